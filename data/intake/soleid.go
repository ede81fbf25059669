package intake

import "slices"

// Exports of shops may call the numbers of their orders nothing but that, and the day of these after something that happens to all of them:
// "Number" and "Completed at". Where nothing else is the number, or the day, and the values are such, that is it.

// soleID lists the column of ids by which alone a list of what was sold tells its rows apart: the first column, called a number or id and
// nothing else, where it is said who bought; or the ids of items of which each is sold once.
func (c *clues) soleID(at purpose, list []candidate) []candidate {
	sure := func(fields ...Field) bool {
		return slices.ContainsFunc(fields, func(f Field) bool { return surestOf(list, f) >= 0 })
	}
	if at != ordersPurpose || !sure(OrderTotal, ItemsTotal, UnitPrice, LineTotal) {
		return nil
	}
	item := c.soldOnce()
	for column := range c.headings {
		first := column == 0 && c.speaks(column, counted, coded) && c.saysOnly(column, counted, coded) && sure(BuyerName, RecipientName, Email, Address)
		if !first && column != item || !c.uniqueIDs(column) || c.othersMayNumber(column) || c.mayNumber(list, column) {
			continue
		}
		return []candidate{{column: column, conf: sureValues, guess: guess{
			field: OrderNumber, sure: sureValues, rank: sureValues, side: noSide, reason: "its values are the only ids that each row of what was sold has one of",
		}}}
	}
	return nil
}

// soldOnce is the column of the ids of items of which each is sold once, in a list that names neither orders nor how many were sold; -1: there is
// none.
func (c *clues) soldOnce() int {
	if c.having(ordersPurpose, setOf(Title)) == 0 || c.having(ordersPurpose, setOf(OrderNumber, Quantity, SKU)) > 0 {
		return -1
	}
	for column := range c.headings {
		if c.surely(column, ordersPurpose, LineID) && c.uniqueIDs(column) {
			return column
		}
	}
	return -1
}

// mayNumber says whether another column may well be that of the orders' numbers.
func (c *clues) mayNumber(list []candidate, but int) bool {
	return slices.ContainsFunc(list, func(k candidate) bool { return k.field == OrderNumber && k.column != but && k.conf >= sureMaybe })
}

// uniqueIDs says whether each row has another id in a column, and these are too long to count the rows.
func (c *clues) uniqueIDs(column int) bool {
	p := &c.profiles[column]
	return p.n >= enoughRows && p.n == len(c.sample) && p.distinct == p.n && p.refs == p.n && p.waybills == 0 && p.longest > 3 && (p.amounts == 0 || !p.runs())
}

// dayByNumbers lists the only column of days of a list of orders, whatever happened on them, where every order has one, those too
// that are still to be sent, and they go on with the numbers of the orders.
func (c *clues) dayByNumbers(at purpose, list []candidate) []candidate {
	number := surestOf(list, OrderNumber)
	if at != ordersPurpose || number < 0 || surestOf(list, OrderDate) >= 0 {
		return nil
	}
	only := -1
	for column := range c.days {
		switch {
		case c.days[column] == nil:
		case only >= 0, c.speaks(column, otherDays...):
			return nil
		default:
			only = column
		}
	}
	if only < 0 || !c.goOn(number, only) || c.stagedAt(toSend, notSent) < fewValues {
		return nil
	}
	return []candidate{{column: only, conf: sureOnlyDay, guess: guess{
		field: OrderDate, sure: sureOnlyDay, rank: sureOnlyDay, side: noSide, reason: "the only days in the file, and they go on with the numbers of the orders",
	}}}
}

// goOn says whether every row has a number and a day, and the days, several, only go on or only go back, as the numbers do in hardly fewer rows.
func (c *clues) goOn(number, day int) bool {
	forth, back, along, steps := 0, 0, 0, 0
	before := int64(0)
	for i := range c.sample {
		_, n, ok := counter(c.sample[i].cell(number))
		if !ok || c.days[day][i] == "" {
			return false
		}
		if i > 0 {
			further := c.days[day][i].DaysSince(c.days[day][i-1])
			forth, back = forth+once(further > 0), back+once(further < 0)
			along, steps = along+once((n > before) == (further > 0)), steps+once(further != 0)
		}
		before = n
	}
	return steps >= fewDays && forth*back == 0 && along*10 >= steps*8
}

// stagedAt counts the rows whose orders have come so far and no further.
func (c *clues) stagedAt(stages ...stage) (n int) {
	for _, at := range c.stagesOf() {
		n += once(slices.Contains(stages, at))
	}
	return n
}

// buyerPaysToo says whether another column is what the buyers pay to have it sent.
func (c *clues) buyerPaysToo(column int) bool {
	return c.columns(func(i int, p *profile) bool {
		return i != column && p.share(p.amounts, 9) && c.speaks(i, "customer") && c.surely(i, ordersPurpose, Shipping)
	}) > 0
}
