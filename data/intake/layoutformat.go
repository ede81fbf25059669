package intake

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"parcelbook/data"
)

// exactly writes a layout down as an exact format that reads the same columns in the same way. header is the file's.
func (l *layout) exactly(header []string) Format {
	names := columnLetters(len(l.columns))
	if l.header >= 0 {
		names = namesFor(header, len(l.columns))
	}
	f := Format{Kind: l.format.Kind, Statement: l.format.Statement}
	if l.standing >= known {
		f = *l.format
		f.Name, f.Recognise, f.Below, f.Needs, f.Shared, f.Ignored = "", nil, nil, nil, false, nil // whatever is below is beside by now
		l.nameSpecial(&f, names)
	}
	f.Cells = l.cells(names)
	f.Exact, f.NoHeader, f.Fields, f.CODFees, f.Debits = l.header >= 0, l.header < 0, map[string][]string{}, nil, nil
	for _, column := range slices.Sorted(maps.Keys(l.debits)) {
		f.Debits = append(f.Debits, names[column])
	}
	if l.directions.turned != nil {
		f.Directions = l.directions.asFormat()
	}
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

// nameSpecial names the columns that say how rows are read as an exact format does.
func (l *layout) nameSpecial(f *Format, names []string) {
	name := func(column int) string {
		if column < 0 {
			return ""
		}
		return names[column]
	}
	f.Item = name(l.item)
	if f.Total != nil && f.Total.Column != "" {
		total := *f.Total
		total.Column = name(l.total)
		f.Total = &total
	}
	f.Withdrawals = nil
	for field, column := range l.withdrawals {
		if f.Withdrawals == nil {
			f.Withdrawals = map[string]string{}
		}
		f.Withdrawals[field.String()] = names[column]
	}
}

// cells are the cells with several fields, by the columns that they stand in.
func (l *layout) cells(names []string) (cells []CellGrammar) {
	of := map[*grammar]int{}
	for _, it := range l.items {
		at, known := of[it.grammar]
		if !known {
			at = len(cells)
			of[it.grammar] = at
			cells = append(cells, *it.grammar.cell)
			cells[at].Header = nil
		}
		cells[at].Header = append(cells[at].Header, quoted(names[it.column]))
	}
	return cells
}

// With is the proposal as a format of that name, but with what the user chose for its columns: fields[i] is what column i
// is. What is still chosen as proposed, and what else the format found says of such files, stays; the rest is as of
// NewFormat, and so are the errors.
func (p *Proposal) With(name string, fields [][]Field) (Format, error) {
	lib, err := builtin()
	if err != nil {
		return Format{}, err
	}
	header := p.header()
	if p.exact == nil {
		return NewFormat(name, p.Kind, p.Statement, header, fields)
	}
	columns := columnLetters(len(fields))
	if header != nil {
		columns = namesFor(header, len(fields))
	}
	f := *p.exact
	f.Name, f.Title, f.Fields = name, name, maps.Clone(f.Fields)
	f.CODFees, f.Debits, f.Withdrawals, f.Cells = slices.Clone(f.CODFees), slices.Clone(f.Debits), maps.Clone(f.Withdrawals), slices.Clone(f.Cells)
	var changed FieldSet
	for i := range fields {
		var was FieldSet
		if i < len(p.Columns) {
			was = fieldsNamed(p.Columns[i].Fields)
		}
		if is := setOf(fields[i]...); is != was {
			changed |= is ^ was
			f.forget(quoted(columns[i]))
		}
	}
	if changed.Has(Direction) {
		f.Directions = DirectionWords{} // which were of another column
	}
	for _, field := range changed.Fields() {
		delete(f.Fields, field.String())
	}
	left := make([][]Field, len(fields))
	for i, column := range columns {
		left[i] = (setOf(fields[i]...) & changed &^ f.gives(quoted(column))).Fields()
	}
	needed := slices.DeleteFunc(slices.Clone(neededOf(f.Kind, f.Statement)), func(group []Field) bool {
		return lackingOf([][]Field{group}, p.exact.has()) != nil // that known format does without
	})
	return f, errors.Join(f.choose(columns, left, lib.words), f.check(needed))
}

// header is the header of the file, each column's cell; nil where it has none.
func (p *Proposal) header() []string {
	at := slices.Index(p.RowNumbers, p.HeaderRow)
	if at < 0 {
		return nil
	}
	return slices.Clone(p.Rows[at])
}

// forget takes a column out of what is said of columns besides Fields.
func (f *Format) forget(column string) {
	is := func(name string) bool { return name == column }
	f.CODFees = slices.DeleteFunc(f.CODFees, is)
	f.Debits = slices.DeleteFunc(f.Debits, func(name string) bool { return quoted(name) == column })
	maps.DeleteFunc(f.Withdrawals, func(_, name string) bool { return quoted(name) == column })
	for i := len(f.Cells) - 1; i >= 0; i-- {
		if !slices.ContainsFunc(f.Cells[i].Header, is) {
			continue
		}
		end := i + 1
		for end < len(f.Cells) && f.Cells[end].Beside { // of no use without it
			end++
		}
		f.Cells = slices.Delete(f.Cells, i, end)
	}
}

// gives are the fields that a column gives by what is said of it besides Fields.
func (f *Format) gives(column string) FieldSet {
	var set FieldSet
	if slices.Contains(f.CODFees, column) {
		set = set.With(Fee)
	}
	for field, name := range f.Withdrawals {
		if quoted(name) == column {
			set |= fieldsNamed([]string{field})
		}
	}
	for _, cell := range f.Cells {
		if slices.Contains(cell.Header, column) {
			set |= fieldsNamed(slices.Collect(maps.Keys(cell.Fields)))
		}
	}
	return set
}

func fieldsNamed(names []string) FieldSet {
	var set FieldSet
	for _, name := range names {
		if field, ok := ParseField(name); ok {
			set = set.With(field)
		}
	}
	return set
}
