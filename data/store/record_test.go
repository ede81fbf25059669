package store

import (
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"parcelbook/data"
	"parcelbook/data/money"
	"parcelbook/data/say"
)

// filler gives every field of a record a value of its own, so that none can be mixed up or left out unnoticed.
type filler struct{ n int64 }

func (f *filler) fill(v reflect.Value) {
	f.n++
	switch v.Interface().(type) {
	case time.Time:
		v.Set(reflect.ValueOf(noon.Add(time.Duration(f.n) * time.Second)))
		return
	case decimal.Decimal:
		v.Set(reflect.ValueOf(decimal.New(f.n, -3)))
		return
	case data.Cycle:
		v.Set(reflect.ValueOf(data.Cycle{From: data.FromSending, Days: 11, Working: true, MonthDays: []int{15, 31}}))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString("text " + string(rune('0'+f.n%10)) + string(rune('a'+f.n/10)))
	case reflect.Int, reflect.Int64:
		v.SetInt(1000 + f.n)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Struct:
		for i := range v.NumField() {
			f.fill(v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		f.fill(v.Index(0))
		f.fill(v.Index(1))
	default:
		panic("a field of kind " + v.Kind().String())
	}
}

// errEnough rolls a Write back at the end of a test.
var errEnough = errors.New("enough")

// roundTrip saves a record with every field set, reads it, changes every field, and reads it again.
func roundTrip[T any](t *testing.T, save func(*Tx, T) (int64, error), read func(*Tx, int64) (T, error), mend func(*T)) {
	t.Helper()
	s := newBook(t)
	err := s.Write(context.Background(), func(tx *Tx) error {
		if _, err := tx.exec("PRAGMA defer_foreign_keys = ON"); err != nil { // the ids refer to nothing
			return err
		}
		var f filler
		var id int64
		for range 2 {
			var want T
			value := reflect.ValueOf(&want).Elem()
			f.fill(value)
			mend(&want)
			value.FieldByName("ID").SetInt(id)
			saved, err := save(tx, want)
			if err != nil {
				t.Fatalf("saving %T: %v", want, err)
			}
			if id != 0 && saved != id {
				t.Errorf("%T %d became %d", want, id, saved)
			}
			id = saved
			value.FieldByName("ID").SetInt(id)
			got, err := read(tx, id)
			if err != nil {
				t.Fatalf("reading %T: %v", want, err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%T came back different:\n%s", want, diff)
			}
		}
		if _, err := read(tx, id+1); !errors.Is(err, ErrNotFound) {
			t.Errorf("reading a record that is not there: %v, want ErrNotFound", err)
		}
		return errEnough
	})
	if !errors.Is(err, errEnough) {
		t.Fatal(err)
	}
}

func TestRecordsComeBackAsSaved(t *testing.T) {
	t.Run("holder", func(t *testing.T) {
		roundTrip(t, (*Tx).SaveHolder, (*Tx).Holder, func(h *data.Holder) {
			h.Kind, h.Method, h.Fee.Currency = data.KindCarrier, data.COD, "EUR"
		})
	})
	t.Run("customer", func(t *testing.T) {
		roundTrip(t, (*Tx).SaveCustomer, (*Tx).Customer, func(c *data.Customer) { c.Verification = data.Asked })
	})
	t.Run("order", func(t *testing.T) {
		roundTrip(t, (*Tx).SaveOrder, (*Tx).Order, func(o *data.Order) { o.Method, o.Currency = data.Card, "USD" })
	})
	t.Run("line", func(t *testing.T) {
		roundTrip(t, func(tx *Tx, l data.Line) (int64, error) { return lines.save(tx, &l) }, lines.byID, func(*data.Line) {})
	})
	t.Run("parcel", func(t *testing.T) {
		roundTrip(t, (*Tx).SaveParcel, (*Tx).Parcel, func(p *data.Parcel) { p.State = data.ParcelLost })
	})
	t.Run("statement", func(t *testing.T) {
		roundTrip(t, (*Tx).SaveStatement, (*Tx).Statement, func(s *data.Statement) { s.Kind = data.StatementLedger })
	})
	t.Run("statement without a total", func(t *testing.T) {
		roundTrip(t, (*Tx).SaveStatement, (*Tx).Statement, func(s *data.Statement) { s.Kind, s.Total, s.HasTotal = data.StatementCOD, 0, false })
	})
	t.Run("statement line", func(t *testing.T) {
		roundTrip(t, (*Tx).SaveStatementLine, (*Tx).StatementLine, func(*data.StatementLine) {})
	})
	t.Run("deposit", func(t *testing.T) {
		roundTrip(t, (*Tx).SaveDeposit, deposits.byID, func(*data.Deposit) {})
	})
	t.Run("entry", func(t *testing.T) { roundTrip(t, (*Tx).SaveEntry, (*Tx).Entry, func(*data.Entry) {}) })
	t.Run("dispute", func(t *testing.T) { roundTrip(t, (*Tx).SaveDispute, (*Tx).Dispute, func(*data.Dispute) {}) })
	t.Run("contact", func(t *testing.T) { roundTrip(t, (*Tx).SaveContact, (*Tx).Contact, func(*data.Contact) {}) })
	t.Run("claim", func(t *testing.T) { roundTrip(t, saveClaimByID, claims.byID, func(*data.Claim) {}) })
	t.Run("import", func(t *testing.T) { roundTrip(t, (*Tx).SaveImport, (*Tx).Import, func(i *data.Import) { i.Open = 0 }) })
	t.Run("format", func(t *testing.T) { roundTrip(t, (*Tx).SaveFormat, formats.byID, func(*data.SavedFormat) {}) })
	t.Run("audit", func(t *testing.T) { roundTrip(t, (*Tx).AuditAdd, audits.byID, func(*data.Audit) {}) })
}

func saveClaimByID(tx *Tx, c data.Claim) (int64, error) { return claims.save(tx, &c) }

// rowOf reads a row as a transfer that came from it is shown with it.
func rowOf(tx *Tx, rowID int64) data.SourceRow {
	must(tx.InsertTransfer(data.Transfer{Key: "x", Date: "2026-04-01", Debit: customer, Credit: sales, Amount: money.New(1, "USD"), RowID: rowID}))
	return must(tx.TransferRows(data.TransferFilter{}))[0].Source
}

func TestRowsAndQuarantineComeBackAsSaved(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		p := newPad(tx)
		want := data.SourceRow{ImportID: p.importID, File: "orders.xlsx", Sheet: "表", Row: 7, Cells: []string{"", `a "b" <c>`, "8100\t", "宝安"}}
		want.ID = must(tx.InsertRow(want))
		if diff := cmp.Diff(want, rowOf(tx, want.ID)); diff != "" {
			t.Error(diff)
		}
		q := data.Quarantined{
			ImportID: p.importID, File: "orders.xlsx", Subject: "8100", State: data.QuarantineOpen,
			Rows: []data.SourceRow{{Sheet: "S", Row: 3, Cells: []string{"x"}}},
			Problems: []data.Problem{
				{Sheet: "S", Row: 3, Column: "Amount", Value: "x", Reason: "not an amount"},
				{Sheet: "S", Row: 3, Reason: say.Textf("row %d of the same order says %s", 2, say.Raw("5.00"))},
			},
		}
		q.ID = must(tx.SaveQuarantine(q))
		try(tx.SetQuarantineState(q.ID, data.QuarantineMended))
		q.State = data.QuarantineMended
		if diff := cmp.Diff([]data.Quarantined{q}, must(tx.Quarantine(data.QuarantineMended))); diff != "" {
			t.Error(diff)
		}
		if open := must(tx.Quarantine(data.QuarantineOpen)); len(open) != 0 {
			t.Errorf("still open: %v", open)
		}
		q.Subject = "8101"
		if id := must(tx.SaveQuarantine(q)); id != q.ID {
			t.Errorf("changed under id %d, want %d", id, q.ID)
		}
		if diff := cmp.Diff([]data.Quarantined{q}, must(tx.Quarantine(""))); diff != "" {
			t.Error(diff)
		}
		return nil
	})
}

func TestTransfersComeBackAsInserted(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		p := newPad(tx)
		id := must(tx.SaveOrder(p.order("1")))
		parcel := must(tx.SaveParcel(data.Parcel{OrderID: id, Waybill: "LP1"}))
		statement := must(tx.SaveStatement(data.Statement{Kind: data.StatementCOD, HolderID: p.carrier, Date: "2026-04-20", Currency: "USD"}))
		line := must(tx.SaveStatementLine(data.StatementLine{StatementID: statement, OrderID: id}))
		want := p.transfer(id, data.EventFee, data.Account{Kind: data.AccFees, Name: "cod: extra"}, data.Account{Kind: data.AccCarrier, Holder: p.carrier}, 35)
		want.ParcelID, want.LineID, want.StatementID, want.Reason, want.AuditID = parcel, line, statement, "why", p.audit
		want.Rate, want.RecordedAt = decimal.RequireFromString("7.123456789012345678"), noon.Add(time.Hour)
		want.ID = must(tx.InsertTransfer(want))
		for name, of := range map[string]TransfersOf{
			"order": {Orders: []int64{id}}, "line": {Lines: []int64{line}}, "statement": {Statements: []int64{statement}},
			"all three": {Orders: []int64{id}, Lines: []int64{line}, Statements: []int64{statement}},
		} {
			if diff := cmp.Diff([]data.Transfer{want}, must(tx.LiveTransfers(of))); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		}
		if got := must(tx.LiveTransfers(TransfersOf{Keys: []string{want.Key}})); len(got) != 0 {
			t.Errorf("found by key though an order is named: %v", got)
		}
		rows := must(tx.TransferRows(data.TransferFilter{}))
		if len(rows) != 1 {
			t.Fatalf("%d rows", len(rows))
		}
		r := rows[0]
		if r.CreditName != "Boxful" || r.DebitName != "" || r.OrderNumber != "1" || r.Waybill != "LP1" || r.Source.File != "orders.xlsx" ||
			r.Source.Cells[0] != "8100" || r.Audit.Who != "seller" {
			t.Errorf("got %+v", r)
		}
		reverse := reversal(want)
		must(tx.InsertTransfer(reverse))
		if got := must(tx.LiveTransfers(TransfersOf{Orders: []int64{id}, Lines: []int64{line}})); len(got) != 0 {
			t.Errorf("a reversed transfer is still live: %v", got)
		}
		if _, err := tx.InsertTransfer(reverse); !errors.Is(err, ErrExists) {
			t.Errorf("reversed twice: %v", err)
		}
		loose := p.transfer(0, data.EventOpening, bank, data.Account{Kind: data.AccOpening}, 7)
		loose.ID = must(tx.InsertTransfer(loose))
		if got := must(tx.LiveTransfers(TransfersOf{Keys: []string{loose.Key, "other"}})); len(got) != 1 || got[0].ID != loose.ID {
			t.Errorf("by key: %v", got)
		}
		return nil
	})
}
