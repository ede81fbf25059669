package intake

import (
	"errors"
	"fmt"
	"testing"
)

// payoutBy is a payout whose rows are known by references alone.
func payoutBy(reference func(i int) string) []string {
	lines := []string{"Transaction Date\tReference\tCustomer\tAmount\tFees\tAmount Settled\tSettlement Date"}
	for i := range 8 {
		lines = append(lines, fmt.Sprintf("2026-03-%02d\t%s\tPriya Patel\t%d00.00\t%d.00\t%d.00\t2026-03-%02d", 7+i, reference(i), i+1, 5+i, (i+1)*100-5-i, 10+i))
	}
	return lines
}

// References that follow one another with gaps are the numbers of a shop's orders, some of which are not in the payout.
func TestReferencesWithGaps(t *testing.T) {
	r := mustRead(t, Request{}, payoutBy(func(i int) string { return fmt.Sprintf("WC-%d", 5501+i*i) })...)
	if fieldOf(r, "Reference") != "order_number" || r.Lines[2].OrderNumber != "WC-5505" {
		t.Errorf("%q", fieldOf(r, "Reference"))
	}
	for name, reference := range map[string]func(i int) string{
		"count the rows":   func(i int) string { return fmt.Sprintf("TRF-%d", 5501+i) },
		"of the processor": func(i int) string { return fmt.Sprintf("T%d", 550100+i*i*7919%90000) },
		"of transfers":     func(i int) string { return fmt.Sprintf("TRF-%d", 5501+i/3*2) },
	} {
		if _, err := readText(t, Request{}, payoutBy(reference)...); !errors.Is(err, ErrNoHeader) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
