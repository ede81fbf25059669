package book

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/money"
	"parcelbook/data/say"
	"parcelbook/data/settle"
	"parcelbook/data/store"
)

// HolderTotal is what one holder has of the seller's money in one currency.
type HolderTotal struct {
	data.HolderTotal
	Newest data.Date // date of the holder's newest statement; "" where there is none
}

// Totals says who holds the seller's money, and what of it is overdue on a day.
func (b *Book) Totals(ctx context.Context, asOf data.Date) ([]HolderTotal, error) {
	return read(ctx, b, func(tx *store.Tx) ([]HolderTotal, error) {
		totals, err := tx.TotalsByHolder(asOf)
		if err != nil {
			return nil, err
		}
		newest, err := tx.NewestStatements()
		out := make([]HolderTotal, len(totals))
		for i, t := range totals {
			out[i] = HolderTotal{HolderTotal: t, Newest: newest[t.Account.Holder]}
		}
		return out, err
	})
}

// Holdings lists who holds how much of which order.
func (b *Book) Holdings(ctx context.Context) ([]data.Holding, error) {
	return read(ctx, b, func(tx *store.Tx) ([]data.Holding, error) { return tx.OpenHoldings("") })
}

// Due lists what is to be followed up on a day, worst first.
func (b *Book) Due(ctx context.Context, asOf data.Date) ([]data.Due, error) {
	return read(ctx, b, func(tx *store.Tx) ([]data.Due, error) {
		ids, err := dueOrders(tx, asOf)
		if err != nil {
			return nil, err
		}
		newest, err := tx.NewestStatements()
		if err != nil {
			return nil, err
		}
		var rows []settle.DueInput
		for chunk := range slices.Chunk(ids, batch) {
			inputs, err := dueInputs(tx, chunk, newest)
			if err != nil {
				return nil, err
			}
			rows = append(rows, inputs...)
		}
		return settle.DueList(rows, asOf), nil
	})
}

// dueOrders are the orders that may be due: with money due, a dispute open, or somebody contacted about them.
func dueOrders(tx *store.Tx, asOf data.Date) ([]int64, error) {
	set := map[int64]bool{}
	held, err := tx.OpenHoldings(asOf)
	if err != nil {
		return nil, err
	}
	for _, h := range held {
		set[h.OrderID] = true
	}
	disputes, err := tx.OpenDisputes()
	if err != nil {
		return nil, err
	}
	for _, d := range disputes {
		set[d.OrderID] = true
	}
	contacted, err := tx.ContactedOrders(asOf)
	for _, id := range contacted {
		set[id] = true
	}
	return keysOf(set), err
}

func dueInputs(tx *store.Tx, ids []int64, newest map[int64]data.Date) ([]settle.DueInput, error) {
	orders, err := tx.OrderRows(data.OrderFilter{IDs: ids})
	if err != nil {
		return nil, err
	}
	holdings, err := tx.HoldingsOf(ids)
	if err != nil {
		return nil, err
	}
	contacts, err := tx.LastContacts(ids)
	if err != nil {
		return nil, err
	}
	disputes, err := tx.OpenDisputes()
	if err != nil {
		return nil, err
	}
	held := group(holdings, func(h data.Holding) int64 { return h.OrderID })
	disputed := group(disputes, func(d data.Dispute) int64 { return d.OrderID })
	inputs := make([]settle.DueInput, len(orders))
	for i, o := range orders {
		inputs[i] = settle.DueInput{Order: o, Holdings: held[o.ID], Contact: contacts[o.ID], Disputes: disputed[o.ID], Newest: newest}
	}
	return inputs, nil
}

// LogContact records an attempt to have an order settled; it may set the next date or a promise.
func (b *Book) LogContact(ctx context.Context, c data.Contact) (int64, error) {
	if c.OrderID == 0 || c.Date == "" || strings.TrimSpace(c.Note) == "" {
		return 0, say.Text("a contact needs its date and a note of what was said")
	}
	err := b.change(ctx, func(o *op) error { return keep(o, "contact", &c.ID, &c, o.Contact, o.SaveContact) })
	return c.ID, err
}

// DeleteContact takes a contact back.
func (b *Book) DeleteContact(ctx context.Context, id int64) error {
	return b.change(ctx, func(o *op) error {
		c, err := o.Contact(id)
		if err != nil {
			return err
		}
		if err := o.record("delete", "contact", id, c, nil); err != nil {
			return err
		}
		return o.DeleteContact(id)
	})
}

// OpeningBalance records what a holder held on the book's start date for orders from before it.
func (b *Book) OpeningBalance(ctx context.Context, h data.Holder, amount money.Amount) (int64, error) {
	return b.SaveEntry(ctx, data.Entry{
		Event: data.EventOpening, Date: cmp.Or(b.settings.StartDate, b.Today()), Amount: amount,
		Holder: data.Account{Kind: data.AccountKind(h.Kind), Holder: h.ID}, Reason: string(say.Text("held before the book began")),
	})
}
