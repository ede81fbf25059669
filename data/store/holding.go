package store

import (
	"cmp"
	"slices"

	"parcelbook/data"
	"parcelbook/data/money"
	"parcelbook/data/say"
)

// SetHoldings makes these what others hold of an order's money.
func (tx *Tx) SetHoldings(orderID int64, now []data.Holding) error {
	if _, err := tx.exec("DELETE FROM holding WHERE order_id = ?", orderID); err != nil {
		return say.Errorf("order %d: %w", orderID, err)
	}
	for _, h := range now {
		account, err := tx.Account(h.Account)
		if err != nil {
			return err
		}
		_, err = tx.exec("INSERT INTO holding (order_id, account, amount, currency, due, estimate) VALUES (?, ?, ?, ?, ?, ?)",
			orderID, account, h.Amount.Minor, h.Amount.Currency, h.Due, h.Estimate)
		if err != nil {
			return say.Errorf("order %d, held by %s: %w", orderID, h.Account, err)
		}
	}
	return nil
}

// selectHoldings names the holder; a customer goes by the name on the order where there is no record of them.
const selectHoldings = `SELECT g.order_id, a.kind, a.holder, a.name, g.amount, g.currency, g.due, g.estimate,
	CASE a.kind WHEN 'customer' THEN coalesce(c.name, nullif(o.buyer_name, ''), o.recipient_name) ELSE coalesce(h.name, '') END
	FROM holding g JOIN account a ON a.id = g.account JOIN orders o ON o.id = g.order_id
	LEFT JOIN customer c ON c.id = o.customer_id
	LEFT JOIN holder h ON h.id = a.holder AND a.kind <> 'customer' `

// mostOverdue orders what is held of one order; the first is what a list shows of it.
const mostOverdue = "g.amount <= 0, g.due = '', g.due, a.kind, a.holder, g.currency"

func (tx *Tx) holdings(rest string, args ...any) ([]data.Holding, error) {
	var all []data.Holding
	err := tx.each(func(row scanner) error {
		var h data.Holding
		err := row.Scan(&h.OrderID, &h.Account.Kind, &h.Account.Holder, &h.Account.Name, &h.Amount.Minor, &h.Amount.Currency, &h.Due, &h.Estimate, &h.HolderName)
		all = append(all, h)
		return err
	}, selectHoldings+rest, args...)
	if err != nil {
		return nil, say.Errorf("reading what is held: %w", err)
	}
	return all, nil
}

// HoldingsOf lists what is held of the orders' money, by order, the most overdue first.
func (tx *Tx) HoldingsOf(orderIDs []int64) ([]data.Holding, error) {
	return tx.holdings("WHERE g.order_id IN (SELECT value FROM json_each(?)) ORDER BY g.order_id, "+mostOverdue, listOf(orderIDs))
}

// OpenHoldings lists all that is held, or only what is due by a date, that day included; the longest due first.
func (tx *Tx) OpenHoldings(dueBy data.Date) ([]data.Holding, error) {
	if dueBy == "" {
		return tx.holdings("ORDER BY g.due = '', g.due, g.order_id, a.kind, a.holder")
	}
	return tx.holdings("WHERE g.due <> '' AND g.due <= ? ORDER BY g.due, g.order_id, a.kind, a.holder", dueBy)
}

// totalKey tells the lines of TotalsByHolder apart.
type totalKey struct {
	account  data.Account
	currency string
}

// TotalsByHolder says who holds the seller's money: customers taken together, each channel, carrier and processor,
// the seller's wallets with channels, and what is in transit to the bank by the holder who sent it. Overdue is what was due before asOf.
func (tx *Tx) TotalsByHolder(asOf data.Date) ([]data.HolderTotal, error) {
	if err := tx.saveBalances(); err != nil {
		return nil, err
	}
	totals := map[totalKey]*data.HolderTotal{}
	err := tx.each(func(row scanner) error {
		var t data.HolderTotal
		err := row.Scan(&t.Account.Kind, &t.Account.Holder, &t.HolderName, &t.Amount.Currency, &t.Amount.Minor)
		t.Overdue = money.New(0, t.Amount.Currency)
		totals[totalKey{t.Account, t.Amount.Currency}] = &t
		return err
	}, `WITH held AS (
			SELECT a.kind, CASE a.kind WHEN 'customer' THEN 0 WHEN 'transit' THEN s.holder_id ELSE a.holder END AS holder, b.currency, b.amount
			FROM balance b JOIN account a ON a.id = b.account LEFT JOIN statement s ON a.kind = 'transit' AND s.id = a.holder
			WHERE a.kind IN ('customer', 'channel', 'carrier', 'processor', 'wallet', 'transit'))
		SELECT held.kind, held.holder, coalesce(h.name, ''), held.currency, sum(held.amount)
		FROM held LEFT JOIN holder h ON h.id = held.holder
		GROUP BY held.kind, held.holder, held.currency HAVING sum(held.amount) <> 0`)
	if err != nil {
		return nil, say.Errorf("what each holder holds: %w", err)
	}
	if err := tx.addDue(totals, asOf); err != nil {
		return nil, say.Errorf("what each holder owes: %w", err)
	}
	list := make([]data.HolderTotal, 0, len(totals))
	for _, t := range totals {
		list = append(list, *t)
	}
	slices.SortFunc(list, func(a, b data.HolderTotal) int {
		return cmp.Or(cmp.Compare(a.Account.Kind, b.Account.Kind), cmp.Compare(a.HolderName, b.HolderName),
			cmp.Compare(a.Account.Holder, b.Account.Holder), cmp.Compare(a.Amount.Currency, b.Amount.Currency))
	})
	return list, nil
}

// addDue completes totals with what orders say is due of what holders have; what is disputed nobody has yet. Holders whose holdings cancel out come in here.
func (tx *Tx) addDue(totals map[totalKey]*data.HolderTotal, asOf data.Date) error {
	return tx.each(func(row scanner) error {
		var t data.HolderTotal
		err := row.Scan(&t.Account.Kind, &t.Account.Holder, &t.HolderName, &t.Amount.Currency, &t.Overdue.Minor, &t.OldestDue, &t.Orders)
		t.Overdue.Currency = t.Amount.Currency
		k := totalKey{t.Account, t.Amount.Currency}
		if known := totals[k]; known != nil {
			t.Amount = known.Amount
		}
		totals[k] = &t
		return err
	}, `WITH held AS (
			SELECT a.kind, CASE a.kind WHEN 'customer' THEN 0 ELSE a.holder END AS holder, g.currency, g.amount, g.due, g.order_id
			FROM holding g JOIN account a ON a.id = g.account AND a.kind <> 'disputed')
		SELECT held.kind, held.holder, coalesce(h.name, ''), held.currency,
			coalesce(sum(held.amount) FILTER (WHERE held.due <> '' AND held.due < ?), 0), coalesce(min(nullif(held.due, '')), ''), count(DISTINCT held.order_id)
		FROM held LEFT JOIN holder h ON h.id = held.holder
		GROUP BY held.kind, held.holder, held.currency`, asOf)
}
