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
	"parcelbook/data/money"
)

// What the user and earlier files told stays right when files come again, changed or not.

const shopHeader = "Order Number,Order Date,Payment Method,Customer Name,Phone,Product Name,Quantity,Order Total,Currency,Carrier,Tracking Number\n"

func shopFile(name string, rows ...string) file {
	return file{name: name, as: intake.Orders, holder: "Shop", text: shopHeader + strings.Join(rows, "\n") + "\n"}
}

func codRow(number, total, carrier, waybill string) string {
	return fmt.Sprintf("%s,2026-10-01,Cash on Delivery,Ana,+15550001111,Kettle,1,%s,USD,%s,%s", number, total, carrier, waybill)
}

func onlyOrder(t *testing.T, b *Book) OrderDetail {
	t.Helper()
	rows, err := b.Orders(context.Background(), data.OrderFilter{})
	if err != nil || len(rows) != 1 {
		t.Fatalf("orders %+v, %v; want one", rows, err)
	}
	d, err := b.Order(context.Background(), rows[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func waybills(d OrderDetail) string {
	var all []string
	for _, p := range d.Parcels {
		all = append(all, fmt.Sprintf("%s %s %d", p.Waybill, p.Carrier, p.CODAmount))
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

func TestACorrectedWaybillDoesNotDoubleTheCash(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, shopFile("a.csv", codRow("S1", "20.00", "Swift", "W1")))
	b.mustTake(t, shopFile("b.csv", codRow("S1", "20.00", "Swift", "W1b")))
	if got := waybills(onlyOrder(t, b)); got != "W1b Swift 2000" {
		t.Errorf("parcels %q, want W1b alone, collecting 20.00", got)
	}
	sound(t, b)
}

func TestAParcelSentAgainCollectsWhatTheFirstDidNot(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, shopFile("a.csv", codRow("S1", "20.00", "Swift", "W1")))
	b.mustTake(t, file{name: "d.csv", as: intake.Delivered, holder: "Swift", text: "Waybill,Status,Date\nW1,returned,2026-10-09\n"})
	b.mustTake(t, shopFile("b.csv", codRow("S1", "20.00", "Swift", "W2")))
	b.mustTake(t, file{name: "e.csv", as: intake.Delivered, holder: "Swift", text: "Waybill,Status,Date\nW2,delivered,2026-10-12\n"})
	d := onlyOrder(t, b)
	if got := waybills(d); got != "W1 Swift 2000, W2 Swift 2000" {
		t.Errorf("parcels %q", got)
	}
	if len(d.Holdings) != 1 || d.Holdings[0].Account.Kind != data.AccCarrier || d.Holdings[0].Amount.Minor != 2000 {
		t.Errorf("held: %+v, want 20.00 at the carrier", d.Holdings)
	}
}

func TestAParcelEditedByHandStays(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, shopFile("a.csv", codRow("S1", "20.00", "Swift", "WRONG")))
	p := onlyOrder(t, b).Parcels[0].Parcel
	p.Waybill = "W1"
	if _, err := b.SaveParcel(context.Background(), p); err != nil {
		t.Fatal(err)
	}
	b.mustTake(t, shopFile("b.csv", codRow("S1", "25.00", "Swift", "WRONG")))
	if got := waybills(onlyOrder(t, b)); got != "W1 Swift 2500" {
		t.Errorf("parcels %q, want W1 alone, collecting 25.00", got)
	}
}

func TestAnOrderMadeByHandStaysUnlessTheReviewSaysOtherwise(t *testing.T) {
	b := newBook(t, t.TempDir())
	shop, err := b.SaveHolder(context.Background(), data.Holder{Kind: data.KindChannel, Name: "Shop"})
	if err != nil {
		t.Fatal(err)
	}
	order := data.Order{ChannelID: shop, Number: "S1", Method: data.COD, State: data.OrderPaid, OrderDate: "2026-10-01", Currency: "USD", Total: 500, BuyerName: "Ana"}
	if _, err := b.SaveOrder(context.Background(), order, nil); err != nil {
		t.Fatal(err)
	}
	b.mustTake(t, shopFile("a.csv", codRow("S1", "7.00", "Swift", "W1")))
	d := onlyOrder(t, b)
	if d.Row.Total != 500 {
		t.Errorf("the file changed the total to %d", d.Row.Total)
	}
	if err := b.DeleteOrder(context.Background(), d.Row.ID); err == nil {
		t.Error("an order that a file added to was deleted")
	}
}

func TestAFigureNamesTheRowThatToldIt(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, shopFile("a.csv", codRow("S1", "20.00", "", "")))
	b.mustTake(t, shopFile("b.csv", codRow("S0", "1.00", "", ""), codRow("S1", "25.00", "", "")))
	rows, err := b.Orders(context.Background(), data.OrderFilter{Search: "S1"})
	if err != nil || len(rows) != 1 {
		t.Fatal(rows, err)
	}
	d, err := b.Order(context.Background(), rows[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range d.Transfers {
		if x.Amount.Minor == 2500 && (x.Source.File != "b.csv" || x.Source.Row != 3 || !slices.Contains(x.Source.Cells, "25.00")) {
			t.Errorf("25.00 is said to come from %+v", x.Source)
		}
	}
}

func TestTwoWaybillsOfOneOrderAreTwoParcels(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, shopFile("a.csv", codRow("S1", "20.00", "Swift", "")))
	b.mustTake(t, file{name: "d.csv", as: intake.Delivered, holder: "Swift", text: "Order Number,Waybill,Status,Date\nS1,W1,delivered,2026-10-06\nS1,W2,delivered,2026-10-06\n"})
	if got := waybills(onlyOrder(t, b)); got != "W1 Swift 2000, W2 Swift 0" {
		t.Errorf("parcels %q, want both waybills and the cash collected once", got)
	}
}

// What each parcel of an order collects is what its row says, and stays so where the file comes again otherwise.
func TestEachParcelCollectsWhatItsRowSays(t *testing.T) {
	const header = "Order Number,Order Date,Payment Method,Customer Name,Currency,Carrier,Tracking Number,COD Amount"
	shop := func(name, more string) file {
		return file{name: name, as: intake.Orders, holder: "Shop", text: header + more + "\n" +
			"S1,2026-10-01,COD,Ana,USD,Swift,W1,20.00\nS1,2026-10-01,COD,Ana,USD,Swift,W2,25.00\n"}
	}
	b := newBook(t, t.TempDir())
	b.mustTake(t, shop("a.csv", ""))
	for range 2 {
		d := onlyOrder(t, b)
		if got := waybills(d); got != "W1 Swift 2000, W2 Swift 2500" || d.Row.Total != 4500 {
			t.Errorf("parcels %q of %d", got, d.Row.Total)
		}
		b.mustTake(t, shop("b.csv", ",City"))
	}
	sound(t, b)
}

// Goods that a file calls by another kind of name than before are others, though they read alike.
func TestGoodsUnderAnotherKindOfName(t *testing.T) {
	b := newBook(t, t.TempDir())
	for _, header := range []string{"SKU", "Product Name"} {
		b.mustTake(t, file{name: header, as: intake.Orders, holder: "Shop", text: "Order Number,Order Date,Customer Name,Unit Price,Currency," + header + "\nS1,2026-10-01,Ana,5.00,USD,Kettle\n"})
	}
	if line := onlyOrder(t, b).Lines[0]; line.Title != "Kettle" || line.SKU != "" {
		t.Errorf("%+v", line)
	}
}

func TestTheCarrierBreaksTiesBetweenEqualWaybills(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, shopFile("a.csv", codRow("S1", "20.00", "Fast", "SAME"), codRow("S2", "30.00", "Slow", "SAME")))
	b.mustTake(t, file{name: "d.csv", as: intake.Delivered, holder: "slow", text: "Waybill,Status,Date\nSAME,delivered,2026-10-06\n"})
	parcels, err := b.Parcels(context.Background(), data.ParcelFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range parcels {
		if (p.State == data.ParcelDelivered) != (p.Carrier == "Slow") {
			t.Errorf("%s of %s is %q", p.Waybill, p.Carrier, p.State)
		}
	}
	if carriers, err := b.Holders(context.Background(), data.KindCarrier); err != nil || len(carriers) != 2 {
		t.Errorf("carriers %+v, %v: a name in other letters made another", carriers, err)
	}
}

func TestUndoKeepsACustomerTheUserWorkedOn(t *testing.T) {
	b := newBook(t, t.TempDir())
	imp := b.mustTake(t, shopFile("a.csv", codRow("S1", "20.00", "", "")))
	c := onlyOrder(t, b).Customer
	c.Verification, c.Note = data.Verified, "showed a passport"
	if _, err := b.SaveCustomer(context.Background(), c); err != nil {
		t.Fatal(err)
	}
	err := b.Undo(context.Background(), imp.ID, nil)
	if err != nil {
		t.Fatal(err)
	}
	if kept, err := b.Customer(context.Background(), c.ID); err != nil || kept.Withdrawn || kept.Note != c.Note {
		t.Errorf("the customer is %+v, %v", kept, err)
	}
}

// What a later file says too would be lost with the import that said it first: that file is undone before it, and can come again.
func TestUndoNamesTheLaterFilesThatSayTheSame(t *testing.T) {
	const ledger = "Order Number,Type,Date,Amount,Balance,Currency\n"
	paid := func(name string, rows ...string) file {
		return file{name, ledger + strings.Join(rows, ""), intake.Statements, "Shop"}
	}
	first := shopFile("a.csv", codRow("S1", "20.00", "", ""), codRow("S2", "30.00", "", ""))
	for _, c := range []struct {
		what        string
		base        []file // before both
		first, then file
		free        bool // the first one can be undone all the same
	}{
		{what: "orders that it brought", first: first, then: shopFile("b.csv", codRow("S2", "30.00", "", ""), codRow("S3", "5.00", "", ""))},
		{"orders that it changed", []file{first}, shopFile("a2.csv", codRow("S1", "25.00", "", "")), shopFile("b.csv", codRow("S1", "25.00", "", ""), ""), false},
		{"parcels that it brought", []file{first}, shopFile("a2.csv", codRow("S1", "20.00", "Swift", "W1")), shopFile("b.csv", codRow("S1", "20.00", "Swift", "W1"), ""), false},
		{"lines of a ledger", []file{first}, paid("may.csv", "S1,Payment,2026-10-05,20.00,20.00,USD\n"), paid("june.csv", "S1,Payment,2026-10-05,20.00,20.00,USD\n", "S2,Payment,2026-10-06,30.00,50.00,USD\n"), false},
		{"nothing of it", []file{first}, shopFile("a2.csv", codRow("S4", "7.00", "", "")), shopFile("b.csv", codRow("S1", "20.00", "", "")), true},
	} {
		t.Run(c.what, func(t *testing.T) {
			b := newBook(t, t.TempDir())
			for _, f := range c.base {
				b.mustTake(t, f)
			}
			before := dump(t, b)
			imp := b.mustTake(t, c.first)
			later := b.mustTake(t, c.then)
			err := b.Undo(t.Context(), imp.ID, nil)
			var depends *DependsError
			if refused := errors.As(err, &depends) && strings.Contains(err.Error(), c.then.name); refused == c.free {
				t.Fatalf("undo says %v", err)
			}
			if c.free {
				return
			}
			for _, undo := range []data.Import{later, imp} {
				if err := b.Undo(t.Context(), undo.ID, nil); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(before, dump(t, b)); diff != "" {
				t.Errorf("both undone, the book is not as before them:\n%s", diff)
			}
			if again := b.mustTake(t, c.then); again.Counts.New+again.Counts.Changed != again.Counts.Rows {
				t.Errorf("taken in again: %+v", again.Counts)
			}
			sound(t, b)
		})
	}
}

// An older file that comes again is old news: it says so, and counts nothing as changed.
func TestAnOlderFileComingAgainChangesNothing(t *testing.T) {
	b := newBook(t, t.TempDir())
	old := shopFile("a.csv", codRow("S1", "20.00", "", ""))
	b.mustTake(t, old)
	b.mustTake(t, shopFile("b.csv", codRow("S1", "25.00", "", "")))
	r, err := b.Review(context.Background(), Request{Name: old.name, Bytes: []byte(old.text), As: old.as, Holder: old.holder})
	if err != nil {
		t.Fatal(err)
	}
	if r.Already == nil || r.Counts.Changed+r.Counts.New != 0 || r.Counts.Unchanged != 1 {
		t.Errorf("already %v, %+v", r.Already, r.Counts)
	}
	if _, err := b.Commit(context.Background(), r); err != nil {
		t.Fatal(err)
	}
	if total := onlyOrder(t, b).Row.Total; total != 2500 {
		t.Errorf("the total is %d again", total)
	}
}

// An entry that is corrected by hand leaves nothing of what it said before.
func TestAnEntryCanBeCorrected(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, shopFile("a.csv", codRow("S1", "20.00", "", "")))
	e := data.Entry{
		Event: data.EventPayment, Date: "2026-10-05", Amount: money.New(500, "USD"), OrderID: onlyOrder(t, b).Row.ID,
		Holder: data.Account{Kind: data.AccBank}, Reason: "at the counter",
	}
	var err error
	if e.ID, err = b.SaveEntry(context.Background(), e); err != nil {
		t.Fatal(err)
	}
	e.Amount = money.New(2000, "USD")
	if _, err := b.SaveEntry(context.Background(), e); err != nil {
		t.Fatal(err)
	}
	if held := onlyOrder(t, b).Holdings; len(held) != 0 {
		t.Errorf("still held: %+v; all 20.00 were paid", held)
	}
	e.Event = "nonsense"
	if _, err := b.SaveEntry(context.Background(), e); err == nil {
		t.Error("an entry that moves nothing was taken")
	}
	sound(t, b)
}
