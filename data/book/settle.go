package book

import (
	"slices"

	"parcelbook/data"
	"parcelbook/data/settle"
	"parcelbook/data/store"
)

// batch is how many orders are worked out at a time: enough that queries are few, few enough that facts stay small.
const batch = 500

// settle works out anew the money of all that the change touched, and posts what is missing. What is posted and
// no longer so is reversed, so that the transfers say what the facts say and keep the trace of what they said.
func (o *op) settle() error {
	o.total = o.done + int64(len(o.orders))
	o.did(0)
	for ids := range slices.Chunk(keysOf(o.orders), batch) {
		if err := o.ctx.Err(); err != nil {
			return err
		}
		if err := o.settleOrders(ids); err != nil {
			return err
		}
		o.did(len(ids))
	}
	for _, id := range keysOf(o.statements) {
		if err := o.settleStatement(id); err != nil {
			return err
		}
	}
	for _, id := range keysOf(o.entries) {
		if err := o.settleEntry(id); err != nil {
			return err
		}
	}
	return nil
}

func (o *op) settleOrders(ids []int64) error {
	facts, err := o.OrderFacts(ids)
	if err != nil {
		return err
	}
	live, err := o.LiveTransfers(store.TransfersOf{Orders: ids})
	if err != nil {
		return err
	}
	posted := group(live, func(t data.Transfer) int64 { return t.OrderID })
	for _, f := range facts {
		money := settle.MoneyOf(f)
		if err := o.post(posted[f.Order.ID], money.Transfers); err != nil {
			return err
		}
		if err := o.SetHoldings(f.Order.ID, money.Holdings); err != nil {
			return err
		}
		if err := o.SetOrderState(f.Order.ID, len(money.Holdings) > 0, money.Differs); err != nil {
			return err
		}
	}
	return o.RefreshSearch(ids)
}

func (o *op) settleStatement(id int64) error {
	facts, err := o.StatementFacts(id)
	if err != nil {
		return err
	}
	lines, err := o.StatementLines(id)
	if err != nil {
		return err
	}
	of := store.TransfersOf{Statements: []int64{id}}
	for _, l := range lines {
		of.Lines = append(of.Lines, l.ID)
	}
	live, err := o.LiveTransfers(of)
	if err != nil {
		return err
	}
	holder, err := o.Holder(facts.Statement.HolderID)
	if err != nil {
		return err
	}
	var want []data.Transfer
	if !facts.Statement.Withdrawn {
		want = settle.StatementPostings(facts, holder)
	}
	return o.post(live, want)
}

// settleEntry posts an entry of no order: an opening balance, a freight invoice paid.
func (o *op) settleEntry(id int64) error {
	e, err := o.Entry(id)
	if err != nil {
		return err
	}
	live, err := o.LiveTransfers(store.TransfersOf{Keys: settle.EntryKeys(e.ID)})
	if err != nil {
		return err
	}
	return o.post(live, settle.EntryPostings(e))
}

// post brings what is posted to what is wanted.
func (o *op) post(live, want []data.Transfer) error {
	reverse, missing := settle.Reconcile(live, want)
	for _, t := range append(reverse, missing...) {
		if err := o.sign(&t); err != nil {
			return err
		}
		if _, err := o.InsertTransfer(t); err != nil {
			return err
		}
	}
	return nil
}

// sign says of a transfer when it was posted and, where no row of a file does, by what change.
func (o *op) sign(t *data.Transfer) (err error) {
	t.RecordedAt = o.book.now()
	if t.RowID == 0 || t.Reverses != 0 || o.imported == 0 {
		t.AuditID, err = o.auditID()
	}
	return err
}

// auditID is the change's first entry in the trail.
func (o *op) auditID() (int64, error) {
	if o.audit == 0 {
		if err := o.record("settle", "book", 0, nil, nil); err != nil {
			return 0, err
		}
	}
	return o.audit, nil
}

// touchAll marks every order of the book.
func (o *op) touchAll() error {
	rows, err := o.OrderRows(data.OrderFilter{})
	for _, r := range rows {
		o.touch(r.ID)
	}
	return err
}

// touchRuled marks the orders that a holder's changed rules decide on: the open ones, and of another rate card those too
// that its statements have settled.
func (o *op) touchRuled(was, is data.Holder) error {
	ids, err := o.OpenOrdersOf(is.ID)
	o.touch(ids...)
	if err != nil || was.Fee.Equal(is.Fee) {
		return err
	}
	ids, err = o.OrdersOnStatementsOf(is.ID)
	o.touch(ids...)
	return err
}
