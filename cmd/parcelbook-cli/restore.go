package main

import (
	"errors"

	"parcelbook/data/book"
)

type restoreCommand struct {
	File string `arg:"" type:"path" help:"The backup."`
}

// Run puts the backup in the book's place.
func (c *restoreCommand) Run(s *session) error {
	release, err := book.Lock(s.path)
	if err != nil {
		return err
	}
	replaced, err := book.Restore(s.path, c.File, s.options())
	if err = errors.Join(err, release()); err != nil {
		return err
	}
	if replaced == "" {
		return s.printf("%s is restored.\n", s.path)
	}
	return s.printf("%s is restored; the book it replaced is kept as %s.\n", s.path, replaced)
}
