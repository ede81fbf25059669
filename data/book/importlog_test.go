package book

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"parcelbook/data"
	"parcelbook/data/intake"
)

func TestTheLogShowsOriginalRowsAndOpenProblems(t *testing.T) {
	b := newBook(t, t.TempDir())
	imp := b.mustTake(t, file{name: "orders.csv", as: intake.Orders, holder: "Shop", text: "Order Number,Shoe  Size,Order Total,Order Date\n" +
		"S1,41,10.00,2026-10-01\nS2,42,ten,2026-10-01\nS3,43,30.00,2026-10-01\nS4,44,forty,2026-10-01\n"})
	header, err := b.Header(t.Context(), imp.ID)
	if diff := cmp.Diff([]string{"Order Number", "Shoe Size", "Order Total", "Order Date"}, header); diff != "" || err != nil {
		t.Errorf("header: %v\n%s", err, diff)
	}
	rows := func(page data.Page) []data.SourceRow {
		t.Helper()
		rows, err := b.SourceRows(t.Context(), imp.ID, page)
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	row := func(number int, cells ...string) data.SourceRow {
		return data.SourceRow{ImportID: imp.ID, File: "orders.csv", Row: number, Cells: cells}
	}
	all := []data.SourceRow{
		row(2, "S1", "41", "10.00", "2026-10-01"), row(3, "S2", "42", "ten", "2026-10-01"),
		row(4, "S3", "43", "30.00", "2026-10-01"), row(5, "S4", "44", "forty", "2026-10-01"),
	}
	if diff := cmp.Diff(all, rows(data.Page{}), cmpopts.IgnoreFields(data.SourceRow{}, "ID")); diff != "" {
		t.Errorf("all rows:\n%s", diff)
	}
	if diff := cmp.Diff(all[1:3], rows(data.Page{Offset: 1, Limit: 2}), cmpopts.IgnoreFields(data.SourceRow{}, "ID")); diff != "" {
		t.Errorf("a page:\n%s", diff)
	}
	if n, err := b.CountSourceRows(t.Context(), imp.ID); n != len(all) || err != nil {
		t.Errorf("%d rows counted, want %d: %v", n, len(all), err)
	}
	open := func() int {
		t.Helper()
		log, err := b.Imports(t.Context())
		if err != nil || len(log) != 1 {
			t.Fatal(log, err)
		}
		return log[0].Open
	}
	if n := open(); n != 2 {
		t.Errorf("%d open problems, want 2", n)
	}
	waiting, err := b.Quarantine(t.Context())
	if err != nil || len(waiting) != 2 {
		t.Fatal(waiting, err)
	}
	if err := b.Discard(t.Context(), waiting[0].ID); err != nil {
		t.Fatal(err)
	}
	if n := open(); n != 1 {
		t.Errorf("%d open problems after one was discarded, want 1", n)
	}
	if n := len(rows(data.Page{})); n != 4 {
		t.Errorf("%d rows are shown after one was discarded, want all 4", n)
	}
	if err := b.Undo(t.Context(), imp.ID, nil); err != nil {
		t.Fatal(err)
	}
	if waiting, err := b.Quarantine(t.Context()); err != nil || len(waiting) != 0 || open() != 0 {
		t.Errorf("of an import that was undone wait %+v, %v", waiting, err)
	}
}
