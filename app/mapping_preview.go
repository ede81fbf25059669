package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/data/book"
)

// previewAfter is how long the user must pause before the rows are read anew.
const previewAfter = 250 * time.Millisecond

// mappingPreview is the part of the mapping screen that shows what the first rows become.
type mappingPreview struct {
	m      *mapping
	object fyne.CanvasObject
	said   *widget.Label
	items  *table.Table[*book.ReviewItem]
	fields *container.Scroll // all that the chosen row becomes
	review *book.Review
	number int // of the newest request: what an older one brings is dropped
	cancel context.CancelFunc
}

func newMappingPreview(m *mapping) *mappingPreview {
	p := &mappingPreview{m: m, said: widget.NewLabel(""), fields: container.NewVScroll(container.NewVBox()), review: &book.Review{}, cancel: func() {}}
	p.said.Wrapping = fyne.TextWrapWord
	columns := without(itemColumns(), "sheet") // one is looked at
	p.items = newTable(m.w, columns, shown(columns, func() []*book.ReviewItem { return inFileOrder(p.review) }), func(o *table.Options[*book.ReviewItem]) {
		o.Tint = itemTint
		o.Changed = func(int) { p.explain() }
		o.Open = func(i *book.ReviewItem) {
			if text := reasonText(i, "\n"); text != "" {
				m.w.tell(i.Subject, text)
			}
		}
	})
	split := container.NewHSplit(p.items.Object, p.fields)
	split.Offset = 0.6
	p.object = container.NewBorder(p.said, nil, nil, nil, split)
	return p
}

// explain shows all that the chosen row becomes, or the first one where none is chosen.
func (p *mappingPreview) explain() {
	show := func(i *book.ReviewItem) {
		var said []string
		if text := reasonText(i, "\n"); text != "" {
			said = append(said, translate("column.reason")+": "+text)
		}
		for _, f := range i.Fields {
			said = append(said, translate("field."+f.Name)+": "+valueText(f.Name, f.Text))
		}
		columns := container.NewGridWithColumns(2)
		for some := range slices.Chunk(said, max(1, (len(said)+1)/2)) { // as they are many, and the room is not
			label := widget.NewLabel(strings.Join(some, "\n"))
			label.Wrapping = fyne.TextWrapWord
			columns.Add(label)
		}
		p.fields.Content = columns
		p.fields.Refresh()
	}
	chosen := &book.ReviewItem{}
	if items := inFileOrder(p.review); len(items) > 0 {
		chosen = items[0]
	}
	show(chosen)
	p.items.Selected(func(rows []*book.ReviewItem) { show(rows[0]) })
}

// soon reads the first rows anew when nothing more is changed for a moment.
func (p *mappingPreview) soon() {
	p.stop()
	number := p.number
	p.m.w.opts.Later(previewAfter, func() {
		if number == p.number {
			p.read(number)
		}
	})
}

// stop drops what is asked for.
func (p *mappingPreview) stop() {
	p.number++
	p.cancel()
	p.cancel = func() {}
}

func (p *mappingPreview) read(number int) {
	req, err := p.m.request()
	if err != nil {
		p.fail(err)
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	p.cancel = cancel
	p.m.w.opts.Runner.Go(func() {
		review, err := p.m.w.book.Preview(ctx, req)
		p.m.w.opts.Runner.Do(func() {
			switch {
			case number != p.number:
			case err != nil:
				p.fail(err)
			default:
				p.show(review)
			}
		})
	})
}

func (p *mappingPreview) fail(err error) {
	p.review = &book.Review{}
	p.items.Reload()
	p.said.Importance = widget.DangerImportance
	text := listed(err)
	if errors.Is(err, book.ErrWhose) {
		text = lang.X("mapping.whose", "The file does not say whose it is: fill in the carrier or channel above.")
	}
	p.said.SetText(text)
	p.m.columns.sheet.Refresh()
}

func (p *mappingPreview) show(r *book.Review) {
	p.review = r
	p.items.Reload()
	c := r.Counts
	p.said.Importance = widget.MediumImportance
	if c.Refused > 0 {
		p.said.Importance = widget.WarningImportance
	}
	p.said.SetText(lang.X("mapping.preview", "What the first rows become ({{.Rows}}): {{.New}} new, {{.Changed}} changed, {{.Unchanged}} unchanged, {{.Refused}} refused, {{.Skipped}} skipped",
		map[string]any{"Rows": c.Rows, "New": c.New, "Changed": c.Changed, "Unchanged": c.Unchanged, "Refused": c.Refused, "Skipped": c.Skipped}))
	p.m.columns.sheet.Refresh()
	p.m.options.ask(r.Questions)
}

// mark is the colour of a cell of the file that cannot be read as it is chosen, and of the numbers of all rows that wait
// in quarantine for it.
func (p *mappingPreview) mark(row, column int) fyne.ThemeColorName {
	number := p.m.seen.proposal.RowNumbers[row]
	for _, q := range p.review.Quarantine {
		if column < 0 && slices.ContainsFunc(q.Rows, func(r data.SourceRow) bool { return r.Row == number }) {
			return theme.ColorNameError
		}
	}
	if column >= 0 && slices.ContainsFunc(p.review.Problems, func(f data.Problem) bool { return f.Row == number && f.Column == p.m.columns.nameOf(column) }) {
		return theme.ColorNameError
	}
	return ""
}
