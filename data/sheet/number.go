package sheet

import "bytes"

// exactNumber is a number taken apart without loss: ±0.d₁d₂d₃… × 10^point. Its digits begin and end with
// something other than 0; zero has none.
type exactNumber struct {
	negative bool
	digits   []byte
	point    int
}

const (
	exactDigits  = 15   // what spreadsheet programs keep, as numbers are IEEE doubles to them
	maxExponent  = 400  // beyond any double
	maxNumerical = 1000 // bytes of a number as written
)

// parseNumber reads a number as XML Schema writes a double: "-1.5", "5.77E+17". The digits are kept in
// space, which must not be in use.
func parseNumber(text, space []byte) (exactNumber, bool) {
	text = trimSpace(text)
	if len(text) == 0 || len(text) > maxNumerical {
		return exactNumber{}, false
	}
	var d exactNumber
	i := 0
	if text[0] == '-' || text[0] == '+' {
		d.negative = text[0] == '-'
		i++
	}
	d.digits = space[:0]
	seen, fraction := false, false
	for ; i < len(text); i++ {
		c := text[i]
		if c == '.' && !fraction {
			fraction = true
			continue
		}
		if c < '0' || c > '9' {
			break
		}
		seen = true
		leading := c == '0' && len(d.digits) == 0
		if !leading {
			d.digits = append(d.digits, c)
		}
		if leading == fraction { // a zero behind the point moves it down, a digit before it up
			if fraction {
				d.point--
			} else {
				d.point++
			}
		}
	}
	exponent, ok := parseExponent(text[i:])
	if !seen || !ok {
		return exactNumber{}, false
	}
	d.trim()
	if len(d.digits) == 0 {
		return exactNumber{digits: d.digits}, true
	}
	d.point += exponent
	return d, -maxExponent < d.point && d.point < maxExponent
}

// parseExponent reads "E+17"; "" is 0.
func parseExponent(text []byte) (int, bool) {
	if len(text) == 0 {
		return 0, true
	}
	if text[0] != 'E' && text[0] != 'e' {
		return 0, false
	}
	text = text[1:]
	sign := 1
	if len(text) > 0 && (text[0] == '-' || text[0] == '+') {
		if text[0] == '-' {
			sign = -1
		}
		text = text[1:]
	}
	exponent := 0
	for _, c := range text {
		if c < '0' || c > '9' {
			return 0, false
		}
		exponent = min(exponent*10+int(c-'0'), 10*maxNumerical)
	}
	return sign * exponent, len(text) > 0
}

func (d *exactNumber) trim() { d.digits = bytes.TrimRight(d.digits, "0") }

// doubtful tells whether the whole part is longer than spreadsheet programs keep exactly.
func (d *exactNumber) doubtful() bool { return d.point > exactDigits }

// round removes the noise that binary fractions leave behind the fifteenth significant digit.
func (d *exactNumber) round() {
	if len(d.digits) <= exactDigits {
		return
	}
	up := d.digits[exactDigits] >= '5'
	d.digits = d.digits[:exactDigits]
	for i := exactDigits - 1; up && i >= 0; i-- {
		if d.digits[i] < '9' {
			d.digits[i]++
			up = false
		} else {
			d.digits[i] = '0'
		}
	}
	if up {
		d.digits = append(d.digits[:0], '1')
		d.point++
	}
	d.trim()
}

// appendTo writes the number out without an exponent.
func (d *exactNumber) appendTo(to []byte) []byte {
	if len(d.digits) == 0 {
		return append(to, '0')
	}
	if d.negative {
		to = append(to, '-')
	}
	whole := min(max(d.point, 0), len(d.digits))
	if d.point <= 0 {
		to = append(to, '0')
	} else {
		to = append(to, d.digits[:whole]...)
		to = appendZeros(to, d.point-whole)
	}
	if whole == len(d.digits) {
		return to
	}
	to = append(to, '.')
	to = appendZeros(to, -d.point)
	return append(to, d.digits[whole:]...)
}

func appendZeros(to []byte, n int) []byte {
	for range n {
		to = append(to, '0')
	}
	return to
}

// days splits a serial date into whole days and seconds of the day, rounded to the nearest second. It
// reports false below zero and beyond any calendar.
func (d *exactNumber) days() (day, second int, ok bool) {
	const fractionDigits, fractionUnits = 12, 1_000_000_000_000
	if d.negative || d.point > 8 {
		return 0, 0, false
	}
	fraction := 0
	for i := range max(d.point, 0) + fractionDigits {
		at := i + min(d.point, 0)
		digit := 0
		if at >= 0 && at < len(d.digits) {
			digit = int(d.digits[at] - '0')
		}
		if i < d.point {
			day = day*10 + digit
		} else {
			fraction = fraction*10 + digit
		}
	}
	second = (fraction*secondsPerDay + fractionUnits/2) / fractionUnits
	return day + second/secondsPerDay, second % secondsPerDay, true
}
