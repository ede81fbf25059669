package intake

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"parcelbook/data/sheet"
)

// drawnColumn is what a file may have under any header, by row.
type drawnColumn struct {
	headers []string
	cell    func(row int, gross, fee, tax int64) string
}

// cents writes minor units as a file does.
func cents(minor int64) string {
	sign := ""
	if minor < 0 {
		sign, minor = "-", -minor
	}
	return fmt.Sprintf("%s%d.%02d", sign, minor/100, minor%100)
}

// drawnColumns are columns whose values belong together, so that arithmetic, dates and numbers speak as well as headers.
var drawnColumns = []drawnColumn{
	{[]string{"Order No.", "№ заказа", "订单号", "Ref"}, func(row int, _, _, _ int64) string { return fmt.Sprint(260900 + row) }},
	{[]string{"AWB", "Waybill", "Nr listu", "Tracking"}, func(row int, _, _, _ int64) string { return fmt.Sprintf("AB%09dCN", row*7919) }},
	{[]string{"Collected", "COD amount", "Gross", "Paid by buyer"}, func(_ int, gross, _, _ int64) string { return cents(gross) }},
	{[]string{"Fee", "Commission", "Total fees", "Cargo"}, func(_ int, _, fee, _ int64) string { return cents(fee) }},
	{[]string{"VAT", "Tax", "Total deductions", "Surcharge"}, func(_ int, _, _, tax int64) string { return cents(tax) }},
	{[]string{"Net", "Paid to seller", "Payout", "Balance"}, func(_ int, gross, fee, tax int64) string { return cents(gross - fee - tax) }},
	{[]string{"Date", "Delivered", "Payout date", "Created"}, func(row int, _, _, _ int64) string { return fmt.Sprintf("2026-09-%02d", 1+row) }},
	{[]string{"Paid on", "Remittance date", "Shipped", "Due"}, func(row int, _, _, _ int64) string { return fmt.Sprintf("2026-10-%02d", 1+row/4) }},
	{[]string{"Status", "Entry", "Type", "Operation"}, func(row int, _, _, _ int64) string { return []string{"Delivered", "Sale", "Returned"}[row%3] }},
	{[]string{"Qty", "Weight", "No.", "Zone"}, func(row int, _, _, _ int64) string { return fmt.Sprint(1 + row%4) }},
}

// Whatever words stand over columns that belong together, and where none does, a file is read or refused, and no row of it is lost.
func TestAnyLayoutIsReadOrRefused(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.Permutation(drawnColumns).Draw(t, "columns")[:rapid.IntRange(3, len(drawnColumns)).Draw(t, "width")]
		header := make([]string, len(columns))
		for i, c := range columns {
			header[i] = rapid.SampledFrom(append([]string{"", "Xyzzy"}, c.headers...)).Draw(t, "header")
		}
		table := [][]string{header}
		for row := range rapid.IntRange(1, 14).Draw(t, "rows") {
			gross := rapid.Int64Range(100, 90000).Draw(t, "gross")
			fee, tax := gross*7/100, gross*3/100
			if row%3 == 2 {
				gross, fee = -gross, -fee
			}
			cells := make([]string, len(columns))
			for i, c := range columns {
				cells[i] = c.cell(row, gross, fee, tax)
			}
			table = append(table, cells)
		}
		var file bytes.Buffer
		if err := csv.NewWriter(&file).WriteAll(table); err != nil {
			t.Fatal(err)
		}
		f, err := sheet.OpenBytes("file.csv", file.Bytes(), sheet.Options{Delimiter: ','})
		if err != nil {
			t.Fatal(err)
		}
		r, err := Read(context.Background(), f, Request{Currency: "USD"})
		if errors.Is(err, ErrNoHeader) || errors.Is(err, ErrNoRows) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		accountedFor(t, r)
	})
}
