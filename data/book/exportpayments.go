package book

import (
	"context"
	"fmt"
	"regexp"
	"slices"

	"parcelbook/data"
	"parcelbook/data/store"
)

// ExportPayments lists what holders account for, line by line, what reached the bank, and what was entered by hand:
// all that makes it again in another book. A filter narrows the statements; then what belongs to no statement is left out.
func (b *Book) ExportPayments(ctx context.Context, f data.StatementFilter) ([]data.ExportedPayment, error) {
	narrowed := f != (data.StatementFilter{Page: f.Page})
	if f.Sort == "" {
		f.Sort = "date"
	}
	return read(ctx, b, func(tx *store.Tx) ([]data.ExportedPayment, error) {
		statements, err := tx.StatementRows(f)
		if err != nil {
			return nil, err
		}
		l := paymentList{tx: tx, places: map[int64]place{}, statements: map[int64]int{}}
		if l.holders, err = holderNames(tx); err != nil {
			return nil, err
		}
		for i, s := range statements {
			if err := l.addStatement(i+1, s); err != nil {
				return nil, err
			}
		}
		if !narrowed {
			if err := l.addEntries(); err != nil {
				return nil, err
			}
			if err := l.addDisputes(); err != nil {
				return nil, err
			}
		}
		return l.rows, l.nameOrders()
	})
}

// place is where a line of a statement stands in the list.
type place struct{ statement, line int }

// paymentList is the exported list of payments in the making.
type paymentList struct {
	tx         *store.Tx
	rows       []data.ExportedPayment
	ties       []tied // of the rows
	holders    map[int64]string
	places     map[int64]place // of lines, by id
	statements map[int64]int   // their places, by id
}

// tied is what a row belongs to.
type tied struct{ order, parcel int64 }

func (l *paymentList) add(r data.ExportedPayment, orderID, parcelID int64) {
	l.rows, l.ties = append(l.rows, r), append(l.ties, tied{orderID, parcelID})
}

func (l *paymentList) addStatement(number int, s data.StatementRow) error {
	facts, err := l.tx.StatementFacts(s.ID)
	if err != nil {
		return err
	}
	holder, err := l.tx.Holder(s.HolderID)
	if err != nil {
		return err
	}
	row := data.ExportedPayment{
		Statement: number, HolderKind: data.AccountKind(holder.Kind), Holder: holder.Name, Kind: s.Kind,
		Date: s.Date, Reference: s.Reference, Currency: s.Currency,
	}
	l.statements[s.ID] = number
	for i, line := range facts.Lines {
		r := row
		r.Record, r.Line, r.Note = data.PaymentLine, line, line.Note
		if i == 0 {
			r.Total, r.HasTotal = s.Total, s.HasTotal
		}
		l.places[line.ID] = place{number, line.Ordinal}
		l.add(r, line.OrderID, line.ParcelID)
	}
	for _, d := range facts.Deposits {
		r := row
		r.Record, r.Kind, r.Date, r.Reference, r.Currency, r.Amount = data.PaymentDeposit, "", d.Date, d.Reference, d.Currency, d.Amount
		l.add(r, 0, 0)
	}
	return nil
}

func (l *paymentList) addEntries() error {
	entries, err := l.tx.Entries()
	if err != nil {
		return err
	}
	for _, e := range entries {
		r := data.ExportedPayment{
			Record: data.PaymentEntry, Event: e.Event, Date: e.Date, Amount: e.Amount.Minor, Currency: e.Amount.Currency,
			HolderKind: e.Holder.Kind, Holder: l.holders[e.Holder.Holder], Reason: e.Reason, Statement: l.statements[e.StatementID],
		}
		if at, mends := l.places[e.LineID]; mends {
			r.Statement, r.Line.Ordinal = at.statement, at.line
		}
		if e.Other.Currency != "" {
			r.Other = e.Other.Plain() + " " + e.Other.Currency
		}
		l.add(r, e.OrderID, e.ParcelID)
	}
	return nil
}

func (l *paymentList) addDisputes() error {
	disputes, err := l.tx.Disputes()
	if err != nil {
		return err
	}
	orders, err := l.tx.OrderRows(data.OrderFilter{IDs: idsOf(disputes, func(d data.Dispute) int64 { return d.OrderID })})
	if err != nil {
		return err
	}
	byID := map[int64]data.OrderRow{}
	for _, o := range orders {
		byID[o.ID] = o
	}
	for _, d := range disputes {
		r := data.ExportedPayment{
			Record: data.PaymentDispute, Date: d.Opened, Deadline: d.Deadline, Closed: d.Closed, Outcome: d.Outcome,
			Amount: d.Amount, Currency: byID[d.OrderID].Currency, Evidence: d.Evidence, Note: d.Note,
		}
		if d.Chargeback {
			r.Record = data.PaymentChargeback
		}
		l.add(r, d.OrderID, 0)
	}
	return nil
}

// nameOrders writes into each row the order and parcel it belongs to.
func (l *paymentList) nameOrders() error {
	var orders []int64
	for _, t := range l.ties {
		if t.order != 0 {
			orders = append(orders, t.order)
		}
	}
	slices.Sort(orders)
	orders = slices.Compact(orders)
	names, err := l.tx.OrderNames(orders)
	if err != nil {
		return err
	}
	parcels, err := l.tx.ParcelsOf(orders...)
	if err != nil {
		return err
	}
	byOrder := group(parcels, func(p data.Parcel) int64 { return p.OrderID })
	for i, t := range l.ties {
		name := names[t.order]
		l.rows[i].Channel, l.rows[i].Order = name.Channel, name.Number
		l.rows[i].Parcel = parcelName(byOrder[t.order], t.parcel)
	}
	return nil
}

var parcelPlace = regexp.MustCompile(`^#(\d+)$`)

// parcelName is what tells one parcel of an order from the others: its waybill, or "#" and its place where the waybill
// is not known, or is not its own alone.
func parcelName(theirs []data.Parcel, id int64) string {
	at := slices.IndexFunc(theirs, func(p data.Parcel) bool { return p.ID == id })
	if at < 0 {
		return ""
	}
	waybill := theirs[at].Waybill
	same := 0
	for _, p := range theirs {
		if data.RefKey(p.Waybill) == data.RefKey(waybill) {
			same++
		}
	}
	if same > 1 || data.RefKey(waybill) == "" || parcelPlace.MatchString(waybill) {
		return fmt.Sprintf("#%d", at+1)
	}
	return waybill
}

// parcelNamed finds the parcel that parcelName named.
func parcelNamed(theirs []data.Parcel, name string) (p data.Parcel, ok bool) {
	if m := parcelPlace.FindStringSubmatch(name); m != nil {
		for i, p := range theirs {
			if m[1] == fmt.Sprint(i+1) {
				return p, true
			}
		}
		return p, false
	}
	at := slices.IndexFunc(theirs, func(p data.Parcel) bool { return data.RefKey(p.Waybill) == data.RefKey(name) })
	if name == "" || at < 0 {
		return p, false
	}
	return theirs[at], true
}
