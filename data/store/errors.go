package store

import (
	"errors"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"parcelbook/data/say"
)

// The ways in which the book can refuse, to be told apart with errors.Is.
var (
	ErrNotBook  = say.Text("not a Parcelbook book")
	ErrNewer    = say.Text("the book was written by a newer version of Parcelbook")
	ErrReadOnly = say.Text("the book cannot be written to")
	ErrDamaged  = say.Text("the book is damaged")
	ErrFull     = say.Text("there is no room left on the disk")
	ErrDisk     = say.Text("the disk cannot be read or written")
	ErrBusy     = say.Text("another program is writing to the book")
	ErrNotFound = say.Text("not found")
	ErrExists   = say.Text("exists already")
	ErrInUse    = say.Text("something depends on it")
)

// explain ties an error of SQLite's to the sentinel that says what it means to the user.
func explain(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	return meaning(e.Code(), err)
}

// meaning is what an error of SQLite's with a code means to the user.
func meaning(code int, err error) error {
	switch {
	case code == sqlite3.SQLITE_CONSTRAINT_UNIQUE, code == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
		return say.Errorf("%w: %w", ErrExists, err)
	case code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		return say.Errorf("%w: %w", ErrInUse, err)
	case code&0xff == sqlite3.SQLITE_BUSY, code&0xff == sqlite3.SQLITE_LOCKED:
		return say.Errorf("%w; close it there and try again: %w", ErrBusy, err)
	case code&0xff == sqlite3.SQLITE_READONLY:
		return say.Errorf("%w; check the permissions of the file and its folder: %w", ErrReadOnly, err)
	case code&0xff == sqlite3.SQLITE_CANTOPEN: // of what it keeps beside the book, for the book was there
		return say.Errorf("%w; its folder must be writable too: change that, or copy the book to a folder of your own and open the copy: %w", ErrReadOnly, err)
	case code&0xff == sqlite3.SQLITE_FULL:
		return say.Errorf("%w; make room on it and try again, the book is as it was: %w", ErrFull, err)
	case code&0xff == sqlite3.SQLITE_IOERR:
		return say.Errorf("%w; it may be full or gone: make room or see to it, and try again, the book is as it was: %w", ErrDisk, err)
	case code&0xff == sqlite3.SQLITE_CORRUPT:
		return say.Errorf("%w; restore a backup: %w", ErrDamaged, err)
	case code&0xff == sqlite3.SQLITE_NOTADB:
		return say.Errorf("%w: %w", ErrNotBook, err)
	}
	return err
}
