package intake

import "parcelbook/data/intake/value"

import "strings"

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
	forms := []form{{words: value.Normalise(header)}}
	add := func(part string, loss int) {
		words := value.Normalise(part)
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
	outside, inside := value.Brackets(header)
	if inside != "" && !strings.Contains(inside, "%") {
		add(outside, lossBracket)
		forms = append(forms, form{words: bracketed(value.Normalise(inside)), loss: lossPart, part: inside})
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

// scripts parts the words of a header in two languages, such as "转单号 Mã vận đơn".
func scripts(s string) (east, west string) {
	var e, w []string
	for word := range strings.FieldsSeq(s) {
		if strings.ContainsFunc(word, value.Ideographic) {
			e = append(e, word)
		} else {
			w = append(w, word)
		}
	}
	return strings.Join(e, " "), strings.Join(w, " ")
}
