package store

import "parcelbook/data/say"

// use is a sort of record that may depend on another, and the query that counts those depending on an id.
type use struct {
	nouns say.Text
	query string
}

// unused makes sure that nothing depends on a record; else ErrInUse with a count of each sort ("orders: 3").
func (tx *Tx) unused(what say.Text, id int64, uses ...use) error {
	if err := tx.noneUsed(id, uses...); err != nil {
		return say.Errorf("%s %d: %w", what, id, err)
	}
	return nil
}

// noneUsed is unused for whatever the queries take: an id, or a list of them.
func (tx *Tx) noneUsed(which any, uses ...use) error {
	var found []say.Text
	for _, u := range uses {
		n, err := tx.count(u.query, which)
		if err != nil {
			return err
		}
		if n > 0 {
			found = append(found, say.Textf("%s: %d", u.nouns, n))
		}
	}
	if len(found) > 0 {
		return say.Errorf("%w: %s", ErrInUse, say.Join("%s, %s", found...))
	}
	return nil
}

// Dependent is what hangs on an import, in a few words, counted.
type Dependent struct {
	Said   say.Text
	Import int64 // the import that did it; 0: it was done by hand
}

// tellImports gives what hangs on an import for each import that a query finds, with its file and how many records of it count;
// another for what no import brought.
func (tx *Tx) tellImports(of, byHand say.Text, query string, args ...any) ([]Dependent, error) {
	var told []Dependent
	err := tx.each(func(row scanner) error {
		var id ref
		var n int
		var file string
		err := row.Scan(&id, &file, &n)
		if id == 0 {
			told = append(told, Dependent{Said: say.Textf(byHand, n)})
		} else {
			told = append(told, Dependent{say.Textf(of, int64(id), file, n), int64(id)})
		}
		return err
	}, query, args...)
	return told, err
}

// tally is a sentence about how many rows a query counts; nothing is said of none.
type tally struct {
	one, many say.Text
	query     string
}

// tell gives the sentences of those tallies that count anything. Each query is called with the same parameters.
func (tx *Tx) tell(tallies []tally, args ...any) ([]say.Text, error) {
	var told []say.Text
	for _, t := range tallies {
		n, err := tx.count(t.query, args...)
		switch {
		case err != nil:
			return nil, err
		case n == 1:
			told = append(told, t.one)
		case n > 1:
			told = append(told, say.Textf(t.many, n))
		}
	}
	return told, nil
}
