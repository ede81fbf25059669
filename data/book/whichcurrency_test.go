package book

import (
	"strings"
	"testing"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/money"
)

// abroad is a book in dollars with orders in euros and one in yen.
func abroad(t *testing.T) *Book {
	t.Helper()
	b := newBook(t, t.TempDir())
	b.mustTake(t, file{"o.csv", "Order Number,Order Date,Payment Method,Customer Name,Product Name,Quantity,Order Total,Currency,Carrier,Tracking Number\n" +
		"S1,2026-10-01,Cash on Delivery,Ana,Kettle,1,20.00,EUR,Swift,W1\nS2,2026-10-01,Cash on Delivery,Bo,Cup,1,30.00,EUR,Swift,W2\nS3,2026-10-01,Cash on Delivery,Cy,Cup,1,3000,JPY,Swift,W3\n", intake.Orders, "Shop"})
	return b
}

// What a courier collected is in the currency of the order where nothing names another, and waits where something does.
func TestWhatWasCollectedIsInTheOrdersCurrency(t *testing.T) {
	b := abroad(t)
	const header = "Waybill,Delivery status,Delivered date,Amount collected\n"
	b.mustTake(t, file{"result.csv", header + "W1,delivered,2026-10-05,20.00\nW3,delivered,2026-10-05,3000\n", intake.Delivered, "Swift"})
	b.mustTake(t, file{"dollars.csv", header + "W2,delivered,2026-10-05,US$ 33.00\n", intake.Delivered, "Swift"})
	b.mustTake(t, file{"cents.csv", header + "W3,delivered,2026-10-06,2999.50\n", intake.Delivered, "Swift"})
	parcels, err := b.Parcels(t.Context(), data.ParcelFilter{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int64{"W1": 2000, "W2": -1, "W3": 3000}
	for _, p := range parcels {
		if p.Collected != want[p.Waybill] {
			t.Errorf("%s: collected %d %s, want %d", p.Waybill, p.Collected, p.Currency, want[p.Waybill])
		}
	}
	waiting, err := b.Quarantine(t.Context())
	if err != nil || len(waiting) != 2 || !strings.Contains(waiting[0].Problems[0].Reason.String(), "33.00 USD was collected, and the order is in EUR") ||
		!strings.Contains(waiting[1].Problems[0].Reason.String(), "2999.50 was collected") {
		t.Errorf("%+v, %v", waiting, err)
	}
	review, err := b.Review(t.Context(), Request{Name: "more.csv", Bytes: []byte(header + "W1,delivered,2026-10-05,19.50\n"), As: intake.Delivered, Holder: "Swift"})
	if err != nil || len(review.Items) != 1 || len(review.Items[0].Changes) != 1 || review.Items[0].Changes[0].Old != "20.00" || review.Items[0].Changes[0].New != "19.50" {
		t.Errorf("the review shows %+v, %v", review.Items, err)
	} else if len(review.Assumptions) > 0 {
		t.Errorf("the review says: %+v", review.Assumptions)
	}
	sound(t, b)
}

// A statement that names no currency is in that of the orders it pays, where they have one.
func TestAStatementIsInTheCurrencyOfItsOrders(t *testing.T) {
	for _, c := range []struct {
		lines, want string
	}{
		{"W1,20.00,2026-10-20\nW2,30.00,2026-10-20\nW9,5.00,2026-10-20\n", "EUR"},
		{"W1,20.00,2026-10-20\nW3,30.00,2026-10-20\n", "USD"}, // of several currencies: the book's, which is told
		{"W9,5.00,2026-10-20\n", "USD"},
	} {
		b := abroad(t)
		r, err := b.Review(t.Context(), Request{Name: "cod.csv", Bytes: []byte("Waybill,COD amount,Paid date\n" + c.lines), As: intake.Statements, Holder: "Swift"})
		if err != nil || currencyAssumed(r) != c.want || r.Items[0].Amount.Currency != c.want {
			t.Errorf("%q: taken to be in %s, want %s: %+v, %v", c.lines, currencyAssumed(r), c.want, r.Items, err)
			continue
		}
		if _, err := b.commit(t.Context(), r); err != nil {
			t.Error(err)
		}
		sound(t, b)
	}
}

// What a carrier asks for its freight is not what the orders are paid in; it asks for its fees too.
func TestAnInvoiceOfFreightIsInTheBooksCurrency(t *testing.T) {
	b := abroad(t)
	r, err := b.Review(t.Context(), Request{
		Name: "invoice.csv", Bytes: []byte("Invoice No,Waybill,Weight,Freight,Fuel surcharge\nF-1,W1,0.5,3.20,0.30\nF-1,W2,0.7,4.10,0.40\n"), As: intake.Statements, Holder: "Swift",
	})
	if err != nil || r.result.Statement.Kind != data.StatementFreight || currencyAssumed(r) != "USD" || r.Items[0].Amount != money.New(-350, "USD") {
		t.Errorf("%+v, %v", r, err)
	}
}
