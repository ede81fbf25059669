package store

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"parcelbook/data"
	"parcelbook/data/money"
)

func TestRecordsOfAnImport(t *testing.T) {
	s := soundBook(t)
	write(t, s, func(tx *Tx) error {
		want := Records{Orders: []int64{1}, Parcels: []int64{1}, Statements: []int64{1}}
		if diff := cmp.Diff(want, must(tx.RecordsOf(1)), cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(Records{}, must(tx.RecordsOf(2)), cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
		return nil
	})
}

func TestDependentsOfAnImport(t *testing.T) {
	type ids struct{ order, parcel, customer, statement, line int64 }
	own := ids{1, 1, 1, 1, 1}
	for _, c := range []struct {
		name string
		work func(tx *Tx, own ids, laterRow, laterImport int64)
		want string
	}{
		{"nothing", func(*Tx, ids, int64, int64) {}, ""},
		{"contact", func(tx *Tx, own ids, _, _ int64) {
			must(tx.SaveContact(data.Contact{OrderID: own.order, Date: "2026-05-01"}))
		}, "1 contact was logged"},
		{"disputes", func(tx *Tx, own ids, _, _ int64) {
			for range 2 {
				must(tx.SaveDispute(data.Dispute{OrderID: own.order, Opened: "2026-05-01"}))
			}
		}, "2 disputes were recorded"},
		{"claim on a line", func(tx *Tx, own ids, _, _ int64) {
			must(tx.SaveClaim(data.Claim{Key: data.ClaimKey{Kind: data.DiffShort, LineID: own.line}, State: data.Claimed, Date: "2026-05-01"}))
		}, "1 claim was made"},
		{"entry by hand", func(tx *Tx, own ids, _, _ int64) {
			must(tx.SaveEntry(data.Entry{Event: data.EventRefund, Date: "2026-05-01", Amount: money.New(1, "USD"), OrderID: own.order, Holder: bank}))
		}, "1 entry was made"},
		{"entry withdrawn", func(tx *Tx, own ids, _, _ int64) {
			try(tx.WithdrawEntry(must(tx.SaveEntry(data.Entry{Event: data.EventRefund, Date: "2026-05-01", Amount: money.New(1, "USD"), OrderID: own.order, Holder: bank}))))
		}, ""},
		{"deposit", func(tx *Tx, own ids, _, _ int64) {
			must(tx.SaveDeposit(data.Deposit{StatementID: own.statement, Date: "2026-05-01", Currency: "USD", Amount: 1}))
		}, "1 deposit was entered"},
		{"line of a later statement", func(tx *Tx, own ids, laterRow, laterImport int64) {
			later := must(tx.SaveStatement(data.Statement{Kind: data.StatementCOD, HolderID: 2, Date: "2026-05-01", Currency: "USD", ImportID: laterImport}))
			must(tx.SaveStatementLine(data.StatementLine{StatementID: later, OrderID: own.order, RowID: laterRow}))
		}, "import 2, later.csv, has lines that were matched to its orders: 1"},
		{"parcel by hand", func(tx *Tx, own ids, _, _ int64) {
			must(tx.SaveParcel(data.Parcel{OrderID: own.order, Waybill: "LP9"}))
		}, "parcels added by hand to its orders: 1"},
		{"document", func(tx *Tx, own ids, _, _ int64) {
			c := must(tx.Customer(own.customer))
			c.Documents = []data.Document{{Kind: data.DocGuarantee, Number: "7"}}
			must(tx.SaveCustomer(c))
		}, "1 document was recorded"},
		{"packing check", func(tx *Tx, own ids, _, _ int64) {
			try(tx.SaveCheck(must(tx.Lines(own.order))[0].ID, data.Check{SKU: true}))
		}, "1 of its orders was checked"},
		{"set by hand", func(tx *Tx, own ids, _, _ int64) {
			try(tx.AddHandEdits("parcel", own.parcel, "state", "delivered_date", "state"))
		}, "2 fields of its records were set by hand"},
		{"changed by a later import", func(tx *Tx, own ids, _, laterImport int64) {
			must(tx.AuditAdd(data.Audit{What: "edit", Kind: "parcel", Record: own.parcel, ImportID: laterImport, Before: "{}", After: "{}"}))
		}, "import 2, later.csv, changed records of it: 1"},
		{"of other imports", func(tx *Tx, _ ids, laterRow, laterImport int64) {
			o := pad{channel: 1, row: laterRow}.order("other")
			id := must(tx.SaveOrder(o))
			must(tx.SaveContact(data.Contact{OrderID: id, Date: "2026-05-01"}))
			must(tx.SaveParcel(data.Parcel{OrderID: id, Waybill: "LP9"}))
			must(tx.AuditAdd(data.Audit{What: "edit", Kind: "order", Record: id, ImportID: laterImport, Before: "{}", After: "{}"}))
		}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := soundBook(t)
			write(t, s, func(tx *Tx) error {
				laterImport := must(tx.SaveImport(data.Import{File: "later.csv", Hash: "h2", At: noon}))
				laterRow := must(tx.InsertRow(data.SourceRow{ImportID: laterImport, Row: 1}))
				c.work(tx, own, laterRow, laterImport)
				told := must(tx.Dependents(1))
				if c.want == "" && len(told) > 0 || c.want != "" && (len(told) != 1 || !strings.HasPrefix(told[0].Said.String(), c.want)) {
					t.Errorf("told %+v, want %q", told, c.want)
				}
				return nil
			})
		})
	}
}

func TestImports(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		first := must(tx.SaveImport(data.Import{File: "a", Hash: "same", At: noon}))
		if got := must(tx.ImportByHash("same")); got.ID != first {
			t.Errorf("found %d", got.ID)
		}
		try(tx.SetImportUndone(first))
		if _, err := tx.ImportByHash("same"); !errors.Is(err, ErrNotFound) {
			t.Errorf("an undone import is found by its file: %v", err)
		}
		if err := tx.SetImportUndone(first); !errors.Is(err, ErrNotFound) {
			t.Errorf("undone twice: %v", err)
		}
		second := must(tx.SaveImport(data.Import{File: "a", Hash: "same", At: noon, Counts: data.Counts{Rows: 5, New: 3, Refused: 2}}))
		if _, err := tx.Import(99); err == nil || err.Error() != "import 99: not found" {
			t.Errorf("an import that is not there: %v", err)
		}
		all := must(tx.Imports())
		if len(all) != 2 || all[0].ID != second || !all[1].Undone || all[0].Counts.New != 3 {
			t.Errorf("log: %+v", all)
		}
		return nil
	})
}

func TestHandEdits(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		try(tx.AddHandEdits("order", 7, "note"))
		try(tx.AddHandEdits("order", 7, "note"))
		try(tx.AddHandEdits("parcel", 7, "state"))
		want := map[int64]map[string]bool{7: {"note": true}}
		if diff := cmp.Diff(want, must(tx.HandEdits("order", []int64{6, 7}))); diff != "" {
			t.Error(diff)
		}
		return nil
	})
}

func TestAuditTrail(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		p := newPad(tx)
		for i := range int64(5) {
			must(tx.AuditAdd(data.Audit{What: "edit", Kind: "parcel", Record: i % 2, ImportID: p.importID * (i % 2)}))
		}
		list := func(f data.AuditFilter) []int64 {
			var ids []int64
			for _, a := range must(tx.AuditTrail(f)) {
				ids = append(ids, a.ID)
			}
			return ids
		}
		for _, c := range []struct {
			filter data.AuditFilter
			want   []int64
		}{
			{data.AuditFilter{}, []int64{6, 5, 4, 3, 2, 1}},
			{data.AuditFilter{Kind: "parcel", Page: data.Page{Offset: 1, Limit: 2}}, []int64{5, 4}},
			{data.AuditFilter{Kind: "parcel", Record: data.Ptr(int64(1))}, []int64{5, 3}},
		} {
			if got := list(c.filter); !slices.Equal(got, c.want) {
				t.Errorf("%+v: %v, want %v", c.filter, got, c.want)
			}
		}
		return nil
	})
}

func TestContactsAndClaims(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		p := newPad(tx)
		id := must(tx.SaveOrder(p.order("1")))
		must(tx.SaveContact(data.Contact{OrderID: id, Date: "2026-05-02", Note: "second"}))
		must(tx.SaveContact(data.Contact{OrderID: id, Date: "2026-05-01", Note: "first", Promise: "2026-05-09"}))
		if got := must(tx.Contacts(id)); len(got) != 2 || got[0].Note != "first" {
			t.Errorf("contacts: %v", got)
		}
		if got := must(tx.LastContacts([]int64{id, 99})); len(got) != 1 || got[id].Note != "second" {
			t.Errorf("last: %v", got)
		}
		key := data.ClaimKey{Kind: data.DiffMissing, OrderID: id}
		first := must(tx.SaveClaim(data.Claim{Key: key, State: data.Claimed, Date: "2026-05-01"}))
		again := must(tx.SaveClaim(data.Claim{Key: key, State: data.ClaimResolved, Date: "2026-05-02"}))
		if first != again {
			t.Errorf("a second claim %d about the same difference as %d", again, first)
		}
		if got := must(tx.Claims()); len(got) != 1 || got[key].State != data.ClaimResolved {
			t.Errorf("claims: %v", got)
		}
		return nil
	})
}
