package book_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/data/intake"
	"parcelbook/data/money"
)

// The worked case: a seller's files and what they entered by hand, with the right answers beside them, reckoned
// by hand. testdata/worked/README.md tells the story and the arithmetic.

const workedDay = data.Date("2026-04-15")

// workedFile is a file of the case, in the order in which it comes in.
type workedFile struct {
	name   string
	as     intake.Kind
	holder string
}

func workedOrders() []workedFile {
	return []workedFile{
		{"shop_orders.csv", intake.Orders, "Shop"},
		{"aliexpress_orders.csv", "", ""},
		{"boutique_orders.csv", intake.Orders, "Boutique"},
	}
}

func workedDeliveries() []workedFile {
	return []workedFile{
		{"correo_delivery.csv", "", "Correo Rapido"},
		{"andes_delivery.csv", "", "Andes Cargo"},
	}
}

func workedStatements() []workedFile {
	return []workedFile{
		{"correo_cod_2026-03-16.csv", "", "Correo Rapido"},
		{"correo_cod_2026-03-30.csv", "", "Correo Rapido"},
		{"andes_cod_2026-03-31.csv", "", "Andes Cargo"},
		{"andes_cod_2026-04-10.csv", "", "Andes Cargo"},
		{"correo_cod_2026-04-13.csv", "", "Correo Rapido"},
		{"aliexpress_ledger.csv", "", ""},
	}
}

// worked is the case in the making.
type worked struct {
	*testing.T
	*book.Book
	ctx     context.Context
	holders map[string]data.Holder
	orders  map[string]int64
}

func TestWorkedCase(t *testing.T) {
	w := newWorked(t)
	w.makeHolders()
	w.takeFiles(workedOrders())
	w.findOrders()
	w.editParcels()
	w.takeFiles(workedDeliveries())
	w.deliverByHand()
	w.takeFiles(workedStatements())
	w.enterPayouts()
	w.enterDeposits()
	w.enterMoney()
	w.enterDisputes()
	w.settleDifferences()
	w.logContacts()

	w.everyEvent()
	w.check()
	before := w.dump()
	w.takeAgain()
	if diff := cmp.Diff(before, w.dump()); diff != "" {
		t.Errorf("taking every file in again changed the book (-before +after):\n%s", diff)
	}
	w.check()
}

func newWorked(t *testing.T) *worked {
	t.Helper()
	b, err := book.Create(filepath.Join(t.TempDir(), "worked.parcelbook"),
		data.Settings{Currency: "USD", StartDate: "2026-01-01", TimeZone: "UTC"},
		book.Options{Now: func() time.Time { return workedDay.Time().Add(10 * time.Hour) }, Who: "seller"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return &worked{T: t, Book: b, ctx: context.Background(), holders: map[string]data.Holder{}, orders: map[string]int64{}}
}

// must stops the test on an error.
func (w *worked) must(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

func (w *worked) dump() string {
	var out bytes.Buffer
	w.must(w.Dump(w.ctx, &out))
	return out.String()
}

func (w *worked) makeHolders() {
	cycle := func(s string) data.Cycle {
		c, err := data.ParseCycle(s)
		w.must(err)
		return c
	}
	save := func(h data.Holder) {
		var err error
		h.ID, err = w.SaveHolder(w.ctx, h)
		w.must(err)
		w.holders[h.Name] = h
	}
	save(data.Holder{
		Kind: data.KindCarrier, Name: "Correo Rapido", Cycle: cycle("7 days after delivery; Mon Thu"), UsualDays: 5,
		Fee: data.FeeRule{Percent: decimal.New(2, 0), Fixed: 50, Min: 100, Currency: "USD"},
	})
	save(data.Holder{Kind: data.KindCarrier, Name: "Andes Cargo", Cycle: cycle("3 days after delivery; 15 end"), UsualDays: 4})
	save(data.Holder{Kind: data.KindCarrier, Name: "Lejano Post", Cycle: cycle("10 working days after sending"), UsualDays: 20})
	save(data.Holder{Kind: data.KindProcessor, Name: "CardBridge", Cycle: cycle("3 working days after payment")})
	card := w.holders["CardBridge"].ID
	save(data.Holder{Kind: data.KindChannel, Name: "Shop", Cycle: cycle("2 days after payment"), PayWithinDays: 3, ProcessorID: card})
	save(data.Holder{Kind: data.KindChannel, Name: "Boutique", Cycle: cycle("2 days after payment"), PayWithinDays: 3, ProcessorID: card})
	save(data.Holder{
		Kind: data.KindChannel, Name: "AliExpress", Cycle: cycle("15 days after delivery"), PayWithinDays: 5, Method: data.Online,
	})
}

func workedPath(name string) string { return filepath.Join("testdata", "worked", name) }

// takeFiles takes files in whole: nothing of them is refused.
func (w *worked) takeFiles(files []workedFile) {
	w.Helper()
	for _, f := range files {
		r, err := w.Review(w.ctx, book.Request{Path: workedPath(f.name), As: f.as, Holder: f.holder})
		if err != nil {
			w.Fatalf("%s: %v", f.name, err)
		}
		unexpected := slices.DeleteFunc(slices.Clone(r.Problems), func(p data.Problem) bool {
			return strings.Contains(p.Reason.String(), "names a total of") // which is one of the differences wanted
		})
		if len(unexpected) > 0 || r.Counts.Refused+r.Counts.Skipped > 0 {
			w.Fatalf("%s is not taken in whole: %+v %+v", f.name, r.Counts, r.Problems)
		}
		if !r.HolderKnown {
			w.Fatalf("%s is taken for a file of %q, whom the book does not know", f.name, r.Holder)
		}
		_, err = w.Commit(w.ctx, r)
		w.must(err)
	}
}

// takeAgain takes every file in a second time: as it is, and with the same rows in other bytes.
func (w *worked) takeAgain() {
	for _, f := range slices.Concat(workedOrders(), workedDeliveries(), workedStatements()) {
		raw, err := os.ReadFile(workedPath(f.name))
		w.must(err)
		for _, bytes := range [][]byte{raw, append(slices.Clone(raw), '\n')} {
			r, err := w.Review(w.ctx, book.Request{Name: f.name, Bytes: bytes, As: f.as, Holder: f.holder})
			w.must(err)
			if r.Counts.New+r.Counts.Changed > 0 {
				w.Errorf("%s, taken in again, is not all unchanged: %+v", f.name, r.Counts)
			}
			_, err = w.Commit(w.ctx, r)
			w.must(err)
		}
	}
}

func (w *worked) findOrders() {
	rows, err := w.Orders(w.ctx, data.OrderFilter{})
	w.must(err)
	for _, o := range rows {
		w.orders[o.Number] = o.ID
	}
}

func (w *worked) order(number string) int64 {
	w.Helper()
	id := w.orders[number]
	if id == 0 {
		w.Fatalf("order %s is not in the book", number)
	}
	return id
}

// parcel finds a parcel of an order by its waybill.
func (w *worked) parcel(number, waybill string) data.Parcel {
	w.Helper()
	detail, err := w.Order(w.ctx, w.order(number))
	w.must(err)
	for _, p := range detail.Parcels {
		if p.Waybill == waybill {
			return p.Parcel
		}
	}
	w.Fatalf("order %s has no parcel %s", number, waybill)
	return data.Parcel{}
}

// editParcels enters what the order files do not know: amounts to collect where they are split, a parcel sent
// again, a return.
func (w *worked) editParcels() {
	collect := func(number, waybill string, minor int64) {
		p := w.parcel(number, waybill)
		p.CODAmount = minor
		_, err := w.SaveParcel(w.ctx, p)
		w.must(err)
	}
	collect("#1017", "CR-1017A", 9000)
	collect("#1017", "CR-1017B", 6000)
	collect("#1018", "CR-1018", 15000)
	carrier := w.holders["Correo Rapido"].ID
	for _, p := range []data.Parcel{
		{OrderID: w.order("#1016"), CarrierID: carrier, Waybill: "CR-1016B", State: data.ParcelSent, SentDate: "2026-03-10", CODAmount: 11000, Collected: -1},
		{OrderID: w.order("#1026"), CarrierID: carrier, Waybill: "CR-1026R", Return: true, State: data.ParcelDelivered, SentDate: "2026-03-27", DeliveredDate: "2026-03-31", Collected: -1},
	} {
		_, err := w.SaveParcel(w.ctx, p)
		w.must(err)
	}
}

func (w *worked) deliverByHand() {
	result, err := w.PasteDeliveries(w.ctx, "CR-1016B\n", data.ParcelDelivered, "2026-03-14")
	w.must(err)
	if result.Done != 1 {
		w.Fatalf("pasting a delivered waybill: %+v", result)
	}
	result, err = w.Deliver(w.ctx, []int64{w.order("#1014"), w.order("#1015")}, data.ParcelLost, "2026-03-24")
	w.must(err)
	if result.Done != 2 {
		w.Fatalf("two parcels lost: %+v", result)
	}
	result, err = w.Deliver(w.ctx, []int64{w.order("#1041")}, data.ParcelDelivered, "2026-04-09")
	w.must(err)
	if result.Done != 1 {
		w.Fatalf("a parcel delivered: %+v", result)
	}
}

func (w *worked) enterPayouts() {
	payout := func(holder string, date data.Date, deposit *data.Deposit, lines ...book.PayoutLine) {
		_, err := w.EnterPayout(w.ctx, book.Payout{
			HolderID: w.holders[holder].ID, Kind: data.StatementPayout, Date: date, Reference: holder + " " + string(date), Currency: "USD",
			Lines: lines, Deposit: deposit,
		})
		w.must(err)
	}
	line := func(number string, collected, fee int64) book.PayoutLine {
		return book.PayoutLine{OrderID: w.order(number), Collected: collected, Fee: fee, Net: collected - fee}
	}
	payout("CardBridge", "2026-03-06", &data.Deposit{Date: "2026-03-09", Currency: "EUR", Amount: 17000}, line("#1030", 12000, 378), line("#1032", 7500, 248))
	payout("CardBridge", "2026-03-13", &data.Deposit{Date: "2026-03-16", Amount: 14311}, line("#1031", 6000, 204), line("#1033", 8800, 285))
	payout("CardBridge", "2026-03-27", &data.Deposit{Date: "2026-03-30", Amount: 9592}, line("#1035", 6600, 221), line("#1035", -1600, 0), line("#1036", 5000, 187))
	payout("CardBridge", "2026-04-13", &data.Deposit{Date: "2026-04-14", Amount: 3593}, line("#1032", -7500, 1500), line("#1038", 13000, 407))
	payout("Shop", "2026-03-23", &data.Deposit{Date: "2026-03-24", Amount: 8545}, line("#1015", 3600, 104), line("#1040", 5200, 151))
}

func (w *worked) enterDeposits() {
	deposit := func(holder string, statement, date data.Date, minor int64) {
		id := w.holders[holder].ID
		found, err := w.Statements(w.ctx, data.StatementFilter{HolderID: &id, From: statement, To: statement})
		w.must(err)
		if len(found) != 1 {
			w.Fatalf("%s has %d statements of %s", holder, len(found), statement)
		}
		_, err = w.SaveDeposit(w.ctx, data.Deposit{StatementID: found[0].ID, Date: date, Amount: minor})
		w.must(err)
	}
	deposit("Correo Rapido", "2026-03-16", "2026-03-17", 45515)
	deposit("Correo Rapido", "2026-03-30", "2026-03-31", 61881)
	deposit("Andes Cargo", "2026-03-31", "2026-04-01", 19216)
	deposit("Andes Cargo", "2026-04-10", "2026-04-11", -600)
}

// enterMoney enters what no file tells.
func (w *worked) enterMoney() {
	bank := data.Account{Kind: data.AccBank}
	of := func(holder string) data.Account {
		h := w.holders[holder]
		return data.Account{Kind: data.AccountKind(h.Kind), Holder: h.ID}
	}
	for _, e := range []struct {
		event  data.Event
		date   data.Date
		minor  int64
		order  string
		holder data.Account
	}{
		{data.EventPayment, "2026-03-09", 5000, "#1018", bank},
		{data.EventPayment, "2026-03-05", 3000, "#1028", bank},
		{data.EventPayment, "2026-03-20", 2000, "#1028", bank},
		{data.EventRefund, "2026-03-27", 3600, "#1015", bank},
		{data.EventRefund, "2026-04-02", 5800, "#1026", bank},
		{data.EventRefund, "2026-03-25", 1600, "#1035", of("CardBridge")},
		{data.EventCompensation, "2026-04-01", 4000, "#1013", of("Correo Rapido")},
		{data.EventFreight, "2026-03-31", 600, "#1014", of("Lejano Post")},
		{data.EventFreight, "2026-03-31", 10000, "", of("Correo Rapido")},
		{data.EventFreightPaid, "2026-04-03", 2200, "", of("Correo Rapido")},
		{data.EventSetOff, "2026-04-03", 6800, "#1027", of("Correo Rapido")},
	} {
		entry := data.Entry{Event: e.event, Date: e.date, Amount: money.New(e.minor, "USD"), Holder: e.holder}
		if e.order != "" {
			entry.OrderID = w.order(e.order)
		}
		_, err := w.SaveEntry(w.ctx, entry)
		w.must(err)
	}
	_, err := w.OpeningBalance(w.ctx, w.holders["Correo Rapido"], money.New(7700, "USD"))
	w.must(err)
}

func (w *worked) enterDisputes() {
	for _, d := range []data.Dispute{
		{OrderID: w.order("#1031"), Chargeback: true, Amount: 6000, Opened: "2026-04-01", Deadline: "2026-04-12", Closed: "2026-04-10", Outcome: data.Won},
		{OrderID: w.order("#1032"), Chargeback: true, Amount: 7500, Opened: "2026-03-20", Deadline: "2026-04-03", Closed: "2026-04-08", Outcome: data.Lost},
		{OrderID: w.order("#1033"), Chargeback: true, Amount: 8800, Opened: "2026-04-06", Deadline: "2026-04-20"},
		{OrderID: w.order("8170000000000010"), Amount: 5600, Opened: "2026-03-22", Closed: "2026-04-01", Outcome: data.Lost},
	} {
		_, err := w.SaveDispute(w.ctx, d)
		w.must(err)
	}
}

// settleDifferences writes one shortfall off and accepts one overpayment.
func (w *worked) settleDifferences() {
	how := map[string]data.Event{"#1003": data.EventWriteOff, "#1005": data.EventOver}
	all, err := w.Differences(w.ctx, "", "")
	w.must(err)
	for _, d := range all {
		if event, ok := how[d.OrderNumber]; ok {
			w.must(w.Resolve(w.ctx, d, event, "goodwill"))
			delete(how, d.OrderNumber)
		}
	}
	if len(how) > 0 {
		w.Fatalf("no difference to settle of %v among %v", how, all)
	}
}

func (w *worked) logContacts() {
	for _, c := range []data.Contact{
		{OrderID: w.order("#1002"), Date: "2026-04-01", Note: "They look into it", NextDate: "2026-04-20"},
		{OrderID: w.order("#1006"), Date: "2026-04-02", Note: "In the next remittance", Promise: "2026-04-10"},
		{OrderID: w.order("8170000000000009"), Date: "2026-04-07", Note: "Asked the channel", NextDate: "2026-04-14"},
		{OrderID: w.order("#1017"), Date: "2026-04-11", Note: "Ask for the second parcel", NextDate: "2026-04-14"},
	} {
		_, err := w.LogContact(w.ctx, c)
		w.must(err)
	}
}
