// Package pdf writes reports for paper: A4, the header and page number on each page, in a font that has
// Latin, Cyrillic, Greek, Chinese and Japanese letters.
package pdf

import (
	"bytes"
	"fmt"
	"io"

	"github.com/signintech/gopdf"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/reports"
)

// Sizes of the page, A4 (ISO 216: 210 x 297 mm), and of what stands on it.
const (
	shortSide length = 59528
	longSide  length = 84189
	margin    length = 3400

	titleSize length = 1500
	factSize  length = 850
	pageSize  length = 750
)

// Write writes the report as a PDF. tr translates the report's keys. The same report gives the same bytes.
func Write(w io.Writer, r reports.Report, tr func(key string) string) error {
	d, err := newDocument(r, tr)
	if err != nil {
		return say.Errorf("writing the PDF: %w", err)
	}
	for i, t := range r.Tables {
		if err := d.table(t, i == 0); err != nil {
			return say.Errorf("writing the PDF: %w", err)
		}
	}
	for _, key := range r.Notes {
		if err := d.note(tr(key)); err != nil {
			return say.Errorf("writing the PDF: %w", err)
		}
	}
	if err := d.numberPages(); err != nil {
		return say.Errorf("writing the PDF: %w", err)
	}
	var out bytes.Buffer
	if _, err := d.pdf.WriteTo(&out); err != nil {
		return say.Errorf("writing the PDF: %w", err)
	}
	if _, err := w.Write(out.Bytes()); err != nil {
		return say.Errorf("writing the PDF: %w", err)
	}
	return nil
}

// document is a PDF being written, from the top of the first page down.
type document struct {
	pdf           *gopdf.GoPdf
	fonts         *fonts
	report        reports.Report
	tr            func(key string) string
	width, height length // of the page
	y             length // where the next thing goes
	pages         int
}

func newDocument(r reports.Report, tr func(key string) string) (*document, error) {
	d := &document{pdf: &gopdf.GoPdf{}, report: r, tr: tr, width: shortSide, height: longSide}
	if r.Landscape {
		d.width, d.height = longSide, shortSide
	}
	d.pdf.Start(gopdf.Config{PageSize: gopdf.Rect{W: d.width.points(), H: d.height.points()}})
	d.pdf.SetInfo(gopdf.PdfInfo{Title: tr(r.Title), Creator: "Parcelbook", CreationDate: r.Date.Time()})
	var err error
	if d.fonts, err = newFonts(d.pdf); err != nil {
		return nil, err
	}
	return d, d.newPage()
}

// newPage begins a page with the report's title and facts.
func (d *document) newPage() error {
	d.pdf.AddPage()
	d.pages++
	d.y = margin + titleSize
	if err := d.text(margin, d.y, d.fonts.shown(d.tr(d.report.Title)), face{bold: true, size: titleSize}, ink); err != nil {
		return err
	}
	facts := ""
	for _, f := range d.report.Facts {
		if facts != "" {
			facts += "   "
		}
		facts += d.tr(f.Label) + ": " + data.Text(f.Value, f.Kind, d.tr)
	}
	small := face{size: factSize}
	d.y += factSize / 2
	for _, line := range d.fonts.wrap(d.fonts.shown(facts), small, d.width-2*margin, 3) {
		d.y += small.lineHeight()
		if err := d.text(margin, d.y, line, small, faint); err != nil {
			return err
		}
	}
	d.y += factSize
	return nil
}

// room makes sure that something so high fits on the page, on a new one if need be.
func (d *document) room(high length) (newPage bool, err error) {
	if d.y+high <= d.bottom() {
		return false, nil
	}
	return true, d.newPage()
}

func (d *document) bottom() length { return d.height - margin - pageSize }

func (d *document) note(s string) error {
	small := face{size: factSize}
	d.y += factSize
	for _, line := range d.fonts.wrap(d.fonts.shown(s), small, d.width-2*margin, 6) {
		if _, err := d.room(small.lineHeight()); err != nil {
			return err
		}
		d.y += small.lineHeight()
		if err := d.text(margin, d.y, line, small, faint); err != nil {
			return err
		}
	}
	return nil
}

// numberPages writes "2 / 5" at the foot of each page, now that their number is known.
func (d *document) numberPages() error {
	small := face{size: pageSize}
	for page := 1; page <= d.pages; page++ {
		if err := d.pdf.SetPage(page); err != nil {
			return err
		}
		s := fmt.Sprintf("%d / %d", page, d.pages)
		if err := d.text(d.width-margin-d.fonts.width(s, small), d.height-margin+pageSize, s, small, faint); err != nil {
			return err
		}
	}
	return nil
}

// text writes one line with its baseline at y.
func (d *document) text(x, y length, s string, f face, c colour) error {
	d.pdf.SetTextColor(c.r, c.g, c.b)
	for _, run := range d.fonts.runs(s, f.bold) {
		if err := d.fonts.use(run.font, f.size); err != nil {
			return err
		}
		d.pdf.SetXY(x.points(), y.points())
		if err := d.pdf.Text(run.text); err != nil {
			return err
		}
		x += run.font.width(run.text, f.size)
	}
	return nil
}
