// Package reports turns rows of the book into reports: plain structs that hold translation keys and exact
// values and know no file format. Nothing here reads a clock or a file.
package reports

import (
	"strings"

	"parcelbook/data"
)

// TotalLabel is the translation key of the word that renderers put into the first cell of a totals row,
// which reports leave empty.
const TotalLabel = "report.total"

const currencyID = "currency" // the column in which a row names the currency of its amounts

// Report is what a report says, before any language or file format.
type Report struct {
	ID        string // stable: its name in JSON, and of the file that is proposed
	Title     string // translation key
	Date      data.Date
	Facts     []Fact
	Tables    []Table
	Notes     []string // translation keys
	Landscape bool
}

// Fact is a line above the tables: whose book, as of which day, narrowed by what.
type Fact struct {
	ID    string
	Label string // translation key
	Kind  data.ColumnKind
	Value data.Value
}

// Table is a part of a report. Totals stand below the rows, one per currency: currencies are never summed.
type Table struct {
	ID      string
	Title   string // translation key; "" where the report's title says it
	Columns []Column
	Rows    [][]data.Value
	Totals  [][]data.Value
}

// Column is a column of a Table.
type Column struct {
	ID    string // stable, the name in JSON and CSV
	Label string // translation key
	Kind  data.ColumnKind
	Width int // in characters
	// Bare shows amounts without their currency, which the row has in a column of its own.
	Bare bool
	// Room is left empty, to be written in by hand.
	Room bool
}

// Text is a value of the column as people read it.
func (c Column) Text(v data.Value, tr func(key string) string) string {
	s := data.Text(v, c.Kind, tr)
	if c.Bare && c.Kind == data.MoneyColumn {
		return strings.TrimSuffix(s, " "+v.Money.Currency)
	}
	return s
}

// Header says whose book a report is of, of which days, and how its rows were narrowed.
type Header struct {
	Book     string
	AsOf     data.Date
	From, To data.Date // of the period, both inclusive; "" is open
	Filters  []Fact
}

func (h Header) report(id string, tables ...Table) Report {
	r := Report{ID: id, Title: "report." + id, Date: h.AsOf, Tables: tables}
	facts := []Fact{
		{ID: "book", Value: data.Value{Text: h.Book, Empty: h.Book == ""}},
		{ID: "as_of", Kind: data.DateColumn, Value: data.DateValue(h.AsOf)},
		{ID: "from", Kind: data.DateColumn, Value: data.DateValue(h.From)},
		{ID: "to", Kind: data.DateColumn, Value: data.DateValue(h.To)},
	}
	for _, fact := range facts {
		if !fact.Value.Empty {
			fact.Label = "report.fact." + fact.ID
			r.Facts = append(r.Facts, fact)
		}
	}
	r.Facts = append(r.Facts, h.Filters...)
	return r
}

// List is a list of records as a report: all columns, the rows as they come. id names the list: "orders".
func List[T any](id string, columns []data.Column[T], rows []T) Report {
	return Report{ID: id, Title: "report.list." + id, Tables: []Table{table(id, columns, rows)}, Landscape: true}
}

func table[T any](id string, columns []data.Column[T], rows []T) Table {
	t := Table{ID: id}
	for _, c := range columns {
		t.Columns = append(t.Columns, Column{ID: c.ID, Label: c.Label, Kind: c.Kind, Width: c.Width})
	}
	for _, row := range rows {
		cells := make([]data.Value, len(columns))
		for i, c := range columns {
			cells[i] = c.Of(row)
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// bare shows the table's amounts without their currency.
func (t Table) bare() Table {
	for i := range t.Columns {
		t.Columns[i].Bare = t.Columns[i].Kind == data.MoneyColumn
	}
	return t
}

// currencyOf is the currency that a row names in a column of its own, "" where it names none.
func (t Table) currencyOf(row []data.Value) string {
	for i, c := range t.Columns {
		if c.ID == currencyID {
			return row[i].Text
		}
	}
	return ""
}

// pick chooses columns by ID, in the order of the IDs.
func pick[T any](columns []data.Column[T], ids ...string) []data.Column[T] {
	var picked []data.Column[T]
	for _, id := range ids {
		for _, c := range columns {
			if c.ID == id {
				picked = append(picked, c)
			}
		}
	}
	return picked
}

func anyEstimate(tables []Table) bool {
	for _, t := range tables {
		for _, row := range t.Rows {
			for _, v := range row {
				if v.Estimate && !v.Empty {
					return true
				}
			}
		}
	}
	return false
}

// noteEstimates explains the mark of estimates where the report shows one.
func (r Report) noteEstimates() Report {
	if anyEstimate(r.Tables) {
		r.Notes = append(r.Notes, "report.note.estimate")
	}
	return r
}
