package store

import (
	"time"
)

// Options are what a Store needs from its surroundings.
type Options struct {
	Now       func() time.Time // the clock
	BackupDir string           // where backups go; "" is the folder "<book>.backups" beside the book
}

// BackupFile is one backup of a book.
type BackupFile struct {
	Path   string
	At     time.Time // in the clock's place, to the second
	Reason string
	Size   int64 // bytes
}

// TransfersOf says whose transfers are wanted: those of any of the orders, statement lines or statements
// named, and those with any of the keys that belong to none of these.
type TransfersOf struct {
	Orders, Lines, Statements []int64
	Keys                      []string
}

// Records are the ids of the live records that an import made.
type Records struct {
	Orders, Parcels, Customers, Statements, Lines, Entries []int64
}

// LooseKeys names unmatched statement lines by what they say: waybills and order numbers as data.RefKey writes them.
type LooseKeys struct {
	Waybills, Numbers []string
}
