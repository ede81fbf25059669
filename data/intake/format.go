package intake

import "errors"

// ErrNoHeader is met when no row of a file is a header that any format understands.
var ErrNoHeader = errors.New("no header")

// Format is a layout of spreadsheets, as data.
type Format struct {
	Name string `json:"name"`
}

// Formats gives the built-in formats.
func Formats() ([]Format, error) { return nil, nil }
