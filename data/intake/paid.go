package intake

import (
	"slices"

	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// paidApart tells, in a list of orders, what was paid from what it comes to in all: both are called paid, and what was received may be
// called as what is to be collected. What is still to be paid tells, or what the goods come to; less than that is not all of it. It gives the
// columns of charges, too, that are called so and are in the total.
func (c *clues) paidApart(at purpose, list []candidate) (left []candidate, charged []int) {
	if at != ordersPurpose {
		return slices.DeleteFunc(list, func(k candidate) bool { return k.field == Paid }), nil
	}
	called := map[int]bool{}
	for i := range list {
		k := &list[i]
		ofPayment := setOf(Paid, Outstanding, PaymentMethod).Has(k.field)
		if ofPayment && (slices.Contains(charged, k.column) || c.addedToGoods(list, k.column)) {
			k.deny(say.Textf("called %s, but it is added to what the goods come to", k.field))
			charged = append(charged, k.column)
			continue
		}
		called[k.column] = called[k.column] || k.field == Paid
		if k.field == Outstanding && c.speaks(k.column, "received") && !c.speaks(k.column, "cod", "balance", "payable") {
			k.question(say.Textf("%s, but it may be what was received", k.reason))
		}
		if k.field == Outstanding && c.in.words.saysPaidLast(c.names[k.column]) {
			k.question(say.Textf("%s, but it may be what was paid of it", k.reason))
		}
		if k.field == Outstanding && c.ownFunds(list, k.column) {
			k.question(say.Textf("%s, but it may be what the buyer had, and paid with", k.reason))
		}
	}
	if due := surestOf(list, Outstanding); due >= 0 {
		return c.paidBesideDue(list, due, called), charged
	}
	return c.paidOfGoods(list, called), charged
}

// ownFunds says whether what is called no more than a balance may be what the buyer had in an account: no order has any of it, and what was
// paid is not all, or it is taken off beside what the order comes to in the end.
func (c *clues) ownFunds(list []candidate, column int) bool {
	total := surestOf(list, OrderTotal)
	if !c.speaks(column, "funds") || c.speaks(column, "due", "payable", "pay", "cod", "collect", "prepaid") {
		return false
	}
	allPaid := func(k candidate) bool {
		return k.field == Paid && k.column != total && total >= 0 && c.same(k.column, total)
	}
	if c.zeros(column) {
		return !slices.ContainsFunc(list, allPaid)
	}
	return total >= 0 && c.speaks(total, "payable") && c.makesUp(list, column, total)
}

// makesUp says whether a column is, in each row that has any of it, what the total lacks of the goods with what is added and taken off.
func (c *clues) makesUp(list []candidate, column, total int) bool {
	goods, added, rows := c.goodsOf(list), c.chargesOf(list), 0
	for i, figure := range c.profiles[column].figures {
		if goods.values == nil || figure.value == 0 {
			continue
		}
		if !slices.Contains(sumsOf(goods.values[i], added, i), figure.value+c.profiles[total].figures[i].value) {
			return false
		}
		rows++
	}
	return rows > 0
}

// chargesOf are the surest columns of what is added to the goods and taken off.
func (c *clues) chargesOf(list []candidate) (added []series) {
	for _, field := range charges.Fields() {
		if at := surestOf(list, field); at >= 0 {
			added = append(added, c.seriesOf(at))
		}
	}
	return added
}

// sumsOf are all sums of goods with any of what is added or taken off in a row.
func sumsOf(goods int64, added []series, row int) []int64 {
	sums := []int64{goods}
	for _, charge := range added {
		for _, sum := range slices.Clone(sums) {
			sums = append(sums, sum+charge.values[row], sum-charge.values[row])
		}
	}
	return sums
}

// addedToGoods says whether an equation adds a column to what the goods come to, by its header or by another equation, or whether the
// total of each order has it in it: it is a charge, whatever it is called.
func (c *clues) addedToGoods(list []candidate, column int) bool {
	if c.inEachTotal(list, column) {
		return true
	}
	goods := map[int]bool{}
	for _, field := range bases.Fields() {
		goods[surestOf(list, field)] = true
	}
	ofGoods := func(t term) bool { return t.times >= 0 || goods[t.column] }
	return slices.ContainsFunc(c.related, func(r relation) bool {
		whole := r.terms[r.whole()]
		at := slices.IndexFunc(r.terms, func(t term) bool { return t.column == column && t.lessens(whole) })
		if len(r.terms) != 3 || r.product() >= 0 || at < 0 {
			return false
		}
		base := r.terms[3-r.whole()-at]
		return ofGoods(base) || slices.ContainsFunc(c.related, func(e relation) bool {
			return e.has(base.column) && !e.has(whole.column) && !e.has(column) && slices.ContainsFunc(e.terms, ofGoods)
		})
	})
}

// inEachTotal says whether what each order comes to is its goods, with what is surely added and taken off, and what a column has.
func (c *clues) inEachTotal(list []candidate, column int) bool {
	others := slices.DeleteFunc(slices.Clone(list), func(k candidate) bool { return k.column == column })
	total, goods := surestOf(others, OrderTotal), c.goodsOf(others)
	if total < 0 || goods.values == nil {
		return false
	}
	all := []series{c.seriesOf(total), goods, c.seriesOf(column)}
	for _, field := range charges.Fields() {
		if at := surestOf(others, field); at >= 0 {
			all = append(all, c.seriesOf(at))
		}
	}
	if orders := c.ofOrders(all); orders != nil {
		all = orders
	}
	with := 0
	for i := range c.sample {
		sums := []int64{all[1].values[i] + all[2].values[i]}
		for _, charge := range all[3:] {
			for _, sum := range slices.Clone(sums) {
				sums = append(sums, sum+charge.values[i], sum-charge.values[i])
			}
		}
		if !slices.Contains(sums, all[0].values[i]) {
			return false
		}
		with += once(all[2].values[i] != 0)
	}
	return with > 0
}

// paidBesideDue tells it where a column says what is still to be paid.
func (c *clues) paidBesideDue(list []candidate, due int, called map[int]bool) []candidate {
	for i := range list {
		k := &list[i]
		if k.field != OrderTotal || k.column == due || c.zeros(due) {
			continue
		}
		less, of := c.lessThan(k.column, due)
		switch {
		case called[k.column] && c.paidBefore(k.column, due):
			k.deny(say.Textf("%s, but what column %s says is still to be paid comes to that", k.reason, sheet.ColumnName(due)))
		case called[k.column] && !c.speaks(due, "cod"), less > 0 && less*2 >= of && !c.ofGoods(list, k.column, called).all():
			k.question(say.Textf("%s, but column %s has what is still to be paid: it may be what was paid, or without postage", k.reason, sheet.ColumnName(due)))
		}
	}
	list = slices.DeleteFunc(list, func(k candidate) bool {
		return k.field == Paid && (k.column == due || !c.paidBefore(k.column, due))
	})
	for i := range list {
		if k := &list[i]; k.field == Paid && k.conf > sureConflict {
			k.conf = max(k.conf, roleAll) // the amounts say so
		}
	}
	return list
}

// paidOfGoods tells it where the goods say what an order comes to: of which nothing was paid in some orders, that is what was paid.
// Where it is less in some, it may be the total without a discount that no column gives.
func (c *clues) paidOfGoods(list []candidate, called map[int]bool) []candidate {
	found := map[int]shares{}
	for column := range called {
		if called[column] {
			found[column] = c.ofGoods(list, column, called)
		}
	}
	orTotal := map[int]bool{}
	for i := range list {
		k := &list[i]
		s := found[k.column]
		if k.field != OrderTotal || !called[k.column] {
			continue
		}
		orTotal[k.column] = true
		switch {
		case s.paid():
			k.deny(say.Textf("%s, but of some orders nothing was paid", k.reason))
		case s.nothing+s.less > 0 || s.beside && s.all():
			k.question(say.Textf("%s, but the goods of some orders come to more: it may be what was paid of them, or without a discount", k.reason))
		}
	}
	list = slices.DeleteFunc(list, func(k candidate) bool {
		s := found[k.column]
		return k.field == Paid && (c.speaks(k.column, "prepaid") || !s.paid() && (orTotal[k.column] || s.nothing+s.less == 0 || s.more > 0)) // a part of what was paid
	})
	for i := range list {
		if k := &list[i]; k.field == Paid && k.conf > sureConflict {
			k.conf = max(k.conf, roleAll)
		}
	}
	return list
}

// shares counts of how many orders a column has nothing of what the goods come to, less, all of it, and more.
type shares struct {
	nothing, less, equal, more int
	beside                     bool // another column is surely called the order's total
}

func (s shares) all() bool { return s.equal > 0 && s.nothing+s.less+s.more == 0 }

// paid says whether it can only be what was paid.
func (s shares) paid() bool { return s.nothing > 0 && s.more == 0 }

// ofGoods holds a column against what orders come to by others: their total, else the goods, with what is added and taken off or without.
func (c *clues) ofGoods(list []candidate, column int, called map[int]bool) (found shares) {
	others := slices.DeleteFunc(slices.Clone(list), func(k candidate) bool { return k.column == column || called[k.column] })
	all := []series{c.seriesOf(column)}
	if at := surestOf(others, OrderTotal); at >= 0 {
		all, found.beside = append(all, c.seriesOf(at)), true
	} else if goods := c.goodsOf(others); goods.values != nil {
		all = append(all, goods)
	}
	if len(all) < 2 {
		return found
	}
	all = append(all, c.chargesOf(others)...)
	if orders := c.ofOrders(all); orders != nil {
		all = orders
	}
	for i := range c.sample {
		had, goods := all[0].values[i], all[1].values[i]
		sums := sumsOf(goods, all[2:], i)
		switch {
		case goods <= 0:
		case slices.Contains(sums, had):
			found.equal++
		case had == 0:
			found.nothing++
		case had < goods:
			found.less++
		default:
			found.more++
		}
	}
	return found
}

// goodsOf is what the goods come to in each row, by the column that surely says so, or by price and pieces; without values: nothing does.
func (c *clues) goodsOf(list []candidate) series {
	for _, field := range []Field{ItemsTotal, LineTotal} {
		if at := surestOf(list, field); at >= 0 {
			return c.seriesOf(at)
		}
	}
	price := surestOf(list, UnitPrice)
	if price < 0 {
		return series{}
	}
	goods := c.seriesOf(price)
	if number := surestOf(list, Quantity); number >= 0 {
		pieces := c.seriesOf(number)
		return product(&pieces, &goods)
	}
	return goods
}

// paidBefore says whether what is still to be paid has a column beside it, which in some row is less, or is added to it.
func (c *clues) paidBefore(column, due int) bool {
	less, _ := c.lessThan(column, due)
	return less > 0 || c.addedTo(column, due)
}

// surestOf is the column that is the surest to be a field; -1: none surely is.
func surestOf(list []candidate, field Field) int {
	column, sure := -1, sureEnough-1
	for _, k := range list {
		if k.field == field && k.conf > sure {
			column, sure = k.column, k.conf
		}
	}
	return column
}

// lessThan counts the rows in which one column of amounts has less than another, of those in which the other has any.
func (c *clues) lessThan(column, other int) (less, of int) {
	for i := range c.sample {
		a, b := c.profiles[column].figures[i], c.profiles[other].figures[i]
		if !a.ok || !b.ok || b.value <= 0 {
			continue
		}
		of++
		if a.value < b.value {
			less++
		}
	}
	return less, of
}

// addedTo says whether an equation adds one column to another.
func (c *clues) addedTo(column, other int) bool {
	sign := func(r *relation, column int) int64 {
		at := slices.IndexFunc(r.terms, func(t term) bool { return t.times < 0 && t.column == column })
		if at < 0 {
			return 0
		}
		return r.terms[at].sign
	}
	return slices.ContainsFunc(c.related, func(r relation) bool { return sign(&r, column)*sign(&r, other) > 0 })
}

// owed says whether an equation has what is still to be paid as a part: what it is added to was paid, and no goods.
func (r *roles) owed(equation *relation) bool {
	whole := equation.whole()
	due := slices.IndexFunc(equation.terms, func(t term) bool { return t.times < 0 && r.is(t.column, setOf(Outstanding)) })
	if due < 0 || due == whole {
		return false
	}
	agree := map[int]FieldSet{}
	for i, t := range equation.terms {
		agree[t.column] = setOf(Paid, Outstanding)
		if i == whole {
			agree[t.column] = setOf(OrderTotal)
		}
	}
	if len(equation.terms) == 3 && equation.product() < 0 {
		for i, t := range equation.terms {
			switch {
			case i == whole:
				r.give(t.column, OrderTotal, r.sure(equation, t.column, agree), equation, i)
			case r.is(t.column, setOf(Paid, Outstanding)):
				r.give(t.column, r.anchors[t.column].field, r.sure(equation, t.column, agree), equation, i)
			}
		}
	}
	return true
}

// ofGoods says whether an equation has the price of pieces in it, or what is called what the goods come to.
func (r *roles) ofGoods(equation *relation) bool {
	return equation.product() >= 0 || slices.ContainsFunc(equation.terms, func(t term) bool { return r.is(t.column, bases) })
}

// settledApart says whether an equation parts into two what another one makes of goods: the total in what was paid and what is
// left. Neither is goods then, or added to them.
func (r *roles) settledApart(equation *relation) bool {
	if len(equation.terms) != 3 || r.ofGoods(equation) {
		return false
	}
	whole := equation.terms[equation.whole()].column
	if !r.is(whole, setOf(OrderTotal)) || slices.ContainsFunc(equation.terms, func(t term) bool { return r.is(t.column, charges) }) {
		return false
	}
	return slices.ContainsFunc(r.c.related, func(e relation) bool {
		e = e.standing(r)
		shared := 0
		for _, t := range e.terms {
			if equation.has(t.column) {
				shared++
			}
		}
		return e.has(whole) && shared == 1 && r.ofGoods(&e)
	})
}

// wholeOf is what a column is that has all that an order comes to: what is still to be paid where nothing was paid before.
func (r *roles) wholeOf(equation *relation, at int) Field {
	if column := equation.terms[at].column; r.is(column, setOf(Outstanding)) && !r.paidBefore(equation, column) {
		return Outstanding
	}
	return OrderTotal
}

// paidBefore says whether a column has all that orders come to where another one, called so, has what was paid of them.
func (r *roles) paidBefore(equation *relation, whole int) bool {
	for column := range r.anchors {
		if column == whole || equation.has(column) || !r.is(column, setOf(Paid)) {
			continue
		}
		paid, all := 0, 0
		for i, figure := range r.c.profiles[column].figures {
			if figure.value > 0 {
				paid, all = paid+1, all+once(r.c.profiles[whole].figures[i].value > 0 && r.c.holdsIn(equation, i))
			}
		}
		if paid > fewValues && all*10 >= paid*9 {
			return true
		}
	}
	return false
}
