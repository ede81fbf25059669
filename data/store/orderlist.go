package store

import (
	"cmp"
	"maps"

	"parcelbook/data"
	"parcelbook/data/say"
)

// ofFirst reads something of an order's first outbound parcel, the one that a list of orders shows.
func ofFirst(what string) string {
	return "(SELECT " + what + ` FROM parcel p LEFT JOIN holder h ON h.id = p.carrier_id
		WHERE p.order_id = o.id AND NOT p.return AND NOT p.withdrawn ORDER BY p.id LIMIT 1)`
}

// ofHeld reads something of what is held of an order's money, as a list of orders shows it.
func ofHeld(what string) string {
	return "(SELECT " + what + " FROM holding g JOIN account a ON a.id = g.account WHERE g.order_id = o.id ORDER BY " + mostOverdue + " LIMIT 1)"
}

var orderSorting = sorting{
	keys: map[string]string{
		"number":     "o.number_key",
		"order_date": "o.order_date",
		"channel":    "(SELECT h.name FROM holder h WHERE h.id = o.channel_id)",
		"customer":   "coalesce((SELECT c.name FROM customer c WHERE c.id = o.customer_id), nullif(o.buyer_name, ''), o.recipient_name)",
		"method":     "o.method",
		"state":      "o.state",
		"total":      "o.total",
	},
	sparse: map[string]string{
		"held":         ofHeld("g.amount"),
		"due":          ofHeld("nullif(g.due, '')"),
		"carrier":      ofFirst("h.name"),
		"parcel_state": ofFirst("nullif(p.state, '')"),
		"delivered":    ofFirst("nullif(p.delivered_date, '')"),
	},
	tie: "o.id",
	own: "o.order_date DESC, o.id DESC",
}

// hitSorting sorts the hits of a search, whose key has the order of date and id in it.
var hitSorting = func() sorting {
	s := orderSorting
	s.keys = maps.Clone(s.keys)
	s.keys["order_date"] = "x.key"
	s.own = "x.key DESC"
	return s
}()

// selectOrders says where a list of orders comes from and how it can be sorted. With a search, the index of three-letter
// sequences leads; shorter queries walk through the texts. Either way the newest hits come first without sorting.
func selectOrders(f data.OrderFilter) (selection, sorting) {
	query := fold(f.Search)
	if query == "" {
		s := selection{from: "orders o"}
		s.and("NOT o.withdrawn")
		narrowOrders(&s, f)
		return s, orderSorting
	}
	s := selection{from: "order_text x"}
	sorts := hitSorting
	phone := cmp.Or(data.PhoneDigits(query), query)
	if terms := trigrams(query); terms != "" {
		s.from = "order_search CROSS JOIN order_text x ON x.key = order_search.rowid"
		s.and("order_search MATCH ?", "("+terms+") OR ("+trigrams(phone)+")")
		sorts.own = "order_search.rowid DESC"
	}
	s.and("(instr(x.text, ?) > 0 OR instr(x.text, ?) > 0)", query, phone)
	s.from += " CROSS JOIN orders o ON o.id = x.order_id"
	narrowOrders(&s, f)
	return s, sorts
}

func narrowOrders(s *selection, f data.OrderFilter) {
	if f.IDs != nil {
		s.and("o.id IN (SELECT value FROM json_each(?))", listOf(f.IDs))
	}
	narrow(s, f.Method, "o.method = ?")
	narrow(s, f.State, "o.state = ?")
	narrow(s, f.ChannelID, "o.channel_id = ?")
	narrow(s, f.CustomerID, "o.customer_id = ?")
	narrow(s, f.CarrierID, "EXISTS (SELECT 1 FROM parcel p WHERE p.order_id = o.id AND p.carrier_id = ? AND NOT p.withdrawn)")
	s.period("o.order_date", f.From, f.To)
	if f.Parcel != nil {
		s.and("coalesce("+ofFirst("p.state")+", '') = ?", *f.Parcel)
	}
	if f.Open != nil && *f.Open {
		s.and("o.open")
	} else if f.Open != nil {
		s.and("NOT o.open")
	}
	// What is held makes an order open; saying so lets the index of open orders lead.
	narrow(s, f.HeldBy, "o.open AND EXISTS (SELECT 1 FROM holding g JOIN account a ON a.id = g.account WHERE g.order_id = o.id AND a.kind = ?)")
	if f.LateOn != "" {
		s.and("o.open AND EXISTS (SELECT 1 FROM holding g WHERE g.order_id = o.id AND g.due <> '' AND g.due < ? AND g.amount > 0)", f.LateOn)
	}
}

// CountOrders counts the orders that OrderRows would list without paging.
func (tx *Tx) CountOrders(f data.OrderFilter) (int, error) {
	s, _ := selectOrders(f)
	n, err := tx.countOf(s)
	if err != nil {
		return 0, say.Errorf("counting orders: %w", err)
	}
	return n, nil
}

// OrderRows lists a page of orders, the newest first where no column is named to sort by. A search finds any part of
// number, names, phone, email, SKUs, titles and waybills, in any case. The parcel of a row is the order's first outbound one.
func (tx *Tx) OrderRows(f data.OrderFilter) ([]data.OrderRow, error) {
	s, sorts := selectOrders(f)
	ids, err := tx.idsOf("o.id", s, sorts, f.Page)
	if err != nil {
		return nil, say.Errorf("listing orders: %w", err)
	}
	rows, err := tx.orderRows(ids)
	if err != nil {
		return nil, say.Errorf("listing orders: %w", err)
	}
	return rows, nil
}

// orderRows reads orders as lists show them, in the order of the ids.
func (tx *Tx) orderRows(ids []int64) ([]data.OrderRow, error) {
	rows := make([]data.OrderRow, 0, len(ids))
	err := tx.each(func(row scanner) error {
		var r data.OrderRow
		err := row.Scan(append(orders.fields(&r.Order), &r.Channel, &r.Customer, &r.CustomerIdent, &r.Verification, &r.Carrier, &r.Waybills, &r.Codes, &r.ParcelState, &r.Delivered, &r.Open)...)
		rows = append(rows, r)
		return err
	}, "SELECT "+orders.list("o")+`, channel.name, coalesce(c.name, nullif(o.buyer_name, ''), o.recipient_name), coalesce(c.ident, ''),
			coalesce(c.verification, 'unverified'),
			coalesce(carrier.name, ''),
			coalesce((SELECT group_concat(w.waybill, ' ' ORDER BY w.id) FROM parcel w WHERE w.order_id = o.id AND w.waybill <> '' AND NOT w.withdrawn), ''),
			`+aliasesOf+`,
			coalesce(p.state, ''), coalesce(p.delivered_date, ''), o.open
		FROM json_each(?) page CROSS JOIN orders o ON o.id = page.value
		JOIN holder channel ON channel.id = o.channel_id
		LEFT JOIN customer c ON c.id = o.customer_id
		LEFT JOIN parcel p ON p.id = `+ofFirst("p.id")+`
		LEFT JOIN holder carrier ON carrier.id = p.carrier_id
		ORDER BY page.key`, listOf(ids))
	if err != nil {
		return nil, err
	}
	held, err := tx.HoldingsOf(ids)
	if err != nil {
		return nil, err
	}
	of := grouped(held, func(h data.Holding) int64 { return h.OrderID })
	for i, r := range rows {
		if h := of[r.ID]; len(h) > 0 {
			rows[i].Held = h[0]
		}
	}
	return rows, nil
}
