package intake

import (
	"slices"

	"parcelbook/data"
)

// shortestUnmistakable is how many letters and figures a number has at least that is no order's by chance.
const shortestUnmistakable = 8

// byTransaction lets the numbers of the transactions be what the rows of a payout are about, where nothing in it may be the order's:
// a card processor often knows no other. They are taken for the orders' numbers and not for references, for it is by these that
// the book tells which lines are about no order it knows, and that a code which the seller ties to an order matches it, in
// later files too. So only numbers count that each row has its own of and that are no order's by chance: none that count rows, and none
// so short that a shop may number its orders alike.
func (c *clues) byTransaction(fit *fitting, list, taken []candidate) []candidate {
	mayBeOrder := func(k candidate) bool {
		return k.field == OrderNumber && k.conf >= sureMaybe && !c.ofTransaction(k.column)
	}
	if purposeOf(fit.layout.format) != payoutPurpose || fit.layout.fields.Has(OrderNumber) || c.orderText != nil || slices.ContainsFunc(list, mayBeOrder) {
		return taken
	}
	best := -1
	for i, k := range taken {
		if k.field == Reference && c.ofTransaction(k.column) && (best < 0 || k.conf > taken[best].conf) {
			best = i
		}
	}
	if best >= 0 {
		taken[best].field, taken[best].reason = OrderNumber, "the number of each payment, and nothing names the orders"
	}
	return taken
}

// ofTransaction says whether a column has the number of each payment.
func (c *clues) ofTransaction(column int) bool {
	p := &c.profiles[column]
	if !c.speaks(column, "transaction", "pay", "card", "receipt") || c.speaks(column, "batch", "remit", "bank") || c.numbered[column] || (p.distinct+c.givenBackBy(column))*10 < p.n*9 {
		return false
	}
	return !slices.ContainsFunc(c.sample, func(r row) bool {
		return !r.blank(column) && len(data.RefKey(r.cell(column))) < shortestUnmistakable
	})
}

// givenBackBy counts the rows that have the number of one above them because they give back what that brought.
func (c *clues) givenBackBy(column int) (n int) {
	first := map[string]int{}
	for i := range c.sample {
		if c.sample[i].blank(column) {
			continue
		}
		id := c.sample[i].cell(column)
		above, known := first[id]
		if !known {
			first[id] = i
		} else if slices.ContainsFunc(c.profiles, func(p profile) bool { return p.figures[i].value*p.figures[above].value < 0 }) {
			n++
		}
	}
	return n
}
