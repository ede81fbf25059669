package value

import (
	"regexp"
	"strings"
)

// anyWeekday is no weekday in particular; Sunday is 0.
const anyWeekday = -1

var (
	leadingClock = regexp.MustCompile(`^\s*\d{1,2}:\d{2}(?::\d{2})?[\s,-]+`)
	clock        = regexp.MustCompile(`^(?:[01]?\d|2[0-4])(?:\s?[:.hH时時시點点]\s?[0-5]\d(?:\s?[:.m分분]\s?(?:[0-5]\d(?:[.,:]\d{1,9})?)?)?\s?[秒초]?|\s?[hH时時시點点])`)
	dash         = regexp.MustCompile(`^[-–—]\s*\d{1,2}:\d{2}`) // parts the day from the time of day
	offset       = regexp.MustCompile(`^[+\-−](?:0?\d|1[0-4])(?::?[0-5]\d)?(?:\D|$)`)
	zone         = regexp.MustCompile(`^[A-Z]{1,5}$`)
	zoneName     = regexp.MustCompile(`^\s*(?:\([\pL /_-]+\)|\[[\pL /_-]+\])\s*$`)
)

// afterDate reads what comes behind a date: a time of day, its zone, a weekday, or words that say nothing. ok is
// false where there is anything else, such as another date.
func (w *Words) afterDate(text string) (weekday int, ok bool) {
	weekday = anyWeekday
	told := false // the time of day
	for {
		if told && zoneName.MatchString(text) {
			return weekday, true
		}
		text = strings.TrimLeft(text, " \u00a0\u202f\t,.;()（）[]/")
		if text == "" {
			return weekday, true
		}
		if !told && dash.MatchString(text) {
			text = strings.TrimLeft(text, "-–— ")
		}
		if at := clock.FindString(text); at != "" && !told {
			told = true
			text = text[len(at):]
			continue
		}
		if at := offset.FindString(text); at != "" && told {
			text = strings.TrimLeft(text, "+-−0123456789:")
			continue
		}
		word := w.leadingWord(text)
		text = text[len(word):]
		known := Normalise(word)
		day, isDay := w.weekdays[known]
		switch {
		case word == "":
			return weekday, false
		case w.little[known], word == "T", told && zone.MatchString(word):
		case isDay && weekday == anyWeekday:
			weekday = day
		default:
			return weekday, false
		}
	}
}
