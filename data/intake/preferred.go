package intake

import (
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// preference is which of two columns that may each be a field it is by the words of their headers.
var preference = map[Field][]string{
	OrderNumber: {"number"}, // rather than the code that a shop's software has for the same order
	SKU:         {"seller"}, // rather than the number that a marketplace has for the same goods
}

// preferred settles which of two columns is a field that each may as well be, where their values stand for one another and the header of
// one alone has the words that count.
func (c *clues) preferred(list []candidate) {
	for i := range list {
		k := &list[i]
		for j := range list {
			o := &list[j]
			if o.field != k.field || o.column == k.column || k.conf < sureEnough || k.conf > o.conf+few || o.conf > k.conf+few {
				continue
			}
			if words := preference[k.field]; words != nil && c.speaks(k.column, words...) && !c.speaks(o.column, words...) && c.oneToOne(k.column, o.column) {
				o.conf = sureConflict
			}
		}
	}
}

// oneToOne says whether each value of a column stands beside one of another alone, and the other way round.
func (c *clues) oneToOne(a, b int) bool {
	there, back := map[string]string{}, map[string]string{}
	for i := range c.sample {
		x, y := c.sample[i].cell(a), c.sample[i].cell(b)
		if was, ok := there[x]; ok && was != y {
			return false
		}
		if was, ok := back[y]; ok && was != x {
			return false
		}
		there[x], back[y] = y, x
	}
	return len(there) >= fewValues
}

// shopsOwn settles which of two numbers of the same order an account of sales has from the shop: a card processor numbers orders too, and
// gives the shop's number as its reference. A marketplace may have the shop's reference as well, but there its own number counts; where
// nothing says which of the two the account is of, it is asked.
func (c *clues) shopsOwn(at purpose, list []candidate) {
	if !ofEntries.has(at) {
		return
	}
	for i := range list {
		k := &list[i]
		if k.field != OrderNumber || k.conf < sureEnough || !c.speaks(k.column, "seller", "channel") || !c.speaks(k.column, "reference") {
			continue
		}
		for j := range list {
			o := &list[j]
			switch {
			case o.field != OrderNumber || o.column == k.column || o.conf < sureEnough || c.speaks(o.column, "seller", "channel") || !c.oneToOne(k.column, o.column):
			case c.ofProcessor():
				o.deny(say.Textf("called %s, but column %s has the shop's own", o.field, sheet.ColumnName(k.column)))
			default:
				either := say.Text("the processor's number of the order, or the shop's")
				o.question(either)
				k.question(either)
			}
		}
	}
}

// ofProcessor says whether the headers speak of cards, or number what was captured of payments, as those of card processors do.
func (c *clues) ofProcessor() bool {
	for column := range c.headings { // be they empty
		if c.speaks(column, "card") || c.speaks(column, "collect") && c.speaks(column, counted, coded) {
			return true
		}
	}
	return false
}
