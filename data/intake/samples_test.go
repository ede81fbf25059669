package intake

import (
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/sheet"
	"parcelbook/resources"
)

var update = flag.Bool("update", false, "write the goldens anew")

// samples are the sample book's files and those of the other formats, which are not embedded, each in its folder.
func samples() map[string]fs.FS {
	return map[string]fs.FS{".": resources.Samples(), "formats": os.DirFS(filepath.Join("..", "..", "resources", "samples", "formats"))}
}

// Each sample, taken in with no help, makes exactly the records written down beside it. There is one of each format.
func TestSamples(t *testing.T) {
	formats, err := Formats()
	check(t, err)
	missing := map[string]bool{}
	for _, f := range formats {
		missing[f.Name] = len(f.Recognise)+len(f.Values) > 0
	}
	for folder, files := range samples() {
		names, err := fs.Glob(files, "*.*")
		check(t, err)
		for _, name := range names {
			t.Run(name, func(t *testing.T) {
				golden := filepath.Join("testdata", folder, name+".golden")
				r := readSample(t, files, name)
				missing[r.Format] = false
				got := describe(t, r)
				if *update {
					check(t, os.WriteFile(golden, []byte(got), 0o600))
				}
				want, err := os.ReadFile(golden)
				check(t, err)
				if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
	for name, is := range missing {
		if is {
			t.Errorf("the format %s has no sample", name)
		}
	}
}

func readSample(t testing.TB, files fs.FS, name string) *Result {
	t.Helper()
	raw, err := fs.ReadFile(files, name)
	check(t, err)
	f, err := sheet.OpenBytes(name, raw, sheet.Options{Score: Score, Password: "1234"})
	check(t, err)
	r := readAnswered(t, f, Request{Currency: "USD"})
	checkRows(t, r)
	return r
}

// readAnswered reads a file whose currency, where it is asked for, is that of the country that the parcels go to.
func readAnswered(t testing.TB, f *sheet.File, req Request) *Result {
	t.Helper()
	r, err := Read(t.Context(), f, req)
	check(t, err)
	for _, q := range r.Questions {
		if q.Kind == AskCurrency {
			req.Answers.Currency = q.Answers[0]
			r, err = Read(t.Context(), f, req)
			check(t, err)
		}
	}
	return r
}

// describe writes a result as text, one line for each record, with everything in it but the raw cells.
func describe(t testing.TB, r *Result) string {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s, format %s, sheet %q, header in row %d\n", r.File, r.Kind, r.Format, r.Sheet, r.HeaderRow)
	fmt.Fprintf(&b, "channel %q, carrier %q, %d rows, %d refused, %d skipped\n", r.ChannelName, r.CarrierName, r.Rows, r.Refused, r.Skipped)
	if r.Kind == Statements {
		fmt.Fprintf(&b, "statement %s\n", packed(t, r.Statement))
	}
	for _, c := range r.Columns {
		fmt.Fprintf(&b, "column %s %q: %s %d\n", sheet.ColumnName(c.Index), c.Header, strings.Join(c.Fields, "+"), c.Confidence)
	}
	for _, o := range r.Orders {
		fmt.Fprintf(&b, "order %s\n", packed(t, o.Order))
		for _, l := range o.Lines {
			fmt.Fprintf(&b, "\tline %s\n", packed(t, l))
		}
		for _, p := range o.Parcels {
			fmt.Fprintf(&b, "\tparcel %q %s\n", p.Carrier, packed(t, p.Parcel))
		}
		fmt.Fprintf(&b, "\tgives %s; rows %s\n", strings.Join(names(o.Has), " "), numbers(r, o.Rows))
	}
	for _, l := range r.Lines {
		fmt.Fprintf(&b, "line %s %s; rows %s\n", l.Currency, packed(t, l.StatementLine), numbers(r, l.Rows))
	}
	for _, d := range r.Deliveries {
		fmt.Fprintf(&b, "delivery %s; row %d\n", packed(t, d), d.Row.Row)
	}
	for _, q := range r.Quarantine {
		fmt.Fprintf(&b, "refused %q rows %s\n", q.Subject, numbers(r, q.Rows))
	}
	for _, p := range r.Problems {
		fmt.Fprintf(&b, "problem %s\n", packed(t, p))
	}
	return b.String()
}

// packed writes a record's fields that hold something, in their order.
func packed(t testing.TB, record any) string {
	t.Helper()
	text, err := json.Marshal(record)
	check(t, err)
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	_, err = decoder.Token()
	check(t, err)
	var parts []string
	for decoder.More() {
		name, err := decoder.Token()
		check(t, err)
		var value json.RawMessage
		check(t, decoder.Decode(&value))
		switch string(value) {
		case `""`, "0", "false", "null":
			continue
		}
		if name == "Check" || name == "Row" {
			continue // what a packer finds, which no file has; the raw row, of which the number is told
		}
		parts = append(parts, fmt.Sprintf("%s=%s", name, value))
	}
	return strings.Join(parts, " ")
}

func numbers(r *Result, rows []data.SourceRow) string {
	list := make([]string, len(rows))
	for i, row := range rows {
		list[i] = fmt.Sprint(row.Row)
		if row.Sheet != r.Sheet {
			list[i] = fmt.Sprintf("%s!%d", row.Sheet, row.Row)
		}
	}
	return strings.Join(list, " ")
}
