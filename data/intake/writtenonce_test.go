package intake

import (
	"strings"
	"testing"
)

// The day or the customer of several orders may be written once above them, and that is told.
func TestWhatIsWrittenOnce(t *testing.T) {
	r := mustRead(t, Request{}, "Date\tCustomer\tPhone\tOrder\tItem\tTotal", "2026-05-04\tIda Holm\t0170 555001\tW-1\tVase\t22", "\t\t\tW-2\tBowl\t16", "2026-05-06\tOle Dahl\t\tW-3\tBowl\t16", "\t\t\tW-4\tCup\t9", "\t\t\t\tDish\t")
	if len(r.Orders) != 4 || len(r.Problems) != 2 || !strings.Contains(strings.Join(reasons(r), " "), "2 rows") {
		t.Fatalf("%d orders, %v", len(r.Orders), reasons(r))
	}
	for i, want := range []string{"2026-05-04 Ida Holm", "2026-05-04 Ida Holm", "2026-05-06 Ole Dahl", "2026-05-06 Ole Dahl"} {
		o := r.Orders[i]
		if got := string(o.OrderDate) + " " + o.BuyerName + o.RecipientName; got != want || (o.Phone == "") != (i > 1) {
			t.Errorf("%s: %s, %q", o.Number, got, o.Phone)
		}
	}
	if cells := r.Orders[1].Rows[0].Cells; cells[0] != "" || cells[1] != "" {
		t.Errorf("the raw row has %q", cells)
	}
}

// Where the same is written twice, one below the other, or days are in no order, what is blank is not known; nor is it above all that is
// written, or where customers stand behind the numbers of their orders.
func TestWhatIsNotWrittenAtAll(t *testing.T) {
	for _, c := range []struct{ header, rows string }{
		{"Date\tCustomer\tOrder\tItem\tTotal", "2026-05-04\tIda\tW-1\tVase\t22|2026-05-04\tIda\tW-2\tBowl\t16|\t\tW-3\tBowl\t16|2026-05-06\tOle\tW-4\tBowl\t16"},
		{"Date\tCustomer\tOrder\tItem\tTotal", "\t\tW-3\tBowl\t16|2026-05-06\tOle\tW-4\tBowl\t16|2026-05-07\tIda\tW-5\tBowl\t16"},
		{"Order\tDate\tCustomer\tItem\tTotal", "W-1\t2026-05-04\tIda\tVase\t22|W-2\t2026-05-09\tUwe\tBowl\t16|W-3\t\t\tBowl\t16|W-4\t2026-05-06\tOle\tBowl\t16"},
	} {
		r := mustRead(t, Request{}, append([]string{c.header}, strings.Split(c.rows, "|")...)...)
		if len(r.Quarantine) != 1 || r.Quarantine[0].Subject != "W-3" {
			t.Errorf("%s: %v", c.header, reasons(r))
		}
	}
}
