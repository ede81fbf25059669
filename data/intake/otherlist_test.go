package intake

import (
	"strings"
	"testing"
)

// What a seller's folder holds beside orders, statements and deliveries is refused, and said to be what it seems to be.
func TestListsOfNoKind(t *testing.T) {
	for name, c := range map[string]struct {
		want string
		file []string
	}{
		"customers":                              {"a list of customers", []string{"Kunde\tE-Mail\tBestellungen\tUmsatz\tLetzte Bestellung", "Ann\ta@x.org\t3\t120,00\t01.06.2026", "Bob\tb@x.org\t1\t20,00\t14.06.2026"}},
		"customers by words of another language": {"a list of customers", []string{"Cliente\tCorreo\tPedidos\tTotal gastado\tÚltimo pedido", "Ann\ta@x.org\t3\t120.50\t01/06/2026", "Bob\tb@x.org\t1\t20.00\t14/06/2026"}},
		"advertising":                            {"a report on advertising", []string{"推广计划\t日期\t展现量\t点击量\t花费\t订单数\t成交金额", "C1\t2026-06-01\t1000\t10\t5.00\t1\t20.00", "C2\t2026-06-02\t2000\t20\t7.00\t2\t30.00"}},
		"by month":                               {"a summary that counts orders", []string{"Month\tOrders\tRevenue\tFees\tPayout", "2026-05\t10\t500.00\t50.00\t450.00", "2026-06\t12\t600.00\t60.00\t540.00"}},
		"tax by country":                         {"a summary that counts orders", []string{"Страна\tЗаказы\tСумма без НДС\tНДС\tСумма с НДС", "Испания\t7\t100.00\t20.00\t120.00", "Италия\t3\t50.00\t10.00\t60.00"}},
		"purchases":                              {"a list of what the seller bought", []string{"N. ordine\tFornitore\tArticolo\tQuantità\tCosto unitario\tTotale\tData ordine", "PO-1\tFabbrica\tTazza\t100\t2,00\t200,00\t01/05/2026", "PO-2\tFabbrica\tVaso\t50\t1,00\t50,00\t13/05/2026"}},
		"invoices":                               {"a list of invoices", []string{"Invoice number\tInvoice date\tDue date\tCustomer\tNet\tVAT\tGross", "R-1\t2026-06-01\t2026-06-15\tAnn\t100.00\t20.00\t120.00", "R-2\t2026-06-02\t2026-06-16\tBob\t50.00\t10.00\t60.00"}},
		"stock":                                  {"a list of goods", []string{"SKU\tProducto\tPrecio\tExistencias\tCategoría\tFecha de creación", "M-1\tTaza\t9.90\t12\tCocina\t2026-05-01", "M-2\tVaso\t8.90\t17\tCocina\t2026-05-02"}},
		"goods by their values": {"a list of goods", []string{
			"ID\tSKU\tTitle\tPrice\tQuantity\tCreated at", "4001\tM-1\tCup\t9.90\t12\t2026-05-01", "4002\tM-2\tMug\t8.90\t17\t2026-05-01", "4003\tM-3\tBowl\t7.90\t2\t2026-05-02",
			"4004\tM-4\tPot\t19.90\t3\t2026-05-02", "4005\tM-5\tFork\t1.90\t120\t2026-05-03",
		}},
		"returns": {"a list of returns", []string{"Return ID\tOrder number\tReturn date\tProduct\tQty\tReason\tRefund amount", "RMA-1\t1001\t2026-06-01\tMug\t1\tBroken\t10.00", "RMA-2\t1003\t2026-06-02\tMug\t1\tLate\t11.00"}},
		"reviews": {"a list of reviews", []string{"Bestellnummer\tArtikel\tSterne\tBewertung\tKunde", "1001\tTasse\t5\tGut\tAnn Lee", "1003\tTasse\t2\tZerbrochen\tBob Ray"}},
		"quotes":  {"a list of quotes", []string{"Quote number\tDate\tValid until\tCustomer\tTotal", "Q-1\t2026-06-01\t2026-07-01\tAnn\t200.00", "Q-2\t2026-06-02\t2026-07-02\tBob\t100.00"}},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := readText(t, Request{}, c.file...)
			if err == nil {
				t.Fatalf("it was read as %s", r.Kind)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v does not call it %s", err, c.want)
			}
		})
	}
}

// A word that such lists have makes none of them of a file of orders or of a statement, nor of one of which the user says what it is.
func TestListsOfOurKinds(t *testing.T) {
	for name, c := range map[string]struct {
		want Kind
		file []string
	}{
		"what the seller paid for": {Orders, []string{"Order number\tOrder date\tCustomer\tSupplier\tProduct\tQty\tPrice\tUnit cost", "1001\t2026-06-01\tAnn Lee\tFactory\tMug\t2\t10.00\t4.00", "1002\t2026-06-02\tBob Ray\tFactory\tCup\t1\t8.00\t3.00"}},
		"numbers of orders":        {Orders, []string{"Orders\tDate\tCustomer\tTotal", "1001\t2026-06-01\tAnn Lee\t20.00", "1002\t2026-06-02\tBob Ray\t8.00", "1003\t2026-06-02\tCarl Zed\t9.00"}},
		"returned later":           {Orders, []string{"Order number\tOrder date\tProduct\tQty\tPrice\tReturn reason\tReturn date", "1001\t2026-06-01\tMug\t2\t10.00\tBroken\t2026-06-09", "1002\t2026-06-02\tCup\t1\t8.00\t\t"}},
		"baskets that were paid":   {Statements, []string{"Cart ID\tTxn type\tAmount\tCommission\tNet amount\tSettlement date", "A-1001\tSale\t20.00\t1.00\t19.00\t2026-06-01", "A-1002\tSale\t30.00\t1.50\t28.50\t2026-06-01", "A-1003\tRefund\t-20.00\t0.00\t-20.00\t2026-06-02"}},
	} {
		t.Run(name, func(t *testing.T) {
			if r := mustRead(t, Request{}, c.file...); r.Kind != c.want {
				t.Errorf("it is read as %s", r.Kind)
			}
		})
	}
	bought := []string{"PO number\tSupplier\tItem\tQty\tUnit cost\tTotal cost\tOrdered on", "PO-1\tFactory\tMug\t100\t2.00\t200.00\t2026-05-01", "PO-2\tFactory\tCup\t50\t1.00\t50.00\t2026-05-02"}
	if r := mustRead(t, Request{As: Orders}, bought...); len(r.Orders) != 2 {
		t.Errorf("what the user says are orders is read as %d of them", len(r.Orders))
	}
}
