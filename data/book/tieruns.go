package book

import (
	"slices"

	"parcelbook/data"
	"parcelbook/data/settle"
	"parcelbook/data/store"
)

// severalRuns says that orders of a number are of later runs of a channel's numbers.
func severalRuns(orders []data.Order) bool {
	return slices.ContainsFunc(orders, func(o data.Order) bool { return runOf(o) != "" })
}

// ofRun leaves of the orders that the number of a line may mean those of the run of the channel's numbers that it speaks of.
func (o *op) ofRun(l data.StatementLine, orders []data.Order) ([]data.Order, error) {
	if !severalRuns(orders) {
		return orders, nil
	}
	s, err := o.Statement(l.StatementID)
	if err != nil {
		return nil, err
	}
	facts, err := o.OrderFacts(idsOf(orders, func(o data.Order) int64 { return o.ID }))
	return settle.OfRun(l, s, facts), err
}

// runsSpokenOf finds, of the numbers by which a statement names orders that are there in several runs, the order that each means; where
// several fit the latest.
func (p *plan) runsSpokenOf(tx *store.Tx, s data.Statement, numbers map[string]bool) (map[string]int64, error) {
	named, err := tx.OrdersMeantBy(keysOf(numbers))
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
		facts, err := tx.OrderFacts(idsOf(named[number], func(o data.Order) int64 { return o.ID }))
		if err != nil {
			return nil, err
		}
		var latest data.Order
		for _, o := range settle.OfRun(l, s, facts) {
			if o.OrderDate >= latest.OrderDate {
				latest = o
			}
		}
		meant[number] = latest.ID
	}
	return meant, nil
}

// meetRivals finds the orders of a number that a channel has given in several runs, among the orders touched and those withdrawn: without
// what is taken back a line may mean another of them.
func (o *op) meetRivals(touched []data.OrderFacts) error {
	keys := map[string]bool{}
	for _, f := range touched {
		keys[data.BaseKey(f.Order.Number)] = true
	}
	for _, number := range o.withdrawn.Numbers {
		keys[number] = true
	}
	delete(keys, "")
	found, err := o.OrdersOfRuns(keysOf(keys))
	for _, orders := range found {
		if severalRuns(orders) {
			for _, order := range orders {
				o.rivals[order.ID] = true
			}
		}
	}
	return err
}

// tieRivals matches anew the lines that name by its number one of the orders of a number that a channel has given in several runs: it may
// be another that they mean. What is told of one leaves fewer for the next, so that it goes on while any is tied.
func (o *op) tieRivals() error {
	facts, err := o.OrderFacts(keysOf(o.rivals))
	if err != nil {
		return err
	}
	var theirs []data.LineFact
	for _, f := range facts {
		for _, l := range f.Lines {
			told, err := o.toldToTie(l)
			if err != nil {
				return err
			}
			if !told && data.RefKey(l.Line.OrderNumber) == data.BaseKey(f.Order.Number) {
				theirs = append(theirs, l)
			}
		}
		o.touch(f.Order.ID)
	}
	if err := o.loosen(theirs); err != nil {
		return err
	}
	for left := -1; ; {
		lines, err := o.freedLines()
		if err != nil || len(lines) == 0 || len(lines) == left {
			return err
		}
		left = len(lines)
		if err := o.tieAll(lines); err != nil {
			return err
		}
	}
}
