package data

import "parcelbook/data/money"

// ColumnKind says how a column's values read, align, sort and go into a workbook.
type ColumnKind uint8

// The kinds of columns.
const (
	TextColumn ColumnKind = iota
	NumberColumn
	MoneyColumn
	DateColumn
	WordColumn   // one of our own words; Text is its translation key ("state.delivered")
	TenthsColumn // Number counts tenths: 123 reads 12.3
)

// Value is one cell of a column. Which field counts follows from the column's kind.
type Value struct {
	Text     string
	Number   int64
	Money    money.Amount
	Date     Date
	Estimate bool // shown with a mark: reckoned, not known
	Empty    bool
}

// Column declares once how a record is shown, sorted and exported.
type Column[T any] struct {
	ID    string // stable; also the sort key that the store knows, and the name in JSON and CSV exports
	Label string // translation key
	Kind  ColumnKind
	Width int // in characters
	Of    func(T) Value
	// Fixed keeps the store from sorting by it.
	Fixed bool
	// Put is the way back of Of, from a cell of an exported list into the record; nil where the book works the value out.
	Put func(*T, Value) error
	// Words are what Text of a column of words can be.
	Words []string
}
