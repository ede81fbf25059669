package intake

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"parcelbook/data/sheet"
)

// What stands behind the last column is told: by its row where a separator inside of a value has moved cells, else once.
func TestWhatStandsBehindTheLastColumnIsTold(t *testing.T) {
	const moved, unnamed = "has moved its cells", "no header says what it is"
	for _, c := range []struct {
		name, text string
		want       []string // reasons, by what they end with
		rows       []int
	}{
		{"nothing", "Order number,Order date,Total,Address\n1,2026-05-01,2.00,Elm St\n2,2026-05-02,3.00,,\n", nil, nil},
		{"a moved row", "Order number,Order date,Total,Address,City\n1,2026-05-01,2.00,Elm St,X\n2,2026-05-02,3.00,Elm St, flat 4,Y\n", []string{moved}, []int{3}},
		{"a column without a header", "Order number,Order date,Total\n1,2026-05-01,2.00,call first\n2,2026-05-02,3.00,\n3,2026-05-02,3.00,late\n", []string{unnamed}, []int{2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := sheet.OpenBytes("orders.csv", []byte(c.text), sheet.Options{})
			check(t, err)
			r, err := Read(t.Context(), f, Request{Currency: "USD"})
			check(t, err)
			checkRows(t, r)
			checkTold(t, r, c.want, c.rows)
		})
	}
	t.Run("a remark beside the table of a workbook", func(t *testing.T) {
		r := readBook(t, Request{Currency: "USD"}, func(f *excelize.File) {
			for i, row := range [][]any{{"Order number", "Order date", "Total"}, {"1", "2026-05-01", 2.5}, {"2", "2026-05-01", 3, nil, "paid to Ann"}, {"3", "2026-05-02", 4}} {
				check(t, f.SetSheetRow("Sheet1", []string{"A1", "A2", "A3", "A4"}[i], &row))
			}
		})
		checkTold(t, r, []string{unnamed}, []int{3})
	})
}

func checkTold(t *testing.T, r *Result, want []string, rows []int) {
	t.Helper()
	n := 0
	for _, p := range r.Problems {
		if !strings.Contains(p.Reason.String(), "behind the last column") {
			continue
		}
		if n == len(want) || !strings.HasSuffix(p.Reason.String(), want[n]) || p.Row != rows[n] {
			t.Errorf("%+v", p)
		}
		n++
	}
	if n < len(want) || len(r.Orders)+r.Refused == 0 {
		t.Errorf("told of %d, want %d: %v", n, len(want), reasons(r))
	}
}
