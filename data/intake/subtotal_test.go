package intake

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"parcelbook/data"
)

// Subtotals among the lines of a statement change neither its lines nor what it comes to, whether a grand total follows or not.
func TestSubtotalsAreNoLines(t *testing.T) {
	rapid.Check(t, func(draw *rapid.T) {
		word := rapid.SampledFrom([]string{"Subtotal", "Subtotal 01/05", "小计 2026-05-01", "小计3", "Итого за 05.05.2026", "Total (2)", "TOTAL: 3 envíos"}).Draw(draw, "word")
		groups := rapid.SliceOfN(rapid.SliceOfN(rapid.IntRange(1, 5000), 1, 4), 1, 4).Draw(draw, "groups")
		plain := []string{"AWB\tOrder No\tCOD Amount\tCOD Fee\tNet"}
		summed := []string{plain[0]}
		row := func(name, order string, collected, fee int) string {
			return fmt.Sprintf("%s\t%s\t%d.00\t%d.00\t%d.00", name, order, collected, fee, collected-fee)
		}
		all, fees, number := 0, 0, 0
		for _, group := range groups {
			sum := 0
			for _, collected := range group {
				number++
				line := row(fmt.Sprintf("A%d", number), fmt.Sprint(700000+number), collected, 1)
				plain, summed = append(plain, line), append(summed, line)
				sum += collected
			}
			summed = append(summed, row(word, "", sum, len(group)))
			all, fees = all+sum, fees+len(group)
		}
		if rapid.Bool().Draw(draw, "grand total") {
			summed = append(summed, row("Grand total", "", all, fees))
		}
		plain = append(plain, row("Grand total", "", all, fees))
		want, err := readText(t, Request{Currency: "USD"}, plain...)
		if err != nil {
			draw.Fatal(err)
		}
		got, err := readText(t, Request{Currency: "USD"}, summed...)
		if err != nil {
			draw.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(data.SourceRow{}, "Row"), cmpopts.IgnoreFields(Column{}, "Confidence", "Reason"), cmpopts.IgnoreFields(Result{}, "Evidence")); diff != "" || len(got.Problems) > 0 {
			draw.Fatal(diff, got.Problems)
		}
	})
}

func TestSubtotalsThatAreNone(t *testing.T) {
	r := mustRead(t, Request{Currency: "USD"}, "AWB\tOrder No\tCOD Amount\tCOD Fee", "A1\t1\t20\t1", "Subtotal 01/05\t\t21\t1", "TOTAL2\t2\t9\t1")
	if len(r.Lines) != 2 || r.Rows != 3 || r.Refused != 1 || r.Quarantine[0].Subject != "Subtotal 01/05" || r.Problems[0].Row != 3 || r.Problems[0].Column != "AWB" {
		t.Errorf("%+v", r)
	}
	accountedFor(t, r)
	r = mustRead(t, Request{Currency: "USD"}, "Order number\tOrder date\tOrder total", "1\t2026-05-01\t20", "Subtotal 1 May\t\t20", "2\t2026-05-02\t9")
	if len(r.Orders) != 2 || r.Skipped != 1 || len(r.Problems) != 1 || r.Problems[0].Value != "Subtotal 1 May" {
		t.Errorf("%+v", r)
	}
	accountedFor(t, r)
}

// A total's word where the day would be, or in any other column, makes a row a total where its amounts are the sums of the rows above;
// that of a day is no day, and leaves the column one of days.
func TestTotalsByAWordInAnyColumn(t *testing.T) {
	lines := []string{
		"Waybill\tRecipient\tDelivered\tCollected\tFee\tNet", "SU100001\tAnn\t2026-06-01\t50.00\t2.00\t48.00", "SU100002\tBob\t2026-06-01\t30.00\t2.00\t28.00", "\t\tSubtotal 2026-06-01\t80.00\t4.00\t76.00",
		"SU100003\tCyd\t2026-06-02\t20.00\t2.00\t18.00", "\t\tSubtotal 2026-06-02\t20.00\t2.00\t18.00",
	}
	for _, last := range []string{"\t\tGrand total\t100.00\t6.00\t94.00", "\tAll of June\tالمجموع\t100.00\t6.00\t94.00", "\t  Celkem\t\t100.00\t6.00\t94.00", "\tAll of June\t\t100.00\t6.00\t94.00\tSumma"} {
		r := mustRead(t, Request{}, append(slices.Clone(lines), last)...)
		if len(r.Lines) != 3 || r.Refused > 0 || r.Lines[2].DeliveredDate != "2026-06-02" || !r.Statement.HasTotal || r.Statement.Total != 9400 || r.Statement.Reckoned {
			t.Errorf("%q: %d lines, %+v, %v", last, len(r.Lines), r.Statement, reasons(r))
		}
		accountedFor(t, r)
	}
	r := mustRead(t, Request{}, append(slices.Clone(lines), "\tAll of June\tTotal\t101.00\t6.00\t95.00")...)
	if len(r.Lines) != 3 || r.Refused != 1 || r.Problems[len(r.Problems)-1].Column != "Delivered" {
		t.Errorf("a sum of other rows: %d lines, %v", len(r.Lines), r.Problems)
	}
}

// A total that only follows from those of the columns is no number of the file's.
func TestReckonedTotals(t *testing.T) {
	r := mustRead(t, Request{}, "AWB\tOrder No\tCOD Amount\tCOD Fee", "A1\t1\t20\t1", "A2\t2\t9\t1", "Total\t\t30\t2")
	if !r.Statement.Reckoned || r.Statement.Total != 2800 {
		t.Errorf("%+v", r.Statement)
	}
}
