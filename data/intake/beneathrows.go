package intake

import "parcelbook/data/intake/value"

// isBalance says whether a row of a statement is the balance that a period begins or ends with, as a word in it says: it is of no order
// or parcel, though it may stand in the column of amounts.
func (r *reader) isBalance(row *row) bool {
	if !r.format.plain() || r.given(OrderNumber) != nil || r.given(Waybill) != nil {
		return false
	}
	for column := range row.width() {
		if !row.blank(column) && r.words.balances[value.Normalise(row.cell(column))] {
			return true
		}
	}
	return false
}

// fewestOfSummary is how many columns a summary beneath a table has at least, to be one by its form.
const fewestOfSummary = 3

// withoutSummary leaves out the two last rows of a statement where they are a table of their own that sums it up: words, and beneath each
// of them a figure. They are told.
func (r *reader) withoutSummary(rows []row) []row {
	last := len(rows) - 1
	if last < 2 || !r.format.plain() || rows[last].sheet != rows[last-1].sheet {
		return rows
	}
	heads, figures := &rows[last-1], &rows[last]
	columns := 0
	for column := range max(heads.width(), figures.width()) {
		switch head, figure := heads.cell(column), figures.cell(column); {
		case heads.blank(column) && figures.blank(column):
		case heads.blank(column) || figures.blank(column) || !onlyWords(head) || !r.isFigure(figure):
			return rows
		default:
			columns++
		}
	}
	if columns < fewestOfSummary {
		return rows
	}
	for _, row := range []*row{heads, figures} {
		r.row, r.problems = row, nil
		r.skipRow("this sums the table above up; skipped")
	}
	return rows[:last-1]
}

func onlyWords(text string) bool {
	letters, digits, _ := shape(text)
	return letters > 1 && digits == 0
}

func (r *reader) isFigure(text string) bool {
	_, err := r.words.Figure(value.Clean(text))
	return err == nil
}
