package settle

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/money"
)

// The holders of the tests, by their ids.
const (
	shop      = 1
	courier   = 10
	courier2  = 11
	courier3  = 12
	processor = 20
)

func holders() map[int64]data.Holder {
	return map[int64]data.Holder{
		shop:      {ID: shop, Kind: data.KindChannel, Name: "Shop", PayWithinDays: 3, Cycle: cycle("15 days after delivery")},
		courier:   {ID: courier, Kind: data.KindCarrier, Name: "Courier", UsualDays: 5, Cycle: cycle("7 days after delivery; Mon Thu")},
		courier2:  {ID: courier2, Kind: data.KindCarrier, Name: "Second courier"},
		courier3:  {ID: courier3, Kind: data.KindCarrier, Name: "Third courier"},
		processor: {ID: processor, Kind: data.KindProcessor, Name: "Processor", Cycle: cycle("2 working days after payment")},
	}
}

func cycle(s string) data.Cycle {
	c, err := data.ParseCycle(s)
	if err != nil {
		panic(err)
	}
	return c
}

// facts of an order of 100.00 USD of 1 May 2026 with the shop, paid online unless changed.
func facts(change ...func(*data.OrderFacts)) data.OrderFacts {
	f := data.OrderFacts{
		Order: data.Order{
			ID: 7, ChannelID: shop, Number: "N7", Method: data.Online, State: data.OrderUnpaid,
			OrderDate: "2026-05-01", Currency: "USD", Total: 10000, BuyerName: "Ana Lima", RowID: 70, FactRowID: 71,
		},
		Holders: holders(),
	}
	for _, c := range change {
		c(&f)
	}
	return f
}

// cash adds a parcel of the courier's in a state, which is to collect the order's total.
func cash(state data.ParcelState, change ...func(*data.Parcel)) func(*data.OrderFacts) {
	return func(f *data.OrderFacts) {
		p := data.Parcel{
			ID: 5, OrderID: 7, CarrierID: courier, Waybill: "W5", State: state, SentDate: "2026-05-03",
			CODAmount: 10000, Collected: -1, RowID: 50, StateRowID: 51,
		}
		switch {
		case state == data.ParcelDelivered:
			p.DeliveredDate = "2026-05-06"
		case failed(p):
			p.ClosedDate = "2026-05-09"
		case state == data.ParcelPlanned:
			p.SentDate = ""
		}
		for _, c := range change {
			c(&p)
		}
		if p.CODAmount > 0 {
			f.Order.Method = data.COD
		}
		f.Parcels = append(f.Parcels, p)
	}
}

func paidOnline(f *data.OrderFacts) {
	f.Order.State, f.Order.Paid, f.Order.PaidDate = data.OrderPaid, 10000, "2026-05-02"
}

func paidByCard(f *data.OrderFacts) {
	paidOnline(f)
	f.Order.Method = data.Card
	h := f.Holders[shop]
	h.ProcessorID = processor
	f.Holders[shop] = h
}

func with(change func(*data.Order)) func(*data.OrderFacts) {
	return func(f *data.OrderFacts) { change(&f.Order) }
}

func entry(e data.Entry) func(*data.OrderFacts) {
	return func(f *data.OrderFacts) {
		e.OrderID = 7
		f.Entries = append(f.Entries, e)
	}
}

// remittance adds a line of the courier's remittance for parcel 5.
func remittance(lineID, collected int64, change ...func(*data.LineFact)) func(*data.OrderFacts) {
	return func(f *data.OrderFacts) {
		lf := data.LineFact{
			Statement: data.Statement{ID: 3, Kind: data.StatementCOD, HolderID: courier, Reference: "R3", Date: "2026-05-14", Currency: "USD"},
			Line: data.StatementLine{
				ID: lineID, StatementID: 3, Ordinal: int(lineID), Waybill: "W5", Collected: collected,
				Net: collected, OrderID: 7, ParcelID: 5, RowID: 30,
			},
		}
		for _, c := range change {
			c(&lf)
		}
		f.Lines = append(f.Lines, lf)
	}
}

// payout adds a line of a payout or ledger for the order.
func payout(lineID int64, holder int64, kind data.StatementKind, net int64, change ...func(*data.LineFact)) func(*data.OrderFacts) {
	return remittance(lineID, net, append([]func(*data.LineFact){func(lf *data.LineFact) {
		lf.Statement.Kind, lf.Statement.HolderID = kind, holder
		lf.Line.ParcelID, lf.Line.Waybill = 0, ""
	}}, change...)...)
}

func usd(minor int64) money.Amount { return money.New(minor, "USD") }

// text writes transfers one a line, sorted: "2026-05-01 customer <- sales 100.00 USD (order 7 accepted)".
func text(ts []data.Transfer) string {
	var lines []string
	for _, t := range ts {
		lines = append(lines, fmt.Sprintf("%s %s <- %s %s (%s)", t.Date, t.Debit, t.Credit, t.Amount, t.Key))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func dedent(s string) string {
	var lines []string
	for l := range strings.Lines(s) {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "\n")
}

func equal(t *testing.T, want, got string) {
	t.Helper()
	if d := cmp.Diff(dedent(want), got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}
