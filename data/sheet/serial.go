package sheet

import "time"

const secondsPerDay = 24 * 60 * 60

// The last day of a sheet, 9999-12-31, in each epoch.
const (
	lastDay1900 = 2_958_465
	lastDay1904 = 2_957_003
)

// calendarDay turns the day number of a sheet into days since 1970-01-01. In the 1900 epoch day 1 is
// 1900-01-01 and day 60 the 29 February 1900 that never was; in the 1904 epoch day 0 is 1904-01-01.
func calendarDay(day int, since04 bool) (unix int, ok bool) {
	const unix1904, unix1900 = -24_107, -25_568 // 1904-01-01 and 1899-12-31
	switch {
	case since04:
		return day + unix1904, day >= 0 && day <= lastDay1904
	case day < 60:
		return day + unix1900, day >= 1
	default:
		return day + unix1900 - 1, day > 60 && day <= lastDay1900
	}
}

// appendDay writes "2006-01-02".
func appendDay(to []byte, unix int) []byte {
	year, month, day := time.Unix(int64(unix)*secondsPerDay, 0).UTC().Date()
	to = appendTwo(appendTwo(to, year/100), year%100)
	to = appendTwo(append(to, '-'), int(month))
	return appendTwo(append(to, '-'), day)
}

// appendClock writes "15:04:05"; hours beyond a day's are allowed.
func appendClock(to []byte, seconds int) []byte {
	hours := seconds / 3600
	for unit := 1_000_000_000; unit >= 100; unit /= 10 {
		if hours >= unit {
			to = append(to, digits[hours/unit%10])
		}
	}
	to = appendTwo(to, hours%100)
	to = appendTwo(append(to, ':'), seconds/60%60)
	return appendTwo(append(to, ':'), seconds%60)
}

const digits = "0123456789"

func appendTwo(to []byte, n int) []byte { return append(to, digits[n/10], digits[n%10]) }

// isoLayouts are the forms of a cell of the date type (ISO 8601). An offset is dropped: the sheet shows the
// time of day that stands there.
var isoLayouts = []string{
	"2006-01-02", "2006-01-02T15:04:05.999999999Z07:00", "2006-01-02T15:04:05.999999999",
	"2006-01-02T15:04Z07:00", "2006-01-02T15:04",
}

// appendISO writes a date of the ISO type as "2006-01-02" or "2006-01-02 15:04:05".
func appendISO(to []byte, text string) ([]byte, bool) {
	for i, layout := range isoLayouts {
		moment, err := time.Parse(layout, text)
		if err != nil {
			continue
		}
		if i == 0 {
			return moment.AppendFormat(to, time.DateOnly), true
		}
		return moment.AppendFormat(to, time.DateTime), true
	}
	return to, false
}
