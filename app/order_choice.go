package app

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"parcelbook/app/table"
	"parcelbook/data"
)

// The list of orders to choose from, as far as the window has room for it.
const (
	choiceWidth  = 880
	choiceHeight = 340
)

// askOrder lets the user search for one order. About says what it is searched for, "" says nothing.
func (w *Window) askOrder(title, about, confirm string, chosen func(data.OrderRow)) {
	field := newSearch(lang.X("orders.search", "Search number, customer, SKU, waybill…"), nil)
	columns := only(data.OrderColumns(), "number", "order_date", "customer", "method", "state", "total", "held")
	var found *table.Table[data.OrderRow]
	var p *prompt
	found = newTable(w, columns, func() table.Source[data.OrderRow] {
		f := data.OrderFilter{Search: field.Text}
		return table.Source[data.OrderRow]{
			Count: func(ctx context.Context) (int, error) { return w.book.CountOrders(ctx, f) },
			Rows: func(ctx context.Context, page data.Page) ([]data.OrderRow, error) {
				f := f
				f.Page = page
				return w.book.Orders(ctx, f)
			},
		}
	}, func(o *table.Options[data.OrderRow]) {
		o.Sort, o.Desc = "order_date", true
		o.Open = func(row data.OrderRow) {
			p.dialog.Hide()
			chosen(row)
		}
	})
	field.OnChanged = func(string) { found.Reload() }
	field.OnSubmitted = func(string) { found.Focus() }
	head := container.NewVBox()
	if about != "" {
		said := widget.NewLabel(about)
		said.Wrapping = fyne.TextWrapWord
		head.Add(said)
	}
	head.Add(field)
	room := w.win.Canvas().Size()
	size := fyne.NewSize(min(choiceWidth, room.Width*0.86), min(choiceHeight, room.Height*0.5))
	content := container.NewBorder(head, nil, nil, nil, container.New(layout.NewGridWrapLayout(size), found.Object))
	p = w.prompt(title, confirm, content, func() (func(), error) {
		if _, ok := found.Cursor(); !ok && found.Count() == 1 {
			found.Focus() // the only one is meant
		}
		if _, ok := found.Cursor(); !ok {
			return nil, errors.New(lang.X("orders.choose", "Choose an order."))
		}
		return func() { found.Selected(func(rows []data.OrderRow) { chosen(rows[0]) }) }, nil
	})
	found.Reload()
}
