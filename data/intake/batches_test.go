package intake

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"parcelbook/data/sheet"
)

// Orders read in batches, however large and however often, are those read at once, and so is all that is told of them.
func TestBatchesAreTheWhole(t *testing.T) {
	several := 0
	for _, files := range samples() {
		names, err := fs.Glob(files, "*.*")
		check(t, err)
		for _, name := range names {
			raw, err := fs.ReadFile(files, name)
			check(t, err)
			read := func(req Request) *Result {
				f, err := sheet.OpenBytes(name, raw, sheet.Options{Score: Score, Password: "1234"})
				check(t, err)
				r, err := Read(t.Context(), f, req)
				check(t, err)
				check(t, f.Close())
				return r
			}
			whole := read(Request{Currency: "USD"})
			if whole.Kind != Orders {
				continue
			}
			for _, size := range []int{1, 3} {
				r := read(Request{Currency: "USD", Batches: true})
				for pass := range 2 {
					var orders []Order
					check(t, r.EachOrders(t.Context(), size, func(some []Order) error {
						if len(some) > size || r.Kind != Orders { // the result is the caller's to read meanwhile
							t.Errorf("%s: %d orders in a batch of %d", name, len(some), size)
						}
						orders = append(orders, some...)
						several += len(some)
						return nil
					}))
					if diff := cmp.Diff(whole.Orders, orders, cmpopts.EquateEmpty()); diff != "" {
						t.Errorf("%s, pass %d: %s", name, pass, diff)
					}
				}
				if diff := cmp.Diff(whole, r, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(Result{}, "Orders", "Unread")); diff != "" {
					t.Errorf("%s, in batches of %d: %s", name, size, diff)
				}
			}
		}
	}
	if several == 0 {
		t.Error("no sample has orders")
	}
}

// A reading that was given up, wherever its reader had got to by then, leaves nothing to the next one.
func TestBatchesEndWithTheFirstFailure(t *testing.T) {
	lines := []string{"Order number\tOrder date\tOrder total\tCurrency\tStatus"}
	for _, number := range []string{"A1", "A2", "A3", "A4", "A5"} {
		lines = append(lines, number+"\t2026-05-01\t10.00\tUSD\twandering")
	}
	lines = append(lines, "A6\t2026-05-01\tten\tUSD\t")
	stop := errors.New("stop")
	for _, batches := range []bool{true, false} {
		for range 100 {
			r, err := readText(t, Request{Batches: batches}, lines...)
			check(t, err)
			seen := 0
			err = r.EachOrders(t.Context(), 2, func(some []Order) error {
				seen += len(some)
				return stop
			})
			if !errors.Is(err, stop) || seen != 2 {
				t.Fatalf("got %v after %d orders, want the failure of the first batch", err, seen)
			}
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			if err := r.EachOrders(ctx, 2, func([]Order) error { return nil }); !errors.Is(err, context.Canceled) {
				t.Fatalf("got %v, want Canceled", err)
			}
			var numbers []string
			check(t, r.EachOrders(t.Context(), 2, func(some []Order) error {
				for _, o := range some {
					numbers = append(numbers, o.Number)
				}
				return nil
			}))
			if want := []string{"A1", "A2", "A3", "A4", "A5"}; !slices.Equal(numbers, want) || len(r.Quarantine) != 1 || len(r.Problems) != 2 {
				t.Fatalf("got %v, want %v, one refused and a word told once: %v", numbers, want, r.Problems)
			}
		}
	}
}
