package intake

import (
	"context"
	"errors"
	"strings"

	"parcelbook/data"
	"parcelbook/data/sheet"
)

// row is a row of the file, its cells packed into one string.
type row struct {
	number int
	cells  []string
	marks  []mark
}

// mark is what is known of a cell besides its text.
type mark struct {
	kind     sheet.Kind
	doubtful bool
	format   uint8 // its number format, as an index into table.formats; 0: none that matters
}

// blank says whether the row has nothing at column i.
func (r *row) blank(i int) bool {
	return i >= len(r.cells) || r.marks[i].kind == sheet.Empty || strings.TrimSpace(r.cells[i]) == ""
}

// cell is the text at column i, without the spaces around it.
func (r *row) cell(i int) string {
	if i >= len(r.cells) {
		return ""
	}
	return strings.TrimSpace(r.cells[i])
}

// table is a sheet in memory.
type table struct {
	file    string
	sheet   string
	rows    []row
	width   int      // columns that hold something in any row
	formats []string // codes of number formats
}

// slab is how many cells are allotted at a time.
const slab = 1 << 14

// maxFormats is how many number formats a mark can tell apart; a workbook with more shows the currency of
// its amounts in some other way.
const maxFormats = 255

// errEnough ends the reading of a sheet of which the first rows will do.
var errEnough = errors.New("enough rows")

// readTable reads a sheet, or its first rows where limit is not 0.
func readTable(ctx context.Context, f *sheet.File, name string, limit int, progress func(done, total int64)) (*table, error) {
	t := &table{file: f.Name(), sheet: name, formats: []string{""}}
	index := map[string]uint8{"": 0}
	var cells []string
	var marks []mark
	var text strings.Builder
	err := f.Rows(ctx, name, func(r sheet.Row) error {
		if limit > 0 && len(t.rows) == limit {
			return errEnough
		}
		n := len(r.Cells)
		if len(cells)+n > cap(cells) {
			cells, marks = make([]string, 0, max(slab, n)), make([]mark, 0, max(slab, n))
		}
		t.width = max(t.width, n)
		at := len(cells)
		size := 0
		for i := range r.Cells {
			size += len(r.Cells[i].Text)
		}
		text.Reset()
		text.Grow(size)
		for i := range r.Cells {
			text.WriteString(r.Cells[i].Text)
		}
		rest := text.String()
		for i := range r.Cells {
			c := &r.Cells[i]
			format, ok := index[c.Format]
			if !ok && len(t.formats) < maxFormats {
				format = uint8(len(t.formats)) // #nosec G115 -- below maxFormats
				index[c.Format] = format
				t.formats = append(t.formats, c.Format)
			}
			cells = append(cells, rest[:len(c.Text)])
			marks = append(marks, mark{kind: c.Kind, doubtful: c.Doubtful, format: format})
			rest = rest[len(c.Text):]
		}
		t.rows = append(t.rows, row{number: r.Number, cells: cells[at:len(cells):len(cells)], marks: marks[at:len(marks):len(marks)]})
		if progress != nil && len(t.rows)%1024 == 0 {
			progress(f.Progress())
		}
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return nil, err
	}
	if progress != nil {
		progress(f.Progress())
	}
	return t, nil
}

// header is the row at an index as a header of all columns; at -1 one without words.
func (t *table) header(at int) *row {
	h := row{cells: make([]string, t.width), marks: make([]mark, t.width)}
	if at >= 0 {
		h.number = t.rows[at].number
		copy(h.cells, t.rows[at].cells)
		copy(h.marks, t.rows[at].marks)
	}
	return &h
}

// source is a row as it is kept with the record it makes.
func (t *table) source(r *row) data.SourceRow {
	return data.SourceRow{File: t.file, Sheet: t.sheet, Row: r.number, Cells: r.cells}
}
