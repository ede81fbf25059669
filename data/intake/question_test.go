package intake

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each question is asked once for a column, however many cells hang on it, and its answer reads the file whole.
func TestQuestions(t *testing.T) {
	for _, c := range []struct {
		name   string
		lines  []string
		ask    []Question
		answer Answers
		want   string // date, total and currency of the first order once it is answered
	}{
		{
			"dates",
			[]string{"Order number\tOrder date\tOrder total", "1\t05/06/2026\t5.00", "2\t07/06/2026 10:15\t5.00"},
			[]Question{{Kind: AskDates, Column: "Order date", Example: "05/06/2026", Answers: []string{"dmy", "mdy"}}},
			Answers{Dates: "dmy"},
			"2026-06-05 5.00 USD",
		},
		{
			"the month first",
			[]string{"Order number\tOrder date\tOrder total", "1\t05/06/2026\t5.00"},
			[]Question{{Kind: AskDates, Column: "Order date", Example: "05/06/2026", Answers: []string{"dmy", "mdy"}}},
			Answers{Dates: "mdy"},
			"2026-05-06 5.00 USD",
		},
		{
			"two columns",
			[]string{"Order number\tOrder date\tShipped date\tOrder total", "1\t05/06/2026\t06/06/2026\t5.00", "2\t05/07/2026\t08/06/2026\t5.00"},
			[]Question{
				{Kind: AskDates, Column: "Order date", Example: "05/06/2026", Answers: []string{"dmy", "mdy"}},
				{Kind: AskDates, Column: "Shipped date", Example: "08/06/2026", Answers: []string{"dmy", "mdy"}},
			},
			Answers{Dates: "dmy"},
			"2026-06-05 5.00 USD",
		},
		{
			"decimals",
			[]string{"Order number\tOrder date\tOrder total", "1\t2026-05-01\t1,399", "2\t2026-05-01\t2,500"},
			[]Question{{Kind: AskDecimal, Column: "Order total", Example: "1,399", Answers: []string{".", ","}}},
			Answers{Decimal: "."},
			"2026-05-01 1399.00 USD",
		},
		{
			"currency",
			[]string{"Order number\tOrder date\tOrder total", "1\t2026-05-01\t¥ 1,500.00", "2\t2026-05-01\t¥ 7"},
			[]Question{{Kind: AskCurrency, Column: "Order total", Example: "¥ 1,500.00", Answers: []string{"CNY", "JPY"}}},
			Answers{Currency: "CNY"},
			"2026-05-01 1500.00 CNY",
		},
		{
			"an amount with no currency among several",
			[]string{"Order number\tOrder date\tOrder total\tTitle", "1\t2026-05-01\t9.50\tA", "2\t2026-05-01\tUSD 7\tB", "3\t2026-05-01\t€8\tC"},
			[]Question{{Kind: AskCurrency, Column: "Order total", Example: "9.50", Answers: []string{"USD", "EUR"}, Others: true}},
			Answers{Currency: "EUR"},
			"2026-05-01 9.50 EUR",
		},
		{
			"no currency, and parcels to a country of another than the book's",
			[]string{"Order number\tOrder date\tOrder total\tCountry", "1\t2026-05-01\t150\tPoland", "2\t2026-05-01\t7\tPL"},
			[]Question{{Kind: AskCurrency, Column: "Order total", Example: "150", Answers: []string{"PLN", "USD"}, Others: true}},
			Answers{Currency: "PLN"},
			"2026-05-01 150.00 PLN",
		},
		{
			"tax, of which the last row of the order says nothing",
			[]string{"Order number\tOrder date\tProduct\tQuantity\tPrice\tVAT", "1\t2026-05-01\tMug\t2\t10.00\t4.15", "1\t2026-05-01\tCup\t1\t5.00\t"},
			[]Question{{Kind: AskTax, Column: "VAT", Example: "4.15", Answers: []string{Included, Added}}},
			Answers{Tax: Included},
			"2026-05-01 25.00 USD",
		},
		{
			"tax on top",
			[]string{"Order number\tOrder date\tProduct\tQuantity\tPrice\tVAT", "1\t2026-05-01\tMug\t2\t10.00\t4.15", "2\t2026-05-01\tCup\t1\t5.00\t1.00"},
			[]Question{{Kind: AskTax, Column: "VAT", Example: "4.15", Answers: []string{Included, Added}}},
			Answers{Tax: Added},
			"2026-05-01 24.15 USD",
		},
		{
			"all at once",
			[]string{"Order number\tOrder date\tOrder total\tCurrency", "1\t05/06/2026\t1,500\tkr"},
			[]Question{
				{Kind: AskDates, Column: "Order date", Example: "05/06/2026", Answers: []string{"dmy", "mdy"}},
				{Kind: AskCurrency, Column: "Order total", Example: "1,500", Answers: []string{"SEK", "NOK", "DKK"}},
				{Kind: AskDecimal, Column: "Order total", Example: "1,500", Answers: []string{".", ","}},
			},
			Answers{Dates: "dmy", Decimal: ".", Currency: "SEK"},
			"2026-06-05 1500.00 SEK",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := mustRead(t, Request{}, c.lines...)
			if diff := cmp.Diff(c.ask, r.Questions); diff != "" || r.Refused == 0 {
				t.Error(r.Refused, diff)
			}
			for _, p := range r.Problems {
				if !strings.Contains(p.Reason.String(), "; say which ") {
					t.Errorf("the reason asks nothing: %s", p.Reason)
				}
				if p.Column == "" || p.Value == "" {
					t.Errorf("it does not say of what: %+v", p)
				}
			}
			r = mustRead(t, Request{Answers: c.answer}, c.lines...)
			if len(r.Questions) > 0 || r.Refused > 0 || len(r.Problems) > 0 {
				t.Fatalf("still open: %v %v", r.Questions, reasons(r))
			}
			o := r.Orders[0]
			if got := string(o.OrderDate) + " " + o.Amount(o.Total).Plain() + " " + o.Currency; got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// An answer that is kept in a format is not asked for again.
func TestFormatsRememberAnswers(t *testing.T) {
	f := Format{
		Name: "mine", Kind: Orders, Recognise: []string{"My number"}, Dates: "dmy", Decimal: ",", Currency: "CAD",
		Fields: map[string][]string{"order_number": {"My number"}, "order_date": {"Day"}, "order_total": {"Sum"}},
	}
	r := mustRead(t, Request{Formats: []Format{f}}, "My number\tDay\tSum", "1\t05/06/2026\t$1.399")
	if len(r.Questions) > 0 || len(r.Orders) != 1 || r.Orders[0].OrderDate != "2026-06-05" || r.Orders[0].Total != 139900 || r.Orders[0].Currency != "CAD" {
		t.Errorf("%+v %v %v", r.Orders, r.Questions, reasons(r))
	}
	r = mustRead(t, Request{Formats: []Format{f}, Answers: Answers{Dates: "mdy"}}, "My number\tDay\tSum", "1\t05/06/2026\t$1.399")
	if len(r.Orders) != 1 || r.Orders[0].OrderDate != "2026-05-06" {
		t.Errorf("the answer does not count before the format: %+v", r.Orders)
	}
}

// What a file shows itself counts more than what anybody says of it.
func TestEvidenceBeforeAnswers(t *testing.T) {
	r := mustRead(
		t, Request{Answers: Answers{Dates: "mdy", Decimal: ",", Currency: "EUR"}},
		"Order number\tOrder date\tOrder total", "1\t05/06/2026\tCHF 1,399", "2\t25/06/2026\tCHF 1,234.50",
	)
	if len(r.Orders) != 2 || r.Orders[0].OrderDate != "2026-06-05" || r.Orders[0].Total != 139900 || r.Orders[0].Currency != "CHF" {
		t.Errorf("%+v %v", r.Orders, reasons(r))
	}
	for _, a := range []Answers{{Dates: "day first"}, {Decimal: "point"}, {Currency: "dollars"}} {
		if _, err := readText(t, Request{Answers: a}, "Order number\tOrder date\tOrder total", "1\t05/06/2026\t5"); err == nil {
			t.Errorf("%+v is no answer", a)
		}
	}
}

// The rows of an order that name no currency are in that of the row that does.
func TestCurrencyOfAnOrdersOtherRows(t *testing.T) {
	r := mustRead(
		t, Request{}, dated(
			"Order number\tTitle\tUnit price\tCurrency",
			"1\tA\t5\tEUR", "1\tB\t6\t", "2\tA\t7\tGBP", "2\tB\t8\t",
		)...,
	)
	if len(r.Orders) != 2 || r.Orders[0].Total != 1100 || r.Orders[0].Currency != "EUR" || r.Orders[1].Currency != "GBP" {
		t.Errorf("%+v %v", r.Orders, reasons(r))
	}
}

// Where nothing names a currency the amounts are taken to be in the book's, and that is told.
func TestACurrencyThatIsAssumed(t *testing.T) {
	header := "Order number\tOrder date\tOrder total\tCountry"
	for _, c := range []struct{ line, want string }{
		{"1\t2026-05-01\t150\t", "USD"},
		{"1\t2026-05-01\t150\tUnited States", "USD"},
		{"1\t2026-05-01\tUSD 150\tUnited States", ""},
		{"1\t2026-05-01\t€ 150\tUnited States", ""},
	} {
		if r := mustRead(t, Request{}, header, c.line); r.Assumed != c.want || len(r.Orders) != 1 {
			t.Errorf("%q: assumed %q, %+v", c.line, r.Assumed, r.Problems)
		}
	}
	if r := mustRead(t, Request{}, header, "1\t2026-05-01\t150\tPoland", "2\t2026-05-01\t7\tUnited States"); r.Assumed != "USD" || len(r.Orders) != 2 {
		t.Errorf("two countries: assumed %q, %+v", r.Assumed, r.Problems)
	}
	if r := mustRead(t, Request{Answers: Answers{Currency: "PLN"}}, header, "1\t2026-05-01\t150\t"); r.Assumed != "PLN" || r.Orders[0].Currency != "PLN" {
		t.Errorf("an answer: assumed %q, %+v", r.Assumed, r.Orders)
	}
	if r := mustRead(t, Request{}, "Order number\tOrder date\tCustomer name\tSKU\tQuantity", "1\t2026-05-01\tAna\tS-1\t2"); r.Assumed != "" || len(r.Orders) != 1 {
		t.Errorf("without amounts: assumed %q, %+v", r.Assumed, r.Problems)
	}
}
