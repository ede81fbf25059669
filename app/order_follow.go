package app

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/data/book"
)

// orderFollow is the tab of what was said about an order, and of its disputes.
type orderFollow struct {
	form     *orderForm
	item     *container.TabItem
	contacts *table.Table[data.Contact]
	disputes *table.Table[data.Dispute]
	detail   book.OrderDetail
}

func newOrderFollow(f *orderForm) *orderFollow {
	o := &orderFollow{form: f}
	dropContact := button(lang.X("form.delete", "Delete…"), theme.DeleteIcon(), o.deleteContact)
	o.contacts = newTable(f.w, contactColumns(), shown(contactColumns(), func() []data.Contact { return o.detail.Contacts }), func(t *table.Options[data.Contact]) {
		t.Empty = table.Notice(lang.X("contact.none", "Nobody was asked yet."))
		t.Changed = func(n int) { enabled(n == 1, dropContact) }
	})
	edit := button(lang.X("list.edit", "Edit…"), theme.DocumentCreateIcon(), func() {
		o.disputes.Selected(func(rows []data.Dispute) { o.askDispute(rows[0]) })
	})
	dropDispute := button(lang.X("form.delete", "Delete…"), theme.DeleteIcon(), o.deleteDispute)
	columns := o.disputeColumns()
	o.disputes = newTable(f.w, columns, shown(columns, func() []data.Dispute { return o.detail.Disputes }), func(t *table.Options[data.Dispute]) {
		t.Empty = table.Notice(lang.X("dispute.none", "No chargeback and no dispute."))
		t.Open = o.askDispute
		t.Changed = func(n int) { enabled(n == 1, edit, dropDispute) }
	})
	logContact := button(lang.X("today.contact", "Log a contact…"), theme.ContentAddIcon(), func() { f.w.logContact([]int64{f.id}) })
	add := button(lang.X("dispute.add", "Add a dispute…"), theme.ContentAddIcon(), func() {
		o.askDispute(data.Dispute{OrderID: f.id, Opened: f.w.book.Today(), Amount: o.detail.Row.Total})
	})
	o.item = container.NewTabItem(lang.X("order.tab.follow", "Follow-up"), container.NewVSplit(
		container.NewBorder(container.NewVBox(heading(lang.X("contact.list", "Contacts")), container.NewHBox(logContact, dropContact)), nil, nil, nil, o.contacts.Object),
		container.NewBorder(container.NewVBox(heading(lang.X("dispute.list", "Chargebacks and disputes")), container.NewHBox(add, edit, dropDispute)), nil, nil, nil, o.disputes.Object)))
	return o
}

func (o *orderFollow) tab() *container.TabItem { return o.item }

func (o *orderFollow) show(d book.OrderDetail) {
	o.detail = d
	o.contacts.Reload()
	o.disputes.Reload()
}

func (o *orderFollow) deleteContact() {
	o.contacts.Selected(func(rows []data.Contact) {
		o.form.w.change(lang.X("form.deleted", "Deleted"), func(ctx context.Context) error { return o.form.w.book.DeleteContact(ctx, rows[0].ID) })
	})
}

func (o *orderFollow) deleteDispute() {
	o.disputes.Selected(func(rows []data.Dispute) {
		o.form.w.change(lang.X("form.deleted", "Deleted"), func(ctx context.Context) error { return o.form.w.book.DeleteDispute(ctx, rows[0].ID) })
	})
}

// askDispute shows a chargeback or dispute to be filled in.
func (o *orderFollow) askDispute(d data.Dispute) {
	w, currency := o.form.w, o.detail.Row.Currency
	chargeback := widget.NewCheck(lang.X("dispute.chargeback", "A chargeback of the card company, not a dispute with the channel"), nil)
	chargeback.SetChecked(d.Chargeback)
	opened := newDateField(w, lang.X("dispute.opened", "Opened"), d.Opened)
	deadline := newDateField(w, lang.X("dispute.deadline", "Evidence is due"), d.Deadline)
	closed := newDateField(w, lang.X("dispute.closed", "Closed"), d.Closed)
	outcome := newChoice(d.Outcome, nil, append([]option[data.Outcome]{{data.Undecided, lang.X("dispute.undecided", "undecided")}},
		wordOptions("outcome", data.Won, data.Lost)...)...)
	amount := newAmountField(translate("column.amount"), d.Amount, currency)
	evidence, note := noteField(d.Evidence), noteField(d.Note)
	w.promptChange(lang.X("dispute.title", "Chargeback or dispute"), lang.X("form.save", "Save"), lang.X("form.saved", "Saved"),
		fieldGrid(1, field{"", chargeback}, field{amount.name, amount.textEntry}, field{opened.name, opened.box}, field{deadline.name, deadline.box},
			field{closed.name, closed.box}, field{lang.X("dispute.outcome", "Outcome"), outcome},
			field{lang.X("dispute.evidence", "Evidence"), evidence}, field{translate("column.note"), note}),
		func() (func(context.Context) error, error) {
			if err := readAll(read(opened.date, &d.Opened), read(deadline.date, &d.Deadline), read(closed.date, &d.Closed),
				read(func() (int64, error) { return amount.minor(currency) }, &d.Amount)); err != nil {
				return nil, err
			}
			d.Chargeback, d.Outcome = chargeback.Checked, outcome.value()
			d.Evidence, d.Note = strings.TrimSpace(evidence.Text), strings.TrimSpace(note.Text)
			return func(ctx context.Context) error {
				_, err := w.book.SaveDispute(ctx, d)
				return err
			}, nil
		})
}

func contactColumns() []data.Column[data.Contact] {
	date := func(id string, of func(data.Contact) data.Date) data.Column[data.Contact] {
		return data.Column[data.Contact]{ID: id, Label: "column." + id, Kind: data.DateColumn, Width: 12, Of: func(c data.Contact) data.Value {
			return data.DateValue(of(c))
		}}
	}
	return []data.Column[data.Contact]{
		date("date", func(c data.Contact) data.Date { return c.Date }),
		{ID: "note", Label: "column.note", Width: 40, Of: func(c data.Contact) data.Value { return data.Value{Text: c.Note} }},
		date("next_date", func(c data.Contact) data.Date { return c.NextDate }),
		date("promise", func(c data.Contact) data.Date { return c.Promise }),
	}
}

func (o *orderFollow) disputeColumns() []data.Column[data.Dispute] {
	date := func(id, label string, of func(data.Dispute) data.Date) data.Column[data.Dispute] {
		return data.Column[data.Dispute]{ID: id, Label: label, Kind: data.DateColumn, Width: 12, Of: func(d data.Dispute) data.Value {
			return data.DateValue(of(d))
		}}
	}
	return []data.Column[data.Dispute]{
		date("opened", "dispute.opened", func(d data.Dispute) data.Date { return d.Opened }),
		{ID: "amount", Label: "column.amount", Kind: data.MoneyColumn, Width: 14, Of: func(d data.Dispute) data.Value {
			return data.MoneyValue(o.detail.Row.Amount(d.Amount))
		}},
		date("deadline", "dispute.deadline", func(d data.Dispute) data.Date { return d.Deadline }),
		{ID: "outcome", Label: "dispute.outcome", Kind: data.WordColumn, Width: 10, Of: func(d data.Dispute) data.Value { return data.Word("outcome", d.Outcome) }},
		date("closed", "dispute.closed", func(d data.Dispute) data.Date { return d.Closed }),
		{ID: "note", Label: "column.note", Width: 30, Of: func(d data.Dispute) data.Value { return data.Value{Text: d.Note} }},
	}
}
