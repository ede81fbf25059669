package intake

import (
	"slices"
	"testing"

	"parcelbook/data"
)

// Of two columns that stand for one another the one counts whose words say so; where they do not, it is asked.
func TestOfTwoNumbersOfTheSameOrder(t *testing.T) {
	for first, sure := range map[string]bool{"5501": true, "5502": false} {
		p := look(t, Request{}, "Código do pedido\tNúmero do pedido\tData do pedido\tTotal", first+"\t#1001\t2026-05-01\t9.50", "5502\t#1002\t2026-05-01\t8.50", "5508\t#1003\t2026-05-02\t7.50", "5519\t#1004\t2026-05-03\t6.50")
		if p.Sure != sure || sure && p.Columns[1].Fields[0] != "order_number" {
			t.Errorf("%s: %v, %+v", first, p.Sure, p.Columns)
		}
	}
}

// The second line of an address is not another address, written together or not.
func TestLinesOfAnAddress(t *testing.T) {
	for _, c := range [][2]string{{"住所", "住所2"}, {"Address1", "Address2"}, {"地址", "地址2"}} {
		r := mustRead(t, Request{}, orderRows(c[0]+"\t"+c[1], "Rosenweg #\tHof #", "Am See #\t", "Ring #\tTor #")...)
		if got := r.Orders[0].Address; got != "Rosenweg 1, Hof 1" {
			t.Errorf("%s: %q", c[0], got)
		}
	}
}

// An empty column is nothing by a word that is only like one that is known.
func TestEmptyColumnsAreNothingByALikeness(t *testing.T) {
	r := mustRead(t, Request{}, orderRows("Adress\tCuntry\tZip\tNote", "Rosenweg #\t\t1234#\t", "Am See #\t\t1234#\t", "Ring #\t\t1234#\t")...)
	if got := fieldsAs(r, "Cuntry", "Note"); got != "Cuntry= Note=note " {
		t.Error(got)
	}
}

// A card processor gives the shop's number of an order as its reference; where nothing says that an account is one, it is asked which of two
// numbers is the order's, unless the book knows it.
func TestTheShopsNumberOfAnOrder(t *testing.T) {
	rows := []string{"3f1c00000000\t10431\tSALE\t720.50\t2026-07-10", "3f1c00000000\t10431\tFEE\t-20.44\t2026-07-10", "3f1c00003dde\t10436\tSALE\t482.00\t2026-07-10", "3f1c00003dde\t10436\tFEE\t-14.50\t2026-07-10", "3f1c00007bbc\t10438\tSALE\t95.00\t2026-07-10"}
	for _, c := range []struct {
		header, want string
		known        func(Field, []string) (int, error)
	}{
		{"Order ID\tMerchant Reference1\tType\tAmount\tPayout Date\tCapture ID", "Order ID= Merchant Reference1=order_number ", nil},
		{"Order ID\tMerchant Reference1\tType\tAmount\tPayout Date\tNote", "Order ID= Merchant Reference1= ", nil},
		{"Order ID\tMerchant Reference1\tType\tAmount\tPayout Date\tNote", "Order ID=order_number Merchant Reference1= ", func(f Field, keys []string) (int, error) {
			return once(f == OrderNumber) * once(slices.Contains(keys, "3F1C00003DDE")) * len(keys), nil
		}},
	} {
		r := mustRead(t, Request{Known: c.known, Statement: data.StatementLedger, As: Statements}, append([]string{c.header}, rows...)...)
		if got := fieldsAs(r, "Order ID", "Merchant Reference1"); got != c.want {
			t.Errorf("%s: %s", c.header, got)
		}
	}
	r := mustRead(t, Request{}, "İşlem Tarihi\tÖdeme ID\tSepet ID\tTutar\tKomisyon Tutarı\tHakediş Tutarı", "08.06.2026\t25992246\tSP1201\t615\t21,46\t593,54", "09.06.2026\t20268842\tSP1206\t575\t20,06\t554,94", "09.06.2026\t24656094\tSP1210\t485\t16,92\t468,08")
	if got := fieldsAs(r, "Ödeme ID", "Sepet ID"); got != "Ödeme ID=reference Sepet ID=order_number " {
		t.Error(got)
	}
}
