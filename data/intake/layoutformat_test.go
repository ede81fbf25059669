package intake

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data/sheet"
)

// A file of a known format reads the same by what was proposed for its columns as a format of the seller's own, and all
// that its rows say besides still does where the user gives one more column a meaning.
func TestAFormatOfAProposalReadsTheSame(t *testing.T) {
	for _, files := range samples() {
		names, err := fs.Glob(files, "*.*")
		check(t, err)
		for _, name := range names {
			t.Run(name, func(t *testing.T) {
				f, p := lookAt(t, files, name)
				fields := make([][]Field, len(p.Columns))
				for i, c := range p.Columns {
					fields[i] = fieldsNamed(c.Fields).Fields()
				}
				want := records(t, readSample(t, files, name))
				mine, err := p.With("mine", fields)
				check(t, err)
				r := readAnswered(t, f, Request{Currency: "USD", Mapping: &mine})
				if diff := cmp.Diff(want, records(t, r)); diff != "" {
					t.Error(diff)
				}
				free := slices.IndexFunc(p.Columns, func(c Column) bool { return len(c.Fields) == 0 && c.Header != "" })
				if free < 0 || p.Kind == Delivered {
					return
				}
				fields[free] = []Field{Note}
				mine, err = p.With("mine", fields)
				check(t, err)
				r = readAnswered(t, f, Request{Currency: "USD", Mapping: &mine})
				if diff := cmp.Diff(records(t, withoutNotes(readSample(t, files, name))), records(t, withoutNotes(r))); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

// lookAt opens a sample and gives what is proposed for it.
func lookAt(t *testing.T, files fs.FS, name string) (*sheet.File, *Proposal) {
	t.Helper()
	raw, err := fs.ReadFile(files, name)
	check(t, err)
	f, err := sheet.OpenBytes(name, raw, sheet.Options{Score: Score, Password: "1234"})
	check(t, err)
	p, err := Look(t.Context(), f, Request{Currency: "USD"})
	check(t, err)
	return f, p
}

// records describes a result without how its columns were found.
func records(t *testing.T, r *Result) []string {
	t.Helper()
	lines := strings.Split(describe(t, r), "\n")
	return slices.DeleteFunc(lines[1:], func(l string) bool { return strings.HasPrefix(l, "column ") })
}

// withoutNotes leaves out what a further column of notes brings.
func withoutNotes(r *Result) *Result {
	for i := range r.Orders {
		r.Orders[i].Note, r.Orders[i].Has = "", r.Orders[i].Has&^setOf(Note)
	}
	for i := range r.Lines {
		r.Lines[i].Note, r.Lines[i].Ident = "", ""
	}
	return r
}

// What a column was taken for in more than one way goes when the user takes it for something else.
func TestAFormatOfAProposalForgetsWhatWasChanged(t *testing.T) {
	for _, c := range []struct {
		file  string
		field Field // of the column that is taken for nothing instead
		gone  func(*Format) bool
	}{
		{"aliexpress_orders.xlsx", Title, func(f *Format) bool { return len(f.Cells) == 1 && f.Cells[0].Fields["waybill"] != "" }},
		{"aliexpress_orders.xlsx", Waybill, func(f *Format) bool {
			return len(f.Cells) > 0 && f.Cells[0].Fields["title"] != "" && f.Fields["waybill"] == nil
		}},
		{"formats/cod_vi.xlsx", Fee, func(f *Format) bool { return len(f.CODFees)+len(f.Fields["fee"]) == 0 }},
	} {
		files, name := samples()["."], c.file
		if folder, file, found := strings.Cut(c.file, "/"); found {
			files, name = samples()[folder], file
		}
		f, p := lookAt(t, files, name)
		fields := make([][]Field, len(p.Columns))
		for i, column := range p.Columns {
			if is := fieldsNamed(column.Fields); !is.Has(c.field) {
				fields[i] = is.Fields()
			}
		}
		mine, err := p.With("mine", fields)
		check(t, err)
		if !c.gone(&mine) {
			t.Errorf("%s without %s: %+v", c.file, c.field, mine)
		}
		r, err := Read(t.Context(), f, Request{Currency: "USD", Mapping: &mine})
		check(t, err)
		checkRows(t, r)
	}
}

// What goes out is written above zero in a column of its own; the sign is that column's, and goes with its meaning.
func TestDebitsAreOfTheColumnsTakenForThem(t *testing.T) {
	lines := []string{"Date\tOrder number\tType\tMoney in\tMoney out\tBalance", "2026-05-01\tA1\tSale\t20.00\t\t20.00", "2026-05-02\tA2\tSale\t30.00\t\t50.00", "2026-05-03\tA1\tRefund\t\t5.50\t44.50"}
	f, err := sheet.OpenBytes("account.txt", []byte(strings.Join(lines, "\n")), sheet.Options{Delimiter: '\t'})
	check(t, err)
	p, err := Look(t.Context(), f, Request{Currency: "USD"})
	check(t, err)
	fields := make([][]Field, len(p.Columns))
	for i, c := range p.Columns {
		fields[i] = fieldsNamed(c.Fields).Fields()
	}
	read := func() []int64 {
		mine, err := p.With("mine", fields)
		check(t, err)
		r, err := Read(t.Context(), f, Request{Currency: "USD", Mapping: &mine})
		check(t, err)
		return []int64{r.Lines[2].Net, r.Lines[2].Freight}
	}
	if got := read(); !slices.Equal(got, []int64{-550, 0}) {
		t.Errorf("as proposed the refund is %v", got)
	}
	fields[4] = []Field{Freight}
	if got := read(); !slices.Equal(got, []int64{-550, 550}) {
		t.Errorf("as freight it is %v", got)
	}

	refunds := append(slices.Clone(lines), "2026-05-04\tA2\tRefund\t\t-2.50\t42.00")
	r := mustRead(t, Request{}, refunds...)
	if len(r.Lines) != 3 || r.Refused != 1 {
		t.Errorf("below zero among what goes out: %+v", r.Lines)
	}
}

// Choosing the two sides of an account leaves what else is known to take money away.
func TestChoosingAnAccountKeepsOtherDebits(t *testing.T) {
	lib, err := builtin()
	check(t, err)
	f := Format{Exact: true, Fields: map[string][]string{}, Debits: []string{"Gross debit"}}
	check(t, f.choose([]string{"Money in", "Money out"}, [][]Field{{Net}, {Net}}, lib.words))
	if !slices.Equal(f.Debits, []string{"Gross debit", "Money out"}) {
		t.Errorf("debits %q", f.Debits)
	}
}
