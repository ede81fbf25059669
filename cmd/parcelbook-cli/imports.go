package main

import (
	"parcelbook/data"
	"parcelbook/data/book"
)

type importsCommand struct{}

// Run lists the files taken in, the newest first.
func (c *importsCommand) Run(s *session) error {
	return s.read(func(b *book.Book) error {
		imports, err := b.Imports(s.ctx)
		if err != nil {
			return err
		}
		return printList(s, data.ImportColumns(), imports, "No file has been taken in.")
	})
}
