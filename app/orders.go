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

// orders is the tab of all orders.
type orders struct {
	*stack
	w       *Window
	table   *table.Table[data.OrderRow]
	search  *textEntry
	method  *choice[data.Method]
	state   *choice[data.OrderState]
	held    *choice[data.AccountKind]
	late    *widget.Check
	period  *period
	said    *countLabel
	buttons []*pushButton // that need a selected order
}

func newOrders(w *Window) *orders {
	o := &orders{w: w, said: newCountLabel()}
	reload := func() { o.table.Reload() }
	o.search = newSearch(lang.X("orders.search", "Search number, customer, SKU, waybill…"), func(string) { reload() })
	o.method = newChoice("", func(data.Method) { reload() },
		orAny(lang.X("filter.method", "All methods"), wordOptions("method", data.Online, data.COD, data.Card))...)
	o.state = newChoice("", func(data.OrderState) { reload() }, orAny(lang.X("filter.state", "All states"), wordOptions("state", data.OrderStates()...))...)
	o.held = newChoice("", func(data.AccountKind) { reload() }, orAny(lang.X("filter.held", "Held by anyone"), wordOptions("account",
		data.AccCustomer, data.AccChannel, data.AccCarrier, data.AccProcessor))...)
	o.late = widget.NewCheck(lang.X("filter.late", "Late"), func(bool) { reload() })
	o.period = newPeriod(w, reload)

	method := menuButton(w, lang.X("orders.method", "Set method"), theme.ListIcon(), o.methodItems()...)
	mark := menuButton(w, lang.X("orders.mark", "Mark"), theme.ConfirmIcon(), o.markItems()...)
	contact := button(lang.X("today.contact", "Log a contact…"), theme.DocumentCreateIcon(), o.contact)
	payout := button(lang.X("orders.payout", "Enter payout…"), theme.ContentAddIcon(), o.payout)
	o.buttons = []*pushButton{method, mark, contact, payout}

	o.table = newTable(w, onScreen(data.OrderColumns()), o.source, func(t *table.Options[data.OrderRow]) {
		t.Empty = table.Notice(lang.X("orders.none", "No orders here. Import the marketplace's order file, drop it on the window, or widen the filters."),
			button(lang.X("menu.import", "Import…"), theme.DownloadIcon(), w.askImport))
		t.Tint = orderTint
		t.Open = func(row data.OrderRow) { o.push(newOrderForm(w, o.stack, row.ID)) }
		t.Loaded = o.said.loaded
		t.Changed = func(n int) {
			o.said.changed(n)
			enabled(n > 0, o.buttons...)
		}
		t.Menu = o.menu
		t.Sort, t.Desc = "order_date", true
		rememberSort(w, "orders", t)
	})
	o.stack = newStack(w, container.NewBorder(container.NewVBox(
		filterBar(o.search, o.method.box, o.state.box, o.held.box, o.period.box, o.late),
		actionBar(o.said,
			button(lang.X("orders.new", "New order"), theme.ContentAddIcon(), o.CreateNew), method, mark, contact, payout,
			button(lang.X("list.export", "To Excel…"), theme.DocumentSaveIcon(), o.Export)),
	), nil, nil, nil, o.table.Object))
	o.home = o.table.Focus
	return o
}

func (o *orders) title() string { return lang.X("tab.orders", "Orders") }

func (o *orders) icon() fyne.Resource { return theme.ListIcon() }

func (o *orders) refresh() {
	o.table.Reload()
	if f := o.top(); f != nil {
		f.refresh()
	}
}

// FocusSearch puts the keyboard into the search field.
func (o *orders) FocusSearch() { o.w.win.Canvas().Focus(o.search) }

// CreateNew opens an empty order.
func (o *orders) CreateNew() { o.push(newOrderForm(o.w, o.stack, 0)) }

// filter is what the fields above the table narrow it to.
func (o *orders) filter() data.OrderFilter {
	f := data.OrderFilter{Search: o.search.Text, Method: chosen(o.method), State: chosen(o.state), HeldBy: chosen(o.held)}
	f.From, f.To = o.period.span()
	if o.late.Checked {
		f.LateOn = o.w.book.Today()
	}
	return f
}

// chosen is a choice as a filter takes it: nil does not narrow.
func chosen[V comparable](c *choice[V]) *V {
	var none V
	if v := c.value(); v != none {
		return &v
	}
	return nil
}

func (o *orders) source() table.Source[data.OrderRow] {
	f := o.filter()
	return table.Source[data.OrderRow]{
		Count: func(ctx context.Context) (int, error) { return o.w.book.CountOrders(ctx, f) },
		Rows: func(ctx context.Context, p data.Page) ([]data.OrderRow, error) {
			page := f
			page.Page = p
			return o.w.book.Orders(ctx, page)
		},
	}
}

// orderTint warns of cash-on-delivery and card orders of people who were not verified.
func orderTint(o data.OrderRow, column string) fyne.ThemeColorName {
	if column != "customer" && column != "verification" || o.Method != data.COD && o.Method != data.Card || !o.Open {
		return ""
	}
	switch o.Verification {
	case data.Refused:
		return theme.ColorNameError
	case data.Verified:
		return ""
	}
	return theme.ColorNameWarning
}

func (o *orders) menu(data.OrderRow, int) *fyne.Menu {
	methods := fyne.NewMenuItem(lang.X("orders.method", "Set method"), nil)
	methods.ChildMenu = fyne.NewMenu("", o.methodItems()...)
	marks := fyne.NewMenuItem(lang.X("orders.mark", "Mark"), nil)
	marks.ChildMenu = fyne.NewMenu("", o.markItems()...)
	return fyne.NewMenu("",
		fyne.NewMenuItem(lang.X("today.open", "Open order"), func() {
			o.table.Selected(func(rows []data.OrderRow) { o.push(newOrderForm(o.w, o.stack, rows[0].ID)) })
		}),
		fyne.NewMenuItemSeparator(), methods, marks,
		fyne.NewMenuItem(lang.X("today.contact", "Log a contact…"), o.contact),
		fyne.NewMenuItem(lang.X("orders.payout", "Enter payout…"), o.payout),
	)
}

func (o *orders) methodItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, m := range []data.Method{data.Online, data.COD, data.Card} {
		items = append(items, fyne.NewMenuItem(word("method", m), func() {
			o.withSelected(func(ids []int64) {
				o.w.change(lang.X("orders.method_set", "Orders whose method is set: {{.Count}}", map[string]any{"Count": len(ids)}),
					func(ctx context.Context) error { return o.w.book.SetMethod(ctx, ids, m) })
			})
		}))
	}
	return items
}

func (o *orders) markItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, s := range []data.ParcelState{data.ParcelSent, data.ParcelDelivered, data.ParcelRefused, data.ParcelReturned, data.ParcelLost} {
		items = append(items, fyne.NewMenuItem(word("state", s), func() {
			o.withSelected(func(ids []int64) { o.w.markDelivered(ids, s) })
		}))
	}
	return items
}

func (o *orders) contact() { o.withSelected(o.w.logContact) }

// payout enters by hand what was paid out for the selected orders.
func (o *orders) payout() {
	o.table.Selected(func(rows []data.OrderRow) { o.push(newPayoutForm(o.w, o.stack, rows)) })
}

func (o *orders) withSelected(use func(ids []int64)) {
	o.table.Selected(func(rows []data.OrderRow) {
		ids := make([]int64, len(rows))
		for i, row := range rows {
			ids[i] = row.ID
		}
		use(ids)
	})
}

// Print makes a PDF of the orders shown.
func (o *orders) Print() { o.w.printReport(o.report()) }

// Export writes the orders shown to a workbook.
func (o *orders) Export() {
	f := o.filter()
	f.Page = o.table.Order()
	o.w.exportReport("orders", func(ctx context.Context) (reports.Report, error) {
		rows, err := o.w.book.ExportOrders(ctx, f)
		return reports.List("orders", data.ExportedOrderColumns(), rows), err
	})
}

func (o *orders) report() func(context.Context) (reports.Report, error) {
	f := o.filter()
	f.Page = o.table.Order()
	return func(ctx context.Context) (reports.Report, error) {
		rows, err := o.w.book.Orders(ctx, f)
		return reports.List("orders", data.OrderColumns(), rows), err
	}
}
