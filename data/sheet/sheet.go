// Package sheet turns the bytes of a spreadsheet into cells: xlsx, old xls and XML workbooks, delimited text and
// HTML tables.
//
// It knows nothing of orders or money. It never writes to a file, decides by content and never by a file's
// extension, reads row by row in bounded memory, and refuses what it cannot read whole, naming the place,
// for a row lost in silence is money lost in silence.
package sheet

// Kind says what a cell holds.
type Kind uint8

// The kinds of cell.
const (
	Empty  Kind = iota // nothing, an empty text included
	Text               // characters, as they are in the file
	Number             // an exact decimal
	Bool               // TRUE or FALSE
	Date               // a day, or a day with the time of day
	Error              // an error of the spreadsheet (#N/A), or a value that cannot be had, with the reason
)

// String names the kind in lower case.
func (k Kind) String() string {
	switch k {
	case Empty:
		return "empty"
	case Text:
		return "text"
	case Number:
		return "number"
	case Bool:
		return "bool"
	case Date:
		return "date"
	default:
		return "error"
	}
}

// Cell is one cell as faithfully as the file holds it.
type Cell struct {
	Kind Kind
	// Text is the value.
	//   - Text: as it is, leading and trailing spaces kept.
	//   - Number: a plain decimal without exponent, rounded to the 15 significant digits that spreadsheet
	//     programs keep (19.989999999999998 is 19.99). A number whose whole part is longer than that keeps
	//     all the digits of the file.
	//   - Bool: "TRUE" or "FALSE".
	//   - Date: "2006-01-02" or "2006-01-02 15:04:05".
	//   - Error: the code, such as "#N/A", or why there is no value, such as NoStoredValue.
	Text string
	// Doubtful marks a Number whose whole part has more than 15 digits: spreadsheet programs turn the
	// digits after the fifteenth into zeros, so as an order number it cannot be trusted.
	Doubtful bool
	// Format is the code of the cell's number format, such as `"US$"#,##0.00`, by which amounts show their
	// currency. It is "" for General and wherever a container has no formats.
	Format string
}

// NoStoredValue is the Text of an Error cell whose formula was saved without its result.
const NoStoredValue = "formula without a stored value; open the file in a spreadsheet program and save it again"

// Row is one row of a sheet.
type Row struct {
	// Number is the row's number as a spreadsheet program shows it, from 1.
	Number int
	// Cells is indexed by column and ends with the last cell that holds something. The slice is reused for
	// the next row; the strings in it may be kept.
	Cells []Cell
}

// Merged is a cell that spans the rows below its own, which hold nothing there. Its value is that of its first row.
type Merged struct {
	Column      int // from 0
	First, Last int // numbers of rows
}

// Options adjust how a file is opened. The zero value detects everything.
type Options struct {
	// Password opens an encrypted workbook.
	Password string
	// Encoding names the encoding of text ("gb18030", "windows-1251", …) instead of detecting it.
	Encoding string
	// Delimiter separates the cells of delimited text; 0 detects it.
	Delimiter rune
	// Score counts the words of a text that a header may hold. It ranks the candidate decodings of text that has
	// no byte order mark and is not UTF-8; without it, or where it ties, the plausibility of the letters decides.
	// A single line of text is a table only where it scores two or more.
	Score func(text string) int
}

// Limits of a sheet, those of the xlsx format itself.
const (
	maxRows     = 1_048_576
	maxColumns  = 16_384
	maxCellText = 32_767 // UTF-16 units
	maxMerged   = maxRows
)

// maxUnpacked bounds what a workbook may unpack to, in bytes, all its parts together.
const maxUnpacked = 1 << 30

// ColumnName gives the letters of the column with index i: 0 is "A", 26 is "AA".
func ColumnName(i int) string {
	var letters [8]byte
	at := len(letters)
	for i >= 0 && at > 0 {
		at--
		letters[at] = byte('A' + i%26)
		i = i/26 - 1
	}
	return string(letters[at:])
}
