package value

import (
	"strings"
	"unicode"

	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// What spreadsheet programs do to numbers of orders and parcels that nobody can take back.
var (
	ErrFloat    = say.Text("a spreadsheet program has shortened this number; export the file again with it as text")
	ErrDoubtful = say.Text("a number of more than 15 digits, of which spreadsheet programs keep 15; export the file again with it as text")
	ErrDateRef  = say.Text("a spreadsheet program has made a date of it; export the file again with it as text")
)

// Clean takes off what spreadsheets and their users put around a text: spaces, and the apostrophe that
// keeps a number or formula a text.
func Clean(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' })
	if len(s) > 1 && s[0] == '\'' && strings.IndexByte("=+-@\t\r0123456789#", s[1]) >= 0 {
		return s[1:]
	}
	return s
}

// Ref reads an order number or waybill, which is text always. What a spreadsheet program has made
// unrecoverable is an error.
func Ref(s string, kind sheet.Kind, doubtful bool) (string, error) {
	if kind == sheet.Date {
		return "", ErrDateRef
	}
	if doubtful {
		return "", ErrDoubtful
	}
	s = strings.TrimPrefix(Clean(s), "'")
	if whole, ok := strings.CutSuffix(s, ".0"); ok && DigitsOnly(whole) {
		return whole, nil
	}
	if exponential(s) {
		return "", ErrFloat
	}
	return s, nil
}

// exponential says whether a text is a number such as 1.23457E+15.
func exponential(s string) bool {
	at := strings.IndexAny(s, "eE")
	if at < 1 || at+2 >= len(s) || s[at+1] != '+' || !DigitsOnly(s[at+2:]) {
		return false
	}
	return DigitsOnly(strings.NewReplacer(".", "", ",", "").Replace(s[:at]))
}

// Pieces reads a number of pieces: "2", "2.0", "2,00". Of 1,000 and 1.000 nothing shows whether they are a thousand.
func Pieces(s string) (int64, error) {
	text := plainDigits(Clean(s))
	whole, decimals, _ := strings.Cut(strings.Replace(text, ",", ".", 1), ".")
	if whole == "" || len(whole) > 9 || !DigitsOnly(whole) || strings.Trim(decimals, "0") != "" || len(decimals) == 3 {
		return 0, say.Text("not a whole number of pieces")
	}
	return int64(Atoi(whole)), nil
}
