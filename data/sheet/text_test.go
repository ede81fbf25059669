package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"
)

func TestDelimited(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"commas", "a,b\n1,2\n", "1: text a|text b\n2: text 1|text 2"},
		{"no last line end", "a,b\r\n1,2", "1: text a|text b\n2: text 1|text 2"},
		{"carriage returns alone", "a,b\r1,2\r", "1: text a|text b\n2: text 1|text 2"},
		{"semicolons with decimal commas", "id;amount;fee\n1;12,50;1,20\n2;1,00;0,10\n", "1: text id|text amount|text fee\n2: text 1|text 12,50|text 1,20\n3: text 2|text 1,00|text 0,10"},
		{"tabs, values with spaces and a trailing tab", "a\tb\n 1 \t2\t\n", "1: text a|text b\n2: text  1 |text 2"},
		{"a tab kept inside quotes", "a,b\n\"8012\t\",2\n", "1: text a|text b\n2: text 8012\t|text 2"},
		{"a tab at the end of every field", "a\t,b\t\n\"1,5\t\",2\t\n", "1: text a\t|text b\t\n2: text 1,5\t|text 2\t"},
		{"bars", "a|b|c\n1|2|3\n", "1: text a|text b|text c\n2: text 1|text 2|text 3"},
		{"sep=", "sep=;\r\na,x;b\n1;2\n", "1: text a,x|text b\n2: text 1|text 2"},
		{"sep= with a tab", "SEP=\t\na;x\tb\n1\t2\n", "1: text a;x|text b\n2: text 1|text 2"},
		{"blank lines and empty rows count", "a,b\n\n,,\n1,2\n", "1: text a|text b\n4: text 1|text 2"},
		{"quotes", "a,b\n\"x, \"\"y\"\"\nz\",2\n", "1: text a|text b\n2: text x, \"y\"\nz|text 2"},
		{"bare quotes", "size,b\n12\" inch,2\n5\" \"x\",3\n", "1: text size|text b\n2: text 12\" inch|text 2\n3: text 5\" \"x\"|text 3"},
		{"a quoted word at the start", "a,b\n\"Happy\" gift,2\n", "1: text a|text b\n2: text Happy gift|text 2"},
		{"our own guard", "a,b\n'=1+1,'-5\n'@x,'+86\n'x,'\n", "1: text a|text b\n2: text =1+1|text -5\n3: text @x|text +86\n4: text 'x|text '"},
		{"our own guard of errors", "a,b\n'#N/A,''#REF!\n'#1,x\n", "1: text a|text b\n2: text #N/A|text '#REF!\n3: text '#1|text x"},
		{"a text like our guard", "a,b\n''=1,'''\n", "1: text a|text b\n2: text '=1|text '''"},
		{"title rows above", "COD statement\nMay\n\nwaybill,amount,fee\nA1,\"1,200.00\",5\nA2,3,4\n", "1: text COD statement\n2: text May\n4: text waybill|text amount|text fee\n5: text A1|text 1,200.00|text 5\n6: text A2|text 3|text 4"},
		{"a told delimiter in quotes", "\"sep=^\"\na^b\n1,0^2,0\n", "1: text a|text b\n2: text 1,0|text 2,0"},
		{"carets", "a^b^c\n1 ~ x^2^3\n", "1: text a|text b|text c\n2: text 1 ~ x|text 2|text 3"},
		{"tildes", "a~b\n1~2\n", "1: text a|text b\n2: text 1|text 2"},
		{"times and addresses are not parted", "when\n10:00:00\n11:00:00\n", "1: text when\n2: text 10:00:00\n3: text 11:00:00"},
		{"a single row pasted", "8012345678901234567\t张三\t12,50 €", "1: text 8012345678901234567|text 张三|text 12,50 €"},
		{"two short lines pasted", "A1\t5\nA2\t7", "1: text A1|text 5\n2: text A2|text 7"},
		{"a pasted cell with a line break and one with a quote", "a\tb\n\"x\ny\"\t5\" z\n", "1: text a|text b\n2: text x\ny|text 5\" z"},
		{"rows of commas and blank lines before the header", "\n,,\n\r\n,,\na,b,c\n1,2,3\n", "5: text a|text b|text c\n6: text 1|text 2|text 3"},
		{"rows of semicolons before the header", ";;\n;;\na;b,c;d\n1,5;2;3\n", "3: text a|text b,c|text d\n4: text 1,5|text 2|text 3"},
		{"tabs with quotation marks that quote nothing", "id\ttitle\tqty\n1\t\"Lantern\t5\n2\tsize 12\"\t6\n", "1: text id|text title|text qty\n2: text 1|text \"Lantern|text 5\n3: text 2|text size 12\"|text 6"},
		{"tabs with a mark that is never closed", "id\ttitle\n1\t\"Lantern\n2\tx\n", "1: text id|text title\n2: text 1|text \"Lantern\n3: text 2|text x"},
		{"stars, and all usual delimiters in texts", "a*b\nx, y; z*2|3\n1\t,5*4\n", "1: text a|text b\n2: text x, y; z|text 2|3\n3: text 1\t,5|text 4"},
		{"carets, and commas in some amounts", "a^b\n1^2\n3^\"1,5\"\n", "1: text a|text b\n2: text 1|text 2\n3: text 3|text 1,5"},
		{"a sign in each line, and a comma in a text", "Order #,Customer,Total\n#1001,Ana,10\n#1002,Bo, Jr,12\n", "1: text Order #|text Customer|text Total\n2: text #1001|text Ana|text 10\n3: text #1002|text Bo|text  Jr|text 12"},
		{"a sign in each line of two cells, and a comma in a text", "Order #,State\n#1,sent\n#2,sent, late\n", "1: text Order #|text State\n2: text #1|text sent\n3: text #2|text sent|text  late"},
		{"a sign in a title and each line", "Report #5\nOrder #,Customer,Total\n#1,Ana,3\n", "1: text Report #5\n2: text Order #|text Customer|text Total\n3: text #1|text Ana|text 3"},
		{"a sign in the header and in quotes", "Report of May\nOrder #,Customer\n\"#1\",Ana\n\"#2\",Bo\n", "1: text Report of May\n2: text Order #|text Customer\n3: text #1|text Ana\n4: text #2|text Bo"},
		{"a sign in the first line, and then in quotes", "Order #,Customer\n\"#1\",Ana\n\"#2\",Bo, Jr\n", "1: text Order #|text Customer\n2: text #1|text Ana\n3: text #2|text Bo|text  Jr"},
		{"spaces before quotes", "a, \"b, c\", d\n1, \"x, \"\"y\"\"\" , 3\n2, \"z\",  4\n", "1: text a|text b, c|text  d\n2: text 1|text x, \"y\"|text  3\n3: text 2|text z|text   4"},
		{"marks behind spaces that quote nothing", "a,b,c\n1, \"x,2\n2, y,3\n", "1: text a|text b|text c\n2: text 1|text  \"x|text 2\n3: text 2|text  y|text 3"},
		{"marks around the first word behind spaces", "a, \"b, c\", d\n1, \"Red\" kettle, \"x, y\"\n2, \"5\" \"6\",3\n", "1: text a|text b, c|text  d\n2: text 1|text Red kettle|text x, y\n3: text 2|text 5 \"6\"|text 3"},
		{"backslashes before quotes", "a,b,c\n1,\"x \\\"y\\\", z\\\\\",3\n2,\"\\d\",4\n", "1: text a|text b|text c\n2: text 1|text x \"y\", z\\|text 3\n3: text 2|text \\d|text 4"},
		{"a backslash that ends a quoted text", "a,b\n\"C:\\\",2\n\"D:\\\",3\n", "1: text a|text b\n2: text C:\\|text 2\n3: text D:\\|text 3"},
		{"formulas that keep digits a text", "a,b,c\n=\"0012\",\"=\"\"0,5\"\"\",=\"\"\n'=\"1\",=\"x\"&\"y\",=1\n", "1: text a|text b|text c\n2: text 0012|text 0,5\n3: text =\"1\"|text =\"x\"&\"y\"|text =1"},
		{"errors of a spreadsheet program", "a,b\n#N/A,#REF!\n#1001,#N/A x\n", "1: text a|text b\n2: error #N/A|error #REF!\n3: text #1001|text #N/A x"},
		{"the mark of old programs behind the last line", "a,b\r\n1,2\r\n\x1a", "1: text a|text b\n2: text 1|text 2"},
		{"one column", "waybill\nA1\nA2\n", "1: text waybill\n2: text A1\n3: text A2"},
	}
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			rows, err := readBytes([]byte(test.text), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, show(rows)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDelimiterOption(t *testing.T) {
	rows, err := readBytes([]byte("a,b;c\n1,2;3\n"), Options{Delimiter: ';'})
	if err != nil || show(rows) != "1: text a,b|text c\n2: text 1,2|text 3" {
		t.Errorf("%s %v", show(rows), err)
	}
	if _, err := readBytes([]byte("a,b\n1,2\n"), Options{Delimiter: '中'}); err == nil {
		t.Error("a delimiter that cannot be one is taken")
	}
}

func TestDelimitedRefusals(t *testing.T) {
	cases := []struct {
		name, text string
		sentinel   error
		want       string
	}{
		{"a quote never closed", "a,b\n1,2\n3,\"x\n4,5\n", ErrDamaged, "row 3, column B: the quotation mark that opens the cell is never closed"},
		{"a quote that swallows a row", "a,b\n1,\"12 inch,foo\n2,\"big\" one\n", ErrDamaged, "row 2, column B: a quotation mark is missing or too many"},
		{"tabs, where quoting is in use", "a\tb\n1\t\"x\n2\t\"y z\"\n", ErrDamaged, "row 2, column B: a quotation mark is missing or too many"},
		{"tabs, where the last cell swallows a row", "a\tb\n\"q\"\t\"x\n2\ty\"", ErrDamaged, "row 2, column B: a quotation mark is missing or too many"},
		{"tabs, where rows differ without quoting", "a\tb\n1\t\"x\n2\n", ErrDamaged, "row 2, column B: the quotation mark that opens the cell is never closed"},
		{"a text longer than any cell's", "a,b\n1," + strings.Repeat("x", 32768) + "\n", ErrTooLarge, "row 2, column B: the cell holds more than 32767 characters"},
		{"a text without an end", "a,b\n1," + strings.Repeat("é", 1<<20), ErrTooLarge, "row 2, column B: the cell holds more than 32767 characters"},
		{"too many columns", "a,b\n" + strings.Repeat(",", 20000) + "\n", ErrTooLarge, "row 2: a row has at most 16384 columns"},
		{"NULs", "a,b\n1,2\n\x00,3\n", ErrNotSpreadsheet, "binary data"},
		{"NULs further on", "a,b\n" + strings.Repeat("1,2\n", 50_000) + "\x00,3\n", ErrNotSpreadsheet, "row 50002, column A: it holds binary data"},
		{"one broken character among many", "名,b\n" + strings.Repeat("张三,x\n", 50) + "x,\xe9\n", ErrDamaged, "row 52, column B: it holds characters that are not of the encoding utf-8"},
		{"a pasted cell", "8012345678\t\n", ErrNotSpreadsheet, "a single line of text"},
		{"a web archive", "MIME-Version: 1.0\nContent-Type: multipart/related\n", ErrNotSpreadsheet, "a web archive (MHTML)"},
		{"a single line", "hello world, not a zip\n", ErrNotSpreadsheet, "a single line of text"},
		{"white space", " \r\n\n", ErrEmpty, "empty"},
		{"white space is no spreadsheet", " \r\n\n", ErrNotSpreadsheet, "not a spreadsheet"},
		{"a PDF", "%PDF-1.7\n1 0 obj", ErrNotSpreadsheet, "it is a PDF document"},
		{"XML", "<?xml version=\"1.0\"?>\n<Workbook/>", ErrNotSpreadsheet, "it is an XML document"},
		{"binary data", "\x7fELF\x02\x01\x01\x03\x04\x05\n\x06\x07", ErrNotSpreadsheet, "binary data"},
	}
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			_, err := readBytes([]byte(test.text), Options{})
			if !errors.Is(err, test.sentinel) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %.200v, want %q", err, test.want)
			}
		})
	}
}

const (
	chineseText    = "订单号,买家名称,金额\n8012345678,张三,￥12.50\n8012345679,李四,￥1.00\n"
	russianText    = "Номер заказа;Покупатель;Сумма\n1;Иванов Иван;12,50\n2;Петров;1 200,00\n"
	spanishText    = "Guía;Destinatario;Dirección\nA1;José Núñez;Bogotá ¿Dónde? Nº 5\nA2;Íñigo;Calle 3ª 2ºA\n"
	portugueseText = "DESCRIÇÃO;OBSERVAÇÃO\nSão João;não\n"
	polishText     = "Numer;Nazwa;Miasto\n1;Święty Mikołaj;Łódź\n2;Zażółć;Kraków\n"
	japaneseText   = "注文番号,お届け先,金額\n1,東京都渋谷区ハチ公,1200円\n2,大阪市北区,３０\n"
	koreanText     = "주문번호,수취인,금액\n1,홍길동,12000원\n2,서울특별시 강남구,3000\n"
)

func TestEncodings(t *testing.T) {
	cases := []struct {
		name, text string
		encoding   encoding.Encoding
	}{
		{"utf-8", chineseText, encoding.Nop},
		{"gb18030", chineseText, simplifiedchinese.GB18030},
		{"windows-1251", russianText, charmap.Windows1251},
		{"windows-1252", spanishText, charmap.Windows1252},
		{"windows-1252", portugueseText, charmap.Windows1252},
		{"windows-1250", polishText, charmap.Windows1250},
		{"shift_jis", japaneseText, japanese.ShiftJIS},
		{"euc-kr", koreanText, korean.EUCKR},
		{"utf-16le", chineseText, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"utf-16be", spanishText, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
		{"utf-16le", japaneseText, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
		{"utf-16be", koreanText, unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
		{"utf-8", "\uFEFF" + russianText, encoding.Nop},
	}
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			data, err := test.encoding.NewEncoder().Bytes([]byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			checkText(t, data, Options{}, test.name, test.text)
		})
	}
}

// checkText reads data and compares it, cell by cell, with the text it encodes.
func checkText(t *testing.T, data []byte, opts Options, encodingName, text string) {
	t.Helper()
	file, err := OpenBytes("test", data, opts)
	if err != nil {
		t.Fatal(err)
	}
	if file.Encoding() != encodingName || file.Container() != "csv" {
		t.Errorf("%s in %s", file.Container(), file.Encoding())
	}
	rows, err := readSheet(file, "")
	if err != nil {
		t.Fatal(err)
	}
	text = strings.TrimPrefix(text, "\uFEFF")
	reader := csv.NewReader(strings.NewReader(text))
	if strings.Contains(text, ";") {
		reader.Comma = ';'
	}
	want, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, texts(rows)); diff != "" {
		t.Error(diff)
	}
}

func texts(rows []Row) (all [][]string) {
	for _, row := range rows {
		var cells []string
		for _, cell := range row.Cells {
			cells = append(cells, cell.Text)
		}
		all = append(all, cells)
	}
	return all
}

// TestEncodingCandidates lists what else a text may be in, and nothing where that is settled.
func TestEncodingCandidates(t *testing.T) {
	russian, err := charmap.Windows1251.NewEncoder().Bytes([]byte(russianText))
	if err != nil {
		t.Fatal(err)
	}
	for _, chosen := range []string{"", "koi8-r"} { // whichever is chosen, the candidates stay
		file, err := OpenBytes("test", russian, Options{Encoding: chosen})
		if err != nil {
			t.Fatal(err)
		}
		if got := file.Encodings(); len(got) < 2 || got[0] != "windows-1251" {
			t.Errorf("%v", got)
		}
	}
	file, err := OpenBytes("test", append([]byte(`<meta charset="koi8-r"><table><td>`), russian...), Options{})
	if err == nil || file != nil { // the table is not closed
		t.Error(err)
	}
	file, err = OpenBytes("test", append([]byte(`<meta charset="koi8-r"><table><td></td></table>`), russian...), Options{})
	if err != nil || file.Encoding() != "koi8-r" || file.Encodings()[0] != "koi8-r" || len(file.Encodings()) < 2 {
		t.Errorf("%v", err)
	}
	for name, data := range map[string][]byte{
		"utf-8": []byte(chineseText), "a mark": []byte("\xff\xfea\x00\t\x00b\x00\n\x00"), "xls": biffOf(func(*biff) {}), "xlsx": workbookOf(t, ""),
	} {
		file, err := OpenBytes("test", data, Options{})
		if err != nil {
			t.Fatal(name, err)
		}
		if got := file.Encodings(); got != nil {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestAllEncodings sees that every encoding offered is understood, by that very name, and that the candidates are
// among them.
func TestAllEncodings(t *testing.T) {
	all := AllEncodings()
	for _, name := range all {
		encoding, err := htmlindex.Get(name)
		if err != nil {
			t.Fatal(name, err)
		}
		data, err := encoding.NewEncoder().Bytes([]byte("a,b\n1,2\n"))
		if err != nil {
			t.Fatal(name, err)
		}
		file, err := OpenBytes("test", data, Options{Encoding: name})
		if err != nil || file.Encoding() != name {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, c := range candidates {
		if !slices.Contains(all, c.name) {
			t.Errorf("%s is not offered", c.name)
		}
	}
}

func TestEncodingOption(t *testing.T) {
	data, err := charmap.Windows1251.NewEncoder().Bytes([]byte(russianText))
	if err != nil {
		t.Fatal(err)
	}
	checkText(t, data, Options{Encoding: "cp1251"}, "windows-1251", russianText)
	if _, err := readBytes(data, Options{Encoding: "klingon"}); err == nil || !strings.Contains(err.Error(), `no encoding "klingon"`) {
		t.Errorf("got %v", err)
	}
	if _, err := readBytes(data, Options{Encoding: "utf-8"}); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "row 1, column A") {
		t.Errorf("got %v", err)
	}
	if _, err := readBytes(data, Options{Encoding: "gb18030"}); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v", err)
	}
}

// TestScoreDecides lets header words overrule the plausibility of letters.
func TestScoreDecides(t *testing.T) {
	text := "Číslo;Příjemce\n1;Dvořák\n"
	data, err := charmap.Windows1250.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	checkText(t, data, Options{Score: func(text string) int { return strings.Count(text, "Příjemce") }}, "windows-1250", text)

	text = "Sipariş;Alıcı\n1;Şahin\n"
	data, err = charmap.Windows1254.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	checkText(t, data, Options{Score: func(text string) int { return strings.Count(text, "Alıcı") }}, "windows-1254", text)
}

// TestGarbageIsNotScored has a header that nobody knows, and a word that its bytes are in another encoding.
func TestGarbageIsNotScored(t *testing.T) {
	text := "编甲,名乙,值丙\n张三,李四,王五\n宝安区,福田区,南山区\n深圳市,广州市,东莞市\n"
	data, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	checkText(t, data, Options{Score: func(text string) int { return strings.Count(text, "ÍőÎĺ") }}, "gb18030", text)
}

// TestLateEvidence has its only byte beyond ASCII far behind every sample.
func TestLateEvidence(t *testing.T) {
	text := "Nombre,b\n" + strings.Repeat("plain,ascii\n", 100_000) + "José,x\n"
	data, err := charmap.Windows1252.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	checkText(t, data, Options{}, "windows-1252", text)
}

// TestCSVReadsBack writes cells with encoding/csv, reads them and compares.
func TestCSVReadsBack(t *testing.T) {
	cell := rapid.OneOf(
		rapid.StringMatching(`[a-z ,;|"'\t\n=+@-]{0,8}`),
		rapid.StringOfN(rapid.RuneFrom([]rune("aé中文😀\u00a0\n\",;\t|")), 0, 12, -1),
	).Filter(func(s string) bool {
		return asText(s) == s && !strings.HasPrefix(strings.TrimLeft(s, "'"), "\n") // which may be written as CR LF
	})
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(1, 5).Draw(t, "width")
		records := [][]string{}
		for range rapid.IntRange(1, 8).Draw(t, "rows") {
			records = append(records, rapid.SliceOfN(cell, width, width).Draw(t, "record"))
		}
		records = append(records, []string{"last"})
		records[0][0] = "header" // the first cell must look like neither markup nor "sep="
		delimiter := rapid.SampledFrom([]rune{',', ';', '\t', '|'}).Draw(t, "delimiter")
		var data bytes.Buffer
		writer := csv.NewWriter(&data)
		writer.Comma = delimiter
		writer.UseCRLF = rapid.Bool().Draw(t, "crlf")
		if err := writer.WriteAll(records); err != nil {
			t.Fatal(err)
		}
		if delimiter == '\t' && slices.ContainsFunc(slices.Concat(records...), func(s string) bool { return strings.Contains(s, "\t") && strings.Contains(s, "\n") }) {
			t.Skip("such a cell is refused, as rows that a stray quotation mark swallowed look like one")
		}
		rows, err := readBytes(data.Bytes(), Options{Delimiter: delimiter, Encoding: "utf-8"})
		if err != nil {
			t.Fatal(err)
		}
		want := map[int][]string{}
		for i, record := range records {
			for len(record) > 0 && record[len(record)-1] == "" {
				record = record[:len(record)-1]
			}
			if len(record) > 0 {
				want[i+1] = record
			}
		}
		got := map[int][]string{}
		for i, cells := range texts(rows) {
			got[rows[i].Number] = cells
		}
		if writer.UseCRLF { // it turns the line ends inside cells too
			for _, record := range want {
				for i := range record {
					record[i] = strings.ReplaceAll(record[i], "\n", "\r\n")
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

// A word more that a decoding yields weighs little where its letters are less plausible: £ódŸ may be a word but is Łódź.
func TestAWordMoreInAnImplausibleText(t *testing.T) {
	const text = "Numer zamówienia;Imię i nazwisko;Miasto\nA100;Łucja Ząbek;Łódź\n"
	raw, err := charmap.Windows1250.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	score := func(text string) int {
		if strings.Contains(text, "£ódŸ") {
			return 4
		}
		return 3
	}
	checkText(t, raw, Options{Score: score}, "windows-1250", text)
}

// Where the header says nothing of the encoding, the letters within each word do: those of several languages make no word. Names from many
// countries, and a word of no language, change nothing.
func TestLettersOfWords(t *testing.T) {
	for _, c := range []struct {
		want string
		in   *charmap.Charmap
		text string
	}{
		{"windows-1250", charmap.Windows1250, "code;name\n1;Lucie Dvořáková\n2;Tomáš Černý\n3;Vyřízena\n4;Dlouhá, Česká republika\n"},
		{"windows-1250", charmap.Windows1250, "code;name\n1;Goran Perić\n2;Ivana Kovačić\n3;Marko Šarić\n"},
		{"windows-1250", charmap.Windows1250, "code;name\n1;Kőszegi Zoltán\n2;Bőrkötésű fűzet\n3;Szűcs Éva\n4;Gyöngyös, Petőfi u. 3\n"},
		{"windows-1254", charmap.Windows1254, "code;name\n1;Ayşe Yılmaz\n2;Çağrı Gümüş\n3;İstanbul\n4;Öğretmen Işık\n"},
		{"windows-1252", charmap.Windows1252, "code;name\n1;Álvaro García\n2;Søren Bjørk\n3;Hélène Crème\n4;Jörg Müller\n5;João Conceição\n6;Nº 5, £12\n"},
		{"windows-1252", charmap.Windows1252, "code;name\n1;Þórður Jónsson\n2;Guðrún Ýr\n3;Björn Æsir\n"},
		{"windows-1252", charmap.Windows1252, "code;name\n" + strings.Repeat("1;Hélène Müller\n", 20) + "2;Dvoøák\n"},
	} {
		raw, err := c.in.NewEncoder().Bytes([]byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		checkText(t, raw, Options{}, c.want, c.text)
	}
}
