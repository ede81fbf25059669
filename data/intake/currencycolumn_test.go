package intake

import (
	"strings"
	"testing"
)

// Of two columns of currencies the one counts that the amounts which are taken are in; where these are in both, neither does.
func TestCurrencyOfTheAmountsTaken(t *testing.T) {
	for name, c := range map[string]struct {
		lines  []string
		fields string
		money  string // of the lines; "": they are refused
	}{
		"what the buyer paid in": {
			[]string{
				"Date\tOrder no\tType\tGross amount\tFee\tNet amount\tCurrency\tSettlement currency\tExchange rate\tSettlement amount",
				"2026-05-04\tS-1\tPayment\t30.00\t1.20\t28.80\tEUR\tGBP\t0.8512\t24.51", "2026-05-04\tS-2\tPayment\t45.50\t1.60\t43.90\tEUR\tGBP\t0.8512\t37.37", "2026-05-05\tS-3\tPayment\t21.00\t0.90\t20.10\tEUR\tUSD\t1.1650\t23.42",
			},
			"Type=entry_type Gross amount=collected Fee=fee Net amount=net Currency=currency Settlement currency= Exchange rate= Settlement amount= ", "EUR",
		},
		"what is paid out in": {
			[]string{
				"Date\tOrder no\tPayment currency\tSettlement currency\tSettlement amount", "2026-05-04\tS-1\tEUR\tGBP\t24.51", "2026-05-04\tS-2\tEUR\tGBP\t37.37", "2026-05-05\tS-3\tUSD\tGBP\t23.42",
			},
			"Payment currency= Settlement currency=currency Settlement amount=net ", "GBP",
		},
		"in both": {
			[]string{
				"Date\tOrder no\tGross amount\tCurrency\tSettlement currency\tSettlement amount", "2026-05-04\tS-1\t30.00\tEUR\tGBP\t24.51", "2026-05-04\tS-2\t45.50\tEUR\tGBP\t37.37", "2026-05-05\tS-3\t21.00\tEUR\tGBP\t17.87",
			},
			"Gross amount=collected Currency= Settlement currency= Settlement amount=net ", "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := mustRead(t, Request{Currency: "PLN", As: Statements}, c.lines...)
			if got := fieldsAs(r, strings.Split(c.lines[0], "\t")[2:]...); got != c.fields {
				t.Error(got)
			}
			for _, l := range r.Lines {
				if l.Currency != c.money {
					t.Errorf("%d in %s", l.Net, l.Currency)
				}
			}
			if c.money == "" && (len(r.Questions) != 1 || r.Questions[0].Kind != AskCurrency || r.Refused != 3) {
				t.Error(r.Questions, reasons(r))
			}
		})
	}
}

// The headers of amounts say which currency these are in; a column of currencies beside them is of what they were before.
func TestHeadersSayTheCurrencyBeforeAColumn(t *testing.T) {
	r := mustRead(t, Request{Currency: "USD"}, "Order\tGross\tCurrency\tRate\tGross EUR\tFee EUR\tNet EUR\tPayout date",
		"1001\t22.00\tUSD\t1.1\t20.00\t0.50\t19.50\t2026-03-20", "1002\t15.00\tEUR\t1\t15.00\t0.40\t14.60\t2026-03-20", "1003\t13.00\tGBP\t0.8667\t15.00\t0.40\t14.60\t2026-03-20")
	for _, l := range r.Lines {
		if l.Currency != "EUR" || l.Collected-l.FeeTotal() != l.Net {
			t.Errorf("%+v", l)
		}
	}
	if len(r.Lines) != 3 {
		t.Errorf("%d lines: %v", len(r.Lines), reasons(r))
	}
}
