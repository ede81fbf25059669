package book

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/intake"
)

// holding lists who has the money of orders, but for what is nobody's to pay any more.
func (b *Book) holding(t *testing.T) (all []string) {
	t.Helper()
	totals, err := b.Totals(t.Context(), "2026-08-01")
	if err != nil {
		t.Fatal(err)
	}
	for _, total := range totals {
		all = append(all, fmt.Sprint(total.Account.Kind, " ", total.Amount.Plain()))
	}
	return all
}

// Cash of which the seller says that it came is not asked for any more. A remittance that pays for the order after all is the same money, and
// shows what is short; undone, either never was.
func TestCashThatTheSellerHas(t *testing.T) {
	const header = "Order no,Date,Customer,Product,Total,Payment,Courier,Tracking number,Shipped date,Paid\n"
	b := newBook(t, t.TempDir())
	b.mustTake(t, file{"sales.csv", header + "A-1,2026-05-01,Ana,Kettle,20.00,COD,Swift,TK70891261,2026-05-02,no\nA-2,2026-05-02,Ben,Kettle,30.00,COD,Swift,TK70891262,2026-05-03,no\n", intake.Orders, "Shop"})
	want := func(when string, want ...string) {
		t.Helper()
		sound(t, b)
		if diff := cmp.Diff(want, b.holding(t)); diff != "" {
			t.Errorf("%s: %s", when, diff)
		}
	}
	want("nothing is paid", "customer 50.00")

	grown := header + "A-1,2026-05-01,Ana,Kettle,20.00,COD,Swift,TK70891261,2026-05-02,yes\nA-2,2026-05-02,Ben,Kettle,30.00,COD,Swift,TK70891262,2026-05-03,no\nA-3,2026-05-03,Eve,Kettle,40.00,COD,,,,yes\n"
	said := b.mustCommit(t, b.answering(t, "sales.csv", "Shop", grown, intake.Answers{Cash: intake.Seller}))
	want("two are paid", "customer 30.00")
	if due, err := b.Due(t.Context(), "2026-08-01"); err != nil || len(due) != 1 || due[0].Order.Number != "A-2" {
		t.Errorf("due is %+v, %v", due, err)
	}
	if again := b.answering(t, "again.csv", "Shop", grown+"\n", intake.Answers{}); again.Counts.Unchanged != again.Counts.Rows {
		t.Errorf("taken in again it is %+v", again.Counts)
	}

	remitted := b.mustTake(t, file{"swift.csv", "Tracking number,COD collected,COD fee,Net,Remitted on\nTK70891261,18.00,1.00,17.00,2026-05-20\n", intake.Statements, "Swift"})
	want("it was remitted", "carrier 2.00", "customer 30.00", "transit 17.00")
	short, err := b.Differences(t.Context(), "", "")
	if err != nil || len(short) != 1 || short[0].Kind != data.DiffShort || short[0].Off.Minor != -200 {
		t.Errorf("it differs by %+v, %v", short, err)
	}

	for _, imp := range []data.Import{remitted, said} {
		if err := b.Undo(t.Context(), imp.ID, nil); err != nil {
			t.Fatal(err)
		}
	}
	want("nothing was paid", "customer 50.00")
}

// An order that is said by hand to be settled on delivery is not paid before: its parcel is to collect all of it.
func TestByHandAnOrderIsSettledOnDelivery(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, file{"sales.csv", "Order no,Date,Customer,Product,Total,Courier,Tracking number,Paid\nA-1,2026-05-01,Ana,Kettle,20.00,Swift,TK70891261,yes\n", intake.Orders, "Shop"})
	before := b.holding(t)
	if diff := cmp.Diff([]string{"channel 20.00"}, before); diff != "" {
		t.Fatal(diff)
	}
	for _, c := range []struct {
		method data.Method
		want   string
	}{{data.COD, "customer 20.00"}, {data.Online, "channel 20.00"}} {
		if err := b.SetMethod(t.Context(), []int64{1}, c.method); err != nil {
			t.Fatal(err)
		}
		sound(t, b)
		if diff := cmp.Diff([]string{c.want}, b.holding(t)); diff != "" {
			t.Errorf("settled by %s: %s", c.method, diff)
		}
	}
}
