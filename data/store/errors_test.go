package store

import (
	"errors"
	"strings"
	"testing"
)

// A full disk and a folder that cannot be written to are no riddles: it is said what they are and what to do.
func TestWhatTheSystemRefusesIsExplained(t *testing.T) {
	for _, c := range []struct {
		code int
		is   error
		do   string
	}{
		{13, ErrFull, "make room"},     // database or disk is full
		{4874, ErrDisk, "make room"},   // disk I/O error, of the file of the shared memory
		{14, ErrReadOnly, "copy"},      // unable to open database file
		{8, ErrReadOnly, "permission"}, // attempt to write a readonly database
	} {
		was := errors.New("as SQLite says it")
		if err := meaning(c.code, was); !errors.Is(err, c.is) || !errors.Is(err, was) || !strings.Contains(err.Error(), c.do) {
			t.Errorf("%d: %v", c.code, err)
		}
	}
	err := newBook(t).Write(t.Context(), func(tx *Tx) error {
		if _, err := tx.exec("PRAGMA max_page_count = 1"); err != nil {
			return err
		}
		_, err := tx.exec("CREATE TABLE filler AS SELECT randomblob(100000)")
		return err
	})
	if !errors.Is(err, ErrFull) {
		t.Errorf("a book with no room: %v", err)
	}
}
