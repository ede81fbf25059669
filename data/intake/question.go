package intake

import (
	"cmp"
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
	AskDates     = "dates"     // whether the day, the month, or a year of two digits comes first
	AskDecimal   = "decimal"   // which sign begins the decimals
	AskCurrency  = "currency"  // which currency is meant
	AskDirection = "direction" // which way the money goes of which the file's words say that it comes in
	AskTax       = "tax"       // whether prices have their tax in them
	AskCash      = "cash"      // who has the cash of orders on delivery that are said to be paid
)

// AskAll are all kinds of question.
var AskAll = []string{AskDates, AskDecimal, AskCurrency, AskDirection, AskTax, AskCash}

// The answers to AskDirection, AskTax and AskCash.
const (
	In       = "in"
	Out      = "out"
	Included = "included"
	Added    = "added"
	Seller   = "seller"
	Carrier  = "carrier"
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
	Dates     string // "dmy", "mdy", or "ymd" of years with two digits
	Decimal   string // "." or ","
	Currency  string // ISO 4217
	Direction string // In or Out
	Tax       string // Included or Added
	Cash      string // Seller or Carrier
}

// To is where the answer to a kind of question stands.
func (a *Answers) To(kind string) *string {
	switch kind {
	case AskDates:
		return &a.Dates
	case AskDecimal:
		return &a.Decimal
	case AskDirection:
		return &a.Direction
	case AskTax:
		return &a.Tax
	case AskCash:
		return &a.Cash
	}
	return &a.Currency
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
	if !slices.Contains([]string{"", In, Out}, a.Direction) {
		errs = append(errs, say.Errorf(`money goes "in" or "out", not %q`, a.Direction))
	}
	if !slices.Contains([]string{"", Included, Added}, a.Tax) {
		errs = append(errs, say.Errorf(`tax is "included" or "added", not %q`, a.Tax))
	}
	if !slices.Contains([]string{"", Seller, Carrier}, a.Cash) {
		errs = append(errs, say.Errorf(`cash is with the "seller" or the "carrier", not %q`, a.Cash))
	}
	return errors.Join(errs...)
}

// openError is why a value cannot be read before a question is answered.
type openError struct {
	kind    string
	answers []string
	others  bool
	example string // "": what the cell holds
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
		Kind: open.kind, Column: r.header(column), Example: cmp.Or(open.example, r.row.cell(column)), Answers: open.answers, Others: open.others,
	})
}
