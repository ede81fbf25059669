package intake

import (
	"strings"
	"testing"
)

// What nothing calls anything is what lines come to where the rows of each order add up to its total.
func TestLinesThatAddUpToTheTotal(t *testing.T) {
	lines := []string{
		"订单号\t订单日期\t商品\t销售数量\t销售金额\t订单金额", "A1\t2026-05-01\t杯子\t1\t20.50\t50.75", "A1\t2026-05-01\t碗\t2\t30.25\t50.75", "A2\t2026-05-02\t杯子\t2\t41.00\t41.00",
		"A3\t2026-05-02\t盘子\t1\t18.00\t38.50", "A3\t2026-05-02\t杯子\t1\t20.50\t38.50",
	}
	r := mustRead(t, Request{}, lines...)
	if got := fieldsAs(r, "销售金额", "订单金额"); got != "销售金额=line_total 订单金额=order_total " || len(r.Orders) != 3 || r.Orders[0].Items != 5075 {
		t.Error(got, r.Problems)
	}
	lines[2] = strings.Replace(lines[2], "30.25", "31.25", 1)
	if got := fieldOf(mustRead(t, Request{}, lines...), "销售金额"); got != "" {
		t.Errorf("which does not add up: %q", got)
	}
}

// Rows of one order have each their own total where it is their goods with postage, and tax at one rate that no column gives: the order's
// is their sum, and what was taxed is what the lines come to, though it be less than pieces times the list price.
func TestTaxAtOneRateInEachRow(t *testing.T) {
	lines := []string{
		"受注番号\t受注日\t商品名\t本数\t単価\t売価\t送料\t合計(税込)", "K-101\t2026-05-06\t梅酒\t6\t2200\t9240\t880\t11132", "K-102\t2026-05-07\t梅酒\t12\t2200\t18480\t0\t20328", "K-102\t2026-05-07\t白酒\t6\t1800\t7559\t0\t8315",
		"K-103\t2026-05-08\t焼酎\t6\t3000\t12600\t880\t14828", "K-103\t2026-05-08\t梅酒\t6\t2200\t9240\t0\t10164",
	}
	r := mustRead(t, Request{Currency: "JPY"}, lines...)
	if got := fieldOf(r, "売価"); got != "line_total" || len(r.Orders) != 3 || len(r.Problems) > 0 {
		t.Fatalf("%q, %d orders, %v", got, len(r.Orders), r.Problems)
	}
	for i, want := range []int64{11132, 28643, 24992} {
		if o := r.Orders[i]; o.Total != want {
			t.Errorf("order %s comes to %d, not %d", o.Number, o.Total, want)
		}
	}
	lines[3] = strings.Replace(lines[3], "8315", "9315", 1) // nor is it the total of all, where one row is at another rate
	if r := mustRead(t, Request{Currency: "JPY"}, lines...); fieldOf(r, "売価") != "" || len(r.Quarantine) == 0 {
		t.Errorf("%q, %v", fieldOf(r, "売価"), r.Problems)
	}
}
