package book

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parcelbook/data"
	"parcelbook/data/intake"
)

const ownHeader = "Order Number,Order Date,Customer Name,Product Name,Quantity,Order Total,Currency,Payment Method\n"

func own(name, rows string) file {
	return file{name: name, text: ownHeader + rows, as: intake.Orders, holder: "Own"}
}

// january and the months after it number their orders from 1.
func january() file {
	return own("jan.csv", "1,2026-01-03,Ann,Mug,1,10.00,USD,COD\n2,2026-01-04,Bob,Pot,2,30.00,USD,COD\n3,2026-01-05,Cyd,Hat,1,8.00,USD,COD\n4,2026-01-06,Dan,Mug,3,30.00,USD,COD\n")
}

func february() file {
	return own("feb.csv", "1,2026-02-03,Eve,Pot,1,15.00,USD,COD\n2,2026-02-04,Fay,Mug,1,10.00,USD,COD\n3,2026-02-05,Gus,Mug,1,10.00,USD,COD\n")
}

func march() file {
	return own("mar.csv", "1,2026-03-03,Hal,Cup,1,9.00,USD,COD\n2,2026-03-04,Ida,Mug,1,10.00,USD,COD\n")
}

// takeAs takes a file of orders in by what is said of their numbers.
func (b *Book) takeAs(t rapid.TB, f file, numbers Numbers) data.Import {
	t.Helper()
	r, err := b.Review(context.Background(), Request{Name: f.name, Bytes: []byte(f.text), As: f.as, Holder: f.holder, Numbers: numbers})
	if err != nil {
		t.Fatalf("%s: %v\n%s", f.name, err, f.text)
	}
	imp, err := b.commit(context.Background(), r)
	if err != nil {
		t.Fatalf("%s: %v", f.name, err)
	}
	return imp
}

// customersOf are the numbers of all orders with their customers and totals.
func (b *Book) customersOf(t rapid.TB) (all []string) {
	t.Helper()
	rows, err := b.Orders(context.Background(), data.OrderFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range rows {
		all = append(all, fmt.Sprintf("%s %s %d", o.Number, o.BuyerName, o.Total))
	}
	slices.Sort(all)
	return all
}

var (
	ofJanuary  = []string{"1 Ann 1000", "2 Bob 3000", "3 Cyd 800", "4 Dan 3000"}
	ofFebruary = []string{"1 (2026-02) Eve 1500", "2 (2026-02) Fay 1000", "3 (2026-02) Gus 1000"}
	ofMarch    = []string{"1 (2026-03) Hal 900", "2 (2026-03) Ida 1000"}
)

func (b *Book) wantOrders(t rapid.TB, want ...[]string) {
	t.Helper()
	all := slices.Sorted(slices.Values(slices.Concat(want...)))
	if diff := cmp.Diff(all, b.customersOf(t)); diff != "" {
		t.Fatalf("orders (-want +got):\n%s", diff)
	}
	sound(t, b)
}

func TestOrderNumbersThatBeginAgainAreAskedAbout(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, january())
	f := february()
	_, err := b.Review(t.Context(), Request{Name: f.name, Bytes: []byte(f.text), As: f.as, Holder: f.holder})
	var others *OtherOrders
	if !errors.As(err, &others) || others.Order != "1" || others.Of != "Own" || others.Others != 3 || others.With != 3 {
		t.Fatalf("it is not asked what they are: %v", err)
	}
	b.takeAs(t, f, NumbersChanged)
	b.wantOrders(t, []string{"1 Eve 1500", "2 Fay 1000", "3 Gus 1000", "4 Dan 3000"})
}

// Who says that the numbering began again is heeded, though most of the file be orders that are known.
func TestNumbersAnewAreHeeded(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, january())
	f := own("mixed.csv", "1,2026-02-03,Eve,Hat,1,15.00,USD,COD\n"+strings.Join(strings.SplitAfter(strings.SplitN(january().text, "\n", 2)[1], "\n")[1:], ""))
	b.takeAs(t, f, NumbersAnew)
	if got := b.customersOf(t); !slices.Contains(got, "1 Ann 1000") || !slices.Contains(got, "1 (2026-01) Eve 1500") && !slices.Contains(got, "1 (2026-02) Eve 1500") {
		t.Errorf("%v", got)
	}
	sound(t, b)
}

// An edit by hand hides no new order, and what it set is not held against an order.
func TestWhatWasSetByHandIsNotHeldAgainstAnOrder(t *testing.T) {
	one := own("jan.csv", "1,2026-01-03,Ann,Mug,1,10.00,USD,COD\n")
	for _, c := range []struct {
		what string
		edit func(*data.Order)
		file file
		want bool
	}{
		{"a note, and another order", func(o *data.Order) { o.Note = "gift" }, own("feb.csv", "1,2026-02-03,Eve,Mug,1,10.00,USD,COD\n"), true},
		{"the day, and the customer's name", func(o *data.Order) { o.OrderDate = "2026-01-02" }, own("jan.csv", "1,2026-01-03,Anne,Mug,1,10.00,USD,COD\n"), false},
	} {
		b := newBook(t, t.TempDir())
		b.mustTake(t, one)
		rows, err := b.Orders(t.Context(), data.OrderFilter{})
		if err != nil {
			t.Fatal(err)
		}
		c.edit(&rows[0].Order)
		if _, err := b.SaveOrder(t.Context(), rows[0].Order, nil); err != nil {
			t.Fatal(err)
		}
		_, err = b.Review(t.Context(), Request{Name: c.file.name, Bytes: []byte(c.file.text), As: c.file.as, Holder: c.file.holder})
		if errors.Is(err, ErrNumbers) != c.want {
			t.Errorf("%s: asked %v, want %v", c.what, err, c.want)
		}
	}
}

func TestOrdersOfANumberingThatBeganAgainAreOrdersOfTheirOwn(t *testing.T) {
	b, never := newBook(t, t.TempDir()), newBook(t, t.TempDir())
	b.mustTake(t, january())
	never.mustTake(t, january())
	feb := b.takeAs(t, february(), NumbersAnew)
	b.wantOrders(t, ofJanuary, ofFebruary)

	t.Run("the same files again change nothing", func(t *testing.T) {
		before := dump(t, b)
		for _, f := range []file{january(), february()} {
			for _, name := range []string{f.name, "again " + f.name} {
				r := b.mustReview(t, file{name, f.text + strings.Repeat("\n", len(name)), f.as, f.holder}) // another file by its bytes
				if r.Counts.New+r.Counts.Changed > 0 {
					t.Errorf("%s: %+v", name, r.Counts)
				}
			}
		}
		b.takeAs(t, february(), NumbersAnew)
		if diff := cmp.Diff(before, dump(t, b)); diff != "" {
			t.Errorf("the second time it changes:\n%s", diff)
		}
	})
	t.Run("undo", func(t *testing.T) {
		if err := b.Undo(t.Context(), feb.ID, nil); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(dump(t, never), dump(t, b)); diff != "" {
			t.Errorf("not as if it had never come:\n%s", diff)
		}
		b.takeAs(t, february(), NumbersAnew)
		b.wantOrders(t, ofJanuary, ofFebruary)
	})
	t.Run("corrected", func(t *testing.T) {
		f := february()
		f.text = strings.Replace(f.text, "1,10.00,USD,COD\n3", "2,20.00,USD,COD\n3", 1)
		b.mustTake(t, f)
		b.wantOrders(t, ofJanuary, []string{ofFebruary[0], "2 (2026-02) Fay 2000", ofFebruary[2]})
		f = february() // once more as it was, under another name
		f.name, f.text = "back.csv", f.text+"\n"
		b.mustTake(t, f)
		b.wantOrders(t, ofJanuary, ofFebruary)
	})
	t.Run("of regular customers too", func(t *testing.T) {
		f := january() // corrected after February came, where a customer has the same number
		f.text = strings.Replace(f.text, "Ann,Mug,1,10.00", "Eve,Mug,1,11.00", 1)
		b.mustTake(t, f)
		b.wantOrders(t, []string{"1 Eve 1100"}, ofJanuary[1:], ofFebruary)
		f.text = strings.Replace(f.text, "2026-01-03,Eve", "2026-01-07,Eve", 1) // no day tells which it is
		b.mustTake(t, f)
		b.wantOrders(t, []string{"1 Eve 1100"}, ofJanuary[1:], ofFebruary)
	})
}

func TestANumberingGoesOnAndBeginsOnceMore(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, january())
	b.takeAs(t, february(), NumbersAnew)
	f := february()
	f.text += "4,2026-02-07,Jim,Pot,1,15.00,USD,COD\n5,2026-02-08,Kim,Pot,1,15.00,USD,COD\n"
	b.mustTake(t, f) // no question
	more := []string{"4 (2026-02) Jim 1500", "5 (2026-02) Kim 1500"}
	b.wantOrders(t, ofJanuary, ofFebruary, more)
	g := january()
	g.text += "5,2026-01-30,Lea,Pot,1,15.00,USD,COD\n"
	b.mustTake(t, g) // nor here
	b.wantOrders(t, ofJanuary, []string{"5 Lea 1500"}, ofFebruary, more)
	m := march()
	if _, err := b.Review(t.Context(), Request{Name: m.name, Bytes: []byte(m.text), As: m.as, Holder: m.holder}); !errors.Is(err, ErrNumbers) {
		t.Errorf("a third run is not asked about: %v", err)
	}
	b.takeAs(t, m, NumbersAnew)
	b.wantOrders(t, ofJanuary, []string{"5 Lea 1500"}, ofFebruary, more, ofMarch)
	b.takeAs(t, own("late.csv", "1,2026-03-20,Mia,Cup,1,9.00,USD,COD\n"), NumbersAnew) // twice in a month
	b.wantOrders(t, ofJanuary, []string{"5 Lea 1500"}, ofFebruary, more, ofMarch, []string{"1 (2026-03-20) Mia 900"})
}

// An order that waits in quarantine becomes one of its own run, whatever came since.
func TestAMendedOrderIsOfTheRunOfItsFile(t *testing.T) {
	b := newBook(t, t.TempDir())
	jan, feb := january(), february()
	jan.text = strings.Replace(jan.text, "Bob,Pot,2,30.00", "Bob,Pot,2,much", 1)
	feb.text = strings.Replace(feb.text, "Gus,Mug,1,10.00", "Gus,Mug,1,much", 1)
	b.mustTake(t, jan)
	b.takeAs(t, feb, NumbersAnew)
	waiting, err := b.Quarantine(t.Context())
	if err != nil || len(waiting) != 2 {
		t.Fatalf("%d wait, %v", len(waiting), err)
	}
	for _, q := range waiting {
		total := map[string]string{"jan.csv": "30.00", "feb.csv": "10.00"}[q.File]
		if _, err := b.Retry(t.Context(), q.ID, []Mend{{Row: q.Rows[0].Row, Column: 5, Value: total}}); err != nil {
			t.Fatal(err)
		}
	}
	b.wantOrders(t, ofJanuary, ofFebruary)
}

// What exported lists name is the very order.
func TestOrdersOfRunsComeBackFromTheBooksOwnLists(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, january())
	b.takeAs(t, february(), NumbersAnew)
	before := dump(t, b)
	for _, f := range exported(t, b, outfits()[0]) {
		if len(cells(t, f)) > 1 {
			b.mustTake(t, f)
		}
	}
	if diff := cmp.Diff(before, dump(t, b)); diff != "" {
		t.Errorf("its own lists change the book:\n%s", diff)
	}
}

// ownMonth is a list of orders that begin with number 1, and a remittance that pays some of them.
type ownMonth struct{ orders, paid file }

func drawMonth(t *rapid.T, n int, open map[string]bool) (m ownMonth, tied []string) {
	var orders, lines strings.Builder
	for i := range rapid.IntRange(1, 3).Draw(t, "orders") {
		number, total := fmt.Sprint(i+1), cents(1000*rapid.Int64Range(1, 2).Draw(t, "total"))
		fmt.Fprintf(&orders, "%s,2026-%02d-%02d,Customer %d-%d,Mug,1,%s,USD,COD\n", number, n, i+1, n, i, total)
		paid := i == 0 || rapid.Bool().Draw(t, "paid")
		if !paid {
			open[number+" "+total] = true
			continue
		}
		fmt.Fprintf(&lines, "%s,%s,1.00,9.00,2026-%02d-20\n", number, total, n)
		is := ""
		if !open[number+" "+total] {
			is = data.NumberOfRun(number, map[bool]string{false: fmt.Sprintf("2026-%02d", n)}[n == 1])
		}
		tied = append(tied, fmt.Sprintf("2026-%02d-20: %s is %s", n, number, is))
	}
	return ownMonth{own(fmt.Sprintf("list %d.csv", n), orders.String()), paid(fmt.Sprintf("swift %d.csv", n), lines.String())}, tied
}

// Lists of several months that all begin with number 1: each is taken in once however often it comes, none changes another, a statement
// finds its own month's orders, before these or after, but where one that is not paid comes to as much, and undoing one with what hangs
// on it leaves the book as if these had never come.
func TestNumberingsThatBeginAgainKeepApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := newBook(t, tempDir(t))
		type step struct {
			file
			id int64
		}
		var steps []step
		var want []string
		open := map[string]bool{}
		for n := range rapid.IntRange(2, 3).Draw(t, "months") {
			m, tied := drawMonth(t, n+1, open)
			want = append(want, tied...)
			files := []file{m.orders, m.paid}
			if rapid.Bool().Draw(t, "paid first") {
				slices.Reverse(files)
			}
			for _, f := range files {
				steps = append(steps, step{f, b.takeAs(t, f, NumbersAnew).ID})
				if f.as != intake.Orders || rapid.Bool().Draw(t, "once") {
					continue
				}
				before := dump(t, b)
				f.name, f.text = "again "+f.name, f.text+"\n"
				steps = append(steps, step{f, b.takeAs(t, f, NumbersAnew).ID})
				if diff := cmp.Diff(before, dump(t, b)); diff != "" {
					t.Fatalf("the second time %s changes:\n%s", f.name, diff)
				}
			}
		}
		slices.Sort(want)
		sound(t, b)
		if diff := cmp.Diff(want, b.tied(t)); diff != "" {
			t.Fatalf("statements (-want +got):\n%s", diff)
		}
		later := slices.DeleteFunc(slices.Clone(steps), func(s step) bool { return strings.HasSuffix(s.name, "list 1.csv") }) // without it they would begin with it
		undone := []int64{rapid.SampledFrom(later).Draw(t, "undone").id}
		err := b.UndoTogether(context.Background(), undone, nil)
		var depends *DependsError
		if errors.As(err, &depends) {
			undone = depends.With
			err = b.UndoTogether(context.Background(), undone, nil)
		}
		if err != nil {
			t.Fatal(err)
		}
		sound(t, b)
		never := newBook(t, tempDir(t))
		for _, s := range steps {
			if !slices.Contains(undone, s.id) {
				never.takeAs(t, s.file, NumbersAnew)
			}
		}
		if diff := cmp.Diff(dump(t, never), dump(t, b)); diff != "" {
			t.Fatalf("not as if they had never come (-never +undone):\n%s", diff)
		}
	})
}
