package book

import (
	"context"
	"errors"
	"maps"
	"slices"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// TakeWaiting takes in what couriers told of orders and parcels that the book did not know then and knows now, for their
// file came later or a code of them was tied; so the order in which files arrive does not matter. It follows a change that
// stands whatever comes of it, and gives how many records were taken in. What cannot be tried again, for the book has not
// kept its file or a format of the user's is no more, waits on with the reason, which is the error the first time.
func (b *Book) TakeWaiting(ctx context.Context) (taken int, err error) {
	known, err := read(ctx, b, nowKnown)
	if err != nil {
		return 0, err
	}
	var failed []error
	for _, importID := range slices.Sorted(maps.Keys(known)) { // the courier's last word comes last
		done, err := b.retry(ctx, importID, known[importID], nil)
		switch {
		case ctx.Err() != nil:
			return taken, ctx.Err()
		case err != nil:
			failed = append(failed, b.waitsOn(ctx, known[importID], err))
		default:
			taken += done.Taken
		}
	}
	return taken, errors.Join(failed...)
}

// waitsOn keeps with the records of an import why they could not be tried again, and gives that as an error where they do
// not say it yet.
func (b *Book) waitsOn(ctx context.Context, waiting []data.Quarantined, why error) error {
	reason := say.Textf("%s, import %d: what it says of orders that are in the book now could not be taken in: %s; put that right and try the file again in quarantine, or discard it there",
		waiting[0].File, waiting[0].ImportID, say.Of(why))
	var told error
	err := b.change(ctx, func(o *op) error {
		for _, q := range waiting {
			if slices.ContainsFunc(q.Problems, func(p data.Problem) bool { return p.Reason == reason }) {
				continue
			}
			told = reason
			q.Problems = slices.DeleteFunc(q.Problems, func(p data.Problem) bool { return p.Reason != noSuchParcel })
			q.Problems = slices.Insert(q.Problems, 0, data.Problem{Sheet: q.Rows[0].Sheet, Row: q.Rows[0].Row, Reason: reason})
			if _, err := o.SaveQuarantine(q); err != nil {
				return err
			}
		}
		return nil
	})
	return errors.Join(told, err)
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
	orders, err := tx.OrdersMeantBy(keysOf(keys))
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
