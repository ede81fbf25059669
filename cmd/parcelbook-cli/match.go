package main

import (
	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/reports"
)

type matchCommand struct {
	JSON bool `name:"json" help:"Write JSON."`
}

// Run ties loose statement lines to their orders and lists what differs.
func (c *matchCommand) Run(s *session) error {
	return s.write(func(b *book.Book) error {
		found, err := b.Match(s.ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			return s.printRows(reports.List("differences", data.DifferenceColumns(), found.Differences))
		}
		if err := s.printf("Statement lines matched: %d, of them now: %d; that match no order: %d.\n", found.Matched, found.Newly, found.Unknown); err != nil {
			return err
		}
		return printList(s, data.DifferenceColumns(), found.Differences, "Nothing differs.")
	})
}
