package sheet

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// What can be wrong with a file. A Failure wraps one of these, so errors.Is tells them apart.
var (
	ErrNotSpreadsheet = errors.New("not a spreadsheet")
	ErrEmpty          = fmt.Errorf("empty, so %w", ErrNotSpreadsheet)
	ErrDamaged        = errors.New("damaged")
	ErrProtected      = errors.New("password-protected")
	ErrTooLarge       = errors.New("too large")
	ErrLegacyXLS      = errors.New("an old .xls workbook")
	ErrNoSheet        = errors.New("no such sheet")
)

// Failure says what is wrong with a file, where, and what to do about it.
type Failure struct {
	File   string
	Sheet  string
	Row    int    // as the file numbers it; 0 where it is not known
	Column string // letters; "" where it is not known
	What   string // what is wrong
	Do     string // what to do about it
	Err    error  // wraps one of the errors above, or the failure of the system
}

// Error gives one sentence: `orders.xlsx, sheet "May", row 5, column B: what is wrong; what to do`.
func (f *Failure) Error() string {
	var places []string
	if f.File != "" {
		places = append(places, f.File)
	}
	if f.Sheet != "" {
		places = append(places, fmt.Sprintf("sheet %q", f.Sheet))
	}
	if f.Row != 0 {
		places = append(places, fmt.Sprintf("row %d", f.Row))
	}
	if f.Column != "" {
		places = append(places, "column "+f.Column)
	}
	said := f.What
	if f.Do != "" {
		said += "; " + f.Do
	}
	if len(places) == 0 {
		return said
	}
	return strings.Join(places, ", ") + ": " + said
}

// Unwrap gives the cause.
func (f *Failure) Unwrap() error { return f.Err }

const (
	doSaveAgain  = "open it in a spreadsheet program and save it again"
	doFetchAgain = "fetch or export it again"
)

// damaged is the failure of a file whose contents contradict its format.
func damaged(format string, args ...any) *Failure {
	return &Failure{What: fmt.Sprintf(format, args...), Do: doSaveAgain, Err: ErrDamaged}
}

// tooLarge is the failure of a file that exceeds a limit.
func tooLarge(format string, args ...any) *Failure {
	return &Failure{What: fmt.Sprintf(format, args...), Do: "split it into smaller files", Err: ErrTooLarge}
}

// atRow adds the row to a Failure that names none.
func atRow(err error, row int) error {
	var failure *Failure
	if errors.As(err, &failure) && failure.Row == 0 {
		failure.Row = row
	}
	return err
}

// atColumn adds the column with index i to a Failure that names none.
func atColumn(err error, i int) error {
	var failure *Failure
	if errors.As(err, &failure) && failure.Column == "" {
		failure.Column = ColumnName(i)
	}
	return err
}

// located completes err with the places it does not know yet. An error that is not a Failure came from
// reading the bytes themselves; a cancelled context passes unchanged.
func located(err error, file, sheet string) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var failure *Failure
	if !errors.As(err, &failure) {
		failure = &Failure{What: "cannot be read: " + err.Error(), Do: doFetchAgain, Err: err}
	}
	if failure.File == "" {
		failure.File = file
	}
	if failure.Sheet == "" {
		failure.Sheet = sheet
	}
	return failure
}
