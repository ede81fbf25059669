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

// orderPacking is the tab where the goods are checked against the order, line by line, before they are packed.
type orderPacking struct {
	form  *orderForm
	state *widget.Label
	list  *fyne.Container
	bar   *fyne.Container
	lines []*packingLine
}

// packingLine is the ticks and the count for one line.
type packingLine struct {
	line            data.Line
	sku, name, spec *widget.Check
	count           *countField
	note            *textEntry
}

func newOrderPacking(f *orderForm) *orderPacking {
	return &orderPacking{form: f, state: widget.NewLabel(""), list: container.NewVBox(), bar: container.NewHBox()}
}

func (p *orderPacking) tab() *container.TabItem {
	return container.NewTabItem(lang.X("order.tab.packing", "Packing"),
		container.NewBorder(container.NewVBox(p.state, p.bar), nil, nil, nil, container.NewVScroll(p.list)))
}

func (p *orderPacking) show(d book.OrderDetail) {
	order := d.Row.Order
	save := button(lang.X("packing.save", "Keep the findings"), theme.DocumentSaveIcon(), p.save)
	packed := button(lang.X("packing.packed", "Packed"), theme.ConfirmIcon(), func() { p.pack("") })
	packed.Importance = widget.HighImportance
	p.bar.Objects = []fyne.CanvasObject{save, packed}
	switch order.Packed {
	case data.Unpacked:
		p.state.SetText(lang.X("packing.todo", "Tick what is right for each line, and count the pieces."))
	case data.Packed:
		p.state.SetText(lang.X("packing.done", "Packed: every line was found right."))
	case data.Overridden:
		p.state.SetText(lang.X("packing.overridden", "Packed in spite of a mismatch: {{.Reason}}", map[string]any{"Reason": order.PackReason}))
	}
	if order.Packed != data.Unpacked {
		p.bar.Objects = []fyne.CanvasObject{button(lang.X("packing.unpack", "Open again"), theme.ContentUndoIcon(), p.unpack)}
	}
	p.bar.Refresh()
	p.lines = nil
	p.list.RemoveAll()
	for _, l := range d.Lines {
		p.list.Add(p.row(l))
		p.list.Add(widget.NewSeparator())
	}
}

func (p *orderPacking) row(l data.Line) fyne.CanvasObject {
	line := &packingLine{
		line: l,
		sku:  widget.NewCheck(lang.X("packing.sku", "SKU {{.SKU}}", map[string]any{"SKU": orDash(l.SKU)}), nil),
		name: widget.NewCheck(orDash(l.Title), nil),
		spec: widget.NewCheck(orDash(l.Specification), nil),
		note: textField(l.Check.Note),
	}
	line.count = newCountField(lang.X("packing.count", "Pieces counted"), l.Check.Quantity)
	line.note.SetPlaceHolder(lang.X("packing.note", "Note"))
	line.sku.SetChecked(l.Check.SKU)
	line.name.SetChecked(l.Check.Name)
	line.spec.SetChecked(l.Check.Specification)
	p.lines = append(p.lines, line)
	return container.NewGridWithColumns(2,
		container.NewVBox(line.name, container.NewHBox(line.sku, line.spec)),
		container.NewGridWithColumns(3, widget.NewLabel(lang.X("packing.of", "Ordered: {{.Count}}. Counted:", map[string]any{"Count": l.Quantity})),
			container.NewVBox(line.count.textEntry), container.NewVBox(line.note)))
}

func orDash(s string) string {
	if strings.TrimSpace(s) == "" {
		return "–"
	}
	return s
}

func (p *orderPacking) checks() (map[int64]data.Check, error) {
	checks := make(map[int64]data.Check, len(p.lines))
	for _, l := range p.lines {
		n, err := l.count.count()
		if err != nil {
			return nil, err
		}
		checks[l.line.ID] = data.Check{SKU: l.sku.Checked, Name: l.name.Checked, Specification: l.spec.Checked, Quantity: n, Note: strings.TrimSpace(l.note.Text)}
	}
	return checks, nil
}

func (p *orderPacking) save() {
	checks, err := p.checks()
	if err != nil {
		p.form.w.fail(err)
		return
	}
	p.form.w.change(lang.X("packing.kept", "Findings kept"), func(ctx context.Context) error {
		return p.form.w.book.SaveChecks(ctx, p.form.id, checks)
	})
}

// pack marks the order packed; where a line is not right it asks to mend it or to give a reason.
func (p *orderPacking) pack(reason string) {
	w := p.form.w
	checks, err := p.checks()
	if err != nil {
		w.fail(err)
		return
	}
	load(w, func(ctx context.Context) (*book.MismatchError, error) {
		err := w.book.Pack(ctx, p.form.id, checks, reason)
		var mismatch *book.MismatchError
		if errors.As(err, &mismatch) {
			return mismatch, nil
		}
		return nil, err
	}, func(mismatch *book.MismatchError) {
		w.changed()
		if mismatch == nil {
			w.toast.show(lang.X("packing.was_packed", "Packed"))
			return
		}
		p.askReason(mismatch)
	})
}

func (p *orderPacking) askReason(mismatch *book.MismatchError) {
	said := []string{lang.X("packing.mismatch", "The goods are not what was ordered:")}
	for _, l := range mismatch.Lines {
		said = append(said, fmt.Sprintf("– %s %s %s × %d", l.SKU, l.Title, l.Specification, l.Quantity))
	}
	label := widget.NewLabel(strings.Join(said, "\n"))
	label.Wrapping = fyne.TextWrapWord
	reason := textField("")
	p.form.w.prompt(lang.X("packing.blocked", "Not packed"), lang.X("packing.override", "Pack all the same"),
		container.NewVBox(label, fieldGrid(1, field{lang.X("packing.reason", "Reason"), reason})), func() (func(), error) {
			if strings.TrimSpace(reason.Text) == "" {
				return nil, errors.New(lang.X("packing.reason_needed", "Mend the goods, or give a reason to pack all the same."))
			}
			return func() { p.pack(reason.Text) }, nil
		})
}

func (p *orderPacking) unpack() {
	p.form.w.change("", func(ctx context.Context) error { return p.form.w.book.Unpack(ctx, p.form.id) })
}
