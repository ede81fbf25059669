package store

import (
	"errors"

	"parcelbook/data"
	"parcelbook/data/say"
)

var customers = newRecord(record[data.Customer]{
	name:  "customer",
	table: "customer",
	fields: func(c *data.Customer) []any {
		return []any{
			&c.ID, &c.Ident, &c.Name, &c.Phone, &c.Email, &c.Country, &c.City, &c.Address, &c.Verification, &c.CreditLimit, &c.Note,
			(*ref)(&c.RowID), &c.Withdrawn,
		}
	},
	derived: func(c *data.Customer) []any {
		return []any{searchText(c.Name, c.Phone, digits(c.Phone), c.Email, c.Country, c.City, c.Address)}
	},
}, "ident name phone email country city address verification credit_limit note row_id withdrawn", "search")

// Customer reads one customer with their documents.
func (tx *Tx) Customer(id int64) (data.Customer, error) {
	c, err := customers.byID(tx, id)
	if err != nil {
		return c, err
	}
	return tx.withDocuments(c)
}

// CustomerByIdent finds a customer not withdrawn, with their documents.
func (tx *Tx) CustomerByIdent(ident string) (data.Customer, error) {
	c, err := customers.get(tx, "WHERE t.ident = ? AND NOT t.withdrawn", ident)
	if err != nil {
		return c, say.Errorf("customer %q: %w", ident, err)
	}
	return tx.withDocuments(c)
}

// CustomerIDs finds the customers not withdrawn that have any of the idents.
func (tx *Tx) CustomerIDs(idents []string) (map[string]int64, error) {
	found := map[string]int64{}
	err := tx.each(func(row scanner) error {
		var id int64
		var ident string
		err := row.Scan(&id, &ident)
		found[ident] = id
		return err
	}, "SELECT id, ident FROM customer WHERE ident IN (SELECT value FROM json_each(?)) AND NOT withdrawn", listOf(idents))
	if err != nil {
		return nil, say.Errorf("customers by ident: %w", err)
	}
	return found, nil
}

func (tx *Tx) withDocuments(c data.Customer) (data.Customer, error) {
	err := tx.each(func(row scanner) error {
		var d data.Document
		err := row.Scan(&d.ID, &d.Kind, &d.Number, &d.Expiry, &d.Note)
		c.Documents = append(c.Documents, d)
		return err
	}, "SELECT id, kind, number, expiry, note FROM document WHERE customer_id = ? ORDER BY id", c.ID)
	if err != nil {
		return c, say.Errorf("documents of customer %d: %w", c.ID, err)
	}
	return c, nil
}

// SaveCustomer adds or changes a customer, whose documents become those given, and gives the id.
// ErrExists where another customer has the ident.
func (tx *Tx) SaveCustomer(c data.Customer) (int64, error) {
	if err := validated("customer", c.Name, c.Validate()); err != nil {
		return 0, err
	}
	fresh := c.ID == 0
	id, err := customers.save(tx, &c)
	if errors.Is(err, ErrExists) {
		return 0, say.Errorf("customer %s %w: another has the same email, phone, or name and address", c.Name, ErrExists)
	}
	if err != nil {
		return 0, err
	}
	if !fresh {
		if _, err := tx.exec("DELETE FROM document WHERE customer_id = ?", id); err != nil {
			return 0, say.Errorf("documents of customer %d: %w", id, err)
		}
	}
	for _, d := range c.Documents {
		_, err := tx.insert("INSERT INTO document (id, customer_id, kind, number, expiry, note) VALUES (?, ?, ?, ?, ?, ?)",
			ref(d.ID), id, d.Kind, d.Number, d.Expiry, d.Note)
		if err != nil {
			return 0, say.Errorf("documents of customer %d: %w", id, err)
		}
	}
	return id, nil
}

// DeleteCustomer removes a customer and their documents; ErrInUse where orders are theirs.
func (tx *Tx) DeleteCustomer(id int64) error {
	if err := tx.unused("customer", id, use{"orders", "SELECT count(*) FROM orders WHERE customer_id = ?"}); err != nil {
		return err
	}
	if _, err := tx.exec("DELETE FROM document WHERE customer_id = ?", id); err != nil {
		return say.Errorf("documents of customer %d: %w", id, err)
	}
	return customers.delete(tx, id)
}

// WithdrawCustomer takes a customer out of the book, leaving the trace; ErrInUse where orders not withdrawn are theirs.
func (tx *Tx) WithdrawCustomer(id int64) error {
	err := tx.unused("customer", id, use{"orders", "SELECT count(*) FROM orders WHERE customer_id = ? AND NOT withdrawn"})
	if err != nil {
		return err
	}
	return customers.withdraw(tx, id)
}

// CustomerOrder is an order by what identifies its customer.
type CustomerOrder struct {
	Ident            string
	ID               int64
	Number, Currency string
	Total            int64
	Date             data.Date
}

// CustomerOrders lists the orders of a channel, those cancelled left out, of the customers with any of the idents.
func (tx *Tx) CustomerOrders(channelID int64, idents []string) ([]CustomerOrder, error) {
	var all []CustomerOrder
	err := tx.each(func(row scanner) error {
		var o CustomerOrder
		err := row.Scan(&o.Ident, &o.ID, &o.Number, &o.Currency, &o.Total, &o.Date)
		all = append(all, o)
		return err
	}, `SELECT c.ident, o.id, o.number, o.currency, o.total, o.order_date
		FROM json_each(?) asked CROSS JOIN customer c ON c.ident = asked.value AND NOT c.withdrawn
		CROSS JOIN orders o ON o.customer_id = c.id AND NOT o.withdrawn
		WHERE o.channel_id = ? AND o.state <> ? ORDER BY o.id`, listOf(idents), channelID, data.OrderCancelled)
	if err != nil {
		return nil, say.Errorf("orders of customers: %w", err)
	}
	return all, nil
}
