package book

import (
	"encoding/json"
	"fmt"
	"slices"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// listField is a field of a record that one of the book's own lists may change: its name, how it reads, and how it is
// taken over.
type listField[T any] struct {
	name string
	text func(*T) string
	take func(to, from *T)
}

func textOf[T any, S ~string](name string, at func(*T) *S) listField[T] {
	return listField[T]{name, func(r *T) string { return string(*at(r)) }, func(to, from *T) { *at(to) = *at(from) }}
}

func numberOf[T any, N int | int64](name string, at func(*T) *N) listField[T] {
	return listField[T]{name, func(r *T) string { return fmt.Sprint(*at(r)) }, func(to, from *T) { *at(to) = *at(from) }}
}

// listDiff lists what the file has otherwise than the book; what was set by hand is accepted only if the user says so.
func listDiff[T any](fields []listField[T], is, file *T, hand map[string]bool) []Change {
	var changes []Change
	for _, f := range fields {
		if was, will := f.text(is), f.text(file); was != will {
			changes = append(changes, Change{Field: f.name, Old: was, New: will, Hand: hand[f.name], Accept: !hand[f.name]})
		}
	}
	return changes
}

// listMerge is the record with the accepted changes.
func listMerge[T any](fields []listField[T], is, file T, changes []Change) T {
	for _, f := range fields {
		if slices.ContainsFunc(changes, func(c Change) bool { return c.Field == f.name && c.Accept }) {
			f.take(&is, &file)
		}
	}
	return is
}

// handByTrail finds the fields of a record that were set by hand, by the trail.
func handByTrail[T any](tx *store.Tx, kind string, id int64, fields []listField[T]) (map[string]bool, error) {
	trail, err := tx.AuditTrail(data.AuditFilter{Kind: kind, Record: &id})
	hand := map[string]bool{}
	for _, a := range trail {
		if a.ImportID != 0 || a.After == "" {
			continue
		}
		var before, after T
		if a.Before != "" {
			if err := json.Unmarshal([]byte(a.Before), &before); err != nil {
				return nil, say.Errorf("reading entry %d of the audit trail: %w", a.ID, err)
			}
		}
		if err := json.Unmarshal([]byte(a.After), &after); err != nil {
			return nil, say.Errorf("reading entry %d of the audit trail: %w", a.ID, err)
		}
		for _, f := range fields {
			hand[f.name] = hand[f.name] || f.text(&before) != f.text(&after)
		}
	}
	return hand, err
}

// outcomeOf is what becomes of a record of a list.
func outcomeOf(refused say.Text, id int64, changes []Change) Outcome {
	switch {
	case refused != "":
		return Refused
	case id == 0:
		return New
	case len(changes) > 0:
		return Changed
	}
	return Unchanged
}
