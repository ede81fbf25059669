package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"parcelbook/data"
)

const benchOrders = 1_000_000

// bigBook opens a book of a million orders, made once and kept with the system's temporary files.
func bigBook(b *testing.B) *Store {
	b.Helper()
	if testing.Short() {
		b.Skip("a million orders take minutes to make")
	}
	steps, err := migrations()
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(os.TempDir(), fmt.Sprintf("parcelbook-bench-%d-%x.parcelbook", benchOrders, len(steps[0])))
	s, err := Open(path, options)
	if errors.Is(err, ErrNotFound) {
		part := path + ".making"
		if err := removeBook(part); err != nil {
			b.Fatal(err)
		}
		s, err = Create(part, settings, options)
		if err != nil {
			b.Fatal(err)
		}
		fill(b, s, benchOrders)
		if err := errors.Join(s.Close(), os.Rename(part, path)); err != nil {
			b.Fatal(err)
		}
		s, err = Open(path, options)
	}
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	return s
}

func benchRows(b *testing.B, s *Store, f data.OrderFilter) {
	b.Helper()
	f.Limit = 100
	for b.Loop() {
		err := s.Read(context.Background(), func(tx *Tx) error {
			rows, err := tx.OrderRows(f)
			if err == nil && len(rows) == 0 {
				err = errors.New("no rows")
			}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/page")
}

// BenchmarkOrdersPage is the first page of a list of a million orders.
func BenchmarkOrdersPage(b *testing.B) {
	s := bigBook(b)
	for _, c := range []struct {
		name   string
		filter data.OrderFilter
	}{
		{"newest", data.OrderFilter{}},
		{"open", data.OrderFilter{Open: data.Ptr(true)}},
		{"held", data.OrderFilter{HeldBy: data.Ptr(data.AccCarrier)}},
		{"late", data.OrderFilter{LateOn: "2026-05-01"}},
		{"state", data.OrderFilter{State: data.Ptr(data.OrderShipped)}},
		{"number", data.OrderFilter{Page: data.Page{Sort: "number"}}},
		{"total", data.OrderFilter{Page: data.Page{Sort: "total", Desc: true}}},
		{"customer", data.OrderFilter{Page: data.Page{Sort: "customer"}}},
		{"due", data.OrderFilter{Page: data.Page{Sort: "due"}}},
		{"carrier", data.OrderFilter{Page: data.Page{Sort: "carrier"}}},
		{"far", data.OrderFilter{Page: data.Page{Offset: 500_000}}},
	} {
		b.Run(c.name, func(b *testing.B) { benchRows(b, s, c.filter) })
	}
}

// BenchmarkSearchPage is the first page of a search in a million orders, with few hits and with very many.
func BenchmarkSearchPage(b *testing.B) {
	s := bigBook(b)
	for _, query := range []string{"蓝牙耳机", "example.com", "smith4999", "user54321@example.com", "8100007", "宝安"} {
		b.Run(query, func(b *testing.B) { benchRows(b, s, data.OrderFilter{Search: query}) })
	}
}

// BenchmarkReports are the passes over the whole of a big book.
func BenchmarkReports(b *testing.B) {
	s := bigBook(b)
	for _, c := range []struct {
		name string
		fn   func(*Tx) error
	}{
		{"settlement", func(tx *Tx) error { _, err := tx.SettlementRows("", ""); return err }},
		{"settlement of a quarter", func(tx *Tx) error { _, err := tx.SettlementRows("2026-01-01", "2026-03-31"); return err }},
		{"carriers", func(tx *Tx) error { _, err := tx.CarrierRows("", ""); return err }},
		{"holdings", func(tx *Tx) error { _, err := tx.OpenHoldings(""); return err }},
		{"totals", func(tx *Tx) error { _, err := tx.TotalsByHolder("2026-05-01"); return err }},
		{"count", func(tx *Tx) error { _, err := tx.CountOrders(data.OrderFilter{}); return err }},
		{"count of a search", func(tx *Tx) error { _, err := tx.CountOrders(data.OrderFilter{Search: "example.com"}); return err }},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if err := s.Read(context.Background(), c.fn); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkImport writes 100,000 orders of one line in one transaction.
func BenchmarkImport(b *testing.B) {
	for b.Loop() {
		s := newBook(b)
		start := time.Now()
		fill(b, s, 100_000)
		b.ReportMetric(time.Since(start).Seconds(), "s/100k")
	}
}
