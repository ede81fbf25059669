package book

import (
	"context"
	"slices"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// Quarantine lists the records that imports could not accept and that wait for a decision.
func (b *Book) Quarantine(ctx context.Context) ([]data.Quarantined, error) {
	return read(ctx, b, func(tx *store.Tx) ([]data.Quarantined, error) { return tx.Quarantine(data.QuarantineOpen) })
}

// Waiting gives a record that waits in quarantine.
func (b *Book) Waiting(ctx context.Context, id int64) (data.Quarantined, error) {
	return read(ctx, b, func(tx *store.Tx) (data.Quarantined, error) { return waiting(tx, id) })
}

func waiting(tx *store.Tx, id int64) (data.Quarantined, error) {
	all, err := tx.Quarantine(data.QuarantineOpen)
	if err != nil {
		return data.Quarantined{}, err
	}
	at := slices.IndexFunc(all, func(q data.Quarantined) bool { return q.ID == id })
	if at < 0 {
		return data.Quarantined{}, say.Errorf("record %d does not wait in quarantine: %w; it was taken in or discarded, or its import was undone: choose one that waits there still", id, ErrNotFound)
	}
	return all[at], nil
}

// Discard sets a quarantined record aside for good; its rows stay in the log of imports.
func (b *Book) Discard(ctx context.Context, id int64) error {
	return b.change(ctx, func(o *op) error {
		if _, err := waiting(o.Tx, id); err != nil {
			return err
		}
		if err := o.record("discard", "quarantine", id, data.QuarantineOpen, data.QuarantineDiscarded); err != nil {
			return err
		}
		if err := o.SetQuarantineState(id, data.QuarantineDiscarded); err != nil {
			return err
		}
		return o.DropContents()
	})
}
