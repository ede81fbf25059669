package settle

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parcelbook/data"
)

func inYuan(lf *data.LineFact) { lf.Statement.Currency = "CNY" }

// A held, B paid: the holder ends with nothing in either currency, and the exchange account with both.
func TestPaidOutInAnotherCurrency(t *testing.T) {
	exchanged := func(ts []data.Transfer) string {
		var lines []string
		for l := range strings.Lines(text(ts)) {
			if strings.Contains(l, "exchange") {
				lines = append(lines, strings.TrimSpace(l))
			}
		}
		return strings.Join(lines, "\n")
	}
	tests := []struct {
		name  string
		facts data.OrderFacts
		want  string
		held  string
	}{
		{"cash", facts(cash(data.ParcelDelivered), remittance(9, 72000, inYuan, func(lf *data.LineFact) {
			lf.Line.Net, lf.Line.Fees = 71000, []data.Fee{{Kind: "cod", Amount: 1000}}
		})), `
			2026-05-14 carrier:10 <- exchange 720.00 CNY (line 9 exchange in)
			2026-05-14 exchange <- carrier:10 100.00 USD (line 9 exchange out)`, ""},
		{"cash paid twice: once is owed back", facts(cash(data.ParcelDelivered), remittance(9, 72000, inYuan), remittance(10, 72000, inYuan)), `
			2026-05-14 carrier:10 <- exchange 720.00 CNY (line 9 exchange in)
			2026-05-14 exchange <- carrier:10 100.00 USD (line 9 exchange out)`, "carrier:10 -720.00 CNY"},
		{"nothing was held", facts(cash(data.ParcelRefused), remittance(9, 72000, inYuan)), "", "carrier:10 -720.00 CNY"},
		{"a line that only charges", facts(cash(data.ParcelDelivered), remittance(9, 0, inYuan, func(lf *data.LineFact) {
			lf.Line.Net, lf.Line.Freight = -500, 500
		})), "", "carrier:10 100.00 USD"},
		{"payout in two parts", facts(paidByCard, payout(9, processor, data.StatementPayout, 20000, inYuan), payout(10, processor, data.StatementPayout, 40000, inYuan)), `
			2026-05-14 exchange <- processor:20 33.33 USD (line 9 exchange out)
			2026-05-14 exchange <- processor:20 66.67 USD (line 10 exchange out)
			2026-05-14 processor:20 <- exchange 200.00 CNY (line 9 exchange in)
			2026-05-14 processor:20 <- exchange 400.00 CNY (line 10 exchange in)`, ""},
		{"ledger", facts(paidOnline, payout(9, shop, data.StatementLedger, 72000, inYuan, func(lf *data.LineFact) { lf.Line.EntryType = data.EntryRelease })), `
			2026-05-14 channel:1 <- exchange 720.00 CNY (line 9 exchange in)
			2026-05-14 exchange <- channel:1 100.00 USD (line 9 exchange out)`, ""},
		{"a part in the order's own currency", facts(paidByCard, payout(9, processor, data.StatementPayout, 4000), payout(10, processor, data.StatementPayout, 43200, inYuan)), `
			2026-05-14 exchange <- processor:20 60.00 USD (line 10 exchange out)
			2026-05-14 processor:20 <- exchange 432.00 CNY (line 10 exchange in)`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ts := Postings(tt.facts)
			equal(t, tt.want, exchanged(ts))
			for _, p := range ts {
				if p.Event == data.EventExchange && (p.OrderID != 7 || p.LineID != 0 || p.StatementID != 0 || p.RowID != 30 || !p.Rate.IsPositive()) {
					t.Errorf("%+v", p)
				}
			}
			var held []string
			for _, h := range Holdings(tt.facts) {
				held = append(held, h.Account.String()+" "+h.Amount.String())
			}
			equal(t, tt.held, strings.Join(held, "\n"))
		})
	}
}

func TestRateIsUnitsOfTheOtherCurrency(t *testing.T) {
	for _, p := range Postings(facts(cash(data.ParcelDelivered), remittance(9, 72000, inYuan))) {
		want := map[string]string{"line 9 exchange out": "7.2", "line 9 exchange in": "0.1389"}[p.Key]
		if p.Event == data.EventExchange && p.Rate.Round(4).String() != want {
			t.Errorf("%s: %s", p.Key, p.Rate)
		}
	}
}

func TestSplitLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := rapid.Int64Range(-1e15, 1e15).Draw(t, "amount")
		parts := rapid.SliceOfN(rapid.Int64Range(1, 1e12), 1, 6).Draw(t, "parts")
		shares := split(amount, parts)
		if sum(shares) != amount {
			t.Fatalf("%v of %d sum to %d", shares, amount, sum(shares))
		}
		if amount >= 0 && slices.Min(shares) < 0 {
			t.Fatalf("a share of the other sign: %v", shares)
		}
	})
}
