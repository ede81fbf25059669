package intake

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"parcelbook/data"
	"parcelbook/data/say"
)

var errNoDate = say.Text("not a date")

// civil is a day of the calendar; the zero civil is none.
type civil struct{ year, month, day int }

// valid says whether there is such a day, near enough for a book. Years of other calendars, such as 2569 of the
// Thai one, are not.
func (c civil) valid() bool {
	t := time.Date(c.year, time.Month(c.month), c.day, 0, 0, 0, 0, time.UTC)
	return c.year >= 1990 && c.year <= 2100 && t.Day() == c.day && int(t.Month()) == c.month
}

func (c civil) date() data.Date { return data.NewDate(c.year, time.Month(c.month), c.day) }

// dayOrder is the orders that the numbers of a date, or the dates of a column, can have.
type dayOrder uint8

// The orders. A year that comes first is in doubt only where it has two digits.
const (
	dayFirst dayOrder = 1 << iota
	monthFirst
	yearAhead
	anyOrder = dayFirst | monthFirst | yearAhead
)

// orderNames are the orders as formats and answers name them.
var orderNames = []string{"dmy", "mdy", "ymd"}

// orderOf is the order of a name, 0 for "".
func orderOf(name string) dayOrder {
	for i, n := range orderNames {
		if n == name {
			return 1 << i
		}
	}
	return 0
}

// names lists the orders of the set.
func (o dayOrder) names() []string {
	var names []string
	for i, n := range orderNames {
		if o&(1<<i) != 0 {
			names = append(names, n)
		}
	}
	return names
}

// one says whether the set is a single order.
func (o dayOrder) one() bool { return o != 0 && o&(o-1) == 0 }

// day is a date as it is written: the day it can only be, or what it is in each order that its numbers can have.
type day struct {
	fixed   civil
	by      [3]civil // as orderNames
	pointed bool     // its numbers are parted by points, as in most of Europe: the day comes before the month
	numbers [3]int
	short   bool // its year has two digits
}

// orders are those that the numbers can have.
func (d *day) orders() dayOrder {
	var set dayOrder
	for i := range d.by {
		if d.by[i] != (civil{}) {
			set |= 1 << i
		}
	}
	return set
}

// in is the day in an order.
func (d *day) in(order dayOrder) civil {
	for i := range d.by {
		if order == 1<<i {
			return d.by[i]
		}
	}
	return civil{}
}

// sole is the only day that the date can be. A year of two digits in front is never taken for granted.
func (d *day) sole() (civil, bool) {
	if d.fixed != (civil{}) {
		return d.fixed, true
	}
	only := civil{}
	for _, c := range d.by {
		if c != (civil{}) && only != (civil{}) && c != only {
			return civil{}, false
		}
		if c != (civil{}) {
			only = c
		}
	}
	return only, d.by[2] == (civil{})
}

// parseDay reads the day out of a text, which may have a weekday and a time of day around it. A zone is not
// reckoned with: the day is the one the file names.
func (v *vocabulary) parseDay(text string) (day, error) {
	text = plainDigits(text)
	text = strings.TrimLeft(text[len(leadingClock.FindString(text)):], " ,")
	if word := v.leadingWord(text); word != "" {
		if weekday, ok := v.weekdays[normalise(word)]; ok {
			if d, err := v.dayOn(text[len(word):], weekday); err == nil {
				return d, nil // else it was a month: "mar" is Tuesday in French, March in Spanish
			}
		}
	}
	return v.dayOn(text, anyWeekday)
}

// dayOn reads a day, on a certain weekday where one is known.
func (v *vocabulary) dayOn(text string, weekday int) (day, error) {
	words, before, tail := v.dateWords(text)
	after, ok := v.afterDate(tail)
	for _, said := range []int{before, after} {
		if said != anyWeekday {
			ok = ok && (weekday == anyWeekday || weekday == said)
			weekday = said
		}
	}
	if !ok {
		return day{}, errNoDate
	}
	var d day
	switch {
	case len(words) == 1 && unparted(words[0]) && (len(words[0]) == 8 || tail == ""):
		n := atoi(words[0][:8])
		d.fixed = civil{n / 10000, n / 100 % 100, n % 100}
	case len(words) == 3:
		d = v.threeWords(words, strings.HasPrefix(strings.TrimLeft(text, " 0123456789"), "."))
	}
	d.keep(weekday)
	if d.fixed == (civil{}) && d.orders() == 0 {
		return day{}, errNoDate
	}
	return d, nil
}

// keep leaves of what the date can be the days there are, and those on the weekday.
func (d *day) keep(weekday int) {
	for _, c := range []*civil{&d.fixed, &d.by[0], &d.by[1], &d.by[2]} {
		if !c.valid() || weekday != anyWeekday && weekday != int(c.date().Time().Weekday()) {
			*c = civil{}
		}
	}
}

// unparted says whether a word is a day without anything between its numbers, or such a day and time.
func unparted(word string) bool {
	return (len(word) == 8 || len(word) == 12 || len(word) == 14) && digitsOnly(word)
}

// dateWords parts a date into its numbers and month, and gives its weekday and what comes behind it.
func (v *vocabulary) dateWords(text string) (words []string, weekday int, tail string) {
	weekday = anyWeekday
	rest := text
	for len(words) < 3 {
		start := strings.IndexFunc(rest, func(r rune) bool { return !strings.ContainsRune(" \u00a0\u202f\t-–—/.,'_()（）、", r) })
		if start < 0 {
			return words, weekday, ""
		}
		word := v.leadingWord(rest[start:])
		if word == "" {
			word, _ = leadingDigits(rest[start:])
		}
		if word == "" || strings.HasPrefix(rest[start+len(word):], ":") {
			return words, weekday, rest // the hour, or something else: the date is over
		}
		rest = rest[start+len(word):]
		known := normalise(word)
		day, isDay := v.weekdays[known]
		number, behind := leadingDigits(strings.TrimLeft(rest, " "))
		if month := known + " " + strings.TrimLeft(number, "0"); v.months[month] > 0 {
			words, rest = append(words, month), behind
			continue
		}
		switch {
		case v.little[known]:
		case isDay && v.months[known] == 0:
			weekday = day
		default:
			words = append(words, word)
		}
		if len(words) == 1 && unparted(word) {
			break
		}
	}
	return words, weekday, rest
}

func leadingDigits(s string) (digits, behind string) {
	behind = strings.TrimLeft(s, "0123456789")
	return s[:len(s)-len(behind)], behind
}

// leadingWord is the letters at the front of s. What parts a date in East Asia is a word by itself: 日星期五.
func (v *vocabulary) leadingWord(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) })
	if end < 0 {
		end = len(s)
	}
	unit, width := utf8.DecodeRuneInString(s)
	if end > width && strings.ContainsRune("年月日号號년월일", unit) {
		if _, weekday := v.weekdays[s[:end]]; !weekday {
			return s[:width]
		}
	}
	return s[:end]
}

// threeWords reads a day, a month and a year in any order that people write them in.
func (v *vocabulary) threeWords(words []string, pointed bool) day {
	var n [3]int
	month, at := 0, -1
	for i, w := range words {
		if w[0] >= '0' && w[0] <= '9' && len(w) <= 4 {
			n[i] = atoi(w)
			continue
		}
		if at >= 0 {
			return day{}
		}
		month, at = v.months[normalise(w)], i
	}
	switch {
	case at == 0:
		return day{fixed: civil{fullYear(n[2], words[2]), month, n[1]}}
	case at == 1 && len(words[0]) == 4:
		return day{fixed: civil{n[0], month, n[2]}}
	case at == 1:
		return day{fixed: civil{fullYear(n[2], words[2]), month, n[0]}}
	case at == 2:
		return day{}
	case len(words[0]) == 4:
		return day{fixed: civil{n[0], n[1], n[2]}}
	}
	d := day{pointed: pointed, numbers: n, short: len(words[2]) == 2}
	year := fullYear(n[2], words[2])
	d.by[0] = civil{year, n[1], n[0]}
	if !pointed {
		d.by[1] = civil{year, n[0], n[1]}
	}
	if len(words[0]) == 2 && len(words[2]) <= 2 {
		d.by[2] = civil{fullYear(n[0], words[0]), n[1], n[2]}
	}
	return d
}

// The years that two digits can stand for. Others are those of other calendars, or days of the month.
const (
	firstShortYear = 15
	lastShortYear  = 39
)

// fullYear gives a year of four digits, 0 for one that cannot be meant.
func fullYear(n int, word string) int {
	switch {
	case len(word) == 4:
		return n
	case len(word) == 2 && n >= firstShortYear && n <= lastShortYear:
		return 2000 + n
	}
	return 0
}

// isoDate reads the commonest forms without allotting anything: "2026-05-01", and with a time of day behind it.
func isoDate(text string) (data.Date, bool) {
	if len(text) < 10 || text[4] != '-' || text[7] != '-' || !isoClock(text[10:]) {
		return "", false
	}
	c := civil{atoi(text[:4]), atoi(text[5:7]), atoi(text[8:10])}
	if c.month < 1 || c.month > 12 || c.day < 1 || c.day > 28 && !c.valid() || c.year < 1990 || c.year > 2100 {
		return "", false
	}
	return data.Date(text[:10]), true
}

// isoClock says whether what follows a date is nothing, or " 15:04", "T15:04:05".
func isoClock(s string) bool {
	if s == "" {
		return true
	}
	if len(s) != 6 && len(s) != 9 || s[0] != ' ' && s[0] != 'T' || s[3] != ':' || len(s) == 9 && s[6] != ':' {
		return false
	}
	return digitsOnly(s[1:3]) && digitsOnly(s[4:6]) && (len(s) == 6 || digitsOnly(s[7:9]))
}

// atoi reads ASCII digits; -1 where there is anything else.
func atoi(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}
