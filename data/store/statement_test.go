package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/money"
)

func TestStatementsAndTheirLines(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		p := newPad(tx)
		id := must(tx.SaveOrder(p.order("1")))
		parcel := must(tx.SaveParcel(data.Parcel{OrderID: id, CarrierID: p.carrier, Waybill: "LP1"}))
		save := func(kind data.StatementKind, holder int64, reference string, date data.Date) int64 {
			return must(tx.SaveStatement(data.Statement{Kind: kind, HolderID: holder, Reference: reference, Date: date, Currency: "USD", ImportID: p.importID}))
		}
		cod := save(data.StatementCOD, p.carrier, "R-1", "2026-04-20")
		later := save(data.StatementCOD, p.carrier, "R-2", "2026-04-27")
		save(data.StatementFreight, p.carrier, "F-1", "2026-04-30")
		payout := save(data.StatementPayout, p.processor, "P-1", "2026-04-25")

		two := must(tx.SaveStatementLine(data.StatementLine{StatementID: cod, Ordinal: 2, Ident: "i2", Waybill: " lp2\t", Net: 5}))
		one := must(tx.SaveStatementLine(data.StatementLine{
			StatementID: cod, Ordinal: 1, Ident: "i1", Waybill: "LP1", OrderNumber: "#7.0", Collected: 900, Net: 880,
			Fees: []data.Fee{{Kind: "cod", Amount: 8}, {Kind: "Insurance", Amount: 5}, {Kind: "cod", Amount: 7}},
		}))
		blank := must(tx.SaveStatementLine(data.StatementLine{StatementID: payout, Ident: "i3", OrderNumber: "8"}))

		list := must(tx.StatementLines(cod))
		if len(list) != 2 || list[0].ID != one || list[1].ID != two {
			t.Fatalf("lines of the statement: %+v", list)
		}
		if diff := cmp.Diff([]data.Fee{{Kind: "Insurance", Amount: 5}, {Kind: "cod", Amount: 15}}, list[0].Fees); diff != "" {
			t.Error(diff)
		}
		changed := list[0]
		changed.Fees = []data.Fee{{Kind: "cod", Amount: 1}}
		must(tx.SaveStatementLine(changed))
		if diff := cmp.Diff(changed, must(tx.StatementLine(one))); diff != "" {
			t.Error(diff)
		}
		loose := func(want []int64, keys LooseKeys) {
			t.Helper()
			var got []int64
			for _, l := range must(tx.LooseLines(keys)) {
				got = append(got, l.ID)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%+v: %s", keys, diff)
			}
		}
		loose([]int64{two, one}, LooseKeys{Waybills: []string{"LP1", "LP2"}})
		loose([]int64{one}, LooseKeys{Numbers: []string{"7"}, Waybills: []string{"LP1"}}) // once, by both
		loose([]int64{blank}, LooseKeys{Numbers: []string{"8"}})
		loose(nil, LooseKeys{Numbers: []string{""}, Waybills: []string{""}})
		try(tx.SetLineMatch(one, id, parcel))
		loose(nil, LooseKeys{Waybills: []string{"LP1"}})
		if all := must(tx.AllLooseLines()); len(all) != 2 {
			t.Errorf("%d lines are loose, want 2", len(all))
		}
		if diff := cmp.Diff(map[string]int64{"i1": one}, must(tx.LineIdents(p.carrier, []string{"i1", "i3", "i9"}))); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(map[int64]data.Date{p.carrier: "2026-04-27", p.processor: "2026-04-25"}, must(tx.NewestStatements())); diff != "" {
			t.Error(diff)
		}

		deposit := must(tx.SaveDeposit(data.Deposit{StatementID: cod, Date: "2026-04-21", Currency: "USD", Amount: 800}))
		must(tx.SaveDeposit(data.Deposit{StatementID: cod, Date: "2026-04-22", Currency: "CNY", Amount: 5}))
		rows := must(tx.StatementRows(data.StatementFilter{Search: "boxful", Kind: data.Ptr(data.StatementCOD), Page: data.Page{Sort: "net", Desc: true}}))
		want := []data.StatementRow{
			{Statement: must(tx.Statement(cod)), HolderName: "Boxful", Lines: 2, Matched: 1, Net: 885, Deposited: 800, File: "orders.xlsx"},
			{Statement: must(tx.Statement(later)), HolderName: "Boxful", File: "orders.xlsx"},
		}
		if diff := cmp.Diff(want, rows); diff != "" {
			t.Error(diff)
		}
		for _, c := range []struct {
			filter data.StatementFilter
			want   int
		}{
			{data.StatementFilter{}, 4},
			{data.StatementFilter{Search: "R-"}, 2},
			{data.StatementFilter{Search: "%"}, 0},
			{data.StatementFilter{HolderID: &p.processor}, 1},
			{data.StatementFilter{From: "2026-04-25", To: "2026-04-27"}, 2},
		} {
			if n, list := must(tx.CountStatements(c.filter)), must(tx.StatementRows(c.filter)); n != c.want || len(list) != n {
				t.Errorf("%+v: counted %d, listed %d, want %d", c.filter, n, len(list), c.want)
			}
		}
		facts := must(tx.StatementFacts(cod))
		if len(facts.Lines) != 2 || len(facts.Deposits) != 2 || facts.Statement.Reference != "R-1" {
			t.Errorf("facts: %+v", facts)
		}
		try(tx.DeleteDeposit(deposit))
		if left := must(tx.Deposits(cod)); len(left) != 1 {
			t.Errorf("deposits left: %v", left)
		}
		try(tx.WithdrawStatement(cod))
		if n := len(must(tx.StatementLines(cod))) + len(must(tx.Deposits(cod))) + len(must(tx.LineIdents(p.carrier, []string{"i1"}))); n != 0 {
			t.Errorf("%d lines, deposits and idents are left of the withdrawn statement", n)
		}
		return nil
	})
}

func TestOrderFacts(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		p := newPad(tx)
		first, second := must(tx.SaveOrder(p.order("1"))), must(tx.SaveOrder(p.order("2")))
		gone := must(tx.SaveOrder(p.order("3")))
		try(tx.WithdrawOrders(gone))
		parcel := must(tx.SaveParcel(data.Parcel{OrderID: first, CarrierID: p.carrier, Waybill: "LP1"}))
		lost := must(tx.SaveParcel(data.Parcel{OrderID: first, CarrierID: p.carrier, Waybill: "LP2"}))
		try(tx.WithdrawParcels(lost))
		statement := must(tx.SaveStatement(data.Statement{Kind: data.StatementCOD, HolderID: p.carrier, Date: "2026-04-20", Currency: "USD"}))
		line := must(tx.SaveStatementLine(data.StatementLine{StatementID: statement, OrderID: first, ParcelID: parcel, Fees: []data.Fee{{Kind: "cod", Amount: 9}}}))
		expectInUse(t, tx.WithdrawParcels(parcel), "statement lines: 1")
		entry := must(tx.SaveEntry(data.Entry{Event: data.EventRefund, Date: "2026-04-21", Amount: money.New(3, "USD"), OrderID: second, Holder: bank}))
		must(tx.SaveEntry(data.Entry{Event: data.EventOpening, Date: "2026-01-01", Amount: money.New(4, "USD"), Holder: data.Account{Kind: data.AccCarrier, Holder: p.carrier}}))
		withdrawn := must(tx.SaveEntry(data.Entry{Event: data.EventRefund, Date: "2026-04-21", Amount: money.New(3, "USD"), OrderID: second, Holder: bank}))
		try(tx.WithdrawEntry(withdrawn))
		dispute := must(tx.SaveDispute(data.Dispute{OrderID: second, Opened: "2026-04-22", Amount: 5}))

		got := must(tx.OrderFacts([]int64{second, gone, first}))
		holders := map[int64]data.Holder{}
		for _, h := range must(tx.Holders("")) {
			holders[h.ID] = h
		}
		want := []data.OrderFacts{
			{
				Order: must(tx.Order(second)), Holders: holders, Start: "2026-01-01",
				Entries: []data.Entry{must(tx.Entry(entry))}, Disputes: []data.Dispute{must(tx.Dispute(dispute))},
			},
			{
				Order: must(tx.Order(first)), Holders: holders, Start: "2026-01-01", Parcels: []data.Parcel{must(tx.Parcel(parcel))},
				Lines: []data.LineFact{{Line: must(tx.StatementLine(line)), Statement: must(tx.Statement(statement))}},
			},
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		try(tx.WithdrawDispute(dispute))
		if open := must(tx.OpenDisputes()); len(open) != 0 {
			t.Errorf("open disputes: %v", open)
		}
		return nil
	})
}

func TestMissingCandidatesAndOpenOrders(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		p := newPad(tx)
		carrier := data.Account{Kind: data.AccCarrier, Holder: p.carrier}
		other := must(tx.SaveHolder(data.Holder{Kind: data.KindCarrier, Name: "Acme"}))
		shop := must(tx.SaveHolder(data.Holder{Kind: data.KindChannel, Name: "Own shop", ProcessorID: p.processor}))
		delivered := func(number string, due data.Date) (order, parcel int64) {
			order = must(tx.SaveOrder(p.order(number)))
			parcel = must(tx.SaveParcel(data.Parcel{OrderID: order, CarrierID: p.carrier, Waybill: "LP" + number, State: data.ParcelDelivered, CODAmount: 1000}))
			try(tx.SetHoldings(order, []data.Holding{{Account: carrier, Amount: money.New(1000, "USD"), Due: due}}))
			try(tx.SetOrderState(order, true, false))
			return order, parcel
		}
		missing, _ := delivered("1", "2026-04-20")
		delivered("2", "2026-04-21") // due after the newest remittance
		told, parcel := delivered("3", "2026-04-19")
		invoiced, parcel4 := delivered("4", "2026-04-19")
		takenBack, parcel5 := delivered("5", "2026-04-19")
		named, parcel6 := delivered("6", "2026-04-19")
		remittance := must(tx.SaveStatement(data.Statement{Kind: data.StatementCOD, HolderID: p.carrier, Date: "2026-04-20", Currency: "USD"}))
		invoice := must(tx.SaveStatement(data.Statement{Kind: data.StatementFreight, HolderID: p.carrier, Date: "2026-04-30", Currency: "USD"}))
		must(tx.SaveStatementLine(data.StatementLine{StatementID: remittance, OrderID: told, ParcelID: parcel, Collected: 1000}))
		must(tx.SaveStatementLine(data.StatementLine{StatementID: remittance, OrderID: takenBack, ParcelID: parcel5, Collected: 1000}))
		must(tx.SaveStatementLine(data.StatementLine{StatementID: remittance, OrderID: takenBack, ParcelID: parcel5, Collected: -1000}))
		must(tx.SaveStatementLine(data.StatementLine{StatementID: remittance, OrderID: named, ParcelID: parcel6, Freight: 300}))
		must(tx.SaveStatementLine(data.StatementLine{StatementID: invoice, OrderID: invoiced, ParcelID: parcel4}))
		if diff := cmp.Diff([]int64{missing, invoiced, takenBack, named}, must(tx.MissingCandidates())); diff != "" {
			t.Error(diff)
		}

		o := p.order("7")
		o.ChannelID = shop
		mine := must(tx.SaveOrder(o))
		try(tx.SetOrderState(mine, true, false))
		for _, c := range []struct {
			name   string
			holder int64
			want   int
		}{{"carrier", p.carrier, 6}, {"other carrier", other, 0}, {"channel", p.channel, 6}, {"processor of the shop", p.processor, 1}, {"shop", shop, 1}} {
			if got := must(tx.OpenOrdersOf(c.holder)); len(got) != c.want {
				t.Errorf("%s: %v, want %d", c.name, got, c.want)
			}
		}
		return nil
	})
}
