package intake

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"parcelbook/data"
)

// sheetOf fills a sheet of a workbook in the making with rows, each a line of cells with "|" between.
func sheetOf(t testing.TB, f *excelize.File, name string, lines ...string) {
	t.Helper()
	if f.GetSheetList()[0] == "Sheet1" {
		check(t, f.SetSheetName("Sheet1", name))
	} else {
		_, err := f.NewSheet(name)
		check(t, err)
	}
	for i, line := range lines {
		cells := strings.Split(line, "|")
		at, err := excelize.CoordinatesToCellName(1, i+1)
		check(t, err)
		check(t, f.SetSheetRow(name, at, &cells))
	}
}

const orderLine = "Order number|Order date|Title|Total"

// Months on sheets of their own are one file: no row is lost, none counts twice, and each is known by its sheet.
func TestSheetsWithTheSameColumns(t *testing.T) {
	fill := func(f *excelize.File) {
		sheetOf(t, f, "January", "My orders", orderLine, "A1|05/01/2026|Lamp|5", "A2|13/01/2026|Mug|7")
		sheetOf(t, f, "Summary", "Month|Sum", "January|12", "February|20")
		sheetOf(t, f, "February", orderLine, "A3|05/02/2026|Lamp|9", "|||", "A4|06/02/2026|Bag|eleven")
		sheetOf(t, f, "Empty", orderLine)
	}
	r := readBook(t, Request{Currency: "USD"}, fill)
	if r.Sheet != "January" || r.Rows != 4 || len(r.Orders) != 3 || r.Refused != 1 {
		t.Fatalf("%+v %v", r, reasons(r))
	}
	if o := r.Orders[2]; o.Number != "A3" || o.OrderDate != "2026-02-05" || o.Rows[0].Place() != (data.Place{Sheet: "February", Row: 2}) {
		t.Errorf("%+v", o)
	}
	if p := r.Quarantine[0].Problems[0]; p.Sheet != "February" || p.Row != 4 {
		t.Errorf("%+v", p)
	}
	if told := strings.Join(reasons(r), "\n"); !strings.Contains(told, `2 rows are read with those of the sheet "January"`) || !strings.Contains(told, "3 rows are not taken") {
		t.Errorf("told: %s", told)
	}
	if r := readBook(t, Request{Currency: "USD", Sheet: "february "}, fill); r.Sheet != "February" || r.Rows != 2 || strings.Contains(strings.Join(reasons(r), " "), "not taken") {
		t.Errorf("one sheet asked for: %+v", r)
	}
	r = readBook(t, Request{Currency: "USD", Sheet: "January", Others: true, Mends: []data.Mend{{Sheet: "February", Row: 4, Column: 3, Value: "11"}, {Sheet: "Summary", Row: 2, Column: 0}}}, fill)
	if len(r.Orders) != 4 || r.Refused != 0 || r.Orders[3].Total != 1100 {
		t.Errorf("mended: %+v %v", r, reasons(r))
	}
}

// A sheet that may be a part of the other, or a later state of it, would count twice.
func TestSheetsOfTheSameOrdersAreNotJoined(t *testing.T) {
	r := readBook(t, Request{Currency: "USD"}, func(f *excelize.File) {
		sheetOf(t, f, "All", orderLine, "A1|2026-01-05|Lamp|5", "A2|2026-01-06|Mug|7")
		sheetOf(t, f, "Shipped", orderLine, "A2|2026-01-06|Mug|7", "A9|2026-01-06|Mug|7")
		sheetOf(t, f, "COD", "AWB|COD Amount|COD Fee", "W1|5|1")
	})
	told := strings.Join(reasons(r), "\n")
	if r.Rows != 2 || len(r.Orders) != 2 || !strings.Contains(told, `2 rows are not taken: 1 of them about what is on the sheet "All" too`) ||
		!strings.Contains(told, `1 row is not taken: it looks like "COD statement"`) {
		t.Errorf("%+v\n%s", r, told)
	}
}

// Each sheet has its own totals row; the statement's total is that of all, and of none where one is missing.
func TestTotalsOfSeveralSheets(t *testing.T) {
	const header = "AWB|Order No|COD Amount|COD Fee"
	take := func(more ...string) *Result {
		return readBook(t, Request{Currency: "USD"}, func(f *excelize.File) {
			sheetOf(t, f, "1", header, "W1|A1|5|1", "Total||5|1")
			sheetOf(t, f, "2", append([]string{header, "W2|A2|7|1"}, more...)...)
		})
	}
	if r := take("Total||7|1"); !r.Statement.HasTotal || r.Statement.Total != 1000 || len(r.Lines) != 2 {
		t.Errorf("%+v %v", r.Statement, reasons(r))
	}
	if r := take(); r.Statement.HasTotal || len(r.Lines) != 2 {
		t.Errorf("%+v %v", r.Statement, reasons(r))
	}
}

// A period without parcels has fees alone; what they are in is not guessed from what would have been collected.
func TestFurtherSheetOfAStatement(t *testing.T) {
	take := func(fee string, a Answers) *Result {
		return readBook(t, Request{Currency: "USD", Answers: a}, func(f *excelize.File) {
			sheetOf(t, f, "COD", "收货日期 Ngày xuất kho|原单号 Mã đơn hệ thống|转单号 Mã vận đơn|COD金额")
			sheetOf(t, f, "PHÍ", "转单号 Mã vận đơn|"+fee, "TW1|13.5")
		})
	}
	if r := take("运费 (RMB)", Answers{}); len(r.Lines) != 1 || r.Lines[0].Currency != "CNY" || r.Lines[0].Net != -1350 || r.Rows != 1 {
		t.Errorf("%+v %v", r.Lines, reasons(r))
	}
	if r := take("运费", Answers{}); len(r.Lines) != 0 || r.Refused != 1 || len(r.Questions) != 1 || r.Questions[0].Kind != AskCurrency {
		t.Errorf("%+v %v", r.Lines, reasons(r))
	}
	if r := take("运费", Answers{Currency: "CNY"}); len(r.Lines) != 1 || r.Lines[0].Currency != "CNY" {
		t.Errorf("%+v %v", r.Lines, reasons(r))
	}
}

// A summary of a statement in no known layout is used to check what its lines come to.
func TestTotalOnASummaryOfAnUnknownLayout(t *testing.T) {
	for label, want := range map[string]int64{
		"Net payable": 1000, "Total a recibir (USD)": 1000, "К выплате:": 1000, "Net payable (EUR)": 0, "Parcels": 0, "Suma do wypłaty": 1000, "Auszahlungsbetrag gesamt": 1000,
		"Neto a pagar": 1000, "Total net à payer": 1000, "Total líquido": 1000, "Toplam Net Ödeme": 1000, "총 정산금액": 1000, "Tổng thực nhận": 1000,
	} {
		r := readBook(t, Request{Currency: "USD"}, func(f *excelize.File) {
			sheetOf(t, f, "Resumen", "Period|May", label+"|10.00", "Parcels|2")
			sheetOf(t, f, "Lines", "AWB|Order No|COD Amount|COD Fee", "W1|A1|5|1", "W2|A2|7|1")
			sheetOf(t, f, "Notes", "Please read this")
		})
		if r.Statement.HasTotal != (want != 0) || r.Statement.Total != want || len(r.Lines) != 2 || strings.Contains(strings.Join(reasons(r), "\n"), "3 rows are not taken") != (want == 0) {
			t.Errorf("%s: %+v %v", label, r.Statement, reasons(r))
		}
	}
}

// A summary may be a table, or stand over the header, and say what was collected, too.
func TestSummariesOfOtherShapes(t *testing.T) {
	header, first, second := "AWB|Order No|COD Amount|COD Fee|Net", "W1|A1|5|1|4", "W2|A2|7|1|6"
	for name, c := range map[string]struct {
		summary, rows []string
		total         int64
		told          string
	}{
		"a table":         {[]string{"Total COD|Net payable|Currency", "12|11|USD"}, []string{header, first, second}, 1100, "the total on this sheet is compared"},
		"over the header": {nil, []string{"Net payable|11", "", header, first, second}, 1100, ""},
		"another sum":     {[]string{"Total COD|15", "Net payable|10"}, []string{header, first, second}, 1000, "what the lines collected comes to 12.00 USD"},
		"a row of totals": {nil, []string{header, first, second, "Total||14|2|10"}, 1000, "the lines that could be read add up to 12.00 USD"},
	} {
		r := readBook(t, Request{Currency: "USD"}, func(f *excelize.File) {
			if len(c.summary) > 0 {
				sheetOf(t, f, "Summary", c.summary...)
			}
			sheetOf(t, f, "Lines", c.rows...)
		})
		if all := strings.Join(reasons(r), "\n"); r.Statement.Total != c.total || !strings.Contains(all, c.told) || len(r.Lines) != 2 {
			t.Errorf("%s: %+v %s", name, r.Statement, all)
		}
	}
}

// A row of totals that agrees with the lines does not keep the summary from being looked at.
func TestSummaryBesideARowOfTotals(t *testing.T) {
	for _, c := range []struct {
		totals, summary string
		want            int64
	}{{"12|2|10", "10.00", 1000}, {"12|2|10", "13.00", 1300}, {"15|2|13", "10.00", 1300}} {
		r := readBook(t, Request{Currency: "USD"}, func(f *excelize.File) {
			sheetOf(t, f, "Summary", "Remittance of May", "COD total|12.00", "Net payable|"+c.summary)
			sheetOf(t, f, "Lines", "AWB|Order No|COD Amount|COD Fee|Net", "W1|A1|5|1|4", "W2|A2|7|1|6", "Total||"+c.totals)
		})
		if !r.Statement.HasTotal || r.Statement.Total != c.want || len(r.Lines) != 2 {
			t.Errorf("totals %s and a summary of %s: %+v %v", c.totals, c.summary, r.Statement, reasons(r))
		}
	}
}

// The layouts that marketplaces have in other countries are those formats too, whatever their headers add.
func TestVariantsOfKnownLayouts(t *testing.T) {
	r := readBook(t, Request{Currency: "USD"}, func(f *excelize.File) {
		sheetOf(t, f, "Income", "Username (Seller)|From|to", "shop|2026-07-13|2026-07-19", "", "", "||subtotal(RM)",
			"Sequence No.|Order ID|Payout Completed Date|Commission Fee (Incl. SST)|Service Fee (Incl. SST)|Transaction Fee|Saver Programme Fee (Incl. SST)|Total Released Amount (RM)",
			"1|2607040SAMPLE1|2026-07-14|-6.60|-2.20|-1.10|0|90.10")
	})
	if l := r.Lines; r.Format != "shopee_income" || len(l) != 1 || l[0].Currency != "MYR" || l[0].Net != 9010 || l[0].FeeTotal() != 990 || l[0].Collected != 10000 {
		t.Errorf("Shopee in Malaysia: %+v %v", r.Lines, reasons(r))
	}
	r = readBook(t, Request{Currency: "USD"}, func(f *excelize.File) {
		sheetOf(t, f, "Order details", "Statement Date|Statement ID|Currency|Type |Order/adjustment ID|Total settlement amount|Total Revenue|Total Fees|TikTok Shop commission fee|Customer payment",
			"2026/05/20|365001|USD|Order|57001|92.00|100.00|-8.00|-8.00|100.00", "Statement Date|Statement ID|Currency|Type |Order/adjustment ID|Total settlement amount|Total Revenue|Total Fees|TikTok Shop commission fee|Customer payment",
			"2026/05/21|365002|USD|Order|57002|46.00|50.00|-4.00|-4.00|50.00")
	})
	if l := r.Lines; r.Format != "tiktok_settlement" || len(l) != 2 || l[1].Net != 4600 || l[1].FeeTotal() != 400 || l[1].OrderNumber != "57002" {
		t.Errorf("TikTok in the United States: %+v %v", r.Lines, reasons(r))
	}
}

// A sheet with the same columns is no more rows where its name says what the columns do not: that its orders were cancelled, or that its
// parcels are not paid for. It is not chosen before the others either.
func TestSheetsThatTheirNamesSetApart(t *testing.T) {
	const cod = "AWB|Delivered|COD|Fee|Net"
	paid := []string{cod, "ZX0000001|05/06/2026|12.34|0.34|12.00", "ZX0000002|15/06/2026|10.00|0.50|9.50"}
	pending := []string{cod, "ZX0000003|16/06/2026|8.00|0.50|7.50"}
	for name, c := range map[string]struct {
		sheets [][]string // each its name and lines
		sheet  string
		rows   int
	}{
		"a statement":            {sheets: [][]string{append([]string{"Paid"}, paid...), append([]string{"Pending"}, pending...)}, sheet: "Paid", rows: 2},
		"the unpaid come first":  {sheets: [][]string{append([]string{"Unpaid COD"}, pending...), append([]string{"Paid"}, paid...)}, sheet: "Paid", rows: 2},
		"parcels that came back": {sheets: [][]string{append([]string{"Delivered"}, paid...), append([]string{"RTO"}, pending...)}, sheet: "Delivered", rows: 2},
		"weeks":                  {sheets: [][]string{append([]string{"Week 1"}, paid...), append([]string{"Week 2"}, pending...)}, sheet: "Week 1", rows: 3},
		"orders": {
			sheets: [][]string{{"Sent", orderLine, "A1|05/01/2026|Lamp|5", "A2|13/01/2026|Mug|7"}, {"Cancelled", orderLine, "A3|05/02/2026|Lamp|9"}, {"Unpaid", orderLine, "A4|06/02/2026|Bag|11"}},
			sheet:  "Sent", rows: 3,
		},
		"orders that say it themselves": {
			sheets: [][]string{{"Sent", orderLine + "|Status", "A1|05/01/2026|Lamp|5|Shipped", "A2|13/01/2026|Mug|7|Shipped"}, {"Cancelled", orderLine + "|Status", "A3|05/02/2026|Lamp|9|Cancelled"}},
			sheet:  "Sent", rows: 3,
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := readBook(t, Request{Currency: "USD"}, func(f *excelize.File) {
				for _, s := range c.sheets {
					sheetOf(t, f, s[0], s[1:]...)
				}
			})
			told := strings.Contains(strings.Join(reasons(r), "\n"), "by its name this one is about something else")
			left := 0
			for _, s := range c.sheets {
				left += len(s) - 2
			}
			if r.Sheet != c.sheet || r.Rows != c.rows || told != (left > c.rows) {
				t.Errorf("sheet %q, %d rows, told %v", r.Sheet, r.Rows, reasons(r))
			}
		})
	}
}
