package app

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/data/book"
)

// orderCodes is the tab of the further codes by which an order is known.
type orderCodes struct {
	form  *orderForm
	item  *container.TabItem
	table *table.Table[data.Alias]
	codes []data.Alias
}

func newOrderCodes(f *orderForm) *orderCodes {
	c := &orderCodes{form: f}
	add := button(lang.X("codes.add", "Add a code…"), theme.ContentAddIcon(), c.ask)
	remove := button(lang.X("codes.remove", "Remove"), theme.DeleteIcon(), c.remove)
	c.table = newTable(f.w, codeColumns(), shown(codeColumns(), func() []data.Alias { return c.codes }), func(o *table.Options[data.Alias]) {
		o.Empty = table.Notice(lang.X("codes.none", "The order is known by its number alone. Add the code by which a chat, a carrier or another export calls it, and their files match."))
		o.Changed = func(n int) { enabled(n > 0, remove) }
	})
	c.item = container.NewTabItem(lang.X("order.tab.codes", "Also known as"), container.NewBorder(container.NewHBox(add, remove), nil, nil, nil, c.table.Object))
	return c
}

func (c *orderCodes) tab() *container.TabItem { return c.item }

func (c *orderCodes) show(d book.OrderDetail) {
	c.codes = d.Aliases
	c.table.Reload()
}

// ask lets the user type a code.
func (c *orderCodes) ask() {
	w, code := c.form.w, textField("")
	p := w.prompt(lang.X("codes.add.title", "Another code of the order"), lang.X("codes.add.confirm", "Add"),
		fieldGrid(1, field{translate("column.code"), code}), func() (func(), error) {
			a := data.NewAlias(c.form.detail.Row.ChannelID, c.form.detail.Row.Number, code.Text)
			return func() { w.addCodes(c.form.id, []string{a.Code}) }, a.Validate()
		})
	p.submitOn(code)
}

// remove frees the selected codes; the toast ties them again.
func (c *orderCodes) remove() {
	c.table.Selected(func(rows []data.Alias) {
		w, id := c.form.w, c.form.id
		codes := make([]string, len(rows))
		for i, a := range rows {
			codes[i] = a.Code
		}
		w.removeCodes(id, codes)
	})
}

// addCodes ties codes to an order, and says what matches by them.
func (w *Window) addCodes(orderID int64, codes []string) {
	w.changeCodes(codes, func(ctx context.Context, code string) (int, error) { return w.book.SaveAlias(ctx, orderID, code) }, func(lines int, waiting waited) {
		said := lang.X("codes.added", "{{.Codes}} added; statement lines that match now: {{.Count}}", map[string]any{"Codes": strings.Join(codes, ", "), "Count": lines})
		w.sayDone(said, waiting, button(lang.X("codes.undo", "Undo"), nil, func() { w.removeCodes(orderID, codes) }))
	})
}

// removeCodes frees codes of an order, and says what matches nothing again.
func (w *Window) removeCodes(orderID int64, codes []string) {
	w.changeCodes(codes, func(ctx context.Context, code string) (int, error) { return w.book.DeleteAlias(ctx, orderID, code) }, func(lines int, waiting waited) {
		said := lang.X("codes.removed", "{{.Codes}} removed; statement lines that match nothing now: {{.Count}}", map[string]any{"Codes": strings.Join(codes, ", "), "Count": lines})
		w.sayDone(said, waiting, button(lang.X("codes.undo", "Undo"), nil, func() { w.addCodes(orderID, codes) }))
	})
}

// changeCodes does the same with several codes and tells how many statement lines it concerned, and how much had waited for it.
func (w *Window) changeCodes(codes []string, change func(ctx context.Context, code string) (int, error), said func(lines int, waiting waited)) {
	lines, waiting := 0, waited{}
	w.changeThen(func(ctx context.Context) error {
		err := each(slices.Clone(codes), func(code string) error {
			n, err := change(ctx, code)
			lines += n
			return err
		})
		waiting = w.takeWaiting(ctx)
		return err
	}, func() { said(lines, waiting) })
}

func codeColumns() []data.Column[data.Alias] {
	return []data.Column[data.Alias]{
		{ID: "code", Label: "column.code", Width: 30, Of: func(a data.Alias) data.Value { return data.Value{Text: a.Code} }},
	}
}

// askIdentify lets the user say which order a statement line is about; what else names the order so matches too. Line
// says what the line has.
func (w *Window) askIdentify(lineID int64, line string) {
	w.askOrder(lang.X("statement.identify.title", "The order that the line is about"), line, lang.X("statement.identify", "It is this one"), func(o data.OrderRow) {
		var done book.Identified
		var waiting waited
		w.changeThen(func(ctx context.Context) (err error) {
			if done, err = w.book.Identify(ctx, lineID, o.ID); err == nil {
				waiting = w.takeWaiting(ctx)
			}
			return err
		}, func() { w.identified(lineID, done, waiting) })
	})
}

// identified says what came of it, what had waited for it too, and offers to take it back.
func (w *Window) identified(lineID int64, done book.Identified, waiting waited) {
	if done.Code == "" {
		w.toast.show(lang.X("statement.tied", "The line is tied to order {{.Number}}", map[string]any{"Number": done.Number}),
			button(lang.X("codes.undo", "Undo"), nil, func() {
				w.change(lang.X("statement.untied", "Untied"), func(ctx context.Context) error { return w.book.TieLine(ctx, lineID, 0) })
			}))
		return
	}
	said := lang.X("statement.identified", "{{.Code}} is order {{.Number}} from now on; statement lines that match: {{.Count}}", map[string]any{
		"Code": done.Code, "Number": done.Number, "Count": done.Matched,
	})
	w.sayDone(said, waiting, button(lang.X("codes.undo", "Undo"), nil, func() { w.removeCodes(done.OrderID, []string{done.Code}) }))
}
