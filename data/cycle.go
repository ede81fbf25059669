package data

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"parcelbook/data/say"
)

var cycleText = regexp.MustCompile(`^(\d+)( working)? days? after (delivery|payment|sending)(?:; *(.+))?$`)

// ParseCycle reads the form that Cycle.String writes: "7 days after delivery; Mon Thu",
// "11 working days after delivery", "0 days after payment; 15 end". Empty text is the zero Cycle.
func ParseCycle(s string) (Cycle, error) {
	s = strings.ToLower(strings.Join(strings.Fields(s), " "))
	if s == "" {
		return Cycle{}, nil
	}
	bad := func(why say.Text) (Cycle, error) {
		return Cycle{}, say.Errorf("%q: %s; write it like \"7 days after delivery; Mon Thu\" or \"11 working days after delivery; 15 end\"", s, why)
	}
	m := cycleText.FindStringSubmatch(s)
	if m == nil {
		return bad("not a payout cycle")
	}
	days, err := strconv.Atoi(m[1])
	if err != nil {
		return bad("too many days")
	}
	c := Cycle{From: Basis(m[3]), Days: days, Working: m[2] != ""}
	for _, w := range strings.FieldsFunc(m[4], func(r rune) bool { return r == ' ' || r == ',' }) {
		if day, ok := weekday(w); ok {
			c.Weekdays = append(c.Weekdays, day)
		} else if n, err := strconv.Atoi(w); err == nil {
			c.MonthDays = append(c.MonthDays, n)
		} else if w == "end" {
			c.MonthDays = append(c.MonthDays, 31)
		} else {
			return bad(say.Textf("%q is neither a weekday nor a day of the month", w))
		}
	}
	slices.Sort(c.Weekdays)
	slices.Sort(c.MonthDays)
	c.Weekdays, c.MonthDays = slices.Compact(c.Weekdays), slices.Compact(c.MonthDays)
	if err := c.Validate(); err != nil {
		return bad(say.Of(err))
	}
	return c, nil
}

// String writes the cycle in the form that ParseCycle reads; "" for the zero Cycle.
func (c Cycle) String() string { return c.Said().String() }

// Said is the cycle in words.
func (c Cycle) Said() say.Text {
	if c.From == "" && c.Days == 0 && len(c.Weekdays)+len(c.MonthDays) == 0 {
		return ""
	}
	pattern := say.Text("%d days after %s")
	switch {
	case c.Working && c.Days == 1:
		pattern = "%d working day after %s"
	case c.Working:
		pattern = "%d working days after %s"
	case c.Days == 1:
		pattern = "%d day after %s"
	}
	said := say.Textf(pattern, c.Days, cmp.Or(c.From, FromDelivery))
	var on []say.Text
	for _, d := range c.Weekdays {
		on = append(on, weekdays[d])
	}
	for _, d := range c.MonthDays {
		if d == 31 {
			on = append(on, "end")
		} else {
			on = append(on, say.Textf("%d", d))
		}
	}
	if len(on) > 0 {
		said = say.Textf("%s; %s", said, say.Join("%s %s", on...))
	}
	return said
}

var weekdays = [...]say.Text{time.Sunday: "Sun", time.Monday: "Mon", time.Tuesday: "Tue", time.Wednesday: "Wed", time.Thursday: "Thu", time.Friday: "Fri", time.Saturday: "Sat"}

func weekday(s string) (time.Weekday, bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		name := strings.ToLower(d.String())
		if s == name || s == name+"s" || s == name[:3] {
			return d, true
		}
	}
	return 0, false
}
