package sheet

import (
	"bufio"
	"io"
	"strings"

	"parcelbook/data/say"
)

// quoting is how a delimited text uses quotation marks.
type quoting uint8

const (
	doubled     quoting = iota // they open a field that begins with one; two in a row are one of its characters
	spaced                     // so they do behind spaces too
	backslashed                // and a backslash before one, or before another backslash, makes it a character
	literal                    // they are characters like any other
)

// recordReader splits delimited text into records (RFC 4180, with what spreadsheet programs forgive): a
// quotation mark inside a field that does not begin with one is a character like any other.
type recordReader struct {
	in        *bufio.Reader
	delimiter byte
	quoting   quoting
	text      []byte // of the record, fields one after another
	ends      []int  // of the fields in text
}

func newRecordReader(in io.Reader, delimiter byte, q quoting) *recordReader {
	return &recordReader{in: bufio.NewReaderSize(in, 64<<10), delimiter: delimiter, quoting: q}
}

// maxField is a cell's length in bytes at its widest.
const maxField = 4 * maxCellText

// field gives the field at index i of the current record.
func (r *recordReader) field(i int) []byte {
	start := 0
	if i > 0 {
		start = r.ends[i-1]
	}
	return r.text[start:r.ends[i]]
}

// next reads a record; a blank line is one with a single empty field. It gives io.EOF after the last. A
// Failure has its column, not its row.
func (r *recordReader) next() error {
	r.text, r.ends = r.text[:0], r.ends[:0]
	if _, err := r.in.Peek(1); err != nil {
		return err
	}
	for {
		last, err := r.readField()
		if err != nil {
			return err
		}
		r.ends = append(r.ends, len(r.text))
		if last {
			return nil
		}
		if len(r.ends) == maxColumns {
			return tooLarge("a row has at most %d columns", maxColumns)
		}
	}
}

// readField reads a field and what ends it, and tells whether that ends the record too.
func (r *recordReader) readField() (last bool, err error) {
	start := len(r.text)
	c, err := r.in.ReadByte()
	for ; r.quoting == spaced && err == nil && c == ' '; c, err = r.in.ReadByte() {
		r.text = append(r.text, c)
	}
	if err == nil && c == '"' && r.quoting != literal {
		r.text = r.text[:start]
		c, err = r.readQuoted(start)
	}
	for ; err == nil; c, err = r.in.ReadByte() {
		switch c {
		case r.delimiter:
			return false, nil
		case '\n':
			return true, nil
		case '\r':
			return true, r.skipNewline()
		}
		r.text = append(r.text, c)
		if len(r.text)-start > maxField {
			return false, r.here(tooLongCell())
		}
	}
	if err == io.EOF {
		return true, nil
	}
	return false, err
}

// skipNewline passes the second half of a CR LF.
func (r *recordReader) skipNewline() error {
	c, err := r.in.ReadByte()
	if err == io.EOF {
		return nil
	}
	if err == nil && c != '\n' {
		err = r.in.UnreadByte()
	}
	return err
}

// readQuoted reads a quoted field behind its first quotation mark and gives the byte behind its last. Where
// that neither separates nor ends, the mark was none of ours; if the field seems to have swallowed
// separators by then, rows would be lost in it, so it is refused. So is one that swallowed a tab that separates and
// a line end: no cell of such a text holds both.
func (r *recordReader) readQuoted(start int) (byte, error) {
	var inside swallowed
	for {
		c, err := r.in.ReadByte()
		if err == nil && c == '\\' && r.quoting == backslashed {
			c, err = r.readEscaped()
		} else if err == nil && c == '"' {
			spaces := 0
			if c, spaces, err = r.behindMark(); err == io.EOF || err == nil && (c != '"' || spaces > 0) {
				if err == nil && !r.separates(c) {
					r.text = append(r.text, strings.Repeat(" ", spaces)...)
				}
				if inside.rows() || inside.any() && err == nil && !r.separates(c) {
					return 0, r.here(damaged("a quotation mark is missing or too many"))
				}
				return c, err
			}
		} else {
			inside.take(c, r.delimiter)
		}
		if err == io.EOF || len(r.text)-start > maxField {
			return 0, r.here(damaged("the quotation mark that opens the cell is never closed"))
		}
		if err != nil {
			return 0, err
		}
		r.text = append(r.text, c)
	}
}

// behindMark gives the byte behind a quotation mark; where spaces may stand there, the one behind them, and their number.
func (r *recordReader) behindMark() (c byte, spaces int, err error) {
	for c, err = r.in.ReadByte(); r.quoting == spaced && err == nil && c == ' '; spaces++ {
		c, err = r.in.ReadByte()
	}
	return c, spaces, err
}

// readEscaped gives the character behind a backslash that makes a mere character of it, else the backslash.
func (r *recordReader) readEscaped() (byte, error) {
	next, err := r.in.Peek(1)
	if err != nil || next[0] != '"' && next[0] != '\\' {
		return '\\', nil // a lack of more shows on the next read
	}
	return r.in.ReadByte()
}

func (r *recordReader) separates(c byte) bool { return c == r.delimiter || c == '\n' || c == '\r' }

// swallowed is what a quoted field holds that would separate outside of it.
type swallowed struct{ delimiters, tabs, lines bool }

func (s *swallowed) take(c, delimiter byte) {
	switch c {
	case delimiter:
		s.delimiters, s.tabs = true, c == '\t'
	case '\n', '\r':
		s.lines = true
	}
}

func (s *swallowed) any() bool { return s.delimiters || s.lines }

// rows tells whether it looks like the end of one row of a tab-separated text and the beginning of another.
func (s *swallowed) rows() bool { return s.tabs && s.lines }

// here adds the column being read.
func (r *recordReader) here(failure *Failure) error {
	failure.Column = ColumnName(len(r.ends))
	if failure.Do == doSaveAgain {
		failure.Do = say.Textf("mend it in a text editor, or %s", doFetchAgain)
	}
	return failure
}
