package intake

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"parcelbook/data"
)

// Rows that sum others up by their amounts are no lines, whatever they are called, and wherever they stand.
func TestSumsByAmountsAreNoLines(t *testing.T) {
	rapid.Check(t, func(draw *rapid.T) {
		groups := rapid.SliceOfN(rapid.SliceOfN(rapid.IntRange(1, 5000), fewestSummed, 6), 1, 3).Draw(draw, "groups")
		word := rapid.SampledFrom([]string{"CUỐI BẢNG", "Обороты за период", "zzz", ""}).Draw(draw, "word")
		lines := []string{"AWB\tRecipient\tCOD Amount\tCOD Fee\tNet"}
		want, all := 0, 0
		for _, group := range groups {
			sum := 0
			for _, collected := range group {
				want++
				lines = append(lines, fmt.Sprintf("W%d\tSomebody\t%d.00\t1.00\t%d.00", 1000+want, collected, collected-1))
				sum += collected
			}
			lines = append(lines, fmt.Sprintf("\t%s\t%d.00\t%d.00\t%d.00", word, sum, len(group), sum-len(group)))
			all += sum - len(group)
		}
		r, err := readText(t, Request{Currency: "USD"}, lines...)
		if err != nil {
			draw.Fatal(err)
		}
		if len(r.Lines) != want || r.Refused > 0 || len(r.Problems) != len(groups) || r.Skipped != len(groups) || r.Statement.HasTotal && r.Statement.Total != int64(all)*100 {
			draw.Fatal(len(r.Lines), want, r.Problems, r.Statement)
		}
	})
}

// What differs from the sum by a cent, or names an order, a day or a kind of entry, is a line or is refused, as it was.
func TestRowsThatOnlyNearlySumUp(t *testing.T) {
	file := func(last string) []string {
		return []string{
			"Date\tOrder No\tType\tDescription\tAmount", "2026-05-01\t1001\tOrder\tx\t10.00", "2026-05-02\t1002\tOrder\tx\t20.00", "2026-05-03\t1003\tOrder\tx\t30.00", last,
		}
	}
	for last, want := range map[string]int{
		"\t\tzzz\t\t60.00":               3,
		"\t\tzzz\t\t60.01":               4,
		"2026-05-04\t\tzzz\t\t60.00":     4,
		"\t1004\tzzz\t\t60.00":           4,
		"\t\tPayout\t\t60.00":            4,
		"\t\t\tClosing balance\t":        3,
		"#3 entries in all, 60.00\t\t\t": 3,
	} {
		r := mustRead(t, Request{As: Statements, Currency: "USD"}, file(last)...)
		if r.Format == "" || len(r.Lines)+r.Refused != want {
			t.Errorf("%q: %d lines, %d refused; want %d: %v", last, len(r.Lines), r.Refused, want, r.Problems)
		}
		accountedFor(t, r)
	}
}

// Below all others a row sums up two already; among them it may be a line that happens to come to that.
func TestSumOfTwoRows(t *testing.T) {
	const first, second, both, third = "2026-05-01\t1001\tOrder\t100.00", "2026-05-02\t1001\tFee\t-10.00", "\t\t\t90.00", "2026-05-03\t1002\tOrder\t20.00"
	for _, c := range []struct {
		rows []string
		want int
	}{{[]string{first, second, both}, 2}, {[]string{first, second, both, third}, 4}, {[]string{first, "\t\t\t100.00"}, 2}, {[]string{first, second, "\t\t\t90.01"}, 3}} {
		r := mustRead(t, Request{As: Statements, Currency: "USD"}, append([]string{"Date\tOrder No\tType\tAmount"}, c.rows...)...)
		if len(r.Lines)+r.Refused != c.want {
			t.Errorf("%q: %d lines, %d refused; want %d: %v", c.rows, len(r.Lines), r.Refused, c.want, r.Problems)
		}
		accountedFor(t, r)
	}
	invoice := mustRead(
		t, Request{Currency: "EUR"}, "Invoice number\tInvoice date\tShipment number\tReceiver\tWeight\tNet amount\tVAT\tGross amount",
		"INV1\t2026-05-31\t00340001\tAnn\t1.2\t4.70\t0.89\t5.59", "INV1\t2026-05-31\t00340002\tBob\t1.2\t9.70\t1.84\t11.54", "\t\t\t\t\t14.40\t2.73\t17.13",
	)
	if len(invoice.Lines) != 2 || invoice.Skipped != 1 {
		t.Errorf("an invoice: %d lines, %v", len(invoice.Lines), invoice.Problems)
	}
}

// A row that sums up one or two is a sum where a total below leaves it out, and is asked about where nothing shows that.
func TestSumsOfFewRows(t *testing.T) {
	groups := []string{"Tracking\tService\tFreight\tFuel\tTotal", "S1\tAir\t5\t1\t6", "S2\tAir\t7\t1\t8", "\t\t12\t2\t14", "S3\tRoad\t3\t1\t4", "\t\t3\t1\t4"}
	for _, c := range []struct {
		rows                    []string
		lines, skipped, refused int
	}{
		{append(slices.Clone(groups), "\t\t15\t3\t18"), 3, 3, 0},
		{groups, 3, 0, 2},
		{append(slices.Clone(groups[:5]), "\t\t9\t1\t10"), 4, 0, 1},
		{[]string{groups[0], groups[1], groups[2], "\tFuel\t\t2\t2", groups[4]}, 4, 0, 0},
	} {
		r := mustRead(t, Request{As: Statements, Statement: data.StatementFreight, Currency: "USD"}, c.rows...)
		if len(r.Lines) != c.lines || r.Skipped != c.skipped || r.Refused != c.refused {
			t.Errorf("%q: %d lines, %d skipped, %d refused: %v", c.rows, len(r.Lines), r.Skipped, r.Refused, r.Problems)
		}
		accountedFor(t, r)
	}
}

// A row in which nothing is paid or charged is skipped, and told.
func TestRowsThatSayNothingAreTold(t *testing.T) {
	r := mustRead(t, Request{Currency: "USD"}, "AWB\tRecipient\tCOD Amount\tCOD Fee\tBalance", "\tOpening balance\t\t\t15200", "W1\tA\t20\t1\t15219", "W2\tA\t30\t1\t15248", "W3\tA\t\t\t")
	if len(r.Lines) != 2 || r.Skipped != 1 || r.Refused != 1 || !slices.ContainsFunc(r.Problems, func(p data.Problem) bool { return p.Row == 2 }) {
		t.Errorf("%d lines, %d skipped, %d refused: %v", len(r.Lines), r.Skipped, r.Refused, r.Problems)
	}
	accountedFor(t, r)
}

func TestCurrencyOfAHeader(t *testing.T) {
	for header, want := range map[string]string{
		"Collected (SGD)": "SGD", "收入金额（+元）": "CNY", "Приход, руб.": "RUB", "Сумма, RUB": "RUB", "Kwota PLN": "PLN", "Peso, kg": "", "Importe real": "", "Вес, г": "",
		"Цена руб.": "RUB", "Сумма, ₽": "RUB", "Celkem Kč": "CZK", "Price_USD": "USD", "单价/元": "CNY", "Toplam, TL": "TRY", "Total all": "", "Price top": "", "Total L": "", "Valor real": "",
	} {
		lib, err := builtin()
		if err != nil {
			t.Fatal(err)
		}
		codes := lib.words.headerCurrency(header)
		if want == "" && codes != nil || want != "" && !slices.Equal(codes, []string{want}) {
			t.Errorf("%s: %v, want %s", header, codes, want)
		}
	}
}

// A total may be called one of anything.
func TestTotalsOfAnything(t *testing.T) {
	for _, word := range []string{"Report total", "Invoice total", "Page Total:", "Batch total", "Amount due", "Net payable", "本期合计"} {
		r := mustRead(t, Request{Currency: "EUR"}, "AWB\tDelivered\tCOD\tFee\tNet", "BX100451\t2026-03-02\t50.00\t5.00\t45.00", "BX100452\t2026-03-03\t60.00\t5.00\t55.00",
			"BX100453\t2026-03-04\t70.00\t5.00\t65.00", word+"\t\t180.00\t15.00\t165.00")
		if len(r.Lines) != 3 || r.Refused != 0 {
			t.Errorf("%s: %d lines, %d refused: %v", word, len(r.Lines), r.Refused, r.Problems)
		}
	}
}
