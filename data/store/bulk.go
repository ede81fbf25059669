package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// bulk writes many new rows of one table by the driver's own statements. A column that says the same in all rows of a
// batch is written into the statement, for handing a value over costs SQLite more than storing it.
type bulk struct {
	table     string
	columns   []string
	singly    bool // a statement takes one row, for before one of many the index of the search writes out all it has gathered
	rows      [][]driver.Value
	some, one inserting
}

// rowsAtOnce is how many rows a statement takes at a time.
const rowsAtOnce = 25

// inserting is a statement that is ready to insert rows.
type inserting struct {
	text string
	stmt driver.Stmt
	args []driver.NamedValue
}

// bulk writes new records; derived columns come last, as in single inserts.
func (r record[T]) bulk(derived ...string) *bulk {
	return &bulk{table: r.table, columns: append(r.columns[:len(r.columns):len(r.columns)], derived...)}
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
func (b *bulk) add(fields ...any) error {
	row := b.row()
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
		return nil, fmt.Errorf("a %s cannot be stored", v.Type())
	}
}

// write inserts the rows that were added and forgets them.
func (b *bulk) write(tx *Tx) error {
	if len(b.rows) == 0 {
		return nil
	}
	bound, head, row := b.statement()
	err := tx.conn.Raw(func(c any) error {
		for some := range slices.Chunk(b.rows, rowsAtOnce) {
			if err := tx.ctx.Err(); err != nil {
				return err
			}
			if len(some) == rowsAtOnce && !b.singly {
				if err := b.some.run(c, head+row+strings.Repeat(", "+row, rowsAtOnce-1), some, bound); err != nil {
					return err
				}
				continue
			}
			for i := range some {
				if err := b.one.run(c, head+row, some[i:i+1], bound); err != nil {
					return err
				}
			}
		}
		return nil
	})
	b.rows = b.rows[:0]
	if err != nil {
		return fmt.Errorf("%s: %w", strings.ReplaceAll(b.table, "_", " "), err)
	}
	return nil
}

// statement is the INSERT of the batch up to its rows, what stands for a row there, and the columns whose values are parameters.
func (b *bulk) statement() (bound []int, head, row string) {
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
	return bound, "INSERT INTO " + b.table + " (" + strings.Join(b.columns, ", ") + ") VALUES ", "(" + strings.Join(values, ", ") + ")"
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

// run inserts rows by a statement, which is prepared anew where it is not that of the call before.
func (s *inserting) run(c any, text string, rows [][]driver.Value, bound []int) error {
	if s.stmt == nil || s.text != text {
		if err := s.prepare(c, text, len(rows)*len(bound)); err != nil {
			return err
		}
	}
	run, ok := s.stmt.(driver.StmtExecContext)
	if !ok {
		return errors.New("the driver of SQLite runs no statements")
	}
	for i, row := range rows {
		for j, column := range bound {
			s.args[i*len(bound)+j].Value = row[column]
		}
	}
	_, err := run.ExecContext(context.Background(), s.args)
	return explain(err)
}

func (s *inserting) prepare(c any, text string, args int) error {
	if err := s.close(); err != nil {
		return err
	}
	conn, ok := c.(driver.ConnPrepareContext)
	if !ok {
		return errors.New("the driver of SQLite prepares no statements")
	}
	var err error
	if s.stmt, err = conn.PrepareContext(context.Background(), text); err != nil {
		return explain(err)
	}
	s.text, s.args = text, make([]driver.NamedValue, args)
	for i := range s.args {
		s.args[i].Ordinal = i + 1
	}
	return nil
}

// close ends the statement.
func (s *inserting) close() error {
	if s.stmt == nil {
		return nil
	}
	err := s.stmt.Close()
	s.stmt = nil
	return err
}
