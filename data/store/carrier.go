package store

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"parcelbook/data"
)

// CarrierRows compares the carriers by the parcels sent from one day to another, both inclusive; "" leaves an end open.
// Parcels not sent yet and return waybills do not count; one that was refused counts as returned. Costs are what statements
// and entries by hand name; what is held is as of now.
func (tx *Tx) CarrierRows(from, to data.Date) ([]data.CarrierRow, error) {
	carriers, err := tx.Holders(data.KindCarrier)
	if err != nil {
		return nil, err
	}
	rows := make([]data.CarrierRow, len(carriers))
	at := make(map[int64]*data.CarrierRow, len(carriers))
	for i, h := range carriers {
		rows[i] = data.CarrierRow{Holder: h, DaysToDeliver: -1, CODLag: -1}
		at[h.ID] = &rows[i]
	}
	for _, part := range []func(map[int64]*data.CarrierRow, data.Date, data.Date) error{tx.addParcelCounts, tx.addLags, tx.addCosts} {
		if err := part(at, from, to); err != nil {
			return nil, fmt.Errorf("comparing carriers: %w", err)
		}
	}
	newest, err := tx.NewestStatements()
	for id, row := range at {
		row.NewestStatement = newest[id]
	}
	return rows, err
}

// daysBetween counts the days from one date column to another, in SQL.
func daysBetween(earlier, later string) string {
	return "(unixepoch(" + later + ") - unixepoch(" + earlier + ")) / 86400"
}

// tenths is an average in tenths, rounded; -1 where there is nothing to average.
func tenths(sum, n int) int {
	if n == 0 {
		return -1
	}
	return (20*sum + n) / (2 * n)
}

func (tx *Tx) addParcelCounts(at map[int64]*data.CarrierRow, from, to data.Date) error {
	s := selection{from: "parcel p"}
	s.and("p.carrier_id IS NOT NULL AND p.state <> '' AND NOT p.return AND NOT p.withdrawn")
	s.period("p.sent_date", from, to)
	return tx.each(func(row scanner) error {
		var id int64
		var r data.CarrierRow
		var days, timed int
		if err := row.Scan(&id, &r.Parcels, &r.Delivered, &r.Returned, &r.Lost, &r.Underway, &days, &timed); err != nil {
			return err
		}
		if c := at[id]; c != nil {
			c.Parcels, c.Delivered, c.Returned, c.Lost, c.Underway = r.Parcels, r.Delivered, r.Returned, r.Lost, r.Underway
			c.DaysToDeliver = tenths(days, timed)
		}
		return nil
	}, `SELECT p.carrier_id, count(*), sum(p.state = 'delivered'), sum(p.state IN ('refused', 'returned')), sum(p.state = 'lost'), sum(p.state = 'sent'),
			coalesce(sum(`+daysBetween("p.sent_date", "p.delivered_date")+`) FILTER (WHERE p.sent_date <> '' AND p.delivered_date <> ''), 0),
			sum(p.sent_date <> '' AND p.delivered_date <> '')
		FROM `+s.where()+" GROUP BY p.carrier_id", s.args...)
}

func (tx *Tx) addLags(at map[int64]*data.CarrierRow, from, to data.Date) error {
	s := selection{from: "statement s JOIN statement_line l ON l.statement_id = s.id JOIN parcel p ON p.id = l.parcel_id"}
	s.and("s.kind = 'cod' AND NOT s.withdrawn AND NOT l.withdrawn AND l.collected > 0 AND p.delivered_date <> ''")
	s.period("p.sent_date", from, to)
	return tx.each(func(row scanner) error {
		var id int64
		var days, n int
		if err := row.Scan(&id, &days, &n); err != nil {
			return err
		}
		if c := at[id]; c != nil {
			c.CODLag = tenths(days, n)
		}
		return nil
	}, "SELECT s.holder_id, sum("+daysBetween("p.delivered_date", "coalesce(nullif(l.paid_date, ''), s.date)")+"), count(*) FROM "+s.where()+" GROUP BY s.holder_id", s.args...)
}

// addCosts sums what the carriers' statements and the entries by hand say that carrying cost, and adds what they hold.
func (tx *Tx) addCosts(at map[int64]*data.CarrierRow, from, to data.Date) error {
	if err := tx.saveBalances(); err != nil {
		return err
	}
	type costKey struct {
		holder   int64
		currency string
	}
	costs := map[costKey]data.CarrierCost{}
	add := func(row scanner) error {
		var k costKey
		var c data.CarrierCost
		if err := row.Scan(&k.holder, &k.currency, &c.Parcels, &c.Freight, &c.Fees, &c.Held); err != nil {
			return err
		}
		sum := costs[k]
		costs[k] = data.CarrierCost{
			Currency: k.currency, Parcels: sum.Parcels + c.Parcels,
			Freight: sum.Freight + c.Freight, Fees: sum.Fees + c.Fees, Held: sum.Held + c.Held,
		}
		return nil
	}
	told := selection{from: `statement s JOIN statement_line l ON l.statement_id = s.id LEFT JOIN parcel p ON p.id = l.parcel_id
		LEFT JOIN (SELECT line_id, sum(amount) AS amount FROM statement_fee GROUP BY line_id) f ON f.line_id = l.id`}
	told.and("NOT s.withdrawn AND NOT l.withdrawn AND (l.freight <> 0 OR f.amount <> 0)")
	told.period("coalesce(p.sent_date, s.date)", from, to)
	if err := tx.each(add, "SELECT s.holder_id, s.currency, count(DISTINCT l.parcel_id), sum(l.freight), sum(coalesce(f.amount, 0)), 0 FROM "+
		told.where()+" GROUP BY s.holder_id, s.currency", told.args...); err != nil {
		return err
	}
	entered := selection{from: "entry e LEFT JOIN parcel p ON p.id = e.parcel_id"}
	entered.and("NOT e.withdrawn AND e.event = 'freight' AND (e.account LIKE 'carrier:%' OR e.account LIKE 'payable:%')")
	entered.period("coalesce(p.sent_date, e.date)", from, to)
	if err := tx.each(add, "SELECT CAST(substr(e.account, 9) AS INTEGER), e.currency, count(DISTINCT e.parcel_id), sum(e.amount), 0, 0 FROM "+
		entered.where()+" GROUP BY 1, e.currency", entered.args...); err != nil {
		return err
	}
	if err := tx.each(add, `SELECT a.holder, b.currency, 0, 0, 0, b.amount FROM balance b JOIN account a ON a.id = b.account
		WHERE a.kind = 'carrier' AND b.amount <> 0`); err != nil {
		return err
	}
	for _, k := range slices.SortedFunc(maps.Keys(costs), func(a, b costKey) int { return cmp.Compare(a.currency, b.currency) }) {
		if c := at[k.holder]; c != nil {
			c.Costs = append(c.Costs, costs[k])
		}
	}
	return nil
}
