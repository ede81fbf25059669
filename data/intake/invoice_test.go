package intake

import (
	"fmt"
	"slices"
	"testing"

	"parcelbook/data"
)

// Parcels that share an invoice's number are an invoice of a carrier, whatever else stands beside them; so is a list of labels that names what
// each cost and weighs, and nothing that was bought.
func TestInvoicesForParcels(t *testing.T) {
	invoice := []string{"Invoice number\tInvoice date\tParcel number\tClient reference\tCOD reference\tPick up date\tDelivery date\tTotal amount\tCurrency\tAddressee name\tDelivery address"}
	gross := []string{"Pos.\tRechnungsnr.\tRg.-Datum\tPaketschein-Nr.\tEmpfänger\tGrundpreis\tDieselzuschl.\tZuschl. sonst.\tNetto\tUSt. 19 %\tBrutto"}
	labels := []string{"Created Date\tRecipient\tEmail\tTracking Number\tCost\tStatus\tSaved\tShip Date\tWeight (oz)\tZone\tAddress Line 1\tCity\tState\tZipcode\tCountry\tOrder ID"}
	for i := range 8 {
		invoice = append(invoice, fmt.Sprintf("HU0001\t2026-05-31\t71621689%02d\tA-%d\tC-%d\t2026-05-%02d\t2026-05-%02d\t28%d.50\tEUR\tAnn Example\tFő u. %d.", i*7, 100+i, 100+i, 4+i, 6+i, 40+i*3, i))
		gross = append(gross, fmt.Sprintf("%d\tR-77\t31.05.2026\t0131572801%02d\tAnna Muster\t%d,00\t0,50\t%d,25\t%d,75\t1,19\t%d,94", i+1, i*7, 5+i, i%2, 5+i+i%2, 6+i+i%2))
		labels = append(labels, fmt.Sprintf("2026-05-%02d\tAnn Example\tb%d@example.com\t94001599561054%08d\t$%d.91\tPurchased\t$1.20\t2026-05-%02d\t12\t4\t%d Sample St\tAustin\tTX\t78701\tUS\tA-%d", 4+i, i, 28764466+i*911, 6+i%3, 5+i, i, 100+i))
	}
	for name, rows := range map[string][]string{"of parcels": invoice, "net and gross": gross, "of labels": labels} {
		if r := mustRead(t, Request{}, rows...); r.Kind != Statements || r.Statement.Kind != data.StatementFreight {
			t.Errorf("%s: read as %s", name, r.Format)
		}
	}
	r := mustRead(t, Request{}, gross...)
	if got := fieldsAs(r, "Grundpreis", "Dieselzuschl.", "Netto", "USt. 19 %", "Brutto"); got != "Grundpreis=freight Dieselzuschl.=fee Netto= USt. 19 %=fee Brutto=net " {
		t.Error(got)
	}
}

// A list of orders stays one, though lines of an order share its invoice's number, and so does what was collected on an invoice.
func TestNoInvoicesForParcels(t *testing.T) {
	orders, collected := []string{"Order no\tOrder date\tInvoice number\tWaybill\tTitle\tQuantity\tUnit price\tLine total"}, []string{"Invoice no\tInvoice date\tTracking no\tOrder ref\tCOD amount\tDelivery fee\tNet payable"}
	for i := range 8 {
		orders = append(orders, fmt.Sprintf("A-%d\t2026-05-%02d\tINV-%d\tW71621689%02d\tCup\t2\t%d.50\t%d.00", 100+i/2, 4+i/2, 10+i/2, i/2, 5+i, 11+2*i))
		collected = append(collected, fmt.Sprintf("I-77\t2026-05-31\tW71621689%02d\tA-%d\t%d.50\t2.25\t%d.25", i*7, 100+i, 40+i*3, 38+i*3))
	}
	if r := mustRead(t, Request{}, orders...); r.Kind != Orders {
		t.Errorf("orders are %s", r.Format)
	}
	if r := mustRead(t, Request{}, collected...); r.Statement.Kind != data.StatementCOD {
		t.Errorf("what was collected is %s", r.Format)
	}
}

// What is due to the merchant after a charge was kept back is a remittance, though many parcels share an invoice's number.
func TestRemittancesWithAnInvoiceNumber(t *testing.T) {
	r := mustRead(
		t, Request{Currency: "EUR"}, "Invoice Number\tTracking Number\tOrder Number\tDelivered On\tShipment Value\tShipping Charges\tNet Payable",
		"INV-700\tDX100200300\tORD-5000\t2026-05-01\t100.00\t20.00\t80.00", "INV-700\tDX100200307\tORD-5001\t2026-05-02\t103.00\t20.00\t83.00",
		"INV-700\tDX100200314\tORD-5002\t2026-05-03\t106.00\t20.00\t86.00", "INV-700\tDX100200321\tORD-5003\t2026-05-03\t91.00\t18.00\t73.00",
	)
	if r.Statement.Kind != data.StatementCOD || r.Lines[0].Net != 8000 {
		t.Errorf("%s %+v", r.Statement.Kind, r.Lines[0])
	}
}

// A till numbers its sales by their receipts.
func TestReceiptsAreOrders(t *testing.T) {
	lib, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	guesses := newInterpreter(lib.words).heading("Kvitteringsnummer").guesses
	if !slices.ContainsFunc(guesses, func(g guess) bool { return g.field == OrderNumber && g.in.has(payoutPurpose) && g.sure >= sureMaybe }) {
		t.Error(guesses)
	}
}

// The only amount of a list of parcels is what carrying them costs, though it is called a charge; what an invoice calls net and its charges
// never come to is no amount of its own.
func TestChargesOfASmallInvoice(t *testing.T) {
	r := mustRead(t, Request{}, "Tracking\tShip date\tService\tWeight\tCharge", "T1000001\t14/03/2026\tExpress\t1.2\t10.00", "T1000002\t15/03/2026\tExpress\t2.0\t12.00")
	if r.Statement.Kind != data.StatementFreight || len(r.Lines) != 2 || r.Lines[1].Freight != 1200 || len(r.Lines[1].Fees) > 0 {
		t.Errorf("%s: %+v", r.Format, r.Lines)
	}
	r = mustRead(
		t, Request{}, "Sendungsnummer\tEmpfänger\tGewicht kg\tNettobetrag\tDieselzuschlag\tMwSt\tBruttobetrag",
		"0034001\tMüller\t1,2\t4,50\t0,32\t0,92\t5,74", "0034002\tWeber\t2,0\t5,20\t0,37\t1,06\t6,63",
	)
	for i, want := range []int64{574, 663} {
		l := &r.Lines[i]
		if l.Freight+l.FeeTotal() != want || l.Net != 0 && l.Net != -want {
			t.Errorf("%s: line %d is charged %d and %d, and comes to %d", r.Format, i+1, l.Freight, l.FeeTotal(), l.Net)
		}
	}
}
