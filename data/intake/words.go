package intake

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// plainLetters stand for letters that carry their mark inside, which decomposition leaves alone.
var plainLetters = map[rune]rune{'đ': 'd', 'ı': 'i', 'ł': 'l', 'ø': 'o'}

// normalise gives the form in which headers and words are compared: lower case, full-width and accented
// letters made plain, "orderNumber" and "order_number" as "order number". Percent signs stay, for a
// percentage is not an amount.
func normalise(s string) string {
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

// wordForms gives the forms in which a word of a cell is compared: as it is spelt, and without regard to capitals
// inside, for "PayPal" is one word and "inTransit" two.
func wordForms(s string) []string {
	spelt, plain := normalise(s), normalise(strings.ToLower(s))
	if spelt == plain {
		return []string{spelt}
	}
	return []string{spelt, plain}
}

// holds says whether words, both normalised, occur in text: whole words, or any part where the script
// writes no spaces.
func holds(text, words string) bool {
	if words == "" || !strings.Contains(text, words) {
		return false
	}
	return strings.ContainsFunc(words, ideographic) || strings.Contains(" "+text+" ", " "+words+" ")
}

// holdsAny says whether any of some words occurs in a text, given in its forms.
func holdsAny(forms, words []string) bool {
	for _, word := range words {
		for _, form := range wordForms(word) {
			if slices.ContainsFunc(forms, func(text string) bool { return holds(text, form) }) {
				return true
			}
		}
	}
	return false
}

func ideographic(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
}

// form is one way to read a header, and how much less sure it is than the header as it stands.
type form struct {
	words string
	loss  int
	part  string // the part of the header it reads; "" for all of it
}

// What the ways to read a header cost in confidence.
const (
	lossBracket = 5  // a remark in brackets, or a currency, left out
	lossPart    = 10 // one of two languages in the same cell
)

// headerForms lists the ways to read a header, the surest first.
func headerForms(header string) []form {
	forms := []form{{words: normalise(header)}}
	add := func(part string, loss int) {
		words := normalise(part)
		if words == "" {
			return
		}
		for _, f := range forms {
			if f.words == words {
				return
			}
		}
		forms = append(forms, form{words: words, loss: loss, part: strings.TrimSpace(part)})
	}
	outside, inside := brackets(header)
	if inside != "" && !strings.Contains(inside, "%") {
		add(outside, lossBracket)
		forms = append(forms, form{words: bracketed(normalise(inside)), loss: lossPart, part: inside})
	}
	if words := strings.Fields(outside); len(words) > 1 {
		if isCode(words[len(words)-1]) {
			add(strings.Join(words[:len(words)-1], " "), lossBracket)
		}
		if isCode(words[0]) {
			add(strings.Join(words[1:], " "), lossBracket)
		}
	}
	if strings.Contains(header, "%") {
		return forms
	}
	for part := range strings.FieldsFuncSeq(outside, func(r rune) bool { return r == '\n' || r == '/' || r == '|' }) {
		add(part, lossPart)
	}
	east, west := scripts(outside)
	if east != "" && west != "" {
		add(east, lossPart)
		add(west, lossPart)
	}
	return forms
}

// bracketed is the form of words that a header has in brackets, where only fees are looked for: "COD (fee)".
func bracketed(words string) string { return "(" + words }

// brackets parts a header from what it says in brackets.
func brackets(s string) (outside, inside string) {
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

// scripts parts the words of a header in two languages, such as "转单号 Mã vận đơn".
func scripts(s string) (east, west string) {
	var e, w []string
	for word := range strings.FieldsSeq(s) {
		if strings.ContainsFunc(word, ideographic) {
			e = append(e, word)
		} else {
			w = append(w, word)
		}
	}
	return strings.Join(e, " "), strings.Join(w, " ")
}
