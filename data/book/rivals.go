package book

import (
	"cmp"
	"maps"
	"slices"

	"parcelbook/data"
	"parcelbook/data/settle"
	"parcelbook/data/store"
)

// rivals are what is asked anew once orders have come or gone of numbers that a channel gives in several runs: lines that name one of them by
// its number alone may mean another.
type rivals struct {
	lines     map[string][]data.LineFact // by number: those that are tied, but not because somebody said so
	runs      *runs                      // without these lines
	byWaybill map[string][]data.Parcel   // that are known without them
	holders   map[int64]data.Holder
}

// rivalsOf finds the lines that name orders by numbers, as data.BaseKey writes them; more are further orders of these.
func rivalsOf(tx *store.Tx, numbers []string, more map[string][]data.Order) (*rivals, error) {
	later, err := tx.NumbersOfRuns(numbers)
	if err != nil {
		return nil, err
	}
	numbers = slices.DeleteFunc(slices.Clone(numbers), func(n string) bool { return !later[n] && !severalRuns(more[n]) })
	if len(numbers) == 0 {
		return &rivals{}, nil
	}
	named, err := tx.OrdersMeantBy(numbers)
	if err != nil {
		return nil, err
	}
	of := map[int64]string{}
	for _, number := range numbers {
		for i := range named[number] {
			if o := &named[number][i]; data.BaseKey(o.Number) == number {
				of[o.ID] = number
			}
		}
	}
	for number, orders := range more {
		named[number] = append(named[number], orders...)
	}
	r := &rivals{runs: newRuns(named)}
	all, err := tx.TiedLines(r.runs.orders())
	if err != nil {
		return nil, err
	}
	tied, err := notTold(tx, slices.DeleteFunc(slices.Clone(all), func(l data.LineFact) bool { return data.RefKey(l.Line.OrderNumber) != of[l.Line.OrderID] }))
	if err != nil || len(tied) == 0 {
		return &rivals{}, err
	}
	r.lines = group(tied, func(l data.LineFact) string { return data.RefKey(l.Line.OrderNumber) })
	free, waybills := map[int64]bool{}, map[string]bool{}
	for _, l := range tied {
		free[l.Line.ID], waybills[data.RefKey(l.Line.Waybill)] = true, true
	}
	for _, l := range all {
		if !free[l.Line.ID] {
			r.runs.tell(l.Line.OrderID, l)
		}
	}
	if r.byWaybill, err = parcelsUntold(tx, waybills); err != nil {
		return nil, err
	}
	r.holders, err = holdersByID(tx)
	return r, err
}

// parcelsUntold finds the parcels of waybills, but for those that are known by statements.
func parcelsUntold(tx *store.Tx, waybills map[string]bool) (map[string][]data.Parcel, error) {
	parcels, err := tx.ParcelsByWaybill(keysOf(waybills))
	if err != nil {
		return nil, err
	}
	told, err := tx.ParcelsToldOf(idsOf(parcels, func(p data.Parcel) int64 { return p.ID }))
	parcels = slices.DeleteFunc(parcels, func(p data.Parcel) bool { return told[p.ID] })
	return group(parcels, func(p data.Parcel) string { return data.RefKey(p.Waybill) }), err
}

// matched says which orders the lines of a number are to be tied to, by the lines; those that mean none or may mean several are not there.
// What is told of one leaves fewer for the next, so that it goes on while any is tied.
func (r *rivals) matched(number string) map[int64]int64 {
	loose := slices.SortedFunc(slices.Values(r.lines[number]), func(a, b data.LineFact) int {
		return cmp.Or(cmp.Compare(a.Statement.ID, b.Statement.ID), cmp.Compare(a.Line.ID, b.Line.ID))
	})
	tied := map[int64]int64{}
	for left := -1; len(loose) != left; {
		left = len(loose)
		loose = slices.DeleteFunc(loose, func(l data.LineFact) bool {
			m, ok := settle.Match(l.Line, r.holders[l.Statement.HolderID], r.byWaybill[data.RefKey(l.Line.Waybill)], r.runs.meant(l.Line, l.Statement))
			if ok {
				tied[l.Line.ID] = m.OrderID
				r.runs.tell(m.OrderID, l)
			}
			return ok
		})
	}
	return tied
}

// moved are the lines of those numbers of which any is to be tied to another order than it is, or to none.
func (r *rivals) moved() []data.LineFact {
	var moved []data.LineFact
	for _, number := range slices.Sorted(maps.Keys(r.lines)) {
		tied := r.matched(number)
		if slices.ContainsFunc(r.lines[number], func(l data.LineFact) bool { return tied[l.Line.ID] != l.Line.OrderID }) {
			moved = append(moved, r.lines[number]...)
		}
	}
	return moved
}

// tieRivals matches anew the lines that may mean another order now.
func (o *op) tieRivals() error {
	var moved []data.LineFact
	for numbers := range slices.Chunk(keysOf(o.rivals), 4*batch) {
		r, err := rivalsOf(o.Tx, numbers, nil)
		if err != nil {
			return err
		}
		moved = append(moved, r.moved()...)
	}
	if len(moved) == 0 {
		return nil
	}
	if err := o.loosen(moved); err != nil {
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
