package book

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/settle"
	"parcelbook/data/store"
)

// DependsError says what later work hangs on an import that was to be undone.
type DependsError struct {
	File string
	On   []say.Text // each in a few words, counted
	With []int64    // the imports that can be undone together instead, that one among them; nil: there is work by hand, too
}

func (e *DependsError) Error() string { return e.Said().String() }

// Said is what the error says.
func (e *DependsError) Said() say.Text {
	on := say.Join("%s; %s", e.On...)
	if len(e.With) == 0 {
		return say.Textf("%s cannot be undone, for later work depends on it: %s; undo that first", e.File, on)
	}
	return say.Textf("%s cannot be undone, for later work depends on it: %s; undo that first, or these imports together: %s", e.File, on, e.Numbers())
}

// Numbers are those of With, one after another.
func (e *DependsError) Numbers() string { return strings.Trim(fmt.Sprint(e.With), "[]") }

// Undo takes a whole import back: its records are withdrawn, the records it changed are as before it, and every
// transfer it led to is reversed at its own date. *DependsError where later work hangs on it; then nothing is done.
// progress is told in records; nil: nobody wants to know.
func (b *Book) Undo(ctx context.Context, importID int64, progress func(done, total int64)) error {
	return b.UndoTogether(ctx, []int64{importID}, progress)
}

// UndoTogether does the same with several imports, which may hang on each other: of two files that say what the other brought,
// neither could be undone before the other.
func (b *Book) UndoTogether(ctx context.Context, importIDs []int64, progress func(done, total int64)) error {
	together := slices.Compact(slices.Sorted(slices.Values(importIDs)))
	return b.change(ctx, func(o *op) error {
		o.told = progress
		for _, id := range slices.Backward(together) {
			if err := o.undo(id, together); err != nil {
				return err
			}
		}
		return nil
	})
}

// dependents says what hangs on an import, but for what comes of some others.
func (o *op) dependents(importID int64, but []int64) ([]store.Dependent, error) {
	again, err := o.SaidAgain(importID)
	if err != nil {
		return nil, err
	}
	work, err := o.Dependents(importID)
	return slices.DeleteFunc(append(work, again...), func(d store.Dependent) bool { return slices.Contains(but, d.Import) }), err
}

// closure lists the imports that hang on some, and on each other, these included; none where anything else hangs on them.
func (o *op) closure(importIDs []int64) ([]int64, error) {
	list := slices.Clone(importIDs)
	for i := 0; i < len(list); i++ {
		on, err := o.dependents(list[i], list)
		if err != nil {
			return nil, err
		}
		for _, d := range on {
			if d.Import == 0 {
				return nil, nil
			}
			if !slices.Contains(list, d.Import) {
				list = append(list, d.Import)
			}
		}
	}
	slices.Sort(list)
	return list, nil
}

// undo takes an import back on which nothing hangs but what comes of others that are taken back as well.
func (o *op) undo(importID int64, together []int64) error {
	imp, err := o.Import(importID)
	if err != nil {
		return err
	}
	if imp.Undone {
		return say.Errorf("%s was undone before: %w in the book any more; take its file in again to have it back", imp.File, ErrNotFound)
	}
	on, err := o.dependents(importID, together)
	if err != nil {
		return err
	}
	if len(on) > 0 {
		with, err := o.closure(together)
		if err != nil {
			return err
		}
		return dependsOn(imp, on, with)
	}
	return o.takeBackImport(imp)
}

func dependsOn(imp data.Import, on []store.Dependent, with []int64) *DependsError {
	e := &DependsError{File: imp.File, With: with}
	for _, d := range on {
		e.On = append(e.On, d.Said)
	}
	return e
}

// takeBackReplaced takes a statement back that another stands in for, which says the same again.
func (o *op) takeBackReplaced(importID int64) error {
	imp, err := o.Import(importID)
	if err != nil {
		return err
	}
	on, err := o.Dependents(importID)
	if err != nil {
		return err
	}
	if len(on) > 0 {
		return dependsOn(imp, on, nil)
	}
	return o.takeBackImport(imp)
}

func (o *op) takeBackImport(imp data.Import) error {
	if err := o.record("undo", "import", imp.ID, imp, nil); err != nil {
		return err
	}
	changes, made, err := o.workOf(imp.ID)
	if err != nil {
		return err
	}
	handed, err := o.HandedOver(imp.ID)
	if err != nil {
		return err
	}
	stay := map[int64]bool{}
	for _, h := range handed {
		stay[h.ParcelID] = true
	}
	made.Parcels = slices.DeleteFunc(made.Parcels, func(id int64) bool { return stay[id] })
	goes := map[int64]bool{}
	for _, id := range made.Parcels {
		goes[id] = true
	}
	changes = slices.DeleteFunc(changes, func(a data.Audit) bool { return a.Kind == "parcel" && goes[a.Record] }) // of what goes as a whole
	o.total += int64(2*len(changes) + len(made.Orders))                                                           // of what is changed the money is worked out anew
	if err := o.takeBackChanges(changes); err != nil {
		return err
	}
	if err := o.withdrawRecords(made); err != nil {
		return err
	}
	for _, h := range handed {
		if err := o.handOver(h); err != nil {
			return err
		}
	}
	if err := o.tieAgain(); err != nil {
		return err
	}
	if err := o.SetImportUndone(imp.ID); err != nil {
		return err
	}
	return o.withdrawOrphans()
}

// tieAgain lets the statement lines that stay tell again what they know of the parcels touched: what the undone file
// was the first to tell, they would have told. Those that matched by an alias which is gone match by what is left, and
// so do those that could mean what is withdrawn and something else.
func (o *op) tieAgain() error {
	facts, err := o.OrderFacts(keysOf(o.orders))
	if err != nil {
		return err
	}
	for _, f := range facts {
		for _, l := range f.Lines {
			holder := f.Holders[l.Statement.HolderID]
			m := settle.Matched{OrderID: l.Line.OrderID, ParcelID: l.Line.ParcelID}
			if err := o.as(l.Statement.ImportID, func() error { return o.tie(l.Line, holder, m) }); err != nil {
				return err
			}
		}
	}
	for _, f := range facts {
		o.rivals[data.BaseKey(f.Order.Number)] = true
	}
	for _, number := range o.withdrawn.Numbers {
		o.rivals[number] = true
	}
	if err := o.tieRivals(); err != nil {
		return err
	}
	lines, err := o.freedLines()
	if err != nil {
		return err
	}
	if err := o.tieAll(lines); err != nil {
		return err
	}
	return o.tieLoose(o.withdrawn)
}

// withdrawOrphans takes the customers and holders out of the lists that only undone imports made and nothing names.
func (o *op) withdrawOrphans() error {
	customers, holders, err := o.Orphans()
	if err != nil {
		return err
	}
	for _, id := range customers {
		if err := o.WithdrawCustomer(id); err != nil {
			return err
		}
	}
	for _, id := range holders {
		if err := o.WithdrawHolder(id); err != nil {
			return err
		}
	}
	return nil
}

// workOf finds what an import edited, last edit first, and what it made.
func (o *op) workOf(importID int64) ([]data.Audit, store.Records, error) {
	trail, err := o.AuditTrail(data.AuditFilter{ImportID: &importID})
	if err != nil {
		return nil, store.Records{}, err
	}
	trail = slices.DeleteFunc(trail, func(a data.Audit) bool { return a.What != "edit" && a.What != "create" })
	slices.SortFunc(trail, func(a, b data.Audit) int { return int(b.ID - a.ID) })
	made, err := o.RecordsOf(importID)
	return trail, made, err
}

// takeBackChanges gives every record that was edited and that is still there the values it had before.
func (o *op) takeBackChanges(trail []data.Audit) error {
	for _, a := range trail {
		take := o.takeBack
		if a.What == "create" {
			take = o.takeBackMade
		}
		if err := take(a); err != nil {
			return err
		}
		o.did(1)
	}
	return nil
}

// takeBack takes back what an edit changed of a record, and leaves what was changed of it since.
func (o *op) takeBack(a data.Audit) error {
	switch a.Kind {
	case "order":
		is, err := o.Order(a.Record)
		if err != nil || is.Withdrawn {
			return err
		}
		return takeBackIn(a, is, func(v data.Order) error {
			o.touch(v.ID)
			_, err := o.SaveOrder(v)
			return err
		})
	case "parcel":
		is, err := o.Parcel(a.Record)
		if err != nil || is.Withdrawn {
			return err
		}
		return takeBackIn(a, is, func(v data.Parcel) error {
			o.touch(v.OrderID)
			if is.Waybill != "" && data.RefKey(is.Waybill) != data.RefKey(v.Waybill) {
				if err := o.untieFrom(is); err != nil {
					return err
				}
			}
			_, err := o.SaveParcel(v)
			return err
		})
	case "lines":
		return restoreFrom(a, a.Before, func(v []data.Line) error {
			if is, err := o.Order(a.Record); err != nil || is.Withdrawn {
				return err
			}
			o.touch(a.Record)
			return o.SaveLines(a.Record, v)
		})
	case "customer":
		is, err := o.Customer(a.Record)
		if err != nil || is.Withdrawn {
			return err
		}
		return takeBackIn(a, is, func(v data.Customer) error {
			_, err := o.SaveCustomer(v)
			return err
		})
	case "holder":
		is, err := o.Holder(a.Record)
		if err != nil {
			return err
		}
		return takeBackIn(a, is, func(v data.Holder) error {
			if _, err := o.SaveHolder(v); err != nil {
				return err
			}
			return o.touchRuled(is, v)
		})
	}
	return say.Errorf("undoing a change of a %s is not known", a.Kind)
}

// takeBackIn saves a record as it is, but for the fields that the edit changed: those are as before it.
func takeBackIn[T any](a data.Audit, is T, save func(T) error) error {
	var before, after, fields map[string]json.RawMessage
	now, err := json.Marshal(is)
	err = errors.Join(err, json.Unmarshal([]byte(a.Before), &before), json.Unmarshal([]byte(a.After), &after), json.Unmarshal(now, &fields))
	if err != nil {
		return say.Errorf("reading entry %d of the audit trail: %w", a.ID, err)
	}
	for field, was := range before {
		if !bytes.Equal(was, after[field]) {
			fields[field] = was
		}
	}
	text, err := json.Marshal(fields)
	if err != nil {
		return say.Errorf("reading entry %d of the audit trail: %w", a.ID, err)
	}
	return restoreFrom(a, string(text), save)
}

func restoreFrom[T any](a data.Audit, text string, save func(T) error) error {
	var was T
	if err := json.Unmarshal([]byte(text), &was); err != nil {
		return say.Errorf("reading entry %d of the audit trail: %w", a.ID, err)
	}
	return save(was)
}

// handOver makes a parcel what it is without the statement that told of it first: that of the file of orders that tells of it too, which
// later ones may have told more of.
func (o *op) handOver(h store.HandedOver) error {
	is, err := o.Parcel(h.ParcelID)
	if err != nil {
		return err
	}
	order, err := o.Order(is.OrderID)
	if err != nil {
		return err
	}
	o.touch(order.ID)
	p := is
	p.RowID = h.RowID
	if p.CODAmount == 0 { // which the statement had set
		uncollected, err := o.uncollected(order)
		if err != nil {
			return err
		}
		p.CODAmount = max(0, uncollected)
	}
	if h.Waybill != h.ImportID {
		p.Waybill = ""
	}
	if h.Carrier != h.ImportID {
		p.CarrierID = 0
	}
	if h.Waybill == 0 {
		if err := o.untieFrom(is); err != nil {
			return err
		}
	}
	if _, err := o.SaveParcel(p); err != nil {
		return err
	}
	for _, by := range []int64{h.Waybill, h.Carrier} {
		more := p
		if by == h.Waybill {
			more.Waybill = is.Waybill
		}
		if by == h.Carrier {
			more.CarrierID = is.CarrierID
		}
		if by == 0 || more == p {
			continue
		}
		if err := o.as(by, func() error { _, err := o.saveParcel(p, more); return err }); err != nil {
			return err
		}
		p = more
	}
	return nil
}

func (o *op) withdrawRecords(made store.Records) error {
	for ids := range slices.Chunk(made.Orders, 4*batch) { // each time the index of the search is written out
		if err := o.withdrawOrders(ids...); err != nil {
			return err
		}
		o.did(len(ids))
	}
	for _, id := range made.Statements {
		if err := o.withdrawStatement(id); err != nil {
			return err
		}
	}
	return o.withdrawParcels(made.Parcels...)
}

// withdrawOrders withdraws orders with their parcels and reverses what was posted for them. Statement lines that
// spoke of them speak of nothing known again.
func (o *op) withdrawOrders(ids ...int64) error {
	facts, err := o.OrderFacts(ids)
	if err != nil {
		return err
	}
	for _, f := range facts {
		for _, l := range f.Lines {
			if err := o.SetLineMatch(l.Line.ID, 0, 0); err != nil {
				return err
			}
			o.statements[l.Statement.ID] = true
		}
		o.withdrawn.Numbers = append(o.withdrawn.Numbers, data.NumberKeys(f.Order.Number)...)
		for _, p := range f.Parcels {
			o.withdrawn.Waybills = append(o.withdrawn.Waybills, data.RefKey(p.Waybill))
		}
		delete(o.orders, f.Order.ID)
	}
	posted, err := o.LiveTransfers(store.TransfersOf{Orders: ids})
	if err != nil {
		return err
	}
	if err := o.post(posted, nil); err != nil {
		return err
	}
	return o.WithdrawOrders(ids...)
}

// withdrawStatement withdraws a statement with its lines and deposits.
func (o *op) withdrawStatement(id int64) error {
	if err := o.touchStatement(id); err != nil {
		return err
	}
	return o.WithdrawStatement(id)
}

// withdrawParcels withdraws those of some parcels that are not withdrawn yet.
func (o *op) withdrawParcels(ids ...int64) error {
	for ids := range slices.Chunk(ids, 4*batch) {
		parcels, err := o.ParcelsAmong(ids)
		if err != nil {
			return err
		}
		for _, p := range parcels {
			o.touch(p.OrderID)
			o.withdrawn.Waybills = append(o.withdrawn.Waybills, data.RefKey(p.Waybill))
		}
		if err := o.untieFrom(parcels...); err != nil {
			return err
		}
		if err := o.WithdrawParcels(idsOf(parcels, func(p data.Parcel) int64 { return p.ID })...); err != nil {
			return err
		}
	}
	return nil
}
