package app

import (
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
		content.Add(sourceGrid(t.Source))
	}
	if t.Audit.ID != 0 {
		content.Add(heading(lang.X("transfer.entered", "Entered by hand")))
		content.Add(auditGrid(t.Audit, t.Amount.Currency))
	}
	w.showDetail(lang.X("transfer.title", "Transfer"), content)
}

// sourceGrid shows the raw cells of a row, under the letters a spreadsheet program gives their columns.
func sourceGrid(s data.SourceRow) fyne.CanvasObject {
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
		cells = append(cells, field{sheet.ColumnName(i), value})
	}
	return container.NewVBox(place, fieldGrid(2, cells...))
}

// showDetail shows something to read until it is closed.
func (w *Window) showDetail(title string, content fyne.CanvasObject) {
	d := dialog.NewCustomWithoutButtons(title, container.NewVScroll(content), w.win)
	size := w.win.Canvas().Size()
	d.Resize(fyne.NewSize(min(900, size.Width*0.9), min(620, size.Height*0.85)))
	w.open(d, button(lang.X("dialog.close", "Close"), nil, d.Hide))
}
