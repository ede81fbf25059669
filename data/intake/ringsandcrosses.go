package intake

import (
	"strings"
	"unicode"

	"parcelbook/data/sheet"
)

// Where Korean, Japanese and Chinese sheets have the letters O and X they stand for a ring and a cross: yes and no. Elsewhere an X is a yes.

// ringed says whether a column under a header in one of these scripts holds nothing but O and X, and both of them.
func ringed(header string, rows []row, column int) bool {
	if !strings.ContainsFunc(header, func(r rune) bool {
		return unicode.In(r, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana)
	}) {
		return false
	}
	rings, crosses := 0, 0
	for i := range rows {
		switch strings.ToUpper(rows[i].cell(column)) {
		case "":
		case "O", "Ｏ":
			rings++
		case "X", "Ｘ":
			crosses++
		default:
			return false
		}
	}
	return rings > 0 && crosses > 0
}

// withRings writes the rings and crosses as such.
func withRings(rows []row, column int) {
	for i := range rows {
		switch strings.ToUpper(rows[i].cell(column)) {
		case "O", "Ｏ":
			rows[i] = rows[i].with(column, "○", mark{kind: sheet.Text})
		case "X", "Ｘ":
			rows[i] = rows[i].with(column, "×", mark{kind: sheet.Text})
		}
	}
}
