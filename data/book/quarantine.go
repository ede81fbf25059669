package book

import (
	"context"

	"parcelbook/data"
	"parcelbook/data/store"
)

// Quarantine lists the records that imports could not accept and that wait for a decision.
func (b *Book) Quarantine(ctx context.Context) ([]data.Quarantined, error) {
	return read(ctx, b, func(tx *store.Tx) ([]data.Quarantined, error) { return tx.Quarantine(data.QuarantineOpen) })
}

// Discard sets a quarantined record aside for good; its rows stay in the log of imports.
func (b *Book) Discard(ctx context.Context, id int64) error {
	return b.change(ctx, func(o *op) error {
		if err := o.record("discard", "quarantine", id, data.QuarantineOpen, data.QuarantineDiscarded); err != nil {
			return err
		}
		if err := o.SetQuarantineState(id, data.QuarantineDiscarded); err != nil {
			return err
		}
		return o.DropContents()
	})
}
