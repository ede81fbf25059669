package intake

import (
	"fmt"
	"slices"
	"testing"
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
	sent := func(day, month string) func(i int) string { // ordered on the 1st to 9th of August, sent some days later
		return func(i int) string {
			date := func(n int) string {
				if day == "first" {
					return fmt.Sprintf("%02d/08/2026", n)
				}
				return fmt.Sprintf("08/%02d/2026", n)
			}
			return date(1+i%4) + "\t" + date(2+i%4+i%3)
		}
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
		{"a title with a date that leaves it open", append([]string{"Printed on 01/04/2026\t\t", "\t\t"}, table("Order number\tTotal\tOrder date", func(int) string { return "03/04/2026" }, 3)...), ""},
		{"sent within days, the day first", table("Order number\tTotal\tOrder date\tShipped date", sent("first", "second"), 9), "2026-08-01"},
		{"sent within days, the month first", table("Order number\tTotal\tOrder date\tShipped date", sent("second", "first"), 9), "2026-08-01"},
		{"sent within days, too few of them", table("Order number\tTotal\tOrder date\tShipped date", sent("first", "second"), 4), ""},
		{
			"always a month later, or a day in the other order",
			table("Order number\tTotal\tOrder date\tShipped date", func(i int) string { return fmt.Sprintf("0%d/05/2026\t0%d/06/2026", 1+i%9, 1+i%9) }, 12), "",
		},
		{
			"near to a date that leaves nothing open",
			table("Order number\tTotal\tOrder date\tShipped date", func(i int) string { return fmt.Sprintf("0%d/10/2026\t2026-10-%02d", 1+i%9, 2+i%9+i%3) }, 9), "2026-10-01",
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
		{"prices by the piece may have them", "Unit price", []string{"1.954", "17.761", "128.005", "4.321"}, ""},
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
			if c.want != "" && (len(r.Orders) == 0 || fmt.Sprint(r.Orders[0].Total) != c.want) {
				t.Errorf("%+v %v", r.Orders, r.Problems)
			}
		})
	}
}
