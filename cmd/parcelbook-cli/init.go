package main

import (
	"strings"

	"parcelbook/data"
	"parcelbook/data/book"
)

type initCommand struct {
	Currency string `default:"USD" help:"The seller's currency, where a file names none (USD)."`
	Start    date   `placeholder:"DATE" help:"Orders of earlier days count as settled."`
	TimeZone string `default:"Local" help:"The seller's place, such as Asia/Shanghai; this computer's by default."`
	Sample   bool   `help:"Fill it from the sample files."`
}

// Run makes the book.
func (c *initCommand) Run(s *session) error {
	b, err := book.Create(s.path, data.Settings{
		Currency: strings.ToUpper(c.Currency), StartDate: data.Date(c.Start), TimeZone: c.TimeZone, Sample: c.Sample,
	}, s.options())
	if err != nil {
		return err
	}
	if c.Sample {
		err = book.FillSample(s.ctx, b)
	}
	return s.made(b, err)
}
