package book

import (
	"context"
	"maps"
	"slices"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/store"
)

// TakeWaiting takes in what couriers told of orders and parcels that the book did not know then and knows now, for their
// file came later or a code of them was tied; so the order in which files arrive does not matter. It gives how many
// records that were. What cannot be taken in all the same waits on, and so does what cannot be read as it was, for the book
// has not kept its file or a format of the user's is no more.
func (b *Book) TakeWaiting(ctx context.Context) (taken int, err error) {
	known, err := read(ctx, b, nowKnown)
	if err != nil {
		return 0, err
	}
	for _, importID := range slices.Sorted(maps.Keys(known)) { // the courier's last word comes last
		done, legible, err := b.retry(ctx, importID, known[importID], nil, intake.Answers{})
		switch {
		case ctx.Err() == nil && !legible:
			continue
		case err != nil:
			return taken, err
		}
		taken += done.Taken
	}
	return taken, nil
}

// nowKnown finds what waits for an order or parcel though its rows name one that the book has, by import.
func nowKnown(tx *store.Tx) (map[int64][]data.Quarantined, error) {
	all, err := tx.Quarantine(data.QuarantineOpen)
	if err != nil {
		return nil, err
	}
	waits := func(q data.Quarantined) bool {
		return slices.ContainsFunc(q.Problems, func(p data.Problem) bool { return p.Reason == noSuchParcel })
	}
	keys := map[string]bool{}
	for _, q := range all {
		if waits(q) {
			for _, key := range rowKeys(q) {
				keys[key] = true
			}
		}
	}
	delete(keys, "")
	if len(keys) == 0 {
		return nil, nil
	}
	orders, err := tx.OrdersKnownAs(keysOf(keys))
	if err != nil {
		return nil, err
	}
	parcels, err := tx.ParcelsByWaybill(keysOf(keys))
	if err != nil {
		return nil, err
	}
	there := map[string]bool{}
	for _, p := range parcels {
		there[data.RefKey(p.Waybill)] = true
	}
	known := map[int64][]data.Quarantined{}
	for _, q := range all {
		if waits(q) && slices.ContainsFunc(rowKeys(q), func(key string) bool { return there[key] || len(orders[key]) > 0 }) {
			known[q.ImportID] = append(known[q.ImportID], q)
		}
	}
	return known, nil
}

// rowKeys are what the cells of a record are as numbers of orders and parcels; most of them are none.
func rowKeys(q data.Quarantined) []string {
	var keys []string
	for _, row := range q.Rows {
		for _, cell := range row.Cells {
			keys = append(keys, data.RefKey(cell))
		}
		for _, m := range row.Mends {
			keys = append(keys, data.RefKey(m.Value))
		}
	}
	return keys
}
