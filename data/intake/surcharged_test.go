package intake

import (
	"fmt"
	"strings"
	"testing"

	"parcelbook/data"
)

// charged makes a file of which each row ends in what carrying a parcel costs, what is added to it at rates in percent, and what that
// comes to; the last of the rates is on all before it. It gives what all rows come to, too.
func charged(header, begin string, rates ...int) (lines []string, all int64) {
	lines = []string{header}
	for i := range 8 {
		base := 990 + i*i*37
		cells := []string{fmt.Sprintf(begin, 1402893+i*i*7919, 11+i)}
		sum := base
		cells = append(cells, fmt.Sprintf("%d.%02d", base/100, base%100))
		for n, rate := range rates {
			of := base
			if n == len(rates)-1 {
				of = sum
			}
			extra := (of*rate + 50) / 100
			cells = append(cells, fmt.Sprintf("%d.%02d", extra/100, extra%100))
			sum += extra
		}
		lines = append(lines, strings.Join(append(cells, fmt.Sprintf("%d.%02d", sum/100, sum%100)), "\t"))
		all += int64(sum)
	}
	return lines, all
}

// What a carrier adds to its charge makes what it asks for, be the charge called the net and that the total; nothing of it was
// collected or is paid out.
func TestInvoicesInCarriersWords(t *testing.T) {
	for header, rates := range map[string][]int{
		"Consignment No\t%[1]d\tDate\t%[2]d/09/2026\tZone\tV1\tQty\t1\tWeight\t5.5|Nett\tFuel Levy\tGST\tTotal":               {17, 10},
		"Waybill\tWB%[1]d\tDate\t2026/09/%[2]d\tDest\tCPT\tMass\t4.1|Nett\tFuel Levy\tDocument Fee\tVAT\tTotal Due":           {24, 15, 15},
		"Consignment\tCN%[1]d\tDate\t%[2]d/09/2026\tYour ref\tSO-9%[2]d\tService\tNext day|Net\tVAT\tGross":                   {20},
		"Airbill\t77%[1]d\tInvoice Date\t09/%[2]d/2026\tRated Weight\t12|Net Charge\tFuel\tTax\tAmount Due":                   {16, 8},
		"Sendungsnummer\t0034%[1]d\tDatum\t%[2]d.09.2026\tReferenz\tR-%[2]d77|Nettobetrag\tTreibstoffzuschlag\tGesamtbetrag":  {7},
		"Numer przesyłki\t62%[1]d\tData nadania\t2026-09-%[2]d\tWaga\t2.4|Cena netto\tOpłata paliwowa\tVAT\tRazem brutto":     {18, 23},
		"运单号\tSF%[1]d\t日期\t2026-09-%[2]d\t重量\t2.4|净额\t燃油附加费\t税\t合计金额":                                                         {10, 6},
		"AWB\t9%[1]d\tDate\t2026-09-%[2]d\tOrigin\tDXB\tDest\tRUH|Net Amount\tFuel Surcharge\tRemote Area\tTotal Payable":     {9, 4},
		"CT-e\tBR%[1]d\tData\t2026-09-%[2]d\tPeso\t2.4|Valor líquido\tAdicional combustível\tValor bruto":                     {12},
		"N° expédition\tEX%[1]d\tDate\t2026-09-%[2]d\tPoids\t3.1|Net HT\tSurcharge gazole\tTVA\tNet à payer":                  {11, 20},
		"Guía\tES%[1]d\tFecha\t2026-09-%[2]d\tPeso\t3.1\tServicio\tEstándar|Neto\tRecargo combustible\tIVA\tTotal":            {8, 21},
		"Tracking\t94%[1]d\tDate\t2026-09-%[2]d\tRecipient\tAnn Lee|Label cost\tInsurance\tSurcharges\tTotal paid":            {5, 9},
		"Con Note\tCP%[1]d\tPickup Date\t%[2]d/09/2026\tFrom\tMELB\tTo\tGEEL\tDead Weight\t5.5|Nett Freight\tLevies\tCharges": {17},
	} {
		before, amounts, _ := strings.Cut(header, "|")
		var names, values []string
		for i, cell := range strings.Split(before, "\t") {
			if i%2 == 0 {
				names = append(names, cell)
			} else {
				values = append(values, cell)
			}
		}
		lines, all := charged(strings.Join(names, "\t")+"\t"+amounts, strings.Join(values, "\t"), rates...)
		r := mustRead(t, Request{}, lines...)
		var asked int64
		for _, l := range r.Lines {
			asked += l.Freight + l.FeeTotal()
			if l.Collected != 0 || l.Net > 0 {
				t.Errorf("%s: money comes in: %+v", amounts, l.StatementLine)
			}
		}
		if r.Statement.Kind != data.StatementFreight || asked != all {
			t.Errorf("%s: read as %s, %d is asked for, not %d", amounts, r.Format, asked, all)
		}
	}
}

// What is kept back of what was collected stays that, fuel and tax among it.
func TestSurchargesKeptBack(t *testing.T) {
	for header, kind := range map[string]data.StatementKind{
		"AWB\tDate\tWeight\tNet Payable\tFuel Levy\tGST\tAmount Collected": data.StatementCOD,
		"AWB\tDate\tService\tNet\tFreight\tFuel Surcharge\tCOD Amount":     data.StatementCOD,
	} {
		lines, _ := charged(header, "9%d\t2026-09-%d\t2.5", 9, 18)
		r := mustRead(t, Request{}, lines...)
		if r.Statement.Kind != kind || r.Lines[0].Collected <= r.Lines[0].Net || r.Lines[0].Net != 990 {
			t.Errorf("%s: %s %+v", header, r.Format, r.Lines[0].StatementLine)
		}
	}
}

// A discount on what a carrier charges is taken off, be it above or below zero.
func TestDiscountsOfCarriers(t *testing.T) {
	for header, sign := range map[string]string{"Gross Charge\tDiscount\tNet Charge": "", "Published Charge\tIncentive Credit\tBilled Charge": "-"} {
		lines := []string{"Tracking Number\tShipment Date\tService\t" + header}
		for i := range 6 {
			lines = append(lines, fmt.Sprintf("1Z999%d\t2026-09-%02d\tGround\t%d.40\t%s3.10\t%d.30", 4711+i*i*311, 14+i, 11+i, sign, 8+i))
		}
		if r := mustRead(t, Request{}, lines...); r.Statement.Kind != data.StatementFreight || r.Lines[0].Freight+r.Lines[0].FeeTotal() != 830 {
			t.Errorf("%s: %s %+v", header, r.Format, r.Lines[0].StatementLine)
		}
	}
}
