package intake

import (
	"fmt"
	"strings"
	"time"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// counting is a way to write a day as a number.
type counting int

// The ways. A spreadsheet shows the first as a date if its cell is formatted so; programs write the others.
const (
	noCount counting = iota - 1
	inDays
	inSeconds
	inMillis
)

// The numbers that days of this half of the century have.
const (
	firstSerial, lastSerial = 36_526, 54_788 // 2000-01-01 and 2049-12-31, as a spreadsheet counts
	firstSecond, lastSecond = 946_684_800, 2_524_607_999
	unixSerial              = 25_569 // 1970-01-01
	unixSerial04            = 24_107 // 1970-01-01 in a workbook that counts from 1904
)

var errSwapped = say.Text("a spreadsheet program may have swapped day and month: of this column it has left as text " +
	"those dates that it could not read in its own order; export the file again and take it in without opening it there")

// countOf tells how a text counts a day.
func countOf(text string) counting {
	whole, fraction, _ := strings.Cut(strings.Replace(text, ",", ".", 1), ".")
	if !value.DigitsOnly(whole) || !value.DigitsOnly(fraction) {
		return noCount
	}
	n := value.Atoi(whole)
	switch {
	case len(whole) == 5 && n >= firstSerial && n <= lastSerial:
		return inDays
	case len(whole) == 10 && n >= firstSecond && n <= lastSecond:
		return inSeconds
	case len(whole) == 13 && n/1000 >= firstSecond && n/1000 <= lastSecond:
		return inMillis
	}
	return noCount
}

// learnDate takes in what a cell of a column of dates shows.
func (r *reader) learnDate(column int, row *row) {
	text := r.words.Something(value.Clean(row.raw(column)))
	if text == "" {
		return
	}
	c := r.orders.at(column)
	c.cells++
	if row.mark(column).kind == sheet.Date {
		c.real++
		c.clear = c.clear || len(text) >= 10 && value.Atoi(text[8:10]) > 12
		return
	}
	if r.format.Dates12 != "" && twelveHours(text) {
		r.orders.hint = value.OrderOf(r.format.Dates12)
	}
	if _, iso := value.ISODate(text); iso {
		return
	}
	if way := countOf(text); way != noCount {
		c.counted[way]++
		return
	}
	if d, err := r.words.Day(text); err == nil {
		r.orders.learn(column, &d)
	}
}

// counted reads a number as a day, where all of its column is written so, or where the spreadsheet has a number.
func (r *reader) counted(text string, column int) (data.Date, bool) {
	way, c := countOf(text), r.orders.at(column)
	if way == noCount || c.counted[way]+c.real < c.cells && (way != inDays || r.row.mark(column).kind != sheet.Number) {
		return "", false
	}
	if way != inDays && r.layout.standing == known && r.format.Dates != "" {
		// A program's own file, not the export that is known by these headers: its amounts may be counted in the smallest unit too.
		return "", false
	}
	whole, _, _ := strings.Cut(strings.Replace(text, ",", ".", 1), ".")
	seconds := int64(value.Atoi(whole))
	switch way {
	case inDays:
		epoch := int64(unixSerial)
		if r.table.since04 && r.row.mark(column).kind == sheet.Number { // a text is not the workbook's count
			epoch = unixSerial04
		}
		seconds = (seconds - epoch) * 24 * 60 * 60
	case inMillis:
		seconds /= 1000
	}
	if key := fmt.Sprint("utc ", column); way != inDays && !r.told[key] {
		r.told[key] = true
		r.tell(column, "a count of seconds, which is read as the day in UTC: yours may be the one before or after")
	}
	return data.DateOf(time.Unix(seconds, 0).UTC()), true
}

// twelveHours says whether a time of day ends in AM or PM.
func twelveHours(text string) bool {
	text = strings.ToUpper(text)
	return strings.HasSuffix(text, "AM") || strings.HasSuffix(text, "PM")
}
