package intake

import (
	"slices"

	"parcelbook/data"
	"parcelbook/data/say"
)

// fewToAddUp is how many rows at least must give all of their amounts for it to be a sign that none adds up.
const fewToAddUp = 4

// neverAddsUp says whether the columns that are taken give what was collected, what was kept back and the net, and in no row
// does one follow from the others: they are something else, unless their headers surely say what they are
// and no others add up to the net.
func (c *clues) neverAddsUp(l *layout) bool {
	if l.fields&setOf(Collected, Net) != setOf(Collected, Net) || l.format.NetBeforeFees {
		return false
	}
	s := split{collected: l.sources[Collected][0], net: l.sources[Net][0]}
	collects, nets := s.collected[0], s.net[0]
	ofOthers := slices.ContainsFunc(c.related, func(r relation) bool {
		return slices.ContainsFunc(r.terms, func(t term) bool { return t.column == nets || c.same(t.column, nets) })
	})
	if !ofOthers && min(l.columns[collects].Confidence, l.columns[nets].Confidence) >= sureShared {
		return false // what is kept back besides is a difference to tell
	}
	for _, f := range l.fees {
		s.costs = append(s.costs, f.column)
	}
	for _, source := range l.sources[Freight] {
		s.costs = append(s.costs, source...)
	}
	rows := 0
	for i := range c.sample {
		switch adds, whole := c.adds(i, s); {
		case !whole:
		case adds:
			return false
		default:
			rows++
		}
	}
	return rows >= fewToAddUp
}

// totals counts the orders whose file gives their total, and what it is the total of.
type totals struct{ held, of int }

// weighTotal counts an order: its total is the goods with postage, tax and discount, or some of these, for tax may be in the
// price, and postage paid by the seller.
func (r *reader) weighTotal(d *draft) {
	if len(r.layout.sources[OrderTotal]) == 0 || d.Items == 0 || d.Total == 0 {
		return
	}
	r.totals.of++
	if r.taxRate > 0 && abs(d.Total*1000-(d.Items+d.Shipping-d.Discount)*r.taxRate) <= 1000*int64(len(d.Rows)) {
		r.totals.held++
		return
	}
	for _, tax := range []int64{0, d.Tax} {
		for _, shipping := range []int64{0, d.Shipping} {
			if sum := d.Items + tax + shipping; sum == d.Total || sum-d.Discount == d.Total {
				r.totals.held++
				return
			}
		}
	}
}

// tellTotals tells where hardly any order's total is one: the column, or another one, may be something else. A known format
// says which it is.
func (r *reader) tellTotals() {
	if r.layout.standing == known || r.totals.of < fewToAddUp || r.totals.held*10 >= r.totals.of {
		return
	}
	column := r.layout.sources[OrderTotal][0][0]
	r.result.Problems = append(r.result.Problems, data.Problem{
		Sheet: r.table.sheet, Row: r.result.HeaderRow, Column: r.header(column),
		Reason: say.Textf("of %d orders it is what goods, postage, tax and discount come to in %d: look whether it is the order's total, and say by a mapping what each amount is", r.totals.of, r.totals.held),
	})
}

// contradicts refuses an order whose amounts cannot all be so.
func (r *reader) contradicts(d *draft) bool { return r.owesMore(d) || r.comesToLess(d) }

// comesToLess refuses an order of which each line alone comes to what is called its total.
func (r *reader) comesToLess(d *draft) bool {
	if r.layout.standing == known || len(d.Lines) < 2 || d.amounts[OrderTotal] == 0 || d.Items-d.Discount <= d.Total {
		return false
	}
	for i := range d.Lines {
		if sum, _ := lineSum(d.Lines[i]); sum != d.Total {
			return false
		}
	}
	r.fail(r.layout.sources[OrderTotal][0][0],
		say.Textf("each of the %d lines of this order comes to that, and all of them to %s: say by a mapping whether it is what the line comes to", len(d.Lines), inMinor(d.Items, d.Currency)))
	return true
}
