package store

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// The ways in which the book can refuse, to be told apart with errors.Is.
var (
	ErrNotBook  = errors.New("not a Parcelbook book")
	ErrNewer    = errors.New("the book was written by a newer version of Parcelbook")
	ErrReadOnly = errors.New("the book cannot be written to")
	ErrDamaged  = errors.New("the book is damaged")
	ErrBusy     = errors.New("another program is writing to the book")
	ErrNotFound = errors.New("not found")
	ErrExists   = errors.New("exists already")
	ErrInUse    = errors.New("something depends on it")
)

// explain ties an error of SQLite's to the sentinel that says what it means to the user.
func explain(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch code := e.Code(); {
	case code == sqlite3.SQLITE_CONSTRAINT_UNIQUE, code == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
		return fmt.Errorf("%w: %w", ErrExists, err)
	case code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		return fmt.Errorf("%w: %w", ErrInUse, err)
	case code&0xff == sqlite3.SQLITE_BUSY, code&0xff == sqlite3.SQLITE_LOCKED:
		return fmt.Errorf("%w; close it there and try again: %w", ErrBusy, err)
	case code&0xff == sqlite3.SQLITE_READONLY:
		return fmt.Errorf("%w; check the permissions of the file and its folder: %w", ErrReadOnly, err)
	case code&0xff == sqlite3.SQLITE_CORRUPT:
		return fmt.Errorf("%w; restore a backup: %w", ErrDamaged, err)
	case code&0xff == sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("%w: %w", ErrNotBook, err)
	}
	return err
}
