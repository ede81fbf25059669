package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"parcelbook/data"
	"parcelbook/data/book"
)

type quarantineCommand struct {
	List    listQuarantine    `cmd:"" default:"1" help:"List the records by cell."`
	Retry   retryQuarantine   `cmd:"" help:"Try to take in a record, with cells mended, or all records of an import."`
	Discard discardQuarantine `cmd:"" help:"Give up a record; taking its file in again brings it back."`
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
	Set    []string `sep:"none" placeholder:"ROW:COLUMN=VALUE" help:"Set a cell first: the row as the spreadsheet numbers it, the column by its letter or its header."`
	Import int64    `placeholder:"IMPORT" help:"Try all that waits of an import."`
}

// Validate says what is missing or written wrongly.
func (c *retryQuarantine) Validate() error {
	if (c.Number == 0) == (c.Import == 0) || c.Import != 0 && len(c.Set) > 0 {
		return errors.New("say the number of one record, or --import for all of an import")
	}
	for _, text := range c.Set {
		if _, err := parseMend(text); err != nil {
			return err
		}
	}
	return nil
}

// namedMend is a mended cell whose column is named as the user names it.
type namedMend struct {
	book.Mend
	column string
}

func parseMend(text string) (namedMend, error) {
	cell, value, ok := strings.Cut(text, "=")
	row, column, two := strings.Cut(cell, ":")
	number, err := strconv.Atoi(row)
	if !ok || !two || err != nil || column == "" {
		return namedMend{}, fmt.Errorf("--set %q: write it like 12:C=15.00 or \"12:Order total=15.00\"", text)
	}
	return namedMend{book.Mend{Row: number, Value: value}, column}, nil
}

// mends finds the columns of the mended cells of a record: by header, else by letters.
func (c *retryQuarantine) mends(s *session, b *book.Book) ([]book.Mend, error) {
	if len(c.Set) == 0 {
		return nil, nil
	}
	record, err := b.Waiting(s.ctx, c.Number)
	if err != nil {
		return nil, err
	}
	header, err := b.Header(s.ctx, record.ImportID)
	if err != nil {
		return nil, err
	}
	mends := make([]book.Mend, len(c.Set))
	for i, text := range c.Set {
		m, err := parseMend(text)
		if err == nil {
			m.Column, err = columnNamed(header, m.column, widest(header, record.Rows))
		}
		if err != nil {
			return nil, fmt.Errorf("%s %w, as \"imports --rows %d\" shows it", record.File, err, record.ImportID)
		}
		mends[i] = m.Mend
	}
	return mends, nil
}

// widest is how many columns a header and the rows under it have at most.
func widest(header []string, rows []data.SourceRow) int {
	width := len(header)
	for _, r := range rows {
		width = max(width, len(r.Cells))
	}
	return width
}

// columnNamed finds the one column of that header, else the one of those letters, of so many.
func columnNamed(header []string, name string, width int) (int, error) {
	name = strings.TrimSpace(name)
	found := -1
	for i, h := range header {
		if name == "" || !strings.EqualFold(strings.TrimSpace(h), name) {
			continue
		}
		if found >= 0 {
			return 0, fmt.Errorf("has several columns %q: say the letter of yours", name)
		}
		found = i
	}
	if found < 0 {
		found = columnIndex(name)
	}
	if found < 0 || found >= width {
		return 0, fmt.Errorf("has no column %q: say its letter or its header", name)
	}
	return found, nil
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
	return s.write(func(b *book.Book) error {
		var done book.RetryResult
		mends, err := c.mends(s, b)
		if err != nil {
			return err
		}
		if c.Import != 0 {
			if _, err = importNumbered(s.ctx, b, c.Import); err == nil {
				done, err = b.RetryAll(s.ctx, c.Import)
			}
		} else {
			done, err = b.Retry(s.ctx, c.Number, mends)
		}
		if err != nil {
			return err
		}
		waited, untried := b.TakeWaiting(s.ctx)
		err = errors.Join(s.printf("Records taken in: %d, still waiting: %d.\n", done.Taken, len(done.Left)), s.tellWaited(waited))
		if len(mends) > 0 && done.Taken == 0 {
			err = errors.Join(err, s.printf("No cell was changed: --set all that are wrong at once.\n"))
		}
		if len(done.Left) > 0 {
			err = errors.Join(err, printQuarantine(s, done.Left, ""))
		}
		return errors.Join(err, untried)
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
		return s.printf("Record %d is discarded; taking its file in again brings it back into quarantine.\n", c.Number)
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
