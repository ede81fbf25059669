package settle

import (
	"cmp"
	"slices"

	"parcelbook/data"
	"parcelbook/data/money"
)

// remitted compares each line of a COD remittance with its parcel.
func (o *order) remitted() (ds []data.Difference) {
	for i, lf := range o.Lines {
		p, ok := o.parcel(lf.Line.ParcelID)
		if lf.Statement.Kind != data.StatementCOD || !ok {
			continue
		}
		kind, expected := o.compare(lf, p, paidFor(o.Lines[:i], p.ID))
		d := o.ofLine(kind, lf)
		d.ParcelID, d.Waybill = p.ID, cmp.Or(p.Waybill, d.Waybill)
		d = withAmounts(d, expected, lf.Line.Collected)
		if kind == data.DiffExchange {
			d = noneOff(d, o.Amount(expected), d.Got)
		}
		if kind != "" && !o.mended(d) {
			ds = append(ds, d)
		}
		if kind != data.DiffCancelled && contradicts(lf.Line.State, p.State) {
			d.Kind = data.DiffState
			ds = append(ds, d)
		}
		if kind != data.DiffTwice && kind != data.DiffCancelled {
			ds = append(ds, o.byOther(d, lf, p)...)
			ds = append(ds, o.feeOff(d, lf)...)
		}
	}
	return ds
}

// compare says what is wrong with the amount that a remittance line calls collected for a parcel, and what it
// should be; no kind is nothing wrong. Amounts of two currencies are not compared, only told: nobody knows the
// rate that the carrier should have used.
func (o *order) compare(lf data.LineFact, p data.Parcel, paidBefore bool) (kind data.DifferenceKind, expected int64) {
	got := lf.Line.Collected
	switch {
	case got > 0 && !paidFor(o.Lines, p.ID): // taken back since
		return "", got
	case got > 0 && paidBefore:
		return data.DiffTwice, 0
	case o.State == data.OrderCancelled || failed(p):
		if got > 0 {
			return data.DiffCancelled, 0
		}
		return "", 0
	case got > 0 && lf.Statement.Currency != o.Currency:
		return data.DiffExchange, p.CODAmount
	case lf.Statement.Currency != o.Currency:
		return "", got
	case got <= 0 || got == p.CODAmount:
		return "", p.CODAmount
	case got < p.CODAmount:
		return data.DiffShort, p.CODAmount
	}
	return data.DiffOver, p.CODAmount
}

// contradicts says whether a statement and tracking tell different stories: delivered, and refused, returned or
// lost. A parcel that tracking still has under way contradicts nothing: tracking lags.
func contradicts(line, tracking data.ParcelState) bool {
	if !line.Ended() || !tracking.Ended() {
		return false
	}
	return (line == data.ParcelDelivered) != (tracking == data.ParcelDelivered)
}

// byOther tells that a carrier pays for a parcel that the book has with another. It has the money, so it is the
// one to ask; the parcel's carrier in the book is wrong, or the line.
func (o *order) byOther(d data.Difference, lf data.LineFact, p data.Parcel) []data.Difference {
	if lf.Line.Collected <= 0 || !paidFor(o.Lines, p.ID) || p.CarrierID == 0 || p.CarrierID == lf.Statement.HolderID {
		return nil
	}
	d.Kind = data.DiffCarrier
	return []data.Difference{noneOff(d, d.Got, d.Got)}
}

// mended says whether entries by hand for the line or its parcel settle a difference in amount: a write-off or
// compensation what is short, an overpayment accepted what is too much.
func (o *order) mended(d data.Difference) bool {
	var up, down int64
	for _, e := range o.Entries {
		if e.Amount.Currency != d.Off.Currency || e.LineID != d.LineID && (e.LineID != 0 || e.ParcelID != d.ParcelID) {
			continue
		}
		switch e.Event {
		case data.EventWriteOff, data.EventCompensation:
			down -= e.Amount.Minor
		case data.EventOver:
			up += e.Amount.Minor
		}
	}
	return d.Off.Minor < 0 && down == d.Off.Minor || d.Off.Minor > 0 && up == d.Off.Minor
}

// feeOff compares the fee for collecting with the carrier's rate card, where the line names such a fee and there
// is a card. A fee above the card is off by an amount below zero: it costs the seller.
func (o *order) feeOff(d data.Difference, lf data.LineFact) []data.Difference {
	cur := lf.Statement.Currency
	var got int64
	named := false
	for _, f := range lf.Line.Fees {
		if f.Kind == data.FeeCOD {
			got, named = got+f.Amount, true
		}
	}
	fee, known := Fee(o.holders[lf.Statement.HolderID].Fee, money.New(lf.Line.Collected, cur))
	if !named || !known || lf.Line.Collected <= 0 || fee.Minor == got {
		return nil
	}
	d.Kind, d.Expected, d.Got, d.Off = data.DiffFee, fee, money.New(got, cur), money.New(fee.Minor-got, cur)
	return []data.Difference{d}
}

// overCollected tells once for the order that its parcels together collected more than its total, such as two
// waybills with the whole sum on each: it is the customer's, until it is given back or accepted. What the
// courier collected beyond a parcel's own sum is told with its line.
func (o *order) overCollected() []data.Difference {
	var all int64
	var last data.Date
	for _, p := range o.Parcels {
		if c, ok := o.collection(p); ok {
			all, last = all+min(c.minor, p.CODAmount), max(last, c.date)
		}
	}
	d := data.Difference{
		Kind: data.DiffOver, HolderName: o.nameOf(customer()), OrderID: o.ID, OrderNumber: o.Number, Date: last,
		Expected: money.New(0, o.Currency),
	}
	d = withAmounts(d, o.Total, all-o.entered(data.EventRefund))
	if o.Total == 0 || d.Off.Minor <= 0 || o.mended(d) {
		return nil
	}
	return []data.Difference{d}
}

// missing finds parcels that were delivered and paid in cash, whose money was due by the newest statement of who
// collected it, and which are on no statement. A line that says the parcel was not delivered is told as such.
func (o *order) missing(own transfers, newest map[int64]data.Date) (ds []data.Difference) {
	all := slices.Concat(own, o.linePostings())
	for _, p := range o.Parcels {
		c, ok := o.collection(p)
		if !ok || p.State != data.ParcelDelivered || o.accountedFor(p) {
			continue
		}
		held := Balance{c.holder, o.Currency}
		minor := min(Balances(ofParcel(own, p.ID))[held], Balances(all)[held])
		due := o.dueCollection(p, c, o.holders[c.holder.Holder].Cycle).day
		if minor <= 0 || due > newest[c.holder.Holder] {
			continue
		}
		d := data.Difference{
			Kind: data.DiffMissing, HolderID: c.holder.Holder, HolderName: o.nameOf(c.holder), OrderID: o.ID, OrderNumber: o.Number,
			ParcelID: p.ID, Waybill: p.Waybill, Date: due, Expected: money.New(0, o.Currency), RowID: c.rowID,
		}
		ds = append(ds, withAmounts(d, minor, 0))
	}
	return ds
}

// accountedFor says whether a remittance speaks of a parcel: pays for it, and does not take that back, or says
// why not.
func (o *order) accountedFor(p data.Parcel) bool {
	return paidFor(o.Lines, p.ID) || slices.ContainsFunc(o.Lines, func(lf data.LineFact) bool {
		return lf.Statement.Kind == data.StatementCOD && lf.Line.ParcelID == p.ID && contradicts(lf.Line.State, p.State)
	})
}
