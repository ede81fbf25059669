package intake

import "parcelbook/data/say"

// wasCollected says whether a column is what was collected on delivery, by words for both, or has its currency: of what a parcel is to
// collect an invoice may speak too.
func (c *clues) wasCollected(column int, p *profile) bool {
	if !c.speaks(column, "cod") {
		return false
	}
	return c.surely(column, codPurpose, Currency) && p.share(p.money, 9) || c.speaks(column, "collect") && c.collects(column, p)
}

// onlyCollected is the only column of amounts of a file that speaks of collecting elsewhere: when, or how it was paid; -1: there is
// none, or the header says more of it than that it is an amount.
func (c *clues) onlyCollected() int {
	found, collecting := -1, false
	for i := range c.profiles {
		switch p := &c.profiles[i]; {
		case p.n > 0 && c.moneyed(i, p):
			if found >= 0 || !c.speaksOnly(i, "amount") {
				return -1
			}
			found = i
		case p.n > 0 && c.speaks(i, "cod", "collect"):
			collecting = true
		}
	}
	if !collecting {
		return -1
	}
	return found
}

// soleCollected lists that column in a statement of a courier.
func (c *clues) soleCollected(at purpose) []candidate {
	column := c.onlyCollected()
	if column < 0 || at != codPurpose {
		return nil
	}
	return []candidate{{column: column, conf: roleAll, guess: guess{
		field: Collected, sure: roleAll, rank: roleAll, side: noSide, reason: "the only amount of a file that speaks of collecting",
	}}}
}

// soleCharge takes the only amount of a carrier's invoice, which is called a fee, for what carrying the parcels costs, or lists it where its
// header says no more than that it is a cost.
func (c *clues) soleCharge(at purpose, list []candidate) []candidate {
	if at != freightPurpose || surestOf(list, Freight) >= 0 {
		return nil
	}
	if column := c.onlyCost(); column >= 0 {
		return []candidate{{column: column, conf: roleSome, guess: guess{
			field: Freight, sure: roleSome, rank: roleSome, side: noSide, reason: "the only amount beside what parcels weigh or how they went",
		}}}
	}
	if c.columns(c.moneyed) != 1 {
		return nil
	}
	for i := range list {
		if k := &list[i]; k.field == Fee && c.moneyed(k.column, &c.profiles[k.column]) {
			k.field, k.reason = Freight, say.Textf("%s, and it is the only amount of the invoice", k.reason)
		}
	}
	return nil
}

// costing are the concepts of a header that calls an amount a cost or a price, and says no more of it.
var costing = []string{"ship", "deliver", "buying", "percent", "cost", "price", "pay", "amount", "total", "service", "parcel"}

// onlyCost is the only column of amounts of a list of labels, which says what each parcel weighs or by which service it went, where the header
// of that column calls it a cost, a price or a rate; -1: there is none.
func (c *clues) onlyCost() int {
	if c.columns(c.weight) == 0 && !c.served() {
		return -1
	}
	found := -1
	for i := range c.profiles {
		p := &c.profiles[i]
		if c.headings[i] == nil || !p.share(p.amounts, 9) || p.dates > 0 || c.zeros(i) {
			continue
		}
		if costs := c.speaks(i, costing...) && c.saysOnly(i, costing...) && !c.weight(i, p) && p.decimals > 0; costs && found < 0 {
			found = i
		} else if costs || c.moneyed(i, p) {
			return -1
		}
	}
	return found
}

// onlyPaid says whether a file says of each order when and how much was paid for it, and nothing of what was bought or by whom: what
// was taken, of which nothing is kept back in it.
func (c *clues) onlyPaid() bool {
	if c.having(ordersPurpose, goods|setOf(OrderDate, BuyerName, RecipientName, Address, Email, Phone, Status, Waybill)) > 0 {
		return false
	}
	paid := c.columns(func(i int, p *profile) bool { return c.moneyed(i, p) && c.speaks(i, "pay") })
	return paid == 1 && c.columns(c.moneyed) == 1 && c.any(func(i int, p *profile) bool {
		return c.speaks(i, "pay") && p.share(p.dates, 9) && c.surely(i, payoutPurpose, PaidDate)
	}) > 0
}
