package intake

import (
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"
)

// mergedBook is a remittance whose batches of two parcels have one cell each for their day, their reference and what was transferred.
func mergedBook(t *testing.T, merge bool) *Result {
	return readBook(t, Request{Currency: "EUR"}, func(f *excelize.File) {
		set := func(column string, row int, value any) {
			check(t, f.SetCellValue("Sheet1", fmt.Sprint(column, row), value))
		}
		for column, header := range map[string]string{"A": "Paid on", "B": "UTR", "C": "AWB", "D": "COD", "E": "Fee", "F": "Net", "G": "Total transferred"} {
			set(column, 1, header)
		}
		for i := range 6 {
			row := i + 2
			for column, value := range map[string]any{"C": fmt.Sprint("BX10045", i), "D": 50 + i, "E": 5, "F": 45 + i} {
				set(column, row, value)
			}
			if i%2 != 0 {
				continue
			}
			for column, value := range map[string]any{"A": fmt.Sprintf("2026-03-%d", 15+i), "B": fmt.Sprint("UT77", i), "G": 91 + 2*i} {
				set(column, row, value)
				if merge {
					check(t, f.MergeCell("Sheet1", fmt.Sprint(column, row), fmt.Sprint(column, row+1)))
				}
			}
		}
	})
}

// A cell over several rows says what it says of each of them, but an amount in it counts once. Only the file can say that it is one: cells that
// are blank say nothing.
func TestMergedCells(t *testing.T) {
	r := mergedBook(t, true)
	if len(r.Lines) != 6 {
		t.Fatalf("%d lines, %v", len(r.Lines), r.Problems)
	}
	var net int64
	for i := range r.Lines {
		line := r.Lines[i]
		if want := fmt.Sprintf("2026-03-%d UT77%d", 15+i/2*2, i/2*2); fmt.Sprint(line.PaidDate, " ", line.Reference) != want {
			t.Errorf("line %d: %s %s, not %s", i, line.PaidDate, line.Reference, want)
		}
		net += line.Net
	}
	if net != (6*45+15)*100 {
		t.Errorf("net %d", net)
	}
	if source := r.Lines[1].Rows[0]; source.Cells[0] != "" {
		t.Errorf("the row is kept as %v, not as the file has it", source)
	}
	if r := mergedBook(t, false); len(r.Lines) != 3 || r.Skipped != 3 {
		t.Errorf("%d lines, %d skipped where cells are blank", len(r.Lines), r.Skipped)
	}
}

// An order number that is a number is no text to be repeated; its rows are of one order all the same.
func TestMergedOrderNumber(t *testing.T) {
	r := readBook(t, Request{Currency: "EUR"}, func(f *excelize.File) {
		for i, row := range [][]any{
			{"Order", "Date", "Customer", "Product", "Qty", "Price", "Order total", "Status"},
			{1001, "2026-03-03", "Ann", "Mug", 1, 10, 40, "Paid"},
			{nil, nil, nil, "Cup", 2, 15, nil, nil},
			{1002, "2026-03-04", "Bob", "Mug", 2, 10, 20, "Shipped"},
		} {
			check(t, f.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &row))
		}
		for _, column := range []string{"A", "B", "C", "G", "H"} {
			check(t, f.MergeCell("Sheet1", column+"2", column+"3"))
		}
	})
	if len(r.Orders) != 2 || len(r.Orders[0].Lines) != 2 || r.Orders[0].Total != 4000 || r.Refused != 0 {
		t.Errorf("%v, %d refused", r.Orders, r.Refused)
	}
}

// Headings over two rows, and a customer and a day over all rows of an order, are read as they look.
func TestMergedOrder(t *testing.T) {
	r := readBook(t, Request{Currency: "EUR"}, func(f *excelize.File) {
		for i, row := range [][]any{
			{"Order no", "Date", "Receiver", nil, "Product", "Qty", "Price"},
			{nil, nil, "Name", "Phone", nil, nil, nil},
			{"A-1", "2026-03-03", "Ann", "+34600111222", "Mug", 1, 10},
			{nil, nil, nil, nil, "Cup", 2, 15},
			{"A-2", nil, "Bob", "+34600111223", "Mug", 2, 10},
		} {
			check(t, f.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &row))
		}
		for _, m := range [][2]string{{"A1", "A2"}, {"B1", "B2"}, {"C1", "D1"}, {"E1", "E2"}, {"F1", "F2"}, {"G1", "G2"}, {"A3", "A4"}, {"B3", "B5"}, {"C3", "C4"}, {"D3", "D4"}} {
			check(t, f.MergeCell("Sheet1", m[0], m[1]))
		}
	})
	var got []string
	for _, o := range r.Orders {
		got = append(got, fmt.Sprint(o.Number, " ", o.OrderDate, " ", o.RecipientName, " ", len(o.Lines), " ", o.Total))
	}
	if want := "[A-1 2026-03-03 Ann 2 4000 A-2 2026-03-03 Bob 1 2000]"; fmt.Sprint(got) != want || len(r.Problems) != 0 {
		t.Errorf("%v, %v", got, r.Problems)
	}
}
