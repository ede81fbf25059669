package book

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/intake"
)

// manyOrders is a file of orders that each cost so much.
func manyOrders(n int, total string) []byte {
	var file strings.Builder
	file.WriteString("Order number,Order date,Payment method,Buyer name,SKU,Quantity,Order total,Waybill\n")
	for i := range n {
		fmt.Fprintf(&file, "C%05d,2026-05-01,cash on delivery,Buyer %d,S-%d,1,%s,W%07d\n", i, i%50, i%9, total, i)
	}
	return []byte(file.String())
}

// A commit that is cancelled, wherever it has come to, leaves the book as it was, and the same review can be committed then.
func TestACancelledCommitLeavesNothingBehind(t *testing.T) {
	b := newBook(t, t.TempDir())
	const orders = 3*batch + 7
	review, err := b.Review(t.Context(), Request{Name: "orders.csv", Bytes: manyOrders(orders, "12.50")})
	if err != nil {
		t.Fatal(err)
	}
	dump := func() string { return dump(t, b) }
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

// Undo of what brought orders, and of what changed them, says how far it is, and can be cancelled wherever it has come to.
func TestUndoSaysHowFarItIsAndCanBeCancelled(t *testing.T) {
	b := newBook(t, t.TempDir())
	const orders = 4*batch + 7
	first := b.mustTake(t, file{name: "first.csv", text: string(manyOrders(orders, "12.50")), as: intake.Orders, holder: "Shop"})
	brought := dump(t, b)
	second := b.mustTake(t, file{name: "second.csv", text: string(manyOrders(orders, "13.50")), as: intake.Orders, holder: "Shop"})
	changed := dump(t, b)
	for _, undo := range []struct {
		imp        data.Import
		was, leads string
	}{{second, changed, brought}, {first, brought, dump(t, newBook(t, t.TempDir()))}} {
		var told []int64
		for _, after := range []int64{1, orders / 2, orders} {
			ctx, cancel := context.WithCancel(t.Context())
			err := b.Undo(ctx, undo.imp.ID, func(done, _ int64) {
				if done >= after {
					cancel()
				}
			})
			if !errors.Is(err, context.Canceled) {
				t.Errorf("undo of %s cancelled after %d: %v", undo.imp.File, after, err)
			}
			if dump(t, b) != undo.was {
				t.Errorf("undo of %s cancelled after %d changed the book", undo.imp.File, after)
			}
		}
		if err := b.Undo(t.Context(), undo.imp.ID, func(done, total int64) { told = append(told, done*100/total) }); err != nil {
			t.Fatal(err)
		}
		if !slices.IsSorted(told) || len(told) < 2 || told[len(told)-1] != 100 {
			t.Errorf("undo of %s told so many per cent: %v", undo.imp.File, slices.Compact(told))
		}
		if diff := cmp.Diff(undo.leads, dump(t, b)); diff != "" {
			t.Errorf("undo of %s leads to another book:\n%s", undo.imp.File, diff)
		}
		sound(t, b)
	}
}
