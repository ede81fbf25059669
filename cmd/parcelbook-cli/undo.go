package main

import (
	"fmt"

	"parcelbook/data/book"
)

type undoCommand struct {
	Import int64 `arg:"" help:"Number of the import, as \"imports\" lists it."`
}

// Run takes the import back.
func (c *undoCommand) Run(s *session) error {
	return s.write(func(b *book.Book) error {
		imp, err := importNumbered(s.ctx, b, c.Import)
		if err != nil {
			return err
		}
		if imp.Undone {
			return fmt.Errorf("import %d (%s) was undone before; the file can be imported again", c.Import, imp.File)
		}
		if err := b.Undo(s.ctx, c.Import, func(done, total int64) { s.progress(imp.File, done, total) }); err != nil {
			return err
		}
		return s.printf("Import %d is undone; the file can come again.\n", c.Import)
	})
}
