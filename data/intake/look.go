package intake

import (
	"context"
	"maps"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// Proposal is a file as a mapping screen shows it: its first rows, and what its columns seem to be.
type Proposal struct {
	File, Sheet string
	Sheets      []string
	Encoding    string   // of text; "" of a workbook
	Encodings   []string // that text may be in, the likeliest first; nil of a workbook
	HeaderRow   int      // as the spreadsheet numbers it; 0: no header
	Kind        Kind     // the best guess
	Statement   data.StatementKind
	Evidence    []say.Text // what tells that
	Format      Format     // what the proposal is as a format, ready to be edited, named and saved
	Sure        bool       // Read would take it without being told more
	Lacking     []say.Text // what it still needs to be read, in words
	Columns     []Column
	Rows        [][]string // the cells of the first rows of the sheet, as they are
	RowNumbers  []int      // the spreadsheet's numbers of Rows

	exact *Format // what is proposed as an exact format; nil: of nothing, or of the book's own list
}

// Looked at are so many rows: those shown, and some more as evidence.
const (
	shownRows  = 30
	sampleRows = 200
)

// Look gives the best proposal for what the columns of a file are, be that sure enough to read it or not.
// It fails only where the container does, or where the sheet has no rows.
func Look(ctx context.Context, f *sheet.File, req Request) (*Proposal, error) {
	lib, err := builtin()
	if err != nil {
		return nil, err
	}
	plans, err := plansFor(req, lib)
	if err != nil {
		return nil, err
	}
	name, err := chooseSheet(ctx, f, req, plans)
	if err != nil {
		return nil, err
	}
	t, err := readTable(ctx, f, name, headerWithin+sampleRows, nil)
	if err != nil {
		return nil, err
	}
	if len(t.rows) == 0 {
		return nil, &sheet.Failure{File: f.Name(), Sheet: name, What: "there are no rows", Do: "export the file again", Err: ErrNoRows}
	}
	p := &Proposal{File: f.Name(), Sheet: name, Sheets: f.Sheets(), Encoding: f.Encoding(), Encodings: f.Encodings()}
	for i := range t.rows[:min(len(t.rows), shownRows)] {
		p.Rows = append(p.Rows, t.rows[i].texts())
		p.RowNumbers = append(p.RowNumbers, t.rows[i].number)
	}
	if err := p.propose(newScout(f, t, req, plans)); err != nil {
		return nil, err
	}
	return p, nil
}

// propose fills in what the columns seem to be.
func (p *Proposal) propose(s *scout) error {
	l, err := ownLayout(s.table, s.req)
	if err == nil && l == nil {
		l, err = s.find()
	}
	if err != nil {
		return err
	}
	if p.Sure = l != nil; !p.Sure {
		if l, p.Lacking, err = s.closest(); err != nil {
			return err
		}
	}
	p.Columns = l.columns
	p.HeaderRow = s.numberOf(l.header)
	if l.format != nil {
		p.Kind, p.Statement, p.Evidence = l.format.Kind, l.format.Statement, l.tells()
		header := s.line(l.header).header.texts()
		p.Format = l.asFormat(header)
		if l.own == nil {
			exact := l.exactly(header)
			p.exact = &exact
		}
	}
	return nil
}

// closest is the layout that understands the most of a table, and what it lacks to be read.
func (s *scout) closest() (*layout, []say.Text, error) {
	near, err := s.attempt()
	if err != nil {
		return nil, nil, err
	}
	if near != nil {
		near[0].propose()
		return &near[0].layout, near[0].lacking, nil
	}
	header := s.header()
	l := &bareFitting(s.line(header).header).layout
	l.header = header
	return l, []say.Text{"a header that is understood"}, nil
}

// propose gives the columns that were not surely enough something what they may be, to be asked.
func (fit *fitting) propose() {
	for _, k := range fit.layout.maybe {
		column := &fit.layout.columns[k.column]
		if len(column.Fields) > 0 {
			continue
		}
		column.Fields, column.Confidence, column.Reason = []string{k.field.String()}, k.conf, k.reason
		if k.field == Fee {
			fit.layout.fees = append(fit.layout.fees, fee{column: k.column, kind: column.Header})
		} else {
			fit.layout.sources[k.field] = append(fit.layout.sources[k.field], []int{k.column})
		}
	}
}

// asFormat writes a layout down as a format: that which recognised it, or an exact one that reads the same columns.
func (l *layout) asFormat(header []string) Format {
	if l.standing >= known || l.own != nil {
		f := *l.format
		f.Name, f.Fields = "", maps.Clone(f.Fields)
		return f
	}
	return l.exactly(header)
}
