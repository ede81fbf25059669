package intake

import (
	"fmt"
	"strings"
	"testing"
)

// O and X are yes and no where the header is in a language that has them for that; elsewhere X is a yes.
func TestRingsAndCrosses(t *testing.T) {
	for _, c := range []struct{ header, yes, no, want string }{
		{"입금확인", "O", "X", "2200 0"},
		{"入金", "O", "X", "2200 0"},
		{"已付款", "o", "x", "2200 0"},
		{"Paid", "X", "", "2200 0"},
		{"입금확인", "X", "", "2200 0"},
	} {
		r := mustRead(t, Request{As: Orders}, "Order\tDate\tItem\tTotal\t"+c.header,
			"N-1\t2026-05-04\tVase\t22\t"+c.yes, "N-2\t2026-05-05\tBowl\t16\t"+c.no, "N-3\t2026-05-06\tBowl\t16\t"+c.yes)
		if len(r.Orders) != 3 {
			t.Fatalf("%s: %v", c.header, reasons(r))
		}
		if got := fmt.Sprint(r.Orders[0].Paid, " ", r.Orders[1].Paid); got != c.want || strings.Contains(fmt.Sprint(r.Orders[0].Rows[0].Cells), "○") {
			t.Errorf("%s %s: %s, %v", c.header, c.yes, got, reasons(r))
		}
	}
}
