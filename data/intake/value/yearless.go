package value

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// yearlessNumbers are a day and a month in numbers. With a point between them they end in one, or have two digits each: else they may be decimals.
var yearlessNumbers = regexp.MustCompile(`^(?:\d{1,2}([/-])\d{1,2}|\d{1,2}\. ?\d{1,2}\.|\d\d\.\d\d)$`)

// InYear writes a year into a day that is written without one; ok is false where the text is anything else.
func (w *Words) InYear(text string, year int) (dated string, ok bool) {
	if text = plainDigits(strings.TrimSpace(text)); len(text) > longestYearless || !shortNumbers(text) {
		return "", false
	}
	in := strconv.Itoa(year)
	if parts := yearlessNumbers.FindStringSubmatch(text); parts != nil {
		sep := parts[1]
		if sep == "" && !strings.HasSuffix(text, ".") {
			sep = "."
		}
		dated = text + sep + in
	} else if body, tail, named := w.namedDay(text); named {
		dated = body + " " + in + tail
		if strings.ContainsAny(body, "月월") {
			dated = in + "年" + text
		}
	}
	_, err := w.Day(w.WithoutWeekday(dated))
	return dated, dated != "" && err == nil
}

// WithoutWeekday leaves out the weekday at the front of a day.
func (w *Words) WithoutWeekday(text string) string {
	word := w.leadingWord(text)
	if _, weekday := w.weekdays[Normalise(word)]; weekday && w.months[Normalise(word)] == 0 {
		return strings.TrimLeft(text[len(word):], " .,")
	}
	return text
}

// shortNumbers says whether a text has numbers, and none of more than two digits.
func shortNumbers(text string) bool {
	most, run := 0, 0
	for i := range len(text) {
		run++
		if text[i] < '0' || text[i] > '9' {
			run = 0
		}
		most = max(most, run)
	}
	return most > 0 && most <= 2
}

// longestYearless is how long a day and month can be, in bytes, with a weekday and a time of day.
const longestYearless = 48

// namedDay parts a day and the name of its month from what comes behind them.
func (w *Words) namedDay(text string) (body, tail string, ok bool) {
	words, _, tail := w.dateWords(w.WithoutWeekday(text))
	if len(words) != 2 {
		return "", "", false
	}
	named, days := 0, 0
	for _, word := range words {
		switch {
		case DigitsOnly(word) && len(word) <= 2:
			days++
		case w.months[Normalise(word)] > 0:
			named++
		}
	}
	eastern := days == 2 && strings.ContainsAny(text, "月월")
	return text[:len(text)-len(tail)], tail, named == 1 && days == 1 || eastern
}

// YearBehind says whether the number of a day without a year, such as "May-26", stands behind its month and may be a year instead.
func (w *Words) YearBehind(text string) bool {
	text = plainDigits(strings.TrimSpace(text))
	first, _ := utf8.DecodeRuneInString(text)
	digits := strings.TrimLeft(text[len(strings.TrimRight(text, "0123456789")):], "0")
	n := Atoi(digits)
	return (first < '0' || first > '9') && n >= firstShortYear && n <= lastShortYear
}
