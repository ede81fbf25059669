package store

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parcelbook/data"
)

// TestRowsComeBackAsKept keeps rows of several imports and sheets in several transactions, and asks for
// them meanwhile.
func TestRowsComeBackAsKept(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := newBook(t)
		kept := map[int64][]data.SourceRow{}
		files := []string{"a.csv", "b.csv"}
		for range rapid.IntRange(1, 2).Draw(rt, "transactions") {
			write(t, s, func(tx *Tx) error {
				for len(kept) < len(files) {
					kept[must(tx.SaveImport(data.Import{File: files[len(kept)], Hash: files[len(kept)], Kind: "orders", At: noon}))] = nil
				}
				for range rapid.IntRange(1, 3).Draw(rt, "stretches") {
					id := rapid.SampledFrom([]int64{1, 2}).Draw(rt, "import")
					sheet := rapid.SampledFrom([]string{"", "表"}).Draw(rt, "sheet")
					for range rapid.IntRange(1, blockRows+9).Draw(rt, "rows") {
						n := len(kept[id]) + 1
						r := data.SourceRow{ImportID: id, File: files[id-1], Sheet: sheet, Row: n, Cells: []string{fmt.Sprint(n), texts[n%len(texts)]}}
						r.ID = must(tx.InsertRow(r))
						kept[id] = append(kept[id], r)
					}
					compareRows(t, tx, id, kept[id])
				}
				return nil
			})
		}
		read(t, s, func(tx *Tx) error {
			for id, rows := range kept {
				compareRows(t, tx, id, rows)
			}
			return nil
		})
	})
}

func compareRows(t *testing.T, tx *Tx, importID int64, want []data.SourceRow) {
	t.Helper()
	if n := must(tx.CountSourceRows(importID)); n != len(want) {
		t.Errorf("%d rows counted, want %d", n, len(want))
	}
	want = slices.SortedFunc(slices.Values(want), func(a, b data.SourceRow) int { return strings.Compare(a.Sheet, b.Sheet)*len(want)*2 + a.Row - b.Row })
	page := data.Page{Offset: len(want) / 3, Limit: 1 + len(want)/2}
	some := want[page.Offset:min(len(want), page.Offset+page.Limit)]
	if diff := cmp.Diff(some, must(tx.SourceRows(importID, page))); diff != "" && len(some) > 0 {
		t.Error(diff)
	}
	kept := must(tx.KeptRows(importID))
	for _, r := range want {
		if kept[r.Place()] != r.ID {
			t.Errorf("row %v is kept as %d, want %d", r.Place(), kept[r.Place()], r.ID)
		}
	}
	if len(kept) != len(want) {
		t.Errorf("kept %v", kept)
	}
}

// TestRowsOfAnOlderBookAreCarriedOver opens a book from before rows were kept in blocks.
func TestRowsOfAnOlderBookAreCarriedOver(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.parcelbook")
	try(os.WriteFile(path, nil, 0o600))
	fill := must(connectBook(path, options))
	try(migrate(t.Context(), fill.writer, must(migrations())[:1], 0))
	var want []data.SourceRow
	write(t, fill, func(tx *Tx) error {
		for _, query := range []string{
			"INSERT INTO holder (id, kind, name) VALUES (1, 'channel', 'Shop')",
			"INSERT INTO import (id, file, hash, kind, format, sheet, at, rows, new, changed, unchanged, refused, skipped, records) VALUES (1, 'a.csv', 'a', 'orders', '', '', '2026-04-01T00:00:00Z', 0, 0, 0, 0, 0, 0, 0), (2, 'b.csv', 'b', 'orders', '', '', '2026-04-01T00:00:00Z', 0, 0, 0, 0, 0, 0, 0)",
		} {
			must(tx.exec(query))
		}
		for i := range 3 * blockRows {
			r := data.SourceRow{ID: int64(i + 1), ImportID: 1, File: "a.csv", Sheet: "S", Row: i + 2, Cells: []string{texts[i%len(texts)], ""}}
			if i > blockRows {
				r.ID, r.ImportID, r.File = r.ID+7, 2, "b.csv" // a gap
			}
			must(tx.exec("INSERT INTO import_row (id, import_id, sheet, row, cells) VALUES (?, ?, ?, ?, ?)", r.ID, r.ImportID, r.Sheet, r.Row, listOf(r.Cells)))
			want = append(want, r)
		}
		_, err := tx.exec("INSERT INTO orders (id, channel_id, number, number_key, state, currency, row_id) VALUES (1, 1, '8100', '8100', 'paid', 'USD', ?)", want[len(want)-1].ID)
		return err
	})
	try(fill.Close())

	now := must(Open(path, options))
	defer func() { try(now.Close()) }()
	read(t, now, func(tx *Tx) error {
		got := slices.Concat(must(tx.SourceRows(1, data.Page{})), must(tx.SourceRows(2, data.Page{})))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		made := must(tx.RecordsOf(2))
		if diff := cmp.Diff([]int64{1}, made.Orders); diff != "" {
			t.Errorf("orders of the second import: %s", diff)
		}
		return nil
	})
	write(t, now, func(tx *Tx) error { // its references are to rows that have no record of their own
		_, err := tx.SaveOrder(data.Order{ChannelID: 1, Number: "8101", State: data.OrderPaid, Currency: "USD", RowID: must(tx.InsertRow(data.SourceRow{ImportID: 2, Row: 1}))})
		return err
	})
	if names := tableNames(t, path); strings.Contains(names, "import_row") {
		t.Errorf("the old rows are still there: %s", names)
	}
}

func TestEveryReferenceToRowsIsChecked(t *testing.T) {
	read(t, newBook(t), func(tx *Tx) error {
		return tx.each(func(row scanner) error {
			var table, column string
			err := row.Scan(&table, &column)
			if !strings.Contains(rowReferences(), "SELECT "+column+" AS id FROM "+table+" ") {
				t.Errorf("%s.%s is not looked up", table, column)
			}
			return err
		}, "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND substr(c.name, -6) = 'row_id'")
	})
}
