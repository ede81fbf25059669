package book

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/intake"
)

const twinHeader = "Order Number,Order Date,Status,Payment Method,Customer Name,Phone,SKU,Product Name,Quantity,Order Total,Currency\n"

func twinFile(name, rows string) file {
	return file{name: name, text: twinHeader + rows, as: intake.Orders, holder: "Shop"}
}

func (b *Book) mustReview(t *testing.T, f file) *Review {
	t.Helper()
	r, err := b.Review(t.Context(), Request{Name: f.name, Bytes: []byte(f.text), As: f.as, Holder: f.holder})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func twins(r *Review) map[string]string {
	found := map[string]string{}
	for _, i := range r.Items {
		if i.Twin != "" {
			found[i.Subject] = i.Twin
		}
	}
	return found
}

func TestTheSameOrderUnderAnotherNumberIsSuspected(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, twinFile("a.csv", "A1,2026-10-01,paid,Card,Ana,+15550001111,K1,Kettle,1,20.00,USD\nA1,,,,,,K2,Cup,2,,\nA2,2026-10-01,cancelled,Card,Bo,+15550002222,K1,Kettle,1,20.00,USD\n"))
	r := b.mustReview(t, twinFile("b.csv", ""+
		"B1,2026-10-14,paid,Card,Ana,+1 555 000 1111,k2,CUP,2,20.00,USD\nB1,,,,,,K1,Kettle,1,,\n"+ // A1 with its lines the other way round
		"B2,2026-10-16,paid,Card,Ana,+15550001111,K1,Kettle,1,20.00,USD\nB2,,,,,,K2,Cup,2,,\n"+ // too late to be A1, and near B1
		"B3,2026-10-02,paid,Card,Ana,+15550001111,K1,Kettle,1,20.00,USD\n"+ // other goods
		"B4,2026-10-02,paid,Card,Ana,+15550001111,K1,Kettle,1,21.00,USD\nB4,,,,,,K2,Cup,2,,\n"+ // another amount
		"B5,2026-10-02,paid,Card,Ana,+15550001111,K1,Kettle,1,20.00,EUR\nB5,,,,,,K2,Cup,2,,\n"+ // another currency
		"B6,2026-10-02,paid,Card,Cy,+15550003333,K1,Kettle,1,20.00,USD\nB6,,,,,,K2,Cup,2,,\n"+ // another customer
		"B7,2026-10-02,paid,Card,Bo,+15550002222,K1,Kettle,1,20.00,USD\n"+ // A2 was cancelled
		"A1,2026-10-01,paid,Card,Ana,+15550001111,K1,Kettle,1,20.00,USD\nA1,,,,,,K2,Cup,2,,\n")) // itself
	if diff := cmp.Diff(map[string]string{"B1": "A1", "B2": "B1"}, twins(r)); diff != "" {
		t.Errorf("suspected (-want +got):\n%s", diff)
	}
	other := twinFile("c.csv", "C1,2026-10-01,paid,Card,Ana,+15550001111,K1,Kettle,1,20.00,USD\nC1,,,,,,K2,Cup,2,,\n")
	other.holder = "Other shop"
	if r := b.mustReview(t, other); len(twins(r)) > 0 {
		t.Errorf("of another channel: %v", twins(r))
	}
}

func TestASuspectedOrderIsLeftOut(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, twinFile("a.csv", "A1,2026-10-01,paid,Card,Ana,+15550001111,K1,Kettle,1,20.00,USD\n"))
	before := dump(t, b)
	f := twinFile("b.csv", "B1,2026-10-02,paid,Card,Ana,+15550001111,K1,Kettle,1,20.00,USD\nB2,2026-10-02,paid,Card,Bo,+15550002222,K1,Kettle,1,20.00,USD\n")
	r := b.mustReview(t, f)
	r.LeaveTwins(true)
	counts, problems := r.Decided()
	imp, err := b.commit(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	want := data.Counts{Rows: 2, New: 1, Skipped: 1, Records: 1}
	if imp.Counts != want || counts != want {
		t.Errorf("counted %+v, and %+v by what was decided, want %+v", imp.Counts, counts, want)
	}
	if len(problems) != 1 || problems[0].Row != 2 || problems[0].Value != "B1" {
		t.Errorf("told: %+v", problems)
	}
	if n, err := b.CountOrders(t.Context(), data.OrderFilter{}); n != 2 || err != nil {
		t.Errorf("%d orders, %v", n, err)
	}
	after := dump(t, b)
	again := b.mustReview(t, f)
	if again.Already == nil || !again.Items[0].Leave {
		t.Errorf("what was left out is asked again: %+v", again.Items[0])
	}
	if _, err := b.Commit(t.Context(), again); err != nil || dump(t, b) != after {
		t.Errorf("the second time changed the book: %v\n%s", err, cmp.Diff(after, dump(t, b)))
	}
	if err := b.Undo(t.Context(), imp.ID, nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, dump(t, b)); diff != "" {
		t.Errorf("undone:\n%s", diff)
	}
	r = b.mustReview(t, f)
	r.LeaveTwins(true)
	r.Items[0].Leave = false // one by one
	if imp, err := b.Commit(t.Context(), r); err != nil || imp.Counts.New != 2 {
		t.Errorf("%+v, %v", imp, err)
	}
	sound(t, b)
}

func TestALeftOrderCanBeTakenInLater(t *testing.T) {
	b := newBook(t, t.TempDir())
	f := twinFile("b.csv", "B1,2026-10-02,paid,Card,Ana,+15550001111,K1,Kettle,1,20.00,USD\nB2,2026-10-02,paid,Card,Ana,+15550001111,K1,Kettle,1,20.00,USD\n")
	r := b.mustReview(t, f)
	r.LeaveTwins(true)
	if _, err := b.Commit(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	r = b.mustReview(t, f)
	r.Items[1].Leave = false
	if imp, err := b.Commit(t.Context(), r); err != nil || imp.Counts != (data.Counts{Rows: 2, New: 1, Unchanged: 1, Records: 2}) {
		t.Errorf("%+v, %v", imp, err)
	}
	sound(t, b)
}

func TestOnlyNewOrdersCanBeLeftOut(t *testing.T) {
	b := newBook(t, t.TempDir())
	f := twinFile("a.csv", "A1,2026-10-01,paid,Card,Ana,+15550001111,K1,Kettle,1,20.00,USD\n")
	b.mustTake(t, f)
	f.text += "A2,2026-10-01,paid,Card,Bo,+15550002222,K1,Kettle,1,20.00,USD\n"
	r := b.mustReview(t, f)
	r.Items[0].Leave = true
	before := dump(t, b)
	if _, err := b.commit(t.Context(), r); err == nil || dump(t, b) != before {
		t.Errorf("an order that is there was left out: %v", err)
	}
}
