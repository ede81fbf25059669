package intake

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
)

// Whoever has the cash of an order on delivery that a file says is paid is asked for, however the file says it; its courier still does by
// one answer, and by the other it is paid, nothing is left to collect, and no parcel has to be thought of.
func TestWhoHasTheCashIsAsked(t *testing.T) {
	for _, c := range []struct{ header, paid, unpaid string }{
		{"Paid", "yes", "no"},
		{"Payment received", "x", ""},
		{"Paid on", "2026-07-20", ""},
		{"Paid", "15.00", "0.00"},
		{"Balance due", "0.00", "14.00"},
		{"Payment status", "Paid", "Pending"},
	} {
		rows := []string{"Order no\tDate\tProduct\tTotal\tPayment\tTracking number\t" + c.header, "A-1\t2026-07-02\tShirt\t15.00\tCOD\tTK70891261\t" + c.paid, "A-2\t2026-07-03\tScarf\t14.00\tCOD\tTK70891262\t" + c.unpaid, "A-3\t2026-07-03\tScarf\t14.00\tCard\tTK70891263\t" + c.paid}
		rows[3] = strings.Replace(rows[3], "15.00", "14.00", 1)
		r := mustRead(t, Request{Currency: "EUR"}, rows...)
		if want := []Question{{Kind: AskCash, Column: c.header, Example: c.paid, Answers: []string{Seller, Carrier}}}; !cmp.Equal(want, r.Questions) || len(r.Orders) != 2 || len(r.Quarantine) != 1 {
			t.Errorf("%s %s: asked %+v, %d orders", c.header, c.paid, r.Questions, len(r.Orders))
		}
		for answer, want := range map[string]string{Seller: "A-1 1500 delivered 0", Carrier: "A-1 0 delivered 1500"} {
			r := mustRead(t, Request{Currency: "EUR", Answers: Answers{Cash: answer}}, rows...)
			if len(r.Orders) != 3 || len(r.Questions) > 0 {
				t.Errorf("%s %s, with the %s: %d orders, asked %+v", c.header, c.paid, answer, len(r.Orders), r.Questions)
				continue
			}
			told := make([]string, 2)
			for i, o := range r.Orders[:2] {
				told[i] = fmt.Sprint(o.Number, " ", o.Paid, " ", o.Parcels[0].State, " ", o.Parcels[0].CODAmount)
			}
			if told[0] != want || !strings.HasPrefix(told[1], "A-2 0 ") || !strings.HasSuffix(told[1], " 1400") {
				t.Errorf("%s %s, with the %s: %q", c.header, c.paid, answer, told)
			}
		}
	}
}

// What came back is not paid, and what no parcel is told of needs none where the seller has the money.
func TestCashOfNoParcel(t *testing.T) {
	rows := []string{"Order no\tDate\tProduct\tTotal\tPayment\tPaid\tStatus", "A-1\t2026-07-02\tShirt\t10.00\tCOD\tyes\t", "A-2\t2026-07-03\tScarf\t14.00\tCOD\tyes\tReturned"}
	for answer, want := range map[string][]string{Seller: {"A-1 paid 1000 0", "A-2 returned 0 1"}, Carrier: {"A-1 paid 0 1", "A-2 returned 0 1"}} {
		var got []string
		for _, o := range mustRead(t, Request{Currency: "EUR", Answers: Answers{Cash: answer}}, rows...).Orders {
			got = append(got, fmt.Sprint(o.Number, " ", o.State, " ", o.Paid, " ", len(o.Parcels)))
			if o.Method != data.COD {
				t.Errorf("%s is settled by %s", o.Number, o.Method)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("with the %s: %s", answer, diff)
		}
	}
}
