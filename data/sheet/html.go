package sheet

import (
	"cmp"
	"fmt"
	"slices"
)

// htmlPage is an HTML page whose tables are the sheets. Many shops call such a page .xls.
type htmlPage struct {
	*textFile
	tables []pageTable // the one with the most cells first
	names  []string
}

// pageTable is what is known of a table of a page.
type pageTable struct {
	number        int // from 1
	cells         int // that hold something
	rows, columns int // rows that hold something, and the most such cells in one
}

// looksLikeData tells a table from one that lays a page out.
func (t pageTable) looksLikeData() bool { return t.rows > 1 && t.columns > 1 }

const (
	maxHTML       = 256 << 20 // bytes of a page, which is read twice
	maxPageTables = 500       // that are offered as sheets, each of which takes reading the page
)

func openHTML(text *textFile) (container, error) {
	if text.size > maxHTML {
		return nil, tooLarge("the page is larger than %d MB", maxHTML>>20)
	}
	page := &htmlPage{textFile: text}
	tables := newTableReader(text.whole(), page.count)
	if err := tables.read(); err != nil {
		return nil, err
	}
	if tables.begun == 0 {
		failure := notSpreadsheet("it is an HTML page with no table in it")
		failure.Do = "look at it in a browser: it may be a log-in or error page; then download the file again"
		return nil, failure
	}
	return page, page.arrange()
}

// count takes note of a row of a table.
func (p *htmlPage) count(number int, row []htmlCell) error {
	for len(p.tables) < number {
		p.tables = append(p.tables, pageTable{number: len(p.tables) + 1})
	}
	filled := 0
	for _, cell := range row {
		if len(cell.text) > 0 {
			filled++
		}
	}
	if table := &p.tables[number-1]; filled > 0 {
		table.cells += filled
		table.rows++
		table.columns = max(table.columns, filled)
	}
	return nil
}

// arrange makes sheets of the tables that look like data, or else of the one with the most cells. A single one
// has no name.
func (p *htmlPage) arrange() error {
	slices.SortStableFunc(p.tables, func(one, other pageTable) int { return cmp.Compare(other.cells, one.cells) })
	var data []pageTable
	for _, table := range p.tables {
		if table.looksLikeData() {
			data = append(data, table)
		}
	}
	switch {
	case len(data) > maxPageTables:
		return tooLarge("the page has more than %d tables", maxPageTables)
	case len(data) > 1:
		p.tables = data
		for _, table := range data {
			p.names = append(p.names, fmt.Sprintf("table %d", table.number))
		}
	default:
		p.tables, p.names = append(data, p.tables...)[:min(1, len(p.tables))], []string{""}
	}
	return nil
}

func (p *htmlPage) kind() string     { return "html" }
func (p *htmlPage) sheets() []string { return p.names }

func (p *htmlPage) rows(sheet string, out *emitter) error {
	at := slices.Index(p.names, sheet)
	grid := &tableGrid{page: p, out: out}
	tables := newTableReader(p.reader(out), func(table int, row []htmlCell) error {
		if at >= len(p.tables) || table != p.tables[at].number {
			return nil
		}
		return grid.add(row)
	})
	return tables.read()
}

// tableGrid lays the cells of a table's rows out in columns. A cell that spans several places has its value
// in the first.
type tableGrid struct {
	page   *htmlPage
	out    *emitter
	number int
	taken  []int // by column: the last row that a cell above spans
	cells  []Cell
	places int
}

func (g *tableGrid) add(row []htmlCell) error {
	g.number++
	g.cells = g.cells[:0]
	column := 0
	for _, cell := range row {
		for column < len(g.taken) && g.taken[column] >= g.number {
			column++
		}
		if err := g.put(column, cell); err != nil {
			return atRow(err, g.number)
		}
		column += cell.columns
	}
	if g.places += len(g.cells); g.places > maxCells {
		return atRow(tooLarge("the table has more than %d cells", maxCells), g.number)
	}
	return g.out.emit(g.number, g.cells)
}

func (g *tableGrid) put(column int, cell htmlCell) error {
	if column+cell.columns > maxColumns {
		return tooLarge("a row has at most %d columns", maxColumns)
	}
	err := g.page.checkLegible(cell.text)
	if err == nil && longerThanCell(cell.text) {
		err = tooLongCell()
	}
	if err != nil {
		return atColumn(err, column)
	}
	for len(g.taken) < column+cell.columns {
		g.taken = append(g.taken, 0)
	}
	for len(g.cells) <= column {
		g.cells = append(g.cells, Cell{})
	}
	if len(cell.text) > 0 {
		g.cells[column] = Cell{Kind: Text, Text: string(cell.text)}
	}
	if err := g.out.merge(column, g.number, g.number+cell.rows-1); err != nil {
		return err
	}
	for i := range cell.columns {
		g.taken[column+i] = max(g.taken[column+i], g.number+cell.rows-1)
	}
	return nil
}
