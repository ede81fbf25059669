package app

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data"
	"parcelbook/data/book"
)

// payoutForm enters by hand what a holder paid out, for any number of orders.
type payoutForm struct {
	w     *Window
	stack *stack
	box   *fyne.Container

	holder              *choice[int64]
	kind                *choice[data.StatementKind]
	date                *dateField
	reference, currency *textEntry
	deposited           *amountField
	list                *fyne.Container
	lines               []*payoutLine
}

// payoutLine is what the payout says of one order.
type payoutLine struct {
	order               data.OrderRow
	collected, fee, net *amountField
	row                 fyne.CanvasObject
}

func newPayoutForm(w *Window, s *stack, orders []data.OrderRow) *payoutForm {
	f := &payoutForm{w: w, stack: s, box: container.NewStack()}
	currency := w.book.Settings().Currency
	if len(orders) > 0 {
		currency = orders[0].Currency
	}
	f.kind = newChoice(data.StatementCOD, nil, wordOptions("statement", data.StatementCOD, data.StatementPayout, data.StatementLedger)...)
	f.date = newDateField(w, translate("column.date"), w.book.Today())
	f.reference, f.currency = textField(""), textField(currency)
	f.deposited = newAmountField(lang.X("payout.deposit", "Reached the bank (empty: not yet)"), 0, currency)
	f.list = container.NewVBox()
	load(w, func(ctx context.Context) ([]data.Holder, error) { return w.book.Holders(ctx, "") }, func(holders []data.Holder) {
		f.build(holders, orders)
		s.show()
	})
	return f
}

func (f *payoutForm) heading() string { return lang.X("payout.title", "Payout entered by hand") }

func (f *payoutForm) object() fyne.CanvasObject { return f.box }

func (f *payoutForm) dirty() bool { return len(f.lines) > 0 }

func (f *payoutForm) refresh() {}

func (f *payoutForm) actions() []fyne.CanvasObject {
	save := button(lang.X("form.save", "Save"), theme.DocumentSaveIcon(), f.Save)
	save.Importance = widget.HighImportance
	return []fyne.CanvasObject{save}
}

func (f *payoutForm) build(holders []data.Holder, orders []data.OrderRow) {
	kinds := make(map[int64]data.HolderKind, len(holders))
	for _, h := range holders {
		kinds[h.ID] = h.Kind
	}
	f.holder = newChoice(0, func(id int64) { f.kind.pick(payoutKind(kinds[id])) }, holderOptions(holders, "")...)
	if len(orders) > 0 {
		f.holder.pick(orders[0].Held.Account.Holder)
		f.kind.pick(payoutKind(kinds[f.holder.value()]))
	}
	for _, o := range orders {
		f.add(o)
	}
	add := button(lang.X("payout.add", "Add an order…"), theme.ContentAddIcon(), func() {
		f.w.askOrder(lang.X("payout.add.title", "Order that was paid out"), "", lang.X("dialog.ok", "OK"), f.add)
	})
	facts := fieldGrid(3, field{translate("column.holder"), f.holder}, field{translate("column.kind"), f.kind}, field{f.date.name, f.date.box},
		field{translate("column.reference"), f.reference}, field{translate("column.currency"), f.currency}, field{f.deposited.name, f.deposited.textEntry})
	header := container.NewGridWithColumns(5, heading(translate("column.order_number")), heading(translate("column.collected")),
		heading(translate("column.fees")), heading(translate("column.net")), widget.NewLabel(""))
	f.box.Objects = []fyne.CanvasObject{container.NewBorder(container.NewVBox(facts, container.NewHBox(add), header), nil, nil, nil, container.NewVScroll(f.list))}
}

// payoutKind is the sort of statement that a kind of holder sends.
func payoutKind(k data.HolderKind) data.StatementKind {
	switch k {
	case data.KindChannel:
		return data.StatementLedger
	case data.KindProcessor:
		return data.StatementPayout
	}
	return data.StatementCOD
}

// add puts an order on the payout, with what its holder holds as the amount.
func (f *payoutForm) add(o data.OrderRow) {
	for _, l := range f.lines {
		if l.order.ID == o.ID {
			return
		}
	}
	held := o.Held.Amount.Minor
	if held == 0 {
		held = o.Total
	}
	line := &payoutLine{
		order:     o,
		collected: newAmountField(translate("column.collected"), held, o.Currency),
		fee:       newAmountField(translate("column.fees"), 0, o.Currency),
		net:       newAmountField(translate("column.net"), held, o.Currency),
	}
	netOfFee := func() {
		collected, err := line.collected.minor(o.Currency)
		fee, errFee := line.fee.minor(o.Currency)
		if err == nil && errFee == nil {
			line.net.SetText(o.Amount(collected - fee).Plain())
		}
	}
	watch(netOfFee, line.collected.textEntry, line.fee.textEntry)
	line.row = container.NewGridWithColumns(5, widget.NewLabel(o.Number+"  "+o.Customer), line.collected.textEntry, line.fee.textEntry, line.net.textEntry,
		container.NewHBox(button("", theme.DeleteIcon(), func() { f.remove(line) })))
	f.lines = append(f.lines, line)
	f.list.Add(line.row)
}

func (f *payoutForm) remove(line *payoutLine) {
	for i, l := range f.lines {
		if l == line {
			f.lines = append(f.lines[:i], f.lines[i+1:]...)
			break
		}
	}
	f.list.Remove(line.row)
}

// Save records the payout as a statement.
func (f *payoutForm) Save() {
	p, err := f.read()
	if err != nil {
		f.w.fail(err)
		return
	}
	f.w.changeClosing(f.stack, lang.X("payout.saved", "Payout recorded, orders in it: {{.Count}}", map[string]any{"Count": len(p.Lines)}),
		func(ctx context.Context) error {
			_, err := f.w.book.EnterPayout(ctx, p)
			return err
		})
}

func (f *payoutForm) read() (book.Payout, error) {
	p := book.Payout{
		HolderID: f.holder.value(), Kind: f.kind.value(), Reference: strings.TrimSpace(f.reference.Text),
		Currency: strings.ToUpper(strings.TrimSpace(f.currency.Text)),
	}
	if p.HolderID == 0 {
		return p, errors.New(lang.X("payout.no_holder", "Choose who paid out."))
	}
	if len(f.lines) == 0 {
		return p, errors.New(lang.X("payout.no_orders", "Add the orders that were paid out."))
	}
	if err := readAll(read(f.date.date, &p.Date)); err != nil {
		return p, err
	}
	for _, l := range f.lines {
		line := book.PayoutLine{OrderID: l.order.ID}
		in := func(a *amountField) func() (int64, error) {
			return func() (int64, error) { return a.minor(p.Currency) }
		}
		if err := readAll(read(in(l.collected), &line.Collected), read(in(l.fee), &line.Fee), read(in(l.net), &line.Net)); err != nil {
			return p, fmt.Errorf("%s: %w", l.order.Number, err)
		}
		p.Lines = append(p.Lines, line)
	}
	if strings.TrimSpace(f.deposited.Text) != "" {
		minor, err := f.deposited.minor(p.Currency)
		if err != nil {
			return p, err
		}
		p.Deposit = &data.Deposit{Date: p.Date, Currency: p.Currency, Amount: minor}
	}
	return p, nil
}
