package app

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"

	"parcelbook/data"
	"parcelbook/data/money"
)

// handEvents are the movements of money that are recorded by hand for an order.
func handEvents() []data.Event {
	return []data.Event{
		data.EventPayment, data.EventRefund, data.EventWriteOff, data.EventOver, data.EventCompensation,
		data.EventFreight, data.EventFreightPaid, data.EventSetOff,
	}
}

// askEntry shows a movement of money to be recorded or corrected by hand.
func (w *Window) askEntry(e data.Entry, parcels []data.ParcelRow) {
	load(w, func(ctx context.Context) ([]data.Holder, error) { return w.book.Holders(ctx, "") }, func(holders []data.Holder) {
		w.showEntry(e, parcels, holders)
	})
}

func (w *Window) showEntry(e data.Entry, parcels []data.ParcelRow, holders []data.Holder) {
	label := func(id string) string { return translate("column." + id) }
	event := newChoice(e.Event, nil, wordOptions("event", handEvents()...)...)
	date := newDateField(w, label("date"), e.Date)
	currency := textField(e.Amount.Currency)
	amount := newAmountField(label("amount"), e.Amount.Minor, e.Amount.Currency)
	accounts := []option[data.Account]{
		{data.Account{Kind: data.AccBank}, word("account", data.AccBank)},
		{data.Account{Kind: data.AccCustomer}, word("account", data.AccCustomer)},
	}
	for _, h := range holders {
		accounts = append(accounts, option[data.Account]{data.Account{Kind: data.AccountKind(h.Kind), Holder: h.ID}, h.Name})
	}
	holder := newChoice(e.Holder, nil, accounts...)
	waybills := []option[int64]{{0, "–"}}
	for _, p := range parcels {
		waybills = append(waybills, option[int64]{p.ID, orDash(p.Waybill)})
	}
	parcel := newChoice(e.ParcelID, nil, waybills...)
	reason := textField(e.Reason)
	w.promptChange(lang.X("entry.new", "Record a movement of money"), lang.X("entry.record", "Record it"), lang.X("entry.recorded", "Recorded"),
		fieldGrid(1, field{label("event"), event}, field{date.name, date.box}, field{amount.name, amount.textEntry}, field{label("currency"), currency},
			field{lang.X("entry.holder", "Whose money moves"), holder}, field{label("waybill"), parcel}, field{label("reason"), reason}),
		func() (func(context.Context) error, error) {
			code := strings.ToUpper(strings.TrimSpace(currency.Text))
			var minor int64
			if err := readAll(read(date.date, &e.Date), read(func() (int64, error) { return amount.minor(code) }, &minor)); err != nil {
				return nil, err
			}
			e.Event, e.Amount, e.Holder = event.value(), money.New(minor, code), holder.value()
			e.ParcelID, e.Reason = parcel.value(), strings.TrimSpace(reason.Text)
			return func(ctx context.Context) error {
				_, err := w.book.SaveEntry(ctx, e)
				return err
			}, nil
		})
}
