package intake

import (
	"fmt"
	"testing"

	"parcelbook/data"
)

// A courier's client, who is the same in every row, bought nothing: the file says what became of parcels.
func TestOneClientBoughtNothing(t *testing.T) {
	file := func(client func(i int) string) []string {
		lines := []string{"AWB Number\tOrder Number\tClient Name\tOrigin\tPayment Mode\tCOD Amount\tShipment Status\tStatus Date"}
		for i, state := range []string{"Delivered", "RTO Delivered", "In Transit", "Delivered", "Delivered", "In Transit", "Delivered"} {
			lines = append(lines, fmt.Sprintf("1433%d\t%d\t%s\tSURAT\tCOD\t%d\t%s\t%02d-03-2026", 8176645703+i*i*99991, 510+i, client(i), 1000+i*37, state, 13+i))
		}
		return lines
	}
	if r := mustRead(t, Request{}, file(func(int) string { return "RANG" })...); r.Kind != Delivered || len(r.Deliveries) != 7 {
		t.Errorf("%s of %d deliveries", r.Kind, len(r.Deliveries))
	}
	if r, err := readText(t, Request{}, file(func(i int) string { return fmt.Sprintf("Pooja Desai %c", 'A'+i) })...); err == nil && r.Kind == Delivered {
		t.Error("customers bought nothing")
	}
}

// Order numbers that look like amounts, on a carrier's invoice, are no amounts of what was sold.
func TestOrdersOnAnInvoice(t *testing.T) {
	lines := []string{"Nº de envío\tFecha\tReferencia pedido\tServicio\tDestinatario\tCiudad\tBase imponible\tIVA 21%\tTotal"}
	for i := range 6 {
		base := 800 + 100*i
		lines = append(lines, fmt.Sprintf("ES2026PRO%d\t%02d/04/2026\t%d\tCorreos Express Paq 24\tMaría José Ortega\tSevilla\t%d.00\t%d.%02d\t%d.%02d",
			14609798+i*i*7717, 7+2*i, 2200+3*i, base/100, base*21/10000, base*21/100%100, base*121/10000, base*121/100%100))
	}
	r := mustRead(t, Request{Currency: "EUR"}, lines...)
	if r.Statement.Kind != data.StatementFreight || len(r.Lines) != 6 || fieldOf(r, "Referencia pedido") != "order_number" {
		t.Errorf("%s %s of %d lines", r.Kind, r.Statement.Kind, len(r.Lines))
	}
}

// A fee beside tax is kept back of what was collected, though the orders have numbers that look like amounts.
func TestFeesOfARemittance(t *testing.T) {
	lines := []string{"Waybill\tOrder Ref\tStatus\tAmount\tCourier fee\tVAT (15%)\tNett"}
	for i := range 6 {
		sum := 58800 + 1000*i*i
		lines = append(lines, fmt.Sprintf("AW807%d\t%d\tCollected by customer\t%d.%02d\t65.00\t9.75\t%d.%02d", 4365+i*i*91, 4001+4*i, sum/100, sum%100, (sum-7475)/100, (sum-7475)%100))
	}
	if r := mustRead(t, Request{Currency: "ZAR"}, lines...); r.Statement.Kind != data.StatementCOD || r.Lines[0].Collected != 58800 {
		t.Errorf("it is read as %s", r.Statement.Kind)
	}
}

// Norwegian payouts say what each entry is, and when it was settled.
func TestNorwegianPayout(t *testing.T) {
	lines := []string{"Salgsdato\tTransaksjons-ID\tOrdre-ID\tBrutto\tGebyr\tNetto\tTransaksjonstype\tOppgjørs-ID\tOppgjørsdato"}
	for i := range 5 {
		lines = append(lines, fmt.Sprintf("%02d.02.2026\t%d\t%d\t%d34,00\t8,50\t%d25,50\tSalg\t2000114\t%02d.02.2026", 8+i, 9155361461+i*i*77, 50113+4*i, i+1, i+1, 15+i))
	}
	lines = append(lines, "20.02.2026\t9155369999\t50113\t-134,00\t0,00\t-134,00\tRefundering\t2000114\t23.02.2026")
	r := mustRead(t, Request{Currency: "NOK"}, lines...)
	if len(r.Lines) != 6 || r.Lines[5].EntryType != data.EntryRefund || r.Lines[0].PaidDate != "2026-02-15" || r.Lines[0].EntryType != data.EntryRelease {
		t.Errorf("%v", r.Lines)
	}
}
