package intake

import (
	"fmt"
	"strings"
	"testing"
)

// orderRows are lines of orders that end with some more cells, in which # is the number of the row.
func orderRows(header string, rows ...string) []string {
	lines := []string{"Order no\tOrder date\tOrder total\t" + header}
	for i, row := range rows {
		lines = append(lines, strings.ReplaceAll("A-#\t2026-05-0#\t9.5#\t"+row, "#", fmt.Sprint(i+1)))
	}
	return lines
}

// A day that orders have of which nothing was sent, that stands beside a part of the day, or that is always as long after the order, is
// what was promised, wished for or agreed upon, and nothing that has happened.
func TestDaysThatAreOnlyPlanned(t *testing.T) {
	const there, workshop, called = "2026-05-2#\tentregado", "2026-06-1#\ten el taller", "2026-06-1#\tcancelado"
	const shipped, waiting = "2026-05-2#\tshipped", "2026-05-2#\tnot yet shipped"
	for _, c := range []struct {
		header, want string
		rows         []string
	}{
		{"Fecha de entrega\tStatus", "", []string{there, workshop, workshop, there, there, there, there, there, there}},
		{"Fecha de entrega\tStatus", "", []string{there, called, called, there, there, there, there, there, there}},
		{"Fecha de entrega\tStatus", "delivered_date", []string{there, "\ten el taller", "\tcancelado", there, there}},
		{"Fecha de entrega\tStatus\tTracking number", "", []string{there + "\tAB1234#0", "2026-06-1#\tzzz\t", "2026-06-1#\tzzz\t", there + "\tAB1234#1", there + "\tAB1234#7", there + "\tAB1234#5"}},
		{"Shipping date\tStatus", "", []string{waiting, waiting, shipped, shipped, shipped}},
		{"Shipping date\tStatus", "shipped_date", []string{"\tnot yet shipped", "\tnot yet shipped", shipped, shipped, shipped}},
		{"Shipping date\tStatus", "shipped_date", []string{"2026-05-2#\tpaid", "2026-05-2#\tpaid", "2026-05-2#\tpaid"}},              // which tells of no parcel
		{"Shipping date\tStatus", "shipped_date", []string{"2026-05-2#\tto ship", "2026-05-2#\tto ship", shipped, shipped, shipped}}, // of which nobody has said yet that it was sent
		{"Delivery date\tTime", "", []string{"2026-05-2#\t9-12", "2026-05-2#\t14:00 - 16:00", "2026-05-2#\t", "2026-05-2#\t16-18h"}},
		{"Delivery date\tTime", "delivered_date", []string{"2026-05-2#\t9:12", "2026-05-2#\t14:00", "2026-05-2#\t", "2026-05-2#\t16:18"}},
		{"Bezahlt", "", []string{"2026-05-1#", "2026-05-1#", "2026-05-1#", "2026-05-1#", "2026-05-1#"}},
		{"Bezahlt", "paid_date", []string{"2026-05-0#", "2026-05-1#", "2026-05-0#", "2026-05-0#", "2026-05-0#"}},
	} {
		header, _, _ := strings.Cut(c.header, "\t")
		if got := fieldOf(mustRead(t, Request{}, orderRows(c.header, c.rows...)...), header); got != c.want {
			t.Errorf("%s of %q is %q", c.header, c.rows, got)
		}
	}
}

// When to pay is not when it was paid, in any language.
func TestWhenToPayIsNotWhenItWasPaid(t *testing.T) {
	for _, header := range []string{
		"Termin płatności", "Fecha de vencimiento del pago", "Date d'échéance du paiement", "Zahlbar bis", "Fälligkeit der Zahlung", "Data scadenza pagamento", "Vencimento do pagamento",
		"Оплатить до", "Дата платежа до", "Ödeme vadesi", "Son ödeme tarihi", "Hạn thanh toán", "Tanggal jatuh tempo pembayaran", "결제기한", "支払期日", "付款截止时间", "Datum splatnosti platby", "Vervaldatum betaling",
		"Data scadentă a plății", "วันครบกำหนดชำระเงิน", "تاريخ استحقاق الدفع", "Payment due date",
	} {
		r := mustRead(t, Request{}, orderRows(header, "2026-05-12", "2026-05-19", "2026-05-13", "2026-05-17", "2026-05-21")...)
		if got := fieldOf(r, header); got != "" {
			t.Errorf("%s is %q", header, got)
		}
	}
}

// When an order was placed is known of every order, and what only some have is something else; a column whose words are not all known is
// believed where there is no other.
func TestWhichDayIsThatOfTheOrder(t *testing.T) {
	for _, c := range []struct {
		header, want string
		rows         []string
	}{
		{"Order time final\tCreated at", "Order time final= Created at=order_date ", []string{"2026-05-1#\t2026-05-0#", "\t2026-05-0#", "2026-05-1#\t2026-05-0#", "\t2026-05-0#", "2026-05-1#\t2026-05-0#"}},
		{"Order day zuxo", "Order day zuxo=order_date ", []string{"2026-05-0#", "2026-05-0#", "2026-05-0#", "2026-05-0#", "2026-05-0#"}},
		{"Order day zuxo", "Order day zuxo= ", []string{"2026-05-0#", "2026-05-0#", "2026-05-0#", "2026-05-0#", ""}},
		{"Order day zuxo\tSent", "Order day zuxo= Sent=shipped_date ", []string{"2026-05-2#\t2026-05-0#", "2026-05-2#\t2026-05-0#", "2026-05-2#\t2026-05-0#", "2026-05-2#\t2026-05-0#", "2026-05-2#\t2026-05-0#"}},
	} {
		lines := orderRows(c.header, c.rows...)
		for i, line := range lines { // without the date that they have
			cells := strings.Split(line, "\t")
			lines[i] = strings.Join(append(cells[:1], cells[2:]...), "\t")
		}
		if got := fieldsAs(mustRead(t, Request{}, lines...), strings.Split(c.header, "\t")...); got != c.want {
			t.Errorf("%q: %s", c.rows, got)
		}
	}
}
