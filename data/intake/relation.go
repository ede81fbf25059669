package intake

import (
	"cmp"
	"slices"

	"parcelbook/data/intake/value"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// relation is an equation between columns that most rows satisfy: what its terms come to together, each added or
// taken off, is nothing.
type relation struct {
	terms    []term
	held, of int  // rows, of those in which any term is more than nothing
	ofOrders bool // held and of count orders, of which the rows are added up
}

// term is a column in an equation, or the product of two.
type term struct {
	column int
	times  int // the column that it is multiplied with; -1: none
	sign   int64
	sum    int64 // what it comes to in all rows together
	size   int64 // the same, whatever its signs
}

// How much is looked at to find relations.
const (
	mostSeries   = 20 // columns of amounts
	mostProducts = 4  // of numbers and prices
	mostFound    = 64 // equations that may hold, before they are tried on all rows
)

// series is a column of amounts, or the product of two, as evidence.
type series struct {
	column, times int
	values        []int64 // by sampled row, in ten thousandths; 0 where there is none
	profit        bool    // by its header it is what others leave
}

// relate finds the equations between columns of amounts, those of the fewest columns first; and those of whole orders,
// where orders have several rows.
func (c *clues) relate() (ofRows, ofOrders []relation) {
	list := c.series()
	if len(list) < 2 {
		return nil, nil
	}
	rows := tellingRows(list)
	ofRows, products := c.products(list, rows)
	switch {
	case len(ofRows) == 0:
		list = append(list, products...)
	case !slices.ContainsFunc(ofRows, relation.mostly): // it may be by chance, and so may others that no header speaks of
		list = append(list, slices.DeleteFunc(products, func(s series) bool { return !c.ofPieces(s.times, s.column) })...)
	}
	ofRows = c.whateverTheNumber(sums(list, rows, ofRows))
	if list = c.ofOrders(list); list != nil {
		ofOrders = slices.DeleteFunc(sums(list, tellingRows(list), nil), func(r relation) bool { return !r.mostly() })
		for i := range ofOrders {
			ofOrders[i].ofOrders = true
		}
	}
	return ofRows, ofOrders
}

// sums adds the equations of sums, and leaves out those that fewer rows satisfy than others of the same largest term.
func sums(list []series, rows []int, relations []relation) []relation {
	found := map[combination]bool{}
	for _, sample := range samplesOf(rows) {
		equations(list, sample, found)
	}
	candidates := make([]combination, 0, len(found))
	for k := range found {
		candidates = append(candidates, k)
	}
	slices.SortFunc(candidates, func(a, b combination) int {
		return cmp.Or(cmp.Compare(a.size(), b.size()), cmp.Compare(a.plus, b.plus), cmp.Compare(a.minus, b.minus))
	})
	var basis [][]int64
	most := map[int]int{} // rows, by the largest term
	for _, k := range candidates[:min(len(candidates), mostFound)] {
		k, held, ok := k.tryOn(list, rows)
		if !ok || !independent(&basis, k, len(list)) {
			continue
		}
		r := k.relation(list, held, len(rows))
		whole := r.terms[r.whole()].column
		most[whole] = max(most[whole], held)
		relations = append(relations, r)
	}
	relations = slices.DeleteFunc(relations, func(r relation) bool { return r.held*10 < most[r.terms[r.whole()].column]*9 })
	all := slices.Clone(relations)
	return slices.DeleteFunc(relations, func(r relation) bool { return slices.ContainsFunc(all, r.fitsLess) })
}

// whateverTheNumber leaves out sums that hold of one piece and of no more: they add a price of a piece to what all of them come to.
func (c *clues) whateverTheNumber(relations []relation) []relation {
	var numbers []int
	for i := range relations {
		if p := relations[i].product(); p >= 0 {
			numbers = append(numbers, relations[i].terms[p].times)
		}
	}
	return slices.DeleteFunc(relations, func(r relation) bool {
		return r.product() < 0 && slices.ContainsFunc(numbers, func(number int) bool { return c.ofOnePiece(&r, number) })
	})
}

// ofOnePiece says whether a sum holds in the rows that have one piece, and in those that have more does not.
func (c *clues) ofOnePiece(r *relation, number int) bool {
	one, more, oneHeld, moreHeld := 0, 0, 0, 0
	for i := range c.sample {
		any := slices.ContainsFunc(r.terms, func(t term) bool { return c.profiles[t.column].figures[i].value != 0 })
		switch pieces := c.profiles[number].figures[i].value; {
		case !any:
		case pieces > tenThousand:
			more, moreHeld = more+1, moreHeld+once(c.holdsIn(r, i))
		default:
			one, oneHeld = one+1, oneHeld+once(c.holdsIn(r, i))
		}
	}
	return more >= fewValues && moreHeld*10 <= more && oneHeld*10 >= one*9
}

// fitsLess says whether another equation has the same terms but for one, and holds in more rows: of two columns that may stand in
// the same place of a sum it is the one that fits better.
func (r *relation) fitsLess(other relation) bool {
	if other.held <= r.held || len(other.terms) != len(r.terms) {
		return false
	}
	shared := 0
	for _, t := range r.terms {
		if slices.ContainsFunc(other.terms, func(o term) bool { return o.column == t.column && o.times == t.times }) {
			shared++
		}
	}
	return shared == len(r.terms)-1 && shared > 1
}

// mostly says whether nearly all rows satisfy it.
func (r relation) mostly() bool { return r.held*10 >= r.of*9 }

// holdsIn says whether a row satisfies an equation.
func (c *clues) holdsIn(r *relation, row int) bool {
	sum := int64(0)
	for _, t := range r.terms {
		v := c.profiles[t.column].figures[row].value
		if t.times >= 0 {
			v *= c.profiles[t.times].figures[row].value / tenThousand
		}
		sum += t.sign * v
	}
	return sum == 0
}

// has says whether a column is a term of it.
func (r *relation) has(column int) bool {
	return slices.ContainsFunc(r.terms, func(t term) bool { return t.column == column })
}

// whole is the index of the term that all others add up to; of a product alone what it comes to; where several are on either side, that
// of the largest.
func (r *relation) whole() int {
	if alone := r.alone(); alone >= 0 {
		return alone
	}
	if len(r.terms) == 2 && r.product() >= 0 {
		return 1 - r.product()
	}
	whole := 0
	for i, t := range r.terms {
		if t.size > r.terms[whole].size || t.size == r.terms[whole].size && t.times < 0 && r.terms[whole].times >= 0 {
			whole = i
		}
	}
	return whole
}

// alone is the index of the term that stands alone on one side of the equation; -1: of two terms, or of more on each side, none does.
func (r *relation) alone() int {
	var sides [2][]int
	for i, t := range r.terms {
		switch {
		case t.sign*t.sum > 0:
			sides[0] = append(sides[0], i)
		case t.sum != 0:
			sides[1] = append(sides[1], i)
		}
	}
	for i, side := range sides {
		if len(side) == 1 && len(sides[1-i]) > 1 {
			return side[0]
		}
	}
	return -1
}

// parted gives what the largest term is parted into, and the most of it.
func (r *relation) parted() (parts []term, most term) {
	whole := r.whole()
	parts = slices.Delete(slices.Clone(r.terms), whole, whole+1)
	return parts, slices.MaxFunc(parts, func(a, b term) int { return cmp.Compare(a.size, b.size) })
}

// leaves says whether what the largest term is parted into is mostly one other, as where a fee is kept back.
func (r *relation) leaves() bool {
	whole := r.whole()
	return slices.ContainsFunc(r.terms, func(t term) bool { return t.column != r.terms[whole].column && t.size*4 > r.terms[whole].size*3 })
}

// series lists the columns of amounts. Of several that hold the same the first counts.
func (c *clues) series() []series {
	var list []series
	for i := range c.profiles {
		p := &c.profiles[i]
		if len(list) == mostSeries || !p.share(p.amounts, 8) || p.n < 2 || p.judgeAmount().refuted != "" || p.runs() || p.phones*2 > p.n && p.decimals == 0 ||
			c.speaks(i, "weight", "postal", "phone") && !c.speaks(i, "fee") {
			continue
		}
		s := c.seriesOf(i)
		if slices.ContainsFunc(list, func(o series) bool { return slices.Equal(o.values, s.values) }) || !slices.ContainsFunc(s.values, func(v int64) bool { return v != 0 }) {
			continue
		}
		list = append(list, s)
	}
	return list
}

// seriesOf gives the amounts in a column.
func (c *clues) seriesOf(column int) series {
	s := series{column: column, times: -1, values: make([]int64, len(c.sample)), profit: c.speaks(column, "profit") && !c.speaks(column, "percent")}
	for row, fig := range c.profiles[column].figures {
		s.values[row] = fig.value
	}
	return s
}

// products are the columns that are a small whole number times a price, and what such products come to that no column
// gives: a few of them, where a header speaks of a number of pieces or of a price.
func (c *clues) products(list []series, rows []int) (relations []relation, others []series) {
	for n, number := range list {
		if !c.counts(&number) {
			continue
		}
		for i, price := range list {
			if i == n || slices.Max(price.values) > value.MaxMinor/10_000 || c.counts(&price) && sizeOf(price) < sizeOf(number) {
				continue
			}
			with := append(slices.Clone(list), product(&number, &price))
			before := len(relations)
			for j := range list {
				k := combination{plus: 1 << len(list), minus: 1 << j}
				if j == n || j == i || k.holds(with, rows)*2 < len(rows) {
					continue
				}
				if k, held, ok := k.tryOn(with, rows); ok || held == len(rows) && c.multiplies(&number, price.column, rows) {
					relations = append(relations, k.relation(with, held, len(rows)))
				}
			}
			if len(relations) == before && len(others) < mostProducts && (c.speaks(number.column, "quantity") || c.speaks(price.column, "unitprice", "unit")) {
				others = append(others, with[len(list)])
			}
		}
	}
	return relations, others
}

// multiplies says whether the headers say that a number is one of pieces and an amount a price, and several rows have more than one
// piece: what they come to in all rows needs no further proof.
func (c *clues) multiplies(number *series, price int, rows []int) bool {
	several := 0
	for _, row := range rows {
		several += once(number.values[row] > tenThousand)
	}
	return several >= fewValues && c.ofPieces(number.column, price)
}

// ofPieces says whether the headers say that a column is a number of pieces, and another one their price.
func (c *clues) ofPieces(number, price int) bool {
	return c.speaks(number, "quantity") && c.speaks(price, "price", "unitprice", "unit")
}

// counts says whether a column may be of numbers of pieces, more than one somewhere.
func (c *clues) counts(s *series) bool {
	p := &c.profiles[s.column]
	if c.speaks(s.column, counted, coded) && !c.speaks(s.column, "quantity", "count", "item", "unit") {
		return false // of something else than pieces
	}
	return p.share(p.counts, 9) && p.decimals == 0 && slices.Max(s.values) <= 9999*tenThousand && slices.ContainsFunc(s.values, func(v int64) bool { return v > tenThousand })
}

func product(number, price *series) series {
	s := series{column: price.column, times: number.column, values: make([]int64, len(price.values))}
	for row, value := range price.values {
		s.values[row] = value * (number.values[row] / tenThousand)
	}
	return s
}

func sizeOf(s series) (size int64) {
	for _, value := range s.values {
		size += abs(value)
	}
	return size
}

// runs says whether a column counts its rows.
func (p *profile) runs() bool {
	if p.n < 3 || p.distinct < p.n || p.decimals > 0 {
		return false
	}
	for i := 1; i < len(p.figures); i++ {
		if p.figures[i-1].ok && p.figures[i].ok && p.figures[i].value-p.figures[i-1].value != tenThousand {
			return false
		}
	}
	return true
}

// speaks says whether a header has any word of some concepts.
func (c *clues) speaks(column int, concepts ...string) bool {
	h, x := c.headings[column], c.in.words.lexicon
	return h != nil && slices.ContainsFunc(concepts, func(name string) bool { return h.concepts.has(x.concepts[name]) })
}

// speaksOnly says whether a header speaks of one concept, and of nothing else.
func (c *clues) speaksOnly(column int, name string) bool {
	h, x := c.headings[column], c.in.words.lexicon
	return h != nil && h.concepts.minus(conceptSet{}.with(x.concepts[little])) == conceptSet{}.with(x.concepts[name])
}

// relation writes an equation by its columns.
func (k combination) relation(list []series, held, of int) relation {
	r := relation{held: held, of: of}
	for i, s := range list {
		t := term{column: s.column, times: s.times, size: sizeOf(s)}
		for _, value := range s.values {
			t.sum += value
		}
		switch {
		case k.plus&(1<<i) != 0:
			t.sign = 1
		case k.minus&(1<<i) != 0:
			t.sign = -1
		default:
			continue
		}
		r.terms = append(r.terms, t)
	}
	return r
}

// without says what all terms but one come to, in the words of the headers: "Quantity × Price + Postage in 48 of 50
// rows".
func (c *clues) without(r *relation, but int) say.Text {
	var plus, minus []say.Text
	for i, t := range r.terms {
		switch {
		case i == but:
		case t.sign*r.terms[but].sign < 0:
			plus = append(plus, c.called(t))
		default:
			minus = append(minus, c.called(t))
		}
	}
	sum := say.Join("%s − %s", append([]say.Text{say.Join("%s + %s", plus...)}, minus...)...)
	if r.ofOrders {
		return say.Textf("= %s in %d of %d orders", sum, r.held, r.of)
	}
	return say.Textf("= %s in %d of %d rows", sum, r.held, r.of)
}

// called is what a term is called in the file.
func (c *clues) called(t term) say.Text {
	name := func(column int) say.Text {
		if c.names[column] != "" {
			return say.Raw(c.names[column])
		}
		return say.Textf("column %s", sheet.ColumnName(column))
	}
	if t.times >= 0 {
		return say.Textf("%s × %s", name(t.times), name(t.column))
	}
	return name(t.column)
}
