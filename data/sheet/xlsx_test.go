package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWorksheetCells(t *testing.T) {
	cases := []struct{ name, rows, want string }{
		{"AlternateContent gives its fallback", `<row r="1"><mc:AlternateContent><mc:Choice Requires="x14"><c r="A1"><v>7</v></c></mc:Choice>` +
			`<mc:Fallback><c r="A1"><v>1</v></c></mc:Fallback></mc:AlternateContent><c r="B1"><v>2</v></c></row>`, "1: number 1|number 2"},
		{"an AlternateContent around rows", `<mc:AlternateContent><mc:Fallback><row r="2"><c r="A2"><v>1</v></c></row></mc:Fallback></mc:AlternateContent>` +
			`<row r="3"><c r="A3"><v>2</v></c></row>`, "2: number 1\n3: number 2"},
		{"spaces are kept", `<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> a	</t></is></c></row>`, "1: text  a\t"},
		{"an empty text is an empty cell", `<row r="1"><c r="A1" t="inlineStr"><is><t/></is></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1"><v>1</v></c></row>`, "1: -|-|number 1"},
		{"a row of empty cells is skipped", `<row r="1"><c r="A1" s="1"/></row><row r="2"><c r="A2"><v>1</v></c></row>`, "2: number 1"},
		{"rows without numbers follow on", `<row r="5"><c><v>1</v></c></row><row><c><v>2</v></c></row>`, "5: number 1\n6: number 2"},
		{"references and entities", `<row r="1"><c r="A1" t="str"><v>a&amp;b &#x4e2d;&#20013;&lt;&quot;</v></c></row>`, `1: text a&b 中中<"`},
		{"CDATA and comments inside a value", `<row r="1"><c r="A1" t="str"><v>a<!-- no -->b<![CDATA[<&]]>c</v></c></row>`, "1: text ab<&c"},
		{"line ends", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a\r\nb\rc</v></c></row>", "1: text a\nb\nc"},
		{"escaped surrogates", `<row r="1"><c r="A1" t="str"><v>_xD83D__xDE00_ _xD83D_ _x00e9_ _x12_ _X0041_</v></c></row>`, "1: text 😀 _xD83D_ é _x12_ _X0041_"},
		{"booleans", `<row r="1"><c r="A1" t="b"><v>0</v></c><c r="B1" t="b"><v>true</v></c></row>`, "1: bool FALSE|bool TRUE"},
		{"a number that is none", `<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>1e999</v></c><c r="C1"><v>1.2.3</v></c></row>`, `1: error "NaN" is no number|error "1e999" is no number|error "1.2.3" is no number`},
		{
			"a date that is none", `<row r="1"><c r="A1" t="d"><v>soon</v></c><c r="B1" s="2"><v>0</v></c><c r="C1" s="2"><v>2958466</v></c></row>`,
			`1: error "soon" is no date|error the date with the serial number 0 does not exist|error the date with the serial number 2958466 does not exist`,
		},
		{"the last day there is", `<row r="1"><c r="A1" s="2"><v>2958465</v></c></row>`, "1: date 9999-12-31 00:00:00"},
		{"a rich inline text without a type", `<row r="1"><c r="A1"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>`, "1: text ab"},
		{"another namespace is not ours", `<row r="1"><x:c xmlns:x="urn:other" r="A1"><v>9</v></x:c><c r="A1"><v>1</v></c></row>`, "1: number 1"},
		{"a prefix for our namespace", `<y:row xmlns:y="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="1"><y:c r="A1"><y:v>1</y:v></y:c></y:row>`, "1: number 1"},
	}
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			rows, err := readBytes(workbookOf(t, test.rows), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, show(rows)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWorksheetRefusals(t *testing.T) {
	cases := []struct {
		name, rows string
		sentinel   error
		want       string
	}{
		{"an entity of the document type", `<row r="1"><c r="A1" t="str"><v>&a;</v></c></row>`, ErrDamaged, "row 1, column A: xl/worksheets/sheet1.xml is not well-formed"},
		{"rows out of order", `<row r="3"/><row r="2"/>`, ErrDamaged, "row 2: the row comes after row 3"},
		{"a row twice", `<row r="3"/><row r="3"/>`, ErrDamaged, "row 3: the row comes after row 3"},
		{"a cell of another row", `<row r="1"><c r="A2"><v>1</v></c></row>`, ErrDamaged, `row 1: a cell says that its place is "A2"`},
		{"a cell of no place", `<row r="1"><c r="1A"><v>1</v></c></row>`, ErrDamaged, `its place is "1A"`},
		{"a column too far", `<row r="1"><c r="XFE1"><v>1</v></c></row>`, ErrDamaged, "at most 16384 columns"},
		{"an unknown type", `<row r="1"><c r="B1" t="z"><v>1</v></c></row>`, ErrDamaged, `column B: the cell is of the unknown type "z"`},
		{"an unknown style of a number", `<row r="1"><c r="B1" s="77"><v>1</v></c></row>`, ErrDamaged, "column B: the cell has the style 77 of 3"},
		{"two values", `<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>`, ErrDamaged, "the cell holds two values"},
		{"neither true nor false", `<row r="1"><c r="A1" t="b"><v>2</v></c></row>`, ErrDamaged, "neither true nor false"},
		{"a text longer than any cell's", `<row r="1"><c r="A1" t="str"><v>` + strings.Repeat("é", 32768) + `</v></c></row>`, ErrTooLarge, "column A: the cell holds more than 32767 characters"},
		{"a control character", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\x01</v></c></row>", ErrDamaged, "control character"},
		{"bytes that are not UTF-8", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\xff</v></c></row>", ErrDamaged, "not UTF-8"},
		{"an undeclared prefix", `<row r="1"><x:c/></row>`, ErrDamaged, "undeclared prefix x"},
		{"more after the end", `</sheetData></worksheet><worksheet><sheetData>`, ErrDamaged, "second root element"},
		{"rows twice", `</sheetData><sheetData>`, ErrDamaged, "holds its rows twice"},
	}
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			_, err := readBytes(workbookOf(t, test.rows), Options{})
			if !errors.Is(err, test.sentinel) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

func TestTextAtTheLimitOfACell(t *testing.T) {
	long := strings.Repeat("é", maxCellText)
	rows, err := readBytes(workbookOf(t, `<row r="1"><c r="A1" t="str"><v>`+long+`</v></c></row>`), Options{})
	if err != nil || rows[0].Cells[0].Text != long {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

func TestSheetsVisibleFirst(t *testing.T) {
	const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="str"><v>%s</v></c></row></sheetData></worksheet>`
	link := func(id, kind, target string) string {
		return fmt.Sprintf(`<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`, id, kind, target)
	}
	data := zipped(t,
		"_rels/.rels", packageRels,
		"xl/workbook.xml", strings.Replace(workbookXML, `<sheet name="S" sheetId="1" r:id="rId1"/>`,
			`<sheet name="secret" sheetId="1" state="hidden" r:id="a"/><sheet name="chart" sheetId="2" r:id="b"/>`+
				`<sheet name="May &amp; June" sheetId="3" r:id="c"/><sheet name="last" sheetId="4" state="visible" r:id="d"/>`, 1),
		"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+
			link("a", "worksheet", "worksheets/a.xml")+link("b", "chartsheet", "chartsheets/b.xml")+
			link("c", "worksheet", "/xl/worksheets/C.xml")+link("d", "worksheet", "../elsewhere/d.xml")+`</Relationships>`,
		"xl/worksheets/a.xml", fmt.Sprintf(sheet, "a"), `xl\worksheets\c.xml`, fmt.Sprintf(sheet, "c"), "elsewhere/d.xml", fmt.Sprintf(sheet, "d"))
	file, err := OpenBytes("test", data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"May & June", "last", "secret"}, file.Sheets()); diff != "" {
		t.Fatal(diff)
	}
	for i, want := range []string{"c", "d", "a"} {
		rows, err := readSheet(file, file.Sheets()[i])
		if err != nil || show(rows) != "1: text "+want {
			t.Errorf("%s: %v %v", file.Sheets()[i], rows, err)
		}
	}
	if _, err := readSheet(file, "July"); !errors.Is(err, ErrNoSheet) {
		t.Errorf("a sheet that is not there: %v", err)
	}
}

func TestWorkbookRefusals(t *testing.T) {
	sheet := `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`
	cases := []struct {
		name     string
		data     []byte
		sentinel error
		want     string
	}{
		{"a missing sheet", zipped(t, "_rels/.rels", packageRels, "xl/workbook.xml", workbookXML, "xl/_rels/workbook.xml.rels", workbookRels), ErrDamaged, `the sheet "S" is missing`},
		{"no relationship", zipped(t, "_rels/.rels", packageRels, "xl/workbook.xml", workbookXML), ErrDamaged, `the sheet "S" is missing`},
		{"no sheet", zipped(t, "_rels/.rels", packageRels, "xl/workbook.xml", strings.Replace(workbookXML, "<sheet ", "<other ", 1)), ErrDamaged, "no worksheet"},
		{"a sheet twice", zipped(t, "_rels/.rels", packageRels, "xl/_rels/workbook.xml.rels", workbookRels, "xl/worksheets/sheet1.xml", sheet,
			"xl/workbook.xml", strings.Replace(workbookXML, "</sheets>", `<sheet name="S" r:id="rId1"/></sheets>`, 1)), ErrDamaged, `the sheet "S" twice`},
		{"a part twice", zipped(t, "_rels/.rels", packageRels, "_rels/.RELS", packageRels), ErrDamaged, "the part _rels/.RELS twice"},
		{"OpenDocument", zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>"), ErrNotSpreadsheet, "OpenDocument"},
		{"xlsb", zipped(t, "_rels/.rels", strings.Replace(packageRels, "workbook.xml", "workbook.bin", 1), "xl/workbook.bin", "x"), ErrNotSpreadsheet, ".xlsb"},
		{"some zip", zipped(t, "orders.csv", "a,b"), ErrNotSpreadsheet, "zip archive"},
		{"a document", zipped(t, "_rels/.rels", strings.Replace(packageRels, "xl/workbook", "word/document", 1), "word/document.xml", `<d xmlns="urn:word"/>`), ErrDamaged, "word/document.xml does not hold what it should"},
	}
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			_, err := OpenBytes("test", test.data, Options{})
			if !errors.Is(err, test.sentinel) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

// TestPartLargerThanDeclared reads a sheet whose directory entry says it is smaller than it is.
func TestPartLargerThanDeclared(t *testing.T) {
	var buffer bytes.Buffer
	archive := zip.NewWriter(&buffer)
	for _, part := range [][2]string{{"_rels/.rels", packageRels}, {"xl/workbook.xml", workbookXML}, {"xl/_rels/workbook.xml.rels", workbookRels}} {
		entry, err := archive.Create(part[0])
		if err == nil {
			_, err = io.WriteString(entry, part[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	sheet := []byte(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + strings.Repeat(" ", 1<<20) + `</worksheet>`)
	entry, err := archive.CreateRaw(&zip.FileHeader{
		Name: "xl/worksheets/sheet1.xml", Method: zip.Store, CRC32: crc32.ChecksumIEEE(sheet),
		CompressedSize64: uint64(len(sheet)), UncompressedSize64: 1000,
	})
	if err == nil {
		_, err = entry.Write(sheet)
	}
	if err == nil {
		err = archive.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := readBytes(buffer.Bytes(), Options{}); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v", err)
	}
}

func TestColumnName(t *testing.T) {
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA", 16383: "XFD"} {
		if got := ColumnName(i); got != want {
			t.Errorf("%d: %s, want %s", i, got, want)
		}
		if column, row, ok := parseReference([]byte(want + "7")); !ok || column != i || row != 7 {
			t.Errorf("%s7: %d %d %v", want, column, row, ok)
		}
	}
}
