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
