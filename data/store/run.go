package store

import "parcelbook/data"

// ofLaterRun says, as SQL, that an order o is of a later run of the number k.
const ofLaterRun = "o.number_key > k.value || '(' AND o.number_key < k.value || ')' AND NOT o.withdrawn"

// laterRuns lists, as SQL, the ids of the orders of later runs of a list of numbers.
const laterRuns = "SELECT o.id FROM json_each(?1) k CROSS JOIN orders o ON " + ofLaterRun

// OrdersOfRuns finds the orders of any channel and of every run of its numbers by the numbers that sellers know them by, in the form of
// data.RefKey, among those not withdrawn.
func (tx *Tx) OrdersOfRuns(keys []string) (map[string][]data.Order, error) {
	found, err := orders.all(tx, `WHERE t.id IN (
			SELECT o.id FROM json_each(?1) k CROSS JOIN orders o ON o.number_key = k.value AND NOT o.withdrawn UNION
			`+laterRuns+`)
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

// NumbersOfRuns gives those of some numbers, in the form of data.RefKey, that are of orders of later runs, among those not withdrawn.
func (tx *Tx) NumbersOfRuns(keys []string) (map[string]bool, error) {
	found := map[string]bool{}
	err := tx.each(func(row scanner) error {
		var key, number string
		err := row.Scan(&key, &number)
		found[key] = found[key] || data.BaseKey(number) == key
		return err
	}, "SELECT k.value, o.number FROM json_each(?1) k CROSS JOIN orders o ON "+ofLaterRun, listOf(keys))
	return found, err
}

// OrdersMeantBy finds the orders of any channel that a code may mean which somebody else writes: those that are known by it, and those of
// later runs of the channel's numbers.
func (tx *Tx) OrdersMeantBy(codes []string) (map[string][]data.Order, error) {
	found, err := tx.OrdersKnownAs(codes)
	if err != nil {
		return nil, err
	}
	later, err := orders.all(tx, "WHERE t.id IN ("+laterRuns+") ORDER BY t.id", listOf(codes))
	for _, o := range later {
		if code := data.BaseKey(o.Number); code != data.RefKey(o.Number) {
			found[code] = append(found[code], o)
		}
	}
	return found, err
}
