package book

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/intake"
)

// A remittance line that names only the order speaks of the order's one parcel, whose waybill is known already.
func TestALineWithoutWaybillIsAboutTheOnlyParcel(t *testing.T) {
	b := newBook(t, t.TempDir())
	take := func(name, holder, text string, as intake.Kind) {
		t.Helper()
		r, err := b.Review(t.Context(), Request{Name: name, Bytes: []byte(text), As: as, Holder: holder})
		if err == nil {
			_, err = b.Commit(t.Context(), r)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	take("orders.csv", "Shop", "Order Number,Order Date,Payment Method,Customer Name,SKU,Product Name,Quantity,Order Total,Currency,Carrier,Tracking Number\n"+
		"S1,2026-10-01,Cash on Delivery,Ana,K1,Kettle,1,20.00,USD,Swift,W1\n", intake.Orders)
	take("cod.csv", "Swift", "Order Ref,COD Amount,COD Fee,Net,Paid Date\nS1,20.00,1.00,19.00,2026-10-20\n", intake.Statements)
	parcels, err := b.Parcels(t.Context(), data.ParcelFilter{})
	if err != nil {
		t.Fatal(err)
	}
	if len(parcels) != 1 || parcels[0].Waybill != "W1" {
		t.Errorf("parcels: %+v, want W1 alone", parcels)
	}
	holdings, err := b.Holdings(t.Context())
	if err != nil || len(holdings) != 0 {
		t.Errorf("still held: %+v, %v; the statement settles the order", holdings, err)
	}
}

// A remittance that has the order's number among its waybills is tied by hand to the order's one parcel: it is no other.
func TestALineWithTheOrdersNumberForAWaybillIsAboutTheOnlyParcel(t *testing.T) {
	for _, code := range []string{"S1", "CHAT-9"} {
		b := newBook(t, t.TempDir())
		b.mustTake(t, file{"orders.csv", "Order Number,Order Date,Payment Method,Customer Name,SKU,Product Name,Quantity,Order Total,Currency,Carrier,Tracking Number\n" +
			"S1,2026-10-01,Cash on Delivery,Ana,K1,Kettle,1,20.00,USD,Swift,W1\nS2,2026-10-01,Cash on Delivery,Bo,K1,Kettle,1,20.00,USD,Swift,W2\n", intake.Orders, "Shop"})
		b.mustTie(t, "S1", "CHAT-9")
		b.mustTake(t, file{"cod.csv", "AWB No.,COD Amount,COD Fee,Net,Paid Date\nW2,20.00,1.00,19.00,2026-10-20\n" + code + ",20.00,1.00,19.00,2026-10-20\n", intake.Statements, "Swift"})
		found, err := b.Differences(t.Context(), "", "")
		if err != nil || len(found) != 1 || found[0].Kind != data.DiffUnknown {
			t.Fatalf("%s: %+v, %v", code, found, err)
		}
		orders, err := b.Orders(t.Context(), data.OrderFilter{Search: "Ana"})
		if err != nil || len(orders) != 1 {
			t.Fatalf("%d orders, %v", len(orders), err)
		}
		if err := b.TieLine(t.Context(), found[0].LineID, orders[0].ID); err != nil {
			t.Fatal(err)
		}
		if found, err := b.Differences(t.Context(), "", ""); err != nil || len(found) != 0 {
			t.Errorf("%s: once it is tied they differ: %+v, %v", code, found, err)
		}
		parcels, err := b.Parcels(t.Context(), data.ParcelFilter{})
		if err != nil || len(parcels) != 2 {
			t.Errorf("%s: parcels %+v, %v, want W1 and W2 alone", code, parcels, err)
		}
		sound(t, b)
	}
}

// A file of orders without amounts and dates says what becomes of new orders; where they are there, there is nothing to say.
func TestOrdersWithoutAmountsAndDatesAreTold(t *testing.T) {
	b := newBook(t, t.TempDir())
	review := func(file string) *Review {
		r, err := b.Review(t.Context(), Request{Name: "orders.csv", Bytes: []byte(file), As: intake.Orders, Holder: "AliExpress"})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	r := review("Order number,Title,Buyer name\n1001,Scarf,Anna\n")
	if len(r.Problems) != 2 || !strings.Contains(r.Problems[0].Reason.String(), "come to nothing") || !strings.Contains(r.Problems[1].Reason.String(), "no date") {
		t.Errorf("problems %+v", r.Problems)
	}
	if _, err := b.Commit(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"Order number,Title,Buyer name\n1001,Scarf,Anna B\n", "Order number,Order date,Order total,Buyer name\n1002,2026-05-01,5,Bert\n"} {
		if r := review(file); len(r.Problems) > 0 {
			t.Errorf("%q: problems %+v", file, r.Problems)
		}
	}
}

// A statement whose file names no date gets the day it is taken in, says so, and can be set right.
func TestAStatementWithoutADateCanBeSetRight(t *testing.T) {
	b := newBook(t, t.TempDir())
	r, err := b.Review(t.Context(), Request{Name: "cod.csv", Bytes: []byte("AWB No.,COD Amount,Net\nW1,20.00,19.00\n"), As: intake.Statements, Holder: "Swift"})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Problems) != 1 {
		t.Errorf("problems %+v, want the missing date told", r.Problems)
	}
	if _, err := b.Commit(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	rows, err := b.Statements(t.Context(), data.StatementFilter{})
	if err != nil || len(rows) != 1 || rows[0].Date != b.Today() {
		t.Fatalf("statements %+v, %v", rows, err)
	}
	s := rows[0].Statement
	s.Date = "2026-11-02"
	if err := b.EditStatement(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	transfers, err := b.Transfers(t.Context(), data.TransferFilter{StatementID: &s.ID})
	if err != nil {
		t.Fatal(err)
	}
	live := 0
	for _, x := range transfers {
		if x.Date == "2026-11-02" {
			live++
		}
	}
	if live != 1 {
		t.Errorf("%d transfers on the day set by hand, want the line's net: %+v", live, transfers)
	}
	sound(t, b)
}

// A line whose waybill two orders have is about neither, until one of them is undone.
func TestUndoingAnOrderClearsWhatWasInDoubt(t *testing.T) {
	b := newBook(t, t.TempDir())
	order := func(number string) file {
		return file{name: number + ".csv", as: intake.Orders, holder: "Shop", text: "Order Number,Order Date,Payment Method,Customer Name,SKU,Product Name,Quantity,Order Total,Currency,Carrier,Tracking Number\n" +
			number + ",2026-10-01,Cash on Delivery,Ana,K1,Kettle,1,20.00,USD,Swift,W1\n"}
	}
	statement := file{name: "cod.csv", as: intake.Statements, holder: "Swift", text: "AWB No.,COD Amount,COD Fee,Net,Paid Date\nW1,20.00,1.00,19.00,2026-10-20\n"}
	never := newBook(t, t.TempDir())
	never.mustTake(t, order("S1"))
	never.mustTake(t, statement)

	b.mustTake(t, order("S1"))
	second := b.mustTake(t, order("S2"))
	b.mustTake(t, statement)
	if err := b.Undo(t.Context(), second.ID, nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(dump(t, never), dump(t, b)); diff != "" {
		t.Error(diff)
	}
}

// A line without a waybill means the parcel that the order's file tells of, whether another parcel turned up on a
// statement before it or after it.
func TestALineWithoutWaybillMeansTheParcelOfTheFile(t *testing.T) {
	orders := file{name: "orders.csv", as: intake.Orders, holder: "Shop", text: "Order Number,Order Date,Payment Method,Customer Name,SKU,Product Name,Quantity,Order Total,Currency,Carrier,Tracking Number\n" +
		"S1,2026-10-01,Cash on Delivery,Ana,K1,Kettle,1,20.00,USD,Swift,W1\n"}
	without := file{name: "1.csv", as: intake.Statements, holder: "Swift", text: "AWB No.,Order Ref,COD Amount,COD Fee,Net,Paid Date\n,S1,20.00,1.00,19.00,2026-10-20\n"}
	late := file{name: "2.csv", as: intake.Statements, holder: "Swift", text: "AWB No.,Order Ref,COD Amount,COD Fee,Net,Paid Date\nLATE1,S1,2.00,1.00,1.00,2026-10-20\n"}
	one, other := newBook(t, t.TempDir()), newBook(t, t.TempDir())
	for _, f := range []file{orders, without, late} {
		one.mustTake(t, f)
	}
	for _, f := range []file{orders, late, without} {
		other.mustTake(t, f)
	}
	if diff := cmp.Diff(dump(t, one), dump(t, other)); diff != "" {
		t.Error(diff)
	}
}

// Parcels of another carrier have no part in that.
func TestALineWithoutWaybillAndAnotherCarrier(t *testing.T) {
	orders := file{name: "orders.csv", as: intake.Orders, holder: "Shop", text: "Order Number,Order Date,Customer Name,SKU,Product Name,Quantity,Order Total,Currency,Carrier,Tracking Number\n" +
		"1001,2026-10-01,Ana,K1,Kettle,1,100.00,USD,CarY,RB1\n"}
	cod := file{name: "1.csv", as: intake.Statements, holder: "CarX", text: "Order Ref,AWB No.,COD Amount,COD Fee,Net\n1001,RB2,100,3,97\n"}
	freight := file{name: "2.csv", as: intake.Statements, holder: "CarX", text: "Order Ref,COD Amount,COD Fee,Net\n1001,4.00,1.00,3.00\n"}
	for _, files := range [][]file{{orders, cod, freight}, {orders, freight, cod}} {
		b := newBook(t, t.TempDir())
		for _, f := range files {
			b.mustTake(t, f)
		}
		parcels, err := b.Parcels(t.Context(), data.ParcelFilter{})
		if err != nil || len(parcels) != 2 {
			t.Errorf("parcels: %+v, %v, want RB1 and RB2", parcels, err)
		}
	}
}
