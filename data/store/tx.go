package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"parcelbook/data"
	"parcelbook/data/say"
)

// Tx is one transaction on the book. It is for one goroutine.
type Tx struct {
	ctx        context.Context // ends the transaction
	statements context.Context // under which statements run
	begun      *sql.Tx
	conn       *sql.Conn // the one that begun is of
	now        func() time.Time
	prepared   map[string]*sql.Stmt
	accounts   map[data.Account]int64
	moved      map[balanceKey]int64 // what transfers of this Tx change in balances, not yet saved
	writing    *writing
	rows       rowKeeper
}

func newTx(ctx, statements context.Context, conn *sql.Conn, begun *sql.Tx, now func() time.Time) *Tx {
	return &Tx{
		ctx: ctx, statements: statements, conn: conn, begun: begun, now: now,
		writing: &writing{}, prepared: map[string]*sql.Stmt{}, accounts: map[data.Account]int64{}, moved: map[balanceKey]int64{},
	}
}

// statement prepares a query once for the whole transaction.
func (tx *Tx) statement(query string) (*sql.Stmt, error) {
	if err := cmp.Or(tx.ctx.Err(), tx.writing.wait()); err != nil {
		return nil, err
	}
	if s, ok := tx.prepared[query]; ok {
		return s, nil
	}
	s, err := tx.begun.PrepareContext(tx.statements, query)
	if err != nil {
		return nil, explain(err)
	}
	tx.prepared[query] = s
	return s, nil
}

// exec runs a statement and says how many rows it changed.
func (tx *Tx) exec(query string, args ...any) (int64, error) {
	result, err := tx.run(query, args)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// insert runs an INSERT and gives the new row's id.
func (tx *Tx) insert(query string, args ...any) (int64, error) {
	result, err := tx.run(query, args)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

func (tx *Tx) run(query string, args []any) (sql.Result, error) {
	s, err := tx.statement(query)
	if err != nil {
		return nil, err
	}
	result, err := s.ExecContext(tx.statements, args...)
	if err != nil {
		return nil, explain(err)
	}
	return result, nil
}

// each calls fn with every row of a query.
func (tx *Tx) each(fn func(scanner) error, query string, args ...any) (err error) {
	s, err := tx.statement(query)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(tx.statements, args...)
	if err != nil {
		return explain(err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		if err := fn(rows); err != nil {
			return err
		}
	}
	return explain(rows.Err())
}

// scan reads the first row of a query into dest; ErrNotFound where there is none.
func (tx *Tx) scan(query string, args []any, dest ...any) error {
	s, err := tx.statement(query)
	if err != nil {
		return err
	}
	err = s.QueryRowContext(tx.statements, args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return explain(err)
}

// count reads the single number a query gives.
func (tx *Tx) count(query string, args ...any) (int, error) {
	var n int
	err := tx.scan(query, args, &n)
	return n, err
}

// ids lists the single column of numbers a query gives.
func (tx *Tx) ids(query string, args ...any) ([]int64, error) {
	var all []int64
	err := tx.each(func(row scanner) error {
		var id int64
		err := row.Scan(&id)
		all = append(all, id)
		return err
	}, query, args...)
	return all, err
}

// change runs a statement that must change a row; ErrNotFound, with what was looked for, where it changes none.
func (tx *Tx) change(what say.Text, id int64, query string, args ...any) error {
	n, err := tx.exec(query, args...)
	if err == nil && n == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return say.Errorf("%s %d: %w", what, id, err)
	}
	return nil
}

// scanner is a row to be read.
type scanner interface{ Scan(dest ...any) error }

// listOf is a list as a query's single parameter, read there by json_each.
func listOf[T int64 | string](values []T) string {
	if len(values) == 0 {
		return "[]"
	}
	text, err := json.Marshal(values)
	if err != nil {
		panic(err) // numbers and strings always marshal
	}
	return string(text)
}
