package data

import (
	"strings"
	"unicode"
)

// A seller whose order numbers begin again has several orders of a number. Those of the first run are known by it alone, and those of
// a later one by the number with its run behind it, which is when that began: 7 and 7 (2026-02).

// NumberOfRun is the number by which an order of a run is known; run "" is the first.
func NumberOfRun(number, run string) string {
	if run == "" {
		return number
	}
	return strings.TrimSuffix(strings.TrimSpace(number), ".0") + " (" + run + ")"
}

// SplitRun gives the number that the seller knows an order by, and its run.
func SplitRun(number string) (base, run string) {
	at := strings.LastIndexByte(number, '(')
	if at < 0 || number[len(number)-1] != ')' {
		return number, ""
	}
	base, run = strings.TrimRightFunc(number[:at], unicode.IsSpace), number[at+1:len(number)-1]
	if base == "" || !isRun(run) {
		return number, ""
	}
	return base, run
}

// isRun says whether a text is what a run is known by: a month, or a day that may be counted.
func isRun(text string) bool {
	parts := strings.Split(text, "-")
	if len(parts) < 2 || len(parts) > 4 {
		return false
	}
	for i, part := range parts {
		digits := []int{4, 2, 2, max(1, len(part))}[i]
		if len(part) != digits || strings.Trim(part, "0123456789") != "" {
			return false
		}
	}
	return true
}

// NumberKeys are the forms in which an order's number is looked for: of the number that it is known by, and of that without its run.
func NumberKeys(number string) []string { return []string{RefKey(number), BaseKey(number)} }

// BaseKey is the form in which the numbers that sellers know orders by are compared.
func BaseKey(number string) string {
	base, _ := SplitRun(strings.TrimSpace(number))
	return RefKey(base)
}
