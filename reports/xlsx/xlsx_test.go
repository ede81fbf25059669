package xlsx_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"parcelbook/data"
	"parcelbook/data/money"
	"parcelbook/reports"
	"parcelbook/reports/xlsx"
)

func plain(key string) string { return key }

func followUp(t *testing.T) reports.Report {
	t.Helper()
	r, err := reports.FollowUp(reports.Header{Book: "Lantern & Loom", AsOf: "2026-05-20"}, []data.Due{
		{
			Order: data.OrderRow{Order: data.Order{Number: "0011000123456789012", Phone: "=1+1"}, Customer: "王小明"}, HolderName: "Boxful",
			Amount: money.New(-123456, "EUR"), DueDate: "2026-05-10", Estimate: true, DaysLate: 10, Why: data.DueRemit, Newest: "2026-05-18",
		},
		{Order: data.OrderRow{Order: data.Order{Number: "7"}}, Amount: money.New(4800, "JPY")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func written(t *testing.T, r reports.Report) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := xlsx.Write(&out, r, plain); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func opened(t *testing.T, workbook []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// part is a file of the workbook's zip archive.
func part(t *testing.T, workbook []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestCellsHaveTheirTypes(t *testing.T) {
	f := opened(t, written(t, followUp(t)))
	sheet := "report.follow-up"
	const row = 6 // title, book, as of, empty, header
	for col, want := range map[string]struct {
		raw, shown string
		kind       excelize.CellType
	}{
		"A": {"0011000123456789012", "0011000123456789012", excelize.CellTypeInlineString},
		"B": {"王小明", "王小明", excelize.CellTypeInlineString},
		"C": {"=1+1", "=1+1", excelize.CellTypeInlineString},
		"E": {"-1234.56", "-1,234.56", excelize.CellTypeUnset},
		"F": {"EUR", "EUR", excelize.CellTypeInlineString},
		"G": {"46152", "~2026-05-10", excelize.CellTypeUnset},
		"H": {"10", "~10", excelize.CellTypeUnset},
		"I": {"next.remit", "next.remit", excelize.CellTypeInlineString},
		"K": {"2", "2", excelize.CellTypeUnset},
	} {
		cell := fmt.Sprintf("%s%d", col, row)
		raw, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		shown, err := f.GetCellValue(sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		kind, err := f.GetCellType(sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		if raw != want.raw || shown != want.shown || kind != want.kind {
			t.Errorf("%s is %q shown as %q of type %d, want %q, %q, %d", cell, raw, shown, kind, want.raw, want.shown, want.kind)
		}
	}
	for cell, want := range map[string]string{"A8": "report.total", "E8": "-1,234.56", "F8": "EUR", "E9": "4,800", "F9": "JPY", "E7": "4,800", "A11": "report.note.estimate"} {
		if got, err := f.GetCellValue(sheet, cell); err != nil || got != want {
			t.Errorf("%s is %q (%v), want %q", cell, got, err, want)
		}
	}
	style, err := f.GetCellStyle(sheet, "A6")
	if err != nil {
		t.Fatal(err)
	}
	if s, err := f.GetStyle(style); err != nil || s.NumFmt != 49 {
		t.Errorf("the order number's format is %d (%v), want 49, text", s.NumFmt, err)
	}
}

func TestSheetIsReadyToUseAndPrint(t *testing.T) {
	f := opened(t, written(t, followUp(t)))
	sheet := "report.follow-up"
	panes, err := f.GetPanes(sheet)
	if err != nil || !panes.Freeze || panes.YSplit != 5 || panes.TopLeftCell != "A6" {
		t.Errorf("panes are %+v (%v), want the header in row 5 frozen", panes, err)
	}
	layout, err := f.GetPageLayout(sheet)
	if err != nil || *layout.Orientation != "landscape" || *layout.Size != 9 || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
		t.Errorf("page layout is %+v (%v)", layout, err)
	}
	props, err := f.GetSheetProps(sheet)
	if err != nil || !*props.FitToPage {
		t.Errorf("the page is not fitted to its width (%v)", err)
	}
}

func TestSheetCoversAndRepeatsTheRightRows(t *testing.T) {
	workbook := written(t, followUp(t))
	f := opened(t, workbook)
	sheet := "report.follow-up"
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Name] = n.RefersTo
	}
	if names["_xlnm.Print_Titles"] != "'report.follow-up'!$5:$5" || !strings.HasSuffix(names["_xlnm._FilterDatabase"], "!$A$5:$L$7") {
		t.Errorf("defined names are %v, want row 5 repeated and rows 5 to 7 filtered", names)
	}
	if dimension, err := f.GetSheetDimension(sheet); err != nil || dimension != "A1:L11" {
		t.Errorf("dimension is %q (%v)", dimension, err)
	}
	width, err := f.GetColWidth(sheet, "A")
	if err != nil || width < 20 {
		t.Errorf("column A is %v wide (%v)", width, err)
	}
	if height, err := f.GetRowHeight(sheet, 6); err != nil || height < 30 {
		t.Errorf("row 6 is %v high (%v), too low to write in", height, err)
	}
	if xml := part(t, workbook, "xl/worksheets/sheet1.xml"); !strings.Contains(xml, "<oddFooter>&amp;R&amp;P / &amp;N</oddFooter>") || !strings.Contains(xml, "<autoFilter ref=\"$A$5:$L$7\"") {
		t.Errorf("footer or filter is missing in the sheet")
	}
}

// A list has its header in the first row, and each of its tables a sheet of its own.
func TestSheets(t *testing.T) {
	list := opened(t, written(t, reports.List("orders", data.OrderColumns(), []data.OrderRow{{Order: data.Order{Number: "1"}}})))
	if got, err := list.GetCellValue("report.list.orders", "A1"); err != nil || got != "column.number" {
		t.Errorf("A1 is %q (%v)", got, err)
	}
	two := opened(t, written(t, reports.Carriers(reports.Header{}, nil)))
	if diff := cmp.Diff([]string{"report.carriers", "report.carriers.costs"}, two.GetSheetList()); diff != "" {
		t.Errorf("sheets (-want +got):\n%s", diff)
	}
}

func TestSheetNamesAreLegalAndDistinct(t *testing.T) {
	translate := func(key string) string {
		if strings.HasPrefix(key, "report.") {
			return "'Cost: a very long name / of [all] the carriers?'"
		}
		return key
	}
	var out bytes.Buffer
	if err := xlsx.Write(&out, reports.Carriers(reports.Header{}, nil), translate); err != nil {
		t.Fatal(err)
	}
	want := []string{"Cost  a very long name   of  al", "Cost  a very long name   of   2"}
	if diff := cmp.Diff(want, opened(t, out.Bytes()).GetSheetList()); diff != "" {
		t.Errorf("sheets (-want +got):\n%s", diff)
	}
}

var numberCell = regexp.MustCompile(`<c r="A2"[^>]*><v>([^<]*)</v></c>`)

// A number in the file is the amount, to the digit; where a spreadsheet could not keep it, it is text.
func TestAmountsAreExact(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		currency := rapid.SampledFrom([]string{"USD", "JPY", "KWD"}).Draw(rt, "currency")
		amount := money.New(rapid.Int64().Draw(rt, "minor"), currency)
		if rapid.Bool().Draw(rt, "small") {
			amount.Minor %= 1_000_000_000_000_000
		}
		columns := []data.Column[money.Amount]{{ID: "amount", Kind: data.MoneyColumn, Of: data.MoneyValue}}
		workbook := written(t, reports.List("x", columns, []money.Amount{amount}))
		match := numberCell.FindStringSubmatch(part(t, workbook, "xl/worksheets/sheet1.xml"))
		digits := len(strings.TrimLeft(strings.NewReplacer("-", "", ".", "").Replace(amount.Plain()), "0"))
		if isNumber := match != nil; isNumber != (digits <= 15) {
			rt.Fatalf("%s is a number: %t", amount, isNumber)
		}
		if match == nil {
			if got, err := opened(t, workbook).GetCellValue("report.list.x", "A2"); err != nil || got != amount.Plain() {
				rt.Fatalf("%s is written as text %q (%v)", amount, got, err)
			}
			return
		}
		got, err := money.Parse(match[1], currency)
		if err != nil || got != amount {
			rt.Fatalf("%s is written as %s (%v)", amount, match[1], err)
		}
	})
}

func TestTextTooLongIsRefusedByName(t *testing.T) {
	write := func(text string) error {
		columns := []data.Column[string]{{ID: "note", Label: "Note", Of: func(s string) data.Value { return data.Value{Text: s} }}}
		return xlsx.Write(io.Discard, reports.List("x", columns, []string{"ok", text}), plain)
	}
	fits := strings.Repeat("😀", 16383) + "x" // 32,767 UTF-16 units
	if err := write(fits); err != nil {
		t.Errorf("32,767 units are refused: %v", err)
	}
	err := write(fits + "x")
	if err == nil {
		t.Fatal("32,768 units are not refused")
	}
	for _, part := range []string{`"report.list.x"`, "row 3", `"Note"`, "32768", "CSV"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("the error does not name %s: %v", part, err)
		}
	}
}

func TestSameReportSameBytes(t *testing.T) {
	if r := followUp(t); !bytes.Equal(written(t, r), written(t, r)) {
		t.Error("two workbooks of one report differ")
	}
}
