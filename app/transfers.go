package app

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// newTransferTable shows transfers; opening one goes down to the cells of the file it came from.
func newTransferTable(w *Window, rows func() []data.TransferRow) *table.Table[data.TransferRow] {
	return newTable(w, onScreen(transferColumns()), shown(transferColumns(), rows), func(o *table.Options[data.TransferRow]) {
		o.Empty = table.Notice(lang.X("money.none", "No money has moved yet."))
		o.Open = w.showTransfer
	})
}

// transferColumns shows transfers. Their reasons are what the user wrote, or words of ours, which are said in the window's
// language; a text of the user's that is one of these words is too.
func transferColumns() []data.Column[data.TransferRow] {
	return saidAs(data.TransferColumns(), "reason", func(t data.TransferRow) say.Text { return say.Text(t.Reason) })
}

// showTransfer says where a transfer came from: the file, sheet, row and cells, or who entered it.
func (w *Window) showTransfer(t data.TransferRow) {
	w.withHeader(t.Source.ImportID, func(header []string) {
		var facts []field
		for _, c := range transferColumns() {
			if text := cellText(c, t); text != "" {
				value := widget.NewLabel(text)
				value.Wrapping = fyne.TextWrapBreak
				facts = append(facts, field{columnLabel(c), value})
			}
		}
		content := container.NewVBox(fieldGrid(2, facts...))
		if t.Source.ID != 0 {
			content.Add(heading(lang.X("transfer.source", "The row it came from")))
			content.Add(sourceGrid(t.Source, header))
		}
		if t.Audit.ID != 0 {
			content.Add(heading(lang.X("transfer.entered", "Entered by hand")))
			content.Add(auditGrid(t.Audit, t.Amount.Currency))
		}
		w.showDetail(lang.X("transfer.title", "Transfer"), content)
	})
}

// withHeader goes on with the header of the file of an import; nil where there is no import.
func (w *Window) withHeader(importID int64, show func(header []string)) {
	if importID == 0 {
		show(nil)
		return
	}
	load(w, func(ctx context.Context) ([]string, error) { return w.book.Header(ctx, importID) }, show)
}

// sourceGrid shows the raw cells of a row under the header of its file.
func sourceGrid(s data.SourceRow, header []string) fyne.CanvasObject {
	said := []string{s.File, s.Sheet, rowText(s.Row)}
	place := widget.NewLabel(strings.Join(slices.DeleteFunc(said, func(text string) bool { return text == "" }), " · "))
	place.Wrapping = fyne.TextWrapBreak
	var cells []field
	for i, cell := range s.Cells {
		if strings.TrimSpace(cell) == "" {
			continue
		}
		value := widget.NewLabel(cell)
		value.Wrapping = fyne.TextWrapBreak
		value.Selectable = true
		cells = append(cells, field{cellName(header, i), value})
	}
	return container.NewVBox(place, fieldGrid(2, cells...))
}

// cellName is what a cell of a file is called beside it: the header of its column, cut where it is long, else the letter
// that a spreadsheet program gives it.
func cellName(header []string, column int) string {
	const longest = 32
	if column >= len(header) || strings.TrimSpace(header[column]) == "" {
		return sheet.ColumnName(column)
	}
	name := []rune(oneLine(header[column]))
	if len(name) > longest {
		return string(name[:longest]) + "…"
	}
	return string(name)
}

// showDetail shows something to read until it is closed.
func (w *Window) showDetail(title string, content fyne.CanvasObject) {
	d := dialog.NewCustomWithoutButtons(title, container.NewVScroll(content), w.win)
	size := w.win.Canvas().Size()
	d.Resize(fyne.NewSize(min(900, size.Width*0.9), min(620, size.Height*0.85)))
	w.open(d, button(lang.X("dialog.close", "Close"), nil, d.Hide))
}
