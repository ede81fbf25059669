package store

import (
	"parcelbook/data"
	"parcelbook/data/say"
)

var statements = newRecord(record[data.Statement]{
	name:  "statement",
	table: "statement",
	fields: func(s *data.Statement) []any {
		return []any{
			&s.ID, &s.Kind, &s.HolderID, &s.Reference, &s.Date, &s.Currency, optional{&s.Total, &s.HasTotal}, (*ref)(&s.ImportID), &s.Withdrawn,
		}
	},
}, "kind holder_id reference date currency total import_id withdrawn")

var statementLines = newRecord(record[data.StatementLine]{
	name:  "statement line",
	table: "statement_line",
	fields: func(l *data.StatementLine) []any {
		return []any{
			&l.ID, &l.StatementID, &l.Ordinal, &l.Ident, &l.Waybill, &l.OrderNumber, &l.EntryType, &l.Collected, &l.Freight, &l.Net,
			&l.DeliveredDate, &l.PaidDate, &l.State, &l.FileState, &l.Reference, &l.Recipient, &l.Note,
			(*ref)(&l.OrderID), (*ref)(&l.ParcelID), (*ref)(&l.RowID), &l.Withdrawn,
		}
	},
	derived: func(l *data.StatementLine) []any { return []any{data.RefKey(l.Waybill), data.RefKey(l.OrderNumber)} },
}, `statement_id ordinal ident waybill order_number entry_type collected freight net delivered_date paid_date state file_state
	reference recipient note order_id parcel_id row_id withdrawn`, "waybill_key", "number_key")

var deposits = newRecord(record[data.Deposit]{
	name:  "deposit",
	table: "deposit",
	fields: func(d *data.Deposit) []any {
		return []any{&d.ID, &d.StatementID, &d.Date, &d.Currency, &d.Amount, &d.Reference, &d.Withdrawn}
	},
}, "statement_id date currency amount reference withdrawn")

// Statement reads one statement.
func (tx *Tx) Statement(id int64) (data.Statement, error) { return statements.byID(tx, id) }

// SaveStatement adds or changes a statement and gives its id.
func (tx *Tx) SaveStatement(s data.Statement) (int64, error) {
	if err := validated("statement", s.Reference, s.Validate()); err != nil {
		return 0, err
	}
	return statements.save(tx, &s)
}

// WithdrawStatement takes a statement, its lines and its deposits out of the book, leaving the trace.
func (tx *Tx) WithdrawStatement(id int64) error {
	for _, query := range []string{
		"UPDATE statement_line SET withdrawn = 1 WHERE statement_id = ? AND NOT withdrawn",
		"UPDATE deposit SET withdrawn = 1 WHERE statement_id = ? AND NOT withdrawn",
	} {
		if _, err := tx.exec(query, id); err != nil {
			return say.Errorf("statement %d: %w", id, err)
		}
	}
	return statements.withdraw(tx, id)
}

// NewestStatements gives the date of each holder's newest statement that tells what was paid: any but freight invoices.
func (tx *Tx) NewestStatements() (map[int64]data.Date, error) {
	newest := map[int64]data.Date{}
	err := tx.each(func(row scanner) error {
		var holder int64
		var date data.Date
		err := row.Scan(&holder, &date)
		newest[holder] = date
		return err
	}, "SELECT holder_id, max(date) FROM statement WHERE kind <> 'freight' AND NOT withdrawn GROUP BY holder_id")
	return newest, err
}

// StatementLine reads one line with its fees.
func (tx *Tx) StatementLine(id int64) (data.StatementLine, error) {
	l, err := statementLines.byID(tx, id)
	if err != nil {
		return l, err
	}
	one := []data.StatementLine{l}
	err = tx.addFees(one)
	return one[0], err
}

// LooseAmong lists those of some lines, by their ids, that no order is matched to, with their fees.
func (tx *Tx) LooseAmong(lineIDs []int64) ([]data.StatementLine, error) {
	return tx.linesWithFees("WHERE t.id IN (SELECT value FROM json_each(?)) AND t.order_id IS NULL AND NOT t.withdrawn ORDER BY t.id", listOf(lineIDs))
}

// StatementLines lists the lines of a statement with their fees, in the statement's order, without those withdrawn.
func (tx *Tx) StatementLines(statementID int64) ([]data.StatementLine, error) {
	return tx.linesWithFees("WHERE t.statement_id = ? AND NOT t.withdrawn ORDER BY t.ordinal, t.id", statementID)
}

func (tx *Tx) linesWithFees(rest string, args ...any) ([]data.StatementLine, error) {
	list, err := statementLines.all(tx, rest, args...)
	if err != nil {
		return nil, err
	}
	return list, tx.addFees(list)
}

// addFees completes lines with their fees by kind.
func (tx *Tx) addFees(list []data.StatementLine) error {
	ids := make([]int64, len(list))
	at := make(map[int64]int, len(list))
	for i, l := range list {
		ids[i], at[l.ID] = l.ID, i
	}
	err := tx.each(func(row scanner) error {
		var id int64
		var f data.Fee
		err := row.Scan(&id, &f.Kind, &f.Amount)
		l := &list[at[id]]
		l.Fees = append(l.Fees, f)
		return err
	}, "SELECT line_id, kind, amount FROM statement_fee WHERE line_id IN (SELECT value FROM json_each(?)) ORDER BY line_id, kind", listOf(ids))
	if err != nil {
		return say.Errorf("fees: %w", err)
	}
	return nil
}

// SaveStatementLine adds or changes a line with its fees, those of one kind summed, and gives its id.
func (tx *Tx) SaveStatementLine(l data.StatementLine) (int64, error) {
	fresh := l.ID == 0
	id, err := statementLines.save(tx, &l)
	if err != nil {
		return 0, err
	}
	if !fresh {
		if _, err := tx.exec("DELETE FROM statement_fee WHERE line_id = ?", id); err != nil {
			return 0, say.Errorf("fees of statement line %d: %w", id, err)
		}
	}
	for _, f := range l.Fees {
		_, err := tx.exec(`INSERT INTO statement_fee (line_id, kind, amount) VALUES (?, ?, ?)
			ON CONFLICT DO UPDATE SET amount = amount + excluded.amount`, id, f.Kind, f.Amount)
		if err != nil {
			return 0, say.Errorf("fees of statement line %d: %w", id, err)
		}
	}
	return id, nil
}

// SetLineMatch ties a line to an order and a parcel; 0 unties.
func (tx *Tx) SetLineMatch(lineID, orderID, parcelID int64) error {
	return tx.change("statement line", lineID, "UPDATE statement_line SET order_id = ?, parcel_id = ? WHERE id = ?", ref(orderID), ref(parcelID), lineID)
}

// LooseKeys names unmatched lines by what they say: waybills and order numbers in the form of data.RefKey.
type LooseKeys struct {
	Waybills, Numbers []string
}

// LooseLines lists the lines that no order is matched to and that name any of the waybills or numbers, with their fees.
func (tx *Tx) LooseLines(keys LooseKeys) ([]data.StatementLine, error) {
	const loose = "t.order_id IS NULL AND NOT t.withdrawn"
	return tx.linesWithFees(`WHERE t.id IN (
			SELECT t.id FROM statement_line t WHERE `+loose+` AND t.waybill_key <> '' AND t.waybill_key IN (SELECT value FROM json_each(?))
			UNION SELECT t.id FROM statement_line t WHERE `+loose+` AND t.number_key <> '' AND t.number_key IN (SELECT value FROM json_each(?)))
		ORDER BY t.id`, listOf(keys.Waybills), listOf(keys.Numbers))
}

// AnyLooseLines says whether there is a line that no order is matched to.
func (tx *Tx) AnyLooseLines() (bool, error) {
	n, err := tx.count("SELECT EXISTS (SELECT 1 FROM statement_line WHERE order_id IS NULL AND NOT withdrawn)")
	return n > 0, err
}

// AllLooseLines lists every line that no order is matched to, with its fees.
func (tx *Tx) AllLooseLines() ([]data.StatementLine, error) {
	return tx.linesWithFees("WHERE t.order_id IS NULL AND NOT t.withdrawn ORDER BY t.id")
}

// LineIdents finds, for each ident that a line of the holder's statements has, the id of the first such line. Lines of
// the imports but are passed over.
func (tx *Tx) LineIdents(holderID int64, idents []string, but ...int64) (map[string]int64, error) {
	found := map[string]int64{}
	err := tx.each(func(row scanner) error {
		var ident string
		var id int64
		err := row.Scan(&ident, &id)
		found[ident] = id
		return err
	}, `SELECT l.ident, l.id FROM statement_line l JOIN statement s ON s.id = l.statement_id
		WHERE l.ident IN (SELECT value FROM json_each(?)) AND NOT l.withdrawn AND s.holder_id = ?
			AND coalesce(s.import_id, 0) NOT IN (SELECT value FROM json_each(?)) ORDER BY l.id DESC`, listOf(idents), holderID, listOf(but))
	return found, err
}

// ImportLineIdents gives the idents of the statement lines that an import brought.
func (tx *Tx) ImportLineIdents(importID int64) (map[string]bool, error) {
	return tx.lineIdents("s.import_id = ?", importID)
}

// FileLineIdents gives the idents of the statement lines that a file brought, by its hash.
func (tx *Tx) FileLineIdents(hash string) (map[string]bool, error) {
	return tx.lineIdents("s.import_id IN (SELECT id FROM import WHERE hash = ? AND NOT undone)", hash)
}

func (tx *Tx) lineIdents(where string, arg any) (map[string]bool, error) {
	idents := map[string]bool{}
	err := tx.each(func(row scanner) error {
		var ident string
		err := row.Scan(&ident)
		idents[ident] = true
		return err
	}, "SELECT l.ident FROM statement s JOIN statement_line l ON l.statement_id = s.id WHERE NOT l.withdrawn AND "+where, arg)
	return idents, err
}

// Spoken is what a statement of an import says of a parcel.
type Spoken struct {
	ImportID int64
	Key      string // its waybill, or the number of its order, as data.RefKey writes them
	OrderID  int64  // 0: it is matched to none
	Sign     int    // of what came of it: 1, 0 or -1
}

// SpokenOf finds what statements of a kind from a holder say of the parcels of waybills, and of the order numbers of lines without one. The
// keys are as data.RefKey writes them.
func (tx *Tx) SpokenOf(holderID int64, kind data.StatementKind, waybills, numbers []string) ([]Spoken, error) {
	var spoken []Spoken
	err := tx.each(func(row scanner) error {
		var s Spoken
		err := row.Scan(&s.ImportID, &s.Key, (*ref)(&s.OrderID), &s.Sign)
		spoken = append(spoken, s)
		return err
	}, `WITH spoken (line, key) AS (
			SELECT l.id, a.value FROM json_each(?3) a CROSS JOIN statement_line l ON l.waybill_key = a.value AND l.order_id IS NULL AND NOT l.withdrawn UNION
			SELECT l.id, a.value FROM json_each(?3) a CROSS JOIN parcel p ON p.waybill_key = a.value AND p.waybill_key <> '' AND NOT p.withdrawn
				CROSS JOIN statement_line l ON l.order_id = p.order_id AND l.waybill_key = a.value AND NOT l.withdrawn UNION
			SELECT l.id, a.value FROM json_each(?4) a CROSS JOIN statement_line l ON l.number_key = a.value AND l.order_id IS NULL AND NOT l.withdrawn UNION
			SELECT l.id, a.value FROM json_each(?4) a CROSS JOIN orders o ON o.number_key = a.value AND NOT o.withdrawn
				CROSS JOIN statement_line l ON l.order_id = o.id AND l.number_key = a.value AND NOT l.withdrawn UNION
			SELECT l.id, a.value FROM json_each(?4) a CROSS JOIN orders o ON o.number_key > a.value || '(' AND o.number_key < a.value || ')' AND NOT o.withdrawn
				CROSS JOIN statement_line l ON l.order_id = o.id AND l.number_key = a.value AND NOT l.withdrawn UNION
			SELECT l.id, a.value FROM json_each(?4) a CROSS JOIN alias x ON x.code_key = a.value
				CROSS JOIN orders o ON o.number_key = x.number_key AND o.channel_id = x.channel_id AND NOT o.withdrawn
				CROSS JOIN statement_line l ON l.order_id = o.id AND l.number_key = a.value AND NOT l.withdrawn)
		SELECT DISTINCT s.import_id, key, l.order_id, sign(CASE s.kind
				WHEN 'freight' THEN -l.freight - coalesce((SELECT sum(f.amount) FROM statement_fee f WHERE f.line_id = l.id), 0) ELSE l.net END)
			FROM spoken JOIN statement_line l ON l.id = spoken.line
			JOIN statement s ON s.id = l.statement_id AND s.holder_id = ?1 AND s.kind = ?2 AND s.import_id IS NOT NULL`, holderID, kind, listOf(waybills), listOf(numbers))
	if err != nil {
		return nil, say.Errorf("parcels of earlier statements: %w", err)
	}
	return spoken, nil
}

// StatementFacts gathers what the money of a statement follows from.
func (tx *Tx) StatementFacts(id int64) (data.StatementFacts, error) {
	var facts data.StatementFacts
	var err error
	if facts.Statement, err = tx.Statement(id); err != nil {
		return facts, err
	}
	if facts.Lines, err = tx.StatementLines(id); err != nil {
		return facts, err
	}
	facts.Deposits, err = tx.Deposits(id)
	return facts, err
}

// Deposits lists the deposits of a statement, without those withdrawn.
func (tx *Tx) Deposits(statementID int64) ([]data.Deposit, error) {
	return deposits.all(tx, "WHERE t.statement_id = ? AND NOT t.withdrawn ORDER BY t.date, t.id", statementID)
}

// SaveDeposit adds or changes a deposit and gives its id.
func (tx *Tx) SaveDeposit(d data.Deposit) (int64, error) { return deposits.save(tx, &d) }

// DeleteDeposit takes a deposit out of the book, leaving the trace.
func (tx *Tx) DeleteDeposit(id int64) error { return deposits.withdraw(tx, id) }

// Remittance is what earlier lines of a holder say of one of its remittances.
type Remittance struct {
	Reference string
	ImportID  int64 // the first that brought such lines
	Net       int64
}

// Remittances finds, of the references of a holder's remittances, those that it has accounted for in one sum (whole), or
// parcel by parcel. Lines of the imports but are passed over.
func (tx *Tx) Remittances(holderID int64, references []string, whole bool, but ...int64) (map[string]Remittance, error) {
	found := map[string]Remittance{}
	lines := "(l.waybill_key <> '' OR l.number_key <> '')"
	if whole {
		lines = "l.waybill_key = '' AND l.number_key = '' AND l.order_id IS NULL"
	}
	err := tx.each(func(row scanner) error {
		var r Remittance
		err := row.Scan(&r.Reference, &r.ImportID, &r.Net)
		found[r.Reference] = r
		return err
	}, `SELECT l.reference, coalesce(min(s.import_id), 0), sum(l.net) FROM statement_line l JOIN statement s ON s.id = l.statement_id
		WHERE `+lines+` AND NOT l.withdrawn AND s.holder_id = ? AND s.kind = 'cod' AND l.reference IN (SELECT value FROM json_each(?))
			AND coalesce(s.import_id, 0) NOT IN (SELECT value FROM json_each(?)) GROUP BY l.reference`, holderID, listOf(references), listOf(but))
	if err != nil {
		return nil, say.Errorf("remittances of earlier statements: %w", err)
	}
	return found, nil
}
