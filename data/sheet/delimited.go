package sheet

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"parcelbook/data/say"
)

// delimited is text whose cells a character parts: a comma, semicolon, tab or bar, or any other that it names.
type delimited struct {
	*textFile
	delimiter byte
	told      bool // by a first line "sep=;", which is no row
	literal   bool // quotation marks are characters like any other
}

// delimiters are those looked for, and rareDelimiters those where none of them parts a line.
const delimiters, rareDelimiters = ",;\t|", "^~"

func openDelimited(text *textFile, sample string, opts Options) (container, error) {
	delimiter := opts.Delimiter
	d := &delimited{textFile: text}
	if told, length := toldDelimiter(sample); length > 0 {
		d.told, d.delimiter, sample = true, told, sample[length:]
	}
	if singleLine(sample) && !isRow(sample, opts) {
		return nil, notSpreadsheet("it is a single line of text")
	}
	switch {
	case parts(delimiter):
		d.delimiter = byte(delimiter) // #nosec G115 -- ASCII
	case delimiter != 0:
		return nil, &Failure{
			What: say.Textf("the character %s cannot separate cells", string(delimiter)),
			Do:   "choose a comma, semicolon, tab or bar",
		}
	case !d.told:
		d.delimiter = detectDelimiter(sample)
	}
	d.literal = d.delimiter == '\t' && d.quotesNothing()
	return d, nil
}

// quotesNothing tells a text whose quotation marks are mere characters, as in the files of programs that put tabs
// between cells and heed nothing else: it makes no sense as quoted text, no cell is quoted whole, and without
// quoting every row has as many cells as the others.
func (d *delimited) quotesNothing() bool {
	quoted := newRecordReader(d.whole(), d.delimiter)
	var err error
	for err == nil {
		err = quoted.next()
	}
	if !errors.Is(err, ErrDamaged) {
		return false
	}
	plain, width := newRecordReader(d.whole(), d.delimiter), 0
	plain.literal = true
	for err = plain.next(); err == nil; err = plain.next() {
		if len(plain.text) == 0 {
			continue
		}
		if width == 0 {
			width = len(plain.ends)
		}
		if len(plain.ends) != width || width == 1 {
			return false
		}
		for i := range plain.ends {
			if field := plain.field(i); len(field) > 1 && field[0] == '"' && field[len(field)-1] == '"' {
				return false
			}
		}
	}
	return err == io.EOF
}

// toldDelimiter reads a first line such as "sep=;" and gives its length, 0 where there is none.
func toldDelimiter(sample string) (delimiter byte, length int) {
	line, _, more := strings.Cut(sample, "\n")
	told := strings.TrimRight(line, "\r")
	if len(told) > 1 && told[0] == '"' && told[len(told)-1] == '"' {
		told = told[1 : len(told)-1]
	}
	const mark = "sep="
	if !more || len(told) != len(mark)+1 || !strings.EqualFold(told[:len(mark)], mark) || !parts(rune(told[len(mark)])) {
		return 0, 0
	}
	return told[len(mark)], len(line) + 1
}

// parts tells whether a character can part cells.
func parts(delimiter rune) bool {
	return delimiter > 0 && delimiter < utf8.RuneSelf && !strings.ContainsRune("\"\r\n", delimiter)
}

// isRow tells whether a single line is a row of a table: one pasted from a spreadsheet program, which puts tabs
// between cells, or a header.
func isRow(line string, opts Options) bool {
	return strings.Contains(strings.TrimSpace(line), "\t") || opts.Delimiter != 0 || opts.Score != nil && opts.Score(line) >= 2
}

// singleLine says whether the text has no line end but its last.
func singleLine(sample string) bool {
	return len(sample) < textSample && !strings.ContainsAny(strings.TrimSpace(sample), "\r\n")
}

func (d *delimited) kind() string     { return "csv" }
func (d *delimited) sheets() []string { return []string{""} }

// endingTabs takes out the tabs that some programs write at the end of each field, to keep its digits a text.
var endingTabs = strings.NewReplacer("\t,", ",", "\t;", ";", "\t|", "|", "\t\",", "\",", "\t\";", "\";", "\t\"|", "\"|")

// detectDelimiter chooses the delimiter by which the most records have the same number of fields, and among
// equals the one that gives more fields.
func detectDelimiter(sample string) byte {
	if end := strings.LastIndexAny(sample, "\r\n"); len(sample) == textSample && end > 0 {
		sample = sample[:end] // what is behind may be half a record
	}
	sample = endingTabs.Replace(sample)
	for _, set := range []string{delimiters, rareDelimiters} {
		best, bestShare, bestFields := byte(0), 0, 1
		for _, delimiter := range []byte(set) {
			share, fields := commonWidth(recordWidths(sample, delimiter))
			if share > bestShare || share == bestShare && fields > bestFields {
				best, bestShare, bestFields = delimiter, share, fields
			}
		}
		if best != 0 {
			return best
		}
	}
	return delimiters[0]
}

// commonWidth gives the number of fields, above one, that the most records have, and their share in thousandths.
func commonWidth(widths []int) (share, fields int) {
	counts := map[int]int{}
	for _, width := range widths {
		counts[width]++
	}
	for width, n := range counts {
		if n := n * 1000 / len(widths); width > 1 && (n > share || n == share && width > fields) {
			share, fields = n, width
		}
	}
	return share, fields
}

// recordWidths gives the number of fields of each record of the sample that is not blank.
func recordWidths(sample string, delimiter byte) []int {
	var widths []int
	in := newRecordReader(strings.NewReader(sample), delimiter)
	for in.next() == nil {
		if len(in.text) > 0 {
			widths = append(widths, len(in.ends))
		}
	}
	return widths
}

func (d *delimited) rows(_ string, out *emitter) error {
	in := newRecordReader(d.reader(out), d.delimiter)
	in.literal = d.literal
	if d.told {
		if err := in.next(); err != nil {
			return err
		}
	}
	var cells []Cell
	for number := 1; ; number++ {
		err := in.next()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			cells, err = d.cells(in, cells[:0])
		}
		if err != nil {
			return atRow(err, number)
		}
		if err := out.emit(number, cells); err != nil {
			return err
		}
	}
}

// cells makes cells of the current record.
func (d *delimited) cells(in *recordReader, cells []Cell) ([]Cell, error) {
	if err := d.checkLegible(in.text); err != nil {
		return nil, d.illegible(in, err)
	}
	text, start := string(in.text), 0 // one allocation for the row
	for i, end := range in.ends {
		value := unguarded(text[start:end])
		start = end
		if longerThanCell(value) {
			return nil, atColumn(tooLongCell(), i)
		}
		cell := Cell{Kind: Text, Text: value}
		if value == "" {
			cell.Kind = Empty
		}
		cells = append(cells, cell)
	}
	return cells, nil
}

// illegible adds the column to the failure of a record.
func (d *delimited) illegible(in *recordReader, err error) error {
	for i := range in.ends {
		if d.checkLegible(in.field(i)) != nil {
			return atColumn(err, i)
		}
	}
	return err
}

// unguarded strips the quotation mark with which Parcelbook's own export keeps a spreadsheet program from
// taking a text for a formula, also where the text itself begins with such marks.
func unguarded(value string) string {
	if len(value) < 2 || value[0] != '\'' {
		return value
	}
	if rest := strings.TrimLeft(value, "'"); rest != "" && strings.IndexByte("=+-@\t\r", rest[0]) >= 0 {
		return value[1:]
	}
	return value
}
