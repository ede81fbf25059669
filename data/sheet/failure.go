package sheet

import (
	"context"
	"errors"

	"parcelbook/data/say"
)

// What can be wrong with a file. A Failure wraps one of these, so errors.Is tells them apart.
var (
	ErrNotSpreadsheet = say.Text("not a spreadsheet")
	ErrEmpty          = say.Errorf("empty, so %w", ErrNotSpreadsheet)
	ErrDamaged        = say.Text("damaged")
	ErrProtected      = say.Text("password-protected")
	ErrTooLarge       = say.Text("too large")
	ErrLegacyXLS      = say.Text("an old .xls workbook")
	ErrNoSheet        = say.Text("no such sheet")
)

// Failure says what is wrong with a file, where, and what to do about it.
type Failure struct {
	File   string
	Sheet  string
	Row    int      // as the file numbers it; 0 where it is not known
	Column string   // letters; "" where it is not known
	What   say.Text // what is wrong
	Do     say.Text // what to do about it
	Err    error    // wraps one of the errors above, or the failure of the system
}

// Error gives one sentence: `orders.xlsx, sheet "May", row 5, column B: what is wrong; what to do`.
func (f *Failure) Error() string { return f.Said().String() }

// Said is that sentence.
func (f *Failure) Said() say.Text {
	var places []say.Text
	if f.File != "" {
		places = append(places, say.Raw(f.File))
	}
	if f.Sheet != "" {
		places = append(places, say.Textf("sheet %q", f.Sheet))
	}
	if f.Row != 0 {
		places = append(places, say.Textf("row %d", f.Row))
	}
	if f.Column != "" {
		places = append(places, say.Textf("column %s", f.Column))
	}
	said := f.What
	if f.Do != "" {
		said = say.Textf("%s; %s", said, f.Do)
	}
	if len(places) == 0 {
		return said
	}
	return say.Textf("%s: %s", say.Join("%s, %s", places...), said)
}

// Unwrap gives the cause.
func (f *Failure) Unwrap() error { return f.Err }

const (
	doSaveAgain  = say.Text("open it in a spreadsheet program and save it again")
	doFetchAgain = say.Text("fetch or export it again")
)

// damaged is the failure of a file whose contents contradict its format.
func damaged(pattern say.Text, args ...any) *Failure {
	return &Failure{What: say.Textf(pattern, args...), Do: doSaveAgain, Err: ErrDamaged}
}

// tooLarge is the failure of a file that exceeds a limit.
func tooLarge(pattern say.Text, args ...any) *Failure {
	return &Failure{What: say.Textf(pattern, args...), Do: "split it into smaller files", Err: ErrTooLarge}
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
		failure = &Failure{What: say.Textf("cannot be read: %v", err), Do: doFetchAgain, Err: err}
	}
	if failure.File == "" {
		failure.File = file
	}
	if failure.Sheet == "" {
		failure.Sheet = sheet
	}
	return failure
}
