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

// tally is a sentence about how many rows a query counts; nothing is said of none.
type tally struct{ one, many, query string }

// tell gives the sentences of those tallies that count anything. Each query is called with the same parameters.
func (tx *Tx) tell(tallies []tally, args ...any) ([]string, error) {
	var told []string
	for _, t := range tallies {
		n, err := tx.count(t.query, args...)
		switch {
		case err != nil:
			return nil, err
		case n == 1:
			told = append(told, t.one)
		case n > 1:
			told = append(told, fmt.Sprintf(t.many, n))
		}
	}
	return told, nil
}
