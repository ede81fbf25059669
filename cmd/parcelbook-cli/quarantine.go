package main

import (
	"strconv"

	"parcelbook/data"
	"parcelbook/data/book"
)

type quarantineCommand struct {
	Discard int64 `placeholder:"NUMBER" help:"Give up a record."`
}

// Run lists the quarantined records by cell, or discards one.
func (c *quarantineCommand) Run(s *session) error {
	if c.Discard != 0 {
		return s.write(func(b *book.Book) error {
			if err := b.Discard(s.ctx, c.Discard); err != nil {
				return err
			}
			return s.printf("Record %d is discarded.\n", c.Discard)
		})
	}
	return s.read(func(b *book.Book) error {
		records, err := b.Quarantine(s.ctx)
		if err != nil {
			return err
		}
		t := problemTable("number", "import", "file", "record")
		for _, q := range records {
			for _, p := range q.Problems {
				t.add(append([]string{strconv.FormatInt(q.ID, 10), strconv.FormatInt(q.ImportID, 10), q.File, q.Subject}, problemCells(p)...)...)
			}
		}
		return t.print(s.out, "Nothing is in quarantine.")
	})
}

// problemTable lists problems by cell after columns of the caller's own.
func problemTable(head ...string) table {
	return table{head: append(head, "sheet", "row", "column", "value", "reason")}
}

func problemCells(p data.Problem) []string {
	return []string{p.Sheet, strconv.Itoa(p.Row), p.Column, p.Value, p.Reason}
}
