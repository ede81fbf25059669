package intake

import (
	"slices"
	"strings"
	"unicode"

	"parcelbook/data/sheet"
)

// header is the row at an index as a header of all columns; at -1 one without words. Where the header has two rows,
// a cell that is merged with the one above takes its words, and one under a group such as "Receiver" has those too.
func (t *table) header(at int, x *lexicon) *row {
	number, texts, marks := 0, make([]string, t.width), make([]mark, t.width)
	if at >= 0 {
		r := &t.rows[at]
		number = r.number
		copy(texts, r.texts())
		for i := range r.width() {
			marks[i] = r.mark(i)
		}
		if at > 0 && t.rows[at-1].number == number-1 && inWords(r) {
			under(&t.rows[at-1], texts, marks, x)
		}
	}
	h := newRow(number, texts, marks)
	return &h
}

// inWords says whether no cell of a row is a bare number or date, which only data has.
func inWords(r *row) bool {
	for i := range r.width() {
		if text := r.cell(i); strings.ContainsFunc(text, unicode.IsDigit) && !strings.ContainsFunc(text, unicode.IsLetter) {
			return false
		}
	}
	return true
}

// under adds to a header what the row above it says, where that is a row of headers of several columns.
func under(above *row, texts []string, marks []mark, x *lexicon) {
	filled := 0
	for i := range above.width() {
		if above.blank(i) {
			continue
		}
		if above.mark(i).kind != sheet.Text {
			return
		}
		if strings.ContainsAny(above.cell(i), ":：") {
			return // it says something of the file
		}
		filled++
	}
	if filled < 2 {
		return
	}
	group := ""
	for i := range texts {
		if !above.blank(i) {
			group = above.cell(i)
		}
		switch blank := marks[i].kind == sheet.Empty || strings.TrimSpace(texts[i]) == ""; {
		case blank && !above.blank(i):
			texts[i], marks[i] = above.raw(i), above.mark(i)
			group = ""
		case !blank && group != "" && x.owns(group) && !x.ownsToo(texts[i], group):
			texts[i] = group + " " + strings.TrimSpace(texts[i])
		}
	}
}

// ownsToo says whether a text says itself whose a thing is, as the group that it stands under does: "Buyer" under "Buyers".
func (x *lexicon) ownsToo(text, group string) bool {
	return slices.ContainsFunc(owners, func(owner string) bool { return x.mentions(text, owner) && x.mentions(group, owner) })
}

// owners are the concepts that say whose a thing is.
var owners = []string{"recipient", "sender", "customer", "billing", "seller", "return"}

// owns says whether a text is about whose things are, and about nothing that they are.
func (x *lexicon) owns(text string) bool {
	found := false
	for _, t := range x.tokens(text) {
		of := func(names ...string) bool {
			return slices.ContainsFunc(t.senses, func(s sense) bool { return slices.Contains(names, x.names[s.concept]) })
		}
		switch {
		case of(owners...):
			found = true
		case !of(little):
			return false // "Receiver name", or the name of a shop
		}
	}
	return found
}
