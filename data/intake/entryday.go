package intake

import (
	"slices"

	"parcelbook/data/say"
)

// sureOnlyDay is how sure a column of days is when the entries are of whose rows have no other day.
const sureOnlyDay = 74

// otherDays are the concepts of days that are not that of an entry: a day by which, or one of the order or the parcel.
var otherDays = []string{"due", "estimate", "order", "purchase", "sale", "shipby", "ship", "deliver", "return", "cancel", "pickup"}

// dayOfEntries finds the day of entries of which each is a movement of money, where no header says it: the only column of
// days that most of them have, whatever it is called, unless that is another day. Of several each may be it.
func (c *clues) dayOfEntries(at purpose, words []candidate) []candidate {
	if !ofEntries.has(at) || slices.ContainsFunc(words, func(k candidate) bool { return k.field == PaidDate && k.conf >= sureEnough }) {
		return nil
	}
	var days []int
	for column := range c.profiles {
		p := &c.profiles[column]
		again := slices.ContainsFunc(days, func(other int) bool { return c.same(other, column) })
		if p.share(p.dates, 9) && p.n*2 >= len(c.sample) && p.n >= fewValues && !again {
			days = append(days, column)
		}
	}
	var list []candidate
	for _, column := range days {
		if c.speaks(column, otherDays...) {
			continue
		}
		conf, reason := sureOnlyDay, say.Text("the only days in the file: when the entries are of")
		if len(days) > 1 {
			conf, reason = sureMaybe, say.Textf("its values are %s, such as %q", say.Text("dates"), c.profiles[column].example)
		}
		list = append(list, candidate{column: column, guess: guess{field: PaidDate, sure: conf, rank: conf, side: noSide, reason: reason}, conf: conf})
	}
	return list
}
