package main

import (
	"fmt"
	"slices"

	"parcelbook/data"
	"parcelbook/data/book"
)

type undoCommand struct {
	Import int64 `arg:"" help:"Number of the import, as \"imports\" lists it."`
}

// Run takes the import back.
func (c *undoCommand) Run(s *session) error {
	return s.write(func(b *book.Book) error {
		if err := c.check(s, b); err != nil {
			return err
		}
		if err := b.Undo(s.ctx, c.Import); err != nil {
			return err
		}
		return s.printf("Import %d is undone; the file can come again.\n", c.Import)
	})
}

// check says whether there is such an import to undo.
func (c *undoCommand) check(s *session, b *book.Book) error {
	imports, err := b.Imports(s.ctx)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(imports, func(i data.Import) bool { return i.ID == c.Import })
	switch {
	case at < 0:
		return fmt.Errorf("there is no import %d; \"imports\" lists them", c.Import)
	case imports[at].Undone:
		return fmt.Errorf("import %d (%s) was undone before", c.Import, imports[at].File)
	}
	return nil
}
