package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parcelbook/data"
)

// The order in which dates are written shows in more than the columns that are taken.
func TestMoreOfDates(t *testing.T) {
	table := func(header string, row func(i int) string, n int) []string {
		lines := []string{header}
		for i := range n {
			lines = append(lines, fmt.Sprintf("%d\t5.00\t%s", i+1, row(i)))
		}
		return lines
	}
	for _, c := range []struct {
		name  string
		lines []string
		want  string // date of the first order; "": it is asked
	}{
		{"nothing shows it", table("Order number\tTotal\tOrder date", func(int) string { return "03/04/2026" }, 9), ""},
		{"a column that is not taken", table("Order number\tTotal\tOrder date\tXyzzy", func(i int) string { return fmt.Sprintf("03/04/2026\t%d/04/2026", 12+i) }, 3), "2026-04-03"},
		{"a column that is not taken, the other way", table("Order number\tTotal\tOrder date\tXyzzy", func(i int) string { return fmt.Sprintf("03/04/2026\t04/%d/2026", 12+i) }, 3), "2026-03-04"},
		{"a column of numbers is none of dates", table("Order number\tTotal\tOrder date\tXyzzy", func(i int) string { return fmt.Sprintf("03/04/2026\tA 13/04/2026 x%d", i) }, 3), ""},
		{"a title", append([]string{"Period: 01/04/2026 to 30/04/2026\t\t", "\t\t"}, table("Order number\tTotal\tOrder date", func(int) string { return "03/04/2026" }, 3)...), "2026-04-03"},
		{"a title with a period that leaves it open", append([]string{"01/04/2026 - 05/04/2026\t\t", "\t\t"}, table("Order number\tTotal\tOrder date", func(int) string { return "03/04/2026" }, 3)...), ""},
		{"a day of printing", append([]string{"Report printed 11/28/2026\t\t", "\t\t"}, table("Order number\tTotal\tOrder date", func(int) string { return "03/04/2026" }, 3)...), ""},
		{
			"two columns that are always some months apart, or some days in the other order",
			table("Order number\tTotal\tOrder date\tShipped date", func(i int) string { return fmt.Sprintf("01/0%d/2026\t01/0%d/2026", 1+i%6, 2+i%6+i%2) }, 12), "",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := mustRead(t, Request{}, c.lines...)
			asked := slices.ContainsFunc(r.Questions, func(q Question) bool { return q.Kind == AskDates })
			if asked != (c.want == "") {
				t.Fatalf("asked: %t, %v", asked, r.Problems)
			}
			if c.want != "" && (len(r.Orders) == 0 || string(r.Orders[0].OrderDate) != c.want) {
				t.Errorf("%+v %v", r.Orders, r.Problems)
			}
		})
	}
}

// No file of a currency with cents has several amounts with thousandths: the sign parts thousands.
func TestThousandthsAreThousands(t *testing.T) {
	for _, c := range []struct {
		name, header string
		amounts      []string
		want         string // minor units of the first; "": it is asked
	}{
		{"several", "Order total", []string{"1.954", "17.760", "128.005", "4.321"}, "195400"},
		{"several with a comma", "Order total", []string{"1,954", "17,760", "128,005", "4,321"}, "195400"},
		{"too few", "Order total", []string{"1.954", "17.760", "128.005", "4.320"}, ""},
		{"only tens of cents", "Order total", []string{"1.950", "17.760", "128.000", "4.320"}, ""},
		{"a currency that has them", "Order total (KWD)", []string{"1.954", "17.760", "128.005", "4.321"}, ""},
		{"one, in a currency that is named", "Order total (USD)", []string{"1,399", "2,500"}, "139900"},
		{"one, in one of several that have cents", "Order total", []string{"$1,399", "$2,500"}, "139900"},
		{"no thousandths, in a currency that is named", "Order total (USD)", []string{"1,500", "2,500"}, ""},
		{"beside one that is whole", "Order total", []string{"1,500", "899"}, "150000"},
		{"beside one that is whole, in a currency that has them", "Order total (KWD)", []string{"1,500", "899"}, ""},
		{"beside one without a sign", "Order total", []string{"1,500", "899", "2300"}, ""},
		{"fees beside one that is whole", "Shipping", []string{"1,399", "12"}, ""},
		{"fees beside several that are whole", "Shipping", []string{"1,399", "12", "899"}, "139900"},
		{"prices by the piece may have them", "Unit price", []string{"1.954", "17.761", "128.005", "4.321"}, ""},
		{"what is reckoned may have them", "Shipping", []string{"1.954", "17.761", "128.005", "4.321"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			lines := []string{"Order number\tTitle\t" + c.header}
			for i, a := range c.amounts {
				lines = append(lines, fmt.Sprintf("%d\tThing\t%s", i+1, a))
			}
			r := mustRead(t, Request{}, dated(lines...)...)
			asked := slices.ContainsFunc(r.Questions, func(q Question) bool { return q.Kind == AskDecimal })
			if asked != (c.want == "") {
				t.Fatalf("asked: %t, %v", asked, r.Problems)
			}
			if c.want != "" && (len(r.Orders) == 0 || fmt.Sprint(r.Orders[0].Total+r.Orders[0].Shipping) != c.want) {
				t.Errorf("%+v %v", r.Orders, r.Problems)
			}
		})
	}
}

// Payments in a currency that has thousandths say nothing of those in another.
func TestThousandthsOfAnotherCurrency(t *testing.T) {
	r := mustRead(t, Request{}, dated("Order number\tOrder total\tCurrency", "1\t12.375\tKWD", "2\t11.525\tKWD", "3\t17.125\tKWD", "4\t10.500\tUSD")...)
	if len(r.Orders) > 0 || len(r.Questions) == 0 {
		t.Errorf("%+v", r.Orders)
	}
}

// The language of the headers says which number of a date comes first where no date does: in English it is asked.
func TestTheLanguageOfHeadersOrdersTheirDates(t *testing.T) {
	for headers, want := range map[string]data.Date{
		"Mã vận đơn\tNgày giao\tTiền thu hộ\tPhí dịch vụ\tThanh toán":                   "2026-06-05",
		"No. Waybill\tTanggal Terkirim\tNilai COD\tBiaya Penanganan\tJumlah Ditransfer": "2026-06-05",
		"Número de guía\tFecha de entrega\tImporte reembolso\tComisión\tNeto a pagar":   "2026-06-05",
		"Waybill\tDelivered date\tCOD amount\tFee\tNet payable":                         "",
	} {
		r := mustRead(t, Request{}, headers, "ZX0000001\t05/06/2026\t100.00\t2.00\t98.00", "ZX0000002\t07/06/2026\t80.00\t2.00\t78.00")
		var got data.Date
		if len(r.Lines) > 0 {
			got = r.Lines[0].DeliveredDate
		}
		told := slices.ContainsFunc(reasons(r), func(s string) bool { return strings.Contains(s, "the language of the headers") })
		if got != want || (want == "") != (len(r.Questions) > 0) || told != (want != "") {
			t.Errorf("%s: %q, %v, %v", headers, got, r.Questions, reasons(r))
		}
	}
}
