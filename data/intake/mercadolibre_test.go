package intake

import "testing"

// A report is the marketplace's where it tells what it keeps back and gives back; another list of sales with some of its headers is read
// by what they say.
func TestListsOfSalesLikeAMarketplaces(t *testing.T) {
	const header = "# de venta\tFecha de venta\tEstado\tUnidades\tIngresos por productos (MXN)\tCargo por venta e impuestos (MXN)\tTotal (MXN)\tSKU\tPrecio unitario"
	const number = "Número de pedido\t" // by which a list of any other kind is read
	const sale = "2000018220575874\t31 de agosto de 2026 23:30 hs.\tEntregado\t1\t124.99\t-30.06\t94.93\tGT-24\t124.99"
	if r := mustRead(t, Request{}, number+header, "A1\t"+sale); r.Format != "generic_orders" {
		t.Errorf("a list of sales is %s", r.Format)
	}
	r := mustRead(t, Request{}, header+"\tCostos de envío (MXN)\tAnulaciones y reembolsos (MXN)", sale+"\t-38\t0")
	if r.Format != "mercadolibre_sales" || len(r.Orders) != 1 || r.Orders[0].Total != 12499 || r.Orders[0].OrderDate != "2026-08-31" {
		t.Errorf("%s: %+v %v", r.Format, r.Orders, reasons(r))
	}
}
