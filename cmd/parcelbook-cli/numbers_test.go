package main_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

const numbered = "Order Number,Order Date,Customer Name,Product Name,Quantity,Order Total,Currency,Payment Method\n"

// A month on each sheet, each of which begins with number 1: how the second is taken is said with the first.
func TestSheetsOfMonthsThatBeginWithOneAreTakenOneByOne(t *testing.T) {
	s := newSeller(t)
	s.does("init", "--currency", "EUR")
	f := excelize.NewFile()
	for _, month := range []struct{ name, orders string }{
		{"June", "1,2026-06-03,Ann,Mug,1,10.50,EUR,COD\n2,2026-06-04,Bob,Pot,1,12.50,EUR,COD\n3,2026-06-05,Cyd,Hat,1,8.50,EUR,COD"},
		{"July", "1,2026-07-03,Dan,Cup,1,11.50,EUR,COD\n2,2026-07-04,Eve,Pan,1,21.50,EUR,COD"},
	} {
		if _, err := f.NewSheet(month.name); err != nil {
			t.Fatal(err)
		}
		for i, row := range strings.Split(numbered+month.orders, "\n") {
			cells := strings.Split(row, ",")
			if err := f.SetSheetRow(month.name, fmt.Sprintf("A%d", i+1), &cells); err != nil {
				t.Fatal(err)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "months.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	out := s.does("import", "--channel", "Own", path)
	if want := "another sheet than this is chosen with --sheet NAME, and with --numbers anew where the order numbers begin again on it\n"; !strings.Contains(out, want) || !strings.Contains(out, "2 rows are not taken") {
		t.Errorf("it does not say %q: %s", want, out)
	}
	s.isRefused([]string{"--numbers anew"}, "import", "--channel", "Own", "--sheet", "July", path)
	if f := s.imports("--channel", "Own", "--sheet", "July", "--numbers", "anew", path); f.New != 2 {
		t.Errorf("the second sheet: %+v", f)
	}
	if orders := s.state(); !strings.Contains(orders, "1 (2026-07)") || !strings.Contains(orders, "Cyd") {
		t.Errorf("the orders are:\n%s", orders)
	}
}

// Statements of which lines are no longer known to be of one order are named, before and when that happens.
func TestLinesThatNewOrdersMakeDoubtfulAreTold(t *testing.T) {
	s := newSeller(t)
	s.does("init", "--currency", "EUR")
	june := s.writeFile("june.csv", numbered+"1,2026-06-03,Ann,Mug,1,10.00,EUR,COD\n2,2026-06-04,Bob,Mug,1,10.00,EUR,COD\n")
	july := s.writeFile("july.csv", numbered+"1,2026-07-03,Dan,Mug,1,10.00,EUR,COD\n2,2026-07-04,Eve,Mug,1,10.00,EUR,COD\n")
	s.imports("--channel", "Own", june)
	s.imports("--carrier", "Swift", s.writeFile("undated.csv", "Order Ref,COD Amount,COD Fee,Net\n1,10.00,1.00,9.00\n2,10.00,1.00,9.00\n"))
	const want = "2 lines of undated.csv, import 2, are no longer known to be of one order"
	for _, args := range [][]string{{"--dry-run"}, nil} {
		args = append([]string{"import", "--channel", "Own", "--numbers", "anew", july}, args...)
		if out := strings.Join(strings.Fields(s.does(args...)), " "); !strings.Contains(out, want) {
			t.Errorf("%v does not say %q: %s", args, want, out)
		}
	}
}
