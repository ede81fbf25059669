package intake

import (
	"slices"

	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// paidApart tells, in a list of orders that says what is still to be paid of each, what was paid from what it comes to in all:
// both are called paid. Less than what is still to be paid is not all of it.
func (c *clues) paidApart(at purpose, list []candidate) []candidate {
	due := -1
	if at == ordersPurpose {
		due = surestOf(list, Outstanding)
	}
	called := map[int]bool{}
	for _, k := range list {
		called[k.column] = called[k.column] || k.field == Paid
	}
	for i := range list {
		k := &list[i]
		if k.field != OrderTotal || due < 0 || k.column == due || c.zeros(due) {
			continue
		}
		less, of := c.lessThan(k.column, due)
		switch {
		case called[k.column] && c.paidBefore(k.column, due):
			k.conf, k.denied = min(k.conf, sureConflict), true
			k.reason = say.Textf("%s, but what column %s says is still to be paid comes to that", k.reason, sheet.ColumnName(due))
		case called[k.column] && !c.speaks(due, "cod"), less > 0 && less*2 >= of:
			k.conf, k.doubt = min(k.conf, sureEnough-few), true
			k.reason = say.Textf("%s, but column %s has what is still to be paid: it may be what was paid, or without postage", k.reason, sheet.ColumnName(due))
		}
	}
	list = slices.DeleteFunc(list, func(k candidate) bool {
		return k.field == Paid && (due < 0 || k.column == due || !c.paidBefore(k.column, due))
	})
	for i := range list {
		if k := &list[i]; k.field == Paid && k.conf > sureConflict {
			k.conf = max(k.conf, roleAll) // the amounts say so
		}
	}
	return list
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

// wholeOf is what a column is that has all that an order comes to: what is still to be paid where nothing was paid before.
func (r *roles) wholeOf(column int) Field {
	if r.is(column, setOf(Outstanding)) {
		return Outstanding
	}
	return OrderTotal
}
