package book

import (
	"context"
	"slices"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// ErrChanged is met when the book changed under a review, so that what the user agreed to is no longer what would happen.
var ErrChanged = say.Text("the book has changed since the review")

// Commit takes the reviewed file in: one backup before, one transaction. A file that is in the book already
// changes nothing and gives the import of that time.
func (b *Book) Commit(ctx context.Context, r *Review) (data.Import, error) {
	if r.preview {
		return data.Import{}, say.Errorf("this is a preview of the first rows of %s: review the file, then take it in", r.File)
	}
	if r.Already != nil && !r.taken() {
		return *r.Already, nil
	}
	if _, err := b.store.Backup(ctx, "before-import"); err != nil {
		return data.Import{}, say.Errorf("the backup before the import failed, so nothing was taken in: %w", err)
	}
	return b.commit(ctx, r)
}

// taken says whether a file that is in the book already is to bring orders now that were left out then.
func (r *Review) taken() bool {
	return slices.ContainsFunc(r.Items, func(i ReviewItem) bool { return i.Outcome == New && !i.Leave })
}

func (b *Book) commit(ctx context.Context, r *Review) (data.Import, error) {
	imp := data.Import{File: r.File, Hash: r.Hash, Kind: string(r.Kind), Format: r.Format, Sheet: r.Sheet, At: b.now()}
	write := b.store.WriteNew
	if r.Replace { // which does away with records that others may refer to
		write = b.store.Write
	}
	err := write(ctx, b.changing(ctx, func(o *op) error {
		if err := o.replace(r); err != nil {
			return err
		}
		p, err := r.plan(o.Tx)
		if err != nil {
			return err
		}
		others := p.items(r.result)
		orders := len(r.Items) - len(others)
		if orders < 0 {
			return r.changed()
		}
		if err := r.agreeOthers(p, others, r.Items[orders:]); err != nil {
			return err
		}
		for _, item := range r.Items[:orders] {
			count(&imp.Counts, item.decided(), item.Rows)
		}
		p.count(&imp.Counts, r.result)
		imp.HolderID = p.holder.ID
		if imp.ID, err = o.saveImport(r, imp); err != nil {
			return err
		}
		if p.holder.ID == 0 {
			if p.holder, err = o.ensureHolder(p.holder); err != nil {
				return err
			}
			if err := o.SetImportHolder(imp.ID, p.holder.ID); err != nil {
				return err
			}
			imp.HolderID = p.holder.ID
		}
		if err := o.addSame(p.holder, r.same); err != nil {
			return err
		}
		return o.take(r, p, r.Items[:orders])
	}))
	if err != nil {
		return data.Import{}, err
	}
	return imp, nil
}

// saveImport writes into the log what is taken in, or adds it to what that has of the same file, and tells the trail of it.
func (o *op) saveImport(r *Review, imp data.Import) (id int64, err error) {
	var was any
	if r.adds != 0 {
		then, err := o.Import(r.adds)
		if err != nil {
			return 0, err
		}
		if then.Undone {
			return 0, r.changed()
		}
		if o.kept, err = o.KeptRows(then.ID); err != nil {
			return 0, err
		}
		was, imp.ID, imp.File, imp.At, imp.Counts = then, then.ID, then.File, then.At, together(then.Counts, imp.Counts)
	}
	if imp.ID, err = o.SaveImport(imp); err != nil {
		return 0, err
	}
	o.imported = imp.ID
	if err := o.saveReading(r); err != nil {
		return 0, err
	}
	if err := o.record("import", "import", imp.ID, was, imp); err != nil || r.Answers == (intake.Answers{}) {
		return imp.ID, err
	}
	return imp.ID, o.record("import", "answers", imp.ID, nil, r.Answers)
}

// agree carries what the user decided in the review over to what was planned anew for writing. What becomes of the first
// free items may be another by now.
func (r *Review) agree(fresh, reviewed []ReviewItem, free int) error {
	if len(fresh) != len(reviewed) {
		return r.changed()
	}
	for i, item := range reviewed {
		if item.Leave && item.Outcome != New {
			return say.Errorf("%s: only a new order can be left out, and %s is none", r.File, item.Subject)
		}
		if fresh[i].Outcome != item.Outcome && i >= free || len(fresh[i].Changes) != len(item.Changes) {
			return r.changed()
		}
		for j, c := range item.Changes {
			if f := fresh[i].Changes[j]; f.Field != c.Field || f.Old != c.Old || f.New != c.New {
				return r.changed()
			}
			fresh[i].Changes[j].Accept = c.Accept
		}
	}
	return nil
}

// agreeOthers does so for all but the orders. A line that is there only by what is replaced is new after that.
func (r *Review) agreeOthers(p *plan, fresh, reviewed []ReviewItem) error {
	for _, item := range reviewed {
		if item.Leave {
			return say.Errorf("%s: only a new order can be left out, and %s is none", r.File, item.Subject)
		}
	}
	free := 0
	if r.Replace {
		free = len(p.lines)
	}
	return r.agree(fresh, reviewed, free)
}

func (r *Review) changed() error { return say.Errorf("%w: look at %s again", ErrChanged, r.File) }

// take writes what was reviewed; orders are the review's items of these.
func (o *op) take(r *Review, p *plan, orders []ReviewItem) error {
	if err := o.keepWaiting(r); err != nil {
		return err
	}
	keys, err := o.newLooseKeys()
	if err != nil {
		return err
	}
	if err := o.takeOrders(r, p.holder, orders, keys); err != nil {
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
	keys.addOthers(p)
	if err := o.tieRivals(); err != nil {
		return err
	}
	return o.tieWith(keys)
}

// looseKeys are the waybills and order numbers that the file brings and that earlier statements may have spoken of; nil
// where these have left nothing open.
type looseKeys struct{ waybills, numbers map[string]bool }

func (o *op) newLooseKeys() (*looseKeys, error) {
	any, err := o.AnyLooseLines()
	if err != nil || !any {
		return nil, err
	}
	return &looseKeys{waybills: map[string]bool{}, numbers: map[string]bool{}}, nil
}

func (k *looseKeys) addOrder(p *orderPlan) {
	if k == nil {
		return
	}
	for _, key := range data.NumberKeys(p.file.Number) {
		k.numbers[key] = true
	}
	for _, code := range slices.Concat(p.aliases, p.file.Codes) {
		k.numbers[data.RefKey(code)] = true
	}
	for _, parcel := range p.parcels {
		k.waybills[data.RefKey(parcel.kept.Waybill)] = true
		k.waybills[data.RefKey(parcel.full.Waybill)] = true
	}
}

// addOthers adds those of all but the orders.
func (k *looseKeys) addOthers(p *plan) {
	if k == nil {
		return
	}
	for i := range p.deliveries {
		k.waybills[data.RefKey(p.deliveries[i].want.Waybill)] = true
	}
	if parcels, ok := p.list.(listedPlans); ok {
		for _, parcel := range parcels {
			k.waybills[data.RefKey(parcel.file.Waybill)] = true
		}
	}
}

// tieWith ties the lines that matched nothing so far to the orders just taken in.
func (o *op) tieWith(k *looseKeys) error {
	if k == nil {
		return nil
	}
	return o.tieLoose(store.LooseKeys{Waybills: keysOf(k.waybills), Numbers: keysOf(k.numbers)})
}
