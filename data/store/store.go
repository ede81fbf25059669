package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"net/url"
	"path/filepath"
	"time"

	"parcelbook/data/say"
)

// Options are what a Store needs from its surroundings.
type Options struct {
	Now       func() time.Time // the clock; needed
	BackupDir string           // where backups go; "" is the folder "<book>.backups" beside the book
}

// Store is an open book: one writer and several readers of one file.
type Store struct {
	path    string
	opts    Options
	writer  *sql.DB
	readers *sql.DB
}

// readerCount is how many reads can go on at once: a few tables and a report.
const readerCount = 4

// patience has a connection wait, in milliseconds, for another program that is writing, or is opening the book too.
const patience = "busy_timeout(5000)"

// The order of the pragmas matters: waiting for locks comes first, for the others may need one. Without recursive
// triggers, REPLACE would delete a transfer unseen.
func bookPragmas(cacheKiB string) []string {
	return []string{
		patience, "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(ON)", "recursive_triggers(ON)", "cache_size(-" + cacheKiB + ")",
	}
}

// connect readies a pool of connections to the file. mode is SQLite's: "ro", "rw" or "rwc".
func connect(path, mode string, pragmas []string, more url.Values) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, say.Errorf("%s: %w", path, err)
	}
	abs = filepath.ToSlash(abs)
	if abs[0] != '/' { // a drive letter
		abs = "/" + abs
	}
	query := url.Values{"mode": {mode}, "_pragma": pragmas}
	for k, v := range more {
		query[k] = v
	}
	dsn := url.URL{Scheme: "file", Path: abs, RawQuery: query.Encode()}
	db, err := sql.Open("sqlite", dsn.String())
	if err != nil {
		return nil, say.Errorf("%s: %w", path, err)
	}
	return db, nil
}

// connectBook opens the writer and the readers of a book that was found sound.
func connectBook(path string, opts Options) (*Store, error) {
	// More memory for pages gains the writer nothing: those of an import are filled once.
	writer, err := connect(path, "rw", bookPragmas("4096"), url.Values{"_txlock": {"immediate"}})
	if err != nil {
		return nil, err
	}
	writer.SetMaxOpenConns(1)
	readers, err := connect(path, "rw", append(bookPragmas("16384"), "query_only(ON)"), nil)
	if err != nil {
		return nil, errors.Join(err, writer.Close())
	}
	readers.SetMaxOpenConns(readerCount)
	readers.SetMaxIdleConns(readerCount)
	return &Store{path: path, opts: opts, writer: writer, readers: readers}, nil
}

// Path is the file of the book.
func (s *Store) Path() string { return s.path }

// Close ends all connections; the last one folds the write-ahead log into the file.
func (s *Store) Close() error {
	return errors.Join(s.readers.Close(), s.writer.Close())
}

// Read calls fn with one unchanging view of the book, whatever is written meanwhile. The Tx is of no use after fn.
func (s *Store) Read(ctx context.Context, fn func(*Tx) error) error {
	return s.on(ctx, s.readers, func(conn *sql.Conn) error { return s.run(ctx, conn, ctx, fn) })
}

// Write calls fn as the only writer and keeps what it wrote, or nothing where fn fails or panics.
// Cancelling ctx makes the next call on the Tx fail. ErrBusy where another program keeps the book locked.
func (s *Store) Write(ctx context.Context, fn func(*Tx) error) error {
	// Watching a context costs more than most statements of a long import, so that Tx looks at it between statements.
	return s.on(ctx, s.writer, func(conn *sql.Conn) error { return s.run(ctx, conn, context.WithoutCancel(ctx), fn) })
}

// WriteNew is Write for a change that brings many new records and deletes none that others may refer to: SQLite does not
// look up anew what each of them refers to, which costs as much as writing it.
func (s *Store) WriteNew(ctx context.Context, fn func(*Tx) error) error {
	return s.on(ctx, s.writer, func(conn *sql.Conn) (err error) {
		later := context.WithoutCancel(ctx)
		if _, err := conn.ExecContext(ctx, "PRAGMA foreign_keys = OFF"); err != nil { // within a transaction it would do nothing
			return say.Errorf("%s: %w", s.path, explain(err))
		}
		defer func() {
			_, on := conn.ExecContext(later, "PRAGMA foreign_keys = ON")
			err = errors.Join(err, on)
		}()
		return s.run(ctx, conn, later, fn)
	})
}

// on takes a connection for the time of fn.
func (s *Store) on(ctx context.Context, db *sql.DB, fn func(*sql.Conn) error) (err error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return say.Errorf("%s: %w", s.path, explain(err))
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	return fn(conn)
}

func (s *Store) run(ctx context.Context, conn *sql.Conn, statements context.Context, fn func(*Tx) error) (err error) {
	// Under a context that ends, the transaction would be taken back beside this, and perhaps after the connection goes on.
	begun, err := conn.BeginTx(statements, nil)
	if err != nil {
		return say.Errorf("%s: %w", s.path, explain(err))
	}
	defer func() { _ = begun.Rollback() }() // after a commit it does nothing
	tx := newTx(ctx, statements, conn, begun, s.opts.Now)
	defer func() { err = errors.Join(err, tx.writing.close(conn)) }()
	if err := fn(tx); err != nil {
		return err
	}
	if err := cmp.Or(tx.writing.wait(), tx.saveBalances(), tx.saveRows()); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := begun.Commit(); err != nil {
		return say.Errorf("%s: writing: %w", s.path, explain(err))
	}
	return nil
}
