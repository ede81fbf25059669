package intake

import (
	"fmt"
	"testing"
)

// A list of what was bought that is kept by invoices, and by nothing else, has their numbers and days for those of the orders. An order's
// freight does not make a freight invoice of it.
func TestInvoicesOfGoods(t *testing.T) {
	for _, c := range []struct {
		header, number, day string
	}{
		{"Invoice No\tInvoice Date\tCustomer\tItem\tQty\tPrice\tTotal", "Invoice No", "Invoice Date"},
		{"Bill No\tBill Date\tParty Name\tItem\tQty\tPrice\tTotal", "Bill No", "Bill Date"},
		{"Rechnung\tRechnungsdatum\tKunde\tBezeichnung\tAnzahl\tEinzelpreis\tGesamt", "Rechnung", "Rechnungsdatum"},
		{"Factura\tFecha factura\tCliente\tProducto\tCantidad\tPrecio\tTotal", "Factura", "Fecha factura"},
		{"Invoice\tPayment Date\tRecipient\tProduct Name\tQuantity\tPrice\tTotal", "Invoice", ""},
		{"Order No\tOrder Date\tCustomer\tItem\tQty\tPrice\tInvoice No", "Order No", "Order Date"},
		{"Order No\tDate\tCustomer\tItem\tQty\tPrice\tTotal", "Order No", "Date"},
	} {
		r := mustRead(t, Request{Currency: "EUR"}, c.header,
			"R-301\t2026-05-04\tAnn Bell\tMug\t2\t17.50\t35.00", "R-302\t2026-05-05\tBob Cole\tPot\t1\t51.50\t51.50", "R-303\t2026-05-14\tCyd Dorn\tMug\t1\t17.50\t17.50")
		got := fmt.Sprint(r.Kind, " ", len(r.Orders), " ", fieldOf(r, c.number))
		want := "orders 3 order_number"
		if c.day != "" {
			got, want = got+" "+fieldOf(r, c.day), want+" order_date"
		}
		if got != want {
			t.Errorf("%s: %s, not %s", c.header, got, want)
		}
	}
}
