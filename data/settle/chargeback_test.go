package settle

import (
	"testing"

	"parcelbook/data"
)

// chargeback adds a line of the processor's payout by which it takes an amount back, or above zero gives it again, and keeps a fee.
func chargeback(lineID, minor, fee int64) func(*data.OrderFacts) {
	return payout(lineID, processor, data.StatementPayout, minor-fee, func(lf *data.LineFact) {
		lf.Line.EntryType, lf.Line.Collected, lf.Line.Fees = data.EntryChargeback, minor, []data.Fee{{Kind: "Fee", Amount: fee}}
	})
}

// What a statement says was charged back the processor has no more: it is disputed, and to be seen to, until it comes again or is lost.
func TestChargebacksOfAStatement(t *testing.T) {
	paid := payout(9, processor, data.StatementPayout, 10000)
	for _, c := range []struct {
		name  string
		facts data.OrderFacts
		want  string
	}{
		{"taken back", facts(paidByCard, paid, chargeback(10, -10000, 1500)), "disputed 100.00 USD 2026-05-14"},
		{"won", facts(paidByCard, paid, chargeback(10, -10000, 1500), chargeback(11, 10000, 0)), ""},
		{"a dispute entered for it", facts(paidByCard, paid, chargeback(10, -6000, 0), dispute(data.Undecided, true)), ""},
		{"lost by hand", facts(paidByCard, paid, chargeback(10, -6000, 0), dispute(data.Lost, true)), ""},
		{"won by hand and by the statement", facts(paidByCard, paid, chargeback(10, -6000, 0), dispute(data.Won, true), chargeback(11, 6000, 0)), ""},
		{"of an order that was refunded, as its file has it", facts(paidByCard, paid, chargeback(10, -10000, 0), with(func(o *data.Order) { o.State = data.OrderRefunded })), "disputed 100.00 USD 2026-05-14"},
		{"of an order that was cancelled", facts(paidByCard, paid, chargeback(10, -10000, 0), with(func(o *data.Order) { o.State = data.OrderCancelled })), "disputed 100.00 USD 2026-05-14"},
		{"won by hand alone", facts(paidByCard, paid, chargeback(10, -6000, 0), dispute(data.Won, true)), "processor:20 60.00 USD 2026-05-05"},
	} {
		m := MoneyOf(c.facts)
		got := ""
		for _, h := range m.Holdings {
			got += h.Account.String() + " " + h.Amount.String() + " " + string(h.Due)
		}
		if got != c.want || m.Differs && c.want == "" {
			t.Errorf("%s: held %q, want %q; differs: %t", c.name, got, c.want, m.Differs)
		}
	}
}

// A channel's account takes it from the seller's wallet.
func TestChargebacksOfAnAccount(t *testing.T) {
	s := data.StatementFacts{
		Statement: data.Statement{ID: 3, Kind: data.StatementLedger, HolderID: shop, Date: "2026-05-14", Currency: "USD"},
		Lines: []data.StatementLine{
			{ID: 1, EntryType: data.EntryChargeback, Net: -10000},
			{ID: 2, EntryType: data.EntryChargeback, Net: 10000},
			{ID: 3, EntryType: data.EntryChargeback, Collected: -5000, Fees: []data.Fee{{Kind: "Fee", Amount: 700}}, Net: -5700},
		},
	}
	equal(t, `2026-05-14 channel:1 <- wallet:1 57.00 USD (line 3 net)
		2026-05-14 disputed <- channel:1 50.00 USD (line 3 disputed)
		2026-05-14 disputed <- wallet:1 100.00 USD (line 1 disputed)
		2026-05-14 fees:0:Fee <- channel:1 7.00 USD (line 3 fee Fee)
		2026-05-14 wallet:1 <- disputed 100.00 USD (line 2 dispute won)`, text(StatementPostings(s, holders()[shop])))
}

// It is on the list of what is due as a dispute, not as money to ask the processor for.
func TestChargebacksAreDueAsDisputes(t *testing.T) {
	m := MoneyOf(facts(paidByCard, payout(9, processor, data.StatementPayout, 10000), chargeback(10, -10000, 1500)))
	due := DueList([]DueInput{{Order: data.OrderRow{Channel: "Shop"}, Holdings: m.Holdings}}, "2026-06-01")
	if len(due) != 1 || due[0].Why != data.DueDispute || due[0].HolderName != "Shop" || due[0].Amount.Minor != 10000 {
		t.Errorf("%+v", due)
	}
}
