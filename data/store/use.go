package store

import (
	"fmt"
	"strings"
)

// use is a sort of record that may depend on another, and the query that counts those depending on an id.
type use struct{ nouns, query string }

// unused makes sure that nothing depends on a record; else ErrInUse with a count of each sort ("orders: 3").
func (tx *Tx) unused(what string, id int64, uses ...use) error {
	var found []string
	for _, u := range uses {
		n, err := tx.count(u.query, id)
		if err != nil {
			return fmt.Errorf("%s %d: %w", what, id, err)
		}
		if n > 0 {
			found = append(found, fmt.Sprintf("%s: %d", u.nouns, n))
		}
	}
	if len(found) > 0 {
		return fmt.Errorf("%s %d: %w: %s", what, id, ErrInUse, strings.Join(found, ", "))
	}
	return nil
}
