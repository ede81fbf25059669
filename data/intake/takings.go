package intake

import (
	"slices"

	"parcelbook/data/say"
)

// takings are the columns that part what a courier collected by how it was paid: some by card, others not. added says whether
// the amounts show that they are added up: no row has any in two of them, or they stand together in an equation.
func (c *clues) takings() (columns []int, added bool) {
	byCard := 0
	for column := range c.profiles {
		p := &c.profiles[column]
		if !p.share(p.amounts, 9) || p.negative > 0 || c.zeros(column) || !c.speaks(column, "card", "collect", "cod") || c.speaks(column, neverTaken...) || c.charged(column) {
			continue
		}
		columns = append(columns, column)
		if c.speaks(column, "card") {
			byCard++
		}
	}
	if byCard == 0 || byCard == len(columns) {
		return nil, false
	}
	together := func(r relation) bool {
		of := slices.DeleteFunc(slices.Clone(r.terms), func(t term) bool { return !slices.Contains(columns, t.column) })
		return len(of) == len(columns) && !slices.ContainsFunc(of, func(t term) bool { return t.lessens(of[0]) })
	}
	return columns, c.allAlternate(columns) || slices.ContainsFunc(c.related, together)
}

// neverTaken are the concepts of amounts that were not taken from whoever got a parcel, or that say nothing of how.
var neverTaken = []string{
	"fee", "cost", "service", "tax", "net", "remit", "payable", "return", "refund", "prepaid", "balance", "pending", "due", "estimate",
	"original", "discount", "declared", "insurance", "percent", "total", counted, coded, "count", "cancel", "weight",
}

// charged says whether an equation adds a column to what is called a fee or freight: it is what paying that way costs.
func (c *clues) charged(column int) bool {
	return slices.ContainsFunc(c.related, func(r relation) bool {
		at := slices.IndexFunc(r.terms, func(t term) bool { return t.times < 0 && t.column == column })
		return at >= 0 && slices.ContainsFunc(r.terms, func(t term) bool {
			return t.column != column && !t.lessens(r.terms[at]) && c.speaks(t.column, "fee", "freight") && !c.speaks(t.column, "cod", "collect")
		})
	})
}

// allAlternate says whether no row has an amount in two of some columns.
func (c *clues) allAlternate(columns []int) bool {
	for i, a := range columns {
		for _, b := range columns[i+1:] {
			if !c.alternate(a, b) {
				return false
			}
		}
	}
	return true
}

// takenApart adds up what was collected in cash and by card. Where another column has the sum of them it is the one that counts, and
// where the amounts do not show what they are to each other none of them is all that was collected.
func (c *clues) takenApart(at purpose, list []candidate) []candidate {
	if at != codPurpose && at != deliveryPurpose {
		return list
	}
	columns, sure := c.takings()
	if columns == nil {
		return list
	}
	is := func(k candidate) bool { return slices.Contains(columns, k.column) }
	if !sure || c.summedUp(columns) {
		for i := range list {
			if k := &list[i]; is(*k) && k.field == Collected {
				k.question(say.Textf("%s, but it may be a part: others are of other ways to pay", k.reason))
			}
		}
		return list
	}
	list = slices.DeleteFunc(list, is)
	for i, column := range columns {
		list = append(list, candidate{column: column, conf: sureValues, guess: guess{
			field: Collected, sure: sureValues, rank: sureValues, side: noSide, part: i + 1,
			reason: "by its words what was collected by one of several ways to pay, which are added up",
		}})
	}
	return list
}

// summedUp says whether some columns come in each row to what another one has, that is not called the net.
func (c *clues) summedUp(columns []int) bool {
	sums := make([]int64, len(c.sample))
	for _, column := range columns {
		for row, figure := range c.profiles[column].figures {
			sums[row] += figure.value
		}
	}
	for other, p := range c.profiles {
		equal := slices.EqualFunc(sums, p.figures, func(value int64, f sum) bool { return f.value == value })
		if equal && !slices.Contains(columns, other) && !c.surely(other, codPurpose, Net) {
			return true
		}
	}
	return false
}
