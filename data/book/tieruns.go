package book

import (
	"maps"
	"slices"

	"parcelbook/data"
	"parcelbook/data/settle"
	"parcelbook/data/store"
)

// severalRuns says that orders of a number are of later runs of a channel's numbers.
func severalRuns(orders []data.Order) bool {
	return slices.ContainsFunc(orders, func(o data.Order) bool { return runOf(o) != "" })
}

// runs are the orders that lines of statements name, with what lines tell of those whose number a channel has given in several runs: which
// of them is meant follows from that.
type runs struct {
	named map[string][]data.Order // by number or code, as data.RefKey writes it
	facts map[int64]*data.OrderFacts
}

// runsAmong learns what is told of orders.
func runsAmong(tx *store.Tx, named map[string][]data.Order) (*runs, error) {
	r := newRuns(named)
	lines, err := tx.TiedLines(r.orders())
	for _, l := range lines {
		r.tell(l.Line.OrderID, l)
	}
	return r, err
}

func newRuns(named map[string][]data.Order) *runs {
	r := &runs{named, map[int64]*data.OrderFacts{}}
	for _, orders := range named {
		if severalRuns(orders) {
			for _, o := range orders {
				r.facts[o.ID] = &data.OrderFacts{Order: o}
			}
		}
	}
	return r
}

// orders are the ids of those whose number is of several.
func (r *runs) orders() []int64 { return slices.Sorted(maps.Keys(r.facts)) }

// tell notes that a line tells of an order.
func (r *runs) tell(orderID int64, l data.LineFact) {
	if f := r.facts[orderID]; f != nil {
		f.Lines = append(f.Lines, l)
	}
}

// meant are the orders that a line of a statement may mean by its number.
func (r *runs) meant(l data.StatementLine, s data.Statement) []data.Order {
	orders := r.named[data.RefKey(l.OrderNumber)]
	if !severalRuns(orders) {
		return orders
	}
	facts := make([]*data.OrderFacts, len(orders))
	for i := range orders {
		facts[i] = r.facts[orders[i].ID]
	}
	return settle.LineMention(l, s).OfRun(facts)
}

// runsSpokenOf finds, of the numbers by which a statement names orders that are there in several runs, the order that each means; where
// several fit the latest.
func (p *plan) runsSpokenOf(tx *store.Tx, s data.Statement, numbers map[string]bool) (map[string]int64, error) {
	named, err := tx.OrdersMeantBy(keysOf(numbers))
	if err != nil {
		return nil, err
	}
	runs, err := runsAmong(tx, named)
	if err != nil {
		return nil, err
	}
	meant := map[string]int64{}
	for i := range p.lines {
		l := p.lines[i].line.StatementLine
		number := data.RefKey(l.OrderNumber)
		if !numbers[number] || !severalRuns(named[number]) {
			continue
		}
		var latest data.Order
		for _, o := range runs.meant(l, s) {
			if o.OrderDate >= latest.OrderDate {
				latest = o
			}
		}
		meant[number] = latest.ID
	}
	return meant, nil
}
