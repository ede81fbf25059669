// Package store keeps the book: one SQLite file, and the only place with SQL. A Store hands out transactions,
// a Tx reads and writes records. Bad input is refused with an error that wraps one of the package's sentinels.
package store
