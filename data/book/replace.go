package book

import (
	"cmp"
	"slices"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// findReplaced finds the earlier statements of the holder that a file seems to correct: at least half of its parcels are
// on them with money that goes the same way, or they came under the same name with such a parcel or with nothing that could be taken in,
// or they have as sums what it has by the parcel. Of one that overlaps an earlier payout it is enough that it says otherwise of any. What is taken back of an earlier payment is none of its corrections. The exports of a
// ledger overlap by design, and what is known of them is known by the line; they replace nothing.
func (r *Review) findReplaced(tx *store.Tx, p *plan) error {
	if r.Kind != intake.Statements || r.result.Statement.Kind == data.StatementLedger || p.holder.ID == 0 || r.Already != nil {
		return nil
	}
	overlaps := p.overlaps()
	shared, parcels, err := p.shared(tx, overlaps, data.Statement{Kind: r.result.Statement.Kind, HolderID: p.holder.ID, Date: r.result.Statement.Date})
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
	for _, imp := range all {
		same := imp.Kind == string(intake.Statements) && imp.HolderID == p.holder.ID && imp.File == r.File
		n := shared[imp.ID]
		switch {
		case imp.Undone, imp.ID == r.adds:
		case sums[imp.ID], n > 0 && (overlaps || 2*n >= parcels || same), same && imp.Counts.Records == 0 && n == 0:
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

// overlaps says whether some lines are there, and some are not.
func (p *plan) overlaps() bool {
	known := func(l linePlan) bool { return l.known }
	return slices.ContainsFunc(p.lines, known) && slices.ContainsFunc(p.lines, func(l linePlan) bool { return !known(l) })
}

// shared counts by import the parcels of the file of which an earlier statement of the holder says that money went the same way, and of how
// many the file speaks; of one that overlaps an earlier payout by lines that are not there yet. A line without a waybill is about the parcel of its order.
func (p *plan) shared(tx *store.Tx, overlaps bool, head data.Statement) (byImport map[int64]int, parcels int, err error) {
	signs := map[string]map[int]bool{}
	waybills, numbers := map[string]bool{}, map[string]bool{}
	for i := range p.lines {
		l := &p.lines[i].line
		if overlaps && p.lines[i].known {
			continue
		}
		key := data.RefKey(l.Waybill)
		if key != "" {
			waybills[key] = true
		} else if key = data.RefKey(l.OrderNumber); key != "" {
			numbers[key] = true
		}
		if signs[key] == nil {
			signs[key] = map[int]bool{}
		}
		signs[key][cmp.Compare(came(l, head.Kind), 0)] = true
	}
	meant, err := p.runsSpokenOf(tx, head, numbers)
	if err != nil {
		return nil, 0, err
	}
	spoken, err := tx.SpokenOf(head.HolderID, head.Kind, keysOf(waybills), keysOf(numbers))
	met := map[store.Spoken]bool{}
	byImport = map[int64]int{}
	for _, s := range spoken {
		order, runs := meant[s.Key]
		same := signs[s.Key][s.Sign] && (!runs || s.OrderID == order || s.OrderID == 0)
		if s.OrderID, s.Sign = 0, 0; same && !met[s] {
			met[s] = true
			byImport[s.ImportID]++
		}
	}
	return byImport, len(waybills) + len(numbers), err
}

// came is what comes of a line to the seller: of an invoice for freight, what will be owed.
func came(l *intake.Line, kind data.StatementKind) int64 {
	if kind == data.StatementFreight {
		return -l.Freight - l.FeeTotal()
	}
	return l.Net
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
