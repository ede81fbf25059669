package settle

import (
	"slices"

	"github.com/shopspring/decimal"

	"parcelbook/data"
	"parcelbook/data/money"
)

// rate gives the units of one currency for one of another; zero where there is no telling.
func rate(units, forOne money.Amount) decimal.Decimal {
	if units.IsZero() || forOne.IsZero() {
		return decimal.Decimal{}
	}
	return units.Abs().Decimal().Div(forOne.Abs().Decimal())
}

// split shares an amount of minor units in proportion to parts, whose sum must not be zero. The shares sum to
// the amount exactly: each is the difference of two rounded running totals.
func split(amount int64, parts []int64) []int64 {
	whole := sum(parts)
	var before, given int64
	shares := make([]int64, len(parts))
	for i, p := range parts {
		before += p
		upTo := decimal.NewFromInt(amount).Mul(decimal.NewFromInt(before)).DivRound(decimal.NewFromInt(whole), 0).IntPart()
		shares[i], given = upTo-given, upTo
	}
	return shares
}

// pot is money that statement lines in another currency pay out together.
type pot struct {
	holder   data.Account
	parcelID int64 // of cash on delivery; 0: the whole order
	currency string
}

// exchanges are the transfers of an order whose holder pays out in another currency than the order's (A held, B
// paid). A line's own postings stay as they are, all in B, so that they never depend on what the line is matched
// to. The order adds "exchange in A <- holder in A" of all that the holder held for the parcel, or for an order
// paid online or by card the order, and "holder in B <- exchange in B" of what the line took: the holder ends
// with nothing in either currency, and the exchange account with both. Where the book has nothing in the
// holder's hands (paid twice, cancelled), nothing is exchanged and the line's money stays owed in B.
func (o *order) exchanges(own transfers) transfers {
	var ts transfers
	pots, lines := o.pots()
	for _, p := range pots {
		ts = append(ts, o.empty(p, lines[p], slices.Concat(own, ts))...)
	}
	return ts
}

// pots are what the order's lines pay out in other currencies than its own, and those lines.
func (o *order) pots() (pots []pot, lines map[pot][]data.LineFact) {
	lines = map[pot][]data.LineFact{}
	for _, lf := range o.Lines {
		if lf.Statement.Currency == o.Currency || o.drawn(lf) == 0 {
			continue
		}
		p := pot{holder: o.account(lf.Statement.HolderID), currency: lf.Statement.Currency}
		if lf.Statement.Kind == data.StatementCOD {
			p.parcelID = lf.Line.ParcelID
		}
		if p.parcelID != 0 && lf.Line.Collected != 0 && !paidFor(o.Lines, p.parcelID) {
			continue // taken back again
		}
		switch {
		case lines[p] == nil:
			pots = append(pots, p)
		case p.parcelID != 0:
			continue // a collection is paid out once
		}
		lines[p] = append(lines[p], lf)
	}
	return pots, lines
}

// empty exchanges what a pot holds for what its lines took out, in proportion.
func (o *order) empty(p pot, lines []data.LineFact, own transfers) (ts transfers) {
	held := o.heldIn(p, own)
	drawn := make([]int64, len(lines))
	for i, lf := range lines {
		drawn[i] = o.drawn(lf)
	}
	if held <= 0 || sum(drawn) <= 0 {
		return nil
	}
	for i, share := range split(held, drawn) {
		lf := lines[i]
		t := data.Transfer{
			Key: key("line", lf.Line.ID, data.EventExchange), Date: paidOn(lf.Statement, lf.Line),
			OrderID: o.ID, ParcelID: p.parcelID, RowID: lf.Line.RowID,
		}
		ts.exchange(t, p.holder, money.New(share, o.Currency), p.holder, money.New(drawn[i], p.currency))
	}
	return ts
}

// heldIn is what the order's holder holds in the order's currency: for the pot's parcel, else in all, less what
// lines in that currency took.
func (o *order) heldIn(p pot, own transfers) int64 {
	if p.parcelID == 0 {
		return Balances(own, o.linePostings())[Balance{p.holder, o.Currency}]
	}
	return Balances(ofParcel(own, p.parcelID))[Balance{p.holder, o.Currency}]
}

// drawn is what a line took out of its holder's hands, in minor units of the statement's currency.
func (o *order) drawn(lf data.LineFact) int64 {
	holder := o.account(lf.Statement.HolderID)
	return -Balances(linePostings(lf.Statement, lf.Line, holder))[Balance{holder, lf.Statement.Currency}]
}

// linePostings are the transfers of the statement lines matched to the order.
func (o *order) linePostings() (ts transfers) {
	for _, lf := range o.Lines {
		ts = append(ts, linePostings(lf.Statement, lf.Line, o.account(lf.Statement.HolderID))...)
	}
	return ts
}

func ofParcel(ts transfers, parcelID int64) (of transfers) {
	for _, t := range ts {
		if t.ParcelID == parcelID {
			of = append(of, t)
		}
	}
	return of
}

func sum(amounts []int64) (all int64) {
	for _, a := range amounts {
		all += a
	}
	return all
}
