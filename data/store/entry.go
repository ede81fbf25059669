package store

import "parcelbook/data"

var entries = newRecord(record[data.Entry]{
	name:  "entry",
	table: "entry",
	fields: func(e *data.Entry) []any {
		return []any{
			&e.ID, &e.Event, &e.Date, &e.Amount.Minor, &e.Amount.Currency, (*ref)(&e.OrderID), (*ref)(&e.ParcelID), (*ref)(&e.LineID),
			(*accountText)(&e.Holder), &e.Other.Minor, &e.Other.Currency, (*ref)(&e.StatementID), &e.Reason, (*ref)(&e.RowID), &e.Withdrawn,
		}
	},
}, "event date amount currency order_id parcel_id line_id account other_amount other_currency statement_id reason row_id withdrawn")

var disputes = newRecord(record[data.Dispute]{
	name:  "dispute",
	table: "dispute",
	fields: func(d *data.Dispute) []any {
		return []any{
			&d.ID, &d.OrderID, &d.Chargeback, &d.Opened, &d.Deadline, &d.Closed, &d.Outcome, &d.Amount, &d.Evidence, &d.Note, &d.Withdrawn,
		}
	},
}, "order_id chargeback opened deadline closed outcome amount evidence note withdrawn")

// Entry reads one entry.
func (tx *Tx) Entry(id int64) (data.Entry, error) { return entries.byID(tx, id) }

// SaveEntry adds or changes an entry and gives its id.
func (tx *Tx) SaveEntry(e data.Entry) (int64, error) { return entries.save(tx, &e) }

// WithdrawEntry takes an entry out of the book, leaving the trace.
func (tx *Tx) WithdrawEntry(id int64) error { return entries.withdraw(tx, id) }

// Dispute reads one dispute.
func (tx *Tx) Dispute(id int64) (data.Dispute, error) { return disputes.byID(tx, id) }

// OpenDisputes lists the disputes with no outcome yet, the most urgent first.
func (tx *Tx) OpenDisputes() ([]data.Dispute, error) {
	return disputes.all(tx, "WHERE t.outcome = '' AND NOT t.withdrawn ORDER BY t.deadline = '', t.deadline, t.id")
}

// SaveDispute adds or changes a dispute and gives its id.
func (tx *Tx) SaveDispute(d data.Dispute) (int64, error) { return disputes.save(tx, &d) }

// WithdrawDispute takes a dispute out of the book, leaving the trace.
func (tx *Tx) WithdrawDispute(id int64) error { return disputes.withdraw(tx, id) }
