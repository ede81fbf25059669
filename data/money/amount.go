// Package money holds exact amounts: a whole number of minor units and a currency.
package money

import (
	"strings"

	"github.com/bojanz/currency"
	"github.com/shopspring/decimal"

	"parcelbook/data/say"
)

// Amount is a sum of money. Minor counts the currency's minor units (cents; yen themselves),
// Currency is an ISO 4217 code. The zero Amount is nothing in no currency, and adds to any.
type Amount struct {
	Minor    int64
	Currency string
}

var (
	// ErrCurrency is met when amounts of two currencies are added or compared.
	ErrCurrency = say.Text("amounts of different currencies")
	// ErrRange is met when a sum does not fit 63 bits of minor units.
	ErrRange = say.Text("amount too large")
	// ErrPrecision is met when a number has more decimals than its currency.
	ErrPrecision = say.Text("more decimals than the currency has")
)

// New makes an Amount of minor units.
func New(minor int64, cur string) Amount { return Amount{Minor: minor, Currency: cur} }

// lev is a currency that ended with 2025: the list of those there are has it no more, files of before still do.
const lev = "BGN"

// ValidCurrency says whether cur is a currency code of ISO 4217.
func ValidCurrency(cur string) bool { return cur == lev || cur != "" && currency.IsValid(cur) }

// Digits is the number of decimals of a currency: 2 for USD, 0 for JPY, 3 for KWD.
func Digits(cur string) int32 {
	if d, ok := currency.GetDigits(cur); ok {
		return int32(d)
	}
	return 2
}

// FromDecimal turns a number of major units into an Amount, exactly.
// ErrPrecision where the currency has fewer decimals, ErrRange where it does not fit.
func FromDecimal(d decimal.Decimal, cur string) (Amount, error) {
	minor := d.Shift(Digits(cur))
	if !minor.IsInteger() {
		return Amount{}, say.Errorf("%s %s: %w", d, cur, ErrPrecision)
	}
	if !minor.BigInt().IsInt64() {
		return Amount{}, say.Errorf("%s %s: %w", d, cur, ErrRange)
	}
	return Amount{Minor: minor.IntPart(), Currency: cur}, nil
}

// Round is FromDecimal rounded half away from zero to the currency's minor unit, for rates and percentages.
func Round(d decimal.Decimal, cur string) (Amount, error) {
	return FromDecimal(d.Round(Digits(cur)), cur)
}

// Parse reads a plain decimal number of major units ("1234.50", "-3") of a currency.
func Parse(number, cur string) (Amount, error) {
	d, err := decimal.NewFromString(strings.TrimSpace(number))
	if err != nil {
		return Amount{}, say.Errorf("%q is not an amount", number)
	}
	return FromDecimal(d, cur)
}

// Decimal is the amount in major units, exactly.
func (a Amount) Decimal() decimal.Decimal { return decimal.New(a.Minor, -Digits(a.Currency)) }

// Add sums two amounts. ErrCurrency where both carry a currency and these differ, ErrRange on overflow.
func (a Amount) Add(b Amount) (Amount, error) {
	cur, err := common(a, b)
	if err != nil {
		return Amount{}, err
	}
	sum := a.Minor + b.Minor
	if (sum > a.Minor) != (b.Minor > 0) && b.Minor != 0 {
		return Amount{}, ErrRange
	}
	return Amount{Minor: sum, Currency: cur}, nil
}

// Sub takes b from a, as Add does.
func (a Amount) Sub(b Amount) (Amount, error) { return a.Add(b.Neg()) }

// Neg is the amount with the other sign.
func (a Amount) Neg() Amount { return Amount{Minor: -a.Minor, Currency: a.Currency} }

// Abs is the amount without its sign.
func (a Amount) Abs() Amount {
	if a.Minor < 0 {
		return a.Neg()
	}
	return a
}

// IsZero says whether there is nothing, in whatever currency.
func (a Amount) IsZero() bool { return a.Minor == 0 }

// Plain is the number of major units with the currency's decimals and nothing else: "1234.50".
func (a Amount) Plain() string { return a.Decimal().StringFixed(Digits(a.Currency)) }

// String groups thousands and names the currency: "1,234.50 USD".
func (a Amount) String() string {
	s := a.Plain()
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, frac, _ := strings.Cut(s, ".")
	var b strings.Builder
	b.WriteString(sign)
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	if frac != "" {
		b.WriteString("." + frac)
	}
	if a.Currency != "" {
		b.WriteString(" " + a.Currency)
	}
	return b.String()
}

func common(a, b Amount) (string, error) {
	switch {
	case a.Currency == b.Currency || b.Currency == "" && b.Minor == 0:
		return a.Currency, nil
	case a.Currency == "" && a.Minor == 0:
		return b.Currency, nil
	}
	return "", say.Errorf("%s and %s: %w", a.Currency, b.Currency, ErrCurrency)
}
