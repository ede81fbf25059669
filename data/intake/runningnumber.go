package intake

import "slices"

// Rows of a sheet kept by hand have running numbers, called nothing but that. Where nothing else numbers the orders they do. They may begin
// again in the next sheet: the book tells by what was bought, when and by whom, and asks.

// runningNumbers believes such a column of a list of what was sold on which day. One of parcels may number its rows, and no orders.
func (c *clues) runningNumbers(at purpose, list []candidate) {
	sure := func(fields ...Field) bool {
		return slices.ContainsFunc(fields, func(f Field) bool { return surestOf(list, f) >= 0 })
	}
	if at != ordersPurpose || !sure(OrderDate, PaidDate) || !sure(Title, SKU, OrderTotal, UnitPrice, LineTotal) || sure(Waybill) && !sure(OrderTotal, ItemsTotal, UnitPrice, LineTotal) {
		return
	}
	called := []string{counted, "serial"}
	if sure(Title, SKU) {
		called = append(called, coded)
	}
	for i := range list {
		k := &list[i]
		if k.field != OrderNumber || k.conf < sureMaybe || k.conf >= sureEnough || k.doubt || !c.saysOnly(k.column, called...) {
			continue
		}
		rival := func(o candidate) bool { return o.field == OrderNumber && o.column != k.column && o.conf >= sureMaybe }
		if c.running(k.column) && !slices.ContainsFunc(list, rival) && !c.othersMayNumber(k.column) {
			k.conf, k.agreed = sureByValues, "running numbers, and nothing else numbers what was sold"
		}
	}
}

// running says whether hardly a row is without a whole number, and hardly one has not a little more, or less, than the row before, or the
// same. Few rows have each one more, or each one less, or the same.
func (c *clues) running(column int) bool {
	p := &c.profiles[column]
	rows, n, steps, up, down, last := 0, 0, 0, 0, 0, int64(-1)
	step := int64(nearby)
	if p.distinct <= enoughRows {
		step = 1
	}
	for i, figure := range p.figures {
		row := &c.sample[i]
		rows += once(!row.blank(column) && row.filled() > 1 && !c.in.words.sums(row.cell(column))) // others go on, are headings of weeks or sums
		if !figure.ok || figure.value%tenThousand != 0 {
			continue
		}
		number := figure.value / tenThousand
		gap := number - last
		steps += once(last >= 0 && gap != 0)
		switch {
		case last < 0:
		case gap > 0 && gap <= step:
			up++
		case gap < 0 && gap >= -step:
			down++
		}
		last, n = number, n+1
	}
	return steps > 0 && n*10 >= rows*9 && max(up, down)*10 >= steps*9
}
