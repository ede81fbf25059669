package book

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"parcelbook/data"
	"parcelbook/data/money"
	"parcelbook/data/say"
	"parcelbook/data/settle"
	"parcelbook/data/store"
)

// StatementDetail is a statement with its lines and what they led to.
type StatementDetail struct {
	Row         data.StatementRow
	Lines       []data.StatementLine
	Deposits    []data.Deposit
	Differences []data.Difference
	Transfers   []data.TransferRow
}

// Payout is a statement entered by hand: one payment of a holder for any number of orders.
type Payout struct {
	HolderID  int64
	Kind      data.StatementKind
	Date      data.Date
	Reference string
	Currency  string
	Lines     []PayoutLine
	Deposit   *data.Deposit // what reached the bank; nil: nothing yet
}

// PayoutLine is what a payout says of one order, in minor units of the payout's currency.
type PayoutLine struct {
	OrderID             int64
	Collected, Fee, Net int64
}

// Statements lists statements.
func (b *Book) Statements(ctx context.Context, f data.StatementFilter) ([]data.StatementRow, error) {
	return read(ctx, b, func(tx *store.Tx) ([]data.StatementRow, error) { return tx.StatementRows(f) })
}

// CountStatements counts the statements that a filter lets pass.
func (b *Book) CountStatements(ctx context.Context, f data.StatementFilter) (int, error) {
	return read(ctx, b, func(tx *store.Tx) (int, error) { return tx.CountStatements(f) })
}

// Statement gives one statement whole.
func (b *Book) Statement(ctx context.Context, id int64) (StatementDetail, error) {
	return read(ctx, b, func(tx *store.Tx) (StatementDetail, error) {
		var d StatementDetail
		rows, err := tx.StatementRows(data.StatementFilter{ID: &id})
		if err != nil {
			return d, err
		}
		if len(rows) == 0 {
			return d, say.Errorf("statement: %w", ErrNotFound)
		}
		d.Row = rows[0]
		facts, err := tx.StatementFacts(id)
		if err != nil {
			return d, err
		}
		d.Lines, d.Deposits = facts.Lines, facts.Deposits
		if d.Transfers, err = tx.TransferRows(data.TransferFilter{StatementID: &id}); err != nil {
			return d, err
		}
		all, err := b.differences(tx)
		for _, diff := range all {
			if diff.StatementID == id {
				d.Differences = append(d.Differences, diff)
			}
		}
		return d, err
	})
}

// EnterPayout records by hand what a holder paid out for some orders, and its deposit where it has come.
func (b *Book) EnterPayout(ctx context.Context, p Payout) (int64, error) {
	s := data.Statement{Kind: p.Kind, HolderID: p.HolderID, Reference: p.Reference, Date: p.Date, Currency: p.Currency}
	if err := s.Validate(); err != nil {
		return 0, err
	}
	if !money.ValidCurrency(p.Currency) {
		return 0, say.Errorf("%q is not a currency code such as USD", p.Currency)
	}
	if len(p.Lines) == 0 {
		return 0, say.Text("a payout is for at least one order: select the orders first")
	}
	err := b.change(ctx, func(o *op) error {
		var err error
		if s.ID, err = o.SaveStatement(s); err != nil {
			return err
		}
		if err := o.record("create", "statement", s.ID, nil, p); err != nil {
			return err
		}
		holder, err := o.Holder(p.HolderID)
		if err != nil {
			return err
		}
		for i, line := range p.Lines {
			if err := o.payLine(s, holder, i+1, line); err != nil {
				return err
			}
		}
		o.statements[s.ID] = true
		if p.Deposit == nil {
			return nil
		}
		d := *p.Deposit
		d.StatementID, d.Currency, d.Date = s.ID, cmp.Or(d.Currency, s.Currency), cmp.Or(d.Date, s.Date)
		_, err = o.SaveDeposit(d)
		return err
	})
	return s.ID, err
}

func (o *op) payLine(s data.Statement, holder data.Holder, ordinal int, p PayoutLine) error {
	order, err := o.Order(p.OrderID)
	if err != nil {
		return err
	}
	line := data.StatementLine{
		StatementID: s.ID, Ordinal: ordinal, Ident: fmt.Sprintf("by hand %d %d", s.ID, ordinal),
		OrderNumber: order.Number, Collected: p.Collected, Net: p.Net, PaidDate: s.Date,
	}
	if s.Kind == data.StatementLedger {
		line.EntryType = data.EntryRelease
	}
	if p.Fee != 0 {
		kind := data.FeePayout
		if holder.Kind == data.KindCarrier {
			kind = data.FeeCOD
		}
		line.Fees = []data.Fee{{Kind: kind, Amount: p.Fee}}
	}
	if line.ID, err = o.SaveStatementLine(line); err != nil {
		return err
	}
	return o.tie(line, holder, settle.Matched{OrderID: order.ID})
}

// outboundOf are the parcels that a holder's payment for an order can be about.
func outboundOf(parcels []data.Parcel, holder data.Holder) []data.Parcel {
	var out []data.Parcel
	for _, p := range parcels {
		if !p.Return && (p.CarrierID == 0 || p.CarrierID == holder.ID) {
			out = append(out, p)
		}
	}
	return out
}

// EditStatement changes what a statement says of itself: its date, reference and stated total.
func (b *Book) EditStatement(ctx context.Context, s data.Statement) error {
	if err := s.Validate(); err != nil {
		return err
	}
	return b.change(ctx, func(o *op) error {
		was, err := o.Statement(s.ID)
		if err != nil {
			return err
		}
		want := was
		want.Date, want.Reference, want.Total, want.HasTotal = s.Date, s.Reference, s.Total, s.HasTotal
		if err := keep(o, "statement", &want.ID, &want, o.Statement, o.SaveStatement); err != nil {
			return err
		}
		return o.touchStatement(want.ID)
	})
}

// touchStatement marks a statement and the orders its lines are tied to.
func (o *op) touchStatement(id int64) error {
	lines, err := o.StatementLines(id)
	for _, l := range lines {
		o.touch(l.OrderID)
	}
	o.statements[id] = true
	return err
}

// DeleteStatement withdraws a statement that was entered by hand; one from a file is undone with its import.
func (b *Book) DeleteStatement(ctx context.Context, id int64) error {
	return b.change(ctx, func(o *op) error {
		s, err := o.Statement(id)
		if err != nil {
			return err
		}
		if s.ImportID != 0 {
			return say.Errorf("statement %s came from a file: undo that import: %w", s.Reference, ErrInUse)
		}
		if err := o.record("delete", "statement", id, s, nil); err != nil {
			return err
		}
		return o.withdrawStatement(id)
	})
}

// SaveDeposit records what reached the bank for a statement.
func (b *Book) SaveDeposit(ctx context.Context, d data.Deposit) (int64, error) {
	if d.Date == "" {
		return 0, say.Text("a deposit needs a date")
	}
	err := b.change(ctx, func(o *op) error {
		s, err := o.Statement(d.StatementID)
		if err != nil {
			return err
		}
		d.Currency = cmp.Or(d.Currency, s.Currency)
		o.statements[s.ID] = true
		return keep(o, "deposit", &d.ID, &d, func(id int64) (data.Deposit, error) { return o.deposit(s.ID, id) }, o.SaveDeposit)
	})
	return d.ID, err
}

func (o *op) deposit(statementID, id int64) (data.Deposit, error) {
	all, err := o.Deposits(statementID)
	for _, d := range all {
		if d.ID == id {
			return d, err
		}
	}
	return data.Deposit{}, errors.Join(err, say.Errorf("deposit: %w", ErrNotFound))
}

// DeleteDeposit takes a deposit back.
func (b *Book) DeleteDeposit(ctx context.Context, d data.Deposit) error {
	return b.change(ctx, func(o *op) error {
		if err := o.record("delete", "deposit", d.ID, d, nil); err != nil {
			return err
		}
		o.statements[d.StatementID] = true
		return o.DeleteDeposit(d.ID)
	})
}

// SaveEntry records or corrects by hand a movement of money: a payment, a refund, a write-off, an opening balance.
func (b *Book) SaveEntry(ctx context.Context, e data.Entry) (int64, error) {
	if e.Date == "" || e.Amount.IsZero() || !money.ValidCurrency(e.Amount.Currency) {
		return 0, say.Text("an entry needs a date and an amount with its currency")
	}
	if len(settle.EntryPostings(e)) == 0 {
		return 0, say.Errorf("%q with this holder moves no money: choose what happened, and who holds or pays it", e.Event)
	}
	err := b.change(ctx, func(o *op) error { return o.saveEntry(&e) })
	return e.ID, err
}

func (o *op) saveEntry(e *data.Entry) error {
	if err := keep(o, "entry", &e.ID, e, o.Entry, o.SaveEntry); err != nil {
		return err
	}
	o.touchEntry(*e)
	return nil
}

// WithdrawEntry takes an entry back.
func (b *Book) WithdrawEntry(ctx context.Context, id int64) error {
	return b.change(ctx, func(o *op) error {
		e, err := o.Entry(id)
		if err != nil {
			return err
		}
		if err := o.record("delete", "entry", id, e, nil); err != nil {
			return err
		}
		o.touchEntry(e)
		return o.WithdrawEntry(id)
	})
}

func (o *op) touchEntry(e data.Entry) {
	if e.OrderID == 0 {
		o.entries[e.ID] = true
	}
	o.touch(e.OrderID)
}

// SaveDispute writes a chargeback or a buyer's dispute.
func (b *Book) SaveDispute(ctx context.Context, d data.Dispute) (int64, error) {
	if d.Opened == "" || d.Amount <= 0 {
		return 0, say.Text("a dispute needs the day it was opened and the amount disputed")
	}
	if d.Outcome != data.Undecided && d.Closed == "" {
		return 0, say.Text("a dispute that is won or lost needs the day it was closed")
	}
	err := b.change(ctx, func(o *op) error {
		o.touch(d.OrderID)
		return keep(o, "dispute", &d.ID, &d, o.Dispute, o.SaveDispute)
	})
	return d.ID, err
}

// DeleteDispute takes a dispute back.
func (b *Book) DeleteDispute(ctx context.Context, id int64) error {
	return b.change(ctx, func(o *op) error {
		d, err := o.Dispute(id)
		if err != nil {
			return err
		}
		if err := o.record("delete", "dispute", id, d, nil); err != nil {
			return err
		}
		o.touch(d.OrderID)
		return o.WithdrawDispute(id)
	})
}
