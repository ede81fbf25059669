package intake

import (
	"slices"
	"strings"

	"parcelbook/data/intake/value"
	"parcelbook/data/money"
	"parcelbook/data/say"
)

// taxed is whether the tax that a column gives is in the prices of a layout.
type taxed uint8

const (
	taxByFormat taxed = iota // the format says it
	taxUnknown
	taxInPrices
	taxOnTop
)

// taxOf finds by the headers whether tax is in the prices: that of the tax itself, or of the amounts that it is of, says so.
func (c *clues) taxOf(taken []candidate) taxed {
	found := taxUnknown
	for _, k := range taken {
		switch {
		case k.field == Tax && c.speaks(k.column, "incl"):
			return taxInPrices
		case k.field == Tax && c.speaks(k.column, "excl", "sale"):
			return taxOnTop
		case !(bases | setOf(UnitPrice)).Has(k.field):
		case c.speaks(k.column, "excl"):
			found = taxOnTop
		case c.speaks(k.column, "incl", "gross"):
			found = taxInPrices
		}
	}
	if found == taxUnknown {
		return c.taxByRate(taken)
	}
	return found
}

// taxByRate finds by a column of rates whether tax is in the prices: it is so much of them, or of what they are without it.
func (c *clues) taxByRate(taken []candidate) taxed {
	tax, goods := surestOf(taken, Tax), c.goodsOf(taken)
	rate := slices.IndexFunc(c.profiles, func(p profile) bool { return p.n > 0 && p.percents == p.n })
	if tax < 0 || goods.values == nil || rate < 0 || !c.speaks(rate, "tax") {
		return taxUnknown
	}
	const cent, hundred = tenThousand / 100, 100 * tenThousand
	inPrices, onTop, rows := 0, 0, 0
	for i, due := range c.seriesOf(tax).values {
		percent, err := c.in.words.Figure(strings.TrimSuffix(strings.TrimSpace(c.sample[i].cell(rate)), "%"))
		sep, _, unread := value.Point(percent.Body)
		share, _, ok := scaled(percent.Body, sep)
		if err != nil || unread != nil || !ok || due == 0 {
			continue
		}
		rows++
		of := goods.values[i] / cent * (share / cent) // neither has more than two decimals
		inPrices += once(abs(due/cent*((hundred+share)/cent)-of) <= (hundred+share)/cent)
		onTop += once(abs(due/cent*(hundred/cent)-of) <= hundred/cent)
	}
	switch {
	case rows < fewValues || inPrices == onTop:
		return taxUnknown
	case inPrices == rows:
		return taxInPrices
	case onTop == rows:
		return taxOnTop
	}
	return taxUnknown
}

// addTax completes an order's total where no column gives it. Whether the tax is in it already shows by what is still to be
// paid where nothing else tells; without that there is no total.
func (r *reader) addTax(d *draft) {
	due := d.amounts[Outstanding]
	switch with := d.Total + d.Tax; {
	case d.Tax == 0:
	case r.layout.taxed == taxByFormat && r.format.addsTax(d.Currency), r.layout.taxed == taxOnTop:
		d.Total = with
	case r.layout.taxed != taxUnknown, due == d.Total && due > 0:
	case due == with, r.req.Answers.Tax == Added:
		d.Total = with
	case r.req.Answers.Tax == Included:
	default:
		r.failBy(r.layout.sources[Tax][0][0], &openError{
			kind: AskTax, answers: []string{Included, Added}, example: money.New(d.Tax, d.Currency).Plain(), // which not each row of it may have
			reason: say.Textf("nothing says whether this tax is in the prices, and so whether the order comes to %s or %s; say which it is, or choose by a mapping the column of its total",
				inMinor(d.Total, d.Currency), inMinor(with, d.Currency)),
		})
	}
}
