package intake

import (
	"slices"

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
		if !row.blank(t.column) && row.mark(t.column).kind != sheet.Error && r.words.SaysNothing(row.cell(t.column), t.strict) {
			row.slots[t.column].kind = sheet.Empty
		}
	}
}
