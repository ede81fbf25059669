package data

import (
	"time"

	"parcelbook/data/say"
)

// Import is one file taken in, as a unit that can be undone.
type Import struct {
	ID       int64
	File     string // base name
	Hash     string // SHA-256 of the bytes, hex
	Kind     string // "orders", "statement", "delivery"
	Format   string
	Sheet    string
	HolderID int64 // the channel or carrier it was taken in for
	At       time.Time
	Counts   Counts
	Undone   bool
	Open     int // records of it that wait in quarantine; filled on listing
}

// SavedFormat is a format of the seller's own.
type SavedFormat struct {
	ID         int64
	Name, Text string // JSON, as package intake defines it
}

// Counts says what became of a file's data rows. Rows = New + Changed + Unchanged + Refused + Skipped.
type Counts struct {
	Rows      int `json:"rows"`
	New       int `json:"new"`
	Changed   int `json:"changed"`
	Unchanged int `json:"unchanged"`
	Refused   int `json:"refused"`
	Skipped   int `json:"skipped"`
	Records   int `json:"records"` // orders or statement lines they made
}

// SourceRow is a row of an imported file, kept as it was.
type SourceRow struct {
	ID       int64
	ImportID int64
	File     string // filled on reading
	Sheet    string
	Row      int      // as the spreadsheet numbers it
	Cells    []string // the raw cells
	Mends    []Mend   `json:",omitempty"` // what the user set cells of it to; filled on reading
}

// Place says where that is in the file.
func (r *SourceRow) Place() Place { return Place{r.Sheet, r.Row} }

// Place is a row of a file.
type Place struct {
	Sheet string
	Row   int // as the spreadsheet numbers it
}

// Mend is a cell of an imported file that the user gave another text.
type Mend struct {
	Sheet  string
	Row    int // as the spreadsheet numbers it
	Column int // from 0
	Value  string
}

// Problem is why a row, or the record it belongs to, could not be taken in, by cell.
type Problem struct {
	Sheet  string   `json:"sheet"`
	Row    int      `json:"row"`
	Column string   `json:"column"` // header, or letter where there is none; "" for the whole row
	Value  string   `json:"value"`
	Reason say.Text `json:"reason"`
}

// QuarantineState is what became of a quarantined record.
type QuarantineState string

// The states of a quarantined record.
const (
	QuarantineOpen      QuarantineState = "open"
	QuarantineMended    QuarantineState = "mended"
	QuarantineDiscarded QuarantineState = "discarded"
)

// Quarantined is an order or statement line an import could not accept, with its rows and reasons.
type Quarantined struct {
	ID       int64
	ImportID int64
	File     string // filled on reading
	Subject  string // the order number or waybill, as far as it could be read
	Rows     []SourceRow
	Problems []Problem
	State    QuarantineState
}

// Audit is one entry of the trail: who changed what, when, from what to what.
type Audit struct {
	ID       int64
	At       time.Time
	Who      string
	What     string // "create", "edit", "delete", "import", "undo", "match", …
	Kind     string // the sort of record: "order", "holder", …
	Record   int64
	ImportID int64  // the import that did it; 0: done by hand
	Before   string // JSON of the record; "" on creation
	After    string // JSON of the record; "" on deletion
}
