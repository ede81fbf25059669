package money

import (
	"errors"
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func TestParseIsExact(t *testing.T) {
	for _, c := range []struct {
		number, currency, want string
		err                    error
	}{
		{"1234.50", "USD", "1,234.50 USD", nil},
		{"-0.01", "EUR", "-0.01 EUR", nil},
		{"1399", "JPY", "1,399 JPY", nil},
		{"1.234", "KWD", "1.234 KWD", nil},
		{"1000000", "CNY", "1,000,000.00 CNY", nil},
		{"12.345", "USD", "", ErrPrecision},
		{"1.5", "JPY", "", ErrPrecision},
		{"92233720368547758.08", "USD", "", ErrRange},
	} {
		a, err := Parse(c.number, c.currency)
		if !errors.Is(err, c.err) || err == nil && a.String() != c.want {
			t.Errorf("Parse(%q, %s) = %s, %v; want %s, %v", c.number, c.currency, a, err, c.want, c.err)
		}
	}
	if _, err := Parse("twelve", "USD"); err == nil {
		t.Error("Parse took a word for a number")
	}
}

func TestSumsDoNotMixCurrenciesOrOverflow(t *testing.T) {
	if _, err := New(1, "USD").Add(New(1, "EUR")); !errors.Is(err, ErrCurrency) {
		t.Errorf("dollars and euros: %v", err)
	}
	if _, err := New(math.MaxInt64, "USD").Add(New(1, "USD")); !errors.Is(err, ErrRange) {
		t.Errorf("too much: %v", err)
	}
	if sum, err := (Amount{}).Add(New(5, "EUR")); err != nil || sum != New(5, "EUR") {
		t.Errorf("nothing and 5 cents: %v, %v", sum, err)
	}
}

func TestRoundIsHalfAwayFromZero(t *testing.T) {
	for number, want := range map[string]int64{"0.005": 1, "-0.005": -1, "0.0049": 0, "1.995": 200} {
		if a, err := Round(decimal.RequireFromString(number), "USD"); err != nil || a.Minor != want {
			t.Errorf("Round(%s) = %d, %v; want %d", number, a.Minor, err, want)
		}
	}
}

func TestValidCurrency(t *testing.T) {
	for code, want := range map[string]bool{"USD": true, "BGN": true, "CNY": true, "": false, "usd": false, "XXQ": false} {
		if ValidCurrency(code) != want {
			t.Errorf("ValidCurrency(%q) = %v", code, !want)
		}
	}
}

func TestPlainReadsBackAndSumsCancel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		currency := rapid.SampledFrom([]string{"USD", "JPY", "KWD", "CNY"}).Draw(t, "currency")
		amount := rapid.Int64Range(-1<<52, 1<<52)
		a, b := New(amount.Draw(t, "a"), currency), New(amount.Draw(t, "b"), currency)
		if back, err := Parse(a.Plain(), currency); err != nil || back != a {
			t.Fatalf("%v reads back as %v, %v", a, back, err)
		}
		sum, err := a.Add(b)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := sum.Sub(b); err != nil || back != a {
			t.Fatalf("%v + %v - %v = %v, %v", a, b, b, back, err)
		}
	})
}
