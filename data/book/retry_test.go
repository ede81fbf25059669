package book

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"parcelbook/data"
	"parcelbook/data/intake"
)

// keptAsInFile checks that the last row of an import is kept as its file has it, beside what it was mended to.
func keptAsInFile(t *testing.T, b *Book, importID int64, mends []Mend) {
	t.Helper()
	rows, err := b.SourceRows(t.Context(), importID, data.Page{})
	if err != nil {
		t.Fatal(err)
	}
	last := rows[len(rows)-1]
	if last.Cells[mends[0].Column] == mends[0].Value || cmp.Diff(mends, last.Mends) != "" {
		t.Errorf("the row is kept as %+v", last)
	}
}

// waitsAsBefore checks that a mend that mended nothing is not kept.
func waitsAsBefore(t *testing.T, b *Book, before []data.Quarantined) {
	t.Helper()
	now, err := b.Quarantine(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, now); diff != "" {
		t.Errorf("a mend that mends nothing is kept:\n%s", diff)
	}
}

// What is mended in quarantine comes to be what it had been had the file been right, and goes with its import.
func TestAMendedRecordIsAsIfTheFileHadBeenRight(t *testing.T) {
	const orders = "Order Number,Order Date,Payment Method,Customer Name,Product Name,Quantity,Order Total,Currency,Carrier,Tracking Number\n"
	for _, c := range []struct {
		name         string
		wrong, right file
		mends        []Mend
	}{
		{
			"an order",
			file{"o.csv", orders + "S1,2026-10-01,Cash on Delivery,Ana,Kettle,1,20.00,USD,Swift,W1\nS2,2026-10-01,Cash on Delivery,Bo,Cup,1,thirty,USD,Swift,W2\n", intake.Orders, "Shop"},
			file{"o.csv", orders + "S1,2026-10-01,Cash on Delivery,Ana,Kettle,1,20.00,USD,Swift,W1\nS2,2026-10-01,Cash on Delivery,Bo,Cup,1,30.00,USD,Swift,W2\n", intake.Orders, "Shop"},
			[]Mend{{Row: 3, Column: 6, Value: "30.00"}},
		},
		{
			"a remittance line equal to another",
			cod("c.csv", "W1,S1,20.00,1.00,19.00,2026-10-20\nW1,S1,twenty,1.00,19.00,2026-10-20\n"),
			cod("c.csv", "W1,S1,20.00,1.00,19.00,2026-10-20\nW1,S1,20.00,1.00,19.00,2026-10-20\n"),
			[]Mend{{Row: 3, Column: 2, Value: "20.00"}},
		},
		{
			"the only line of a statement",
			cod("c.csv", "W1,S1,twenty,1.00,19.00,2026-10-20\n"),
			cod("c.csv", "W1,S1,20.00,1.00,19.00,2026-10-20\n"),
			[]Mend{{Row: 2, Column: 2, Value: "20.00"}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, right := newBook(t, t.TempDir()), newBook(t, t.TempDir())
			if c.wrong.as == intake.Statements {
				b, right = replaceBook(t), replaceBook(t)
			}
			before := dump(t, b)
			imp := b.mustTake(t, c.wrong)
			waiting, err := b.Quarantine(t.Context())
			if err != nil || len(waiting) != 1 {
				t.Fatal(waiting, err)
			}
			still, err := b.Retry(t.Context(), waiting[0].ID, []Mend{{Row: c.mends[0].Row, Column: c.mends[0].Column, Value: "much"}})
			if err != nil || still.Taken != 0 || len(still.Left) != 1 || still.Left[0].Problems[0].Value != "much" {
				t.Fatalf("what is still wrong: %+v, %v", still, err)
			}
			waitsAsBefore(t, b, waiting)
			done, err := b.Retry(t.Context(), waiting[0].ID, c.mends)
			if err != nil || done.Taken != 1 || len(done.Left) != 0 {
				t.Fatalf("mended: %+v, %v", done, err)
			}
			right.mustTake(t, c.right)
			sound(t, b)
			if diff := cmp.Diff(dump(t, right), dump(t, b)); diff != "" {
				t.Errorf("not as the right file (-right +mended):\n%s", diff)
			}
			keptAsInFile(t, b, imp.ID, c.mends)
			log, err := b.Imports(t.Context())
			if err != nil || log[0].Open != 0 || log[0].Counts.Refused != 0 {
				t.Errorf("the log: %+v, %v", log, err)
			}
			if _, err := b.Retry(t.Context(), waiting[0].ID, nil); err == nil {
				t.Error("it was taken in twice")
			}
			if err := b.Undo(t.Context(), imp.ID, nil); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(before, dump(t, b)); diff != "" {
				t.Errorf("undoing the import leaves:\n%s", diff)
			}
		})
	}
}

// An order that waited while a later file brought it too is not lost with that file.
func TestAFileIsNotUndoneBeforeWhatWasMendedSince(t *testing.T) {
	const header = "Order Number,Order Date,Payment Method,Customer Name,Product Name,Quantity,Order Total,Currency,Carrier,Tracking Number\n"
	for name, total := range map[string]string{"another total": "21.00", "a parcel": "20.00", "nothing else": "20.00"} {
		t.Run(name, func(t *testing.T) {
			b := newBook(t, t.TempDir())
			empty := dump(t, b)
			waybill := "Swift,W1"
			if name == "nothing else" {
				waybill = ","
			}
			first := b.mustTake(t, file{"first.csv", header + "S1,2026-10-01,Cash on Delivery,Ana,Kettle,1,twenty,USD," + waybill + "\n", intake.Orders, "Shop"})
			second := b.mustTake(t, file{"second.csv", header + "S1,2026-10-01,Cash on Delivery,Ana,Kettle,1,20.00,USD,,\n", intake.Orders, "Shop"})
			before := dump(t, b)
			waiting, err := b.Quarantine(t.Context())
			if err != nil || len(waiting) != 1 {
				t.Fatal(waiting, err)
			}
			if done, err := b.Retry(t.Context(), waiting[0].ID, []Mend{{Row: 2, Column: 6, Value: total}}); err != nil || done.Taken != 1 {
				t.Fatal(done, err)
			}
			var depends *DependsError
			if err := b.Undo(t.Context(), second.ID, nil); !errors.As(err, &depends) || len(depends.On) == 0 {
				t.Errorf("undoing what the mended order changed: %v", err)
			}
			for _, step := range []struct {
				undo data.Import
				left string
			}{{first, before}, {second, empty}} {
				if err := b.Undo(t.Context(), step.undo.ID, nil); err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(step.left, dump(t, b)); diff != "" {
					t.Errorf("undoing %s leaves:\n%s", step.undo.File, diff)
				}
				sound(t, b)
			}
		})
	}
}

// months is a workbook with orders of two months on sheets of their own; the last one's total is no amount.
func months(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	err := f.SetSheetName("Sheet1", "January")
	_, err2 := f.NewSheet("February")
	err = errors.Join(err, err2)
	for _, month := range f.GetSheetList() {
		for i, cells := range [][]any{{"Order Number", "Order Date", "Order Total", "Customer Name"}, {month[:1] + "-1001", "2026-01-05", 5, "Ana"}, {month[:1] + "-1002", "2026-01-06", 6, "Bo"}} {
			err = errors.Join(err, f.SetSheetRow(month, fmt.Sprintf("A%d", i+1), &cells))
		}
	}
	err = errors.Join(err, f.SetCellValue("February", "C3", "six"))
	var raw bytes.Buffer
	if err = errors.Join(err, f.Write(&raw)); err != nil {
		t.Fatal(err)
	}
	return raw.Bytes()
}

// Rows of several sheets have the same numbers; what waits of one is not taken for a row of another.
func TestARecordOnAFurtherSheetIsMended(t *testing.T) {
	raw := months(t)
	b := newBook(t, t.TempDir())
	imp := b.mustTake(t, file{"months.xlsx", string(raw), intake.Orders, "Shop"})
	if imp.Counts.New != 3 || imp.Counts.Refused != 1 {
		t.Fatalf("%+v", imp.Counts)
	}
	waiting, err := b.Quarantine(t.Context())
	if err != nil || len(waiting) != 1 || waiting[0].Rows[0].Sheet != "February" {
		t.Fatal(waiting, err)
	}
	if got, err := b.Retry(t.Context(), waiting[0].ID, []Mend{{Row: 3, Column: 2, Value: "6"}}); err != nil || got.Taken != 1 || len(got.Left) != 0 {
		t.Fatalf("mended: %+v, %v", got, err)
	}
	orders, err := b.Orders(t.Context(), data.OrderFilter{})
	if err != nil || len(orders) != 4 {
		t.Errorf("orders %+v, %v", orders, err)
	}
	rows, err := b.SourceRows(t.Context(), imp.ID, data.Page{})
	if err != nil || len(rows) != 4 || rows[1].Sheet != "February" || len(rows[1].Mends) != 1 || len(rows[3].Mends) != 0 {
		t.Errorf("rows %+v, %v", rows, err)
	}
	sound(t, b)
	again, err := b.Review(t.Context(), Request{Name: "months.xlsx", Bytes: raw, Holder: "Shop"})
	if err != nil || again.Already == nil {
		t.Errorf("the same file again: %+v, %v", again, err)
	}
}

// A record of a protected workbook is mended without its password, which opened it once.
func TestARecordOfAProtectedWorkbookIsMended(t *testing.T) {
	f := excelize.NewFile()
	for i, row := range [][]any{
		{"Order number", "Order date", "Customer name", "Product", "Quantity", "Order total", "Currency"},
		{"S1", "2026-05-20", "Ana", "Lamp", 1, 20, "USD"},
		{"S2", "2026-05-20", "Bo", "Cup", 1, "thirty", "USD"},
	} {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var protected bytes.Buffer
	if err := errors.Join(f.Write(&protected, excelize.Options{Password: "sesame"}), f.Close()); err != nil {
		t.Fatal(err)
	}
	b := newBook(t, t.TempDir())
	r, err := b.Review(t.Context(), Request{Name: "o.xlsx", Bytes: protected.Bytes(), Password: "sesame", Holder: "Shop"})
	if err != nil {
		t.Fatal(err)
	}
	if imp, err := b.commit(t.Context(), r); err != nil || imp.Counts.Refused != 1 {
		t.Fatalf("%+v, %v", imp, err)
	}
	waiting, err := b.Quarantine(t.Context())
	if err != nil || len(waiting) != 1 {
		t.Fatalf("%+v, %v", waiting, err)
	}
	if done, err := b.Retry(t.Context(), waiting[0].ID, []Mend{{Row: 3, Column: 5, Value: "30"}}); err != nil || done.Taken != 1 {
		t.Errorf("%+v, %v", done, err)
	}
	sound(t, b)
	again, err := b.Review(t.Context(), Request{Name: "o.xlsx", Bytes: protected.Bytes(), Password: "sesame", Holder: "Shop"})
	if err != nil || again.Already == nil {
		t.Errorf("the protected file is not known again: %+v, %v", again, err)
	}
}

// Two files of which each brought something that the other says too hang on each other: neither can be undone before the other,
// and so they can be together.
func TestFilesThatHangOnEachOtherAreUndoneTogether(t *testing.T) {
	const orders = "Order Number,Order Date,Payment Method,Customer Name,Product Name,Quantity,Order Total,Currency\n"
	const ledger = "Date,Type,Order number,Amount,Currency\n"
	order := func(number, total string) string {
		return number + ",2026-10-01,Cash on Delivery,Ana,Kettle,1," + total + ",USD\n"
	}
	entry := func(number, amount string) string { return "2026-10-01,Sale," + number + "," + amount + ",USD\n" }
	for _, c := range []struct {
		name          string
		as            intake.Kind
		first, second string
		mend          Mend
	}{
		{"orders", intake.Orders, orders + order("S1", "10.00") + order("S2", "twenty"), orders + order("S1", "10.00") + order("S2", "20.00"), Mend{Row: 3, Column: 6, Value: "20.00"}},
		{"entries", intake.Statements, ledger + entry("S1", "10.00") + entry("S2", "twenty") + entry("S3", "30.00"), ledger + entry("S1", "10.00") + entry("S2", "20.00") + entry("S3", "30.00"), Mend{Row: 3, Column: 3, Value: "20.00"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBook(t, t.TempDir())
			empty := dump(t, b)
			first := b.mustTake(t, file{"first.csv", c.first, c.as, "Shop"})
			second := b.mustTake(t, file{"second.csv", c.second, c.as, "Shop"})
			waiting, err := b.Quarantine(t.Context())
			if err != nil || len(waiting) != 1 {
				t.Fatal(waiting, err)
			}
			if done, err := b.Retry(t.Context(), waiting[0].ID, []Mend{c.mend}); err != nil || done.Taken != 1 {
				t.Fatal(done, err)
			}
			before := dump(t, b)
			both := []int64{first.ID, second.ID}
			for _, id := range both {
				var depends *DependsError
				if err := b.Undo(t.Context(), id, nil); !errors.As(err, &depends) || !slices.Equal(depends.With, both) || !strings.HasSuffix(err.Error(), "or these imports together: 1 2") {
					t.Fatalf("undoing import %d alone: %v", id, err)
				}
			}
			if diff := cmp.Diff(before, dump(t, b)); diff != "" {
				t.Errorf("a refused undo changed the book:\n%s", diff)
			}
			if err := b.UndoTogether(t.Context(), both, nil); err != nil {
				t.Fatal(err)
			}
			sound(t, b)
			if diff := cmp.Diff(empty, dump(t, b)); diff != "" {
				t.Errorf("undone together, there is left:\n%s", diff)
			}
		})
	}
}

// What was done by hand hangs on one of several imports, and no undoing of these together gets past it.
func TestWorkByHandKeepsImportsFromBeingUndoneTogether(t *testing.T) {
	b := newBook(t, t.TempDir())
	const header = "Order Number,Order Date,Payment Method,Customer Name,Product Name,Quantity,Order Total,Currency\n"
	first := b.mustTake(t, file{"first.csv", header + "S1,2026-10-01,Cash on Delivery,Ana,Kettle,1,10.00,USD\n", intake.Orders, "Shop"})
	second := b.mustTake(t, file{"second.csv", header + "S1,2026-10-01,Cash on Delivery,Ana,Kettle,1,10.00,USD\nS2,2026-10-01,Cash on Delivery,Bo,Cup,1,5.00,USD\n", intake.Orders, "Shop"})
	found, err := b.OrdersKnownAs(t.Context(), "S2")
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	if _, err := b.LogContact(t.Context(), data.Contact{OrderID: found[0].ID, Date: "2026-10-05", Note: "called"}); err != nil {
		t.Fatal(err)
	}
	var depends *DependsError
	if err := b.Undo(t.Context(), first.ID, nil); !errors.As(err, &depends) || len(depends.With) > 0 {
		t.Errorf("%v, with %v", err, depends.With)
	}
	before := dump(t, b)
	if err := b.UndoTogether(t.Context(), []int64{first.ID, second.ID}, nil); !errors.As(err, &depends) || depends.File != "second.csv" {
		t.Errorf("together: %v", err)
	}
	if diff := cmp.Diff(before, dump(t, b)); diff != "" {
		t.Errorf("a refused undo changed the book:\n%s", diff)
	}
}

// Days without a year stay of the one in which their file was taken in, whenever it is mended.
func TestMendedLongAfterwards(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, file{"o.csv", "Order Number,Order Date,Customer Name,Product Name,Order Total\nS1,8 May,Ana,Kettle,20.00\nS2,9 May,Bo,Cup,thirty\nS3,30 May,Cy,Cup,30.00\n", intake.Orders, "Shop"})
	waiting, err := b.Quarantine(t.Context())
	if err != nil || len(waiting) != 1 {
		t.Fatal(waiting, err)
	}
	b.now = func() time.Time { return pinned().AddDate(1, 0, 0) }
	if done, err := b.Retry(t.Context(), waiting[0].ID, []Mend{{Row: 3, Column: 4, Value: "30.00"}}); err != nil || done.Taken != 1 {
		t.Fatalf("%+v, %v", done, err)
	}
	orders, err := b.Orders(t.Context(), data.OrderFilter{})
	if err != nil || len(orders) != 3 {
		t.Fatal(orders, err)
	}
	for _, o := range orders {
		if o.OrderDate.Time().Year() != 2026 {
			t.Errorf("%s is of %s", o.Number, o.OrderDate)
		}
	}
}
