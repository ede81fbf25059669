package main_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// The book's lists on sheets of one workbook, in whatever order, make the same book again.
func TestListsOnSheetsOfOneWorkbookAreTakenInInTheirOrder(t *testing.T) {
	s := settled(t)
	s.imports(s.writeFile("汇款.csv", "Waybill,Order Ref,COD Amount,COD Fee,Net,Paid date\n0012345678,S-1001,19.99,1.05,18.94,2026-05-15\n"))
	names := []string{"payments", "parcels", "customers", "orders", "carriers"}
	exported := func(s seller) map[string]string {
		lists := map[string]string{}
		for _, name := range names {
			path := filepath.Join(t.TempDir(), name+".csv")
			s.does("export", name, "--out", path)
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			lists[name] = string(text)
		}
		return lists
	}
	want := exported(s)
	f := excelize.NewFile()
	for _, name := range names {
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(want[name], "\ufeff"))).ReadAll()
		if err == nil {
			_, err = f.NewSheet(name)
		}
		for i := 0; i < len(rows) && err == nil; i++ {
			for j := range rows[i] {
				rows[i][j] = strings.TrimPrefix(rows[i][j], "'") // the guard is of csv files
			}
			err = f.SetSheetRow(name, fmt.Sprintf("A%d", i+1), &rows[i])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "all.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	again := newSeller(t)
	again.does("init", "--currency", "EUR", "--time-zone", "UTC")
	var files []takenFile
	if err := json.Unmarshal([]byte(again.does("import", "--json", path)), &files); err != nil {
		t.Fatal(err)
	}
	var order []string
	for _, f := range files {
		order = append(order, f.Sheet)
		if f.Refused > 0 || !f.adds() {
			t.Errorf("%+v", f)
		}
	}
	if diff := cmp.Diff([]string{"carriers", "orders", "customers", "parcels", "payments"}, order); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want, exported(again)); diff != "" {
		t.Error(diff)
	}
}
