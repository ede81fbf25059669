package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/data/intake"
)

type quarantineCommand struct {
	List    listQuarantine    `cmd:"" default:"1" help:"List the records by cell."`
	Retry   retryQuarantine   `cmd:"" help:"Try to take in a record, with cells mended, or all records of an import."`
	Discard discardQuarantine `cmd:"" help:"Give up a record."`
}

type listQuarantine struct{}

// Run lists the quarantined records by cell.
func (c *listQuarantine) Run(s *session) error {
	return s.read(func(b *book.Book) error {
		records, err := b.Quarantine(s.ctx)
		if err != nil {
			return err
		}
		return printQuarantine(s, records, "Nothing is in quarantine.")
	})
}

func printQuarantine(s *session, records []data.Quarantined, none string) error {
	t := problemTable("number", "import", "file", "record")
	for _, q := range records {
		for _, p := range q.Problems {
			t.add(append([]string{strconv.FormatInt(q.ID, 10), strconv.FormatInt(q.ImportID, 10), q.File, q.Subject}, problemCells(p)...)...)
		}
	}
	return t.print(s.out, none)
}

type retryQuarantine struct {
	Number int64    `arg:"" optional:"" help:"Number of the record, as \"quarantine list\" lists it."`
	Set    []string `sep:"none" placeholder:"ROW:COLUMN=VALUE" help:"Set a cell first: the row as the spreadsheet numbers it, the column by its letter."`
	Import int64    `placeholder:"IMPORT" help:"Try all that waits of an import."`
}

// Validate says what is missing or written wrongly.
func (c *retryQuarantine) Validate() error {
	if (c.Number == 0) == (c.Import == 0) || c.Import != 0 && len(c.Set) > 0 {
		return errors.New("say the number of one record, or --import for all of an import")
	}
	_, err := c.mends()
	return err
}

func (c *retryQuarantine) mends() ([]book.Mend, error) {
	mends := make([]book.Mend, len(c.Set))
	for i, text := range c.Set {
		cell, value, ok := strings.Cut(text, "=")
		row, column, two := strings.Cut(cell, ":")
		number, err := strconv.Atoi(row)
		index := columnIndex(column)
		if !ok || !two || err != nil || index < 0 {
			return nil, fmt.Errorf("--set %q: write it like 12:C=15.00", text)
		}
		mends[i] = book.Mend{Row: number, Column: index, Value: value}
	}
	return mends, nil
}

// columnIndex is the index of a column by its letters: 0 of A, 26 of AA, -1 of what is none.
func columnIndex(letters string) int {
	index := 0
	for _, r := range strings.ToUpper(letters) {
		if r < 'A' || r > 'Z' || index > 16384 {
			return -1
		}
		index = index*26 + int(r-'A') + 1
	}
	return index - 1
}

// Run tries again, and lists what is still wrong.
func (c *retryQuarantine) Run(s *session) error {
	mends, err := c.mends()
	if err != nil {
		return err
	}
	return s.write(func(b *book.Book) error {
		var done book.RetryResult
		if c.Import != 0 {
			if _, err = importNumbered(s.ctx, b, c.Import); err == nil {
				done, err = b.RetryAll(s.ctx, c.Import, intake.Answers{})
			}
		} else {
			done, err = b.Retry(s.ctx, c.Number, mends)
		}
		if err != nil {
			return err
		}
		if err := s.printf("%d records are taken in, %d still wait.\n", done.Taken, len(done.Left)); err != nil || len(done.Left) == 0 {
			return err
		}
		return printQuarantine(s, done.Left, "")
	})
}

type discardQuarantine struct {
	Number int64 `arg:"" help:"Number of the record, as \"quarantine list\" lists it."`
}

// Run sets a record aside for good.
func (c *discardQuarantine) Run(s *session) error {
	return s.write(func(b *book.Book) error {
		if err := b.Discard(s.ctx, c.Number); err != nil {
			return err
		}
		return s.printf("Record %d is discarded.\n", c.Number)
	})
}

// problemTable lists problems by cell after columns of the caller's own.
func problemTable(head ...string) table {
	return table{head: append(head, "sheet", "row", "column", "value", "reason")}
}

func problemCells(p data.Problem) []string {
	row := ""
	if p.Row > 0 { // else it is of the file as a whole
		row = strconv.Itoa(p.Row)
	}
	return []string{p.Sheet, row, p.Column, p.Value, p.Reason.String()}
}
