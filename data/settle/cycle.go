// Package settle holds the rules of settlement: the transfers that follow from the facts, when money is due,
// which line belongs to which order, what disagrees, and what to do today. Every function is pure: the same
// facts give the same answer, whatever their order.
package settle

import (
	"slices"
	"time"

	"parcelbook/data"
)

// Next gives the day on which money is due that the fact of day from starts: c.Days later (working days skip
// Saturdays and Sundays), then the next day on which the holder pays, that day included. A month day beyond the
// month's last means month end. No date stays none; the zero Cycle gives the day itself.
func Next(c data.Cycle, from data.Date) data.Date {
	if from == "" {
		return ""
	}
	day := from.Time()
	for left := c.Days; left > 0; {
		day = day.AddDate(0, 0, 1)
		if !c.Working || day.Weekday() != time.Saturday && day.Weekday() != time.Sunday {
			left--
		}
	}
	const longestMonth = 31 // every valid payday comes round in so many days
	for range longestMonth {
		if paysOn(c, day) {
			break
		}
		day = day.AddDate(0, 0, 1)
	}
	return data.DateOf(day)
}

func paysOn(c data.Cycle, day time.Time) bool {
	if len(c.Weekdays)+len(c.MonthDays) == 0 || slices.Contains(c.Weekdays, day.Weekday()) {
		return true
	}
	monthEnd := day.AddDate(0, 0, 1).Day() == 1
	return slices.ContainsFunc(c.MonthDays, func(n int) bool {
		return n == day.Day() || monthEnd && n > day.Day()
	})
}

// Delivered gives the day a parcel was delivered. Where it is not known, the day it was sent plus the carrier's
// usual days stands in, and estimate is true; "" where it was not sent either.
func Delivered(p data.Parcel, carrier data.Holder) (d data.Date, estimate bool) {
	if p.DeliveredDate != "" || p.SentDate == "" {
		return p.DeliveredDate, false
	}
	return p.SentDate.AddDays(carrier.UsualDays), true
}
