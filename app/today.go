package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/reports"
)

// today is the tab that answers what to do now: who holds the money, and whom to follow up, worst first.
type today struct {
	*stack
	w      *Window
	totals *table.Table[book.HolderTotal]
	due    *table.Table[data.Due]
	search *textEntry
	method *choice[data.Method]
	why    *choice[data.DueReason]
	said   *countLabel
}

func newToday(w *Window) *today {
	t := &today{w: w, said: newCountLabel()}
	t.totals = newTable(w, totalColumns(w), inMemory(totalColumns(w), func(ctx context.Context) ([]book.HolderTotal, error) {
		return w.book.Totals(ctx, w.book.Today())
	}), func(o *table.Options[book.HolderTotal]) {
		o.Empty = table.Notice(lang.X("today.nobody", "Nobody holds money of yours."))
	})
	t.search = newSearch(lang.X("today.search", "Search the due list"), func(string) { t.due.Reload() })
	t.method = newChoice("", func(data.Method) { t.due.Reload() },
		orAny(lang.X("filter.method", "All methods"), wordOptions("method", data.Online, data.COD, data.Card))...)
	t.why = newChoice("", func(data.DueReason) { t.due.Reload() },
		orAny(lang.X("filter.why", "All reasons"), wordOptions("due",
			data.DueDispute, data.DuePromise, data.DueRemit, data.DueUnpaid, data.DueCarrier, data.DueDelivery, data.DueFollowUp))...)

	contact := button(lang.X("today.contact", "Log a contact…"), theme.DocumentCreateIcon(), t.contact)
	deliver := button(lang.X("today.deliver", "Mark delivered…"), theme.ConfirmIcon(), t.deliver)
	open := button(lang.X("today.open", "Open order"), theme.FileTextIcon(), t.open)
	print := button(lang.X("today.print", "Print the list"), theme.DocumentPrintIcon(), t.Print)
	t.due = newTable(w, onScreen(data.DueColumns()), func() table.Source[data.Due] { return table.Memory(data.DueColumns(), t.rows()) }, func(o *table.Options[data.Due]) {
		o.Empty = table.Notice(lang.X("today.nothing", "Nothing is due. Import an order file or a statement to begin, or enjoy the day."),
			button(lang.X("menu.import", "Import…"), theme.DownloadIcon(), w.askImport))
		o.Tint = dueTint
		o.Open = func(d data.Due) { t.push(newOrderForm(w, t.stack, d.Order.ID)) }
		o.Loaded = t.said.loaded
		o.Changed = func(n int) {
			t.said.changed(n)
			enabled(n > 0, contact, deliver)
			enabled(n == 1, open)
		}
		o.Menu = func(data.Due, int) *fyne.Menu {
			return fyne.NewMenu("",
				fyne.NewMenuItem(contact.Text, t.contact), fyne.NewMenuItem(deliver.Text, t.deliver), fyne.NewMenuItem(open.Text, t.open))
		}
	})
	split := container.NewVSplit(
		titled(lang.X("today.holders", "Who holds my money"), t.totals.Object),
		container.NewBorder(container.NewVBox(
			heading(lang.X("today.due", "Due today, worst first")),
			filterBar(t.search, t.method.box, t.why.box),
			actionBar(t.said, contact, deliver, open, print),
		), nil, nil, nil, t.due.Object))
	split.Offset = 0.3
	t.stack = newStack(w, split)
	t.home = t.due.Focus
	return t
}

func (t *today) title() string { return lang.X("tab.today", "Today") }

func (t *today) icon() fyne.Resource { return theme.HomeIcon() }

func (t *today) refresh() {
	t.totals.Reload()
	t.due.Reload()
	if f := t.top(); f != nil {
		f.refresh()
	}
}

// FocusSearch puts the keyboard into the search field.
func (t *today) FocusSearch() { t.w.win.Canvas().Focus(t.search) }

// rows reads the due list as the fields above it narrow it now.
func (t *today) rows() func(context.Context) ([]data.Due, error) {
	search, method, why := strings.ToLower(strings.TrimSpace(t.search.Text)), t.method.value(), t.why.value()
	phone := cmp.Or(data.PhoneDigits(search), search)
	return func(ctx context.Context) ([]data.Due, error) {
		due, err := t.w.book.Due(ctx, t.w.book.Today())
		return slices.DeleteFunc(due, func(d data.Due) bool {
			o := d.Order
			text := strings.ToLower(strings.Join([]string{o.Number, o.Customer, o.Phone, o.Email, o.Waybills, d.HolderName}, "\n"))
			return method != "" && o.Method != method || why != "" && d.Why != why ||
				!strings.Contains(text, search) && !strings.Contains(text, phone)
		}), err
	}
}

func dueTint(d data.Due, column string) fyne.ThemeColorName {
	switch {
	case column == "why" && (d.Why == data.DueDispute || d.Why == data.DuePromise), column == "days_late" && d.DaysLate > 30:
		return theme.ColorNameError
	case column == "days_late" && d.DaysLate > 0:
		return theme.ColorNameWarning
	}
	return ""
}

func (t *today) contact() {
	t.due.Selected(func(rows []data.Due) { t.w.logContact(dueOrders(rows)) })
}

func (t *today) deliver() {
	t.due.Selected(func(rows []data.Due) { t.w.markDelivered(dueOrders(rows), data.ParcelDelivered) })
}

func (t *today) open() {
	t.due.Selected(func(rows []data.Due) { t.push(newOrderForm(t.w, t.stack, rows[0].Order.ID)) })
}

func dueOrders(rows []data.Due) []int64 {
	ids := make([]int64, len(rows))
	for i, d := range rows {
		ids[i] = d.Order.ID
	}
	return ids
}

// Print makes the follow-up list, as it is narrowed, with room to write.
func (t *today) Print() {
	read := t.rows()
	t.w.printReport(func(ctx context.Context) (reports.Report, error) {
		rows, err := read(ctx)
		if err != nil {
			return reports.Report{}, err
		}
		return reports.FollowUp(t.w.reportHeader("", ""), rows)
	})
}

// Export writes the due list, as it is narrowed, to a workbook.
func (t *today) Export() {
	read := t.rows()
	t.w.exportReport("due", func(ctx context.Context) (reports.Report, error) {
		rows, err := read(ctx)
		return reports.List("due", data.DueColumns(), rows), err
	})
}

// totalColumns shows who holds how much, and how old the newest word of theirs is.
func totalColumns(w *Window) []data.Column[book.HolderTotal] {
	return []data.Column[book.HolderTotal]{
		{ID: "holder_kind", Label: "column.holder_kind", Kind: data.WordColumn, Width: 14, Of: func(t book.HolderTotal) data.Value {
			return data.Word("account", t.Account.Kind)
		}},
		{ID: "holder", Label: "column.holder", Width: 20, Of: func(t book.HolderTotal) data.Value { return data.Value{Text: t.HolderName} }},
		{ID: "amount", Label: "column.amount", Kind: data.MoneyColumn, Width: 18, Of: func(t book.HolderTotal) data.Value {
			return data.MoneyValue(t.Amount)
		}},
		{ID: "overdue", Label: "column.overdue", Kind: data.MoneyColumn, Width: 18, Of: func(t book.HolderTotal) data.Value {
			return data.Value{Money: t.Overdue, Empty: t.Overdue.IsZero()}
		}},
		{ID: "orders", Label: "column.orders", Kind: data.NumberColumn, Width: 8, Of: func(t book.HolderTotal) data.Value {
			return data.Value{Number: int64(t.Orders)}
		}},
		{ID: "oldest_due", Label: "column.oldest_due", Kind: data.DateColumn, Width: 12, Of: func(t book.HolderTotal) data.Value {
			return data.DateValue(t.OldestDue)
		}},
		{ID: "newest_statement", Label: "column.newest_statement", Kind: data.DateColumn, Width: 12, Of: func(t book.HolderTotal) data.Value {
			return data.DateValue(t.Newest)
		}},
		{ID: "statement_age", Label: "column.statement_age", Kind: data.NumberColumn, Width: 10, Of: func(t book.HolderTotal) data.Value {
			return data.Value{Number: int64(w.book.Today().DaysSince(t.Newest)), Empty: t.Newest == ""}
		}},
	}
}

// heading is the title of a part of a page.
func heading(text string) fyne.CanvasObject {
	return widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
}

// titled puts a heading over an object.
func titled(text string, o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(heading(text), nil, nil, nil, o)
}
