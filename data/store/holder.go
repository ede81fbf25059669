package store

import (
	"errors"

	"parcelbook/data"
	"parcelbook/data/say"
)

var holders = newRecord(record[data.Holder]{
	name:  "holder",
	table: "holder",
	fields: func(h *data.Holder) []any {
		return []any{
			&h.ID, &h.Kind, &h.Name, &h.Contact, &h.Phone, &h.Email, &h.Note, (*cycleText)(&h.Cycle), &h.Fee.Percent, &h.Fee.Fixed,
			&h.Fee.Min, &h.Fee.Currency, &h.UsualDays, &h.PayWithinDays, &h.Method, (*ref)(&h.ProcessorID),
		}
	},
}, "kind name contact phone email note cycle fee_percent fee_fixed fee_min fee_currency usual_days pay_within_days method processor_id")

// Holders lists the holders of a kind by name; of all kinds where it is "".
func (tx *Tx) Holders(kind data.HolderKind) ([]data.Holder, error) {
	return holders.all(tx, "WHERE ? IN ('', t.kind) AND NOT t.withdrawn ORDER BY t.kind, t.name", kind)
}

// Holder reads one holder.
func (tx *Tx) Holder(id int64) (data.Holder, error) { return holders.byID(tx, id) }

// HolderByName finds a holder by its exact name.
func (tx *Tx) HolderByName(kind data.HolderKind, name string) (data.Holder, error) {
	h, err := holders.get(tx, "WHERE t.kind = ? AND t.name = ? AND NOT t.withdrawn", kind, name)
	if err != nil {
		return h, say.Errorf("%s %q: %w", kind, name, err)
	}
	return h, nil
}

// SaveHolder adds or changes a holder and gives its id. ErrExists where another of its kind has the name.
func (tx *Tx) SaveHolder(h data.Holder) (int64, error) {
	if err := validated(h.Kind.Said(), h.Name, h.Validate()); err != nil {
		return 0, err
	}
	id, err := holders.save(tx, &h)
	if errors.Is(err, ErrExists) {
		return 0, say.Errorf("%s %q %w", h.Kind, h.Name, ErrExists)
	}
	return id, err
}

// WithdrawHolder takes a holder out of the lists, leaving its trace.
func (tx *Tx) WithdrawHolder(id int64) error { return holders.withdraw(tx, id) }

// DeleteHolder removes a holder; ErrInUse, saying what depends on it, where something does.
func (tx *Tx) DeleteHolder(id int64) error {
	err := tx.unused("holder", id,
		use{"orders", "SELECT count(*) FROM orders WHERE channel_id = ?"},
		use{"parcels", "SELECT count(*) FROM parcel WHERE carrier_id = ?"},
		use{"statements", "SELECT count(*) FROM statement WHERE holder_id = ?"},
		use{"channels", "SELECT count(*) FROM holder WHERE processor_id = ?"},
		use{"imports", "SELECT count(*) FROM import WHERE holder_id = ?"},
		use{"transfers", `SELECT count(*) FROM transfer t JOIN account a ON a.id IN (t.debit, t.credit)
			WHERE a.kind IN ('channel', 'carrier', 'processor', 'payable', 'wallet') AND a.holder = ?`},
	)
	if err != nil {
		return err
	}
	return holders.delete(tx, id)
}
