package settle

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"parcelbook/data"
)

func differences(ds []data.Difference) string {
	var lines []string
	for _, d := range ds {
		lines = append(lines, fmt.Sprintf("%s: expected %s got %s off %s", d.Kind, d.Expected, d.Got, d.Off))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func TestDifferences(t *testing.T) {
	says := func(s data.ParcelState) func(*data.LineFact) {
		return func(lf *data.LineFact) { lf.Line.State = s }
	}
	mend := func(event data.Event, minor, line, parcel int64) func(*data.OrderFacts) {
		return entry(data.Entry{
			ID: 4, Event: event, Date: "2026-05-20", Amount: usd(minor), LineID: line, ParcelID: parcel,
			Holder: data.Account{Kind: data.AccCarrier, Holder: courier},
		})
	}
	fee := func(minor int64) func(*data.LineFact) {
		return func(lf *data.LineFact) {
			lf.Line.Fees = []data.Fee{{Kind: "cod", Amount: minor}, {Kind: "sms", Amount: 5}}
		}
	}
	card := func(f *data.OrderFacts) {
		h := f.Holders[courier]
		h.Fee = data.FeeRule{Percent: decimal.RequireFromString("1"), Min: 150, Currency: "USD"}
		f.Holders[courier] = h
	}
	charged := func(lf *data.LineFact) { lf.Line.Net, lf.Line.Freight = -500, 500 }
	ofSecond := func(p *data.Parcel) { p.CarrierID = courier2 }
	another := func(state data.ParcelState) func(*data.OrderFacts) {
		return cash(state, func(p *data.Parcel) { p.ID, p.Waybill = 6, "W6" })
	}
	ofAnother := func(lf *data.LineFact) { lf.Line.ParcelID, lf.Line.Waybill = 6, "W6" }
	release := func(lf *data.LineFact) { lf.Line.EntryType = data.EntryRelease }
	cameBack := with(func(o *data.Order) { o.State, o.CancelledDate = data.OrderReturned, "2026-05-14" })
	cancelled := with(func(o *data.Order) { o.State, o.CancelledDate = data.OrderCancelled, "2026-05-04" })
	unpriced := with(func(o *data.Order) { o.Total, o.Paid = 0, 0 })
	refund := with(func(o *data.Order) { o.Refunded = 3000 })
	tests := []struct {
		name  string
		facts data.OrderFacts
		want  string
	}{
		{"paid right", facts(cash(data.ParcelDelivered), remittance(9, 10000)), ""},
		{"short", facts(cash(data.ParcelDelivered), remittance(9, 9000)), "short: expected 100.00 USD got 90.00 USD off -10.00 USD"},
		{"over", facts(cash(data.ParcelDelivered), remittance(9, 10500)), "over: expected 100.00 USD got 105.00 USD off 5.00 USD"},
		{
			"short, but the courier had said so", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.Collected = 9000 }), remittance(9, 9000)),
			"short: expected 100.00 USD got 90.00 USD off -10.00 USD",
		},
		{"short, written off", facts(cash(data.ParcelDelivered), remittance(9, 9000), mend(data.EventWriteOff, 1000, 9, 0)), ""},
		{"short, made good to the parcel", facts(cash(data.ParcelDelivered), remittance(9, 9000), mend(data.EventCompensation, 1000, 0, 5)), ""},
		{
			"short, another sum written off", facts(cash(data.ParcelDelivered), remittance(9, 9000), mend(data.EventWriteOff, 900, 9, 0)),
			"short: expected 100.00 USD got 90.00 USD off -10.00 USD",
		},
		{
			"short, written off on another line", facts(cash(data.ParcelDelivered), remittance(9, 9000), mend(data.EventWriteOff, 1000, 8, 5)),
			"short: expected 100.00 USD got 90.00 USD off -10.00 USD",
		},
		{"over, accepted", facts(cash(data.ParcelDelivered), remittance(9, 10500), mend(data.EventOver, 500, 9, 0)), ""},
		{
			"in another currency", facts(cash(data.ParcelDelivered), remittance(9, 100, inYuan)),
			"paid in another currency: expected 100.00 USD got 1.00 CNY off 0.00 USD",
		},
		{
			"in another currency, twice", facts(cash(data.ParcelDelivered), remittance(9, 72000, inYuan), remittance(10, 72000, inYuan)),
			"paid in another currency: expected 100.00 USD got 720.00 CNY off 0.00 USD\npaid twice: expected 0.00 CNY got 720.00 CNY off 720.00 CNY",
		},
		{
			"in another currency, cancelled", facts(cash(data.ParcelSent), remittance(9, 72000, inYuan), cancelled),
			"cancelled but paid: expected 0.00 CNY got 720.00 CNY off 720.00 CNY",
		},
		{"only charged in another currency", facts(cash(data.ParcelRefused), remittance(9, 0, inYuan, charged)), ""},
		{
			"by another carrier", facts(cash(data.ParcelDelivered, ofSecond), remittance(9, 10000)),
			"other carrier: expected 100.00 USD got 100.00 USD off 0.00 USD",
		},
		{
			"by another carrier, short", facts(cash(data.ParcelDelivered, ofSecond), remittance(9, 9000)),
			"other carrier: expected 90.00 USD got 90.00 USD off 0.00 USD\nshort: expected 100.00 USD got 90.00 USD off -10.00 USD",
		},
		{
			"by another carrier in another currency", facts(cash(data.ParcelDelivered, ofSecond), remittance(9, 72000, inYuan)),
			"other carrier: expected 720.00 CNY got 720.00 CNY off 0.00 CNY\npaid in another currency: expected 100.00 USD got 720.00 CNY off 0.00 USD",
		},
		{"only charged for by another carrier", facts(cash(data.ParcelRefused, ofSecond), remittance(9, 0, charged)), ""},
		{"by whoever carried it", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.CarrierID = 0 }), remittance(9, 10000)), ""},
		{
			"paid twice", facts(cash(data.ParcelDelivered), remittance(9, 10000), remittance(10, 9000)),
			"paid twice: expected 0.00 USD got 90.00 USD off 90.00 USD",
		},
		{
			"paid three times", facts(cash(data.ParcelDelivered), remittance(9, 10000), remittance(10, 10000), remittance(11, 10000)),
			"paid twice: expected 0.00 USD got 100.00 USD off 100.00 USD\npaid twice: expected 0.00 USD got 100.00 USD off 100.00 USD",
		},
		{"paid twice, accepted", facts(cash(data.ParcelDelivered), remittance(9, 10000), remittance(10, 10000), mend(data.EventOver, 10000, 10, 0)), ""},
		{
			"taken back", facts(cash(data.ParcelDelivered), remittance(9, 10000), remittance(10, -10000)),
			"missing: expected 100.00 USD got 0.00 USD off -100.00 USD",
		},
		{
			"taken back in another currency", facts(cash(data.ParcelDelivered), remittance(9, 72000, inYuan), remittance(10, -72000, inYuan)),
			"missing: expected 100.00 USD got 0.00 USD off -100.00 USD",
		},
		{"refused, paid and taken back", facts(cash(data.ParcelRefused), remittance(9, 10000), remittance(10, -10000)), ""},
		{
			"paid by another carrier and taken back", facts(cash(data.ParcelDelivered, ofSecond), remittance(9, 10000), remittance(10, -10000)),
			"missing: expected 100.00 USD got 0.00 USD off -100.00 USD",
		},
		{"taken back and paid again", facts(cash(data.ParcelDelivered), remittance(9, 10000), remittance(10, -10000), remittance(11, 10000)), ""},
		{"taken back and not due by then", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.DeliveredDate = "2026-05-10" }), remittance(9, 10000), remittance(10, -10000)), ""},
		{"taken back before tracking has it delivered", facts(cash(data.ParcelSent), remittance(9, 10000), remittance(10, -10000)), ""},
		{"paid once, after a line that paid nothing", facts(cash(data.ParcelDelivered), remittance(9, 0), remittance(10, 10000)), ""},
		{"cancelled but paid", facts(cash(data.ParcelSent), remittance(9, 10000), cancelled), "cancelled but paid: expected 0.00 USD got 100.00 USD off 100.00 USD"},
		{
			"refused but paid", facts(cash(data.ParcelRefused), remittance(9, 10000, says(data.ParcelDelivered))),
			"cancelled but paid: expected 0.00 USD got 100.00 USD off 100.00 USD",
		},
		{"refused and charged for", facts(cash(data.ParcelRefused), remittance(9, 0, says(data.ParcelReturned))), ""},

		{"fee right", facts(cash(data.ParcelDelivered), card, remittance(9, 10000, fee(150))), ""},
		{
			"fee above the card", facts(cash(data.ParcelDelivered), card, remittance(9, 10000, fee(200))),
			"fee off the rate card: expected 1.50 USD got 2.00 USD off -0.50 USD",
		},
		{
			"fee below the card", facts(cash(data.ParcelDelivered), card, remittance(9, 10000, fee(100))),
			"fee off the rate card: expected 1.50 USD got 1.00 USD off 0.50 USD",
		},
		{"no card", facts(cash(data.ParcelDelivered), remittance(9, 10000, fee(900))), ""},
		{"fee not named", facts(cash(data.ParcelDelivered), card, remittance(9, 10000)), ""},
		{
			"fee of a line paid twice", facts(cash(data.ParcelDelivered), card, remittance(9, 10000), remittance(10, 10000, fee(900))),
			"paid twice: expected 0.00 USD got 100.00 USD off 100.00 USD",
		},

		{
			"the statement says returned", facts(cash(data.ParcelDelivered), remittance(9, 0, says(data.ParcelReturned))),
			"state disagrees: expected 100.00 USD got 0.00 USD off -100.00 USD",
		},
		{
			"the statement says delivered", facts(cash(data.ParcelRefused), remittance(9, 0, says(data.ParcelDelivered))),
			"state disagrees: expected 0.00 USD got 0.00 USD off 0.00 USD",
		},
		{"tracking lags", facts(cash(data.ParcelSent), remittance(9, 10000, says(data.ParcelDelivered))), ""},
		{"refused is as good as returned", facts(cash(data.ParcelRefused), remittance(9, 0, says(data.ParcelReturned))), ""},

		{"missing", facts(cash(data.ParcelDelivered)), "missing: expected 100.00 USD got 0.00 USD off -100.00 USD"},
		{"due after the newest statement", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.DeliveredDate = "2026-05-10" })), ""},
		{"no statement of this carrier since", facts(cash(data.ParcelDelivered, ofSecond, func(p *data.Parcel) { p.DeliveredDate = "2026-05-09" })), ""},
		{"no statement of this carrier", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.CarrierID = courier3 })), ""},
		{"not yet delivered", facts(cash(data.ParcelSent)), ""},
		{"missing, written off", facts(cash(data.ParcelDelivered), mend(data.EventWriteOff, 10000, 0, 5)), ""},
		{
			"one of two missing", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.CODAmount = 4000 }),
				cash(data.ParcelDelivered, func(p *data.Parcel) { p.ID, p.CODAmount = 6, 6000 }), remittance(9, 4000)),
			"missing: expected 60.00 USD got 0.00 USD off -60.00 USD",
		},

		{"the whole sum on two waybills", facts(cash(data.ParcelDelivered), another(data.ParcelDelivered), remittance(9, 10000), remittance(10, 10000, ofAnother)), "over: expected 100.00 USD got 200.00 USD off 100.00 USD"},
		{"the whole sum on two waybills, one on its way", facts(cash(data.ParcelDelivered), another(data.ParcelSent), remittance(9, 10000)), ""},
		{"the whole sum on two waybills, given back", facts(cash(data.ParcelDelivered), another(data.ParcelDelivered), remittance(9, 10000), remittance(10, 10000, ofAnother), entry(data.Entry{
			ID: 4, Event: data.EventRefund, Date: "2026-05-20", Amount: usd(10000), Holder: data.Account{Kind: data.AccBank},
		})), ""},
		{"the whole sum on two waybills, accepted", facts(cash(data.ParcelDelivered), another(data.ParcelDelivered), remittance(9, 10000), remittance(10, 10000, ofAnother), entry(data.Entry{
			ID: 4, Event: data.EventOver, Date: "2026-05-20", Amount: usd(10000), Holder: data.Account{Kind: data.AccCustomer},
		})), ""},
		{
			"more than was to be collected is told once", facts(cash(data.ParcelDelivered, func(p *data.Parcel) { p.Collected = 10500 }), remittance(9, 10500)),
			"over: expected 100.00 USD got 105.00 USD off 5.00 USD",
		},

		{"payout right", facts(paidByCard, payout(9, processor, data.StatementPayout, 10000)), ""},
		{"payout less its fee", facts(paidByCard, payout(9, processor, data.StatementPayout, 10000, func(lf *data.LineFact) {
			lf.Line.Net, lf.Line.Fees = 9700, []data.Fee{{Kind: "card", Amount: 300}}
		})), ""},
		{"payout short", facts(paidByCard, payout(9, processor, data.StatementPayout, 9000)), "short: expected 100.00 USD got 90.00 USD off -10.00 USD"},
		{"payout in parts", facts(paidByCard, payout(9, processor, data.StatementPayout, 4000), payout(10, processor, data.StatementPayout, 6000)), ""},
		{
			"payout over", facts(paidByCard, payout(9, processor, data.StatementPayout, 10000), payout(10, processor, data.StatementPayout, 10000)),
			"over: expected 100.00 USD got 200.00 USD off 100.00 USD",
		},
		{"payout before a refund", facts(paidByCard, refund, payout(9, processor, data.StatementPayout, 10000)), ""},
		{"payout after a refund", facts(paidByCard, refund, payout(9, processor, data.StatementPayout, 7000)), ""},
		{"refund taken off a later payout", facts(paidByCard, refund, payout(9, processor, data.StatementPayout, 10000), payout(10, processor, data.StatementPayout, -3000)), ""},
		{
			"refund taken off that nobody knows of", facts(paidByCard, payout(9, processor, data.StatementPayout, 10000), payout(10, processor, data.StatementPayout, -3000)),
			"short: expected 100.00 USD got 70.00 USD off -30.00 USD",
		},
		{"came back, paid out so far", facts(paidByCard, cameBack, payout(9, processor, data.StatementPayout, 10000)), ""},
		{"came back, paid out and taken back", facts(paidByCard, cameBack, payout(9, processor, data.StatementPayout, 10000), payout(10, processor, data.StatementPayout, -10000)), ""},
		{"came back, never paid out", facts(paidByCard, cameBack), ""},
		{"chargeback taken off", facts(paidByCard, dispute(data.Lost, true), payout(9, processor, data.StatementPayout, 10000), payout(10, processor, data.StatementPayout, -6000)), ""},
		{
			"payout of a cancelled order", facts(paidByCard, cancelled, payout(9, processor, data.StatementPayout, 10000)),
			"cancelled but paid: expected 0.00 USD got 100.00 USD off 100.00 USD",
		},
		{"payout short, written off", facts(paidByCard, payout(9, processor, data.StatementPayout, 9000), entry(data.Entry{
			ID: 4, Event: data.EventWriteOff, Date: "2026-05-20", Amount: usd(1000), Holder: data.Account{Kind: data.AccProcessor, Holder: processor},
		})), ""},
		{"what the statement says of an order without amounts", facts(paidOnline, unpriced, payout(9, shop, data.StatementPayout, 10000, release)), ""},
		{
			"less than the statement itself said", facts(paidOnline, unpriced, payout(9, shop, data.StatementPayout, 10000, release), payout(10, shop, data.StatementPayout, -3000)),
			"short: expected 100.00 USD got 70.00 USD off -30.00 USD",
		},
		{"without amounts, in another currency", facts(paidOnline, unpriced, payout(9, shop, data.StatementPayout, 72000, release, inYuan)), ""},
		{"cash that the channel pays out", facts(cash(data.ParcelDelivered), payout(9, shop, data.StatementPayout, 10000, release)), ""},
		{"release right", facts(paidOnline, payout(9, shop, data.StatementLedger, 10000, release)), ""},
		{"release short", facts(paidOnline, payout(9, shop, data.StatementLedger, 9900, release)), "short: expected 100.00 USD got 99.00 USD off -1.00 USD"},
		{"only a fee on the ledger so far", facts(paidOnline, payout(9, shop, data.StatementLedger, -500, func(lf *data.LineFact) { lf.Line.EntryType = data.EntryFee })), ""},
		{
			"release in another currency", facts(paidOnline, payout(9, shop, data.StatementLedger, 72000, release, inYuan)),
			"paid in another currency: expected 100.00 USD got 720.00 CNY off 0.00 USD",
		},
		{
			"payout in another currency, in parts", facts(paidByCard, payout(8, processor, data.StatementPayout, 4000),
				payout(9, processor, data.StatementPayout, 20000, inYuan), payout(10, processor, data.StatementPayout, 23200, inYuan)),
			"paid in another currency: expected 60.00 USD got 432.00 CNY off 0.00 USD",
		},
		{"only a refund in another currency", facts(paidByCard, payout(9, processor, data.StatementPayout, -20000, inYuan)), ""},
		{
			"cash of the order, of no one parcel, in another currency", facts(cash(data.ParcelDelivered), payout(9, courier, data.StatementCOD, 72000, inYuan)),
			"paid in another currency: expected 100.00 USD got 720.00 CNY off 0.00 USD",
		},
		{"withdrawn", facts(cash(data.ParcelDelivered), with(func(o *data.Order) { o.Withdrawn = true })), ""},
	}
	newest := map[int64]data.Date{courier: "2026-05-14", courier2: "2026-05-08", processor: "2026-06-30", shop: "2026-06-30"}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { equal(t, tt.want, differences(Differences(tt.facts, newest))) })
	}
}

func TestDifferencesSayWhatTheyAreAbout(t *testing.T) {
	short := Differences(facts(cash(data.ParcelDelivered), remittance(9, 9000)), nil)
	missing := Differences(facts(cash(data.ParcelDelivered)), map[int64]data.Date{courier: "2026-05-14"})
	want := []data.Difference{
		{
			Kind: data.DiffShort, HolderID: courier, HolderName: "Courier", StatementID: 3, Statement: "R3", LineID: 9, OrderID: 7, OrderNumber: "N7",
			ParcelID: 5, Waybill: "W5", Date: "2026-05-14", Expected: usd(10000), Got: usd(9000), Off: usd(-1000), RowID: 30,
		},
		{
			Kind: data.DiffMissing, HolderID: courier, HolderName: "Courier", OrderID: 7, OrderNumber: "N7",
			ParcelID: 5, Waybill: "W5", Date: "2026-05-14", Expected: usd(10000), Got: usd(0), Off: usd(-10000), RowID: 51,
		},
	}
	if d := cmp.Diff(want, slices.Concat(short, missing)); d != "" {
		t.Error(d)
	}
}

func TestWhatTheCustomerPaidTooMuchIsTheCustomers(t *testing.T) {
	over := Differences(facts(cash(data.ParcelDelivered),
		cash(data.ParcelDelivered, func(p *data.Parcel) { p.ID, p.Waybill, p.DeliveredDate = 6, "W6", "2026-05-08" })), nil)
	want := []data.Difference{{
		Kind: data.DiffOver, HolderName: "Ana Lima", OrderID: 7, OrderNumber: "N7", Date: "2026-05-08",
		Expected: usd(10000), Got: usd(20000), Off: usd(10000),
	}}
	if d := cmp.Diff(want, over); d != "" {
		t.Error(d)
	}
}

func TestStatementDifferences(t *testing.T) {
	known := func(l data.StatementLine) data.StatementLine { l.OrderID = 7; return l }
	right := known(data.StatementLine{ID: 1, Collected: 10000, Net: 9300, Freight: 600, Fees: []data.Fee{{Kind: "cod", Amount: 100}}})
	deposit := func(minor int64, currency string) data.Deposit {
		return data.Deposit{Amount: minor, Currency: currency}
	}
	tests := []struct {
		name     string
		kind     data.StatementKind
		total    int64 // 0: none named
		lines    []data.StatementLine
		deposits []data.Deposit
		want     string
	}{
		{"right", data.StatementCOD, 9300, []data.StatementLine{right}, []data.Deposit{deposit(9000, "USD"), deposit(300, "USD")}, ""},
		{
			"unknown parcel", data.StatementCOD, 0,
			[]data.StatementLine{{Waybill: "W1", Collected: 500, Net: 500}},
			nil,
			"unknown parcel: expected 0.00 USD got 5.00 USD off 5.00 USD",
		},
		{
			"unknown payout", data.StatementPayout, 0,
			[]data.StatementLine{{Collected: 500, Net: 500}},
			nil,
			"unknown parcel: expected 0.00 USD got 5.00 USD off 5.00 USD",
		},
		{
			"unknown return charged for", data.StatementCOD, 0,
			[]data.StatementLine{{Waybill: "W1", Freight: 500, Net: -500}},
			nil,
			"unknown parcel: expected 0.00 USD got -5.00 USD off -5.00 USD",
		},
		{
			"unknown order on a ledger", data.StatementLedger, 0,
			[]data.StatementLine{{OrderNumber: "N1", Net: 500}},
			nil,
			"unknown parcel: expected 0.00 USD got 5.00 USD off 5.00 USD",
		},
		{"entries that are about no order", data.StatementPayout, 0, []data.StatementLine{
			{EntryType: data.EntryFee, Fees: []data.Fee{{Kind: "storage", Amount: 500}}, Net: -500},
			{EntryType: data.EntryAdjustment, OrderNumber: "A1", Collected: 500, Net: 500},
		}, nil, ""},
		{
			"entry of an unknown order", data.StatementPayout, 0,
			[]data.StatementLine{{EntryType: data.EntryRelease, OrderNumber: "N1", Collected: 500, Net: 500}},
			nil,
			"unknown parcel: expected 0.00 USD got 5.00 USD off 5.00 USD",
		},
		{"withdrawal", data.StatementLedger, 0, []data.StatementLine{{EntryType: data.EntryWithdrawal, Net: -500}}, nil, ""},
		{"freight of an unknown parcel", data.StatementFreight, 0, []data.StatementLine{{Waybill: "W1", Freight: 500}}, nil, ""},
		{"withdrawn line", data.StatementCOD, 0, []data.StatementLine{{Waybill: "W1", Collected: 500, Withdrawn: true}}, nil, ""},
		{
			"line does not add up", data.StatementCOD, 0,
			[]data.StatementLine{known(data.StatementLine{Collected: 10000, Net: 9900, Freight: 200})},
			nil,
			"line does not add up: expected 98.00 USD got 99.00 USD off 1.00 USD",
		},
		{"total does not add up", data.StatementCOD, 9400, []data.StatementLine{right}, nil, "total does not add up: expected 94.00 USD got 93.00 USD off -1.00 USD"},
		{"invoice's total", data.StatementFreight, 1100, []data.StatementLine{{Freight: 500}, {Freight: 600}}, nil, ""},
		{
			"deposit does not add up", data.StatementCOD, 9300,
			[]data.StatementLine{right},
			[]data.Deposit{deposit(9200, "USD")},
			"deposit does not add up: expected 93.00 USD got 92.00 USD off -1.00 USD",
		},
		{"withdrawn deposit", data.StatementCOD, 0, []data.StatementLine{right}, []data.Deposit{{Amount: 5, Currency: "USD", Withdrawn: true}}, ""},
		{"deposit in another currency", data.StatementCOD, 0, []data.StatementLine{right}, []data.Deposit{deposit(67000, "CNY")}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := data.StatementFacts{
				Statement: data.Statement{ID: 3, Kind: tt.kind, HolderID: courier, Date: "2026-05-14", Currency: "USD", Total: tt.total, HasTotal: tt.total != 0},
				Lines:     tt.lines, Deposits: tt.deposits,
			}
			got := StatementDifferences(s, holders()[courier])
			equal(t, tt.want, differences(got))
			for _, d := range got {
				if d.StatementID != 3 || d.HolderID != courier || d.HolderName != "Courier" || d.Date != "2026-05-14" {
					t.Errorf("%+v", d)
				}
			}
			s.Statement.Withdrawn = true
			if len(StatementDifferences(s, holders()[courier])) > 0 {
				t.Error("a withdrawn statement has none")
			}
		})
	}
}
