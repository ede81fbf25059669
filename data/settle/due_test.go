package settle

import (
	"fmt"
	"strings"
	"testing"

	"parcelbook/data"
	"parcelbook/data/money"
)

const today = data.Date("2026-05-20")

func dueText(ds []data.Due) string {
	var lines []string
	for _, d := range ds {
		line := fmt.Sprintf("%s %s %s %s late %d next %s", d.Order.Number, d.Why, d.Holder, d.Amount, d.DaysLate, d.NextDate)
		if d.Newest != "" {
			line += " newest " + string(d.Newest)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func held(kind data.AccountKind, minor int64, due data.Date) data.Holding {
	return data.Holding{Account: data.Account{Kind: kind, Holder: map[data.AccountKind]int64{data.AccCarrier: courier, data.AccChannel: shop}[kind]}, Amount: usd(minor), Due: due}
}

func TestDueOfOneOrder(t *testing.T) {
	carrier := held(data.AccCarrier, 10000, "2026-05-14")
	customer := held(data.AccCustomer, 10000, "2026-05-14")
	tests := []struct {
		name    string
		method  data.Method
		holding data.Holding
		contact data.Contact
		want    string
	}{
		{"late", data.COD, carrier, data.Contact{}, "N7 remit carrier:10 100.00 USD late 6 next 2026-05-14 newest 2026-05-18"},
		{"due today", data.COD, held(data.AccCarrier, 10000, today), data.Contact{}, "N7 remit carrier:10 100.00 USD late 0 next 2026-05-20 newest 2026-05-18"},
		{"due tomorrow", data.COD, held(data.AccCarrier, 10000, "2026-05-21"), data.Contact{}, ""},
		{"no rule says when", data.COD, held(data.AccCarrier, 10000, ""), data.Contact{}, ""},
		{"the seller owes", data.COD, held(data.AccCarrier, -10000, "2026-05-14"), data.Contact{}, ""},
		{"unpaid", data.Online, customer, data.Contact{}, "N7 unpaid customer 100.00 USD late 6 next 2026-05-14"},
		{"undelivered", data.COD, customer, data.Contact{}, "N7 delivery customer 100.00 USD late 6 next 2026-05-14"},
		{"put off", data.Online, customer, data.Contact{NextDate: "2026-05-21"}, ""},
		{"put off until today", data.Online, customer, data.Contact{NextDate: today}, "N7 unpaid customer 100.00 USD late 6 next 2026-05-20"},
		{
			"looked at before it is due", data.Online, held(data.AccCustomer, 10000, "2026-06-01"),
			data.Contact{NextDate: "2026-05-19"},
			"N7 followup customer 100.00 USD late -12 next 2026-05-19",
		},
		{
			"no rule, but a date was set", data.Online, held(data.AccCustomer, 10000, ""),
			data.Contact{NextDate: "2026-05-19"},
			"N7 followup customer 100.00 USD late 0 next 2026-05-19",
		},
		{"promised", data.Online, customer, data.Contact{Promise: "2026-05-22"}, ""},
		{"promised for today", data.Online, customer, data.Contact{Promise: today}, "N7 unpaid customer 100.00 USD late 6 next 2026-05-20"},
		{"promise broken", data.Online, customer, data.Contact{Promise: "2026-05-19"}, "N7 promise customer 100.00 USD late 6 next 2026-05-19"},
		{
			"promised, and looked at before", data.Online, customer,
			data.Contact{NextDate: "2026-05-19", Promise: "2026-05-22"},
			"N7 unpaid customer 100.00 USD late 6 next 2026-05-19",
		},
		{
			"promise kept by the customer, now with the carrier", data.COD, held(data.AccCarrier, 10000, today),
			data.Contact{Promise: "2026-05-08"},
			"N7 remit carrier:10 100.00 USD late 0 next 2026-05-20 newest 2026-05-18",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := DueInput{Holdings: []data.Holding{tt.holding}, Contact: tt.contact, Newest: map[int64]data.Date{courier: "2026-05-18"}}
			in.Order.Number, in.Order.Method = "N7", tt.method
			equal(t, tt.want, dueText(DueList([]DueInput{in}, today)))
		})
	}
}

func TestDueOfDisputes(t *testing.T) {
	tests := []struct {
		name    string
		dispute data.Dispute
		contact data.Contact
		want    string
	}{
		{"deadline in a week", data.Dispute{Deadline: "2026-05-27"}, data.Contact{}, "N7 dispute disputed 60.00 USD late -7 next 2026-05-27"},
		{"deadline in eight days", data.Dispute{Deadline: "2026-05-28"}, data.Contact{}, ""},
		{"deadline passed", data.Dispute{Deadline: "2026-05-18"}, data.Contact{}, "N7 dispute disputed 60.00 USD late 2 next 2026-05-18"},
		{"no deadline known", data.Dispute{Opened: "2026-05-18"}, data.Contact{}, "N7 dispute disputed 60.00 USD late 2 next 2026-05-18"},
		{"put off", data.Dispute{Deadline: "2026-05-27"}, data.Contact{NextDate: "2026-05-22"}, ""},
		{"not put off beyond its deadline", data.Dispute{Deadline: "2026-05-22"}, data.Contact{NextDate: "2026-05-30"}, "N7 dispute disputed 60.00 USD late -2 next 2026-05-22"},
		{"decided", data.Dispute{Deadline: "2026-05-18", Outcome: data.Won}, data.Contact{}, ""},
		{"withdrawn", data.Dispute{Deadline: "2026-05-18", Withdrawn: true}, data.Contact{}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.dispute.Amount = 6000
			in := DueInput{Disputes: []data.Dispute{tt.dispute}, Contact: tt.contact}
			in.Order.Number, in.Order.Currency = "N7", "USD"
			equal(t, tt.want, dueText(DueList([]DueInput{in}, today)))
		})
	}
}

func TestWorstComesFirst(t *testing.T) {
	input := func(number string, h data.Holding, c data.Contact) DueInput {
		in := DueInput{Holdings: []data.Holding{h}, Contact: c}
		in.Order.Number, in.Order.Method = number, data.COD
		return in
	}
	yen := held(data.AccCarrier, 5000, "2026-05-10")
	yen.Amount = money.New(5000, "JPY")
	rows := []DueInput{
		input("N1", held(data.AccCarrier, 100, "2026-05-10"), data.Contact{}),
		input("N2", held(data.AccCarrier, 90000, "2026-05-10"), data.Contact{}),
		input("N3", held(data.AccCarrier, 100, "2026-04-01"), data.Contact{}),
		input("N4", held(data.AccCustomer, 100, "2026-05-15"), data.Contact{Promise: "2026-05-19"}),
		input("N5", data.Holding{}, data.Contact{}),
		input("N6", yen, data.Contact{}),
	}
	rows[4].Disputes = []data.Dispute{{Deadline: "2026-05-25", Amount: 100}}
	var order []string
	for _, d := range DueList(rows, today) {
		order = append(order, d.Order.Number)
	}
	equal(t, "N5 N4 N3 N6 N2 N1", strings.Join(order, " "))
}

func TestACustomerWhoPaidTooLittleAtTheDoorIsToPay(t *testing.T) {
	in := DueInput{
		Order:    data.OrderRow{Order: data.Order{Method: data.COD, Currency: "EUR"}, ParcelState: data.ParcelDelivered, Carrier: "Courier"},
		Holdings: []data.Holding{{Account: data.Account{Kind: data.AccCustomer}, Amount: money.New(400, "EUR"), Due: "2026-03-20"}},
	}
	due := DueList([]DueInput{in}, "2026-04-15")
	if len(due) != 1 || due[0].Why != data.DueUnpaid {
		t.Errorf("due: %+v, want the customer asked to pay", due)
	}
}

func TestACustomerWhoPaidNobodyKnowsWhomIsNotAsked(t *testing.T) {
	for state, want := range map[data.ParcelState]data.DueReason{data.ParcelDelivered: data.DueCarrier, data.ParcelSent: data.DueDelivery} {
		in := DueInput{
			Order:    data.OrderRow{Order: data.Order{Method: data.COD, Currency: "USD"}, ParcelState: state},
			Holdings: []data.Holding{held(data.AccCustomer, 10000, "2026-05-14")},
		}
		if due := DueList([]DueInput{in}, today); len(due) != 1 || due[0].Why != want {
			t.Errorf("%q: %+v, want %s", state, due, want)
		}
	}
}
