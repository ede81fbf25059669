package sheet

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// maxCells bounds the places of a sheet, the empty ones before a row's last cell included.
const maxCells = 1 << 28

// rowBuilder puts the cells of a workbook's row where they belong, whatever their order, and hands the row over.
type rowBuilder struct {
	out     *emitter
	since04 bool // dates count from 1904

	row, column int // where it is; 0 and -1 outside
	places      int
	cells       []Cell
	seen        []int       // by column: the last row with a cell there
	text        []byte      // values of the row that are not shared strings
	spans       []valueSpan // of the row's values in text
	digits      []byte      // scratch
}

// valueSpan says which part of text is the value of which cell.
type valueSpan struct {
	column, start, end int
}

func newRowBuilder(out *emitter, since04 bool) rowBuilder {
	return rowBuilder{out: out, since04: since04, column: -1, digits: make([]byte, 0, 64)}
}

// begin begins the row of that number.
func (b *rowBuilder) begin(row int) {
	b.cells, b.text, b.spans = b.cells[:0], b.text[:0], b.spans[:0]
	b.row, b.column = row, -1
}

// place makes room for a cell and goes there. No place is taken twice.
func (b *rowBuilder) place(column int) error {
	if column >= maxColumns {
		return damaged("a row has at most %d columns", maxColumns)
	}
	b.column = column
	for len(b.cells) <= column {
		b.cells = append(b.cells, Cell{})
	}
	for len(b.seen) < len(b.cells) {
		b.seen = append(b.seen, 0)
	}
	if b.seen[column] == b.row {
		return damaged("the cell %s%d is there twice", ColumnName(column), b.row)
	}
	b.seen[column] = b.row
	return nil
}

// end hands the row over.
func (b *rowBuilder) end() error {
	b.column = -1
	if b.places += len(b.cells); b.places > maxCells {
		return b.placed(tooLarge("the sheet has more than %d cells", maxCells))
	}
	text := string(b.text) // one allocation for the row
	for _, value := range b.spans {
		b.cells[value.column].Text = text[value.start:value.end]
	}
	return b.out.emit(b.row, b.cells)
}

// placed adds the current row and column to a failure that names none.
func (b *rowBuilder) placed(err error) error {
	if b.column >= 0 {
		err = atColumn(err, b.column)
	}
	return atRow(err, b.row)
}

// set gives the current cell a kind and, as its text, what was appended to b.text.
func (b *rowBuilder) set(kind Kind, text []byte) {
	b.cells[b.column].Kind = kind
	b.spans = append(b.spans, valueSpan{b.column, len(b.text), len(text)})
	b.text = text
}

func (b *rowBuilder) setText(text []byte) error {
	if len(text) == 0 {
		return nil
	}
	if longerThanCell(text) {
		return tooLongCell()
	}
	b.set(Text, append(b.text, text...))
	return nil
}

// tooLongCell is the failure of a text that no spreadsheet program could hold.
func tooLongCell() *Failure {
	failure := tooLarge("the cell holds more than %d characters", maxCellText)
	failure.Do = "shorten it"
	return failure
}

// longerThanCell tells whether a text has more UTF-16 units than a cell may hold.
func longerThanCell[T string | []byte](text T) bool {
	if len(text) <= maxCellText {
		return false
	}
	units := 0
	for _, r := range string(text) {
		units += max(utf16.RuneLen(r), 1)
	}
	return units > maxCellText
}

// setShared gives the current cell a string that other cells may have too.
func (b *rowBuilder) setShared(text string) error {
	if longerThanCell(text) {
		return tooLongCell()
	}
	if text != "" {
		cell := &b.cells[b.column]
		cell.Kind, cell.Text = Text, text
	}
	return nil
}

func (b *rowBuilder) setBool(value bool) {
	cell := &b.cells[b.column]
	cell.Kind, cell.Text = Bool, "FALSE"
	if value {
		cell.Text = "TRUE"
	}
}

// setUnstored marks the current cell as a formula without its result.
func (b *rowBuilder) setUnstored() {
	cell := &b.cells[b.column]
	cell.Kind, cell.Text = Error, NoStoredValue
}

func (b *rowBuilder) setISO(written string) {
	if text, ok := appendISO(b.text, written); ok {
		b.set(Date, text)
		return
	}
	b.set(Error, append(b.text, strconv.Quote(clip(written))+" is no date"...))
}

// clip shortens what a message quotes.
func clip(text string) string {
	const longest = 40
	for i := range text {
		if i > longest {
			return text[:i] + "…"
		}
	}
	return text
}

// setNumber gives the current cell a number, or the date or time that its format makes of it.
func (b *rowBuilder) setNumber(written []byte, shows shown) {
	number, ok := parseNumber(written, b.digits)
	if !ok {
		b.set(Error, append(b.text, strconv.Quote(clip(string(written)))+" is no number"...))
		return
	}
	b.setExact(&number, shows)
}

func (b *rowBuilder) setExact(number *exactNumber, shows shown) {
	doubtful := number.doubtful()
	if !doubtful {
		number.round()
	}
	switch shows {
	case showsNumber:
		b.cells[b.column].Doubtful = doubtful
		b.set(Number, number.appendTo(b.text))
	case showsDigits:
		b.cells[b.column].Doubtful = doubtful
		b.setDigits(string(number.appendTo(nil)), leadingZeros(b.cells[b.column].Format))
	default:
		b.setMoment(number, shows)
	}
}

// setDigits gives a text of so many digits where a number has fewer and is nothing but digits.
func (b *rowBuilder) setDigits(number string, width int) {
	if missing := width - len(number); missing > 0 && strings.Trim(number, digits) == "" {
		b.set(Text, append(append(b.text, strings.Repeat("0", missing)...), number...))
		return
	}
	b.set(Number, append(b.text, number...))
}

// setMoment gives what a serial number shows in a date or time format.
func (b *rowBuilder) setMoment(serial *exactNumber, shows shown) {
	day, second, ok := serial.days()
	switch {
	case ok && shows == showsElapsed:
		b.set(Text, appendClock(b.text, day*secondsPerDay+second))
		return
	case ok && shows == showsTime && day == 0:
		b.set(Text, appendClock(b.text, second))
		return
	}
	unix, real := calendarDay(day, b.since04)
	if !ok || !real {
		text := append(b.text, "the date with the serial number "...)
		b.set(Error, append(serial.appendTo(text), " does not exist"...))
		return
	}
	text := appendDay(b.text, unix)
	if shows != showsDate || second != 0 {
		text = appendClock(append(text, ' '), second)
	}
	b.set(Date, text)
}
