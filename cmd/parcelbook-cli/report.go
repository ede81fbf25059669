package main

import (
	"fmt"
	"path/filepath"

	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/reports"
)

type reportCommand struct {
	Kind string   `arg:"" enum:"settlement,follow-up,ageing,differences,carriers" help:"settlement, follow-up, ageing, differences or carriers."`
	From date     `placeholder:"DATE" help:"First day of the period."`
	To   date     `placeholder:"DATE" help:"Last day of the period."`
	AsOf date     `placeholder:"DATE" help:"The day to look at; today by default."`
	By   []string `enum:"month,method,carrier,channel,currency" default:"month,method" help:"How to break settlement down: month, method, carrier, channel, currency."`
	Out  string   `type:"path" placeholder:"FILE" help:"Write to FILE.xlsx, .pdf, .csv or .json instead of the screen."`
}

// Run writes the report.
func (c *reportCommand) Run(s *session) error {
	if c.Out != "" {
		if _, err := writerFor(c.Out); err != nil {
			return err
		}
	}
	return s.read(func(b *book.Book) error {
		r, err := c.report(s, b)
		if err != nil {
			return err
		}
		if c.Out != "" {
			return s.save(c.Out, r)
		}
		return s.printReport(r)
	})
}

func (c *reportCommand) report(s *session, b *book.Book) (reports.Report, error) {
	h := reports.Header{Book: filepath.Base(b.Path()), AsOf: c.AsOf.or(b.Today()), From: data.Date(c.From), To: data.Date(c.To)}
	if h.From != "" && h.To != "" && h.From > h.To {
		return reports.Report{}, fmt.Errorf("the period from %s to %s ends before it begins; change --from or --to", h.From, h.To)
	}
	switch c.Kind {
	case "settlement":
		rows, err := b.SettlementRows(s.ctx, h.From, h.To)
		if err != nil {
			return reports.Report{}, err
		}
		by := make([]reports.Grouping, len(c.By))
		for i, g := range c.By {
			by[i] = reports.Grouping(g)
		}
		return reports.Settlement(h, rows, by...)
	case "follow-up":
		due, err := b.Due(s.ctx, h.AsOf)
		if err != nil {
			return reports.Report{}, err
		}
		return reports.FollowUp(h, due)
	case "ageing":
		holdings, err := b.Holdings(s.ctx)
		if err != nil {
			return reports.Report{}, err
		}
		return reports.Ageing(h, holdings)
	case "differences":
		differences, err := b.Differences(s.ctx, h.From, h.To)
		if err != nil {
			return reports.Report{}, err
		}
		return reports.Differences(h, differences)
	default:
		carriers, err := b.Carriers(s.ctx, h.From, h.To)
		return reports.Carriers(h, carriers), err
	}
}
