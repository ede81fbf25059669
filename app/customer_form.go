package app

import (
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
)

// customerForm is one customer: who they are, how far they can be trusted and why, and their orders.
type customerForm struct {
	w        *Window
	stack    *stack
	id       int64 // 0: a new customer
	box      *fyne.Container
	customer data.Customer
	edited   bool

	entries   map[*textEntry]*string // fields and the texts of customer that they show
	verified  *choice[data.Verification]
	limit     *amountField
	documents *table.Table[data.Document]
	orders    *table.Table[data.OrderRow]
}

func newCustomerForm(w *Window, s *stack, id int64) *customerForm {
	f := &customerForm{w: w, stack: s, id: id, box: container.NewStack(), customer: data.Customer{Verification: data.Unverified}}
	f.build()
	f.refresh()
	return f
}

func (f *customerForm) heading() string {
	if f.id == 0 {
		return lang.X("customers.new", "New customer")
	}
	return f.customer.Name
}

func (f *customerForm) object() fyne.CanvasObject { return f.box }

func (f *customerForm) dirty() bool { return f.edited }

func (f *customerForm) touch() { f.edited = true }

func (f *customerForm) actions() []fyne.CanvasObject {
	save := button(lang.X("form.save", "Save"), theme.DocumentSaveIcon(), f.Save)
	save.Importance = widget.HighImportance
	if f.id == 0 {
		return []fyne.CanvasObject{save}
	}
	return []fyne.CanvasObject{button(lang.X("form.delete", "Delete…"), theme.DeleteIcon(), f.delete), save}
}

func (f *customerForm) refresh() {
	if f.id == 0 || f.edited {
		return
	}
	load(f.w, func(ctx context.Context) (data.Customer, error) { return f.w.book.Customer(ctx, f.id) }, func(c data.Customer) {
		f.customer = c
		f.fill()
		f.stack.show()
	})
}

func (f *customerForm) build() {
	label := func(id string) string { return translate("column." + id) }
	currency := f.w.book.Settings().Currency
	c := &f.customer
	name, phone, email, note := textField(""), textField(""), textField(""), noteField("")
	country, city, address := textField(""), textField(""), textField("")
	f.entries = map[*textEntry]*string{name: &c.Name, phone: &c.Phone, email: &c.Email, country: &c.Country, city: &c.City, address: &c.Address, note: &c.Note}
	for entry := range f.entries {
		watch(f.touch, entry)
	}
	f.verified = newChoice(c.Verification, func(data.Verification) { f.touch() }, wordOptions("verification", verifications()...)...)
	f.limit = newAmountField(label("credit_limit"), 0, currency)
	watch(f.touch, f.limit.textEntry)
	facts := fieldGrid(3,
		field{label("name"), name}, field{label("phone"), phone}, field{label("email"), email},
		field{label("country"), country}, field{label("city"), city}, field{label("address"), address},
		field{label("verification"), f.verified}, field{f.limit.name + " (" + currency + ")", f.limit.textEntry}, field{label("note"), note})

	edit := button(lang.X("list.edit", "Edit…"), theme.DocumentCreateIcon(), func() { f.atCursor(f.askDocument) })
	remove := button(lang.X("list.remove", "Remove"), theme.DeleteIcon(), func() { f.atCursor(f.removeDocument) })
	add := button(lang.X("document.add", "Add a document…"), theme.ContentAddIcon(), func() { f.askDocument(len(f.customer.Documents)) })
	columns := documentColumns()
	f.documents = newTable(f.w, columns, func() table.Source[data.Document] {
		s := shown(columns, func() []data.Document { return slices.Clone(f.customer.Documents) })()
		s.SortsAll = false
		return s
	}, func(o *table.Options[data.Document]) {
		o.Empty = table.Notice(lang.X("document.none", "No identity paper, company paper, credit report or guarantee yet."))
		o.Open = func(data.Document) { f.atCursor(f.askDocument) }
		o.Changed = func(n int) { enabled(n == 1, edit, remove) }
		o.Tint = func(d data.Document, column string) fyne.ThemeColorName {
			if column == "expiry" && d.Expiry != "" && d.Expiry < f.w.book.Today() {
				return theme.ColorNameError
			}
			return ""
		}
	})
	f.orders = newTable(f.w, onScreen(data.OrderColumns()), f.orderSource, func(o *table.Options[data.OrderRow]) {
		o.Empty = table.Notice(lang.X("customers.no_orders", "No orders yet."))
		o.Open = func(row data.OrderRow) { f.stack.push(newOrderForm(f.w, f.stack, row.ID)) }
		o.Sort, o.Desc = "order_date", true
	})
	split := container.NewVSplit(
		container.NewBorder(container.NewVBox(heading(lang.X("document.title", "Documents and guarantees")), container.NewHBox(add, edit, remove)), nil, nil, nil, f.documents.Object),
		titled(lang.X("customers.orders", "Orders"), f.orders.Object))
	f.box.Objects = []fyne.CanvasObject{container.NewBorder(facts, nil, nil, nil, split)}
	f.documents.Reload()
	f.orders.Reload()
}

func (f *customerForm) orderSource() table.Source[data.OrderRow] {
	filter := data.OrderFilter{CustomerID: data.Ptr(f.id)}
	if f.id == 0 {
		return table.Memory(data.OrderColumns(), func(context.Context) ([]data.OrderRow, error) { return nil, nil })
	}
	return table.Source[data.OrderRow]{
		Count: func(ctx context.Context) (int, error) { return f.w.book.CountOrders(ctx, filter) },
		Rows: func(ctx context.Context, p data.Page) ([]data.OrderRow, error) {
			page := filter
			page.Page = p
			return f.w.book.Orders(ctx, page)
		},
	}
}

func (f *customerForm) fill() {
	for entry, text := range f.entries {
		setQuietly(entry, *text)
	}
	f.verified.pick(f.customer.Verification)
	limit := ""
	if f.customer.CreditLimit != 0 {
		limit = newAmountField("", f.customer.CreditLimit, f.w.book.Settings().Currency).Text
	}
	setQuietly(f.limit.textEntry, limit)
	f.documents.Reload()
	f.orders.Reload()
}

// Save writes the customer and the documents.
func (f *customerForm) Save() {
	for entry, text := range f.entries {
		*text = strings.TrimSpace(entry.Text)
	}
	limit, err := f.limit.minor(f.w.book.Settings().Currency)
	f.customer.CreditLimit, f.customer.Verification = limit, f.verified.value()
	if err == nil {
		err = f.customer.Validate()
	}
	if err != nil {
		f.w.fail(err)
		return
	}
	customer := f.customer
	customer.Documents = slices.Clone(customer.Documents)
	load(f.w, func(ctx context.Context) (int64, error) { return f.w.book.SaveCustomer(ctx, customer) }, func(id int64) {
		f.id, f.edited = id, false
		f.w.changed()
		f.w.toast.show(lang.X("form.saved", "Saved"))
	})
}

func (f *customerForm) delete() {
	f.w.confirm(lang.X("customers.delete.title", "Delete the customer?"),
		lang.X("customers.delete.text", "{{.Name}} is taken out of the book. The trail of changes keeps the record.", map[string]any{"Name": f.customer.Name}),
		lang.X("form.delete.confirm", "Delete"), func() {
			f.w.changeClosing(f.stack, lang.X("form.deleted", "Deleted"), func(ctx context.Context) error { return f.w.book.DeleteCustomer(ctx, f.id) })
		})
}

func (f *customerForm) atCursor(use func(row int)) {
	if row, ok := f.documents.Cursor(); ok {
		use(row)
	}
}

func (f *customerForm) removeDocument(row int) {
	f.customer.Documents = slices.Delete(f.customer.Documents, row, row+1)
	f.touch()
	f.documents.Reload()
}

// askDocument shows the document with the index to be filled in; the index after the last is a new one.
func (f *customerForm) askDocument(row int) {
	d := data.Document{Kind: data.DocIdentity}
	if row < len(f.customer.Documents) {
		d = f.customer.Documents[row]
	}
	kind := newChoice(d.Kind, nil, wordOptions("document", data.DocumentKinds()...)...)
	number, note := textField(d.Number), textField(d.Note)
	expiry := newDateField(f.w, lang.X("document.expiry", "Expires"), d.Expiry)
	f.w.prompt(lang.X("document.one", "Document or guarantee"), lang.X("dialog.ok", "OK"),
		fieldGrid(1, field{lang.X("document.kind", "Type"), kind}, field{lang.X("document.number", "Number"), number},
			field{expiry.name, expiry.box}, field{translate("column.note"), note}),
		func() (func(), error) {
			d.Kind, d.Number, d.Note = kind.value(), strings.TrimSpace(number.Text), strings.TrimSpace(note.Text)
			if err := readAll(read(expiry.date, &d.Expiry), d.Validate); err != nil {
				return nil, err
			}
			return func() { f.putDocument(row, d) }, nil
		})
}

// putDocument puts a document in the place with the index, or after the last.
func (f *customerForm) putDocument(row int, d data.Document) {
	if row == len(f.customer.Documents) {
		f.customer.Documents = append(f.customer.Documents, d)
	} else {
		f.customer.Documents[row] = d
	}
	f.touch()
	f.documents.Reload()
}

func documentColumns() []data.Column[data.Document] {
	return []data.Column[data.Document]{
		{ID: "kind", Label: "document.kind", Kind: data.WordColumn, Width: 18, Fixed: true, Of: func(d data.Document) data.Value { return data.Word("document", d.Kind) }},
		{ID: "number", Label: "document.number", Width: 24, Fixed: true, Of: func(d data.Document) data.Value { return data.Value{Text: d.Number} }},
		{ID: "expiry", Label: "document.expiry", Kind: data.DateColumn, Width: 12, Fixed: true, Of: func(d data.Document) data.Value { return data.DateValue(d.Expiry) }},
		{ID: "note", Label: "column.note", Width: 30, Fixed: true, Of: func(d data.Document) data.Value { return data.Value{Text: d.Note} }},
	}
}
