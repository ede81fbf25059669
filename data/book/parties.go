package book

import (
	"context"
	"strings"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// Customer gives one customer with their documents.
func (b *Book) Customer(ctx context.Context, id int64) (data.Customer, error) {
	return read(ctx, b, func(tx *store.Tx) (data.Customer, error) { return tx.Customer(id) })
}

// SaveCustomer writes a customer made or edited by hand.
func (b *Book) SaveCustomer(ctx context.Context, c data.Customer) (int64, error) {
	if c.Verification == "" {
		c.Verification = data.Unverified
	}
	if err := c.Validate(); err != nil {
		return 0, err
	}
	if c.Ident == "" {
		c.Ident = ownIdent(c)
	}
	err := b.change(ctx, func(o *op) error { return keep(o, "customer", &c.ID, &c, o.Customer, o.SaveCustomer) })
	return c.ID, err
}

// DeleteCustomer deletes a customer who has no orders.
func (b *Book) DeleteCustomer(ctx context.Context, id int64) error {
	return b.change(ctx, func(o *op) error {
		c, err := o.Customer(id)
		if err != nil {
			return err
		}
		if err := o.record("delete", "customer", id, c, nil); err != nil {
			return err
		}
		return o.DeleteCustomer(id)
	})
}

// Holders lists channels, carriers and card processors; kind "" is all.
func (b *Book) Holders(ctx context.Context, kind data.HolderKind) ([]data.Holder, error) {
	return read(ctx, b, func(tx *store.Tx) ([]data.Holder, error) { return tx.Holders(kind) })
}

// Holder gives one channel, carrier or processor.
func (b *Book) Holder(ctx context.Context, id int64) (data.Holder, error) {
	return read(ctx, b, func(tx *store.Tx) (data.Holder, error) { return tx.Holder(id) })
}

// SaveHolder writes a channel, carrier or processor. Other rules make other dates, so what is open with the
// holder is worked out anew.
func (b *Book) SaveHolder(ctx context.Context, h data.Holder) (int64, error) {
	h.Name = strings.TrimSpace(h.Name)
	if err := h.Validate(); err != nil {
		return 0, err
	}
	err := b.change(ctx, func(o *op) error {
		var was data.Holder
		if h.ID != 0 {
			var err error
			if was, err = o.Holder(h.ID); err != nil {
				return err
			}
			if was.Kind != h.Kind {
				return say.Errorf("%s is a %s and stays one", was.Name, was.Kind)
			}
		}
		if err := keep(o, "holder", &h.ID, &h, o.Holder, o.SaveHolder); err != nil {
			return err
		}
		return o.touchRuled(was, h)
	})
	return h.ID, err
}

// DeleteHolder deletes a channel, carrier or processor that nothing refers to.
func (b *Book) DeleteHolder(ctx context.Context, id int64) error {
	return b.change(ctx, func(o *op) error {
		h, err := o.Holder(id)
		if err != nil {
			return err
		}
		if err := o.record("delete", "holder", id, h, nil); err != nil {
			return err
		}
		return o.DeleteHolder(id)
	})
}
