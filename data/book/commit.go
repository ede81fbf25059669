package book

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"parcelbook/data"
	"parcelbook/data/store"
)

// ErrChanged is met when the book changed under a review, so that what the user agreed to is no longer what would happen.
var ErrChanged = errors.New("the book has changed since the review")

// Commit takes the reviewed file in: one backup before, one transaction. A file that is in the book already
// changes nothing and gives the import of that time.
func (b *Book) Commit(ctx context.Context, r *Review) (data.Import, error) {
	if r.preview {
		return data.Import{}, fmt.Errorf("this is a preview of the first rows of %s: review the file, then take it in", r.File)
	}
	if r.Already != nil && !r.taken() {
		return *r.Already, nil
	}
	if _, err := b.store.Backup(ctx, "before-import"); err != nil {
		return data.Import{}, fmt.Errorf("the backup before the import failed, so nothing was taken in: %w", err)
	}
	return b.commit(ctx, r)
}

// taken says whether a file that is in the book already is to bring orders now that were left out then.
func (r *Review) taken() bool {
	return slices.ContainsFunc(r.Items, func(i ReviewItem) bool { return i.Outcome == New && !i.Leave })
}

func (b *Book) commit(ctx context.Context, r *Review) (data.Import, error) {
	imp := data.Import{File: r.File, Hash: r.Hash, Kind: string(r.Kind), Format: r.Format, Sheet: r.Sheet, At: b.now()}
	err := b.store.WriteNew(ctx, b.changing(ctx, func(o *op) error {
		if err := o.takeBackReplaced(r); err != nil {
			return err
		}
		p, err := r.plan(o.Tx)
		if err != nil {
			return err
		}
		if err := r.agree(p); err != nil {
			return err
		}
		imp.Counts = p.counts(r.result)
		imp.HolderID = p.holder.ID
		if imp.ID, err = o.SaveImport(imp); err != nil {
			return err
		}
		o.imported = imp.ID
		if err := o.SaveHeader(imp.ID, r.header()); err != nil {
			return err
		}
		if err := o.record("import", "import", imp.ID, nil, imp); err != nil {
			return err
		}
		if p.holder.ID == 0 {
			if p.holder, err = o.ensureHolder(p.holder); err != nil {
				return err
			}
			imp.HolderID = p.holder.ID
			if _, err := o.SaveImport(imp); err != nil {
				return err
			}
		}
		return o.take(r, p)
	}))
	return imp, err
}

// agree carries what the user decided in the review over to the plan made anew for writing.
func (r *Review) agree(p *plan) error {
	fresh := p.items(r.result)
	if len(fresh) != len(r.Items) {
		return fmt.Errorf("%w: look at %s again", ErrChanged, r.File)
	}
	for i, item := range r.Items {
		if item.Leave {
			if i >= len(p.orders) || item.Outcome != New {
				return fmt.Errorf("%s: only a new order can be left out, and %s is none", r.File, item.Subject)
			}
			p.orders[i].left = true
		}
		replaced := r.Replace && i < len(p.lines) // a line that is there only by what is replaced is new after that
		if fresh[i].Outcome != item.Outcome && !replaced || len(fresh[i].Changes) != len(item.Changes) {
			return fmt.Errorf("%w: look at %s again", ErrChanged, r.File)
		}
		for j, c := range item.Changes {
			if f := fresh[i].Changes[j]; f.Field != c.Field || f.Old != c.Old || f.New != c.New {
				return fmt.Errorf("%w: look at %s again", ErrChanged, r.File)
			}
			fresh[i].Changes[j].Accept = c.Accept
		}
	}
	return nil
}

func (o *op) take(r *Review, p *plan) error {
	if r.retries != 0 {
		if err := o.retry(r.retries); err != nil {
			return err
		}
	}
	for _, q := range r.Quarantine {
		q.ImportID = o.imported
		if _, err := o.SaveQuarantine(q); err != nil {
			return err
		}
	}
	if err := o.takeOrders(p.holder, p.orders); err != nil {
		return err
	}
	if err := o.takeStatement(p.holder, r.result, p.lines); err != nil {
		return err
	}
	if err := o.takeDeliveries(p.deliveries); err != nil {
		return err
	}
	if p.list != nil {
		if err := p.list.take(o); err != nil {
			return err
		}
	}
	return o.tieLoose(looseKeys(p))
}

// retry closes the quarantine of the earlier import of the file: what is still wrong is told anew.
func (o *op) retry(importID int64) error {
	waiting, err := o.Quarantine(data.QuarantineOpen)
	if err != nil {
		return err
	}
	for _, q := range waiting {
		if q.ImportID != importID {
			continue
		}
		if err := o.SetQuarantineState(q.ID, data.QuarantineMended); err != nil {
			return err
		}
	}
	return nil
}

// looseKeys are the waybills and order numbers that the file brings and that earlier statements may have spoken of.
func looseKeys(p *plan) store.LooseKeys {
	waybills, numbers := map[string]bool{}, map[string]bool{}
	for i := range p.orders {
		numbers[data.RefKey(p.orders[i].file.Number)] = true
		for _, parcel := range p.orders[i].parcels {
			waybills[data.RefKey(parcel.kept.Waybill)] = true
			waybills[data.RefKey(parcel.full.Waybill)] = true
		}
	}
	for i := range p.deliveries {
		waybills[data.RefKey(p.deliveries[i].want.Waybill)] = true
	}
	if parcels, ok := p.list.(listedPlans); ok {
		for _, parcel := range parcels {
			waybills[data.RefKey(parcel.file.Waybill)] = true
		}
	}
	delete(waybills, "")
	delete(numbers, "")
	return store.LooseKeys{Waybills: keysOf(waybills), Numbers: keysOf(numbers)}
}
