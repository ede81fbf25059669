package intake

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parcelbook/data/sheet"
)

// relatedOf writes the equations of a table whose first row is the header, each by its largest column.
func relatedOf(t interface{ Fatal(args ...any) }, rows []string) []string {
	f, err := sheet.OpenBytes("file.txt", []byte(strings.Join(rows, "\n")), sheet.Options{Delimiter: '\t'})
	if err != nil {
		t.Fatal(err)
	}
	lib, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	tab, err := readTable(context.Background(), f, f.Sheets()[0], 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	c, err := newScout(f, tab, Request{}, lib.plans).cluesAt(0)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, r := range c.related {
		list = append(list, fmt.Sprint(c.called(r.terms[r.whole()]), " ", c.without(&r, r.whole())))
	}
	return list
}

// What adds up in most rows is found, however many columns stand between, and however few rows have a figure in one
// of them; what does not is never.
func TestWhatAddsUpIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(8, 60).Draw(t, "rows")
		parts := rapid.IntRange(2, 5).Draw(t, "parts")
		others := rapid.IntRange(0, 6).Draw(t, "others")
		cents := rapid.Int64Range(101, 99_999)
		rows := []string{""}
		broken := 0
		for i := range n {
			sum := int64(0)
			var cells []string
			for part := range parts {
				amount := cents.Draw(t, "part") + int64(37*i+11*part) // no two rows say the same
				if part == 0 {
					amount += 500_000 // the whole is the largest whatever is taken off it
				}
				if part == 2 && i%5 != 0 {
					amount = 0 // hardly ever there
				}
				if part%2 == 1 {
					sum -= amount
				} else {
					sum += amount
				}
				cells = append(cells, plainCents(amount))
			}
			if i%10 == 9 {
				sum, broken = sum+1, broken+1
			}
			cells = append(cells, plainCents(sum))
			for range others {
				cells = append(cells, plainCents(cents.Draw(t, "other")))
			}
			rows = append(rows, strings.Join(cells, "\t"))
		}
		header := make([]string, parts+1+others)
		for i := range header {
			header[i] = fmt.Sprintf("Zq%d", i)
		}
		rows[0] = strings.Join(header, "\t")
		got := relatedOf(t, rows)
		if len(got) != 1 || !strings.HasSuffix(got[0], fmt.Sprintf(" in %d of %d rows", n-broken, n)) || strings.Count(got[0], "Zq") != parts+1 {
			t.Fatalf("%q of %d parts, %d of %d rows broken", got, parts, broken, n)
		}
	})
}

func TestNothingAddsUpByChance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(3, 12).Draw(t, "columns")
		rows := []string{strings.TrimSuffix(strings.Repeat("Zq\t", columns), "\t")}
		for range rapid.IntRange(3, 20).Draw(t, "rows") {
			var cells []string
			for range columns {
				cells = append(cells, plainCents(rapid.Int64Range(100, 999_999).Draw(t, "amount")))
			}
			rows = append(rows, strings.Join(cells, "\t"))
		}
		if got := relatedOf(t, rows); len(got) > 0 {
			t.Fatalf("%q in %q", got, rows)
		}
	})
}

func plainCents(n int64) string {
	if n < 0 {
		return "-" + plainCents(-n)
	}
	return fmt.Sprintf("%d.%02d", n/100, n%100)
}

// A product is found where numbers of pieces tell it from the price alone.
func TestProductsAreFound(t *testing.T) {
	for _, c := range []struct {
		rows []string
		want []string
	}{
		{
			[]string{"Zq1\tZq2\tZq3", "2\t10.50\t21.00", "3\t7.25\t21.75", "1\t9.99\t9.99"},
			[]string{"Zq3 = Zq1 × Zq2 in 3 of 3 rows"},
		},
		{[]string{"Zq1\tZq2\tZq3", "1\t10.50\t10.50", "1\t7.25\t7.25", "1\t9.99\t9.99"}, nil},
		{
			// no column has the product alone
			[]string{"Quantity\tZq2\tZq3\tZq4", "2\t10.50\t5.00\t26.00", "3\t7.25\t0\t21.75", "1\t9.99\t5.00\t14.99", "4\t1.15\t2.50\t7.10"},
			[]string{"Zq4 = Zq3 + Quantity × Zq2 in 4 of 4 rows"},
		},
		{
			// one price is not more than another because both are whole
			[]string{"Zq1\tZq2\tZq3", "2\t45000\t90000", "3\t12500\t37500", "1\t80000\t80000", "2\t15500\t31000"},
			[]string{"Zq3 = Zq1 × Zq2 in 4 of 4 rows"},
		},
	} {
		if got := relatedOf(t, c.rows); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q", c.rows, got)
		}
	}
}

// A fee that arithmetic alone finds, for its column has no header, is no reason to break off.
func TestFeeWithoutHeader(t *testing.T) {
	r := mustRead(t, Request{}, "Order No.\tEntry\tPaid by buyer\t\tTxn fee\tPaid to seller\tPayout date",
		"260901\tSale\t50.00\t4.00\t1.10\t44.90\t2026-09-11", "260902\tSale\t80.00\t6.40\t1.65\t71.95\t2026-09-11", "260903\tSale\t25.50\t2.04\t0.52\t22.94\t2026-09-11",
		"260904\tSale\t61.20\t4.90\t1.31\t54.99\t2026-09-11", "260905\tSale\t19.90\t1.59\t0.42\t17.89\t2026-09-11")
	if l := r.Lines[0]; l.Net != 4490 || l.FeeTotal() != 510 {
		t.Errorf("%+v %v", l.StatementLine, reasons(r))
	}
}

// What stands alone on its side is what the others add up to, though a row of totals under them sums only some; and of two columns that
// a sum may hold the one is taken for which it holds in more rows.
func TestWhatOthersAddUpTo(t *testing.T) {
	rows := []string{"Base\tFuel\tExtra\tNet"}
	for i := range 8 {
		rows = append(rows, fmt.Sprintf("%d.27\t0.87\t%d.00\t%d.14", 5+i, i%3, 6+i+i%3))
	}
	rows = append(rows, "150.92\t6.96\t\t")
	if got := relatedOf(t, rows); len(got) != 1 || got[0] != "Net = Base + Fuel + Extra in 8 of 9 rows" {
		t.Errorf("%q", got)
	}
	rows = []string{"To collect\tCollected\tFee\tNet"}
	for i := range 10 {
		wanted := 20 + 3*i
		if i == 4 {
			wanted += 7 // less was collected
		}
		rows = append(rows, fmt.Sprintf("%d.50\t%d.50\t1.25\t%d.25", wanted, 20+3*i, 19+3*i))
	}
	if got := relatedOf(t, rows); len(got) != 1 || got[0] != "Collected = Fee + Net in 10 of 10 rows" {
		t.Errorf("%q", got)
	}
}

// A sum that holds of one piece and of no more is none: the price of a piece is no amount of an order.
func TestSumOfOnePiece(t *testing.T) {
	rows := []string{
		"Order no\tDate\tProduct\tList\tQty\tPrice\tGoods\tRebate", "1\t2026-06-01\tMug\t14.00\t1\t12.50\t12.50\t1.50", "2\t2026-06-02\tJar\t30.00\t2\t27.25\t54.50\t5.50", "3\t2026-06-02\tPan\t51.00\t1\t49.00\t49.00\t2.00",
		"4\t2026-06-03\tMug\t14.00\t3\t12.50\t37.50\t4.50", "5\t2026-06-03\tJar\t30.00\t1\t27.25\t27.25\t2.75", "6\t2026-06-04\tCup\t9.00\t1\t8.40\t8.40\t0.60", "6\t2026-06-04\tPan\t51.00\t1\t49.00\t49.00\t2.00",
		"7\t2026-06-05\tBox\t22.00\t1\t19.90\t19.90\t2.10", "8\t2026-06-05\tTin\t17.50\t1\t16.00\t16.00\t1.50", "9\t2026-06-06\tBag\t64.00\t1\t60.50\t60.50\t3.50", "9\t2026-06-06\tTin\t17.50\t1\t16.00\t16.00\t1.50",
	}
	for _, equation := range relatedOf(t, rows) {
		if strings.Contains(equation, "Rebate") && strings.Contains(equation, "Goods") {
			t.Error(equation)
		}
	}
	r := mustRead(t, Request{}, rows...)
	if got := fieldOf(r, "List"); strings.Contains(got, "total") || len(r.Orders) != 9 || len(r.Quarantine) != 0 {
		t.Errorf("%q, %d orders, %v", got, len(r.Orders), r.Problems)
	}
}

// Of two totals the one that has the other and the postage in it is what the order comes to, whichever is called so more surely.
func TestTotalWithPostage(t *testing.T) {
	r := mustRead(
		t, Request{}, "Order no\tDate\tProduct\tItem subtotal\tVoucher\tOrder total\tShipping paid by buyer\tGrand total", "1\t2026-06-01\tMug\t27.00\t2.00\t25.00\t4.20\t29.20", "2\t2026-06-02\tJar\t27.25\t0.00\t27.25\t4.20\t31.45",
		"3\t2026-06-02\tPan\t54.00\t5.00\t49.00\t0.00\t49.00", "4\t2026-06-03\tMug\t37.50\t0.00\t37.50\t6.10\t43.60", "5\t2026-06-04\tCup\t19.90\t1.00\t18.90\t0.00\t18.90",
	)
	if got := fieldOf(r, "Grand total"); got != "order_total" || len(r.Orders) != 5 || r.Orders[0].Total != 2920 {
		t.Errorf("%q, %v", got, r.Problems)
	}
}
