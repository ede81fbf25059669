package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"parcelbook/data"
)

// widen sets a column's width by hand.
func (t *Table[T]) widen(col int, width float32) {
	t.widths[col] = width
	t.grid.SetColumnWidth(col, width)
}

// stretch gives the columns their widths, and what is left of the table's own to the widest column of text.
func (t *Table[T]) stretch(room float32) {
	digit := fyne.MeasureText("0", theme.Size(theme.SizeNameText), fyne.TextStyle{}).Width
	widths := make([]float32, len(t.opts.Columns))
	widest := -1
	for i, column := range t.opts.Columns {
		label := fyne.MeasureText(t.opts.Label(column)+" ↓", theme.Size(theme.SizeNameText), fyne.TextStyle{Bold: true}).Width
		widths[i] = max(float32(column.Width)*digit, label) + 2*cellPadding
		if t.widths[i] > 0 {
			widths[i] = t.widths[i]
		} else if column.Kind == data.TextColumn && (widest < 0 || column.Width > t.opts.Columns[widest].Width) {
			widest = i
		}
		room -= widths[i] + dense{}.Size(theme.SizeNamePadding)
	}
	if widest >= 0 && room > 0 {
		widths[widest] += room
	}
	for i, width := range widths {
		t.grid.SetColumnWidth(i, width)
	}
}
