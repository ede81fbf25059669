package app

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/reports"
)

// payments is the tab of statements, what they disagree on, and the log of imports with its quarantine.
type payments struct {
	*stack
	w     *Window
	tabs  *container.AppTabs
	views []paymentView
}

// paymentView is one of the lists of the tab.
type paymentView interface {
	name() string
	object() fyne.CanvasObject
	reload()
}

func newPayments(w *Window) *payments {
	p := &payments{w: w}
	p.stack = newStack(w, nil)
	p.views = []paymentView{newStatements(w, p.stack), newDifferences(w, p.stack), newImportLog(w, p.stack), newQuarantine(w)}
	p.tabs = container.NewAppTabs()
	for _, v := range p.views {
		p.tabs.Append(container.NewTabItem(v.name(), v.object()))
	}
	p.tabs.OnSelected = func(*container.TabItem) { p.view().reload() }
	p.base = p.tabs
	p.show()
	return p
}

func (p *payments) title() string { return lang.X("tab.payments", "Payments") }

func (p *payments) icon() fyne.Resource { return theme.StorageIcon() }

func (p *payments) view() paymentView { return p.views[p.tabs.SelectedIndex()] }

func (p *payments) innerTabs() *container.AppTabs {
	if p.top() != nil {
		return nil
	}
	return p.tabs
}

// showQuarantine brings the list of what was refused to the front, with the keyboard in it.
func (p *payments) showQuarantine() {
	for i, v := range p.views {
		if q, ok := v.(*quarantine); ok {
			p.tabs.SelectIndex(i)
			q.table.Focus()
		}
	}
}

func (p *payments) refresh() {
	p.view().reload()
	if f := p.top(); f != nil {
		f.refresh()
	}
}

// FocusSearch puts the keyboard into the search field of the list shown.
func (p *payments) FocusSearch() {
	if v, ok := p.view().(Searchable); ok {
		v.FocusSearch()
	}
}

// CreateNew opens a payout to be entered by hand.
func (p *payments) CreateNew() { p.push(newPayoutForm(p.w, p.stack, nil)) }

// Print makes a PDF of the list shown.
func (p *payments) Print() {
	if v, ok := p.view().(Printable); ok {
		v.Print()
	}
}

// Export writes the list shown to a workbook.
func (p *payments) Export() {
	if v, ok := p.view().(Exportable); ok {
		v.Export()
	}
}

// statements is the list of all statements, from files and by hand.
type statements struct {
	w      *Window
	table  *table.Table[data.StatementRow]
	search *textEntry
	kind   *choice[data.StatementKind]
	period *period
	box    fyne.CanvasObject
}

func newStatements(w *Window, s *stack) *statements {
	l := &statements{w: w}
	said := newCountLabel()
	reload := func() { l.table.Reload() }
	l.search = newSearch(lang.X("statements.search", "Search reference, holder, waybill"), func(string) { reload() })
	l.kind = newChoice("", func(data.StatementKind) { reload() }, orAny(lang.X("filter.statement", "All statements"), wordOptions("statement",
		data.StatementCOD, data.StatementPayout, data.StatementLedger, data.StatementFreight))...)
	l.period = newPeriod(w, reload)
	l.table = newTable(w, onScreen(data.StatementColumns()), l.source, func(o *table.Options[data.StatementRow]) {
		o.Empty = table.Notice(lang.X("statements.none", "No statements yet. Import what carriers, channels and card processors sent, or enter a payout by hand."),
			button(lang.X("menu.import", "Import…"), theme.DownloadIcon(), w.askImport))
		o.Open = func(row data.StatementRow) { s.push(newStatementForm(w, s, row.ID)) }
		o.Loaded, o.Changed = said.loaded, said.changed
		o.Sort, o.Desc = "date", true
		rememberSort(w, "statements", o)
	})
	l.box = container.NewBorder(container.NewVBox(
		filterBar(l.search, l.kind.box, l.period.box),
		actionBar(said,
			button(lang.X("orders.payout", "Enter payout…"), theme.ContentAddIcon(), func() { s.push(newPayoutForm(w, s, nil)) }),
			button(lang.X("statements.match", "Match again"), theme.ViewRefreshIcon(), l.match),
			button(lang.X("list.export", "To Excel…"), theme.DocumentSaveIcon(), l.Export)),
	), nil, nil, nil, l.table.Object)
	s.home = l.table.Focus
	return l
}

func (l *statements) name() string { return lang.X("payments.statements", "Statements") }

func (l *statements) object() fyne.CanvasObject { return l.box }

func (l *statements) reload() { l.table.Reload() }

// FocusSearch puts the keyboard into the search field.
func (l *statements) FocusSearch() { l.w.win.Canvas().Focus(l.search) }

func (l *statements) filter() data.StatementFilter {
	f := data.StatementFilter{Search: l.search.Text, Kind: chosen(l.kind)}
	f.From, f.To = l.period.span()
	return f
}

func (l *statements) source() table.Source[data.StatementRow] {
	f := l.filter()
	return table.Source[data.StatementRow]{
		Count: func(ctx context.Context) (int, error) { return l.w.book.CountStatements(ctx, f) },
		Rows: func(ctx context.Context, p data.Page) ([]data.StatementRow, error) {
			page := f
			page.Page = p
			return l.w.book.Statements(ctx, page)
		},
	}
}

// match tries again to tie the lines that matched nothing.
func (l *statements) match() {
	load(l.w, l.w.book.Match, func(r book.MatchResult) {
		l.w.changed()
		l.w.toast.show(lang.X("statements.matched", "{{.Matched}} lines matched ({{.Newly}} new), {{.Unknown}} of unknown orders, {{.Differences}} differences",
			map[string]any{"Matched": r.Matched, "Newly": r.Newly, "Unknown": r.Unknown, "Differences": len(r.Differences)}))
	})
}

// Print makes a PDF of the statements shown.
func (l *statements) Print() { l.w.printReport(l.report()) }

// Export writes the statements shown to a workbook.
func (l *statements) Export() {
	f := l.filter()
	f.Page = l.table.Order()
	l.w.exportReport("payments", func(ctx context.Context) (reports.Report, error) {
		rows, err := l.w.book.ExportPayments(ctx, f)
		return reports.List("payments", data.ExportedPaymentColumns(), rows), err
	})
}

func (l *statements) report() func(context.Context) (reports.Report, error) {
	f := l.filter()
	f.Page = l.table.Order()
	return func(ctx context.Context) (reports.Report, error) {
		rows, err := l.w.book.Statements(ctx, f)
		return reports.List("statements", data.StatementColumns(), rows), err
	}
}

// differences is the list of all that statements and the book disagree on.
type differences struct {
	w      *Window
	list   *differenceList
	kind   *choice[data.DifferenceKind]
	period *period
	box    fyne.CanvasObject
}

func newDifferences(w *Window, s *stack) *differences {
	d := &differences{w: w}
	reload := func() { d.list.table.Reload() }
	d.kind = newChoice("", func(data.DifferenceKind) { reload() }, orAny(lang.X("filter.difference", "All differences"), wordOptions("difference", data.DifferenceKinds()...))...)
	d.period = newPeriod(w, reload)
	d.list = newDifferenceList(w, s, func() table.Source[data.Difference] { return table.Memory(data.DifferenceColumns(), d.rows()) })
	d.box = container.NewBorder(container.NewHBox(d.kind.box, d.period.box), nil, nil, nil, d.list.object)
	return d
}

func (d *differences) name() string { return lang.X("payments.differences", "Differences") }

func (d *differences) object() fyne.CanvasObject { return d.box }

func (d *differences) reload() { d.list.table.Reload() }

// rows reads the differences as the fields above them narrow them now.
func (d *differences) rows() func(context.Context) ([]data.Difference, error) {
	kind := d.kind.value()
	from, to := d.period.span()
	return func(ctx context.Context) ([]data.Difference, error) {
		all, err := d.w.book.Differences(ctx, from, to)
		return slices.DeleteFunc(all, func(one data.Difference) bool { return kind != "" && one.Kind != kind }), err
	}
}

// Print makes the report of differences, as they are narrowed.
func (d *differences) Print() { d.w.printReport(d.report()) }

// Export writes the differences, as they are narrowed, to a workbook.
func (d *differences) Export() { d.w.exportReport("differences", d.report()) }

func (d *differences) report() func(context.Context) (reports.Report, error) {
	read := d.rows()
	from, to := d.period.span()
	header := d.w.reportHeader(from, to)
	return func(ctx context.Context) (reports.Report, error) {
		rows, err := read(ctx)
		if err != nil {
			return reports.Report{}, err
		}
		return reports.Differences(header, rows)
	}
}
