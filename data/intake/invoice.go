package intake

import "slices"

// collecting are the concepts of amounts that no invoice of a carrier is about.
var collecting = []string{"cod", "collect", "remit", "sale", "item", "order", "refund", "card"}

// invoiced says whether the file is an invoice for parcels: many of them share its number, each has a waybill of its own, and no
// column of amounts speaks of what was sold or collected.
func (c *clues) invoiced() bool {
	if slices.ContainsFunc(c.related, c.keepsCharge) {
		return false
	}
	shared, parcels := false, false
	for column := range c.profiles {
		p := &c.profiles[column]
		switch {
		case p.n < fewValues:
		case c.speaks(column, "invoice", "billing") && c.surely(column, freightPurpose, Reference) && p.share(p.refs, 9):
			shared = shared || p.distinct*3 <= p.n*2
		case c.surely(column, freightPurpose, Waybill) && p.share(p.refs, 9):
			parcels = parcels || p.distinct*10 >= p.n*9
		case p.share(p.amounts, 9) && c.speaks(column, collecting...) && !c.speaks(column, "fee") && !c.surely(column, freightPurpose, OrderNumber) && !p.runs() && !c.zeros(column):
			return false
		}
	}
	return shared && parcels
}

// keepsCharge says whether most of what a sum is parted into is called the net, and a smaller part a charge: it is kept back of
// what was collected.
func (c *clues) keepsCharge(r relation) bool {
	if r.product() >= 0 || !r.leaves() || c.speaks(r.terms[r.whole()].column, "fee", "freight") || c.surcharged(r) {
		return false
	}
	parts, most := r.parted()
	return c.surely(most.column, codPurpose, Net) && slices.ContainsFunc(parts, func(t term) bool {
		return t.column != most.column && c.speaks(t.column, "fee", "freight") && !c.speaks(t.column, "tax", "discount")
	})
}

// surcharged says whether a sum is what carrying parcels costs with what carriers add to that, such as fuel, in a file that
// speaks neither of orders, nor of goods and their prices, nor of what was collected or is paid out: nothing is kept back of it, be the smaller of the two
// called the net and the other the total, or what was paid.
func (c *clues) surcharged(r relation) bool {
	if r.product() >= 0 || !c.carried() || c.sold() {
		return false
	}
	top := r.terms[r.whole()]
	pays := func(column int) bool {
		return c.speaks(column, collecting...) && !c.speaks(column, "fee") || c.speaks(column, "cod", "collect", "card") || column != top.column && c.speaks(column, "pay", "pending", "prepaid")
	}
	charged := slices.ContainsFunc(r.terms, func(t term) bool { return c.speaks(t.column, "fee") }) // of what orders came to, it may be
	if c.any(func(i int, p *profile) bool {
		return p.share(p.amounts, 9) && !c.zeros(i) && pays(i) && (charged || !c.surely(i, freightPurpose, OrderNumber))
	}) > 0 {
		return false
	}
	extras := []string{"surcharge", "tax", "insurance"}
	if !c.speaks(top.column, "pay") {
		extras = append(extras, "fee")
	}
	parts, most := r.parted()
	added := false
	for _, t := range parts {
		switch {
		case !t.lessens(top), t.column != most.column && !c.speaks(t.column, extras...):
			return false
		case t.column != most.column:
			added = added || c.speaks(t.column, "surcharge", "tax")
		}
	}
	return added
}

// sold says whether the file speaks of goods, or of prices and what was ordered or when.
func (c *clues) sold() bool {
	return c.having(ordersPurpose, setOf(SKU, LineTotal, ItemsTotal)) > 0 ||
		c.having(ordersPurpose, setOf(UnitPrice)) > 0 && (c.having(ordersPurpose, setOf(Title)) > 0 || c.any(c.ordered) > 0)
}

// carried says whether the rows are of what was carried: they have waybills or weights, or say from where or to where.
func (c *clues) carried() bool {
	return c.having(codPurpose, setOf(Waybill)) > 0 || c.any(func(i int, p *profile) bool {
		return c.weight(i, p) || c.speaks(i, "origin", "destination", "pickup") && p.texts > 0
	}) > 0
}

// surely says whether the words of a header surely mean a field in a file for a purpose.
func (c *clues) surely(column int, at purpose, field Field) bool {
	h := c.headings[column]
	return h != nil && slices.ContainsFunc(h.guesses, func(g guess) bool { return g.field == field && g.in.has(at) && g.sure >= sureEnough })
}
