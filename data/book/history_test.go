package book

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parcelbook/data"
	"parcelbook/data/intake"
)

// The properties below hold for any history: random orders, deliveries and statements as files, some of which
// speak of unknown parcels, of the same parcel twice, or of amounts that are off.

func pinned() time.Time { return time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC) }

func newBook(t interface {
	Fatal(...any)
	Cleanup(func())
}, dir string,
) *Book {
	b, err := Create(filepath.Join(dir, "test.parcelbook"), data.Settings{Currency: "USD", StartDate: "2026-01-01", TimeZone: "UTC"},
		Options{Now: pinned, Who: "tester"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
	})
	return b
}

// file is a made-up spreadsheet and how it is taken in.
type file struct {
	name, text string
	as         intake.Kind
	holder     string
}

func (b *Book) mustTake(t rapid.TB, f file) data.Import {
	t.Helper()
	r, err := b.Review(context.Background(), Request{Name: f.name, Bytes: []byte(f.text), As: f.as, Holder: f.holder})
	if err != nil {
		t.Fatalf("%s: %v\n%s", f.name, err, f.text)
	}
	if c := r.Counts; c.Rows != c.New+c.Changed+c.Unchanged+c.Refused+c.Skipped {
		t.Fatalf("%s: rows do not add up: %+v", f.name, c)
	}
	imp, err := b.commit(context.Background(), r)
	if err != nil {
		t.Fatalf("%s: %v\n%s", f.name, err, f.text)
	}
	return imp
}

func dump(t rapid.TB, b *Book) string {
	t.Helper()
	var buf bytes.Buffer
	if err := b.Dump(context.Background(), &buf); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func sound(t rapid.TB, b *Book) {
	t.Helper()
	findings, err := b.Check(context.Background())
	if err != nil || len(findings) > 0 {
		t.Fatalf("the book is not sound: %v %q", err, findings)
	}
}

type madeOrder struct {
	number, waybill, method string
	total                   int64
}

func drawOrders(t *rapid.T) []madeOrder {
	orders := make([]madeOrder, rapid.IntRange(1, 6).Draw(t, "orders"))
	for i := range orders {
		orders[i] = madeOrder{
			number: fmt.Sprintf("S%04d", i+1), method: rapid.SampledFrom([]string{"cod", "card", "online"}).Draw(t, "method"),
			total: rapid.Int64Range(1, 99999).Draw(t, "total"),
		}
		if rapid.Bool().Draw(t, "has a waybill") {
			orders[i].waybill = fmt.Sprintf("WB%07d", i+1)
		}
	}
	return orders
}

func cents(minor int64) string { return fmt.Sprintf("%d.%02d", minor/100, minor%100) }

func ordersFile(t *rapid.T, orders []madeOrder) file {
	var b strings.Builder
	b.WriteString("Order Number,Order Date,Status,Payment Method,Customer Name,Phone,SKU,Product Name,Quantity,Unit Price,Order Total,Currency,Carrier,Tracking Number,Shipped Date\n")
	words := map[string]string{"cod": "Cash on Delivery", "card": "Credit Card", "online": "Online"}
	for i, o := range orders {
		status := rapid.SampledFrom([]string{"paid", "shipped", "completed", "cancelled"}).Draw(t, "status")
		carrier, shipped := "", ""
		if o.waybill != "" {
			carrier, shipped = rapid.SampledFrom([]string{"Swift", "Swift", ""}).Draw(t, "carrier"), "2026-10-05"
		}
		fmt.Fprintf(&b, "%s,2026-10-%02d,%s,%s,Customer %d,+1555000%04d,SKU-%d,Thing %d,1,%s,%s,USD,%s,%s,%s\n",
			o.number, 1+i%28, status, words[o.method], i%3, i%3, i, i, cents(o.total), cents(o.total), carrier, o.waybill, shipped)
	}
	return file{name: "orders.csv", text: b.String(), as: intake.Orders, holder: "Shop"}
}

// overlapping is another file of orders with some of those of another, as that has them or with other states.
func overlapping(t *rapid.T, orders file) file {
	rows := strings.SplitAfter(orders.text, "\n")
	more := file{name: "overlapping.csv", text: rows[0], as: orders.as, holder: orders.holder}
	for i, row := range rows[1 : len(rows)-1] {
		if i == 0 || rapid.Bool().Draw(t, "comes twice") {
			if rapid.Bool().Draw(t, "completed since") {
				row = strings.Replace(row, ",paid,", ",completed,", 1)
			}
			if rapid.Bool().Draw(t, "its carrier is not said") {
				row = strings.Replace(row, ",Swift,", ",,", 1)
			}
			more.text += row
		}
	}
	more.text += "\n" // be it all of them, it is another file
	return more
}

func deliveryFile(t *rapid.T, orders []madeOrder) file {
	var b strings.Builder
	b.WriteString("order_number,delivery_status,amount_collected,delivered_date\n")
	for _, o := range orders {
		status := rapid.SampledFrom([]string{"", "delivered", "rejected", "returned"}).Draw(t, "delivery")
		if status == "" {
			continue
		}
		collected := ""
		if status == "delivered" && o.method == "cod" && rapid.Bool().Draw(t, "says amount") {
			collected = cents(o.total)
		}
		fmt.Fprintf(&b, "%s,%s,%s,2026-10-12\n", o.number, status, collected)
	}
	return file{name: "result.csv", text: b.String(), as: intake.Delivered, holder: "Swift"}
}

func statementFile(t *rapid.T, orders []madeOrder, n int) file {
	var b strings.Builder
	b.WriteString("AWB No.,Order Ref,COD Amount,COD Fee,Net,Delivered Date,Paid Date\n")
	for i, o := range orders {
		if !rapid.Bool().Draw(t, "on the statement") {
			continue
		}
		waybill := o.waybill
		if waybill == "" {
			waybill = fmt.Sprintf("LATE%05d", i+1)
		}
		collected := o.total + rapid.SampledFrom([]int64{0, 0, 0, -1, 5}).Draw(t, "off by")
		fee := rapid.Int64Range(0, 300).Draw(t, "fee")
		net := cents(max(0, collected-fee))
		if collected < fee {
			net = "-" + cents(fee-collected)
		}
		fmt.Fprintf(&b, "%s,%s,%s,%s,%s,2026-10-%02d,2026-10-%02d\n", waybill, o.number, cents(max(0, collected)), cents(fee), net, 10+n, 20+n)
	}
	if rapid.Bool().Draw(t, "an unknown parcel too") {
		fmt.Fprintf(&b, "XX%07d,,12.00,1.00,11.00,2026-10-10,2026-10-2%d\n", n, n)
	}
	return file{name: fmt.Sprintf("cod %d.csv", n), text: b.String(), as: intake.Statements, holder: "Swift"}
}

func lines(f file) int { return strings.Count(f.text, "\n") - 1 }

func drawHistory(t *rapid.T) (orders file, rest []file) {
	made := drawOrders(t)
	orders = ordersFile(t, made)
	for n := range rapid.IntRange(1, 2).Draw(t, "statements") {
		rest = append(rest, statementFile(t, made, n+1))
	}
	if rapid.Bool().Draw(t, "deliveries") {
		rest = append(rest, deliveryFile(t, made))
	}
	var full []file
	for _, f := range rest {
		if lines(f) > 0 {
			full = append(full, f)
		}
	}
	return orders, full
}

func statementsOf(files []file) (out []file) {
	for _, f := range files {
		if f.as == intake.Statements {
			out = append(out, f)
		}
	}
	return out
}

func TestImportingTwiceIsImportingOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := newBook(t, tempDir(t))
		orders, rest := drawHistory(t)
		files := append([]file{orders}, rest...)
		for _, f := range files {
			b.mustTake(t, f)
		}
		sound(t, b)
		once := dump(t, b)
		for _, f := range files {
			b.mustTake(t, f)
			f.text = strings.TrimSuffix(f.text, "\n") + "\r\n" // other bytes, same rows
			if f.as != intake.Delivered {                      // a later delivery sheet is the courier's newer word
				b.mustTake(t, f)
			}
		}
		sound(t, b)
		if diff := cmp.Diff(once, dump(t, b)); diff != "" {
			t.Fatalf("the second import changed the book:\n%s", diff)
		}
	})
}

func TestStatementsBeforeOrdersOrAfterEndInTheSameBook(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		orders, rest := drawHistory(t)
		statements := statementsOf(rest)
		before, after := newBook(t, tempDir(t)), newBook(t, tempDir(t))
		after.mustTake(t, orders)
		for _, f := range statements {
			before.mustTake(t, f)
			after.mustTake(t, f)
		}
		before.mustTake(t, orders)
		sound(t, before)
		sound(t, after)
		if diff := cmp.Diff(dump(t, after), dump(t, before)); diff != "" {
			t.Fatalf("statements before orders end in another book (-after +before):\n%s", diff)
		}
	})
}

func TestUndoLeavesTheBookAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := newBook(t, tempDir(t))
		orders, rest := drawHistory(t)
		files := append([]file{orders}, rest...)
		if rapid.Bool().Draw(t, "orders last") {
			files = append(statementsOf(rest), orders)
		}
		states := []string{dump(t, b)}
		var imports []data.Import
		for _, f := range files {
			imports = append(imports, b.mustTake(t, f))
			states = append(states, dump(t, b))
		}
		for i := len(imports) - 1; i >= 0; i-- {
			if err := b.Undo(context.Background(), imports[i].ID, nil); err != nil {
				t.Fatalf("undo %s: %v", imports[i].File, err)
			}
			sound(t, b)
			if diff := cmp.Diff(states[i], dump(t, b)); diff != "" {
				t.Fatalf("after undoing %s the book is not as before it:\n%s", imports[i].File, diff)
			}
		}
		for _, f := range files { // an undone file can come again
			b.mustTake(t, f)
		}
		if diff := cmp.Diff(states[len(files)], dump(t, b)); diff != "" {
			t.Fatalf("taken in again after undo, the book differs:\n%s", diff)
		}
	})
}

// tempDir is a fresh folder for one draw: rapid's T has none that lasts only as long as the draw.
func tempDir(t *rapid.T) string {
	dir, err := os.MkdirTemp("", "parcelbook")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
	})
	return dir
}

// Whatever import is undone, with those that hang on it, the book is as if these files had never come.
func TestUndoIsNeverHappened(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		orders, rest := drawHistory(t)
		files := append([]file{orders}, statementsOf(rest)...)
		if rapid.Bool().Draw(t, "orders last") {
			files = append(statementsOf(rest), orders)
		}
		if rapid.Bool().Draw(t, "some orders come twice") { // as exports of overlapping months have them
			files = slices.Insert(files, rapid.IntRange(0, len(files)).Draw(t, "at"), overlapping(t, orders))
		}
		gone := rapid.IntRange(0, len(files)-1).Draw(t, "undone")
		b, never := newBook(t, tempDir(t)), newBook(t, tempDir(t))
		imports := make([]data.Import, len(files))
		for i, f := range files {
			imports[i] = b.mustTake(t, f)
		}
		undone, with := imports[gone], []int64{imports[gone].ID}
		before := dump(t, b)
		err := b.Undo(context.Background(), undone.ID, nil)
		var depends *DependsError
		if errors.As(err, &depends) {
			if diff := cmp.Diff(before, dump(t, b)); diff != "" || len(depends.On) == 0 || !slices.Contains(depends.With, undone.ID) {
				t.Fatalf("a refused undo changed the book, or does not say on what: %q, with %v\n%s", depends.On, depends.With, diff)
			}
			with = depends.With
			err = b.UndoTogether(context.Background(), with, nil)
		}
		if err != nil {
			t.Fatal(err)
		}
		sound(t, b)
		for i, f := range files {
			if !slices.Contains(with, imports[i].ID) {
				never.mustTake(t, f)
			}
		}
		if diff := cmp.Diff(dump(t, never), dump(t, b)); diff != "" {
			t.Fatalf("after undoing %s the book is not as if it had never come (-never +undone):\n%s", undone.File, diff)
		}
	})
}

// A delivery sheet that came before its orders can come again, and then says what it could not say before.
func TestAFileCanBeTriedAgainWhenItsOrdersAreThere(t *testing.T) {
	b := newBook(t, t.TempDir())
	orders := file{name: "orders.csv", as: intake.Orders, holder: "Shop", text: "Order Number,Order Date,Payment Method,Customer Name,Product Name,Quantity,Order Total,Currency,Carrier,Tracking Number\n" +
		"S1,2026-10-01,Cash on Delivery,Ana,Kettle,1,20.00,USD,Swift,W1\n"}
	sheet := file{name: "result.csv", as: intake.Delivered, holder: "Swift", text: "Waybill,Status,Date\nW1,sent,2026-10-02\nW1,delivered,2026-10-05\n"}
	if imp := b.mustTake(t, sheet); imp.Counts.Refused != 2 {
		t.Errorf("before its orders: %+v, want both rows refused", imp.Counts)
	}
	b.mustTake(t, orders)
	b.mustTake(t, sheet)
	waiting, err := b.Quarantine(context.Background())
	if err != nil || len(waiting) != 0 {
		t.Errorf("still in quarantine: %+v, %v", waiting, err)
	}
	parcels, err := b.Parcels(context.Background(), data.ParcelFilter{})
	if err != nil || len(parcels) != 1 || parcels[0].State != data.ParcelDelivered || parcels[0].DeliveredDate != "2026-10-05" {
		t.Errorf("parcels %+v, %v; want W1 delivered on 5 October", parcels, err)
	}
	after := dump(t, b)
	b.mustTake(t, sheet)
	if diff := cmp.Diff(after, dump(t, b)); diff != "" {
		t.Errorf("a third time changed the book:\n%s", diff)
	}
	sound(t, b)
}
