package app

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data"
	"parcelbook/data/book"
)

// orderForm is one order, opened over a table: its facts and goods to edit, and what became of it.
type orderForm struct {
	w      *Window
	stack  *stack
	id     int64 // 0: a new order
	box    *fyne.Container
	tabs   *container.AppTabs
	detail book.OrderDetail

	channels, carriers []data.Holder
	warnings           *fyne.Container
	facts              *orderFacts
	goods              *orderGoods
	packing            *orderPacking
	parts              []orderPart
	edited             bool
}

// orderPart is a tab of the form that shows what hangs on the order.
type orderPart interface {
	tab() *container.TabItem
	show(book.OrderDetail)
}

func newOrderForm(w *Window, s *stack, id int64) *orderForm {
	f := &orderForm{w: w, stack: s, id: id, box: container.NewStack()}
	f.refresh()
	return f
}

func (f *orderForm) heading() string {
	if f.id == 0 {
		return lang.X("order.new", "New order")
	}
	return lang.X("order.heading", "Order {{.Number}} – {{.Customer}}",
		map[string]any{"Number": f.detail.Row.Number, "Customer": f.detail.Row.Customer})
}

func (f *orderForm) object() fyne.CanvasObject { return f.box }

func (f *orderForm) innerTabs() *container.AppTabs { return f.tabs }

func (f *orderForm) dirty() bool { return f.edited }

func (f *orderForm) actions() []fyne.CanvasObject {
	save := button(lang.X("form.save", "Save"), theme.DocumentSaveIcon(), f.Save)
	save.Importance = widget.HighImportance
	if f.id == 0 {
		return []fyne.CanvasObject{save}
	}
	return []fyne.CanvasObject{
		button(lang.X("order.customer", "Customer"), theme.AccountIcon(), func() {
			f.stack.push(newCustomerForm(f.w, f.stack, f.detail.Row.CustomerID))
		}),
		button(lang.X("today.contact", "Log a contact…"), theme.DocumentCreateIcon(), func() { f.w.logContact([]int64{f.id}) }),
		button(lang.X("today.deliver", "Mark delivered…"), theme.ConfirmIcon(), func() {
			f.w.markDelivered([]int64{f.id}, data.ParcelDelivered)
		}),
		button(lang.X("form.delete", "Delete…"), theme.DeleteIcon(), f.delete),
		save,
	}
}

// refresh reads the order anew. What is typed and not saved stays.
func (f *orderForm) refresh() {
	load(f.w, f.read, func(got orderRead) {
		f.detail, f.channels, f.carriers = got.detail, got.channels, got.carriers
		if f.facts == nil {
			f.build()
		}
		if !f.edited {
			f.facts.fill(f.detail.Row.Order)
			f.goods.fill(f.detail.Lines, f.detail.Row.Currency)
		}
		f.warn(f.detail.Warnings)
		for _, part := range f.parts {
			part.show(f.detail)
		}
		f.stack.show()
	})
}

// orderRead is an order with the holders its fields choose from.
type orderRead struct {
	detail             book.OrderDetail
	channels, carriers []data.Holder
}

func (f *orderForm) read(ctx context.Context) (got orderRead, err error) {
	if got.channels, err = f.w.book.Holders(ctx, data.KindChannel); err != nil {
		return got, err
	}
	if got.carriers, err = f.w.book.Holders(ctx, data.KindCarrier); err != nil {
		return got, err
	}
	if f.id != 0 {
		got.detail, err = f.w.book.Order(ctx, f.id)
		return got, err
	}
	got.detail.Row.Order = data.Order{
		State: data.OrderPaid, OrderDate: f.w.book.Today(), Currency: f.w.book.Settings().Currency,
	}
	if len(got.channels) > 0 {
		got.detail.Row.ChannelID, got.detail.Row.Method = got.channels[0].ID, got.channels[0].Method
	}
	return got, nil
}

func (f *orderForm) build() {
	f.warnings = container.NewVBox()
	f.facts = newOrderFacts(f)
	f.goods = newOrderGoods(f)
	items := []*container.TabItem{
		container.NewTabItem(lang.X("order.tab.facts", "Order"), container.NewVScroll(f.facts.object)),
		container.NewTabItem(lang.X("order.tab.goods", "Goods"), f.goods.object),
	}
	if f.id != 0 {
		f.packing = newOrderPacking(f)
		f.parts = []orderPart{f.packing, newOrderParcels(f), newOrderMoney(f), newOrderFollow(f), newOrderDifferences(f), newOrderCodes(f), newOrderHistory(f)}
		for _, part := range f.parts {
			items = append(items, part.tab())
		}
	}
	f.tabs = container.NewAppTabs(items...)
	f.box.Objects = []fyne.CanvasObject{container.NewBorder(f.warnings, nil, nil, nil, f.tabs)}
}

// warn shows in colour why the goods should not be sent yet.
func (f *orderForm) warn(keys []string) {
	f.warnings.RemoveAll()
	for _, key := range keys {
		label := widget.NewLabelWithStyle(translate(key), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
		label.Importance = widget.WarningImportance
		if key == "warning.refused" {
			label.Importance = widget.DangerImportance
		}
		f.warnings.Add(label)
	}
}

// touch notes that something was typed.
func (f *orderForm) touch() { f.edited = true }

// Save writes the order and its lines.
func (f *orderForm) Save() {
	if f.facts == nil {
		return
	}
	order, err := f.facts.read(f.detail.Row.Order)
	if err != nil {
		f.w.fail(err)
		return
	}
	lines := slices.Clone(f.goods.lines)
	if lines == nil {
		lines = []data.Line{}
	}
	f.edited = false
	var waiting waited
	load(f.w, func(ctx context.Context) (int64, error) {
		id, err := f.w.book.SaveOrder(ctx, order, lines)
		if err != nil {
			f.w.opts.Runner.Do(f.touch)
			return 0, err
		}
		waiting = f.w.takeWaiting(ctx)
		return id, nil
	}, func(id int64) {
		if f.id == 0 {
			f.id, f.facts = id, nil // built anew with the tabs of an order that exists
		}
		f.w.changed()
		f.w.sayDone(lang.X("form.saved", "Saved"), waiting)
	})
}

func (f *orderForm) delete() {
	f.w.confirm(lang.X("order.delete.title", "Delete the order?"),
		lang.X("order.delete.text", "Order {{.Number}} is taken out of the book. The trail of changes keeps it.", map[string]any{"Number": f.detail.Row.Number}),
		lang.X("form.delete.confirm", "Delete"), func() {
			f.w.changeClosing(f.stack, lang.X("form.deleted", "Deleted"), func(ctx context.Context) error { return f.w.book.DeleteOrder(ctx, f.id) })
		})
}
