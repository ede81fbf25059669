package app

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/data/book"
)

// quarantine is the list of what imports could not accept, with the reasons by cell.
type quarantine struct {
	w       *Window
	table   *table.Table[data.Quarantined]
	reasons *fyne.Container
	box     fyne.CanvasObject
}

func newQuarantine(w *Window) *quarantine {
	q := &quarantine{w: w, reasons: container.NewVBox()}
	mend := button(lang.X("quarantine.mend", "Mend…"), theme.DocumentCreateIcon(), func() {
		q.table.Selected(func(rows []data.Quarantined) { w.askMend(rows[0]) })
	})
	again := button(lang.X("quarantine.again", "Try its file again"), theme.ViewRefreshIcon(), q.again)
	discard := button(lang.X("quarantine.discard", "Discard"), theme.DeleteIcon(), q.discard)
	columns := quarantineColumns()
	q.table = newTable(w, columns, inMemory(columns, func(ctx context.Context) ([]data.Quarantined, error) { return w.book.Quarantine(ctx) }),
		func(o *table.Options[data.Quarantined]) {
			o.Empty = table.Notice(lang.X("quarantine.none", "Nothing is in quarantine: every row of every file could be read."))
			o.Open = q.show
			o.Changed = func(n int) {
				enabled(n == 1, mend, again)
				enabled(n > 0, discard)
				switch {
				case n == 1:
					q.table.Selected(func(rows []data.Quarantined) { q.explain(rows[0]) })
				case q.table.Count() > 0:
					q.say(lang.X("quarantine.explain", "Choose a record to see why it was refused, and mend it: then it is taken in."))
				default:
					q.say()
				}
			}
		})
	split := container.NewVSplit(q.table.Object, container.NewVScroll(q.reasons))
	split.Offset = 0.65
	q.box = container.NewBorder(container.NewHBox(mend, again, discard), nil, nil, nil, split)
	return q
}

func (q *quarantine) name() string { return lang.X("payments.quarantine", "Quarantine") }

func (q *quarantine) object() fyne.CanvasObject { return q.box }

func (q *quarantine) reload() { q.table.Reload() }

// explain says below the list why a record was refused, cell by cell.
func (q *quarantine) explain(record data.Quarantined) {
	texts := make([]string, len(record.Problems))
	for i, p := range record.Problems {
		texts[i] = problemText(p)
	}
	q.say(texts...)
}

// say puts texts below the list, in the place of those that were there.
func (q *quarantine) say(texts ...string) {
	q.reasons.RemoveAll()
	for _, text := range texts {
		label := widget.NewLabel(text)
		label.Wrapping = fyne.TextWrapWord
		q.reasons.Add(label)
	}
	q.reasons.Refresh() // adding does not paint them
}

// show opens the rows as the file had them.
func (q *quarantine) show(record data.Quarantined) {
	q.w.withHeader(record.ImportID, func(header []string) {
		content := container.NewVBox()
		for _, row := range record.Rows {
			row.File = record.File
			content.Add(sourceGrid(row, header))
		}
		q.w.showDetail(lang.X("quarantine.rows", "The rows as they are in the file"), content)
	})
}

// again tries all that waits of the chosen record's file: after a format or what it waited for has come.
func (q *quarantine) again() {
	q.table.Selected(func(rows []data.Quarantined) {
		var waiting waited
		load(q.w, func(ctx context.Context) (book.RetryResult, error) {
			result, err := q.w.book.RetryAll(ctx, rows[0].ImportID)
			if err == nil {
				waiting = q.w.takeWaiting(ctx)
			}
			return result, err
		}, func(result book.RetryResult) {
			q.w.changed()
			said := lang.X("quarantine.tried", "Taken in: {{.Taken}}; still waiting: {{.Left}}", map[string]any{"Taken": result.Taken, "Left": len(result.Left)})
			q.w.sayDone(said, waiting)
		})
	})
}

func (q *quarantine) discard() {
	q.table.Selected(func(rows []data.Quarantined) {
		q.w.confirm(lang.X("quarantine.discard.title", "Discard what was refused?"),
			lang.X("quarantine.discard.text", "They are given up: not taken in, and not asked about again unless their file is taken in again. Records: {{.Count}}", map[string]any{"Count": len(rows)}),
			lang.X("quarantine.discard", "Discard"), func() {
				q.w.change(lang.X("quarantine.discarded", "Discarded"), func(ctx context.Context) error {
					return each(rows, func(r data.Quarantined) error { return q.w.book.Discard(ctx, r.ID) })
				})
			})
	})
}

// showQuarantine brings the quarantine to the front.
func (w *Window) showQuarantine() {
	for _, p := range w.pages {
		if p, ok := p.(*payments); ok {
			w.goTo(p)
			p.showQuarantine()
		}
	}
}

// problemText says where a value could not be read, and why.
func problemText(p data.Problem) string {
	var place []string
	if p.Sheet != "" {
		place = append(place, p.Sheet)
	}
	if p.Row > 0 {
		place = append(place, rowText(p.Row))
	}
	return strings.Join(append(place, faultText(p)), ", ")
}

func rowText(row int) string {
	return lang.X("problem.row", "Row {{.Row}}", map[string]any{"Row": row})
}

func quarantineColumns() []data.Column[data.Quarantined] {
	return []data.Column[data.Quarantined]{
		{ID: "file", Label: "column.file", Width: 24, Of: func(q data.Quarantined) data.Value { return data.Value{Text: q.File} }},
		{ID: "subject", Label: "column.subject", Width: 26, Of: func(q data.Quarantined) data.Value { return data.Value{Text: q.Subject} }},
		{ID: "rows", Label: "column.rows", Kind: data.NumberColumn, Width: 6, Of: func(q data.Quarantined) data.Value { return data.Value{Number: int64(len(q.Rows))} }},
		{ID: "reason", Label: "column.reason", Width: 60, Of: func(q data.Quarantined) data.Value {
			if len(q.Problems) == 0 {
				return data.Value{Empty: true}
			}
			return data.Value{Text: problemText(q.Problems[0])}
		}},
	}
}
