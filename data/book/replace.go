package book

import (
	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// findReplaced finds the earlier statements of the holder that a file seems to correct: at least half of its parcels are
// on them, or they came under the same name with a parcel of it or with nothing that could be taken in, or they have as sums what it has by the parcel. The exports of a
// ledger overlap by design, and what is known of them is known by the line; they replace nothing.
func (r *Review) findReplaced(tx *store.Tx, p *plan) error {
	if r.Kind != intake.Statements || r.result.Statement.Kind == data.StatementLedger || p.holder.ID == 0 || r.Already != nil {
		return nil
	}
	waybills, numbers := p.spokenOf()
	shared, err := tx.SharedParcels(p.holder.ID, r.result.Statement.Kind, keysOf(waybills), keysOf(numbers))
	if err != nil {
		return err
	}
	all, err := tx.Imports()
	if err != nil {
		return err
	}
	sums, err := p.findSums(tx)
	if err != nil {
		return err
	}
	parcels := len(waybills) + len(numbers)
	for _, imp := range all {
		same := imp.Kind == string(intake.Statements) && imp.HolderID == p.holder.ID && imp.File == r.File
		n := shared[imp.ID]
		switch {
		case imp.Undone, imp.ID == r.adds:
		case sums[imp.ID], n > 0 && (2*n >= parcels || same), same && imp.Counts.Records == 0 && n == 0:
			r.Replaces = append(r.Replaces, imp)
		}
	}
	if len(r.Replaces) == 0 {
		return nil
	}
	instead := plan{holder: p.holder}
	if instead.lines, err = planLines(tx, p.holder, r.result, r.replacedIDs()...); err != nil {
		return err
	}
	instead.count(&r.replaced.counts, r.result)
	r.replaced.problems = append(r.replaced.problems, r.told(instead.doubts(r.result))...)
	return nil
}

// spokenOf gives the waybills of the file's lines, and the order numbers of those without one.
func (p *plan) spokenOf() (waybills, numbers map[string]bool) {
	waybills, numbers = map[string]bool{}, map[string]bool{}
	for _, l := range p.lines {
		if key := data.RefKey(l.line.Waybill); key != "" {
			waybills[key] = true
		} else if key := data.RefKey(l.line.OrderNumber); key != "" {
			numbers[key] = true
		}
	}
	return waybills, numbers
}

func (r *Review) replacedIDs() []int64 {
	return idsOf(r.Replaces, func(i data.Import) int64 { return i.ID })
}

// replace takes the statements back that the file stands in for, within the change that takes it in. Undoing
// that later does not bring them back: their own files can come again.
func (o *op) replace(r *Review) error {
	if !r.Replace {
		return nil
	}
	for _, id := range r.replacedIDs() {
		if err := o.takeBackReplaced(id); err != nil {
			return say.Errorf("%s cannot replace what came before: %w", r.File, err)
		}
	}
	return nil
}
