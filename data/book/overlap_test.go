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
	if r := review(b, payouts("longer.csv", 1, 28, map[int]string{9: "29.00,2.00,27.00"})); r.Counts.New != 15 || len(r.Replaces) != 1 {
		t.Errorf("corrected, and longer: %+v, it seems to correct %d", r.Counts, len(r.Replaces))
	}
}

// Exports of an account overlap, though the texts of one name the orders of most of its entries and those of the other do not: what both have
// is there once.
func TestAccountsThatOverlapByTheirTexts(t *testing.T) {
	const (
		first = "Date,Type,Description,Amount,Balance\n2026-10-01,Sale,Sale #1001,21.00,21.00\n2026-10-02,Fee,Monthly plan,-9.00,12.00\n2026-10-02,Fee,Label 4471,-3.00,9.00\n2026-10-03,Sale,Sale #1003,23.00,32.00\n" +
			"2026-10-04,Fee,Label 4472,-3.00,29.00\n2026-10-05,Fee,Ad campaign,-7.00,22.00\n2026-10-05,Sale,Sale #1005,25.00,47.00\n2026-10-06,Fee,Label 4473,-3.00,44.00\n2026-10-08,Payout,Payout to bank,-40.00,4.00\n"
		more = "2026-10-09,Sale,Sale #1006,26.00,30.00\n2026-10-10,Sale,Sale #1008,28.00,58.00\n2026-10-11,Sale,Sale #1009,29.00,87.00\n2026-10-12,Sale,Sale #1010,30.00,117.00\n2026-10-13,Sale,Sale #1011,31.00,148.00\n2026-10-14,Sale,Sale #1012,32.00,180.00\n"
	)
	b := newBook(t, t.TempDir())
	b.mustTake(t, file{"october.csv", first, intake.Statements, "Shop"})
	if imp := b.mustTake(t, file{"later.csv", first + more, intake.Statements, "Shop"}); imp.Counts.New != 6 || imp.Counts.Unchanged != 9 {
		t.Errorf("%+v", imp.Counts)
	}
}

// An entry that names neither order nor reference may come again: payouts of one day have the same fees.
func TestFeesOfPayoutsOfADay(t *testing.T) {
	const header = "Order number,Payout date,Type,Gross amount,Processing fee,Net amount\n"
	b := newBook(t, t.TempDir())
	b.mustTake(t, file{"first.csv", header + "K-1201,2026-10-02,Sale,21.00,0.50,20.50\nK-1202,2026-10-02,Sale,22.00,0.50,21.50\n,2026-10-02,Fee,0.00,0.50,-0.50\n", intake.Statements, "Pay"})
	if imp := b.mustTake(t, file{"second.csv", header + "K-1203,2026-10-02,Sale,23.00,0.50,22.50\nK-1204,2026-10-02,Sale,24.00,0.50,23.50\n,2026-10-02,Fee,0.00,0.50,-0.50\n", intake.Statements, "Pay"}); imp.Counts.New != 3 {
		t.Errorf("%+v", imp.Counts)
	}
}
