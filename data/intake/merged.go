package intake

import (
	"cmp"
	"slices"

	"parcelbook/data/intake/value"
	"parcelbook/data/sheet"
)

// fillMerged gives each row of a cell that spans several what the first one holds, as who looks at the sheet sees it: a day, or a text. An
// amount counts once, so it stays where it is. A heading spans rows that hold nothing but words, and stays as it is, too.
func (t *table) fillMerged(merged []sheet.Merged) error {
	lib, err := builtin()
	if err != nil {
		return err
	}
	slices.SortFunc(merged, func(a, b sheet.Merged) int {
		return cmp.Or(cmp.Compare(a.Column, b.Column), cmp.Compare(a.First, b.First))
	})
	column, last := -1, 0 // no row is filled twice, however often the file says so
	for _, m := range merged {
		if m.Column == column && m.First <= last {
			continue
		}
		column, last = m.Column, m.Last
		first, _ := slices.BinarySearchFunc(t.rows, m.First, byNumber)
		behind, _ := slices.BinarySearchFunc(t.rows, m.Last+1, byNumber)
		t.fillBelow(first, behind, m.Column, lib.words)
	}
	return nil
}

// fillBelow gives the rows below the first one, and before another, what that holds in a column.
func (t *table) fillBelow(first, behind, column int, words *vocabulary) {
	rows := t.rows[first:behind]
	if len(rows) < 2 || rows[0].blank(column) || rows[0].isAmount(column, words) || !slices.ContainsFunc(rows, func(r row) bool { return r.holdsValues(words) }) {
		return
	}
	text, kind := rows[0].raw(column), rows[0].mark(column)
	for i := range rows[1:] {
		if r := &rows[1+i]; r.blank(column) {
			*r = r.with(column, text, kind)
		}
	}
}

// isAmount says whether a cell holds what may be an amount.
func (r *row) isAmount(column int, words *vocabulary) bool {
	switch {
	case r.blank(column):
		return false
	case r.mark(column).kind != sheet.Text:
		return r.mark(column).kind == sheet.Number
	}
	figure, err := words.Figure(r.cell(column))
	if err == nil {
		_, _, err = value.Point(figure.Body)
	}
	return err == nil
}

// holdsValues says whether any cell of a row is no word.
func (r *row) holdsValues(words *vocabulary) bool {
	for column := range r.width() {
		if r.isAmount(column, words) || !r.blank(column) && r.mark(column).kind == sheet.Date {
			return true
		}
	}
	return false
}
