package intake

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// row is a row of the file: the texts of its cells in one, and of each cell where it ends there and what else is known.
type row struct {
	number int
	sheet  int // index into table.sheets
	text   string
	slots  []slot
	asIs   *row // as the file has it, where cells were mended or filled from above; nil: this is it
}

type slot struct {
	end int32
	mark
}

// newRow makes a row of texts and as many marks.
func newRow(number int, texts []string, marks []mark) row {
	r := row{number: number, text: strings.Join(texts, ""), slots: make([]slot, len(texts))}
	end := 0
	for i, text := range texts {
		end += len(text)
		r.slots[i] = slot{end: int32(end), mark: marks[i]} // #nosec G115 -- cells and columns have limits
	}
	return r
}

// mark is what is known of a cell besides its text.
type mark struct {
	kind     sheet.Kind
	doubtful bool
	format   uint8 // its number format, as an index into table.formats; 0: none that matters
}

// width is how many cells the row has.
func (r *row) width() int { return len(r.slots) }

// mark is what is known of the cell at column i, which is there.
func (r *row) mark(i int) mark { return r.slots[i].mark }

// raw is the text of the cell at column i, which is there.
func (r *row) raw(i int) string {
	if i == 0 {
		return r.text[:r.slots[0].end]
	}
	return r.text[r.slots[i-1].end:r.slots[i].end]
}

// texts are the texts of all cells.
func (r *row) texts() []string {
	list := make([]string, len(r.slots))
	for i := range list {
		list[i] = r.raw(i)
	}
	return list
}

// marks are the marks of all cells.
func (r *row) marks() []mark {
	list := make([]mark, len(r.slots))
	for i := range list {
		list[i] = r.slots[i].mark
	}
	return list
}

// rewritten is the row with other cells, which keeps it as the file has it.
func (r *row) rewritten(texts []string, marks []mark) row {
	was, now := *r, newRow(r.number, texts, marks)
	now.sheet, now.asIs = was.sheet, cmp.Or(was.asIs, &was)
	return now
}

// with is the row with another cell at column i, which keeps it as the file has it.
func (r *row) with(i int, text string, m mark) row {
	texts, marks := r.texts(), r.marks()
	for len(texts) <= i {
		texts, marks = append(texts, ""), append(marks, mark{kind: sheet.Empty})
	}
	texts[i], marks[i] = text, m
	return r.rewritten(texts, marks)
}

// byNumber compares a row's number.
func byNumber(r row, number int) int { return cmp.Compare(r.number, number) }

// blank says whether the row has nothing at column i.
func (r *row) blank(i int) bool {
	return i >= len(r.slots) || r.slots[i].kind == sheet.Empty || strings.TrimSpace(r.raw(i)) == ""
}

// filled counts the cells that are not blank.
func (r *row) filled() (n int) {
	for i := range r.width() {
		n += once(!r.blank(i))
	}
	return n
}

// cell is the text at column i, without the spaces around it.
func (r *row) cell(i int) string {
	if i >= len(r.slots) {
		return ""
	}
	return strings.TrimSpace(r.raw(i))
}

// table is a sheet in memory.
type table struct {
	file    string
	sheet   string
	sheets  []string // sheet, and those whose rows were joined to its own
	rows    []row
	width   int      // columns that hold something in any row
	formats []string // codes of number formats
	since04 bool     // days count from 1904
}

// maxFormats is how many number formats a mark can tell apart; a workbook with more shows the currency of
// its amounts in some other way.
const maxFormats = 255

// errEnough ends the reading of a sheet of which the first rows will do.
var errEnough = say.Text("enough rows")

// readTable reads a sheet, or its first rows where limit is not 0.
func readTable(ctx context.Context, f *sheet.File, name string, limit int, progress func(done, total int64)) (*table, error) {
	t := &table{file: f.Name(), sheet: name, sheets: []string{name}, formats: []string{""}, since04: f.Since1904()}
	p := packer{table: t, index: map[string]uint8{"": 0}}
	merged, err := f.ReadRows(ctx, name, func(r sheet.Row) error {
		if limit > 0 && len(t.rows) == limit {
			return errEnough
		}
		p.pack(r)
		if progress != nil && len(t.rows)%1024 == 0 {
			progress(f.Progress())
		}
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return nil, err
	}
	p.settle()
	if progress != nil {
		progress(f.Progress())
	}
	return t, errors.Join(t.fillMerged(merged), t.unfold(), t.partMarks())
}

// packer fills a table so that it takes little more memory than its text.
type packer struct {
	table *table
	index map[string]uint8 // of number formats
	slots []slot
	text  []byte // of the rows from first on, which have theirs only when it is settled
	first int
}

// How many slots, and how many bytes of text, are allotted at a time.
const (
	slotSlab = 1 << 14
	textSlab = 1 << 18
)

func (p *packer) pack(r sheet.Row) {
	n, guard := len(r.Cells), guardOf(r.Cells)
	if len(p.slots)+n > cap(p.slots) {
		p.slots = make([]slot, 0, max(slotSlab, n))
	}
	from, before := len(p.slots), len(p.text)
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.Kind == sheet.Number && strings.HasSuffix(c.Format, "%") {
			c.Kind, c.Text = sheet.Text, inPercent(c.Text)
		}
		p.text = append(p.text, strings.TrimPrefix(c.Text, guard)...)
		p.slots = append(p.slots, slot{
			end:  int32(len(p.text) - before), // #nosec G115 -- cells and columns have limits
			mark: mark{kind: c.Kind, doubtful: c.Doubtful, format: p.format(c.Format)},
		})
	}
	p.table.width = max(p.table.width, n)
	p.table.rows = append(p.table.rows, row{number: r.Number, slots: p.slots[from:len(p.slots):len(p.slots)]})
	if len(p.text) >= textSlab {
		p.settle()
	}
}

// inPercent writes a number as a format for percentages shows it: 0.1 is 10%.
func inPercent(text string) string {
	number, err := decimal.NewFromString(text)
	if err != nil {
		return text
	}
	return number.Shift(2).String() + "%"
}

// guardOf is the grave accent by which WeChat Pay keeps spreadsheet programs from reading its cells, where all of a row's have it.
func guardOf(cells []sheet.Cell) string {
	const guard = "`"
	guarded := 0
	for i := range cells {
		switch text := cells[i].Text; {
		case strings.HasPrefix(text, guard):
			guarded++
		case text != "":
			return ""
		}
	}
	if guarded < 2 {
		return ""
	}
	return guard
}

// settle gives the last rows their text.
func (p *packer) settle() {
	text := string(p.text)
	for i := p.first; i < len(p.table.rows); i++ {
		r, size := &p.table.rows[i], int32(0)
		if n := len(r.slots); n > 0 {
			size = r.slots[n-1].end
		}
		r.text, text = text[:size], text[size:]
	}
	p.text, p.first = p.text[:0], len(p.table.rows)
}

// format gives the index of a number format in the table.
func (p *packer) format(code string) uint8 {
	format, known := p.index[code]
	if !known && len(p.table.formats) < maxFormats {
		format = uint8(len(p.table.formats)) // #nosec G115 -- below maxFormats
		p.index[code] = format
		p.table.formats = append(p.table.formats, code)
	}
	return format
}

// source is a row as it is kept with the record it makes.
func (t *table) source(r *row) data.SourceRow {
	cells := r
	if r.asIs != nil {
		cells = r.asIs
	}
	return data.SourceRow{File: t.file, Sheet: t.sheetOf(r), Row: r.number, Cells: cells.texts()}
}

// sheetOf is the name of the sheet that a row stands on.
func (t *table) sheetOf(r *row) string { return t.sheets[r.sheet] }

// join adds the rows of another table of the same workbook, from an index on.
func (t *table) join(other *table, from int) {
	p := packer{table: t, index: map[string]uint8{}}
	for i, code := range t.formats {
		p.index[code] = uint8(i) // #nosec G115 -- below maxFormats
	}
	formats := make([]uint8, len(other.formats))
	for i, code := range other.formats {
		formats[i] = p.format(code)
	}
	for _, row := range other.rows[from:] {
		row.sheet = len(t.sheets)
		for i := range row.slots {
			row.slots[i].format = formats[row.slots[i].format]
		}
		t.rows = append(t.rows, row)
	}
	t.sheets = append(t.sheets, other.sheet)
	t.width = max(t.width, other.width)
}

// mend gives cells the texts that the user set them to.
func (t *table) mend(mends []data.Mend) {
	for _, m := range mends {
		at, ok := slices.BinarySearchFunc(t.rows, m.Row, byNumber)
		if !ok || m.Sheet != t.sheet {
			continue
		}
		mended := t.rows[at].with(m.Column, m.Value, mark{kind: sheet.Text})
		t.rows[at] = mended
		t.width = max(t.width, mended.width())
	}
}
