// Package value reads what a text says by itself, whatever its column: an amount, a day, a country, a telephone number, the number of
// an order or parcel, or nothing. What the text alone leaves open, it says so.
package value

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// plainLetters stand for letters that carry their mark inside, which decomposition leaves alone.
var plainLetters = map[rune]rune{'đ': 'd', 'ı': 'i', 'ł': 'l', 'ø': 'o'}

// Normalise gives the form in which headers and words are compared: lower case, full-width and accented
// letters made plain, "orderNumber" and "order_number" as "order number". Percent signs stay, for a
// percentage is not an amount.
func Normalise(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space, lower := false, false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’':
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '%':
			small := unicode.ToLower(r)
			if (space || lower && small != r) && b.Len() > 0 {
				b.WriteByte(' ')
			}
			lower = unicode.IsLower(r)
			if plain, ok := plainLetters[small]; ok {
				small = plain
			}
			b.WriteRune(small)
			space = false
		default:
			space, lower = true, false
		}
	}
	return b.String()
}

// Forms gives the forms in which a word of a cell is compared: as it is spelt, and without regard to capitals
// inside, for "PayPal" is one word and "inTransit" two.
func Forms(s string) []string {
	spelt, plain := Normalise(s), Normalise(strings.ToLower(s))
	if spelt == plain {
		return []string{spelt}
	}
	return []string{spelt, plain}
}

// Holds says whether words, both normalised, occur in text: whole words, or any part where the script
// writes no spaces.
func Holds(text, words string) bool {
	if words == "" || !strings.Contains(text, words) {
		return false
	}
	return strings.ContainsFunc(words, Ideographic) || strings.Contains(" "+text+" ", " "+words+" ")
}

// HoldsAny says whether any of some words occurs in a text, given in its forms.
func HoldsAny(forms, words []string) bool {
	for _, word := range words {
		for _, form := range Forms(word) {
			if slices.ContainsFunc(forms, func(text string) bool { return Holds(text, form) }) {
				return true
			}
		}
	}
	return false
}

// Ideographic says whether a letter is of a script that writes no spaces between words.
func Ideographic(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
}

// Brackets parts a header from what it says in brackets.
func Brackets(s string) (outside, inside string) {
	var out, in strings.Builder
	depth := 0
	for _, r := range s {
		switch {
		case strings.ContainsRune("(（[【", r):
			depth++
			in.WriteByte(' ')
		case strings.ContainsRune(")）]】", r) && depth > 0:
			depth--
		case depth > 0:
			in.WriteRune(r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String(), strings.TrimSpace(in.String())
}

// Set holds words in their normalised form.
func Set(words []string) map[string]bool { return SetOf(words, Normalise) }

// SetOf holds words in a form.
func SetOf(words []string, form func(string) string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[form(w)] = true
	}
	return set
}
