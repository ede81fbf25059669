package main

import (
	"fmt"

	"parcelbook/data"
)

// date is a day on the command line.
type date data.Date

// UnmarshalText reads the day, for kong.
func (d *date) UnmarshalText(text []byte) error {
	day, err := data.ParseDate(string(text))
	if err != nil {
		return fmt.Errorf("%q is not a date; write it as 2026-01-31", text)
	}
	*d = date(day)
	return nil
}

// or is the day, or another where none was given.
func (d date) or(other data.Date) data.Date {
	if d == "" {
		return other
	}
	return data.Date(d)
}
