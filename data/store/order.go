package store

import (
	"errors"

	"parcelbook/data"
	"parcelbook/data/say"
)

var orders = newRecord(record[data.Order]{
	name:  "order",
	table: "orders",
	fields: func(o *data.Order) []any {
		return []any{
			&o.ID, &o.ChannelID, (*ref)(&o.CustomerID), &o.Number, &o.State, &o.FileState, &o.Method,
			&o.OrderDate, &o.PaidDate, &o.ShipByDate, &o.CancelledDate,
			&o.BuyerName, &o.RecipientName, &o.Phone, &o.Email, &o.Country, &o.Region, &o.City, &o.Address, &o.PostalCode, &o.Note,
			&o.Currency, &o.Items, &o.Shipping, &o.Discount, &o.Tax, &o.Total, &o.Paid, &o.Refunded,
			&o.Packed, &o.PackReason, (*ref)(&o.RowID), (*ref)(&o.FactRowID), &o.Withdrawn,
		}
	},
	derived: func(o *data.Order) []any { return []any{data.RefKey(o.Number), o.OrderDate.Month()} },
}, `channel_id customer_id number state file_state method order_date paid_date ship_by_date cancelled_date
	buyer_name recipient_name phone email country region city address postal_code note
	currency items shipping discount tax total paid refunded packed pack_reason row_id fact_row_id withdrawn`, "number_key", "month")

// Order reads one order.
func (tx *Tx) Order(id int64) (data.Order, error) { return orders.byID(tx, id) }

// OrdersByKeys finds orders of any channel by their numbers in the form of data.RefKey, among those not withdrawn.
func (tx *Tx) OrdersByKeys(numberKeys []string) ([]data.Order, error) {
	return orders.all(tx, "WHERE t.number_key IN (SELECT value FROM json_each(?)) AND NOT t.withdrawn ORDER BY t.id", listOf(numberKeys))
}

// SaveOrder adds or changes an order and gives its id. ErrExists where the channel has the number already.
// What a search finds follows with the next RefreshSearch of the order.
func (tx *Tx) SaveOrder(o data.Order) (int64, error) {
	if err := validated("order", o.Number, o.Validate()); err != nil {
		return 0, err
	}
	id, err := orders.save(tx, &o)
	if errors.Is(err, ErrExists) {
		return 0, tx.numberTaken(o)
	}
	return id, err
}

// numberTaken says in the user's words that the channel has the order's number already.
func (tx *Tx) numberTaken(o data.Order) error {
	channel, err := tx.Holder(o.ChannelID)
	if err != nil {
		return err
	}
	return say.Errorf("order %s of channel %s %w", o.Number, channel.Name, ErrExists)
}

// DeleteOrder removes an order with its lines and parcels; ErrInUse, saying what depends on it, where something
// does. An order that money has moved for can only be withdrawn.
func (tx *Tx) DeleteOrder(id int64) error {
	err := tx.unused("order", id,
		use{"transfers", "SELECT count(*) FROM transfer WHERE order_id = ?"},
		use{"statement lines", "SELECT count(*) FROM statement_line WHERE order_id = ?"},
		use{"entries by hand", "SELECT count(*) FROM entry WHERE order_id = ?"},
		use{"disputes", "SELECT count(*) FROM dispute WHERE order_id = ?"},
		use{"contacts", "SELECT count(*) FROM contact WHERE order_id = ?"},
		use{"claims", "SELECT count(*) FROM claim WHERE order_id = ?"},
	)
	if err != nil {
		return err
	}
	for _, query := range []string{
		"DELETE FROM hand_edit WHERE kind = 'parcel' AND record IN (SELECT id FROM parcel WHERE order_id = ?)",
		"DELETE FROM hand_edit WHERE kind = 'order' AND record = ?",
		"DELETE FROM line WHERE order_id = ?",
		"DELETE FROM parcel WHERE order_id = ?",
	} {
		if _, err := tx.exec(query, id); err != nil {
			return say.Errorf("order %d: %w", id, err)
		}
	}
	if err := tx.clearDerived(listOf([]int64{id})); err != nil {
		return err
	}
	return orders.delete(tx, id)
}

// WithdrawOrders takes orders and their parcels out of the book, leaving the trace. ErrInUse where transfers are not
// reversed or something else still depends on one of them.
func (tx *Tx) WithdrawOrders(ids ...int64) error {
	if err := tx.withdrawOrders(ids); err != nil {
		return say.Errorf("withdrawing orders: %w", err)
	}
	return nil
}

func (tx *Tx) withdrawOrders(ids []int64) error {
	const theirs = "t.order_id IN (SELECT value FROM json_each(?))"
	list := listOf(ids)
	err := tx.noneUsed(list,
		use{"transfers", "SELECT count(*) FROM transfer t WHERE " + live + " AND " + theirs},
		use{"statement lines", "SELECT count(*) FROM statement_line t WHERE NOT t.withdrawn AND " + theirs},
		use{"entries by hand", "SELECT count(*) FROM entry t WHERE NOT t.withdrawn AND " + theirs},
		use{"disputes", "SELECT count(*) FROM dispute t WHERE NOT t.withdrawn AND " + theirs},
		use{"contacts", "SELECT count(*) FROM contact t WHERE " + theirs},
	)
	if err != nil {
		return err
	}
	if err := tx.clearDerived(list); err != nil {
		return err
	}
	if _, err := tx.exec("UPDATE parcel SET withdrawn = 1 WHERE order_id IN (SELECT value FROM json_each(?)) AND NOT withdrawn", list); err != nil {
		return err
	}
	n, err := tx.exec("UPDATE orders SET withdrawn = 1 WHERE id IN (SELECT value FROM json_each(?)) AND NOT withdrawn", list)
	if err == nil && int(n) != len(ids) {
		err = ErrNotFound
	}
	return err
}

// clearDerived removes what was worked out for a list of orders that leave the book.
func (tx *Tx) clearDerived(list string) error {
	for _, query := range []string{
		"DELETE FROM order_search WHERE rowid IN (SELECT key FROM order_text WHERE order_id IN (SELECT value FROM json_each(?)))",
		"DELETE FROM order_text WHERE order_id IN (SELECT value FROM json_each(?))",
		"DELETE FROM holding WHERE order_id IN (SELECT value FROM json_each(?))",
		"UPDATE orders SET open = 0, differs = 0 WHERE id IN (SELECT value FROM json_each(?)) AND (open OR differs)",
	} {
		if _, err := tx.exec(query, list); err != nil {
			return err
		}
	}
	return nil
}

// SetOrderState notes whether something is still held or owed for an order, and whether a statement disagrees with it.
func (tx *Tx) SetOrderState(orderID int64, open, differs bool) error {
	_, err := tx.exec("UPDATE orders SET open = ?, differs = ? WHERE id = ? AND (open, differs) <> (?, ?)", open, differs, orderID, open, differs)
	if err != nil {
		return say.Errorf("order %d: %w", orderID, err)
	}
	return nil
}

// DiffersIDs lists the orders that a statement disagrees with.
func (tx *Tx) DiffersIDs() ([]int64, error) {
	return tx.ids("SELECT id FROM orders WHERE differs AND NOT withdrawn ORDER BY id")
}

// OpenOrdersOf lists the open orders that a holder's rules bear on: of the channel, settled by the processor for
// the channel, or with a parcel of the carrier.
func (tx *Tx) OpenOrdersOf(holderID int64) ([]int64, error) {
	return tx.ids(`SELECT o.id FROM orders o JOIN holder h ON h.id = o.channel_id
		WHERE o.open AND NOT o.withdrawn AND (o.channel_id = ?1 OR h.processor_id = ?1
			OR EXISTS (SELECT 1 FROM parcel p WHERE p.order_id = o.id AND p.carrier_id = ?1 AND NOT p.withdrawn)
			OR EXISTS (SELECT 1 FROM holding g JOIN account a ON a.id = g.account
				WHERE g.order_id = o.id AND a.holder = ?1 AND a.kind IN ('channel', 'carrier', 'processor')))
		ORDER BY o.id`, holderID)
}

// OrdersOnStatementsOf lists the orders that a holder's statements speak of.
func (tx *Tx) OrdersOnStatementsOf(holderID int64) ([]int64, error) {
	return tx.ids(`SELECT DISTINCT l.order_id FROM statement s JOIN statement_line l ON l.statement_id = s.id AND NOT l.withdrawn
		WHERE s.holder_id = ? AND NOT s.withdrawn AND l.order_id IS NOT NULL ORDER BY 1`, holderID)
}

// MissingCandidates lists the open orders with a COD parcel that was delivered, whose money was due at the carrier
// by its newest remittance, and that no remittance pays for, what it takes back taken off.
func (tx *Tx) MissingCandidates() ([]int64, error) {
	return tx.ids(`SELECT DISTINCT g.order_id
		FROM (SELECT holder_id, max(date) AS date FROM statement WHERE kind = 'cod' AND NOT withdrawn GROUP BY holder_id) newest
		JOIN account a ON a.kind = 'carrier' AND a.holder = newest.holder_id
		JOIN holding g ON g.account = a.id AND g.due <> '' AND g.due <= newest.date
		JOIN orders o ON o.id = g.order_id AND o.open AND NOT o.withdrawn
		JOIN parcel p ON p.order_id = g.order_id AND p.carrier_id = newest.holder_id
			AND p.cod_amount > 0 AND p.state = 'delivered' AND NOT p.return AND NOT p.withdrawn
		WHERE NOT EXISTS (SELECT 1 FROM statement_line l JOIN statement s ON s.id = l.statement_id
			WHERE l.parcel_id = p.id AND NOT l.withdrawn AND NOT s.withdrawn AND s.kind = 'cod'
			GROUP BY s.currency HAVING sum(l.collected) > 0)
		ORDER BY 1`)
}
