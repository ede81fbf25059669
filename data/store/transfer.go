package store

import (
	"cmp"
	"errors"
	"slices"

	"parcelbook/data"
	"parcelbook/data/money"
	"parcelbook/data/say"
)

var transfers = newRecord(record[data.Transfer]{
	name:  "transfer",
	table: "transfer",
	fields: func(t *data.Transfer) []any {
		return []any{
			&t.ID, &t.Key, &t.Event, &t.Date, &t.Amount.Minor, &t.Amount.Currency, (*ref)(&t.OrderID), (*ref)(&t.ParcelID),
			(*ref)(&t.LineID), (*ref)(&t.StatementID), &t.Reason, &t.Rate, (*ref)(&t.RowID), (*ref)(&t.AuditID), (*ref)(&t.Reverses),
			(*moment)(&t.RecordedAt),
		}
	},
}, "key event date amount currency order_id parcel_id line_id statement_id reason rate row_id audit_id reverses recorded_at")

// balanceKey is one balance: an account in a currency.
type balanceKey struct {
	account  int64
	currency string
}

// Account gives the id of an account, which is made on its first use.
func (tx *Tx) Account(a data.Account) (int64, error) {
	if id, ok := tx.accounts[a]; ok {
		return id, nil
	}
	var id int64
	err := tx.scan("SELECT id FROM account WHERE kind = ? AND holder = ? AND name = ?", []any{a.Kind, a.Holder, a.Name}, &id)
	if errors.Is(err, ErrNotFound) {
		id, err = tx.insert("INSERT INTO account (kind, holder, name) VALUES (?, ?, ?)", a.Kind, a.Holder, a.Name)
	}
	if err != nil {
		return 0, say.Errorf("account %s: %w", a, err)
	}
	tx.accounts[a] = id
	return id, nil
}

// accountsByID lists all accounts of the book, for reading what refers to them.
func (tx *Tx) accountsByID() (map[int64]data.Account, error) {
	all := map[int64]data.Account{}
	err := tx.each(func(row scanner) error {
		var id int64
		var a data.Account
		err := row.Scan(&id, &a.Kind, &a.Holder, &a.Name)
		all[id] = a
		return err
	}, "SELECT id, kind, holder, name FROM account")
	return all, err
}

// InsertTransfer writes a transfer, for good, and gives its id. Without a time of its own it is recorded as of now.
func (tx *Tx) InsertTransfer(t data.Transfer) (int64, error) {
	debit, err := tx.Account(t.Debit)
	if err != nil {
		return 0, err
	}
	credit, err := tx.Account(t.Credit)
	if err != nil {
		return 0, err
	}
	if t.RecordedAt.IsZero() {
		t.RecordedAt = tx.now()
	}
	id, err := tx.insert(`INSERT INTO transfer (key, event, date, debit, credit, amount, currency, order_id, parcel_id, line_id, statement_id,
			reason, rate, row_id, audit_id, reverses, recorded_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		t.Key, t.Event, t.Date, debit, credit, t.Amount.Minor, t.Amount.Currency, ref(t.OrderID), ref(t.ParcelID), ref(t.LineID), ref(t.StatementID),
		t.Reason, t.Rate.String(), ref(t.RowID), ref(t.AuditID), ref(t.Reverses), moment(t.RecordedAt))
	if err != nil {
		return 0, say.Errorf("transfer %q: %w", t.Key, err)
	}
	tx.move(debit, credit, t.Amount)
	return id, nil
}

// move notes what a transfer does to balances.
func (tx *Tx) move(debit, credit int64, sum money.Amount) {
	tx.moved[balanceKey{debit, sum.Currency}] += sum.Minor
	tx.moved[balanceKey{credit, sum.Currency}] -= sum.Minor
}

// saveBalances brings balances up to the transfers of this Tx.
func (tx *Tx) saveBalances() error {
	for k, amount := range tx.moved {
		_, err := tx.exec(`INSERT INTO balance (account, currency, amount) VALUES (?, ?, ?)
			ON CONFLICT DO UPDATE SET amount = amount + excluded.amount`, k.account, k.currency, amount)
		if err != nil {
			return say.Errorf("balances: %w", err)
		}
	}
	clear(tx.moved)
	return nil
}

// TransfersOf says whose transfers are wanted: those that name any of the orders, statement lines or statements,
// and those with any of the keys that name none of the three.
type TransfersOf struct {
	Orders, Lines, Statements []int64
	Keys                      []string
}

// live keeps transfers that neither reverse another nor are reversed.
const live = "t.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM transfer r WHERE r.reverses = t.id)"

// LiveTransfers lists the transfers asked for, without those that reverse others or are reversed, oldest first.
func (tx *Tx) LiveTransfers(of TransfersOf) ([]data.Transfer, error) {
	found := map[int64]data.Transfer{}
	for _, by := range []struct {
		wanted int
		where  string
		list   string
	}{
		{len(of.Orders), "t.order_id IN (SELECT value FROM json_each(?))", listOf(of.Orders)},
		{len(of.Lines), "t.line_id IN (SELECT value FROM json_each(?))", listOf(of.Lines)},
		{len(of.Statements), "t.statement_id IN (SELECT value FROM json_each(?))", listOf(of.Statements)},
		{len(of.Keys), "t.key IN (SELECT value FROM json_each(?)) AND t.order_id IS NULL AND t.line_id IS NULL AND t.statement_id IS NULL", listOf(of.Keys)},
	} {
		if by.wanted == 0 {
			continue
		}
		if err := tx.eachTransfer(func(t data.Transfer) { found[t.ID] = t }, "WHERE "+live+" AND "+by.where, by.list); err != nil {
			return nil, err
		}
	}
	list := make([]data.Transfer, 0, len(found))
	for _, t := range found {
		list = append(list, t)
	}
	slices.SortFunc(list, func(a, b data.Transfer) int { return cmp.Compare(a.ID, b.ID) })
	return list, nil
}

func (tx *Tx) eachTransfer(fn func(data.Transfer), rest string, args ...any) error {
	err := tx.each(func(row scanner) error {
		var t data.Transfer
		dest := append(transfers.fields(&t), &t.Debit.Kind, &t.Debit.Holder, &t.Debit.Name, &t.Credit.Kind, &t.Credit.Holder, &t.Credit.Name)
		err := row.Scan(dest...)
		fn(t)
		return err
	}, "SELECT "+transfers.list("t")+`, d.kind, d.holder, d.name, c.kind, c.holder, c.name
		FROM transfer t JOIN account d ON d.id = t.debit JOIN account c ON c.id = t.credit `+rest, args...)
	if err != nil {
		return say.Errorf("reading transfers: %w", err)
	}
	return nil
}
