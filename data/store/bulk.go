package store

import (
	"context"
	"database/sql/driver"
	"reflect"
	"strconv"
	"strings"

	"parcelbook/data/say"
)

// bulk writes many new rows of one table by the driver's own statements. A column that says the same in all rows of a
// batch is written into the statement, for handing a value over costs SQLite more than storing it.
type bulk struct {
	table   string
	columns []string
	rows    [][]driver.Value
	text    string // of the statement
	ready   driver.Stmt
	args    []driver.NamedValue
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
	b := &bulkOf[T]{bulk: bulk{table: r.table, columns: append(r.columns[:len(r.columns):len(r.columns)], derived...)}, of: r}
	b.fields = r.fields(&b.current)
	return b
}

// add takes a record in, and what follows its fields and those that are derived from them.
func (b *bulkOf[T]) add(v *T, more ...any) error {
	b.current = *v
	row := b.row()
	for _, fields := range [][]any{b.fields, b.of.derivedOf(v), more} {
		if err := addTo(row, fields); err != nil {
			return err
		}
	}
	return nil
}

// row starts a further row, and reuses the memory of an earlier batch.
func (b *bulk) row() *[]driver.Value {
	n := len(b.rows)
	if n < cap(b.rows) {
		b.rows = b.rows[:n+1]
	} else {
		b.rows = append(b.rows, make([]driver.Value, 0, len(b.columns)))
	}
	b.rows[n] = b.rows[n][:0]
	return &b.rows[n]
}

// add takes a row in by pointers to its values and values.
func (b *bulk) add(fields ...any) error { return addTo(b.row(), fields) }

func addTo(row *[]driver.Value, fields []any) error {
	for _, f := range fields {
		v, err := valueOf(f)
		if err != nil {
			return err
		}
		*row = append(*row, v)
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

// write inserts the rows that were added and forgets them. A statement takes one row: before one of several SQLite notes
// what it would have to take back, and the index of the search writes out all that it has gathered.
func (b *bulk) write(tx *Tx) error {
	if len(b.rows) == 0 {
		return nil
	}
	bound, text := b.statement()
	err := tx.conn.Raw(func(c any) error {
		if err := b.prepare(c, text, len(bound)); err != nil {
			return err
		}
		run, ok := b.ready.(driver.StmtExecContext)
		if !ok {
			return say.Text("the driver of SQLite runs no statements")
		}
		for _, row := range b.rows {
			if err := tx.ctx.Err(); err != nil {
				return err
			}
			for i, column := range bound {
				b.args[i].Value = row[column]
			}
			if _, err := run.ExecContext(context.Background(), b.args); err != nil {
				return explain(err)
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

// statement is the INSERT of the batch, and the columns whose values it takes as parameters.
func (b *bulk) statement() (bound []int, text string) {
	values := make([]string, len(b.columns))
	for c := range b.columns {
		literal, ok := literalOf(b.rows[0][c])
		for i := 1; ok && i < len(b.rows); i++ {
			ok = b.rows[i][c] == b.rows[0][c]
		}
		if !ok {
			literal = "?"
			bound = append(bound, c)
		}
		values[c] = literal
	}
	return bound, "INSERT INTO " + b.table + " (" + strings.Join(b.columns, ", ") + ") VALUES (" + strings.Join(values, ", ") + ")"
}

// literalOf writes a value in SQL; ok is false for those that are better handed over.
func literalOf(v driver.Value) (text string, ok bool) {
	switch v := v.(type) {
	case nil:
		return "NULL", true
	case int64:
		return strconv.FormatInt(v, 10), true
	case bool:
		if v {
			return "1", true
		}
		return "0", true
	case string:
		return "'" + strings.ReplaceAll(v, "'", "''") + "'", len(v) < 100 && !strings.Contains(v, "\x00")
	}
	return "", false
}

// prepare readies the statement, unless it is that of the batch before.
func (b *bulk) prepare(c any, text string, bound int) error {
	if b.ready != nil && b.text == text {
		return nil
	}
	if err := b.close(); err != nil {
		return err
	}
	conn, ok := c.(driver.ConnPrepareContext)
	if !ok {
		return say.Text("the driver of SQLite prepares no statements")
	}
	var err error
	if b.ready, err = conn.PrepareContext(context.Background(), text); err != nil {
		return explain(err)
	}
	b.text, b.args = text, make([]driver.NamedValue, bound)
	for i := range b.args {
		b.args[i].Ordinal = i + 1
	}
	return nil
}

// close ends the statement.
func (b *bulk) close() error {
	if b.ready == nil {
		return nil
	}
	err := b.ready.Close()
	b.ready = nil
	return err
}
