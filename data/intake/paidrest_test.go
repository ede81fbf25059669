package intake

import (
	"fmt"
	"strings"
	"testing"
)

// What is not still to be paid of the total was paid, whatever the column is called, and be it that nothing is a dash or blank.
func TestPaidRest(t *testing.T) {
	for _, c := range []struct{ paid, due, nothing string }{
		{"M-Pesa paid", "To collect", "-"}, {"Amount Received", "Balance", ""}, {"Bizum", "Pendiente", "0"}, {"Anzahlung bar", "Restbetrag", "–"},
	} {
		r := mustRead(t, Request{Currency: "EUR"}, "Order no\tDate\tCustomer\tItem\tTotal\t"+c.paid+"\t"+c.due,
			"A-1\t2026-05-04\tAnn\tMug\t35.00\t35.00\t"+c.nothing, "A-2\t2026-05-05\tBob\tPot\t51.50\t"+c.nothing+"\t51.50",
			"A-3\t2026-05-06\tCyd\tPot\t51.50\t20.00\t31.50", "A-4\t2026-05-07\tDan\tCup\t12.00\t12.00\t"+c.nothing)
		var got []string
		for _, o := range r.Orders {
			got = append(got, fmt.Sprint(o.State, " ", o.Paid))
		}
		if want := "paid 3500, unpaid 0, unpaid 2000, paid 1200"; strings.Join(got, ", ") != want {
			t.Errorf("%s, %s: %v", c.paid, c.due, got)
		}
	}
}

// A status that takes a payment for granted does not count beside one that is of the payment.
func TestPaidAndToBePrepared(t *testing.T) {
	for _, c := range []struct{ header, paid, text, other string }{
		{"Paid", "yes", "no", "Processing"},
		{"Paid?", "yes", "no", "Ready to ship"},
		{"Payment status", "Paid", "Pending", "To ship"},
		{"Payment status", "Paid", "Unpaid", "Packed"},
		{"Réglé", "oui", "non", "à préparer"},
		{"Bezahlt", "ja", "nein", "in Bearbeitung"},
		{"Zahlungsstatus", "bezahlt", "offen", "versandbereit"},
		{"入金", "済", "未", "発送待ち"},
		{"付款状态", "已付款", "未付款", "待发货"},
		{"Status", "Paid", "Awaiting payment", "Processing"},
	} {
		r := mustRead(t, Request{Currency: "EUR"}, "Order no\tDate\tCustomer\tItem\tTotal\t"+c.header+"\tFulfilment status",
			"A-1\t2026-05-04\tAnn\tMug\t35.00\t"+c.paid+"\tNew", "A-2\t2026-05-05\tBob\tPot\t51.50\t"+c.text+"\t"+c.other,
			"A-3\t2026-05-06\tCyd\tPot\t21.50\t"+c.paid+"\tShipped")
		var got []string
		for _, o := range r.Orders {
			got = append(got, fmt.Sprint(o.State, " ", o.Paid))
		}
		if want := "paid 3500, unpaid 0, shipped 2150"; strings.Join(got, ", ") != want {
			t.Errorf("%s %s, %s: %v", c.header, c.text, c.other, got)
		}
	}
}
