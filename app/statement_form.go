package app

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/data/money"
)

// statementForm is one statement: its lines, what reached the bank for it, and what it disagrees on.
type statementForm struct {
	w      *Window
	stack  *stack
	id     int64
	detail book.StatementDetail
	box    *fyne.Container
	tabs   *container.AppTabs

	facts       *widget.Label
	lines       *table.Table[data.LineFact]
	deposits    *table.Table[data.Deposit]
	differences *differenceList
	transfers   *table.Table[data.TransferRow]
}

func newStatementForm(w *Window, s *stack, id int64) *statementForm {
	f := &statementForm{w: w, stack: s, id: id, box: container.NewStack()}
	f.build()
	f.refresh()
	return f
}

func (f *statementForm) heading() string {
	r := f.detail.Row
	return lang.X("statement.heading", "{{.Holder}}: statement {{.Reference}} of {{.Date}}",
		map[string]any{"Holder": r.HolderName, "Reference": r.Reference, "Date": string(r.Date)})
}

func (f *statementForm) object() fyne.CanvasObject { return f.box }

func (f *statementForm) innerTabs() *container.AppTabs { return f.tabs }

func (f *statementForm) dirty() bool { return false }

func (f *statementForm) actions() []fyne.CanvasObject {
	deposit := button(lang.X("deposit.add", "Add a deposit…"), theme.ContentAddIcon(), func() {
		r := f.detail.Row
		f.askDeposit(data.Deposit{StatementID: f.id, Date: f.w.book.Today(), Currency: r.Currency, Amount: r.Net - r.Deposited})
	})
	edit := button(lang.X("statement.edit", "Date and total…"), theme.DocumentCreateIcon(), f.askStatement)
	if f.detail.Row.ImportID != 0 {
		return []fyne.CanvasObject{deposit, edit}
	}
	return []fyne.CanvasObject{deposit, edit, button(lang.X("form.delete", "Delete…"), theme.DeleteIcon(), f.delete)}
}

func (f *statementForm) refresh() {
	load(f.w, func(ctx context.Context) (book.StatementDetail, error) { return f.w.book.Statement(ctx, f.id) }, func(d book.StatementDetail) {
		f.detail = d
		f.facts.SetText(factsOf(data.StatementColumns(), d.Row))
		f.lines.Reload()
		f.deposits.Reload()
		f.differences.table.Reload()
		f.transfers.Reload()
		f.stack.show()
	})
}

func (f *statementForm) build() {
	f.facts = widget.NewLabel("")
	f.facts.Wrapping = fyne.TextWrapWord
	tie := button(lang.X("statement.tie", "This is order…"), theme.MailAttachmentIcon(), func() {
		f.lines.Selected(func(rows []data.LineFact) {
			f.w.askIdentify(rows[0].Line.ID, factsOf(only(data.StatementLineColumns(), "order_number", "waybill", "recipient", "collected", "net", "paid_date", "reference"), rows[0]))
		})
	})
	untie := button(lang.X("statement.untie", "Untie"), theme.ContentUndoIcon(), func() { f.atLine(f.untie) })
	open := button(lang.X("today.open", "Open order"), theme.FileTextIcon(), func() { f.atLine(f.openOrder) })
	f.lines = newTable(f.w, onScreen(data.StatementLineColumns()), shown(data.StatementLineColumns(), f.lineRows), func(o *table.Options[data.LineFact]) {
		o.Open = func(l data.LineFact) { f.openOrder(l.Line) }
		o.Changed = func(n int) { enabled(n == 1, tie, untie, open) }
		o.Tint = func(l data.LineFact, _ string) fyne.ThemeColorName {
			if l.Line.OrderID == 0 {
				return theme.ColorNameWarning
			}
			return ""
		}
	})
	edit := button(lang.X("list.edit", "Edit…"), theme.DocumentCreateIcon(), func() {
		f.deposits.Selected(func(rows []data.Deposit) { f.askDeposit(rows[0]) })
	})
	remove := button(lang.X("form.delete", "Delete…"), theme.DeleteIcon(), f.deleteDeposit)
	f.deposits = newTable(f.w, depositColumns(), shown(depositColumns(), func() []data.Deposit { return f.detail.Deposits }), func(o *table.Options[data.Deposit]) {
		o.Empty = table.Notice(lang.X("deposit.none", "Nothing has reached the bank for this statement yet."))
		o.Open = f.askDeposit
		o.Changed = func(n int) { enabled(n == 1, edit, remove) }
	})
	f.differences = newDifferenceList(f.w, f.stack, shown(data.DifferenceColumns(), func() []data.Difference { return f.detail.Differences }))
	f.transfers = newTransferTable(f.w, func() []data.TransferRow { return f.detail.Transfers })
	f.tabs = container.NewAppTabs(
		container.NewTabItem(lang.X("statement.lines", "Lines"), container.NewBorder(container.NewHBox(open, tie, untie), nil, nil, nil, f.lines.Object)),
		container.NewTabItem(lang.X("statement.differences", "Differences"), f.differences.object),
		container.NewTabItem(lang.X("statement.deposits", "Deposits"), container.NewBorder(container.NewHBox(edit, remove), nil, nil, nil, f.deposits.Object)),
		container.NewTabItem(lang.X("statement.transfers", "Transfers"), f.transfers.Object))
	f.box.Objects = []fyne.CanvasObject{container.NewBorder(f.facts, nil, nil, nil, f.tabs)}
}

func (f *statementForm) lineRows() []data.LineFact {
	rows := make([]data.LineFact, len(f.detail.Lines))
	for i, l := range f.detail.Lines {
		rows[i] = data.LineFact{Line: l, Statement: f.detail.Row.Statement}
	}
	return rows
}

func (f *statementForm) atLine(use func(data.StatementLine)) {
	f.lines.Selected(func(rows []data.LineFact) { use(rows[0].Line) })
}

func (f *statementForm) openOrder(l data.StatementLine) {
	if l.OrderID != 0 {
		f.stack.push(newOrderForm(f.w, f.stack, l.OrderID))
	}
}

// untie frees a line from its order.
func (f *statementForm) untie(l data.StatementLine) {
	f.w.change(lang.X("statement.untied", "Untied"), func(ctx context.Context) error { return f.w.book.TieLine(ctx, l.ID, 0) })
}

func (f *statementForm) delete() {
	f.w.confirm(lang.X("statement.delete.title", "Delete the statement?"),
		lang.X("statement.delete.text", "It was entered by hand. Its money is reversed, and the trail keeps it."),
		lang.X("form.delete.confirm", "Delete"), func() {
			f.w.changeClosing(f.stack, lang.X("form.deleted", "Deleted"), func(ctx context.Context) error { return f.w.book.DeleteStatement(ctx, f.id) })
		})
}

// askStatement shows what the statement says of itself, to be set right.
func (f *statementForm) askStatement() {
	s := f.detail.Row.Statement
	date := newDateField(f.w, translate("column.date"), s.Date)
	reference := textField(s.Reference)
	total := newAmountField(lang.X("statement.total", "Stated total (empty: none)"), s.Total, s.Currency)
	f.w.promptChange(lang.X("statement.edit.title", "What the statement says of itself"), lang.X("form.save", "Save"), lang.X("form.saved", "Saved"),
		fieldGrid(1, field{date.name, date.box}, field{translate("column.reference"), reference}, field{total.name, total.textEntry}),
		func() (func(context.Context) error, error) {
			s.Reference, s.HasTotal = strings.TrimSpace(reference.Text), strings.TrimSpace(total.Text) != ""
			if err := readAll(read(date.date, &s.Date), read(func() (int64, error) { return total.minor(s.Currency) }, &s.Total)); err != nil {
				return nil, err
			}
			return func(ctx context.Context) error { return f.w.book.EditStatement(ctx, s) }, nil
		})
}

// askDeposit shows what reached the bank, to be filled in.
func (f *statementForm) askDeposit(d data.Deposit) {
	date := newDateField(f.w, translate("column.date"), d.Date)
	currency := textField(d.Currency)
	amount := newAmountField(translate("column.amount"), d.Amount, d.Currency)
	reference := textField(d.Reference)
	f.w.promptChange(lang.X("deposit.title", "What reached the bank"), lang.X("form.save", "Save"), lang.X("form.saved", "Saved"),
		fieldGrid(1, field{date.name, date.box}, field{amount.name, amount.textEntry}, field{translate("column.currency"), currency},
			field{translate("column.reference"), reference}),
		func() (func(context.Context) error, error) {
			d.Currency, d.Reference = strings.ToUpper(strings.TrimSpace(currency.Text)), strings.TrimSpace(reference.Text)
			if err := readAll(read(date.date, &d.Date), read(func() (int64, error) { return amount.minor(d.Currency) }, &d.Amount)); err != nil {
				return nil, err
			}
			return func(ctx context.Context) error {
				_, err := f.w.book.SaveDeposit(ctx, d)
				return err
			}, nil
		})
}

func (f *statementForm) deleteDeposit() {
	f.deposits.Selected(func(rows []data.Deposit) {
		f.w.change(lang.X("form.deleted", "Deleted"), func(ctx context.Context) error { return f.w.book.DeleteDeposit(ctx, rows[0]) })
	})
}

func depositColumns() []data.Column[data.Deposit] {
	return []data.Column[data.Deposit]{
		{ID: "date", Label: "column.date", Kind: data.DateColumn, Width: 12, Of: func(d data.Deposit) data.Value { return data.DateValue(d.Date) }},
		{ID: "amount", Label: "column.amount", Kind: data.MoneyColumn, Width: 16, Of: func(d data.Deposit) data.Value {
			return data.MoneyValue(money.New(d.Amount, d.Currency))
		}},
		{ID: "reference", Label: "column.reference", Width: 30, Of: func(d data.Deposit) data.Value { return data.Value{Text: d.Reference} }},
	}
}
