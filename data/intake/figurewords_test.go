package intake

import (
	"fmt"
	"strings"
	"testing"
)

// Postage that is free, or none because the buyer collects, is nothing, and pieces may stand with their word.
func TestFiguresInWords(t *testing.T) {
	for _, c := range []struct{ headers, row, other, want string }{
		{"Price\tPostage\tTotal", "20\tFree\t20", "40\t4.50\t44.50", "1×2000+0=2000"},
		{"Price\tShipping", "20\tcollect", "40\t4.50", "1×2000+0=2000"},
		{"Preis\tVersand\tGesamt", "20\tAbholung\t20", "40\t4,50\t44,50", "1×2000+0=2000"},
		{"Qty\tPrice\tTotal", "2 pcs\t10\t20", "1\t40\t40", "2×1000+0=2000"},
		{"Quantity\tPrice\tTotal", "x2\t10\t20", "1 x\t40\t40", "2×1000+0=2000"},
		{"К-сть\tЦіна\tСума", "2 шт.\t10\t20", "1 шт\t40\t40", "2×1000+0=2000"},
	} {
		r := mustRead(t, Request{As: Orders}, "Order\tDate\tName\tItem\t"+c.headers, "N-1\t2026-05-04\tAnn\tMug\t"+c.row, "N-2\t2026-05-05\tBob\tPot\t"+c.other, "N-3\t2026-05-06\tCy\tPot\t"+c.other)
		if len(r.Orders) != 3 || len(r.Orders[0].Lines) != 1 {
			t.Errorf("%s: %v", c.headers, reasons(r))
			continue
		}
		o := r.Orders[0]
		if got := fmt.Sprintf("%d×%d+%d=%d", o.Lines[0].Quantity, o.Lines[0].UnitPrice, o.Shipping, o.Total); got != c.want || !strings.Contains(o.Rows[0].Cells[4]+o.Rows[0].Cells[5], strings.Split(c.row, "\t")[0]) {
			t.Errorf("%s: %s, %v", c.headers, got, o.Rows[0].Cells)
		}
	}
	for _, row := range []string{"2 kg\t10\t20", "2 boxes of 6\t10\t20", "2.5\t10\t25"} {
		if r := mustRead(t, Request{As: Orders}, "Order\tDate\tName\tItem\tQty\tPrice\tTotal", "N-1\t2026-05-04\tAnn\tMug\t"+row, "N-2\t2026-05-05\tBob\tPot\t1\t40\t40"); len(r.Orders) > 0 && r.Orders[0].Lines[0].Quantity == 2 {
			t.Errorf("%s is read as 2 pieces", row)
		}
	}
}
