package book

import (
	"encoding/json"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/say"
)

// dropAlias removes an alias and unties the statement lines that its order was found by, and what they told of its
// parcels; tieAgain then matches them anew by what is left.
func (o *op) dropAlias(a data.Alias) error {
	if err := o.Tx.DeleteAlias(a.ID); err != nil {
		return err
	}
	order, there, err := numbered(o.Tx, a.ChannelID, a.Number)
	if err != nil || !there {
		return err
	}
	o.touch(order.ID)
	facts, err := o.OrderFacts([]int64{order.ID})
	if err != nil {
		return err
	}
	var theirs []data.LineFact
	for _, l := range facts[0].Lines {
		told, err := o.toldToTie(l)
		if err != nil {
			return err
		}
		if !told && data.RefKey(l.Line.OrderNumber) == data.RefKey(a.Code) {
			theirs = append(theirs, l)
		}
	}
	return o.loosen(theirs)
}

// loosen unties lines and takes back what they told, to be matched anew.
func (o *op) loosen(lines []data.LineFact) error {
	for _, l := range lines { // all of them, before what they told goes
		if err := o.untie(l); err != nil {
			return err
		}
	}
	for _, l := range lines {
		if err := o.as(l.Statement.ImportID, func() error { return o.takeBackTold(l) }); err != nil {
			return err
		}
	}
	return nil
}

// untie unties a line, to be matched anew.
func (o *op) untie(l data.LineFact) error {
	o.freed = append(o.freed, l.Line.ID)
	o.statements[l.Statement.ID] = true
	return o.SetLineMatch(l.Line.ID, 0, 0)
}

// untieFrom unties all lines from a parcel that is not what they took it for. Those that name its order by a code of
// that, and those that were told to, stay tied to the order.
func (o *op) untieFrom(p data.Parcel) error {
	facts, err := o.OrderFacts([]int64{p.OrderID})
	if err != nil || len(facts) == 0 {
		return err
	}
	aliases, err := o.OrderAliases(facts[0].Order)
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, key := range data.NumberKeys(facts[0].Order.Number) {
		known[key] = true
	}
	for _, a := range aliases {
		known[data.RefKey(a.Code)] = true
	}
	for _, l := range facts[0].Lines {
		if l.Line.ParcelID != p.ID {
			continue
		}
		stays, err := o.toldToTie(l)
		if err != nil {
			return err
		}
		if stays || known[data.RefKey(l.Line.OrderNumber)] {
			err = o.SetLineMatch(l.Line.ID, p.OrderID, 0)
		} else {
			err = o.untie(l)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// toldToTie says that a line is tied because somebody said so: the user, or the book's own list of payments.
func (o *op) toldToTie(l data.LineFact) (bool, error) {
	trail, err := o.AuditTrail(data.AuditFilter{Kind: "statement line", Record: &l.Line.ID})
	if err != nil || l.Statement.ImportID == 0 || len(trail) > 0 && trail[0].After != "0" {
		return true, err
	}
	imp, err := o.Import(l.Statement.ImportID)
	return imp.Kind == string(intake.Payments), err
}

// takeBackTold takes back what a line was the first to tell of its parcel.
func (o *op) takeBackTold(l data.LineFact) error {
	if l.Line.ParcelID == 0 {
		return nil
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
				return say.Errorf("reading entry %d of the audit trail: %w", a.ID, err)
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
	if want.Waybill != p.Waybill {
		if err := o.untieFrom(p); err != nil {
			return err
		}
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
