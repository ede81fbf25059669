package settle

import (
	"slices"

	"parcelbook/data"
	"parcelbook/data/money"
)

// Differences gives what statements and the book disagree on about one order. newest is the date of each
// holder's newest statement: what was due by then and is on none is missing. One fact is one difference: a line
// that pays for a parcel a second time is not also over, and what an entry by hand has mended is settled. An
// order of before the book's start date has none.
func Differences(f data.OrderFacts, newest map[int64]data.Date) []data.Difference {
	if f.Order.Withdrawn {
		return nil
	}
	o := newOrder(f)
	return o.differences(o.postings(), newest)
}

func (o *order) differences(own transfers, newest map[int64]data.Date) []data.Difference {
	if o.old() {
		return nil
	}
	return slices.Concat(o.remitted(), o.overCollected(), o.missing(own, newest), o.paidOut(own), o.exchanged(own))
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

// exchanged finds what was paid out for the order in another currency than its own, once for each holder and
// currency: the book knows no rate to compare the amounts by. Cash of a parcel is told with its line, by remitted.
func (o *order) exchanged(own transfers) (ds []data.Difference) {
	given := map[string]int64{}
	for _, t := range own {
		given[t.Key] = t.Amount.Minor
	}
	pots, lines := o.pots()
	for _, p := range pots {
		var held, came int64
		for _, lf := range lines[p] {
			held += given[outKey(key("line", lf.Line.ID, data.EventExchange))]
			came += o.drawn(lf)
		}
		if p.parcelID == 0 && came > 0 {
			ds = append(ds, noneOff(o.ofLine(data.DiffExchange, lines[p][0]), o.Amount(held), money.New(came, p.currency)))
		}
	}
	return ds
}

// noneOff sets amounts of which nothing is off, or can be said to be: their currencies differ.
func noneOff(d data.Difference, expected, got money.Amount) data.Difference {
	d.Expected, d.Got, d.Off = expected, got, money.New(0, expected.Currency)
	return d
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
