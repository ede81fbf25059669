package book

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parcelbook/data"
	"parcelbook/data/intake"
)

// tied says of the lines of all statements which order they are tied to.
func (b *Book) tied(t rapid.TB) (all []string) {
	t.Helper()
	ctx := context.Background()
	orders, err := b.Orders(ctx, data.OrderFilter{})
	if err != nil {
		t.Fatal(err)
	}
	numbers := map[int64]string{}
	for _, o := range orders {
		numbers[o.ID] = o.Number
	}
	statements, err := b.Statements(ctx, data.StatementFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range statements {
		detail, err := b.Statement(ctx, s.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range detail.Lines {
			all = append(all, fmt.Sprintf("%s: %s is %s", l.PaidDate, l.OrderNumber, numbers[l.OrderID]))
		}
	}
	slices.Sort(all)
	return all
}

// paid is a remittance that names orders by their numbers alone.
func paid(name, rows string) file {
	return file{name, "Order Ref,COD Amount,COD Fee,Net,Paid Date\n" + rows, intake.Statements, "Swift"}
}

// dear is February's list, where the third order comes to more.
func dear() file {
	f := february()
	f.text = strings.Replace(f.text, "Gus,Mug,1,10.00", "Gus,Mug,1,12.00", 1)
	return f
}

func TestAStatementSpeaksOfTheRunThatItCanMean(t *testing.T) {
	// January's 2 is paid in February, when there are two of the number; 3 of February comes to as much as no other.
	first := paid("swift 1.csv", "1,10.00,1.00,9.00,2026-01-20\n3,8.00,1.00,7.00,2026-01-20\n")
	second := paid("swift 2.csv", "2,30.00,1.00,29.00,2026-02-12\n1,15.00,1.00,14.00,2026-02-12\n")
	third := paid("swift 3.csv", "3,12.00,1.00,11.00,2026-02-19\n2,10.00,1.00,9.00,2026-02-19\n")
	want := []string{
		"2026-01-20: 1 is 1", "2026-01-20: 3 is 3", "2026-02-12: 1 is 1 (2026-02)", "2026-02-12: 2 is 2",
		"2026-02-19: 2 is 2 (2026-02)", "2026-02-19: 3 is 3 (2026-02)",
	}
	for _, order := range [][]file{
		{january(), dear(), first, second, third},
		{january(), first, second, third, dear()},
		{january(), first, dear(), third, second},
		{first, second, third, january(), dear()},
	} {
		var names []string
		b := newBook(t, t.TempDir())
		for _, f := range order {
			numbers := Numbers("")
			if f.name == "feb.csv" {
				numbers = NumbersAnew
			}
			names = append(names, f.name)
			b.takeAs(t, f, numbers)
		}
		if diff := cmp.Diff(want, b.tied(t)); diff != "" {
			t.Errorf("%v (-want +got):\n%s", names, diff)
		}
		sound(t, b)
	}
}

// A line that may be of two orders as well as of the other is of none.
func TestALineThatTwoRunsFitIsTiedToNone(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, own("jan.csv", "1,2026-01-03,Ann,Mug,1,10.00,USD,COD\n"))
	b.takeAs(t, own("feb.csv", "1,2026-02-03,Eve,Mug,1,10.00,USD,COD\n"), NumbersAnew)
	b.mustTake(t, paid("swift 1.csv", "1,10.00,1.00,9.00,2026-02-20\n"))
	if diff := cmp.Diff([]string{"2026-02-20: 1 is "}, b.tied(t)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// Once an earlier one speaks of January's it can only be February's.
	b.mustTake(t, paid("swift 2.csv", "1,10.00,1.00,9.00,2026-01-20\n"))
	if diff := cmp.Diff([]string{"2026-01-20: 1 is 1", "2026-02-20: 1 is 1 (2026-02)"}, b.tied(t)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What a courier tells of an order by its number alone is told of the one that it can be, however often.
func TestACouriersListSpeaksOfTheRunThatItCanMean(t *testing.T) {
	list := func(name, rows string) file {
		return file{name, "Order Number,Status,Delivered Date\n" + rows, intake.Delivered, "Swift"}
	}
	b := newBook(t, t.TempDir())
	b.mustTake(t, january())
	b.takeAs(t, february(), NumbersAnew)
	b.mustTake(t, list("swift 1.csv", "1,delivered,2026-01-10\n"))
	b.mustTake(t, list("swift 2.csv", "1,delivered,2026-02-10\n2,delivered,2026-02-10\n"))
	before := dump(t, b)
	b.mustTake(t, list("swift 3.csv", "1,delivered,2026-01-10\n1,delivered,2026-02-10\n"))
	if diff := cmp.Diff(before, dump(t, b)); diff != "" {
		t.Errorf("told again it changes:\n%s", diff)
	}
	rows, err := b.Orders(t.Context(), data.OrderFilter{})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]data.Date{}
	for _, o := range rows {
		if o.Delivered != "" {
			got[o.Number] = o.Delivered
		}
	}
	if diff := cmp.Diff(map[string]data.Date{"1": "2026-01-10", "1 (2026-02)": "2026-02-10"}, got); diff != "" {
		t.Errorf("delivered (-want +got):\n%s", diff)
	}
	waiting, err := b.Quarantine(t.Context())
	if err != nil || len(waiting) != 1 || waiting[0].Subject != "2" {
		t.Errorf("of two that may be meant it does not wait: %+v, %v", waiting, err)
	}
}

// A line that names a waybill too means the order of that parcel, where not the line alone tells of the parcel.
func TestAWaybillOfALineThatMayMeanSeveralRuns(t *testing.T) {
	february := own("feb.csv", "1,2026-02-03,Eve,Pot,1,15.00,USD,COD\n")
	const sent = "Order Number,Order Date,Customer Name,Product Name,Quantity,Order Total,Currency,Payment Method,Carrier,Tracking Number,Shipped Date\n"
	for _, c := range []struct{ what, header, order, collected, want string }{
		{"told by the line alone", ownHeader, "1,2026-01-03,Ann,Mug,1,10.00,USD,COD\n", "15.00", "1 (2026-02)"},
		{"named by the line alone", sent, "1,2026-01-03,Ann,Mug,1,10.00,USD,COD,Swift,,2026-01-05\n", "15.00", "1 (2026-02)"},
		{"of the order", sent, "1,2026-01-03,Ann,Mug,1,10.00,USD,COD,Swift,XY12345,2026-01-05\n", "15.00", "1"},
		{"of the order, and the amount fits none", sent, "1,2026-01-03,Ann,Mug,1,10.00,USD,COD,Swift,XY12345,2026-01-05\n", "12.00", "1"},
	} {
		b := newBook(t, t.TempDir())
		b.mustTake(t, file{"jan.csv", c.header + c.order, intake.Orders, "Own"})
		b.mustTake(t, file{"swift.csv", "Waybill,Order Ref,COD Amount,COD Fee,Net,Paid Date\nXY12345,1," + c.collected + ",1.00,9.00,2026-02-12\n", intake.Statements, "Swift"})
		r, err := b.Review(t.Context(), Request{Name: february.name, Bytes: []byte(february.text), As: february.as, Holder: february.holder, Numbers: NumbersAnew})
		if err != nil || slices.ContainsFunc(r.Problems, func(p data.Problem) bool { return strings.Contains(p.Reason.String(), "no longer known") }) {
			t.Errorf("%s: %v, %v", c.what, r.Problems, err)
		}
		b.takeAs(t, february, NumbersAnew)
		if diff := cmp.Diff([]string{"2026-02-12: 1 is " + c.want}, b.tied(t)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.what, diff)
		}
		sound(t, b)
	}
}

// What a statement tells of one order counts for its further lines.
func TestALineIsOfNoneOnceAllRunsAreSpokenOf(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, own("jan.csv", "1,2026-01-03,Ann,Mug,1,10.00,USD,COD\n"))
	b.takeAs(t, own("feb.csv", "1,2026-02-03,Eve,Mug,1,10.00,USD,COD\n"), NumbersAnew)
	b.mustTake(t, paid("swift 1.csv", "1,10.00,1.00,9.00,2026-01-20\n"))
	b.mustTake(t, paid("swift 2.csv", "1,10.00,1.00,9.00,2026-02-20\n1,10.00,2.00,8.00,2026-02-21\n"))
	if diff := cmp.Diff([]string{"2026-01-20: 1 is 1", "2026-02-20: 1 is 1 (2026-02)", "2026-02-21: 1 is "}, b.tied(t)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	sound(t, b)
}

// A line that names a waybill alone follows the one that says of which order that is.
func TestALineFollowsWhatNamesItsWaybill(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, january())
	b.mustTake(t, file{"swift 1.csv", "Waybill,Order Ref,COD Amount,COD Fee,Net,Paid Date\nXY12345,,10.00,1.00,9.00,2026-01-19\n", intake.Statements, "Swift"})
	b.mustTake(t, file{"swift 2.csv", "Waybill,Order Ref,COD Amount,COD Fee,Net,Paid Date\nXY12345,1,10.00,2.00,8.00,2026-01-20\n", intake.Statements, "Swift"})
	if diff := cmp.Diff([]string{"2026-01-19:  is 1", "2026-01-20: 1 is 1"}, b.tied(t)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	sound(t, b)
}

// What the courier collected tells which of two orders is meant that are both on their way.
func TestWhatACourierCollectedTellsWhichRunIsMeant(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, january())
	b.takeAs(t, february(), NumbersAnew)
	b.mustTake(t, file{"swift.csv", "Order Number,Status,Delivered Date,COD Collected\n1,delivered,2026-02-10,15.00\n2,delivered,2026-02-10,30.00\n", intake.Delivered, "Swift"})
	rows, err := b.Orders(t.Context(), data.OrderFilter{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range rows {
		if o.Delivered != "" {
			got = append(got, o.Number)
		}
	}
	slices.Sort(got)
	if diff := cmp.Diff([]string{"1 (2026-02)", "2"}, got); diff != "" {
		t.Errorf("delivered (-want +got):\n%s", diff)
	}
}

// New orders that lines of a statement may mean as well leave them tied to none. That is told before, of the lines that are concerned.
func TestLinesThatNewOrdersMakeDoubtfulAreTold(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, january())
	undated := paid("swift.csv", "1,10.00,1.00,9.00,\n2,30.00,1.00,29.00,\n3,8.00,1.00,7.00,\n")
	b.mustTake(t, undated)
	f := own("feb.csv", "1,2026-02-03,Eve,Mug,1,10.00,USD,COD\n2,2026-02-04,Fay,Pot,2,30.00,USD,COD\n3,2026-02-05,Gus,Mug,1,10.00,USD,COD\n")
	r, err := b.Review(t.Context(), Request{Name: f.name, Bytes: []byte(f.text), As: f.as, Holder: f.holder, Numbers: NumbersAnew})
	if err != nil {
		t.Fatal(err)
	}
	_, problems := r.Decided()
	if want := "2 lines of swift.csv, import 2, are no longer known to be of one order, for new ones"; !slices.ContainsFunc(problems, func(p data.Problem) bool { return strings.HasPrefix(p.Reason.String(), want) }) {
		t.Errorf("it is not told that %q: %v", want, problems)
	}
	if got := b.tied(t); slices.ContainsFunc(got, func(line string) bool { return strings.HasSuffix(line, " is ") }) {
		t.Errorf("the review changes it: %q", got)
	}
	if _, err := b.commit(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{": 1 is ", ": 2 is ", ": 3 is 3"}, b.tied(t)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	r = b.mustReview(t, own("more.csv", strings.TrimPrefix(f.text, ownHeader)+"5,2026-02-07,Kim,Hat,1,9.00,USD,COD\n"))
	if slices.ContainsFunc(r.Problems, func(p data.Problem) bool { return strings.Contains(p.Reason.String(), "no longer") }) {
		t.Errorf("told of what does not change: %v", r.Problems)
	}
	sound(t, b)
}

// A corrected statement of a later run's orders is known for one though it names them by numbers that others have too.
func TestACorrectedStatementOfALaterRunReplacesTheEarlierOne(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, january())
	b.takeAs(t, february(), NumbersAnew)
	b.mustTake(t, paid("swift 1.csv", "1,10.00,1.00,9.00,2026-01-20\n2,30.00,1.00,29.00,2026-01-20\n"))
	imp := b.mustTake(t, paid("swift 2.csv", "1,15.00,1.00,14.00,2026-02-20\n"))
	r := b.mustReview(t, paid("swift 2.csv", "1,15.00,2.00,13.00,2026-02-20\n"))
	if len(r.Replaces) != 1 || r.Replaces[0].ID != imp.ID {
		t.Errorf("offered: %+v", r.Replaces)
	}
	r = b.mustReview(t, paid("swift 3.csv", "2,10.00,1.00,9.00,2026-02-27\n")) // the next one is none, though January's 1 and 2 were paid
	if len(r.Replaces) != 0 {
		t.Errorf("offered for the next one: %+v", r.Replaces)
	}
}
