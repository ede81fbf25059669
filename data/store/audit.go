package store

import (
	"parcelbook/data"
	"parcelbook/data/say"
)

var audits = newRecord(record[data.Audit]{
	name:  "audit entry",
	table: "audit",
	fields: func(a *data.Audit) []any {
		return []any{&a.ID, (*moment)(&a.At), &a.Who, &a.What, &a.Kind, &a.Record, (*ref)(&a.ImportID), &a.Before, &a.After}
	},
}, "at who what kind record import_id before after")

// AuditAdd writes an entry of the trail and gives its id. Without a time of its own it is as of now.
func (tx *Tx) AuditAdd(a data.Audit) (int64, error) {
	if a.At.IsZero() {
		a.At = tx.now()
	}
	return audits.save(tx, &a)
}

// AuditTrail lists a page of the trail, the last entry first. Times are in UTC.
func (tx *Tx) AuditTrail(f data.AuditFilter) ([]data.Audit, error) {
	s := selection{from: "audit t"}
	if f.Kind != "" {
		s.and("t.kind = ?", f.Kind)
	}
	narrow(&s, f.Record, "t.record = ?")
	narrow(&s, f.ImportID, "t.import_id = ?")
	order, args, err := sorting{keys: map[string]string{"at": "t.at"}, tie: "t.id", own: "t.id DESC"}.page(f.Page)
	if err != nil {
		return nil, say.Errorf("listing the audit trail: %w", err)
	}
	return audits.all(tx, "WHERE t.id IN (SELECT t.id FROM "+s.where()+order+") ORDER BY t.id DESC", append(s.args, args...)...)
}

// TiedByHand says of the lines of statements that the user tied or untied whether they were tied at last.
func (tx *Tx) TiedByHand(lineIDs []int64) (map[int64]bool, error) {
	tied := map[int64]bool{}
	err := tx.each(func(row scanner) error {
		var id int64
		var order string
		err := row.Scan(&id, &order)
		tied[id] = order != "0"
		return err
	}, "SELECT record, after FROM audit WHERE kind = 'statement line' AND record IN (SELECT value FROM json_each(?)) ORDER BY id", listOf(lineIDs))
	return tied, err
}

// HandEdits gives, for each of the records that has any, the fields that were set by hand.
func (tx *Tx) HandEdits(kind string, ids []int64) (map[int64]map[string]bool, error) {
	edits := map[int64]map[string]bool{}
	err := tx.each(func(row scanner) error {
		var id int64
		var field string
		err := row.Scan(&id, &field)
		if edits[id] == nil {
			edits[id] = map[string]bool{}
		}
		edits[id][field] = true
		return err
	}, "SELECT record, field FROM hand_edit WHERE kind = ? AND record IN (SELECT value FROM json_each(?))", kind, listOf(ids))
	if err != nil {
		return nil, say.Errorf("what was set by hand: %w", err)
	}
	return edits, nil
}

// AddHandEdits notes fields of a record as set by hand.
func (tx *Tx) AddHandEdits(kind string, id int64, fields ...string) error {
	for _, f := range fields {
		if _, err := tx.exec("INSERT INTO hand_edit (kind, record, field) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", kind, id, f); err != nil {
			return say.Errorf("%s %d, %s set by hand: %w", kind, id, f, err)
		}
	}
	return nil
}
