package data

import (
	"regexp"
	"strings"
)

// A seller whose order numbers begin again has several orders of a number. Those of the first run are known by it alone, and those of
// a later one by the number with its run behind it, which is when that began: 7 and 7 (2026-02).

var withRun = regexp.MustCompile(`^(.*\S)\s*\((\d{4}-\d\d(?:-\d\d(?:-\d+)?)?)\)$`)

// NumberOfRun is the number by which an order of a run is known; run "" is the first.
func NumberOfRun(number, run string) string {
	if run == "" {
		return number
	}
	return strings.TrimSuffix(strings.TrimSpace(number), ".0") + " (" + run + ")"
}

// SplitRun gives the number that the seller knows an order by, and its run.
func SplitRun(number string) (base, run string) {
	if !strings.HasSuffix(number, ")") {
		return number, ""
	}
	if m := withRun.FindStringSubmatch(number); m != nil {
		return m[1], m[2]
	}
	return number, ""
}

// NumberKeys are the forms in which an order's number is looked for: of the number that it is known by, and of that without its run.
func NumberKeys(number string) []string { return []string{RefKey(number), BaseKey(number)} }

// BaseKey is the form in which the numbers that sellers know orders by are compared.
func BaseKey(number string) string {
	base, _ := SplitRun(strings.TrimSpace(number))
	return RefKey(base)
}
