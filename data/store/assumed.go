package store

// AssumedLine is a statement line that no order is matched to, the amounts of which are in a currency that nothing in its
// file names.
type AssumedLine struct {
	StatementID, ImportID           int64
	File                            string
	Currency, WaybillKey, NumberKey string
}

// AssumedLines lists those lines, but for invoices of freight: these need not be in the currency of any order.
func (tx *Tx) AssumedLines() ([]AssumedLine, error) {
	var lines []AssumedLine
	err := tx.each(func(row scanner) error {
		var l AssumedLine
		err := row.Scan(&l.StatementID, &l.ImportID, &l.File, &l.Currency, &l.WaybillKey, &l.NumberKey)
		lines = append(lines, l)
		return err
	}, `SELECT s.id, i.id, i.file, s.currency, l.waybill_key, l.number_key
		FROM statement_line l JOIN statement s ON s.id = l.statement_id JOIN import i ON i.id = s.import_id JOIN reading r ON r.import_id = i.id
		WHERE l.order_id IS NULL AND NOT l.withdrawn AND s.kind <> 'freight' AND json_extract(r.how, '$.Assumed') = s.currency`)
	return lines, err
}

// MatchedCurrencies lists the currencies of the orders that lines of a statement are matched to.
func (tx *Tx) MatchedCurrencies(statementID int64) ([]string, error) {
	var codes []string
	err := tx.each(func(row scanner) error {
		var code string
		err := row.Scan(&code)
		codes = append(codes, code)
		return err
	}, `SELECT DISTINCT o.currency FROM statement_line l JOIN orders o ON o.id = l.order_id
		WHERE l.statement_id = ? AND NOT l.withdrawn ORDER BY o.currency`, statementID)
	return codes, err
}
