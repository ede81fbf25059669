package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/data/sheet"
)

type importsCommand struct {
	Rows int64 `placeholder:"IMPORT" help:"Show the rows of one of them as they are in its file: those that said something new, and those refused."`
}

// Run lists the files taken in, the newest first, or shows the rows of one.
func (c *importsCommand) Run(s *session) error {
	return s.read(func(b *book.Book) error {
		if c.Rows != 0 {
			return c.showRows(s, b)
		}
		imports, err := b.Imports(s.ctx)
		if err != nil {
			return err
		}
		return printList(s, data.ImportColumns(), imports, "No file has been taken in.")
	})
}

// rowsAtATime is how many rows of a file are shown between two looks at the book.
const rowsAtATime = 1000

// showRows writes the rows under the header of their file. Text wider than a terminal is for programs to cut.
func (c *importsCommand) showRows(s *session, b *book.Book) error {
	if _, err := importNumbered(s.ctx, b, c.Rows); err != nil {
		return err
	}
	header, err := b.Header(s.ctx, c.Rows)
	if err != nil {
		return err
	}
	for page := (data.Page{Limit: rowsAtATime}); ; page.Offset += rowsAtATime {
		rows, err := b.SourceRows(s.ctx, c.Rows, page)
		if err != nil {
			return err
		}
		t := table{head: append([]string{"sheet", "row"}, header...)}
		for _, r := range rows {
			for i := len(t.head) - 2; i < len(r.Cells); i++ { // a row may be longer than the header
				t.head = append(t.head, sheet.ColumnName(i))
			}
			t.add(append([]string{r.Sheet, strconv.Itoa(r.Row)}, r.Cells...)...)
		}
		if page.Offset == 0 || len(rows) > 0 {
			if err := t.print(s.out, "No row of it is kept."); err != nil {
				return err
			}
		}
		if len(rows) < rowsAtATime {
			return nil
		}
	}
}

// importNumbered finds an import by its number.
func importNumbered(ctx context.Context, b *book.Book, id int64) (data.Import, error) {
	imports, err := b.Imports(ctx)
	if err != nil {
		return data.Import{}, err
	}
	at := slices.IndexFunc(imports, func(i data.Import) bool { return i.ID == id })
	if at < 0 {
		return data.Import{}, fmt.Errorf("there is no import %d; \"imports\" lists them", id)
	}
	return imports[at], nil
}
