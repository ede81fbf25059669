package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"parcelbook/data/book"
)

// session is what every command works with.
type session struct {
	ctx      context.Context
	path     string // of the book
	out      io.Writer
	progress func(what string, done, total int64)
	note     func(text string)       // tells in passing what no command was asked for
	words    func(key string) string // the text of a translation key
	now      func() time.Time
}

func (s *session) options() book.Options {
	return book.Options{Now: s.now, Who: cmp.Or(os.Getenv("USER"), os.Getenv("USERNAME"), "parcelbook-cli")}
}

// printf writes for people.
func (s *session) printf(format string, args ...any) error {
	_, err := fmt.Fprintf(s.out, format, args...)
	return err
}

// read opens the book to look something up.
func (s *session) read(do func(*book.Book) error) error {
	b, err := book.Open(s.path, s.options())
	if err != nil {
		return err
	}
	if news := b.News(); news != "" {
		s.note(news.String())
	}
	return errors.Join(do(b), b.Close())
}

// write opens the book to change it, while no window has it open. The lock comes first, so that what is read on
// opening still holds.
func (s *session) write(do func(*book.Book) error) error {
	if _, err := os.Stat(s.path); errors.Is(err, fs.ErrNotExist) { // a lock would leave a file beside no book
		return fmt.Errorf("%s: there is no such book; check the name, or make a new book", s.path)
	}
	release, err := book.Lock(s.path)
	if err != nil {
		return err
	}
	return errors.Join(s.read(do), release())
}
