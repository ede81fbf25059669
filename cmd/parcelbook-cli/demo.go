package main

import (
	"errors"
	"os"

	"parcelbook/data"
	"parcelbook/data/book"
)

type demoCommand struct {
	Orders int   `default:"2000" help:"How many orders (2000)."`
	Seed   int64 `default:"1" help:"The same seed and date make the same book (1)."`
	AsOf   date  `placeholder:"DATE" help:"The day the year ends on; today by default."`
}

// Run makes the book.
func (c *demoCommand) Run(s *session) error {
	asOf := c.AsOf.or(data.DateOf(s.now()))
	b, err := book.Create(s.path, data.Settings{Currency: "USD", TimeZone: "Local", Sample: true}, s.options())
	if err != nil {
		return err
	}
	return s.made(b, book.Demo(s.ctx, b, c.Orders, c.Seed, asOf))
}

// made closes a new book, or removes it where it could not be filled.
func (s *session) made(b *book.Book, err error) error {
	if err = errors.Join(err, b.Close()); err != nil {
		return errors.Join(err, os.Remove(s.path))
	}
	return s.printf("%s is made.\n", s.path)
}
