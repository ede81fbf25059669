package main

import (
	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/reports"
)

type dueCommand struct {
	AsOf date `placeholder:"DATE" help:"The day to look at; today by default."`
	JSON bool `name:"json" help:"Write JSON."`
}

// Run lists what is due.
func (c *dueCommand) Run(s *session) error {
	return s.read(func(b *book.Book) error {
		due, err := b.Due(s.ctx, c.AsOf.or(b.Today()))
		if err != nil {
			return err
		}
		if c.JSON {
			return s.printRows(reports.List("due", data.DueColumns(), due))
		}
		return printList(s, data.DueColumns(), due, "Nothing is due.",
			"order_number", "customer", "phone", "holder_kind", "holder", "amount", "due", "days_late", "last_contact", "next_step", "newest_statement")
	})
}
