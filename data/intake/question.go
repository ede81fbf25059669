package intake

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"parcelbook/data/intake/value"
	"parcelbook/data/money"
	"parcelbook/data/say"
)

// The kinds of question.
const (
	AskDates    = "dates"    // whether the day, the month, or a year of two digits comes first
	AskDecimal  = "decimal"  // which sign begins the decimals
	AskCurrency = "currency" // which currency is meant
)

// Question is something about the values of a file that only its owner knows. Until it is answered the records
// that hang on it are in quarantine.
type Question struct {
	Kind    string
	Column  string   // its header; "" where it is about the whole file
	Example string   // a value it hangs on
	Answers []string // what may be answered; nil: any currency
	Others  bool     // Answers are the likely ones: any other currency may be meant too
}

// Takes says whether something is an answer to the question.
func (q Question) Takes(answer string) bool {
	return q.Others || q.Answers == nil || slices.Contains(q.Answers, answer)
}

// Answers settle the questions of a file: where it shows nothing itself, they count before its format. The zero
// value answers nothing.
type Answers struct {
	Dates    string // "dmy", "mdy", or "ymd" of years with two digits
	Decimal  string // "." or ","
	Currency string // ISO 4217
}

// Validate says which answer is none.
func (a Answers) Validate() error {
	var errs []error
	if a.Dates != "" && value.OrderOf(a.Dates) == 0 {
		errs = append(errs, say.Errorf("dates are %s, not %q", strings.Join(value.OrderNames, ", "), a.Dates))
	}
	if !slices.Contains([]string{"", ".", ","}, a.Decimal) {
		errs = append(errs, say.Errorf(`decimals begin with "." or ",", not %q`, a.Decimal))
	}
	if a.Currency != "" && !money.ValidCurrency(a.Currency) {
		errs = append(errs, say.Errorf("%q is not a currency: write its code of three letters, such as EUR", a.Currency))
	}
	return errors.Join(errs...)
}

// openError is why a value cannot be read before a question is answered.
type openError struct {
	kind    string
	answers []string
	others  bool
	reason  say.Text
}

func (e *openError) Error() string  { return e.reason.String() }
func (e *openError) Said() say.Text { return e.reason }

// failBy notes why the value at a column of the row cannot be read, and asks what would help.
func (r *reader) failBy(column int, err error) {
	var open *openError
	if errors.As(err, &open) {
		r.ask(column, open)
	}
	r.fail(column, say.Of(err))
}

// ask notes a question of a column, once.
func (r *reader) ask(column int, open *openError) {
	key := strings.Join(append([]string{open.kind, fmt.Sprint(column)}, open.answers...), " ")
	if r.asked[key] {
		return
	}
	r.asked[key] = true
	r.result.Questions = append(r.result.Questions, Question{
		Kind: open.kind, Column: r.header(column), Example: r.row.cell(column), Answers: open.answers, Others: open.others,
	})
}
