package intake

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/say"
)

// allegro is an export with few columns: orders, and under headers of their own what was bought, and more of it.
var allegro = []string{
	"Type\tOrderId\tOrderDate\tSellerStatus\tPaymentStatus\tTotalToPayAmount\tTotalToPayCurrency",
	"order\tA\t2026-01-01T01:00:00.000Z\tNEW\tPAID\t100.00\tPLN",
	"order\tB\t2026-01-01T02:00:00.000Z\tNEW\tPAID\t500.00\tCZK",
	"",
	"Type\tOrderId\tLineItemId\tOfferId\tName\tQuantity\tPrice\tCurrency\tReturnsQuantity",
	"lineItem\tA\tL1\t111\tCup\t5\t10.0\tPLN\t0",
	"lineItem\tB\tL3\t333\tBowl\tmany\t250.0\tCZK\t0",
	"",
	"Type\tOrderId\tQuantity\tLineItemId\tPrice\tName",
	"lineItem\tA\t2\tL2\t25.0\tPlate",
	"Type\tNumberOfOrders\tNumberOfSkippedOrders",
	"summary\t2\t0",
}

// What stands under a further header is of the orders above it, in the columns that it says.
func TestFurtherHeadersBelow(t *testing.T) {
	r := mustRead(t, Request{}, allegro...)
	if len(r.Orders) != 1 || r.Rows != 5 || r.Refused != 2 || r.Skipped != 0 {
		t.Fatalf("%d rows, %d orders, %v", r.Rows, len(r.Orders), reasons(r))
	}
	o := r.Orders[0]
	for i := range o.Lines {
		o.Lines[i].Ident = ""
	}
	want := []data.Line{{Title: "Cup", Quantity: 5, UnitPrice: 1000}, {Title: "Plate", Quantity: 2, UnitPrice: 2500}}
	if diff := cmp.Diff(want, o.Lines); diff != "" || o.Number != "A" || o.Total != 10000 || o.Items != 10000 {
		t.Errorf("%s %+v", diff, o)
	}
	if r := mustRead(t, Request{}, allegro[:3]...); len(r.Orders) != 2 {
		t.Errorf("without what was bought: %v", reasons(r))
	}
}

// What is wrong under a further header is mended in the column where it is shown.
func TestMendsUnderFurtherHeaders(t *testing.T) {
	r := mustRead(t, Request{}, allegro...)
	p := r.Problems[0]
	at := slices.IndexFunc(r.Columns, func(c Column) bool { return c.Header == p.Column })
	if row := r.Quarantine[0].Rows[1]; p.Column != "Quantity" || p.Value != "many" || row.Cells[at] != "many" || row.Row != p.Row {
		t.Fatalf("%+v %+v", p, row)
	}
	r = mustRead(t, Request{Mends: []data.Mend{{Row: p.Row, Column: at, Value: "2"}}}, allegro...)
	if len(r.Orders) != 2 || r.Orders[1].Currency != "CZK" || r.Orders[1].Items != 50000 || r.Orders[1].Lines[0].Quantity != 2 {
		t.Errorf("mended: %+v %v", r.Orders, reasons(r))
	}
}

func TestFurtherHeadersOfAnyFile(t *testing.T) {
	f := Format{Name: "x", Kind: Orders, Needs: []string{"order_number"}, Below: []string{"A"}}
	const want say.Text = `only a format that is recognised by its headers has further ones below: list these under "recognise"`
	if err := f.Validate(); err == nil || err.Error() != want.String() {
		t.Error(err)
	}
}
