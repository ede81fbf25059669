package sheet

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
)

// xmlBookOf makes an XML workbook with these worksheets.
func xmlBookOf(sheets string) string {
	return `<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">
<Styles><Style ss:ID="Default"/><Style ss:ID="day"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="bold" ss:Parent="day"><Font ss:Bold="1"/></Style>
<Style ss:ID="usd"><NumberFormat ss:Format="&quot;US$&quot;#,##0.00"/></Style><Style ss:ID="time"><NumberFormat ss:Format="Short Time"/></Style></Styles>
` + sheets + `</Workbook>`
}

func xmlRows(rows string) string {
	return xmlBookOf(`<Worksheet ss:Name="S"><Table>` + rows + `</Table></Worksheet>`)
}

func TestXMLBook(t *testing.T) {
	cases := []struct{ name, rows, want string }{
		{
			"types", `<Column ss:Width="80"/><Row><Cell><Data ss:Type="String"> 订单&#10;号 </Data></Cell><Cell><Data ss:Type="Number">8012345678901234567</Data></Cell>` +
				`<Cell><Data ss:Type="Number">19.989999999999998</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell><Cell/></Row>`,
			"1: text  订单\n号 |number 8012345678901234567?|number 19.99|bool TRUE|error #N/A",
		},
		{
			"places", `<Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="Number">1</Data></Cell><Cell ss:MergeAcross="2" ss:MergeDown="1"><Data ss:Type="String">a</Data></Cell><Cell><Data ss:Type="String">b</Data></Cell></Row><Row/><Row><Cell><Data ss:Type="Number">2</Data></Cell></Row>`,
			"3: -|number 1|text a|-|-|text b\n5: number 2",
		},
		{
			"dates", `<Row><Cell ss:StyleID="day"><Data ss:Type="DateTime">2026-05-01T00:00:00.000</Data></Cell><Cell ss:StyleID="bold"><Data ss:Type="DateTime">2026-05-01T12:30:15.000</Data></Cell>` +
				`<Cell ss:StyleID="time"><Data ss:Type="DateTime">1899-12-31T12:30:00.000</Data></Cell><Cell ss:StyleID="day"><Data ss:Type="Number">45658</Data></Cell>` +
				`<Cell><Data ss:Type="DateTime">soon</Data></Cell></Row>`,
			`1: date 2026-05-01|date 2026-05-01 12:30:15|text 12:30:00|date 2025-01-01|error "soon" is no date`,
		},
		{"formulas", `<Row><Cell ss:Formula="=1+1"><Data ss:Type="Number">2</Data></Cell><Cell ss:Formula="=A1"></Cell></Row>`, "1: number 2|error " + NoStoredValue},
		{
			"rich text and comments", `<Row><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>a</B><Font html:Color="#FF0000"> b</Font></ss:Data><Comment ss:Author="x"><ss:Data>note</ss:Data></Comment></Cell></Row>`,
			"1: text a b",
		},
		{"attributes without a prefix", `<Row Index="2"><Cell Index="2"><Data Type="Number">1</Data></Cell></Row>`, "2: -|number 1"},
	}
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			file, err := OpenBytes("orders.xls", []byte(xmlRows(test.rows)), Options{})
			if err != nil {
				t.Fatal(err)
			}
			rows, err := readSheet(file, "S")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, show(rows)); diff != "" || file.Container() != "xml" {
				t.Error(file.Container(), diff)
			}
		})
	}
}

func TestXMLBookSheets(t *testing.T) {
	sheet := func(name, options string) string {
		return `<Worksheet ss:Name="` + name + `"><Table><Row><Cell ss:StyleID="usd"><Data ss:Type="Number">0</Data></Cell><Cell ss:StyleID="day"><Data ss:Type="Number">0</Data></Cell></Row></Table>` +
			`<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Print/>` + options + `</WorksheetOptions></Worksheet>`
	}
	file, err := OpenBytes("test", []byte(xmlBookOf(`<ExcelWorkbook xmlns="urn:schemas-microsoft-com:office:excel"><Date1904/></ExcelWorkbook>`+
		sheet("secret", "<Visible>SheetHidden</Visible>")+sheet("5月 &amp; June", "")+sheet("last", ""))), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"5月 & June", "last", "secret"}, file.Sheets()); diff != "" {
		t.Error(diff)
	}
	for _, name := range file.Sheets() {
		rows, err := readSheet(file, name)
		if err != nil || show(rows) != "1: number 0|date 1904-01-01" || rows[0].Cells[0].Format != `"US$"#,##0.00` {
			t.Errorf("%s: %s %v", name, show(rows), err)
		}
	}
}

func TestXMLBookEncoding(t *testing.T) {
	text := strings.Replace(xmlRows(`<Row><Cell><Data ss:Type="String">Заказ</Data></Cell></Row>`), `version="1.0"`, `version="1.0" encoding="windows-1251"`, 1)
	data, err := charmap.Windows1251.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := readBytes(data, Options{})
	if err != nil || show(rows) != "1: text Заказ" {
		t.Errorf("%s %v", show(rows), err)
	}
}

func TestXMLBookRefusals(t *testing.T) {
	cases := []struct {
		name, text string
		sentinel   error
		want       string
	}{
		{"breaks off", strings.TrimSuffix(xmlRows(`<Row/>`), "</Workbook>"), ErrDamaged, "the workbook breaks off at byte"},
		{"not well-formed", xmlRows(`<Row><Cell><Data ss:Type="String">a & b</Data></Cell></Row>`), ErrDamaged, "the workbook is not well-formed at byte"},
		{"a cell twice", xmlRows(`<Row><Cell/><Cell ss:Index="1"/></Row>`), ErrDamaged, `sheet "S", row 1, column A: the cell A1 is there twice`},
		{"rows out of order", xmlRows(`<Row ss:Index="3"/><Row ss:Index="3"/>`), ErrDamaged, "row 3: the row comes after row 3"},
		{"no place", xmlRows(`<Row><Cell ss:Index="0"/></Row>`), ErrDamaged, `its place is "0"`},
		{"a span that is none", xmlRows(`<Row><Cell ss:MergeAcross="-1"/></Row>`), ErrDamaged, `a cell spans "-1" places`},
		{"too far", xmlRows(`<Row><Cell ss:MergeAcross="99999999"/><Cell/></Row>`), ErrDamaged, "at most 16384 columns"},
		{"an unknown type", xmlRows(`<Row><Cell><Data ss:Type="Money">1</Data></Cell></Row>`), ErrDamaged, `of the unknown type "Money"`},
		{"neither true nor false", xmlRows(`<Row><Cell><Data ss:Type="Boolean">yes</Data></Cell></Row>`), ErrDamaged, `neither true nor false but "yes"`},
		{"two values", xmlRows(`<Row><Cell><Data ss:Type="Number">1</Data><Data ss:Type="Number">1</Data></Cell></Row>`), ErrDamaged, "two values"},
		{"rows twice", xmlBookOf(`<Worksheet ss:Name="S"><Table/><Table/></Worksheet>`), ErrDamaged, "holds its rows twice"},
		{"a sheet twice", xmlBookOf(`<Worksheet ss:Name="S"/><Worksheet ss:Name="S"/>`), ErrDamaged, `the sheet "S" twice`},
		{"no sheet", xmlBookOf(""), ErrDamaged, "no worksheet"},
		{"another root", `<?xml version="1.0"?><a xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Workbook/></a>`, ErrDamaged, "does not hold what it should"},
	}
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			_, err := readBytes([]byte(test.text), Options{})
			if !errors.Is(err, test.sentinel) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}
