package intake

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parcelbook/data"
	"parcelbook/data/sheet"
)

// headersOf are columns for files of each kind, and cells that may or may not be readable under any of them.
var (
	headersOf = map[Kind][]string{
		Orders:     {"Order number", "Order date", "Status", "Buyer name", "SKU", "Quantity", "Unit price", "Order total", "Currency", "Waybill", "Shipped date"},
		Statements: {"AWB", "Order No", "COD Amount", "COD Fee", "Freight", "Net amount", "Currency", "Paid date", "Status"},
		Delivered:  {"Waybill", "Order number", "Status", "Date", "Amount collected"},
	}
	fieldsOf = map[Kind][][]Field{
		Orders:     {{OrderNumber}, {OrderDate}, {Status}, {BuyerName}, {SKU}, {Quantity}, {UnitPrice}, {OrderTotal}, {Currency}, {Waybill}, {ShippedDate}},
		Statements: {{Waybill}, {OrderNumber}, {Collected}, {Fee}, {Freight}, {Net}, {Currency}, {PaidDate}, {Status}},
		Delivered:  {{Waybill}, {OrderNumber}, {Status}, {DeliveredDate}, {Collected}},
	}
	anyCell = []string{
		"", "", "1", "2", "A1", "#7", "007", "12.50", "1,399", "-3", "(4)", "US $5", "€5", "USD", "EUR", "2026-05-01", "05/06/2026", "25/06/2026", "delivered",
		"Paid", "1.2E+15", "Total", "#N/A", "five", "cash on delivery", "'0012", "9999999999999999999", "\u00a0", "多",
	}
)

// Every row under the header is in exactly one record, in quarantine, or skipped with a reason, or is a total or
// repeats the header; and the same file gives the same result twice.
func TestNothingIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]Kind{Orders, Statements, Delivered}).Draw(t, "kind")
		header := headersOf[kind]
		var statement data.StatementKind
		if kind == Statements {
			statement = data.StatementCOD
		}
		mapping, err := NewFormat("mapping", kind, statement, header, fieldsOf[kind]) // the values would speak against the headers
		if err != nil {
			t.Fatal(err)
		}
		rows := rapid.SliceOfN(rapid.SliceOfN(rapid.SampledFrom(anyCell), len(header), len(header)), 1, 12).Draw(t, "rows")
		var file bytes.Buffer
		if err := csv.NewWriter(&file).WriteAll(append([][]string{header}, rows...)); err != nil {
			t.Fatal(err)
		}
		records := 0
		for _, row := range rows {
			if first := slices.IndexFunc(row, func(s string) bool { return strings.TrimSpace(s) != "" }); first >= 0 && row[first] != "Total" {
				records++
			}
		}
		take := func() *Result {
			f, err := sheet.OpenBytes("file.csv", file.Bytes(), sheet.Options{})
			if err != nil {
				t.Fatal(err)
			}
			r, err := Read(context.Background(), f, Request{Mapping: &mapping, Currency: "USD"})
			if err != nil && (records > 0 || !errors.Is(err, ErrNoRows)) {
				t.Fatal(err)
			}
			return r
		}
		r := take()
		if r == nil {
			return
		}
		accountedFor(t, r)
		if r.Rows < records {
			t.Fatalf("%d rows of data, %d counted", records, r.Rows)
		}
		if diff := cmp.Diff(r, take(), cmp.AllowUnexported()); diff != "" {
			t.Fatal(diff)
		}
	})
}

// accountedFor is checkRows for rapid, which has a T of its own.
func accountedFor(t interface{ Fatalf(string, ...any) }, r *Result) {
	seen := map[int]bool{}
	twice := false
	add := func(row int) {
		twice = twice || seen[row]
		seen[row] = true
	}
	for _, o := range r.Orders {
		for _, row := range o.Rows {
			add(row.Row)
		}
	}
	for _, l := range r.Lines {
		for _, row := range l.Rows {
			add(row.Row)
		}
	}
	for _, d := range r.Deliveries {
		add(d.Row.Row)
	}
	refused := 0
	for _, q := range r.Quarantine {
		for _, row := range q.Rows {
			add(row.Row)
			refused++
		}
		if len(q.Problems) == 0 {
			t.Fatalf("%q refused for no reason", q.Subject)
		}
	}
	if twice || refused != r.Refused || len(seen)+r.Skipped != r.Rows || len(r.Problems) < r.Skipped {
		t.Fatalf("%d rows: %d seen (one twice: %v), %d refused, %d skipped", r.Rows, len(seen), twice, r.Refused, r.Skipped)
	}
}

// The order of the rows of a file changes nothing about its orders but the order in which they come.
func TestOrderOfRowsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := make([]string, rapid.IntRange(1, 8).Draw(t, "orders"))
		for i := range rows {
			rows[i] = fmt.Sprintf("N%d,2026-05-%02d,%d.50,W%d", i, i+1, i+3, i)
		}
		take := func(rows []string) map[string]int64 {
			f, err := sheet.OpenBytes("file.csv", []byte("Order number,Order date,Order total,Waybill\n"+strings.Join(rows, "\n")+"\n"), sheet.Options{})
			if err != nil {
				t.Fatal(err)
			}
			r, err := Read(context.Background(), f, Request{Currency: "USD"})
			if err != nil {
				t.Fatal(err)
			}
			totals := map[string]int64{}
			for _, o := range r.Orders {
				totals[o.Number+string(o.OrderDate)+o.Parcels[0].Waybill] = o.Total
			}
			return totals
		}
		if diff := cmp.Diff(take(rows), take(rapid.Permutation(rows).Draw(t, "permutation"))); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestCancel(t *testing.T) {
	f, err := sheet.OpenBytes("file.csv", []byte("Order number,Order total,SKU\n1,5,A\n"), sheet.Options{})
	check(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, f, Request{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// FuzzRead takes in any text as each kind of file: no panic, and every row accounted for.
func FuzzRead(f *testing.F) {
	for _, files := range samples() {
		names, err := fs.Glob(files, "*.[ct][sx][vt]")
		check(f, err)
		for _, name := range names {
			raw, err := fs.ReadFile(files, name)
			check(f, err)
			lines := bytes.SplitAfterN(raw, []byte("\n"), 5) // few, so that many changes of them can be tried
			f.Add(bytes.Join(lines[:len(lines)-1], nil))
		}
	}
	f.Add([]byte("Order number\tTitle\tTotal\n\"1\"\t\"【1】\"\t(1,399)\nTotal\n"))
	f.Add([]byte("订单号,订单状态,产品总金额,订单金额,产品信息,收货人名称\n1,订单结束,CN￥ 1,\"US $2\",\"【1】a\n(产品数量:99999999999 x)\",b\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, as := range []Kind{"", Orders, Statements, Delivered} {
			file, err := sheet.OpenBytes("file.csv", raw, sheet.Options{Score: Score})
			if err != nil {
				return
			}
			r, err := Read(t.Context(), file, Request{As: as, Currency: "USD"})
			if err == nil {
				accountedFor(t, r)
			}
		}
	})
}
