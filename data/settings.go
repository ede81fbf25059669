package data

import (
	"errors"
	"time"

	"parcelbook/data/money"
	"parcelbook/data/say"
)

// Settings belong to the book and travel with it.
type Settings struct {
	Currency  string // of the seller; the default where a file names none
	StartDate Date   // orders of earlier days count as settled
	TimeZone  string // IANA name of the seller's place, or "Local"
	Sample    bool   // a book filled with made-up data
}

// Validate says what is missing or impossible.
func (s Settings) Validate() error {
	var errs []error
	if !money.ValidCurrency(s.Currency) {
		errs = append(errs, say.Errorf("%q is not a currency code such as USD", s.Currency))
	}
	if _, err := time.LoadLocation(s.TimeZone); err != nil {
		errs = append(errs, say.Errorf("%q is not a time zone such as Asia/Shanghai", s.TimeZone))
	}
	return errors.Join(errs...)
}
