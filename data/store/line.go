package store

import (
	"parcelbook/data"
	"parcelbook/data/say"
)

var lines = newRecord(record[data.Line]{
	name:  "order line",
	table: "line",
	fields: func(l *data.Line) []any {
		return []any{
			&l.ID, &l.OrderID, &l.Ident, &l.SKU, &l.Title, &l.Specification, &l.Quantity, &l.UnitPrice, &l.Total,
			&l.Check.SKU, &l.Check.Name, &l.Check.Specification, &l.Check.Quantity, &l.Check.Note, (*ref)(&l.RowID),
		}
	},
}, "order_id ident sku title specification quantity unit_price total check_sku check_name check_spec check_quantity check_note row_id")

// Lines lists the lines of an order.
func (tx *Tx) Lines(orderID int64) ([]data.Line, error) {
	return lines.all(tx, "WHERE t.order_id = ? ORDER BY t.id", orderID)
}

// LinesOf lists the lines of several orders by order.
func (tx *Tx) LinesOf(orderIDs []int64) (map[int64][]data.Line, error) {
	all, err := lines.all(tx, "WHERE t.order_id IN (SELECT value FROM json_each(?)) ORDER BY t.id", listOf(orderIDs))
	return grouped(all, func(l data.Line) int64 { return l.OrderID }), err
}

// SaveLines makes these the lines of an order. A line with the ident of one that is there keeps its id and its check.
func (tx *Tx) SaveLines(orderID int64, now []data.Line) error {
	before, err := tx.Lines(orderID)
	if err != nil {
		return err
	}
	old := make(map[string]data.Line, len(before))
	for _, l := range before {
		old[l.Ident] = l
	}
	for _, l := range now {
		l.ID, l.OrderID = 0, orderID
		if was, ok := old[l.Ident]; ok {
			l.ID, l.Check = was.ID, was.Check
			delete(old, l.Ident)
		}
		if _, err := lines.save(tx, &l); err != nil {
			return say.Errorf("order %d: %w", orderID, err)
		}
	}
	for _, gone := range old {
		if err := lines.delete(tx, gone.ID); err != nil {
			return err
		}
	}
	return nil
}

// SaveCheck notes what the packer found for a line.
func (tx *Tx) SaveCheck(lineID int64, c data.Check) error {
	return tx.change("order line", lineID,
		"UPDATE line SET check_sku = ?, check_name = ?, check_spec = ?, check_quantity = ?, check_note = ? WHERE id = ?",
		c.SKU, c.Name, c.Specification, c.Quantity, c.Note, lineID)
}

// grouped sorts a list into one list per key, each in the order it had.
func grouped[T any, K comparable](all []T, of func(T) K) map[K][]T {
	groups := map[K][]T{}
	for _, v := range all {
		groups[of(v)] = append(groups[of(v)], v)
	}
	return groups
}
