package intake

import (
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
	return found
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
