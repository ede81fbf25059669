package store

import (
	"parcelbook/data"
	"parcelbook/data/say"
)

// OrderName is what an order is known by: its channel and number.
type OrderName struct{ Channel, Number string }

// OrderNames gives the names of orders by id.
func (tx *Tx) OrderNames(ids []int64) (map[int64]OrderName, error) {
	names := make(map[int64]OrderName, len(ids))
	err := tx.each(func(row scanner) error {
		var id int64
		var n OrderName
		err := row.Scan(&id, &n.Channel, &n.Number)
		names[id] = n
		return err
	}, `SELECT o.id, h.name, o.number FROM json_each(?) page CROSS JOIN orders o ON o.id = page.value JOIN holder h ON h.id = o.channel_id`, listOf(ids))
	if err != nil {
		return nil, say.Errorf("names of orders: %w", err)
	}
	return names, nil
}

// DocumentsOf lists the documents of customers, by customer.
func (tx *Tx) DocumentsOf(customerIDs []int64) (map[int64][]data.Document, error) {
	of := map[int64][]data.Document{}
	err := tx.each(func(row scanner) error {
		var id int64
		var d data.Document
		err := row.Scan(&id, &d.ID, &d.Kind, &d.Number, &d.Expiry, &d.Note)
		of[id] = append(of[id], d)
		return err
	}, `SELECT customer_id, id, kind, number, expiry, note FROM document
		WHERE customer_id IN (SELECT value FROM json_each(?)) ORDER BY customer_id, id`, listOf(customerIDs))
	if err != nil {
		return nil, say.Errorf("documents of customers: %w", err)
	}
	return of, nil
}

// Entries lists what was entered by hand or told by exported lists, of all orders and of none, without what is withdrawn.
func (tx *Tx) Entries() ([]data.Entry, error) {
	return entries.all(tx, "WHERE NOT t.withdrawn ORDER BY t.id")
}

// Disputes lists all disputes, the decided ones too.
func (tx *Tx) Disputes() ([]data.Dispute, error) {
	return disputes.all(tx, "WHERE NOT t.withdrawn ORDER BY t.id")
}
