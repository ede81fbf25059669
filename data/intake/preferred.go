package intake

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
