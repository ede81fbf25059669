package store

import (
	"parcelbook/data"
	"parcelbook/data/say"
)

// OrderFacts gathers what the money of each order follows from, in the order of the ids, without orders withdrawn.
func (tx *Tx) OrderFacts(ids []int64) ([]data.OrderFacts, error) {
	facts, err := tx.orderFacts(ids)
	if err != nil {
		return nil, say.Errorf("gathering the facts of orders: %w", err)
	}
	return facts, nil
}

func (tx *Tx) orderFacts(ids []int64) ([]data.OrderFacts, error) {
	settings, err := tx.Settings()
	if err != nil {
		return nil, err
	}
	all, err := tx.Holders("")
	if err != nil {
		return nil, err
	}
	byID := make(map[int64]data.Holder, len(all))
	for _, h := range all {
		byID[h.ID] = h
	}
	list := listOf(ids)
	found, err := orders.all(tx, "JOIN json_each(?) page ON page.value = t.id WHERE NOT t.withdrawn ORDER BY page.key", list)
	if err != nil {
		return nil, err
	}
	facts := make([]data.OrderFacts, len(found))
	for i, o := range found {
		facts[i] = data.OrderFacts{Order: o, Holders: byID, Start: settings.StartDate}
	}
	return facts, tx.addFacts(facts, ids, list)
}

// addFacts completes facts with what belongs to their orders.
func (tx *Tx) addFacts(facts []data.OrderFacts, ids []int64, list string) error {
	ofOrders := " WHERE t.order_id IN (SELECT value FROM json_each(?)) AND NOT t.withdrawn ORDER BY "
	sent, err := tx.ParcelsOf(ids...)
	if err != nil {
		return err
	}
	told, err := tx.linesWithFees(ofOrders+"t.id", list)
	if err != nil {
		return err
	}
	matched, err := tx.withStatements(told)
	if err != nil {
		return err
	}
	entered, err := entries.all(tx, ofOrders+"t.date, t.id", list)
	if err != nil {
		return err
	}
	disputed, err := disputes.all(tx, ofOrders+"t.opened, t.id", list)
	if err != nil {
		return err
	}
	parcelsOf := grouped(sent, func(p data.Parcel) int64 { return p.OrderID })
	linesOf := grouped(matched, func(l data.LineFact) int64 { return l.Line.OrderID })
	entriesOf := grouped(entered, func(e data.Entry) int64 { return e.OrderID })
	disputesOf := grouped(disputed, func(d data.Dispute) int64 { return d.OrderID })
	for i := range facts {
		f, id := &facts[i], facts[i].Order.ID
		f.Parcels, f.Lines, f.Entries, f.Disputes = parcelsOf[id], linesOf[id], entriesOf[id], disputesOf[id]
	}
	return nil
}

// TiedLines lists the lines of statements that are matched to orders, by their ids, without their fees.
func (tx *Tx) TiedLines(orderIDs []int64) ([]data.LineFact, error) {
	lines, err := statementLines.all(tx, "WHERE t.order_id IN (SELECT value FROM json_each(?)) AND NOT t.withdrawn ORDER BY t.id", listOf(orderIDs))
	if err != nil {
		return nil, err
	}
	return tx.withStatements(lines)
}

// withStatements puts each line beside its statement.
func (tx *Tx) withStatements(list []data.StatementLine) ([]data.LineFact, error) {
	ids := make([]int64, len(list))
	for i, l := range list {
		ids[i] = l.StatementID
	}
	found, err := statements.all(tx, "WHERE t.id IN (SELECT value FROM json_each(?))", listOf(ids))
	if err != nil {
		return nil, err
	}
	byID := make(map[int64]data.Statement, len(found))
	for _, s := range found {
		byID[s.ID] = s
	}
	facts := make([]data.LineFact, len(list))
	for i, l := range list {
		facts[i] = data.LineFact{Line: l, Statement: byID[l.StatementID]}
	}
	return facts, nil
}
