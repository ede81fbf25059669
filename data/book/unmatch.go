package book

import (
	"encoding/json"
	"fmt"
	"slices"

	"parcelbook/data"
	"parcelbook/data/intake"
)

// dropAlias removes an alias and unties the statement lines that its order was found by, and what they told of its
// parcels; tieAgain then matches them anew by what is left.
func (o *op) dropAlias(a data.Alias) error {
	if err := o.Tx.DeleteAlias(a.ID); err != nil {
		return err
	}
	named, err := o.OrdersByKeys([]string{data.RefKey(a.Number)})
	if err != nil {
		return err
	}
	at := slices.IndexFunc(named, func(order data.Order) bool { return order.ChannelID == a.ChannelID })
	if at < 0 {
		return nil
	}
	order := named[at]
	o.touch(order.ID)
	facts, err := o.OrderFacts([]int64{order.ID})
	if err != nil {
		return err
	}
	left, err := o.OrderAliases(order)
	if err != nil {
		return err
	}
	known := map[string]bool{data.RefKey(order.Number): true}
	for _, l := range left {
		known[data.RefKey(l.Code)] = true
	}
	return o.untieNamed(facts[0].Lines, data.RefKey(a.Code), known)
}

// untieNamed unties those of an order's lines that name it by the code, and those that name it by no code it is known
// by and share a parcel with them.
func (o *op) untieNamed(lines []data.LineFact, code string, known map[string]bool) error {
	parcels := map[int64]bool{}
	for _, l := range lines {
		if data.RefKey(l.Line.OrderNumber) == code && l.Line.ParcelID != 0 {
			parcels[l.Line.ParcelID] = true
		}
	}
	for _, l := range lines {
		number := data.RefKey(l.Line.OrderNumber)
		if number != code && (known[number] || !parcels[l.Line.ParcelID]) {
			continue
		}
		told, err := o.toldToTie(l)
		if err != nil {
			return err
		}
		if told {
			continue
		}
		if err := o.as(l.Statement.ImportID, func() error { return o.untie(l) }); err != nil {
			return err
		}
	}
	return nil
}

// toldToTie says that a line is tied because somebody said so: the user, or the book's own list of payments.
func (o *op) toldToTie(l data.LineFact) (bool, error) {
	trail, err := o.AuditTrail(data.AuditFilter{Kind: "statement line", Record: &l.Line.ID})
	if err != nil || len(trail) > 0 || l.Statement.ImportID == 0 {
		return len(trail) > 0, err
	}
	imp, err := o.Import(l.Statement.ImportID)
	return imp.Kind == string(intake.Payments), err
}

// untie unties a line and takes back what it was the first to tell of its parcel.
func (o *op) untie(l data.LineFact) error {
	o.freed = append(o.freed, l.Line.ID)
	o.statements[l.Statement.ID] = true
	if err := o.SetLineMatch(l.Line.ID, 0, 0); err != nil || l.Line.ParcelID == 0 {
		return err
	}
	p, err := o.Parcel(l.Line.ParcelID)
	if err != nil || p.Withdrawn {
		return err
	}
	if l.Line.RowID != 0 && p.RowID == l.Line.RowID {
		return o.withdrawParcel(p.ID)
	}
	trail, err := o.AuditTrail(data.AuditFilter{Kind: "parcel", Record: &p.ID, ImportID: &l.Statement.ImportID})
	if err != nil {
		return err
	}
	want := p
	for _, a := range trail {
		if a.What != "edit" {
			continue
		}
		var before, after data.Parcel
		for text, v := range map[string]*data.Parcel{a.Before: &before, a.After: &after} {
			if err := json.Unmarshal([]byte(text), v); err != nil {
				return fmt.Errorf("reading entry %d of the audit trail: %w", a.ID, err)
			}
		}
		if before.Waybill == "" && after.Waybill == p.Waybill && after.Waybill == l.Line.Waybill {
			want.Waybill = ""
		}
		if before.CarrierID == 0 && after.CarrierID == p.CarrierID {
			want.CarrierID = 0
		}
	}
	if want == p {
		return nil
	}
	_, err = o.saveParcel(p, want)
	return err
}

// dropAdded removes an alias that an import brought, if it is there still.
func (o *op) dropAdded(a data.Alias) error {
	found, err := o.AliasesAmong(a.ChannelID, []string{data.RefKey(a.Code)})
	for _, is := range found {
		if is == a {
			err = o.dropAlias(is)
		}
	}
	return err
}

// freedLines are the lines that lost their match with an alias and have none yet.
func (o *op) freedLines() ([]data.StatementLine, error) {
	var lines []data.StatementLine
	for _, id := range o.freed {
		l, err := o.StatementLine(id)
		if err != nil {
			return nil, err
		}
		if l.OrderID == 0 && !l.Withdrawn {
			lines = append(lines, l)
		}
	}
	return lines, nil
}
