package store

import (
	"slices"
	"strings"

	"parcelbook/data/say"
)

// Records are the ids of records that an import made.
type Records struct {
	Orders, Parcels, Statements []int64
}

// RecordsOf finds the records that an import made, without those withdrawn.
func (tx *Tx) RecordsOf(importID int64) (Records, error) {
	var r Records
	if err := tx.saveRows(); err != nil {
		return r, err
	}
	for _, of := range []struct {
		ids   *[]int64
		table string
	}{
		{&r.Orders, "orders"},
		{&r.Parcels, "parcel"},
	} {
		var err error
		*of.ids, err = tx.ids("SELECT id FROM "+of.table+" WHERE NOT withdrawn AND "+importOf("row_id")+" = ? ORDER BY id", importID)
		if err != nil {
			return r, say.Errorf("records of import %d: %w", importID, err)
		}
	}
	var err error
	if r.Statements, err = tx.ids("SELECT id FROM statement WHERE import_id = ? AND NOT withdrawn ORDER BY id", importID); err != nil {
		return r, say.Errorf("records of import %d: %w", importID, err)
	}
	return r, nil
}

// Orphans finds the customers and holders that undone imports made, that nothing live names and nobody edited.
func (tx *Tx) Orphans() (customers, holders []int64, err error) {
	if err := tx.saveRows(); err != nil {
		return nil, nil, err
	}
	customers, err = tx.ids(`SELECT c.id FROM customer c JOIN import i ON i.id = ` + importOf("c.row_id") + ` AND i.undone
		WHERE NOT c.withdrawn AND NOT EXISTS (SELECT 1 FROM orders WHERE customer_id = c.id AND NOT withdrawn)
		AND NOT EXISTS (SELECT 1 FROM audit a LEFT JOIN import b ON b.id = a.import_id
			WHERE a.kind = 'customer' AND a.record = c.id AND b.undone IS NOT 1) ORDER BY c.id`)
	if err != nil {
		return nil, nil, say.Errorf("customers of undone imports: %w", err)
	}
	holders, err = tx.ids(`SELECT h.id FROM holder h JOIN audit a ON a.kind = 'holder' AND a.record = h.id AND a.what = 'create'
			JOIN import i ON i.id = a.import_id AND i.undone
		WHERE NOT h.withdrawn AND NOT EXISTS (SELECT 1 FROM orders WHERE channel_id = h.id AND NOT withdrawn)
		AND NOT EXISTS (SELECT 1 FROM parcel WHERE carrier_id = h.id AND NOT withdrawn)
		AND NOT EXISTS (SELECT 1 FROM statement WHERE holder_id = h.id AND NOT withdrawn)
		AND NOT EXISTS (SELECT 1 FROM holder WHERE processor_id = h.id AND NOT withdrawn)
		AND NOT EXISTS (SELECT 1 FROM alias WHERE channel_id = h.id)
		AND NOT EXISTS (SELECT 1 FROM import WHERE holder_id = h.id AND NOT undone)
		AND NOT EXISTS (SELECT 1 FROM entry WHERE NOT withdrawn AND account LIKE '%:' || h.id)
		AND NOT EXISTS (SELECT 1 FROM audit e LEFT JOIN import b ON b.id = e.import_id
			WHERE e.kind = 'holder' AND e.record = h.id AND e.what <> 'create' AND b.undone IS NOT 1) ORDER BY h.id`)
	if err != nil {
		return nil, nil, say.Errorf("holders of undone imports: %w", err)
	}
	return customers, holders, nil
}

// made lists, as SQL, the ids of a table's records that the import ?1 made.
func made(table string) string {
	return "(SELECT id FROM " + table + " WHERE NOT withdrawn AND " + importOf("row_id") + " = ?1)"
}

// later keeps records made by hand or by an import after ?1. What an earlier import brought does not depend on it.
func later() string { return "(t.row_id IS NULL OR " + importOf("t.row_id") + " > ?1)" }

// waited keeps, as SQL, of what an import before ?1 brought or changed what would be lost with the records of ?1: it waited in
// quarantine and came after them. What a statement tells of them its lines tell anew.
func waited(importID string) string {
	return "(" + importID + " < ?1 AND (SELECT kind FROM import WHERE id = " + importID + ") <> 'statement')"
}

// since keeps records that the trail has changed by hand or by another import than ?1.
func since(kind, id string) string {
	return "EXISTS (SELECT 1 FROM audit a WHERE a.kind = '" + kind + "' AND a.record = " + id + " AND a.import_id IS NOT ?1)"
}

// added keeps what did not come with the import ?1 itself: of what a file brings beside its rows the trail tells.
func added(kind, id string) string {
	return "(NOT EXISTS (SELECT 1 FROM audit a WHERE a.kind = '" + kind + "' AND a.record = " + id + " AND a.import_id = ?1 AND a.before = '') OR " +
		since(kind, id) + ")"
}

// ownRecords keeps rows whose kind and record name something that the import ?1 made.
func ownRecords() string {
	return "(t.kind = 'order' AND t.record IN " + made("orders") +
		" OR t.kind = 'parcel' AND t.record IN " + made("parcel") +
		" OR t.kind = 'customer' AND t.record IN " + made("customer") + ")"
}

// Confirm notes of records that were there that an import says of them what they are: of orders, of lines of statements, or of parcels whose
// carrier another import set, or what became of them.
func (tx *Tx) Confirm(importID int64, kind ConfirmedKind, ids []int64) error {
	if len(ids) == 0 {
		return nil
	}
	_, err := tx.exec("INSERT INTO confirmed (import_id, kind, record) SELECT ?, ?, value FROM json_each(?) WHERE true ON CONFLICT DO NOTHING", importID, kind, listOf(ids))
	if err != nil {
		return say.Errorf("what import %d says of records that were there: %w", importID, err)
	}
	return nil
}

// ConfirmedKind is a sort of records that files say again.
type ConfirmedKind string

// The sorts of records that files say again.
const (
	ConfirmedOrder ConfirmedKind = "order"
	ConfirmedLine  ConfirmedKind = "line"

	ConfirmedWaybill ConfirmedKind = "waybill" // of a parcel
	ConfirmedCarrier ConfirmedKind = "carrier" // of a parcel
	ConfirmedState   ConfirmedKind = "state"   // of a parcel: what became of it, and when
)

// HandedOver is a parcel that a statement was the first to tell of, and of which a later file of orders tells by itself.
type HandedOver struct {
	ParcelID, RowID, ImportID int64 // the row and import of that file, which would have told of the parcel first
	Waybill, Carrier          int64 // the first import of such a file that names these; 0: none does
}

// handedOver lists, as SQL, the parcels that the statements of the import ?1 made and that a file of orders was the next to change, with the
// row of that which told what became of them.
func handedOver() string {
	const row = "json_extract(a.after, '$.StateRowID')"
	return `(SELECT p.id, ` + row + ` AS row_id, y.id AS import_id FROM parcel p JOIN audit a ON a.id = (
			SELECT min(e.id) FROM audit e JOIN import i ON i.id = e.import_id AND NOT i.undone
			WHERE e.kind = 'parcel' AND e.record = p.id AND e.what = 'edit' AND e.import_id > ?1)
		JOIN import y ON y.id = a.import_id AND y.kind = 'orders'
		WHERE NOT p.withdrawn AND ` + importOf("p.row_id") + ` = ?1 AND (SELECT kind FROM import WHERE id = ?1) = 'statement'
			AND ` + importOf(row) + ` = y.id
			AND NOT EXISTS (SELECT 1 FROM import d WHERE d.id > ?1 AND NOT d.undone AND d.kind NOT IN ('orders', 'statement')))` // which may tell of them, and change nothing
}

// HandedOver lists the parcels that stay when an import is undone, though it made them.
func (tx *Tx) HandedOver(importID int64) ([]HandedOver, error) {
	if err := tx.saveRows(); err != nil {
		return nil, err
	}
	said := func(kind ConfirmedKind) string {
		return "(SELECT coalesce(min(i.id), 0) FROM confirmed c JOIN import i ON i.id = c.import_id AND NOT i.undone WHERE c.kind = '" + string(kind) + "' AND c.record = h.id AND i.id > ?1)"
	}
	var list []HandedOver
	err := tx.each(func(row scanner) error {
		var h HandedOver
		err := row.Scan(&h.ParcelID, &h.RowID, &h.ImportID, &h.Waybill, &h.Carrier)
		list = append(list, h)
		return err
	}, "SELECT h.id, h.row_id, h.import_id, "+said(ConfirmedWaybill)+", "+said(ConfirmedCarrier)+" FROM "+handedOver()+" h ORDER BY h.id", importID)
	if err != nil {
		return nil, say.Errorf("parcels of import %d: %w", importID, err)
	}
	return list, nil
}

// editedParcels lists, as SQL, the parcels of which the import ?1 changed any of some fields, as the audit trail names them.
func editedParcels(fields ...string) string {
	changed := make([]string, len(fields))
	for i, field := range fields {
		changed[i] = "json_extract(before, '$." + field + "') IS NOT json_extract(after, '$." + field + "')"
	}
	return "(SELECT record FROM audit WHERE import_id = ?1 AND what = 'edit' AND kind = 'parcel' AND (" + strings.Join(changed, " OR ") + "))"
}

// SaidAgain tells which other files say what an import brought, or changed of orders, and said it after that. They would have said it first, had that import never been: undone, it would be lost.
func (tx *Tx) SaidAgain(importID int64) ([]Dependent, error) {
	if err := tx.saveRows(); err != nil {
		return nil, err
	}
	told, err := tx.tellImports("import %d, %s, has records of it too: %d", "", `SELECT i.id, i.file, count(*) FROM confirmed c JOIN import i ON i.id = c.import_id AND NOT i.undone
		WHERE c.import_id <> ?1 AND (c.kind = 'line' AND c.record IN (SELECT l.id FROM statement s JOIN statement_line l ON l.statement_id = s.id WHERE s.import_id = ?1 AND NOT l.withdrawn)
			OR c.kind = 'order' AND (SELECT kind FROM import WHERE id = ?1) = 'orders' AND (c.record IN `+made("orders")+` OR c.import_id > ?1 AND c.record IN (
				SELECT order_id FROM parcel WHERE NOT withdrawn AND `+importOf("row_id")+` = ?1
				UNION SELECT record FROM audit WHERE import_id = ?1 AND what = 'edit' AND kind IN ('order', 'lines')
				UNION SELECT p.order_id FROM audit a JOIN parcel p ON p.id = a.record WHERE a.import_id = ?1 AND a.what = 'edit' AND a.kind = 'parcel'))
			OR c.import_id > ?1 AND (SELECT kind FROM import WHERE id = ?1) <> 'orders'
				AND (c.kind = 'carrier' AND c.record IN `+editedParcels("CarrierID")+` OR c.kind = 'state' AND c.record IN `+editedParcels("State", "SentDate", "DeliveredDate")+`))
		GROUP BY i.id ORDER BY i.id`, importID)
	if err != nil {
		return nil, say.Errorf("what other files say of import %d: %w", importID, err)
	}
	return told, nil
}

// sameField says, as SQL, whether the entries a and t of the audit trail changed the same field of a record, or one of several records that
// stand in one entry: of those it is not told apart.
const sameField = `EXISTS (SELECT 1 FROM json_each(a.before) b WHERE json_type(a.before) = 'array'
	OR b.value IS NOT json_extract(a.after, b.fullkey) AND json_extract(t.before, b.fullkey) IS NOT json_extract(t.after, b.fullkey))`

// Dependents says what later work hangs on the records that an import made or changed and would be lost with them; none where the import can be undone. Customers that later orders share stay.
func (tx *Tx) Dependents(importID int64) ([]Dependent, error) {
	if err := tx.saveRows(); err != nil {
		return nil, err
	}
	on, err := tx.tell([]tally{
		{
			"1 contact was logged on its orders", "%d contacts were logged on its orders",
			"SELECT count(*) FROM contact t WHERE t.order_id IN " + made("orders"),
		},
		{
			"1 dispute was recorded on its orders", "%d disputes were recorded on its orders",
			"SELECT count(*) FROM dispute t WHERE NOT t.withdrawn AND t.order_id IN " + made("orders"),
		},
		{
			"1 claim was made on its orders, parcels or statements", "%d claims were made on its orders, parcels or statements",
			"SELECT count(*) FROM claim t WHERE t.order_id IN " + made("orders") + " OR t.parcel_id IN " + made("parcel") +
				" OR t.line_id IN " + made("statement_line") + " OR t.statement_id IN (SELECT id FROM statement WHERE import_id = ?1)",
		},
		{
			"1 entry was made on its orders, parcels or statements", "%d entries were made on its orders, parcels or statements",
			"SELECT count(*) FROM entry t WHERE NOT t.withdrawn AND " + later() + " AND (t.order_id IN " + made("orders") + " OR t.parcel_id IN " + made("parcel") +
				" OR t.line_id IN " + made("statement_line") + " OR t.statement_id IN (SELECT id FROM statement WHERE import_id = ?1))",
		},
		{
			"1 deposit was entered for its statements", "%d deposits were entered for its statements",
			"SELECT count(*) FROM deposit t WHERE NOT t.withdrawn AND t.statement_id IN (SELECT id FROM statement WHERE import_id = ?1) AND " + added("deposit", "t.id"),
		},
		{
			"1 document was recorded for its customers", "%d documents were recorded for its customers",
			"SELECT count(*) FROM document t WHERE t.customer_id IN " + made("customer") + " AND " + added("customer", "t.customer_id"),
		},
		{
			"1 of its orders was checked or packed", "%d of its orders were checked or packed",
			`SELECT count(*) FROM orders t WHERE t.id IN ` + made("orders") + ` AND (t.packed <> '' AND ` + added("order", "t.id") + ` OR EXISTS (SELECT 1 FROM line l
				WHERE l.order_id = t.id AND (l.check_sku OR l.check_name OR l.check_spec OR l.check_quantity <> 0 OR l.check_note <> '')
				AND (` + added("order", "t.id") + ` OR ` + since("check", "l.id") + `)))`,
		},
		{
			"1 field of its records was set by hand", "%d fields of its records were set by hand",
			"SELECT count(*) FROM hand_edit t WHERE " + ownRecords(),
		},
	}, importID)
	if err != nil {
		return nil, say.Errorf("what depends on import %d: %w", importID, err)
	}
	told, err := tx.dependentImports(importID)
	for i, said := range on {
		told = slices.Insert(told, i, Dependent{Said: said})
	}
	return told, err
}

// dependentImports says the same of what other imports did, and of what was entered by hand like it, with each of them named.
func (tx *Tx) dependentImports(importID int64) ([]Dependent, error) {
	var told []Dependent
	for _, sort := range []struct {
		of, byHand say.Text
		query      string // the id of each such import, or of none, once for each record
	}{
		{
			"import %d, %s, has lines that were matched to its orders: %d", "lines entered by hand that were matched to its orders: %d",
			"SELECT " + importOf("t.row_id") + " AS id FROM statement_line t WHERE NOT t.withdrawn AND " + later() +
				" AND (t.order_id IN " + made("orders") + " OR t.parcel_id IN " + made("parcel") + ")",
		},
		{
			"import %d, %s, added parcels to its orders: %d", "parcels added by hand to its orders: %d",
			"SELECT " + importOf("t.row_id") + " AS id FROM parcel t WHERE NOT t.withdrawn AND (" + later() + " OR " + waited(importOf("t.row_id")) +
				") AND t.order_id IN " + made("orders"),
		},
		{
			"import %d, %s, changed records of it: %d", "",
			`SELECT DISTINCT t.import_id AS id, t.kind, t.record FROM audit t JOIN import i ON i.id = t.import_id AND NOT i.undone
				WHERE (t.import_id > ?1 OR ` + waited("t.import_id") + `) AND t.before <> '' AND ` + ownRecords() + `
					AND NOT (t.kind = 'parcel' AND i.kind = 'orders' AND t.record IN (SELECT id FROM ` + handedOver() + `))`,
		},
		{
			"import %d, %s, changed again what it had changed: %d", "records that it had changed and that were changed again by hand: %d",
			`SELECT DISTINCT t.import_id AS id, t.kind, t.record FROM audit t LEFT JOIN import i ON i.id = t.import_id
				WHERE t.import_id IS NOT ?1 AND i.undone IS NOT 1 AND t.before <> '' AND t.what <> 'undo' AND EXISTS (SELECT 1 FROM audit a
					WHERE +a.import_id = ?1 AND a.what = 'edit' AND a.kind = t.kind AND a.record = t.record AND a.id < t.id AND (t.after = '' OR ` + sameField + `))`,
		},
	} {
		more, err := tx.tellImports(sort.of, sort.byHand, "SELECT d.id, coalesce(i.file, ''), count(*) FROM ("+sort.query+") d LEFT JOIN import i ON i.id = d.id GROUP BY d.id ORDER BY d.id", importID)
		if err != nil {
			return nil, say.Errorf("what depends on import %d: %w", importID, err)
		}
		told = append(told, more...)
	}
	return told, nil
}
