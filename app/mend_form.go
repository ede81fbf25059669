package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/data/sheet"
)

// mendForm shows the cells of a quarantined record under their headers, to be set right.
type mendForm struct {
	record  data.Quarantined
	reasons *fyne.Container // why it waits, until it is found wrong for others
	cells   []mendCell
	box     *container.Scroll
}

// mendCell is a cell of the record and what it is to be.
type mendCell struct {
	row, column int // the row as the file numbers it, the column from 0
	was         string
	faulty      bool // a problem of the record names it
	entry       *textEntry
}

// askMend lets the user set the cells of a record right and takes it in.
func (w *Window) askMend(record data.Quarantined) {
	load(w, func(ctx context.Context) ([]string, error) { return w.book.Header(ctx, record.ImportID) }, func(header []string) {
		f := newMendForm(record, header)
		var waiting waited
		p := w.promptChangeThen(lang.X("quarantine.mend.title", "Mend {{.Subject}} of {{.File}}", map[string]any{"Subject": orDash(record.Subject), "File": record.File}),
			lang.X("review.commit", "Take it in"), f.box, func() (func(context.Context) error, error) {
				mends := f.mends()
				return func(ctx context.Context) error {
					err := retry(ctx, w.book, record.ID, mends)
					if err == nil {
						waiting = w.takeWaiting(ctx)
					} else if _, still := errors.AsType[stillWrong](err); still {
						w.opts.Runner.Do(f.reasons.Hide)
					}
					return err
				}, nil
			}, func() { w.sayDone(lang.X("quarantine.mended", "Taken in"), waiting) })
		f.begin(w, p)
	})
}

// begin gives the keyboard to the first cell that is wrong. Enter in any takes the record in.
func (f *mendForm) begin(w *Window, p *prompt) {
	first := -1
	for i, c := range f.cells {
		p.submitOn(c.entry)
		if c.faulty && first < 0 {
			first = i
		}
	}
	if first >= 0 {
		w.win.Canvas().Focus(f.cells[first].entry)
		f.cells[first].entry.TypedShortcut(&fyne.ShortcutSelectAll{})
		driver := fyne.CurrentApp().Driver()
		below := driver.AbsolutePositionForObject(f.cells[first].entry).Y - driver.AbsolutePositionForObject(f.box.Content).Y
		f.box.ScrollToOffset(fyne.NewPos(0, max(0, below-f.box.Size().Height/2)))
	}
}

// stillWrong is why a mended record is not taken in.
type stillWrong []string

func (s stillWrong) Error() string { return strings.Join(s, "\n") }

// retry takes a mended record in; what is still wrong with it is the error.
func retry(ctx context.Context, b *book.Book, id int64, mends []book.Mend) error {
	result, err := b.Retry(ctx, id, mends)
	if err != nil {
		return err
	}
	var wrong stillWrong
	for _, left := range result.Left {
		for _, p := range left.Problems {
			wrong = append(wrong, problemText(p))
		}
	}
	if len(wrong) > 0 {
		return wrong
	}
	return nil
}

func newMendForm(record data.Quarantined, header []string) *mendForm {
	f := &mendForm{record: record, reasons: container.NewVBox()}
	content := container.NewVBox(f.reasons)
	for _, p := range record.Problems {
		reason := widget.NewLabel(problemText(p))
		reason.Wrapping = fyne.TextWrapWord
		reason.Importance = widget.DangerImportance
		f.reasons.Add(reason)
	}
	for _, row := range record.Rows {
		content.Add(widget.NewLabelWithStyle(rowText(row.Row), fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
		content.Add(fieldGrid(1, f.fields(row, header)...))
	}
	scroll := container.NewVScroll(content)
	scroll.SetMinSize(fyne.NewSize(560, 380))
	f.box = scroll
	return f
}

// fields are the cells of a row: those that hold something and those that have a header.
func (f *mendForm) fields(row data.SourceRow, header []string) []field {
	var fields []field
	for i := range max(len(row.Cells), len(header)) {
		name, text := sheet.ColumnName(i), ""
		if i < len(header) && header[i] != "" {
			name = header[i]
		}
		if i < len(row.Cells) {
			text = row.Cells[i]
		}
		if strings.TrimSpace(text) == "" && name == sheet.ColumnName(i) {
			continue
		}
		entry := textField(text)
		faulty := f.faulty(row.Row, name)
		f.cells = append(f.cells, mendCell{row: row.Row, column: i, was: text, faulty: faulty, entry: entry})
		label := cellName(header, i)
		if faulty {
			label = "✱ " + label
		}
		fields = append(fields, field{label, entry})
	}
	return fields
}

// faulty says whether a problem of the record names the cell.
func (f *mendForm) faulty(row int, column string) bool {
	return slices.ContainsFunc(f.record.Problems, func(p data.Problem) bool { return p.Row == row && p.Column == column })
}

// mends are the cells that were changed.
func (f *mendForm) mends() []book.Mend {
	var mends []book.Mend
	for _, c := range f.cells {
		if c.entry.Text != c.was {
			mends = append(mends, book.Mend{Row: c.row, Column: c.column, Value: c.entry.Text})
		}
	}
	return mends
}
