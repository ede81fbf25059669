package store

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"parcelbook/data"
	"parcelbook/data/money"
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

// must gives the value of a call that cannot fail where the store works.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// try is must for calls that give nothing else.
func try(err error) {
	if err != nil {
		panic(err)
	}
}

// pad is what most tests need to begin with.
type pad struct {
	channel, carrier, processor int64
	importID, row               int64
	audit                       int64
}

func newPad(tx *Tx) pad {
	var p pad
	p.channel = must(tx.SaveHolder(data.Holder{Kind: data.KindChannel, Name: "AliExpress"}))
	p.carrier = must(tx.SaveHolder(data.Holder{Kind: data.KindCarrier, Name: "Boxful"}))
	p.processor = must(tx.SaveHolder(data.Holder{Kind: data.KindProcessor, Name: "CardPay"}))
	p.importID = must(tx.SaveImport(data.Import{File: "orders.xlsx", Hash: "hash", Kind: "orders", At: noon}))
	p.row = must(tx.InsertRow(data.SourceRow{ImportID: p.importID, Sheet: "Orders", Row: 2, Cells: []string{"8100", "10.00"}}))
	p.audit = must(tx.AuditAdd(data.Audit{Who: "seller", What: "edit", Kind: "order"}))
	return p
}

// order makes an order that is valid and came from the pad's import.
func (p pad) order(number string) data.Order {
	return data.Order{ChannelID: p.channel, Number: number, State: data.OrderPaid, Method: data.COD, OrderDate: "2026-04-02", Currency: "USD", Total: 1000, RowID: p.row}
}

// transfer makes a transfer of an order that came from the pad's import.
func (p pad) transfer(orderID int64, event data.Event, debit, credit data.Account, minor int64) data.Transfer {
	return data.Transfer{
		Key: "test " + string(event), Event: event, Date: "2026-04-02", Debit: debit, Credit: credit, Amount: money.New(minor, "USD"), OrderID: orderID, RowID: p.row,
	}
}

// reversal takes a transfer back.
func reversal(t data.Transfer) data.Transfer {
	t.ID, t.Reverses = 0, t.ID
	t.Debit, t.Credit = t.Credit, t.Debit
	return t
}

var (
	customer = data.Account{Kind: data.AccCustomer}
	sales    = data.Account{Kind: data.AccSales}
	bank     = data.Account{Kind: data.AccBank}
)
