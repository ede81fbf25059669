package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"parcelbook/data"
	"parcelbook/data/money"
	"parcelbook/data/say"
)

// expectSound fails the test where Check finds anything.
func expectSound(t *testing.T, s *Store) {
	t.Helper()
	told, err := s.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if len(told) > 0 {
		t.Errorf("check: %q", told)
	}
}

// soundBook is a small book in which every sort of record occurs and all agree.
func soundBook(t *testing.T) *Store {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		p := newPad(tx)
		carrier := data.Account{Kind: data.AccCarrier, Holder: p.carrier}
		who := must(tx.SaveCustomer(data.Customer{Ident: "a@b.c", Name: "Ana", Verification: data.Unverified, RowID: p.row}))
		o := p.order("1")
		o.CustomerID = who
		id := must(tx.SaveOrder(o))
		try(tx.SaveLines(id, []data.Line{{Ident: "1", SKU: "K", Quantity: 1, RowID: p.row}}))
		parcel := must(tx.SaveParcel(data.Parcel{OrderID: id, CarrierID: p.carrier, Waybill: "LP1", State: data.ParcelDelivered, CODAmount: 1000, RowID: p.row}))
		statement := must(tx.SaveStatement(data.Statement{Kind: data.StatementCOD, HolderID: p.carrier, Reference: "R", Date: "2026-04-20", Currency: "USD", ImportID: p.importID}))
		line := must(tx.SaveStatementLine(data.StatementLine{
			StatementID: statement, Ident: "LP1 1000", Waybill: "LP1", Collected: 1000, Net: 600, OrderID: id, ParcelID: parcel, RowID: p.row,
		}))
		must(tx.InsertTransfer(p.transfer(id, data.EventAccepted, customer, sales, 900)))
		first := must(tx.LiveTransfers(TransfersOf{Orders: []int64{id}}))[0]
		must(tx.InsertTransfer(reversal(first)))
		must(tx.InsertTransfer(p.transfer(id, data.EventAccepted, customer, sales, 1000)))
		must(tx.InsertTransfer(p.transfer(id, data.EventPayment, carrier, customer, 1000)))
		net := p.transfer(0, data.EventNet, data.Account{Kind: data.AccTransit, Holder: statement}, carrier, 600)
		net.LineID = line
		must(tx.InsertTransfer(net))
		try(tx.SetHoldings(id, []data.Holding{{Account: carrier, Amount: money.New(400, "USD"), Due: "2026-04-20"}}))
		try(tx.SetOrderState(id, true, false))
		gone := must(tx.SaveOrder(p.order("2")))
		try(tx.RefreshSearch([]int64{id, gone}))
		return tx.WithdrawOrders(gone)
	})
	return s
}

func TestCheckFindsPlantedDamage(t *testing.T) {
	expectSound(t, soundBook(t))
	const unlock = "DROP TRIGGER transfer_never_changed; DROP TRIGGER transfer_never_deleted;"
	for damage, want := range map[string]string{
		"UPDATE balance SET amount = amount + 1 WHERE account = 1":                                           "1 balance is not the sum|In 1 currency",
		unlock + "UPDATE transfer SET amount = 999 WHERE id = 4":                                             "2 balances are not|1 order has something held",
		unlock + "UPDATE transfer SET debit = credit WHERE id = 2":                                           "2 balances|1 order has something held|1 reversal",
		unlock + "UPDATE transfer SET date = '2026-01-01' WHERE id = 2":                                      "1 reversal is not",
		unlock + "UPDATE transfer SET reverses = 2 WHERE id = 4":                                             "1 reversal is not|1 transfer reverses a reversal",
		"UPDATE holding SET amount = 1":                                                                      "1 order has something held",
		"DELETE FROM holding":                                                                                "1 order has something held",
		"UPDATE orders SET open = 0":                                                                         "1 order holds open money",
		"UPDATE orders SET channel_id = 2 WHERE id = 1":                                                      "1 order belongs to a holder that is not a channel",
		"UPDATE parcel SET carrier_id = 3":                                                                   "1 parcel was sent with a holder",
		"UPDATE orders SET month = 202605 WHERE id = 1":                                                      "1 order's month",
		"UPDATE orders SET withdrawn = 0 WHERE id = 2":                                                       "1 order cannot be found",
		"DELETE FROM order_search":                                                                           "1 order cannot be found",
		"DELETE FROM order_text":                                                                             "1 order cannot be found|1 entry of the search",
		"INSERT INTO order_search (rowid, text) VALUES (77, 'ghost')":                                        "1 entry of the search",
		"UPDATE parcel SET withdrawn = 1":                                                                    "matched to a withdrawn order or parcel",
		"UPDATE statement SET withdrawn = 1":                                                                 "1 statement line belongs to a withdrawn statement",
		"UPDATE statement_line SET withdrawn = 1":                                                            "1 transfer of a withdrawn statement line",
		"UPDATE statement_line SET order_id = 2":                                                             "2 orders have something held|matched to a withdrawn order|matched to a parcel of another order",
		"PRAGMA foreign_keys = OFF; UPDATE line SET order_id = 99":                                           "The line record 1 refers to a orders record",
		"UPDATE orders SET fact_row_id = 2 WHERE id = 1":                                                     "1 record says it came from a row",
		"DELETE FROM import_block":                                                                           "11 records say they came from rows",
		"UPDATE setting SET value = 'nowhere' WHERE name = 'time_zone'":                                      "The settings of the book",
		"PRAGMA ignore_check_constraints = ON; " + unlock + "UPDATE transfer SET row_id = NULL WHERE id = 4": "1 transfer says neither|CHECK",
	} {
		t.Run(damage, func(t *testing.T) {
			s := soundBook(t)
			raw(t, s.Path(), damage)
			told, err := s.Check(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range strings.Split(want, "|") {
				if !slices.ContainsFunc(told, func(f say.Text) bool { return strings.Contains(f.String(), w) }) {
					t.Errorf("nothing says %q: %q", w, told)
				}
			}
			if n := len(strings.Split(want, "|")); len(told) != n {
				t.Errorf("%d findings, want %d: %q", len(told), n, told)
			}
		})
	}
}

// A book that stays open is looked at as it is, though the index of the search was merged since the last look.
func TestABookThatChangesStaysSound(t *testing.T) {
	s := newBook(t)
	for i := range 40 {
		write(t, s, func(tx *Tx) error {
			var o data.Order
			if i == 0 {
				o = newPad(tx).order("1")
			} else {
				o = must(tx.Order(1))
			}
			o.RecipientName = fmt.Sprintf("Ana %d", i)
			return tx.RefreshSearch([]int64{must(tx.SaveOrder(o))})
		})
		expectSound(t, s)
	}
}
