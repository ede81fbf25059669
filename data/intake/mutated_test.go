package intake

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parcelbook/data/sheet"
)

// mutations are what people and programs do to the table of a file. Column is one that its first row has.
var mutations = map[string]func(table [][]string, column int) [][]string{
	"a header blank": func(table [][]string, column int) [][]string {
		table[0][column] = ""
		return table
	},
	"a column dropped": func(table [][]string, column int) [][]string {
		return eachRow(table, func(cells []string) []string {
			return slices.Delete(cells, min(column, len(cells)), min(column+1, len(cells)))
		})
	},
	"a column twice": func(table [][]string, column int) [][]string {
		return eachRow(table, func(cells []string) []string {
			return append(cells, cells[min(column, len(cells)-1)])
		})
	},
	"a column empty": func(table [][]string, column int) [][]string {
		eachRow(table[1:], func(cells []string) []string {
			cells[min(column, len(cells)-1)] = ""
			return cells
		})
		return table
	},
	"two columns changed over": func(table [][]string, column int) [][]string {
		return eachRow(table, func(cells []string) []string {
			at := min(column, len(cells)-1)
			cells[0], cells[at] = cells[at], cells[0]
			return cells
		})
	},
	"mirrored": func(table [][]string, _ int) [][]string {
		return eachRow(table, func(cells []string) []string {
			slices.Reverse(cells)
			return cells
		})
	},
	"a cell moved": func(table [][]string, column int) [][]string {
		last := len(table) - 1
		table[last] = slices.Insert(table[last], min(column, len(table[last])), "moved")
		return table
	},
	"titles above": func(table [][]string, _ int) [][]string {
		return slices.Concat([][]string{{"A report"}, {"Currency: EUR", "2026-01-01"}, {""}}, table)
	},
	"headers in two rows": func(table [][]string, column int) [][]string {
		second := make([]string, len(table[0]))
		second[column], table[0][column] = table[0][column], ""
		return slices.Insert(table, 1, second)
	},
	"the header alone":  func(table [][]string, _ int) [][]string { return table[:1] },
	"the header twice":  func(table [][]string, _ int) [][]string { return slices.Insert(table, 1, table[0]) },
	"no header":         func(table [][]string, _ int) [][]string { return table[1:] },
	"one row":           func(table [][]string, _ int) [][]string { return table[:2] },
	"a blank row":       func(table [][]string, _ int) [][]string { return slices.Insert(table, 2, []string{""}) },
	"the same row only": func(table [][]string, _ int) [][]string { return [][]string{table[0], table[1], table[1], table[1]} },
}

func eachRow(table [][]string, change func(cells []string) []string) [][]string {
	for i := range table {
		table[i] = change(table[i])
	}
	return table
}

// Whatever becomes of the table of a file that is understood, it is read or refused, the same each time, and no row of it is lost.
func TestMutatedFilesAreReadOrRefused(t *testing.T) {
	paths, err := filepath.Glob("testdata/unknown/*.csv")
	check(t, err)
	tables := make([][][]string, len(paths))
	for i, path := range paths {
		file, err := os.ReadFile(path) // #nosec G304 -- a sample
		check(t, err)
		tables[i] = tableOf(t, filepath.Base(path), file)
	}
	var names []string
	for name := range mutations {
		names = append(names, name)
	}
	slices.Sort(names)
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.IntRange(0, len(paths)-1).Draw(t, "file")
		var table [][]string
		for _, cells := range tables[at] {
			table = append(table, slices.Clone(cells))
		}
		if len(table) < 2 {
			return
		}
		name := rapid.SampledFrom(names).Draw(t, "mutation")
		table = mutations[name](table, rapid.IntRange(0, len(table[0])-1).Draw(t, "column"))
		var file bytes.Buffer
		if err := csv.NewWriter(&file).WriteAll(table); err != nil {
			t.Fatal(err)
		}
		what := filepath.Base(paths[at]) + ", " + name
		first, again := readMutated(t, what, file.Bytes()), readMutated(t, what, file.Bytes())
		if diff := cmp.Diff(first, again); diff != "" {
			t.Fatalf("%s is read otherwise the second time:\n%s", what, diff)
		}
	})
}

// tableOf gives the cells of a text.
func tableOf(t *testing.T, name string, file []byte) (table [][]string) {
	t.Helper()
	f, err := sheet.OpenBytes(name, file, sheet.Options{Score: Score})
	check(t, err)
	check(t, f.Rows(t.Context(), f.Sheets()[0], func(r sheet.Row) error {
		cells := make([]string, max(1, len(r.Cells)))
		for i, c := range r.Cells {
			cells[i] = c.Text
		}
		table = append(table, cells)
		return nil
	}))
	return table
}

// readMutated gives the columns of a file and its problems, or why it is refused for what it lacks.
func readMutated(t *rapid.T, what string, file []byte) any {
	f, err := sheet.OpenBytes("file.csv", file, sheet.Options{Delimiter: ',', Encoding: "utf-8"})
	if err != nil {
		t.Fatal(what, err)
	}
	r, err := Read(context.Background(), f, Request{Currency: "USD"})
	if errors.Is(err, ErrNoHeader) || errors.Is(err, ErrNoRows) {
		return err.Error()
	}
	if err != nil {
		t.Fatal(what, err)
	}
	accountedFor(t, r)
	return []any{r.Format, r.Columns, r.Problems}
}
