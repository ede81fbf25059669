package intake

import (
	"testing"

	"parcelbook/data"
)

// What a buyer is charged for paying on delivery is added to an order of which no total is given, beside its postage. Among what the seller
// pays, or where a total may have it in it, it is not taken.
func TestFeeForCollectingOfOrders(t *testing.T) {
	for header, want := range map[string]int64{
		"Price\tCOD fee\tShipping":               3100,
		"Price\tShipping\tCash on delivery fee":  3100,
		"Price\tCOD charges":                     2600,
		"Preis\tVersand\tNachnahmegebühr":        3100,
		"Cena\tOpłata za pobranie\tWysyłka":      3100,
		"Precio\tRecargo contra reembolso":       2600,
		"Prix\tFrais contre-remboursement\tPort": 3100,
		"Prezzo\tSpese contrassegno":             2600,
		"Price\tCOD fee\tCommission":             2400,
		"Price\tCOD fee\tTotal":                  500,
	} {
		r := mustRead(t, Request{As: Orders, Currency: "EUR"}, "Order\tDate\tCustomer\tItem\tQty\t"+header,
			"C1\t2026-03-13\tAnne Lee\tBowl\t2\t12.00\t2.00\t5.00", "C2\t2026-03-14\tLuc Ray\tPot\t1\t18.00\t4.00\t5.00", "C3\t2026-03-15\tMax Hill\tPot\t3\t18.00\t0.00\t5.00")
		if len(r.Orders) != 3 || r.Orders[0].Total != want {
			t.Errorf("%s: %+v %v", header, r.Orders, reasons(r))
		}
	}
}

// Customers, and whether orders are paid, in the words of the North.
func TestNordicOrders(t *testing.T) {
	for _, words := range [][4]string{
		{"Kund", "Betald", "Ja", "Nej"}, {"Kund", "Betalt", "x", ""}, {"Kunde", "Betalt", "Ja", "Nei"}, {"Asiakas", "Maksettu", "Kyllä", "Ei"},
	} {
		r := mustRead(t, Request{Currency: "SEK"}, "Order\tDatum\t"+words[0]+"\tArtikel\tAntal\tPris\tSumma\t"+words[1],
			"A1\t2026-03-01\tAnna Berg\tMugg\t2\t100\t200\t"+words[2], "A2\t2026-03-13\tJan Holm\tGryta\t1\t150\t150\t"+words[3])
		if o := r.Orders; len(o) != 2 || o[0].BuyerName != "Anna Berg" || o[0].Paid != 20000 || o[1].Paid != 0 || o[1].State != data.OrderUnpaid {
			t.Errorf("%s: %+v %v", words, o, reasons(r))
		}
	}
}
