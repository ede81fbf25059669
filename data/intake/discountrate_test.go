package intake

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A discount in percent is taken off the goods of its row, where no column has what is left.
func TestDiscountsInPercent(t *testing.T) {
	for header, rate := range map[string]string{"Discount %": "15", "Disc. %": "15.0", "Rabatt %": "15", "Скидка, %": "15", "Descuento %": "15%", "Discount": "15%", "Remise": "15 %", "Sconto %": "15,0"} {
		r := mustRead(t, Request{}, "Order\tDate\tItem\tQty\tPrice\t"+header, "D-1\t2026-05-04\tVase\t2\t11.30\t"+rate, "D-1\t2026-05-04\tBowl\t1\t7\t"+rate, "D-2\t2026-05-05\tBowl\t1\t7\t", "D-3\t2026-05-06\tBowl\t1\t7\t0")
		if fieldOf(r, header) != "discount" || len(r.Orders) != 3 || r.Orders[0].Discount != 339+105 || r.Orders[0].Total != 2516 || r.Orders[1].Total != 700 || len(r.Problems) > 0 {
			t.Errorf("%s %s: %s, %+v, %v", header, rate, fieldOf(r, header), r.Orders, reasons(r))
		}
	}
	r := mustRead(t, Request{}, "Order\tDate\tItem\tQty\tPrice\tDiscount %", "D-1\t2026-05-04\tVase\t2\t11.30\t10", "D-2\t2026-05-05\tBowl\t1\t7\tmuch", "D-3\t2026-05-05\tBowl\t1\t7\t20", "D-4\t2026-05-05\tBowl\t1\t7\t20",
		"D-5\t2026-05-05\tBowl\t1\t7\t20", "D-6\t2026-05-05\tBowl\t1\t7\t20", "D-7\t2026-05-05\tBowl\t1\t7\t20", "D-8\t2026-05-05\tBowl\t1\t7\t20", "D-9\t2026-05-05\tBowl\t1\t7\t20", "D-10\t2026-05-05\tBowl\t1\t7\t20")
	if len(r.Quarantine) != 1 || r.Quarantine[0].Subject != "D-2" {
		t.Errorf("%+v", r.Quarantine)
	}
}

// A total or what a line comes to has the discount in it already, unless the line is its pieces times the price.
func TestDiscountsInPercentOfATotal(t *testing.T) {
	for _, c := range []struct {
		header, cell string
		total        int64
	}{{"Total", "19.21", 1921}, {"Line total", "19.21", 1921}, {"Line total", "22.60", 1921}} {
		r := mustRead(t, Request{}, "Order\tDate\tItem\tQty\tPrice\tDiscount %\t"+c.header, "D-1\t2026-05-04\tVase\t2\t11.30\t15\t"+c.cell, "D-2\t2026-05-05\tBowl\t1\t7\t\t7.00", "D-3\t2026-05-05\tBowl\t3\t7\t\t21.00")
		if r.Orders[0].Total != c.total {
			t.Errorf("%s: %d", c.header, r.Orders[0].Total)
		}
	}
}

// Nor is it taken off a price that it has left already, of a list price beside it.
func TestDiscountsInPercentOfAListPrice(t *testing.T) {
	for _, head := range []string{"List price\tDiscount %\tFinal price", "Price\tDisc. %\tPrice after discount"} {
		r := mustRead(t, Request{}, "Order\tDate\tItem\tQty\t"+head+"\tAmount", "D-1\t2026-05-04\tVase\t1\t100.00\t15\t85.00\t85.00", "D-2\t2026-05-05\tBowl\t2\t40.00\t20\t32.00\t64.00", "D-3\t2026-05-06\tBowl\t2\t40.00\t0\t40.00\t80.00")
		for i, total := range []int64{8500, 6400, 8000} {
			if got := r.Orders[i].Total; got != total {
				t.Errorf("%s: order %d comes to %d", head, i+1, got)
			}
		}
	}
}

// What a workbook shows in percent is one, whatever number it keeps; and a part of one may be a discount of money or of the price.
func TestDiscountsThatMayBeInPercent(t *testing.T) {
	r := readBook(t, Request{Currency: "USD"}, func(f *excelize.File) {
		style, err := f.NewStyle(&excelize.Style{NumFmt: 9})
		check(t, err)
		for i, row := range [][]any{{"Order", "Date", "Item", "Qty", "Price", "Discount"}, {"D-1", "2026-05-04", "Vase", 2, 11.3, 0.15}, {"D-2", "2026-05-05", "Bowl", 1, 7, nil}} {
			cell, err := excelize.CoordinatesToCellName(1, i+1)
			check(t, err)
			check(t, f.SetSheetRow("Sheet1", cell, &row))
		}
		check(t, f.SetCellStyle("Sheet1", "F2", "F3", style))
	})
	if len(r.Orders) != 2 || r.Orders[0].Total != 1921 {
		t.Errorf("%+v, %v", r.Orders, reasons(r))
	}
	r = mustRead(t, Request{}, "Order\tDate\tItem\tQty\tPrice\tDiscount", "D-1\t2026-05-04\tVase\t2\t11.30\t0.15", "D-2\t2026-05-05\tBowl\t1\t7\t")
	if fieldOf(r, "Discount") != "" || !strings.Contains(strings.Join(reasons(r), " "), "a part of the price") {
		t.Errorf("%s, %v", fieldOf(r, "Discount"), reasons(r))
	}
}
