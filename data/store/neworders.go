package store

import (
	"cmp"
	"database/sql"
	"errors"
	"slices"

	"parcelbook/data"
	"parcelbook/data/say"
)

// NewOrder is an order that the book does not have, with all that belongs to it: what NewOrders says of each holds for
// SaveOrder, SaveLines, SaveParcel, InsertTransfer and SetHoldings too.
type NewOrder struct {
	Order     data.Order
	Lines     []data.Line
	Parcels   []data.Parcel
	Transfers []data.Transfer
	Holdings  []data.Holding
	Differs   bool // a statement disagrees with it
}

// NewOrders is what some orders of a file bring into the book. Ids are given out by the caller, in turn from the FreeIDs on,
// so that nothing has to be asked back.
type NewOrders struct {
	Customers []data.Customer // without documents
	Orders    []NewOrder
}

// FreeIDs are the lowest ids that no record has, nor any after it.
type FreeIDs struct{ Customer, Order, Line, Parcel int64 }

// FreeIDs holds until a record of one of the sorts is added.
func (tx *Tx) FreeIDs() (FreeIDs, error) {
	var f FreeIDs
	err := tx.scan(`SELECT (SELECT coalesce(max(id), 0) + 1 FROM customer), (SELECT coalesce(max(id), 0) + 1 FROM orders),
		(SELECT coalesce(max(id), 0) + 1 FROM line), (SELECT coalesce(max(id), 0) + 1 FROM parcel)`,
		nil, &f.Customer, &f.Order, &f.Line, &f.Parcel)
	if err != nil {
		return f, say.Errorf("free ids: %w", err)
	}
	return f, nil
}

// bulks are the statements by which a Tx writes new orders.
type bulks struct {
	blocks    *bulk
	customers *bulkOf[data.Customer]
	orders    *bulkOf[data.Order]
	lines     *bulkOf[data.Line]
	parcels   *bulkOf[data.Parcel]
	transfers *bulkOf[data.Transfer]
	holdings  *bulk
	texts     *bulk
	search    *bulk
}

func newBulks() *bulks {
	return &bulks{
		blocks:    &bulk{table: "import_block", columns: []string{"first", "last", "import_id", "sheet", "numbers", "cells"}, atOnce: 1},
		customers: customers.bulk("search"),
		orders:    orders.bulk("number_key", "month", "open", "differs"),
		lines:     lines.bulk(),
		parcels:   parcels.bulk("waybill_key"),
		transfers: newTransfers(),
		holdings:  &bulk{table: "holding", columns: []string{"order_id", "account", "amount", "currency", "due", "estimate"}, atOnce: rowsAtOnce},
		texts:     &bulk{table: "order_text", columns: []string{"key", "order_id", "text"}, atOnce: 1},
		search:    &bulk{table: "order_search", columns: []string{"rowid", "text"}, atOnce: 1},
	}
}

// newTransfers writes transfers that are not said to have an id.
func newTransfers() *bulkOf[data.Transfer] {
	b := transfers.bulk("debit", "credit")
	b.fields[0] = (*ref)(&b.current.ID)
	return b
}

// all lists them in the order in which they are written: what is referred to comes first.
func (b *bulks) all() []*bulk {
	return []*bulk{b.blocks, &b.customers.bulk, &b.orders.bulk, &b.lines.bulk, &b.parcels.bulk, &b.transfers.bulk, b.holdings, b.texts, b.search}
}

// InsertNewOrders writes new orders with what belongs to them, and lets a search find them. It returns while they are being
// written: whatever is asked of the Tx next waits until they are there. ErrExists, then or on the next call, where a channel
// has an order of the number already, or a customer's ident is taken.
func (tx *Tx) InsertNewOrders(n NewOrders) error {
	w := tx.writing
	b := w.batch()
	for i := range n.Customers {
		c := &n.Customers[i]
		if err := cmp.Or(validated("customer", c.Name, c.Validate()), b.customers.add(c)); err != nil {
			return err
		}
	}
	texts := make([]newText, len(n.Orders))
	for i := range n.Orders {
		o := &n.Orders[i]
		if err := tx.addNew(b, o); err != nil {
			return say.Errorf("order %s: %w", o.Order.Number, err)
		}
		texts[i] = textOfNew(o)
	}
	// The index takes texts by growing key only, and begins a new part where one goes back.
	slices.SortFunc(texts, func(x, y newText) int { return cmp.Compare(x.key, y.key) })
	for _, t := range texts {
		if err := cmp.Or(b.texts.add(t.key, t.orderID, t.text), b.search.add(t.key, t.text)); err != nil {
			return err
		}
	}
	if err := w.wait(); err != nil {
		return err
	}
	w.filling, w.spare = w.spare, b
	w.done = make(chan error, 1)
	go func(done chan<- error) { done <- b.write(tx) }(w.done)
	return nil
}

// write inserts what was taken into the batch.
func (b *bulks) write(tx *Tx) error {
	for _, one := range b.all() {
		if err := one.write(tx); err != nil {
			return err
		}
	}
	return nil
}

// writing is how a Tx writes new orders beside its work: some are written while the next ones are gathered.
type writing struct {
	filling, spare *bulks     // that are written take turns
	done           chan error // of what is being written; nil: nothing is
	failed         error
}

// batch is what is written next.
func (w *writing) batch() *bulks {
	if w.filling == nil {
		w.filling, w.spare = newBulks(), newBulks()
	}
	return w.filling
}

// wait lasts until what is being written is there.
func (w *writing) wait() error {
	if w.done != nil {
		w.failed = <-w.done
		w.done = nil
	}
	return w.failed
}

// addNew takes an order into a batch, without its search text.
func (tx *Tx) addNew(b *bulks, n *NewOrder) error {
	o := &n.Order
	if err := o.Validate(); err != nil {
		return err
	}
	open := len(n.Holdings) > 0
	err := b.orders.add(o, &open, &n.Differs)
	for i := range n.Lines {
		err = cmp.Or(err, b.lines.add(&n.Lines[i]))
	}
	for i := range n.Parcels {
		p := &n.Parcels[i]
		err = cmp.Or(err, validated("parcel", p.Waybill, p.Validate()), b.parcels.add(p))
	}
	for i := range n.Transfers {
		err = cmp.Or(err, tx.addTransfer(b.transfers, &n.Transfers[i]))
	}
	for i := range n.Holdings {
		h := &n.Holdings[i]
		account, of := tx.Account(h.Account)
		err = cmp.Or(err, of, b.holdings.add(o.ID, account, h.Amount.Minor, h.Amount.Currency, &h.Due, &h.Estimate))
	}
	return err
}

func (tx *Tx) addTransfer(b *bulkOf[data.Transfer], t *data.Transfer) error {
	debit, err := tx.Account(t.Debit)
	if err != nil {
		return err
	}
	credit, err := tx.Account(t.Credit)
	if err != nil {
		return err
	}
	tx.move(debit, credit, t.Amount)
	return b.add(t, debit, credit)
}

// newText is what a search looks through for a new order.
type newText struct {
	key, orderID int64
	text         string
}

func textOfNew(n *NewOrder) newText {
	o := &n.Order
	parts := orderParts(o)
	for i := range n.Lines {
		parts = append(parts, n.Lines[i].SKU, n.Lines[i].Title)
	}
	for i := range n.Parcels {
		parts = append(parts, n.Parcels[i].Waybill)
	}
	return newText{key: textKey(o.OrderDate, o.ID), orderID: o.ID, text: searchText(parts...)}
}

// close ends the statements, after the last of them.
func (w *writing) close(conn *sql.Conn) error {
	_ = w.wait() // whoever failed by it has told
	if w.filling == nil {
		return nil
	}
	return conn.Raw(func(any) error {
		var errs []error
		for _, b := range slices.Concat(w.filling.all(), w.spare.all()) {
			errs = append(errs, b.close())
		}
		return errors.Join(errs...)
	})
}
