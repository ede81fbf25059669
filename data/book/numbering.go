package book

import (
	"cmp"
	"fmt"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/say"
)

// Numbers is what the user says of a file whose orders have the numbers of others.
type Numbers string

// The answers.
const (
	NumbersChanged Numbers = "changed" // they are those orders, changed
	NumbersAnew    Numbers = "anew"    // they are new: the numbering began again
)

// ErrNumbers is met when orders of a file have the numbers of orders of the channel and are plainly others, and the user has not said what they are.
var ErrNumbers = say.Text("it has the numbers of other orders")

// OtherOrders is an ErrNumbers that says of which orders.
type OtherOrders struct {
	error
	Order, Of    string // the first of them, and the channel
	Others, With int    // how many they are of those whose numbers the channel has
}

func (o *OtherOrders) Unwrap() error { return o.error }

// numbering is what the orders of a file tell of the run of its channel's numbers that they are of.
type numbering struct {
	first        string // number of an order that is another one than that of the book
	others, with int    // how many such, of those whose numbers the book has
	began        data.Date
	of           map[string]int  // how many orders are of a run, by the book
	runs         map[string]bool // that the book has of any of the numbers
}

func newNumbering() *numbering {
	return &numbering{of: map[string]int{}, runs: map[string]bool{}}
}

// learn looks at orders of the file.
func (n *numbering) learn(plans []orderPlan) {
	for i := range plans {
		p := &plans[i]
		if day := p.file.OrderDate; day != "" && (n.began == "" || day < n.began) {
			n.began = day
		}
		for _, o := range p.numbered {
			n.runs[runOf(o)] = true
		}
		if p.is.ID == 0 || p.told {
			continue
		}
		n.with++
		n.of[runOf(p.is)]++
		if p.other {
			n.others++
			n.first = cmp.Or(n.first, p.file.Number)
		}
	}
}

func runOf(o data.Order) string {
	_, run := data.SplitRun(o.Number)
	return run
}

// run decides which run the orders of the file are of; nil where the channel has no other than the first. It is asked where most of
// those that the book has are others; where the user has not said of which channel they are, one is enough.
func (n *numbering) run(r *Review, unsaid bool, asked Numbers, today data.Date) (*string, error) {
	switch {
	case n.others == 0 || r.preview || asked == NumbersChanged:
	case asked == NumbersAnew:
		run := n.fresh(cmp.Or(n.began, today))
		return &run, nil
	case unsaid || 2*n.others >= n.with:
		return nil, &OtherOrders{
			error: say.Errorf("%s: %w: its order %s, for one, is not that of %s, by its customer, day or goods (such orders: %d of %d whose numbers are there); say that they are those orders, changed, or new ones, for the numbering began again, or of which other channel they are",
				r.File, ErrNumbers, n.first, r.Holder, n.others, n.with),
			Order: n.first, Of: r.Holder, Others: n.others, With: n.with,
		}
	}
	if len(n.runs) == 0 || len(n.runs) == 1 && n.runs[""] {
		return nil, nil
	}
	most := ""
	for _, run := range keysOf(asSet(n.of)) {
		if n.of[run] >= n.of[most] {
			most = run
		}
	}
	return &most, nil
}

// fresh names a run that begins on a day: by the month, or where the channel has such orders of the month already by the day.
func (n *numbering) fresh(day data.Date) string {
	run := string(day)[:len("2006-01")]
	for i := 1; n.runs[run]; i++ {
		run = string(day)
		if i > 1 {
			run = fmt.Sprintf("%s-%d", day, i)
		}
	}
	return run
}

// beganAgain tells how the new orders of a later run are known.
func (r *Review) beganAgain() []say.Text {
	if r.run == nil || *r.run == "" || r.Counts.New == 0 {
		return nil
	}
	return []say.Text{say.Textf("the order numbers of %s began again: those of the new orders are kept with (%s) behind them", r.Holder, *r.run)}
}

// key is what an order of the file is looked for by where no alias says otherwise.
func (pl *orderPlanner) key(f *intake.Order) orderKey {
	if _, run := data.SplitRun(f.Number); run != "" || f.Whole {
		return orderKey{number: data.RefKey(f.Number), exact: true}
	}
	if pl.run != nil {
		return orderKey{number: data.RefKey(data.NumberOfRun(f.Number, *pl.run))}
	}
	return orderKey{number: data.RefKey(f.Number)}
}

// meant finds an order of the file among those of its number. Where the run is not decided yet it is the one most like it, of equals the
// latest. Else it is that of the run, or the very same order of another: that may have come before it was known that a run began.
func (pl *orderPlanner) meant(p *orderPlan, key orderKey, known *knownOrders) (is data.Order) {
	if !key.exact && pl.run == nil {
		return p.likest(known)
	}
	for _, o := range p.numbered {
		if data.RefKey(o.Number) == key.number {
			return o
		}
	}
	for _, o := range p.numbered {
		if !key.exact && isSame(o, known.lines[o.ID], p.file) {
			return o
		}
	}
	return is
}

// numberOf is the number by which an order of the file is shown and, where it is new, known.
func (pl *orderPlanner) numberOf(p *orderPlan, key orderKey) string {
	number := p.file.Number
	switch {
	case p.is.ID == 0 && key.alias != "":
		return key.alias
	case key.exact || pl.run == nil:
	case p.is.ID == 0:
		return data.NumberOfRun(number, *pl.run)
	case runOf(p.is) != "":
		return p.is.Number
	}
	return number
}

func (p *orderPlan) likest(known *knownOrders) (is data.Order) {
	if len(p.numbered) == 1 {
		return p.numbered[0]
	}
	best := -1
	for _, o := range p.numbered {
		like := 1
		switch {
		case isSame(o, known.lines[o.ID], p.file):
			like = 2
		case isOther(o, known.lines[o.ID], known.hand[o.ID], p.file):
			like = 0
		}
		if like > best || like == best && o.OrderDate >= is.OrderDate {
			is, best = o, like
		}
	}
	return is
}
