package store

import (
	"context"
	"database/sql"

	"parcelbook/data/say"
)

// holdingKinds are the accounts whose balance for an order is somebody else's hold on the seller's money.
const holdingKinds = "('customer', 'channel', 'carrier', 'processor')"

// settledBefore are the orders of before the book's start date: they count as settled whatever statements say of them.
const settledBefore = `SELECT o.id FROM orders o JOIN setting s ON s.name = 'start_date'
	WHERE o.order_date || o.paid_date <> '' AND coalesce(nullif(o.order_date, ''), o.paid_date) < s.value`

// Check looks for damage and contradictions and tells each in a sentence; none where the book is sound. It reads the
// book by other ways than it is written: balances and what is held are added up anew from the transfers.
func (s *Store) Check(ctx context.Context) ([]say.Text, error) {
	var findings []say.Text
	err := s.Read(ctx, func(tx *Tx) error {
		for _, part := range []func(*Tx) ([]say.Text, error){checkFile, checkReferences, checkMoney, checkRecords, checkAliases, checkSettings} {
			told, err := part(tx)
			if err != nil {
				return say.Errorf("checking %s: %w", s.path, err)
			}
			findings = append(findings, told...)
		}
		return nil
	})
	return findings, err
}

// checkFile is SQLite's own check of pages, indexes and constraints. Only a query of the search lets it see what was written
// since the connection last looked at its index; without one, parts that were merged since would be missing.
func checkFile(tx *Tx) ([]say.Text, error) {
	if _, err := tx.count("SELECT count(*) FROM (SELECT rowid FROM order_search LIMIT 1)"); err != nil {
		return nil, err
	}
	var told []say.Text
	err := tx.each(func(row scanner) error {
		var found string
		if err := row.Scan(&found); err != nil {
			return err
		}
		if found != "ok" {
			told = append(told, say.Textf("The file is damaged: %s.", found))
		}
		return nil
	}, "PRAGMA integrity_check(20)")
	return told, err
}

func checkReferences(tx *Tx) ([]say.Text, error) {
	var told []say.Text
	err := tx.each(func(row scanner) error {
		var table, parent string
		var id sql.NullInt64
		var constraint int
		err := row.Scan(&table, &id, &parent, &constraint)
		told = append(told, say.Textf("The %s record %d refers to a %s record that does not exist.", table, id.Int64, parent))
		return err
	}, "PRAGMA foreign_key_check")
	return told, err
}

func checkMoney(tx *Tx) ([]say.Text, error) {
	return tx.tell([]tally{
		{
			"1 balance is not the sum of its account's transfers.", "%d balances are not the sums of their accounts' transfers.",
			`SELECT count(*) FROM (
				SELECT account, currency, sum(amount) FROM (
					SELECT debit AS account, currency, amount FROM transfer UNION ALL
					SELECT credit, currency, -amount FROM transfer UNION ALL
					SELECT account, currency, -amount FROM balance)
				GROUP BY account, currency HAVING sum(amount) <> 0)`,
		},
		{
			"In 1 currency, debits and credits are not equal.", "In %d currencies, debits and credits are not equal.",
			"SELECT count(*) FROM (SELECT currency FROM balance GROUP BY currency HAVING sum(amount) <> 0)",
		},
		{
			"1 order has something held that is not the sum of its transfers.", "%d orders have something held that is not the sum of their transfers.",
			`SELECT count(DISTINCT for_order) FROM (
				SELECT for_order FROM (
					SELECT for_order, debit AS account, currency, amount FROM posting WHERE for_order IS NOT NULL UNION ALL
					SELECT for_order, credit, currency, -amount FROM posting WHERE for_order IS NOT NULL UNION ALL
					SELECT order_id, account, currency, -amount FROM holding) m
				JOIN account a ON a.id = m.account AND a.kind IN ` + holdingKinds + `
				WHERE for_order NOT IN (` + settledBefore + `)
				GROUP BY for_order, account, currency HAVING sum(amount) <> 0)`,
		},
		{
			"1 transfer says neither which row of a file nor who gave it.", "%d transfers say neither which row of a file nor who gave them.",
			"SELECT count(*) FROM transfer WHERE row_id IS NULL AND audit_id IS NULL",
		},
		{
			"1 record says it came from a row of a file that is not there.", "%d records say they came from rows of files that are not there.",
			"SELECT count(*) FROM (" + rowReferences() + ") r WHERE coalesce((SELECT b.last FROM import_block b WHERE b.first <= r.id ORDER BY b.first DESC LIMIT 1), 0) < r.id",
		},
		{
			"1 reversal is not the mirror of the transfer it reverses.", "%d reversals are not the mirrors of the transfers they reverse.",
			`SELECT count(*) FROM transfer r JOIN transfer t ON t.id = r.reverses
				WHERE (r.debit, r.credit, r.amount, r.currency, r.event, r.date) <> (t.credit, t.debit, t.amount, t.currency, t.event, t.date)
				OR r.order_id IS NOT t.order_id OR r.line_id IS NOT t.line_id OR r.statement_id IS NOT t.statement_id`,
		},
		{
			"1 transfer reverses a reversal.", "%d transfers reverse reversals.",
			"SELECT count(*) FROM transfer r JOIN transfer t ON t.id = r.reverses WHERE t.reverses IS NOT NULL",
		},
	})
}

func checkRecords(tx *Tx) ([]say.Text, error) {
	return tx.tell([]tally{
		{
			"1 order cannot be found by searching.", "%d orders cannot be found by searching.",
			`SELECT count(*) FROM orders o LEFT JOIN order_text x ON x.order_id = o.id
				WHERE NOT o.withdrawn AND (x.key IS NULL OR x.key NOT IN (SELECT rowid FROM order_search))`,
		},
		{
			"1 entry of the search belongs to no order.", "%d entries of the search belong to no order.",
			"SELECT count(*) FROM order_search WHERE rowid NOT IN (SELECT x.key FROM order_text x JOIN orders o ON o.id = x.order_id AND NOT o.withdrawn)",
		},
		{
			"1 order holds open money but is not marked open.", "%d orders hold open money but are not marked open.",
			"SELECT count(*) FROM orders o WHERE NOT o.open AND EXISTS (SELECT 1 FROM holding g WHERE g.order_id = o.id)",
		},
		{
			"1 order belongs to a holder that is not a channel.", "%d orders belong to holders that are not channels.",
			"SELECT count(*) FROM orders o JOIN holder h ON h.id = o.channel_id WHERE h.kind <> 'channel'",
		},
		{
			"1 parcel was sent with a holder that is not a carrier.", "%d parcels were sent with holders that are not carriers.",
			"SELECT count(*) FROM parcel p JOIN holder h ON h.id = p.carrier_id WHERE h.kind <> 'carrier'",
		},
		{
			"1 parcel belongs to a withdrawn order.", "%d parcels belong to withdrawn orders.",
			"SELECT count(*) FROM parcel p JOIN orders o ON o.id = p.order_id WHERE o.withdrawn AND NOT p.withdrawn",
		},
		{
			"1 transfer of a withdrawn order is not reversed.", "%d transfers of withdrawn orders are not reversed.",
			"SELECT count(*) FROM orders o JOIN transfer t ON t.order_id = o.id WHERE o.withdrawn AND " + live,
		},
		{
			"1 transfer of a withdrawn statement line is not reversed.", "%d transfers of withdrawn statement lines are not reversed.",
			"SELECT count(*) FROM statement_line l JOIN transfer t ON t.line_id = l.id WHERE l.withdrawn AND " + live,
		},
		{
			"1 statement line belongs to a withdrawn statement.", "%d statement lines belong to withdrawn statements.",
			"SELECT count(*) FROM statement_line l JOIN statement s ON s.id = l.statement_id WHERE s.withdrawn AND NOT l.withdrawn",
		},
		{
			"1 statement line is matched to a withdrawn order or parcel.", "%d statement lines are matched to withdrawn orders or parcels.",
			`SELECT count(*) FROM statement_line l LEFT JOIN orders o ON o.id = l.order_id LEFT JOIN parcel p ON p.id = l.parcel_id
				WHERE NOT l.withdrawn AND (o.withdrawn OR p.withdrawn)`,
		},
		{
			"1 statement line is matched to a parcel of another order.", "%d statement lines are matched to parcels of other orders.",
			"SELECT count(*) FROM statement_line l JOIN parcel p ON p.id = l.parcel_id WHERE NOT l.withdrawn AND l.order_id IS NOT p.order_id",
		},
		{
			"1 order's month is not that of its date.", "The months of %d orders are not those of their dates.",
			"SELECT count(*) FROM orders WHERE month <> CASE order_date WHEN '' THEN 0 ELSE CAST(replace(substr(order_date, 1, 7), '-', '') AS INTEGER) END",
		},
	})
}

func checkSettings(tx *Tx) ([]say.Text, error) {
	s, err := tx.Settings()
	if err != nil {
		return nil, err
	}
	if err := s.Validate(); err != nil {
		return []say.Text{say.Textf("The settings of the book cannot be used: %v.", err)}, nil
	}
	return nil, nil
}
