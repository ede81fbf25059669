package intake

import (
	"fmt"
	"testing"
)

// A header that is printed again on each page begins a page, not the table: no row above it is lost, nor does it speak against what the
// columns hold.
func TestHeaderOnEachPage(t *testing.T) {
	const header = "Sl No\tWaybill No\tReference No\tDelivery Date\tCOD Amount Collected\tHandling Charges\tIGST @18%\tNet Remittance"
	lines := []string{"COD remittance statement", header}
	for i, cod := range []int{1924, 1576, 3453, 1565, 733, 2676, 2297, 2082, 3344, 742, 1377, 1219} {
		if i == 5 {
			lines = append(lines, header)
		}
		fee := 30 + i%3
		lines = append(lines, fmt.Sprintf("%d\tAW61482%d7\t40%d\t%02d-Apr-2026\t%d\t%d\t5\t%d", i+1, 20+i, 10+3*i, 7+i, cod, fee, cod-fee-5))
	}
	r := mustRead(t, Request{Currency: "INR"}, lines...)
	if r.HeaderRow != 2 || len(r.Lines) != 12 || r.Lines[0].Collected != 192400 || r.Lines[11].Waybill != "AW6148231"+"7" {
		t.Errorf("header in row %d, %d lines: %+v", r.HeaderRow, len(r.Lines), r.Lines[0])
	}
}
