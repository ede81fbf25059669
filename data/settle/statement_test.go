package settle

import (
	"testing"

	"parcelbook/data"
)

func TestStatementPostings(t *testing.T) {
	line := data.StatementLine{
		ID: 9, StatementID: 3, Collected: 10000, Net: 9230, Freight: 600, RowID: 30, Note: "late",
		Fees: []data.Fee{{Kind: "cod", Amount: 100}, {Kind: "sms", Amount: 20}, {Kind: "cod", Amount: 50}}, OrderID: 7, ParcelID: 5,
	}
	change := func(f func(*data.StatementLine)) data.StatementLine {
		l := line
		f(&l)
		return l
	}
	ledger := func(what data.EntryType, net int64, fees ...data.Fee) data.StatementLine {
		return data.StatementLine{ID: 9, StatementID: 3, EntryType: what, Net: net, Fees: fees}
	}
	tests := []struct {
		name   string
		kind   data.StatementKind
		holder int64
		line   data.StatementLine
		want   string
	}{
		{"remittance", data.StatementCOD, courier, line, `
			2026-05-14 fees:0:cod <- carrier:10 1.50 USD (line 9 fee cod)
			2026-05-14 fees:0:sms <- carrier:10 0.20 USD (line 9 fee sms)
			2026-05-14 freight <- carrier:10 6.00 USD (line 9 freight)
			2026-05-14 transit:3 <- carrier:10 92.30 USD (line 9 net)`},
		{
			"paid on its own day", data.StatementPayout, processor,
			change(func(l *data.StatementLine) { l.Fees, l.Freight, l.PaidDate = nil, 0, "2026-05-12" }),
			"2026-05-12 transit:3 <- processor:20 92.30 USD (line 9 net)",
		},
		{"the seller owes", data.StatementCOD, courier, data.StatementLine{ID: 9, Net: -500, Freight: 500}, `
			2026-05-14 carrier:10 <- transit:3 5.00 USD (line 9 net)
			2026-05-14 freight <- carrier:10 5.00 USD (line 9 freight)`},
		{"a fee given back", data.StatementCOD, courier, data.StatementLine{ID: 9, Net: 100, Fees: []data.Fee{{Kind: "cod", Amount: -100}}}, `
			2026-05-14 carrier:10 <- fees:0:cod 1.00 USD (line 9 fee cod)
			2026-05-14 transit:3 <- carrier:10 1.00 USD (line 9 net)`},
		{"freight invoice", data.StatementFreight, courier, line, `
			2026-05-14 fees:0:cod <- payable:10 1.50 USD (line 9 fee cod)
			2026-05-14 fees:0:sms <- payable:10 0.20 USD (line 9 fee sms)
			2026-05-14 freight <- payable:10 6.00 USD (line 9 freight)`},
		{"freight credited", data.StatementFreight, courier, data.StatementLine{ID: 9, Freight: -600}, "2026-05-14 payable:10 <- freight 6.00 USD (line 9 freight)"},
		{"withdrawn line", data.StatementCOD, courier, change(func(l *data.StatementLine) { l.Withdrawn = true }), ""},
		{"release", data.StatementLedger, shop, ledger(data.EntryRelease, 9000), "2026-05-14 wallet:1 <- channel:1 90.00 USD (line 9 net)"},
		{"release less commission", data.StatementLedger, shop, ledger(data.EntryRelease, 9000, data.Fee{Kind: "commission", Amount: 1000}), `
			2026-05-14 fees:0:commission <- channel:1 10.00 USD (line 9 fee commission)
			2026-05-14 wallet:1 <- channel:1 90.00 USD (line 9 net)`},
		{"fee", data.StatementLedger, shop, ledger(data.EntryFee, -300), "2026-05-14 fees:0:channel <- wallet:1 3.00 USD (line 9 fee)"},
		{
			"fee of a kind", data.StatementLedger, shop, ledger(data.EntryFee, -300, data.Fee{Kind: "advertising", Amount: 300}),
			"2026-05-14 fees:0:advertising <- wallet:1 3.00 USD (line 9 fee advertising)",
		},
		{"fee returned", data.StatementLedger, shop, ledger(data.EntryFee, 300), "2026-05-14 wallet:1 <- fees:0:channel 3.00 USD (line 9 fee)"},
		{"a split release", data.StatementLedger, shop, change(func(l *data.StatementLine) { l.EntryType = data.EntryRelease }), `
			2026-05-14 fees:0:cod <- channel:1 1.50 USD (line 9 fee cod)
			2026-05-14 fees:0:sms <- channel:1 0.20 USD (line 9 fee sms)
			2026-05-14 freight <- channel:1 6.00 USD (line 9 freight)
			2026-05-14 wallet:1 <- channel:1 92.30 USD (line 9 net)`},
		{"refund of a payout, with its commission given back", data.StatementPayout, shop, data.StatementLine{
			ID: 9, EntryType: data.EntryRefund, Collected: -2000, Net: -1760, Fees: []data.Fee{{Kind: "commission", Amount: -240}},
		}, `
			2026-05-14 channel:1 <- fees:0:commission 2.40 USD (line 9 fee commission)
			2026-05-14 channel:1 <- transit:3 17.60 USD (line 9 net)
			2026-05-14 refunds <- channel:1 20.00 USD (line 9 refund)`},
		{"refund of a ledger, with a fee", data.StatementLedger, shop, data.StatementLine{
			ID: 9, EntryType: data.EntryRefund, Collected: -2000, Net: -2060, Fees: []data.Fee{{Kind: "handling", Amount: 60}},
		}, `
			2026-05-14 channel:1 <- wallet:1 20.60 USD (line 9 net)
			2026-05-14 fees:0:handling <- channel:1 0.60 USD (line 9 fee handling)
			2026-05-14 refunds <- channel:1 20.00 USD (line 9 refund)`},
		{"withdrawal with a fee", data.StatementLedger, shop, ledger(data.EntryWithdrawal, -300, data.Fee{Kind: "transfer", Amount: 50}), `
			2026-05-14 bank <- wallet:1 2.50 USD (line 9 deposit)
			2026-05-14 fees:0:transfer <- wallet:1 0.50 USD (line 9 fee transfer)`},
		{"withdrawal of a payout", data.StatementPayout, shop, ledger(data.EntryWithdrawal, -300), "2026-05-14 bank <- transit:3 3.00 USD (line 9 deposit)"},
		{"refund", data.StatementLedger, shop, ledger(data.EntryRefund, -300), "2026-05-14 refunds <- wallet:1 3.00 USD (line 9 refund)"},
		{"withdrawal", data.StatementLedger, shop, ledger(data.EntryWithdrawal, -300), "2026-05-14 bank <- wallet:1 3.00 USD (line 9 deposit)"},
		{"adjustment", data.StatementLedger, shop, ledger(data.EntryAdjustment, 300), "2026-05-14 wallet:1 <- channel:1 3.00 USD (line 9 net)"},
		{"adjustment down", data.StatementLedger, shop, ledger(data.EntryAdjustment, -300), "2026-05-14 channel:1 <- wallet:1 3.00 USD (line 9 net)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := data.StatementFacts{
				Statement: data.Statement{ID: 3, Kind: tt.kind, HolderID: tt.holder, Date: "2026-05-14", Currency: "USD"},
				Lines:     []data.StatementLine{tt.line},
			}
			ts := StatementPostings(s, holders()[tt.holder])
			equal(t, tt.want, text(ts))
			for _, p := range ts {
				if p.OrderID != 0 || p.LineID != 9 || p.StatementID != 3 || p.RowID != tt.line.RowID {
					t.Errorf("%+v", p)
				}
			}
			s.Statement.Withdrawn = true
			if len(StatementPostings(s, holders()[tt.holder])) > 0 {
				t.Error("a withdrawn statement posts nothing")
			}
		})
	}
}

func TestDepositPostings(t *testing.T) {
	deposit := func(id, minor int64, currency string) data.Deposit {
		return data.Deposit{ID: id, StatementID: 3, Date: "2026-05-15", Currency: currency, Amount: minor}
	}
	gone := deposit(4, 700, "USD")
	gone.Withdrawn = true
	tests := []struct {
		name     string
		deposits []data.Deposit
		want     string
	}{
		{"none", nil, ""},
		{"whole", []data.Deposit{deposit(1, 10000, "USD"), gone}, "2026-05-15 bank <- transit:3 100.00 USD (deposit 1 deposit)"},
		{"taken by the bank", []data.Deposit{deposit(1, -500, "USD")}, "2026-05-15 transit:3 <- bank 5.00 USD (deposit 1 deposit)"},
		{"in another currency", []data.Deposit{deposit(1, 72000, "CNY")}, `
			2026-05-15 bank <- transit:3 720.00 CNY (deposit 1 deposit)
			2026-05-15 exchange <- transit:3 100.00 USD (deposit 1 exchange out)
			2026-05-15 transit:3 <- exchange 720.00 CNY (deposit 1 exchange in)`},
		{"in parts", []data.Deposit{deposit(1, 20000, "CNY"), deposit(2, 40000, "CNY"), deposit(5, 1000, "USD")}, `
			2026-05-15 bank <- transit:3 10.00 USD (deposit 5 deposit)
			2026-05-15 bank <- transit:3 200.00 CNY (deposit 1 deposit)
			2026-05-15 bank <- transit:3 400.00 CNY (deposit 2 deposit)
			2026-05-15 exchange <- transit:3 30.00 USD (deposit 1 exchange out)
			2026-05-15 exchange <- transit:3 60.00 USD (deposit 2 exchange out)
			2026-05-15 transit:3 <- exchange 200.00 CNY (deposit 1 exchange in)
			2026-05-15 transit:3 <- exchange 400.00 CNY (deposit 2 exchange in)`},
		{
			"taken in another currency, at no known rate",
			[]data.Deposit{deposit(1, -500, "CNY")},
			"2026-05-15 transit:3 <- bank 5.00 CNY (deposit 1 deposit)",
		},
		{"in several others, at no known rate", []data.Deposit{deposit(1, 36000, "CNY"), deposit(2, 4500, "EUR")}, `
			2026-05-15 bank <- transit:3 360.00 CNY (deposit 1 deposit)
			2026-05-15 bank <- transit:3 45.00 EUR (deposit 2 deposit)`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := data.StatementFacts{
				Statement: data.Statement{ID: 3, Kind: data.StatementCOD, HolderID: courier, Date: "2026-05-14", Currency: "USD"},
				Lines:     []data.StatementLine{{ID: 9, Net: 10000}},
				Deposits:  tt.deposits,
			}
			var ts []data.Transfer
			for _, p := range StatementPostings(s, holders()[courier]) {
				if p.LineID == 0 {
					ts = append(ts, p)
				}
				if p.StatementID != 3 {
					t.Errorf("%+v", p)
				}
			}
			equal(t, tt.want, text(ts))
		})
	}
}
