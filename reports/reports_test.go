package reports_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parcelbook/data"
	"parcelbook/data/money"
	"parcelbook/reports"
)

const asOf = data.Date("2026-05-20")

func header() reports.Header {
	return reports.Header{Book: "Lantern & Loom", AsOf: asOf, From: "2026-04-01", To: "2026-05-31"}
}

func settlementRows() []data.SettlementRow {
	return []data.SettlementRow{
		{Month: 202605, Method: data.COD, Channel: "Own shop", Carrier: "Boxful", Currency: "EUR", Orders: 3, Sold: 30000, Cancelled: 5000, Paid: 15000, Fees: 120, Freight: 900, PaidOut: 8980, Held: 5000, Owed: 10000},
		{Month: 202604, Method: data.Online, Channel: "AliExpress", Carrier: "", Currency: "USD", Orders: 2, Sold: 12345, Paid: 12345, Fees: 617, PaidOut: 11728},
		{Month: 202604, Method: data.COD, Channel: "Own shop", Carrier: "Boxful", Currency: "EUR", Orders: 1, Sold: 999, Refunds: 999, Losses: -1},
		{Month: 202604, Method: data.COD, Channel: "Own shop", Carrier: "Boxful", Currency: "JPY", Orders: 1, Sold: 4800, Owed: 4800},
		{Month: 0, Method: "", Channel: "Own shop", Carrier: "Boxful", Currency: "EUR", Orders: 1, Sold: 1, Owed: 1},
	}
}

func TestSettlement(t *testing.T) {
	for name, by := range map[string][]reports.Grouping{
		"settlement-month-method": {reports.ByMonth, reports.ByMethod},
		"settlement-carrier":      {reports.ByCarrier, reports.ByMonth, reports.ByCarrier},
		"settlement-channel":      {reports.ByChannel, reports.ByCurrency},
		"settlement-currency":     {reports.ByCurrency},
	} {
		r, err := reports.Settlement(header(), settlementRows(), by...)
		if err != nil {
			t.Fatal(err)
		}
		golden(t, name, r)
	}
}

func dueRows() []data.Due {
	order := func(number, customer, phone string) data.OrderRow {
		return data.OrderRow{Order: data.Order{Number: number, Phone: phone, Method: data.COD}, Customer: customer}
	}
	return []data.Due{
		{
			Order: order("1100012345678901", "王小明", "+86 755 5550 0101"), Holder: data.Account{Kind: data.AccCarrier, Holder: 3}, HolderName: "Boxful",
			Amount: money.New(123456, "EUR"), DueDate: "2026-04-30", DaysLate: 20, Why: data.DueRemit, NextDate: "2026-04-30", Newest: "2026-05-18",
			LastContact: data.Contact{Date: "2026-05-11", Note: "on the next list, they say", Promise: "2026-05-15"},
		},
		{
			Order: order("#0042", "Мария Орлова", "+7 495 555 01 02"), Holder: data.Account{Kind: data.AccCarrier, Holder: 4}, HolderName: "Полярный путь",
			Amount: money.New(50, "EUR"), DueDate: "2026-05-19", Estimate: true, DaysLate: 1, Why: data.DueDelivery,
		},
		{
			Order: order("=SUM(A1)", "Ana Petrović", "-"), Holder: data.Account{Kind: data.AccCustomer},
			Amount: money.New(1000, "JPY"), Why: data.DueUnpaid, NextDate: "2026-05-20",
		},
	}
}

func TestFollowUp(t *testing.T) {
	r, err := reports.FollowUp(header(), dueRows())
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "follow-up", r)
}

func TestAgeing(t *testing.T) {
	holding := func(kind data.AccountKind, name string, minor int64, cur string, due data.Date, estimate bool) data.Holding {
		return data.Holding{Account: data.Account{Kind: kind}, HolderName: name, Amount: money.New(minor, cur), Due: due, Estimate: estimate}
	}
	r, err := reports.Ageing(header(), []data.Holding{
		holding(data.AccCustomer, "Ana Petrović", 1000, "EUR", "2026-05-20", false), // due today: 0 days
		holding(data.AccCustomer, "王小明", 500, "EUR", "2026-05-21", false),           // tomorrow: not due
		holding(data.AccCarrier, "Boxful", 1, "EUR", "2026-05-13", false),           // 7 days
		holding(data.AccCarrier, "Boxful", 2, "EUR", "2026-05-12", true),            // 8 days
		holding(data.AccCarrier, "Boxful", 4, "EUR", "2026-05-06", false),           // 14
		holding(data.AccCarrier, "Boxful", 8, "EUR", "2026-05-05", false),           // 15
		holding(data.AccCarrier, "Boxful", 16, "EUR", "2026-04-20", false),          // 30
		holding(data.AccCarrier, "Boxful", 32, "EUR", "2026-04-19", false),          // 31
		holding(data.AccCarrier, "Boxful", 64, "EUR", "2026-03-21", false),          // 60
		holding(data.AccCarrier, "Boxful", 128, "EUR", "2026-03-20", false),         // 61
		holding(data.AccCarrier, "Boxful", 256, "EUR", "", false),                   // no rule: not due
		holding(data.AccCarrier, "Boxful", 7000, "JPY", "2025-01-01", false),
		holding(data.AccProcessor, "CardHouse", 333, "USD", "2026-06-01", true),
	})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "ageing", r)
}

func TestDifferences(t *testing.T) {
	diff := func(kind data.DifferenceKind, holder, order string, expected, got int64, cur string) data.Difference {
		return data.Difference{
			Kind: kind, HolderName: holder, Statement: "R-17", OrderNumber: order, Waybill: "00" + order, Date: "2026-05-01",
			Expected: money.New(expected, cur), Got: money.New(got, cur), Off: money.New(got-expected, cur),
		}
	}
	claimed := diff(data.DiffShort, "Boxful", "7", 2000, 1500, "EUR")
	claimed.Claim = data.Claim{State: data.Claimed, Date: "2026-05-03"}
	exchanged := diff(data.DiffExchange, "Boxful", "6", 10000, 0, "EUR")
	exchanged.Got, exchanged.Off = money.New(100, "USD"), money.New(0, "EUR")
	r, err := reports.Differences(header(), []data.Difference{
		exchanged,
		diff(data.DiffTwice, "Polar Post", "9", 0, 700, "USD"),
		diff(data.DiffOver, "Boxful", "8", 100, 150, "EUR"),
		claimed,
		diff(data.DiffShort, "Boxful", "3", 1000, 999, "EUR"),
		{Kind: data.DiffState, HolderName: "Boxful", OrderNumber: "5", Waybill: "005"},
	})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "differences", r)
}

func carrierRows() []data.CarrierRow {
	return []data.CarrierRow{
		{
			Holder: data.Holder{Name: "Boxful"}, Parcels: 10, Delivered: 5, Returned: 1, Lost: 1, Underway: 3, DaysToDeliver: 65, CODLag: 123,
			Costs: []data.CarrierCost{
				{Currency: "EUR", Parcels: 8, Freight: 3601, Fees: 403, Held: 12300}, // 500.5 cents each: away from zero
				{Currency: "JPY", Parcels: 3, Freight: 1000, Held: 0},
			}, NewestStatement: "2026-05-18",
		},
		{
			Holder: data.Holder{Name: "Polar Post"}, Parcels: 1, Underway: 1, DaysToDeliver: -1, CODLag: -1,
			Costs: []data.CarrierCost{{Currency: "USD", Held: 5}},
		},
	}
}

func TestCarriers(t *testing.T) { golden(t, "carriers", reports.Carriers(header(), carrierRows())) }

func TestList(t *testing.T) {
	orders := []data.OrderRow{{
		Order:    data.Order{Number: "0012345678901234567", Method: data.COD, State: data.OrderShipped, Currency: "KWD", Total: 12345, OrderDate: "2026-05-01", BuyerName: "@home"},
		Customer: "@home", ParcelState: data.ParcelSent, Waybills: "00123 00124",
		Held: data.Holding{Account: data.Account{Kind: data.AccCustomer}, Amount: money.New(12345, "KWD"), Due: "2026-05-30", Estimate: true},
	}}
	golden(t, "orders", reports.List("orders", data.OrderColumns(), orders))
}

// No total of any report may hide an overflow or join currencies.
func TestOverflowIsAnError(t *testing.T) {
	big := money.New(math.MaxInt64, "USD")
	one := money.New(1, "USD")
	_, settlement := reports.Settlement(header(), []data.SettlementRow{{Currency: "USD", Sold: math.MaxInt64}, {Currency: "USD", Sold: 1}})
	_, followUp := reports.FollowUp(header(), []data.Due{{Amount: big}, {Amount: one}})
	_, ageing := reports.Ageing(header(), []data.Holding{{Amount: big}, {Amount: one}})
	_, differences := reports.Differences(header(), []data.Difference{{Off: big}, {Off: one}})
	for name, err := range map[string]error{"settlement": settlement, "follow-up": followUp, "ageing": ageing, "differences": differences} {
		if !errors.Is(err, money.ErrRange) {
			t.Errorf("%s: error is %v, want money.ErrRange", name, err)
		}
	}
}

// Whatever the groups, each currency's total is the sum of its rows.
func TestSettlementGroupsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) data.SettlementRow {
			return data.SettlementRow{
				Month: rapid.SampledFrom([]int{0, 202604, 202605}).Draw(t, "month"), Method: rapid.SampledFrom([]data.Method{data.COD, data.Card}).Draw(t, "method"),
				Carrier: rapid.SampledFrom([]string{"", "A", "B"}).Draw(t, "carrier"), Currency: rapid.SampledFrom([]string{"USD", "JPY"}).Draw(t, "currency"),
				Orders: rapid.IntRange(0, 9).Draw(t, "orders"), Sold: rapid.Int64Range(-1e12, 1e12).Draw(t, "sold"), Held: rapid.Int64Range(-1e12, 1e12).Draw(t, "held"),
			}
		}), 1, 20).Draw(t, "rows")
		by := rapid.SliceOfDistinct(rapid.SampledFrom([]reports.Grouping{reports.ByMonth, reports.ByMethod, reports.ByCarrier, reports.ByChannel}), func(g reports.Grouping) reports.Grouping { return g }).Draw(t, "by")
		r, err := reports.Settlement(header(), rows, by...)
		if err != nil {
			t.Fatal(err)
		}
		want, got := map[string][3]int64{}, map[string][3]int64{}
		for _, row := range rows {
			s := want[row.Currency]
			want[row.Currency] = [3]int64{s[0] + row.Sold, s[1] + row.Held, s[2] + int64(row.Orders)}
		}
		n := len(by) // currency, orders, sold, …, held, owed
		for _, row := range r.Tables[0].Rows {
			s := got[row[n].Text]
			got[row[n].Text] = [3]int64{s[0] + row[n+2].Money.Minor, s[1] + row[n+10].Money.Minor, s[2] + row[n+1].Number}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("groups do not add up (-want +got):\n%s", diff)
		}
		for _, row := range r.Tables[0].Totals {
			if s := [3]int64{row[n+2].Money.Minor, row[n+10].Money.Minor, row[n+1].Number}; s != want[row[n].Text] {
				t.Fatalf("total of %s is %v, want %v", row[n].Text, s, want[row[n].Text])
			}
		}
	})
}

func TestCSVGuardsTextAndLeavesNumbers(t *testing.T) {
	columns := []data.Column[string]{
		{ID: "text", Kind: data.TextColumn, Of: func(s string) data.Value { return data.Value{Text: s} }},
		{ID: "money", Kind: data.MoneyColumn, Of: func(string) data.Value { return data.Value{Money: money.New(-1234567, "USD")} }},
		{ID: "currency", Kind: data.TextColumn, Of: func(string) data.Value { return data.Value{Text: "USD"} }},
		{ID: "number", Kind: data.NumberColumn, Of: func(string) data.Value { return data.Value{Number: -5} }},
	}
	texts := []string{"=1+1", "+49 30", "-", "@x", "\tx", "\rx", "#N/A", "'#REF!", "plain", "'kept", "#1001", "a=b", "two\nlines, \"quoted\""}
	var out bytes.Buffer
	if err := reports.CSV(&out, reports.List("x", columns, texts), plain); err != nil {
		t.Fatal(err)
	}
	body, found := strings.CutPrefix(out.String(), "\uFEFF")
	if !found {
		t.Error("there is no byte order mark")
	}
	records, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"text", "money", "currency", "number"}}
	for _, s := range []string{"'=1+1", "'+49 30", "'-", "'@x", "'\tx", "'\rx", "'#N/A", "''#REF!", "plain", "'kept", "#1001", "a=b", "two\nlines, \"quoted\""} {
		want = append(want, []string{s, "-12345.67", "USD", "-5"})
	}
	if diff := cmp.Diff(want, records); diff != "" {
		t.Errorf("CSV (-want +got):\n%s", diff)
	}
}

// An amount whose row does not name its currency carries it.
func TestCSVNeverLosesTheCurrency(t *testing.T) {
	customers := []data.CustomerRow{{Customer: data.Customer{Name: "Ana", CreditLimit: 50000}}}
	var out bytes.Buffer
	if err := reports.CSV(&out, reports.List("customers", data.CustomerColumns("KWD"), customers), plain); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), ",50.000 KWD,") {
		t.Errorf("the credit limit is not 50.000 KWD in:\n%s", out.String())
	}
}

func TestJSONIsStableAndExact(t *testing.T) {
	r, err := reports.FollowUp(header(), dueRows())
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := reports.JSON(&out, r, plain); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Tables []struct {
			Rows []map[string]any
		}
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	first, second := got.Tables[0].Rows[0], got.Tables[0].Rows[1]
	if diff := cmp.Diff(map[string]any{"amount": "1234.56", "currency": "EUR"}, first["amount"]); diff != "" {
		t.Errorf("amount (-want +got):\n%s", diff)
	}
	if first["due"] != "2026-04-30" || first["due_estimate"] != nil || first["next_step"] != "remit" {
		t.Errorf("first row is %v", first)
	}
	if second["due"] != "2026-05-19" || second["due_estimate"] != true || second["statement_age"] != nil {
		t.Errorf("second row is %v", second)
	}
}
