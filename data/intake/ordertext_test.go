package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parcelbook/data"
	"parcelbook/data/sheet"
)

// accountTelling is an account that names orders in what it says of each entry alone: texts of a sale, a fee and a refund, each with a place for the number,
// and of a payout.
func accountTelling(sale, fee, refund, payout string) []string {
	lines := []string{"Date\tDetails\tPaid in\tPaid out\tBalance"}
	balance := 50
	add := func(text string, in, out int) {
		balance += in - out
		row := fmt.Sprintf("2026-08-%02d\t%s\t%d.00\t\t%d.00", 2+len(lines), text, in, balance)
		if out > 0 {
			row = fmt.Sprintf("2026-08-%02d\t%s\t\t%d.00\t%d.00", 2+len(lines), text, out, balance)
		}
		lines = append(lines, row)
	}
	for i := range 4 {
		add(fmt.Sprintf(sale, 7001+3*i), 20+i, 0)
		add(fmt.Sprintf(fee, 7001+3*i), 0, 1+i)
	}
	add(payout, 0, 30)
	add(fmt.Sprintf(refund, 7001), 0, 20)
	return lines
}

// Orders that texts alone name are found in them, whatever the language, but not those of payouts; and so they are by a format of the seller's own.
func TestOrdersInTexts(t *testing.T) {
	for sale, want := range map[[4]string]string{
		{"Sale order %d", "Commission order %d", "Refund order %d", "Payout order 12"}:                                  "7001",
		{"Sale #%d", "Fee #%d", "Refund #%d", "Payout #12"}:                                                             "7001",
		{"Sale, order no. %d", "Fee, order no. %d", "Refund, order no. %d", "Payout"}:                                   "7001",
		{"Venta pedido %d", "Comisión pedido %d", "Reembolso pedido %d", "Retiro"}:                                      "7001",
		{"Продажа, заказ №%d", "Комиссия по заказу %d", "Возврат, заказ №%d", "Вывод средств"}:                          "7001",
		{"Verkauf Bestellnummer %d", "Gebühr Bestellung %d", "Erstattung Bestellung %d", "Auszahlung"}:                  "7001",
		{"Satış, sipariş %d", "Komisyon, sipariş %d", "İade, sipariş %d", "Para çekme"}:                                 "7001",
		{"放款 订单号%d", "佣金 订单号%d", "退款 订单号%d", "提现"}:                                                                      "7001",
		{"Sale ORD-%d", "Fee ORD-%d", "Refund ORD-%d", "Payout"}:                                                        "ORD-7001",
		{"Penjualan - INV/2026/MPL/%d", "Biaya - INV/2026/MPL/%d", "Refund - INV/2026/MPL/%d", "Penarikan dana ke BCA"}: "INV/2026/MPL/7001",
	} {
		lines := accountTelling(sale[0], sale[1], sale[2], sale[3])
		r := mustRead(t, Request{}, lines...)
		mine := mustRead(t, Request{Mapping: proposed(t, lines)}, lines...)
		for _, read := range []*Result{r, mine} {
			l := read.Lines
			if len(l) != 10 || l[0].OrderNumber != want || l[1].OrderNumber != want || l[9].OrderNumber != want || l[8].EntryType != data.EntryWithdrawal || l[8].OrderNumber != "" {
				t.Errorf("%q: %v", sale, l)
			}
		}
		if !strings.Contains(fieldOf(r, "Details"), "order_number") {
			t.Errorf("%q: the column is %q", sale, fieldOf(r, "Details"))
		}
	}
}

// proposed is what is proposed for a file, as a format of the seller's own.
func proposed(t *testing.T, lines []string) *Format {
	t.Helper()
	f, err := sheet.OpenBytes("file.txt", []byte(strings.Join(lines, "\n")+"\n"), sheet.Options{Score: Score, Delimiter: '\t'})
	check(t, err)
	p, err := Look(t.Context(), f, Request{Currency: "USD"})
	check(t, err)
	fields := make([][]Field, len(p.Columns))
	for i, c := range p.Columns {
		fields[i] = fieldsNamed(c.Fields).Fields()
	}
	mine, err := p.With("mine", fields)
	check(t, err)
	return &mine
}

// Texts do not name orders where a column does, or where they name few, one, or something else.
func TestNoOrdersInTexts(t *testing.T) {
	beside := accountTelling("Sale order %d", "Commission order %d", "Refund order %d", "Payout")
	for i := range beside {
		beside[i] += []string{"\tOrder number", fmt.Sprintf("\t%d", 9000+7*i)}[min(i, 1)]
	}
	for name, lines := range map[string][]string{
		"a column":  beside,
		"few":       accountTelling("Sale order %d", "Commission %[1]d", "Refund", "Payout"),
		"one":       accountTelling("Sale order 7001, item %d", "Commission order 7001, item %d", "Refund order 7001, item %d", "Payout"),
		"documents": accountTelling("Sale document %d", "Commission document %d", "Refund document %d", "Payout"),
		"invoices":  accountTelling("Sale, invoice #%d", "Commission, invoice #%d", "Refund, invoice #%d", "Payout"),
		"tickets":   accountTelling("Sale, ticket #%d", "Commission, ticket #%d", "Refund, ticket #%d", "Payout"),
		"cards":     accountTelling("Sale card %d", "Commission card %d", "Refund card %d", "Payout"),
	} {
		if name == "few" {
			lines = slices.Delete(lines, 1, 7)
		}
		r := mustRead(t, Request{}, lines...)
		if strings.Contains(fieldOf(r, "Details"), "order_number") {
			t.Errorf("%s: the texts name orders", name)
		}
	}
}
