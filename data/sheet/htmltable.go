package sheet

import (
	"bytes"
	"errors"
	"io"
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlCell is a cell of an HTML table, its text as a browser shows it.
type htmlCell struct {
	text          []byte
	columns, rows int    // that it spans
	exact         []byte // the number that it shows, as the program that saved it notes it beside; nil without
}

// tableReader walks through a page and gives every row of every table when it is complete, with the
// number of the table, from 1. It reads token by token: a page of 100,000 rows is no tree in memory.
type tableReader struct {
	tokens *html.Tokenizer
	visit  func(table int, row []htmlCell) error
	begun  int // tables so far
	open   []openTable
	hidden atom.Atom // the element whose text is none, such as script
}

// openTable is a table that is being read; one in a cell of another comes behind it.
type openTable struct {
	number        int
	cells         []htmlCell
	inRow, inCell bool
	space         bool // white space is due before the next word
}

const (
	maxNested  = 64
	maxColSpan = 1_000  // by the HTML standard
	maxRowSpan = 65_534 // by the HTML standard
)

func newTableReader(in io.Reader, visit func(int, []htmlCell) error) *tableReader {
	r := &tableReader{tokens: html.NewTokenizer(in), visit: visit}
	r.tokens.SetMaxBuf(maxToken)
	return r
}

func (r *tableReader) read() error {
	for {
		var err error
		switch r.tokens.Next() {
		case html.ErrorToken:
			return r.end()
		case html.TextToken:
			if table := r.current(); table != nil && table.inCell && r.hidden == 0 {
				err = table.addText(r.tokens.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			err = r.startTag()
		case html.EndTagToken:
			name, _ := r.tokens.TagName()
			err = r.endTag(atom.Lookup(name))
		}
		if err != nil {
			return err
		}
	}
}

func (r *tableReader) end() error {
	err := r.tokens.Err()
	switch {
	case errors.Is(err, html.ErrBufferExceeded):
		return tooLarge("the page has a run of more than %d bytes", maxToken)
	case err != io.EOF:
		return err
	case len(r.open) > 0:
		failure := damaged("the page breaks off inside a table")
		failure.Do = doFetchAgain
		return failure
	}
	return nil
}

func (r *tableReader) current() *openTable {
	if len(r.open) == 0 {
		return nil
	}
	return &r.open[len(r.open)-1]
}

func (r *tableReader) startTag() error {
	name, more := r.tokens.TagName()
	tag := atom.Lookup(name)
	table := r.current()
	switch {
	case tag == atom.Script || tag == atom.Style:
		r.hidden = tag
	case tag == atom.Table:
		if len(r.open) == maxNested {
			return tooLarge("the page nests its tables too deeply")
		}
		r.begun++
		r.open = append(r.open, openTable{number: r.begun})
	case table == nil:
	case tag == atom.Tr:
		if err := r.endRow(); err != nil {
			return err
		}
		table.inRow = true
	case tag == atom.Td || tag == atom.Th:
		return r.startCell(table, more)
	case tag == atom.Br || isBlock(tag):
		table.breakLine(tag == atom.Br)
	}
	return nil
}

func (r *tableReader) startCell(table *openTable, more bool) error {
	if len(table.cells) == maxColumns {
		return tooLarge("a row has at most %d columns", maxColumns)
	}
	cell := htmlCell{columns: 1, rows: 1}
	for more {
		var key, value []byte
		key, value, more = r.tokens.TagAttr()
		switch string(key) {
		case "colspan":
			cell.columns = span(value, 1, maxColSpan)
		case "rowspan":
			cell.rows = span(value, maxRowSpan, maxRowSpan)
		case "x:num", "sdval": // of Excel and LibreOffice
			cell.exact = bytes.Clone(value)
		}
	}
	table.endCell()
	table.cells = append(table.cells, cell)
	table.inRow, table.inCell, table.space = true, true, false
	return nil
}

func (r *tableReader) endTag(tag atom.Atom) error {
	if tag == r.hidden {
		r.hidden = 0
	}
	table := r.current()
	switch {
	case table == nil:
	case tag == atom.Table:
		if err := r.endRow(); err != nil {
			return err
		}
		r.open = r.open[:len(r.open)-1]
	case tag == atom.Tr, tag == atom.Thead, tag == atom.Tbody, tag == atom.Tfoot:
		return r.endRow()
	case tag == atom.Td, tag == atom.Th:
		table.endCell()
	case isBlock(tag):
		table.breakLine(false)
	}
	return nil
}

// endRow gives the row that is being read, if there is one.
func (r *tableReader) endRow() error {
	table := r.current()
	if !table.inRow {
		return nil
	}
	table.endCell()
	err := r.visit(table.number, table.cells)
	table.cells, table.inRow = table.cells[:0], false
	return err
}

// endCell trims the cell that is being read, no-break spaces included where there is nothing else.
func (t *openTable) endCell() {
	if !t.inCell {
		return
	}
	t.inCell = false
	cell := &t.cells[len(t.cells)-1]
	cell.text = bytes.TrimRight(cell.text, "\n")
	if len(bytes.TrimSpace(cell.text)) == 0 {
		cell.text = nil
	}
	if len(cell.exact) > 0 && isRounded(cell.text) {
		cell.text = cell.exact
	}
}

// isRounded tells whether a number is shown as "8.01235E+15", which is how long order numbers lose their digits.
func isRounded(text []byte) bool {
	mantissa, exponent, found := bytes.Cut(text, []byte("E+"))
	return found && len(mantissa) > 0 && len(exponent) > 0 &&
		len(bytes.Trim(mantissa, "-0123456789.,")) == 0 && len(bytes.Trim(exponent, digits)) == 0
}

// addText adds characters, runs of white space becoming one blank.
func (t *openTable) addText(text []byte) error {
	cell := &t.cells[len(t.cells)-1]
	for _, c := range text {
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' {
			t.space = true
			continue
		}
		if n := len(cell.text); t.space && n > 0 && cell.text[n-1] != '\n' {
			cell.text = append(cell.text, ' ')
		}
		t.space = false
		cell.text = append(cell.text, c)
	}
	if len(cell.text) > maxField {
		return tooLongCell()
	}
	return nil
}

// breakLine begins a new line of the cell; always, or unless one has just begun.
func (t *openTable) breakLine(always bool) {
	if !t.inCell {
		return
	}
	t.space = false
	cell := &t.cells[len(t.cells)-1]
	if n := len(cell.text); n > 0 && (always || cell.text[n-1] != '\n') {
		cell.text = append(cell.text, '\n')
	}
}

func isBlock(tag atom.Atom) bool {
	switch tag {
	case atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3, atom.H4, atom.Hr:
		return true
	default:
		return false
	}
}

// span reads colspan or rowspan; zero stands for what the standard gives it.
func span(value []byte, zero, most int) int {
	n, err := strconv.Atoi(string(bytes.TrimSpace(value)))
	switch {
	case err != nil || n < 0:
		return 1
	case n == 0:
		return zero
	default:
		return min(n, most)
	}
}
