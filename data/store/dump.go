package store

import (
	"bufio"
	"fmt"
	"io"
	"slices"

	"parcelbook/data/say"
)

// How a dump names records: by what a user knows them by, not by ids.
const (
	orderName     = "(SELECT h.name || ' ' || o.number FROM orders o JOIN holder h ON h.id = o.channel_id WHERE o.id = "
	parcelName    = "(SELECT p.waybill || CASE WHEN p.return THEN ' (return)' ELSE '' END FROM parcel p WHERE p.id = "
	statementName = "(SELECT h.name || ' ' || s.kind || ' ' || s.reference || ' ' || s.date FROM statement s JOIN holder h ON h.id = s.holder_id WHERE s.id = "
	lineName      = "(SELECT l.ident FROM statement_line l WHERE l.id = "
	holderName    = "(SELECT h.name FROM holder h WHERE h.id = "
)

// accountName names an account by its id.
func accountName(id string) string {
	return "(SELECT a.kind || ' ' || CASE a.kind WHEN 'transit' THEN coalesce(" + statementName + "a.holder), '') ELSE coalesce(" +
		holderName + "a.holder), '') END || ' ' || a.name FROM account a WHERE a.id = " + id + ")"
}

// dumpSection is one sort of record in a dump.
type dumpSection struct{ name, columns, from string }

// dumpSections lists what a book holds that two books can be compared by.
func dumpSections() []dumpSection {
	return []dumpSection{
		{"setting", "name, value", "setting"},
		{"format", "name, text", "format"},
		{"holder", `kind, name, contact, phone, email, note, cycle, fee_percent, fee_fixed, fee_min, fee_currency, usual_days, pay_within_days,
			method, ` + holderName + "t.processor_id)", "holder t WHERE NOT withdrawn"},
		{"customer", "ident, name, phone, email, country, city, address, verification, credit_limit, note", "customer WHERE NOT withdrawn"},
		{"document", "c.ident, d.kind, d.number, d.expiry, d.note", "document d JOIN customer c ON c.id = d.customer_id WHERE NOT c.withdrawn"},
		{"order", holderName + `t.channel_id), number, (SELECT c.ident FROM customer c WHERE c.id = t.customer_id), state, file_state, method,
			order_date, month, paid_date, ship_by_date, cancelled_date, buyer_name, recipient_name, phone, email, country, region, city, address,
			postal_code, note, currency, items, shipping, discount, tax, total, paid, refunded, packed, pack_reason, open, differs`, "orders t WHERE NOT withdrawn"},
		{"alias", holderName + "t.channel_id), number_key, code", "alias t"},
		{"search", orderName + "t.order_id), text", "order_text t"},
		{"line", orderName + `t.order_id), ident, sku, title, specification, quantity, unit_price, total, check_sku, check_name, check_spec,
			check_quantity, check_note`, "line t WHERE order_id IN (SELECT id FROM orders WHERE NOT withdrawn)"},
		{"parcel", orderName + "t.order_id), " + holderName + `t.carrier_id), waybill, return, state, file_state, sent_date, delivered_date,
			closed_date, cod_amount, collected, note`, "parcel t WHERE NOT withdrawn"},
		{"statement", "kind, " + holderName + "t.holder_id), reference, date, currency, total", "statement t WHERE NOT withdrawn"},
		{
			"statement line", statementName + `t.statement_id), ordinal, ident, waybill, order_number, entry_type, collected, freight, net,
			delivered_date, paid_date, state, file_state, reference, recipient, note, ` + orderName + "t.order_id), " + parcelName + `t.parcel_id),
			(SELECT group_concat(f.kind || ' ' || f.amount, ', ' ORDER BY f.kind) FROM statement_fee f WHERE f.line_id = t.id)`,
			"statement_line t WHERE NOT withdrawn",
		},
		{"deposit", statementName + "t.statement_id), date, currency, amount, reference", "deposit t WHERE NOT withdrawn"},
		{"entry", "event, date, amount, currency, " + orderName + "t.order_id), " + parcelName + "t.parcel_id), " + lineName + `t.line_id),
			substr(account, 1, instr(account || ':', ':') - 1), ` + holderName + `CAST(substr(account, instr(account, ':') + 1) AS INTEGER)),
			other_amount, other_currency, ` + statementName + "t.statement_id), reason", "entry t WHERE NOT withdrawn"},
		{"dispute", orderName + "t.order_id), chargeback, opened, deadline, closed, outcome, amount, evidence, note", "dispute t WHERE NOT withdrawn"},
		{"contact", orderName + "t.order_id), date, note, next_date, promise", "contact t"},
		{"claim", "kind, " + statementName + "t.statement_id), " + lineName + "t.line_id), " + parcelName + "t.parcel_id), " + orderName + `t.order_id),
			state, date, note`, "claim t"},
		{"set by hand", "kind, CASE kind WHEN 'order' THEN " + orderName + "t.record) WHEN 'parcel' THEN " + parcelName + `t.record)
			WHEN 'customer' THEN (SELECT c.ident FROM customer c WHERE c.id = t.record) END, field`, "hand_edit t"},
		{"transfer", "event, date, " + accountName("t.debit") + ", " + accountName("t.credit") + ", amount, currency, " + orderName + "t.order_id), " +
			parcelName + "t.parcel_id), " + lineName + "t.line_id), " + statementName + "t.statement_id), reason, rate", "transfer t WHERE " + live},
		{"balance", accountName("t.account") + ", currency, amount", "balance t WHERE amount <> 0"},
		{"holding", orderName + "t.order_id), " + accountName("t.account") + ", amount, currency, due, estimate", "holding t"},
	}
}

// Dump writes what the book holds now as sorted lines of text, so that two books can be compared: without ids, times and
// where records came from, without what is withdrawn, and only with the transfers that stand.
func (tx *Tx) Dump(w io.Writer) error {
	if err := tx.saveBalances(); err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	for _, s := range dumpSections() {
		lines, err := tx.dumpLines(s)
		if err != nil {
			return say.Errorf("dump of %s records: %w", s.name, err)
		}
		for _, l := range lines {
			if _, err := fmt.Fprintf(out, "%s: %s\n", s.name, l); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}

func (tx *Tx) dumpLines(s dumpSection) ([]string, error) {
	var lines []string
	err := tx.each(func(row scanner) error {
		var line string
		err := row.Scan(&line)
		lines = append(lines, line)
		return err
	}, "SELECT json_array("+s.columns+") FROM "+s.from)
	slices.Sort(lines)
	return lines, err
}
