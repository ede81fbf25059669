package sheet

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestHTML(t *testing.T) {
	cases := []struct{ name, page, want string }{
		{"the largest table", `<html><table><tr><td>menu</td></tr></table><table><tr><td>a</td><td>b</td></tr></table></html>`, "1: text a|text b"},
		{"a table inside a layout table", `<table><tr><td>left<table><tr><th>a<th>b<tr><td>1<td>2</table>right</td></tr></table>`, "1: text a|text b\n2: text 1|text 2"},
		{"colspan", `<table><tr><td colspan="2">a</td><td>b</td></tr><tr><td>1<td>2<td>3</tr></table>`, "1: text a|-|text b\n2: text 1|text 2|text 3"},
		{"rowspan", `<table><tr><td>a<td rowspan=2>b<td>c<tr><td>1<td>3<tr><td>4<td>5<td>6</table>`, "1: text a|text b|text c\n2: text 1|-|text 3\n3: text 4|text 5|text 6"},
		{"rowspan to the end", `<table><tr><td rowspan=0>a<td>b<tr><td>1<tr><td>2</table>`, "1: text a|text b\n2: -|text 1\n3: -|text 2"},
		{"white space, line breaks and entities", "<table><tr><td>\n  a \t b<br> c <p>d</p></td><td>&lt;1&gt; &amp; 2&nbsp;3</td><td>&nbsp;</td><td>x</td></tr></table>", "1: text a b\nc\nd|text <1> & 2\u00a03|-|text x"},
		{"scripts and comments", `<table><tr><td>a<script>var x = "<td>no</td>"</script><!-- <td>no --><style>td{}</style></td></tr></table>`, "1: text a"},
		{"sections and no tr", `<!DOCTYPE html><TABLE><THEAD><TR><TH>a</TH></TR></THEAD><TBODY><TD>1</TD></TBODY></TABLE>`, "1: text a\n2: text 1"},
		{"an empty row counts", `<table><tr><td>a</td></tr><tr><td></td></tr><tr><td>b</td></tr></table>`, "1: text a\n3: text b"},
		{
			"a number shown rounded, beside which the program notes it exactly",
			`<table xmlns:x="urn:x"><tr><td x:num="8012345678901234">8.01235E+15</td><td sdval="12.5">12,50 €</td><td x:num>8E+15</td><td x:num="1">E+5</td></tr></table>`,
			"1: text 8012345678901234|text 12,50 €|text 8E+15|text E+5",
		},
		{"number formats of Excel say nothing of a text", `<table><tr><td style='mso-number-format:"\@"'>0012</td><td class=xl24 x:str>1,399</td></tr></table>`, "1: text 0012|text 1,399"},
		{"a fragment from a clipboard", "<meta charset='utf-8'><google-sheets-html-origin><style>td{}</style><table><colgroup><col></colgroup><tbody><tr><td>A1</td><td>张三</td></tr></tbody></table>", "1: text A1|text 张三"},
		{"a fragment between marks", "<!--StartFragment--><table><tr><td>A1<td>2</table><!--EndFragment-->", "1: text A1|text 2"},
		{"an XHTML page", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><table><tr><td>a</td></tr></table></html>`, "1: text a"},
	}
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			file, err := OpenBytes("orders.xls", []byte(test.page), Options{})
			if err != nil {
				t.Fatal(err)
			}
			rows, err := readSheet(file, "")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, show(rows)); diff != "" || file.Container() != "html" {
				t.Errorf("%s\n%s", file.Container(), diff)
			}
		})
	}
}

// TestHTMLTables offers the tables of a page that look like data as sheets, the largest first.
func TestHTMLTables(t *testing.T) {
	const page = `<table><tr><td>menu</td></tr></table>` +
		`<table><tr><td>Statement<td>May<tr><td>Carrier<td>X</table>` +
		`<table><tr><td><table><tr><th>waybill<th>cod<tr><td>A1<td>5<tr><td>A2<td>7</table></td></tr></table>`
	file, err := OpenBytes("orders.xls", []byte(page), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"table 4", "table 2"}, file.Sheets()); diff != "" {
		t.Fatal(diff)
	}
	for sheet, want := range map[string]string{
		"table 4": "1: text waybill|text cod\n2: text A1|text 5\n3: text A2|text 7", "table 2": "1: text Statement|text May\n2: text Carrier|text X",
	} {
		if rows, err := readSheet(file, sheet); err != nil || show(rows) != want {
			t.Errorf("%s: %s %v", sheet, show(rows), err)
		}
	}
	many := strings.Repeat(`<table><tr><td>a<td>b<tr><td>1<td>2</table>`, maxPageTables+1)
	if _, err := OpenBytes("test", []byte(many), Options{}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}

func TestHTMLCharset(t *testing.T) {
	page := `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><table><tr><td>订单号</td></tr></table></html>`
	data, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := readBytes(data, Options{})
	if err != nil || show(rows) != "1: text 订单号" {
		t.Errorf("%s %v", show(rows), err)
	}
}

func TestHTMLRefusals(t *testing.T) {
	cases := []struct {
		name, page string
		sentinel   error
		want       string
	}{
		{"no table", `<html><body>Please log in</body></html>`, ErrNotSpreadsheet, "HTML page with no table"},
		{"breaks off", `<table><tr><td>1</td></tr><tr><td>2`, ErrDamaged, "breaks off inside a table"},
		{"a text longer than any cell's", `<table><tr><td>1</td><td>` + strings.Repeat("x", 32768), ErrDamaged, "breaks off"},
		{"a text too long in a whole table", `<table><tr><td>1</td><td>` + strings.Repeat("x", 32768) + `</table>`, ErrTooLarge, "row 1, column B: the cell holds more than"},
		{"tables without end", strings.Repeat("<table><tr><td>", 100), ErrTooLarge, "nests its tables too deeply"},
		{"too many columns", `<table><tr>` + strings.Repeat("<td colspan=1000>x", 17) + `</table>`, ErrTooLarge, "row 1: a row has at most 16384 columns"},
	}
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			_, err := readBytes([]byte(test.page), Options{})
			if !errors.Is(err, test.sentinel) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %.200v, want %q", err, test.want)
			}
		})
	}
}
