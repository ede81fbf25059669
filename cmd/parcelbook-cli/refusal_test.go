package main_test

import (
	"archive/zip"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	_ "modernc.org/sqlite"

	"parcelbook/data/book"
)

const shopOrders = `Order number,Order date,Payment method,Customer name,Phone,Product name,Quantity,Unit price,Order total,Currency,Carrier,Waybill,Shipped date
S-1001,2026-05-02,cash on delivery,Carmen Núñez,+34 600 000 001,Silk scarf,1,29.99,29.99,EUR,Iberpaq,0012345678,2026-05-03
S-1002,2026-05-03,cash on delivery,陈美玲,+65 8000 0002,Tea set for four,1,39.90,39.90,EUR,Iberpaq,0012345679,2026-05-04
`

// settled is a book with two orders in it.
func settled(t *testing.T) seller {
	t.Helper()
	s := newSeller(t)
	s.does("init", "--currency", "EUR", "--time-zone", "UTC")
	if f := s.imports(s.writeFile("orders.csv", shopOrders)); f.New != 2 || !f.adds() {
		t.Fatalf("the orders came in as %+v", f)
	}
	return s
}

func TestFilesThatCannotBeTrustedAreRefusedWhole(t *testing.T) {
	s := settled(t)
	before := s.state()
	workbook := filepath.Join(t.TempDir(), "good.xlsx")
	f := excelize.NewFile()
	for i, cell := range strings.Split(strings.SplitN(shopOrders, "\n", 2)[0], ",") {
		name, err := excelize.CoordinatesToCellName(i+1, 1)
		if err := errors.Join(err, f.SetCellStr("Sheet1", name, cell)); err != nil {
			t.Fatal(err)
		}
	}
	protected := filepath.Join(t.TempDir(), "protected.xlsx")
	if err := errors.Join(f.SaveAs(workbook), f.SaveAs(protected, excelize.Options{Password: "secret"}), f.Close()); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(workbook)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what, path string
		words      []string
	}{
		{"not a spreadsheet", s.writeFile("photo.xlsx", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), []string{"photo.xlsx", "not a spreadsheet"}},
		{"damaged", s.writeFile("cut.xlsx", string(whole[:len(whole)*2/3])), []string{"cut.xlsx"}},
		{"a ZIP that is no workbook", zipped(t), []string{"letters.xlsx"}},
		{"protected", protected, []string{"protected.xlsx", "--password"}},
		{"empty", s.writeFile("empty.csv", ""), []string{"empty.csv", "empty"}},
		{"no header", s.writeFile("noheader.csv", "1,2,3\n4,5,6\n"), []string{"noheader.csv", "header"}},
		{"unknown columns", s.writeFile("unknown.csv", "Temperature,Humidity\n21,40\n22,41\n"), []string{"unknown.csv"}},
		{"a header alone", s.writeFile("alone.csv", strings.SplitAfter(shopOrders, "\n")[0]), []string{"alone.csv", "a header and no rows"}},
		{"a workbook's header alone", workbook, []string{"good.xlsx", "a header and no rows"}},
		{"not there", filepath.Join(t.TempDir(), "gone.csv"), []string{"gone.csv"}},
	} {
		t.Run(c.what, func(t *testing.T) {
			seller{t, s.book}.isRefused(c.words, "import", c.path)
			seller{t, s.book}.isRefused(c.words, "import", "--json", c.path)
			refused := decode[[]takenFile](t, s.run("import", "--json", "--as", "orders", c.path).out)
			if len(refused) != 1 || refused[0].Kind != "orders" || len(refused[0].Problems) != 1 {
				t.Errorf("as JSON: %+v", refused)
			}
		})
	}
	if after := s.state(); after != before {
		t.Errorf("the book changed from\n%s\nto\n%s", before, after)
	}
}

func zipped(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "letters.xlsx")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	out := zip.NewWriter(file)
	if _, err := out.Create("letter.txt"); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(out.Close(), file.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestColumnsNotTakenAreTold(t *testing.T) {
	s := settled(t)
	out := s.does("import", s.writeFile("more.csv", "Order number,Horoscope,Order date,Order total,Mood\nS-1003,41,2026-05-02,5,fine\n"))
	if !strings.Contains(out, "\ncolumns not taken: \"Horoscope\", \"Mood\"\n") {
		t.Errorf("got %q", out)
	}
	if out := s.does("import", sampleFile(s, "shopify_orders.csv")); strings.Contains(out, "columns not taken") {
		t.Errorf("of a format whose every column is known: %q", out)
	}
}

func TestValuesThatCannotBeReadAreToldAndKept(t *testing.T) {
	s := settled(t)
	header, _, _ := strings.Cut(shopOrders, "\n")
	f := s.imports(s.writeFile("more.csv", header+"\n"+
		"S-1003,2026-05-04,cash on delivery,Omar Haddad,+971 50 0000003,Umbrella,1,16.40,sixteen,EUR,Iberpaq,0012345680,2026-05-05\n"+
		"S-1004,2026-13-45,cash on delivery,Anna Zając,+48 500 000 004,Umbrella,1,16.40,16.40,EUR,Iberpaq,0012345681,2026-05-05\n"+
		"8.19000000000012E+15,2026-05-05,cash on delivery,José Peña,+52 55 0000005,Umbrella,1,16.40,16.40,EUR,Iberpaq,0012345682,2026-05-06\n"+
		"S-1006,2026-05-06,cash on delivery,Noura Al-Noor,+971 50 0000006,Umbrella,1,16.40,16.40,EUR,Iberpaq,0012345683,2026-05-07\n"))
	if f.Refused != 3 || f.New != 1 || !f.adds() || len(f.Problems) != 3 {
		t.Fatalf("got %+v, want one order taken in and three refused", f)
	}
	for i, want := range []struct {
		row           int
		column, value string
	}{{2, "Order total", "sixteen"}, {3, "Order date", "2026-13-45"}, {4, "Order number", "8.19000000000012E+15"}} {
		got := f.Problems[i]
		if got.Row != want.row || got.Column != want.column || got.Value != want.value || got.Reason == "" {
			t.Errorf("problem %d is %+v, want row %d, column %s, value %s and a reason", i+1, got, want.row, want.column, want.value)
		}
	}
	quarantine := s.does("quarantine")
	for _, word := range []string{"sixteen", "2026-13-45", "8.19000000000012E+15", "more.csv"} {
		if !strings.Contains(quarantine, word) {
			t.Errorf("the quarantine does not tell of %s:\n%s", word, quarantine)
		}
	}
}

func TestStatementOfAnotherCarrierIsRefused(t *testing.T) {
	s := settled(t)
	statement := s.writeFile("remittance.csv", "Waybill,Order Ref,COD Amount,COD Fee,Net,Paid date\n"+
		"0012345678,S-1001,29.99,1.05,28.94,2026-05-15\n0012345679,S-1002,39.90,1.20,38.70,2026-05-15\n")
	before := s.state()
	s.isRefused([]string{"remittance.csv", "Iberpaq"}, "import", "--as", "statement", "--carrier", "Swift Dune Express", statement)
	if after := s.state(); after != before {
		t.Errorf("the book changed from\n%s\nto\n%s", before, after)
	}
}

func TestBooksThatCannotBeOpened(t *testing.T) {
	other := newSeller(t)
	other.does("init")
	newer, err := sql.Open("sqlite", other.book)
	if err != nil {
		t.Fatal(err)
	}
	_, err = newer.Exec("PRAGMA user_version = 9999")
	if err := errors.Join(err, newer.Close()); err != nil {
		t.Fatal(err)
	}
	plain := filepath.Join(t.TempDir(), "plain.db")
	db, err := sql.Open("sqlite", plain)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec("CREATE TABLE t (x)")
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	s := newSeller(t)
	for _, c := range []struct {
		what, path string
		words      []string
	}{
		{"not there", filepath.Join(t.TempDir(), "gone.parcelbook"), []string{"gone.parcelbook"}},
		{"text", s.writeFile("notes.parcelbook", "milk, eggs\n"), []string{"notes.parcelbook", "not a Parcelbook book"}},
		{"empty", s.writeFile("empty.parcelbook", ""), []string{"empty.parcelbook", "not a Parcelbook book"}},
		{"another database", plain, []string{"plain.db", "not a Parcelbook book"}},
		{"of a newer version", other.book, []string{"newer"}},
	} {
		t.Run(c.what, func(t *testing.T) {
			before, _ := os.ReadFile(c.path)
			seller{t, c.path}.isRefused(c.words, "due")
			seller{t, c.path}.isRefused(c.words, "import", s.writeFile("orders.csv", shopOrders))
			after, _ := os.ReadFile(c.path)
			if string(after) != string(before) {
				t.Error("the file was changed")
			}
		})
	}
}

func TestBookOpenInAWindowIsRefused(t *testing.T) {
	s := settled(t)
	release, err := book.Lock(s.book)
	if err != nil {
		t.Fatal(err)
	}
	orders := s.writeFile("more.csv", strings.ReplaceAll(shopOrders, "S-", "T-"))
	if err := os.Rename(s.book, s.book+".kept"); err != nil {
		t.Fatal(err)
	}
	s.isRefused([]string{"no such book"}, "import", orders)
	if err := os.WriteFile(s.book, []byte("not even looked at while it is locked"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.isRefused([]string{"open in another window", "close"}, "import", orders)
	if err := os.Rename(s.book+".kept", s.book); err != nil {
		t.Fatal(err)
	}
	if err := release(); err != nil {
		t.Fatal(err)
	}
	if f := s.imports(orders); f.New != 2 {
		t.Errorf("after the window was closed the orders came in as %+v", f)
	}
}

func TestNothingIsOverwritten(t *testing.T) {
	s := settled(t)
	before := s.state()
	s.isRefused([]string{"book.parcelbook", "exist"}, "init")
	s.isRefused([]string{"book.parcelbook", "exist"}, "demo", "--orders", "10")
	if after := s.state(); after != before {
		t.Error("the book changed")
	}
	out := s.writeFile("report.docx", "mine")
	s.isRefused([]string{"report.docx", ".xlsx"}, "report", "ageing", "--out", out)
	if kept, err := os.ReadFile(out); err != nil || string(kept) != "mine" {
		t.Errorf("the file holds %q, %v", kept, err)
	}
}

func TestUsage(t *testing.T) {
	s := newSeller(t)
	for _, args := range [][]string{
		{},
		{"fly"},
		{"report"},
		{"report", "weather"},
		{"undo", "first"},
		{"import"},
		{"due", "--as-of", "31.12.2026"},
		{"due", "--as-of", "2026-13-45"},
		{"report", "settlement", "--by", "weather"},
		{"import", "--as", "poem", "x.csv"},
		{"import", "--decimal", ";", "x.csv"},
		{"import", "--dates", "yes", "x.csv"},
		{"import", "--currency", "gold", "x.csv"},
		{"import", "--direction", "up", "x.csv"},
		{"import", "--tax", "some", "x.csv"},
		{"import", "--cash", "me", "x.csv"},
	} {
		r := s.run(args...)
		if r.code != 2 || strings.Count(r.stderr, "\n") != 1 || r.out != "" || strings.Contains(r.stderr, "parsing") || strings.Contains(r.stderr, "64 bit") {
			t.Errorf("%q: exit %d, stdout %q, stderr %q, want 2 and one line", args, r.code, r.out, r.stderr)
		}
	}
	if r := runProgram(context.Background(), t, nil, "--help"); r.code != 0 || !strings.Contains(r.out, "follow-up") && !strings.Contains(r.out, "report") {
		t.Errorf("--help: exit %d, %q, %q", r.code, r.out, r.stderr)
	}
}

func TestTheOriginalRowsOfAnImportAreShown(t *testing.T) {
	s := settled(t)
	s.imports(s.writeFile("more.csv", "Order number,Order date,Order total,お名前\nS-1003,2026-05-02,5.00,山田,more\nS-1004,2026-05-03,five,田中\n"))
	out := s.does("imports", "--rows", "2")
	for _, word := range []string{"sheet  row  Order number", "お名前", "S-1003", "山田", "more", "S-1004", "five", "田中"} {
		if !strings.Contains(out, word) {
			t.Errorf("the rows do not show %q:\n%s", word, out)
		}
	}
	if log := s.does("imports"); !strings.Contains(log, "Open problems") {
		t.Errorf("the log does not tell of open problems:\n%s", log)
	}
	s.isRefused([]string{"there is no import 9"}, "imports", "--rows", "9")
}
