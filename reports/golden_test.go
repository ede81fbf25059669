package reports_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/reports"
)

var update = flag.Bool("update", false, "write the golden files anew")

// plain stands in for a translation: the key itself, so that goldens show which one is used.
func plain(key string) string { return key }

// golden compares a report with the three files that hold it as text, CSV and JSON.
func golden(t *testing.T, name string, r reports.Report) {
	t.Helper()
	var csv, json bytes.Buffer
	if err := reports.CSV(&csv, r, plain); err != nil {
		t.Fatal(err)
	}
	if err := reports.JSON(&json, r, plain); err != nil {
		t.Fatal(err)
	}
	for ext, got := range map[string]string{".txt": rendered(r), ".csv": csv.String(), ".json": json.String()} {
		path := filepath.Join("testdata", name+ext)
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s is not as it was (-want +got):\n%s", path, diff)
		}
	}
}

// rendered is the report as text, one line per row.
func rendered(r reports.Report) string {
	var b strings.Builder
	line := func(cells ...string) { b.WriteString(strings.Join(cells, " | ") + "\n") }
	line(r.Title)
	for _, f := range r.Facts {
		line(f.Label, reports.Column{Kind: f.Kind}.Text(f.Value, plain))
	}
	for _, table := range r.Tables {
		line("", table.Title)
		var labels []string
		for _, c := range table.Columns {
			labels = append(labels, c.Label)
		}
		line(labels...)
		for _, row := range table.Rows {
			line(texts(table, row)...)
		}
		for _, row := range table.Totals {
			line(append([]string{"="}, texts(table, row)[1:]...)...)
		}
	}
	for _, n := range r.Notes {
		line("*", n)
	}
	return b.String()
}

func texts(t reports.Table, row []data.Value) []string {
	cells := make([]string, len(row))
	for i, c := range t.Columns {
		cells[i] = c.Text(row[i], plain)
	}
	return cells
}
