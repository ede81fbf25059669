package book

import (
	"maps"
	"slices"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/money"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// A carrier may account for a remittance twice: parcel by parcel, and as one sum in a list of its remittances. Both name
// it alike, and what comes second is not taken, or the money would count twice.

// whole says whether a line is a remittance in one sum.
func whole(l *intake.Line) bool {
	return l.Reference != "" && data.RefKey(l.Waybill) == "" && data.RefKey(l.OrderNumber) == ""
}

// markRemittances finds the lines of remittances that the holder has accounted for in the other way before.
func markRemittances(tx *store.Tx, holder data.Holder, r *intake.Result, plans []linePlan, but ...int64) error {
	if r.Statement.Kind != data.StatementCOD {
		return nil
	}
	for _, sums := range []bool{true, false} {
		references := map[string]bool{}
		for i := range plans {
			if l := &plans[i].line; l.Reference != "" && whole(l) == sums {
				references[l.Reference] = true
			}
		}
		if len(references) == 0 {
			continue
		}
		found, err := tx.Remittances(holder.ID, keysOf(references), !sums, but...)
		if err != nil {
			return err
		}
		for i := range plans {
			l := &plans[i].line
			if is, ok := found[l.Reference]; ok && whole(l) == sums {
				plans[i].told = &is
			}
		}
	}
	return nil
}

// remittanceDoubts say which remittances are not taken, for the holder has accounted for them before.
func (p *plan) remittanceDoubts() []say.Text {
	type sum struct {
		lines int
		net   int64
		line  *intake.Line
		told  *store.Remittance
	}
	sums := map[string]*sum{}
	for i := range p.lines {
		l := &p.lines[i]
		if l.told == nil {
			continue
		}
		s := sums[l.line.Reference]
		if s == nil {
			s = &sum{line: &l.line, told: l.told}
			sums[l.line.Reference] = s
		}
		s.lines, s.net = s.lines+1, s.net+l.line.Net
	}
	var reasons []say.Text
	for _, reference := range slices.Sorted(maps.Keys(sums)) {
		s := sums[reference]
		reason := say.Textf("the remittance %s is there parcel by parcel, by import %d: its sum is not taken again", reference, s.told.ImportID)
		if !whole(s.line) {
			reason = say.Textf("the remittance %s is there as one sum, by import %d: its lines (%d) are not taken, or they would count twice; to have them instead, let this file replace that import, or undo it first",
				reference, s.told.ImportID, s.lines)
		}
		if s.net != s.told.Net {
			reason = say.Textf("%s; it came to %s there and comes to %s here", reason, money.New(s.told.Net, s.line.Currency), money.New(s.net, s.line.Currency))
		}
		reasons = append(reasons, reason)
	}
	return reasons
}

// findSums finds the earlier imports that this file tells parcel by parcel what they had as sums.
func (p *plan) findSums(tx *store.Tx) (map[int64]bool, error) {
	told := map[int64]map[string]bool{}
	for i := range p.lines {
		if l := &p.lines[i]; l.told != nil && !whole(&l.line) {
			if told[l.told.ImportID] == nil {
				told[l.told.ImportID] = map[string]bool{}
			}
			told[l.told.ImportID][l.line.Reference] = true
		}
	}
	replaced := map[int64]bool{}
	for id, references := range told {
		lines, err := tx.ImportLineIdents(id)
		if err != nil {
			return nil, err
		}
		replaced[id] = len(lines) == len(references)
	}
	return replaced, nil
}
