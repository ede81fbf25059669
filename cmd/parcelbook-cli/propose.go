package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"parcelbook/data/book"
	"parcelbook/data/intake"
	"parcelbook/data/say"
)

// propose writes what the columns of a file seem to be as a mapping, and shows why.
func (c *importCommand) propose(s *session, req book.Request) error {
	return s.read(func(b *book.Book) error {
		p, err := b.Look(s.ctx, req)
		if err != nil {
			return err
		}
		f := p.Format
		if f.Kind == "" || len(f.Fields) == 0 {
			return fmt.Errorf("%s: nothing is understood of its columns that a mapping could begin with; \"formats export\" gives one to begin from", filepath.Base(req.Path))
		}
		if f.Name == "" {
			name := filepath.Base(req.Path)
			f.Name = strings.TrimSuffix(name, filepath.Ext(name))
		}
		f.Title = cmp.Or(f.Title, f.Name)
		if err := s.saveFile(c.Propose, func(w io.Writer) error { return writeJSON(w, f) }); err != nil {
			return err
		}
		t := takenFile{}
		t.propose(p)
		return t.printColumns(s)
	})
}

// proposedFile is a refused file with what its columns seem to be, where that can be told of any.
func proposedFile(ctx context.Context, b *book.Book, req book.Request, err error) (takenFile, error) {
	t := refusedFile(filepath.Base(req.Path), req.As, err)
	if p, failed := b.Look(ctx, req); failed == nil && slices.ContainsFunc(p.Columns, func(c intake.Column) bool { return len(c.Fields) > 0 }) {
		t.propose(p)
	}
	return t, err
}

// propose fills in what the columns of a file seem to be.
func (t *takenFile) propose(p *intake.Proposal) {
	t.Kind, t.Statement, t.Evidence = string(p.Kind), string(p.Statement), inWords(p.Evidence)
	t.Sheet, t.HeaderRow, t.Mapping = p.Sheet, p.HeaderRow, map[string]string{}
	t.addColumns(p.Columns)
}

// printColumns says for people what the columns of a file that was not taken in seem to be.
func (t *takenFile) printColumns(s *session) error {
	if len(t.Columns) == 0 {
		return nil
	}
	list := table{head: []string{"column", "seems to be", "confidence", "reason"}, right: []int{2}}
	for _, c := range t.Columns {
		var fields []say.Text
		for _, f := range c.Fields {
			fields = append(fields, say.Word(f))
		}
		list.add(c.Header, say.Join("%s, %s", fields...).String(), strconv.Itoa(c.Confidence), c.Reason)
	}
	return list.print(s.out, "")
}
