package main

import (
	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/reports"
)

type exportCommand struct {
	List string `arg:"" enum:"orders,customers,payments,carriers,parcels" help:"orders, customers, payments, carriers or parcels."`
	Out  string `required:"" type:"path" placeholder:"FILE" help:"FILE.xlsx, .pdf, .csv or .json."`
}

// Run writes all records of a list.
func (c *exportCommand) Run(s *session) error {
	if _, err := writerFor(c.Out); err != nil {
		return err
	}
	return s.read(func(b *book.Book) error {
		r, err := c.list(s, b)
		if err != nil {
			return err
		}
		return s.save(c.Out, r)
	})
}

func (c *exportCommand) list(s *session, b *book.Book) (reports.Report, error) {
	switch c.List {
	case "orders":
		rows, err := b.ExportOrders(s.ctx, data.OrderFilter{})
		return reports.List(c.List, data.ExportedOrderColumns(), rows), err
	case "customers":
		rows, err := b.ExportCustomers(s.ctx, data.CustomerFilter{})
		return reports.List(c.List, data.ExportedCustomerColumns(b.Settings().Currency), rows), err
	case "payments":
		rows, err := b.ExportPayments(s.ctx, data.StatementFilter{})
		return reports.List(c.List, data.ExportedPaymentColumns(), rows), err
	case "parcels":
		rows, err := b.ExportParcels(s.ctx, data.ParcelFilter{})
		return reports.List(c.List, data.ExportedParcelColumns(), rows), err
	default:
		rows, err := b.ExportHolders(s.ctx)
		return reports.List(c.List, data.ExportedHolderColumns(), rows), err
	}
}
