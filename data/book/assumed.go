package book

import (
	"maps"
	"slices"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// assumedFinder finds the statements that came before their orders and whose amounts were taken to be in the currency of
// the book, for their files name none, while the orders of a file are in another.
type assumedFinder struct {
	tx         *store.Tx
	byKey      map[string][]store.AssumedLine // by waybill and by order number
	statements map[int64]store.AssumedLine    // those that pay orders of the file
	currencies map[int64]map[string]bool      // of these orders
}

func newAssumedFinder(tx *store.Tx) (*assumedFinder, error) {
	f := &assumedFinder{tx: tx, byKey: map[string][]store.AssumedLine{}, statements: map[int64]store.AssumedLine{}, currencies: map[int64]map[string]bool{}}
	lines, err := tx.AssumedLines()
	for _, l := range lines {
		for _, key := range []string{l.WaybillKey, l.NumberKey} {
			if key != "" {
				f.byKey[key] = append(f.byKey[key], l)
			}
		}
	}
	return f, err
}

// learn looks at orders of the file.
func (f *assumedFinder) learn(plans []orderPlan) {
	if len(f.byKey) == 0 {
		return
	}
	for i := range plans {
		order := plans[i].file
		keys := []string{data.BaseKey(order.Number)}
		for _, p := range order.Parcels {
			keys = append(keys, data.RefKey(p.Waybill))
		}
		for _, key := range keys {
			for _, l := range f.byKey[key] {
				if id := l.StatementID; f.currencies[id] == nil {
					f.statements[id], f.currencies[id] = l, map[string]bool{}
				}
				f.currencies[l.StatementID][order.Currency] = true
			}
		}
	}
}

// doubts says which statements seem to be in another currency, for all orders that they pay are in that one, and how to
// set them right.
func (f *assumedFinder) doubts() ([]say.Text, error) {
	var reasons []say.Text
	for _, id := range slices.Sorted(maps.Keys(f.statements)) {
		l := f.statements[id]
		matched, err := f.tx.MatchedCurrencies(id)
		if err != nil {
			return nil, err
		}
		for _, code := range matched {
			f.currencies[id][code] = true
		}
		if codes := keysOf(f.currencies[id]); len(codes) == 1 && codes[0] != l.Currency {
			reasons = append(reasons, say.Textf("%s, import %d, was taken to be in %s, for it does not say which currency it is in, but the orders that it pays are in %s: where it is too, undo import %d and take that file in again after this one",
				l.File, l.ImportID, l.Currency, codes[0], l.ImportID))
		}
	}
	return reasons, nil
}
