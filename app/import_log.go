package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/data/book"
)

// importLog is the list of files taken in, each of which can be undone.
type importLog struct {
	table      *table.Table[data.Import]
	open, undo *pushButton
	box        fyne.CanvasObject
}

func newImportLog(w *Window, s *stack) *importLog {
	l := &importLog{}
	l.open = button(lang.X("imports.open", "Original rows"), theme.FileTextIcon(), func() {
		l.table.Selected(func(rows []data.Import) { s.push(newImportForm(w, s, rows[0])) })
	})
	l.undo = button(lang.X("imports.undo", "Undo the import…"), theme.ContentUndoIcon(), func() {
		l.table.Selected(func(rows []data.Import) { w.askUndo(rows[0]) })
	})
	l.table = newTable(w, importColumns(), inMemory(importColumns(), func(ctx context.Context) ([]data.Import, error) { return w.book.Imports(ctx) }),
		func(o *table.Options[data.Import]) {
			o.Empty = table.Notice(lang.X("imports.none", "No file was taken in yet. Drop one on the window, or choose Import."),
				button(lang.X("menu.import", "Import…"), theme.DownloadIcon(), w.askImport))
			o.Sort, o.Desc = "import", true
			o.Open = func(i data.Import) { s.push(newImportForm(w, s, i)) }
			o.Changed = func(n int) {
				enabled(n == 1, l.open)
				enabled(false, l.undo)
				if n == 1 {
					l.table.Selected(func(rows []data.Import) { enabled(!rows[0].Undone, l.undo) })
				}
			}
			o.Tint = func(i data.Import, column string) fyne.ThemeColorName {
				switch {
				case i.Undone:
					return theme.ColorNamePlaceHolder
				case column == "open_problems" && i.Open > 0:
					return theme.ColorNameWarning
				}
				return ""
			}
		})
	l.box = container.NewBorder(container.NewHBox(button(lang.X("menu.import", "Import…"), theme.DownloadIcon(), w.askImport), l.open, l.undo), nil, nil, nil, l.table.Object)
	return l
}

func (l *importLog) name() string { return lang.X("payments.imports", "Imports") }

func (l *importLog) object() fyne.CanvasObject { return l.box }

func (l *importLog) reload() { l.table.Reload() }

// askUndo takes an import back after asking.
func (w *Window) askUndo(i data.Import) {
	w.confirm(lang.X("imports.undo.title", "Undo the import?"),
		lang.X("imports.undo.text", "Everything that {{.File}} brought is withdrawn, and its money is reversed. The file can be taken in again.", map[string]any{"File": i.File}),
		lang.X("imports.undo.confirm", "Undo"), func() { w.undo(i, i.ID) })
}

// undo takes an import back, or several together on its account, under a dialog that can end it.
func (w *Window) undo(i data.Import, ids ...int64) {
	file := map[string]any{"File": i.File}
	lengthy(w, lang.X("imports.undoing", "Undoing {{.File}}", file), func(ctx context.Context, progress func(done, total int64)) (undone bool, err error) {
		err = w.book.UndoTogether(ctx, ids, progress)
		return err == nil, err
	}, func(undone bool, err error) {
		var depends *book.DependsError
		switch {
		case undone: // be it that a cancel came too late
			w.changed()
			w.toast.show(lang.X("imports.undone", "{{.File}} was undone", file))
		case errors.Is(err, context.Canceled):
			w.toast.show(lang.X("imports.undo.cancelled", "{{.File}} was not undone; nothing was changed", file))
		case errors.As(err, &depends) && len(depends.With) > 0:
			w.confirm(lang.X("imports.together.title", "Undo several imports?"),
				lang.X("imports.depends", "Later work depends on this file. Undo that first:")+"\n"+strings.Join(saidAll(depends.On), "\n")+"\n\n"+
					lang.X("imports.together.text", "Or these imports together: {{.Imports}}", map[string]any{"Imports": depends.Numbers()}),
				lang.X("imports.together.confirm", "Undo them together"), func() { w.undo(i, depends.With...) })
		case errors.As(err, &depends):
			w.tell(lang.X("imports.depends", "Later work depends on this file. Undo that first:"), strings.Join(saidAll(depends.On), "\n"))
		default:
			w.fail(err)
		}
	})
}

// importColumns are the columns of the log that have room on a screen, what is open and what was undone beside the file.
func importColumns() []data.Column[data.Import] {
	all := data.ImportColumns()
	var columns []data.Column[data.Import]
	for _, id := range []string{"import", "at", "file", "open_problems", "undone", "kind", "format", "rows", "new", "changed", "unchanged", "refused_rows", "skipped"} {
		column := all[slices.IndexFunc(all, func(c data.Column[data.Import]) bool { return c.ID == id })]
		if id == "format" {
			column.Of = func(imp data.Import) data.Value { return data.Value{Text: formatTitle(imp.Format)} }
		}
		columns = append(columns, column)
	}
	return columns
}
