package intake

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"parcelbook/data/sheet"
)

// BenchmarkOrders takes in 100,000 rows of 25 columns, and reports what is left in memory for the candidates.
// What reading alone costs is reported beside it.
func BenchmarkOrders(b *testing.B) {
	var text strings.Builder
	text.WriteString("Order number,Order date,Paid date,Status,Payment method,Buyer name,Recipient name,Phone,Email,Country,Region,City,Address,Postal code,SKU,Product name,Specification,Quantity,Unit price,Shipping,Order total,Currency,Carrier,Waybill,Shipped date\n")
	for i := range 100_000 {
		fmt.Fprintf(&text, "82%014d,2026-05-%02d 10:00:00,2026-05-%02d 10:05:00,shipped,PayPal,buyer%d,Person Number %d,+1 202 7%06d,p%d@example.com,Poland,Region,City %d,Street %d,%05d,SKU-%d,Some product title %d,Color: red,2,%d.50,3.00,%d.00,USD,FastPost,WB%010d,2026-05-%02d\n",
			i, i%28+1, i%28+1, i, i, i, i, i%300, i, i%99999, i%500, i%500, i%90+5, (i%90+5)*2+4, i, i%28+1)
	}
	file := []byte(text.String())
	text.Reset()
	open := func() *sheet.File {
		f, err := sheet.OpenBytes("orders.csv", file, sheet.Options{Delimiter: ','})
		if err != nil {
			b.Fatal(err)
		}
		return f
	}
	b.Run("reading", func(b *testing.B) {
		for b.Loop() {
			f := open()
			if err := f.Rows(context.Background(), "", func(sheet.Row) error { return nil }); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("candidates", func(b *testing.B) {
		for b.Loop() {
			before := heap()
			r, err := Read(context.Background(), open(), Request{Currency: "USD"})
			if err != nil || len(r.Orders) != 100_000 || r.Refused > 0 {
				b.Fatal(err, len(r.Orders), r.Problems)
			}
			b.ReportMetric(float64((heap()-before)>>20), "MB")
			runtime.KeepAlive(r)
		}
	})
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkSmall takes in a file of one order: what finding out about a file costs.
func BenchmarkSmall(b *testing.B) {
	for b.Loop() {
		f, err := sheet.OpenBytes("orders.csv", []byte("Order number,Order date,Title,Order total\n1,2026-05-01,Thing,5\n"), sheet.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := Read(context.Background(), f, Request{Currency: "USD"}); err != nil {
			b.Fatal(err)
		}
	}
}
