package intake

import (
	"regexp"
	"slices"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// misgivingOfDay is why the days of a column may be only planned, or others than its words say.
func (c *clues) misgivingOfDay(column int, field Field) say.Text {
	switch field {
	case OrderDate:
		if other := c.fuller(column, field); other >= 0 {
			return say.Textf("column %s has the day of orders that lack it here, too", sheet.ColumnName(other))
		}
	case PaidDate:
		return c.toPay(column)
	case ShippedDate:
		if c.scarcer(column, field) {
			return "another column has the day only of what was sent: it may be when to send it"
		}
		return c.early(column, notSent)
	case DeliveredDate:
		if doubt := c.early(column, calledOff, toSend, notSent); doubt != "" {
			return doubt
		}
		return c.promised(column)
	}
	return ""
}

// toPay says why a day of payment may be the one by which to pay: it is always as long after another day.
func (c *clues) toPay(column int) say.Text {
	for other := range c.days {
		if other == column || c.days[column] == nil || c.days[other] == nil {
			continue
		}
		away, rows := 0, 0
		for i, day := range c.days[column] {
			before := c.days[other][i]
			if day == "" || before == "" {
				continue
			}
			n := day.DaysSince(before)
			if rows++; rows > 1 && n != away {
				rows = -len(c.sample)
			}
			away = n
		}
		if rows >= fewDays && away >= leastTerm {
			return say.Textf("it is always %d days after that in column %s: it may be when to pay", away, sheet.ColumnName(other))
		}
	}
	return ""
}

// leastTerm is how many days buyers have at least to pay an invoice.
const leastTerm = 3

// early says why a day may be only planned: orders of which nothing was sent have one too, or a time of day stands beside it.
func (c *clues) early(column int, stages ...stage) say.Text {
	if c.speaks(column, "status", "event") {
		return ""
	}
	early, all := 0, 0
	for i := range c.sample {
		if c.sample[i].blank(column) {
			continue
		}
		all++
		early += once(slices.Contains(stages, c.stagesOf()[i]))
	}
	switch {
	case early >= fewValues && early*10 >= all:
		return "orders of which nothing was sent have one too: it may be a promise, or a wish"
	case c.besideSlot(column):
		return "a time of day stands beside it: it may be when the buyer wants it"
	}
	return ""
}

// hoursOfDay are a part of a day within which something is to be delivered.
var hoursOfDay = regexp.MustCompile(`^\d{1,2}(?:[:.h時시点]\d{0,2})?\s*(?:[-–~〜～]|to|a|à|bis|до|do)\s*\d{1,2}(?:[:.h時시点]\d{0,2})?$`)

// besideSlot says whether the next column, before or after, has parts of days.
func (c *clues) besideSlot(column int) bool {
	for _, other := range []int{column - 1, column + 1} {
		if other < 0 || other >= len(c.profiles) || c.profiles[other].n < fewValues {
			continue
		}
		slots := 0
		for i := range c.sample {
			slots += once(hoursOfDay.MatchString(value.Clean(c.sample[i].cell(other))))
		}
		if c.profiles[other].share(slots, 5) {
			return true
		}
	}
	return false
}

// promised says why a day of delivery may be one that is only promised: parcels that are on their way have one too, or
// a day by which to ship stands beside it and no status that says what was delivered.
func (c *clues) promised(column int) say.Text {
	if c.speaks(column, "status", "event") {
		return ""
	}
	on, away := 0, 0
	for i := range c.sample {
		switch at := c.stagesOf()[i]; {
		case at == unstaged || c.sample[i].blank(column):
		case at == arrived:
			on++
		default:
			away++
		}
	}
	switch {
	case away > 0 && away*4 >= on+away:
		return "parcels that are not delivered have one too: it may be a promise"
	case on > 0:
		return ""
	}
	for other := range c.headings {
		if other != column && (c.speaks(other, "shipby") || c.speaks(other, "due", "estimate") && c.speaks(other, "ship", "deliver", "date")) && c.profiles[other].dates > 0 && c.profiles[column].n >= c.profiles[other].n {
			return "it stands beside a day by which to ship: it may be a promise"
		}
	}
	return ""
}

// scarcer says whether another column is surely called a field, too, and some rows lack that which have one here.
func (c *clues) scarcer(column int, field Field) bool {
	for other := range c.headings {
		if c.rivals(column, other, field) && c.lacking(other, column) >= fewValues {
			return true
		}
	}
	return false
}

// fuller finds another column that is surely called a field, too, and has one in rows that lack it here; -1: there is none.
func (c *clues) fuller(column int, field Field) int {
	for other := range c.headings {
		if c.rivals(column, other, field) && c.lacking(column, other) >= fewValues {
			return other
		}
	}
	return -1
}

// rivals says whether another column of dates is surely called a field.
func (c *clues) rivals(column, other int, field Field) bool {
	p := &c.profiles[other]
	return other != column && p.share(p.dates, 9) && c.surely(other, ordersPurpose, field)
}

// lacking counts the rows that have nothing in one column and something in another; below zero where some have it the other way round.
func (c *clues) lacking(column, other int) (n int) {
	for i := range c.sample {
		switch here, there := c.sample[i].blank(column), c.sample[i].blank(other); {
		case here && !there:
			n++
		case there && !here:
			return -1
		}
	}
	return n
}

// stage is how far an order has come.
type stage int

const (
	unstaged stage = iota // nothing says it
	calledOff
	toSend // it is to be sent, as one may still say that has been
	notSent
	away
	arrived
)

// stagesOf is how far the order of each sampled row has come, by its status; of an order whose status is not known, by whether it has
// a waybill or a day of shipping, where most have.
func (c *clues) stagesOf() []stage {
	if c.stages != nil {
		return c.stages
	}
	c.stages = make([]stage, len(c.sample))
	stated := false
	for column := range c.profiles {
		p := &c.profiles[column]
		if !p.share(p.status, 5) || c.speaks(column, "pay") { // of payments nothing is known by which to tell
			continue
		}
		stated = true
		said := make([][]StatusWords, len(c.sample))
		tracks := false
		for i := range c.sample {
			said[i] = c.in.words.statesOf(c.sample[i].cell(column))
			tracks = tracks || slices.ContainsFunc(said[i], func(s StatusWords) bool { return s.Parcel != "" || s.Unsent })
		}
		for i, list := range said {
			for _, s := range list {
				c.stages[i] = max(c.stages[i], s.stage(tracks))
			}
		}
	}
	for i := range c.stages {
		if stated && c.stages[i] == unstaged && c.nothingSent(i) {
			c.stages[i] = notSent
		}
	}
	return c.stages
}

// nothingSent says whether a row has neither a waybill nor a day of shipping, in columns that most rows fill.
func (c *clues) nothingSent(row int) bool {
	nothing := false
	for column := range c.profiles {
		if c.profiles[column].n*2 < len(c.sample) || !c.surely(column, ordersPurpose, Waybill) && !c.surely(column, ordersPurpose, ShippedDate) {
			continue
		}
		if !c.sample[row].blank(column) {
			return false
		}
		nothing = true
	}
	return nothing
}

// stage is how far an order has come that has such a status, in a column that tells of parcels or only of payments.
func (s StatusWords) stage(tracks bool) stage {
	switch {
	case s.Parcel == data.ParcelDelivered, s.Order == data.OrderCompleted:
		return arrived
	case s.Order == data.OrderCancelled:
		return calledOff
	case s.Unsent:
		return notSent
	case tracks && (s.Order == data.OrderPaid || s.Order == data.OrderUnpaid):
		return toSend
	case s.Order != "" || s.Parcel != "":
		return away
	}
	return unstaged
}
