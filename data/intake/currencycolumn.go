package intake

import (
	"slices"

	"parcelbook/data/say"
)

// takeCurrency takes, of several columns of currencies that nothing else tells apart, the one that all amounts that are taken are in
// by what they are called: "Settlement amount" is in the "Settlement currency", and all that is not called so in the "Currency".
func (c *clues) takeCurrency(fit *fitting, list, taken []candidate) []candidate {
	var columns []candidate
	for _, k := range list {
		if k.field == Currency && k.conf >= sureEnough && !slices.ContainsFunc(columns, func(o candidate) bool { return o.column == k.column }) {
			columns = append(columns, k)
		}
	}
	given := slices.ContainsFunc(taken, func(k candidate) bool { return k.field == Currency })
	if given || fit.layout.fields.Has(Currency) || len(columns) < 2 {
		return taken
	}
	at := c.ofAll(taken, columns)
	if at < 0 {
		for _, k := range columns {
			fit.layout.currencies = append(fit.layout.currencies, k.column)
		}
		return taken
	}
	columns[at].reason = say.Textf("%s, and that of the amounts that are taken", columns[at].reason)
	return append(taken, columns[at])
}

// ofAll is which of some columns of currencies all amounts are in; -1: none is, or their headers do not say.
func (c *clues) ofAll(taken, currencies []candidate) int {
	at := -1
	for _, k := range taken {
		if fieldSpecs[k.field].reading != asAmount || c.zeros(k.column) {
			continue
		}
		of := c.inCurrency(k.column, currencies)
		if of < 0 || at >= 0 && at != of {
			return -1
		}
		at = of
	}
	return at
}

// inCurrency is which of some columns of currencies a column of amounts is in; -1: its header does not say.
func (c *clues) inCurrency(column int, currencies []candidate) int {
	x := c.in.words.lexicon
	idle, _ := x.set([]string{"currency", "amount", coded, little})
	called := func(column int) conceptSet {
		if h := c.headings[column]; h != nil {
			return h.concepts.minus(idle)
		}
		return conceptSet{}
	}
	at, plain := -1, -1
	for i, k := range currencies {
		switch words := called(k.column); {
		case words.empty() && plain >= 0:
			return -1
		case words.empty():
			plain = i
		case !words.meets(called(column)):
		case at >= 0:
			return -1
		default:
			at = i
		}
	}
	if at < 0 {
		return plain
	}
	return at
}
