package settle

import (
	"fmt"
	"strings"
	"testing"

	"parcelbook/data"
)

func TestHoldings(t *testing.T) {
	tests := []struct {
		name  string
		facts data.OrderFacts
		want  string
	}{
		{"unpaid", facts(), "customer (Ana Lima) 100.00 USD due 2026-05-04"},
		{"cash, unsent", facts(cash(data.ParcelPlanned)), "customer (Ana Lima) 100.00 USD"},
		{
			"cash, to be sent by", facts(cash(data.ParcelPlanned), with(func(o *data.Order) { o.ShipByDate = "2026-05-05" })),
			"customer (Ana Lima) 100.00 USD due 2026-05-05",
		},
		{
			"cash, no parcel yet", facts(with(func(o *data.Order) { o.Method, o.ShipByDate = data.COD, "2026-05-05" })),
			"customer (Ana Lima) 100.00 USD due 2026-05-05",
		},
		{"cash, on its way", facts(cash(data.ParcelSent)), "customer (Ana Lima) 100.00 USD due 2026-05-08 estimate"},
		{
			"cash, first of two", facts(cash(data.ParcelSent, func(p *data.Parcel) { p.CODAmount = 4000 }),
				cash(data.ParcelSent, func(p *data.Parcel) { p.ID, p.CODAmount, p.SentDate = 6, 6000, "2026-05-02" })),
			"customer (Ana Lima) 100.00 USD due 2026-05-07 estimate",
		},
		{
			"cash, first of two by number", facts(cash(data.ParcelSent, func(p *data.Parcel) { p.CODAmount, p.SentDate = 4000, "2026-05-02" }),
				cash(data.ParcelSent, func(p *data.Parcel) { p.ID, p.CODAmount = 6, 6000 })),
			"customer (Ana Lima) 100.00 USD due 2026-05-07 estimate",
		},
		{"cash, delivered on Wednesday", facts(cash(data.ParcelDelivered)), "carrier:10 (Courier) 100.00 USD due 2026-05-14"},
		{
			"cash, delivered some day", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.DeliveredDate = "" })),
			"carrier:10 (Courier) 100.00 USD due 2026-05-18 estimate",
		},
		{"cash, sent and delivered some day", facts(cash(data.ParcelDelivered, undated)), "carrier:10 (Courier) 100.00 USD due 2026-05-14 estimate"},
		{"cash, sent some day", facts(cash(data.ParcelSent, undated)), "customer (Ana Lima) 100.00 USD due 2026-05-06 estimate"},
		{
			"cash, sent some day, to be sent by", facts(cash(data.ParcelSent, undated), with(func(o *data.Order) { o.ShipByDate = "2026-05-09" })),
			"customer (Ana Lima) 100.00 USD due 2026-05-09",
		},
		{"cash, shipped by the order's file", facts(cash(data.ParcelPlanned), with(shipped)), "customer (Ana Lima) 100.00 USD due 2026-05-06 estimate"},
		{
			"cash, shipped by nobody known", facts(with(func(o *data.Order) { o.Method = data.COD }), with(shipped)),
			"customer (Ana Lima) 100.00 USD due 2026-05-01 estimate",
		},
		{"cash, delivered some day, the courier collected less", facts(cash(data.ParcelDelivered, undated, func(p *data.Parcel) { p.Collected = 9000 })), `
			carrier:10 (Courier) 90.00 USD due 2026-05-14 estimate
			customer (Ana Lima) 10.00 USD due 2026-05-06 estimate`},
		{"online, delivered some day", facts(paidOnline, cash(data.ParcelDelivered, online, undated)), "channel:1 (Shop) 100.00 USD due 2026-05-21 estimate"},
		{"paid out by another carrier", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.CarrierID = courier2 }), remittance(9, 10000)), ""},
		{
			"paid out by another carrier, short", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.CarrierID = courier2 }), remittance(9, 9000)),
			"carrier:10 (Courier) 10.00 USD due 2026-05-14",
		},
		{"paid out and taken back", facts(cash(data.ParcelDelivered), remittance(9, 10000), remittance(10, -10000)), "carrier:10 (Courier) 100.00 USD due 2026-05-14"},
		{
			"paid out and taken back, not delivered yet", facts(cash(data.ParcelSent), remittance(9, 10000), remittance(10, -10000)),
			"customer (Ana Lima) 100.00 USD due 2026-05-08 estimate",
		},
		{
			"paid out in another currency and taken back", facts(cash(data.ParcelDelivered), remittance(9, 72000, inYuan), remittance(10, -72000, inYuan)),
			"carrier:10 (Courier) 100.00 USD due 2026-05-14",
		},
		{"cash, the courier collected less", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.Collected = 9000 })), `
			carrier:10 (Courier) 90.00 USD due 2026-05-14
			customer (Ana Lima) 10.00 USD due 2026-05-06`},
		{
			"cash, delivered by nobody known", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.CarrierID = 0 })),
			"customer (Ana Lima) 100.00 USD due 2026-05-06",
		},
		{"cash, one delivered and one on its way", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.CODAmount = 4000 }),
			cash(data.ParcelSent, func(p *data.Parcel) { p.ID, p.CODAmount = 6, 6000 })), `
			carrier:10 (Courier) 40.00 USD due 2026-05-14
			customer (Ana Lima) 60.00 USD due 2026-05-08 estimate`},
		{
			"cash, due from the parcel that is still unpaid", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.CODAmount = 4000 }),
				cash(data.ParcelDelivered, func(p *data.Parcel) { p.ID, p.CODAmount, p.DeliveredDate = 6, 6000, "2026-05-20" }), remittance(9, 4000)),
			"carrier:10 (Courier) 60.00 USD due 2026-05-28",
		},
		{"paid out", facts(cash(data.ParcelDelivered), remittance(9, 10000)), ""},
		{"paid short", facts(cash(data.ParcelDelivered), remittance(9, 9000)), "carrier:10 (Courier) 10.00 USD due 2026-05-14"},
		{"paid twice", facts(cash(data.ParcelDelivered), remittance(9, 10000), remittance(10, 10000)), "carrier:10 (Courier) -100.00 USD"},
		{"refused", facts(cash(data.ParcelRefused)), ""},
		{"compensation agreed", facts(cash(data.ParcelLost), entry(data.Entry{
			ID: 4, Event: data.EventCompensation, Date: "2026-05-12", Amount: usd(7000), Holder: data.Account{Kind: data.AccCarrier, Holder: courier},
		})), "carrier:10 (Courier) 70.00 USD due 2026-05-21"},
		{"online, unsent", facts(paidOnline), "channel:1 (Shop) 100.00 USD due 2026-05-16 estimate"},
		{"online, delivered", facts(paidOnline, cash(data.ParcelDelivered, online)), "channel:1 (Shop) 100.00 USD due 2026-05-21"},
		{"online, last parcel counts", facts(paidOnline, cash(data.ParcelDelivered, online),
			cash(data.ParcelSent, online, func(p *data.Parcel) { p.ID = 6 })), "channel:1 (Shop) 100.00 USD due 2026-05-23 estimate"},
		{"card", facts(paidByCard), "processor:20 (Processor) 100.00 USD due 2026-05-05"},
		{"by sending", facts(paidOnline, cash(data.ParcelSent, online), cycleOf(shop, "1 day after sending")), "channel:1 (Shop) 100.00 USD due 2026-05-04"},
		{"cash, by sending", facts(cash(data.ParcelDelivered), cycleOf(courier, "10 days after sending")), "carrier:10 (Courier) 100.00 USD due 2026-05-13"},
		{"card, no cycle known", facts(paidByCard, cycleOf(processor, "")), "processor:20 (Processor) 100.00 USD due 2026-05-02"},
		{"no cycle known", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.CarrierID = courier2 })), "carrier:11 (Second courier) 100.00 USD due 2026-05-06"},
		{"in the seller's wallet", facts(paidOnline, payout(9, shop, data.StatementLedger, 10000, func(lf *data.LineFact) { lf.Line.EntryType = data.EntryRelease })), ""},
		{"withdrawn", facts(with(func(o *data.Order) { o.Withdrawn = true })), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var lines []string
			for _, h := range Holdings(tt.facts) {
				if h.OrderID != 7 {
					t.Errorf("order %d", h.OrderID)
				}
				line := fmt.Sprintf("%s (%s) %s", h.Account, h.HolderName, h.Amount)
				if h.Due != "" {
					line += " due " + string(h.Due)
				}
				if h.Estimate {
					line += " estimate"
				}
				lines = append(lines, line)
			}
			equal(t, tt.want, strings.Join(lines, "\n"))
		})
	}
}

// undated takes the days of a parcel away.
func undated(p *data.Parcel) { p.SentDate, p.DeliveredDate = "", "" }

func shipped(o *data.Order) { o.State = data.OrderShipped }

// online makes a parcel collect nothing.
func online(p *data.Parcel) { p.CODAmount = 0 }

func cycleOf(holder int64, text string) func(*data.OrderFacts) {
	return func(f *data.OrderFacts) {
		h := f.Holders[holder]
		h.Cycle = cycle(text)
		f.Holders[holder] = h
	}
}
