package intake

import (
	"context"
	"maps"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/sheet"
)

// Proposal is a file as a mapping screen shows it: its first rows, and what its columns seem to be.
type Proposal struct {
	File, Sheet string
	Sheets      []string
	Encoding    string // of text; "" of a workbook
	HeaderRow   int    // as the spreadsheet numbers it; 0: no header
	Kind        Kind   // the best guess
	Statement   data.StatementKind
	Format      Format   // what the proposal is as a format, ready to be edited, named and saved
	Sure        bool     // Read would take it without being told more
	Lacking     []string // what it still needs to be read, in words
	Columns     []Column
	Rows        [][]string // the cells of the first rows of the sheet, as they are
	RowNumbers  []int      // the spreadsheet's numbers of Rows
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
	p := &Proposal{File: f.Name(), Sheet: name, Sheets: f.Sheets(), Encoding: f.Encoding()}
	for i := range t.rows[:min(len(t.rows), shownRows)] {
		p.Rows = append(p.Rows, t.rows[i].texts())
		p.RowNumbers = append(p.RowNumbers, t.rows[i].number)
	}
	l := find(t, plans)
	p.Sure = l != nil
	if l == nil {
		l, p.Lacking = closest(t, plans)
	}
	p.Columns = l.columns
	if l.header >= 0 {
		p.HeaderRow = t.rows[l.header].number
	}
	if l.format != nil {
		p.Kind, p.Statement = l.format.Kind, l.format.Statement
		p.Format = l.asFormat(t.header(l.header).texts())
	}
	return p, nil
}

// closest is the layout that understands the most of a table, and what it lacks to be read.
func closest(t *table, plans []*plan) (*layout, []string) {
	near, header := attempt(t, plans)
	if near != nil {
		l := &near[0].layout
		l.header = header
		return l, near[0].lacking
	}
	header = slices.IndexFunc(t.rows[:min(len(t.rows), headerWithin)], func(r row) bool { return headerLike(&r) })
	l := &bareFitting(t.header(header)).layout
	l.header = header
	return l, []string{"a header that is understood"}
}

// asFormat writes a layout down as a format: that which recognised it, or an exact one that reads the same columns.
func (l *layout) asFormat(header []string) Format {
	if l.standing >= known {
		f := *l.format
		f.Name, f.Fields = "", maps.Clone(f.Fields)
		return f
	}
	names := columnNames(header)
	f := Format{Kind: l.format.Kind, Statement: l.format.Statement, Exact: true, Fields: map[string][]string{}}
	for field, sources := range l.sources {
		for _, source := range sources {
			parts := make([]string, len(source))
			for i, column := range source {
				parts[i] = quoted(names[column])
			}
			name := Field(field).String() // #nosec G115 -- below fieldCount
			f.Fields[name] = append(f.Fields[name], strings.Join(parts, joins))
		}
	}
	for _, fee := range l.fees {
		if column := quoted(names[fee.column]); fee.kind == data.FeeCOD {
			f.CODFees = append(f.CODFees, column)
		} else {
			f.Fields[Fee.String()] = append(f.Fields[Fee.String()], column)
		}
	}
	return f
}
