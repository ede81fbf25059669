package book

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"parcelbook/data"
)

// A commit that is cancelled, wherever it has come to, leaves the book as it was, and the same review can be committed then.
func TestACancelledCommitLeavesNothingBehind(t *testing.T) {
	b := newBook(t, t.TempDir())
	var file strings.Builder
	file.WriteString("Order number,Order date,Payment method,Buyer name,SKU,Quantity,Order total,Waybill\n")
	const orders = 3*batch + 7
	for i := range orders {
		fmt.Fprintf(&file, "C%05d,2026-05-01,cash on delivery,Buyer %d,S-%d,1,12.50,W%07d\n", i, i%50, i%9, i)
	}
	review, err := b.Review(t.Context(), Request{Name: "orders.csv", Bytes: []byte(file.String())})
	if err != nil {
		t.Fatal(err)
	}
	dump := func() string {
		var out bytes.Buffer
		if err := b.Dump(t.Context(), &out); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	before := dump()
	for _, after := range []int64{1, batch + 1, 2*batch + 1, orders} {
		ctx, cancel := context.WithCancel(t.Context())
		review.Progress = func(done, total int64) {
			if total != orders {
				t.Errorf("%d of %d orders", done, total)
			}
			if done >= after {
				cancel()
			}
		}
		if _, err := b.Commit(ctx, review); !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled after %d orders: %v", after, err)
		}
		if dump() != before {
			t.Errorf("cancelled after %d orders, the book holds something of them", after)
		}
	}
	reached := int64(0)
	review.Progress = func(done, _ int64) { reached = done }
	if _, err := b.Commit(t.Context(), review); err != nil {
		t.Fatal(err)
	}
	all, err := b.CountOrders(t.Context(), data.OrderFilter{})
	if err != nil || all != orders || reached != orders {
		t.Errorf("%d orders taken in, %d told, of %d: %v", all, reached, orders, err)
	}
	if found, err := b.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("%v %v", found, err)
	}
}
