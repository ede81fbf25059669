package intake

import (
	"parcelbook/data"
	"parcelbook/data/say"
)

// orders finds in which order each column of dates writes them, as points does for decimals.
type orders struct {
	column map[int]*dates
	answer dayOrder // 0: none
	file   dayOrder // those that all columns can have; 0: there is none
	hint   dayOrder
	usual  dayOrder // how the language of the headers writes a day whose year comes last; 0: it does not say
}

func newOrders(answer, hint string) orders {
	return orders{column: map[int]*dates{}, answer: orderOf(answer), file: anyOrder, hint: orderOf(hint)}
}

// dates is what the dates of a column show.
type dates struct {
	orders      dayOrder // those that all of them can have; 0: they contradict each other
	first, last span     // of the first and last numbers of those whose year has two digits
	cells       int      // that are not blank
	counted     [3]int   // that are numbers counting the days, seconds or milliseconds from some day: see counting
	real        int      // that the spreadsheet has as dates
	clear       bool     // of those, one has a day that cannot be a month
	untouched   bool     // a text is one of which a program that makes dates of texts would have made one
}

// span is the least and greatest of some numbers.
type span struct {
	from, to int
	any      bool
}

func (s *span) add(n int) {
	if !s.any {
		*s = span{n, n, true}
	}
	s.from, s.to = min(s.from, n), max(s.to, n)
}

// constant says whether the numbers can be the years of a file, varied whether they cannot.
func (s *span) constant() bool { return s.to-s.from <= 1 }
func (s *span) varied() bool   { return s.to-s.from > 2 }

// at gives what a column shows.
func (o *orders) at(column int) *dates {
	if o.column[column] == nil {
		o.column[column] = &dates{orders: anyOrder}
	}
	return o.column[column]
}

// learn takes in what one date shows.
func (o *orders) learn(column int, d *day) {
	shown := d.orders()
	if shown == 0 {
		return
	}
	c := o.at(column)
	c.orders &= shown
	c.untouched = c.untouched || d.pointed || shown&dayFirst != 0 && shown&monthFirst != 0
	o.learnFile(d)
	if d.short {
		c.first.add(d.numbers[0])
		c.last.add(d.numbers[2])
	}
}

// swapped says whether the column's dates may have day and month swapped: a spreadsheet program has made dates of
// all texts that it could read its own way, and has left as texts those that can only be read the other way.
func (c *dates) swapped() bool {
	return c.real > 0 && !c.clear && !c.untouched && (c.orders == dayFirst || c.orders == monthFirst)
}

// of is the orders that a column can have: those that are shown or said, else the one that is usual.
func (o *orders) of(column int) dayOrder {
	set := o.shown(column)
	if set != 0 && !set.one() && set&yearAhead == 0 && set&o.usual != 0 {
		return o.usual
	}
	return set
}

// shown is the orders that a column can have, narrowed by what counts most: itself, what its owner says, the other
// columns, the format.
func (o *orders) shown(column int) dayOrder {
	c := o.at(column)
	set := c.orders
	switch {
	case set&yearAhead == 0 || !c.first.any:
	case c.last.constant() && c.first.varied():
		set &^= yearAhead
	case c.first.constant() && c.last.varied():
		set &= yearAhead
	}
	for _, known := range []dayOrder{o.answer, o.file, o.hint} {
		if narrowed := set & known; known.one() && narrowed != 0 {
			return narrowed
		}
	}
	return set
}

// said says whether the owner or the format names an order.
func (o *orders) said(order dayOrder) bool { return o.answer == order || o.hint == order }

// read gives the date of a text in a column.
func (o *orders) read(v *vocabulary, text string, column int) (data.Date, error) {
	if date, ok := isoDate(text); ok {
		return date, nil
	}
	d, err := v.parseDay(text)
	if err != nil {
		return "", err
	}
	if c, ok := d.sole(); ok {
		return c.date(), nil
	}
	known := o.of(column)
	if c := d.in(known); c != (civil{}) && (known != yearAhead || o.said(yearAhead)) {
		return c.date(), nil
	}
	return "", d.undecided(known)
}

// undecided is the failure of a date such as 05/06/2026 of which nothing shows what comes first. A column that
// contradicts itself is beyond any answer.
func (d *day) undecided(known dayOrder) error {
	known &= d.orders()
	var days []say.Text
	for i, c := range d.by {
		if c != (civil{}) && (known == 0 || known&(1<<i) != 0) {
			days = append(days, say.Raw(string(c.date())))
		}
	}
	either := say.Join("%s or %s", days...)
	if known == 0 {
		return say.Errorf("may be %s: in this column some dates begin with the day and some do not", either)
	}
	return &openError{
		kind: AskDates, answers: known.names(),
		reason: say.Textf("may be %s: no other date shows which number comes first; say which does", either),
	}
}
