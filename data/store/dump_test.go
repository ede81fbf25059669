package store

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/money"
)

// TestDumpsOfTheSameFactsAreEqual writes the same facts in two orders, with other ids, and once with a detour.
func TestDumpsOfTheSameFactsAreEqual(t *testing.T) {
	book := func(detour bool, numbers ...string) string {
		s := newBook(t)
		write(t, s, func(tx *Tx) error {
			if detour { // shifts every id
				try(tx.DeleteHolder(must(tx.SaveHolder(data.Holder{Kind: data.KindCarrier, Name: "gone"}))))
				must(tx.InsertTransfer(pad{row: newPad(tx).row}.transfer(0, data.EventOpening, bank, customer, 5)))
				must(tx.InsertTransfer(reversal(must(tx.LiveTransfers(TransfersOf{Keys: []string{"test opening balance"}}))[0])))
			}
			var p pad
			if detour {
				p = pad{channel: must(tx.HolderByName(data.KindChannel, "AliExpress")).ID, carrier: must(tx.HolderByName(data.KindCarrier, "Boxful")).ID, row: 1}
			} else {
				p = newPad(tx)
			}
			if detour {
				o := p.order("withdrawn")
				try(tx.WithdrawOrders(must(tx.SaveOrder(o))))
			}
			var ids []int64
			for _, n := range numbers {
				id := must(tx.SaveOrder(p.order(n)))
				ids = append(ids, id)
				parcel := must(tx.SaveParcel(data.Parcel{OrderID: id, CarrierID: p.carrier, Waybill: "LP" + n}))
				post(tx, p, data.Transfer{OrderID: id, ParcelID: parcel}, data.EventAccepted, customer, sales, 1000)
				try(tx.SetHoldings(id, []data.Holding{{Account: data.Account{Kind: data.AccCarrier, Holder: p.carrier}, Amount: money.New(5, "USD")}}))
				must(tx.SaveClaim(data.Claim{Key: data.ClaimKey{Kind: data.DiffMissing, ParcelID: parcel}, State: data.Claimed, Date: "2026-05-01"}))
				try(tx.AddHandEdits("parcel", parcel, "state"))
			}
			return tx.RefreshSearch(ids)
		})
		return dump(t, s)
	}
	one, two := book(false, "1", "2"), book(true, "2", "1")
	if diff := cmp.Diff(one, two); diff != "" {
		t.Errorf("the same facts:\n%s", diff)
	}
	if one == book(false, "1", "3") {
		t.Error("other facts make the same dump")
	}
}

// TestDumpShowsEveryFact changes one column of every table in turn; each must show.
func TestDumpShowsEveryFact(t *testing.T) {
	hidden := []string{ // where records come from, what is worked out for looking things up, and the log of what was done
		"import", "import_block", "reading", "mend", "quarantine", "audit", "account",
		"orders.number_key", "customer.search", "parcel.waybill_key", "statement_line.waybill_key", "statement_line.number_key",
		"alias.number", "alias.code_key", "transfer.key", "transfer.recorded_at", "order_text.key",
	}
	s := soundBook(t)
	write(t, s, func(tx *Tx) error {
		who := must(tx.Customer(1))
		who.Documents = []data.Document{{Kind: data.DocIdentity, Number: "7"}}
		must(tx.SaveCustomer(who))
		must(tx.SaveDeposit(data.Deposit{StatementID: 1, Date: "2026-05-01", Currency: "USD", Amount: 1}))
		must(tx.SaveEntry(data.Entry{Event: data.EventRefund, Date: "2026-05-01", Amount: money.New(1, "USD"), OrderID: 1, Holder: bank}))
		must(tx.SaveDispute(data.Dispute{OrderID: 1, Opened: "2026-05-01"}))
		must(tx.SaveContact(data.Contact{OrderID: 1, Date: "2026-05-01"}))
		must(tx.SaveClaim(data.Claim{Key: data.ClaimKey{Kind: data.DiffShort, LineID: 1}, State: data.Claimed, Date: "2026-05-01"}))
		line := must(tx.StatementLine(1))
		line.Fees = []data.Fee{{Kind: "cod", Amount: 1}}
		must(tx.SaveStatementLine(line))
		must(tx.SaveFormat(data.SavedFormat{Name: "mine", Text: "{}"}))
		must(tx.SaveAlias(data.Alias{ChannelID: must(tx.Order(1)).ChannelID, Number: "1", Code: "chat-1"}))
		return tx.AddHandEdits("order", 1, "note")
	})
	base := dump(t, s)
	var columns [][2]string
	read(t, s, func(tx *Tx) error {
		return tx.each(func(row scanner) error {
			var table, column string
			err := row.Scan(&table, &column)
			columns = append(columns, [2]string{table, column})
			return err
		}, `SELECT t.name, c.name FROM pragma_table_list t, pragma_table_xinfo(t.name) c
			WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.pk = 0 AND c.type <> ''
			AND c.name NOT LIKE '%\_id' ESCAPE '\' AND c.name NOT IN ('withdrawn', 'reverses') ORDER BY 1, 2`)
	})
	if len(columns) < 100 {
		t.Fatalf("only %d columns are tried", len(columns))
	}
	for _, c := range columns {
		table, column := c[0], c[1]
		if slices.Contains(hidden, table) || slices.Contains(hidden, table+"."+column) {
			continue
		}
		copied := filepath.Join(t.TempDir(), "copy.parcelbook")
		try(copyBook(t.Context(), s.Path(), copied))
		raw(t, copied, "DROP TRIGGER transfer_never_changed", "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; UPDATE OR IGNORE "+table+" SET "+column+
			" = CASE typeof("+column+") WHEN 'text' THEN 'changed' WHEN 'null' THEN 777 ELSE "+column+" + 2 END")
		if got := dumpRaw(t, copied); got == base {
			t.Errorf("a change of %s.%s does not show", table, column)
		}
	}
}

// dumpRaw dumps a book without the checks on opening.
func dumpRaw(t *testing.T, path string) string {
	t.Helper()
	s, err := connectBook(path, options)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { try(s.Close()) }()
	var b strings.Builder
	read(t, s, func(tx *Tx) error { return tx.Dump(&b) })
	return b.String()
}
