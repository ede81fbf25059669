//go:build bench

package cmd_test

import (
	"cmp"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/data/sheet"
)

const (
	benchRows   = 100_000
	benchOrders = 1_000_000
	readOnly    = "PARCELBOOK_BENCH_READ"  // names a workbook that a process of its own is to read
	writeOnly   = "PARCELBOOK_BENCH_WRITE" // names a workbook that a process of its own is to write
)

// TestMain lets the test program stand for a reader of workbooks, so that its memory can be measured, and for the
// writer of them: a process counts as its own what the one that started it once took.
func TestMain(m *testing.M) {
	for name, work := range map[string]func(string) error{readOnly: readWorkbook, writeOnly: writeWorkbook} {
		if path := os.Getenv(name); path != "" {
			if err := work(path); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			os.Exit(0)
		}
	}
	os.Exit(m.Run())
}

func readWorkbook(path string) error {
	f, err := sheet.Open(path, sheet.Options{})
	if err != nil {
		return err
	}
	cells := 0
	err = f.Rows(context.Background(), f.Sheets()[0], func(row sheet.Row) error {
		cells += len(row.Cells)
		return nil
	})
	if want := (benchRows + 1) * len(benchHeader()); err == nil && cells != want {
		return fmt.Errorf("%d cells read of %d", cells, want)
	}
	return cmp.Or(err, f.Close())
}

func benchHeader() []string {
	return []string{
		"Order number", "Order date", "Status", "Payment method", "Paid date", "Customer name", "Email", "Phone", "Country", "Region", "City", "Address",
		"Postal code", "SKU", "Product name", "Specification", "Quantity", "Unit price", "Shipping", "Order total", "Currency", "Carrier", "Waybill",
		"Shipped date", "Note",
	}
}

// benchRow is a made-up order; files of different numbers have different orders.
func benchRow(dice *rand.Rand, file, i int) []string {
	n := file*benchRows + i
	day := data.NewDate(2025, 1, 1).AddDays(i * 365 / benchRows)
	price, quantity := 500+dice.IntN(20_000), 1+dice.IntN(3)
	plain := func(minor int) string { return fmt.Sprintf("%d.%02d", minor/100, minor%100) }
	return []string{
		fmt.Sprintf("B%09d", n), string(day), "shipped", "cash on delivery", "", fmt.Sprintf("Buyer Number%06d", dice.IntN(400_000)),
		fmt.Sprintf("buyer%06d@mail.example", dice.IntN(400_000)), fmt.Sprintf("+34 600%06d", dice.IntN(1_000_000)), "Spain", "Málaga", "Málaga",
		fmt.Sprintf("Calle del Olmo %d", dice.IntN(200)), "29001", fmt.Sprintf("SKU-%04d", dice.IntN(5000)), "Paper lantern, round",
		"Color: Red, Size: 30 cm", strconv.Itoa(quantity), plain(price), "4.90", plain(price*quantity + 490), "EUR", "Iberpaq", fmt.Sprintf("IBP%010d", n),
		string(day.AddDays(1)), "Call before delivery",
	}
}

func TestBench(t *testing.T) {
	dir := t.TempDir()
	workbook, text := filepath.Join(dir, "orders.xlsx"), filepath.Join(dir, "orders.csv")
	t.Setenv(writeOnly, workbook)
	measure(t, os.Args[0])
	t.Setenv(writeOnly, "")
	writeText(t, text, 0)
	cli := filepath.Join(dir, "parcelbook-cli")
	measure(t, "go", "build", "-o", cli, "./parcelbook-cli")

	t.Run("read", func(t *testing.T) {
		unzip := best(3, func() usage { return measure(t, "unzip", "-p", workbook, "xl/worksheets/sheet1.xml") })
		t.Setenv(readOnly, workbook)
		reader := best(3, func() usage { return measure(t, os.Args[0]) })
		fmt.Printf("reading xlsx, 100,000 x 25:  %s, unzip -p %s: %s (aim 2x), peak %d MB (aim 100)\n", reader, unzip, ratio(reader, unzip), reader.megabytes)
	})
	t.Run("import", func(t *testing.T) {
		sqlite := best(3, func() usage { return sqliteImport(t, text) })
		whole := best(3, func() usage {
			path := filepath.Join(t.TempDir(), "b.parcelbook")
			measure(t, cli, "--book", path, "init")
			return measure(t, cli, "--book", path, "import", workbook)
		})
		fmt.Printf("importing 100,000 orders:    %s, sqlite3 .import %s: %s (aim 2.5x), peak %d MB (aim 200)\n", whole, sqlite, ratio(whole, sqlite), whole.megabytes)
		fmt.Printf("processor time of both:      %.2f s, %.2f s\n", whole.processor.Seconds(), sqlite.processor.Seconds())
	})
	t.Run("cancel", func(t *testing.T) { timeCancelling(t, workbook) })
	t.Run("lists", func(t *testing.T) {
		path := filepath.Join(dir, "b.parcelbook")
		measure(t, cli, "--book", path, "init")
		for file := range benchOrders / benchRows {
			writeText(t, text, file)
			measure(t, cli, "--book", path, "import", text)
		}
		timeLists(t, path)
	})
}

// timeCancelling times how long a commit goes on after it was cancelled, at several points, and that nothing is left behind.
func timeCancelling(t *testing.T, workbook string) {
	b, err := book.Create(filepath.Join(t.TempDir(), "b.parcelbook"), data.Settings{Currency: "EUR", TimeZone: "UTC"}, book.Options{Now: time.Now, Who: "bench"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	}()
	review, err := b.Review(context.Background(), book.Request{Path: workbook})
	if err != nil {
		t.Fatal(err)
	}
	var worst time.Duration
	for part := range int64(10) {
		ctx, cancel := context.WithCancel(context.Background())
		var since time.Time
		review.Progress = func(done, total int64) {
			if done > total*part/10 && since.IsZero() {
				since = time.Now()
				cancel()
			}
		}
		if _, err := b.Commit(ctx, review); !errors.Is(err, context.Canceled) {
			t.Fatalf("cancelled in part %d of ten: %v", part, err)
		}
		worst = max(worst, time.Since(since))
		if n, err := b.CountOrders(context.Background(), data.OrderFilter{}); n != 0 || err != nil {
			t.Fatalf("cancelled in part %d of ten: %d orders are left behind, %v", part, n, err)
		}
	}
	fmt.Printf("cancelling an import:        at worst %.1f ms (aim 200)\n", milliseconds(worst))
}

// timeLists times first pages as the window asks for them.
func timeLists(t *testing.T, path string) {
	b, err := book.Open(path, book.Options{Now: time.Now, Who: "bench"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	}()
	ctx := context.Background()
	page := data.Page{Limit: 100}
	all, err := b.CountOrders(ctx, data.OrderFilter{})
	if err != nil || all != benchOrders {
		t.Fatalf("%d orders in the book, %v", all, err)
	}
	for _, c := range []struct {
		what   string
		filter data.OrderFilter
		some   bool
	}{
		{"first page of all orders", data.OrderFilter{Page: page}, true},
		{"first page by total", data.OrderFilter{Page: data.Page{Sort: "total", Desc: true, Limit: 100}}, true},
		{"search \"B000777\"", data.OrderFilter{Page: page, Search: "B000777"}, true},
		{"search \"Number12345\"", data.OrderFilter{Page: page, Search: "Number12345"}, true},
		{"search \"lantern\" (in every order)", data.OrderFilter{Page: page, Search: "lantern"}, true},
		{"search for nothing there", data.OrderFilter{Page: page, Search: "zzqx"}, false},
	} {
		var times []time.Duration
		for range 7 {
			start := time.Now()
			rows, err := b.Orders(ctx, c.filter)
			if err != nil || len(rows) > 0 != c.some {
				t.Fatalf("%s: %d rows, %v", c.what, len(rows), err)
			}
			times = append(times, time.Since(start))
		}
		slices.Sort(times)
		fmt.Printf("of 1,000,000 orders, %s: %.1f ms, at worst %.1f ms (aim 20)\n", c.what, milliseconds(times[len(times)/2]), milliseconds(times[len(times)-1]))
	}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// usage is what running a program took.
type usage struct {
	time      time.Duration
	processor time.Duration
	megabytes int64 // at its peak
}

func (u usage) String() string { return fmt.Sprintf("%.2f s", u.time.Seconds()) }

func ratio(a, b usage) string { return fmt.Sprintf("%.1fx", a.time.Seconds()/b.time.Seconds()) }

func best(times int, run func() usage) usage {
	var all []usage
	for range times {
		all = append(all, run())
	}
	return slices.MinFunc(all, func(a, b usage) int { return cmp.Compare(a.time, b.time) })
}

func measure(t *testing.T, name string, args ...string) usage {
	t.Helper()
	command := exec.Command(name, args...)
	command.Stdout = io.Discard
	var complaint strings.Builder
	command.Stderr = &complaint
	start := time.Now()
	if err := command.Run(); err != nil {
		t.Fatalf("%s: %v: %s", command, err, complaint.String())
	}
	took := time.Since(start)
	used, ok := command.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		t.Fatal("this system does not tell how much memory a program used")
	}
	return usage{time: took, processor: command.ProcessState.UserTime() + command.ProcessState.SystemTime(), megabytes: used.Maxrss / 1024}
}

// sqliteImport is SQLite's own way of taking the same rows into a table with four indexes.
func sqliteImport(t *testing.T, text string) usage {
	t.Helper()
	columns := make([]string, len(benchHeader()))
	for i := range columns {
		columns[i] = fmt.Sprintf("c%d TEXT", i)
	}
	script := "PRAGMA journal_mode=WAL; CREATE TABLE t (" + strings.Join(columns, ", ") + ");" +
		"CREATE INDEX a ON t (c0); CREATE INDEX b ON t (c1); CREATE INDEX c ON t (c5); CREATE INDEX d ON t (c22);\n" +
		".mode csv\n.import --skip 1 \"" + text + "\" t\n"
	path := filepath.Join(t.TempDir(), "script.sql")
	if err := os.WriteFile(path, []byte(script), 0o600); err != nil {
		t.Fatal(err)
	}
	return measure(t, "sqlite3", filepath.Join(filepath.Dir(path), "plain.db"), ".read "+path)
}

func writeWorkbook(path string) error {
	f := excelize.NewFile()
	out, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	err = writeOrders(0, func(i int, cells []string) error {
		row := make([]any, len(cells))
		for column, cell := range cells {
			row[column] = cell
			if number, err := strconv.ParseFloat(cell, 64); err == nil && column >= 16 && column <= 19 {
				row[column] = number
			}
		}
		return out.SetRow(fmt.Sprintf("A%d", i+1), row)
	})
	return cmp.Or(err, out.Flush(), f.SaveAs(path), f.Close())
}

func writeText(t *testing.T, path string, file int) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	out := csv.NewWriter(f)
	err = writeOrders(file, func(_ int, cells []string) error { return out.Write(cells) })
	out.Flush()
	if err := cmp.Or(err, out.Error(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

func writeOrders(file int, write func(i int, cells []string) error) error {
	dice := rand.New(rand.NewPCG(uint64(file), 1))
	if err := write(0, benchHeader()); err != nil {
		return err
	}
	for i := range benchRows {
		if err := write(i+1, benchRow(dice, file, i)); err != nil {
			return err
		}
	}
	return nil
}
