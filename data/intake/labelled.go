package intake

import "strings"

// labelledCurrency gives the one currency that labels over the header name, as "Currency: EUR" does or a cell with the word
// beside one with the code; "" where they name none or several.
func (r *reader) labelledCurrency() string {
	only := ""
	for i := range max(r.layout.header, 0) {
		row := &r.table.rows[i]
		for column := range row.width() {
			label, value := labelAt(row, column)
			codes := r.words.Currency(value)
			if len(codes) != 1 || !r.words.lexicon.mentions(label, "currency") {
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
