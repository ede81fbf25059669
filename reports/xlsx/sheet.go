package xlsx

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/reports"
)

const (
	maxDigits  = 15 // significant digits that a number in a spreadsheet keeps
	roomHeight = 34 // points, two lines of handwriting
	footer     = "&R&P / &N"
)

type workbook struct {
	file   *excelize.File
	styles styles
	tr     func(key string) string
}

// sheet writes one table: the title and facts above it where the report has facts, the header, rows, totals, notes.
func (b workbook) sheet(name string, r reports.Report, t reports.Table) error {
	head := b.head(r, t)
	headerRow := len(head) + 1
	if err := b.setUp(name, r, t, headerRow); err != nil {
		return err
	}
	out, err := b.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	// From last to first: the other way round, excelize rewrites the columns it has for each.
	for i := len(t.Columns) - 1; i >= 0; i-- {
		if err := setWidth(out, i+1, t.Columns[i].Width+2); err != nil {
			return err
		}
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: headerRow, TopLeftCell: cellName(1, headerRow+1), ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	s := sheetWriter{workbook: b, out: out}
	for _, line := range head {
		if err := s.write(line...); err != nil {
			return err
		}
	}
	if err := s.table(t); err != nil {
		return err
	}
	if err := s.notes(r.Notes); err != nil {
		return err
	}
	return out.Flush()
}

// setUp sets everything that the stream writer must find already set, in the order excelize needs.
func (b workbook) setUp(name string, r reports.Report, t reports.Table, headerRow int) error {
	lastRow := headerRow + len(t.Rows)
	end := lastRow + len(t.Totals)
	if len(r.Notes) > 0 {
		end += 1 + len(r.Notes)
	}
	if err := b.file.SetSheetDimension(name, "A1:"+cellName(len(t.Columns), end)); err != nil {
		return err
	}
	if err := b.file.AutoFilter(name, cellName(1, headerRow)+":"+cellName(len(t.Columns), lastRow), nil); err != nil {
		return err
	}
	if err := b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: data.Ptr(true)}); err != nil {
		return err
	}
	orientation := "portrait"
	if r.Landscape {
		orientation = "landscape"
	}
	if err := b.file.SetPageLayout(name, &excelize.PageLayoutOptions{
		Size: data.Ptr(paperA4), Orientation: &orientation, FitToWidth: data.Ptr(1), FitToHeight: data.Ptr(0),
	}); err != nil {
		return err
	}
	title := strings.ReplaceAll(b.tr(r.Title), "&", "&&")
	if err := b.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddHeader: "&L" + title, OddFooter: footer}); err != nil {
		return err
	}
	quoted := "'" + strings.ReplaceAll(name, "'", "''") + "'"
	return b.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s!$%d:$%d", quoted, headerRow, headerRow), Scope: name,
	})
}

// head is what stands above the table's header.
func (b workbook) head(r reports.Report, t reports.Table) [][]cell {
	if len(r.Facts) == 0 {
		return nil
	}
	heading := b.tr(r.Title)
	if t.Title != "" {
		heading += ": " + b.tr(t.Title)
	}
	head := [][]cell{{{value: heading, style: style{"@", title}}}}
	for _, f := range r.Facts {
		line := b.tr(f.Label) + ": " + data.Text(f.Value, f.Kind, b.tr)
		head = append(head, []cell{{value: line, style: style{"@", body}}})
	}
	return append(head, nil)
}

// cell is a value as excelize takes it, and its style.
type cell struct {
	value any
	style style
	where string // the column's label, for errors
}

// sheetWriter writes a sheet from the top down.
type sheetWriter struct {
	workbook
	out *excelize.StreamWriter
	row int // the last one written
}

func (s *sheetWriter) table(t reports.Table) error {
	headers := make([]cell, len(t.Columns))
	var options []excelize.RowOpts
	for i, c := range t.Columns {
		headers[i] = cell{value: s.tr(c.Label), style: style{"@", header}}
		if c.Room {
			options = []excelize.RowOpts{{Height: roomHeight}}
		}
	}
	if err := s.write(headers...); err != nil {
		return err
	}
	for _, row := range t.Rows {
		if err := s.writeRow(s.cells(t, row, body), options...); err != nil {
			return err
		}
	}
	for _, row := range t.Totals {
		cells := s.cells(t, row, total)
		cells[0] = cell{value: s.tr(reports.TotalLabel), style: style{"@", total}}
		if err := s.write(cells...); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheetWriter) notes(keys []string) error {
	if len(keys) > 0 {
		if err := s.write(); err != nil {
			return err
		}
	}
	for _, key := range keys {
		if err := s.write(cell{value: s.tr(key), style: style{"@", body}}); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheetWriter) cells(t reports.Table, row []data.Value, p part) []cell {
	cells := make([]cell, len(row))
	for i, c := range t.Columns {
		cells[i] = s.cell(c, row[i], p)
	}
	return cells
}

func (s *sheetWriter) cell(c reports.Column, v data.Value, p part) cell {
	if c.Room && p == body {
		p = room
	}
	out := cell{style: style{format(v, c.Kind, c.Bare), p}, where: s.tr(c.Label)}
	if v.Empty {
		out.style.format = ""
		return out
	}
	switch c.Kind {
	case data.NumberColumn:
		out.value = v.Number
	case data.TenthsColumn:
		out.value = exact(data.Tenths(v.Number))
	case data.MoneyColumn:
		out.value = exact(v.Money.Plain())
	case data.DateColumn:
		out.value = v.Date.Time()
	default:
		out.value = data.Text(v, c.Kind, s.tr)
	}
	if _, isText := out.value.(string); isText {
		out.style.format = "@"
	}
	return out
}

func (s *sheetWriter) write(cells ...cell) error { return s.writeRow(cells) }

func (s *sheetWriter) writeRow(cells []cell, options ...excelize.RowOpts) error {
	s.row++
	values := make([]any, len(cells))
	for i, c := range cells {
		if c.value == nil && c.style.part == body {
			continue
		}
		if text, ok := c.value.(string); ok && textUnits(text) > maxText {
			return say.Errorf("row %d, column %q: the text has %d characters and a cell holds %d: shorten it, or write a CSV file",
				s.row, c.where, textUnits(text), maxText)
		}
		id, err := s.styles.id(c.style)
		if err != nil {
			return err
		}
		values[i] = excelize.Cell{StyleID: id, Value: c.value}
	}
	if err := s.out.SetRow(fmt.Sprintf("A%d", s.row), values, options...); err != nil {
		return say.Errorf("row %d: %w", s.row, err)
	}
	return nil
}

func cellName(col, row int) string {
	name, _ := excelize.ColumnNumberToName(col) // columns are declared in code, far below the limit
	return fmt.Sprintf("%s%d", name, row)
}
