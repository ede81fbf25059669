package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"parcelbook/data"
)

// period narrows a list to a span of days: one of the usual ones, or two dates.
type period struct {
	w        *Window
	box      *fyne.Container
	kind     *choice[string]
	from, to *dateField
	dates    *fyne.Container
}

func newPeriod(w *Window, changed func()) *period {
	p := &period{w: w}
	p.from = newDateField(w, lang.X("period.from", "from"), "")
	p.to = newDateField(w, lang.X("period.to", "to"), "")
	again := func(string) { changed() }
	p.from.OnChanged, p.to.OnChanged = again, again
	p.dates = container.NewHBox(fixedWidth(140, p.from.box), fixedWidth(140, p.to.box))
	p.dates.Hide()
	p.kind = newChoice("", func(kind string) {
		p.dates.Hidden = kind != "dates"
		p.box.Refresh()
		changed()
	},
		option[string]{"", lang.X("period.all", "All time")},
		option[string]{"month", lang.X("period.month", "This month")},
		option[string]{"last month", lang.X("period.last_month", "Last month")},
		option[string]{"30 days", lang.X("period.days30", "Last 30 days")},
		option[string]{"90 days", lang.X("period.days90", "Last 90 days")},
		option[string]{"year", lang.X("period.year", "This year")},
		option[string]{"last year", lang.X("period.last_year", "Last year")},
		option[string]{"dates", lang.X("period.dates", "From … to …")},
	)
	p.box = container.NewHBox(p.kind.box, p.dates)
	return p
}

// span is the period's first and last day, "" where it is open or not typed to its end.
func (p *period) span() (from, to data.Date) {
	today := p.w.book.Today()
	t := today.Time()
	first := func(year int, month time.Month) data.Date { return data.NewDate(year, month, 1) }
	switch p.kind.value() {
	case "month":
		return first(t.Year(), t.Month()), today
	case "last month":
		return first(t.Year(), t.Month()-1), first(t.Year(), t.Month()).AddDays(-1)
	case "30 days":
		return today.AddDays(-30), today
	case "90 days":
		return today.AddDays(-90), today
	case "year":
		return first(t.Year(), time.January), today
	case "last year":
		return first(t.Year()-1, time.January), first(t.Year(), time.January).AddDays(-1)
	case "dates":
		from, _ = p.from.date()
		to, _ = p.to.date()
	}
	return from, to
}
