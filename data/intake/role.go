package intake

import (
	"maps"
	"slices"

	"parcelbook/data/say"
)

// role is what equations between columns say that one of them is.
type role struct {
	field  Field
	conf   int
	reason say.Text
}

// How sure a role makes a column of which the header says nothing, and how much surer one that it agrees with.
const (
	roleAll   = 84 // the headers of all other columns of the equation agree
	roleSome  = 76 // those of some do
	roleNone  = 64 // none says anything: it may well be so
	roleOpen  = 62 // the equation leaves open which of two it is
	roleAgree = 10
)

// roles says by equations what columns of amounts are in a file for a purpose, where the words of the headers are
// the anchors: the surest field that each column may be by them.
type roles struct {
	c       *clues
	at      purpose
	anchors map[int]candidate
	of      map[int]role
	parts   map[int]say.Text // columns that others already add up to, and how
	closed  []relation       // what was collected, parted into all that was kept back and what is left
}

// rolesOf works out the roles of columns that nothing has taken yet.
func (c *clues) rolesOf(at purpose, words []candidate) *roles {
	r := &roles{c: c, at: at, anchors: map[int]candidate{}, of: map[int]role{}, parts: map[int]say.Text{}}
	for _, k := range words {
		if k.conf >= sureEnough && k.conf > r.anchors[k.column].conf {
			r.anchors[k.column] = k
		}
	}
	for i := range c.related {
		equation := c.related[i].standing(r)
		switch {
		case at == deliveryPurpose:
		case equation.product() >= 0 && len(equation.terms) == 2:
			r.multiplied(&equation)
		}
	}
	for i := range c.related {
		equation := c.related[i].standing(r)
		switch {
		case at == deliveryPurpose || equation.product() >= 0 && len(equation.terms) == 2:
		case at == ordersPurpose:
			r.ordered(&equation)
		case at == freightPurpose:
			r.charged(&equation)
		default:
			r.settled(&equation)
		}
	}
	for i := range c.inOrders {
		if equation := c.inOrders[i].standing(r); at == ordersPurpose {
			r.ordered(&equation)
		}
	}
	return r
}

// standing is the equation with each column stood for by the one of equal columns that its header says most of.
func (r relation) standing(by *roles) relation {
	r.terms = slices.Clone(r.terms)
	for i := range r.terms {
		r.terms[i].column = by.stand(r.terms[i].column)
		if r.terms[i].times >= 0 {
			r.terms[i].times = by.stand(r.terms[i].times)
		}
	}
	return r
}

func (r *roles) stand(column int) int {
	best := column
	for _, other := range slices.Sorted(maps.Keys(r.anchors)) {
		k := r.anchors[other]
		if k.conf > r.anchors[best].conf && fieldSpecs[k.field].reading == asAmount && r.c.same(column, other) {
			best = other
		}
	}
	return best
}

// product is the index of the term that is a product; -1: there is none.
func (r *relation) product() int {
	return slices.IndexFunc(r.terms, func(t term) bool { return t.times >= 0 })
}

// is says whether the header of a column says that it is one of some fields.
func (r *roles) is(column int, fields FieldSet) bool {
	k, ok := r.anchors[column]
	return ok && fields.Has(k.field)
}

// give says what a column is, unless that was said more surely. An equation of which no header says that it is about
// what the purpose is about proves nothing.
func (r *roles) give(column int, field Field, conf int, equation *relation, at int) {
	if !slices.ContainsFunc(equation.terms, func(t term) bool { return r.is(t.column, kin[r.at]) || t.times >= 0 && r.is(t.times, kin[r.at]) }) {
		conf = min(conf, roleNone)
	}
	if r.of[column].conf >= conf {
		return
	}
	var reason say.Text
	if equation.terms[at].column == column && equation.terms[at].times < 0 {
		reason = r.c.without(equation, at)
	} else {
		reason = say.Textf("of %s %s", r.c.called(equation.terms[equation.whole()]), r.c.without(equation, equation.whole()))
	}
	r.of[column] = role{field, conf, reason}
}

// kin are the fields that tell by what equations of amounts a file is about: postage is added to the price of orders as
// well as kept back of what was collected.
var kin = [purposeCount]FieldSet{
	ordersPurpose:  setOf(OrderTotal, ItemsTotal, LineTotal, UnitPrice, Quantity, Discount, Tax),
	codPurpose:     setOf(Collected, Net, Fee),
	payoutPurpose:  setOf(Collected, Net, Fee),
	ledgerPurpose:  setOf(Collected, Net, Fee),
	freightPurpose: setOf(Freight, Fee),
}

// sure is how sure an equation makes of one of its columns, by what the headers say of the others.
func (r *roles) sure(equation *relation, column int, agree map[int]FieldSet) int {
	agreeing, others := 0, 0
	for other, fields := range agree {
		if other == column {
			continue
		}
		others++
		if role := r.of[other]; r.is(other, fields) || equation.ofOrders && role.conf >= roleSome && fields.Has(role.field) {
			agreeing++
		}
	}
	switch {
	case agreeing == others && others > 0:
		return roleAll
	case agreeing > 0:
		return roleSome
	}
	return roleNone
}

var (
	wholes = setOf(OrderTotal, Outstanding)
	bases  = setOf(ItemsTotal, LineTotal)
	prices = wholes | bases | setOf(UnitPrice)
)

// multiplied says what a number, a price and what they come to are.
func (r *roles) multiplied(equation *relation) {
	p := equation.product()
	number, price, result := equation.terms[p].times, equation.terms[p].column, equation.terms[1-p].column
	if r.at != ordersPurpose {
		return
	}
	agree := map[int]FieldSet{number: setOf(Quantity), price: setOf(UnitPrice), result: bases | wholes}
	r.give(number, Quantity, r.sure(equation, number, agree), equation, p)
	r.give(price, UnitPrice, r.sure(equation, price, agree), equation, p)
	field := LineTotal
	switch {
	case r.is(result, setOf(ItemsTotal)) && !r.c.varies(result):
		field = ItemsTotal
	case r.is(result, setOf(OrderTotal)) && !r.c.varies(result) && !r.partOfMore(result) && !r.another(result, setOf(OrderTotal, ItemsTotal)):
		field = OrderTotal
	}
	r.give(result, field, r.sure(equation, result, agree), equation, 1-p)
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

// ordered says of the sum of an order which column is its total, and which are the goods and what is added to or taken
// off them.
func (r *roles) ordered(equation *relation) {
	total, base := r.ends(equation)
	if total < 0 || base < 0 || r.c.speaks(equation.terms[base].column, "remit") { // what a channel pays out is no goods
		return
	}
	if r.charges(equation, total) {
		r.parts[equation.terms[total].column] = "what is left when fees are taken off, and not what the buyer pays"
		return
	}
	agree := map[int]FieldSet{}
	for i, t := range equation.terms {
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
	for i, t := range equation.terms {
		switch adds := t.sign*equation.terms[total].sign*t.sum < 0; {
		case t.times >= 0:
			r.give(t.times, Quantity, r.sure(equation, t.times, agree), equation, i)
			r.give(t.column, UnitPrice, r.sure(equation, t.column, agree), equation, i)
		case i == total:
			r.give(t.column, OrderTotal, r.sure(equation, t.column, agree), equation, i)
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

// charges says whether what is called a total has a fee taken off: it is what the seller gets.
func (r *roles) charges(equation *relation, total int) bool {
	whole := equation.terms[total]
	return r.is(whole.column, setOf(OrderTotal)) && slices.ContainsFunc(equation.terms, func(t term) bool {
		return t.times < 0 && t.column != whole.column && t.sign*whole.sign*t.sum > 0 && r.c.speaks(t.column, "fee") && !r.c.speaks(t.column, "discount", "refund")
	})
}

// goods says whether what a total is of is the line's or that of all lines.
func (r *roles) goods(column int) Field {
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
		if i != base && r.is(t.column, setOf(OrderTotal)) && (total < 0 || r.anchors[t.column].conf > r.anchors[equation.terms[total].column].conf) {
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
	if equation.terms[total].sign*equation.terms[base].sign > 0 {
		return -1, -1
	}
	return total, base
}

// heed lets an equation agree with what a column is called, or deny it. It says whether it agrees.
func (k *candidate) heed(role role) bool {
	switch {
	case k.field == role.field:
		if k.conf > sureConflict {
			k.conf = min(k.conf+roleAgree, sureValues)
		}
		k.with, k.without = 0, 0 // the equation says so
		k.reason = say.Textf("%s, and it is %s", k.reason, role.reason)
		return true
	case role.conf >= roleSome && k.conf >= sureConflict:
		k.conf, k.reason, k.denied = sureConflict, say.Textf("called %s, but it is %s", k.field, role.reason), true
	}
	return false
}

// contradicts says whether a column is known to be no field that an equation says it is: others add up to it, or its header
// speaks of something that the field never is. What is taken off is no price, what the seller pays or what something cost
// before is nothing that the buyer pays, and what was not kept back is no cost.
func (r *roles) contradicts(column int, field Field) bool {
	switch {
	case r.parts[column] != "":
		return true
	case costs.Has(field):
		return r.beside(column)
	case !prices.Has(field):
		return false
	}
	return r.c.buying(column) || r.c.speaks(column, "discount") && !r.c.speaks(column, "price", "net") ||
		wholes.Has(field) && r.c.speaks(column, "original") && !r.c.speaks(column, "total")
}

// weigh lets the equations speak of what the words of the headers say, and beside them where these say nothing.
func (r *roles) weigh(list []candidate, free func(column int, field Field) bool) []candidate {
	supported := map[int]bool{}
	for i := range list {
		k := &list[i]
		role, ok := r.of[k.column]
		switch {
		case r.parts[k.column] != "" && k.field == OrderTotal:
			k.conf, k.reason, k.denied = min(k.conf, sureConflict), r.parts[k.column], false
		case r.parts[k.column] != "" && (k.field == Fee || k.field == Freight && r.at == freightPurpose):
			k.conf, k.reason, k.denied = min(k.conf, sureConflict), r.parts[k.column], false
			if r.at != freightPurpose {
				k.reason = say.Textf("the sum of what other columns give: %s", k.reason)
			}
		case costs.Has(k.field) && !ok && r.beside(k.column):
			k.conf, k.reason = min(k.conf, sureEnough-few), say.Textf("%s, but %s", k.reason, say.Text("what was collected comes to the net without it"))
		case !ok || fieldSpecs[k.field].reading != asAmount && fieldSpecs[k.field].reading != asCount:
		case k.heed(role):
			supported[k.column] = true
		}
	}
	for _, column := range slices.Sorted(maps.Keys(r.of)) {
		role := r.of[column]
		if !supported[column] && free(column, role.field) && !r.contradicts(column, role.field) {
			list = append(list, candidate{column: column, guess: guess{field: role.field, sure: role.conf, rank: role.conf, side: noSide, reason: role.reason}, conf: role.conf})
		}
	}
	return list
}
