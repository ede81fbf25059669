package book

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/intake"
)

// What a courier tells before the orders are there, or by a code that is tied later, waits no longer than that, and the book
// comes to be what it is where the orders came first.
func TestDeliveriesWaitForTheirOrders(t *testing.T) {
	orders := file{"o.csv", "Order Number,Order Date,Payment Method,Customer Name,Product Name,Quantity,Order Total,Currency,Carrier,Tracking Number\n" +
		"S1,2026-10-01,Cash on Delivery,Ana,Kettle,1,20.00,USD,Swift,W1\nS2,2026-10-01,Cash on Delivery,Bo,Cup,1,30.00,USD,Swift,W2\n", intake.Orders, "Shop"}
	told := file{"result.csv", "Order Number,Waybill,Delivery status,Delivered date\n,W1,delivered,2026-10-05\nCHAT-9,,delivered,2026-10-06\nCHAT-8,,delivered,2026-10-06\n", intake.Delivered, "Swift"}
	b, right := newBook(t, t.TempDir()), newBook(t, t.TempDir())
	tie := func(b *Book) {
		t.Helper()
		found, err := b.OrdersKnownAs(t.Context(), "S2")
		if err != nil || len(found) != 1 {
			t.Fatal(found, err)
		}
		if _, err := b.SaveAlias(t.Context(), found[0].ID, "chat-9"); err != nil {
			t.Fatal(err)
		}
	}
	takes := func(want, left int) {
		t.Helper()
		if got, err := b.TakeWaiting(t.Context()); err != nil || got != want {
			t.Fatalf("takes %d of what waits, want %d, %v", got, want, err)
		}
		if waiting, err := b.Quarantine(t.Context()); err != nil || len(waiting) != left {
			t.Fatalf("%+v wait, want %d, %v", waiting, left, err)
		}
		sound(t, b)
	}
	takes(0, 0)
	sheet := b.mustTake(t, told)
	takes(0, 3)
	shop := b.mustTake(t, orders)
	takes(1, 2)
	tie(b)
	takes(1, 1)

	right.mustTake(t, orders)
	tie(right)
	right.mustTake(t, told)
	if diff := cmp.Diff(dump(t, right), dump(t, b)); diff != "" {
		t.Errorf("not as where the orders came first (-first +later):\n%s", diff)
	}
	var depends *DependsError
	if err := b.Undo(t.Context(), shop.ID, nil); !errors.As(err, &depends) || len(depends.On) != 1 {
		t.Errorf("undoing the orders that deliveries had waited for: %v", err)
	}
	if err := b.Undo(t.Context(), sheet.ID, nil); err != nil {
		t.Fatal(err)
	}
	parcels, err := b.Parcels(t.Context(), data.ParcelFilter{})
	if err != nil || len(parcels) != 2 || parcels[0].State.Ended() || parcels[1].State.Ended() {
		t.Errorf("after undoing what the courier told: %+v, %v", parcels, err)
	}
	sound(t, b)
	if err := b.Undo(t.Context(), shop.ID, nil); err != nil {
		t.Error(err)
	}
	sound(t, b)
}

// What was read by a format that the user has deleted since waits on, which is told once and kept with it, keeps no other
// file from being taken in, and is taken in when the format is there again.
func TestWhatCannotBeReadAnyMoreWaitsOn(t *testing.T) {
	b := newBook(t, t.TempDir())
	format := intake.Format{
		Name: "mine", Title: "mine", Kind: intake.Delivered, Recognise: []string{"Zq", "Zs", "Zd"},
		Fields: map[string][]string{"waybill": {"Zq"}, "status": {"Zs"}, "delivered_date": {"Zd"}},
	}
	if err := b.SaveFormat(t.Context(), format); err != nil {
		t.Fatal(err)
	}
	b.mustTake(t, file{"mine.csv", "Zq,Zs,Zd\nW1,delivered,2026-10-05\n", intake.Delivered, "Swift"})
	b.mustTake(t, file{"result.csv", "Waybill,Delivery status,Delivered date\nW2,delivered,2026-10-06\n", intake.Delivered, "Swift"})
	if err := b.DeleteFormat(t.Context(), "mine"); err != nil {
		t.Fatal(err)
	}
	b.mustTake(t, file{"o.csv", "Order Number,Order Date,Customer Name,Product Name,Quantity,Order Total,Currency,Carrier,Tracking Number\n" +
		"S1,2026-10-01,Ana,Kettle,1,20.00,USD,Swift,W1\nS2,2026-10-01,Bo,Cup,1,30.00,USD,Swift,W2\n", intake.Orders, "Shop"})
	taken, told := b.TakeWaiting(t.Context())
	if taken != 1 || told == nil || !strings.HasPrefix(told.Error(), "mine.csv, import 1: ") || !strings.Contains(told.Error(), "the format mine, by which mine.csv was read, is no more: add it again; put that right") || !strings.HasSuffix(told.Error(), "try the file again in quarantine, or discard it there") {
		t.Errorf("%d taken, %v", taken, told)
	}
	waits := func(reasons int) {
		t.Helper()
		waiting, err := b.Quarantine(t.Context())
		if err != nil || len(waiting) != 1 || waiting[0].File != "mine.csv" || len(waiting[0].Problems) != reasons || waiting[0].Problems[0].Reason.String() != told.Error() {
			t.Errorf("%+v wait, %v", waiting, err)
		}
	}
	waits(2)
	if taken, err := b.TakeWaiting(t.Context()); taken != 0 || err != nil {
		t.Errorf("%d taken, and told once more: %v", taken, err)
	}
	waits(2)
	sound(t, b)
	if err := b.SaveFormat(t.Context(), format); err != nil {
		t.Fatal(err)
	}
	if taken, err := b.TakeWaiting(t.Context()); taken != 1 || err != nil {
		t.Errorf("%d taken with the format, %v", taken, err)
	}
	sound(t, b)
}
