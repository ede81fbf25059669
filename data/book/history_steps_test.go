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

// step is one thing that a seller does, drawn beforehand so that several books can go through it.
type step struct {
	what         string // take, replace, leave, same, retry, tie, free or lists
	file         file   // taken in; of retry the one whose record is mended
	number, code string // of tie and free
	mend         Mend
}

func (s step) String() string {
	return strings.Join([]string{s.what, s.file.name, s.number, s.code}, " ")
}

// do takes a book through a step. A step that has nothing to do, such as a code for an order that is not there, does
// nothing.
func (b *Book) do(t rapid.TB, s step) (imp data.Import) {
	t.Helper()
	ctx := context.Background()
	switch s.what {
	case "take":
		return b.mustTake(t, s.file)
	case "replace", "leave", "same":
		return b.decide(t, s)
	case "retry":
		waiting, err := b.Quarantine(ctx)
		for _, q := range waiting {
			if err == nil && q.File == s.file.name {
				_, err = b.Retry(ctx, q.ID, []Mend{s.mend})
			}
		}
		if err != nil {
			t.Fatalf("%v: %v", s, err)
		}
	case "lists":
		before := dump(t, b)
		for _, f := range exported(t, b, outfits()[0]) {
			if len(cells(t, f)) > 1 {
				b.mustTake(t, f)
			}
		}
		if diff := cmp.Diff(before, dump(t, b)); diff != "" {
			t.Fatalf("its own lists changed the book:\n%s", diff)
		}
	default:
		orders, err := b.OrdersKnownAs(ctx, s.number)
		if err == nil && len(orders) == 1 && s.what == "tie" {
			_, err = b.SaveAlias(ctx, orders[0].ID, s.code)
		} else if err == nil && len(orders) == 1 {
			_, err = b.DeleteAlias(ctx, orders[0].ID, s.code)
		}
		if err != nil && !errors.Is(err, ErrNotFound) && !errors.Is(err, ErrCodeTaken) {
			t.Fatalf("%v: %v", s, err)
		}
	}
	return data.Import{}
}

// decide takes a file in with what the review asks decided.
func (b *Book) decide(t rapid.TB, s step) data.Import {
	t.Helper()
	ctx := context.Background()
	req := Request{Name: s.file.name, Bytes: []byte(s.file.text), As: s.file.as, Holder: s.file.holder}
	r, err := b.Review(ctx, req)
	if err == nil && s.what == "same" {
		req.Same = r.Suspected()
		r, err = b.Review(ctx, req)
	}
	if err != nil {
		t.Fatalf("%v: %v", s, err)
	}
	r.Replace = s.what == "replace" && len(r.Replaces) > 0
	r.LeaveTwins(s.what == "leave")
	imp, err := b.commit(ctx, r)
	var depends *DependsError
	if errors.As(err, &depends) && r.Replace {
		return data.Import{} // nothing happened
	}
	if err != nil {
		t.Fatalf("%v: %v\n%s", s, err, s.file.text)
	}
	return imp
}

// drawSteps draws a history: orders, what is said of them by their numbers, waybills and aliases, and how the seller
// decides. The orders come first or last, each code is tied after them.
func drawSteps(t *rapid.T) []step {
	made := drawOrders(t)
	orders := ordersFile(t, made)
	steps := []step{{what: "take", file: orders}}
	if at := rapid.IntRange(0, 2*len(made)).Draw(t, "unreadable"); at < len(made) {
		rows := strings.Split(orders.text, "\n")
		cells := strings.Split(rows[at+1], ",")
		mend := Mend{Row: at + 2, Column: 10, Value: cells[10]}
		cells[10] = "much"
		rows[at+1] = strings.Join(cells, ",")
		steps[0].file.text = strings.Join(rows, "\n")
		steps = append(steps, step{what: "retry", file: orders, mend: mend})
	}
	var rest []step
	for n := range rapid.IntRange(1, 2).Draw(t, "statements") {
		f := codedStatement(t, made, n+1)
		if lines(f) == 0 {
			continue
		}
		rest = append(rest, step{what: "take", file: f})
		if rapid.Bool().Draw(t, "corrected") {
			f.text = strings.Replace(f.text, ",1.00,", ",2.00,", 1) + "\n"
			rest = append(rest, step{what: "replace", file: f})
		}
	}
	for i, o := range made {
		code := fmt.Sprintf("C%04d", i+1)
		if rapid.Bool().Draw(t, "has a code") {
			rest = append(rest, step{what: "tie", number: o.number, code: code})
		}
		if rapid.IntRange(0, 3).Draw(t, "is freed") == 0 {
			rest = append(rest, step{what: "free", number: o.number, code: code})
		}
	}
	if rapid.Bool().Draw(t, "orders under codes") {
		rest = append(rest, step{what: "take", file: renumbered(orders, "codes.csv", "C")})
	}
	if rapid.Bool().Draw(t, "again under other numbers") {
		rest = append(rest, step{what: rapid.SampledFrom([]string{"leave", "same"}).Draw(t, "twins"), file: renumbered(orders, "twins.csv", "T")})
	}
	if rapid.IntRange(0, 3).Draw(t, "lists") == 0 {
		rest = append(rest, step{what: "lists"})
	}
	return append(steps, rapid.Permutation(rest).Draw(t, "in the order")...)
}

// renumbered is a file of the same orders under other numbers.
func renumbered(f file, name, letter string) file {
	f.name, f.text = name, strings.ReplaceAll(f.text, "\nS0", "\n"+letter+"0")
	return f
}

// codedStatement is a statement whose lines name orders by number, by a code that may be tied, by waybill or by several
// of these.
func codedStatement(t *rapid.T, orders []madeOrder, n int) file {
	var b strings.Builder
	b.WriteString("AWB No.,Order Ref,COD Amount,COD Fee,Net,Paid Date\n")
	for i, o := range orders {
		if !rapid.Bool().Draw(t, "on the statement") {
			continue
		}
		number := rapid.SampledFrom([]string{o.number, fmt.Sprintf("C%04d", i+1), "#c" + fmt.Sprintf("%04d", i+1), ""}).Draw(t, "named")
		waybill := rapid.SampledFrom([]string{o.waybill, "", fmt.Sprintf("LATE%05d", i+1)}).Draw(t, "by waybill")
		if number+waybill == "" {
			continue
		}
		total := max(200, o.total)
		fmt.Fprintf(&b, "%s,%s,%s,1.00,%s,2026-10-%02d\n", waybill, number, cents(total), cents(total-100), 20+n)
	}
	return file{name: fmt.Sprintf("cod %d.csv", n), text: b.String(), as: intake.Statements, holder: "Swift"}
}

func TestHistoriesAreSoundAndTwiceIsOnce(t *testing.T) {
	fewer(t, "20")
	rapid.Check(t, func(t *rapid.T) {
		b := newBook(t, tempDir(t))
		for _, s := range drawSteps(t) {
			b.do(t, s)
			sound(t, b)
			once := dump(t, b)
			if s.what != "free" && s.what != "lists" {
				b.do(t, s)
			}
			if diff := cmp.Diff(once, dump(t, b)); diff != "" {
				t.Fatalf("%v: twice is not once:\n%s", s, diff)
			}
		}
	})
}

// Whatever import is undone, and may be, once its codes are freed, the book is as if that file had never come.
func TestUndoneStepsNeverHappened(t *testing.T) {
	fewer(t, "30")
	rapid.Check(t, func(t *rapid.T) {
		steps := drawSteps(t)
		b, never := newBook(t, tempDir(t)), newBook(t, tempDir(t))
		var imports []int
		for i, s := range steps {
			if s.file.name != "" && s.what != "retry" && s.what != "replace" {
				imports = append(imports, i)
			}
		}
		gone := rapid.SampledFrom(imports).Draw(t, "undone")
		if steps[gone].file.as == intake.Orders { // what the seller does about orders depends on those that are there
			steps = append(steps[:gone+1], slices.DeleteFunc(steps[gone+1:], func(s step) bool {
				return s.file.as == intake.Orders && s.what != "retry" || gone > 0 && (s.what == "tie" || s.what == "free")
			})...)
		}
		var undone data.Import
		for i, s := range steps {
			if i == gone {
				undone = b.do(t, s)
				continue
			}
			b.do(t, s)
			never.do(t, s)
		}
		if gone == 0 {
			b.freeAll(t)
			never.freeAll(t)
		}
		before := dump(t, b)
		err := b.Undo(context.Background(), undone.ID, nil)
		var depends *DependsError
		if errors.As(err, &depends) || errors.Is(err, ErrNotFound) { // or replaced
			if diff := cmp.Diff(before, dump(t, b)); diff != "" {
				t.Fatalf("a refused undo changed the book:\n%s", diff)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		sound(t, b)
		if diff := cmp.Diff(dump(t, never), dump(t, b)); diff != "" {
			t.Fatalf("after undoing %v the book is not as if it had never come (-never +undone):\n%s", steps[gone], diff)
		}
	})
}

func (b *Book) freeAll(t rapid.TB) {
	t.Helper()
	orders, err := b.Orders(context.Background(), data.OrderFilter{})
	for _, o := range orders {
		aliases, _ := b.Aliases(context.Background(), o.ID)
		for _, a := range aliases {
			if _, freed := b.DeleteAlias(context.Background(), o.ID, a.Code); err == nil {
				err = freed
			}
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

// The codes can be tied before what names them comes or after it, and statements come before the orders or after them.
func TestInWhateverOrderCodesAndStatementsCome(t *testing.T) {
	fewer(t, "30")
	rapid.Check(t, func(t *rapid.T) {
		made := drawOrders(t)
		orders := step{what: "take", file: ordersFile(t, made)}
		var ties, statements []step
		for i, o := range made {
			if rapid.Bool().Draw(t, "has a code") {
				ties = append(ties, step{what: "tie", number: o.number, code: fmt.Sprintf("C%04d", i+1)})
			}
		}
		for n := range rapid.IntRange(1, 2).Draw(t, "statements") {
			if f := codedStatement(t, made, n+1); lines(f) > 0 {
				statements = append(statements, step{what: "take", file: f})
			}
		}
		one := newBook(t, tempDir(t))
		for _, s := range slices.Concat([]step{orders}, ties, statements) {
			one.do(t, s)
		}
		other := newBook(t, tempDir(t))
		at := rapid.IntRange(0, len(statements)).Draw(t, "statements before the orders")
		statements = rapid.Permutation(statements).Draw(t, "in another order")
		late := rapid.IntRange(at, len(statements)).Draw(t, "and before the codes")
		for _, s := range slices.Concat(statements[:at], []step{orders}, statements[at:late], ties, statements[late:]) {
			other.do(t, s)
		}
		sound(t, one)
		sound(t, other)
		if diff := cmp.Diff(dump(t, one), dump(t, other)); diff != "" {
			t.Fatalf("in another order they end in another book (-orders, codes, statements +another order):\n%s", diff)
		}
	})
}

// What a courier tells before the orders are there, or by codes that are tied later, comes to what it is where it came last; and
// all of it can be undone, the courier's word first where the orders were there before it was taken in.
func TestInWhateverOrderDeliveriesCome(t *testing.T) {
	fewer(t, "15")
	rapid.Check(t, func(t *rapid.T) {
		made := drawOrders(t)
		steps := []step{{what: "take", file: ordersFile(t, made)}}
		told := "Order Number,Waybill,Delivery status,Delivered date,Amount collected\n"
		for i, o := range made {
			code := fmt.Sprintf("C%04d", i+1)
			if rapid.Bool().Draw(t, "has a code") {
				steps = append(steps, step{what: "tie", number: o.number, code: code})
			}
			number := rapid.SampledFrom([]string{o.number, code, ""}).Draw(t, "named")
			waybill := rapid.SampledFrom([]string{o.waybill, "", fmt.Sprintf("LATE%05d", i+1)}).Draw(t, "by waybill")
			state := rapid.SampledFrom([]string{"delivered", "returned", "in transit"}).Draw(t, "state")
			if number+waybill != "" {
				told += fmt.Sprintf("%s,%s,%s,2026-10-%02d,%s\n", number, waybill, state, 10+i, rapid.SampledFrom([]string{"", "5.00"}).Draw(t, "collected"))
			}
		}
		delivery := step{what: "take", file: file{name: "told.csv", text: told, as: intake.Delivered, holder: "Swift"}}
		if lines(delivery.file) == 0 {
			return
		}
		through := func(steps []step) (b *Book, undo []int64) {
			b = newBook(t, tempDir(t))
			for _, s := range steps {
				if imp := b.do(t, s); imp.ID != 0 {
					undo = append(undo, imp.ID)
				}
				if _, err := b.TakeWaiting(context.Background()); err != nil {
					t.Fatal(err)
				}
				sound(t, b)
			}
			return b, undo
		}
		empty := dump(t, newBook(t, tempDir(t)))
		last, _ := through(append(slices.Clone(steps), delivery))
		b, imports := through(slices.Insert(slices.Clone(steps), rapid.IntRange(0, len(steps)).Draw(t, "before"), delivery))
		if diff := cmp.Diff(dump(t, last), dump(t, b)); diff != "" {
			t.Fatalf("in another order they end in another book (-last +another order):\n%s", diff)
		}
		b.freeAll(t)
		slices.Reverse(imports)
		for len(imports) > 0 {
			at := 0
			err := b.Undo(context.Background(), imports[0], nil)
			if depends := (*DependsError)(nil); errors.As(err, &depends) && len(imports) > 1 {
				at, err = 1, b.Undo(context.Background(), imports[1], nil)
			}
			if err != nil {
				t.Fatal(err)
			}
			imports = slices.Delete(imports, at, at+1)
			sound(t, b)
		}
		if diff := cmp.Diff(empty, dump(t, b)); diff != "" {
			t.Fatalf("undone, there is left:\n%s", diff)
		}
	})
}
