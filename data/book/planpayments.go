package book

import (
	"cmp"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/money"
	"parcelbook/data/say"
	"parcelbook/data/settle"
	"parcelbook/data/store"
)

// paymentsPlan is what taking in the book's own list of payments would do. What it tells is new or there already: a
// statement, and what was entered by hand, are evidence, and a list that tells them otherwise is refused.
type paymentsPlan struct {
	rowPlans   []paymentPlan
	statements map[int]*listedStatement // by their place in the list
	index      orderIndex
	holders    map[holderName]int64
}

// paymentPlan is what taking in one row would do.
type paymentPlan struct {
	file    intake.Payment
	known   bool
	refused say.Text

	order  data.Order // that it is tied to; ID 0: none, or not in the book
	parcel data.Parcel
}

func planPayments(tx *store.Tx, files []intake.Payment) (*paymentsPlan, error) {
	p := &paymentsPlan{statements: map[int]*listedStatement{}}
	numbers := map[string]bool{}
	for _, f := range files {
		numbers[data.RefKey(f.Order)] = true
	}
	var err error
	if p.index, err = newOrderIndex(tx, numbers); err != nil {
		return nil, err
	}
	if err := p.readHolders(tx); err != nil {
		return nil, err
	}
	for i, f := range files {
		row := paymentPlan{file: f}
		row.order, _ = p.index.find(f.Channel, f.Order)
		row.parcel, _ = parcelNamed(p.index.parcels[row.order.ID], f.Parcel)
		p.rowPlans = append(p.rowPlans, row)
		if f.Record == data.PaymentLine {
			s := p.statements[f.Statement]
			if s == nil {
				s = &listedStatement{lineIDs: map[int]int64{}}
				p.statements[f.Statement] = s
			}
			s.rows = append(s.rows, i)
		}
	}
	if err := p.compareStatements(tx); err != nil {
		return nil, err
	}
	for i := range p.rowPlans {
		p.check(&p.rowPlans[i])
	}
	return p, p.findKnown(tx)
}

func (p *paymentsPlan) readHolders(tx *store.Tx) error {
	holders, err := tx.Holders("")
	p.holders = map[holderName]int64{}
	for _, h := range holders {
		p.holders[holderName{h.Kind, strings.ToLower(h.Name)}] = h.ID
	}
	return err
}

// check says of a row that is no line what is wrong with it.
func (p *paymentsPlan) check(row *paymentPlan) {
	f := &row.file
	statement, there := p.statements[f.Statement]
	switch {
	case f.Record == data.PaymentLine:
		row.refused = statement.refused
	case f.Order != "" && row.order.ID == 0:
		row.refused = missingOrder(f.Channel, f.Order)
	case f.Parcel != "" && row.parcel.ID == 0:
		row.refused = say.Textf("the order has no parcel %s: take in its parcels first", f.Parcel)
	case f.Statement != 0 && !there:
		row.refused = "its statement is not in the list: take it in together with its lines"
	case f.Statement != 0 && statement.refused != "":
		row.refused = statement.refused
	case f.Date == "":
		row.refused = "it has no date"
	case !money.ValidCurrency(f.Currency):
		row.refused = "it has no currency"
	case f.Record == data.PaymentDeposit && f.Statement == 0:
		row.refused = "it does not say for which statement: number it as the lines of its statement are"
	case f.Record == data.PaymentEntry:
		row.refused = p.checkEntry(row)
	case f.Record != data.PaymentDeposit:
		row.refused = checkDispute(row)
	}
}

func (p *paymentsPlan) checkEntry(row *paymentPlan) say.Text {
	e, err := p.entry(row, 1)
	switch {
	case err != nil:
		return say.Of(err)
	case e.Amount.IsZero() || len(settle.EntryPostings(e)) == 0:
		return say.Textf("%q with this holder moves no money: write another event, or who holds or pays it", row.file.Event)
	case row.file.Line.Ordinal != 0 && !p.hasLine(row.file.Statement, row.file.Line.Ordinal):
		return "the line of the statement that it mends is not in the list: take it in together with that"
	}
	return ""
}

func (p *paymentsPlan) hasLine(statement, line int) bool {
	s := p.statements[statement]
	return s != nil && slices.ContainsFunc(s.rows, func(i int) bool { return p.rowPlans[i].file.Line.Ordinal == line })
}

func checkDispute(row *paymentPlan) say.Text {
	switch f := &row.file; {
	case row.order.ID == 0:
		return missingOrder(f.Channel, f.Order)
	case f.Currency != row.order.Currency:
		return say.Textf("it is in %s, and its order is in %s: write it in the currency of its order", f.Currency, row.order.Currency)
	case f.Amount <= 0:
		return "a dispute needs the amount disputed"
	case f.Outcome != data.Undecided && f.Closed == "":
		return "a dispute that is won or lost needs the day it was closed"
	}
	return ""
}

// entry is the entry that a row tells. For one that is yet to be written, ids of what is not there are 0; of a holder,
// unknownID.
func (p *paymentsPlan) entry(row *paymentPlan, unknownID int64) (data.Entry, error) {
	f := &row.file
	e := data.Entry{
		Event: f.Event, Date: f.Date, Amount: money.New(f.Amount, f.Currency), OrderID: row.order.ID, ParcelID: row.parcel.ID,
		Holder: data.Account{Kind: f.HolderKind}, Reason: f.Reason,
	}
	if f.Holder != "" {
		e.Holder.Holder = cmp.Or(p.holders[holderName{recordKind(f.HolderKind), strings.ToLower(f.Holder)}], unknownID)
	}
	if number, currency, there := strings.Cut(f.Other, " "); there {
		var err error
		if e.Other, err = money.Parse(number, currency); err != nil {
			return e, err
		}
	}
	if s := p.statements[f.Statement]; s != nil {
		if f.Line.Ordinal != 0 {
			e.LineID = s.lineIDs[f.Line.Ordinal]
		} else {
			e.StatementID = s.is.ID
		}
	}
	return e, nil
}

func (row *paymentPlan) dispute() data.Dispute {
	f := &row.file
	return data.Dispute{
		OrderID: row.order.ID, Chargeback: f.Record == data.PaymentChargeback, Opened: f.Date, Deadline: f.Deadline, Closed: f.Closed,
		Outcome: f.Outcome, Amount: f.Amount, Evidence: f.Evidence, Note: f.Note,
	}
}

func (row *paymentPlan) deposit(statementID int64) data.Deposit {
	f := &row.file
	return data.Deposit{StatementID: statementID, Date: f.Date, Currency: f.Currency, Amount: f.Amount, Reference: f.Reference}
}

// holderName is what a holder is known by, in lower case.
type holderName struct {
	kind data.HolderKind
	name string
}

// recordKind is the kind of holder that an account is with: a wallet is the seller's with a channel.
func recordKind(k data.AccountKind) data.HolderKind {
	if k == data.AccWallet {
		return data.KindChannel
	}
	return data.HolderKind(k)
}

// findKnown marks the rows that tell what the book has already, each of equals once.
func (p *paymentsPlan) findKnown(tx *store.Tx) error {
	entries, err := tx.Entries()
	if err != nil {
		return err
	}
	disputes, err := tx.Disputes()
	if err != nil {
		return err
	}
	known := map[any]int{}
	for _, e := range entries {
		e.ID, e.RowID = 0, 0
		known[e]++
	}
	for _, d := range disputes {
		d.ID = 0
		known[d]++
	}
	for _, s := range p.statements {
		if s.is.ID == 0 {
			continue
		}
		deposits, err := tx.Deposits(s.is.ID)
		if err != nil {
			return err
		}
		for _, d := range deposits {
			d.ID = 0
			known[d]++
		}
	}
	for i := range p.rowPlans {
		row := &p.rowPlans[i]
		var record any
		switch row.file.Record {
		case data.PaymentLine:
			row.known = p.statements[row.file.Statement].is.ID != 0
			continue
		case data.PaymentDeposit:
			if s := p.statements[row.file.Statement]; s != nil {
				record = row.deposit(s.is.ID)
			}
		case data.PaymentEntry:
			if record, err = p.entry(row, 0); err != nil {
				continue // refused already
			}
		default:
			record = row.dispute()
		}
		if record != nil && known[record] > 0 {
			known[record]--
			row.known = true
		}
	}
	return nil
}

func (row *paymentPlan) outcome() Outcome {
	switch {
	case row.refused != "":
		return Refused
	case row.known:
		return Unchanged
	}
	return New
}

func (p *paymentsPlan) items() []ReviewItem {
	items := make([]ReviewItem, len(p.rowPlans))
	for i := range p.rowPlans {
		row := &p.rowPlans[i]
		f := &row.file
		items[i] = ReviewItem{
			Outcome: row.outcome(), Subject: cmp.Or(f.Line.Waybill, f.Line.OrderNumber, f.Order, f.Reference, f.Reason), Who: cmp.Or(f.Line.Recipient, f.Holder),
			Amount: money.New(f.Amount, f.Currency), Date: cmp.Or(f.Line.PaidDate, f.Date), Place: f.Row.Place(), Reason: row.refused,
		}
		if f.Record == data.PaymentLine {
			items[i].Amount.Minor = f.Line.Net
		}
	}
	return items
}

func (p *paymentsPlan) rows(item int) []data.SourceRow {
	return []data.SourceRow{p.rowPlans[item].file.Row}
}
