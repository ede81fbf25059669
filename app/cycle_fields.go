package app

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"parcelbook/data"
)

// cycleFields is the rule by which a holder pays out: so many days after a fact, then on certain days.
type cycleFields struct {
	days      *countField
	working   *choice[bool]
	from      *choice[data.Basis]
	weekdays  []*tick // Monday first
	monthDays *textEntry
	object    fyne.CanvasObject
}

func newCycleFields(c data.Cycle, touched func()) *cycleFields {
	if c.From == "" {
		c.From = data.FromDelivery
	}
	f := &cycleFields{
		days: newCountField(lang.X("cycle.days", "Days"), int64(c.Days)),
		working: newChoice(c.Working, func(bool) { touched() },
			option[bool]{false, lang.X("cycle.calendar", "calendar days")}, option[bool]{true, lang.X("cycle.working", "working days")}),
		from:      newChoice(c.From, func(data.Basis) { touched() }, wordOptions("cycle", data.FromDelivery, data.FromPayment, data.FromSending)...),
		monthDays: textField(monthDaysText(c.MonthDays)),
	}
	f.days.SetPlaceHolder("0")
	f.monthDays.SetPlaceHolder(lang.X("cycle.month_hint", "for example 15, end"))
	watch(touched, f.days.textEntry, f.monthDays)
	days := container.NewHBox()
	for i := range 7 {
		day := time.Weekday((i + 1) % 7)
		check := newTick(translate("weekday."+strings.ToLower(day.String()[:3])), slices.Contains(c.Weekdays, day), func(bool) { touched() })
		f.weekdays = append(f.weekdays, check)
		days.Add(check)
	}
	f.object = fieldGrid(1,
		field{f.days.name, container.NewGridWithColumns(3, f.days.textEntry, f.working, f.from)},
		field{lang.X("cycle.weekdays", "then on the next"), days},
		field{lang.X("cycle.month_days", "or on days of the month"), f.monthDays})
	return f
}

func monthDaysText(days []int) string {
	texts := make([]string, len(days))
	for i, d := range days {
		texts[i] = strconv.Itoa(d)
		if d == 31 {
			texts[i] = lang.X("cycle.end", "end")
		}
	}
	return strings.Join(texts, ", ")
}

func (f *cycleFields) cycle() (data.Cycle, error) {
	n, err := f.days.count()
	if err != nil {
		return data.Cycle{}, err
	}
	c := data.Cycle{From: f.from.value(), Days: int(min(n, 1000)), Working: f.working.value()}
	for i, check := range f.weekdays {
		if check.Checked {
			c.Weekdays = append(c.Weekdays, time.Weekday((i+1)%7))
		}
	}
	for _, text := range strings.FieldsFunc(f.monthDays.Text, func(r rune) bool { return r == ',' || r == ' ' }) {
		day, err := strconv.Atoi(text)
		if strings.EqualFold(text, "end") || text == lang.X("cycle.end", "end") {
			day, err = 31, nil
		}
		if err != nil {
			return c, fmt.Errorf("%s: %q", lang.X("cycle.month_days", "or on days of the month"), text)
		}
		c.MonthDays = append(c.MonthDays, day)
	}
	return c, c.Validate()
}
