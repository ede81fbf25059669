package book

import (
	"slices"

	"parcelbook/data"
	"parcelbook/data/store"
)

// before is what the book has of a file since it was taken in the last time.
type before struct {
	data.Import
	kept    map[data.Place]int64            // its rows
	waiting map[data.Place]data.Quarantined // its records that wait in quarantine, or were discarded there
	at      bool                            // the book has the file, from which those that wait can be read
}

// beforeOf finds what the book has of the file, read alike; an import without an id where it has nothing.
func (r *Review) beforeOf(tx *store.Tx, holder data.Holder) (before, error) {
	imp, err := tx.ImportOfSame(data.Import{Hash: r.Hash, Kind: string(r.Kind), Sheet: r.Sheet, HolderID: holder.ID})
	if isNotFound(err) {
		return before{}, nil
	}
	if err != nil {
		return before{}, err
	}
	b := before{Import: imp, waiting: map[data.Place]data.Quarantined{}}
	if b.kept, err = tx.KeptRows(imp.ID); err != nil {
		return b, err
	}
	if b.at, err = tx.KeepsContent(imp.ID); err != nil {
		return b, err
	}
	waiting, err := notTaken(tx, imp.ID)
	for _, q := range waiting {
		for _, row := range q.Rows {
			b.waiting[row.Place()] = q
		}
	}
	return b, err
}

// notTaken are the records of an import that wait in quarantine or were discarded there.
func notTaken(tx *store.Tx, importID int64) ([]data.Quarantined, error) {
	all, err := tx.Quarantine("")
	return slices.DeleteFunc(all, func(q data.Quarantined) bool { return q.ImportID != importID || q.State == data.QuarantineMended }), err
}

// again decides what a file that is in the book already still has to say: records that are no longer there, because
// another import was undone, rows that wait in quarantine or were discarded, and what is wrong with these by other answers.
// What the book knows better by now stays.
func (r *Review) again(tx *store.Tx, holder data.Holder) error {
	first, err := tx.ImportByHash(r.Hash)
	if isNotFound(err) {
		return nil
	}
	if err != nil {
		return err
	}
	was, err := r.beforeOf(tx, holder)
	if err != nil {
		return err
	}
	r.Already = &first
	if was.ID != 0 {
		r.Already, r.adds = &was.Import, was.ID
		if r.mends, err = tx.Mends(was.ID); err != nil {
			return err
		}
		if r.waitAgain(was) {
			r.Already = nil
		}
	}
	for i := range r.Items {
		item := &r.Items[i]
		if item.Twin != "" && was.kept[item.Place] != 0 { // it was left out then
			item.Leave = true
			continue
		}
		_, waited := was.waiting[item.Place]
		if item.Outcome == New || item.Outcome == Changed && waited {
			r.Already = nil
			continue
		}
		for i := range item.Changes {
			item.Changes[i].Accept = false
		}
	}
	if r.Already != nil {
		r.Counts.Unchanged, r.Counts.Changed = r.Counts.Unchanged+r.Counts.Changed, 0
	}
	return nil
}

// waitAgain lets what cannot be taken in of a file wait in the place of what waited or was discarded of it, and says whether
// that is news. What the book has from the file it keeps, though other answers make it illegible.
func (r *Review) waitAgain(was before) (news bool) {
	var still []data.Quarantined
	used := map[int64]bool{}
	for _, q := range r.Quarantine {
		var waited data.Quarantined
		taken := false
		for _, row := range q.Rows {
			if old := was.waiting[row.Place()]; !used[old.ID] && waited.ID == 0 {
				waited = old
			}
			taken = taken || was.kept[row.Place()] != 0
		}
		if waited.ID == 0 && taken {
			continue
		}
		q.ID, used[waited.ID] = waited.ID, waited.ID != 0
		still = append(still, q)
		news = news || waited.State != data.QuarantineOpen || !was.at || !slices.Equal(waited.Problems, q.Problems)
	}
	r.Quarantine = still
	return news
}

// together is what became of the rows of a file that was taken in for a second time: what came of it then and now.
func together(then, now data.Counts) data.Counts {
	now.New = min(then.New+now.New, now.Rows-now.Refused-now.Skipped) // what was undone with another import came twice
	now.Changed = min(then.Changed+now.Changed, now.Rows-now.Refused-now.Skipped-now.New)
	now.Unchanged = now.Rows - now.Refused - now.Skipped - now.New - now.Changed
	return now
}

// keepWaiting puts what could not be taken in into quarantine. What waited of the same file before and does no more is mended.
func (o *op) keepWaiting(r *Review) error {
	still := map[int64]bool{}
	for _, q := range r.Quarantine {
		q.ImportID = o.imported
		id, err := o.SaveQuarantine(q)
		if err != nil {
			return err
		}
		still[id] = true
	}
	if r.adds == 0 {
		return nil
	}
	waited, err := notTaken(o.Tx, r.adds)
	if err != nil {
		return err
	}
	for _, q := range waited {
		if still[q.ID] {
			continue
		}
		if err := o.SetQuarantineState(q.ID, data.QuarantineMended); err != nil {
			return err
		}
	}
	return o.DropContents()
}
