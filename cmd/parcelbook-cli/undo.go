package main

import (
	"fmt"

	"parcelbook/data/book"
)

type undoCommand struct {
	Imports []int64 `arg:"" name:"import" help:"Number of the import, as \"imports\" lists it; several are undone together, be it that they hang on each other."`
}

// Run takes the imports back.
func (c *undoCommand) Run(s *session) error {
	return s.write(func(b *book.Book) error {
		file := ""
		for _, id := range c.Imports {
			imp, err := importNumbered(s.ctx, b, id)
			if err != nil {
				return err
			}
			if imp.Undone {
				return fmt.Errorf("import %d (%s) was undone before; the file can be imported again", id, imp.File)
			}
			file = imp.File
		}
		if err := b.UndoTogether(s.ctx, c.Imports, func(done, total int64) { s.progress(file, done, total) }); err != nil {
			return err
		}
		for _, id := range c.Imports {
			if err := s.printf("Import %d is undone; the file can come again.\n", id); err != nil {
				return err
			}
		}
		return nil
	})
}
