package store

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/money"
)

// post writes a transfer and gives its id.
func post(tx *Tx, p pad, t data.Transfer, event data.Event, debit, credit data.Account, minor int64) {
	t.Event, t.Debit, t.Credit, t.Amount, t.RowID, t.Key = event, debit, credit, money.New(minor, "USD"), p.row, "test"
	if t.Date == "" {
		t.Date = "2026-04-10"
	}
	must(tx.InsertTransfer(t))
}

// TestSettlement is worked out by hand: a COD order paid out in part, one refused, a card order with a dispute, and money of no order.
func TestSettlement(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		p := newPad(tx)
		carrier, processor := data.Account{Kind: data.AccCarrier, Holder: p.carrier}, data.Account{Kind: data.AccProcessor, Holder: p.processor}
		returns, losses := data.Account{Kind: data.AccReturns}, data.Account{Kind: data.AccLosses, Name: "written off"}
		statement := must(tx.SaveStatement(data.Statement{Kind: data.StatementCOD, HolderID: p.carrier, Date: "2026-04-20", Currency: "USD"}))
		transit := data.Account{Kind: data.AccTransit, Holder: statement}
		order := func(number string, method data.Method, date data.Date) data.Transfer {
			o := p.order(number)
			o.Method, o.OrderDate = method, date
			return data.Transfer{OrderID: must(tx.SaveOrder(o)), Date: date}
		}

		one := order("1", data.COD, "2026-04-02")
		must(tx.SaveParcel(data.Parcel{OrderID: one.OrderID, CarrierID: p.carrier, Return: true, Waybill: "R1"})) // not the one that counts
		must(tx.SaveParcel(data.Parcel{OrderID: one.OrderID, CarrierID: p.carrier, Waybill: "LP1"}))
		line := data.Transfer{LineID: must(tx.SaveStatementLine(data.StatementLine{StatementID: statement, OrderID: one.OrderID})), Date: "2026-05-20"}
		post(tx, p, one, data.EventAccepted, customer, sales, 1000)
		post(tx, p, one, data.EventPayment, carrier, customer, 1000)
		post(tx, p, line, data.EventNet, transit, carrier, 700)
		post(tx, p, line, data.EventFee, data.Account{Kind: data.AccFees, Name: "cod"}, carrier, 80)
		post(tx, p, line, data.EventFreight, data.Account{Kind: data.AccFreight}, carrier, 120)
		post(tx, p, one, data.EventWriteOff, losses, carrier, 30)
		post(tx, p, data.Transfer{StatementID: statement}, data.EventDeposit, bank, transit, 700) // changes nothing: it was paid out already

		two := order("2", data.COD, "2026-04-30")
		must(tx.SaveParcel(data.Parcel{OrderID: two.OrderID, CarrierID: p.carrier, Waybill: "LP2"}))
		post(tx, p, two, data.EventAccepted, customer, sales, 500)
		post(tx, p, two, data.EventCancelled, returns, customer, 200)
		post(tx, p, two, data.EventLost, data.Account{Kind: data.AccLosses, Name: "lost"}, customer, 100)
		post(tx, p, two, data.EventCompensation, carrier, data.Account{Kind: data.AccCompensation}, 40)

		three := order("3", data.Card, "2026-05-01")
		post(tx, p, three, data.EventAccepted, customer, sales, 900)
		post(tx, p, three, data.EventPayment, processor, customer, 900)
		post(tx, p, three, data.EventDisputed, data.Account{Kind: data.AccDisputed}, processor, 900)
		post(tx, p, three, data.EventRefund, data.Account{Kind: data.AccRefunds}, bank, 50)

		freight := data.Account{Kind: data.AccPayable, Holder: p.carrier}
		post(tx, p, data.Transfer{Date: "2026-05-03"}, data.EventFreight, data.Account{Kind: data.AccFreight}, freight, 33)
		post(tx, p, data.Transfer{Date: "2026-05-04"}, data.EventFreightPaid, freight, bank, 33)

		april := data.SettlementRow{
			Month: 202604, Method: data.COD, Channel: "AliExpress", Carrier: "Boxful", Currency: "USD", Orders: 2,
			Sold: 1500, Cancelled: 300, Paid: 1000, Fees: 80, Freight: 120, Losses: 30 - 40, PaidOut: 700, Held: 1000 - 700 - 80 - 120 - 30 + 40, Owed: 200,
		}
		may := data.SettlementRow{
			Month: 202605, Method: data.Card, Channel: "AliExpress", Currency: "USD", Orders: 1, Sold: 900, Paid: 900, Refunds: 50, Held: 900,
		}
		loose := data.SettlementRow{Month: 202605, Currency: "USD", Freight: 33}
		for _, c := range []struct {
			from, to data.Date
			want     []data.SettlementRow
		}{
			{"", "", []data.SettlementRow{april, loose, may}},
			{"2026-05-01", "", []data.SettlementRow{loose, may}},
			{"2026-04-01", "2026-04-30", []data.SettlementRow{april}},
			{"2026-06-01", "", nil},
		} {
			if diff := cmp.Diff(c.want, append([]data.SettlementRow(nil), must(tx.SettlementRows(c.from, c.to))...)); diff != "" {
				t.Errorf("%s to %s: %s", c.from, c.to, diff)
			}
		}

		totals := map[string]data.HolderTotal{}
		try(tx.SetHoldings(one.OrderID, []data.Holding{{Account: carrier, Amount: money.New(70, "USD"), Due: "2026-04-20"}}))
		try(tx.SetHoldings(two.OrderID, []data.Holding{
			{Account: carrier, Amount: money.New(40, "USD"), Due: "2026-05-01"}, {Account: customer, Amount: money.New(200, "USD")},
		}))
		post(tx, p, data.Transfer{}, data.EventOpening, data.Account{Kind: data.AccWallet, Holder: p.channel}, data.Account{Kind: data.AccOpening}, 11)
		post(tx, p, data.Transfer{}, data.EventNet, transit, data.Account{Kind: data.AccOpening}, 5)
		for _, total := range must(tx.TotalsByHolder("2026-05-01")) {
			totals[total.Account.String()+" "+total.HolderName] = total
		}
		want := map[string]data.HolderTotal{
			"carrier:2 Boxful":    {Account: carrier, HolderName: "Boxful", Amount: money.New(110, "USD"), Overdue: money.New(70, "USD"), OldestDue: "2026-04-20", Orders: 2},
			"customer ":           {Account: customer, Amount: money.New(200, "USD"), Overdue: money.New(0, "USD"), Orders: 1},
			"transit:2 Boxful":    {Account: data.Account{Kind: data.AccTransit, Holder: p.carrier}, HolderName: "Boxful", Amount: money.New(5, "USD"), Overdue: money.New(0, "USD")},
			"wallet:1 AliExpress": {Account: data.Account{Kind: data.AccWallet, Holder: p.channel}, HolderName: "AliExpress", Amount: money.New(11, "USD"), Overdue: money.New(0, "USD")},
		}
		if diff := cmp.Diff(want, totals); diff != "" {
			t.Error(diff)
		}
		if got := must(tx.OpenHoldings("2026-04-30")); len(got) != 1 || got[0].OrderID != one.OrderID {
			t.Errorf("due by April: %v", got)
		}
		if got := must(tx.OpenHoldings("")); len(got) != 3 || got[2].Due != "" {
			t.Errorf("open: %v", got)
		}
		return nil
	})
}

func TestCarriersCompared(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		p := newPad(tx)
		idle := must(tx.SaveHolder(data.Holder{Kind: data.KindCarrier, Name: "Acme"}))
		id := must(tx.SaveOrder(p.order("1")))
		parcel := func(state data.ParcelState, sent, delivered data.Date) int64 {
			return must(tx.SaveParcel(data.Parcel{OrderID: id, CarrierID: p.carrier, State: state, SentDate: sent, DeliveredDate: delivered, Waybill: string(state + "1")}))
		}
		one := parcel(data.ParcelDelivered, "2026-02-27", "2026-03-06") // 7 days, a leap-less February between
		two := parcel(data.ParcelDelivered, "2026-04-01", "2026-04-05") // 4 days
		parcel(data.ParcelDelivered, "2026-04-01", "")
		parcel(data.ParcelRefused, "2026-04-01", "")
		parcel(data.ParcelReturned, "2026-04-02", "")
		parcel(data.ParcelLost, "2026-04-02", "")
		parcel(data.ParcelSent, "2026-04-02", "")
		parcel(data.ParcelPlanned, "", "")
		must(tx.SaveParcel(data.Parcel{OrderID: id, CarrierID: p.carrier, State: data.ParcelSent, Return: true}))
		cod := must(tx.SaveStatement(data.Statement{Kind: data.StatementCOD, HolderID: p.carrier, Date: "2026-04-20", Currency: "USD"}))
		invoice := must(tx.SaveStatement(data.Statement{Kind: data.StatementFreight, HolderID: p.carrier, Date: "2026-04-30", Currency: "CNY"}))
		line := func(l data.StatementLine) { must(tx.SaveStatementLine(l)) }
		line(data.StatementLine{StatementID: cod, ParcelID: one, OrderID: id, Collected: 900, PaidDate: "2026-03-16", Fees: []data.Fee{{Kind: "cod", Amount: 9}, {Kind: "x", Amount: 1}}}) // 10 days
		line(data.StatementLine{StatementID: cod, ParcelID: two, OrderID: id, Collected: 900, Freight: 100})                                                                               // 15 days
		line(data.StatementLine{StatementID: invoice, ParcelID: two, OrderID: id, Freight: 40})
		line(data.StatementLine{StatementID: invoice, Freight: 2})
		must(tx.SaveEntry(data.Entry{Event: data.EventFreight, Date: "2026-04-09", Amount: money.New(7, "USD"), OrderID: id, ParcelID: one, Holder: data.Account{Kind: data.AccPayable, Holder: p.carrier}}))
		post(tx, p, data.Transfer{}, data.EventOpening, data.Account{Kind: data.AccCarrier, Holder: p.carrier}, bank, 55)

		nothing := data.CarrierRow{Holder: must(tx.Holder(idle)), DaysToDeliver: -1, CODLag: -1}
		boxful := data.CarrierRow{
			Holder: must(tx.Holder(p.carrier)), Parcels: 7, Delivered: 3, Returned: 2, Lost: 1, Underway: 1, DaysToDeliver: 55, CODLag: 125,
			Costs: []data.CarrierCost{
				{Currency: "CNY", Parcels: 7, Freight: 42}, // some of it names no parcel
				{Currency: "USD", Parcels: 2, Freight: 107, Fees: 10, Held: 55},
			},
			NewestStatement: "2026-04-20",
		}
		if diff := cmp.Diff([]data.CarrierRow{nothing, boxful}, must(tx.CarrierRows("", ""))); diff != "" {
			t.Error(diff)
		}
		rows := must(tx.CarrierRows("2026-03-01", "2026-04-01"))
		boxful.Parcels, boxful.Delivered, boxful.Returned, boxful.Lost, boxful.Underway, boxful.DaysToDeliver, boxful.CODLag = 3, 2, 1, 0, 0, 40, 150
		boxful.Costs = []data.CarrierCost{{Currency: "CNY", Parcels: 1, Freight: 40}, {Currency: "USD", Parcels: 1, Freight: 100, Held: 55}}
		if diff := cmp.Diff([]data.CarrierRow{nothing, boxful}, rows); diff != "" {
			t.Error(diff)
		}
		return nil
	})
}

// An invoice for the month is for every parcel of the month; where none was sent then, nobody can say what one cost.
func TestAnInvoiceByHandIsSpreadOverTheParcelsSent(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		p := newPad(tx)
		id := must(tx.SaveOrder(p.order("1")))
		for n := range 199 {
			must(tx.SaveParcel(data.Parcel{OrderID: id, CarrierID: p.carrier, State: data.ParcelSent, SentDate: "2026-04-10", Waybill: fmt.Sprint("LP", n)}))
		}
		invoice := data.Entry{Event: data.EventFreight, Date: "2026-04-30", Amount: money.New(100_620, "USD"), Holder: data.Account{Kind: data.AccPayable, Holder: p.carrier}}
		must(tx.SaveEntry(invoice))
		invoice.Date = "2026-05-31"
		must(tx.SaveEntry(invoice))
		for _, c := range []struct {
			from, to data.Date
			each     money.Amount
		}{{"2026-04-01", "2026-04-30", money.New(506, "USD")}, {"", "", money.New(1011, "USD")}, {"2026-05-01", "2026-05-31", money.Amount{}}} {
			rows := must(tx.CarrierRows(c.from, c.to))
			if each, known := rows[0].Costs[0].PerParcel(); each != c.each || known != (c.each != money.Amount{}) {
				t.Errorf("%s to %s: %s a parcel, want %s: %+v", c.from, c.to, each, c.each, rows[0].Costs)
			}
		}
		return nil
	})
}

func TestParcelAndCustomerLists(t *testing.T) {
	s := soundBook(t)
	write(t, s, func(tx *Tx) error {
		line := must(tx.StatementLine(1))
		line.Freight, line.Fees = 30, []data.Fee{{Kind: "cod", Amount: 12}}
		must(tx.SaveStatementLine(line))
		must(tx.SaveEntry(data.Entry{Event: data.EventFreight, Date: "2026-04-09", Amount: money.New(7, "USD"), OrderID: 1, ParcelID: 1, Holder: bank}))
		second := must(tx.SaveParcel(data.Parcel{OrderID: 1, Waybill: "zz_9", State: data.ParcelReturned, SentDate: "2026-04-03"}))
		want := []data.ParcelRow{
			{Parcel: must(tx.Parcel(1)), OrderNumber: "1", Carrier: "Boxful", Currency: "USD", Freight: 37, Fees: 12},
			{Parcel: must(tx.Parcel(second)), OrderNumber: "1", Currency: "USD"},
		}
		if diff := cmp.Diff(want, must(tx.ParcelRows(data.ParcelFilter{Page: data.Page{Sort: "carrier"}}))); diff != "" {
			t.Error(diff)
		}
		for _, c := range []struct {
			filter data.ParcelFilter
			want   int
		}{
			{data.ParcelFilter{Search: "lp1"}, 1},
			{data.ParcelFilter{Search: "_"}, 1},
			{data.ParcelFilter{Search: "1"}, 2}, // the order's number
			{data.ParcelFilter{CarrierID: data.Ptr(int64(2))}, 1},
			{data.ParcelFilter{State: data.Ptr(data.ParcelReturned), From: "2026-04-03", To: "2026-04-03"}, 1},
			{data.ParcelFilter{OrderID: data.Ptr(int64(2))}, 0},
		} {
			if list := must(tx.ParcelRows(c.filter)); len(list) != c.want {
				t.Errorf("%+v: listed %d, want %d", c.filter, len(list), c.want)
			}
		}

		other := must(tx.SaveCustomer(data.Customer{Ident: "o", Name: "ольга Ж", Phone: "+7 912-33", Verification: data.Verified}))
		gone := must(tx.SaveCustomer(data.Customer{Ident: "g", Name: "gone", Verification: data.Verified}))
		try(tx.WithdrawCustomer(gone))
		ana := data.CustomerRow{Orders: 1, Open: 1, Refused: 1, Owed: []money.Amount{money.New(400, "USD")}, LastOrder: "2026-04-02"}
		ana.Customer = must(tx.Customer(1))
		rows := must(tx.CustomerRows(data.CustomerFilter{Page: data.Page{Sort: "last_order", Desc: true}}))
		if diff := cmp.Diff([]data.CustomerRow{ana, {Customer: must(tx.Customer(other))}}, rows); diff != "" {
			t.Error(diff)
		}
		for query, want := range map[string]int{"ОЛЬГА": 1, "91233": 1, "a@b": 0, "ana": 1, "gone": 0, "%": 0} {
			f := data.CustomerFilter{Search: query}
			if n, list := must(tx.CountCustomers(f)), must(tx.CustomerRows(f)); n != want || len(list) != n {
				t.Errorf("%q: counted %d, listed %d, want %d", query, n, len(list), want)
			}
		}
		if got := must(tx.CountCustomers(data.CustomerFilter{Verification: data.Ptr(data.Verified)})); got != 1 {
			t.Errorf("%d verified", got)
		}
		if got := must(tx.CustomerByIdent("o")); got.ID != other {
			t.Errorf("by ident: %v", got)
		}
		return nil
	})
}

func TestTransferLists(t *testing.T) {
	s := soundBook(t)
	read(t, s, func(tx *Tx) error {
		carrier := data.Account{Kind: data.AccCarrier, Holder: 2}
		for _, c := range []struct {
			name   string
			filter data.TransferFilter
			want   int
		}{
			{"all", data.TransferFilter{}, 5},
			{"order, its statement line's among them", data.TransferFilter{OrderID: data.Ptr(int64(1))}, 5},
			{"other order", data.TransferFilter{OrderID: data.Ptr(int64(2))}, 0},
			{"account", data.TransferFilter{Account: &carrier}, 2},
			{"event", data.TransferFilter{Event: data.Ptr(data.EventAccepted)}, 3},
			{"period", data.TransferFilter{From: "2026-04-03"}, 0},
		} {
			if list := must(tx.TransferRows(c.filter)); len(list) != c.want {
				t.Errorf("%s: listed %d, want %d", c.name, len(list), c.want)
			}
		}
		rows := must(tx.TransferRows(data.TransferFilter{Page: data.Page{Sort: "amount", Limit: 1}}))
		if r := rows[0]; r.Event != data.EventNet || r.DebitName != "Boxful" || r.OrderNumber != "1" || r.Waybill != "LP1" || r.Source.Row != 2 {
			t.Errorf("got %+v", r)
		}
		return nil
	})
}
