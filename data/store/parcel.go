package store

import (
	"parcelbook/data"
	"parcelbook/data/say"
)

var parcels = newRecord(record[data.Parcel]{
	name:  "parcel",
	table: "parcel",
	fields: func(p *data.Parcel) []any {
		return []any{
			&p.ID, &p.OrderID, (*ref)(&p.CarrierID), &p.Waybill, &p.Return, &p.State, &p.FileState,
			&p.SentDate, &p.DeliveredDate, &p.ClosedDate, &p.CODAmount, &p.Collected, &p.Note,
			(*ref)(&p.RowID), (*ref)(&p.StateRowID), &p.Withdrawn,
		}
	},
	derived: func(p *data.Parcel) []any { return []any{data.RefKey(p.Waybill)} },
}, `order_id carrier_id waybill return state file_state sent_date delivered_date closed_date cod_amount collected note
	row_id state_row_id withdrawn`, "waybill_key")

// Parcel reads one parcel.
func (tx *Tx) Parcel(id int64) (data.Parcel, error) { return parcels.byID(tx, id) }

// ParcelsAmong lists those of some parcels, by their ids, that are not withdrawn.
func (tx *Tx) ParcelsAmong(ids []int64) ([]data.Parcel, error) {
	return parcels.all(tx, "WHERE t.id IN (SELECT value FROM json_each(?)) AND NOT t.withdrawn ORDER BY t.id", listOf(ids))
}

// ParcelsOf lists the parcels of orders, by order, without those withdrawn.
func (tx *Tx) ParcelsOf(orderIDs ...int64) ([]data.Parcel, error) {
	return parcels.all(tx, "WHERE t.order_id IN (SELECT value FROM json_each(?)) AND NOT t.withdrawn ORDER BY t.order_id, t.id", listOf(orderIDs))
}

// ParcelsByWaybill finds parcels by their waybills in the form of data.RefKey, without those withdrawn.
func (tx *Tx) ParcelsByWaybill(keys []string) ([]data.Parcel, error) {
	return parcels.all(tx, "WHERE t.waybill_key IN (SELECT value FROM json_each(?)) AND t.waybill_key <> '' AND NOT t.withdrawn ORDER BY t.id", listOf(keys))
}

// ParcelsToldOf gives those of some parcels, by their ids, that a statement was the first to tell of, or to name the waybill of.
func (tx *Tx) ParcelsToldOf(parcelIDs []int64) (map[int64]bool, error) {
	if err := tx.saveRows(); err != nil {
		return nil, err
	}
	told := map[int64]bool{}
	list, err := tx.ids(`SELECT p.id FROM parcel p WHERE p.id IN (SELECT value FROM json_each(?)) AND (
		(SELECT kind FROM import WHERE id = `+importOf("p.row_id")+`) = 'statement' OR EXISTS (
			SELECT 1 FROM audit a JOIN import i ON i.id = a.import_id AND i.kind = 'statement'
			WHERE a.kind = 'parcel' AND a.record = p.id AND a.what = 'edit' AND json_extract(a.before, '$.Waybill') = ''))`, listOf(parcelIDs))
	for _, id := range list {
		told[id] = true
	}
	return told, err
}

// SaveParcel adds or changes a parcel and gives its id. What a search finds follows with the next RefreshSearch.
func (tx *Tx) SaveParcel(p data.Parcel) (int64, error) {
	if err := validated("parcel", p.Waybill, p.Validate()); err != nil {
		return 0, err
	}
	return parcels.save(tx, &p)
}

// DeleteParcel removes a parcel; ErrInUse, saying what depends on it, where something does.
func (tx *Tx) DeleteParcel(id int64) error {
	err := tx.unused("parcel", id,
		use{"transfers", "SELECT count(*) FROM transfer WHERE parcel_id = ?"},
		use{"statement lines", "SELECT count(*) FROM statement_line WHERE parcel_id = ?"},
		use{"entries by hand", "SELECT count(*) FROM entry WHERE parcel_id = ?"},
		use{"claims", "SELECT count(*) FROM claim WHERE parcel_id = ?"},
	)
	if err != nil {
		return err
	}
	if _, err := tx.exec("DELETE FROM hand_edit WHERE kind = 'parcel' AND record = ?", id); err != nil {
		return err
	}
	return parcels.delete(tx, id)
}

// WithdrawParcels takes parcels out of the book, leaving the trace; ErrInUse where a statement line still speaks of one.
func (tx *Tx) WithdrawParcels(ids ...int64) error {
	const theirs = "t.parcel_id IN (SELECT value FROM json_each(?)) AND NOT t.withdrawn"
	list := listOf(ids)
	err := tx.noneUsed(list,
		use{"statement lines", "SELECT count(*) FROM statement_line t WHERE " + theirs},
		use{"entries by hand", "SELECT count(*) FROM entry t WHERE " + theirs},
	)
	if err == nil {
		var n int64
		if n, err = tx.exec("UPDATE parcel SET withdrawn = 1 WHERE id IN (SELECT value FROM json_each(?)) AND NOT withdrawn", list); err == nil && int(n) != len(ids) {
			err = ErrNotFound
		}
	}
	if err != nil {
		return say.Errorf("withdrawing parcels: %w", err)
	}
	return nil
}
