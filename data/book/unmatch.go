package book

import (
	"encoding/json"
	"slices"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/say"
	"parcelbook/data/store"
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
	theirs, err := notTold(o.Tx, facts[0].Lines)
	if err != nil {
		return err
	}
	return o.loosen(slices.DeleteFunc(theirs, func(l data.LineFact) bool { return data.RefKey(l.Line.OrderNumber) != data.RefKey(a.Code) }))
}

// loosen unties lines and takes back what they told, to be matched anew.
func (o *op) loosen(lines []data.LineFact) error {
	parcels, first := map[int64]bool{}, map[[2]int64]bool{}
	for _, l := range lines { // all of them, before what they told goes
		if err := o.untie(l); err != nil {
			return err
		}
		parcels[l.Line.ParcelID], first[[2]int64{l.Line.ParcelID, l.Line.RowID}] = true, l.Line.RowID != 0
	}
	told, err := o.ParcelsAmong(keysOf(parcels))
	if err != nil {
		return err
	}
	told = slices.DeleteFunc(told, func(p data.Parcel) bool { return !first[[2]int64{p.ID, p.RowID}] })
	if err := o.withdrawParcels(idsOf(told, func(p data.Parcel) int64 { return p.ID })...); err != nil {
		return err
	}
	for _, l := range lines {
		if err := o.as(l.Statement.ImportID, func() error { return o.takeBackNamed(l) }); err != nil {
			return err
		}
	}
	return nil
}

// untie unties a line, to be matched anew.
func (o *op) untie(l data.LineFact) error {
	o.freed = append(o.freed, l.Line.ID)
	o.touch(l.Line.OrderID)
	o.statements[l.Statement.ID] = true
	return o.SetLineMatch(l.Line.ID, 0, 0)
}

// untieFrom unties all lines from parcels that are not what they took them for. Those that name the order by a code of
// that, and those that were told to, stay tied to the order.
func (o *op) untieFrom(parcels ...data.Parcel) error {
	those := map[int64]bool{}
	for _, p := range parcels {
		those[p.ID] = true
	}
	lines, err := o.TiedLines(idsOf(parcels, func(p data.Parcel) int64 { return p.OrderID }))
	if err != nil {
		return err
	}
	lines = slices.DeleteFunc(lines, func(l data.LineFact) bool { return !those[l.Line.ParcelID] })
	free, err := notTold(o.Tx, lines)
	if err != nil {
		return err
	}
	goes := map[int64]bool{}
	for _, l := range free {
		goes[l.Line.ID] = true
	}
	for _, l := range lines {
		known, err := o.knownBy(l.Line.OrderID, data.RefKey(l.Line.OrderNumber))
		if err != nil {
			return err
		}
		if goes[l.Line.ID] && !known {
			err = o.untie(l)
		} else {
			err = o.SetLineMatch(l.Line.ID, l.Line.OrderID, 0)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// knownBy says whether an order is known by a code as data.RefKey writes it.
func (o *op) knownBy(orderID int64, code string) (bool, error) {
	if code == "" {
		return false, nil
	}
	order, err := o.Order(orderID)
	if err != nil {
		return false, err
	}
	aliases, err := o.OrderAliases(order)
	return slices.Contains(data.NumberKeys(order.Number), code) || slices.ContainsFunc(aliases, func(a data.Alias) bool { return data.RefKey(a.Code) == code }), err
}

// notTold leaves out the lines that are tied because somebody said so: the user, or the book's own list of payments.
func notTold(tx *store.Tx, lines []data.LineFact) ([]data.LineFact, error) {
	byHand, err := tx.TiedByHand(idsOf(lines, func(l data.LineFact) int64 { return l.Line.ID }))
	if err != nil {
		return nil, err
	}
	told := map[int64]bool{0: true} // by import: it is its lines that say so
	for _, l := range lines {
		id := l.Statement.ImportID
		if _, known := told[id]; known {
			continue
		}
		imp, err := tx.Import(id)
		if err != nil {
			return nil, err
		}
		told[id] = imp.Kind == string(intake.Payments)
	}
	return slices.DeleteFunc(slices.Clone(lines), func(l data.LineFact) bool { return byHand[l.Line.ID] || told[l.Statement.ImportID] }), nil
}

// takeBackNamed takes back the waybill and the carrier that a line was the first to name of its parcel.
func (o *op) takeBackNamed(l data.LineFact) error {
	if l.Line.ParcelID == 0 {
		return nil
	}
	p, err := o.Parcel(l.Line.ParcelID)
	if err != nil || p.Withdrawn {
		return err
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

// freedLines are the lines that lost their match and have none yet.
func (o *op) freedLines() ([]data.StatementLine, error) { return o.LooseAmong(o.freed) }
