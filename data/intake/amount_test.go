package intake

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"parcelbook/data/money"
)

// ordersWith takes in orders whose totals are the texts given, and gives each as "12.34 USD", or why it was
// refused.
func totalsOf(t *testing.T, header string, texts ...string) []string {
	t.Helper()
	lines := []string{"Order number\tTitle\t" + header}
	for i, text := range texts {
		lines = append(lines, fmt.Sprintf("N%d\tThing\t%s", i, text))
	}
	r := mustRead(t, Request{}, dated(lines...)...)
	got := make([]string, len(texts))
	for _, o := range r.Orders {
		got[o.Rows[0].Row-2] = o.Amount(o.Total).Plain() + " " + o.Currency
	}
	for _, q := range r.Quarantine {
		got[q.Rows[0].Row-2] = "refused: " + q.Problems[0].Reason.String()
	}
	return got
}

func TestAmounts(t *testing.T) {
	for _, c := range []struct {
		header, text, want string
		beside             string // another amount in the column, which shows how it is written
	}{
		{text: "US $12.34", want: "12.34 USD"},
		{text: "CN￥\u00a0-12.30", want: "refused: the order's total is below zero: -12.30 CNY"},
		{text: "CN￥\u00a012.30", want: "12.30 CNY"},
		{text: "CN￥\u00a01,234.56", want: "1234.56 CNY"},
		{text: "1 234,50 €", want: "1234.50 EUR"},
		{text: "1\u202f234,50 €", want: "1234.50 EUR"},
		{text: "R$ 12,00", want: "12.00 BRL"},
		{text: "BRL 35,91", want: "35.91 BRL"},
		{text: "BRL 35.91", want: "35.91 BRL"},
		{text: "AU $3,000.00", want: "3000.00 AUD"},
		{text: "$97.99", want: "97.99 USD"},
		{text: "SGD 7,5", want: "7.50 SGD"},
		{text: "45,90", want: "45.90 USD"},
		{text: "1,234.50", want: "1234.50 USD"},
		{text: "1.234,50", want: "1234.50 USD"},
		{text: "1'234.50", want: "1234.50 USD"},
		{text: "12,34,567.00", want: "1234567.00 USD"},
		{text: "1.234.567", want: "1234567.00 USD"},
		{text: "１２．５０", want: "12.50 USD"},
		{text: ".50", want: "0.50 USD"},
		{text: "0,399", want: "refused: more decimals than USD has"},
		{text: "12.500", beside: "7.25", want: "12.50 USD"},
		{text: "12.345", beside: "7.25", want: "refused: more decimals than USD has"},
		{text: "1,399", beside: "1,234.50", want: "1399.00 USD"},
		{text: "1,399", beside: "45,90", want: "refused: more decimals than USD has"},
		{text: "1,399", want: `refused: may be 1399 or 1.399: no other amount shows whether "," begins the decimals; say which sign does`},
		{text: "1.399", want: `refused: may be 1399 or 1.399: no other amount shows whether "." begins the decimals; say which sign does`},
		{header: "Order total (VND)", text: "150.000", want: "150000 VND"},
		{header: "Order total (JPY)", text: "1,399", want: "1399 JPY"},
		{header: "Order total (KWD)", text: "1.250", beside: "0.500", want: "1.250 KWD"},
		{header: "Grand Total(PHP)", text: "199", want: "199.00 PHP"},
		{header: "Order total SGD", text: "7.5", want: "7.50 SGD"},
		{text: "zł 10", want: "10.00 PLN"},
		{text: "10 zł", want: "10.00 PLN"},
		{text: "RM5.00", want: "5.00 MYR"},
		{text: "Rp.5.00", want: "5.00 IDR"},
		{text: "₡1,500.00", want: "1500.00 CRC"},
		{text: "$12.34 USD", want: "12.34 USD"},
		{text: "$12.34 CAD", want: "12.34 CAD"},
		{text: "€12.34 USD", want: "refused: not an amount"},
		{text: "(12.50)", want: "refused: the order's total is below zero: -12.50 USD"},
		{text: "12.50-", want: "refused: the order's total is below zero: -12.50 USD"},
		{text: "−12,50", want: "refused: the order's total is below zero: -12.50 USD"},
		{text: "-$5", want: "refused: the order's total is below zero: -5.00 USD"},
		{text: "$-5", want: "refused: the order's total is below zero: -5.00 USD"},
		{text: "US $-5", want: "refused: the order's total is below zero: -5.00 USD"},
		{text: "(1,234.50)", want: "refused: the order's total is below zero: -1,234.50 USD"},
		{text: "($5.00)", want: "refused: the order's total is below zero: -5.00 USD"},
		{text: "$(5.00)", want: "refused: the order's total is below zero: -5.00 USD"},
		{text: "+12.50", want: "12.50 USD"},
		{text: "CHF 1'234.50", want: "1234.50 CHF"},
		{text: "CHF 1’234.50", want: "1234.50 CHF"},
		{text: "Fr. 1 234.50", want: "1234.50 CHF"},
		{text: "12,-", want: "12.00 USD"},
		{text: "1500/-", want: "1500.00 USD"},
		{text: "₹ 1500/-", want: "1500.00 INR"},
		{text: "1500/=", want: "1500.00 USD"},
		{text: "1500/2", want: "refused: not an amount"},
		{text: "12,50 лв.", want: "12.50 BGN"},
		{text: "12,– €", want: "12.00 EUR"},
		{text: "12.-- Kč", want: "12.00 CZK"},
		{text: "1.234,-", want: "1234.00 USD"},
		{text: "Rp 12.000,-", want: "12000.00 IDR"},
		{text: "CHF 12.—", want: "12.00 CHF"},
		{text: "Rp12.000", want: "12000.00 IDR"},
		{text: "Rp1.250.000", want: "1250000.00 IDR"},
		{text: "12.000 ₫", want: "12000 VND"},
		{text: "12.000đ", want: "12000 VND"},
		{text: "1.399 Ft", want: "1399.00 HUF"},
		{text: "٤٥٫٩٠", want: "45.90 USD"},
		{text: "١٬٢٣٤٫٥٠ ر.س", want: "1234.50 SAR"},
		{text: "۱۲", want: "12.00 USD"},
		{text: "１，２３４．５０", want: "1234.50 USD"},
		{text: "₹1,23,456.00", want: "123456.00 INR"},
		{text: "1 23 456.00", want: "123456.00 USD"},
		{text: "R$ 1.234,56", want: "1234.56 BRL"},
		{text: "AED 12.50", want: "12.50 AED"},
		{text: "12.50 руб.", want: "12.50 RUB"},
		{text: "1 234,50 ₽", want: "1234.50 RUB"},
		{text: "15.000 원", want: "15000 KRW"},
		{text: "HK$ 12.50", want: "12.50 HKD"},
		{text: "NT$1,250.00", want: "1250.00 TWD"},
		{text: "12.50 USD incl. VAT", want: "refused: not an amount"},
		{text: "12.50*", want: "refused: not an amount"},
		{text: "12.50 %", want: "refused: not an amount"},
		{text: "ca. 12.50", want: "refused: not an amount"},
		{text: "12.50 / 13.00", want: "refused: not an amount"},
		{text: "12.50 13.00", want: "refused: not an amount"},
		{text: "12:50", want: "refused: not an amount"},
		{text: "1.2e3", want: "refused: not an amount"},
		{text: "1,23,45", want: "refused: not an amount"},
		{text: "1'234,567.00", want: "refused: not an amount"},
		{text: "12,-5", want: "refused: not an amount"},
		{text: "-12,-", want: "refused: the order's total is below zero: -12.00 USD"},
		{text: "2026-05-01", want: "refused: not an amount"},
		{text: "N/A", want: "refused: the order has no amount"},
		{text: "¥ 5", want: "refused: its amounts may be in CNY, JPY: nothing in the file says which; say which is meant"},
		{text: "12 kg", want: "refused: not an amount"},
		{text: "1,2,3", want: "refused: not an amount"},
		{text: "12-34", want: "refused: not an amount"},
		{text: "--12", want: "refused: not an amount"},
		{text: "(12", want: "refused: not an amount"},
		{text: "1.2.3,4,5", want: "refused: not an amount"},
		{text: "ten", want: "refused: not an amount"},
		{text: "99999999999999999999", want: "refused: too large for an amount"},
		{text: "-", want: "refused: the order has no amount"},
	} {
		t.Run(c.text, func(t *testing.T) {
			header := c.header
			if header == "" {
				header = "Order total"
			}
			texts := []string{c.text}
			if c.beside != "" {
				texts = append(texts, c.beside)
			}
			if got := totalsOf(t, header, texts...)[0]; got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// A file in which some amounts have a decimal comma and others a point reads those that can only be read one
// way, and refuses the rest.
func TestMixedColumn(t *testing.T) {
	got := totalsOf(t, "Order total", "BRL 35.91", "BRL 35,91", "BRL 1,399")
	want := []string{"35.91 BRL", "35.91 BRL", "refused: may be 1399 or 1.399: in this column some decimals begin with a point and some with a comma"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %q", got)
	}
}

func TestAnotherColumnShowsTheDecimals(t *testing.T) {
	r := mustRead(t, Request{}, dated("Order number\tTitle\tShipping\tOrder total", "1\tThing\t4,50\t1.399")...)
	if len(r.Orders) != 1 || r.Orders[0].Total != 139900 || r.Orders[0].Shipping != 450 {
		t.Errorf("%+v %v", r.Orders, reasons(r))
	}
}

func TestCurrencies(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"the file's column", []string{"Order number\tOrder total\tCurrency", "1\t5\tRMB"}, "CNY"},
		{"a column in Chinese", []string{"订单号\t订单金额\t币种", "1\t5\t人民币"}, "CNY"},
		{"other rows", []string{"Order number\tTitle\tOrder total", "1\tA\t5", "2\tB\tSGD 6"}, "SGD"},
		{"the book, for $", []string{"Order number\tOrder total\tTitle", "1\t$5\tA"}, "USD"},
		{"the book", []string{"Order number\tOrder total\tTitle", "1\t5\tA"}, "USD"},
		{"the only country, for kr", []string{"Order number\tOrder total\tCountry", "1\t5 kr\tSweden", "2\t6 kr\tSE"}, "SEK"},
		{"the only country, for ¥", []string{"Order number\tOrder total\tCountry", "1\t¥5\t日本"}, "JPY"},
		{"the only country and the book", []string{"Order number\tOrder total\tCountry", "1\t$5\tUSA"}, "USD"},
		{"a country without that sign", []string{"Order number\tOrder total\tCountry", "1\t$5\tPoland"}, "USD"},
		{"several countries", []string{"Order number\tOrder total\tCountry", "1\t$5\tUSA", "2\t$5\tCanada"}, "USD"},
		{"a code elsewhere", []string{"Order number\tOrder total\tTitle", "1\t$5\tA", "2\tCA$7\tB"}, "CAD"},
		{"the header of another column", []string{"Order number\tOrder total\tShipping (NZD)", "1\t$5\t2"}, "NZD"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := mustRead(t, Request{}, dated(c.lines...)...)
			if len(r.Orders) == 0 || r.Orders[0].Currency != c.want {
				t.Errorf("%+v %v", r.Orders, reasons(r))
			}
		})
	}
	for _, c := range []struct{ name, line, want string }{
		{"unknown", "1\tA\t5\tXYZ", "not a currency"},
		{"a country and the book that disagree", "1\tA\t$5\t\tMexico", "its amounts may be in USD, CAD, AUD, MXN or one of 25 other currencies: nothing in the file says which; say which is meant"},
		{"contradiction", "1\tA\t€5\tUSD", "its amounts are in more than one currency"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := mustRead(t, Request{}, "Order number\tTitle\tOrder total\tCurrency\tCountry", c.line)
			if len(r.Quarantine) != 1 || r.Problems[0].Reason.String() != c.want {
				t.Errorf("%v", reasons(r))
			}
		})
	}
}

func TestCurrencyOfNumberFormats(t *testing.T) {
	for format, want := range map[string]string{
		`"US$"#,##0.00`: "USD", `[$€-407]#,##0.00`: "EUR", `#,##0.00 "zł"`: "PLN", `[$SGD] 0.00`: "SGD", `0.00`: "USD", `"R$" #,##0.00;("R$" #,##0.00)`: "BRL",
	} {
		r := readBook(t, Request{Currency: "USD"}, func(f *excelize.File) {
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
			if err != nil {
				t.Fatal(err)
			}
			check(t, f.SetSheetRow("Sheet1", "A1", &[]any{"Order number", "Title", "Order total", "Order date"}))
			check(t, f.SetSheetRow("Sheet1", "A2", &[]any{"1", "Thing", 1234.5, "2026-05-01"}))
			check(t, f.SetCellStyle("Sheet1", "C2", "C2", style))
		})
		if len(r.Orders) != 1 || r.Orders[0].Currency != want || r.Orders[0].Total != 123450 {
			t.Errorf("%s: %+v %v", format, r.Orders, reasons(r))
		}
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Any amount, written as programs write it beside another that shows its decimals, is read back exactly.
func TestAmountsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sum := money.New(rapid.Int64Range(0, 1e13).Draw(t, "sum"), rapid.SampledFrom([]string{"USD", "EUR", "JPY", "KWD"}).Draw(t, "currency"))
		group := rapid.SampledFrom([]string{"", ",", ".", " ", "\u00a0", "'"}).Draw(t, "group")
		sep := rapid.SampledFrom([]string{".", ","}).Draw(t, "point")
		if sep == group {
			t.Skip("the same sign for both")
		}
		lib, err := builtin()
		if err != nil {
			t.Fatal(err)
		}
		fig, err := lib.words.Figure(sum.Currency + " " + write(sum, group, sep))
		if err != nil {
			t.Fatal(err)
		}
		p := points{column: map[int]byte{0: sep[0]}}
		got, err := p.read(fig, 0, sum.Currency)
		if err != nil || got != sum.Minor || len(fig.Money) != 1 || fig.Money[0] != sum.Currency {
			t.Fatalf("%s: got %d %v, %v", write(sum, group, sep), got, fig.Money, err)
		}
	})
}

// write writes an amount with the separators given.
func write(a money.Amount, group, sep string) string {
	whole, decimals, _ := strings.Cut(a.Plain(), ".")
	var b strings.Builder
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(group)
		}
		b.WriteRune(r)
	}
	if decimals != "" {
		b.WriteString(sep + decimals)
	}
	return b.String()
}
