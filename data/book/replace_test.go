package book

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/intake"
)

const (
	replaceOrders = "Order Number,Order Date,Payment Method,Customer Name,Product Name,Quantity,Order Total,Currency,Carrier,Tracking Number\n" +
		"S1,2026-10-01,Cash on Delivery,Ana,Kettle,1,20.00,USD,Swift,W1\nS2,2026-10-01,Cash on Delivery,Bo,Cup,1,30.00,USD,Swift,W2\n" +
		"S3,2026-10-01,Cash on Delivery,Cy,Pot,1,40.00,USD,Swift,W3\n"
	codHeader = "AWB No.,Order Ref,COD Amount,COD Fee,Net,Paid Date\n"
)

func cod(name, rows string) file {
	return file{name: name, text: codHeader + rows, as: intake.Statements, holder: "Swift"}
}

// replaceBook is a book with three orders.
func replaceBook(t *testing.T) *Book {
	b := newBook(t, t.TempDir())
	b.mustTake(t, file{name: "orders.csv", text: replaceOrders, as: intake.Orders, holder: "Shop"})
	return b
}

func TestACorrectedStatementReplacesTheEarlierOne(t *testing.T) {
	first := cod("cod 1.csv", "W1,S1,20.00,1.00,19.00,2026-10-20\nW2,S2,25.00,1.00,24.00,2026-10-20\nX9,,5.00,0.00,5.00,2026-10-20\n")
	for _, c := range []struct {
		name string
		file file
		want int // statements offered to be replaced
	}{
		{"an amount put right", cod("cod 1 new.csv", "W1,S1,20.00,1.00,19.00,2026-10-20\nW2,S2,30.00,1.00,29.00,2026-10-20\n"), 1},
		{"a line taken out", cod("cod 1.csv", "W1,S1,20.00,1.00,19.00,2026-10-20\nW2,S2,25.00,1.00,24.00,2026-10-20\n"), 1},
		{"half of its parcels", cod("other.csv", "X9,,6.00,0.00,6.00,2026-10-20\nW3,S3,40.00,1.00,39.00,2026-10-20\n"), 1},
		{"a third of its parcels", cod("other.csv", "X9,,6.00,0.00,6.00,2026-10-20\nW3,S3,40.00,1.00,39.00,2026-10-20\nX8,,1.00,0.00,1.00,2026-10-20\n"), 0},
		{"the same name and a third of its parcels", cod("cod 1.csv", "X9,,6.00,0.00,6.00,2026-10-20\nW3,S3,40.00,1.00,39.00,2026-10-20\nX8,,1.00,0.00,1.00,2026-10-20\n"), 1},
		{"the same name and nothing in common", cod("cod 1.csv", "W3,S3,40.00,1.00,39.00,2026-10-27\n"), 0},
		{"what came back later", cod("other.csv", "W1,S1,-20.00,1.00,-21.00,2026-10-27\nW3,S3,40.00,1.00,39.00,2026-10-27\n"), 0},
		{"what came back later, under the same name", cod("cod 1.csv", "W1,S1,-20.00,1.00,-21.00,2026-10-27\nW3,S3,40.00,1.00,39.00,2026-10-27\n"), 0},
		{"another carrier", file{"cod 1.csv", codHeader + "X9,,6.00,0.00,6.00,2026-10-20\n", intake.Statements, "Iberpaq"}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, never := replaceBook(t), replaceBook(t)
			imp := b.mustTake(t, first)
			r := b.mustReview(t, c.file)
			if len(r.Replaces) != c.want || c.want > 0 && r.Replaces[0].ID != imp.ID {
				t.Fatalf("offered: %+v, want %d", r.Replaces, c.want)
			}
			if c.want == 0 {
				return
			}
			if c.name == "an amount put right" && !saysTwice(r) {
				t.Errorf("without the replacement nothing is said to be paid twice: %+v", r.Problems)
			}
			r.Replace = true
			counts, _ := r.Decided()
			if saysTwice(r) {
				t.Error("what is replaced is said to be paid twice")
			}
			taken, err := b.commit(t.Context(), r)
			if err != nil {
				t.Fatal(err)
			}
			if taken.Counts != counts || counts.New != counts.Rows {
				t.Errorf("counted %+v, decided %+v", taken.Counts, counts)
			}
			never.mustTake(t, c.file)
			sound(t, b)
			if diff := cmp.Diff(dump(t, never), dump(t, b)); diff != "" {
				t.Errorf("not as if the first had never come (-never +replaced):\n%s", diff)
			}
			if err := b.Undo(t.Context(), taken.ID, nil); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(dump(t, replaceBook(t)), dump(t, b)); diff != "" {
				t.Errorf("undoing the new one brings something back:\n%s", diff)
			}
			b.mustTake(t, first) // whose file can come again
			sound(t, b)
		})
	}
}

func saysTwice(r *Review) bool {
	_, problems := r.Decided()
	return slices.ContainsFunc(problems, func(p data.Problem) bool { return strings.Contains(p.Reason.String(), "paid twice") })
}

// Newer lists of the orders do not keep a statement from being replaced: what they say of the parcels stays.
func TestAStatementIsReplacedAfterANewerListOfItsOrders(t *testing.T) {
	const head = "Order Number,Order Date,Status,Payment Method,Customer Name,Product Name,Quantity,Order Total,Currency,Tracking Number,Shipped Date\n"
	list := func(name, status, shipped string) file {
		return file{name, head + "S1,2026-10-01," + status + ",Cash on Delivery,Ana,Kettle,1,20.00,USD,W1," + shipped + "\n", intake.Orders, "Shop"}
	}
	pending, shipped := list("may.csv", "paid", ""), list("june.csv", "shipped", "2026-10-05")
	first, right := cod("cod.csv", "W1,S1,20.00,1.00,19.00,2026-10-20\n"), cod("cod new.csv", "W1,S1,20.00,2.00,18.00,2026-10-20\n")
	b, never := newBook(t, t.TempDir()), newBook(t, t.TempDir())
	for _, f := range []file{pending, first, shipped} { // the statement is the first to say the parcel's carrier
		b.mustTake(t, f)
	}
	r := b.mustReview(t, right)
	r.Replace = true
	if _, err := b.commit(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	sound(t, b)
	for _, f := range []file{pending, shipped, right} {
		never.mustTake(t, f)
	}
	if diff := cmp.Diff(dump(t, never), dump(t, b)); diff != "" {
		t.Errorf("not as if the first had never come (-never +replaced):\n%s", diff)
	}
}

// A statement that was the first to tell of parcels can be undone or replaced though a later list tells of them too: they are as that has them.
func TestAStatementIsTakenBackAfterAListThatNamesItsParcels(t *testing.T) {
	const head = "Order Number,Order Date,Payment Method,Customer Name,Product Name,Quantity,Order Total,Currency"
	const goods = "S1,2026-10-01,Cash on Delivery,Ana,Kettle,1,20.00,USD%s\nS2,2026-10-01,Cash on Delivery,Bo,Cup,1,30.00,USD%s\n"
	list := func(name, more string, of ...any) file {
		return file{name, head + more + "\n" + fmt.Sprintf(goods, of...), intake.Orders, "Shop"}
	}
	first := cod("cod.csv", "W1,S1,20.00,1.00,19.00,2026-10-20\nW2,S2,30.00,1.00,29.00,2026-10-20\n")
	right := cod("cod new.csv", "W1,S1,20.00,1.00,19.00,2026-10-20\nW2,S2,25.00,1.00,24.00,2026-10-20\n")
	for _, later := range [][]file{
		{list("june.csv", ",Carrier,Tracking Number,Status", ",Swift,W1,Delivered", ",Swift,W2,Returned")},
		{list("june.csv", ",Tracking Number,Status", ",W1,Shipped", ",W2,Shipped")},
		{list("june.csv", ",Status", ",Shipped", ",Delivered")},
		{list("june.csv", ",Status", ",Shipped", ",Shipped"), list("july.csv", ",Carrier,Tracking Number,Status", ",Swift,W1,Delivered", ",Swift,W2,Delivered")},
	} {
		for _, replace := range []bool{false, true} {
			b, never := newBook(t, t.TempDir()), newBook(t, t.TempDir())
			taken := map[*Book][]int64{}
			for _, x := range []*Book{b, never} {
				x.mustTake(t, list("may.csv", "", "", ""))
			}
			undone := b.mustTake(t, first)
			for _, f := range later {
				for _, x := range []*Book{b, never} {
					taken[x] = append(taken[x], x.mustTake(t, f).ID)
				}
			}
			if replace {
				r := b.mustReview(t, right)
				r.Replace = true
				if _, err := b.commit(t.Context(), r); err != nil {
					t.Fatal(err)
				}
				never.mustTake(t, right)
			} else if err := b.Undo(t.Context(), undone.ID, nil); err != nil {
				t.Fatal(err)
			}
			sound(t, b)
			if diff := cmp.Diff(dump(t, never), dump(t, b)); diff != "" {
				t.Errorf("%s, replaced %v: not as if the first had never come (-never +now):\n%s", later[0].text, replace, diff)
			}
			for i := range taken[b] { // and so once these are undone, the last first
				at := len(taken[b]) - 1 - i
				if replace {
					break
				}
				if err := errors.Join(b.Undo(t.Context(), taken[b][at], nil), never.Undo(t.Context(), taken[never][at], nil)); err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(dump(t, never), dump(t, b)); diff != "" {
					t.Errorf("%s, replaced %v, then undone: not as if the first had never come (-never +now):\n%s", later[0].text, replace, diff)
				}
			}
		}
	}
}

// A carrier that a later list is the first to name is taken, and stays when a statement that named it before is undone.
func TestACarrierThatALaterListNames(t *testing.T) {
	const head = "Order Number,Order Date,Payment Method,Customer Name,Product Name,Quantity,Order Total,Currency,Tracking Number,Carrier\n"
	list := func(name, carrier string) file {
		return file{name, head + "S1,2026-10-01,Cash on Delivery,Ana,Kettle,1,20.00,USD,W1," + carrier + "\n", intake.Orders, "Shop"}
	}
	statement := cod("cod.csv", "W1,S1,20.00,1.00,19.00,2026-10-20\n")
	named := newBook(t, t.TempDir())
	named.mustTake(t, list("may.csv", ""))
	if r := named.mustReview(t, list("june.csv", "Swift")); r.Counts.Changed != 1 {
		t.Errorf("the carrier is no change: %+v", r.Counts)
	}
	named.mustTake(t, list("june.csv", "Swift"))
	b := newBook(t, t.TempDir())
	b.mustTake(t, list("may.csv", ""))
	taken := b.mustTake(t, statement)
	list2 := b.mustTake(t, list("june.csv", "Swift"))
	err := b.Undo(t.Context(), taken.ID, nil)
	var depends *DependsError
	if !errors.As(err, &depends) || !slices.Equal(depends.With, []int64{taken.ID, list2.ID}) {
		t.Fatalf("the list says the carrier too, and would lose it: %v", err)
	}
	if err := b.UndoTogether(t.Context(), depends.With, nil); err != nil {
		t.Fatal(err)
	}
	b.mustTake(t, list("june.csv", "Swift"))
	if diff := cmp.Diff(dump(t, named), dump(t, b)); diff != "" {
		t.Errorf("the carrier is lost (-named +undone):\n%s", diff)
	}
}

func TestAReplacementIsAllOrNothing(t *testing.T) {
	b := replaceBook(t)
	b.mustTake(t, cod("cod 1.csv", "W1,S1,20.00,1.00,19.00,2026-10-20\n"))
	rows, err := b.Statements(t.Context(), data.StatementFilter{})
	if err != nil || len(rows) != 1 {
		t.Fatal(rows, err)
	}
	if _, err := b.SaveDeposit(t.Context(), data.Deposit{StatementID: rows[0].ID, Date: "2026-10-21", Amount: 1900}); err != nil {
		t.Fatal(err)
	}
	before := dump(t, b)
	r := b.mustReview(t, cod("cod 1.csv", "W1,S1,20.00,2.00,18.00,2026-10-20\n"))
	r.Replace = true
	_, err = b.commit(t.Context(), r)
	var depends *DependsError
	if !errors.As(err, &depends) || len(depends.On) != 1 {
		t.Errorf("got %v, want the deposit that depends on it", err)
	}
	if diff := cmp.Diff(before, dump(t, b)); diff != "" {
		t.Errorf("a refused replacement changed the book:\n%s", diff)
	}
}

// A remittance of which a value waits for an answer is not paid twice when the file comes again with it.
func TestTheSameRemittanceWithAnAnswerPaysOnce(t *testing.T) {
	f := cod("cod.csv", "W1,S1,20.00,1.00,19.00,2026-10-20\nW2,S2,30.00,1.00,29.00,05/11/2026\n")
	b := replaceBook(t)
	if imp := b.mustTake(t, f); imp.Counts.New != 1 || imp.Counts.Refused != 1 {
		t.Fatalf("at first: %+v", imp.Counts)
	}
	r, err := b.Review(t.Context(), Request{Name: f.name, Bytes: []byte(f.text), As: f.as, Holder: f.holder, Answers: intake.Answers{Dates: "dmy"}})
	if err != nil {
		t.Fatal(err)
	}
	imp, err := b.commit(t.Context(), r)
	if err != nil || imp.Counts.New != 1 || imp.Counts.Unchanged != 1 {
		t.Fatalf("answered: %+v, %v", imp.Counts, err)
	}
	all, err := b.Differences(t.Context(), "", "")
	for _, d := range all {
		if d.Kind == data.DiffTwice || d.Kind == data.DiffTotal {
			t.Errorf("found %+v", d)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	sound(t, b)
}
