package pdf

import (
	"parcelbook/data"
	"parcelbook/reports"
)

const (
	padX       length = 350 // beside the text of a cell
	padY       length = 220 // above and below it
	roomHeight length = 3800
	maxLines          = 5
)

// cells are the texts of a table, as they will be set.
type cells struct {
	headers []string
	rows    [][]string
	totals  [][]string
}

// table writes a table, broken over pages as need be. One too wide for the page is written in parts, each
// of which begins with the first column.
func (d *document) table(t reports.Table, first bool) error {
	if !first {
		d.y += 2 * factSize
	}
	if t.Title != "" {
		at := face{bold: true, size: 1100}
		if _, err := d.room(8 * at.lineHeight()); err != nil {
			return err
		}
		d.y += at.lineHeight()
		if err := d.text(margin, d.y, d.fonts.shown(d.tr(t.Title)), at, ink); err != nil {
			return err
		}
		d.y += factSize
	}
	texts := d.cells(t)
	for i, part := range d.layouts(t, texts) {
		if i > 0 {
			if err := d.newPage(); err != nil {
				return err
			}
		}
		if err := d.part(t, texts, part); err != nil {
			return err
		}
	}
	return nil
}

func (d *document) cells(t reports.Table) cells {
	var out cells
	for _, c := range t.Columns {
		out.headers = append(out.headers, d.fonts.shown(d.tr(c.Label)))
	}
	texts := func(row []data.Value) []string {
		line := make([]string, len(row))
		for i, c := range t.Columns {
			line[i] = d.fonts.shown(c.Text(row[i], d.tr))
		}
		return line
	}
	for _, row := range t.Rows {
		out.rows = append(out.rows, texts(row))
	}
	for _, row := range t.Totals {
		line := texts(row)
		line[0] = d.fonts.shown(d.tr(reports.TotalLabel))
		out.totals = append(out.totals, line)
	}
	return out
}

func (d *document) part(t reports.Table, texts cells, l layout) error {
	body, bold := face{size: l.size}, face{bold: true, size: l.size}
	header := d.row(t, l, texts.headers, bold)
	start := func() error { return d.drawHeader(header, l) }
	if _, err := d.room(header.height + 2*roomHeight); err != nil {
		return err
	}
	if err := start(); err != nil {
		return err
	}
	if len(texts.rows) == 0 {
		if err := d.note(d.tr("report.empty")); err != nil {
			return err
		}
	}
	for _, cells := range texts.rows {
		row := d.row(t, l, cells, body)
		if err := d.place(row, l, start); err != nil {
			return err
		}
		d.line(margin, margin+l.total(), d.y, thin, hair)
	}
	for i, cells := range texts.totals {
		row := d.row(t, l, cells, bold)
		row.room = nil
		if i == 0 {
			d.line(margin, margin+l.total(), d.y, thick, rule)
		}
		if err := d.place(row, l, start); err != nil {
			return err
		}
	}
	return nil
}

// row is a table row broken into lines.
type row struct {
	lines  [][]string // by column of the layout
	right  []bool
	room   []bool
	height length
	at     face
}

func (d *document) row(t reports.Table, l layout, texts []string, at face) row {
	r := row{at: at, height: at.lineHeight()}
	for i, col := range l.columns {
		c := t.Columns[col]
		lines := d.fonts.wrap(texts[col], at, l.widths[i]-2*padX, maxLines)
		r.lines = append(r.lines, lines)
		r.right = append(r.right, rigid(c.Kind) && c.Kind != data.DateColumn)
		r.room = append(r.room, c.Room)
		r.height = max(r.height, length(len(lines))*at.lineHeight())
		if c.Room && !at.bold {
			r.height = max(r.height, roomHeight-2*padY)
		}
	}
	r.height += 2 * padY
	return r
}

// place writes a row, first going to a new page with the header repeated where it does not fit.
func (d *document) place(r row, l layout, start func() error) error {
	fresh, err := d.room(r.height)
	if err != nil {
		return err
	}
	if fresh {
		if err := start(); err != nil {
			return err
		}
	}
	return d.draw(r, l)
}

func (d *document) drawHeader(r row, l layout) error {
	d.fill(margin, d.y, l.total(), r.height, shade)
	r.room = nil
	if err := d.draw(r, l); err != nil {
		return err
	}
	d.line(margin, margin+l.total(), d.y, thick, rule)
	return nil
}

func (d *document) draw(r row, l layout) error {
	x := margin
	for i, lines := range r.lines {
		w := l.widths[i]
		if r.room != nil && r.room[i] {
			d.line(x+padX, x+w-padX, d.y+r.height/2, thin, writeOn)
			d.line(x+padX, x+w-padX, d.y+r.height-padY, thin, writeOn)
		}
		y := d.y + padY - (r.at.lineHeight()-r.at.size)/2
		for _, s := range lines {
			y += r.at.lineHeight()
			at := x + padX
			if r.right[i] {
				at = x + w - padX - d.fonts.width(s, r.at)
			}
			if err := d.text(at, y-r.at.size/8, s, r.at, ink); err != nil {
				return err
			}
		}
		x += w
	}
	d.y += r.height
	return nil
}
