package settle

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parcelbook/data"
)

// run is an order of number 7 of the shop, of 100.00 on delivery.
func run(id int64, number string, day data.Date, change ...func(*data.OrderFacts)) *data.OrderFacts {
	f := &data.OrderFacts{Order: data.Order{ID: id, ChannelID: shop, Number: number, OrderDate: day, Method: data.COD, Total: 10000}}
	for _, c := range change {
		c(f)
	}
	return f
}

func comesTo(total, paid int64) func(*data.OrderFacts) {
	return func(f *data.OrderFacts) { f.Order.Total, f.Order.Paid = total, paid }
}

func by(method data.Method) func(*data.OrderFacts) {
	return func(f *data.OrderFacts) { f.Order.Method = method }
}

func boughtBy(buyer, recipient string) func(*data.OrderFacts) {
	return func(f *data.OrderFacts) { f.Order.BuyerName, f.Order.RecipientName = buyer, recipient }
}

// spoken ties a line of the courier's remittance to the order, but for what is changed.
func spoken(change ...func(*data.LineFact)) func(*data.OrderFacts) {
	return func(f *data.OrderFacts) {
		l := data.LineFact{Line: data.StatementLine{ID: 50}, Statement: data.Statement{Kind: data.StatementCOD, HolderID: courier}}
		for _, c := range change {
			c(&l)
		}
		f.Lines = append(f.Lines, l)
	}
}

func parcel(state data.ParcelState, day data.Date) func(*data.OrderFacts) {
	return func(f *data.OrderFacts) {
		p := data.Parcel{State: state}
		if state == data.ParcelDelivered {
			p.DeliveredDate = day
		} else {
			p.ClosedDate = day
		}
		f.Parcels = append(f.Parcels, p)
	}
}

// remitted is a line of the courier's remittance of 1 March.
func remitted(change ...func(*data.StatementLine, *data.Statement)) Mention {
	l, s := data.StatementLine{ID: 60, Collected: 10000}, data.Statement{Kind: data.StatementCOD, HolderID: courier, Date: "2026-03-01"}
	for _, c := range change {
		c(&l, &s)
	}
	return LineMention(l, s)
}

func idsOf(orders []data.Order) string {
	ids := make([]string, len(orders))
	for i, o := range orders {
		ids[i] = string('0' + rune(o.ID))
	}
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

const (
	jan, feb, apr = "2026-01-03", "2026-02-03", "2026-04-03"
	seven, again  = "7", "7 (2026-02)"
)

func TestWhichRunOfANumberIsMeant(t *testing.T) {
	type line = func(*data.StatementLine, *data.Statement)
	delivered := func(day data.Date) line {
		return func(l *data.StatementLine, _ *data.Statement) { l.DeliveredDate = day }
	}
	paid := func(day data.Date) line { return func(l *data.StatementLine, _ *data.Statement) { l.PaidDate = day } }
	collected := func(minor int64) line { return func(l *data.StatementLine, _ *data.Statement) { l.Collected = minor } }
	toWhom := func(name string) line { return func(l *data.StatementLine, _ *data.Statement) { l.Recipient = name } }
	undated := func(_ *data.StatementLine, s *data.Statement) { s.Date = "" }
	payout := func(_ *data.StatementLine, s *data.Statement) { s.Kind = data.StatementPayout }
	for _, c := range []struct {
		what   string
		by     Mention
		orders []*data.OrderFacts
		want   string
	}{
		{"nothing tells", remitted(), []*data.OrderFacts{run(1, seven, jan), run(2, again, feb)}, "1 2"},
		{"no order", remitted(), nil, ""},

		{"one that is made later", remitted(), []*data.OrderFacts{run(1, seven, jan), run(2, again, apr)}, "1"},
		{"the first run's is made later", remitted(), []*data.OrderFacts{run(1, seven, apr), run(2, again, feb)}, "2"},
		{"all are made later", remitted(), []*data.OrderFacts{run(1, seven, apr), run(2, again, apr)}, "1"},
		{"a later run's alone is made later", remitted(), []*data.OrderFacts{run(2, again, apr)}, ""},
		{"made on the day", remitted(), []*data.OrderFacts{run(1, seven, jan), run(2, again, "2026-03-01")}, "1 2"},
		{"no day", remitted(undated), []*data.OrderFacts{run(1, seven, jan), run(2, again, apr)}, "1 2"},
		{"delivery counts before payment", remitted(delivered("2026-01-20"), paid("2026-02-20")), []*data.OrderFacts{run(1, seven, jan), run(2, again, feb)}, "1"},
		{"payment counts before the statement's day", remitted(paid("2026-01-20")), []*data.OrderFacts{run(1, seven, jan), run(2, again, feb)}, "1"},

		{"cash on delivery", remitted(), []*data.OrderFacts{run(1, seven, jan, by(data.Card)), run(2, again, feb)}, "2"},
		{"no cash on delivery", remitted(payout), []*data.OrderFacts{run(1, seven, jan, by(data.Card)), run(2, again, feb)}, "1 2"},
		{"none is cash on delivery", remitted(), []*data.OrderFacts{run(1, seven, jan, by(data.Card)), run(2, again, feb, by(data.Online))}, "1 2"},

		{"another total", remitted(), []*data.OrderFacts{run(1, seven, jan, comesTo(9000, 0)), run(2, again, feb)}, "2"},
		{"what was still to be paid", remitted(collected(6000)), []*data.OrderFacts{run(1, seven, jan), run(2, again, feb, comesTo(9000, 3000))}, "2"},
		{"what was given back", remitted(collected(-9000)), []*data.OrderFacts{run(1, seven, jan), run(2, again, feb, comesTo(9000, 0))}, "2"},
		{"no total fits", remitted(collected(1)), []*data.OrderFacts{run(1, seven, jan), run(2, again, feb, comesTo(9000, 0))}, "1 2"},
		{"nothing was collected", remitted(collected(0)), []*data.OrderFacts{run(1, seven, jan, comesTo(0, 0)), run(2, again, feb)}, "1 2"},

		{"whom it is of", remitted(toWhom("JASON MILLER")), []*data.OrderFacts{run(1, seven, jan, boughtBy("Emily Chen", "Emily Chen")), run(2, again, feb, boughtBy("Jason Miller", "Ann Lee"))}, "2"},
		{"to whom it went", remitted(toWhom("Ann Lee")), []*data.OrderFacts{run(1, seven, jan, boughtBy("Emily Chen", "Emily Chen")), run(2, again, feb, boughtBy("Jason Miller", "Ann Lee"))}, "2"},
		{"of neither", remitted(toWhom("Tom Ray")), []*data.OrderFacts{run(1, seven, jan, boughtBy("Emily Chen", "Emily Chen")), run(2, again, feb, boughtBy("Jason Miller", "Ann Lee"))}, "1 2"},
		{"nobody is named", remitted(), []*data.OrderFacts{run(1, seven, jan), run(2, again, feb, boughtBy("Jason Miller", "Ann Lee"))}, "1 2"},

		{"one is spoken of", remitted(), []*data.OrderFacts{run(1, seven, jan, spoken()), run(2, again, feb)}, "2"},
		{"both are", remitted(), []*data.OrderFacts{run(1, seven, jan, spoken()), run(2, again, feb, spoken())}, "1 2"},
		{"by the line itself", remitted(), []*data.OrderFacts{run(1, seven, jan, spoken(func(l *data.LineFact) { l.Line.ID = 60 })), run(2, again, feb)}, "1 2"},
		{"by another holder", remitted(), []*data.OrderFacts{run(1, seven, jan, spoken(func(l *data.LineFact) { l.Statement.HolderID = courier2 })), run(2, again, feb)}, "1 2"},
		{"by another kind of statement", remitted(), []*data.OrderFacts{run(1, seven, jan, spoken(func(l *data.LineFact) { l.Statement.Kind = data.StatementFreight })), run(2, again, feb)}, "1 2"},
		{"by another entry", remitted(), []*data.OrderFacts{run(1, seven, jan, spoken(func(l *data.LineFact) { l.Line.EntryType = data.EntryRefund })), run(2, again, feb)}, "1 2"},

		{"a day counts before a total", remitted(), []*data.OrderFacts{run(1, seven, jan, comesTo(9000, 0)), run(2, again, apr)}, "1"},
		{"a total counts before what is spoken of", remitted(), []*data.OrderFacts{run(1, seven, jan, comesTo(9000, 0)), run(2, again, feb, spoken())}, "2"},

		{"another channel's", remitted(), []*data.OrderFacts{run(1, seven, jan, comesTo(9000, 0)), run(2, again, feb), run(3, seven, feb, func(f *data.OrderFacts) { f.Order.ChannelID = courier3 })}, "1 2 3"},
		{"another channel's, and one made later", remitted(), []*data.OrderFacts{run(1, seven, jan), run(2, again, apr), run(3, seven, feb, func(f *data.OrderFacts) { f.Order.ChannelID = courier3 })}, "1 3"},
		{"another number's, by a code", remitted(), []*data.OrderFacts{run(1, seven, jan, comesTo(9000, 0)), run(2, "8", feb)}, "1 2"},

		{"a parcel on its way", ParcelMention(data.ParcelDelivered, "2026-03-01", -1), []*data.OrderFacts{run(1, seven, jan, parcel(data.ParcelDelivered, "2026-01-10")), run(2, again, feb, parcel(data.ParcelSent, ""))}, "2"},
		{"none yet", ParcelMention(data.ParcelDelivered, "2026-03-01", -1), []*data.OrderFacts{run(1, seven, jan, parcel(data.ParcelReturned, "2026-01-10")), run(2, again, feb)}, "2"},
		{"another is still on its way", ParcelMention(data.ParcelDelivered, "2026-03-01", -1), []*data.OrderFacts{run(1, seven, jan, parcel(data.ParcelReturned, "2026-01-10"), parcel(data.ParcelSent, "")), run(2, again, feb)}, "1 2"},
		{"told again", ParcelMention(data.ParcelDelivered, "2026-03-01", -1), []*data.OrderFacts{run(1, seven, jan, parcel(data.ParcelDelivered, "2026-03-01")), run(2, again, feb)}, "1"},
		{"returned, told again", ParcelMention(data.ParcelReturned, "2026-03-01", -1), []*data.OrderFacts{run(1, seven, jan), run(2, again, feb, parcel(data.ParcelReturned, "2026-03-01"))}, "2"},
		{"of the day, but another end", ParcelMention(data.ParcelReturned, "2026-03-01", -1), []*data.OrderFacts{run(1, seven, jan, parcel(data.ParcelDelivered, "2026-03-01")), run(2, again, feb)}, "2"},
		{"no day", ParcelMention(data.ParcelDelivered, "", -1), []*data.OrderFacts{run(1, seven, jan, parcel(data.ParcelDelivered, "")), run(2, again, feb)}, "2"},
		{"before the later one was made", ParcelMention(data.ParcelDelivered, "2026-01-20", -1), []*data.OrderFacts{run(1, seven, jan), run(2, again, feb)}, "1"},
		{"what the courier collected", ParcelMention(data.ParcelDelivered, "2026-03-01", 9000), []*data.OrderFacts{run(1, seven, jan), run(2, again, feb, comesTo(9000, 0))}, "2"},
		{"that the courier collected", ParcelMention(data.ParcelDelivered, "2026-03-01", 1), []*data.OrderFacts{run(1, seven, jan, by(data.Online)), run(2, again, feb)}, "2"},
		{"that nothing was collected", ParcelMention(data.ParcelDelivered, "2026-03-01", 0), []*data.OrderFacts{run(1, seven, jan, by(data.Online), comesTo(0, 0)), run(2, again, feb)}, "1 2"},
		{"nothing of collecting", ParcelMention(data.ParcelDelivered, "2026-03-01", -1), []*data.OrderFacts{run(1, seven, jan, comesTo(1, 2)), run(2, again, feb)}, "1 2"},
	} {
		if got := idsOf(c.by.OfRun(c.orders)); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

// Whatever is told: it is of orders that were asked about, in whichever order, of none of a later run that was made after it, and asked once
// more of those that are left it is the same.
func TestWhichRunIsMeantIsNarrowedOnly(t *testing.T) {
	days := []data.Date{"", "2026-01-01", "2026-02-01", "2026-03-01"}
	rapid.Check(t, func(t *rapid.T) {
		day := func(of string) data.Date { return rapid.SampledFrom(days).Draw(t, of) }
		minor := func(of string) int64 { return rapid.Int64Range(0, 2).Draw(t, of) }
		var facts []*data.OrderFacts
		for i := range rapid.Int64Range(0, 4).Draw(t, "orders") {
			f := run(i+1, rapid.SampledFrom([]string{seven, again, "7 (2026-03)"}).Draw(t, "number"), day("made"), comesTo(minor("total"), minor("paid")), by(rapid.SampledFrom([]data.Method{data.COD, data.Card}).Draw(t, "method")))
			f.Order.ChannelID = rapid.SampledFrom([]int64{shop, shop, shop, courier3}).Draw(t, "channel")
			if rapid.Bool().Draw(t, "spoken of") {
				spoken()(f)
			}
			if rapid.Bool().Draw(t, "sent") {
				parcel(rapid.SampledFrom([]data.ParcelState{data.ParcelSent, data.ParcelDelivered}).Draw(t, "state"), day("arrived"))(f)
			}
			facts = append(facts, f)
		}
		told := day("told")
		m := remitted(func(l *data.StatementLine, s *data.Statement) { l.Collected, s.Date = minor("collected"), told })
		if rapid.Bool().Draw(t, "courier") {
			m = ParcelMention(data.ParcelDelivered, told, minor("collected"))
		}
		got := m.OfRun(facts)
		var left []*data.OrderFacts
		for _, f := range facts {
			_, later := data.SplitRun(f.Order.Number)
			switch {
			case !slices.Contains(got, f.Order):
			case later != "" && told != "" && f.Order.OrderDate > told:
				t.Fatalf("of %s is told of %+v", told, f.Order)
			default:
				left = append(left, f)
			}
		}
		if len(left) != len(got) {
			t.Fatalf("%v are not all among those that were asked about", got)
		}
		if once := m.OfRun(left); idsOf(once) != idsOf(got) {
			t.Fatalf("asked once more: %s, was %s", idsOf(once), idsOf(got))
		}
		slices.Reverse(facts)
		if turned := m.OfRun(facts); idsOf(turned) != idsOf(got) {
			t.Fatalf("turned around: %s, was %s", idsOf(turned), idsOf(got))
		}
	})
}
