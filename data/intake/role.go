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
	taxless map[int]say.Text // costs that another column gives with tax, and their parts: which that is
	spent   map[int]say.Text // what the seller pays out of what the buyer does, and of which profit
}

// rolesOf works out the roles of columns that nothing has taken yet.
func (c *clues) rolesOf(at purpose, words []candidate) *roles {
	r := &roles{c: c, at: at, anchors: map[int]candidate{}, of: map[int]role{}, parts: map[int]say.Text{}, taxless: map[int]say.Text{}, spent: map[int]say.Text{}}
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
		case at == ordersPurpose:
			r.contains(&equation)
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
	for column := range r.parts {
		delete(r.of, column)
	}
	if ofParcels.has(at) && at != deliveryPurpose {
		r.withTax()
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

// heed lets an equation agree with what a column is called, or deny it. It says whether it agrees.
func (k *candidate) heed(role role) bool {
	switch {
	case k.field == role.field:
		if k.conf > sureConflict {
			k.conf = min(k.conf+roleAgree, sureValues)
			if !k.doubt {
				k.conf = max(k.conf, role.conf) // as it would be if its header said nothing
			}
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
// before is nothing that the buyer pays, a part of what was paid is none of what was bought, and what was not kept back is no cost.
func (r *roles) contradicts(column int, field Field) bool {
	switch {
	case r.parts[column] != "":
		return true
	case costs.Has(field):
		return r.beside(column) || r.at != freightPurpose && r.c.speaks(column, "cod", "collect", "gross") && !r.c.speaks(column, "fee", "cost", "service", "freight")
	case !prices.Has(field):
		return false
	}
	return r.c.buying(column) || bases.Has(field) && r.c.speaks(column, "balance", "prepaid") || r.c.speaks(column, "discount") && !r.c.speaks(column, "price", "net") ||
		wholes.Has(field) && r.c.speaks(column, "original") && !r.c.speaks(column, "total")
}

// denies is why a column is not what it is called, by equations that say of it that another gives it, or that the seller pays it; "": none.
func (r *roles) denies(k *candidate) say.Text {
	_, ok := r.of[k.column]
	switch {
	case (costs | setOf(Net)).Has(k.field):
		return r.taxless[k.column]
	case k.field != Discount && !ok:
		return r.spent[k.column]
	}
	return ""
}

// givenWhole are the amounts that no column gives of which others give the parts, or which is a part itself.
var givenWhole = setOf(OrderTotal, Outstanding, Discount, Net, Fee)

// weigh lets the equations speak of what the words of the headers say, and beside them where these say nothing.
func (r *roles) weigh(list []candidate, free func(column int, field Field) bool) []candidate {
	supported := map[int]bool{}
	for i := range list {
		k := &list[i]
		role, ok := r.of[k.column]
		switch {
		case r.denies(k) != "":
			k.conf, k.reason, k.denied = min(k.conf, sureConflict), r.denies(k), true
		case r.parts[k.column] != "" && (givenWhole.Has(k.field) || k.field == Freight && r.at == freightPurpose):
			k.conf, k.reason, k.denied = min(k.conf, sureConflict), r.parts[k.column], false
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
