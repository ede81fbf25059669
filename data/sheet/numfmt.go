package sheet

import "strings"

// numberFormat is what matters here of a number format: its code, and whether it shows a date.
type numberFormat struct {
	code  string // "" for General
	shows shown
}

type shown uint8

const (
	showsNumber   shown = iota
	showsDate           // a date without the time of day
	showsDateTime       // a date with it
	showsTime           // the time of day alone
	showsElapsed        // hours, minutes or seconds beyond a day's, as [h]:mm
	showsDigits         // a number that stands for a text of so many digits or more, as 00000
)

const general = "general"

// builtinFormats are the formats that a workbook uses by number without spelling them out (ECMA-376 part 1,
// 18.8.30). Those whose currency is that of whoever looks (5 to 8, 42, 44) stand here without one; 27 to 36
// and 50 to 58 are dates or times in the East Asian languages that use them.
var builtinFormats = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
	5: "#,##0_);(#,##0)", 6: "#,##0_);[Red](#,##0)", 7: "#,##0.00_);(#,##0.00)", 8: "#,##0.00_);[Red](#,##0.00)",
	9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
	14: "m/d/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
	20: "h:mm", 21: "h:mm:ss", 22: "m/d/yyyy h:mm",
	27: "yyyy/m", 28: "m/d", 29: "m/d", 30: "m/d/yy", 31: "yyyy/m/d", 32: "h:mm", 33: "h:mm:ss",
	34: "h:mm", 35: "h:mm:ss", 36: "yyyy/m",
	37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)",
	41: "#,##0_);(#,##0)", 42: "#,##0_);(#,##0)", 43: "#,##0.00_);(#,##0.00)", 44: "#,##0.00_);(#,##0.00)",
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
	50: "yyyy/m", 51: "m/d", 52: "yyyy/m", 53: "m/d", 54: "m/d", 55: "h:mm", 56: "h:mm:ss", 57: "yyyy/m", 58: "m/d",
}

// meaning is what the parts of a format code seen so far say that it shows.
type meaning struct{ date, clock, elapsed, month bool }

func (s meaning) nothing() bool { return s == meaning{} }

// parseFormat finds out what a format code shows, by its first section.
func parseFormat(code string) numberFormat {
	if strings.EqualFold(code, general) {
		return numberFormat{}
	}
	if leadingZeros(code) > 0 {
		return numberFormat{code: code, shows: showsDigits}
	}
	var s meaning
	for rest := code; rest != "" && rest[0] != ';'; {
		n := partLength(rest)
		part := strings.ToLower(rest[:n])
		if part == general || s.nothing() && strings.ContainsRune("0#?", rune(part[0])) {
			return numberFormat{code: code} // digits come first, so letters behind them are a unit
		}
		s.add(part)
		rest = rest[n:]
	}
	format := numberFormat{code: code}
	switch {
	case s.elapsed:
		format.shows = showsElapsed
	case s.date && s.clock:
		format.shows = showsDateTime
	case s.date, s.month && !s.clock:
		format.shows = showsDate
	case s.clock:
		format.shows = showsTime
	}
	return format
}

// leadingZeros gives how many digits at least a format shows of a number that has no decimals, such as a postal code; 0
// where it shows as few as there are, or something else besides.
func leadingZeros(code string) int {
	first, _, _ := strings.Cut(code, ";")
	if len(first) < 2 || strings.Trim(first, "0") != "" {
		return 0
	}
	return len(first)
}

// add takes in one part of a code, in lower case.
func (s *meaning) add(part string) {
	n := len(part)
	switch {
	case isElapsed(part):
		s.elapsed = true
	case n > 1 && strings.ContainsRune(`"\_*[`, rune(part[0])):
		// quoted, escaped, filling, or a colour, condition or locale: shows nothing of the number
	case part == "am/pm", part == "a/p", part[0] == 'h', part[0] == 's':
		s.clock = true
	case part[0] == 'm' && n > 2:
		s.date = true
	case part[0] == 'm':
		s.month = true // or minutes, where there is a clock
	case strings.ContainsRune("ydegb", rune(part[0])), part[0] == 'a' && n > 2:
		s.date = true
	}
}

// partLength gives the length of the part of a format code at the start of code: a quotation, an escape, a
// bracket, AM/PM, an exponent, or a run of one letter.
func partLength(code string) int {
	switch c := code[0]; c {
	case '"', '[':
		closing := c
		if c == '[' {
			closing = ']'
		}
		if n := strings.IndexByte(code[1:], closing); n >= 0 {
			return n + 2
		}
		return len(code)
	case '\\', '_', '*':
		return min(2, len(code))
	case 'a', 'A':
		for _, mark := range []string{"am/pm", "a/p"} {
			if len(code) >= len(mark) && strings.EqualFold(code[:len(mark)], mark) {
				return len(mark)
			}
		}
	case 'G', 'g':
		if len(code) >= len(general) && strings.EqualFold(code[:len(general)], general) {
			return len(general)
		}
	case 'E', 'e':
		if len(code) > 1 && (code[1] == '+' || code[1] == '-') {
			return 2
		}
	}
	n := 1
	for n < len(code) && lower(code[n]) == lower(code[0]) {
		n++
	}
	return n
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

// isElapsed recognises [h], [mm], [ss] and the like in lower case.
func isElapsed(part string) bool {
	if len(part) < 3 || part[0] != '[' || !strings.ContainsRune("hms", rune(part[1])) {
		return false
	}
	return strings.Trim(part[1:len(part)-1], part[1:2]) == "" && part[len(part)-1] == ']'
}
