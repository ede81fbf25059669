package book

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/settle"
	"parcelbook/data/store"
)

// OrderDetail is an order with all that the book knows of it.
type OrderDetail struct {
	Row         data.OrderRow
	Customer    data.Customer
	Aliases     []data.Alias
	Lines       []data.Line
	Parcels     []data.ParcelRow
	Holdings    []data.Holding
	Transfers   []data.TransferRow
	Contacts    []data.Contact
	Entries     []data.Entry
	Disputes    []data.Dispute
	Differences []data.Difference
	Warnings    []string // translation keys of reasons not to send the goods yet
}

// Orders lists orders.
func (b *Book) Orders(ctx context.Context, f data.OrderFilter) ([]data.OrderRow, error) {
	return read(ctx, b, func(tx *store.Tx) ([]data.OrderRow, error) { return tx.OrderRows(f) })
}

// CountOrders counts the orders that a filter lets pass.
func (b *Book) CountOrders(ctx context.Context, f data.OrderFilter) (int, error) {
	return read(ctx, b, func(tx *store.Tx) (int, error) { return tx.CountOrders(f) })
}

// Order gives one order whole.
func (b *Book) Order(ctx context.Context, id int64) (OrderDetail, error) {
	return read(ctx, b, func(tx *store.Tx) (OrderDetail, error) { return b.orderDetail(tx, id) })
}

func (b *Book) orderDetail(tx *store.Tx, id int64) (OrderDetail, error) {
	var d OrderDetail
	rows, err := tx.OrderRows(data.OrderFilter{IDs: []int64{id}})
	if err != nil {
		return d, err
	}
	facts, err := tx.OrderFacts([]int64{id})
	if err != nil {
		return d, err
	}
	if len(rows) == 0 || len(facts) == 0 {
		return d, say.Errorf("order: %w", ErrNotFound)
	}
	newest, err := tx.NewestStatements()
	if err != nil {
		return d, err
	}
	d.Row, d.Entries, d.Disputes = rows[0], facts[0].Entries, facts[0].Disputes
	if d.Differences, err = withClaims(tx, settle.Differences(facts[0], newest)); err != nil {
		return d, err
	}
	if d.Row.CustomerID != 0 {
		if d.Customer, err = tx.Customer(d.Row.CustomerID); err != nil {
			return d, err
		}
	}
	if d.Aliases, err = tx.OrderAliases(d.Row.Order); err != nil {
		return d, err
	}
	if d.Lines, err = tx.Lines(id); err != nil {
		return d, err
	}
	if d.Parcels, err = tx.ParcelRows(data.ParcelFilter{OrderID: &id}); err != nil {
		return d, err
	}
	if d.Holdings, err = tx.HoldingsOf([]int64{id}); err != nil {
		return d, err
	}
	if d.Transfers, err = tx.TransferRows(data.TransferFilter{OrderID: &id}); err != nil {
		return d, err
	}
	if d.Contacts, err = tx.Contacts(id); err != nil {
		return d, err
	}
	d.Warnings = warnings(d, b.settings.Currency, b.Today())
	return d, nil
}

// warnings says why COD or card goods had better not go out yet: the customer is not verified, was refused, a
// paper of theirs has expired, or the order is above their credit limit.
func warnings(d OrderDetail, currency string, today data.Date) []string {
	if d.Row.Method != data.COD && d.Row.Method != data.Card || d.Customer.ID == 0 {
		return nil
	}
	var keys []string
	switch d.Customer.Verification {
	case data.Refused:
		keys = append(keys, "warning.refused")
	case data.Unverified, data.Asked:
		keys = append(keys, "warning.unverified")
	}
	for _, doc := range d.Customer.Documents {
		if doc.Expiry != "" && doc.Expiry < today {
			keys = append(keys, "warning.expired")
			break
		}
	}
	if limit := d.Customer.CreditLimit; limit > 0 && d.Row.Currency == currency && d.Row.Total > limit {
		keys = append(keys, "warning.credit")
	}
	return keys
}

// SaveOrder writes an order made or edited by hand, and its lines unless they are nil. What was edited is
// remembered, so that a file does not change it back.
func (b *Book) SaveOrder(ctx context.Context, order data.Order, lines []data.Line) (int64, error) {
	order.Number = strings.TrimSpace(order.Number)
	if err := order.Validate(); err != nil {
		return 0, err
	}
	id := order.ID
	err := b.change(ctx, func(o *op) error {
		var before data.Order
		var err error
		if order.ID != 0 {
			if before, err = o.Order(order.ID); err != nil {
				return err
			}
		}
		if order.CustomerID == 0 {
			if order.CustomerID, err = o.customerOf(order, customerIdent(&order), map[string]int64{}); err != nil {
				return err
			}
		}
		if err := o.numberOrder(before, order); err != nil {
			return err
		}
		order.RowID, order.FactRowID = before.RowID, before.FactRowID
		if len(orderDiff(&before, &order, func(f orderField) bool { return f.figure })) > 0 {
			order.FactRowID = 0
		}
		if id, err = o.SaveOrder(order); err != nil {
			return err
		}
		order.ID = id
		if err := o.recordOrder(before, order); err != nil {
			return err
		}
		if lines != nil {
			if err := o.saveLines(order, lines); err != nil {
				return err
			}
		}
		o.touch(id)
		if err := o.assignCOD(before, order); err != nil {
			return err
		}
		return o.tieNamed(order)
	})
	return id, err
}

// tieNamed ties the lines that matched nothing so far and that name the order by any of its codes.
func (o *op) tieNamed(order data.Order) error {
	theirs, err := o.OrderAliases(order)
	if err != nil {
		return err
	}
	keys := store.LooseKeys{Numbers: []string{data.RefKey(order.Number)}}
	for _, a := range theirs {
		keys.Numbers = append(keys.Numbers, data.RefKey(a.Code))
	}
	return o.tieLoose(keys)
}

// recordOrder writes the change into the trail and marks the fields as set by hand.
func (o *op) recordOrder(before, order data.Order) error {
	if before == order {
		return nil
	}
	var was any
	what := "create"
	if before.ID != 0 {
		what, was = "edit", before
	}
	if err := o.record(what, "order", order.ID, was, order); err != nil {
		return err
	}
	for _, c := range orderDiff(&before, &order, func(orderField) bool { return true }) {
		if err := o.AddHandEdits("order", order.ID, c.Field); err != nil {
			return err
		}
	}
	return nil
}

func (o *op) saveLines(order data.Order, lines []data.Line) error {
	before, err := o.Lines(order.ID)
	if err != nil {
		return err
	}
	if sameLines(before, lines) {
		return nil
	}
	for i := range lines {
		lines[i].OrderID = order.ID
		if lines[i].Ident == "" {
			lines[i].Ident = fmt.Sprintf("hand|%s|%s|%s|%d", lines[i].SKU, lines[i].Title, lines[i].Specification, i+1)
		}
	}
	if err := o.record("edit", "lines", order.ID, before, lines); err != nil {
		return err
	}
	if err := o.AddHandEdits("order", order.ID, "lines"); err != nil {
		return err
	}
	return o.SaveLines(order.ID, lines)
}

// DeleteOrder deletes an order made by hand. ErrInUse where statements, contacts or other work depend on it.
func (b *Book) DeleteOrder(ctx context.Context, id int64) error {
	return b.change(ctx, func(o *op) error {
		before, err := o.Order(id)
		if err != nil {
			return err
		}
		if before.RowID != 0 {
			return say.Errorf("order %s came from a file: undo that import, or cancel the order: %w", before.Number, ErrInUse)
		}
		if err := o.free(id, before.Number); err != nil {
			return err
		}
		if err := o.record("delete", "order", id, before, nil); err != nil {
			return err
		}
		if err := o.withdrawOrders(id); err != nil {
			return err
		}
		return o.tieLoose(o.withdrawn)
	})
}

// free refuses to let an order go while later work hangs on it.
func (o *op) free(id int64, number string) error {
	facts, err := o.OrderFacts([]int64{id})
	if err != nil {
		return err
	}
	contacts, err := o.Contacts(id)
	if err != nil {
		return err
	}
	f := facts[0]
	if n := len(f.Lines) + len(f.Entries) + len(f.Disputes) + len(contacts); n > 0 {
		return say.Errorf("order %s has statement lines, payments, disputes or contacts (%d): %w", number, n, ErrInUse)
	}
	trail, err := o.AuditTrail(data.AuditFilter{Kind: "order", Record: &id})
	if slices.ContainsFunc(trail, func(a data.Audit) bool { return a.ImportID != 0 }) {
		return say.Errorf("order %s was changed by a file: undo that import first, or cancel the order: %w", number, ErrInUse)
	}
	return err
}

// SetMethod sets by hand how orders are settled. What was said to be paid in full before, is to be collected of one that is settled on delivery now.
func (b *Book) SetMethod(ctx context.Context, ids []int64, m data.Method) error {
	if !m.Valid() {
		return say.Errorf("%q is not a method: choose online, cod or card", string(m))
	}
	return b.change(ctx, func(o *op) error {
		for _, id := range ids {
			before, err := o.Order(id)
			if err != nil {
				return err
			}
			want := before
			want.Method = m
			if m == data.COD && before.Method != data.COD && before.Paid == before.Total {
				want.Paid = 0
			}
			if _, err := o.SaveOrder(want); err != nil {
				return err
			}
			if err := o.recordOrder(before, want); err != nil {
				return err
			}
			if err := o.assignCOD(before, want); err != nil {
				return err
			}
			o.touch(id)
		}
		return nil
	})
}

// SaveParcel writes a parcel made or edited by hand.
func (b *Book) SaveParcel(ctx context.Context, p data.Parcel) (int64, error) {
	p.Waybill = strings.TrimSpace(p.Waybill)
	if err := p.Validate(); err != nil {
		return 0, err
	}
	id := p.ID
	err := b.change(ctx, func(o *op) error {
		before := data.Parcel{Collected: -1}
		var err error
		if p.ID != 0 {
			if before, err = o.Parcel(p.ID); err != nil {
				return err
			}
		}
		if id, err = o.saveParcel(before, p); err != nil {
			return err
		}
		told := deliveryPlan{is: before, want: p}
		told.compare(nil)
		for _, c := range told.changes {
			if err := o.AddHandEdits("parcel", id, c.Field); err != nil {
				return err
			}
		}
		if p.CODAmount != before.CODAmount {
			if err := o.AddHandEdits("parcel", id, "cod_amount"); err != nil {
				return err
			}
		}
		return o.tieLoose(store.LooseKeys{Waybills: []string{data.RefKey(p.Waybill)}})
	})
	return id, err
}

// DeleteParcel withdraws a parcel that no statement speaks of.
func (b *Book) DeleteParcel(ctx context.Context, id int64) error {
	return b.change(ctx, func(o *op) error {
		p, err := o.Parcel(id)
		if err != nil {
			return err
		}
		facts, err := o.OrderFacts([]int64{p.OrderID})
		if err != nil {
			return err
		}
		for _, l := range facts[0].Lines {
			if l.Line.ParcelID == id {
				return say.Errorf("parcel %s is on statement %s: %w", p.Waybill, l.Statement.Reference, ErrInUse)
			}
		}
		if err := o.record("delete", "parcel", id, p, nil); err != nil {
			return err
		}
		if err := o.withdrawParcels(id); err != nil {
			return err
		}
		return o.tieLoose(o.withdrawn)
	})
}
