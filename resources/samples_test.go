package resources

import (
	"bytes"
	"encoding/csv"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

var update = flag.Bool("update", false, "write the sample files anew")

// page is one sheet of a sample file.
type page struct {
	name string
	rows [][]string
}

// sampleFiles are the samples by file name. Text has one page without a name.
func sampleFiles() map[string][]page {
	return map[string][]page{
		"aliexpress_orders.xlsx": {{"Sheet1", marketOrders()}},
		"aliexpress_ledger.xlsx": {{"Sheet1", marketLedger()}},
		"shopify_orders.csv":     {{"", shopOrders()}},
		"delivery_result.csv":    {{"", courierResults()}},
		"boxful_statement.xlsx":  boxfulStatement(),
		"cod_statement.csv":      {{"", courierStatement()}},
	}
}

func TestSamplesAreAsGenerated(t *testing.T) {
	names, err := fs.Glob(Samples(), "*")
	if err != nil {
		t.Fatal(err)
	}
	files := sampleFiles()
	if len(names) != len(files) {
		t.Errorf("%d samples embedded, %d generated: %q", len(names), len(files), names)
	}
	for name, want := range files {
		if *update {
			if err := os.WriteFile(filepath.Join("samples", name), encode(t, name, want), 0o600); err != nil {
				t.Fatal(err)
			}
			continue
		}
		raw, err := fs.ReadFile(Samples(), name)
		if err != nil {
			t.Fatal(err)
		}
		got := decode(t, name, raw)
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(page{})); diff != "" {
			t.Errorf("%s differs from what is generated; write it anew with -update:\n%s", name, diff)
		}
	}
}

// encode makes the file; every cell is a text, as in the exports it stands for.
func encode(t *testing.T, name string, pages []page) []byte {
	t.Helper()
	var out bytes.Buffer
	if strings.HasSuffix(name, ".csv") {
		if err := csv.NewWriter(&out).WriteAll(pages[0].rows); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	book := excelize.NewFile()
	for i, p := range pages {
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
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func decode(t *testing.T, name string, raw []byte) []page {
	t.Helper()
	if strings.HasSuffix(name, ".csv") {
		reader := csv.NewReader(bytes.NewReader(raw))
		rows, err := reader.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return []page{{"", rows}}
	}
	book, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	var pages []page
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		width := 0
		for _, row := range rows {
			width = max(width, len(row))
		}
		for i := range rows {
			for len(rows[i]) < width {
				rows[i] = append(rows[i], "") // GetRows leaves trailing empty cells out
			}
		}
		pages = append(pages, page{sheet, rows})
	}
	return pages
}
