package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"parcelbook/data"
	"parcelbook/data/money"
)

// texts are what users write, and what a statement that spells it out could stumble over.
var texts = []string{"", "O'Brien", "''", "a\x00b", "宝安", `"quoted"`, "? -- ; DROP TABLE orders", strings.Repeat("long ", 60), "Ana"}

// newOrders keeps the rows of some orders, and makes these, that differ in everything, or in nothing but their numbers.
func newOrders(tx *Tx, p pad, alike bool) NewOrders {
	var n NewOrders
	lines, parcels := int64(0), int64(0)
	for i := range 60 {
		text, id := texts[i%len(texts)], int64(i)
		if alike {
			text = texts[1]
		}
		row := must(tx.InsertRow(data.SourceRow{ImportID: p.importID, Sheet: "Orders", Row: 3 + i, Cells: []string{fmt.Sprint(i), text}}))
		o := p.order(fmt.Sprintf("#81%02d", i))
		o.ID, o.RowID, o.FactRowID, o.BuyerName, o.Note = 1+id, row, row, text, text
		if !alike {
			o.OrderDate = data.NewDate(2026, 4, 30).AddDays(-i % 7)
			o.Phone = fmt.Sprintf("+34 600 %06d", i)
		}
		if i%2 == 0 {
			o.CustomerID = 1 + id/2
			n.Customers = append(n.Customers, data.Customer{
				ID: o.CustomerID, Ident: fmt.Sprint("name:", i), Name: "N" + text, Address: text, Verification: data.Unverified, RowID: row,
			})
		}
		one := NewOrder{Order: o, Differs: i%5 == 0}
		for line := range int64(i % 3) {
			lines++
			one.Lines = append(one.Lines, data.Line{ID: lines, OrderID: o.ID, Ident: fmt.Sprint(line), Title: text, Quantity: line + 1, UnitPrice: 250, RowID: row})
		}
		if i%3 != 0 {
			parcels++
			one.Parcels = []data.Parcel{{
				ID: parcels, OrderID: o.ID, CarrierID: p.carrier, Waybill: fmt.Sprintf("bx %d", i), State: data.ParcelSent, SentDate: o.OrderDate,
				CODAmount: 1000, Collected: -1, RowID: row, StateRowID: row, Return: i%4 == 1,
			}}
		}
		t := p.transfer(o.ID, data.EventAccepted, customer, sales, o.Total)
		t.RecordedAt, t.Rate, t.RowID = noon, decimal.New(25, -1), row
		if i%6 == 0 {
			t.AuditID, t.RowID = p.audit, 0
		}
		if i%4 != 0 {
			one.Transfers = []data.Transfer{t}
			one.Holdings = []data.Holding{{Account: customer, Amount: money.New(1000, "USD"), Due: o.OrderDate, Estimate: i%8 == 1}}
		}
		n.Orders = append(n.Orders, one)
	}
	return n
}

// saveOneByOne writes new orders by the calls that write single records.
func saveOneByOne(tx *Tx, n NewOrders) {
	for _, c := range n.Customers {
		c.ID = 0
		must(tx.SaveCustomer(c))
	}
	for _, one := range n.Orders {
		one.Order.ID = 0
		id := must(tx.SaveOrder(one.Order))
		try(tx.SaveLines(id, one.Lines))
		for _, p := range one.Parcels {
			p.ID = 0
			must(tx.SaveParcel(p))
		}
		for _, t := range one.Transfers {
			must(tx.InsertTransfer(t))
		}
		try(tx.SetHoldings(id, one.Holdings))
		try(tx.SetOrderState(id, len(one.Holdings) > 0, one.Differs))
		try(tx.RefreshSearch([]int64{id}))
	}
}

func TestNewOrdersAreWrittenAsOneByOne(t *testing.T) {
	for _, alike := range []bool{false, true} {
		single, many := newBook(t), newBook(t)
		write(t, single, func(tx *Tx) error {
			saveOneByOne(tx, newOrders(tx, newPad(tx), alike))
			return nil
		})
		write(t, many, func(tx *Tx) error {
			n := newOrders(tx, newPad(tx), alike)
			half := len(n.Orders) / 2 // a statement is used again, and its memory
			first, second := n, n
			first.Orders, second.Orders = n.Orders[:half], n.Orders[half:]
			second.Customers = nil
			try(tx.InsertNewOrders(first))
			return tx.InsertNewOrders(second)
		})
		if diff := cmp.Diff(dump(t, single), dump(t, many)); diff != "" {
			t.Errorf("alike %v:\n%s", alike, diff)
		}
		if diff := cmp.Diff(rowsAndTransfers(t, single), rowsAndTransfers(t, many)); diff != "" {
			t.Errorf("alike %v: rows of the file:\n%s", alike, diff)
		}
		found, err := many.Check(context.Background())
		if err != nil || len(found) > 0 {
			t.Errorf("alike %v: %v %v", alike, found, err)
		}
	}
}

// rowsAndTransfers are what a dump does not show: where transfers came from.
func rowsAndTransfers(t *testing.T, s *Store) (all []data.TransferRow) {
	t.Helper()
	read(t, s, func(tx *Tx) error {
		all = must(tx.TransferRows(data.TransferFilter{}))
		return nil
	})
	for i := range all {
		all[i].Source.ID = 0
	}
	return all
}

func TestANewOrderThatIsThereIsRefused(t *testing.T) {
	s := newBook(t)
	var p pad
	write(t, s, func(tx *Tx) error {
		p = newPad(tx)
		return tx.InsertNewOrders(newOrders(tx, p, false))
	})
	err := s.Write(context.Background(), func(tx *Tx) error {
		free := must(tx.FreeIDs())
		o := p.order("8105")
		o.ID = free.Order
		return tx.InsertNewOrders(NewOrders{Orders: []NewOrder{{Order: o}}})
	})
	if !errors.Is(err, ErrExists) {
		t.Errorf("got %v, want ErrExists", err)
	}
	err = s.Write(context.Background(), func(tx *Tx) error {
		return tx.InsertNewOrders(NewOrders{Orders: []NewOrder{{Order: data.Order{ID: 99, Number: "9"}}}})
	})
	if err == nil || !strings.Contains(err.Error(), "order 9: a channel is needed") {
		t.Errorf("an order that is not valid: %v", err)
	}
}

func TestNewOrdersHaveTheIDsTheyAreSaidToHave(t *testing.T) {
	for name, change := range map[string]func(*NewOrders){
		"one is left out": func(n *NewOrders) { n.Orders[59].Order.ID++ },
		"two are swapped": func(n *NewOrders) {
			n.Orders[3].Order.ID, n.Orders[4].Order.ID = n.Orders[4].Order.ID, n.Orders[3].Order.ID
		},
		"they begin too late": func(n *NewOrders) { n.Customers[0].ID = 2; n.Customers = n.Customers[:1] },
		"one is not given":    func(n *NewOrders) { n.Orders[1].Lines[0].ID = 0 },
	} {
		s := newBook(t)
		err := s.WriteNew(context.Background(), func(tx *Tx) error {
			n := newOrders(tx, newPad(tx), false)
			change(&n)
			return tx.InsertNewOrders(n)
		})
		if err == nil || !strings.Contains(err.Error(), "the next free one is") {
			t.Errorf("%s: %v", name, err)
		}
		if got := names(t, s); got != "" {
			t.Errorf("%s: something was left behind: %q", name, got)
		}
	}
}

func TestCancellingEndsTheWritingOfNewOrders(t *testing.T) {
	s := newBook(t)
	ctx, cancel := context.WithCancel(context.Background())
	err := s.Write(ctx, func(tx *Tx) error {
		n := newOrders(tx, newPad(tx), false)
		cancel()
		return tx.InsertNewOrders(n)
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want Canceled", err)
	}
	if got := names(t, s); got != "" {
		t.Errorf("something was left behind: %q", got)
	}
	write(t, s, func(tx *Tx) error { return tx.InsertNewOrders(newOrders(tx, newPad(tx), false)) }) // the writer is free again
}
