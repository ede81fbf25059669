package store

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/money"
)

// expectInUse fails the test unless the error is ErrInUse and names each of the sorts.
func expectInUse(t *testing.T, err error, sorts ...string) {
	t.Helper()
	if !errors.Is(err, ErrInUse) {
		t.Errorf("got %v, want ErrInUse", err)
		return
	}
	for _, s := range sorts {
		if !strings.Contains(err.Error(), s) {
			t.Errorf("%q does not say %q", err, s)
		}
	}
}

func TestAHolderThatMoneyMovedWithStays(t *testing.T) {
	s := soundBook(t)
	write(t, s, func(tx *Tx) error {
		expectInUse(t, tx.DeleteHolder(2), "parcels: 1", "statements: 1", "transfers: 2")
		return nil
	})
}

func TestDelete(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		p := newPad(tx)
		who := must(tx.SaveCustomer(data.Customer{Ident: "a", Name: "Ana", Verification: data.Verified, Documents: []data.Document{{Kind: data.DocIdentity, Number: "7"}}}))
		o := p.order("1")
		o.CustomerID = who
		id := must(tx.SaveOrder(o))
		try(tx.SaveLines(id, []data.Line{{Ident: "1"}}))
		parcel := must(tx.SaveParcel(data.Parcel{OrderID: id, CarrierID: p.carrier, Waybill: "LP1"}))
		try(tx.AddHandEdits("order", id, "note"))
		try(tx.RefreshSearch([]int64{id}))
		contact := must(tx.SaveContact(data.Contact{OrderID: id, Date: "2026-05-01", Note: "called"}))

		expectInUse(t, tx.DeleteHolder(p.channel), "orders: 1")
		expectInUse(t, tx.DeleteHolder(p.carrier), "parcels: 1")
		expectInUse(t, tx.DeleteCustomer(who), "orders: 1")
		expectInUse(t, tx.WithdrawCustomer(who), "orders: 1")
		expectInUse(t, tx.DeleteOrder(id), "contacts: 1")
		try(tx.DeleteContact(contact))

		try(tx.DeleteOrder(id))
		if _, err := tx.Parcel(parcel); !errors.Is(err, ErrNotFound) {
			t.Errorf("the order's parcel: %v", err)
		}
		try(tx.DeleteCustomer(who))
		try(tx.DeleteHolder(p.carrier))
		for _, err := range []error{tx.DeleteOrder(id), tx.DeleteCustomer(who), tx.DeleteHolder(p.carrier), tx.DeleteParcel(parcel), tx.DeleteContact(contact), tx.WithdrawOrders(id)} {
			if !errors.Is(err, ErrNotFound) {
				t.Errorf("deleting again: %v, want ErrNotFound", err)
			}
		}
		for _, table := range []string{"orders", "line", "parcel", "customer", "document", "hand_edit", "order_text", "order_search"} {
			if n := must(tx.count("SELECT count(*) FROM " + table)); n != 0 {
				t.Errorf("%d rows are left in %s", n, table)
			}
		}
		return nil
	})
	expectSound(t, s)
}

func TestAnOrderThatMoneyMovedForIsOnlyWithdrawn(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		p := newPad(tx)
		id := must(tx.SaveOrder(p.order("1")))
		parcel := must(tx.SaveParcel(data.Parcel{OrderID: id, Waybill: "LP1"}))
		try(tx.RefreshSearch([]int64{id}))
		moved := p.transfer(id, data.EventAccepted, customer, sales, 1000)
		moved.ID = must(tx.InsertTransfer(moved))
		try(tx.SetHoldings(id, []data.Holding{{Account: customer, Amount: money.New(1000, "USD")}}))
		try(tx.SetOrderState(id, true, true))
		expectInUse(t, tx.DeleteOrder(id), "transfers: 1")
		expectInUse(t, tx.WithdrawOrders(id), "transfers: 1")
		must(tx.InsertTransfer(reversal(moved)))
		expectInUse(t, tx.DeleteOrder(id), "transfers: 2")
		try(tx.WithdrawOrders(id))
		if !must(tx.Order(id)).Withdrawn || !must(tx.Parcel(parcel)).Withdrawn {
			t.Error("the order or its parcel is not marked withdrawn")
		}
		if got := must(tx.OrdersByKeys([]string{"1"})); len(got) > 0 {
			t.Errorf("found by its number: %v", got)
		}
		if got := must(tx.DiffersIDs()); len(got) > 0 {
			t.Errorf("it still differs: %v", got)
		}
		again := must(tx.SaveOrder(p.order("1"))) // identity ignores the withdrawn one
		if got := must(tx.OrdersByKeys([]string{"1"})); len(got) != 1 || got[0].ID != again {
			t.Errorf("found %v, want %d", got, again)
		}
		_, err := tx.SaveOrder(p.order("#1"))
		if !errors.Is(err, ErrExists) || err.Error() != "order #1 of channel AliExpress exists already" {
			t.Errorf("the same number a second time: %v", err)
		}
		return tx.RefreshSearch([]int64{again})
	})
	expectSound(t, s)
}

func TestSavingRefusesWhatIsNotValid(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		p := newPad(tx)
		for name, save := range map[string]func() (int64, error){
			"holder":   func() (int64, error) { return tx.SaveHolder(data.Holder{Kind: "bank", Name: "x"}) },
			"customer": func() (int64, error) { return tx.SaveCustomer(data.Customer{Verification: data.Verified}) },
			"order": func() (int64, error) {
				return tx.SaveOrder(data.Order{ChannelID: p.channel, Number: "1", Currency: "???"})
			},
			"parcel":    func() (int64, error) { return tx.SaveParcel(data.Parcel{}) },
			"statement": func() (int64, error) { return tx.SaveStatement(data.Statement{HolderID: p.carrier}) },
		} {
			if id, err := save(); err == nil || id != 0 {
				t.Errorf("%s: saved as %d, %v", name, id, err)
			}
		}
		if _, err := tx.SaveHolder(data.Holder{Kind: data.KindCarrier, Name: "Boxful"}); !errors.Is(err, ErrExists) || err.Error() != `carrier "Boxful" exists already` {
			t.Errorf("a second carrier of the name: %v", err)
		}
		o := p.order("1")
		o.ID = 77
		if _, err := tx.SaveOrder(o); !errors.Is(err, ErrNotFound) {
			t.Errorf("changing an order that is not there: %v, want ErrNotFound", err)
		}
		return nil
	})
}

func TestSaveLinesKeepsIdsAndChecks(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		id := must(tx.SaveOrder(newPad(tx).order("1")))
		try(tx.SaveLines(id, []data.Line{{Ident: "a", Title: "A", Quantity: 1}, {Ident: "b", Title: "B", Quantity: 2}}))
		before := must(tx.Lines(id))
		check := data.Check{SKU: true, Name: true, Specification: true, Quantity: 2, Note: "fine"}
		try(tx.SaveCheck(before[1].ID, check))
		try(tx.SaveLines(id, []data.Line{{Ident: "c", Title: "C"}, {Ident: "b", Title: "B2", Quantity: 3, Check: data.Check{Note: "not this"}}}))
		want := []data.Line{
			{ID: before[1].ID, OrderID: id, Ident: "b", Title: "B2", Quantity: 3, Check: check},
			{ID: before[1].ID + 1, OrderID: id, Ident: "c", Title: "C"},
		}
		if diff := cmp.Diff(want, must(tx.Lines(id))); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(map[int64][]data.Line{id: want}, must(tx.LinesOf([]int64{id, 99}))); diff != "" {
			t.Error(diff)
		}
		try(tx.SaveLines(id, nil))
		if left := must(tx.Lines(id)); len(left) != 0 {
			t.Errorf("left: %v", left)
		}
		return nil
	})
}
