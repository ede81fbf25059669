package intake

// fewToAddUp is how many rows at least must give all of their amounts for it to be a sign that none adds up.
const fewToAddUp = 4

// neverAddsUp says whether the columns that are taken give what was collected, what was kept back and the net, and in no row
// does one follow from the others: they are something else.
func (c *clues) neverAddsUp(l *layout) bool {
	if l.fields&setOf(Collected, Net) != setOf(Collected, Net) || l.format.NetBeforeFees {
		return false
	}
	var costs []int
	for _, f := range l.fees {
		costs = append(costs, f.column)
	}
	for _, source := range l.sources[Freight] {
		costs = append(costs, source...)
	}
	at := func(row int, columns []int) (sum, size int64) {
		for _, column := range columns {
			value := c.profiles[column].figures[row].value
			sum, size = sum+value, size+abs(value)
		}
		return sum, size
	}
	rows := 0
	for i := range c.sample {
		collected, _ := at(i, l.sources[Collected][0])
		net, _ := at(i, l.sources[Net][0])
		sum, size := at(i, costs)
		switch {
		case collected == 0 || net == 0 || size == 0:
		case net == collected-size, net == collected-sum, net == collected+sum:
			return false
		default:
			rows++
		}
	}
	return rows >= fewToAddUp
}
