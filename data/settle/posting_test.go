package settle

import (
	"testing"

	"parcelbook/data"
)

// Each event of the design's money table that an order, its parcels and its disputes cause.
func TestPostings(t *testing.T) {
	const accepted = "2026-05-01 customer <- sales 100.00 USD (order 7 accepted)\n"
	tests := []struct {
		name  string
		facts data.OrderFacts
		want  string
	}{
		{"accepted", facts(), accepted},
		{"accepted, dated by payment", facts(paidOnline, with(func(o *data.Order) { o.OrderDate = "" })), `
			2026-05-02 channel:1 <- customer 100.00 USD (order 7 payment)
			2026-05-02 customer <- sales 100.00 USD (order 7 accepted)`},
		{"no date at all", facts(with(func(o *data.Order) { o.OrderDate, o.State = "", data.OrderPaid })), ""},
		{"no date but that of delivery", facts(cash(data.ParcelDelivered), with(func(o *data.Order) { o.OrderDate = "" })), `
			2026-05-06 carrier:10 <- customer 100.00 USD (parcel 5 payment)
			2026-05-06 customer <- sales 100.00 USD (order 7 accepted)`},
		{"withdrawn", facts(paidOnline, with(func(o *data.Order) { o.Withdrawn = true })), ""},
		{"of nothing", facts(with(func(o *data.Order) { o.Total = 0 })), ""},

		{"paid online", facts(paidOnline), accepted + "2026-05-02 channel:1 <- customer 100.00 USD (order 7 payment)"},
		{
			"paid in part", facts(paidOnline, with(func(o *data.Order) { o.Paid = 3000 })),
			accepted + "2026-05-02 channel:1 <- customer 30.00 USD (order 7 payment)",
		},
		{"shipped, so paid", facts(with(func(o *data.Order) { o.State = data.OrderShipped })), `
			2026-05-01 channel:1 <- customer 100.00 USD (order 7 payment)
			2026-05-01 customer <- sales 100.00 USD (order 7 accepted)`},
		{"paid by card", facts(paidByCard), accepted + "2026-05-02 processor:20 <- customer 100.00 USD (order 7 payment)"},
		{
			"paid by card, settled by the channel", facts(paidOnline, with(func(o *data.Order) { o.Method = data.Card })),
			accepted + "2026-05-02 channel:1 <- customer 100.00 USD (order 7 payment)",
		},
		{"paid by a card processor that only its payout tells", facts(paidOnline, with(func(o *data.Order) { o.Method = data.Card }),
			payout(9, processor, data.StatementPayout, 10000)), accepted + "2026-05-02 processor:20 <- customer 100.00 USD (order 7 payment)"},

		{"not said to be paid, but paid out", facts(with(func(o *data.Order) { o.Method = data.Card }), payout(9, processor, data.StatementPayout, 9700)), `
			2026-05-01 customer <- sales 100.00 USD (order 7 accepted)
			2026-05-01 processor:20 <- customer 100.00 USD (order 7 payment)`},
		{
			"cancelled, though it was paid out", facts(with(func(o *data.Order) { o.Method, o.State = data.Card, data.OrderCancelled }), payout(9, processor, data.StatementPayout, 9700)),
			accepted + "2026-05-01 returns <- customer 100.00 USD (order 7 cancelled)",
		},

		{"cash, unsent", facts(cash(data.ParcelPlanned)), accepted},
		{"cash, on its way", facts(cash(data.ParcelSent)), accepted},
		{"cash, delivered", facts(cash(data.ParcelDelivered)), accepted + "2026-05-06 carrier:10 <- customer 100.00 USD (parcel 5 payment)"},
		{
			"cash, delivered some day", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.DeliveredDate = "" })),
			accepted + "2026-05-08 carrier:10 <- customer 100.00 USD (parcel 5 payment)",
		},
		{
			"cash, the courier says less", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.Collected = 9000 })),
			accepted + "2026-05-06 carrier:10 <- customer 90.00 USD (parcel 5 payment)",
		},
		{"cash, the courier says nothing was paid", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.Collected = 0 })), accepted},
		{"cash, delivered by nobody known", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.CarrierID = 0 })), accepted},
		{"cash, a return waybill", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.Return = true })), accepted},
		{
			"cash, only the statement tells", facts(cash(data.ParcelSent), remittance(9, 10000)),
			accepted + "2026-05-14 carrier:10 <- customer 100.00 USD (parcel 5 payment)",
		},
		{
			"cash, the statement knows the day", facts(cash(data.ParcelSent), remittance(9, 9000, func(lf *data.LineFact) { lf.Line.DeliveredDate = "2026-05-07" })),
			accepted + "2026-05-07 carrier:10 <- customer 100.00 USD (parcel 5 payment)",
		},
		{
			"cash, the statement knows the day of payment", facts(cash(data.ParcelSent), remittance(9, 10000, func(lf *data.LineFact) { lf.Line.PaidDate = "2026-05-13" })),
			accepted + "2026-05-13 carrier:10 <- customer 100.00 USD (parcel 5 payment)",
		},
		{
			"cash, accounted for by another", facts(cash(data.ParcelDelivered), remittance(9, 10000, func(lf *data.LineFact) { lf.Statement.HolderID = courier2 })),
			accepted + "2026-05-06 carrier:11 <- customer 100.00 USD (parcel 5 payment)",
		},
		{"cash, a line that collected nothing", facts(cash(data.ParcelSent), remittance(9, 0)), accepted},
		{"cash, a withdrawn line", facts(cash(data.ParcelSent), remittance(9, 10000, func(lf *data.LineFact) { lf.Line.Withdrawn = true })), accepted},
		{
			"cash, twice on statements", facts(cash(data.ParcelDelivered), remittance(9, 10000), remittance(10, 10000)),
			accepted + "2026-05-06 carrier:10 <- customer 100.00 USD (parcel 5 payment)",
		},
		{"cash after a deposit", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.CODAmount = 8000 }), with(func(o *data.Order) { o.Paid = 2000 })), `
			2026-05-01 channel:1 <- customer 20.00 USD (order 7 payment)
			2026-05-01 customer <- sales 100.00 USD (order 7 accepted)
			2026-05-06 carrier:10 <- customer 80.00 USD (parcel 5 payment)`},
		{
			"cash, marked as paid by the shop", facts(cash(data.ParcelDelivered), with(func(o *data.Order) { o.Paid = 10000 })),
			accepted + "2026-05-06 carrier:10 <- customer 100.00 USD (parcel 5 payment)",
		},
		{
			"cash that the seller has", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.CODAmount = 0 }), with(func(o *data.Order) { o.Method, o.Paid = data.COD, 10000 })),
			accepted + "2026-05-06 bank <- customer 100.00 USD (order 7 payment)",
		},
		{
			"cash that the seller has since a day", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.CODAmount = 0 }), with(func(o *data.Order) { o.Method, o.Paid, o.PaidDate = data.COD, 10000, "2026-05-20" })),
			accepted + "2026-05-20 bank <- customer 100.00 USD (order 7 payment)",
		},
		{
			"cash that the seller gave back", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.CODAmount = 0 }), with(func(o *data.Order) {
				o.Method, o.Paid, o.Refunded, o.CancelledDate = data.COD, 10000, 4000, "2026-05-21"
			})),
			accepted + `2026-05-06 bank <- customer 100.00 USD (order 7 payment)
			2026-05-21 refunds <- bank 40.00 USD (order 7 refund)`,
		},
		{
			"cash that the seller has, by a remittance too", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.CODAmount = 0 }), with(func(o *data.Order) { o.Method, o.Paid = data.COD, 10000 }), remittance(9, 9000)),
			accepted + "2026-05-06 carrier:10 <- customer 100.00 USD (parcel 5 payment)",
		},
		{
			"cash entered by hand for the parcel", facts(cash(data.ParcelDelivered),
				entry(data.Entry{ID: 4, Event: data.EventPayment, Date: "2026-05-07", Amount: usd(9500), ParcelID: 5, Holder: data.Account{Kind: data.AccBank}})),
			accepted + "2026-05-07 bank <- customer 95.00 USD (entry 4)",
		},

		{
			"cancelled unpaid", facts(with(func(o *data.Order) { o.State, o.CancelledDate = data.OrderCancelled, "2026-05-04" })),
			accepted + "2026-05-04 returns <- customer 100.00 USD (order 7 cancelled)",
		},
		{
			"cancelled on no day", facts(with(func(o *data.Order) { o.State = data.OrderCancelled })),
			accepted + "2026-05-01 returns <- customer 100.00 USD (order 7 cancelled)",
		},
		{
			"cancelled after payment", facts(paidOnline, with(func(o *data.Order) { o.State, o.CancelledDate = data.OrderCancelled, "2026-05-04" })),
			accepted + `2026-05-02 channel:1 <- customer 100.00 USD (order 7 payment)
			2026-05-04 refunds <- channel:1 100.00 USD (order 7 refund)`,
		},
		{"cancelled after payment in part", facts(paidByCard, with(func(o *data.Order) {
			o.State, o.CancelledDate, o.Paid = data.OrderCancelled, "2026-05-04", 4000
		})), accepted + `2026-05-02 processor:20 <- customer 40.00 USD (order 7 payment)
			2026-05-04 refunds <- processor:20 40.00 USD (order 7 refund)
			2026-05-04 returns <- customer 60.00 USD (order 7 cancelled)`},
		{"cancelled, the file names only the refund", facts(with(func(o *data.Order) {
			o.State, o.CancelledDate, o.Refunded = data.OrderCancelled, "2026-05-04", 10000
		})), `
			2026-05-01 channel:1 <- customer 100.00 USD (order 7 payment)
			2026-05-01 customer <- sales 100.00 USD (order 7 accepted)
			2026-05-04 refunds <- channel:1 100.00 USD (order 7 refund)`},
		{
			"cancelled, yet a statement pays", facts(cash(data.ParcelSent), remittance(9, 10000), with(func(o *data.Order) { o.State = data.OrderCancelled })),
			accepted + "2026-05-01 returns <- customer 100.00 USD (order 7 cancelled)",
		},
		{
			"cancelled, yet delivered and paid", facts(cash(data.ParcelDelivered), with(func(o *data.Order) { o.State = data.OrderCancelled })),
			accepted + "2026-05-06 carrier:10 <- customer 100.00 USD (parcel 5 payment)",
		},
		{
			"came back unpaid", facts(with(func(o *data.Order) { o.State, o.CancelledDate = data.OrderReturned, "2026-05-14" })),
			accepted + "2026-05-14 returns <- customer 100.00 USD (order 7 cancelled)",
		},
		{
			"came back after payment", facts(paidOnline, with(func(o *data.Order) { o.State, o.Paid, o.CancelledDate = data.OrderReturned, 10000, "2026-05-14" })),
			accepted + `2026-05-02 channel:1 <- customer 100.00 USD (order 7 payment)
			2026-05-14 refunds <- channel:1 100.00 USD (order 7 refund)`,
		},
		{
			"came back, part of the payment was given back", facts(paidOnline, with(func(o *data.Order) {
				o.State, o.Paid, o.Refunded, o.CancelledDate = data.OrderReturned, 10000, 8500, "2026-05-14"
			})),
			accepted + `2026-05-02 channel:1 <- customer 100.00 USD (order 7 payment)
			2026-05-14 refunds <- channel:1 85.00 USD (order 7 refund)`,
		},
		{
			"came back after it was paid out", facts(paidOnline, payout(9, shop, data.StatementPayout, 10000), with(func(o *data.Order) { o.State = data.OrderReturned })),
			accepted + "2026-05-02 channel:1 <- customer 100.00 USD (order 7 payment)",
		},
		{
			"came back, and its payout was taken back", facts(paidOnline, payout(9, shop, data.StatementPayout, 10000), payout(10, shop, data.StatementPayout, -10000),
				with(func(o *data.Order) { o.State = data.OrderReturned })),
			accepted + `2026-05-02 channel:1 <- customer 100.00 USD (order 7 payment)
			2026-05-02 refunds <- channel:1 100.00 USD (order 7 refund)`,
		},
		{
			"came back after it was collected", facts(cash(data.ParcelDelivered), with(func(o *data.Order) { o.State = data.OrderReturned })),
			accepted + "2026-05-06 carrier:10 <- customer 100.00 USD (parcel 5 payment)",
		},
		{
			"came back and is sent again", facts(cash(data.ParcelRefused), cash(data.ParcelSent, func(p *data.Parcel) { p.ID = 6 }), with(func(o *data.Order) { o.State = data.OrderReturned })),
			accepted,
		},
		{"refused", facts(cash(data.ParcelRefused)), accepted + "2026-05-09 returns <- customer 100.00 USD (parcel 5 cancelled)"},
		{
			"returned on no day", facts(cash(data.ParcelReturned, func(p *data.Parcel) { p.ClosedDate = "" })),
			accepted + "2026-05-03 returns <- customer 100.00 USD (parcel 5 cancelled)",
		},
		{
			"refused, yet a statement pays", facts(cash(data.ParcelRefused), remittance(9, 10000)),
			accepted + "2026-05-09 returns <- customer 100.00 USD (parcel 5 cancelled)",
		},
		{
			"came back by a remittance alone", facts(cash(data.ParcelSent), remittance(9, 0, func(lf *data.LineFact) { lf.Line.State = data.ParcelReturned })),
			accepted + "2026-05-14 returns <- customer 100.00 USD (parcel 5 cancelled)",
		},
		{
			"came back by a remittance, paid for by a later one", facts(cash(data.ParcelSent),
				remittance(9, 0, func(lf *data.LineFact) { lf.Line.State = data.ParcelReturned }), remittance(10, 10000)),
			accepted + "2026-05-14 carrier:10 <- customer 100.00 USD (parcel 5 payment)",
		},
		{
			"refused, order cancelled too", facts(cash(data.ParcelRefused), with(func(o *data.Order) { o.State = data.OrderCancelled })),
			accepted + "2026-05-01 returns <- customer 100.00 USD (order 7 cancelled)",
		},
		{
			"refused and sent again", facts(cash(data.ParcelRefused), cash(data.ParcelDelivered, func(p *data.Parcel) { p.ID = 6 })),
			accepted + "2026-05-06 carrier:10 <- customer 100.00 USD (parcel 6 payment)",
		},
		{"refused and on its way again", facts(cash(data.ParcelRefused), cash(data.ParcelSent, func(p *data.Parcel) { p.ID = 6 })), accepted},
		{
			"refused twice", facts(cash(data.ParcelRefused), cash(data.ParcelReturned, func(p *data.Parcel) { p.ID = 6 })),
			accepted + "2026-05-09 returns <- customer 100.00 USD (parcel 5 cancelled)",
		},
		{"one of two refused", facts(cash(data.ParcelRefused, func(p *data.Parcel) { p.CODAmount = 4000 }),
			cash(data.ParcelDelivered, func(p *data.Parcel) { p.ID, p.CODAmount = 6, 6000 })), accepted + `
			2026-05-06 carrier:10 <- customer 60.00 USD (parcel 6 payment)
			2026-05-09 returns <- customer 40.00 USD (parcel 5 cancelled)`},
		{"lost", facts(cash(data.ParcelLost)), accepted + "2026-05-09 losses:0:lost <- customer 100.00 USD (parcel 5 parcel lost)"},
		{
			"prepaid and lost", facts(paidOnline, cash(data.ParcelLost, func(p *data.Parcel) { p.CODAmount = 0 }), with(func(o *data.Order) { o.Method = data.Online })),
			accepted + "2026-05-02 channel:1 <- customer 100.00 USD (order 7 payment)",
		},

		{
			"refunded in part", facts(paidOnline, with(func(o *data.Order) { o.Refunded = 2500 })),
			accepted + `2026-05-02 channel:1 <- customer 100.00 USD (order 7 payment)
			2026-05-02 refunds <- channel:1 25.00 USD (order 7 refund)`,
		},
		{
			"refunded", facts(paidByCard, with(func(o *data.Order) { o.State = data.OrderRefunded })),
			accepted + `2026-05-02 processor:20 <- customer 100.00 USD (order 7 payment)
			2026-05-02 refunds <- processor:20 100.00 USD (order 7 refund)`,
		},
		{
			"refunded, and the ledger tells", facts(paidOnline, with(func(o *data.Order) { o.Refunded = 2500 }),
				payout(9, shop, data.StatementLedger, -2500, func(lf *data.LineFact) { lf.Line.EntryType = data.EntryRefund })),
			accepted + "2026-05-02 channel:1 <- customer 100.00 USD (order 7 payment)",
		},
		{"refunded, and the ledger tells in another currency", facts(paidOnline, with(func(o *data.Order) { o.Refunded = 2500 }),
			payout(9, shop, data.StatementLedger, -18000, func(lf *data.LineFact) {
				lf.Line.EntryType, lf.Statement.Currency = data.EntryRefund, "CNY"
			})), accepted + "2026-05-02 channel:1 <- customer 100.00 USD (order 7 payment)"},
		{
			"cash refunded", facts(cash(data.ParcelDelivered), with(func(o *data.Order) { o.Refunded, o.CancelledDate = 10000, "2026-05-20" })),
			accepted + `2026-05-06 carrier:10 <- customer 100.00 USD (parcel 5 payment)
			2026-05-20 refunds <- bank 100.00 USD (order 7 refund of cash)`,
		},
		{
			"cash that never came is not refunded", facts(cash(data.ParcelRefused), with(func(o *data.Order) { o.Refunded = 10000 })),
			accepted + "2026-05-09 returns <- customer 100.00 USD (parcel 5 cancelled)",
		},

		{"disputed", facts(paidByCard, dispute(data.Undecided, true)), accepted + `
			2026-05-02 processor:20 <- customer 100.00 USD (order 7 payment)
			2026-05-20 disputed <- processor:20 60.00 USD (dispute 2 disputed)`},
		{"dispute won", facts(paidByCard, dispute(data.Won, true)), accepted + `
			2026-05-02 processor:20 <- customer 100.00 USD (order 7 payment)
			2026-05-20 disputed <- processor:20 60.00 USD (dispute 2 disputed)
			2026-06-20 processor:20 <- disputed 60.00 USD (dispute 2 dispute won)`},
		{"chargeback lost", facts(paidByCard, dispute(data.Lost, true)), accepted + `
			2026-05-02 processor:20 <- customer 100.00 USD (order 7 payment)
			2026-05-20 disputed <- processor:20 60.00 USD (dispute 2 disputed)
			2026-06-20 losses:0:chargeback <- disputed 60.00 USD (dispute 2 dispute lost)`},
		{"buyer's dispute lost", facts(paidOnline, dispute(data.Lost, false)), accepted + `
			2026-05-02 channel:1 <- customer 100.00 USD (order 7 payment)
			2026-05-20 disputed <- channel:1 60.00 USD (dispute 2 disputed)
			2026-06-20 losses:0:dispute <- disputed 60.00 USD (dispute 2 dispute lost)`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { equal(t, tt.want, text(Postings(tt.facts))) })
	}
}

func dispute(outcome data.Outcome, chargeback bool) func(*data.OrderFacts) {
	return func(f *data.OrderFacts) {
		d := data.Dispute{ID: 2, OrderID: 7, Chargeback: chargeback, Opened: "2026-05-20", Deadline: "2026-06-01", Outcome: outcome, Amount: 6000}
		if outcome != data.Undecided {
			d.Closed = "2026-06-20"
		}
		f.Disputes = append(f.Disputes, d)
	}
}

// What the file says was paid and what was entered by hand may be the same money: it is posted once.
func TestPaymentsByHandAndByFile(t *testing.T) {
	byHand := func(event data.Event, minor int64) func(*data.OrderFacts) {
		return entry(data.Entry{ID: 4, Event: event, Date: "2026-05-03", Amount: usd(minor), Holder: data.Account{Kind: data.AccBank}})
	}
	const accepted = "2026-05-01 customer <- sales 100.00 USD (order 7 accepted)\n"
	equal(t, accepted+"2026-05-03 bank <- customer 100.00 USD (entry 4)",
		text(Postings(facts(paidOnline, byHand(data.EventPayment, 10000)))))
	equal(t, accepted+`2026-05-02 channel:1 <- customer 20.00 USD (order 7 payment)
		2026-05-03 bank <- customer 80.00 USD (entry 4)`,
		text(Postings(facts(paidOnline, with(func(o *data.Order) { o.Paid = 2000 }), byHand(data.EventPayment, 8000)))))
	equal(t, accepted+`2026-05-02 channel:1 <- customer 100.00 USD (order 7 payment)
		2026-05-02 refunds <- channel:1 10.00 USD (order 7 refund)
		2026-05-03 refunds <- bank 25.00 USD (entry 4)`,
		text(Postings(facts(paidOnline, with(func(o *data.Order) { o.Refunded = 3500 }), byHand(data.EventRefund, 2500)))))
}

func TestOrdersBeforeTheStartDateCountAsSettled(t *testing.T) {
	start := func(f *data.OrderFacts) { f.Start = "2026-05-02" }
	opening := entry(data.Entry{ID: 4, Event: data.EventOpening, Date: "2026-05-01", Amount: usd(9000), Holder: data.Account{Kind: data.AccCarrier, Holder: courier}})
	late := entry(data.Entry{ID: 5, Event: data.EventRefund, Date: "2026-05-02", Amount: usd(1000), Holder: data.Account{Kind: data.AccBank}})
	early := entry(data.Entry{ID: 6, Event: data.EventRefund, Date: "2026-05-01", Amount: usd(1000), Holder: data.Account{Kind: data.AccBank}})
	f := facts(cash(data.ParcelDelivered), remittance(9, 9000), dispute(data.Undecided, true), opening, late, early, start)
	equal(t, `
		2026-05-01 carrier:10 <- opening 90.00 USD (entry 4)
		2026-05-02 refunds <- bank 10.00 USD (entry 5)`, text(Postings(f)))
	if h := Holdings(f); h != nil {
		t.Errorf("holdings %v", h)
	}
	if d := Differences(f, map[int64]data.Date{courier: "2027-01-01"}); d != nil {
		t.Errorf("differences %v", d)
	}
	f.Start = "2026-05-01" // the start date itself is in
	if len(Postings(f)) < 4 || len(Holdings(f)) == 0 {
		t.Error("an order of the start date counts")
	}
}

func TestPostingsSayWhereTheyComeFrom(t *testing.T) {
	f := facts(cash(data.ParcelDelivered))
	for _, p := range Postings(f) {
		want := map[data.Event]int64{data.EventAccepted: 71, data.EventPayment: 51}[p.Event]
		if p.RowID != want || p.OrderID != 7 || p.LineID != 0 || p.StatementID != 0 {
			t.Errorf("%+v", p)
		}
	}
	f = facts(cash(data.ParcelSent), remittance(9, 10000))
	if p := Postings(f)[0]; p.Event != data.EventPayment || p.RowID != 30 {
		t.Errorf("a collection that a statement tells comes from its row: %+v", p)
	}
}

func TestWhatWasEnteredByHandComesFromNoRow(t *testing.T) {
	byHand := func(p *data.Parcel) { p.StateRowID = 0 }
	for _, state := range []data.ParcelState{data.ParcelDelivered, data.ParcelRefused, data.ParcelLost} {
		for _, p := range Postings(facts(cash(state, byHand), with(func(o *data.Order) { o.FactRowID = 0 }))) {
			if p.RowID != 0 {
				t.Errorf("the file told of order and parcel, but not this: %+v", p)
			}
		}
	}
}
