package store

import (
	"strings"

	"parcelbook/data/say"
)

// record ties a type to its table. One list of fields serves reading and writing: pointers into the value, in the
// order of the columns, the id first.
type record[T any] struct {
	name    say.Text // for errors: "order"
	table   string
	columns []string
	fields  func(*T) []any
	derived func(*T) []any // values of the last columns, which are written and never read

	selectAll, insertRow, updateRow string
}

// newRecord completes a record with its SQL. derived names the columns that are only written.
func newRecord[T any](r record[T], columns string, derived ...string) record[T] {
	r.columns = append([]string{"id"}, strings.Fields(columns)...)
	written := append(r.columns[1:len(r.columns):len(r.columns)], derived...)
	r.selectAll = "SELECT " + r.list("t") + " FROM " + r.table + " t "
	r.insertRow = "INSERT INTO " + r.table + " (" + strings.Join(written, ", ") + ") VALUES (?" + strings.Repeat(", ?", len(written)-1) + ")"
	r.updateRow = "UPDATE " + r.table + " SET " + strings.Join(written, " = ?, ") + " = ? WHERE id = ?"
	return r
}

// list names the columns that are read, of the table under an alias.
func (r record[T]) list(alias string) string {
	return alias + "." + strings.Join(r.columns, ", "+alias+".")
}

// get reads the record that a WHERE clause finds.
func (r record[T]) get(tx *Tx, where string, args ...any) (T, error) {
	var v T
	err := tx.scan(r.selectAll+where, args, r.fields(&v)...)
	return v, err
}

// byID reads one record; the error names it.
func (r record[T]) byID(tx *Tx, id int64) (T, error) {
	v, err := r.get(tx, "WHERE t.id = ?", id)
	if err != nil {
		return v, say.Errorf("%s %d: %w", r.name, id, err)
	}
	return v, nil
}

// all lists the records that the rest of a query, from WHERE or a join on, finds.
func (r record[T]) all(tx *Tx, rest string, args ...any) ([]T, error) {
	var list []T
	err := tx.each(func(row scanner) error {
		var v T
		err := row.Scan(r.fields(&v)...)
		list = append(list, v)
		return err
	}, r.selectAll+rest, args...)
	if err != nil {
		return nil, say.Errorf("reading %s records: %w", r.name, err)
	}
	return list, nil
}

// save inserts the record where its id is 0, else updates it, and gives the id.
func (r record[T]) save(tx *Tx, v *T) (int64, error) {
	fields := r.fields(v)
	id, ok := fields[0].(*int64)
	if !ok {
		return 0, say.Errorf("%s: the first field is not its id", r.name)
	}
	values := append(fields[1:], r.derivedOf(v)...)
	if *id != 0 {
		return *id, tx.change(r.name, *id, r.updateRow, append(values, *id)...)
	}
	added, err := tx.insert(r.insertRow, values...)
	if err != nil {
		return 0, say.Errorf("%s: %w", r.name, err)
	}
	return added, nil
}

func (r record[T]) derivedOf(v *T) []any {
	if r.derived == nil {
		return nil
	}
	return r.derived(v)
}

// withdraw takes the record out of the book, leaving its trace.
func (r record[T]) withdraw(tx *Tx, id int64) error {
	return tx.change(r.name, id, "UPDATE "+r.table+" SET withdrawn = 1 WHERE id = ? AND NOT withdrawn", id)
}

// delete removes the record; ErrInUse where another still refers to it.
func (r record[T]) delete(tx *Tx, id int64) error {
	return tx.change(r.name, id, "DELETE FROM "+r.table+" WHERE id = ?", id)
}

// validated says that a record is refused, and what is wrong with it.
func validated(what say.Text, name string, err error) error {
	if err != nil {
		return say.Errorf("%s %s: %w", what, name, err)
	}
	return nil
}
