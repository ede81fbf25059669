package store

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parcelbook/data"
)

// noon is the pinned clock of the tests.
var noon = time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)

var options = Options{Now: func() time.Time { return noon }}

var settings = data.Settings{Currency: "USD", StartDate: "2026-01-01", TimeZone: "UTC"}

// newBook makes an empty book that is closed after the test.
func newBook(t testing.TB) *Store {
	t.Helper()
	s, err := Create(filepath.Join(t.TempDir(), "shop.parcelbook"), settings, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func write(t testing.TB, s *Store, fn func(*Tx) error) {
	t.Helper()
	if err := s.Write(context.Background(), fn); err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, s *Store, fn func(*Tx) error) {
	t.Helper()
	if err := s.Read(context.Background(), fn); err != nil {
		t.Fatal(err)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestSmoke(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		ch := must(tx.SaveHolder(data.Holder{Kind: data.KindChannel, Name: "AliExpress"}))
		imp := must(tx.SaveImport(data.Import{File: "a.xlsx", Hash: "x", At: noon}))
		row := must(tx.InsertRow(data.SourceRow{ImportID: imp, Sheet: "S", Row: 2, Cells: []string{"a", "b"}}))
		id := must(tx.SaveOrder(data.Order{ChannelID: ch, Number: "#0012", State: data.OrderPaid, Currency: "USD", Total: 1000, OrderDate: "2026-04-02", RecipientName: "Ana", RowID: row}))
		if err := tx.SaveLines(id, []data.Line{{Ident: "1", SKU: "K", Title: "蓝牙耳机", Quantity: 1, RowID: row}}); err != nil {
			return err
		}
		must(tx.SaveParcel(data.Parcel{OrderID: id, Waybill: "LP1", State: data.ParcelSent, Collected: -1}))
		must(tx.InsertTransfer(data.Transfer{Key: "k", Event: data.EventAccepted, Date: "2026-04-02", Debit: data.Account{Kind: data.AccCustomer}, Credit: data.Account{Kind: data.AccSales}, Amount: data.Order{Currency: "USD"}.Amount(1000), OrderID: id, RowID: row}))
		if err := tx.SetHoldings(id, []data.Holding{{Account: data.Account{Kind: data.AccCustomer}, Amount: data.Order{Currency: "USD"}.Amount(1000), Due: "2026-04-09"}}); err != nil {
			return err
		}
		if err := tx.SetOrderState(id, true, false); err != nil {
			return err
		}
		return tx.RefreshSearch([]int64{id})
	})
	read(t, s, func(tx *Tx) error {
		for _, q := range []string{"", "0012", "耳机", "牙耳机", "lp1"} {
			rows := must(tx.OrderRows(data.OrderFilter{Search: q, LateOn: "2026-05-01"}))
			if len(rows) != 1 || rows[0].Held.HolderName != "Ana" {
				t.Errorf("%q: %+v", q, rows)
			}
		}
		t.Logf("%+v", must(tx.TotalsByHolder("2026-05-01")))
		t.Logf("%+v", must(tx.TransferRows(data.TransferFilter{})))
		t.Logf("%+v", must(tx.OrderFacts([]int64{1})))
		t.Logf("%+v", must(tx.LiveTransfers(TransfersOf{Orders: []int64{1}})))
		t.Logf("%v", must(tx.Dependents(1)))
		t.Logf("%v", must(tx.SettlementRows("", "2026-06-01")))
		t.Logf("%v", must(tx.CarrierRows("", "2026-06-01")))
		var b strings.Builder
		if err := tx.Dump(&b); err != nil {
			return err
		}
		t.Log(b.String())
		return nil
	})
	t.Log(must(s.Check(context.Background())))
	t.Log(must(s.Backup(context.Background(), "test")))
}
