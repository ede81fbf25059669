package sheet

import "io"

// htmlPage is an HTML page whose largest table is the sheet. Many shops call such a page .xls.
type htmlPage struct {
	*textFile
	table int // which of the page's tables
}

// maxHTML bounds a page, which is read twice.
const maxHTML = 256 << 20

func openHTML(text *textFile) (container, error) {
	if text.size > maxHTML {
		return nil, tooLarge("the page is larger than %d MB", maxHTML>>20)
	}
	filled := map[int]int{}
	whole := io.NewSectionReader(text.source, text.mark, text.size-text.mark)
	tables := newTableReader(text.decoded(whole), func(table int, row []htmlCell) error {
		for _, cell := range row {
			if len(cell.text) > 0 {
				filled[table]++
			}
		}
		return nil
	})
	if err := tables.read(); err != nil {
		return nil, err
	}
	if tables.begun == 0 {
		failure := notSpreadsheet("it is an HTML page with no table in it")
		failure.Do = "look at it in a browser: it may be a log-in or error page; then download the file again"
		return nil, failure
	}
	page := &htmlPage{textFile: text, table: 1}
	for table := range tables.begun {
		if filled[table+1] > filled[page.table] {
			page.table = table + 1
		}
	}
	return page, nil
}

func (p *htmlPage) kind() string     { return "html" }
func (p *htmlPage) encoding() string { return p.name }
func (p *htmlPage) sheets() []string { return []string{""} }

func (p *htmlPage) rows(_ string, out *emitter) error {
	grid := &tableGrid{page: p, out: out}
	tables := newTableReader(p.reader(out), func(table int, row []htmlCell) error {
		if table != p.table {
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
	for i := range cell.columns {
		g.taken[column+i] = max(g.taken[column+i], g.number+cell.rows-1)
	}
	return nil
}
