package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"parcelbook/data/say"
)

// bulk writes many new rows of one table by the driver's own statements. A column that says the same in all rows of a
// batch is written into the statement, for handing a value over costs SQLite more than storing it.
type bulk struct {
	table    string
	columns  []string
	rows     [][]driver.Value
	literals []string // by column: what all rows have there, in SQL; "": a value of its own each
	numbered bool     // the first column is the id, which SQLite gives out: one more than the last, as the rows have it
	atOnce   int      // how many rows a statement takes, where so many are left

	tuple     string // of the statements, for a row
	one, many insertion
	args      []driver.NamedValue
}

// rowsAtOnce is how many rows a statement takes where it may take several: more gain little.
const rowsAtOnce = 20

// insertion is a statement of the driver; nil: not made.
type insertion interface {
	driver.Stmt
	driver.StmtExecContext
}

// bulkOf writes many new records of a type.
type bulkOf[T any] struct {
	bulk
	of      record[T]
	current T     // the one being added, so that what points to its fields is made once
	fields  []any // of current
}

// bulk writes new records; derived columns come last, as in single inserts.
func (r record[T]) bulk(derived ...string) *bulkOf[T] {
	columns := append(r.columns[:len(r.columns):len(r.columns)], derived...)
	b := &bulkOf[T]{bulk: bulk{table: r.table, columns: columns, numbered: true, atOnce: rowsAtOnce}, of: r}
	b.fields = r.fields(&b.current)
	return b
}

// add takes a record in, and what follows its fields and those that are derived from them.
func (b *bulkOf[T]) add(v *T, more ...any) error {
	b.current = *v
	b.row()
	for _, fields := range [][]any{b.fields, b.of.derivedOf(v), more} {
		if err := b.fill(fields); err != nil {
			return err
		}
	}
	return nil
}

// row starts a further row, and reuses the memory of an earlier batch.
func (b *bulk) row() {
	n := len(b.rows)
	if n < cap(b.rows) {
		b.rows = b.rows[:n+1]
	} else {
		b.rows = append(b.rows, make([]driver.Value, 0, len(b.columns)))
	}
	b.rows[n] = b.rows[n][:0]
	if n == 0 {
		b.literals = b.literals[:0]
	}
}

// add takes a row in by pointers to its values and values.
func (b *bulk) add(fields ...any) error {
	b.row()
	return b.fill(fields)
}

// fill adds the next values to the last row.
func (b *bulk) fill(fields []any) error {
	n := len(b.rows) - 1
	for _, f := range fields {
		v, err := valueOf(f)
		if err != nil {
			return err
		}
		if n == 0 {
			b.literals = append(b.literals, literalOf(v))
		} else if c := len(b.rows[n]); b.literals[c] != "" && v != b.rows[0][c] {
			b.literals[c] = ""
		}
		b.rows[n] = append(b.rows[n], v)
	}
	return nil
}

// valueOf is what a field is in SQLite.
func valueOf(field any) (driver.Value, error) {
	switch f := field.(type) {
	case string:
		return f, nil
	case *string:
		return *f, nil
	case int64:
		return f, nil
	case *int64:
		return *f, nil
	case *bool:
		return *f, nil
	case driver.Valuer:
		return f.Value()
	}
	v := reflect.Indirect(reflect.ValueOf(field))
	switch v.Kind() {
	case reflect.String:
		return v.String(), nil
	case reflect.Int, reflect.Int64:
		return v.Int(), nil
	case reflect.Bool:
		return v.Bool(), nil
	case reflect.Slice:
		return v.Bytes(), nil
	default:
		return nil, say.Errorf("a %s cannot be stored", v.Type())
	}
}

// write inserts the rows that were added and forgets them.
func (b *bulk) write(tx *Tx) error {
	if len(b.rows) == 0 {
		return nil
	}
	bound, tuple := b.phrase()
	err := tx.conn.Raw(func(c any) error {
		if err := b.prepare(c, tuple); err != nil {
			return err
		}
		for some := range slices.Chunk(b.rows, b.atOnce) {
			if err := tx.ctx.Err(); err != nil {
				return err
			}
			if err := b.insert(some, bound); err != nil {
				return err
			}
		}
		return nil
	})
	b.rows = b.rows[:0]
	if err != nil {
		return say.Errorf("%s: %w", strings.ReplaceAll(b.table, "_", " "), err)
	}
	return nil
}

// insert writes rows together, or one by one where they are too few for that.
func (b *bulk) insert(rows [][]driver.Value, bound []int) error {
	run, each := b.one, 1
	if b.many != nil && len(rows) == b.atOnce {
		run, each = b.many, b.atOnce
	}
	for some := range slices.Chunk(rows, each) {
		b.args = b.args[:0]
		for _, row := range some {
			for _, column := range bound {
				b.args = append(b.args, driver.NamedValue{Ordinal: len(b.args) + 1, Value: row[column]})
			}
		}
		result, err := run.ExecContext(context.Background(), b.args)
		if err != nil {
			return explain(err)
		}
		if err := b.checkIDs(some, result); err != nil {
			return err
		}
	}
	return nil
}

// checkIDs makes sure that the rows got the ids that they were said to have, if any.
func (b *bulk) checkIDs(rows [][]driver.Value, result driver.Result) error {
	if !b.numbered || rows[0][0] == nil {
		return nil
	}
	last, err := result.LastInsertId()
	if err != nil {
		return err
	}
	for i, row := range rows {
		id, _ := row[0].(int64)
		if next := last - int64(len(rows)-1-i); id != next {
			return say.Errorf("a new record has the id %d, and the next free one is %d", id, next)
		}
	}
	return nil
}

// phrase is a row of the statement of the batch, and the columns whose values it takes as parameters.
func (b *bulk) phrase() (bound []int, tuple string) {
	var values []string
	for c := b.firstColumn(); c < len(b.columns); c++ {
		literal := b.literals[c]
		if literal == "" {
			literal = "?"
			bound = append(bound, c)
		}
		values = append(values, literal)
	}
	return bound, "(" + strings.Join(values, ", ") + ")"
}

// firstColumn is the first one that is written.
func (b *bulk) firstColumn() int {
	if b.numbered {
		return 1
	}
	return 0
}

// literalOf writes a value in SQL; "" for those that are better handed over.
func literalOf(v driver.Value) string {
	switch v := v.(type) {
	case nil:
		return "NULL"
	case int64:
		return strconv.FormatInt(v, 10)
	case bool:
		if v {
			return "1"
		}
		return "0"
	case string:
		if len(v) < 100 && !strings.Contains(v, "\x00") {
			return "'" + strings.ReplaceAll(v, "'", "''") + "'"
		}
	}
	return ""
}

// prepare readies the statements, unless they are those of the batch before. A failing one fails the whole Tx. So it need not
// take back its own rows, of which SQLite would else make a note before it writes several, and have the index of the search
// write out all that it has gathered. It does so for ids that it does not give out itself too.
func (b *bulk) prepare(c any, tuple string) error {
	if b.one != nil && b.tuple == tuple {
		return nil
	}
	if err := b.close(); err != nil {
		return err
	}
	text := "INSERT OR FAIL INTO " + b.table + " (" + strings.Join(b.columns[b.firstColumn():], ", ") + ") VALUES "
	var err error
	if b.one, err = prepared(c, text+tuple); err == nil && b.atOnce > 1 {
		b.many, err = prepared(c, text+tuple+strings.Repeat(", "+tuple, b.atOnce-1))
	}
	b.tuple = tuple
	return err
}

func prepared(c any, text string) (insertion, error) {
	conn, ok := c.(driver.ConnPrepareContext)
	if !ok {
		return nil, say.Text("the driver of SQLite prepares no statements")
	}
	s, err := conn.PrepareContext(context.Background(), text)
	if err != nil {
		return nil, explain(err)
	}
	ready, ok := s.(insertion)
	if !ok {
		return nil, errors.Join(say.Text("the driver of SQLite runs no statements"), s.Close())
	}
	return ready, nil
}

// close ends the statements.
func (b *bulk) close() error {
	var errs []error
	for _, s := range []insertion{b.one, b.many} {
		if s != nil {
			errs = append(errs, s.Close())
		}
	}
	b.one, b.many = nil, nil
	return errors.Join(errs...)
}
