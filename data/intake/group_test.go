package intake

import (
	"strings"
	"testing"
)

// A row that leaves blank what the order above it is known by belongs to it, with the product and the total that it has of its own.
func TestRowsThatGoOnWithAnOrder(t *testing.T) {
	for _, total := range []string{"Total", "Amount", "Sum", "Subtotal", "Line total"} {
		r := mustRead(t, Request{}, "Order\tDate\tCustomer\tItem\tQty\tPrice\t"+total+"\tCurrency",
			"K-1\t2026-05-04\tIda\tVase\t2\t11\t22\tEUR", "\t\t\tBowl\t1\t16\t16\tEUR", "K-2\t2026-05-05\tOle\tBowl\t1\t16\t16\tEUR", "\t\t\tCup\t1\t16\t16\tEUR", "K-3\t2026-05-06\tPia\tDish\t1\t25\t25\tEUR")
		if len(r.Orders) != 3 || r.Refused > 0 {
			t.Errorf("%s: %d orders, %d rows refused: %v", total, len(r.Orders), r.Refused, reasons(r))
			continue
		}
		if got := [3]int64{r.Orders[0].Total, r.Orders[1].Total, r.Orders[2].Total}; got != [3]int64{3800, 3200, 2500} || len(r.Orders[0].Lines) != 2 {
			t.Errorf("%s: %v, %d lines in the first order", total, got, len(r.Orders[0].Lines))
		}
	}
}

// An order of which a row says another amount than its first, and nothing says that they are parts, waits whole.
func TestRowsThatGoOnAndContradict(t *testing.T) {
	r := mustRead(t, Request{}, "Order\tDate\tCustomer\tItem\tQty\tPrice\tTotal\tPaid date", "K-1\t2026-05-04\tIda\tVase\t2\t11\t38\t2026-05-04", "\t\t\tBowl\t1\t16\t39\t", "K-2\t2026-05-05\tOle\tBowl\t1\t16\t16\t2026-05-05", "\t\t\tVase\t1\t11\t\t",
		"K-3\t2026-05-05\tPia\tBowl\t1\t16\t27\t2026-05-05", "\t\t\tVase\t1\t11\t27\t", "K-4\t2026-05-05\tUwe\tBowl\t1\t16\t27\t2026-05-05", "\t\t\tVase\t1\t11\t27\t")
	if waits := r.Quarantine; len(waits) != 1 || waits[0].Subject != "K-1" || len(waits[0].Rows) != 2 {
		t.Fatalf("%+v", waits)
	}
}

// A row of another day or customer, or that names no product, goes on with none.
func TestRowsThatGoOnWithNothing(t *testing.T) {
	for _, row := range []string{"\t2026-05-05\t\tBowl\t1\t16\t16", "\t\tOle\tBowl\t1\t16\t16", "\t\t\t\t\t\t16", "\t\t\t\t3\t\t38", "\t\t\tTotal May\t\t\t22"} {
		r := mustRead(t, Request{}, "Order\tDate\tCustomer\tItem\tQty\tPrice\tTotal", "K-1\t2026-05-04\tIda\tVase\t2\t11\t22", row, "K-3\t2026-05-06\tPia\tDish\t1\t25\t25")
		if len(r.Orders) != 2 || r.Orders[0].Total != 2200 || len(r.Orders[0].Lines) != 1 {
			t.Errorf("%s: %+v", strings.TrimSpace(row), r.Orders)
		}
	}
}
