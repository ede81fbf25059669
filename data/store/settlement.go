package store

import (
	"cmp"
	"slices"

	"parcelbook/data"
	"parcelbook/data/say"
)

// settlementKey is what the settlement report groups by.
type settlementKey struct {
	month            int
	method           data.Method
	channel, carrier int64
	currency         string
}

// SettlementRows sums the transfers of each group of orders, by the month of the order's date. Days are of the order,
// both inclusive; "" leaves an end open. What belongs to no order is grouped by its own month, under no method. Money in dispute
// counts as held.
func (tx *Tx) SettlementRows(from, to data.Date) ([]data.SettlementRow, error) {
	r := settlement{tx: tx, from: from, to: to, groups: map[settlementKey]*data.SettlementRow{}, orders: map[int64]settlementKey{}}
	for _, part := range []func() error{r.countOrders, r.addTransfers, r.nameHolders} {
		if err := part(); err != nil {
			return nil, say.Errorf("settlement: %w", err)
		}
	}
	rows := make([]data.SettlementRow, 0, len(r.groups))
	for _, row := range r.groups {
		if *row != (data.SettlementRow{Month: row.Month, Method: row.Method, Channel: row.Channel, Carrier: row.Carrier, Currency: row.Currency}) {
			rows = append(rows, *row)
		}
	}
	slices.SortFunc(rows, func(a, b data.SettlementRow) int {
		return cmp.Or(cmp.Compare(a.Month, b.Month), cmp.Compare(a.Method, b.Method), cmp.Compare(a.Channel, b.Channel),
			cmp.Compare(a.Carrier, b.Carrier), cmp.Compare(a.Currency, b.Currency))
	})
	return rows, nil
}

// settlement gathers the report in one pass over orders and one over transfers.
type settlement struct {
	tx       *Tx
	from, to data.Date
	groups   map[settlementKey]*data.SettlementRow
	orders   map[int64]settlementKey // with the order's own currency
}

func (r *settlement) group(k settlementKey) *data.SettlementRow {
	row := r.groups[k]
	if row == nil {
		row = &data.SettlementRow{Month: k.month, Method: k.method, Currency: k.currency}
		r.groups[k] = row
	}
	return row
}

// inPeriod selects the orders that count.
func (r *settlement) inPeriod() selection {
	s := selection{from: "orders o"}
	s.and("NOT o.withdrawn")
	s.period("o.order_date", r.from, r.to)
	return s
}

func (r *settlement) countOrders() error {
	s := r.inPeriod()
	return r.tx.each(func(row scanner) error {
		var id int64
		var k settlementKey
		if err := row.Scan(&id, &k.month, &k.method, &k.channel, &k.currency, &k.carrier); err != nil {
			return err
		}
		r.orders[id] = k
		r.group(k).Orders++
		return nil
	}, "SELECT o.id, o.month, o.method, o.channel_id, o.currency, coalesce("+ofFirst("p.carrier_id")+", 0) FROM "+s.where(), s.args...)
}

// addTransfers goes through the orders' own transfers, those of their statement lines, and those of no order.
func (r *settlement) addTransfers() error {
	accounts, err := r.tx.accountsByID()
	if err != nil {
		return err
	}
	add := func(row scanner) error {
		var orderID, debit, credit, amount int64
		var month int
		var currency string
		var event data.Event
		if err := row.Scan(&orderID, &month, &event, &debit, &credit, &amount, &currency); err != nil {
			return err
		}
		k := r.orders[orderID]
		k.currency = currency
		if orderID == 0 {
			k.month = month
		}
		group := r.group(k)
		settle(group, accounts[debit].Kind, event, amount)
		settle(group, accounts[credit].Kind, event, -amount)
		return nil
	}
	const moved = "t.event, t.debit, t.credit, t.amount, t.currency FROM "
	own, told := r.inPeriod(), r.inPeriod()
	own.from += " CROSS JOIN transfer t ON t.order_id = o.id"
	told.from += " CROSS JOIN statement_line l ON l.order_id = o.id AND NOT l.withdrawn CROSS JOIN transfer t ON t.line_id = l.id AND t.order_id IS NULL"
	loose := selection{from: "transfer t LEFT JOIN statement_line l ON l.id = t.line_id"}
	loose.and("t.order_id IS NULL AND l.order_id IS NULL")
	loose.period("t.date", r.from, r.to)
	for _, part := range []struct {
		ids string
		selection
	}{
		{"o.id, 0", own},
		{"o.id, 0", told},
		{"0, CAST(replace(substr(t.date, 1, 7), '-', '') AS INTEGER)", loose},
	} {
		if err := r.tx.each(add, "SELECT "+part.ids+", "+moved+part.where(), part.args...); err != nil {
			return err
		}
	}
	return nil
}

// settle adds one side of a transfer to the measure it changes; a credit comes as a negative amount.
func settle(row *data.SettlementRow, kind data.AccountKind, event data.Event, amount int64) {
	switch kind {
	case data.AccSales:
		row.Sold -= amount
	case data.AccReturns:
		row.Cancelled += amount
	case data.AccLosses:
		if event == data.EventLost {
			row.Cancelled += amount
		} else {
			row.Losses += amount
		}
	case data.AccGains, data.AccCompensation:
		row.Losses += amount
	case data.AccFees:
		row.Fees += amount
	case data.AccFreight:
		row.Freight += amount
	case data.AccRefunds:
		row.Refunds += amount
	case data.AccChannel, data.AccCarrier, data.AccProcessor, data.AccDisputed:
		row.Held += amount
	case data.AccTransit, data.AccWallet, data.AccBank:
		if event != data.EventRefund && event != data.EventFreightPaid {
			row.PaidOut += amount
		}
	case data.AccCustomer:
		row.Owed += amount
		if event == data.EventPayment {
			row.Paid -= amount
		}
	}
}

func (r *settlement) nameHolders() error {
	names, err := r.tx.holderNames()
	for k, row := range r.groups {
		row.Channel, row.Carrier = names[k.channel], names[k.carrier]
	}
	return err
}

func (tx *Tx) holderNames() (map[int64]string, error) {
	all, err := tx.Holders("")
	names := make(map[int64]string, len(all))
	for _, h := range all {
		names[h.ID] = h.Name
	}
	return names, err
}
