package intake

import (
	"strings"
	"testing"

	"parcelbook/data"
)

// What was paid of an order is not what it comes to, where the file says what is still to be paid.
func TestWhatWasPaidIsNotTheTotal(t *testing.T) {
	for name, c := range map[string]struct {
		lines  []string
		totals []int64
		paid   []int64
	}{
		"beside the price": {
			[]string{
				"Order no\tDate\tProduct\tQty\tPrice\tShipping\tPaid\tBalance Due", "1\t2026-06-02\tMug\t2\t10.00\t4.00\t0.00\t24.00", "2\t2026-06-18\tJar\t1\t30.00\t4.00\t34.00\t0.00", "3\t2026-06-19\tJar\t1\t30.00\t4.00\t10.00\t24.00",
			},
			[]int64{2400, 3400, 3400},
			[]int64{0, 3400, 1000},
		},
		"in Spanish, with nothing beside it": {
			[]string{"Pedido\tFecha\tArtículo\tA cobrar\tPagado", "1\t2026-06-02\tTaza\t24,00\t0,00", "2\t2026-06-18\tJarra\t0,00\t34,00"},
			[]int64{2400, 3400},
			[]int64{0, 3400},
		},
		"without what is still to be paid": {
			[]string{"Order no\tDate\tProduct\tQty\tPrice\tPostage\tPaid", "1\t2026-06-02\tMug\t1\t70.00\t5.00\t75.00", "2\t2026-06-18\tJar\t2\t30.00\t5.00\t0.00", "3\t2026-06-19\tJar\t1\t45.00\t0.00\t15.00"},
			[]int64{7500, 6500, 4500},
			[]int64{7500, 0, 1500},
		},
		"by what was received": {
			[]string{"Order no\tDate\tProduct\tQty\tPrice\tPaid Received", "1\t2026-06-02\tMug\t1\t70.00\t70.00", "1\t2026-06-02\tJar\t2\t30.00\t70.00", "3\t2026-06-19\tJar\t1\t45.00\t0.00"},
			[]int64{13000, 4500},
			[]int64{7000, 0},
		},
		"beside what is called the total": {
			[]string{"Bestellnr\tDatum\tArtikel\tGesamt\tBezahlt", "1\t02.06.2026\tTasse\t70,00\t70,00", "2\t18.06.2026\tKrug\t30,00\t0,00", "3\t19.06.2026\tKrug\t45,00\t20,00"},
			[]int64{7000, 3000, 4500},
			[]int64{7000, 0, 2000},
		},
		"beside the total": {
			[]string{
				"Pedido\tFecha\tArtículo\tTotal\tSeña\tSaldo", "1\t2026-06-02\tMug\t245.90\t100.00\t145.90", "2\t2026-06-18\tJar\t134.75\t50.25\t84.50", "3\t2026-06-19\tJar\t230.10\t115.05\t115.05", "4\t2026-06-19\tJar\t80.00\t80.00\t0.00",
			},
			[]int64{24590, 13475, 23010, 8000},
			[]int64{10000, 5025, 11505, 8000},
		},
		"beside an unknown price": {
			[]string{
				"Bill No\tBill Date\tItem\tQty\tRate\tGross Amt\tDiscount\tNet Amt\tAdvance\tBalance",
				"1001\t2026-04-01\tMug\t1\t1204\t1204\t120\t1084\t1084\t0", "1002\t2026-04-02\tMug\t3\t2185\t6555\t655\t5900\t2950\t2950", "1003\t2026-04-03\tMug\t1\t2263\t2263\t226\t2037\t1018\t1019",
				"1004\t2026-04-04\tMug\t2\t392\t784\t0\t784\t784\t0", "1005\t2026-04-05\tMug\t1\t928\t928\t0\t928\t928\t0", "1006\t2026-04-06\tMug\t1\t1200\t1200\t120\t1080\t1080\t0",
				"1007\t2026-04-07\tMug\t1\t2185\t2185\t0\t2185\t1092\t1093", "1008\t2026-04-08\tMug\t1\t1200\t1200\t0\t1200\t600\t600", "1009\t2026-04-09\tMug\t1\t928\t928\t0\t928\t928\t0",
			},
			[]int64{108400, 590000, 203700, 78400, 92800, 108000, 218500, 120000, 92800},
			[]int64{108400, 295000, 101800, 78400, 92800, 108000, 109200, 60000, 92800},
		},
		"which is of two pieces twice the half that was paid": {
			[]string{
				"Order\tDate\tItem\tQty\tPrice\tDelivery\tTotal due\tEFT paid\tBalance",
				"88\t2026-03-05\tMug\t1\t612.00\t0.00\t612.00\t612.00\t0.00", "89\t2026-03-05\tMug\t3\t708.81\t83.50\t2209.93\t1104.96\t1104.97", "90\t2026-03-05\tMug\t3\t612.00\t0.00\t1836.00\t918.00\t918.00",
				"91\t2026-03-05\tMug\t2\t599.50\t0.00\t1199.00\t1199.00\t0.00", "92\t2026-03-05\tMug\t1\t599.50\t65.50\t665.00\t665.00\t0.00", "93\t2026-03-05\tMug\t1\t274.00\t0.00\t274.00\t274.00\t0.00",
				"94\t2026-03-05\tMug\t1\t599.50\t58.50\t658.00\t329.00\t329.00", "95\t2026-03-05\tMug\t1\t274.00\t46.00\t320.00\t320.00\t0.00", "96\t2026-03-05\tMug\t2\t880.00\t72.70\t1832.70\t916.35\t916.35",
				"97\t2026-03-05\tMug\t1\t276.30\t0.00\t276.30\t276.30\t0.00", "98\t2026-03-05\tMug\t2\t599.50\t54.50\t1253.50\t626.75\t626.75", "99\t2026-03-05\tMug\t2\t599.50\t88.50\t1287.50\t1287.50\t0.00",
			},
			[]int64{61200, 220993, 183600, 119900, 66500, 27400, 65800, 32000, 183270, 27630, 125350, 128750},
			[]int64{61200, 110496, 91800, 119900, 66500, 27400, 32900, 32000, 91635, 27630, 62675, 128750},
		},
		"beside a total that is called due": {
			[]string{
				"Order\tDate\tItem\tQty\tPrice\tDelivery\tAmount due\tDeposit",
				"88\t2026-03-05\tMug\t1\t612.00\t0.00\t612.00\t612.00", "89\t2026-03-05\tMug\t3\t708.81\t83.50\t2209.93\t1104.96", "90\t2026-03-05\tMug\t3\t612.00\t0.00\t1836.00\t918.00",
				"91\t2026-03-05\tMug\t2\t599.50\t0.00\t1199.00\t1199.00", "92\t2026-03-05\tMug\t1\t599.50\t65.50\t665.00\t665.00", "93\t2026-03-05\tMug\t1\t274.00\t0.00\t274.00\t274.00",
				"94\t2026-03-05\tMug\t1\t599.50\t58.50\t658.00\t329.00", "95\t2026-03-05\tMug\t1\t274.00\t46.00\t320.00\t320.00", "96\t2026-03-05\tMug\t2\t880.00\t72.70\t1832.70\t916.35",
				"97\t2026-03-05\tMug\t1\t276.30\t0.00\t276.30\t276.30", "98\t2026-03-05\tMug\t2\t599.50\t54.50\t1253.50\t626.75", "99\t2026-03-05\tMug\t2\t599.50\t88.50\t1287.50\t1287.50",
			},
			[]int64{61200, 220993, 183600, 119900, 66500, 27400, 65800, 32000, 183270, 27630, 125350, 128750},
			[]int64{61200, 110496, 91800, 119900, 66500, 27400, 32900, 32000, 91635, 27630, 62675, 128750},
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := mustRead(t, Request{}, c.lines...)
			if len(r.Orders) != len(c.totals) {
				t.Fatal(len(r.Orders), r.Problems)
			}
			for i, o := range r.Orders {
				if o.Total != c.totals[i] || o.Paid != c.paid[i] {
					t.Errorf("order %s comes to %d of which %d is paid, not %d of which %d", o.Number, o.Total, o.Paid, c.totals[i], c.paid[i])
				}
			}
			if fields := fieldsAs(r, "Paid", "Pagado", "Seña", "Paid Received", "Bezahlt", "EFT paid", "Deposit", "Advance"); !strings.Contains(fields, "=paid ") {
				t.Error(fields)
			}
		})
	}
}

// Where nothing tells whether a column has what was paid before or all that an order comes to, neither is taken.
func TestWhatWasPaidOrAllOfIt(t *testing.T) {
	r := mustRead(
		t, Request{}, "Order no\tDate\tProduct\tQty\tPrice\tPaid\tBalance", "1\t2026-06-02\tMug\t1\t40.00\t30.00\t10.00", "2\t2026-06-18\tJar\t1\t34.00\t34.00\t0.00",
	)
	if got := fieldOf(r, "Paid"); got != "" || len(r.Problems) == 0 {
		t.Errorf("%q, %v", got, r.Problems)
	}
}

// Where the goods come to more in some orders, but something was paid of each, a discount may be what is missing: it is not taken for
// either, and told. What is never less than the goods is what the order comes to, and what was received is never what is still to be paid.
func TestWhatWasPaidOfGoods(t *testing.T) {
	for _, c := range []struct{ header, first, second, want string }{
		{"Amount paid", "70.00", "25.00", ""},
		{"Amount paid", "75.00", "35.00", "order_total"},
		{"Amount paid", "75.00", "0.00", ""},
		{"Received", "70.00", "0.00", "paid"},
		{"Received", "70.00", "20.00", "paid"},
		{"Received", "75.00", "0.00", ""},
		{"Paid", "1", "0", "status"},
		{"Deposit", "20.00", "0.00", ""},
	} {
		r := mustRead(t, Request{}, "Order no\tDate\tProduct\tQty\tPrice\t"+c.header, "1\t2026-06-02\tMug\t1\t70.00\t"+c.first, "2\t2026-06-18\tJar\t1\t30.00\t"+c.second)
		if got := fieldOf(r, c.header); got != c.want || got == "" && len(r.Problems) == 0 {
			t.Errorf("%s, %s and %s: %q, %v", c.header, c.first, c.second, got, r.Problems)
		}
	}
}

// A total that the goods come to is not given up for what was paid and is still to be paid: what contradicts it waits.
func TestTotalAgainstPaidAndDue(t *testing.T) {
	r := mustRead(
		t, Request{}, "Order no\tDate\tProduct\tQty\tPrice\tShipping\tOrder total\tPaid\tBalance due", "1\t2026-06-02\tMug\t2\t11.00\t4.00\t26.00\t10.00\t16.00",
		"2\t2026-06-18\tJar\t1\t12.00\t4.00\t16.00\t0.00\t22.00", "3\t2026-06-19\tPot\t1\t31.00\t4.00\t35.00\t35.00\t0.00",
	)
	if got := fieldOf(r, "Order total"); got != "order_total" || len(r.Orders) != 2 || len(r.Quarantine) != 1 {
		t.Errorf("%q, %d orders, %v", got, len(r.Orders), r.Problems)
	}
}

// What is to be collected, unless it is nothing, has the postage in it where it is never less than the goods, and is what the order comes to.
func TestPostageInWhatIsCollected(t *testing.T) {
	lines := []string{"Order no\tDate\tProduct\tQty\tPrice\tCOD amount", "1\t2026-06-02\tMug\t1\t70.00\t74.50", "2\t2026-06-18\tJar\t2\t30.00\t64.50", "3\t2026-06-19\tPot\t1\t31.00\t0.00"}
	r := mustRead(t, Request{}, lines...)
	if len(r.Orders) != 3 || r.Orders[0].Total != 7450 || r.Orders[1].Total != 6450 || r.Orders[1].Paid != 0 || r.Orders[2].Total != 3100 {
		t.Error(r.Orders, r.Problems)
	}
	r = mustRead(t, Request{}, append(lines, "4\t2026-06-19\tPot\t1\t31.00\t10.00")...) // a part may be paid before
	if len(r.Orders) != 2 || len(r.Quarantine) != 2 {
		t.Error(r.Orders, r.Problems)
	}
}

// More that is still to be paid than the order comes to is a contradiction, and the order waits.
func TestMoreIsDueThanTheTotal(t *testing.T) {
	r := mustRead(
		t, Request{}, "Order no\tDate\tProduct\tTotal\tBalance", "1\t2026-06-02\tMug\t24.00\t24.00", "2\t2026-06-18\tJar\t30.00\t34.00", "3\t2026-06-18\tJar\t30.00\t0.00", "4\t2026-06-19\tJar\t50.00\t20.00",
	)
	if len(r.Orders) != 3 || len(r.Quarantine) != 1 || r.Quarantine[0].Rows[0].Row != 3 {
		t.Errorf("%d orders, %v", len(r.Orders), r.Problems)
	}
}

// What the courier collects is the goods with postage: what is less than that is not the total, and such an order is paid on delivery.
func TestWhatIsCollectedIsTheTotal(t *testing.T) {
	lines := []string{
		"Nr zamówienia\tData\tTowar\tSzt.\tCena\tWartość\tKoszt przesyłki\tKwota pobrania", "1\t2026-06-01\tKoc\t1\t80,50\t80,50\t15,20\t95,70", "2\t2026-06-02\tLampa\t2\t120,25\t240,50\t15,20\t255,70",
		"3\t2026-06-02\tLampa\t3\t120,25\t360,75\t17,90\t378,65", "4\t2026-06-03\tKoc\t2\t80,50\t161,00\t15,20\t176,20",
	}
	for _, few := range []int{3, len(lines)} {
		r := mustRead(t, Request{}, lines[:few]...)
		want := "Wartość=line_total Koszt przesyłki=shipping Kwota pobrania=outstanding "
		if got := fieldsAs(r, "Wartość", "Koszt przesyłki", "Kwota pobrania"); got != want {
			t.Error(got)
		}
		for _, o := range r.Orders {
			if o.Total != o.Items+o.Shipping || o.Method != data.COD || o.Paid != 0 {
				t.Errorf("order %s: %d by %q, %d paid", o.Number, o.Total, o.Method, o.Paid)
			}
		}
	}
}

// What is added to what the goods come to is a charge, whatever it is called; what is paid and what is left part the total.
func TestAChargeIsNotWhatIsLeft(t *testing.T) {
	for name, lines := range map[string][]string{
		"collected besides": {
			"Order no\tDate\tProduct\tSubtotal\tDiscount\tAfter discount\tOther collected\tTotal\tDeposit paid", "1\t2026-06-02\tMug\t52.00\t2.00\t50.00\t7.25\t57.25\t20.00", "2\t2026-06-03\tJar\t84.50\t0.00\t84.50\t5.75\t90.25\t0.00",
			"3\t2026-06-04\tJar\t31.20\t1.20\t30.00\t0.00\t30.00\t30.00", "4\t2026-06-05\tMug\t47.00\t4.70\t42.30\t7.25\t49.55\t10.00",
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := mustRead(t, Request{}, lines...)
			if got := fieldOf(r, "Other collected"); got == "outstanding" {
				t.Error(got)
			}
			for _, o := range r.Orders {
				if o.Paid != 0 && o.Paid != 2000 && o.Paid != 3000 && o.Paid != 1000 {
					t.Errorf("order %s: %d paid", o.Number, o.Paid)
				}
			}
		})
	}
}

// A total that pieces and postage make up is parted besides into what was paid and what is left: by words that say so, or neither is goods.
func TestTotalPartedTwice(t *testing.T) {
	rows := []string{
		"K1\t2026-04-13\tStoel\t2\t45,50\t8,75\t99,75\t99,75\t0,00", "K2\t2026-04-14\tStoel\t1\t45,50\t8,75\t54,25\t16,00\t38,25", "K3\t2026-04-15\tTafel\t3\t31,00\t0,00\t93,00\t93,00\t0,00",
		"K4\t2026-04-16\tTafel\t2\t31,00\t8,75\t70,75\t21,50\t49,25", "K5\t2026-04-17\tBank\t1\t240,00\t8,75\t248,75\t248,75\t0,00",
	}
	for header, want := range map[string]string{"Vooruitbetaald\tNog te betalen": "paid,outstanding", "Qvorx\tZalm": ","} {
		r := mustRead(t, Request{Currency: "EUR"}, append([]string{"Bestelling\tDatum\tArtikel\tAantal\tStukprijs\tVerzendkosten\tTotaal\t" + header}, rows...)...)
		first, second, _ := strings.Cut(header, "\t")
		if got := fieldOf(r, first) + "," + fieldOf(r, second); got != want {
			t.Errorf("%s: %s, not %s", header, got, want)
		}
		if len(r.Orders) != 5 || r.Orders[1].Total != 5425 {
			t.Errorf("%d orders, %v", len(r.Orders), r.Problems)
		}
	}
}

// What a customer gave on account is called so in Spanish.
func TestOnAccount(t *testing.T) {
	r := mustRead(t, Request{Currency: "EUR"}, "Pedido\tFecha\tArtículo\tTotal\tA cuenta\tPendiente", "1\t2026-06-02\tTaza\t45,90\t20,00\t25,90", "2\t2026-06-18\tJarra\t34,75\t34,75\t0,00", "3\t2026-06-19\tJarra\t30,10\t10,05\t20,05")
	if got := fieldsAs(r, "Total", "A cuenta", "Pendiente"); got != "Total=order_total A cuenta=paid Pendiente=outstanding " {
		t.Error(got)
	}
}

// A document of a Chinese seller's books is an order, of which 已收 was paid and 未收 is left.
func TestDocumentIsAnOrder(t *testing.T) {
	r := mustRead(t, Request{Currency: "CNY"}, "单据日期\t单据编号\t往来单位\t客户级别\t收货人\t本单金额\t已收定金\t未收款", "2026-05-03\tXS-00000417\t城西粮店\t一级\t周敏\t880.50\t300.00\t580.50",
		"2026-05-04\tXS-00000418\t老王副食\t一级\t王强\t460.00\t460.00\t0.00", "2026-05-06\tXS-00000419\t城西粮店\t二级\t周敏\t1250.00\t0.00\t1250.00", "2026-05-07\tXS-00000420\t河东超市\t二级\t李丽\t730.00\t200.00\t530.00")
	want := "单据日期=order_date 单据编号=order_number 往来单位=buyer_name 客户级别= 本单金额=order_total 已收定金=paid 未收款=outstanding "
	if got := fieldsAs(r, "单据日期", "单据编号", "往来单位", "客户级别", "本单金额", "已收定金", "未收款"); got != want {
		t.Error(got)
	}
}

// What is added to the goods and the postage to make the total is a fee, though it is called as what is to be collected: nothing was paid.
func TestFeesThatAreCalledAsWhatIsToBeCollected(t *testing.T) {
	for _, c := range [][3]string{{"COD", "Shipping", "Total"}, {"Contrassegno", "Spedizione", "Totale"}, {"Nachnahme", "Versand", "Gesamtbetrag"}, {"Contra reembolso", "Envío", "Total"}} {
		r := mustRead(t, Request{}, "Order no\tDate\tProduct\tQty\tPrice\t"+c[1]+"\t"+c[0]+"\t"+c[2], "F-1\t2026-05-02\tMug\t2\t11\t5\t4\t31", "F-2\t2026-05-18\tJar\t1\t9\t5\t\t14")
		for i, total := range []int64{3100, 1400} {
			if o := r.Orders[i]; o.Total != total || o.Paid != 0 {
				t.Errorf("%s: order %d comes to %d, of which %d was paid", c[0], i+1, o.Total, o.Paid)
			}
		}
		if len(r.Problems) > 0 {
			t.Errorf("%s: %v", c[0], reasons(r))
		}
	}
	r := mustRead(t, Request{}, "Order no\tDate\tProduct\tQty\tPrice\tShipping\tCOD\tTotal", "F-1\t2026-05-02\tMug\t2\t11\t5\t27\t27", "F-2\t2026-05-18\tJar\t1\t9\t5\t\t14")
	if fieldOf(r, "COD") != "outstanding" || r.Orders[0].Paid != 0 {
		t.Errorf("%s: %d was paid", fieldOf(r, "COD"), r.Orders[0].Paid)
	}
}

// A balance may be what the buyer had and paid with: it is what is still to be paid where it is in some order, and not taken off beside
// what that comes to; or where all orders are paid, as another column says.
func TestBalanceOfTheBuyer(t *testing.T) {
	for _, c := range []struct{ first, second, want string }{
		{"订单号\t日期\t商品\t商品金额\t运费\t应付款\t余额", "70.00\t5.00\t75.00\t0.00", ""},
		{"订单号\t日期\t商品\t商品金额\t运费\t应付款\t余额", "70.00\t5.00\t65.00\t10.00", ""},
		{"Order no\tDate\tProduct\tItems total\tShipping\tTotal\tBalance", "70.00\t5.00\t75.00\t0.00", ""},
		{"Order no\tDate\tProduct\tItems total\tShipping\tTotal\tBalance", "70.00\t5.00\t75.00\t25.00", "outstanding"},
		{"Order no\tDate\tProduct\tItems total\tShipping\tTotal\tDown payment\tBalance", "70.00\t5.00\t75.00\t75.00\t0.00", "outstanding"},
		{"Order no\tDate\tProduct\tItems total\tShipping\tTotal\tLeft to pay", "70.00\t5.00\t75.00\t0.00", "outstanding"},
	} {
		second := "A-2\t2026-06-02\tMug\t31.00\t5.00\t36.00\t0.00"
		if strings.Contains(c.first, "Down payment") {
			second = "A-2\t2026-06-02\tMug\t31.00\t5.00\t36.00\t36.00\t0.00"
		}
		r := mustRead(t, Request{}, c.first, "A-1\t2026-06-01\tJar\t"+c.second, second, strings.Replace(strings.Replace(second, "31.00", "44.00", 1), "36.00", "49.00", 2))
		headers := strings.Split(c.first, "\t")
		if got := fieldOf(r, headers[len(headers)-1]); got != c.want {
			t.Errorf("%s of %s: %q", headers[len(headers)-1], c.second, got)
		}
	}
}
