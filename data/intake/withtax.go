package intake

import "parcelbook/data/say"

// withTax finds what a courier charges with tax beside the same without: what is paid is the sum with tax, and neither the other nor
// what it is the sum of is charged besides.
func (r *roles) withTax() {
	for column := range r.c.profiles {
		if !r.c.speaks(column, "incl") || r.c.speaks(column, "cod", "collect") || r.c.zeros(column) {
			continue
		}
		for other := range r.c.profiles {
			if other == column || !r.c.taxedAlike(column, other) {
				continue
			}
			field := Fee
			if r.at == freightPurpose {
				field = Freight
			}
			r.of[column] = role{field, roleSome, say.Textf("%s with tax", r.c.called(term{column: other, times: -1}))}
			r.leaveOut(other, say.Textf("%s has it with tax", r.c.called(term{column: column, times: -1})))
		}
	}
}

// leaveOut leaves out a cost, and those that it is the sum of.
func (r *roles) leaveOut(column int, why say.Text) {
	if r.taxless[column] != "" {
		return
	}
	r.taxless[column] = why
	delete(r.of, column)
	for _, e := range r.c.related {
		if e.product() >= 0 || e.terms[e.whole()].column != column {
			continue
		}
		for _, t := range e.terms {
			r.leaveOut(t.column, why)
		}
	}
}

// highestTax is what an amount comes to at most with tax, in thousandths of it.
const highestTax = 1300

// taxedAlike says whether a column has the amounts of another one, each with tax at one rate, to the cent.
func (c *clues) taxedAlike(column, other int) bool {
	with, without := c.profiles[column].figures, c.profiles[other].figures
	pairs := make([]taxedPair, len(without))
	for i := range without {
		if with[i].ok != without[i].ok {
			return false
		}
		pairs[i] = taxedPair{without[i].value, with[i].value}
	}
	return rateOf(pairs, cent) > 0
}

// cent is the hundredth of a unit in ten thousandths.
const cent = tenThousand / 100
