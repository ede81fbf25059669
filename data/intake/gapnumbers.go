package intake

import "slices"

// fewGaps is how many numbers are left out between those of a payout that numbers more than its rows: the orders, of which some were paid otherwise.
const fewGaps = 2

// ordersByGaps lists, where nothing else says which order each payment of a payout is for, the column of references that follow one another with
// gaps. Who pays out for many shops has no such numbers: they are the shop's own, of its orders.
func (c *clues) ordersByGaps(at purpose, list []candidate) []candidate {
	named := func(k candidate) bool {
		reference := c.headings[k.column] != nil && c.saysOnly(k.column, counted, "reference")
		return k.field == Waybill && k.conf >= sureEnough || k.field == OrderNumber && k.conf >= sureMaybe && !reference
	}
	if at != payoutPurpose || slices.ContainsFunc(list, named) || !slices.ContainsFunc(c.related, c.keepsBack) {
		return nil
	}
	for column := range c.headings {
		if !c.speaks(column, "reference") || !c.saysOnly(column, counted, "reference") || !c.numbered[column] || c.gaps(column) < fewGaps || c.othersMayNumber(column) {
			continue
		}
		for i := range list { // what its header calls it besides
			if k := &list[i]; k.column == column {
				k.conf = min(k.conf, sureConflict)
			}
		}
		return []candidate{{column: column, conf: sureByOrder, guess: guess{
			field: OrderNumber, sure: sureByOrder, rank: sureByOrder, side: noSide, reason: "its values follow one another with gaps, as numbers of a shop's orders do",
		}}}
	}
	return nil
}

// gaps counts the steps of more than one between the numbers of a column of which hardly any comes twice; 0: they are few.
func (c *clues) gaps(column int) (n int) {
	p := &c.profiles[column]
	if p.n < enoughRows || p.distinct*10 < p.n*8 {
		return 0
	}
	_, before, _ := counter(c.sample[0].cell(column))
	for i := range c.sample[1:] {
		_, number, ok := counter(c.sample[i+1].cell(column))
		n += once(ok && abs(number-before) > 1)
		before = number
	}
	return n
}
