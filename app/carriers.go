package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/reports"
)

// carriers is the tab of those who hold the seller's money: carriers compared by what their parcels show, and
// the channels and card processors.
type carriers struct {
	*stack
	w        *Window
	carriers *table.Table[data.CarrierRow]
	others   *table.Table[data.Holder]
	kind     *choice[data.HolderKind]
	period   *period
	body     *fyne.Container
	said     *countLabel
}

func newCarriers(w *Window) *carriers {
	c := &carriers{w: w, said: newCountLabel(), body: container.NewStack()}
	c.period = newPeriod(w, func() { c.carriers.Reload() })
	open := button(lang.X("customers.open", "Open"), theme.FileTextIcon(), c.openSelected)
	changed := func(n int) {
		c.said.changed(n)
		enabled(n == 1, open)
	}
	c.carriers = newTable(w, carrierColumns(), func() table.Source[data.CarrierRow] {
		return table.Memory(carrierColumns(), c.rows())
	}, func(o *table.Options[data.CarrierRow]) {
		o.Empty = table.Notice(lang.X("carriers.none", "No carriers yet. They come with the files, or are made here with the rule by which they pay."))
		o.Open = func(row data.CarrierRow) { c.open(row.Holder) }
		o.Loaded, o.Changed = c.said.loaded, changed
	})
	c.others = newTable(w, holderColumns(), func() table.Source[data.Holder] {
		kind := c.kind.value()
		return table.Memory(holderColumns(), func(ctx context.Context) ([]data.Holder, error) { return w.book.Holders(ctx, kind) })
	}, func(o *table.Options[data.Holder]) {
		o.Empty = table.Notice(lang.X("holders.none", "None yet. They come with the files, or are made here with the rule by which they pay."))
		o.Open = c.open
		o.Loaded, o.Changed = c.said.loaded, changed
	})
	c.kind = newChoice(data.KindCarrier, func(data.HolderKind) {
		c.choose()
		c.reload()
	}, wordOptions("kinds", data.KindCarrier, data.KindChannel, data.KindProcessor)...)
	c.stack = newStack(w, container.NewBorder(container.NewVBox(
		container.NewHBox(c.kind.box, c.period.box),
		actionBar(c.said, button(lang.X("holders.new", "New…"), theme.ContentAddIcon(), c.CreateNew), open,
			button(lang.X("list.export", "To Excel…"), theme.DocumentSaveIcon(), c.Export)),
	), nil, nil, nil, c.body))
	c.choose()
	return c
}

func (c *carriers) title() string { return lang.X("tab.carriers", "Carriers") }

func (c *carriers) icon() fyne.Resource { return theme.MailSendIcon() }

// choose shows the list of the kind chosen.
func (c *carriers) choose() {
	c.body.Objects = []fyne.CanvasObject{c.others.Object}
	if c.kind.value() == data.KindCarrier {
		c.body.Objects = []fyne.CanvasObject{c.carriers.Object}
	}
	c.period.box.Hidden = c.kind.value() != data.KindCarrier
	c.body.Refresh()
}

func (c *carriers) reload() {
	if c.kind.value() == data.KindCarrier {
		c.carriers.Reload()
	} else {
		c.others.Reload()
	}
}

func (c *carriers) refresh() {
	c.reload()
	if f := c.top(); f != nil {
		f.refresh()
	}
}

func (c *carriers) rows() func(context.Context) ([]data.CarrierRow, error) {
	from, to := c.period.span()
	return func(ctx context.Context) ([]data.CarrierRow, error) { return c.w.book.Carriers(ctx, from, to) }
}

func (c *carriers) open(h data.Holder) { c.push(newHolderForm(c.w, c.stack, h)) }

func (c *carriers) openSelected() {
	if c.kind.value() == data.KindCarrier {
		c.carriers.Selected(func(rows []data.CarrierRow) { c.open(rows[0].Holder) })
	} else {
		c.others.Selected(func(rows []data.Holder) { c.open(rows[0]) })
	}
}

// CreateNew opens an empty record of the kind shown.
func (c *carriers) CreateNew() {
	c.open(data.Holder{Kind: c.kind.value(), Cycle: data.Cycle{From: data.FromDelivery, Days: 7}})
}

// Print makes the report that compares carriers.
func (c *carriers) Print() { c.w.printReport(c.report()) }

// Export writes carriers, channels and card processors with their rules to a workbook.
func (c *carriers) Export() {
	c.w.exportReport("carriers", func(ctx context.Context) (reports.Report, error) {
		rows, err := c.w.book.ExportHolders(ctx)
		return reports.List("carriers", data.ExportedHolderColumns(), rows), err
	})
}

func (c *carriers) report() func(context.Context) (reports.Report, error) {
	read := c.rows()
	header := c.w.reportHeader(c.period.span())
	return func(ctx context.Context) (reports.Report, error) {
		rows, err := read(ctx)
		return reports.Carriers(header, rows), err
	}
}

// carrierColumns shows carriers, with the cycle in words where exported lists have it as it is read back.
func carrierColumns() []data.Column[data.CarrierRow] {
	return saidAs(data.CarrierColumns(), "cycle", func(c data.CarrierRow) say.Text { return c.Cycle.Said() })
}

// holderColumns shows channels and card processors.
func holderColumns() []data.Column[data.Holder] {
	text := func(id string, width int, of func(data.Holder) string) data.Column[data.Holder] {
		return data.Column[data.Holder]{ID: id, Label: "column." + id, Width: width, Of: func(h data.Holder) data.Value { return data.Value{Text: of(h)} }}
	}
	return []data.Column[data.Holder]{
		text("name", 20, func(h data.Holder) string { return h.Name }),
		text("cycle", 40, func(h data.Holder) string { return said(h.Cycle.Said()) }),
		{ID: "method", Label: "column.method", Kind: data.WordColumn, Width: 12, Of: func(h data.Holder) data.Value { return data.Word("method", h.Method) }},
		text("contact", 16, func(h data.Holder) string { return h.Contact }),
		text("phone", 16, func(h data.Holder) string { return h.Phone }),
		text("email", 24, func(h data.Holder) string { return h.Email }),
		text("note", 30, func(h data.Holder) string { return h.Note }),
	}
}
