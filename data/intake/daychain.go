package intake

import (
	"slices"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
)

// An order is placed, sent and delivered, and then what was collected for it is paid out: by the days in their rows the columns
// of a file tell which of them is which.

// daysOf reads the days of the sampled rows in columns of dates, by column and row. A day of which nothing shows in which order it
// is written is none.
func (v *vocabulary) daysOf(profiles []profile, sample []row) [][]data.Date {
	written := newOrders("", "")
	days, read := make([][]data.Date, len(profiles)), make([][]value.Day, len(profiles))
	for column := range profiles {
		if !profiles[column].share(profiles[column].dates, 9) {
			continue
		}
		days[column], read[column] = make([]data.Date, len(sample)), make([]value.Day, len(sample))
		for i := range sample {
			text := value.Clean(sample[i].cell(column))
			if date, ok := value.ISODate(text); ok {
				days[column][i] = date
			} else if d, err := v.Day(text); err == nil {
				read[column][i] = d
				written.learn(column, &d)
			}
		}
	}
	for column, list := range read {
		for i := range list {
			c, ok := list[i].Sole()
			if known := written.of(column); !ok && known.One() {
				c = list[i].In(known)
			}
			if c != (value.Civil{}) {
				days[column][i] = c.Date()
			}
		}
	}
	return days
}

// fewDays is in how many rows two columns must have days for them to be compared.
const fewDays = 5

// before says whether the days of one column are not after those of another in nearly all rows, and in some before.
func (c *clues) before(a, b int) bool {
	if c.days[a] == nil || c.days[b] == nil {
		return false
	}
	less, same, more := 0, 0, 0
	for i, day := range c.days[a] {
		switch other := c.days[b][i]; {
		case day == "" || other == "":
		case day < other:
			less++
		case day == other:
			same++
		default:
			more++
		}
	}
	return less > 0 && less+same >= fewDays && more*20 <= less+same
}

// sequence lists which days of a record are never after which others.
var sequence = []struct {
	in            purposeSet
	first, second FieldSet
}{
	{1 << ordersPurpose, setOf(OrderDate), setOf(PaidDate, ShipByDate, ShippedDate, DeliveredDate)},
	{1 << ordersPurpose, setOf(ShippedDate), setOf(DeliveredDate)},
	{1<<codPurpose | 1<<payoutPurpose, setOf(DeliveredDate), setOf(PaidDate)},
}

// inSequence lets the days of surer columns speak for what the header of a column of dates may mean, or against it.
func (c *clues) inSequence(at purpose, list []candidate) {
	surest := map[Field]candidate{}
	for _, k := range list {
		if fieldSpecs[k.field].reading == asDate && k.conf >= sureEnough && k.conf > surest[k.field].conf {
			surest[k.field] = k
		}
	}
	for i := range list {
		k := &list[i]
		if fieldSpecs[k.field].reading != asDate || k.conf < sureMaybe {
			continue
		}
		fits, breaks := false, false
		for _, o := range surest {
			if o.column != k.column && o.conf >= k.conf {
				fit, broken := c.lie(at, *k, o)
				fits, breaks = fits || fit, breaks || broken
			}
		}
		switch {
		case breaks:
			k.deny(say.Textf("called %s, but its days lie otherwise", k.field))
		case fits && k.conf < sureEnough && !k.doubt:
			k.conf = min(k.conf+roleAgree, sureEnough+few)
			k.reason = say.Textf("%s, and its days lie so", k.reason)
		}
	}
}

// onlyOrderDate believes the only column whose words speak of when an order was placed, though not all of them are known, where each row
// has a day in it, and no other column has an earlier one.
func (c *clues) onlyOrderDate(at purpose, list []candidate) {
	only := -1
	for i := range list {
		switch k := &list[i]; {
		case k.field != OrderDate || k.conf < sureMaybe || at != ordersPurpose:
		case only >= 0 && list[only].column != k.column, k.conf >= sureEnough:
			return
		default:
			only = i
		}
	}
	if only < 0 {
		return
	}
	k := &list[only]
	p := &c.profiles[k.column]
	if k.doubt || k.denied || p.dates < fewDays || p.dates < len(c.sample) || !c.speaks(k.column, "order", "created", "purchase") {
		return
	}
	for other := range c.days {
		if other != k.column && c.before(other, k.column) {
			return
		}
	}
	k.conf, k.reason = sureEnough+few, say.Textf("%s, and no other column is when orders were placed", k.reason)
}

// lie says whether the days of a column lie as they should to those of another, or the other way round.
func (c *clues) lie(at purpose, k, o candidate) (fits, breaks bool) {
	for _, s := range sequence {
		first, second := k, o
		if s.first.Has(o.field) {
			first, second = o, k
		}
		if s.in.has(at) && s.first.Has(first.field) && s.second.Has(second.field) {
			fits = fits || c.before(first.column, second.column)
			breaks = breaks || c.before(second.column, first.column)
		}
	}
	return fits, breaks
}

// placed lists what columns of dates are by where their days lie among the others, where no header says what is: the latest, which
// many rows have together, is when they were paid; the last before it, when each was delivered; the first, when orders were placed.
func (c *clues) placed(at purpose, words []candidate) []candidate {
	var list []candidate
	add := func(column int, field Field, reason say.Text) {
		given := slices.ContainsFunc(words, func(k candidate) bool { return k.field == field && k.conf >= sureEnough })
		if column >= 0 && !given && c.spokenOnly(column, placedWords[field]) {
			list = append(list, candidate{column: column, guess: guess{field: field, sure: sureByValues, rank: sureByValues, side: noSide, reason: reason}, conf: sureByValues})
		}
	}
	var columns []int
	for column, days := range c.days {
		if days != nil && !c.speaks(column, "due", "estimate", "shipby", "cancel", "return") {
			columns = append(columns, column)
		}
	}
	if len(columns) < 2 {
		return nil
	}
	extreme := func(columns []int, is func(a, b int) bool) int {
		at := slices.IndexFunc(columns, func(a int) bool {
			return !slices.ContainsFunc(columns, func(b int) bool { return a != b && !is(a, b) })
		})
		if at < 0 {
			return -1
		}
		return columns[at]
	}
	if at == ordersPurpose {
		first := extreme(columns, c.before)
		if first >= 0 && len(columns) > 2 && c.profiles[first].n == len(c.sample) && c.soon(first, columns) {
			add(first, OrderDate, "its days are the first of all in each row")
		}
		return list
	}
	last := extreme(columns, func(a, b int) bool { return c.before(b, a) })
	if last < 0 || c.profiles[last].distinct*3 > c.profiles[last].n {
		return nil
	}
	add(last, PaidDate, "its days are the last in each row, and many rows have the same")
	rest := slices.DeleteFunc(columns, func(column int) bool { return column == last })
	if at == codPurpose && len(rest) > 1 {
		add(extreme(rest, func(a, b int) bool { return c.before(b, a) }), DeliveredDate, "its days are the last in each row before those of payment")
	}
	return list
}

// soonDays is how many days after an order its next day is at most, but in odd cases.
const soonDays = 60

// soon says whether in most rows another column has a day soon after that of the first.
func (c *clues) soon(first int, columns []int) bool {
	near := 0
	for i, day := range c.days[first] {
		if day != "" && slices.ContainsFunc(columns, func(column int) bool {
			other := c.days[column][i]
			return column != first && other != "" && other.DaysSince(day) <= soonDays
		}) {
			near++
		}
	}
	return near*2 > len(c.sample)
}

// placedWords are the words that the header of such a column may have, beside those that are not known.
var placedWords = map[Field][]string{
	OrderDate:     {"order", "created", "purchase", "sale", "customer", "collect"}, // the order was received, or its money
	PaidDate:      {"remit", "bank", "pay", "batch", "valuedate", "posting", "arrival", "seller", "invoice", "billing"},
	DeliveredDate: {"deliver", "recipient", "status", "event", "parcel"},
}

// spokenOnly says whether the words of a header that are known speak of nothing but a date and some concepts.
func (c *clues) spokenOnly(column int, concepts []string) bool {
	h, x := c.headings[column], c.in.words.lexicon
	if h == nil {
		return false
	}
	rest := h.concepts
	for _, name := range slices.Concat(concepts, []string{little, ranging, atEnd, "date"}) {
		rest = rest.minus(conceptSet{}.with(x.concepts[name]))
	}
	return rest.empty()
}
