package book

import (
	"strings"
	"testing"

	"parcelbook/data"
	"parcelbook/data/intake"
)

const paidFirst = "AWB,COD Amount,COD Fee,Net,Paid Date\nW1,20.00,1.00,19.00,2026-10-20\nW2,30.00,1.00,29.00,2026-10-20\n"

func ordersIn(currencies ...string) string {
	text := "Order Number,Order Date,Payment Method,Customer Name,Product Name,Quantity,Order Total,Currency,Carrier,Tracking Number\n"
	for i, code := range currencies {
		n := string(rune('1' + i))
		text += "S" + n + ",2026-10-01,Cash on Delivery,Ana " + n + ",Kettle,1," + n + "0.00," + code + ",Swift,W" + n + "\n"
	}
	return text
}

// A statement that names no currency and comes before its orders is in the currency of the book. When they come in
// another, that is told with what to do, and doing it sets it right.
func TestAStatementBeforeItsOrdersIsToldToBeInAnotherCurrency(t *testing.T) {
	b := newBook(t, t.TempDir())
	paid := file{"cod.csv", paidFirst, intake.Statements, "Swift"}
	first := b.mustTake(t, paid)
	orders := file{"o.csv", ordersIn("EUR", "EUR"), intake.Orders, "Shop"}
	said := b.said(t, orders)
	if len(said) != 1 || !strings.Contains(said[0], "cod.csv, import 1, was taken to be in USD") || !strings.Contains(said[0], "in EUR: where it is too, undo import 1") {
		t.Fatalf("told: %q", said)
	}
	b.mustTake(t, orders)
	if err := b.Undo(t.Context(), first.ID, nil); err != nil {
		t.Fatal(err)
	}
	b.mustTake(t, paid)
	rows, err := b.Statements(t.Context(), data.StatementFilter{})
	if err != nil || len(rows) != 1 || rows[0].Currency != "EUR" || rows[0].Matched != 2 {
		t.Errorf("taken in again: %+v, %v", rows, err)
	}
	sound(t, b)
}

// Nothing is told where the orders do not say so: they are in the currency of the book, in several, or it was the user who
// said it.
func TestACurrencyThatMayBeRightIsNotTold(t *testing.T) {
	for name, c := range map[string]struct {
		currencies []string
		answers    intake.Answers
		before     string
	}{
		"the book's":       {currencies: []string{"USD", "USD"}},
		"several":          {currencies: []string{"EUR", "USD"}},
		"several, earlier": {currencies: []string{"EUR", "USD"}, before: ordersIn("EUR")},
		"said":             {currencies: []string{"EUR", "EUR"}, answers: intake.Answers{Currency: "USD"}},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBook(t, t.TempDir())
			r, err := b.Review(t.Context(), Request{Name: "cod.csv", Bytes: []byte(paidFirst), As: intake.Statements, Holder: "Swift", Answers: c.answers})
			if err == nil {
				_, err = b.commit(t.Context(), r)
			}
			if err != nil {
				t.Fatal(err)
			}
			if c.before != "" {
				b.mustTake(t, file{"before.csv", c.before, intake.Orders, "Shop"})
			}
			if said := b.said(t, file{"o.csv", ordersIn(c.currencies...), intake.Orders, "Shop"}); len(said) != 0 {
				t.Errorf("told: %q", said)
			}
		})
	}
}

// said is what the review of a file tells.
func (b *Book) said(t *testing.T, f file) []string {
	t.Helper()
	r, err := b.Review(t.Context(), Request{Name: f.name, Bytes: []byte(f.text), As: f.as, Holder: f.holder})
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, p := range r.Problems {
		said = append(said, p.Reason.String())
	}
	return said
}
