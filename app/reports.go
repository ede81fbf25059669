package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/reports"
)

// reportsTab shows the reports, and writes them to files.
type reportsTab struct {
	*stack
	w      *Window
	kind   *choice[string]
	period *period
	asOf   *dateField
	groups []*widget.Check // in the order of reports.Groupings
	group  *fyne.Container
	body   *fyne.Container
	number int // of the newest request: what older ones bring is dropped
}

func newReports(w *Window) *reportsTab {
	r := &reportsTab{w: w, body: container.NewStack(), group: container.NewHBox()}
	r.kind = newChoice("settlement", func(string) { r.chosen() }, reportOptions()...)
	r.period = newPeriod(w, r.refresh)
	r.asOf = newDateField(w, lang.X("reports.as_of", "As of"), w.book.Today())
	r.asOf.OnChanged = func(string) { r.refresh() }
	for i, g := range reports.Groupings() {
		check := widget.NewCheck(translate("grouping."+string(g)), nil)
		check.SetChecked(i == 0)
		check.OnChanged = func(bool) { r.refresh() }
		r.groups = append(r.groups, check)
		r.group.Add(check)
	}
	r.stack = newStack(w, container.NewBorder(container.NewVBox(
		container.NewHBox(r.kind.box, r.period.box, widget.NewLabel(r.asOf.name), fixedWidth(140, r.asOf.box)),
		r.group,
		container.NewHBox(
			button(lang.X("reports.print", "Print (PDF)"), theme.DocumentPrintIcon(), r.Print),
			button(lang.X("reports.xlsx", "Save as Excel…"), theme.DocumentSaveIcon(), r.Export),
			button(lang.X("reports.csv", "Save as CSV…"), theme.DocumentSaveIcon(), func() { w.saveReport(r.kind.value()+".csv", r.report()) }),
			button(lang.X("reports.pdf", "Save as PDF…"), theme.DocumentSaveIcon(), func() { w.saveReport(r.kind.value()+".pdf", r.report()) })),
		widget.NewSeparator(),
	), nil, nil, nil, r.body))
	return r
}

func reportOptions() []option[string] {
	var options []option[string]
	for _, id := range []string{"settlement", "follow-up", "ageing", "differences", "carriers"} {
		options = append(options, option[string]{id, translate("report." + id)})
	}
	return options
}

func (r *reportsTab) title() string { return lang.X("tab.reports", "Reports") }

func (r *reportsTab) icon() fyne.Resource { return theme.DocumentIcon() }

// chosen shows the fields that the chosen report knows.
func (r *reportsTab) chosen() {
	r.group.Hidden = r.kind.value() != "settlement"
	r.period.box.Hidden = r.kind.value() == "follow-up" || r.kind.value() == "ageing" // they are of one day
	r.box.Refresh()
	r.refresh()
}

// refresh works the report out anew.
func (r *reportsTab) refresh() {
	r.number++
	number := r.number
	load(r.w, r.report(), func(rep reports.Report) {
		if number == r.number {
			r.body.Objects = []fyne.CanvasObject{r.w.reportView(rep)}
			r.body.Refresh()
		}
	})
}

// Print makes a PDF of the report.
func (r *reportsTab) Print() { r.w.printReport(r.report()) }

// Export writes the report to a workbook.
func (r *reportsTab) Export() { r.w.exportReport(r.kind.value(), r.report()) }

// report gives the report as it is chosen now, to be worked out off the UI thread.
func (r *reportsTab) report() func(context.Context) (reports.Report, error) {
	b := r.w.book
	from, to := r.period.span()
	asOf, err := r.asOf.date()
	if err != nil || asOf == "" {
		asOf = b.Today()
	}
	h := r.w.reportHeader(from, to)
	h.AsOf = asOf
	var by []reports.Grouping
	for i, g := range reports.Groupings() {
		if r.groups[i].Checked {
			by = append(by, g)
		}
	}
	return map[string]func(context.Context) (reports.Report, error){
		"settlement": func(ctx context.Context) (reports.Report, error) {
			rows, err := b.SettlementRows(ctx, from, to)
			return reportOf(rows, err, func(rows []data.SettlementRow) (reports.Report, error) { return reports.Settlement(h, rows, by...) })
		},
		"follow-up": func(ctx context.Context) (reports.Report, error) {
			rows, err := b.Due(ctx, asOf)
			return reportOf(rows, err, func(rows []data.Due) (reports.Report, error) { return reports.FollowUp(h, rows) })
		},
		"ageing": func(ctx context.Context) (reports.Report, error) {
			rows, err := b.Holdings(ctx)
			return reportOf(rows, err, func(rows []data.Holding) (reports.Report, error) { return reports.Ageing(h, rows) })
		},
		"differences": func(ctx context.Context) (reports.Report, error) {
			rows, err := b.Differences(ctx, from, to)
			return reportOf(rows, err, func(rows []data.Difference) (reports.Report, error) { return reports.Differences(h, rows) })
		},
		"carriers": func(ctx context.Context) (reports.Report, error) {
			rows, err := b.Carriers(ctx, from, to)
			return reportOf(rows, err, func(rows []data.CarrierRow) (reports.Report, error) { return reports.Carriers(h, rows), nil })
		},
	}[r.kind.value()]
}

// reportOf makes a report of rows that could be read.
func reportOf[T any](rows []T, err error, report func([]T) (reports.Report, error)) (reports.Report, error) {
	if err != nil {
		return reports.Report{}, err
	}
	return report(rows)
}

// reportView shows a report's tables, each with its totals below it, and its notes.
func (w *Window) reportView(r reports.Report) fyne.CanvasObject {
	views := make([]fyne.CanvasObject, len(r.Tables))
	for i, t := range r.Tables {
		view := w.reportTable(t)
		if t.Title != "" {
			view = titled(translate(t.Title), view)
		}
		views[i] = view
	}
	notes := container.NewVBox()
	for _, note := range r.Notes {
		notes.Add(widget.NewLabel(translate(note)))
	}
	return container.NewBorder(nil, notes, nil, nil, container.NewGridWithRows(max(1, len(views)), views...))
}

// reportRow is a row of a report's table, or one of its totals.
type reportRow struct {
	cells []data.Value
	total bool
}

func (w *Window) reportTable(t reports.Table) fyne.CanvasObject {
	var columns []data.Column[reportRow]
	texts := make(map[string]func(data.Value) string)
	for i, c := range t.Columns {
		if c.Room {
			continue
		}
		columns = append(columns, data.Column[reportRow]{
			ID: c.ID, Label: c.Label, Kind: c.Kind, Width: c.Width, Fixed: true,
			Of: func(row reportRow) data.Value { return row.cells[i] },
		})
		texts[c.ID] = func(v data.Value) string { return c.Text(v, translate) }
	}
	var rows []reportRow
	for _, cells := range t.Rows {
		rows = append(rows, reportRow{cells: cells})
	}
	for _, cells := range t.Totals {
		rows = append(rows, reportRow{cells: cells, total: true})
	}
	shownTable := newTable(w, columns, func() table.Source[reportRow] {
		s := table.Memory(columns, func(context.Context) ([]reportRow, error) { return rows, nil })
		s.SortsAll = false
		return s
	}, func(o *table.Options[reportRow]) {
		o.Empty = table.Notice(lang.X("reports.none", "Nothing to report for these days."))
		o.Text = func(c data.Column[reportRow], row reportRow) string {
			if row.total && c.ID == columns[0].ID {
				return translate(reports.TotalLabel)
			}
			return texts[c.ID](c.Of(row))
		}
		o.Tint = func(row reportRow, _ string) fyne.ThemeColorName {
			if row.total {
				return theme.ColorNamePrimary
			}
			return ""
		}
	})
	shownTable.Reload()
	return shownTable.Object
}
