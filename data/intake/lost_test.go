package intake

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parcelbook/data"
	"parcelbook/data/sheet"
)

// nasty are cells as sellers' files have them, whole and damaged, some of which may be read under any header.
var nasty = []string{
	"", "", "", "1", "2", "A1", "#7", "007", "12.50", "1,399", "1.399", "-3", "(4)", "12,-", "US $5", "€5", "¥5", "kr 7", "Rp12.000", "USD", "EUR", "45,90",
	"2026-05-01", "05/06/2026", "25/06/2026", "06/25/2026", "26.05.01", "Mon, 04 May 2026", "46143", "1777593600", "2026-02-30", "01/05/2569",
	"delivered", "Paid", "1.2E+15", "#N/A", "five", "cash on delivery", "'0012", "9999999999999999999", "\u00a0", "多", "N/A", "-",
	"France", "DE", "06 12 34 56 78", "+33612345678", "a\nb", "\"", ";", "LP00123CN", "订单结束", "２０２６年５月１日", "٤٥٫٩٠",
}

// headerOf writes a header of a format: its recognised headers, and one for each field.
func headerOf(f *Format) []string {
	var header []string
	add := func(words string) {
		if !slices.Contains(header, words) {
			header = append(header, words)
		}
	}
	for _, either := range f.Recognise {
		first, _, _ := strings.Cut(either, "|")
		add(first)
	}
	for field := range fieldCount {
		if headers := f.Fields[field.String()]; len(headers) > 0 {
			for part := range strings.SplitSeq(headers[0], " + ") {
				add(part)
			}
		}
	}
	if f.Shared {
		for _, words := range headersOf[f.Kind] {
			add(words)
		}
	}
	return header
}

// Whatever a file of any format holds, each row under the header is in one record, in quarantine or skipped with a
// problem, with all its cells as they are in the file; only what the format says is no data is left out. The same
// file gives the same result again, and two equal rows stay two.
func TestNoCellIsLost(t *testing.T) {
	formats, err := Formats()
	check(t, err)
	rapid.Check(t, func(t *rapid.T) {
		format := rapid.SampledFrom(formats).Draw(t, "format")
		header := headerOf(&format)
		if format.NoHeader || len(header) < 2 {
			t.Skip("no header to write")
		}
		rows := rapid.SliceOfN(rapid.SliceOfN(rapid.SampledFrom(nasty), len(header), len(header)), 1, 8).Draw(t, "rows")
		if rapid.Bool().Draw(t, "twice") {
			rows = append(rows, rows[0])
		}
		var file bytes.Buffer
		if err := csv.NewWriter(&file).WriteAll(append([][]string{header}, rows...)); err != nil {
			t.Fatal(err)
		}
		take := func() *Result {
			f, err := sheet.OpenBytes("file.csv", file.Bytes(), sheet.Options{Delimiter: ','})
			if err != nil {
				t.Fatal(err)
			}
			r, err := Read(context.Background(), f, Request{As: format.Kind, Currency: "USD"})
			if err != nil && !errors.Is(err, ErrNoHeader) && !errors.Is(err, ErrNoRows) {
				t.Fatal(err)
			}
			return r
		}
		r := take()
		if r == nil {
			return
		}
		accountedFor(t, r)
		cellsKept(t, r, formats, rows)
		if diff := cmp.Diff(r, take(), cmp.AllowUnexported()); diff != "" {
			t.Fatal(diff)
		}
	})
}

// cellsKept checks the cells of every row that has any against those that the result keeps.
func cellsKept(t *rapid.T, r *Result, formats []Format, rows [][]string) {
	kept := map[int][]string{}
	keep := func(rows ...data.SourceRow) {
		for _, row := range rows {
			kept[row.Row] = row.Cells
		}
	}
	for _, o := range r.Orders {
		keep(o.Rows...)
	}
	for _, l := range r.Lines {
		keep(l.Rows...)
	}
	for _, d := range r.Deliveries {
		keep(d.Row)
	}
	for _, q := range r.Quarantine {
		keep(q.Rows...)
	}
	told := map[int]bool{}
	for _, p := range r.Problems {
		told[p.Row] = true
	}
	at := slices.IndexFunc(formats, func(f Format) bool { return f.Name == r.Format })
	var blanks []string
	if at >= 0 {
		blanks = formats[at].Blanks
	}
	for i, row := range rows {
		number := r.HeaderRow + 1 + i
		cells, ok := kept[number]
		switch {
		case ok:
			want := strings.TrimRight(strings.Join(row, "\x1f"), "\x1f")
			if got := strings.TrimRight(strings.Join(cells, "\x1f"), "\x1f"); got != want {
				t.Fatalf("row %d is kept as %q, and was %q", number, got, want)
			}
		case told[number], isEmpty(row, blanks), at >= 0 && noData(&formats[at], i, row), at >= 0 && totalOf(&formats[at], r, row):
		default:
			t.Fatalf("row %d of %s is lost: %q", number, r.Format, row)
		}
	}
}

// isEmpty says whether a row holds nothing but what stands for nothing.
func isEmpty(row, blanks []string) bool {
	nothing := append([]string{"", "N/A", "-"}, blanks...)
	return !slices.ContainsFunc(row, func(text string) bool { return !slices.Contains(nothing, strings.TrimSpace(text)) })
}

// totalOf says whether the row names the statement's total in the column that the format has for it, and no amount of its own.
func totalOf(f *Format, r *Result, row []string) bool {
	if f.Total == nil || f.Total.Column == "" {
		return false
	}
	filled := func(named func(Column) bool) bool {
		return slices.ContainsFunc(r.Columns, func(c Column) bool {
			return named(c) && c.Index < len(row) && strings.TrimSpace(row[c.Index]) != ""
		})
	}
	return filled(func(c Column) bool { return c.Header == f.Total.Column }) &&
		!filled(func(c Column) bool { return slices.Contains(c.Fields, Net.String()) })
}

// noData says whether the format leaves a row out by its own word: as a footer, or as the row that explains the header.
func noData(f *Format, at int, row []string) bool {
	if f.DescriptionRow && at == 0 && !strings.ContainsFunc(strings.Join(row, ""), unicode.IsDigit) {
		return true
	}
	texts := slices.DeleteFunc(slices.Clone(row), func(s string) bool { return strings.TrimSpace(s) == "" })
	return slices.ContainsFunc(f.Footers, func(pattern string) bool {
		return regexp.MustCompile(pattern).MatchString(strings.Join(texts, " "))
	})
}
