package book

import (
	"context"
	"encoding/json"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// op is one change of the book: its transaction, its entry in the audit trail, and what it touched.
type op struct {
	*store.Tx
	ctx        context.Context
	book       *Book
	imported   int64                // the import it belongs to; 0: done by hand
	audit      int64                // its first entry in the trail, which transfers without a file row refer to
	kept       map[data.Place]int64 // rows of the file that are in the book already
	orders     map[int64]bool
	statements map[int64]bool
	entries    map[int64]bool  // entries of no order
	freed      []int64         // statement lines that were untied, to be matched anew
	rivals     map[string]bool // numbers, as data.BaseKey writes them, of which a channel may have given several: who names one may mean another order now
	withdrawn  store.LooseKeys // of records withdrawn: what was in doubt by them may be clear now

	told        func(done, total int64) // how far it is; nil: nobody wants to know
	done, total int64                   // records; total is reckoned
}

// did says how many more records are done.
func (o *op) did(n int) {
	o.done += int64(n)
	if o.told != nil && o.total > 0 {
		o.told(o.done, o.total)
	}
}

// change runs one change in one transaction and works out anew the money of what it touched.
func (b *Book) change(ctx context.Context, do func(*op) error) error {
	return b.store.Write(ctx, b.changing(ctx, do))
}

// changing is a change as a transaction of the store.
func (b *Book) changing(ctx context.Context, do func(*op) error) func(*store.Tx) error {
	return func(tx *store.Tx) error {
		o := &op{Tx: tx, ctx: ctx, book: b, orders: map[int64]bool{}, statements: map[int64]bool{}, entries: map[int64]bool{}, rivals: map[string]bool{}}
		if err := do(o); err != nil {
			return err
		}
		return o.settle()
	}
}

// record writes what was done to a record into the audit trail; before is nil on creation, after on deletion.
func (o *op) record(what, kind string, id int64, before, after any) error {
	was, err := asJSON(before)
	if err != nil {
		return err
	}
	is, err := asJSON(after)
	if err != nil {
		return err
	}
	audit, err := o.AuditAdd(data.Audit{At: o.book.now(), Who: o.book.who, What: what, Kind: kind, Record: id, ImportID: o.imported, Before: was, After: is})
	if o.audit == 0 {
		o.audit = audit
	}
	return err
}

// keep writes a record made by hand (its id is 0) or edited, and puts the change into the trail. id is v's own.
func keep[T any](o *op, kind string, id *int64, v *T, get func(int64) (T, error), save func(T) (int64, error)) error {
	what, before := "create", any(nil)
	if *id != 0 {
		was, err := get(*id)
		if err != nil {
			return err
		}
		what, before = "edit", was
	}
	var err error
	if *id, err = save(*v); err != nil {
		return err
	}
	return o.record(what, kind, *id, before, *v)
}

func asJSON(v any) (string, error) {
	if v == nil {
		return "", nil
	}
	text, err := json.Marshal(v)
	if err != nil {
		return "", say.Errorf("recording the change: %w", err)
	}
	return string(text), nil
}

// touch marks orders whose money must be worked out anew.
func (o *op) touch(orderIDs ...int64) {
	for _, id := range orderIDs {
		if id != 0 {
			o.orders[id] = true
		}
	}
}
