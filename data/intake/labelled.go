package intake

import (
	"strings"
	"unicode"
)

// labelledCurrency gives the one currency that labels over the header name, as "Currency: EUR" does or a cell with the word
// beside one with the code, or a sentence such as "All amounts in EUR"; "" where they name none or several.
func (r *reader) labelledCurrency() string {
	only := ""
	for i := range max(r.layout.header, 0) {
		row := &r.table.rows[i]
		for column := range row.width() {
			label, value := labelAt(row, column)
			codes := r.words.Currency(value)
			if !r.words.lexicon.mentions(label, "currency") {
				codes = r.words.amountsIn(row.cell(column))
			}
			if len(codes) != 1 {
				continue
			}
			if only != "" && only != codes[0] {
				return ""
			}
			only = codes[0]
		}
	}
	return only
}

// amountsIn gives the currency that a sentence about amounts names by its code, or by a word for it and nothing else.
func (v *vocabulary) amountsIn(text string) []string {
	if len(text) > longestHeader || !v.lexicon.mentions(text, "amount") {
		return nil
	}
	var named, spelt []string
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch code := len(word) == 3 && strings.ToUpper(word) == word; {
		case (code || len([]rune(word)) > 3) && v.isPrice(word):
			if named != nil {
				return nil // one of them is but a word in capitals
			}
			named = v.Currency(word)
		case code && spelt == nil:
			spelt = v.Currency(word) // it is a word too, as "CAD" is in Turkish
		}
	}
	if named == nil {
		return spelt
	}
	return named
}

// labelAt parts a cell into a label and what stands behind it, in the cell or in the next one that is not blank.
func labelAt(row *row, column int) (label, value string) {
	text := strings.ReplaceAll(row.cell(column), "：", ":")
	if text == "" {
		return "", ""
	}
	label, value, _ = strings.Cut(text, ":")
	for next := column + 1; strings.TrimSpace(value) == "" && next < row.width(); next++ {
		value = row.cell(next)
	}
	return label, strings.TrimSpace(value)
}

// mentions tells whether a word of a text has the concept of that name.
func (x *lexicon) mentions(text, concept string) bool {
	for _, t := range x.tokens(text) {
		for _, s := range t.senses {
			if s.concept == x.concepts[concept] {
				return true
			}
		}
	}
	return false
}
