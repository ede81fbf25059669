package intake

import (
	"slices"

	"parcelbook/data"
	"parcelbook/data/say"
)

// The years that days of a file may be of.
const (
	firstYear = 2015
	lastYear  = 2039
)

// How days lie that are written one below another.
const (
	outOfPlace = 60  // days by which one may lie before the one above, in a list that goes on
	halfYear   = 183 // days: a list that goes back more than that has gone on into the next year
	aheadDays  = 31  // that a day may lie in the future where its year is named
	yearDays   = 365
)

// undated are the days of a sheet that have no year, and what may tell it.
type undated struct {
	days  []data.Date // of each row, in someYear; "": none
	dated []data.Date // another day of the row, which has its year; "": none
	named []int       // years
	today data.Date   // "": it is not known
}

// add takes in a row.
func (u *undated) add(day, dated data.Date) {
	u.days, u.dated = append(u.days, day), append(u.dated, dated)
}

// near gives for each row the day, in its year, and what tells that; nothing where the year of any is not certain.
func (u *undated) near() (days []data.Date, why say.Text) {
	beside := true
	for i, day := range u.days {
		beside = beside && (day == "" || u.dated[i] != "")
	}
	if beside {
		return u.inYears(func(i int) int { return nearest(u.days[i], u.dated[i]).Time().Year() }), "as other days in their rows are"
	}
	offsets, ok := turns(u.days)
	if !ok {
		return nil, ""
	}
	var found [][]data.Date
	for year := firstYear; year <= lastYear; year++ {
		days = u.inYears(func(i int) int { return year + offsets[i] })
		if u.covers(year, offsets) && u.agrees(days) && u.past(days) {
			found = append(found, days)
		}
	}
	switch {
	case len(found) == 0:
		return nil, ""
	case len(u.named) > 0:
		if len(found) > 1 {
			return nil, ""
		}
		return found[0], "by the year that is named above the header, or that the sheet or file is named after"
	}
	days = found[len(found)-1]
	if u.today == "" || u.today.DaysSince(data.FirstOf(days...)) > yearDays || u.soonAgain(days) {
		return nil, ""
	}
	return days, "the last that are not in the future"
}

// inYears gives each day in its year.
func (u *undated) inYears(year func(i int) int) []data.Date {
	days := make([]data.Date, len(u.days))
	for i, day := range u.days {
		if day != "" {
			days[i] = inYear(day, year(i))
		}
	}
	return days
}

// covers says whether the years of the days are those that are named, or among them.
func (u *undated) covers(year int, offsets []int) bool {
	has := func(y int) bool { return slices.Contains(offsets, y-year) }
	all := !slices.ContainsFunc(u.named, func(y int) bool { return !has(y) })
	return all || !slices.ContainsFunc(offsets, func(offset int) bool { return !slices.Contains(u.named, year+offset) })
}

// agrees says whether no day lies far from another of its row.
func (u *undated) agrees(days []data.Date) bool {
	for i, day := range days {
		if day != "" && u.dated[i] != "" && between(day, u.dated[i]) > halfYear {
			return false
		}
	}
	return true
}

// past says whether no day is still to come; some may be where their year is named.
func (u *undated) past(days []data.Date) bool {
	last := u.today
	if len(u.named) > 0 {
		last = u.today.AddDays(aheadDays)
	}
	return last == "" || slices.Max(days) <= last
}

// soonAgain says whether the days, a year on, may be meant as well: they are in the days to come.
func (u *undated) soonAgain(days []data.Date) bool {
	first := data.FirstOf(days...)
	return inYear(first, first.Time().Year()+1) <= u.today.AddDays(aheadDays)
}

// turns gives for each day how many years later it is than the first, by the order in which they stand; ok is false where that does not tell.
func turns(days []data.Date) (offsets []int, ok bool) {
	steps, ups, downs, last := make([]int, len(days)), 0, 0, data.Date("")
	for i, day := range days {
		if day == "" {
			continue
		}
		if last != "" {
			steps[i] = day.DaysSince(last)
		}
		ups, downs = ups+once(steps[i] > 0 && steps[i] <= halfYear), downs+once(steps[i] < 0 && steps[i] >= -halfYear)
		last = day
	}
	forth, offset := 0, 0 // 1: the days go on, -1: they go back, 0: neither
	switch {
	case ups > 0 && downs*4 <= ups:
		forth = 1
	case downs > 0 && ups*4 <= downs:
		forth = -1
	}
	for _, step := range steps {
		switch back := -step * forth; {
		case forth == 0 && abs(int64(step)) > outOfPlace, back > outOfPlace && back <= halfYear:
			return nil, false
		case back > halfYear:
			offset += forth
		}
		offsets = append(offsets, offset)
	}
	return offsets, true
}

// nearest is a day of someYear in the year in which it is the nearest to another.
func nearest(day, to data.Date) data.Date {
	best := data.Date("")
	for year := to.Time().Year() - 1; year <= to.Time().Year()+1; year++ {
		if d := inYear(day, year); best == "" || between(d, to) < between(best, to) {
			best = d
		}
	}
	return best
}

func inYear(day data.Date, year int) data.Date {
	return data.NewDate(year, day.Time().Month(), day.Time().Day())
}

// between is how many days lie between two.
func between(a, b data.Date) int { return int(abs(int64(a.DaysSince(b)))) }
