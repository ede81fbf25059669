package intake

import (
	"fmt"
	"testing"

	"parcelbook/data"
)

// A card processor may know no number but that of the payment: it is what the row is about, unless it may be an order's by chance
// or another column may have the order's.
func TestPayoutsThatNameOnlyPayments(t *testing.T) {
	file := func(header string, number func(i int) string) []string {
		lines := []string{header + "\tStatus\tTransaction Amount\tCommission\tSettlement Amount\tSettlement Date"}
		for i := range 8 {
			lines = append(lines, fmt.Sprintf("%s\tCompleted\t%d.90\t3.60\t%d.30\t2026-09-%02d", number(i), 40+i*i, 37+i*i, 2+i))
		}
		return lines
	}
	each := func(pattern string) func(int) string {
		return func(i int) string { return fmt.Sprintf(pattern, 3999+i*i*7919) }
	}
	for header, pattern := range map[string]string{"Transaction Id": "VP26907%d", "Payment ID": "pay_%dab", "NSU / Autorização": "DOC98%d"} {
		r := mustRead(t, Request{}, file(header, each(pattern))...)
		if fieldOf(r, header) != "order_number" || r.Statement.Kind != data.StatementPayout || len(r.Lines) != 8 || r.Lines[0].OrderNumber != fmt.Sprintf(pattern, 3999) {
			t.Errorf("%s is %q: %v", header, fieldOf(r, header), r.Lines)
		}
	}
	for header, number := range map[string]func(int) string{
		"Transaction Id": each("%d"), "Receipt No.": func(i int) string { return fmt.Sprint(100000001 + i) }, "Payment batch number": func(int) string { return "BATCH-77001" },
	} {
		if r, err := readText(t, Request{}, file(header, number)...); err == nil {
			t.Errorf("%s: the row is about %q", header, r.Lines[0].OrderNumber)
		}
	}
}

// A card's kind is no way that money goes, where a fee is kept back of what was paid by it.
func TestDebitCardsAreNoDebits(t *testing.T) {
	lines := []string{"Data Venda\tModalidade\tNSU / Autorização\tValor Bruto\tTaxa MDR\tValor Líquido\tData Repasse"}
	for i := range 9 {
		lines = append(lines, fmt.Sprintf("%d/03/2026\t%s\tDOC%d\t%d,00\t4,50\t%d,50\t%d/03/2026", 14+i, []string{"Crédito à Vista", "Débito", "Pix"}[i%3], []int{982913, 665099, 893596, 671366, 120444, 733018, 209977, 556102, 318845}[i], 450+i*i, 446+i*i-1, 16+i))
	}
	r := mustRead(t, Request{Currency: "BRL"}, lines...)
	for _, l := range r.Lines {
		if l.Collected <= 0 || l.Net != l.Collected-450 {
			t.Errorf("%+v", l.StatementLine)
		}
	}
	if len(r.Lines) != 9 {
		t.Error(reasons(r))
	}
}

// A refund has the number of the payment that it gives back.
func TestRefundsHaveTheNumberOfTheirPayment(t *testing.T) {
	lines := []string{"Datum\tTransaktions-ID\tTransaktionstyp\tGesamt\tGebühr\tAuszahlung\tAuszahlungsdatum"}
	add := func(id, what string, sum, fee int) {
		lines = append(lines, fmt.Sprintf("05.08.2026\t%s\t%s\t%d,50\t%d,00\t%d,50\t08.08.2026", id, what, sum, fee, sum-fee))
	}
	for i := range 5 {
		add(fmt.Sprintf("TAAA%d", 42893010+i*i*917), "Verkauf", 20+i*i, 1)
	}
	again := lines[5]
	lines = append(lines, "11.08.2026\tTAAA42893010\tErstattung\t-20,50\t0,00\t-20,50\t14.08.2026")
	r := mustRead(t, Request{Currency: "EUR"}, lines...)
	if fieldOf(r, "Transaktions-ID") != "order_number" || len(r.Lines) != 6 || r.Lines[5].EntryType != data.EntryRefund {
		t.Errorf("%q, %d lines", fieldOf(r, "Transaktions-ID"), len(r.Lines))
	}
	if r, err := readText(t, Request{Currency: "EUR"}, append(lines[:6:6], again)...); err == nil && r.Statement.Kind == data.StatementPayout {
		t.Error("a number of two sales is that of each payment")
	}
}
