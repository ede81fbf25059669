package intake

import (
	"slices"

	"parcelbook/data/say"
)

var (
	wholes = setOf(OrderTotal, Outstanding)
	bases  = setOf(ItemsTotal, LineTotal)
	prices = wholes | bases | setOf(UnitPrice)
)

// multiplied says what a number, a price and what they come to are.
func (r *roles) multiplied(equation *relation) {
	p := equation.product()
	number, price, result := equation.terms[p].times, equation.terms[p].column, equation.terms[1-p].column
	if r.at != ordersPurpose || r.ofSeller(equation) {
		return
	}
	agree := map[int]FieldSet{number: setOf(Quantity), price: setOf(UnitPrice), result: bases | wholes}
	r.give(number, Quantity, r.sure(equation, number, agree), equation, p)
	r.give(price, UnitPrice, r.sure(equation, price, agree), equation, p)
	field, sure := LineTotal, r.sure(equation, result, agree)
	switch {
	case r.c.varies(result) || r.c.ofLine(result, number, price):
	case r.is(result, setOf(ItemsTotal)):
		field = ItemsTotal
	case r.is(result, setOf(OrderTotal)) && !r.partOfMore(result) && !r.another(result, setOf(OrderTotal, ItemsTotal)):
		field = OrderTotal
	case r.ofOrder(result):
		field, sure = ItemsTotal, min(sure, roleOpen) // or what the order comes to, where nothing is added
	}
	r.give(result, field, sure, equation, 1-p)
}

// ofOrder says whether a header speaks of an order or a parcel, and of no line of it.
func (r *roles) ofOrder(column int) bool {
	return r.c.speaks(column, "order", "parcel") && !r.c.speaks(column, "line", "item", "unit", "unitprice", "sku")
}

// partOfMore says whether an equation has a column as a part of a sum.
func (r *roles) partOfMore(column int) bool {
	return slices.ContainsFunc(r.c.related, func(e relation) bool {
		return len(e.terms) > 2 && slices.ContainsFunc(e.terms, func(t term) bool { return t.times < 0 && r.stand(t.column) == column })
	})
}

// another says whether the header of another column says that it is one of some fields.
func (r *roles) another(column int, fields FieldSet) bool {
	for other := range r.anchors {
		if other != column && r.is(other, fields) {
			return true
		}
	}
	return false
}

const leftForSeller say.Text = "what is left when fees are taken off, and not what the buyer pays"

// ordered says of the sum of an order which column is its total, and which are the goods and what is added to or taken
// off them.
func (r *roles) ordered(equation *relation) {
	if discount, price := r.reduced(equation); discount >= 0 {
		r.parts[equation.terms[discount].column] = say.Textf("already taken off in %s", r.c.called(equation.terms[price]))
		return
	}
	r.spend(equation)
	if r.ofSeller(equation) || r.ofPieces(equation) || r.leavesOpen(equation) || r.owed(equation) || r.settledApart(equation) {
		return
	}
	total, base := r.ends(equation)
	if total >= 0 && base >= 0 && r.against(equation, total, base) > r.against(equation, base, total) {
		total, base = base, total
	}
	if total < 0 || base < 0 || r.c.speaks(equation.terms[base].column, "remit") { // what a channel pays out is no goods
		return
	}
	left := slices.ContainsFunc(equation.terms, func(t term) bool { return r.keptOff(t, equation.terms[total]) })
	if whole := equation.terms[total].column; left && r.is(whole, setOf(OrderTotal)) {
		r.parts[whole] = leftForSeller
		return
	}
	r.partsOfTotal(equation, total, base, left)
}

// partsOfTotal says of the columns of the sum of an order what they are. Where the total is what is left for the seller it is no
// field, and neither is what is kept off it.
func (r *roles) partsOfTotal(equation *relation, total, base int, left bool) {
	agree := equation.ofTotal(total, base)
	for i, t := range equation.terms {
		switch adds := t.sign*equation.terms[total].sign*t.sum < 0; {
		case t.times >= 0:
			r.give(t.times, Quantity, r.sure(equation, t.times, agree), equation, i)
			r.give(t.column, UnitPrice, r.sure(equation, t.column, agree), equation, i)
		case i == total && left || r.keptOff(t, equation.terms[total]): // what the seller gets, and what of it is kept back
		case i == total:
			r.give(t.column, r.wholeOf(equation, i), r.sure(equation, t.column, agree), equation, i)
		case i == base && !r.is(t.column, bases) && (r.untaxed(t.column) || r.goodsBeside(equation, r.goods(t.column))):
		case i == base:
			r.give(t.column, r.goods(t.column), r.sure(equation, t.column, agree), equation, i)
		case !adds:
			conf := r.sure(equation, t.column, agree)
			if h := r.c.headings[t.column]; h != nil && h.known > 0 || conf < roleAll {
				conf = min(conf, roleOpen) // what was paid already is taken off as well
			}
			r.give(t.column, Discount, conf, equation, i)
		default:
			r.added(equation, i, agree)
		}
	}
}

// ofTotal is what the columns of the sum of an order may be by their headers, if they agree with it.
func (r *relation) ofTotal(total, base int) map[int]FieldSet {
	agree := map[int]FieldSet{}
	for i, t := range r.terms {
		switch {
		case t.times >= 0:
			agree[t.times], agree[t.column] = setOf(Quantity), setOf(UnitPrice)
		case i == total:
			agree[t.column] = wholes
		case i == base:
			agree[t.column] = bases
		default:
			agree[t.column] = setOf(Shipping, Discount, Tax)
		}
	}
	return agree
}

// added says of what an equation adds to the goods whether it is tax or postage.
func (r *roles) added(equation *relation, at int, agree map[int]FieldSet) {
	column := equation.terms[at].column
	switch {
	case r.is(column, setOf(Tax)) || !r.is(column, setOf(Shipping)) && r.another(column, setOf(Shipping)):
		r.give(column, Tax, roleOpen, equation, at)
	case r.c.speaks(column, "ship", "deliver"):
		r.give(column, Shipping, r.sure(equation, column, agree), equation, at)
	default:
		r.give(column, Shipping, roleOpen, equation, at)
	}
}

// reduced finds a discount, and the price of a piece of which an equation says that it is one before less that discount; -1:
// there is none. What the pieces come to is without it already.
func (r *roles) reduced(equation *relation) (discount, price int) {
	discount, price = -1, -1
	if len(equation.terms) != 3 || equation.product() >= 0 {
		return discount, price
	}
	whole := equation.whole()
	for i, t := range equation.terms {
		switch {
		case i == whole:
		case r.is(t.column, setOf(Discount)) || r.c.speaks(t.column, "discount") && !r.c.speaks(t.column, "price"):
			discount = i
		case r.is(t.column, setOf(UnitPrice)) || r.of[t.column].field == UnitPrice && r.of[t.column].conf > 0:
			price = i
		}
	}
	if discount < 0 || price < 0 || equation.terms[discount].lessens(equation.terms[price]) {
		return -1, -1
	}
	return discount, price
}

// against counts what speaks against a total and what it is of: a discount that is added, and postage or tax that is taken off.
func (r *roles) against(equation *relation, total, base int) (n int) {
	for i, t := range equation.terms {
		adds := t.sign*equation.terms[total].sign*t.sum < 0
		if i != total && i != base && (adds && r.is(t.column, setOf(Discount)) || !adds && r.is(t.column, setOf(Shipping, Tax))) {
			n++
		}
	}
	return n
}

// ofSeller says whether an equation has what the seller pays or earns in it: of what the buyer pays it says nothing.
func (r *roles) ofSeller(equation *relation) bool {
	return slices.ContainsFunc(equation.terms, func(t term) bool {
		return r.c.speaks(t.column, "buying", "profit") || t.times < 0 && r.c.speaksOnly(t.column, "cost")
	})
}

// ofPieces says whether an equation adds numbers of pieces to amounts, which has no meaning.
func (r *roles) ofPieces(equation *relation) bool {
	return slices.ContainsFunc(equation.terms, func(t term) bool {
		return t.times < 0 && (r.is(t.column, setOf(Quantity)) || r.c.speaks(t.column, "quantity") && !r.c.speaks(t.column, "price", "amount", "unitprice", "subtotal", "cost", "fee"))
	})
}

// leavesOpen says whether an equation takes fees off to leave what is called open: that is what the seller is to get, and not what
// the buyer has yet to pay.
func (r *roles) leavesOpen(equation *relation) bool {
	for _, whole := range equation.terms {
		if whole.times < 0 && r.is(whole.column, setOf(Outstanding)) && slices.ContainsFunc(equation.terms, func(t term) bool { return r.keptOff(t, whole) }) {
			r.parts[whole.column] = leftForSeller
			return true
		}
	}
	return false
}

// keptOff says whether a term is a fee that is taken off to leave a whole, which is then what the seller gets.
func (r *roles) keptOff(t, whole term) bool {
	return t.times < 0 && t.column != whole.column && t.sign*whole.sign*t.sum > 0 && r.c.speaks(t.column, "fee") && !r.c.speaks(t.column, "discount", "refund")
}

// goodsBeside says whether a column that an equation is without is what the goods come to, so that no other is: of the line or of
// all of them, where that of all lines may stand beside that of each.
func (r *roles) goodsBeside(equation *relation, goods Field) bool {
	for column, k := range r.anchors {
		if bases.Has(k.field) && !equation.has(column) && (k.field == goods || goods == LineTotal) {
			return true
		}
	}
	return false
}

// untaxed says whether a header speaks of all that an order comes to, but for tax: postage is in it as well as the goods.
func (r *roles) untaxed(column int) bool {
	return r.c.speaks(column, "excl") && r.c.speaks(column, "total", "order") && !r.c.speaks(column, "item", "line", "subtotal")
}

// goods says whether what a total is of is the line's or that of all lines.
func (r *roles) goods(column int) Field {
	if r.ofOrder(column) && !r.c.varies(column) && !r.is(column, setOf(LineTotal)) {
		return ItemsTotal
	}
	for other, role := range r.of {
		if other != column && role.field == LineTotal && r.c.varies(other) && !r.c.varies(column) {
			return ItemsTotal
		}
	}
	if r.of[column].field == LineTotal || r.is(column, setOf(LineTotal)) || !r.is(column, setOf(ItemsTotal)) && r.another(column, setOf(UnitPrice)) {
		return LineTotal
	}
	return ItemsTotal
}

// contains says of two columns called the order's total of which one is the other with postage or tax that it is the total.
func (r *roles) contains(equation *relation) {
	if equation.product() >= 0 || len(equation.terms) < 3 {
		return
	}
	whole, part := equation.whole(), -1
	for i, t := range equation.terms {
		switch {
		case i == whole:
		case !t.lessens(equation.terms[whole]):
			return
		case part < 0 && r.is(t.column, setOf(OrderTotal)):
			part = i
		case !r.is(t.column, setOf(Shipping, Tax)):
			return
		}
	}
	if part >= 0 && r.is(equation.terms[whole].column, setOf(OrderTotal)) && r.of[equation.terms[part].column].conf < roleSome {
		r.parts[equation.terms[part].column] = say.Textf("a part of %s", r.c.called(equation.terms[whole]))
	}
}

// ends finds in the sum of an order its total and the goods; -1: there is none.
func (r *roles) ends(equation *relation) (total, base int) {
	total, base = -1, equation.product()
	byBase := func(t term) bool {
		return r.of[t.column].field == LineTotal && r.of[t.column].conf > 0 || r.is(t.column, bases)
	}
	if base < 0 {
		base = slices.IndexFunc(equation.terms, byBase)
	}
	for i, t := range equation.terms {
		if i != base && r.is(t.column, setOf(OrderTotal)) && (total < 0 || r.surerTotal(t.column, equation.terms[total].column)) {
			total = i
		}
	}
	largest := func(but int) int {
		at := -1
		for i, t := range equation.terms {
			if i != but && (at < 0 || t.size > equation.terms[at].size) {
				at = i
			}
		}
		return at
	}
	switch {
	case total >= 0 && base >= 0:
	case total >= 0:
		base = largest(total)
	case base >= 0:
		total = largest(base)
	default:
		total = largest(-1)
		base = largest(total)
		if equation.terms[base].column > equation.terms[total].column {
			total, base = base, total // a total stands behind what it is of
		}
	}
	if r.lessTax(equation, total, base) {
		total, base = base, total
	}
	if equation.terms[total].sign*equation.terms[base].sign > 0 {
		return -1, -1
	}
	return total, base
}

// surerTotal says whether a column is the order's total rather than another one, both being called so.
func (r *roles) surerTotal(column, other int) bool {
	return r.parts[other] != "" || r.anchors[column].conf > r.anchors[other].conf
}

// lessTax says whether what may be the total is what tax is added to rather than what it is part of.
func (r *roles) lessTax(equation *relation, total, base int) bool {
	whole := equation.terms[total]
	return !r.is(whole.column, setOf(OrderTotal)) && !r.is(equation.terms[base].column, bases) && slices.ContainsFunc(equation.terms, func(t term) bool {
		return t.times < 0 && r.is(t.column, setOf(Tax)) && t.sign*whole.sign*t.sum > 0
	})
}
