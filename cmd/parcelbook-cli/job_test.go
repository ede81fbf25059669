package main_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"parcelbook/resources"
)

const (
	jobOrders = shopOrders +
		"S-1003,2026-05-04,cash on delivery,Анна Лебедь,+7 900 0000003,Silk scarf,2,29.99,59.98,EUR,Iberpaq,0012345680,2026-05-05\n"

	jobDeliveries = `waybill,order_number,delivery_status,delivered_date,amount_collected
0012345678,S-1001,delivered,2026-05-06,29.99
0012345679,S-1002,delivered,2026-05-07,39.90
0012345680,S-1003,rejected,2026-05-08,0
`
	// The first order is paid 5.00 short, the second is left out.
	jobRemittance = `Waybill,Order Ref,COD Amount,COD Fee,Net,Delivered date,Paid date,Bank reference
0012345678,S-1001,24.99,1.05,23.94,2026-05-06,2026-05-20,TT 77
`
)

// money is an amount as JSON has it.
type money struct{ Amount, Currency string }

type dueRow struct {
	Order  string `json:"order_number"`
	Holder string `json:"holder"`
	Amount money  `json:"amount"`
	Due    string `json:"due"`
	Late   int    `json:"days_late"`
}

type differenceRow struct {
	Kind     string `json:"kind"`
	Order    string `json:"order_number"`
	Expected money  `json:"expected"`
	Got      money  `json:"got"`
	Off      money  `json:"off"`
}

func decode[T any](t *testing.T, text string) T {
	t.Helper()
	var v T
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v in %q", err, text)
	}
	return v
}

func (s seller) due(day string) []dueRow {
	s.t.Helper()
	return decode[[]dueRow](s.t, s.does("due", "--as-of", day, "--json"))
}

func byOrder(rows []dueRow) map[string]dueRow {
	m := map[string]dueRow{}
	for _, r := range rows {
		m[r.Order] = r
	}
	return m
}

func TestMainJob(t *testing.T) {
	s := newSeller(t)
	s.does("init", "--currency", "EUR", "--time-zone", "UTC")
	orders := s.writeFile("orders.csv", jobOrders)
	if f := s.imports("--dry-run", orders); f.New != 3 || s.does("imports") != "No file has been taken in.\n" {
		t.Fatalf("a dry run took something in: %+v", f)
	}
	for _, c := range []struct {
		file, kind string
		rows       int
	}{
		{orders, "orders", 3},
		{s.writeFile("result.csv", jobDeliveries), "delivery", 3},
		{s.writeFile("remittance.csv", jobRemittance), "statement", 1},
	} {
		args := []string{c.file}
		if c.kind == "statement" {
			args = append(args, "--carrier", "Iberpaq")
		}
		if f := s.imports(args...); f.Kind != c.kind || f.Rows != c.rows || f.Refused+f.Skipped != 0 || !f.adds() || len(f.Problems) > 0 {
			t.Fatalf("%s came in as %+v", c.file, f)
		}
		before := s.state()
		if out := s.does(append([]string{"import"}, args...)...); !strings.Contains(out, "already") || s.state() != before {
			t.Errorf("taking %s in again said %q", c.file, out)
		}
	}

	// A new carrier pays 7 days after delivery: on 13 and 14 May.
	wantDue := map[string]dueRow{
		"S-1001": {"S-1001", "Iberpaq", money{"5.00", "EUR"}, "2026-05-13", 12},
		"S-1002": {"S-1002", "Iberpaq", money{"39.90", "EUR"}, "2026-05-14", 11},
	}
	if diff := cmp.Diff(wantDue, byOrder(s.due("2026-05-25"))); diff != "" {
		t.Errorf("due (-want +got):\n%s", diff)
	}
	wantDifferences := map[string]differenceRow{
		"S-1001": {"short", "S-1001", money{"29.99", "EUR"}, money{"24.99", "EUR"}, money{"-5.00", "EUR"}},
		"S-1002": {"missing", "S-1002", money{"39.90", "EUR"}, money{"0.00", "EUR"}, money{"-39.90", "EUR"}},
	}
	got := map[string]differenceRow{}
	for _, d := range decode[[]differenceRow](t, s.does("match", "--json")) {
		got[d.Order] = d
	}
	if diff := cmp.Diff(wantDifferences, got); diff != "" {
		t.Errorf("differences (-want +got):\n%s", diff)
	}
	for _, word := range []string{"S-1002", "陈美玲", "39.90 EUR", "Iberpaq"} {
		if text := s.does("due", "--as-of", "2026-05-25"); !strings.Contains(text, word) {
			t.Errorf("the list of what is due does not say %s:\n%s", word, text)
		}
	}
	s.checksEveryReport("2026-05-25")
	s.undoesAndRestores()
}

// checksEveryReport writes every report and every list in every format and reads it back.
func (s seller) checksEveryReport(day string) {
	s.t.Helper()
	dir := s.t.TempDir()
	for _, kind := range []string{"settlement", "follow-up", "ageing", "differences", "carriers"} {
		if text := s.does("report", kind, "--as-of", day); !strings.Contains(text, "EUR") {
			s.t.Errorf("report %s on the screen:\n%s", kind, text)
		}
		for _, ending := range []string{".xlsx", ".pdf", ".csv", ".json"} {
			path := filepath.Join(dir, kind+ending)
			s.does("report", kind, "--as-of", day, "--out", path)
			s.readsBack(path, "Iberpaq|EUR")
		}
	}
	for _, list := range []string{"orders", "customers", "payments", "carriers", "parcels"} {
		for _, ending := range []string{".xlsx", ".csv", ".json"} {
			path := filepath.Join(dir, list+ending)
			s.does("export", list, "--out", path)
			s.readsBack(path, "Iberpaq|陈美玲")
		}
	}
	followUp := s.readsBack(filepath.Join(dir, "follow-up.pdf"), "陈美玲")
	if !strings.Contains(followUp, "39.90") {
		s.t.Errorf("the printed list does not say what is held:\n%s", followUp)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*.part"))
	if err != nil || len(left) > 0 {
		s.t.Errorf("temporary files are left: %q, %v", left, err)
	}
}

// readsBack gives a written file's text, which must match.
func (s seller) readsBack(path, pattern string) string {
	s.t.Helper()
	text := ""
	switch filepath.Ext(path) {
	case ".xlsx":
		f, err := excelize.OpenFile(path)
		if err != nil {
			s.t.Fatal(err)
		}
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet)
			if err != nil {
				s.t.Fatal(err)
			}
			for _, row := range rows {
				text += strings.Join(row, "\t") + "\n"
			}
		}
		if err := f.Close(); err != nil {
			s.t.Fatal(err)
		}
	case ".pdf":
		out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
		if err != nil {
			s.t.Fatalf("pdftotext: %v", err)
		}
		text = string(out)
	default:
		raw, err := os.ReadFile(path)
		if err != nil {
			s.t.Fatal(err)
		}
		text = string(raw)
		if filepath.Ext(path) == ".json" && !json.Valid(raw) {
			s.t.Errorf("%s is not JSON", path)
		}
	}
	if !regexp.MustCompile(pattern).MatchString(text) {
		s.t.Errorf("%s does not hold %s:\n%s", filepath.Base(path), pattern, text)
	}
	return text
}

// undoesAndRestores takes the statement back and puts the book back to where it was.
func (s seller) undoesAndRestores() {
	s.t.Helper()
	if out := s.does("check"); out != "The book is sound.\n" {
		s.t.Errorf("check says %q", out)
	}
	before := s.state()
	backup := strings.TrimSpace(s.does("backup"))
	s.isRefused([]string{"orders.csv", "undo that first"}, "undo", "1")
	if r := s.run("undo", "99"); r.code != 1 || r.stderr != "parcelbook-cli: there is no import 99; \"imports\" lists them\n" {
		s.t.Errorf("undo 99: %+v", r)
	}
	if s.state() != before {
		s.t.Error("a refused undo changed the book")
	}
	s.does("undo", "3")
	if r := s.run("undo", "3"); r.code != 1 || r.stderr != "parcelbook-cli: import 3 (remittance.csv) was undone before; the file can be imported again\n" {
		s.t.Errorf("undo 3 once more: %+v", r)
	}
	want := map[string]dueRow{
		"S-1001": {"S-1001", "Iberpaq", money{"29.99", "EUR"}, "2026-05-13", 12},
		"S-1002": {"S-1002", "Iberpaq", money{"39.90", "EUR"}, "2026-05-14", 11},
	}
	if diff := cmp.Diff(want, byOrder(s.due("2026-05-25"))); diff != "" {
		s.t.Errorf("due without the statement (-want +got):\n%s", diff)
	}
	if out := s.does("check"); out != "The book is sound.\n" {
		s.t.Errorf("check after undo says %q", out)
	}
	if out := s.does("restore", backup); !strings.Contains(out, "kept") {
		s.t.Errorf("restore says %q", out)
	}
	if after := s.state(); after != before {
		s.t.Errorf("the restored book differs:\n%s", cmp.Diff(before, after))
	}
	s.isRefused([]string{"notes.txt"}, "restore", s.writeFile("notes.txt", "milk"))
	if s.state() != before {
		s.t.Error("a refused restore changed the book")
	}
}

// sampleFile writes one of the sample files beside the book.
func sampleFile(s seller, name string) string {
	s.t.Helper()
	content, err := fs.ReadFile(resources.Samples(), name)
	if err != nil {
		s.t.Fatal(err)
	}
	return s.writeFile(name, string(content))
}

func TestSampleFiles(t *testing.T) {
	s := newSeller(t)
	s.does("init", "--sample", "--time-zone", "UTC")
	if out := s.does("check"); out != "The book is sound.\n" {
		t.Errorf("check says %q", out)
	}
	if out := s.does("quarantine"); out != "Nothing is in quarantine.\n" {
		t.Errorf("not all of the samples was taken in:\n%s", out)
	}
	names, err := fs.Glob(resources.Samples(), "*")
	if err != nil || len(names) == 0 {
		t.Fatalf("samples: %q, %v", names, err)
	}
	before := s.state()
	for _, name := range names {
		if out := s.does("import", sampleFile(s, name)); !strings.Contains(out, "already") {
			t.Errorf("%s was not in the sample book: %s", name, out)
		}
	}
	if s.state() != before {
		t.Error("taking the samples in again changed the book")
	}
	if rows := s.due("2026-12-31"); len(rows) == 0 {
		t.Error("nothing is due in the sample book")
	}
}

func TestDemoIsTheSameForTheSameSeed(t *testing.T) {
	one, two, other := newSeller(t), newSeller(t), newSeller(t)
	one.does("demo", "--orders", "60", "--seed", "7", "--as-of", "2026-06-30")
	two.does("demo", "--orders", "60", "--seed", "7", "--as-of", "2026-06-30")
	other.does("demo", "--orders", "60", "--seed", "8", "--as-of", "2026-06-30")
	due := one.does("due", "--as-of", "2026-06-30", "--json")
	if two.does("due", "--as-of", "2026-06-30", "--json") != due {
		t.Error("the same seed gave another book")
	}
	if other.does("due", "--as-of", "2026-06-30", "--json") == due {
		t.Error("another seed gave the same book")
	}
	if out := one.does("check"); out != "The book is sound.\n" {
		t.Errorf("check says %q", out)
	}
}
