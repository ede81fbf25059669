package intake

import (
	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
)

// orders finds in which order each column of dates writes them, as points does for decimals.
type orders struct {
	column map[int]*dates
	answer value.DayOrder // 0: none
	file   value.DayOrder // those that all columns can have; 0: there is none
	hint   value.DayOrder
	usual  value.DayOrder // how the language of the headers writes a day whose year comes last; 0: it does not say
}

func newOrders(answer, hint string) orders {
	return orders{column: map[int]*dates{}, answer: value.OrderOf(answer), file: value.AnyOrder, hint: value.OrderOf(hint)}
}

// dates is what the dates of a column show.
type dates struct {
	orders      value.DayOrder // those that all of them can have; 0: they contradict each other
	first, last span           // of the first and last numbers of those whose year has two digits
	cells       int            // that are not blank
	buddhist    int            // of those, that have a year of the Thai calendar
	counted     [3]int         // that are numbers counting the days, seconds or milliseconds from some day: see counting
	real        int            // that the spreadsheet has as dates
	clear       bool           // of those, one has a day that cannot be a month
	untouched   bool           // a text is one of which a program that makes dates of texts would have made one
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
		o.column[column] = &dates{orders: value.AnyOrder}
	}
	return o.column[column]
}

// learn takes in what one date shows.
func (o *orders) learn(column int, d *value.Day) {
	if d.Buddhist {
		o.at(column).buddhist++
	}
	shown := d.Orders()
	if shown == 0 {
		return
	}
	c := o.at(column)
	c.orders &= shown
	c.untouched = c.untouched || d.Pointed || shown&value.DayFirst != 0 && shown&value.MonthFirst != 0
	o.learnFile(d)
	if d.Short {
		c.first.add(d.Numbers[0])
		c.last.add(d.Numbers[2])
	}
}

// titled is the day of a title, "" where neither it nor the columns of the file show which of its numbers is the month.
func (o *orders) titled(d *value.Day) data.Date {
	day, ok := d.Sole()
	if order := d.Orders() & o.file; !ok && order.One() {
		day, ok = d.In(order), true
	}
	if !ok {
		return ""
	}
	return day.Date()
}

// swapped says whether the column's dates may have day and month swapped: a spreadsheet program has made dates of
// all texts that it could read its own way, and has left as texts those that can only be read the other way.
func (c *dates) swapped() bool {
	return c.real > 0 && !c.clear && !c.untouched && (c.orders == value.DayFirst || c.orders == value.MonthFirst)
}

// of is the orders that a column can have: those that are shown or said, else the one that is usual.
func (o *orders) of(column int) value.DayOrder {
	set := o.shown(column)
	if set != 0 && !set.One() && set&value.YearAhead == 0 && set&o.usual != 0 {
		return o.usual
	}
	return set
}

// shown is the orders that a column can have, narrowed by what counts most: itself, what its owner says, the other
// columns, the format.
func (o *orders) shown(column int) value.DayOrder {
	c := o.at(column)
	set := c.orders
	switch {
	case set&value.YearAhead == 0 || !c.first.any:
	case c.last.constant() && c.first.varied():
		set &^= value.YearAhead
	case c.first.constant() && c.last.varied():
		set &= value.YearAhead
	}
	for _, known := range []value.DayOrder{o.answer, o.file, o.hint} {
		if narrowed := set & known; known.One() && narrowed != 0 {
			return narrowed
		}
	}
	return set
}

// said says whether the owner or the format names an order.
func (o *orders) said(order value.DayOrder) bool { return o.answer == order || o.hint == order }

// read gives the date of a text in a column.
func (o *orders) read(v *vocabulary, text string, column int) (data.Date, error) {
	if date, ok := value.ISODate(text); ok {
		return date, nil
	}
	d, err := v.Day(text)
	if err != nil {
		return "", err
	}
	if d.Buddhist && !o.thai(column) {
		return "", say.Text("not a date")
	}
	if c, ok := d.Sole(); ok {
		return c.Date(), nil
	}
	known := o.of(column)
	if c := d.In(known); c != (value.Civil{}) && (known != value.YearAhead || o.said(value.YearAhead)) {
		return c.Date(), nil
	}
	return "", undecided(d, known)
}

// thai says whether hardly a date of a column has a year of another calendar than the Thai one.
func (o *orders) thai(column int) bool {
	c := o.at(column)
	return c.buddhist*10 >= c.cells*9
}

// undecided is the failure of a date such as 05/06/2026 of which nothing shows what comes first. A column that
// contradicts itself is beyond any answer.
func undecided(d value.Day, known value.DayOrder) error {
	known &= d.Orders()
	var days []say.Text
	for i, c := range d.By {
		if c != (value.Civil{}) && (known == 0 || known&(1<<i) != 0) {
			days = append(days, say.Raw(string(c.Date())))
		}
	}
	either := say.Join("%s or %s", days...)
	if known == 0 {
		return say.Errorf("may be %s: in this column some dates begin with the day and some do not", either)
	}
	return &openError{
		kind: AskDates, answers: known.Names(),
		reason: say.Textf("may be %s: no other date shows which number comes first; say which does", either),
	}
}
