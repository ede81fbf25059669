package sheet

import (
	"bytes"
	"slices"
	"strings"
	"time"
)

// xmlBook is a workbook in a single XML document, as Excel 2002 and 2003 wrote it ("XML Spreadsheet 2003") and
// many web programs still do, mostly under the name of .xls.
type xmlBook struct {
	*textFile
	names   []string // of the worksheets, the visible ones first
	style   map[string]numberFormat
	since04 bool // dates count from 1904
}

const xmlBookSpace = "urn:schemas-microsoft-com:office:spreadsheet"

// namedFormats are the codes of the formats that such a workbook calls by name.
var namedFormats = map[string]string{
	"General Date": "m/d/yyyy h:mm", "Long Date": "dddd, mmmm dd, yyyy", "Medium Date": "d-mmm-yy", "Short Date": "m/d/yyyy",
	"Long Time": "h:mm:ss AM/PM", "Medium Time": "h:mm AM/PM", "Short Time": "h:mm",
	"Currency": "#,##0.00_);[Red](#,##0.00)", "Euro Currency": "[$€-2] #,##0.00", "Fixed": "0.00", "Standard": "#,##0.00",
	"Percent": "0.00%", "Scientific": "0.00E+00", "General Number": "General", "Yes/No": "General", "True/False": "General", "On/Off": "General",
}

// isXMLBook tells a workbook by the beginning of its text in lower case.
func isXMLBook(sample string) bool {
	return strings.Contains(sample, xmlBookSpace) && strings.Contains(sample, "workbook") && !strings.Contains(sample, "<html")
}

func openXMLBook(text *textFile) (container, error) {
	if text.size > maxHTML {
		return nil, tooLarge("the workbook is larger than %d MB", maxHTML>>20)
	}
	b := &xmlBook{textFile: text, style: map[string]numberFormat{}}
	x := newXMLReader(xmlBookPart, text.whole())
	x.decoded = true
	if err := b.load(x); err != nil {
		return nil, err
	}
	return b, x.finish()
}

const xmlBookPart = "the workbook"

func (b *xmlBook) kind() string     { return "xml" }
func (b *xmlBook) sheets() []string { return b.names }
func (b *xmlBook) from1904() bool   { return b.since04 }

// load reads the styles and the names of the sheets.
func (b *xmlBook) load(x *xmlReader) error {
	if err := x.root(spreadsheetML, "Workbook"); err != nil {
		return err
	}
	var hidden []string
	if err := x.children(1, func() error {
		switch {
		case x.is("Styles"):
			return b.readStyles(x)
		case x.is("Worksheet"):
			name := string(x.own("Name"))
			if slices.Contains(b.names, name) || slices.Contains(hidden, name) {
				return damaged("the workbook holds the sheet %q twice", name)
			}
			isHidden, err := findHidden(x)
			if isHidden {
				hidden = append(hidden, name)
			} else {
				b.names = append(b.names, name)
			}
			return err
		case string(x.local) == "ExcelWorkbook":
			return x.readEpoch(&b.since04)
		}
		return x.skip()
	}); err != nil {
		return err
	}
	b.names = append(b.names, hidden...)
	if len(b.names) == 0 {
		return damaged("the workbook holds no worksheet")
	}
	return nil
}

// readEpoch reads whether the element says that dates count from 1904.
func (x *xmlReader) readEpoch(since04 *bool) error {
	return x.children(x.depth(), func() error {
		*since04 = *since04 || string(x.local) == "Date1904"
		return x.skip()
	})
}

// findHidden reads through a worksheet to where it says whether it is seen.
func findHidden(x *xmlReader) (hidden bool, err error) {
	err = x.children(x.depth(), func() error {
		if string(x.local) != "WorksheetOptions" {
			return x.skip()
		}
		return x.children(x.depth(), func() error {
			isVisibility := string(x.local) == "Visible"
			said, err := x.content(nil)
			hidden = hidden || isVisibility && !bytes.Equal(trimSpace(said), []byte("SheetVisible"))
			return err
		})
	})
	return hidden && err == nil, err
}

// readStyles reads the number format of each style; one may take it from its parent.
func (b *xmlBook) readStyles(x *xmlReader) error {
	return x.children(x.depth(), func() error {
		id, format := string(x.own("ID")), b.style[string(x.own("Parent"))]
		if err := x.each("NumberFormat", func() {
			code := string(x.own("Format"))
			if named, ok := namedFormats[code]; ok {
				code = named
			}
			format = parseFormat(code)
		}); err != nil {
			return err
		}
		if b.style[id] = format; len(b.style) > maxStyles {
			return tooLarge("%s holds too many styles", x.part)
		}
		return nil
	})
}

func (b *xmlBook) rows(sheet string, out *emitter) error {
	x := newXMLReader(xmlBookPart, b.reader(out))
	x.decoded = true
	s := &xmlSheet{rowBuilder: newRowBuilder(out, b.since04), book: b, x: x}
	if err := x.root(spreadsheetML, "Workbook"); err != nil {
		return err
	}
	if err := x.children(1, func() error {
		if x.is("Worksheet") && string(x.own("Name")) == sheet {
			return s.read()
		}
		return x.skip()
	}); err != nil {
		return err
	}
	return x.finish()
}

// own gives the value of the current start tag's attribute that is unprefixed or of the spreadsheet namespace,
// nil where it has none.
func (x *xmlReader) own(local string) []byte {
	for i := range x.attrs {
		attr := &x.attrs[i]
		if string(attr.local) == local && (len(attr.prefix) == 0 || x.lookup(attr.prefix) == spreadsheetML) {
			return attr.value
		}
	}
	return nil
}

// wholeDay tells whether a moment as written has no time of day.
func wholeDay(moment []byte) bool { return bytes.HasSuffix(moment, []byte(" 00:00:00")) }

// clockOnly is the day before which a time of day alone is written.
func clockOnly(moment []byte) bool {
	return len(moment) > len(time.DateOnly) && (bytes.HasPrefix(moment, []byte("1899-12-3")) || bytes.HasPrefix(moment, []byte("1904-01-01")))
}
