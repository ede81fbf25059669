package settle

import (
	"slices"
	"testing"

	"parcelbook/data"
	"parcelbook/data/money"
)

func TestEntryPostings(t *testing.T) {
	var (
		bank     = data.Account{Kind: data.AccBank}
		carrier  = data.Account{Kind: data.AccCarrier, Holder: courier}
		customer = data.Account{Kind: data.AccCustomer}
	)
	tests := []struct {
		event  data.Event
		holder data.Account
		minor  int64
		want   string
	}{
		{data.EventPayment, bank, 5000, "2026-05-03 bank <- customer 50.00 USD (entry 4)"},
		{data.EventPayment, bank, -5000, "2026-05-03 customer <- bank 50.00 USD (entry 4)"},
		{data.EventRefund, bank, 5000, "2026-05-03 refunds <- bank 50.00 USD (entry 4)"},
		{data.EventRefund, carrier, 5000, "2026-05-03 refunds <- carrier:10 50.00 USD (entry 4)"},
		{data.EventWriteOff, carrier, 5000, "2026-05-03 losses:0:damaged <- carrier:10 50.00 USD (entry 4)"},
		{data.EventWriteOff, customer, 5000, "2026-05-03 losses:0:damaged <- customer 50.00 USD (entry 4)"},
		{data.EventOver, carrier, 5000, "2026-05-03 carrier:10 <- gains 50.00 USD (entry 4)"},
		{data.EventCompensation, carrier, 5000, "2026-05-03 carrier:10 <- compensation 50.00 USD (entry 4)"},
		{data.EventFreight, carrier, 5000, "2026-05-03 freight <- payable:10 50.00 USD (entry 4)"},
		{data.EventFreightPaid, carrier, 5000, "2026-05-03 payable:10 <- bank 50.00 USD (entry 4)"},
		{data.EventSetOff, carrier, 5000, "2026-05-03 payable:10 <- carrier:10 50.00 USD (entry 4)"},
		{data.EventOpening, carrier, 5000, "2026-05-03 carrier:10 <- opening 50.00 USD (entry 4)"},
		{data.EventOpening, carrier, 0, ""},
		{data.EventNet, carrier, 5000, ""}, // nothing one enters by hand
	}
	for _, tt := range tests {
		e := data.Entry{ID: 4, Event: tt.event, Date: "2026-05-03", Amount: usd(tt.minor), Holder: tt.holder, Reason: "damaged", OrderID: 7, ParcelID: 5, LineID: 9, RowID: 3}
		ts := EntryPostings(e)
		equal(t, tt.want, text(ts))
		for _, p := range ts {
			if p.OrderID != 7 || p.ParcelID != 5 || p.LineID != 0 || p.RowID != 3 || p.Reason != "damaged" {
				t.Errorf("%+v", p)
			}
			if !slices.Contains(EntryKeys(4), p.Key) {
				t.Errorf("%q is not among the entry's keys", p.Key)
			}
		}
		e.Withdrawn = true
		if len(EntryPostings(e)) > 0 {
			t.Error("a withdrawn entry posts nothing")
		}
	}
}

func TestEntryOfAnExchange(t *testing.T) {
	e := data.Entry{
		ID: 4, Event: data.EventExchange, Date: "2026-05-03", Amount: usd(10000), Other: money.New(72000, "CNY"),
		Holder: data.Account{Kind: data.AccChannel, Holder: shop}, StatementID: 3,
	}
	ts := EntryPostings(e)
	equal(t, `
		2026-05-03 exchange <- channel:1 100.00 USD (entry 4 out)
		2026-05-03 transit:3 <- exchange 720.00 CNY (entry 4 in)`, text(ts))
	if ts[0].Rate.String() != "7.2" || ts[1].Rate.Round(4).String() != "0.1389" {
		t.Errorf("rates %s and %s", ts[0].Rate, ts[1].Rate)
	}
	for _, p := range ts {
		if !slices.Contains(EntryKeys(4), p.Key) || p.StatementID != 0 {
			t.Errorf("%+v", p)
		}
	}
}
