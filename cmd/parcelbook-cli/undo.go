package main

import (
	"errors"
	"fmt"

	"parcelbook/data/book"
)

type undoCommand struct {
	Import int64 `arg:"" help:"Number of the import, as \"imports\" lists it."`
}

// Run takes the import back.
func (c *undoCommand) Run(s *session) error {
	return s.write(func(b *book.Book) error {
		if err := b.Undo(s.ctx, c.Import); err != nil {
			if errors.Is(err, book.ErrNotFound) {
				return fmt.Errorf("there is no import %d; \"imports\" lists them: %w", c.Import, err)
			}
			return err
		}
		return s.printf("Import %d is undone; the file can come again.\n", c.Import)
	})
}
