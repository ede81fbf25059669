package sheet

import (
	"bytes"
	"io"
	"strings"
)

// delimited is comma-, semicolon-, tab- or bar-separated text.
type delimited struct {
	*textFile
	delimiter byte
	told      bool // by a first line "sep=;", which is no row
}

const delimiters = ",;\t|"

func openDelimited(text *textFile, sample string, opts Options) (container, error) {
	delimiter := opts.Delimiter
	d := &delimited{textFile: text}
	first, _, more := strings.Cut(sample, "\n")
	first = strings.TrimRight(first, "\r")
	if told, ok := strings.CutPrefix(strings.ToLower(first), "sep="); ok && len(told) == 1 && more {
		d.told, d.delimiter = true, told[0]
		sample = sample[strings.IndexByte(sample, '\n')+1:]
	}
	if singleLine(sample) && (opts.Score == nil || opts.Score(sample) < 2) {
		return nil, notSpreadsheet("it is a single line of text")
	}
	switch {
	case delimiter > 0 && delimiter < 0x80 && !strings.ContainsRune("\"\r\n", delimiter):
		d.delimiter = byte(delimiter)
	case delimiter != 0:
		return nil, &Failure{
			What: "the character " + string(delimiter) + " cannot separate cells",
			Do:   "choose a comma, semicolon, tab or bar",
		}
	case !d.told:
		d.delimiter = detectDelimiter(sample)
	}
	return d, nil
}

// singleLine says whether the text has no line end but its last.
func singleLine(sample string) bool {
	return len(sample) < textSample && !strings.ContainsAny(strings.TrimSpace(sample), "\r\n")
}

func (d *delimited) kind() string     { return "csv" }
func (d *delimited) encoding() string { return d.name }
func (d *delimited) sheets() []string { return []string{""} }

// endingTabs takes out the tabs that some programs write at the end of each field, to keep its digits a text.
var endingTabs = strings.NewReplacer("\t,", ",", "\t;", ";", "\t|", "|", "\t\",", "\",", "\t\";", "\";", "\t\"|", "\"|")

// detectDelimiter chooses the delimiter by which the most records have the same number of fields, and among
// equals the one that gives more fields.
func detectDelimiter(sample string) byte {
	sample = endingTabs.Replace(sample)
	best, bestShare, bestFields := byte(','), 0, 1
	for _, delimiter := range []byte(delimiters) {
		widths := recordWidths(sample, delimiter)
		counts := map[int]int{}
		for _, fields := range widths {
			counts[fields]++
		}
		for fields, n := range counts {
			share := n * 1000 / len(widths)
			if fields > 1 && (share > bestShare || share == bestShare && fields > bestFields) {
				best, bestShare, bestFields = delimiter, share, fields
			}
		}
	}
	return best
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
	if len(sample) == textSample && len(widths) > 1 {
		widths = widths[:len(widths)-1] // the sample may cut it
	}
	return widths
}

func (d *delimited) rows(_ string, out *emitter) error {
	in := newRecordReader(d.reader(out), d.delimiter)
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
// taking a text for a formula.
func unguarded(value string) string {
	if len(value) > 1 && value[0] == '\'' && bytes.IndexByte([]byte("=+-@\t\r"), value[1]) >= 0 {
		return value[1:]
	}
	return value
}
