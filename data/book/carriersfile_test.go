package book

import (
	"strings"
	"testing"

	"parcelbook/data"
	"parcelbook/data/intake"
)

// labelList is a carrier's list of the labels that were bought of it.
const labelList = "Created date,Recipient,Email,Tracking number,Cost,Status,Weight (oz),Address line 1,City,Country,Carrier,Service,Order ID,Order value\n" +
	"2026-03-14,Ann Lee,ann@example.com,LX940011,7.50,Delivered,10,1 Mill Lane,Leeds,GB,Kestrel,Express,1001,27.00\n" +
	"2026-03-15,Bo Ray,bo@example.com,LX940012,5.20,Delivered,12,2 Mill Lane,Leeds,GB,Kestrel,Express,1002,15.00\n"

const shopList = "Order number,Order date,Customer,Item,Quantity,Total\nA1,2026-03-14,Ann Lee,Cup,1,20.00\nA2,2026-03-15,Bo Ray,Pot,2,15.00\n"

// No orders are from whom the user calls a carrier, or the book knows as one: his list of labels is his invoice, and another list is asked about.
func TestNoOrdersAreFromACarrier(t *testing.T) {
	b := newBook(t, t.TempDir())
	for _, h := range []data.Holder{{Kind: data.KindProcessor, Name: "Paywell"}, {Kind: data.KindChannel, Name: "Market"}} {
		if _, err := b.SaveHolder(t.Context(), h); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		text, holder string
		kind         data.HolderKind
		want         string
	}{
		{labelList, "Kestrel", data.KindCarrier, "freight of carrier Kestrel"},
		{labelList, "Market", data.KindChannel, "orders of channel Market"},
		{labelList, "Market", data.KindCarrier, "freight of carrier Market: Market is known as a channel"},
		{labelList, "Corner", "", "orders of channel Corner"},
		{shopList, "Kestrel", data.KindCarrier, "not read"},
		{shopList, "Paywell", "", "not read"},
		{shopList, "Corner", "", "orders of channel Corner"},
	} {
		r, err := b.Review(t.Context(), Request{Name: "list.csv", Bytes: []byte(c.text), Holder: c.holder, HolderKind: c.kind})
		got := "not read"
		switch {
		case err == nil:
			got = string(r.Kind)
			if r.Kind == intake.Statements {
				got = string(r.Statement)
			}
			got += " of " + string(r.HolderKind) + " " + r.Holder
			for _, p := range r.Problems {
				if strings.Contains(p.Reason.String(), "known as a channel") {
					got += ": " + p.Reason.String()
				}
			}
		case !strings.Contains(err.Error(), "those are from a channel, which "+c.holder+" is not"):
			t.Errorf("%s %s: %v", c.kind, c.holder, err)
		}
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%s %s: %q, want %q", c.kind, c.holder, got, c.want)
		}
	}
}

// What is paid out by what the user calls a channel is from that channel.
func TestAChannelPaysOutItself(t *testing.T) {
	b := newBook(t, t.TempDir())
	if _, err := b.SaveHolder(t.Context(), data.Holder{Kind: data.KindProcessor, Name: "Paywell"}); err != nil {
		t.Fatal(err)
	}
	const text = "Order,Settlement date,Item price,Shipping,Commission,Net payable\n1001,2026-03-20,100.00,5.00,-10.00,95.00\n1002,2026-03-21,40.00,5.00,-4.00,41.00\n"
	for _, c := range []struct {
		holder     string
		kind, want data.HolderKind
	}{{"Market", data.KindChannel, data.KindChannel}, {"Market", "", data.KindProcessor}, {"Paywell", data.KindChannel, data.KindProcessor}} {
		r, err := b.Review(t.Context(), Request{Name: "paid.csv", Bytes: []byte(text), Holder: c.holder, HolderKind: c.kind})
		if err != nil {
			t.Fatal(err)
		}
		if r.Statement != data.StatementPayout || r.HolderKind != c.want {
			t.Errorf("%s, named as %q: %s of a %s, want %s", c.holder, c.kind, r.Statement, r.HolderKind, c.want)
		}
	}
}

// What the user calls a carrier has no channel's account: it is the carrier's where its entries name parcels, else a card processor's.
func TestTheAccountOfACarrierIsNoChannels(t *testing.T) {
	b := newBook(t, t.TempDir())
	for _, c := range []struct {
		column string
		kind   data.HolderKind
		want   data.HolderKind
	}{
		{"Waybill", data.KindCarrier, data.KindCarrier},
		{"Order number", data.KindCarrier, data.KindProcessor},
		{"Order number", data.KindChannel, data.KindChannel},
		{"Order number", "", data.KindChannel},
	} {
		text := "Date,Type,Transaction ID," + c.column + ",Amount\n2026-03-02,Sale,T1,LX1001,50.00\n2026-03-02,Fee,T2,LX1001,-5.00\n2026-03-04,Sale,T3,LX1002,30.00\n2026-03-05,Refund,T4,LX1002,-30.00\n"
		r, err := b.Review(t.Context(), Request{Name: "account.csv", Bytes: []byte(text), Holder: "Kestrel", HolderKind: c.kind, As: intake.Statements, Statement: data.StatementLedger})
		if err != nil {
			t.Fatal(err)
		}
		if r.HolderKind != c.want {
			t.Errorf("by %s, named as %q: the account of a %s, want %s", c.column, c.kind, r.HolderKind, c.want)
		}
	}
}
