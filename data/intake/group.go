package intake

import (
	"slices"

	"parcelbook/data"
	"parcelbook/data/intake/value"
)

// group is the rows of one order.
type group struct {
	number string
	rows   []int  // indexes of data rows
	twin   *group // another one whose number is a spelling of the same
}

// groupRows puts the rows with the same order number together, wherever they stand. A row without a number that speaks of
// a product, and says no more of an order than the one above it, belongs to that.
func (r *reader) groupRows(rows []row) []group {
	groups := make([]group, 0, len(rows))
	index := make(map[string]int, len(rows))
	others := map[otherNumber]int{}
	last := -1
	for i := range rows {
		if i > 0 && rows[i].sheet != rows[i-1].sheet {
			last = -1
		}
		r.row, r.problems = &rows[i], nil
		number := r.ref(OrderNumber)
		at, known := index[number]
		if !known && len(r.problems) == 0 {
			at, known = r.byOther(others)
		}
		switch { // a number that cannot be read stands alone
		case number == "" && len(r.problems) == 0 && last >= 0 && r.continues(&rows[groups[last].rows[0]]):
			at = last
		case data.RefKey(number) == "":
			groups = append(groups, group{})
			at = len(groups) - 1
		case !known:
			groups = append(groups, group{number: number})
			at = len(groups) - 1
			index[number] = at
		}
		for _, other := range r.otherNumbers() {
			if was, known := others[other]; known && was != at {
				others[other] = -1 // of two orders: it tells nothing
			} else {
				others[other] = at
			}
		}
		groups[at].rows = append(groups[at].rows, i)
		last = at
	}
	pairTwins(groups)
	return groups
}

// otherNumber is what a file numbers an order by besides its order number.
type otherNumber struct {
	column int
	key    string
}

// otherNumbers gives the row's other numbers of its order.
func (r *reader) otherNumbers() []otherNumber {
	sources := r.layout.sources[OrderNumber]
	if len(sources) < 2 {
		return nil
	}
	var list []otherNumber
	for _, source := range sources[1:] {
		if key := data.RefKey(value.Clean(r.row.cell(source[0]))); key != "" && !r.row.blank(source[0]) {
			list = append(list, otherNumber{source[0], key})
		}
	}
	return list
}

// byOther finds the order of a row that has no order number by its other numbers.
func (r *reader) byOther(others map[otherNumber]int) (at int, ok bool) {
	sources := r.layout.sources[OrderNumber]
	if len(sources) < 2 || !r.row.blank(sources[0][0]) {
		return 0, false
	}
	for _, other := range r.otherNumbers() {
		if at, ok = others[other]; ok && at >= 0 {
			return at, true
		}
	}
	return 0, false
}

// pairTwins finds the orders whose numbers are one number in two spellings, such as "#1001" and "1001". The book
// would take them for one order, and nothing in the file says whether they are.
func pairTwins(groups []group) {
	first := make(map[string]*group, len(groups))
	for i := range groups {
		g := &groups[i]
		key := data.RefKey(g.number)
		twin, known := first[key]
		switch {
		case key == "":
		case !known:
			first[key] = g
		default:
			g.twin, twin.twin = twin, g
		}
	}
}

// tellApart are the fields by which orders differ: a row that leaves blank what the row above has of them is no order of its own.
var tellApart = setOf(OrderDate, BuyerName, RecipientName, Phone, Email)

// continues says whether the row, which has no order number, holds a product and nothing of an order; or a product beside what each row of
// an order may have, such as its amounts, where all is blank that tells the order above, which begins in a first row, from others. A cell
// that is merged with the one above is blank for that.
func (r *reader) continues(first *row) bool {
	if filled := r.row; filled.asIs != nil {
		r.row = filled.asIs
		defer func() { r.row = filled }()
	}
	product, further := false, false
	for field := range fieldCount {
		switch {
		case r.given(field) == nil:
		case tellApart.Has(field):
			return false
		case fieldSpecs[field].line:
			product = true
		default:
			further = true
		}
	}
	if !product || !further {
		return product
	}
	title, named := r.first(Title)
	if !named || r.given(Quantity) == nil && r.words.sums(r.row.cell(title)) { // "Total March" is no product
		return false
	}
	return slices.ContainsFunc(tellApart.Fields(), func(field Field) bool {
		return slices.ContainsFunc(r.layout.sources[field], func(columns []int) bool { return !first.blank(columns[0]) })
	})
}
