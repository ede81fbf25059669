package app

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/data/book"
)

// orderParcels is the tab of an order's parcels, return waybills included.
type orderParcels struct {
	form    *orderForm
	table   *table.Table[data.ParcelRow]
	parcels []data.ParcelRow
	item    *container.TabItem
}

func newOrderParcels(f *orderForm) *orderParcels {
	p := &orderParcels{form: f}
	columns := without(data.ParcelColumns(), "order_number", "currency")
	edit := button(lang.X("list.edit", "Edit…"), theme.DocumentCreateIcon(), func() { p.selected(p.ask) })
	remove := button(lang.X("form.delete", "Delete…"), theme.DeleteIcon(), func() { p.selected(p.remove) })
	p.table = newTable(f.w, columns, shown(columns, func() []data.ParcelRow { return p.parcels }), func(o *table.Options[data.ParcelRow]) {
		o.Empty = table.Notice(lang.X("parcels.none", "Nothing was sent yet. Add the waybill when it is."))
		o.Open = p.ask
		o.Changed = func(n int) { enabled(n == 1, edit, remove) }
	})
	add := button(lang.X("parcels.add", "Add a parcel…"), theme.ContentAddIcon(), func() {
		p.ask(data.ParcelRow{Parcel: data.Parcel{OrderID: f.id, Collected: -1, State: data.ParcelSent, SentDate: f.w.book.Today()}})
	})
	p.item = container.NewTabItem(lang.X("order.tab.parcels", "Parcels"),
		container.NewBorder(container.NewHBox(add, edit, remove), nil, nil, nil, p.table.Object))
	return p
}

func (p *orderParcels) tab() *container.TabItem { return p.item }

func (p *orderParcels) show(d book.OrderDetail) {
	p.parcels = d.Parcels
	p.table.Reload()
}

func (p *orderParcels) selected(use func(data.ParcelRow)) {
	p.table.Selected(func(rows []data.ParcelRow) { use(rows[0]) })
}

func (p *orderParcels) remove(row data.ParcelRow) {
	p.form.w.confirm(lang.X("parcels.delete.title", "Delete the parcel?"),
		lang.X("parcels.delete.text", "Waybill {{.Waybill}} is taken out of the book.", map[string]any{"Waybill": orDash(row.Waybill)}),
		lang.X("form.delete.confirm", "Delete"), func() {
			p.form.w.change(lang.X("form.deleted", "Deleted"), func(ctx context.Context) error { return p.form.w.book.DeleteParcel(ctx, row.ID) })
		})
}

// ask shows a parcel to be filled in.
func (p *orderParcels) ask(row data.ParcelRow) {
	w, parcel, currency := p.form.w, row.Parcel, p.form.detail.Row.Currency
	label := func(id string) string { return translate("column." + id) }
	waybill, note := textField(parcel.Waybill), textField(parcel.Note)
	carrier := newChoice(parcel.CarrierID, nil, holderOptions(p.form.carriers, lang.X("parcels.no_carrier", "not known yet"))...)
	state := newChoice(parcel.State, nil, append([]option[data.ParcelState]{{data.ParcelPlanned, word("state", "planned")}}, wordOptions("state",
		data.ParcelSent, data.ParcelDelivered, data.ParcelRefused, data.ParcelReturned, data.ParcelLost)...)...)
	isReturn := widget.NewCheck(lang.X("parcels.return", "A return: it collects nothing"), nil)
	isReturn.SetChecked(parcel.Return)
	sent := newDateField(w, label("sent_date"), parcel.SentDate)
	delivered := newDateField(w, label("delivered_date"), parcel.DeliveredDate)
	closed := newDateField(w, label("closed_date"), parcel.ClosedDate)
	cod := newAmountField(label("cod_amount"), parcel.CODAmount, currency)
	collected := newAmountField(label("collected"), max(parcel.Collected, 0), currency)
	var waiting waited
	w.promptChangeThen(lang.X("parcels.title", "Parcel"), lang.X("form.save", "Save"),
		fieldGrid(1, field{label("waybill"), waybill}, field{label("carrier"), carrier}, field{label("state"), state}, field{"", isReturn},
			field{sent.name, sent.box}, field{delivered.name, delivered.box}, field{closed.name, closed.box},
			field{cod.name, cod.textEntry}, field{collected.name, collected.textEntry}, field{label("note"), note}),
		func() (func(context.Context) error, error) {
			parcel.Waybill, parcel.Note = strings.TrimSpace(waybill.Text), strings.TrimSpace(note.Text)
			parcel.CarrierID, parcel.State, parcel.Return = carrier.value(), state.value(), isReturn.Checked
			inCurrency := func(f *amountField) func() (int64, error) { return func() (int64, error) { return f.minor(currency) } }
			if err := readAll(read(sent.date, &parcel.SentDate), read(delivered.date, &parcel.DeliveredDate), read(closed.date, &parcel.ClosedDate),
				read(inCurrency(cod), &parcel.CODAmount), read(inCurrency(collected), &parcel.Collected)); err != nil {
				return nil, err
			}
			if strings.TrimSpace(collected.Text) == "" {
				parcel.Collected = -1
			}
			if err := parcel.Validate(); err != nil {
				return nil, fmt.Errorf("%s: %w", orDash(parcel.Waybill), err)
			}
			return func(ctx context.Context) error {
				_, err := w.book.SaveParcel(ctx, parcel)
				if err == nil {
					waiting = w.takeWaiting(ctx)
				}
				return err
			}, nil
		}, func() { w.sayDone(lang.X("form.saved", "Saved"), waiting) })
}
