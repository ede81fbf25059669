package intake

import "testing"

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
