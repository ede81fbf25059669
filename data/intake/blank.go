package intake

import (
	"slices"
	"strings"

	"parcelbook/data/sheet"
)

// textColumn is a column of texts, in which something may be written where there is nothing.
type textColumn struct {
	column int
	strict bool // of numbers of orders and parcels or of carriers, none of which is a word for nothing
}

// textColumns are the columns of texts that the layout takes.
func textColumns(l *layout) []textColumn {
	var list []textColumn
	for field, sources := range l.sources {
		if Field(field) == Direction { // #nosec G115 -- below fieldCount
			continue // a dash says something there
		}
		switch fieldSpecs[field].reading {
		case asText, asRef, asWord:
			strict := fieldSpecs[field].reading == asRef || Field(field) == CarrierName // #nosec G115 -- below fieldCount
			for _, source := range sources {
				for _, column := range source {
					list = append(list, textColumn{column, strict})
				}
			}
		}
	}
	return list
}

// emptyBlanks marks the cells as empty that say so, in the format's words or in anybody's. The words stay, for the raw row
// is kept.
func (r *reader) emptyBlanks(row *row) {
	if len(r.format.Blanks) > 0 {
		for i := range row.width() {
			if slices.Contains(r.format.Blanks, row.cell(i)) {
				row.slots[i].kind = sheet.Empty
			}
		}
	}
	for _, t := range r.texts {
		if !row.blank(t.column) && row.mark(t.column).kind != sheet.Error && r.words.saysNothing(row.cell(t.column), t.strict) {
			row.slots[t.column].kind = sheet.Empty
		}
	}
}

// longestNothing is how long the text of a cell can be, in bytes, in which there is nothing.
const longestNothing = 16

// saysNothing tells whether a text stands where there is none: in any column, or strictly in one of numbers of orders and
// parcels or of carriers, none of which is zero either.
func (v *vocabulary) saysNothing(text string, strict bool) bool {
	switch {
	case text == "", len(text) > longestNothing, !v.beginNothing[text[0]]: // most texts
		return false
	case strict:
		return v.absent(text) || strings.Trim(text, "0") == ""
	}
	return dashes(text) || v.empty[strings.ToLower(text)]
}

// absent tells whether a text stands where a value is not known that is not just any text: a date, an amount, a number of
// an order. So does "none" in any spelling, which may be a name or a word elsewhere.
func (v *vocabulary) absent(text string) bool {
	return dashes(text) || len(text) <= longestNothing && v.nothing[normalise(strings.ToLower(text))]
}

// dashes tells whether a text is nothing but the marks that are written where there is none.
func dashes(text string) bool { return strings.Trim(text, "-–—/. \u00a0") == "" }

// firstBytes are those with which words, their capitals, dashes and zeros begin.
func firstBytes(words []string) (first [256]bool) {
	for _, word := range words {
		first[word[0]], first[strings.ToUpper(word)[0]] = true, true
	}
	for _, dash := range "-–—/.0" {
		first[string(dash)[0]] = true
	}
	return first
}
