package intake

import "testing"

// What a channel pays out for a row, and what it takes off, is nothing that the buyer paid, however many amounts it takes to come to it.
func TestPayoutsBesideOrders(t *testing.T) {
	for name, c := range map[string]struct {
		want string
		file []string
	}{
		"many amounts": {"Item price=unit_price Shipping charged=shipping Commission= Label= Payable= ", []string{
			"Order ID\tOrder date\tBuyer\tItem price\tShipping charged\tCommission\tPayment fee\tLabel\tAdjustment\tPayable",
			"M-1\t2026-06-10\tAnn Lee\t100.00\t5.00\t12.00\t2.10\t4.00\t0.00\t86.90", "M-2\t2026-06-10\tBob Ray\t40.00\t5.00\t4.80\t0.90\t4.00\t-1.00\t34.30", "M-3\t2026-06-11\tCarl Zed\t60.00\t5.00\t7.20\t1.30\t4.00\t3.00\t55.50",
		}},
		"pieces and postage that is taken off": {"售价=unit_price 佣金= 运费= 应付金额= ", []string{
			"订单号\t日期\t商品\t数量\t售价\t佣金\t运费\t应付金额", "M-1\t2026-06-01\t杯\t1\t100\t12\t5\t83", "M-2\t2026-06-02\t碗\t2\t40\t9.6\t5\t65.4",
		}},
		"fees below zero": {"Preis=unit_price Versandkosten= Provision= Betrag= ", []string{
			"Bestellnummer\tBestelldatum\tArtikel\tMenge\tPreis\tVersandkosten\tProvision\tBetrag", "M-1\t2026-06-13\tTasse\t3\t20,00\t-5,00\t-6,00\t49,00", "M-2\t2026-06-14\tVase\t1\t40,00\t-5,00\t-4,00\t31,00",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			r := mustRead(t, Request{As: Orders}, c.file...)
			headers := map[string][]string{
				"many amounts": {"Item price", "Shipping charged", "Commission", "Label", "Payable"}, "pieces and postage that is taken off": {"售价", "佣金", "运费", "应付金额"},
				"fees below zero": {"Preis", "Versandkosten", "Provision", "Betrag"},
			}[name]
			if got := fieldsAs(r, headers...); got != c.want {
				t.Error(got)
			}
		})
	}
	beside := mustRead(
		t, Request{As: Orders}, "Order\tDate\tProduct\tQty\tUnit price\tGoods amount\tSeller discount\tShipping\tPaid by buyer\tSales fee\tSettlement",
		"A-1\t2026-06-13\tMug\t1\t14.80\t14.80\t1.50\t0.00\t13.30\t1.60\t11.70", "A-2\t2026-06-14\tCup\t2\t11.55\t23.10\t2.30\t8.10\t28.90\t3.47\t25.43", "A-3\t2026-06-14\tCup\t1\t25.60\t25.60\t0.00\t8.10\t33.70\t4.04\t29.66",
	)
	if got := fieldsAs(beside, "Unit price", "Goods amount", "Sales fee", "Settlement"); got != "Unit price=unit_price Goods amount=line_total Sales fee= Settlement= " {
		t.Errorf("beside the goods: %s", got)
	}
	of := mustRead(
		t, Request{As: Orders}, "Order\tDate\tBuyer\tGoods total\tDiscount\tShipping\tCOD fee\tOrder total",
		"A-1\t2026-06-13\tAnn Lee\t100.00\t10.00\t5.00\t2.00\t97.00", "A-2\t2026-06-14\tBob Ray\t40.00\t0.00\t5.00\t2.00\t47.00", "A-3\t2026-06-14\tCarl Zed\t60.00\t6.00\t0.00\t2.00\t56.00",
	)
	if got := fieldsAs(of, "Goods total", "Shipping", "Order total"); got != "Goods total=items_total Shipping=shipping Order total=order_total " {
		t.Errorf("with a fee for collecting that the buyer pays: %s", got)
	}
	added := mustRead(
		t, Request{As: Orders}, "Order\tDate\tProduct\tQty\tPrice\tShipping\tService fee\tTotal", "A-1\t2026-06-13\tMug\t1\t100.00\t5.00\t2.00\t107.00", "A-2\t2026-06-14\tCup\t2\t40.00\t5.00\t1.00\t86.00",
	)
	if got := fieldsAs(added, "Shipping", "Total"); got != "Shipping=shipping Total=order_total " {
		t.Errorf("with a fee that the buyer pays: %s", got)
	}
}

// What is still to be paid out is not the net, and what was collected less than was to be is no fee.
func TestShortCollections(t *testing.T) {
	left := mustRead(
		t, Request{As: Statements}, "Tracking\tDate\tCollected\tAlready paid out\tLeft to pay out", "AB10001\t2026-06-01\t50.00\t50.00\t0.00", "AB10002\t2026-06-02\t30.00\t0.00\t30.00", "AB10003\t2026-06-13\t20.00\t10.00\t10.00",
	)
	if got := fieldsAs(left, "Collected", "Already paid out", "Left to pay out"); got != "Collected=collected Already paid out=net Left to pay out= " {
		t.Error(got)
	}
	short := mustRead(
		t, Request{As: Statements}, "Tracking\tDate\tAmount to collect\tCollected amount\tDifference\tFee\tTransfer",
		"AB10001\t2026-06-01\t50.00\t50.00\t0.00\t1.00\t49.00", "AB10002\t2026-06-02\t30.00\t28.00\t-2.00\t0.60\t27.40", "AB10003\t2026-06-13\t20.00\t20.00\t0.00\t0.40\t19.60",
	)
	if got := fieldsAs(short, "Amount to collect", "Collected amount", "Difference", "Fee"); got != "Amount to collect= Collected amount=collected Difference= Fee=fee " {
		t.Error(got)
	}
}

// What undoes a refund or a payout brings money in, and a penalty takes it, where the amounts have no signs.
func TestEntriesThatUndo(t *testing.T) {
	lines := []string{"Date\tRef\tOrder\tType\tAmount", "2026-06-01\tT1\tO-1\tSale\t100.00", "2026-06-01\tT2\tO-1\tCommission\t10.00"}
	undone := []string{"Refund cancelled", "Cancelled refund", "Reversed payout", "Failed withdrawal", "Payout returned", "Stornierte Erstattung", "退款撤销", "Отмена возврата", "Retiro rechazado", "Nieudana wypłata", "Penalty refund"}
	for i, said := range undone {
		lines = append(lines, "2026-06-04\tX"+string(rune('a'+i))+"\tU-"+string(rune('a'+i))+"\t"+said+"\t7.00")
	}
	lines = append(lines, "2026-06-04\tY1\tP-1\tPenalty\t7.00", "2026-06-04\tY2\tP-2\tMulta\t7.00", "2026-06-04\tY3\tP-3\tRefund - order cancelled\t7.00")
	for _, line := range mustRead(t, Request{As: Statements}, lines...).Lines[2:] {
		want := int64(700)
		if line.OrderNumber[0] == 'P' {
			want = -700
		}
		if line.Net != want {
			t.Errorf("%s comes to %d", line.FileState, line.Net)
		}
	}
}
