package book

import (
	"fmt"
	"strings"
	"testing"

	"parcelbook/data/intake"
)

// payouts is the export of what a processor paid out on some days of June, of one order a day and with the amounts that are others than usual.
func payouts(name string, from, to int, others map[int]string) file {
	var text strings.Builder
	text.WriteString("Order number,Payout date,Gross amount,Processing fee,Net amount\n")
	for day := from; day <= to; day++ {
		amounts := fmt.Sprintf("%d.00,1.00,%d.00", 20+day, 19+day)
		if other, ok := others[day]; ok {
			amounts = other
		}
		fmt.Fprintf(&text, "K-%04d,2026-06-%02d,%s\n", 1200+day, day, amounts)
	}
	return file{name, text.String(), intake.Statements, "Pay"}
}

// Exports of payouts overlap: what they say of the same day, order and amounts is one payment. One that says otherwise of an order corrects the
// earlier export, whatever else they share.
func TestPayoutsThatOverlap(t *testing.T) {
	review := func(b *Book, f file) *Review {
		t.Helper()
		r, err := b.Review(t.Context(), Request{Name: f.name, Bytes: []byte(f.text), As: f.as, Holder: f.holder})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	b := newBook(t, t.TempDir())
	b.mustTake(t, payouts("first.csv", 1, 14, nil))
	if r := review(b, payouts("second.csv", 6, 21, nil)); r.Counts.New != 7 || r.Counts.Unchanged != 9 || len(r.Replaces) > 0 {
		t.Errorf("overlapping: %+v, it seems to correct %d", r.Counts, len(r.Replaces))
	}
	if r := review(b, payouts("corrected.csv", 1, 14, map[int]string{9: "29.00,2.00,27.00"})); r.Counts.New != 1 || len(r.Replaces) != 1 {
		t.Errorf("corrected: %+v, it seems to correct %d", r.Counts, len(r.Replaces))
	}
}
