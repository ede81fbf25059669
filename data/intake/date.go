package intake

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"parcelbook/data"
)

var errNoDate = errors.New("not a date")

// day is a date as it is written. Where two numbers could each be the day or the month, open is true, and
// a and b are they in the order of the text.
type day struct {
	year, month, day int
	open             bool
	a, b             int
}

// parseDay reads the day out of a text, which may go on with a time of day. A zone is not reckoned with:
// the day is the one the file names.
func (v *vocabulary) parseDay(text string) (day, error) {
	words, err := dateWords(text)
	if err != nil {
		return day{}, err
	}
	var d day
	switch {
	case len(words) == 1 && len(words[0]) == 8:
		n, err := strconv.Atoi(words[0])
		if err != nil {
			return day{}, errNoDate
		}
		d = day{year: n / 10000, month: n / 100 % 100, day: n % 100}
	case len(words) == 3:
		if d, err = v.threeWords(words, pointed(text)); err != nil {
			return day{}, err
		}
	default:
		return day{}, errNoDate
	}
	if d.open {
		return d, nil
	}
	return d, d.check()
}

func (d day) check() error {
	t := time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
	if d.year < 1990 || d.year > 2100 || t.Day() != d.day || int(t.Month()) != d.month {
		return errNoDate
	}
	return nil
}

// littleWords stand in dates and say nothing.
var littleWords = map[string]bool{"de": true, "del": true, "of": true, "г": true, "года": true, "st": true, "nd": true, "rd": true, "th": true}

// dateWords parts a date into its numbers and month, and leaves the time of day out.
func dateWords(text string) ([]string, error) {
	var words []string
	rest := text
	for len(words) < 3 {
		start := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
		if start < 0 {
			break
		}
		rest = rest[start:]
		isDigit := rest[0] >= '0' && rest[0] <= '9'
		end := strings.IndexFunc(rest, func(r rune) bool {
			return (r >= '0' && r <= '9') != isDigit || !unicode.IsLetter(r) && !unicode.IsDigit(r)
		})
		if end < 0 {
			end = len(rest)
		}
		word := rest[:end]
		if strings.HasPrefix(rest[end:], ":") {
			break // the hour: the date is over
		}
		rest = rest[end:]
		if littleWords[strings.ToLower(word)] || word == "年" || word == "月" {
			continue
		}
		words = append(words, word)
		if len(words) == 1 && len(word) == 8 {
			break
		}
	}
	rest = strings.TrimLeft(rest, " \u00a0\u202f\t,.Tt日г")
	if rest != "" && (rest[0] < '0' || rest[0] > '9') {
		return nil, errNoDate
	}
	if rest != "" && !strings.Contains(rest, ":") {
		return nil, errNoDate
	}
	return words, nil
}

// threeWords reads a day, a month and a year in any order. Numbers parted by points are day, month, year
// everywhere.
func (v *vocabulary) threeWords(words []string, pointed bool) (day, error) {
	var numbers []int
	month, at := 0, -1
	for i, w := range words {
		if n, err := strconv.Atoi(w); err == nil && len(w) <= 4 {
			numbers = append(numbers, n)
			continue
		}
		month, at = v.months[normalise(w)], i
	}
	switch {
	case len(numbers) == 2 && month > 0 && at < 2:
		first, second := numbers[0], numbers[1]
		if len(words[0]) == 4 && at == 1 {
			return day{year: first, month: month, day: second}, nil
		}
		return day{year: fullYear(second, words[2]), month: month, day: first}, nil
	case len(numbers) < 3:
		return day{}, errNoDate
	case len(words[0]) == 4:
		return day{year: numbers[0], month: numbers[1], day: numbers[2]}, nil
	case len(words[2]) != 4 && len(words[2]) != 2:
		return day{}, errNoDate
	}
	a, b, year := numbers[0], numbers[1], fullYear(numbers[2], words[2])
	switch {
	case pointed || a > 12 || a == b:
		return day{year: year, month: b, day: a}, nil
	case b > 12:
		return day{year: year, month: a, day: b}, nil
	}
	return day{year: year, open: true, a: a, b: b}, nil
}

// pointed says whether the numbers of a date are parted by points.
func pointed(text string) bool {
	return strings.HasPrefix(strings.TrimLeft(text, "0123456789"), ".")
}

func fullYear(n int, word string) int {
	if len(word) == 2 {
		return 2000 + n
	}
	return n
}

// dayOrder is the order of day and month in a column.
type dayOrder string

// The orders.
const (
	unknownOrder dayOrder = ""
	dayFirst     dayOrder = "dmy"
	monthFirst   dayOrder = "mdy"
	mixedOrder   dayOrder = "mixed"
)

// orders finds whether the day or the month comes first in each column of dates, as points does for decimals.
type orders struct {
	column map[int]dayOrder
	answer dayOrder
	file   dayOrder
	hint   dayOrder
}

// learn takes in what one date with slashes or dashes shows.
func (o *orders) learn(column int, text string) {
	order := shownOrder(text)
	if order == unknownOrder {
		return
	}
	o.column[column] = mergeOrder(o.column[column], order)
	o.file = mergeOrder(o.file, order)
}

// shownOrder is the order that a text such as 25/06/2026 can only have.
func shownOrder(text string) dayOrder {
	words, err := dateWords(text)
	if err != nil || len(words) != 3 || len(words[0]) > 2 || pointed(text) {
		return unknownOrder
	}
	a, errA := strconv.Atoi(words[0])
	b, errB := strconv.Atoi(words[1])
	switch {
	case errA != nil || errB != nil:
		return unknownOrder
	case a > 12 && a <= 31 && b <= 12:
		return dayFirst
	case b > 12 && b <= 31 && a <= 12:
		return monthFirst
	}
	return unknownOrder
}

func mergeOrder(known, order dayOrder) dayOrder {
	if known == unknownOrder || known == order {
		return order
	}
	return mixedOrder
}

// of is what is known of a column, by what counts most: itself, what its owner says, the other columns, the format.
func (o *orders) of(column int) dayOrder {
	if shown := o.column[column]; shown != unknownOrder {
		return shown
	}
	for _, order := range []dayOrder{o.answer, o.file, o.hint} {
		if order != unknownOrder && order != mixedOrder {
			return order
		}
	}
	return unknownOrder
}

// read gives the date of a text in a column.
func (o *orders) read(v *vocabulary, text string, column int) (data.Date, error) {
	if date, ok := isoDate(text); ok {
		return date, nil
	}
	d, err := v.parseDay(text)
	if err != nil {
		return "", err
	}
	if d.open {
		switch order := o.of(column); order {
		case dayFirst:
			d.day, d.month = d.a, d.b
		case monthFirst:
			d.month, d.day = d.a, d.b
		default:
			return "", d.undecided(order)
		}
		if err := d.check(); err != nil {
			return "", err
		}
	}
	return data.NewDate(d.year, time.Month(d.month), d.day), nil
}

// undecided is the failure of a date such as 05/06/2026 of which nothing shows what comes first. A column that has
// both orders is beyond any answer.
func (d day) undecided(order dayOrder) error {
	either := fmt.Sprintf("may be day %d of month %d or day %d of month %d: ", d.a, d.b, d.b, d.a)
	if order == mixedOrder {
		return errors.New(either + "in this column some dates have the day first and some the month")
	}
	return &openError{
		kind: AskDates, answers: []string{string(dayFirst), string(monthFirst)},
		reason: either + "no other date shows which comes first; say which does",
	}
}

// isoDate reads the commonest form without allotting anything: "2026-05-01" and what follows a space or T.
func isoDate(text string) (data.Date, bool) {
	if len(text) < 10 || text[4] != '-' || text[7] != '-' {
		return "", false
	}
	if len(text) > 10 && (text[10] != ' ' && text[10] != 'T' || len(text) < 13 || !digitsOnly(text[11:13]) || !strings.Contains(text[13:], ":")) {
		return "", false
	}
	year, month, dom := atoi(text[:4]), atoi(text[5:7]), atoi(text[8:10])
	if err := (day{year: year, month: month, day: dom}).check(); err != nil {
		return "", false
	}
	return data.Date(text[:10]), true
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
