package intake

import (
	"slices"

	"parcelbook/data/say"
)

// costs are what is kept back of what was collected.
var costs = setOf(Fee, Freight)

// settled says what was collected, what of it was kept back and what is paid out, or that a fee is the sum of others.
func (r *roles) settled(equation *relation) {
	if equation.product() >= 0 || r.parted(equation) {
		return
	}
	whole, net := r.wholeAndLeft(equation)
	top := equation.terms[whole].column
	switch {
	case r.is(top, costs):
		r.parts[top] = say.Textf("the sum of what other columns give: %s", r.c.without(equation, whole))
		return
	case net < 0 || r.netAbove(equation, top) || r.scant(equation, net):
		return
	}
	fields, agree := r.shares(equation, whole, net)
	r.close(equation, top, equation.terms[net].column)
	for i, t := range equation.terms {
		field := fields[i].Fields()[0]
		if fields[i] == costs && (r.is(t.column, setOf(Freight)) || r.carries(t.column) && t.lessens(equation.terms[whole])) {
			field = Freight
		}
		r.give(t.column, field, r.sure(equation, t.column, agree), equation, i)
	}
}

// wholeAndLeft finds what was collected, or the most that others are parts of, and what is left of it; left is -1 where all is kept back.
func (r *roles) wholeAndLeft(equation *relation) (whole, left int) {
	if part, net := r.taken(equation); part >= 0 && net >= 0 {
		return part, net
	}
	if gross, rest := r.lessened(equation); rest >= 0 {
		return gross, rest
	}
	whole = equation.whole()
	return whole, r.left(equation, whole)
}

// shares says of each term what it may be where one is what was collected and another what is left, and of columns what agrees with it.
func (r *roles) shares(equation *relation, whole, net int) (fields []FieldSet, agree map[int]FieldSet) {
	fields, agree = make([]FieldSet, len(equation.terms)), map[int]FieldSet{}
	for i, t := range equation.terms {
		switch k := r.anchors[t.column]; {
		case i == whole:
			fields[i] = setOf(Collected)
		case i == net:
			fields[i] = setOf(Net)
		case k.part != 0 && (k.field == Net || k.field == Collected):
			fields[i] = setOf(k.field) // what came in and what went out are the net together
		default:
			fields[i] = costs
		}
		agree[t.column] = fields[i]
	}
	return fields, agree
}

// taken finds a part of what was collected by several ways to pay, and what is called the net; -1: there is none.
func (r *roles) taken(equation *relation) (part, net int) {
	find := func(is func(k candidate) bool) int {
		return slices.IndexFunc(equation.terms, func(t term) bool { return is(r.anchors[t.column]) })
	}
	return find(func(k candidate) bool { return k.field == Collected && k.part != 0 }), find(func(k candidate) bool { return k.field == Net && k.part == 0 })
}

// close notes an equation that parts what was collected into all that was kept back and the net: by its header, or as it holds in each row.
func (r *roles) close(equation *relation, top, net int) {
	if r.is(net, setOf(Net)) && (r.is(top, setOf(Collected)) || equation.held == equation.of) {
		r.closed = append(r.closed, *equation)
	}
}

// netAbove says whether what others are parts of is called the net. Where an equation holds in every row and has what is called a
// fee among the parts, and none on the other side, it was collected all the same.
func (r *roles) netAbove(equation *relation, top int) bool {
	whole := equation.terms[equation.whole()]
	parts, others := 0, 0
	for _, t := range equation.terms {
		switch {
		case !r.is(t.column, setOf(Fee)):
		case t.lessens(whole):
			parts++
		default:
			others++
		}
	}
	return r.is(top, setOf(Net)) && (parts == 0 || others > 0 || equation.held < equation.of)
}

// lessens says whether a term of an equation is taken off another, rather than added to it.
func (t term) lessens(whole term) bool { return (t.sign*t.sum > 0) != (whole.sign*whole.sum > 0) }

// parted says whether an equation parts a sum into what it is for, such as goods and tax, of which another equation says what
// is kept back: its columns are no costs, and none of them is what is paid out.
func (r *roles) parted(equation *relation) bool {
	top := equation.terms[equation.whole()].column
	kept := func(e *relation) bool {
		return slices.ContainsFunc(e.terms, func(t term) bool {
			return r.is(t.column, costs) && r.c.speaks(t.column, "fee") && !r.c.speaks(t.column, "tax")
		})
	}
	if kept(equation) {
		return false
	}
	at := slices.IndexFunc(r.c.related, func(e relation) bool {
		e = e.standing(r)
		return e.product() < 0 && e.terms[e.whole()].column == top && kept(&e)
	})
	if at < 0 {
		return false
	}
	other := r.c.related[at].standing(r)
	for _, t := range equation.terms {
		if !slices.ContainsFunc(other.terms, func(o term) bool { return o.column == t.column }) {
			r.parts[t.column] = say.Textf("a part of %s", r.c.called(equation.terms[equation.whole()]))
		}
	}
	return true
}

// lessened finds the one column that what is surely called a fee lessens, which is the net, and the largest of those that
// it is part of; rest is -1 where there is not just one. What is called freight counts where nothing is called a fee, for
// it may be an income too.
func (r *roles) lessened(equation *relation) (gross, rest int) {
	for _, called := range []Field{Fee, Freight} {
		gross, rest = -1, -1
		for _, cost := range equation.terms {
			if !r.is(cost.column, setOf(called)) || cost.sum == 0 {
				continue
			}
			more, less := r.apart(equation, cost.sign*cost.sum > 0)
			if more < 0 || less < 0 || rest >= 0 && rest != less {
				return -1, -1
			}
			gross, rest = more, less
		}
		if rest >= 0 {
			break
		}
	}
	return gross, rest
}

// apart parts the columns of an equation that are not called costs by their signs: the only one that is added, or taken
// away where above is false, and the largest of the others; -1: there is none, or not just one.
func (r *roles) apart(equation *relation, above bool) (largest, only int) {
	largest, only = -1, -1
	for i, t := range equation.terms {
		switch {
		case r.is(t.column, costs):
		case t.sign > 0 == above && only >= 0:
			return -1, -1
		case t.sign > 0 == above:
			only = i
		case largest < 0 || t.size > equation.terms[largest].size:
			largest = i
		}
	}
	return largest, only
}

// scant says whether what would be left of the whole is less than a cost, and not called what is left.
func (r *roles) scant(equation *relation, net int) bool {
	left := equation.terms[net]
	return !r.is(left.column, setOf(Net)) && slices.ContainsFunc(equation.terms, func(t term) bool { return t.size > left.size && r.is(t.column, costs) })
}

// carries says whether a cost is that of carrying, by its header.
func (r *roles) carries(column int) bool {
	return r.is(column, setOf(Freight)) || !r.is(column, setOf(Fee)) && r.c.speaks(column, "ship", "deliver", "freight") && !r.c.speaks(column, "return", "cod")
}

// left finds what is left of the whole: what is called that, or else the most of it that is not called a cost; -1: all
// are costs.
func (r *roles) left(equation *relation, whole int) int {
	net := -1
	for i, t := range equation.terms {
		if i == whole || r.is(t.column, costs) {
			continue
		}
		if net < 0 || r.is(t.column, setOf(Net)) && !r.is(equation.terms[net].column, setOf(Net)) ||
			t.size > equation.terms[net].size && !r.is(equation.terms[net].column, setOf(Net)) {
			net = i
		}
	}
	return net
}

// beside says whether a column stands beside an equation that parts what was collected into what was kept back and what
// is left: what it holds, such as a rate, was not kept back.
func (r *roles) beside(column int) bool {
	holds := func(e relation, column int) bool {
		return slices.ContainsFunc(e.terms, func(t term) bool { return t.column == column || r.c.same(t.column, column) })
	}
	bound := slices.ContainsFunc(r.closed, func(e relation) bool {
		return holds(e, column) || slices.ContainsFunc(r.c.related, func(part relation) bool { // of a sum of fees, say
			return holds(part, column) && slices.ContainsFunc(e.terms, func(t term) bool { return r.is(t.column, costs) && holds(part, t.column) })
		})
	})
	return len(r.closed) > 0 && !bound && !r.c.zeros(column)
}

// charged says which column of an invoice is what the others add up to, or what is left of it where one of two is taken off.
func (r *roles) charged(equation *relation) {
	whole := equation.whole()
	if slices.ContainsFunc(equation.terms, func(t term) bool { return t.times >= 0 }) {
		return
	}
	if left := r.reducedTo(equation, whole); left >= 0 {
		whole = left
	}
	agree := map[int]FieldSet{}
	for i, t := range equation.terms {
		if i != whole {
			agree[t.column] = setOf(Freight, Fee)
			r.parts[t.column] = say.Textf("a part of %s", r.c.called(equation.terms[whole]))
		}
	}
	top := equation.terms[whole].column
	r.give(top, Freight, r.sure(equation, top, agree), equation, whole)
}

// reducedTo is what is left of the largest of three amounts of an invoice where another is a discount on it, by its header or
// its sign; -1: none is.
func (r *roles) reducedTo(equation *relation, whole int) int {
	if len(equation.terms) != 3 {
		return -1
	}
	top, left, off := equation.terms[whole], -1, 0
	for i, t := range equation.terms {
		switch {
		case i == whole:
		case r.c.speaks(t.column, "discount") && t.lessens(top), (t.sum > 0) != (top.sum > 0):
			off++
		default:
			left = i
		}
	}
	if off != 1 {
		return -1
	}
	return left
}
