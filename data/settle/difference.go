package settle

import (
	"cmp"
	"slices"

	"parcelbook/data"
	"parcelbook/data/money"
)

// Differences gives what statements and the book disagree on about one order. newest is the date of each
// holder's newest statement: what was due by then and is on none is missing. One fact is one difference: a line
// that pays for a parcel a second time is not also over, and what an entry by hand has mended is settled. An
// order of before the book's start date has none.
func Differences(f data.OrderFacts, newest map[int64]data.Date) []data.Difference {
	o := newOrder(f)
	if o.Withdrawn || o.old() {
		return nil
	}
	own := o.postings()
	return slices.Concat(o.remitted(), o.paidOut(own), o.missing(own, newest))
}

// remitted compares each line of a COD remittance with its parcel.
func (o *order) remitted() (ds []data.Difference) {
	paid := map[int64]bool{}
	for _, lf := range o.Lines {
		p, ok := o.parcel(lf.Line.ParcelID)
		if lf.Statement.Kind != data.StatementCOD || !ok {
			continue
		}
		kind, expected := o.compare(lf, p, paid[p.ID])
		paid[p.ID] = paid[p.ID] || lf.Line.Collected > 0
		d := o.ofLine(kind, lf)
		d.ParcelID, d.Waybill = p.ID, cmp.Or(p.Waybill, d.Waybill)
		d = withAmounts(d, expected, lf.Line.Collected)
		if kind != "" && !o.mended(d) {
			ds = append(ds, d)
		}
		if kind != data.DiffCancelled && contradicts(lf.Line.State, p.State) {
			d.Kind = data.DiffState
			ds = append(ds, d)
		}
		if kind != data.DiffTwice && kind != data.DiffCancelled {
			ds = append(ds, o.feeOff(d, lf)...)
		}
	}
	return ds
}

// compare says what is wrong with the amount that a remittance line calls collected for a parcel, and what it
// should be; no kind is nothing wrong. Amounts of two currencies are not compared: nobody knows the rate that
// the carrier should have used.
func (o *order) compare(lf data.LineFact, p data.Parcel, paidBefore bool) (kind data.DifferenceKind, expected int64) {
	got := lf.Line.Collected
	switch {
	case got > 0 && paidBefore:
		return data.DiffTwice, 0
	case o.State == data.OrderCancelled || failed(p):
		if got > 0 {
			return data.DiffCancelled, 0
		}
		return "", 0
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

// paidOut compares what a channel or processor paid out for an order, or released to the wallet, with what it
// took. A refund or dispute may be kept back from a later payout than the order's, so a sum between what was
// paid and what is left of it is right; of a cancelled order only what is left.
func (o *order) paidOut(own transfers) (ds []data.Difference) {
	seen := map[data.Account]bool{}
	for _, lf := range o.Lines {
		holder := o.account(lf.Statement.HolderID)
		if !paysOut(lf.Statement) || seen[holder] || o.drawn(lf) == 0 {
			continue
		}
		seen[holder] = true
		got, same := o.drawnFrom(holder)
		if !same {
			continue
		}
		most, least := o.owedBy(holder, own)
		if o.State == data.OrderCancelled {
			most = least
		}
		d := o.ofLine(data.DiffShort, lf)
		switch {
		case got < least:
			ds = append(ds, withAmounts(d, least, got))
		case got > most:
			d.Kind = data.DiffOver
			if o.State == data.OrderCancelled {
				d.Kind = data.DiffCancelled
			}
			ds = append(ds, withAmounts(d, most, got))
		}
	}
	return ds
}

func paysOut(s data.Statement) bool {
	return s.Kind == data.StatementPayout || s.Kind == data.StatementLedger
}

// drawnFrom sums what the order's lines took from a holder; same is false where a line is in another currency
// than the order.
func (o *order) drawnFrom(holder data.Account) (all int64, same bool) {
	for _, lf := range o.Lines {
		if !paysOut(lf.Statement) || o.account(lf.Statement.HolderID) != holder {
			continue
		}
		drawn := o.drawn(lf)
		if drawn != 0 && lf.Statement.Currency != o.Currency {
			return 0, false
		}
		all += drawn
	}
	return all, true
}

// owedBy gives the most and the least that a holder should have paid out by the order's own transfers: before,
// and after, what it gave back to the buyer and what disputes hold back.
func (o *order) owedBy(holder data.Account, own transfers) (most, least int64) {
	for _, t := range own {
		minor := Balances([]data.Transfer{t})[Balance{holder, o.Currency}]
		least += minor
		switch t.Event {
		case data.EventRefund, data.EventDisputed, data.EventDisputeWon, data.EventDisputeLost:
		default:
			most += minor
		}
	}
	return most, least
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

// accountedFor says whether a remittance speaks of a parcel: pays for it, or says why not.
func (o *order) accountedFor(p data.Parcel) bool {
	return slices.ContainsFunc(o.Lines, func(lf data.LineFact) bool {
		return lf.Statement.Kind == data.StatementCOD && lf.Line.ParcelID == p.ID &&
			(lf.Line.Collected > 0 || contradicts(lf.Line.State, p.State))
	})
}

func (o *order) parcel(id int64) (data.Parcel, bool) {
	i := slices.IndexFunc(o.Parcels, func(p data.Parcel) bool { return p.ID == id })
	if i < 0 {
		return data.Parcel{}, false
	}
	return o.Parcels[i], true
}

func (o *order) ofLine(kind data.DifferenceKind, lf data.LineFact) data.Difference {
	d := ofLine(kind, lf.Statement, lf.Line, o.holders[lf.Statement.HolderID])
	d.OrderID, d.OrderNumber = o.ID, o.Number
	return d
}
