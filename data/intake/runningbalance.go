package intake

// runsOn says whether a column is a running balance: from row to row, be it down or up, it changes by another column's amount, or by that
// of whichever of two columns says what came in or went out.
func (c *clues) runsOn(column int, p *profile) bool {
	if !p.share(p.amounts, 9) || p.distinct <= fewValues {
		return false
	}
	var ways []int
	for i := range c.profiles {
		if i == column || !c.profiles[i].share(c.profiles[i].amounts, 9) {
			continue
		}
		if c.changesBy(column, i) {
			return true
		}
		if c.in.headed(c.names[i]) != 0 {
			ways = append(ways, i)
		}
	}
	return c.changesBy(column, ways...)
}

// changesBy says whether a column changes from row to row by what others have, which is not always the same, from something that was there
// before: else it may be no more than what the rows come to so far.
func (c *clues) changesBy(column int, by ...int) bool {
	last := len(c.sample) - 1
	size := func(row int) (sum int64) {
		for _, other := range by {
			sum += abs(c.profiles[other].figures[row].value)
		}
		return sum
	}
	at := func(row int) sum { return c.profiles[column].figures[row] }
	steps, down, up := 0, 0, 0
	sizes := map[int64]bool{}
	for i := range max(last, 0) {
		if here, next := at(i), at(i+1); here.ok && next.ok {
			step := abs(next.value - here.value)
			steps, sizes[step] = steps+1, true
			up, down = up+once(step == size(i)), down+once(step == size(i+1))
		}
	}
	if len(sizes) <= fewValues || max(up, down)*10 < steps*9 {
		return false
	}
	return down >= up && abs(at(0).value) != size(0) || up >= down && abs(at(last).value) != size(last)
}
