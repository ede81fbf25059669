package store

import (
	"parcelbook/data"
	"parcelbook/data/say"
)

var transferSorting = sorting{
	keys: map[string]string{
		"date":   "t.date",
		"event":  "t.event",
		"amount": "t.amount",
	},
	tie: "t.id",
	own: "t.id DESC",
}

// selectTransfers narrows to an order's own transfers and those of its statement lines.
func selectTransfers(f data.TransferFilter) selection {
	s := selection{from: "transfer t"}
	narrow(&s, f.StatementID, "t.statement_id = ?")
	narrow(&s, f.Event, "t.event = ?")
	s.period("t.date", f.From, f.To)
	if f.OrderID != nil {
		s.and(`t.id IN (SELECT id FROM transfer WHERE order_id = ? UNION
			SELECT w.id FROM statement_line l JOIN transfer w ON w.line_id = l.id WHERE l.order_id = ? AND w.order_id IS NULL)`, *f.OrderID, *f.OrderID)
	}
	if f.Account != nil {
		s.and("EXISTS (SELECT 1 FROM account a WHERE a.kind = ? AND a.holder = ? AND a.name = ? AND a.id IN (t.debit, t.credit))",
			f.Account.Kind, f.Account.Holder, f.Account.Name)
	}
	return s
}

// TransferRows lists a page of transfers, reversals among them, the last recorded first where no column is named to
// sort by. Each comes with the row of the file that gave it, or with who entered it.
func (tx *Tx) TransferRows(f data.TransferFilter) ([]data.TransferRow, error) {
	ids, err := tx.idsOf("t.id", selectTransfers(f), transferSorting, f.Page)
	if err != nil {
		return nil, say.Errorf("listing transfers: %w", err)
	}
	list := listOf(ids)
	rows := make([]data.TransferRow, 0, len(ids))
	err = tx.eachTransfer(func(t data.Transfer) { rows = append(rows, data.TransferRow{Transfer: t}) },
		"JOIN json_each(?) page ON page.value = t.id ORDER BY page.key", list)
	if err != nil {
		return nil, err
	}
	at := make(map[int64]int, len(rows))
	for i, r := range rows {
		at[r.ID] = i
	}
	if err := tx.addNames(rows, at, list); err != nil {
		return nil, say.Errorf("listing transfers: %w", err)
	}
	if err := tx.addSources(rows, at, list); err != nil {
		return nil, say.Errorf("listing transfers: %w", err)
	}
	return rows, nil
}

// nameOf is the name of the holder of an account; of money in transit, the holder of the statement.
func nameOf(account string) string {
	return "coalesce((SELECT h.name FROM account a LEFT JOIN statement s ON a.kind = 'transit' AND s.id = a.holder " +
		"JOIN holder h ON h.id = CASE a.kind WHEN 'transit' THEN s.holder_id WHEN 'customer' THEN 0 ELSE a.holder END WHERE a.id = " + account + "), '')"
}

// addNames completes rows with the names of holders, the order and the parcel.
func (tx *Tx) addNames(rows []data.TransferRow, at map[int64]int, list string) error {
	return tx.each(func(row scanner) error {
		var id int64
		var debit, credit, number, waybill string
		err := row.Scan(&id, &debit, &credit, &number, &waybill)
		r := &rows[at[id]]
		r.DebitName, r.CreditName, r.OrderNumber, r.Waybill = debit, credit, number, waybill
		return err
	}, "SELECT t.id, "+nameOf("t.debit")+", "+nameOf("t.credit")+`, coalesce(o.number, ''), coalesce(p.waybill, l.waybill, '')
		FROM json_each(?) page CROSS JOIN transfer t ON t.id = page.value
		LEFT JOIN statement_line l ON l.id = t.line_id
		LEFT JOIN orders o ON o.id = coalesce(t.order_id, l.order_id)
		LEFT JOIN parcel p ON p.id = coalesce(t.parcel_id, l.parcel_id)`, list)
}

// addSources completes rows with where they come from.
func (tx *Tx) addSources(rows []data.TransferRow, at map[int64]int, list string) error {
	if err := tx.saveRows(); err != nil {
		return err
	}
	var fromRows []int64
	for _, r := range rows {
		if r.RowID != 0 {
			fromRows = append(fromRows, r.RowID)
		}
	}
	sources, err := tx.sourceRows(fromRows)
	if err != nil {
		return err
	}
	for i, r := range rows {
		rows[i].Source = sources[r.RowID]
	}
	var id int64
	return tx.each(func(row scanner) error {
		var audit data.Audit
		err := row.Scan(append([]any{&id}, audits.fields(&audit)...)...)
		rows[at[id]].Audit = audit
		return err
	}, "SELECT t.id, "+audits.list("a")+" FROM json_each(?) page CROSS JOIN transfer t ON t.id = page.value JOIN audit a ON a.id = t.audit_id", list)
}
