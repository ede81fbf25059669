package main

import "parcelbook/data"

// date is a day on the command line.
type date data.Date

// UnmarshalText reads the day, for kong.
func (d *date) UnmarshalText(text []byte) error {
	day, err := data.ParseDate(string(text))
	*d = date(day)
	return err
}

// or is the day, or another where none was given.
func (d date) or(other data.Date) data.Date {
	if d == "" {
		return other
	}
	return data.Date(d)
}
