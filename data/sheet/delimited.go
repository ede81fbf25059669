package sheet

import (
	"cmp"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"parcelbook/data/say"
)

// delimited is text whose cells a character parts: a comma, semicolon, tab or bar, or any other that it names.
type delimited struct {
	*textFile
	delimiter byte
	told      bool // by a first line "sep=;", which is no row
	quoting   quoting
}

// delimiters are those looked for, rareDelimiters those that count only where none of them parts a line, or where they
// part every line alike and the others do not, and oddDelimiters those that must part every line alike, for texts have them.
const delimiters, rareDelimiters, oddDelimiters = ",;\t|", "^~", `#*!%&$+:/\`

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
	if d.delimiter == '\t' && d.quotesNothing() {
		d.quoting = literal
	} else {
		d.quoting = detectQuoting(sample, d.delimiter)
	}
	return d, nil
}

// quotesNothing tells a text whose quotation marks are mere characters, as in the files of programs that put tabs
// between cells and heed nothing else: it makes no sense as quoted text, no cell is quoted whole, and without
// quoting every row has as many cells as the others.
func (d *delimited) quotesNothing() bool {
	quoted := newRecordReader(d.whole(), d.delimiter, doubled)
	var err error
	for err == nil {
		err = quoted.next()
	}
	if !errors.Is(err, ErrDamaged) {
		return false
	}
	plain, width := newRecordReader(d.whole(), d.delimiter, literal), 0
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
	sample = endingTabs.Replace(wholeRecords(sample))
	usual, rare, odd := likeliestOf(delimiters, sample), likeliestOf(rareDelimiters, sample), likeliestOf(oddDelimiters, sample)
	switch {
	case usual.all():
		return usual.delimiter
	case rare.all():
		return rare.delimiter
	case odd.all() && !usual.holdsAgainst(odd):
		return odd.delimiter
	default:
		return cmp.Or(usual.delimiter, rare.delimiter, delimiters[0])
	}
}

// parting is how a delimiter parts a text; the zero one parts nothing.
type parting struct {
	delimiter byte
	share     int  // of the records that have the same number of fields, in thousandths
	fields    int  // that number, above one
	header    bool // the first record has as many
	whole     bool // all records could be told apart
}

// all tells whether every record comes to be alike.
func (p parting) all() bool { return p.whole && p.share == 1000 }

// holdsAgainst tells a usual delimiter that parts most records alike from a mere sign, such as that of an order's number, which
// may stand once in each of them.
func (p parting) holdsAgainst(odd parting) bool {
	return p.share >= 500 && (p.fields > odd.fields || p.fields == odd.fields && p.header)
}

// likeliestOf gives how that of the delimiters parts the sample by which the most records are alike.
func likeliestOf(set, sample string) parting {
	best := parting{fields: 1}
	for _, delimiter := range []byte(set) {
		widths, whole := recordWidths(sample, delimiter, doubled)
		records, fields := commonWidth(widths)
		share := records * 1000 / max(1, len(widths))
		if share > best.share || share == best.share && fields > best.fields {
			best = parting{delimiter, share, fields, widths[0] == fields, whole}
		}
	}
	return best
}

// wholeRecords cuts off what may be half a record.
func wholeRecords(sample string) string {
	if end := strings.LastIndexAny(sample, "\r\n"); len(sample) == textSample && end > 0 {
		return sample[:end]
	}
	return sample
}

// detectQuoting goes by the number of records that come to be as wide as most: where marks are used otherwise than is
// usual, separators inside of them make some wider.
func detectQuoting(sample string, delimiter byte) quoting {
	sample = wholeRecords(sample)
	usual := alike(sample, delimiter, doubled)
	switch {
	case strings.Contains(sample, string(delimiter)+` "`) && alike(sample, delimiter, spaced) >= usual:
		return spaced
	case strings.Contains(sample, `\"`) && alike(sample, delimiter, backslashed) > usual:
		return backslashed
	default:
		return doubled
	}
}

// alike counts the records that have as many fields as most.
func alike(sample string, delimiter byte, q quoting) int {
	widths, _ := recordWidths(sample, delimiter, q)
	n, _ := commonWidth(widths)
	return n
}

// commonWidth gives the number of fields, above one, that the most records have, and how many have it.
func commonWidth(widths []int) (records, fields int) {
	counts := map[int]int{}
	for _, width := range widths {
		counts[width]++
	}
	for width, n := range counts {
		if width > 1 && (n > records || n == records && width > fields) {
			records, fields = n, width
		}
	}
	return records, fields
}

// recordWidths gives the number of fields of each record of the sample that is not blank, as far as the marks in it make sense;
// whole says that they do to its end.
func recordWidths(sample string, delimiter byte, q quoting) (widths []int, whole bool) {
	in := newRecordReader(strings.NewReader(sample), delimiter, q)
	var err error
	for err = in.next(); err == nil; err = in.next() {
		if len(in.text) > 0 {
			widths = append(widths, len(in.ends))
		}
	}
	return widths, err == io.EOF
}

// endOfText is what old programs write behind the last line.
const endOfText = "\x1a"

func (d *delimited) rows(_ string, out *emitter) error {
	in := newRecordReader(d.reader(out), d.delimiter, d.quoting)
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
		if err == nil && string(in.text) == endOfText {
			continue
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
		told := text[start:end]
		value := asText(told)
		start = end
		if longerThanCell(value) {
			return nil, atColumn(tooLongCell(), i)
		}
		cell := Cell{Kind: Text, Text: value}
		if value == "" {
			cell.Kind = Empty
		} else if isError(told) {
			cell.Kind = Error
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

// asText takes off what keeps a spreadsheet program from making a number, a formula or an error of a text: the quotation mark of
// Parcelbook's own export, also where the text itself begins with such marks, or the formula ="00123" of other programs.
func asText(value string) string {
	if len(value) < 2 {
		return value
	}
	if value[0] == '\'' {
		if rest := strings.TrimLeft(value, "'"); rest != "" && (strings.IndexByte("=+-@\t\r", rest[0]) >= 0 || looksError(rest)) {
			return value[1:]
		}
		return value
	}
	if inside, begins := strings.CutPrefix(value, `="`); begins {
		if inside, ends := strings.CutSuffix(inside, `"`); ends && !strings.Contains(strings.ReplaceAll(inside, `""`, ""), `"`) {
			return strings.ReplaceAll(inside, `""`, `"`)
		}
	}
	return value
}

// looksError tells whether Parcelbook's own export writes a text so that no spreadsheet program takes it for an error.
func looksError(text string) bool {
	return text[0] == '#' && (text == "#N/A" || strings.IndexByte("!?", text[len(text)-1]) >= 0)
}

// isError tells whether a text is what a spreadsheet program writes for a value that it has not.
func isError(text string) bool {
	return text != "" && text[0] == '#' && slices.Contains([]string{"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#ERROR!", "#SPILL!", "#CALC!"}, text)
}
