package intake

import "testing"

// fieldsAs writes what columns of a file give, by their headers.
func fieldsAs(r *Result, headers ...string) (got string) {
	for _, header := range headers {
		got += header + "=" + fieldOf(r, header) + " "
	}
	return got
}

// What adds up does not make a price of what a header says is none: neither of a discount, nor of what the seller pays or what
// something cost before.
func TestHeadersThatSayWhatNoPriceIs(t *testing.T) {
	discount := mustRead(
		t, Request{}, "Order no\tOrder date\tTitle\tGoods total\tShop discount\tPlatform discount\tBuyer paid\tPieces",
		"A-1\t2026-05-01\tCup\t17.80\t0\t0\t17.80\t1", "A-2\t2026-05-01\tCup\t35.60\t2\t0\t33.60\t2", "A-3\t2026-05-02\tMug\t29.90\t0\t1.50\t28.40\t1", "A-4\t2026-05-02\tMug\t59.80\t3\t0\t56.80\t2",
	)
	if got := fieldOf(discount, "Platform discount"); got != "" && got != "discount" {
		t.Errorf("the discount is %q", got)
	}
	supplier := mustRead(
		t, Request{}, "Order no\tOrder date\tTitle\tQuantity\tSupplier price\tSupplier price x quantity\tOrder total",
		"A-1\t2026-05-01\tCup\t2\t10.50\t21.00\t40.00", "A-2\t2026-05-02\tCup\t3\t7.25\t21.75\t39.00", "A-3\t2026-05-03\tMug\t5\t11.11\t55.55\t99.00",
	)
	if got := fieldsAs(supplier, "Supplier price", "Supplier price x quantity"); got != "Supplier price= Supplier price x quantity= " {
		t.Error(got)
	}
	before := mustRead(
		t, Request{}, "Order no\tOrder date\tTitle\tQuantity\tUnit price\tPrice before discount\tDiscount",
		"A-1\t2026-05-01\tCup\t1\t79.10\t110.60\t31.50", "A-2\t2026-05-02\tCup\t1\t24.90\t34.86\t9.96", "A-3\t2026-05-03\tMug\t2\t15.20\t21.35\t6.15",
	)
	if got := fieldOf(before, "Price before discount"); got == "order_total" {
		t.Error("the price before is the total")
	}
}

// What came in and what went out are the net together, though an equation has each as a part of what was collected.
func TestWhatCameInIsNoFee(t *testing.T) {
	r := mustRead(
		t, Request{As: Statements}, "Payment id\tType\tDebit\tCredit\tAmount\tFee\tSettled at\tOrder id",
		"pay_7190\tpayment\t0\t21.97\t22.50\t0.53\t2026-08-05\tA-1001", "pay_2217\tpayment\t0\t8.77\t8.99\t0.22\t2026-08-05\tA-1002",
		"pay_5333\trefund\t8.99\t0\t8.99\t0\t2026-08-06\tA-1002", "pay_9008\tpayment\t0\t43.11\t44.20\t1.09\t2026-08-06\tA-1003",
	)
	if got := fieldsAs(r, "Debit", "Credit", "Amount", "Fee"); got != "Debit=net Credit=net Amount=collected Fee=fee " {
		t.Error(got)
	}
}

// A list with amounts that a list of parcels leaves out is none.
func TestListsOfMoneyAreNoDeliveries(t *testing.T) {
	r, err := readText(t, Request{}, "Order ID\tDate\tAmount\tAmount\tCurrency", "A-1001\t2026-08-01\t20.50\t18.20\tEUR", "A-1002\t2026-08-02\t30.50\t27.20\tEUR", "A-1003\t2026-08-03\t21.50\t19.30\tEUR")
	if err == nil {
		t.Errorf("it was read as %s", r.Kind)
	}
}

// A column that hardly any row fills is not the net of the rows, and freight beside what buyers pay for shipping is the seller's.
func TestAmountsThatAreOfSomethingElse(t *testing.T) {
	lines := []string{"Transaction date\tTotal payable\tCurrency\tTransaction type\tOrder no\tAmount", "2026-08-15\t96.36\tUSD\tSummary\t\t"}
	for _, line := range []string{"45.00", "3.15", "-6.75", "22.50", "1.58", "-3.38", "44.10", "-9.84"} {
		lines = append(lines, "2026-08-03\t\tUSD\tSale\tA-1\t"+line)
	}
	r, err := readText(t, Request{As: Statements}, lines...)
	if err == nil && fieldOf(r, "Total payable") != "" {
		t.Errorf("the statement's total is %s", fieldOf(r, "Total payable"))
	}
	orders := mustRead(
		t, Request{}, "Order no\tOrder date\tTitle\tQuantity\tOrder total\tFreight total amount\tShipping charges",
		"A-1\t2026-05-01\tCup\t2\t21.00\t6.49\t4.00", "A-2\t2026-05-02\tCup\t3\t21.75\t7.25\t4.00", "A-3\t2026-05-03\tMug\t5\t55.55\t8.10\t0",
	)
	if got := fieldsAs(orders, "Freight total amount", "Shipping charges"); got != "Freight total amount= Shipping charges=shipping " {
		t.Error(got)
	}
}

// Words that are no person, no transfer and no state are not taken for them.
func TestWordsThatAreSomethingElse(t *testing.T) {
	lines := []string{"Waybill\tName\tCOD amount\tFee\tNet\tPaying bank\tOrder state\tOrder city"}
	for i, rest := range []string{"Teapot\t20.00\t1.00\t19.00\tHoltbank\tTX", "Cup\t30.00\t1.50\t28.50\tHoltbank\tCA", "Saucer\t24.00\t1.20\t22.80\tMarsbank\tNY", "Bowl\t18.00\t0.90\t17.10\tMarsbank\tWA"} {
		lines = append(lines, string(rune('A'+i))+"B7190334\t"+rest+"\tHillview")
	}
	r := mustRead(t, Request{As: Statements}, lines...)
	if got := fieldsAs(r, "Name", "Paying bank", "Order state"); got != "Name= Paying bank= Order state= " {
		t.Error(got)
	}
}

// A discount that an equation takes off the price of a piece is in what the pieces come to, and is not taken off once more.
func TestDiscountWithinThePrice(t *testing.T) {
	r := mustRead(
		t, Request{}, "Order no\tOrder date\tTitle\tQuantity\tYour price\tLine total\tPrice before discounts\tDiscount",
		"A-1\t2026-05-01\tCup\t2\t79.10\t158.20\t110.60\t31.50", "A-2\t2026-05-02\tCup\t1\t24.90\t24.90\t34.86\t9.96", "A-3\t2026-05-03\tMug\t3\t15.20\t45.60\t21.35\t6.15", "A-4\t2026-05-03\tMug\t1\t15.20\t15.20\t21.35\t6.15",
	)
	if got := fieldsAs(r, "Your price", "Line total", "Discount"); got != "Your price=unit_price Line total=line_total Discount= " {
		t.Error(got)
	}
	if total := r.Orders[0].Total; total != 15820 {
		t.Errorf("the order comes to %d", total)
	}
}

// Number times price is of the line where it differs within an order, and not of the line where the header speaks of the order.
func TestWhatNumberTimesPriceIsOf(t *testing.T) {
	lines := mustRead(
		t, Request{}, "Order no\tOrder date\tTitle\tQuantity\tUnit price\tAmount\tPostage\tZq", "A-1\t2026-05-01\tCup\t3\t13.50\t40.50\t6.00\t54.78", "A-1\t2026-05-01\tMug\t1\t8.28\t8.28\t\t",
		"A-2\t2026-05-02\tCup\t1\t13.50\t13.50\t4.00\t17.50", "A-3\t2026-05-02\tCup\t2\t13.50\t27.00\t5.00\t60.24", "A-3\t2026-05-02\tMug\t2\t14.12\t28.24\t\t",
	)
	if got := fieldOf(lines, "Amount"); got != "line_total" {
		t.Errorf("what differs within an order is %q", got)
	}
	order := mustRead(
		t, Request{}, "Order no\tOrder date\tTitle\tQuantity\tUnit price\tOrder amount\tAmount payable\tPostage", "A-1\t2026-05-01\tCup\t3\t13.50\t40.50\t46.50\t6.00", "A-2\t2026-05-02\tCup\t2\t13.50\t27.00\t27.00\t0",
		"A-3\t2026-05-02\tMug\t4\t8.28\t33.12\t37.12\t4.00", "A-4\t2026-05-03\tMug\t1\t8.28\t8.28\t12.28\t4.00",
	)
	if got := fieldOf(order, "Order amount"); got == "line_total" {
		t.Error("the amount of the order is the line's")
	}
}

// What is left of a total when points are taken off is not what the goods come to, where another column is that.
func TestGoodsAreGivenOnce(t *testing.T) {
	r := mustRead(
		t, Request{}, "Order no\tOrder date\tTitle\tPieces\tUnit price\tGoods total\tPostage\tTotal amount\tPoints used\tBilled", "A-1\t2026-05-01\tCup\t1\t34.80\t34.80\t5.50\t40.30\t0\t40.30",
		"A-2\t2026-05-02\tMug\t2\t19.80\t39.60\t5.50\t45.10\t1.00\t44.10", "A-3\t2026-05-03\tCup\t2\t34.80\t69.60\t0\t69.60\t1.00\t68.60", "A-4\t2026-05-03\tMug\t1\t19.80\t19.80\t5.50\t25.30\t1.00\t24.30",
	)
	if got := fieldsAs(r, "Goods total", "Total amount", "Billed"); got != "Goods total=items_total Total amount=order_total Billed= " {
		t.Error(got)
	}
}

// What tax is added to is not the total, wherever it stands.
func TestTotalIsWithItsTax(t *testing.T) {
	r := mustRead(
		t, Request{}, "Order no\tOrder date\tTitle\tQuantity\tInvoice amount\tTax exclusive gross\tTax amount", "A-1\t2026-05-01\tCup\t1\t2199.00\t1863.56\t335.44",
		"A-2\t2026-05-02\tMug\t2\t4398.00\t3727.12\t670.88", "A-3\t2026-05-03\tCup\t2\t2998.00\t2540.68\t457.32", "A-4\t2026-05-03\tMug\t1\t1499.00\t1270.34\t228.66",
	)
	if got := fieldOf(r, "Tax exclusive gross"); got == "order_total" || fieldOf(r, "Invoice amount") != "order_total" {
		t.Errorf("without tax: %q, with it: %q", got, fieldOf(r, "Invoice amount"))
	}
}

// What a sum is for, such as goods, tax and tips, and by what it was paid, was not kept back of it.
func TestPartsOfWhatWasCollectedAreNoCosts(t *testing.T) {
	tax := mustRead(
		t, Request{As: Statements}, "Transaction ID\tDate\tOrder no\tTotal\tNet\tTax amount\tFee\tPayout\tCard type", "T-901\t2026-05-01\tA-1\t24.40\t20.00\t4.40\t0.61\t23.79\tVisa",
		"T-902\t2026-05-02\tA-2\t36.60\t30.00\t6.60\t0.92\t35.68\tVisa", "T-903\t2026-05-03\tA-3\t12.20\t10.00\t2.20\t0.31\t11.89\tMastercard", "T-904\t2026-05-03\tA-4\t61.00\t50.00\t11.00\t1.53\t59.47\tVisa",
	)
	if got := fieldsAs(tax, "Total", "Net", "Tax amount", "Fee", "Payout"); got != "Total=collected Net= Tax amount= Fee=fee Payout=net " {
		t.Error(got)
	}
	cash := mustRead(
		t, Request{As: Statements}, "Payment ID\tDate\tOrder no\tTotal collected\tCard\tCash\tFees\tNet total\tCard brand", "P-901\t2026-05-01\tA-1\t24.40\t24.40\t0\t-0.61\t23.79\tVisa",
		"P-902\t2026-05-02\tA-2\t36.60\t30.00\t6.60\t-0.92\t35.68\tVisa", "P-903\t2026-05-03\tA-3\t12.20\t12.20\t0\t-0.31\t11.89\tMastercard", "P-904\t2026-05-03\tA-4\t61.00\t50.00\t11.00\t-1.53\t59.47\tVisa",
	)
	if got := fieldsAs(cash, "Cash", "Fees"); got != "Cash= Fees=fee " {
		t.Error(got)
	}
}
