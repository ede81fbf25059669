package book

import (
	"maps"
	"slices"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/settle"
)

// take writes what is new: the statements first, for the rest speaks of them.
func (p *paymentsPlan) take(o *op) error {
	holders := map[holderName]int64{}
	for _, number := range slices.Sorted(maps.Keys(p.statements)) {
		s := p.statements[number]
		if s.refused != "" || s.is.ID != 0 {
			continue
		}
		if err := o.takeListedStatement(p, s, holders); err != nil {
			return say.Errorf("statement %s: %w", p.head(s).Reference, err)
		}
	}
	for i := range p.rowPlans {
		row := &p.rowPlans[i]
		if row.outcome() != New || row.file.Record == data.PaymentLine {
			continue
		}
		if err := o.takePayment(p, row, holders); err != nil {
			return say.Errorf("row %d: %w", row.file.Row.Row, err)
		}
	}
	return nil
}

// accountHolder finds or makes the holder that a row names; 0 where it names none.
func (o *op) accountHolder(f data.ExportedPayment, known map[holderName]int64) (int64, error) {
	key := holderName{recordKind(f.HolderKind), f.Holder}
	if id := known[key]; id != 0 {
		return id, nil
	}
	id, err := o.holderID(key.kind, f.Holder, map[string]int64{})
	known[key] = id
	return id, err
}

func (o *op) takeListedStatement(p *paymentsPlan, s *listedStatement, holders map[holderName]int64) error {
	if err := o.ctx.Err(); err != nil {
		return err
	}
	head := p.head(s)
	holderID, err := o.accountHolder(*head, holders)
	if err != nil {
		return err
	}
	holder, err := o.Holder(holderID)
	if err != nil {
		return err
	}
	s.is = data.Statement{
		Kind: head.Kind, HolderID: holderID, Reference: head.Reference, Date: head.Date, Currency: head.Currency,
		Total: head.Total, HasTotal: head.HasTotal, ImportID: o.imported,
	}
	if s.is.ID, err = o.SaveStatement(s.is); err != nil {
		return err
	}
	o.statements[s.is.ID] = true
	lines := p.linesOf(s)
	for i, at := range s.rows {
		row := &p.rowPlans[at]
		if lines[i].RowID, err = o.keepRow(row); err != nil {
			return err
		}
		lines[i].StatementID = s.is.ID
		if lines[i].ID, err = o.SaveStatementLine(lines[i]); err != nil {
			return err
		}
		s.lineIDs[lines[i].Ordinal] = lines[i].ID
	}
	for i, at := range s.rows {
		if err := o.tieListed(&p.rowPlans[at], lines[i], holder); err != nil {
			return err
		}
	}
	return nil
}

func (o *op) keepRow(row *paymentPlan) (int64, error) {
	ids, err := o.keepRows([]data.SourceRow{row.file.Row})
	if err != nil {
		return 0, err
	}
	return ids[0], nil
}

// tieListed ties a line to the order and parcel that the list says. A parcel that is not there yet comes with the line.
func (o *op) tieListed(row *paymentPlan, line data.StatementLine, holder data.Holder) error {
	if row.order.ID == 0 {
		return nil
	}
	parcel := row.parcel
	if row.file.Parcel != "" && parcel.ID == 0 {
		theirs, err := o.ParcelsOf(row.order.ID)
		if err != nil {
			return err
		}
		var there bool
		if parcel, there = parcelNamed(theirs, row.file.Parcel); !there {
			return o.tie(line, holder, settle.Matched{OrderID: row.order.ID})
		}
	}
	o.touch(row.order.ID)
	return o.SetLineMatch(line.ID, row.order.ID, parcel.ID)
}

// takePayment writes a deposit, an entry or a dispute.
func (o *op) takePayment(p *paymentsPlan, row *paymentPlan, holders map[holderName]int64) error {
	rowID, err := o.keepRow(row)
	if err != nil {
		return err
	}
	switch row.file.Record {
	case data.PaymentDeposit:
		d := row.deposit(p.statements[row.file.Statement].is.ID)
		if d.ID, err = o.SaveDeposit(d); err != nil {
			return err
		}
		o.statements[d.StatementID] = true
		return o.record("create", "deposit", d.ID, nil, d)
	case data.PaymentEntry:
		holderID, err := o.accountHolder(row.file.ExportedPayment, holders)
		if err != nil {
			return err
		}
		e, err := p.entry(row, holderID)
		if err != nil {
			return err
		}
		e.RowID = rowID
		if e.ID, err = o.SaveEntry(e); err != nil {
			return err
		}
		o.touchEntry(e)
		return o.record("create", "entry", e.ID, nil, e)
	}
	d := row.dispute()
	if d.ID, err = o.SaveDispute(d); err != nil {
		return err
	}
	o.touch(d.OrderID)
	return o.record("create", "dispute", d.ID, nil, d)
}

// takeBackMade takes out of the book what an import made and no row of a file tells alone.
func (o *op) takeBackMade(a data.Audit) error {
	switch a.Kind {
	case "deposit":
		return restoreFrom(a, a.After, func(d data.Deposit) error {
			o.statements[d.StatementID] = true
			if is, err := o.deposit(d.StatementID, a.Record); isNotFound(err) || is.ID == 0 {
				return nil
			}
			return o.DeleteDeposit(a.Record)
		})
	case "alias":
		return restoreFrom(a, a.After, o.dropAdded)
	case "entry":
		e, err := o.Entry(a.Record)
		if err != nil || e.Withdrawn {
			return err
		}
		o.touchEntry(e)
		return o.WithdrawEntry(e.ID)
	case "dispute":
		d, err := o.Dispute(a.Record)
		if err != nil || d.Withdrawn {
			return err
		}
		o.touch(d.OrderID)
		return o.WithdrawDispute(d.ID)
	}
	return nil
}
