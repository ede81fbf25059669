package store

import (
	"cmp"

	"parcelbook/data"
	"parcelbook/data/money"
	"parcelbook/data/say"
)

const ordersOfCustomer = "FROM orders o WHERE o.customer_id = c.id AND NOT o.withdrawn"

var customerSorting = sorting{
	keys: map[string]string{
		"name":         "c.name COLLATE NOCASE",
		"country":      "c.country",
		"verification": "c.verification",
		"orders":       "(SELECT count(*) " + ordersOfCustomer + ")",
		"open":         "(SELECT count(*) " + ordersOfCustomer + " AND o.open)",
	},
	sparse: map[string]string{
		"last_order": "(SELECT nullif(max(o.order_date), '') " + ordersOfCustomer + ")",
	},
	tie: "c.id",
	own: "c.name COLLATE NOCASE, c.ident", // which no two have: whenever they came, they come in one order
}

func selectCustomers(f data.CustomerFilter) selection {
	s := selection{from: "customer c"}
	s.and("NOT c.withdrawn")
	if query := fold(f.Search); query != "" {
		s.and("(instr(c.search, ?) > 0 OR instr(c.search, ?) > 0)", query, cmp.Or(data.PhoneDigits(query), query))
	}
	narrow(&s, f.Verification, "c.verification = ?")
	return s
}

// CountCustomers counts the customers that CustomerRows would list without paging.
func (tx *Tx) CountCustomers(f data.CustomerFilter) (int, error) {
	n, err := tx.countOf(selectCustomers(f))
	if err != nil {
		return 0, say.Errorf("counting customers: %w", err)
	}
	return n, nil
}

// CustomerRows lists a page of customers, by name where no column is named to sort by, without their documents.
// A search finds any part of name, phone, email, country, city and address, in any case.
func (tx *Tx) CustomerRows(f data.CustomerFilter) ([]data.CustomerRow, error) {
	ids, err := tx.idsOf("c.id", selectCustomers(f), customerSorting, f.Page)
	if err != nil {
		return nil, say.Errorf("listing customers: %w", err)
	}
	rows := make([]data.CustomerRow, 0, len(ids))
	err = tx.each(func(row scanner) error {
		var r data.CustomerRow
		err := row.Scan(append(customers.fields(&r.Customer), &r.Orders, &r.Open, &r.Refused, &r.LastOrder)...)
		rows = append(rows, r)
		return err
	}, "SELECT "+customers.list("c")+`, (SELECT count(*) `+ordersOfCustomer+`), (SELECT count(*) `+ordersOfCustomer+` AND o.open),
			(SELECT count(*) FROM orders o JOIN parcel p ON p.order_id = o.id
				WHERE o.customer_id = c.id AND NOT o.withdrawn AND NOT p.withdrawn AND NOT p.return AND p.state IN ('refused', 'returned')),
			coalesce((SELECT max(o.order_date) `+ordersOfCustomer+`), '')
		FROM json_each(?) page CROSS JOIN customer c ON c.id = page.value ORDER BY page.key`, listOf(ids))
	if err == nil {
		err = tx.addOwed(rows, ids)
	}
	if err != nil {
		return nil, say.Errorf("listing customers: %w", err)
	}
	return rows, nil
}

// addOwed completes rows with what is held or owed on the customers' orders.
func (tx *Tx) addOwed(rows []data.CustomerRow, ids []int64) error {
	owed := map[int64][]money.Amount{}
	err := tx.each(func(row scanner) error {
		var id int64
		var a money.Amount
		err := row.Scan(&id, &a.Currency, &a.Minor)
		owed[id] = append(owed[id], a)
		return err
	}, `SELECT o.customer_id, g.currency, sum(g.amount)
		FROM json_each(?) page CROSS JOIN orders o ON o.customer_id = page.value AND NOT o.withdrawn JOIN holding g ON g.order_id = o.id
		GROUP BY o.customer_id, g.currency HAVING sum(g.amount) <> 0`, listOf(ids))
	for i, r := range rows {
		rows[i].Owed = owed[r.ID]
	}
	return err
}
