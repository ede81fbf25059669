package book

import (
	"strings"
	"testing"

	"parcelbook/data"
)

// However a file or a hand writes a customer's phone and country, it is the same customer; and taking a file in
// twice changes nothing.
func TestPhonesAndCountriesTellCustomersApart(t *testing.T) {
	same := []data.Order{
		{BuyerName: "Ann", Phone: "06 12 34 56 78", Country: "France"},
		{BuyerName: "Ann B.", Phone: "+33612345678", Country: "FR"},
		{BuyerName: "Ann", Phone: "0033612345678", Country: "Frankreich"},
		{BuyerName: "Ann", Phone: "33612345678", Country: "法国"},
	}
	for i, o := range same {
		if got, want := customerIdent(&same[i]), customerIdent(&same[0]); got != want {
			t.Errorf("%+v: %q, want %q", o, got, want)
		}
	}
	a := customerIdent(&data.Order{BuyerName: "Ann", Country: "Polen", City: "Kraków"})
	b := customerIdent(&data.Order{BuyerName: "ann", Country: "PL", City: "Kraków"})
	if a != b || a == customerIdent(&data.Order{BuyerName: "Ann", Country: "Atlantis", City: "Kraków"}) {
		t.Errorf("%q %q", a, b)
	}
}

func TestPhonesTwiceIsOnce(t *testing.T) {
	b := newBook(t, t.TempDir())
	lines := []string{
		"Order number,Order date,Buyer name,Phone,Country,Order total",
		"1,2026-05-01,Ann,06 12 34 56 78,France,5.00",
		"2,2026-05-02,Ann,+33 6 12 34 56 78,FR,6.00",
		"3,2026-05-02,Cy,12,Atlantis,6.00",
	}
	take := func(name string) *Review {
		r, err := b.Review(t.Context(), Request{Name: name, Bytes: []byte(strings.Join(lines, "\n") + "\n"), As: "orders"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := b.Commit(t.Context(), r); err != nil {
			t.Fatal(err)
		}
		return r
	}
	take("a.csv")
	lines = append(lines, "") // another file with the same rows
	if r := take("b.csv"); r.Counts.New != 0 || r.Counts.Changed != 0 {
		t.Errorf("%+v", r.Counts)
	}
	customers, err := b.Customers(t.Context(), data.CustomerFilter{})
	if err != nil || len(customers) != 2 {
		t.Fatalf("%d customers, %v", len(customers), err)
	}
	for _, query := range []string{"0612345678", "06 12 34 56 78", "+33612345678"} {
		orders, err := b.Orders(t.Context(), data.OrderFilter{Search: query})
		if err != nil || len(orders) != 2 || orders[0].Phone != "+33612345678" || orders[0].Country != "FR" {
			t.Errorf("%s: %+v %v", query, orders, err)
		}
	}
}

// Nobody is known by an address or a number that is only written where there is none; one who is known by a name has that of the buyer.
func TestCustomersAreNotKnownByWhatStandsForNothing(t *testing.T) {
	for _, o := range []data.Order{
		{Email: "noreply@shop.example"}, {Email: "No-Reply@shop.example"}, {Email: "none@none.example"}, {Phone: "12345678"}, {Phone: "1234567890"}, {Phone: "99999999"}, {Phone: "0000000"},
	} {
		a, b := o, o
		a.BuyerName, b.BuyerName = "Ida Holm", "Ole Dahl"
		if customerIdent(&a) == customerIdent(&b) {
			t.Errorf("%s%s: %q", o.Email, o.Phone, customerIdent(&a))
		}
	}
	o := data.Order{BuyerName: "Ida Holm", RecipientName: "Ole Dahl"}
	if c := newCustomer(customerIdent(&o), &o); c.Name != "Ida Holm" {
		t.Errorf("%+v", c)
	}
	o.Email = "ida@holm.example"
	if c := newCustomer(customerIdent(&o), &o); c.Ident != "email:ida@holm.example" || c.Name != "Ole Dahl" {
		t.Errorf("%+v", c)
	}
}
