package app

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data"
	"parcelbook/data/book"
)

// logContact asks what was said about orders, and until when to let them rest.
func (w *Window) logContact(orders []int64) {
	today := w.book.Today()
	note := noteField("")
	date := newDateField(w, lang.X("contact.date", "Date"), today)
	next := newDateField(w, lang.X("contact.next", "Look again on"), "")
	promise := newDateField(w, lang.X("contact.promise", "Promised to pay by"), "")
	w.prompt(lang.X("contact.title", "Log a contact"), lang.X("contact.log", "Log it"),
		fieldGrid(1, field{lang.X("contact.note", "What was said"), note}, field{date.name, date.box},
			field{next.name, next.box}, field{promise.name, promise.box}),
		func() error {
			c := data.Contact{Note: strings.TrimSpace(note.Text)}
			if err := readAll(read(date.date, &c.Date), read(next.date, &c.NextDate), read(promise.date, &c.Promise)); err != nil {
				return err
			}
			w.change(lang.X("contact.logged", "Logged"), func(ctx context.Context) error {
				return each(orders, func(id int64) error {
					c.OrderID = id
					_, err := w.book.LogContact(ctx, c)
					return err
				})
			})
			return nil
		})
}

// markDelivered asks for the day on which the selected orders' parcels came to an end, and which.
func (w *Window) markDelivered(orders []int64, state data.ParcelState) {
	states := newChoice(state, nil, wordOptions("state", data.ParcelDelivered, data.ParcelRefused, data.ParcelReturned, data.ParcelLost, data.ParcelSent)...)
	date := newDateField(w, lang.X("deliver.date", "On"), w.book.Today())
	w.prompt(lang.X("deliver.title", "What became of {{.Count}} orders' parcels", map[string]any{"Count": len(orders)}),
		lang.X("deliver.confirm", "Record it"),
		fieldGrid(1, field{lang.X("deliver.state", "State"), states}, field{date.name, date.box}),
		func() error {
			day, err := date.date()
			if err != nil {
				return err
			}
			w.deliver(func(ctx context.Context) (book.DeliveryResult, error) {
				return w.book.Deliver(ctx, orders, states.value(), day)
			})
			return nil
		})
}

// pasteDeliveries takes a pasted column of waybills, with a state and date of their own or the ones chosen for all.
func (w *Window) pasteDeliveries() {
	text := widget.NewMultiLineEntry()
	text.SetMinRowsVisible(10)
	text.SetPlaceHolder(lang.X("paste.hint", "One waybill per line; a state and a date may follow, separated by tabs."))
	states := newChoice(data.ParcelDelivered, nil, wordOptions("state", data.ParcelDelivered, data.ParcelRefused, data.ParcelReturned, data.ParcelLost)...)
	date := newDateField(w, lang.X("deliver.date", "On"), w.book.Today())
	w.prompt(lang.X("paste.title", "Paste deliveries"), lang.X("deliver.confirm", "Record it"),
		container.NewBorder(nil, fieldGrid(1, field{lang.X("deliver.state", "State"), states}, field{date.name, date.box}), nil, nil, text),
		func() error {
			day, err := date.date()
			if err != nil {
				return err
			}
			w.deliver(func(ctx context.Context) (book.DeliveryResult, error) {
				return w.book.PasteDeliveries(ctx, text.Text, states.value(), day)
			})
			return nil
		})
}

// deliver records deliveries and says which could not be recorded.
func (w *Window) deliver(record func(context.Context) (book.DeliveryResult, error)) {
	load(w, record, func(r book.DeliveryResult) {
		w.changed()
		done := lang.X("deliver.done", "{{.Count}} parcels recorded", map[string]any{"Count": r.Done})
		if len(r.Unknown)+len(r.Problems) == 0 {
			w.toast.show(done)
			return
		}
		lines := []string{done}
		if len(r.Unknown) > 0 {
			lines = append(lines, lang.X("deliver.unknown", "Not in the book:")+" "+strings.Join(r.Unknown, ", "))
		}
		w.tell(lang.X("deliver.partly", "Not all could be recorded"), strings.Join(append(lines, r.Problems...), "\n"))
	})
}

// read gives the reading of a field into a variable, for readAll.
func read[V any](from func() (V, error), into *V) func() error {
	return func() (err error) {
		*into, err = from()
		return err
	}
}

// readAll reads fields until one is wrong.
func readAll(readings ...func() error) error {
	for _, reading := range readings {
		if err := reading(); err != nil {
			return err
		}
	}
	return nil
}
