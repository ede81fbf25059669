package store

import (
	"cmp"
	"maps"
	"slices"

	"parcelbook/data"
	"parcelbook/data/say"
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
			return nil, say.Errorf("comparing carriers: %w", err)
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

// costKey names what a carrier cost in one currency.
type costKey struct {
	holder   int64
	currency string
}

// addCosts sums what the carriers' statements and the entries by hand say that carrying cost, and adds what they hold.
func (tx *Tx) addCosts(at map[int64]*data.CarrierRow, from, to data.Date) error {
	costs, err := tx.costs(at, from, to)
	if err != nil {
		return err
	}
	if err := tx.saveBalances(); err != nil {
		return err
	}
	err = tx.each(func(row scanner) error {
		var k costKey
		var held int64
		err := row.Scan(&k.holder, &k.currency, &held)
		c := costs[k]
		c.Held = held
		costs[k] = c
		return err
	}, `SELECT a.holder, b.currency, b.amount FROM balance b JOIN account a ON a.id = b.account WHERE a.kind = 'carrier' AND b.amount <> 0`)
	if err != nil {
		return err
	}
	for _, k := range slices.SortedFunc(maps.Keys(costs), func(a, b costKey) int { return cmp.Compare(a.currency, b.currency) }) {
		if row := at[k.holder]; row != nil {
			c := costs[k]
			c.Currency = k.currency
			row.Costs = append(row.Costs, c)
		}
	}
	return nil
}

// costs sums freight and fees and counts the parcels they are for. Where some name no parcel, such as an invoice for
// the month, they are for all that the carrier sent in the period.
func (tx *Tx) costs(at map[int64]*data.CarrierRow, from, to data.Date) (map[costKey]data.CarrierCost, error) {
	told := selection{from: `statement s JOIN statement_line l ON l.statement_id = s.id LEFT JOIN parcel p ON p.id = l.parcel_id
		LEFT JOIN (SELECT line_id, sum(amount) AS amount FROM statement_fee GROUP BY line_id) f ON f.line_id = l.id`}
	told.and("NOT s.withdrawn AND NOT l.withdrawn AND (l.freight <> 0 OR f.amount <> 0)")
	told.period("coalesce(p.sent_date, s.date)", from, to)
	entered := selection{from: "entry e LEFT JOIN parcel p ON p.id = e.parcel_id"}
	entered.and("NOT e.withdrawn AND e.event = 'freight' AND (e.account LIKE 'carrier:%' OR e.account LIKE 'payable:%')")
	entered.period("coalesce(p.sent_date, e.date)", from, to)
	costs := map[costKey]data.CarrierCost{}
	err := tx.each(func(row scanner) error {
		var k costKey
		var c data.CarrierCost
		var shared bool
		if err := row.Scan(&k.holder, &k.currency, &c.Parcels, &shared, &c.Freight, &c.Fees); err != nil {
			return err
		}
		if carrier := at[k.holder]; carrier != nil && shared {
			c.Parcels = max(c.Parcels, carrier.Parcels)
		}
		costs[k] = c
		return nil
	}, `SELECT holder, currency, count(DISTINCT parcel), max(parcel IS NULL), sum(freight), sum(fees) FROM (
			SELECT s.holder_id AS holder, s.currency, coalesce('parcel ' || p.id, 'order ' || l.order_id, 'waybill ' || nullif(l.waybill_key, '')) AS parcel,
				l.freight, coalesce(f.amount, 0) AS fees
			FROM `+told.where()+`
			UNION ALL
			SELECT CAST(substr(e.account, 9) AS INTEGER), e.currency, coalesce('parcel ' || p.id, 'order ' || e.order_id), e.amount, 0
			FROM `+entered.where()+`)
		GROUP BY holder, currency`, append(told.args, entered.args...)...)
	return costs, err
}
