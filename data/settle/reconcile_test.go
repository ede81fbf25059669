package settle

import (
	"testing"

	"pgregory.net/rapid"

	"parcelbook/data"
)

func TestReconcile(t *testing.T) {
	want := Postings(facts(cash(data.ParcelDelivered)))
	live := post(want, 1)
	live[0].RowID, live[0].AuditID = 70, 3
	if reverse, missing := Reconcile(live, want); len(reverse)+len(missing) > 0 {
		t.Errorf("what is posted stays: %v %v", reverse, missing)
	}

	moved := Postings(facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.DeliveredDate = "2026-05-08" })))
	reverse, missing := Reconcile(live, moved)
	equal(t, "2026-05-06 customer <- carrier:10 100.00 USD (reverses 1)", text(reverse))
	equal(t, "2026-05-08 carrier:10 <- customer 100.00 USD (parcel 5 payment)", text(missing))
	if r := reverse[0]; r.Reverses != 1 || r.ID != 0 || r.AuditID != 0 || r.RowID != 70 || r.OrderID != 7 || r.ParcelID != 5 || !r.RecordedAt.IsZero() {
		t.Errorf("%+v", r)
	}

	twice := append(post(want, 1), post(want, 10)...)
	if reverse, missing = Reconcile(twice, want); len(reverse) != len(want) || len(missing) > 0 {
		t.Errorf("what was posted twice is reversed once: %v %v", reverse, missing)
	}
}

// post gives transfers ids, as the book does when it writes them.
func post(ts []data.Transfer, firstID int64) []data.Transfer {
	posted := make([]data.Transfer, len(ts))
	for i, t := range ts {
		t.ID = firstID + int64(i)
		posted[i] = t
	}
	return posted
}

// Whatever was posted before, afterwards the balances are those of the facts, and doing it again does nothing.
func TestReconcileIsCompleteAndIdempotent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := drawFacts(t, "before"), drawFacts(t, "after")
		live := post(Postings(before), 1)
		want := Postings(after)
		reverse, missing := Reconcile(live, want)

		all := append(append(append([]data.Transfer{}, live...), reverse...), missing...)
		sameBalances(t, want, all)

		gone := map[int64]bool{}
		for _, r := range reverse {
			gone[r.Reverses] = true
		}
		var now []data.Transfer
		for _, l := range live {
			if !gone[l.ID] {
				now = append(now, l)
			}
		}
		now = append(now, post(missing, 1000)...)
		if reverse, missing = Reconcile(now, want); len(reverse)+len(missing) > 0 {
			t.Fatalf("again: reverse %v, post %v", reverse, missing)
		}
	})
}

func sameBalances(t *rapid.T, want, got []data.Transfer) {
	w, g := Balances(want), Balances(got)
	for b := range g {
		if w[b] != g[b] {
			t.Fatalf("%v: want %d, got %d", b, w[b], g[b])
		}
	}
	for b := range w {
		if w[b] != g[b] {
			t.Fatalf("%v: want %d, got %d", b, w[b], g[b])
		}
	}
}
