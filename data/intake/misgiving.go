package intake

import (
	"slices"

	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// misgiving is why a column may be something else than its words and values say: a courier's file may name the seller in
// every row, and the day of delivery in a list of orders may be a promise. "": nothing speaks for that.
func (c *clues) misgiving(at purpose, column int, g guess) say.Text {
	if doubt := c.misgivingOf(at, column, g); doubt != "" {
		return doubt
	}
	switch p := &c.profiles[column]; {
	case ofEntries.has(at) && g.field == Net && g.part == 0 && p.n*5 < len(c.sample):
		return "hardly any row has one: it may be the statement's"
	case g.field == Status && c.about.has(c.in.words.lexicon.concepts["city"]) && p.n >= fewValues && p.status == 0 && p.longest < longestCode:
		return say.Textf("%q may be a place", p.example)
	}
	return ""
}

// misgivingOf is why a column of one purpose may be something else.
func (c *clues) misgivingOf(at purpose, column int, g guess) say.Text {
	switch {
	case at == ordersPurpose:
		return c.misgivingOfOrders(column, g)
	case at == codPurpose && g.field == Collected:
		return c.onlyDue(column)
	case c.profiles[column].n >= fewValues:
		return c.misgivingOfParty(column, g)
	}
	return ""
}

// misgivingOfParty is why a name in a statement may be that of somebody else.
func (c *clues) misgivingOfParty(column int, g guess) say.Text {
	p := &c.profiles[column]
	switch named := g.field == RecipientName && g.side != recipientSide; {
	case p.distinct == 1 && (named || g.field == CarrierName && p.carriers == 0 && c.speaks(column, "company")):
		return say.Textf("%q in every row may be the seller", p.example)
	case named && g.rank < sureByOrder && !p.share(p.names, 5):
		return say.Textf("%q may be no person", p.example)
	}
	return ""
}

// misgivingOfOrders is why a column of a list of orders may be something else.
func (c *clues) misgivingOfOrders(column int, g guess) say.Text {
	p := &c.profiles[column]
	switch {
	case fieldSpecs[g.field].reading == asDate:
		return c.misgivingOfDay(column, g.field)
	case prices.Has(g.field) && (c.buying(column) || c.bought(column)):
		return "it may be what the seller pays"
	case g.field == CarrierName && !p.share(p.carriers, 5) && c.addressed(column-1) && c.addressed(column+1):
		return "it stands among the parts of an address: it may be the recipient's company"
	case g.field == Shipping && c.carriedBeside(column):
		return "another column gives postage: it may be what the seller pays"
	case g.field == Shipping && g.part == lastPart && c.chargedBeside(column):
		return "it stands beside other charges: it may be what the seller pays"
	case g.field == Discount && p.fractions():
		return "it may be a part of the price, such as 0.1 of it"
	}
	return ""
}

// fractions says whether all amounts in a column that are any are less than one, and some are.
func (p *profile) fractions() bool {
	less := 0
	for _, f := range p.figures {
		if f.value >= tenThousand || f.value < 0 {
			return false
		}
		less += once(f.value > 0)
	}
	return less > 0
}

// addressed says whether a column is called a part of an address, or of the name above it.
func (c *clues) addressed(column int) bool {
	return column >= 0 && column < len(c.headings) && c.speaks(column, "first", "last", "street", "address", "house", "city", "postal")
}

// buying says whether a header speaks of what the seller buys at.
func (c *clues) buying(column int) bool { return c.speaks(column, "buying") }

// bought says whether a price is one at which shops buy, beside another one, where nothing says that the buyers are shops: the seller may
// be one.
func (c *clues) bought(column int) bool {
	if !c.speaks(column, "trade") {
		return false
	}
	beside := false
	for other := range c.profiles {
		switch p := &c.profiles[other]; {
		case other == column:
		case c.speaks(other, "trade") && p.amounts == 0:
			return false
		case c.speaks(other, "price", "unitprice") && p.share(p.amounts, 9) && !c.zeros(other):
			beside = true
		}
	}
	return beside
}

// carriedBeside says whether a column is called freight, and another one is what is charged for shipping.
func (c *clues) carriedBeside(column int) bool {
	charged := func(h *heading) bool {
		return h != nil && slices.ContainsFunc(h.guesses, func(g guess) bool { return g.field == Shipping && g.sure >= sureEnough && g.rank >= sureShared })
	}
	if !c.speaks(column, "freight") || c.speaks(column, "ship", "deliver") {
		return false
	}
	for other, h := range c.headings {
		if other != column && charged(h) && c.speaks(other, "ship", "deliver") && c.profiles[other].n > 0 {
			return true
		}
	}
	return false
}

// chargedBeside says whether another column is of fees or costs, and not of sending.
func (c *clues) chargedBeside(column int) bool {
	return c.any(func(other int, p *profile) bool {
		return other != column && p.share(p.amounts, 9) && c.speaks(other, "fee", "cost") && !c.speaks(other, "ship", "deliver", "freight", "price")
	}) > 0
}

// onlyDue says why a column may be what was to be collected, and not what was.
func (c *clues) onlyDue(column int) say.Text {
	other := c.whereCollected(column)
	if other < 0 {
		return ""
	}
	return say.Textf("column %s has the same or less: this may be what was to be collected", sheet.ColumnName(other))
}

// whereCollected finds a column that has in each row what another one has, or nothing, or where it is called collected in some
// rows less: what was collected, beside what was to be; -1: there is none.
func (c *clues) whereCollected(column int) int {
	for other := range c.profiles {
		same, nothing, less := 0, 0, 0
		for i, due := range c.profiles[column].figures {
			switch got := c.profiles[other].figures[i]; {
			case !due.ok || due.value == 0:
			case got == due:
				same++
			case got.value == 0 && (got.ok || c.sample[i].blank(other)):
				nothing++
			case got.ok && got.value > 0 && got.value < due.value && c.speaks(other, "collect"):
				less++
			default:
				same = -len(c.sample)
			}
		}
		if other != column && same > less && nothing+less > 0 {
			return other
		}
	}
	return -1
}

// surelyCollected says whether a column is called collected, and another one is the amount to collect without being called so.
func (c *clues) surelyCollected(column int) bool {
	if !c.speaks(column, "collect") {
		return false
	}
	for other := range c.profiles {
		p := &c.profiles[other]
		if other != column && p.share(p.amounts, 9) && c.speaks(other, "cod") && !c.speaks(other, "collect", "fee") {
			return true
		}
	}
	return false
}
