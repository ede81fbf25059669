package intake

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"parcelbook/data"
	"parcelbook/data/sheet"
)

// readText takes in a file of tab-separated lines.
func readText(t testing.TB, req Request, lines ...string) (*Result, error) {
	t.Helper()
	f, err := sheet.OpenBytes("file.txt", []byte(strings.Join(lines, "\n")+"\n"), sheet.Options{Score: Score, Delimiter: '\t'})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if req.Currency == "" {
		req.Currency = "USD"
	}
	return Read(t.Context(), f, req)
}

// dated puts a column with a date before the lines of an order file, except where a line goes on with the order
// above it: an order without a date is refused.
func dated(lines ...string) []string {
	list := []string{"Order date\t" + lines[0]}
	for _, line := range lines[1:] {
		date := "2026-05-01"
		if strings.HasPrefix(line, "\t") {
			date = ""
		}
		list = append(list, date+"\t"+line)
	}
	return list
}

// mustRead takes in a file that must be understood, and checks that every row of it is accounted for.
func mustRead(t testing.TB, req Request, lines ...string) *Result {
	t.Helper()
	r, err := readText(t, req, lines...)
	if err != nil {
		t.Fatal(err)
	}
	checkRows(t, r)
	return r
}

// readBook takes in a workbook made on the spot.
func readBook(t testing.TB, req Request, fill func(*excelize.File)) *Result {
	t.Helper()
	book := excelize.NewFile()
	fill(book)
	buffer, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	f, err := sheet.OpenBytes("book.xlsx", buffer.Bytes(), sheet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := Read(t.Context(), f, req)
	if err != nil {
		t.Fatal(err)
	}
	checkRows(t, r)
	return r
}

// checkWords checks that fields are told in words, but where the file itself has their keys.
func checkWords(t testing.TB, r *Result) {
	t.Helper()
	var headers, said []string
	for _, c := range r.Columns {
		headers, said = append(headers, c.Header), append(said, c.Reason.String(), c.Doubt.String())
	}
	for _, f := range AllFields() {
		for _, reason := range append(said, reasons(r)...) {
			if key := f.String(); key != f.Said().String() && strings.Contains(reason, key) && !slices.Contains(headers, key) {
				t.Errorf("%s in %q", key, reason)
			}
		}
	}
}

// checkRows checks that every data row is in exactly one candidate, in quarantine, or skipped with a reason.
func checkRows(t testing.TB, r *Result) {
	t.Helper()
	checkWords(t, r)
	seen := map[data.Place]int{}
	add := func(rows ...data.SourceRow) {
		for _, row := range rows {
			seen[row.Place()]++
		}
	}
	for _, o := range r.Orders {
		add(o.Rows...)
	}
	for _, l := range r.Lines {
		add(l.Rows...)
	}
	for _, d := range r.Deliveries {
		add(d.Row)
	}
	refused := 0
	for _, q := range r.Quarantine {
		add(q.Rows...)
		refused += len(q.Rows)
		if len(q.Problems) == 0 || len(q.Rows) == 0 {
			t.Errorf("%q is in quarantine without a reason or without its rows", q.Subject)
		}
	}
	if refused != r.Refused {
		t.Errorf("%d rows in quarantine, %d counted", refused, r.Refused)
	}
	for row, n := range seen {
		if n != 1 {
			t.Errorf("row %v is in %d records", row, n)
		}
	}
	if len(seen)+r.Skipped != r.Rows {
		t.Errorf("%d rows: %d in records and quarantine, %d skipped", r.Rows, len(seen), r.Skipped)
	}
	if len(r.Problems) < r.Skipped {
		t.Errorf("%d rows skipped, %d problems told", r.Skipped, len(r.Problems))
	}
}

// reasons lists the problems' reasons.
func reasons(r *Result) []string {
	var list []string
	for _, p := range r.Problems {
		list = append(list, p.Reason.String())
	}
	return list
}

func fieldOf(r *Result, header string) string {
	for _, c := range r.Columns {
		if c.Header == header {
			return strings.Join(c.Fields, "+")
		}
	}
	return "no such column"
}

// names lists the fields of a set by their names in formats.
func names(set FieldSet) []string {
	var list []string
	for _, f := range set.Fields() {
		list = append(list, f.String())
	}
	return list
}
