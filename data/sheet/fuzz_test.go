package sheet

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// checkAny reads data whatever it is: it must end in rows in order, or in a Failure that says what and what
// to do, in bounded memory.
func checkAny(t *testing.T, data []byte, opts Options) {
	t.Helper()
	kept := bytes.Clone(data)
	file, err := OpenBytes("fuzz", data, opts)
	if err != nil {
		checkSays(t, err)
		return
	}
	for _, sheet := range file.Sheets() {
		last := 0
		err := file.Rows(context.Background(), sheet, func(row Row) error {
			if row.Number <= last || len(row.Cells) == 0 || len(row.Cells) > maxColumns || row.Cells[len(row.Cells)-1].Kind == Empty {
				t.Fatalf("row %d after %d, %d cells", row.Number, last, len(row.Cells))
			}
			last = row.Number
			for _, cell := range row.Cells {
				if (cell.Kind == Empty) != (cell.Text == "") || !utf8.ValidString(cell.Text) || strings.IndexByte(cell.Text, 0) >= 0 {
					t.Fatalf("row %d: %+v", row.Number, cell)
				}
			}
			return nil
		})
		if err != nil {
			checkSays(t, err)
		}
	}
	if !bytes.Equal(data, kept) {
		t.Fatal("the data was changed")
	}
}

func checkSays(t *testing.T, err error) {
	t.Helper()
	var failure *Failure
	if !errors.As(err, &failure) || failure.What == "" || failure.Do == "" || failure.File == "" {
		t.Fatalf("%#v", err)
	}
	if strings.Contains(failure.What.String(), "makes no sense to the reader") || strings.Contains(failure.What.String(), "make no sense to the reader") {
		t.Fatalf("the reader broke: %v", err)
	}
}

func FuzzXLSX(f *testing.F) {
	paths, err := filepath.Glob("testdata/corpus/*.xlsx")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		if len(data) < 10_000 {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkAny(t, data, Options{}) })
}

func FuzzXLS(f *testing.F) {
	for _, stream := range []func(*biff){
		func(b *biff) { b.put(recordRK, cell(1, 0, 1), uint32(45658<<2|2)) },
		func(b *biff) {
			b.put(recordMulRK, uint16(1), uint16(2), uint16(0), uint32(7), uint16(1), uint32(9), uint16(3))
			b.put(recordFormula, cell(1, 0, 0), "\x00\x00\x00\x00\x00\x00\xff\xff", uint16(0))
			b.put(recordString, uint16(5), byte(0), "ab")
			b.put(recordContinue, byte(stringWide), "c\x00d\x00e\x00")
		},
		func(b *biff) {
			b.put(recordLabel, cell(2, 0, 0), uint16(2), byte(0), "ab")
			b.put(recordBoolErr, cell(1, 0, 0), byte(0x2A), byte(1))
			b.put(recordNumber, cell(1, 1, 2), uint64(0x3FF8000000000000))
		},
	} {
		f.Add(biffOf(stream))
		f.Add(compound("Workbook", biffOf(stream)))
	}
	var global, records biff
	global.put(recordSST, uint32(2), uint32(2), uint16(4), byte(stringRich|stringPhonetic), uint16(1), uint32(2), "te")
	global.put(recordContinue, byte(stringWide), "x\x00t\x00", uint32(0), "ph", uint16(1), byte(0), "y")
	records.put(recordLabelSST, cell(1, 0, 0), uint32(1))
	f.Add(biffBook(global, biffSheet{name: "S", records: records}, biffSheet{name: "hidden", state: 1}))
	f.Fuzz(func(t *testing.T, data []byte) { checkAny(t, data, Options{}) })
}

// FuzzWorksheet mutates the XML of the parts, which FuzzXLSX hardly reaches behind compression and checksum.
func FuzzWorksheet(f *testing.F) {
	sst := `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>a</t></si><si><r><t>b</t></r><rPh><t>c</t></rPh></si></sst>`
	for _, rows := range []string{
		`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" s="2"><v>45658.5</v></c></row>`,
		`<row><c t="inlineStr"><is><t xml:space="preserve"> _x0041_ </t></is></c><c><f>1</f></c><c t="b"><v>1</v></c></row>`,
		`<mc:AlternateContent><mc:Fallback><row r="9"><c r="B9" t="e"><v>#N/A</v></c></row></mc:Fallback></mc:AlternateContent>`,
		`<row r="1"><c r="A1" t="d"><v>2025-01-01T12:30:00Z</v></c><c r="B1"><v>-1.5E+17</v></c><!-- x --><c r="C1" t="str"><v><![CDATA[<&]]>&amp;&#65;</v></c></row>`,
	} {
		f.Add(rows, sst, stylesXML, workbookXML)
	}
	f.Fuzz(func(t *testing.T, rows, sst, styles, book string) {
		checkAny(t, zipped(t, "_rels/.rels", packageRels, "xl/workbook.xml", book, "xl/_rels/workbook.xml.rels", workbookRels, "xl/styles.xml", styles,
			"xl/sharedStrings.xml", sst, "xl/worksheets/sheet1.xml",
			`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><sheetData>`+
				rows+`</sheetData></worksheet>`), Options{})
	})
}

func FuzzCSV(f *testing.F) {
	for _, text := range []string{chineseText, russianText, "sep=;\na;b\n1;2\n", "a,b\n\"x\n\"\"y\"\"\",'=1\n", "a\tb\r\n1\t\r\n", "\xff\xfea\x00\n\x00b\x00", "a,b\n\"open"} {
		f.Add([]byte(text), "", byte(0))
	}
	f.Add([]byte("a;b\n\xcd\xee;1\n"), "windows-1251", byte(';'))
	f.Fuzz(func(t *testing.T, data []byte, encoding string, delimiter byte) {
		checkAny(t, data, Options{Encoding: encoding, Delimiter: rune(delimiter)})
	})
}

func FuzzXMLBook(f *testing.F) {
	for _, rows := range []string{
		`<Row ss:Index="3"><Cell ss:Index="2" ss:StyleID="day"><Data ss:Type="DateTime">2026-05-01T00:00:00.000</Data></Cell></Row>`,
		`<Row><Cell ss:MergeAcross="2"><ss:Data ss:Type="String" xmlns="u"><B>a</B></ss:Data></Cell><Cell ss:Formula="=A1"/></Row>`,
	} {
		f.Add([]byte(xmlRows(rows)))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkAny(t, data, Options{}) })
}

func FuzzHTML(f *testing.F) {
	for _, page := range []string{
		`<html><table><tr><td>1</td></tr></table></html>`,
		`<table><tr><th colspan=2 rowspan=3>a<td>b<tr><td>c&nbsp;<br>d<table><tr><td>x</table></table>`,
		`<meta charset=gb2312><table><tr><td><script>x</script><p>y</p></table>`,
	} {
		f.Add([]byte(page))
	}
	f.Fuzz(func(t *testing.T, page []byte) { checkAny(t, append([]byte("<"), page...), Options{}) })
}

// FuzzXML holds the XML reader against encoding/xml: what ours takes for well-formed is so to it too, with
// the same elements and characters.
func FuzzXML(f *testing.F) {
	for _, text := range []string{
		`<a/>`, `<a b="1" c='2'>x<d>&lt;&#x41;</d>y</a>`, `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE a [<!ENTITY b "c">]><a><![CDATA[<]]><!-- c --></a>`,
		`<x:a xmlns:x="u"><x:b x:c="d"/></x:a>`, "<a>\r\n\t]]&gt;</a>", stylesXML, workbookXML,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ours, err := ourTokens(data)
		if err != nil {
			return
		}
		theirs, err := theirTokens(data)
		if err != nil {
			t.Fatalf("ours takes %q, which encoding/xml refuses: %v", data, err)
		}
		if ours != theirs {
			t.Fatalf("%q\nours   %q\ntheirs %q", data, ours, theirs)
		}
	})
}

func ourTokens(data []byte) (string, error) {
	x := newXMLReader("part", bytes.NewReader(data))
	var all strings.Builder
	for {
		kind, err := x.next()
		switch {
		case err != nil:
			return "", err
		case kind == endOfPart:
			return all.String(), nil
		case kind == startTag:
			all.WriteString("<" + string(x.local))
			for _, attr := range x.attrs {
				all.WriteString(" " + string(attr.local) + "=" + string(attr.value))
			}
			all.WriteString(">")
		case kind == endTag:
			all.WriteString("</>")
		default:
			all.Write(x.text)
		}
	}
}

func theirTokens(data []byte) (string, error) {
	decoder := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\uFEFF"))))
	decoder.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	var all strings.Builder
	for depth := 0; ; {
		token, err := decoder.Token()
		if err == io.EOF {
			return all.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			all.WriteString("<" + token.Name.Local)
			for _, attr := range token.Attr {
				value := strings.NewReplacer("\n", " ", "\t", " ").Replace(attr.Value)
				all.WriteString(" " + attr.Name.Local + "=" + value)
			}
			all.WriteString(">")
		case xml.EndElement:
			depth--
			all.WriteString("</>")
		case xml.CharData:
			if depth > 0 {
				all.Write(token)
			}
		}
	}
}
