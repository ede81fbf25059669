// Package book holds the use cases that the window and the command line share. Every change of the book goes
// through here: one transaction, one entry in the audit trail, and the money of what it touched worked out anew.
package book

import (
	"context"
	"errors"
	"io"
	"time"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// What can be wrong with a book, or with a change asked of it.
var (
	ErrNotBook  = store.ErrNotBook
	ErrNewer    = store.ErrNewer
	ErrReadOnly = store.ErrReadOnly
	ErrExists   = store.ErrExists
	ErrNotFound = store.ErrNotFound
	ErrInUse    = store.ErrInUse
)

// Options are what a book needs from outside.
type Options struct {
	Now       func() time.Time
	Who       string // written into the audit trail
	BackupDir string // "": beside the book
}

func (o Options) store() store.Options { return store.Options{Now: o.Now, BackupDir: o.BackupDir} }

// Book is an open book.
type Book struct {
	store    *store.Store
	now      func() time.Time
	who      string
	settings data.Settings
	place    *time.Location
	news     say.Text // what opening it changed
}

// Create makes a new book at path and opens it. ErrExists where there is a file already.
func Create(path string, s data.Settings, o Options) (*Book, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	st, err := store.Create(path, s, o.store())
	if err != nil {
		return nil, err
	}
	return open(st, o)
}

// Open opens the book at path and makes the day's backup where there is none yet.
func Open(path string, o Options) (*Book, error) {
	st, err := store.Open(path, o.store())
	if err != nil {
		return nil, err
	}
	if _, err := st.BackupDaily(context.Background()); err != nil {
		return nil, errors.Join(say.Errorf("the daily backup of %s failed: %w", path, err), st.Close())
	}
	return open(st, o)
}

func open(st *store.Store, o Options) (*Book, error) {
	b := &Book{store: st, now: o.Now, who: o.Who}
	err := st.Read(context.Background(), func(tx *store.Tx) (err error) {
		b.settings, err = tx.Settings()
		return err
	})
	if err == nil {
		b.place, err = time.LoadLocation(b.settings.TimeZone)
	}
	if err == nil {
		err = b.catchUp(context.Background())
	}
	if err != nil {
		return nil, errors.Join(err, st.Close())
	}
	return b, nil
}

// Close closes the book.
func (b *Book) Close() error { return b.store.Close() }

// Path is where the book lies.
func (b *Book) Path() string { return b.store.Path() }

// Today is the day in the book's own place.
func (b *Book) Today() data.Date { return data.DateOf(b.now().In(b.place)) }

// Settings are the book's own.
func (b *Book) Settings() data.Settings { return b.settings }

// SetSettings changes them. Another start date changes which orders count as settled, so all money is worked out anew.
func (b *Book) SetSettings(ctx context.Context, s data.Settings) error {
	if err := s.Validate(); err != nil {
		return err
	}
	place, err := time.LoadLocation(s.TimeZone)
	if err != nil {
		return err
	}
	err = b.change(ctx, func(o *op) error {
		if err := o.record("edit", "settings", 0, b.settings, s); err != nil {
			return err
		}
		if err := o.SetSettings(s); err != nil {
			return err
		}
		if s.StartDate == b.settings.StartDate {
			return nil
		}
		return o.touchAll()
	})
	if err == nil {
		b.settings, b.place = s, place
	}
	return err
}

// Backup makes a verified copy now and says where it lies.
func (b *Book) Backup(ctx context.Context) (string, error) { return b.store.Backup(ctx, "by-hand") }

// Restore puts a backup in the place of the book at path, which must not be open, and says where the replaced book was kept.
func Restore(path, from string, o Options) (replaced string, err error) {
	return store.Restore(path, from, o.store())
}

// Check looks for damage and contradictions and says each in a sentence; none is a sound book.
func (b *Book) Check(ctx context.Context) ([]say.Text, error) { return b.store.Check(ctx) }

// Dump writes the live records as text without ids and times, so that two books can be compared.
func (b *Book) Dump(ctx context.Context, w io.Writer) error {
	return b.store.Read(ctx, func(tx *store.Tx) error { return tx.Dump(w) })
}

// read runs one query on a snapshot of the book.
func read[T any](ctx context.Context, b *Book, query func(*store.Tx) (T, error)) (T, error) {
	var out T
	err := b.store.Read(ctx, func(tx *store.Tx) (err error) {
		out, err = query(tx)
		return err
	})
	return out, err
}
