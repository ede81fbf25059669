package intake

import (
	"errors"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
)

// needed are the fields without which a file cannot be read as its kind: one of each group.
var needed = map[Kind][][]Field{
	Orders:     {{OrderNumber}},
	Statements: {{Waybill, OrderNumber}, {Collected, Net}},
	Delivered:  {{Waybill, OrderNumber}, {Status, DeliveredDate}},
}

// neededOf is needed for a kind of statement, too: a running account has entries that are of no order, and an invoice
// charges freight.
func neededOf(kind Kind, statement data.StatementKind) [][]Field {
	switch statement {
	case data.StatementLedger:
		return needed[Statements][1:]
	case data.StatementFreight:
		return [][]Field{needed[Statements][0], {Freight}}
	}
	return needed[kind]
}

// addedFields are amounts of which one may be in several columns, as tax is of the goods and of the postage: they are added up.
var addedFields = setOf(Shipping, Discount, Tax, Refunded, Collected, Freight)

// joinedFields make one value of all columns that are chosen for them. Of other texts the first column that is
// not blank counts; other amounts, dates and counts have one column.
var joinedFields = setOf(Status, BuyerName, RecipientName, Address, SKU, Title, Specification, Note, Reference, EntryType)

// NewFormat makes a format of what the user chose for each column of a header, as the file has it: fields[i] is
// what column i is. Columns of Fee keep their header as the kind of fee, but for the fee for collecting.
// Where headers is nil the file has none, and columns go by their letters.
//
// It fails where the choice is not enough to read a file of this kind, or gives one total, price, date or count two
// columns. A file is read by it exactly as chosen, and recognised by the headers of the columns that were chosen.
func NewFormat(name string, kind Kind, statement data.StatementKind, headers []string, fields [][]Field) (Format, error) {
	lib, err := builtin()
	if err != nil {
		return Format{}, err
	}
	f := Format{Name: name, Title: name, Kind: kind, Statement: statement, Fields: map[string][]string{}}
	columns := columnLetters(len(fields))
	if headers == nil {
		f.NoHeader = true
	} else {
		f.Exact = true
		columns = namesFor(headers, len(fields))
	}
	return f, errors.Join(f.choose(columns, fields, lib.words), f.check(neededOf(kind, statement)))
}

// choose names in an exact format the columns that were chosen for fields.
func (f *Format) choose(columns []string, fields [][]Field, words *vocabulary) error {
	chosen := [fieldCount][]string{}
	for i, column := range columns {
		for _, field := range fields[i] {
			switch {
			case field >= fieldCount:
				return say.Errorf("column %d: there is no such field", i+1)
			case field == Fee && !f.NoHeader && f.Statement == data.StatementCOD && words.codFees[value.Normalise(placed.ReplaceAllString(column, ""))]:
				f.CODFees = append(f.CODFees, quoted(column))
			default:
				chosen[field] = append(chosen[field], quoted(column)) // #nosec G602 -- below fieldCount
			}
		}
	}
	var errs []error
	for field, list := range chosen {
		field := Field(field) // #nosec G115 -- below fieldCount
		if field == Net && len(list) == 2 {
			if out := words.outgoing(columns, fields); out >= 0 {
				f.Debits, list = append(f.Debits, columns[out]), []string{strings.Join(list, joins)}
			}
		}
		if len(list) > 1 && field != Fee && !addedFields.Has(field) && fieldSpecs[field].single() {
			errs = append(errs, say.Errorf("%s has %d columns: choose one of %s", field, len(list), strings.Join(list, ", ")))
		}
		if len(list) > 1 && (joinedFields.Has(field) || addedFields.Has(field)) {
			list = []string{strings.Join(list, joins)}
		}
		if len(list) > 0 {
			f.Fields[field.String()] = append(f.Fields[field.String()], list...)
		}
	}
	return errors.Join(errs...)
}

// check says what a format of chosen columns lacks of what is needed, or cannot be.
func (f Format) check(needed [][]Field) error {
	if lacking := lackingOf(needed, f.has()); lacking != nil {
		return errors.Join(say.Errorf("no column is chosen for %s", say.Join("%s, nor for %s", lacking...)), f.Validate())
	}
	return f.Validate()
}

// outgoing is the one of the columns chosen for net that is headed as what went out of an account; -1: none is.
func (v *vocabulary) outgoing(columns []string, fields [][]Field) int {
	in := newInterpreter(v)
	for i, column := range columns {
		if slices.Contains(fields[i], Net) && in.headed(placed.ReplaceAllString(column, "")) == goesOut {
			return i
		}
	}
	return -1
}

// single says whether one column alone can give a field, for two could disagree.
func (s fieldSpec) single() bool {
	return s.reading == asAmount || s.reading == asDate || s.reading == asCount
}

// has is the set of fields that the format names columns for.
func (f Format) has() FieldSet {
	var set FieldSet
	for name := range f.Fields {
		if field, ok := ParseField(name); ok {
			set = set.With(field)
		}
	}
	for _, cell := range f.Cells {
		for name := range cell.Fields {
			if field, ok := ParseField(name); ok {
				set = set.With(field)
			}
		}
	}
	if len(f.CODFees) > 0 {
		set = set.With(Fee)
	}
	return set
}
