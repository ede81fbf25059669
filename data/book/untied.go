package book

import (
	"maps"
	"slices"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// untiedFinder finds the lines of statements that are tied to one order, and that may mean a new one of a file as well: they are tied to none
// then.
type untiedFinder struct {
	tx      *store.Tx
	channel data.Holder
	lines   map[int64]int // of a statement's import, how many
}

// learn looks at orders of the file.
func (f *untiedFinder) learn(plans []orderPlan) error {
	fresh := map[string][]data.Order{}
	for i := range plans {
		if p := &plans[i]; p.outcome() == New && len(p.numbered) > 0 {
			o := p.asNew(f.channel)
			o.ID = -int64(i + 1) // the book has it not yet
			fresh[data.BaseKey(o.Number)] = append(fresh[data.BaseKey(o.Number)], o)
		}
	}
	r, err := rivalsOf(f.tx, slices.Sorted(maps.Keys(fresh)), fresh)
	if err != nil {
		return err
	}
	for number, lines := range r.lines {
		tied := r.matched(number)
		for _, l := range lines {
			if tied[l.Line.ID] == 0 {
				f.lines[l.Statement.ImportID]++
			}
		}
	}
	return nil
}

// asNew is a new order of a number that its channel has, as it will be.
func (p *orderPlan) asNew(channel data.Holder) data.Order {
	file := *p.file
	file.Parcels = nil
	if file.Method == "" && !file.Whole {
		file.SetMethod(channel.Method)
	}
	file.ChannelID = p.numbered[0].ChannelID
	return file.Order
}

// doubts say of which statements they are, and how many.
func (f *untiedFinder) doubts() ([]say.Text, error) {
	var reasons []say.Text
	for _, id := range slices.Sorted(maps.Keys(f.lines)) {
		imp, err := f.tx.Import(id)
		if err != nil {
			return nil, err
		}
		reason := say.Textf("%d lines of %s, import %d, are no longer known to be of one order, for new ones with their numbers fit as well: say under Payments which each is of", f.lines[id], imp.File, id)
		if f.lines[id] == 1 {
			reason = say.Textf("1 line of %s, import %d, is no longer known to be of one order, for a new one with its number fits as well: say under Payments which it is of", imp.File, id)
		}
		reasons = append(reasons, reason)
	}
	return reasons, nil
}
