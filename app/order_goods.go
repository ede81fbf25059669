package app

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"parcelbook/app/table"
	"parcelbook/data"
)

// orderGoods is the tab of what was bought. Lines are edited here and written with the order.
type orderGoods struct {
	form   *orderForm
	object fyne.CanvasObject
	table  *table.Table[data.LineRow]
	lines  []data.Line
	shown  string // currency
}

func newOrderGoods(f *orderForm) *orderGoods {
	g := &orderGoods{form: f}
	columns := without(data.LineColumns(), "order_number", "currency")
	edit := button(lang.X("list.edit", "Edit…"), theme.DocumentCreateIcon(), func() { g.selected(g.edit) })
	remove := button(lang.X("list.remove", "Remove"), theme.DeleteIcon(), func() { g.selected(g.remove) })
	g.table = newTable(f.w, columns, g.source(columns), func(o *table.Options[data.LineRow]) {
		o.Empty = table.Notice(lang.X("goods.none", "No goods are listed. Add what was bought, so that the packing can be checked."))
		o.Changed = func(n int) { enabled(n == 1, edit, remove) }
		o.Open = func(l data.LineRow) { g.selected(g.edit) }
	})
	add := button(lang.X("goods.add", "Add a line…"), theme.ContentAddIcon(), func() { g.ask(data.Line{Quantity: 1}, g.add) })
	g.object = container.NewBorder(container.NewHBox(add, edit, remove), nil, nil, nil, g.table.Object)
	return g
}

// source keeps the lines in their own order, so that a row's index is its line's.
func (g *orderGoods) source(columns []data.Column[data.LineRow]) func() table.Source[data.LineRow] {
	return func() table.Source[data.LineRow] {
		s := shown(columns, g.rows)()
		s.SortsAll = false
		return s
	}
}

func (g *orderGoods) rows() []data.LineRow {
	rows := make([]data.LineRow, len(g.lines))
	for i, l := range g.lines {
		rows[i] = data.LineRow{Line: l, OrderNumber: g.form.detail.Row.Number, Currency: g.shown}
	}
	return rows
}

func (g *orderGoods) fill(lines []data.Line, currency string) {
	g.lines, g.shown = slices.Clone(lines), currency
	g.table.Reload()
}

func (g *orderGoods) selected(use func(int)) {
	if row, ok := g.table.Cursor(); ok {
		use(row)
	}
}

func (g *orderGoods) add(l data.Line) {
	g.lines = append(g.lines, l)
	g.edited()
}

func (g *orderGoods) edit(row int) {
	g.ask(g.lines[row], func(l data.Line) {
		g.lines[row] = l
		g.edited()
	})
}

func (g *orderGoods) remove(row int) {
	g.lines = slices.Delete(g.lines, row, row+1)
	g.edited()
}

func (g *orderGoods) edited() {
	g.form.touch()
	g.table.Reload()
}

// ask shows a line to be filled in.
func (g *orderGoods) ask(l data.Line, done func(data.Line)) {
	label := func(id string) string { return translate("column." + id) }
	sku, title, spec := textField(l.SKU), textField(l.Title), textField(l.Specification)
	quantity := newCountField(label("quantity"), l.Quantity)
	price := newAmountField(label("unit_price"), l.UnitPrice, g.shown)
	total := newAmountField(label("line_total"), l.Total, g.shown)
	g.form.w.prompt(lang.X("goods.line", "Line of the order"), lang.X("dialog.ok", "OK"),
		fieldGrid(1, field{label("sku"), sku}, field{label("title"), title}, field{label("specification"), spec},
			field{quantity.name, quantity.textEntry}, field{price.name, price.textEntry}, field{total.name, total.textEntry}),
		func() (func(), error) {
			l.SKU, l.Title, l.Specification = strings.TrimSpace(sku.Text), strings.TrimSpace(title.Text), strings.TrimSpace(spec.Text)
			if l.SKU == "" && l.Title == "" {
				return nil, errors.New(lang.X("goods.nameless", "A line needs a SKU or a name."))
			}
			currency := func(f *amountField) func() (int64, error) {
				return func() (int64, error) { return f.minor(g.shown) }
			}
			if err := readAll(read(quantity.count, &l.Quantity), read(currency(price), &l.UnitPrice), read(currency(total), &l.Total)); err != nil {
				return nil, err
			}
			return func() { done(l) }, nil
		})
}

// without leaves columns out.
func without[T any](columns []data.Column[T], ids ...string) []data.Column[T] {
	return slices.DeleteFunc(columns, func(c data.Column[T]) bool { return slices.Contains(ids, c.ID) })
}
