package store

import (
	"parcelbook/data"
	"parcelbook/data/say"
)

const (
	netOfStatement       = "(SELECT coalesce(sum(l.net), 0) FROM statement_line l WHERE l.statement_id = s.id AND NOT l.withdrawn)"
	depositedOfStatement = "(SELECT coalesce(sum(d.amount), 0) FROM deposit d WHERE d.statement_id = s.id AND d.currency = s.currency AND NOT d.withdrawn)"
)

var statementSorting = sorting{
	keys: map[string]string{
		"date":      "s.date",
		"holder":    "h.name",
		"kind":      "s.kind",
		"reference": "s.reference",
		"net":       netOfStatement,
		"deposited": depositedOfStatement,
	},
	tie: "s.id",
	own: "s.date DESC, s.id DESC",
}

func selectStatements(f data.StatementFilter) selection {
	s := selection{from: "statement s JOIN holder h ON h.id = s.holder_id LEFT JOIN import i ON i.id = s.import_id"}
	s.and("NOT s.withdrawn")
	narrow(&s, f.ID, "s.id = ?")
	s.like(f.Search, "s.reference", "h.name", "i.file")
	narrow(&s, f.Kind, "s.kind = ?")
	narrow(&s, f.HolderID, "s.holder_id = ?")
	s.period("s.date", f.From, f.To)
	return s
}

// CountStatements counts the statements that StatementRows would list without paging.
func (tx *Tx) CountStatements(f data.StatementFilter) (int, error) {
	n, err := tx.countOf(selectStatements(f))
	if err != nil {
		return 0, say.Errorf("counting statements: %w", err)
	}
	return n, nil
}

// StatementRows lists a page of statements, the newest first where no column is named to sort by. Deposits in another
// currency than the statement's are not part of Deposited.
func (tx *Tx) StatementRows(f data.StatementFilter) ([]data.StatementRow, error) {
	ids, err := tx.idsOf("s.id", selectStatements(f), statementSorting, f.Page)
	if err != nil {
		return nil, say.Errorf("listing statements: %w", err)
	}
	rows := make([]data.StatementRow, 0, len(ids))
	err = tx.each(func(row scanner) error {
		var r data.StatementRow
		err := row.Scan(append(statements.fields(&r.Statement), &r.HolderName, &r.File, &r.Lines, &r.Matched, &r.Net, &r.Deposited)...)
		rows = append(rows, r)
		return err
	}, "SELECT "+statements.list("s")+`, h.name, coalesce(i.file, ''),
			(SELECT count(*) FROM statement_line l WHERE l.statement_id = s.id AND NOT l.withdrawn),
			(SELECT count(*) FROM statement_line l WHERE l.statement_id = s.id AND l.order_id IS NOT NULL AND NOT l.withdrawn),
			`+netOfStatement+", "+depositedOfStatement+`
		FROM json_each(?) page CROSS JOIN statement s ON s.id = page.value
		JOIN holder h ON h.id = s.holder_id LEFT JOIN import i ON i.id = s.import_id
		ORDER BY page.key`, listOf(ids))
	if err != nil {
		return nil, say.Errorf("listing statements: %w", err)
	}
	return rows, nil
}
