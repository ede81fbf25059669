package intake

import (
	"errors"
	"testing"

	"parcelbook/data"
)

// Of an invoice the only long numbers of which each row has its own are those of its parcels, whatever they are called.
func TestParcelsOfAnInvoiceByTheirNumbers(t *testing.T) {
	for _, c := range []struct {
		header, first, second, third string
		known                        bool
	}{
		{"Label", "FX5504917", "FX4140826", "FX2552704", true},
		{"Article ID", "33520698712041", "33164879387949", "33611343223086", true},
		{"Zone", "ZA-DOM-2026", "ZA-DOM-2026", "ZA-DOM-2026", false},
		{"Customer phone", "0801432196", "0802905536", "0800604617", false},
		{"Size", "10x20", "20x30", "30x40", false},
	} {
		r, err := readText(t, Request{}, "Date\t"+c.header+"\tReceiver\tWeight (kg)\tCharge inc GST",
			"2026-09-06\t"+c.first+"\tLuke Sanders\t3.4\t19.60", "2026-09-07\t"+c.second+"\tAmanda Briggs\t2.0\t6.50", "2026-09-08\t"+c.third+"\tEmily Chen\t0.5\t11.00")
		if c.known && (err != nil || r.Statement.Kind != data.StatementFreight || r.Lines[0].Waybill != c.first) || !c.known && !errors.Is(err, ErrNoHeader) {
			t.Errorf("%s: %v", c.header, err)
		}
	}
}

// Prices beside parcels that are weighed, and nothing of what was sold or who bought it, are what sending them cost.
func TestPricesOfParcels(t *testing.T) {
	rows := []string{"FX9750869\t2200\t2026-06-10\tExpress\t0.5\t8.00\t1.60\t9.60", "FX0914185\t2203\t2026-06-12\tExpress\t1.2\t6.35\t1.27\t7.62", "FX1702736\t2206\t2026-06-13\tStandard\t0.5\t12.00\t2.40\t14.40"}
	r := mustRead(t, Request{}, append([]string{"Parcel Ref\tOrder\tDespatch Date\tService\tKg\tPrice\tVAT\tTotal"}, rows...)...)
	if r.Statement.Kind != data.StatementFreight || r.Lines[0].Net != -960 {
		t.Errorf("%s %s %+v", r.Kind, r.Statement.Kind, r.Lines)
	}
	if r, err := readText(t, Request{}, append([]string{"Parcel Ref\tOrder\tOrder Date\tItem\tKg\tPrice\tVAT\tTotal"}, rows...)...); err == nil && r.Kind != Orders {
		t.Errorf("with goods it is %s", r.Kind)
	}
	if r, err := readText(t, Request{}, append([]string{"Tracking\tOrder\tOrder Date\tShelf\tWeight (kg)\tUnit price\tVAT\tTotal"}, rows...)...); err == nil && r.Kind == Statements {
		t.Errorf("with the days of orders it is %s", r.Statement.Kind)
	}
}

// What a payout calls a reference is the number of its order where it says so.
func TestReferencesThatNameOrders(t *testing.T) {
	read := func(first, second, third string) (*Result, error) {
		return readText(t, Request{}, "Transaction Date\tReference\tCustomer\tAmount\tFees\tAmount Settled\tSettlement Status",
			"2026-04-04\t"+first+"\tGrace Turner\t488.00\t7.32\t480.68\tSettled", "2026-04-06\t"+second+"\tEmily Chen\t789.00\t11.83\t777.17\tSettled", "2026-04-14\t"+third+"\tJason Miller\t420.00\t6.30\t413.70\tSettled")
	}
	r, err := read("ORD-7001", "ORD-7002", "ORD-7004")
	if err != nil || r.Lines[0].OrderNumber != "ORD-7001" {
		t.Errorf("%v", err)
	}
	if _, err := read("TRF-7001", "TRF-7002", "TRF-7004"); !errors.Is(err, ErrNoHeader) {
		t.Errorf("numbers of anything else: %v", err)
	}
}
