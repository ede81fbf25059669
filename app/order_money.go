package app

import (
	"context"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/data/money"
)

// orderMoney is the tab that says who holds the order's money and shows every transfer that led there.
type orderMoney struct {
	form      *orderForm
	item      *container.TabItem
	holdings  *table.Table[data.Holding]
	transfers *table.Table[data.TransferRow]
	entries   *table.Table[data.Entry]
	detail    book.OrderDetail
}

func newOrderMoney(f *orderForm) *orderMoney {
	m := &orderMoney{form: f}
	m.holdings = newTable(f.w, holdingColumns(), shown(holdingColumns(), func() []data.Holding { return m.detail.Holdings }), func(o *table.Options[data.Holding]) {
		o.Empty = table.Notice(lang.X("money.settled", "Nobody holds money of this order: it is settled."))
	})
	m.transfers = newTransferTable(f.w, func() []data.TransferRow { return m.detail.Transfers })
	edit := button(lang.X("list.edit", "Edit…"), theme.DocumentCreateIcon(), func() {
		m.entries.Selected(func(rows []data.Entry) { m.edit(rows[0]) })
	})
	withdraw := button(lang.X("entry.withdraw", "Take back…"), theme.ContentUndoIcon(), m.withdraw)
	m.entries = newTable(f.w, entryColumns(), shown(entryColumns(), func() []data.Entry { return m.detail.Entries }), func(o *table.Options[data.Entry]) {
		o.Empty = table.Notice(lang.X("entry.none", "Nothing was entered by hand."))
		o.Changed = func(n int) { enabled(n == 1, edit, withdraw) }
		o.Open = m.edit
	})
	add := button(lang.X("entry.add", "Record a movement…"), theme.ContentAddIcon(), m.add)
	split := container.NewVSplit(
		container.NewHSplit(
			titled(lang.X("money.holdings", "Who holds the money"), m.holdings.Object),
			container.NewBorder(container.NewVBox(heading(lang.X("entry.title", "Entered by hand")), container.NewHBox(add, edit, withdraw)), nil, nil, nil, m.entries.Object)),
		titled(lang.X("money.transfers", "Transfers (open one to see where it came from)"), m.transfers.Object))
	split.Offset = 0.4
	m.item = container.NewTabItem(lang.X("order.tab.money", "Money"), split)
	return m
}

func (m *orderMoney) tab() *container.TabItem { return m.item }

func (m *orderMoney) show(d book.OrderDetail) {
	m.detail = d
	m.holdings.Reload()
	m.transfers.Reload()
	m.entries.Reload()
}

func (m *orderMoney) add() {
	m.form.w.askEntry(data.Entry{
		Event: data.EventPayment, Date: m.form.w.book.Today(), OrderID: m.form.id,
		Amount: money.New(0, m.detail.Row.Currency), Holder: data.Account{Kind: data.AccBank},
	}, m.detail.Parcels)
}

func (m *orderMoney) edit(e data.Entry) { m.form.w.askEntry(e, m.detail.Parcels) }

func (m *orderMoney) withdraw() {
	m.entries.Selected(func(rows []data.Entry) {
		w := m.form.w
		w.confirm(lang.X("entry.withdraw.title", "Take the entry back?"),
			lang.X("entry.withdraw.text", "Its transfers are reversed. The trail keeps both."),
			lang.X("entry.withdraw.confirm", "Take back"), func() {
				w.change(lang.X("entry.withdrawn", "Taken back"), func(ctx context.Context) error { return w.book.WithdrawEntry(ctx, rows[0].ID) })
			})
	})
}

func holdingColumns() []data.Column[data.Holding] {
	return []data.Column[data.Holding]{
		{ID: "holder_kind", Label: "column.holder_kind", Kind: data.WordColumn, Width: 12, Of: func(h data.Holding) data.Value {
			return data.Word("account", h.Account.Kind)
		}},
		{ID: "holder", Label: "column.holder", Width: 14, Of: func(h data.Holding) data.Value { return data.Value{Text: h.HolderName} }},
		{ID: "amount", Label: "column.amount", Kind: data.MoneyColumn, Width: 14, Of: func(h data.Holding) data.Value { return data.MoneyValue(h.Amount) }},
		{ID: "due", Label: "column.due", Kind: data.DateColumn, Width: 12, Of: func(h data.Holding) data.Value {
			return data.Value{Date: h.Due, Estimate: h.Estimate, Empty: h.Due == ""}
		}},
	}
}

func entryColumns() []data.Column[data.Entry] {
	return []data.Column[data.Entry]{
		{ID: "date", Label: "column.date", Kind: data.DateColumn, Width: 11, Of: func(e data.Entry) data.Value { return data.DateValue(e.Date) }},
		{ID: "event", Label: "column.event", Kind: data.WordColumn, Width: 14, Of: func(e data.Entry) data.Value { return data.Word("event", e.Event) }},
		{ID: "amount", Label: "column.amount", Kind: data.MoneyColumn, Width: 14, Of: func(e data.Entry) data.Value { return data.MoneyValue(e.Amount) }},
		{ID: "holder_kind", Label: "column.holder_kind", Kind: data.WordColumn, Width: 12, Of: func(e data.Entry) data.Value {
			return data.Word("account", e.Holder.Kind)
		}},
		{ID: "reason", Label: "column.reason", Width: 20, Of: func(e data.Entry) data.Value { return data.Value{Text: e.Reason} }},
	}
}
