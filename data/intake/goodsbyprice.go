package intake

import "slices"

// goodsByPrice lists, where no header names what was bought, the column of words right before the pieces or the price, under a header that
// is not known or says no more than "order": sellers call it after their goods. What comes again must cost the same, or so many times that.
func (c *clues) goodsByPrice(at purpose, list []candidate) []candidate {
	price, pieces := -1, surestOf(list, Quantity)
	for _, field := range []Field{UnitPrice, LineTotal, ItemsTotal, OrderTotal} {
		if found := surestOf(list, field); price < 0 && found >= 0 {
			price = found
		}
	}
	column := price - 1
	if column == pieces {
		column--
	}
	named := func(k candidate) bool {
		return k.column != column && setOf(Title, SKU).Has(k.field) && k.conf >= sureMaybe
	}
	if at != ordersPurpose || price < 0 || column < 0 || c.headings[column] == nil || slices.ContainsFunc(list, named) ||
		!c.spokenOnly(column, []string{"order"}) || !c.inWords(column) || !c.costsAlike(column, price) {
		return nil
	}
	return []candidate{{column: column, conf: sureByValues, guess: guess{
		field: Title, sure: sureByValues, rank: sureByValues, side: noSide, reason: "nothing else names what was bought, and each of its values has its price",
	}}}
}

// inWords says whether a column holds texts, and none of those that are known to say something.
func (c *clues) inWords(column int) bool {
	p := &c.profiles[column]
	known := p.dates + p.emails + p.links + p.phones + p.status + p.moved + p.methods + p.answers + p.carriers + p.countries + p.regions + p.money
	return p.n >= fewValues && p.share(p.texts, 9) && known*10 <= p.n
}

// costsAlike says whether what comes again in a column has the price that it had, or one is so many times the other.
func (c *clues) costsAlike(column, price int) bool {
	first, again, alike := map[string]int64{}, 0, 0
	for i, figure := range c.profiles[price].figures {
		name := c.sample[i].cell(column)
		if name == "" || !figure.ok || figure.value <= 0 {
			continue
		}
		was, met := first[name]
		if !met {
			first[name] = figure.value
			continue
		}
		again++
		alike += once(max(was, figure.value)%min(was, figure.value) == 0)
	}
	return again >= fewValues && alike*10 >= again*8
}
