package sheet

import (
	"bytes"
	"io"

	"parcelbook/data/say"
)

// magics are the first bytes of files that are taken for spreadsheets by mistake.
var magics = []struct {
	bytes string
	what  say.Text
}{
	{"%PDF-", "a PDF document"},
	{"\x89PNG", "a picture (PNG)"},
	{"\xff\xd8\xff", "a picture (JPEG)"},
	{"GIF8", "a picture (GIF)"},
	{"{\\rtf", "a text document (RTF)"},
	{"\x1f\x8b", "an archive (gzip)"},
	{"Rar!", "an archive (RAR)"},
	{"7z\xbc\xaf", "an archive (7z)"},
	{"PK\x05\x06", "an empty zip archive"},
	{"MIME-Version:", "a web archive (MHTML)"},
	{"SQLite format 3\x00", "a database"},
}

const (
	zipMagic = "PK\x03\x04"
	oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
)

// oldStarts are the first bytes of .xls workbooks older than Excel 97 that are in no OLE container; web shops
// that write a workbook with a few lines of code still make them.
var oldStarts = []string{"\x09\x00\x04\x00", "\x09\x02\x06\x00", "\x09\x04\x06\x00", "\x09\x08\x08\x00"}

// identify tells the container by its content.
func identify(source io.ReaderAt, size int64, opts Options) (container, error) {
	head := make([]byte, 512)
	n, err := source.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return nil, err
	}
	head = head[:n]
	switch {
	case len(head) == 0:
		return nil, empty()
	case bytes.HasPrefix(head, []byte(zipMagic)):
		return openWorkbook(source, size)
	case bytes.HasPrefix(head, []byte(oleMagic)):
		return openCompound(source, size, opts.Password)
	case bytes.HasPrefix(head, []byte(legacyStart)):
		return openBareLegacy(source, size)
	}
	for _, start := range oldStarts {
		if bytes.HasPrefix(head, []byte(start)) {
			return nil, tooOldXLS()
		}
	}
	for _, magic := range magics {
		if bytes.HasPrefix(head, []byte(magic.bytes)) {
			return nil, notSpreadsheet(say.Textf("it is %s", magic.what))
		}
	}
	return openText(source, size, opts)
}

func empty() *Failure {
	return &Failure{What: "the file is empty, not a spreadsheet", Do: "fetch or export it again", Err: ErrEmpty}
}

func notSpreadsheet(what say.Text) *Failure {
	return &Failure{
		What: say.Textf("%s, not a spreadsheet", what), Do: "choose an .xlsx, .xls, .csv or .tsv file or an HTML table", Err: ErrNotSpreadsheet,
	}
}
