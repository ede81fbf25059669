package store

import (
	"cmp"
	"fmt"
	"slices"

	"parcelbook/data"
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
			return nil, fmt.Errorf("settlement: %w", err)
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

func (r *settlement) countOrders() error {
	s := selection{from: "orders o"}
	s.and("NOT o.withdrawn")
	s.period("o.order_date", r.from, r.to)
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

func (r *settlement) addTransfers() error {
	accounts, err := r.tx.accountsByID()
	if err != nil {
		return err
	}
	return r.tx.each(func(row scanner) error {
		var orderID, debit, credit, amount int64
		var currency string
		var event data.Event
		var date data.Date
		if err := row.Scan(&orderID, &event, &date, &debit, &credit, &amount, &currency); err != nil {
			return err
		}
		k, known := r.orders[orderID]
		if !known {
			if orderID != 0 || r.from != "" && date < r.from || r.to != "" && date > r.to {
				return nil
			}
			k = settlementKey{month: date.Month()}
		}
		k.currency = currency
		group := r.group(k)
		settle(group, accounts[debit].Kind, event, amount)
		settle(group, accounts[credit].Kind, event, -amount)
		return nil
	}, `SELECT coalesce(t.order_id, (SELECT l.order_id FROM statement_line l WHERE l.id = t.line_id), 0), t.event, t.date, t.debit, t.credit, t.amount, t.currency
		FROM transfer t`)
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
