package resources

import (
	"bytes"
	"encoding/csv"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

var update = flag.Bool("update", false, "write the sample files anew")

// page is one sheet of a workbook.
type page struct {
	name string
	rows [][]string
}

// sample is a file: a workbook where comma is 0, else text of one page.
type sample struct {
	comma    rune
	password string // of a protected workbook
	pages    []page
}

func text(comma rune, rows [][]string) sample {
	return sample{comma: comma, pages: []page{{rows: rows}}}
}

func workbook(pages ...page) sample { return sample{pages: pages} }

// sampleFiles are what the sample book is filled from, by file name.
func sampleFiles() map[string]sample {
	return map[string]sample{
		"aliexpress_orders.xlsx": workbook(page{"Sheet1", marketOrders()}),
		"aliexpress_ledger.xlsx": workbook(page{"Sheet1", marketLedger()}),
		"shopify_orders.csv":     text(',', shopOrders()),
		"delivery_result.csv":    text(',', courierResults()),
		"boxful_statement.xlsx":  workbook(boxfulStatement()...),
		"cod_statement.csv":      text(',', courierStatement()),
	}
}

func TestSamplesAreAsGenerated(t *testing.T) {
	asGenerated(t, "samples", Samples(), sampleFiles())
}

func TestSamplesOfFormatsAreAsGenerated(t *testing.T) {
	folder := filepath.Join("samples", "formats")
	asGenerated(t, folder, os.DirFS(folder), formatSamples())
}

// asGenerated compares the files of a folder with what is generated, or writes them anew.
func asGenerated(t *testing.T, path string, folder fs.FS, files map[string]sample) {
	t.Helper()
	if *update {
		for name, want := range files {
			if err := os.WriteFile(filepath.Join(path, name), encode(t, want), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	names, err := fs.Glob(folder, "*.*")
	if err != nil {
		t.Fatal(err)
	}
	if len(names) != len(files) {
		t.Errorf("%d samples in %s, %d generated: %q", len(names), path, len(files), names)
	}
	for name, want := range files {
		raw, err := fs.ReadFile(folder, name)
		if err != nil {
			t.Fatal(err)
		}
		diff := ""
		if want.comma != 0 {
			diff = cmp.Diff(string(encode(t, want)), string(raw))
		} else {
			diff = cmp.Diff(want.pages, decode(t, want, raw), cmp.AllowUnexported(page{}))
		}
		if diff != "" {
			t.Errorf("%s differs from what is generated; write it anew with -update:\n%s", name, diff)
		}
	}
}

// encode makes the file; every cell is a text, as in the exports it stands for.
func encode(t *testing.T, s sample) []byte {
	t.Helper()
	var out bytes.Buffer
	if s.comma != 0 {
		w := csv.NewWriter(&out)
		w.Comma = s.comma
		if err := w.WriteAll(s.pages[0].rows); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	book := excelize.NewFile()
	for i, p := range s.pages {
		if i == 0 {
			if err := book.SetSheetName("Sheet1", p.name); err != nil {
				t.Fatal(err)
			}
		} else if _, err := book.NewSheet(p.name); err != nil {
			t.Fatal(err)
		}
		for r, row := range p.rows {
			cell, err := excelize.CoordinatesToCellName(1, r+1)
			if err == nil {
				err = book.SetSheetRow(p.name, cell, &row)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := book.Write(&out, excelize.Options{Password: s.password}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// decode reads a workbook back, its rows as long as those it was made of.
func decode(t *testing.T, s sample, raw []byte) []page {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{Password: s.password})
	if err != nil {
		t.Fatal(err)
	}
	var pages []page
	for at, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i := range rows {
			for at < len(s.pages) && i < len(s.pages[at].rows) && len(rows[i]) < len(s.pages[at].rows[i]) {
				rows[i] = append(rows[i], "") // GetRows leaves trailing empty cells out
			}
		}
		pages = append(pages, page{sheet, rows})
	}
	return pages
}
