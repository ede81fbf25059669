package store

import "parcelbook/data"

// OrdersOfRuns finds the orders of any channel and of every run of its numbers by the numbers that sellers know them by, in the form of
// data.RefKey, among those not withdrawn.
func (tx *Tx) OrdersOfRuns(keys []string) (map[string][]data.Order, error) {
	found, err := orders.all(tx, `WHERE t.id IN (
			SELECT o.id FROM json_each(?1) k CROSS JOIN orders o ON o.number_key = k.value AND NOT o.withdrawn UNION
			SELECT o.id FROM json_each(?1) k CROSS JOIN orders o ON o.number_key > k.value || '(' AND o.number_key < k.value || ')' AND NOT o.withdrawn)
		ORDER BY t.id`, listOf(keys))
	byKey := map[string][]data.Order{}
	for _, o := range found {
		key := data.RefKey(o.Number)
		byKey[key] = append(byKey[key], o)
		if base := data.BaseKey(o.Number); base != key {
			byKey[base] = append(byKey[base], o)
		}
	}
	return byKey, err
}

// OrdersMeantBy finds the orders of any channel that a code may mean which somebody else writes: those that are known by it, and those of
// later runs of the channel's numbers.
func (tx *Tx) OrdersMeantBy(codes []string) (map[string][]data.Order, error) {
	found, err := tx.OrdersKnownAs(codes)
	if err != nil {
		return nil, err
	}
	runs, err := tx.OrdersOfRuns(codes)
	for code, of := range runs {
		for _, o := range of {
			if data.RefKey(o.Number) != code && data.BaseKey(o.Number) == code {
				found[code] = append(found[code], o)
			}
		}
	}
	return found, err
}
