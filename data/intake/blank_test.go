package intake

import (
	"slices"
	"strings"
	"testing"
)

// What people and programs write where there is nothing makes no parcel, no carrier, no address and no order; what may be
// a name or a word stays, and an error of the spreadsheet is told.
func TestWhatStandsForNothing(t *testing.T) {
	header := "Order number\tTotal\tCurrency\tCarrier\tWaybill\tCity\tProduct\tStatus"
	for _, c := range []struct{ written, carrier, waybill, city string }{
		{"-", "", "", ""},
		{" — ", "", "", ""},
		{"N/A", "", "", ""},
		{"(blank)", "", "", ""},
		{"none", "", "", "none"},
		{"Nan", "", "", "Nan"},
		{"нет", "", "", "нет"},
		{"0", "", "", "0"},
		{"000", "", "", "000"},
		{"10", "10", "10", "10"},
		{"A-", "A-", "A-", "A-"},
		{"Nanterre", "Nanterre", "Nanterre", "Nanterre"},
	} {
		r := mustRead(t, Request{}, dated(header, strings.Join([]string{"K1", "5.00", "USD", c.written, c.written, c.written, "Lamp", ""}, "\t"))...)
		if len(r.Orders) != 1 {
			t.Fatalf("%q: %v", c.written, reasons(r))
		}
		o := r.Orders[0]
		var carrier, waybill string
		if len(o.Parcels) > 0 {
			carrier, waybill = o.Parcels[0].Carrier, o.Parcels[0].Waybill
		}
		if waybill != c.waybill || o.City != c.city || waybill != "" && carrier != c.carrier {
			t.Errorf("%q: carrier %q, waybill %q, city %q", c.written, carrier, waybill, o.City)
		}
		if cells := o.Rows[0].Cells; !slices.Contains(cells, c.written) {
			t.Errorf("%q is not kept as it is: %q", c.written, cells)
		}
	}
	t.Run("an order", func(t *testing.T) {
		r := mustRead(t, Request{}, dated(header, "K1\t5.00\t-\t\t\t\tLamp\t-", "-\t6.00\tUSD\t\t\t\tCup\t", "n/a\t7.00\tUSD\t\t\t\tPan\t", "#N/A\t7.00\tUSD\t\t\t\tPan\t")...)
		told := strings.Join(reasons(r), "\n")
		if len(r.Orders) != 1 || r.Refused != 3 || strings.Count(told, "no order number") != 2 || !strings.Contains(told, "the spreadsheet has no value here: #N/A") || strings.Contains(told, "status") {
			t.Errorf("%d orders, %d refused: %s", len(r.Orders), r.Refused, told)
		}
	})
	t.Run("a line of a statement", func(t *testing.T) {
		r := mustRead(t, Request{}, "AWB\tOrder No\tCOD Amount\tCourier", "W100001\t-\t20.00\tSwift", "W100002\tnone\t30.00\t-")
		if len(r.Lines) != 2 || r.Lines[0].OrderNumber != "" || r.Lines[1].OrderNumber != "" || r.CarrierName != "Swift" {
			t.Errorf("%+v of %q: %v", r.Lines, r.CarrierName, reasons(r))
		}
	})
}

// What is written where an amount or a date is not known makes nothing doubtful, in brackets too.
func TestBlankAmountsAndDates(t *testing.T) {
	r := mustRead(t, Request{}, "Order number\tOrder date\tPaid date\tProduct\tQuantity\tUnit price\tShipping\tOrder total\tCurrency",
		"K1\t2026-05-01\t(blank)\tLamp\t1\t5.00\t(blank)\t5.00\tUSD", "K2\t2026-05-02\tNaN\tPan\t1\t5.00\tNaN\t5.00\tUSD", "K3\t2026-05-02\t2026-05-03\tCup\t1\t6.00\t1.00\t7.00\tUSD")
	if len(r.Orders) != 3 {
		t.Fatalf("%+v: %v", r.Orders, reasons(r))
	}
	for _, o := range r.Orders[:2] {
		if o.PaidDate != "" || o.Shipping != 0 {
			t.Errorf("%+v: %v", o, reasons(r))
		}
	}
}
