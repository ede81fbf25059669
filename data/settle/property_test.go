package settle

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parcelbook/data"
	"parcelbook/data/money"
)

// drawFacts makes up an order with parcels, statement lines, entries and disputes, in any state, some impossible.
func drawFacts(t *rapid.T, name string) data.OrderFacts {
	return rapid.Custom(func(t *rapid.T) data.OrderFacts {
		f := data.OrderFacts{Holders: holders(), Start: rapid.SampledFrom([]data.Date{"", "2026-05-01", "2026-05-05"}).Draw(t, "start")}
		f.Order = data.Order{
			ID: 7, ChannelID: shop, Number: "N7", Currency: "USD", RowID: 70, FactRowID: 70,
			Method:    rapid.SampledFrom([]data.Method{"", data.Online, data.COD, data.Card}).Draw(t, "method"),
			State:     rapid.SampledFrom(data.OrderStates()).Draw(t, "state"),
			OrderDate: drawDate(t, "ordered"), PaidDate: drawDate(t, "paid on"), CancelledDate: drawDate(t, "cancelled on"),
			Total: drawAmount(t, "total"), Paid: drawAmount(t, "paid"), Refunded: drawAmount(t, "refunded"),
		}
		if rapid.Bool().Draw(t, "processor") {
			h := f.Holders[shop]
			h.ProcessorID = processor
			f.Holders[shop] = h
		}
		for id := range rapid.Int64Range(0, 3).Draw(t, "parcels") {
			f.Parcels = append(f.Parcels, data.Parcel{
				ID: id + 1, OrderID: 7, CarrierID: rapid.SampledFrom([]int64{0, courier, courier2}).Draw(t, "carrier"),
				State:    rapid.SampledFrom([]data.ParcelState{data.ParcelPlanned, data.ParcelSent, data.ParcelDelivered, data.ParcelRefused, data.ParcelReturned, data.ParcelLost}).Draw(t, "parcel"),
				SentDate: drawDate(t, "sent"), DeliveredDate: drawDate(t, "delivered"), ClosedDate: drawDate(t, "closed"),
				CODAmount: drawAmount(t, "cod"), Collected: drawAmount(t, "collected") - 1,
				Return: rapid.IntRange(0, 5).Draw(t, "return") == 0, Withdrawn: rapid.IntRange(0, 5).Draw(t, "withdrawn") == 0,
			})
		}
		for id := range rapid.Int64Range(0, 4).Draw(t, "lines") {
			f.Lines = append(f.Lines, drawLine(t, id+1))
		}
		for id := range rapid.Int64Range(0, 3).Draw(t, "entries") {
			f.Entries = append(f.Entries, drawEntry(t, id+1))
		}
		for id := range rapid.Int64Range(0, 2).Draw(t, "disputes") {
			f.Disputes = append(f.Disputes, data.Dispute{
				ID: id + 1, OrderID: 7, Opened: drawDate(t, "opened"), Closed: drawDate(t, "dispute closed"), Chargeback: rapid.Bool().Draw(t, "chargeback"),
				Outcome: rapid.SampledFrom([]data.Outcome{data.Undecided, data.Won, data.Lost}).Draw(t, "outcome"), Amount: drawAmount(t, "disputed"),
			})
		}
		return f
	}).Draw(t, name)
}

func drawLine(t *rapid.T, id int64) data.LineFact {
	kind := rapid.SampledFrom([]data.StatementKind{data.StatementCOD, data.StatementPayout, data.StatementLedger, data.StatementFreight}).Draw(t, "kind")
	statement := rapid.Int64Range(1, 2).Draw(t, "statement")
	return data.LineFact{
		Statement: data.Statement{
			ID: statement, Kind: kind, HolderID: rapid.SampledFrom([]int64{shop, courier, courier2, processor}).Draw(t, "holder"),
			Date: "2026-05-20", Currency: rapid.SampledFrom([]string{"USD", "USD", "CNY"}).Draw(t, "currency"),
		},
		Line: data.StatementLine{
			ID: id, StatementID: statement, OrderID: 7, ParcelID: rapid.Int64Range(0, 3).Draw(t, "line's parcel"),
			EntryType: rapid.SampledFrom([]data.EntryType{"", data.EntryRelease, data.EntryFee, data.EntryRefund, data.EntryWithdrawal, data.EntryAdjustment}).Draw(t, "type"),
			Collected: drawAmount(t, "line collected"), Net: drawAmount(t, "net") - 50, Freight: drawAmount(t, "freight"),
			Fees:     []data.Fee{{Kind: "cod", Amount: drawAmount(t, "fee")}, {Kind: rapid.SampledFrom([]string{"cod", "sms"}).Draw(t, "fee kind"), Amount: drawAmount(t, "fee 2") - 50}},
			PaidDate: drawDate(t, "line paid"),
		},
	}
}

func drawEntry(t *rapid.T, id int64) data.Entry {
	return data.Entry{
		ID: id, OrderID: 7, Date: drawDate(t, "entered"),
		Event: rapid.SampledFrom([]data.Event{
			data.EventPayment, data.EventRefund, data.EventWriteOff, data.EventOver, data.EventCompensation, data.EventFreight,
			data.EventFreightPaid, data.EventSetOff, data.EventOpening, data.EventExchange,
		}).Draw(t, "event"),
		Amount: usd(drawAmount(t, "entry") - 50), Other: money.New(drawAmount(t, "other"), "CNY"), StatementID: 1,
		ParcelID: rapid.Int64Range(0, 3).Draw(t, "entry's parcel"), Withdrawn: rapid.IntRange(0, 5).Draw(t, "entry withdrawn") == 0,
		Holder: rapid.SampledFrom([]data.Account{
			{Kind: data.AccBank},
			{Kind: data.AccCustomer},
			{Kind: data.AccChannel, Holder: shop},
			{Kind: data.AccCarrier, Holder: courier},
			{Kind: data.AccProcessor, Holder: processor},
		}).Draw(t, "entry's holder"),
	}
}

func drawDate(t *rapid.T, name string) data.Date {
	return rapid.SampledFrom([]data.Date{"", "2026-05-01", "2026-05-04", "2026-05-09"}).Draw(t, name)
}

func drawAmount(t *rapid.T, name string) int64 {
	return rapid.SampledFrom([]int64{0, 1, 50, 100, 4000, 10000}).Draw(t, name)
}

// statements groups the lines of the facts by their statements.
func statements(f data.OrderFacts) (all []data.StatementFacts) {
	for _, lf := range f.Lines {
		all = append(all, data.StatementFacts{Statement: lf.Statement, Lines: []data.StatementLine{lf.Line}})
	}
	return all
}

func everything(f data.OrderFacts) []data.Transfer {
	ts := Postings(f)
	for _, s := range statements(f) {
		ts = append(ts, StatementPostings(s, f.Holders[s.Statement.HolderID])...)
	}
	return ts
}

func TestTransfersAreSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t, "facts")
		ts := everything(f)
		keys := map[string]bool{}
		for _, p := range ts {
			switch {
			case keys[p.Key]:
				t.Fatalf("%q twice", p.Key)
			case p.Key == "" || p.Event == "" || p.Date == "" || p.Debit.Kind == "" || p.Credit.Kind == "":
				t.Fatalf("incomplete: %+v", p)
			case p.Amount.Minor <= 0 || p.Amount.Currency == "":
				t.Fatalf("amount: %+v", p)
			case p.Debit == p.Credit:
				t.Fatalf("moves nothing: %+v", p)
			case (p.OrderID == 0) == (p.StatementID == 0):
				t.Fatalf("belongs to an order or a statement: %+v", p)
			}
			keys[p.Key] = true
		}
		sums := map[string]int64{}
		for b, minor := range Balances(ts) {
			sums[b.Currency] += minor
		}
		for currency, sum := range sums {
			if sum != 0 {
				t.Fatalf("%d %s came from nowhere", sum, currency)
			}
		}
	})
}

func TestHoldingsAreTheBalances(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t, "facts")
		got := map[Balance]int64{}
		for _, h := range Holdings(f) {
			b := Balance{h.Account, h.Amount.Currency}
			if _, twice := got[b]; twice || h.Amount.IsZero() {
				t.Fatalf("%+v", h)
			}
			got[b] = h.Amount.Minor
		}
		want := map[Balance]int64{}
		for b, minor := range Balances(everything(f)) {
			switch b.Account.Kind {
			case data.AccCustomer, data.AccChannel, data.AccCarrier, data.AccProcessor:
				if minor != 0 && !newOrder(f).old() {
					want[b] = minor
				}
			}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Fatal(d)
		}
	})
}

// The order in which facts come changes nothing.
func TestOrderOfFactsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t, "facts")
		g := f
		g.Parcels = rapid.Permutation(f.Parcels).Draw(t, "parcels")
		g.Lines = rapid.Permutation(f.Lines).Draw(t, "lines")
		g.Entries = rapid.Permutation(f.Entries).Draw(t, "entries")
		g.Disputes = rapid.Permutation(f.Disputes).Draw(t, "disputes")
		was := slices.Clone(g.Parcels)
		newest := map[int64]data.Date{courier: "2026-06-01", courier2: "2026-06-01", processor: "2026-06-01"}
		for _, d := range []string{
			cmp.Diff(text(Postings(f)), text(Postings(g))),
			cmp.Diff(Holdings(f), Holdings(g)),
			cmp.Diff(Differences(f, newest), Differences(g, newest)),
			cmp.Diff(was, g.Parcels), // and the facts stay as they were
		} {
			if d != "" {
				t.Fatal(d)
			}
		}
	})
}

func TestOrderOfLinesDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := data.StatementFacts{Statement: data.Statement{ID: 1, Kind: data.StatementCOD, HolderID: courier, Date: "2026-05-20", Currency: "USD"}}
		for id := range rapid.Int64Range(1, 4).Draw(t, "lines") {
			s.Lines = append(s.Lines, drawLine(t, id+1).Line)
			s.Deposits = append(s.Deposits, data.Deposit{ID: id + 1, StatementID: 1, Date: "2026-05-21", Currency: "CNY", Amount: drawAmount(t, "deposit")})
		}
		u := s
		u.Lines = rapid.Permutation(s.Lines).Draw(t, "other lines")
		u.Deposits = rapid.Permutation(s.Deposits).Draw(t, "other deposits")
		if d := cmp.Diff(StatementPostings(s, holders()[courier]), StatementPostings(u, holders()[courier])); d != "" {
			t.Fatal(d)
		}
	})
}

// A claim is tied to its difference by the key, so no two differences of an order may share one.
func TestDifferencesHaveTheirOwnKeys(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t, "facts")
		seen := map[data.ClaimKey]bool{}
		for _, d := range Differences(f, map[int64]data.Date{courier: "2026-06-01", courier2: "2026-06-01"}) {
			if seen[d.Key()] {
				t.Fatalf("two of %+v", d.Key())
			}
			seen[d.Key()] = true
			ofCustomer := d.Kind == data.DiffOver && d.LineID == 0
			noneOff := d.Kind == data.DiffState || d.Kind == data.DiffCarrier || d.Kind == data.DiffExchange
			twoCurrencies := d.Expected.Currency != d.Got.Currency
			if (d.HolderID == 0) != ofCustomer || d.OrderID != 7 || d.Off.IsZero() && !noneOff || twoCurrencies && d.Kind != data.DiffExchange && d.Kind != data.DiffState {
				t.Fatalf("%+v", d)
			}
		}
	})
}
