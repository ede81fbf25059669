package app

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

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
	w.promptChange(lang.X("contact.title", "Log a contact"), lang.X("contact.log", "Log it"), lang.X("contact.logged", "Logged"),
		fieldGrid(1, field{lang.X("contact.note", "What was said"), note}, field{date.name, date.box},
			field{next.name, next.box}, field{promise.name, promise.box}),
		func() (func(context.Context) error, error) {
			c := data.Contact{Note: strings.TrimSpace(note.Text)}
			if err := readAll(read(date.date, &c.Date), read(next.date, &c.NextDate), read(promise.date, &c.Promise)); err != nil {
				return nil, err
			}
			return func(ctx context.Context) error {
				return each(orders, func(id int64) error {
					c.OrderID = id
					_, err := w.book.LogContact(ctx, c)
					return err
				})
			}, nil
		})
}

// markDelivered asks for the day on which the selected orders' parcels came to an end, and which.
func (w *Window) markDelivered(orders []int64, state data.ParcelState) {
	states := newChoice(state, nil, wordOptions("state", data.ParcelDelivered, data.ParcelRefused, data.ParcelReturned, data.ParcelLost, data.ParcelSent)...)
	date := newDateField(w, lang.X("deliver.date", "On"), w.book.Today())
	w.prompt(lang.X("deliver.title", "What became of the parcels of the chosen orders ({{.Count}})", map[string]any{"Count": len(orders)}),
		lang.X("deliver.confirm", "Record it"),
		fieldGrid(1, field{lang.X("deliver.state", "State"), states}, field{date.name, date.box}),
		func() (func(), error) {
			day, err := date.date()
			if err != nil {
				return nil, err
			}
			state := states.value()
			return w.delivery(func(ctx context.Context) (book.DeliveryResult, error) {
				return w.book.Deliver(ctx, orders, state, day)
			}), nil
		})
}

// pasteDeliveries takes a pasted column of waybills, with a state and date of their own or the ones chosen for all.
func (w *Window) pasteDeliveries() {
	text := newNoteEntry()
	text.SetMinRowsVisible(10)
	text.SetPlaceHolder(lang.X("paste.hint", "One waybill per line; a state and a date may follow, separated by tabs."))
	states := newChoice(data.ParcelDelivered, nil, wordOptions("state", data.ParcelDelivered, data.ParcelRefused, data.ParcelReturned, data.ParcelLost)...)
	date := newDateField(w, lang.X("deliver.date", "On"), w.book.Today())
	w.prompt(lang.X("paste.title", "Paste deliveries"), lang.X("deliver.confirm", "Record it"),
		container.NewBorder(nil, fieldGrid(1, field{lang.X("deliver.state", "State"), states}, field{date.name, date.box}), nil, nil, text),
		func() (func(), error) {
			day, err := date.date()
			if err != nil {
				return nil, err
			}
			pasted, state := text.Text, states.value()
			return w.delivery(func(ctx context.Context) (book.DeliveryResult, error) {
				return w.book.PasteDeliveries(ctx, pasted, state, day)
			}), nil
		})
}

// delivery records deliveries when it is called, and says which could not be recorded.
func (w *Window) delivery(record func(context.Context) (book.DeliveryResult, error)) func() {
	return func() { load(w, record, w.delivered) }
}

func (w *Window) delivered(r book.DeliveryResult) {
	w.changed()
	done := lang.X("deliver.done", "Parcels recorded: {{.Count}}", map[string]any{"Count": r.Done})
	if len(r.Unknown)+len(r.Problems) == 0 {
		w.toast.show(done)
		return
	}
	lines := []string{done}
	if len(r.Unknown) > 0 {
		lines = append(lines, lang.X("deliver.unknown", "Not in the book:")+" "+strings.Join(r.Unknown, ", "))
	}
	w.tell(lang.X("deliver.partly", "Not all could be recorded"), strings.Join(append(lines, saidAll(r.Problems)...), "\n"))
}
