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

// saysNothing tells whether a text stands where there is none: a dash, "n/a"; strictly also "none" and zeros.
func (v *vocabulary) saysNothing(text string, strict bool) bool {
	words, begin := v.empty, &v.beginEmpty
	if strict {
		words, begin = v.absent, &v.beginAbsent
	}
	switch {
	case text == "", len(text) > longestNothing, !begin[text[0]]: // most texts
		return false
	case strings.Trim(text, "-–—/.") == "", strict && strings.Trim(text, "0") == "":
		return true
	}
	return words[strings.ToLower(text)]
}

// firstBytes are those with which words in lower case, their capitals and dashes begin, and zeros.
func firstBytes(words map[string]bool) (first [256]bool) {
	for word := range words {
		first[word[0]], first[strings.ToUpper(word)[0]] = true, true
	}
	for _, dash := range "-–—/.0" {
		first[string(dash)[0]] = true
	}
	return first
}
