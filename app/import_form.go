package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/data/sheet"
)

// importForm is one file that was taken in, with its rows as they were.
type importForm struct {
	w     *Window
	stack *stack
	imp   data.Import
	facts *widget.Label
	rows  *table.Table[data.SourceRow]
	box   *fyne.Container
}

func newImportForm(w *Window, s *stack, i data.Import) *importForm {
	f := &importForm{w: w, stack: s, imp: i, facts: widget.NewLabel(""), box: container.NewStack()}
	f.facts.Wrapping = fyne.TextWrapWord
	f.describe()
	load(w, f.look, f.build)
	return f
}

func (f *importForm) heading() string { return f.imp.File }

func (f *importForm) object() fyne.CanvasObject { return f.box }

func (f *importForm) dirty() bool { return false }

func (f *importForm) actions() []fyne.CanvasObject {
	undo := button(lang.X("imports.undo", "Undo the import…"), theme.ContentUndoIcon(), func() { f.w.askUndo(f.imp) })
	enabled(!f.imp.Undone, undo)
	return []fyne.CanvasObject{undo}
}

func (f *importForm) describe() { f.facts.SetText(factsOf(without(importColumns(), "file"), f.imp)) }

// firstRows say how wide the columns of a file are.
const firstRows = 30

// looked is the header of a file and its first rows.
type looked struct {
	header []string
	rows   []data.SourceRow
}

func (f *importForm) look(ctx context.Context) (got looked, err error) {
	if got.header, err = f.w.book.Header(ctx, f.imp.ID); err != nil {
		return got, err
	}
	got.rows, err = f.w.book.SourceRows(ctx, f.imp.ID, data.Page{Limit: firstRows})
	return got, err
}

// build shows the rows under the header of their file.
func (f *importForm) build(got looked) {
	f.rows = newTable(f.w, sourceColumns(got), f.source, func(o *table.Options[data.SourceRow]) {
		o.Label = func(c data.Column[data.SourceRow]) string { return c.Label }
		o.Empty = table.Notice(lang.X("imports.no_rows", "No row of this file said anything new, so none was kept."))
		o.Open = func(r data.SourceRow) {
			f.w.showDetail(lang.X("transfer.source", "The row it came from"), sourceGrid(r, got.header))
		}
	})
	f.box.Objects = []fyne.CanvasObject{container.NewBorder(f.facts, nil, nil, nil, f.rows.Object)}
	f.box.Refresh()
	f.rows.Reload()
}

func (f *importForm) source() table.Source[data.SourceRow] {
	return table.Source[data.SourceRow]{
		Count: func(ctx context.Context) (int, error) { return f.w.book.CountSourceRows(ctx, f.imp.ID) },
		Rows: func(ctx context.Context, page data.Page) ([]data.SourceRow, error) {
			return f.w.book.SourceRows(ctx, f.imp.ID, page)
		},
	}
}

func (f *importForm) refresh() {
	load(f.w, func(ctx context.Context) ([]data.Import, error) { return f.w.book.Imports(ctx) }, func(all []data.Import) {
		if i := slices.IndexFunc(all, func(i data.Import) bool { return i.ID == f.imp.ID }); i >= 0 {
			f.imp = all[i]
		}
		f.describe()
		f.rows.Reload()
		f.stack.show()
	})
}

// sourceColumns shows the cells of a file's rows under their header, or under the letters of their columns, as wide as
// its first rows need it.
func sourceColumns(got looked) []data.Column[data.SourceRow] {
	const widest = 32
	columns := []data.Column[data.SourceRow]{
		{ID: "row", Label: translate("column.row"), Kind: data.NumberColumn, Width: 6, Fixed: true, Of: func(r data.SourceRow) data.Value { return data.Value{Number: int64(r.Row)} }},
	}
	for i, name := range got.header {
		width := 0
		for _, row := range got.rows {
			if i < len(row.Cells) {
				width = max(width, min(widest, utf8.RuneCountInString(oneLine(row.Cells[i]))+1))
			}
		}
		columns = append(columns, data.Column[data.SourceRow]{
			ID: fmt.Sprintf("cell%d", i), Label: cmp.Or(oneLine(name), sheet.ColumnName(i)), Width: width, Fixed: true, Of: func(r data.SourceRow) data.Value {
				if i >= len(r.Cells) {
					return data.Value{Empty: true}
				}
				return data.Value{Text: oneLine(r.Cells[i])}
			},
		})
	}
	return columns
}
