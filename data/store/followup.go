package store

import (
	"errors"

	"parcelbook/data"
	"parcelbook/data/say"
)

var contacts = newRecord(record[data.Contact]{
	name:  "contact",
	table: "contact",
	fields: func(c *data.Contact) []any {
		return []any{&c.ID, &c.OrderID, &c.Date, &c.Note, &c.NextDate, &c.Promise}
	},
}, "order_id date note next_date promise")

var claims = newRecord(record[data.Claim]{
	name:  "claim",
	table: "claim",
	fields: func(c *data.Claim) []any {
		return []any{&c.ID, &c.Key.Kind, &c.Key.StatementID, &c.Key.LineID, &c.Key.ParcelID, &c.Key.OrderID, &c.State, &c.Date, &c.Note}
	},
}, "kind statement_id line_id parcel_id order_id state date note")

// Contacts lists the contacts about an order, the last one last.
func (tx *Tx) Contacts(orderID int64) ([]data.Contact, error) {
	return contacts.all(tx, "WHERE t.order_id = ? ORDER BY t.date, t.id", orderID)
}

// Contact reads one contact.
func (tx *Tx) Contact(id int64) (data.Contact, error) { return contacts.byID(tx, id) }

// LastContacts gives the last contact about each of the orders that has any.
func (tx *Tx) LastContacts(orderIDs []int64) (map[int64]data.Contact, error) {
	all, err := contacts.all(tx, "WHERE t.order_id IN (SELECT value FROM json_each(?)) ORDER BY t.date, t.id", listOf(orderIDs))
	last := make(map[int64]data.Contact, len(all))
	for _, c := range all {
		last[c.OrderID] = c
	}
	return last, err
}

// ContactedOrders gives the open orders that are to be looked at again by a day, as set at a contact or promised.
func (tx *Tx) ContactedOrders(by data.Date) ([]int64, error) {
	ids, err := tx.ids(`SELECT DISTINCT c.order_id FROM contact c JOIN orders o ON o.id = c.order_id AND o.open AND NOT o.withdrawn
		WHERE c.next_date <> '' AND c.next_date <= ?1 OR c.promise <> '' AND c.promise <= ?1 ORDER BY c.order_id`, by)
	if err != nil {
		return nil, say.Errorf("orders to look at again: %w", err)
	}
	return ids, nil
}

// SaveContact adds or changes a contact and gives its id.
func (tx *Tx) SaveContact(c data.Contact) (int64, error) { return contacts.save(tx, &c) }

// DeleteContact removes a contact.
func (tx *Tx) DeleteContact(id int64) error { return contacts.delete(tx, id) }

// Claims gives every claim by the difference it is about.
func (tx *Tx) Claims() (map[data.ClaimKey]data.Claim, error) {
	all, err := claims.all(tx, "ORDER BY t.id")
	byKey := make(map[data.ClaimKey]data.Claim, len(all))
	for _, c := range all {
		byKey[c.Key] = c
	}
	return byKey, err
}

// SaveClaim adds the claim about a difference or changes the one there is, and gives its id.
func (tx *Tx) SaveClaim(c data.Claim) (int64, error) {
	k := c.Key
	err := tx.scan("SELECT id FROM claim WHERE kind = ? AND statement_id = ? AND line_id = ? AND parcel_id = ? AND order_id = ?",
		[]any{k.Kind, k.StatementID, k.LineID, k.ParcelID, k.OrderID}, &c.ID)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return 0, say.Errorf("claim: %w", err)
	}
	return claims.save(tx, &c)
}
