package intake

import "testing"

// The postage that is taken off to leave a profit is the seller's own, and the buyer does not pay it beside the price; what is added to
// the price first is the buyer's, and what is taken off as a discount the buyer does not pay.
func TestSellersCostsOfAProfit(t *testing.T) {
	for _, c := range []struct {
		header, first, second string
		total                 [2]int64
	}{
		{"Order\tDate\tItem\tSale price\tItem cost\tFee\tPostage\tProfit", "A-1\t2026-05-14\tVase\t42.00\t15.00\t4.20\t6.00\t16.80", "A-2\t2026-05-15\tBowl\t28.00\t9.00\t2.80\t5.00\t11.20", [2]int64{4200, 2800}},
		{"Bestellung\tDatum\tArtikel\tVK\tEK\tGebühr\tPorto\tGewinn", "A-1\t14.05.2026\tVase\t42\t15\t4\t6\t17", "A-2\t15.05.2026\tKrug\t28\t9\t3\t5\t11", [2]int64{4200, 2800}},
		{"Заказ\tДата\tТовар\tЦена\tЗакупка\tДоставка\tПрибыль", "A-1\t14.05.2026\tВаза\t420\t150\t60\t210", "A-2\t15.05.2026\tКувшин\t280\t90\t50\t140", [2]int64{42000, 28000}},
		{"订单号\t日期\t商品\t售价\t成本\t运费\t利润", "A-1\t2026-05-14\t花瓶\t42\t15\t6\t21", "A-2\t2026-05-15\t碗\t28\t9\t5\t14", [2]int64{4200, 2800}},
		{"Order\tDate\tItem\tPrice\tPostage charged\tPostage paid\tCost\tProfit", "A-1\t2026-05-14\tVase\t42\t5\t6\t15\t26", "A-2\t2026-05-15\tBowl\t28\t4\t5\t9\t18", [2]int64{4700, 3200}},
		{"Order\tDate\tItem\tPrice\tDiscount\tCost\tProfit", "A-1\t2026-05-14\tVase\t42\t5\t15\t22", "A-2\t2026-05-15\tBowl\t28\t4\t9\t15", [2]int64{3700, 2400}},
	} {
		r := mustRead(t, Request{}, c.header, c.first, c.second)
		for i, total := range c.total {
			if r.Orders[i].Total != total {
				t.Errorf("%s: order %d comes to %d, not %d", c.header, i+1, r.Orders[i].Total, total)
			}
		}
		if len(r.Problems) > 0 {
			t.Errorf("%s: %v", c.header, reasons(r))
		}
	}
}

// Where no arithmetic says that the postage is taken off, the buyer pays it.
func TestPostageBesideAProfitThatItDoesNotLessen(t *testing.T) {
	r := mustRead(t, Request{}, "Order\tDate\tItem\tPrice\tPostage\tCost\tProfit", "A-1\t2026-05-14\tVase\t42\t6\t15\t27", "A-2\t2026-05-15\tBowl\t28\t5\t9\t19")
	if fieldOf(r, "Postage") != "shipping" || r.Orders[0].Total != 4800 {
		t.Errorf("postage is %q, the total %d", fieldOf(r, "Postage"), r.Orders[0].Total)
	}
}
