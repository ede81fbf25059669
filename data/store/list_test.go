package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parcelbook/data"
	"parcelbook/data/money"
	"parcelbook/data/say"
)

// modelOrder is an order with all that a list shows of it, kept outside the book.
type modelOrder struct {
	data.OrderRow
	parcels  []data.Parcel
	holdings []data.Holding
	titles   []string
}

// model is a plain list of orders that answers as the store should.
type model struct {
	orders []modelOrder
	names  map[int64]string // holders
}

func (m *model) holder(name string) int64 {
	for id, n := range m.names {
		if n == name {
			return id
		}
	}
	panic("no holder " + name)
}

var dates = []data.Date{"", "2026-03-01", "2026-03-02", "2026-04-01", "2026-05-01"}

// drawBook fills the store with a few random orders and gives the model of them.
func drawBook(t *rapid.T, s *Store) *model {
	m := &model{names: map[int64]string{}}
	err := s.Write(context.Background(), func(tx *Tx) error {
		p := newPad(tx)
		other := must(tx.SaveHolder(data.Holder{Kind: data.KindChannel, Name: "Zalando"}))
		second := must(tx.SaveHolder(data.Holder{Kind: data.KindCarrier, Name: "Acme"}))
		m.names = map[int64]string{p.channel: "AliExpress", other: "Zalando", p.carrier: "Boxful", second: "Acme", p.processor: "CardPay"}
		known := must(tx.SaveCustomer(data.Customer{Ident: "w", Name: "Wang", Verification: data.Verified}))
		for n := range rapid.IntRange(0, 12).Draw(t, "orders") {
			o := drawOrder(t, p, n)
			o.ChannelID = rapid.SampledFrom([]int64{p.channel, other}).Draw(t, "channel")
			o.Channel, o.Customer, o.Verification = m.names[o.ChannelID], o.BuyerName, data.Unverified
			if rapid.Bool().Draw(t, "known customer") {
				o.CustomerID, o.Customer, o.CustomerIdent, o.Verification = known, "Wang", "w", data.Verified
			}
			try(o.draw(t, tx, []int64{0, p.carrier, second}, p.processor, m.names))
			m.orders = append(m.orders, o)
		}
		var ids []int64
		for _, o := range m.orders {
			ids = append(ids, o.ID)
		}
		try(tx.RefreshSearch(ids))
		if len(ids) > 1 && rapid.Bool().Draw(t, "withdraw one") {
			gone := m.orders[0]
			try(tx.WithdrawOrders(gone.ID))
			m.orders = m.orders[1:]
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func drawOrder(t *rapid.T, p pad, n int) modelOrder {
	var o modelOrder
	o.Order = p.order(fmt.Sprintf("#%03d", rapid.IntRange(0, 30).Draw(t, "number")*100+n))
	o.State = rapid.SampledFrom([]data.OrderState{data.OrderPaid, data.OrderShipped}).Draw(t, "state")
	o.Method = rapid.SampledFrom([]data.Method{"", data.COD, data.Card}).Draw(t, "method")
	o.OrderDate = rapid.SampledFrom(dates).Draw(t, "date")
	o.Total = rapid.Int64Range(0, 3).Draw(t, "total")
	o.BuyerName = rapid.SampledFrom([]string{"Ana 50%", "王宝安", "bo_b"}).Draw(t, "buyer")
	return o
}

// draw gives the order lines, parcels and holdings and writes it all.
func (o *modelOrder) draw(t *rapid.T, tx *Tx, carriers []int64, processor int64, names map[int64]string) error {
	id, err := tx.SaveOrder(o.Order)
	if err != nil {
		return err
	}
	o.ID = id
	o.titles = []string{rapid.SampledFrom([]string{"Red Case", "蓝牙耳机", `6" ruler`}).Draw(t, "title")}
	if err := tx.SaveLines(id, []data.Line{{Ident: "1", Title: o.titles[0]}}); err != nil {
		return err
	}
	for n := range rapid.IntRange(0, 2).Draw(t, "parcels") {
		p := data.Parcel{
			OrderID: id, CarrierID: rapid.SampledFrom(carriers).Draw(t, "carrier"), Return: rapid.Bool().Draw(t, "return"),
			State:         rapid.SampledFrom([]data.ParcelState{data.ParcelPlanned, data.ParcelSent, data.ParcelDelivered}).Draw(t, "parcel state"),
			DeliveredDate: rapid.SampledFrom(dates).Draw(t, "delivered"), Waybill: fmt.Sprintf("LP%d%d", id, n),
		}
		if p.ID, err = tx.SaveParcel(p); err != nil {
			return err
		}
		o.parcels = append(o.parcels, p)
		o.Waybills = strings.TrimSpace(o.Waybills + " " + p.Waybill)
	}
	if i := slices.IndexFunc(o.parcels, func(p data.Parcel) bool { return !p.Return }); i >= 0 {
		p := o.parcels[i]
		o.Carrier, o.ParcelState, o.Delivered = names[p.CarrierID], p.State, p.DeliveredDate
	}
	for _, account := range []data.Account{customer, {Kind: data.AccCarrier, Holder: carriers[1]}, {Kind: data.AccProcessor, Holder: processor}} {
		if !rapid.Bool().Draw(t, "holds") {
			continue
		}
		h := data.Holding{
			OrderID: id, Account: account, HolderName: names[account.Holder], Amount: money.New(rapid.SampledFrom([]int64{-5, 7, 9}).Draw(t, "held"), "USD"),
			Due: rapid.SampledFrom(dates).Draw(t, "due"),
		}
		if account == customer {
			h.HolderName = o.Customer
		}
		o.holdings = append(o.holdings, h)
	}
	if err := tx.SetHoldings(id, o.holdings); err != nil {
		return err
	}
	o.Open = len(o.holdings) > 0
	sorted := slices.SortedStableFunc(slices.Values(o.holdings), func(a, b data.Holding) int {
		return cmp.Or(boolCompare(a.Amount.Minor <= 0, b.Amount.Minor <= 0), boolCompare(a.Due == "", b.Due == ""), cmp.Compare(a.Due, b.Due), cmp.Compare(a.Account.Kind, b.Account.Kind))
	})
	if len(sorted) > 0 {
		o.Held = sorted[0]
	}
	return tx.SetOrderState(id, o.Open, false)
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func drawFilter(t *rapid.T, m *model) data.OrderFilter {
	var f data.OrderFilter
	maybe := func(name string) bool { return rapid.IntRange(0, 3).Draw(t, "filter by "+name) == 0 }
	if maybe("search") {
		f.Search = rapid.SampledFrom([]string{"50%", "_", "%", "0", "#0", "宝安", "王宝安", "宝", `6"`, "ED CA", "ana", "牙耳机", "lp", "lp1", "  Red   case ", "''", `"`}).Draw(t, "query")
	}
	if maybe("state") {
		f.State = data.Ptr(data.OrderPaid)
	}
	if maybe("method") {
		f.Method = data.Ptr(rapid.SampledFrom([]data.Method{"", data.COD}).Draw(t, "method"))
	}
	if maybe("parcel") {
		f.Parcel = data.Ptr(rapid.SampledFrom([]data.ParcelState{data.ParcelPlanned, data.ParcelDelivered}).Draw(t, "parcel"))
	}
	if maybe("open") {
		f.Open = data.Ptr(rapid.Bool().Draw(t, "open"))
	}
	if maybe("held by") {
		f.HeldBy = data.Ptr(rapid.SampledFrom([]data.AccountKind{data.AccCustomer, data.AccCarrier}).Draw(t, "held by"))
	}
	if maybe("late") {
		f.LateOn = "2026-03-02"
	}
	if maybe("from") {
		f.From = rapid.SampledFrom(dates).Draw(t, "from")
	}
	if maybe("to") {
		f.To = rapid.SampledFrom(dates).Draw(t, "to")
	}
	if maybe("channel") {
		f.ChannelID = data.Ptr(m.holder("AliExpress"))
	}
	if maybe("carrier") {
		f.CarrierID = data.Ptr(m.holder("Acme"))
	}
	if maybe("ids") {
		f.IDs = []int64{2, 3, 5, 99}
	}
	return f
}

// keeps says whether the filter lets an order through.
func (o modelOrder) keeps(f data.OrderFilter) bool {
	return (f.State == nil || o.State == *f.State) &&
		(f.Method == nil || o.Method == *f.Method) &&
		(f.Open == nil || o.Open == *f.Open) &&
		(f.From == "" || o.OrderDate >= f.From) &&
		(f.To == "" || o.OrderDate != "" && o.OrderDate <= f.To) &&
		(f.ChannelID == nil || o.ChannelID == *f.ChannelID) &&
		(f.IDs == nil || slices.Contains(f.IDs, o.ID)) &&
		o.keptByParts(f)
}

// keptByParts is keeps for what the filter asks of texts, parcels and holdings.
func (o modelOrder) keptByParts(f data.OrderFilter) bool {
	query := strings.ToLower(strings.Join(strings.Fields(f.Search), " "))
	words := append([]string{o.Number, o.BuyerName, o.Waybills}, o.titles...)
	found := func(w string) bool { return strings.Contains(strings.ToLower(w), query) }
	carried := func(p data.Parcel) bool { return p.CarrierID == *f.CarrierID }
	held := func(h data.Holding) bool { return h.Account.Kind == *f.HeldBy }
	late := func(h data.Holding) bool { return h.Amount.Minor > 0 && h.Due != "" && h.Due < f.LateOn }
	return slices.ContainsFunc(words, found) &&
		(f.Parcel == nil || o.ParcelState == *f.Parcel) &&
		(f.HeldBy == nil || slices.ContainsFunc(o.holdings, held)) &&
		(f.LateOn == "" || slices.ContainsFunc(o.holdings, late)) &&
		(f.CarrierID == nil || slices.ContainsFunc(o.parcels, carried))
}

// sortKey gives what an order is sorted by, and whether it has it.
func (o modelOrder) sortKey(by string) (key string, has bool) {
	padded := func(n int64) string { return fmt.Sprintf("%020d", n+1_000_000) }
	switch by {
	case "number":
		return data.RefKey(o.Number), true
	case "order_date":
		return string(o.OrderDate), true
	case "channel":
		return o.Channel, true
	case "customer":
		return o.Customer, true
	case "method":
		return string(o.Method), true
	case "state":
		return string(o.State), true
	case "total":
		return padded(o.Total), true
	case "held":
		return padded(o.Held.Amount.Minor), o.Open
	case "due":
		return string(o.Held.Due), o.Held.Due != ""
	case "carrier":
		return o.Carrier, o.Carrier != ""
	case "parcel_state":
		return string(o.ParcelState), o.ParcelState != ""
	case "delivered":
		return string(o.Delivered), o.Delivered != ""
	}
	panic("sorted by " + by)
}

func (m *model) rows(f data.OrderFilter) []data.OrderRow {
	var kept []modelOrder
	for _, o := range m.orders {
		if o.keeps(f) {
			kept = append(kept, o)
		}
	}
	by, sign := f.Sort, 1
	if by == "" {
		by, sign = "order_date", -1
	} else if f.Desc {
		sign = -1
	}
	slices.SortFunc(kept, func(a, b modelOrder) int {
		one, hasOne := a.sortKey(by)
		two, hasTwo := b.sortKey(by)
		switch {
		case hasOne != hasTwo:
			return boolCompare(!hasOne, !hasTwo)
		case hasOne && one != two:
			return sign * cmp.Compare(one, two)
		}
		return sign * cmp.Compare(a.ID, b.ID)
	})
	var rows []data.OrderRow
	for _, o := range kept {
		rows = append(rows, o.OrderRow)
	}
	return rows
}

func TestOrderListsAnswerAsAPlainListWould(t *testing.T) {
	sorts := []string{"", "number", "order_date", "channel", "customer", "method", "state", "total", "held", "due", "carrier", "parcel_state", "delivered"}
	rapid.Check(t, func(rt *rapid.T) {
		s := newBook(t)
		m := drawBook(rt, s)
		for range 8 {
			f := drawFilter(rt, m)
			f.Sort, f.Desc = rapid.SampledFrom(sorts).Draw(rt, "sort"), rapid.Bool().Draw(rt, "desc")
			want := m.rows(f)
			count := len(want)
			f.Offset, f.Limit = rapid.IntRange(0, 3).Draw(rt, "offset"), rapid.IntRange(0, 4).Draw(rt, "limit")
			want = want[min(f.Offset, count):]
			if f.Limit > 0 {
				want = want[:min(f.Limit, len(want))]
			}
			read(t, s, func(tx *Tx) error {
				got := must(tx.OrderRows(f))
				if diff := gocmp.Diff(want, got, gocmp.Transformer("nil", func(rows []data.OrderRow) []data.OrderRow {
					return append([]data.OrderRow{}, rows...)
				})); len(want)+len(got) > 0 && diff != "" {
					rt.Errorf("%+v:\n%s", f, diff)
				}
				if n := must(tx.CountOrders(f)); n != count {
					rt.Errorf("%+v: counted %d, want %d", f, n, count)
				}
				return nil
			})
		}
		if told := must(s.Check(context.Background())); len(slices.DeleteFunc(told, func(f say.Text) bool { return strings.Contains(f.String(), "held") })) > 0 {
			rt.Errorf("check: %q", told)
		}
	})
}

func TestListsRefuseAnUnknownSort(t *testing.T) {
	s := newBook(t)
	page := data.Page{Sort: "id; DROP TABLE orders"}
	read(t, s, func(tx *Tx) error {
		_, e1 := tx.OrderRows(data.OrderFilter{Page: page})
		_, e2 := tx.ParcelRows(data.ParcelFilter{Page: page})
		_, e3 := tx.CustomerRows(data.CustomerFilter{Page: page})
		_, e4 := tx.StatementRows(data.StatementFilter{Page: page})
		_, e5 := tx.TransferRows(data.TransferFilter{Page: page})
		_, e6 := tx.AuditTrail(data.AuditFilter{Page: page})
		for i, err := range []error{e1, e2, e3, e4, e5, e6} {
			if !errors.Is(err, errSort) {
				t.Errorf("list %d: %v", i+1, err)
			}
		}
		return nil
	})
}

// A page of a million orders sorted by total, and their number, are read from an index: the orders themselves are many times
// as much.
func TestListsOfAllOrdersAreReadFromAnIndex(t *testing.T) {
	s := newBook(t)
	for name, list := range map[string]func(selection, sorting) (string, []any){
		"count": func(of selection, _ sorting) (string, []any) { return "SELECT count(*) FROM " + of.where(), of.args },
		"total": func(of selection, sorts sorting) (string, []any) {
			order, args, err := sorts.page(data.Page{Sort: "total", Desc: true, Limit: 100})
			try(err)
			return "SELECT o.id FROM " + of.where() + order, append(of.args, args...)
		},
	} {
		query, args := list(selectOrders(data.OrderFilter{}))
		read(t, s, func(tx *Tx) error {
			return tx.each(func(row scanner) error {
				var id, parent, unused int
				var step string
				err := row.Scan(&id, &parent, &unused, &step)
				if strings.Contains(step, "SCAN") && !strings.Contains(step, "COVERING INDEX orders_date") {
					t.Errorf("%s: %s", name, step)
				}
				return err
			}, "EXPLAIN QUERY PLAN "+query, args...)
		})
	}
}
