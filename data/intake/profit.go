package intake

import (
	"slices"

	"parcelbook/data/say"
)

// spend notes what an equation takes off to leave a profit: the seller's own postage, fees and goods, which the buyer does not pay beside
// the price.
func (r *roles) spend(equation *relation) {
	profit := slices.IndexFunc(equation.terms, func(t term) bool { return t.times < 0 && r.c.speaks(t.column, "profit") })
	if profit < 0 {
		return
	}
	for i, t := range equation.terms {
		if i != profit && t.times < 0 && !t.lessens(equation.terms[profit]) {
			r.spent[t.column] = say.Textf("taken off to leave %s: the seller pays it, and not the buyer", r.c.called(equation.terms[profit]))
		}
	}
}
