package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// paidOf reads orders with a total and some columns of what was paid, and gives what was paid of each.
func paidOf(t *testing.T, headers string, rows ...string) (string, *Result) {
	t.Helper()
	lines := []string{"No\tDate\tName\tItem\tTotal\t" + headers}
	for i, row := range rows {
		lines = append(lines, fmt.Sprintf("%d\t2026-05-%02d\tAnn Lee\tMug\t%s", i+1, i+1, row))
	}
	r := mustRead(t, Request{}, lines...)
	var paid []string
	for _, o := range r.Orders {
		paid = append(paid, fmt.Sprint(o.Paid/100))
	}
	return strings.Join(paid, " "), r
}

// Beside what the deposit and the rest come to, a column of each may say when it was paid, or whether.
func TestInstalments(t *testing.T) {
	for _, c := range []struct {
		headers, yes, no string
	}{{"Deposit\tBalance\tBalance paid", "Yes", "No"}, {"Deposit\tBalance\tBalance paid", "2026-06-10", ""}, {"Anzahlung\tRest\tRest bezahlt", "ja", "nein"}} {
		paid, r := paidOf(t, c.headers, "20\t10\t10\t"+c.yes, "40\t20\t20\t"+c.no, "25\t10\t15\t"+c.yes, "31\t11\t20\t", "20\t5\t15\t"+c.yes, "26\t0\t26\t"+c.no, "22\t22\t0\t")
		if paid != "20 20 25 11 20 0 22" || len(reasons(r)) != 0 {
			t.Errorf("%s: %s, %v", c.headers, paid, reasons(r))
		}
	}
	paid, _ := paidOf(t, "Deposit\tDeposit paid\tBalance\tBalance paid", "20\t10\tYes\t10\tYes", "40\t20\tYes\t20\tNo", "25\t10\tNo\t15\tNo", "31\t11\tYes\t20\t", "20\t5\tYes\t15\tYes")
	if paid != "20 20 0 11 20" {
		t.Errorf("a deposit that is not paid: %s", paid)
	}
	paid, _ = paidOf(t, "Paid\tBalance\tDeposit received", "30\t30\t0\t", "40\t15\t25\tyes", "65\t20\t45\tyes", "22\t22\t0\t", "12\t2\t10\tyes", "12\t12\t0\t")
	if paid != "30 15 20 22 2 12" {
		t.Errorf("who paid at once paid no deposit: %s", paid)
	}
	rows := []string{"No\tDate\tName\tItem\tTotal\tDeposit\tBalance\tDeposit paid on\tBalance payment date", "501\t2026-11-01\tAnn Lee\tTable\t300\t100\t200\t2026-11-01\t2026-12-20", "502\t2026-11-02\tBob Ray\tSofa\t400\t150\t250\t2026-11-02\t2026-11-22", "503\t2026-11-03\tCid Fox\tBed\t650\t200\t450\t2026-11-03\t2027-01-15", "504\t2026-11-05\tEve Moe\tShelf\t120\t20\t100\t2026-11-05\t2026-11-19"}
	r := mustRead(t, Request{Today: "2026-11-30"}, rows...)
	if left := []int64{r.Orders[0].Total - r.Orders[0].Paid, r.Orders[1].Total - r.Orders[1].Paid, r.Orders[2].Total - r.Orders[2].Paid}; !slices.Equal(left, []int64{20000, 0, 45000}) {
		t.Errorf("of a rest that is due later is left %v", left)
	}
	if _, r := paidOf(t, "Deposit\tBalance paid", "20\t10\t10", "40\t20\t0", "25\t10\t15", "31\t11\t20", "20\t5\t15"); fieldOf(r, "Balance paid") != "" {
		t.Errorf("amounts of a rest that was paid are %s", fieldOf(r, "Balance paid"))
	}
	for header, is := range map[string]string{"Balance to pay": "outstanding", "Pendiente de pago": "outstanding"} {
		if _, r := paidOf(t, header, "20\t10", "40\t0", "25\t15", "31\t20", "20\t15"); fieldOf(r, header) != is {
			t.Errorf("%s is %q", header, fieldOf(r, header))
		}
	}
}

// What is neither yes nor no below paid is told of each order, and so is a part of which nothing says how much.
func TestPaidInPart(t *testing.T) {
	paid, r := paidOf(t, "Paid", "20\tYes", "40\tNo", "25\tHalf", "31\tYes", "20\tDeposit", "40\tYes", "22\tDeposit", "25\tNo")
	told := strings.Join(reasons(r), "; ")
	if paid != "20 0 0 31 0 40 0 0" || strings.Count(told, "neither yes nor no") != 2 || strings.Count(told, "a part was paid") != 1 {
		t.Errorf("%s: %s", paid, told)
	}
	paid, r = paidOf(t, "Paid", "20\tin full", "40\tin full", "25\t10", "31\t0", "20\tin full")
	if paid != "20 40 10 0 20" || len(r.Quarantine) != 0 {
		t.Errorf("%s: %v", paid, reasons(r))
	}
}

// Where what is owed has all of orders of which nothing was paid, nothing is owed where nothing stands; which is told.
func TestNothingOwed(t *testing.T) {
	paid, r := paidOf(t, "Owed", "20\t", "40\t40", "25\t", "31\t11", "20\t", "22\t22")
	if paid != "20 0 25 20 20 0" || len(reasons(r)) != 1 {
		t.Errorf("%s: %v", paid, reasons(r))
	}
	for name, rows := range map[string][]string{"a nought": {"20\t", "40\t40", "25\t0"}, "no whole": {"20\t", "40\t20", "25\t12"}, "one whole": {"20\t", "40\t40", "25\t12"}} {
		if paid, r := paidOf(t, "Owed", rows...); !strings.HasPrefix(paid, "0 ") {
			t.Errorf("%s: %s, %v", name, paid, reasons(r))
		}
	}
	r = mustRead(t, Request{As: Orders}, "Order\tDate\tItem\tTotal\tCOD", "N-1\t2026-05-04\tMug\t20\t", "N-2\t2026-05-05\tMug\t40\t40", "N-3\t2026-05-06\tMug\t25\t25")
	if r.Orders[0].Paid != 0 {
		t.Errorf("what couriers collect: %d paid", r.Orders[0].Paid)
	}
}
