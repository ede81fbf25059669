package book

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parcelbook/data"
	"parcelbook/data/sheet"
	"parcelbook/reports"
	"parcelbook/reports/xlsx"
	"parcelbook/resources"
)

// What a book's exported lists make in an empty book is the same book.

// outfit is how lists are exported: ".csv" or ".xlsx", in a language.
type outfit struct{ ending, language string }

func outfits() []outfit {
	return []outfit{{".csv", "en"}, {".csv", "zh"}, {".xlsx", "en"}, {".xlsx", "zh"}}
}

// exported writes the book's lists as files, in the order in which another book takes them in.
func exported(t rapid.TB, b *Book, as outfit) []file {
	t.Helper()
	ctx := context.Background()
	holders, err := b.ExportHolders(ctx)
	files := []file{listed(t, as, "carriers", data.ExportedHolderColumns(), holders, err)}
	orders, err := b.ExportOrders(ctx, data.OrderFilter{})
	files = append(files, listed(t, as, "orders", data.ExportedOrderColumns(), orders, err))
	customers, err := b.ExportCustomers(ctx, data.CustomerFilter{})
	files = append(files, listed(t, as, "customers", data.ExportedCustomerColumns(b.settings.Currency), customers, err))
	parcels, err := b.ExportParcels(ctx, data.ParcelFilter{})
	files = append(files, listed(t, as, "parcels", data.ExportedParcelColumns(), parcels, err))
	payments, err := b.ExportPayments(ctx, data.StatementFilter{})
	return append(files, listed(t, as, "payments", data.ExportedPaymentColumns(), payments, err))
}

func listed[T any](t rapid.TB, as outfit, name string, columns []data.Column[T], rows []T, err error) file {
	t.Helper()
	words := map[string]string{}
	if err == nil {
		err = json.Unmarshal(resources.Translation(as.language), &words)
	}
	write := reports.CSV
	if as.ending == ".xlsx" {
		write = xlsx.Write
	}
	var out bytes.Buffer
	if err == nil {
		err = write(&out, reports.List(name, columns, rows), func(key string) string { return words[key] })
	}
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return file{name: name + as.ending, text: out.String()}
}

// cells reads a file back as it stands.
func cells(t rapid.TB, f file) (out [][]string) {
	t.Helper()
	opened, err := sheet.OpenBytes(f.name, []byte(f.text), sheet.Options{Score: func(string) int { return 2 }}) // a list of nothing is a single line
	if err != nil {
		t.Fatal(err)
	}
	err = opened.Rows(context.Background(), opened.Sheets()[0], func(r sheet.Row) error {
		var row []string
		for _, c := range r.Cells {
			row = append(row, c.Text)
		}
		out = append(out, row)
		return nil
	})
	if err != nil {
		t.Fatalf("%s: %v", f.name, err)
	}
	return out
}

// facts is a dump without what no list holds: what was followed up and claimed, and which fields were set by hand.
func facts(t rapid.TB, b *Book) string {
	t.Helper()
	var left strings.Builder
	for line := range strings.Lines(dump(t, b)) {
		section, _, _ := strings.Cut(line, ": ")
		if section != "contact" && section != "claim" && section != "set by hand" {
			left.WriteString(line)
		}
	}
	return left.String()
}

// makesTheSameBook takes a book's lists into an empty one.
func makesTheSameBook(t rapid.TB, b, empty *Book, as outfit) {
	t.Helper()
	files := exported(t, b, as)
	for _, f := range files {
		if len(cells(t, f)) < 2 {
			continue // a list of nothing
		}
		if imp := empty.mustTake(t, f); imp.Counts.Refused > 0 || imp.Format != "parcelbook_"+strings.TrimSuffix(f.name, as.ending) {
			waiting, _ := empty.Quarantine(context.Background())
			t.Fatalf("%s: %+v by %s: %+v", f.name, imp.Counts, imp.Format, waiting[len(waiting)-1].Problems)
		}
	}
	if diff := cmp.Diff(facts(t, b), facts(t, empty)); diff != "" {
		t.Fatalf("the lists as %v make another book (-exported +made):\n%s", as, diff)
	}
	for i, f := range exported(t, empty, as) {
		if diff := cmp.Diff(cells(t, files[i]), cells(t, f)); diff != "" {
			t.Fatalf("%s exported again has other cells:\n%s", f.name, diff)
		}
	}
	sound(t, empty)
}

func TestListsOfAYearMakeTheSameBook(t *testing.T) {
	b := newBook(t, t.TempDir())
	if err := Demo(context.Background(), b, 120, 7, "2026-11-20"); err != nil {
		t.Fatal(err)
	}
	for _, as := range outfits() {
		makesTheSameBook(t, b, newBook(t, t.TempDir()), as)
	}
	before := dump(t, b)
	for _, f := range exported(t, b, outfits()[0]) {
		if imp := b.mustTake(t, f); imp.Counts.Unchanged != imp.Counts.Rows {
			t.Errorf("the book's own %s is not what it has: %+v", f.name, imp.Counts)
		}
	}
	if diff := cmp.Diff(before, dump(t, b)); diff != "" {
		t.Errorf("its own lists changed the book:\n%s", diff)
	}
}

func weekdays() []time.Weekday { return []time.Weekday{time.Monday, time.Thursday} }

// fewer lets a costly property run on fewer draws.
func fewer(t *testing.T, checks string) {
	setting := flag.Lookup("rapid.checks")
	was := setting.Value.String()
	if was != setting.DefValue {
		return // somebody asked for so many
	}
	set := func(to string) {
		if err := setting.Value.Set(to); err != nil {
			t.Fatal(err)
		}
	}
	set(checks)
	t.Cleanup(func() { set(was) })
}

func TestListsOfAnyBookMakeTheSameBook(t *testing.T) {
	fewer(t, "30")
	rapid.Check(t, func(t *rapid.T) {
		b := drawBook(t)
		makesTheSameBook(t, b, newBook(t, tempDir(t)), rapid.SampledFrom(outfits()).Draw(t, "as"))
	})
}

// Customers of one name come in one order, whichever of them came first: by their lists that is who ordered first.
func TestListsOfEquallyNamedCustomersMakeTheSameBook(t *testing.T) {
	for _, phones := range [][]string{{"+15550001111", "+15550002222"}, {"+15550002222", "+15550001111"}} {
		b := newBook(t, t.TempDir())
		for i, phone := range phones {
			b.mustTake(t, twinFile("orders.csv", fmt.Sprintf("A%d,2026-10-%02d,paid,Card,Ana,%s,K1,Kettle,1,20.00,USD\n", i, 9-i, phone)))
		}
		makesTheSameBook(t, b, newBook(t, t.TempDir()), outfits()[0])
	}
}

// In whatever order the lists come: what cannot be placed yet waits in quarantine, saying so, and is taken in when its
// file comes again.
func TestListsCanComeInAnyOrder(t *testing.T) {
	b := newBook(t, t.TempDir())
	if err := Demo(context.Background(), b, 60, 3, "2026-11-20"); err != nil {
		t.Fatal(err)
	}
	files := exported(t, b, outfits()[0])
	for seed := range uint64(6) {
		other := newBook(t, t.TempDir())
		shuffled := slices.Clone(files)
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(files), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		refused := 0
		for _, f := range append(shuffled, files...) {
			refused += other.mustTake(t, f).Counts.Refused
		}
		waiting, err := other.Quarantine(context.Background())
		if err != nil || len(waiting) > 0 {
			t.Errorf("%d records still wait, %v: %+v", len(waiting), err, waiting)
		}
		if shuffled[len(files)-1].name == "orders.csv" && refused == 0 {
			t.Error("parcels and payments of orders that are not there were not refused")
		}
		if diff := cmp.Diff(facts(t, b), facts(t, other)); diff != "" {
			t.Errorf("%d: another book (-exported +made):\n%s", seed, diff)
		}
		sound(t, other)
	}
}

func TestUndoOfListsLeavesTheBookAsItWas(t *testing.T) {
	fewer(t, "20")
	rapid.Check(t, func(t *rapid.T) {
		files := exported(t, drawBook(t), outfits()[0])
		b := newBook(t, tempDir(t))
		states := []string{dump(t, b)}
		var imports []data.Import
		for _, f := range files {
			if len(cells(t, f)) > 1 {
				imports = append(imports, b.mustTake(t, f))
				states = append(states, dump(t, b))
			}
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
	})
}
