package data

import (
	"time"

	"parcelbook/data/say"
)

// Date is a day in the seller's own place, as "2006-01-02"; "" is no date. Dates compare as text.
type Date string

const dateLayout = "2006-01-02"

// NewDate makes the Date of a calendar day.
func NewDate(year int, month time.Month, day int) Date {
	return Date(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Format(dateLayout))
}

// DateOf is the day of t in t's own place.
func DateOf(t time.Time) Date { return Date(t.Format(dateLayout)) }

// ParseDate reads "2006-01-02"; anything else is an error.
func ParseDate(s string) (Date, error) {
	if _, err := time.Parse(dateLayout, s); err != nil {
		return "", say.Errorf("%q is not a date; write it as 2026-01-31", s)
	}
	return Date(s), nil
}

// Time is midnight UTC of the date, the zero time for "".
func (d Date) Time() time.Time {
	t, _ := time.Parse(dateLayout, string(d))
	return t
}

// AddDays moves the date by calendar days; no date stays none.
func (d Date) AddDays(n int) Date {
	if d == "" {
		return ""
	}
	return DateOf(d.Time().AddDate(0, 0, n))
}

// DaysSince counts the calendar days from e to d; negative where e is later.
func (d Date) DaysSince(e Date) int { return int(d.Time().Sub(e.Time()).Hours()) / 24 }

// Month is year and month as one number, 202605, the form in which periods are grouped and indexed; 0 for no date.
func (d Date) Month() int {
	if d == "" {
		return 0
	}
	t := d.Time()
	return t.Year()*100 + int(t.Month())
}

// FirstOf gives the earliest of the dates that are set.
func FirstOf(dates ...Date) Date {
	var first Date
	for _, d := range dates {
		if d != "" && (first == "" || d < first) {
			first = d
		}
	}
	return first
}
