package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"parcelbook/data/intake/value"
	"parcelbook/data/sheet"
)

// splitRows parts the rows under the header into data, and totals of them. Padding, footers, the row that
// explains the header, and headers that are repeated are neither.
func (r *reader) splitRows() (rows, totals []row) {
	under := r.table.rows[r.layout.header+1:]
	footers := make([]*regexp.Regexp, 0, len(r.format.Footers))
	for _, pattern := range r.format.Footers {
		footers = append(footers, regexp.MustCompile(pattern))
	}
	carried := r.carried()
	rows = under[:0] // in place: what is taken out is not needed again
	last := -1
	for i := range under {
		row := &under[i]
		begins := row.sheet != last
		if last = row.sheet; begins {
			carried = r.carried()
		}
		r.emptyBlanks(row)
		first := firstText(row)
		if first != "" {
			carried.fill(row)
		}
		switch {
		case first == "", begins && r.format.DescriptionRow && r.describes(row), r.repeats(row):
		case r.namesTotal(row), r.isTotal(row, first):
			totals = append(totals, *row)
		case r.maySum(row):
			r.subtotals = append(r.subtotals, *row)
		case matches(footers, row):
		default:
			rows = append(rows, *row)
		}
	}
	return rows, totals
}

// carry fills the blank cells of some columns with what stands above them.
type carry struct {
	columns []int
	cells   []string
	marks   []mark
}

func (r *reader) carried() *carry {
	c := &carry{}
	for _, name := range r.format.Carry {
		field, _ := ParseField(name)
		for _, source := range r.layout.sources[field] {
			c.columns = append(c.columns, source...)
		}
	}
	c.cells, c.marks = make([]string, len(c.columns)), make([]mark, len(c.columns))
	return c
}

// carryOf is what a row has in some columns, blank or not.
func carryOf(row *row, columns []int) *carry {
	c := &carry{columns: columns, cells: make([]string, len(columns)), marks: make([]mark, len(columns))}
	for i, column := range columns {
		if c.marks[i].kind = sheet.Empty; column < row.width() {
			c.cells[i], c.marks[i] = row.raw(column), row.mark(column)
		}
	}
	return c
}

func (c *carry) fill(row *row) {
	var texts []string
	var marks []mark
	for i, column := range c.columns {
		if !row.blank(column) {
			c.cells[i], c.marks[i] = row.raw(column), row.mark(column)
			continue
		}
		if texts == nil {
			texts, marks = row.texts(), row.marks()
		}
		for len(texts) <= column {
			texts, marks = append(texts, ""), append(marks, mark{})
		}
		texts[column], marks[column] = c.cells[i], c.marks[i]
	}
	if texts != nil {
		*row = row.rewritten(texts, marks)
	}
}

// namesTotal says whether a row gives the statement's total in its own column, and no amount besides.
func (r *reader) namesTotal(row *row) bool {
	at := r.layout.total
	return at >= 0 && !row.blank(at) && !slices.ContainsFunc(r.amounts, func(column int) bool { return column != at && !row.blank(column) })
}

// firstText is what the first cell of a row says that is not blank.
func firstText(row *row) string {
	for i := range row.width() {
		if !row.blank(i) {
			return row.cell(i)
		}
	}
	return ""
}

func matches(patterns []*regexp.Regexp, row *row) bool {
	if len(patterns) == 0 {
		return false
	}
	text := strings.Join(slices.DeleteFunc(row.texts(), func(s string) bool { return strings.TrimSpace(s) == "" }), " ")
	for _, p := range patterns {
		if p.MatchString(text) {
			return true
		}
	}
	return false
}

// describes says whether a row explains the columns: words where order numbers would be, and nowhere a value.
func (r *reader) describes(row *row) bool {
	said := false
	for _, column := range r.identity() {
		text := row.cell(column)
		said = said || text != ""
		if strings.ContainsFunc(text, unicode.IsDigit) && !strings.Contains(text, " ") {
			return false
		}
	}
	for column := range row.width() {
		if row.blank(column) {
			continue
		}
		text := row.cell(column)
		if _, err := r.words.Figure(text); err == nil {
			return false
		}
		if _, err := r.words.Day(text); err == nil {
			return false
		}
	}
	return said
}

// identity gives the columns that tell records apart.
func (r *reader) identity() []int {
	var columns []int
	for _, field := range []Field{OrderNumber, Waybill} {
		for _, source := range r.layout.sources[field] {
			columns = append(columns, source...)
		}
	}
	return columns
}

// repeats says whether a row is the header once more.
func (r *reader) repeats(row *row) bool {
	if r.layout.header < 0 {
		return false
	}
	header := &r.table.rows[r.layout.header]
	same := 0
	for i := range row.width() {
		if row.blank(i) {
			continue
		}
		if i >= header.width() || row.raw(i) != header.raw(i) {
			return false
		}
		same++
	}
	return same >= 2
}

// isTotal says whether a row sums the others up: it begins with such a word and names no record.
func (r *reader) isTotal(row *row, first string) bool {
	if !r.words.totalWord(first) {
		return false
	}
	for _, column := range r.identity() {
		if text := row.cell(column); text != "" && !r.words.totalWord(text) {
			return false
		}
	}
	return true
}

// totalWord says whether a text stands before a total.
func (v *vocabulary) totalWord(text string) bool {
	if v.totals[value.Normalise(text)] {
		return true
	}
	outside, inside := value.Brackets(text)
	return inside != "" && v.totals[value.Normalise(outside)]
}
