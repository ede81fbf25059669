package value

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"parcelbook/data"
	"parcelbook/data/say"
)

var errNoDate = say.Text("not a date")

// Civil is a day of the calendar; the zero civil is none.
type Civil struct{ year, month, day int }

// valid says whether there is such a day, near enough for a book. Years of other calendars are not.
func (c Civil) valid() bool {
	t := time.Date(c.year, time.Month(c.month), c.day, 0, 0, 0, 0, time.UTC)
	return c.year >= 1990 && c.year <= 2100 && t.Day() == c.day && int(t.Month()) == c.month
}

func (c Civil) Date() data.Date { return data.NewDate(c.year, time.Month(c.month), c.day) }

// DayOrder is the orders that the numbers of a date, or the dates of a column, can have.
type DayOrder uint8

// The orders. A year that comes first is in doubt only where it has two digits.
const (
	DayFirst DayOrder = 1 << iota
	MonthFirst
	YearAhead
	AnyOrder = DayFirst | MonthFirst | YearAhead
)

// OrderNames are the orders as formats and answers name them.
var OrderNames = []string{"dmy", "mdy", "ymd"}

// OrderOf is the order of a name, 0 for "".
func OrderOf(name string) DayOrder {
	for i, n := range OrderNames {
		if n == name {
			return 1 << i
		}
	}
	return 0
}

// Names lists the orders of the set.
func (o DayOrder) Names() []string {
	var names []string
	for i, n := range OrderNames {
		if o&(1<<i) != 0 {
			names = append(names, n)
		}
	}
	return names
}

// One says whether the set is a single order.
func (o DayOrder) One() bool { return o != 0 && o&(o-1) == 0 }

// Day is a date as it is written: the day it can only be, or what it is in each order that its numbers can have.
type Day struct {
	fixed   Civil
	By      [3]Civil // as OrderNames
	Pointed bool     // its numbers are parted by points, as in most of Europe: the day comes before the month
	Numbers [3]int
	Short   bool // its year has two digits
	// Buddhist: its year is one of the Thai calendar, such as 2569, which is 2026. Among other dates that is more likely a slip.
	Buddhist bool
}

// The years of the Thai calendar that may be meant: 2533 is 1990.
const buddhistAhead, firstBuddhist, lastBuddhist = 543, 2533, 2643

// ofThai turns a year of the Thai calendar into ours.
func (d *Day) ofThai() {
	for _, c := range []*Civil{&d.fixed, &d.By[0], &d.By[1], &d.By[2]} {
		if c.year >= firstBuddhist && c.year <= lastBuddhist {
			c.year -= buddhistAhead
			d.Buddhist = true
		}
	}
}

// Orders are those that the numbers can have.
func (d *Day) Orders() DayOrder {
	var set DayOrder
	for i := range d.By {
		if d.By[i] != (Civil{}) {
			set |= 1 << i
		}
	}
	return set
}

// In is the day in an order.
func (d *Day) In(order DayOrder) Civil {
	for i := range d.By {
		if order == 1<<i {
			return d.By[i]
		}
	}
	return Civil{}
}

// Sole is the only day that the date can be. A year of two digits in front is never taken for granted.
func (d *Day) Sole() (Civil, bool) {
	if d.fixed != (Civil{}) {
		return d.fixed, true
	}
	only := Civil{}
	for _, c := range d.By {
		if c != (Civil{}) && only != (Civil{}) && c != only {
			return Civil{}, false
		}
		if c != (Civil{}) {
			only = c
		}
	}
	return only, d.By[2] == (Civil{})
}

// Day reads the day out of a text, which may have a weekday and a time of day around it. A zone is not
// reckoned with: the day is the one the file names.
func (w *Words) Day(text string) (Day, error) {
	text = plainDigits(text)
	text = strings.TrimLeft(text[len(leadingClock.FindString(text)):], " ,")
	if word := w.leadingWord(text); word != "" {
		if weekday, ok := w.weekdays[Normalise(word)]; ok {
			if d, err := w.dayOn(text[len(word):], weekday); err == nil {
				return d, nil // else it was a month: "mar" is Tuesday in French, March in Spanish
			}
		}
	}
	return w.dayOn(text, anyWeekday)
}

// dayOn reads a day, on a certain weekday where one is known.
func (w *Words) dayOn(text string, weekday int) (Day, error) {
	words, before, tail := w.dateWords(text)
	after, ok := w.afterDate(tail)
	for _, said := range []int{before, after} {
		if said != anyWeekday {
			ok = ok && (weekday == anyWeekday || weekday == said)
			weekday = said
		}
	}
	if !ok {
		return Day{}, errNoDate
	}
	var d Day
	switch {
	case len(words) == 1 && unparted(words[0]) && (len(words[0]) == 8 || tail == ""):
		n := Atoi(words[0][:8])
		d.fixed = Civil{n / 10000, n / 100 % 100, n % 100}
	case len(words) == 3:
		d = w.threeWords(words, strings.HasPrefix(strings.TrimLeft(text, " 0123456789"), "."))
		d.ofThai()
	}
	d.keep(weekday)
	if d.fixed == (Civil{}) && d.Orders() == 0 {
		return Day{}, errNoDate
	}
	return d, nil
}

// keep leaves of what the date can be the days there are, and those on the weekday.
func (d *Day) keep(weekday int) {
	for _, c := range []*Civil{&d.fixed, &d.By[0], &d.By[1], &d.By[2]} {
		if !c.valid() || weekday != anyWeekday && weekday != int(c.Date().Time().Weekday()) {
			*c = Civil{}
		}
	}
}

// unparted says whether a word is a day without anything between its numbers, or such a day and time.
func unparted(word string) bool {
	return (len(word) == 8 || len(word) == 12 || len(word) == 14) && DigitsOnly(word)
}

// dateWords parts a date into its numbers and month, and gives its weekday and what comes behind it.
func (w *Words) dateWords(text string) (words []string, weekday int, tail string) {
	weekday = anyWeekday
	rest := text
	for len(words) < 3 {
		start := strings.IndexFunc(rest, func(r rune) bool { return !strings.ContainsRune(" \u00a0\u202f\t-–—/.,'_()（）、", r) })
		if start < 0 {
			return words, weekday, ""
		}
		word := w.leadingWord(rest[start:])
		if word == "" {
			word, _ = leadingDigits(rest[start:])
		}
		if word == "" || strings.HasPrefix(rest[start+len(word):], ":") {
			return words, weekday, rest // the hour, or something else: the date is over
		}
		rest = rest[start+len(word):]
		known := Normalise(word)
		day, isDay := w.weekdays[known]
		number, behind := leadingDigits(strings.TrimLeft(rest, " "))
		if month := known + " " + strings.TrimLeft(number, "0"); w.months[month] > 0 {
			words, rest = append(words, month), behind
			continue
		}
		switch {
		case w.little[known]:
		case isDay && w.months[known] == 0:
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
func (w *Words) leadingWord(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) })
	if end < 0 {
		end = len(s)
	}
	unit, width := utf8.DecodeRuneInString(s)
	if end > width && strings.ContainsRune("年月日号號년월일", unit) {
		if _, weekday := w.weekdays[s[:end]]; !weekday {
			return s[:width]
		}
	}
	return s[:end]
}

// threeWords reads a day, a month and a year in any order that people write them in.
func (w *Words) threeWords(words []string, pointed bool) Day {
	var n [3]int
	month, at := 0, -1
	for i, word := range words {
		if word[0] >= '0' && word[0] <= '9' && len(word) <= 4 {
			n[i] = Atoi(word)
			continue
		}
		if at >= 0 {
			return Day{}
		}
		month, at = w.months[Normalise(word)], i
	}
	switch {
	case at == 0:
		return Day{fixed: Civil{fullYear(n[2], words[2]), month, n[1]}}
	case at == 1 && len(words[0]) == 4:
		return Day{fixed: Civil{n[0], month, n[2]}}
	case at == 1:
		return Day{fixed: Civil{fullYear(n[2], words[2]), month, n[0]}}
	case at == 2:
		return Day{}
	case len(words[0]) == 4:
		return Day{fixed: Civil{n[0], n[1], n[2]}}
	}
	d := Day{Pointed: pointed, Numbers: n, Short: len(words[2]) == 2}
	year := fullYear(n[2], words[2])
	d.By[0] = Civil{year, n[1], n[0]}
	if !pointed {
		d.By[1] = Civil{year, n[0], n[1]}
	}
	if len(words[0]) == 2 && len(words[2]) <= 2 {
		d.By[2] = Civil{fullYear(n[0], words[0]), n[1], n[2]}
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

// ISODate reads the commonest forms without allotting anything: "2026-05-01", and with a time of day behind it.
func ISODate(text string) (data.Date, bool) {
	if len(text) < 10 || text[4] != '-' || text[7] != '-' || !isoClock(text[10:]) {
		return "", false
	}
	c := Civil{Atoi(text[:4]), Atoi(text[5:7]), Atoi(text[8:10])}
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
	return DigitsOnly(s[1:3]) && DigitsOnly(s[4:6]) && (len(s) == 6 || DigitsOnly(s[7:9]))
}

// Atoi reads ASCII digits; -1 where there is anything else.
func Atoi(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}
