package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parcelbook/data"
)

// What an account is about is known by its words, a carrier's of what it collected too.
func TestKindsOfEntries(t *testing.T) {
	r := mustRead(t, Request{Currency: "EUR"}, "Date\tType\tTracking\tAmount",
		"2026-05-01\tCOD\tLX10001\t150.25", "2026-05-02\tProvision\tLX10001\t-12.50", "2026-05-02\tNachnahme\tLX10002\t40.00", "2026-05-03\tCOD fee\tLX10002\t-2.00", "2026-05-04\tCOD refused\tLX10003\t-1.00")
	var types []data.EntryType
	for _, l := range r.Lines {
		types = append(types, l.EntryType)
	}
	if !slices.Equal(types, []data.EntryType{data.EntryRelease, data.EntryFee, data.EntryRelease, data.EntryFee, data.EntryAdjustment}) {
		t.Errorf("%s: %q, %v", r.Format, types, reasons(r))
	}
}

// An account may name what came in and what went out in columns of their own, above zero both.
func TestAccountOfInAndOut(t *testing.T) {
	for _, header := range []string{
		"Tanggal Transaksi\tJenis Transaksi\tNomor Invoice\tUang Masuk\tUang Keluar\tSaldo Akhir",
		"Fecha de movimiento\tTipo de movimiento\tNúmero de pedido\tEntrada\tSalida\tSaldo",
		"Buchungstag\tTransaktionsart\tBestellnummer\tHaben\tSoll\tKontostand",
		"交易时间\t交易类型\t订单号\t收入金额\t支出金额\t账户余额",
		"Transaction date\tTransaction type\tOrder number\tCredit\tDebit\tRunning balance",
	} {
		r := mustRead(t, Request{}, header,
			"2026-05-01\tOrder\tA-1001\t150.25\t0.00\t150.25", "2026-05-02\tFee\tA-1001\t0.00\t12.50\t137.75", "2026-05-03\tOrder\tA-1002\t99.00\t\t236.75", "2026-05-04\tWithdrawal\t\t\t200.00\t36.75")
		var nets []int64
		for _, l := range r.Lines {
			nets = append(nets, l.Net)
		}
		if !slices.Equal(nets, []int64{15025, -1250, 9900, -20000}) || r.Format != "generic_ledger" {
			t.Errorf("%s: %s: %d, %v", header, r.Format, nets, reasons(r))
		}
		last := header[strings.LastIndex(header, "\t")+1:]
		if got := fieldOf(r, last); got != "" {
			t.Errorf("%s is taken for %s", last, got)
		}
	}
}

// One column of an account alone says nothing of the other way: it is asked.
func TestAccountOfOneSide(t *testing.T) {
	if _, err := readText(t, Request{}, "Transaction date\tTransaction type\tOrder number\tCredit", "2026-05-01\tOrder\tA-1001\t150.25", "2026-05-02\tOrder\tA-1002\t12.50"); err == nil || !strings.Contains(err.Error(), "net") {
		t.Errorf("an account without what went out: %v", err)
	}
}

// Entries of an account name what was sold, too: no orders are made of them.
func TestEntriesAreNoOrders(t *testing.T) {
	r := mustRead(t, Request{}, "Transaction Date\tTransaction Type\tTransaction Number\tSeller SKU\tAmount\tOrder No.\tOrder Item Status\tBalance",
		"07 Jul 2026\tItem Price Credit\tTXN-260462116\tLEN-693\t27000.00\t372801122\tdelivered\t207000.00",
		"07 Jul 2026\tCommission\tTXN-763012176\tLEN-693\t-3240.00\t372801122\tdelivered\t203760.00",
		"08 Jul 2026\tShipping Fee\tTXN-480075221\tRNR-799\t-4500.00\t372801155\treturned\t199260.00")
	if r.Kind != Statements || r.Statement.Kind != data.StatementLedger || len(r.Lines) != 3 {
		t.Errorf("%s: %d orders, %d lines, %v", r.Format, len(r.Orders), len(r.Lines), reasons(r))
	}
}

// What is kept back under a name that is not known takes nothing back of what the buyer paid.
func TestAHoldIsNoPayment(t *testing.T) {
	r := mustRead(t, Request{}, "Txn Ref\tTxn Type\tMerchant order ID\tTxn Amount\tMDR\tNet Amount\tPayout date\tCard type",
		"T0000123\tSale\tA-1001\t100.00\t2.00\t98.00\t2026-05-09\tVisa", "T0000124\tZapping\tA-1001\t-10.00\t0.00\t-10.00\t2026-05-09\tVisa", "T0000125\tSale\tA-1002\t50.00\t1.00\t49.00\t2026-05-09\tVisa")
	if len(r.Lines) != 3 || r.Lines[1].EntryType != data.EntryAdjustment {
		t.Errorf("%+v", r.Lines)
	}
}

// The kind of an entry of a payout that is not known is told, and the payment is that of its order all the same.
func TestPaymentsOfOtherNames(t *testing.T) {
	r := mustRead(t, Request{}, "Txn Ref\tTxn Type\tMerchant order ID\tTxn Amount\tMDR\tNet Amount\tPayout date\tCard type",
		"T0000123\tZapping\tA-1001\t100.00\t2.00\t98.00\t2026-05-09\tVisa", "T0000124\tRefund\tA-1002\t-50.00\t0.00\t-50.00\t2026-05-09\tVisa", "T0000139\tZapping\tA-1004\t80.00\t1.60\t78.40\t2026-05-09\tVisa")
	var types []data.EntryType
	for _, l := range r.Lines {
		types = append(types, l.EntryType)
	}
	if !slices.Equal(types, []data.EntryType{"", data.EntryRefund, ""}) || !slices.ContainsFunc(reasons(r), func(s string) bool { return strings.Contains(s, `"Zapping"`) }) {
		t.Errorf("%s: %v, %v", r.Format, types, reasons(r))
	}
}

// What a courier calls nothing but reference is the sender's own where each parcel has another, and the transfer's where
// many have the same.
func TestReferencesOfCouriers(t *testing.T) {
	for want, references := range map[Field][3]string{OrderNumber: {"W6351", "W4728", "W0840"}, Reference: {"R-77", "R-77", "R-77"}} {
		r := mustRead(t, Request{}, "Waybill\tReference\tCOD amount\tCOD fee\tNet\tPaid on",
			"ABC0001234\t"+references[0]+"\t100.00\t2.00\t98.00\t2026-05-09", "ABC0001235\t"+references[1]+"\t50.00\t2.00\t48.00\t2026-05-09", "ABC0001239\t"+references[2]+"\t80.50\t2.00\t78.50\t2026-05-09")
		if got := fieldOf(r, "Reference"); got != want.String() {
			t.Errorf("%v: %s", references, got)
		}
	}
}

// A title such as "Shop: Blue Door" right above the header is no group of columns.
func TestNameOfShopAboveHeader(t *testing.T) {
	r := mustRead(t, Request{}, "Seller name\tToko Rotan Asri", "No.\tWaybill\tOrder no.\tCOD amount\tCOD fee\tNet paid", "1\tABC0001234\tA-1001\t100.00\t2.00\t98.00", "2\tABC0001235\tA-1002\t50.00\t2.00\t48.00")
	if len(r.Lines) != 2 || r.Lines[0].Waybill != "ABC0001234" || r.Lines[0].Collected != 10000 {
		t.Errorf("%+v, %v", r.Lines, reasons(r))
	}
}

// A rate beside what was collected, kept back and paid out is nothing that was kept back.
func TestARateIsNoFee(t *testing.T) {
	r := mustRead(t, Request{}, "Transaction Ref\tMerchant order ID\tTxn Amount\tMDR\tCommission\tNet Amount\tSettlement date\tCard type",
		"T0000123\tA-1001\t100.00\t2.00\t2.00\t98.00\t2026-05-09\tVisa", "T0000124\tA-1002\t50.00\t2.50\t1.25\t48.75\t2026-05-09\tAmex", "T0000139\tA-1004\t80.00\t2.00\t1.60\t78.40\t2026-05-09\tVisa")
	if fieldOf(r, "Commission") != "fee" || fieldOf(r, "MDR") != "" {
		t.Errorf("commission is %q, the rate %q", fieldOf(r, "Commission"), fieldOf(r, "MDR"))
	}
}

// A mapping of an account keeps which of two columns is what went out.
func TestMappingOfInAndOut(t *testing.T) {
	fields := [][]Field{{PaidDate}, {EntryType}, {OrderNumber}, {Net}, {Net}}
	f, err := NewFormat("mine", Statements, data.StatementLedger, []string{"Tanggal", "Jenis", "Pesanan", "Uang Masuk", "Uang Keluar"}, fields)
	check(t, err)
	r := mustRead(t, Request{Mapping: &f}, "Tanggal\tJenis\tPesanan\tUang Masuk\tUang Keluar", "2026-05-01\tPenjualan\tA-1001\t150.25\t0", "2026-05-02\tBiaya\tA-1001\t0\t12.50")
	if len(r.Lines) != 2 || r.Lines[0].Net != 15025 || r.Lines[1].Net != -1250 {
		t.Errorf("%+v", r.Lines)
	}
	if _, err := NewFormat("mine", Statements, data.StatementLedger, []string{"Tanggal", "Jenis", "Pesanan", "Nilai A", "Nilai B"}, fields); err == nil {
		t.Error("two amounts are one net")
	}
}

// A list of what was sold is one of orders even where their number is not understood: nothing is made a statement of it.
func TestGoodsAreNoStatement(t *testing.T) {
	_, err := readText(t, Request{}, "Zettel\tTgl. Order\tNama Penerima\tNama Barang\tKode Barang\tJml\tHarga Satuan\tSubtotal\tOngkir\tPPN\tNo. Resi",
		"KX-77\t2026-05-01\tRina Wati\tTas\tSKU-1\t2\t50.00\t100.00\t9.00\t11.00\tJP0001234", "QA-12\t2026-05-02\tBudi Jaya\tTopi\tSKU-2\t1\t70.00\t70.00\t8.00\t7.70\tJP0001299")
	if err == nil || !strings.Contains(err.Error(), "order number") {
		t.Errorf("not refused for its orders' number: %v", err)
	}
}

// Letters of a code after a recipient are the state that it is in, words and numbers the street.
func TestShortOfStreetOrState(t *testing.T) {
	for value, want := range map[string]string{"CA\tNY\tTX": "region", "12 High Road\t7 Mill Lane\t3 Church Row": "address"} {
		v := strings.Split(value, "\t")
		r := mustRead(t, Request{}, "Order no\tOrder date\tSHIPTO_NAME\tSHIPTO_ST\tSHIPTO_CITY\tOrder total",
			"A-1\t2026-05-01\tAnn Brown\t"+v[0]+"\tAda\t10.00", "A-2\t2026-05-02\tBob Green\t"+v[1]+"\tBela\t12.50", "A-3\t2026-05-03\tCid White\t"+v[2]+"\tCora\t9.99")
		if got := fieldOf(r, "SHIPTO_ST"); got != want {
			t.Errorf("%q: %s instead of %s", v[0], got, want)
		}
	}
}

// An invoice of several charges of which none is called freight is one of freight all the same: the largest is that.
func TestChargesWithoutFreight(t *testing.T) {
	r := mustRead(t, Request{}, "Bill No\tBill Date\tAWB No\tClient Order No\tCharged Wt\tZone\tForward Charge\tFuel Surcharge\tOther Charges",
		"B-1\t2026-05-31\t1400012345\tINV-1001\t1.5\tA\t40.00\t4.80\t0.00", "B-1\t2026-05-31\t1400012351\tINV-1003\t0.5\tB\t30.00\t3.60\t5.00")
	if r.Statement.Kind != data.StatementFreight || len(r.Lines) != 2 || r.Lines[0].Freight != 4000 || r.Lines[0].FeeTotal() != 480 || r.Lines[1].Freight != 3000 || r.Lines[1].FeeTotal() != 860 {
		t.Errorf("%s: %+v", r.Format, r.Lines)
	}
}

// A word as short as an abbreviation means in a file of one language what it means there: "by" is no Indonesian fee.
func TestShortWordsOfOtherLanguages(t *testing.T) {
	r := mustRead(t, Request{}, "AWB\tOrder no\tCOD paid by customer\tCOD fee\tNet remitted\tPaid on", "ABC0001234\tA-1\t100.00\t2.00\t98.00\t2026-05-01", "ABC0001239\tA-2\t50.00\t1.00\t49.00\t2026-05-01")
	if got := fieldOf(r, "COD paid by customer"); got != "collected" {
		t.Errorf("what was paid is %q", got)
	}
}

// What was paid in and what was paid out are the two sides of an account, whichever comes first.
func TestPaidInAndPaidOut(t *testing.T) {
	r := mustRead(t, Request{}, "Date\tOrder number\tType\tPaid in\tPaid out\tBalance", "2026-05-01\tA1\tSale\t20.00\t\t20.00", "2026-05-02\tA2\tSale\t30.00\t\t50.00", "2026-05-03\tA1\tRefund\t\t5.50\t44.50")
	if len(r.Lines) != 3 || r.Lines[0].Net != 2000 || r.Lines[2].Net != -550 {
		t.Errorf("%+v %v", r.Lines, reasons(r))
	}
}

// An invoice for what a courier did is no remittance, though its fees leave a net: that is their sum. That it weighs the parcels says so as
// well as that they share its number.
func TestAnInvoiceOfFeesIsNoRemittance(t *testing.T) {
	for _, first := range []string{"Depot", "Invoice number"} {
		lines := []string{first + "\tChargeable weight\tWaybill\tCOD fee\tReturn fee\tNet amount"}
		for i := range 12 {
			cod, back := 200+i%4*65, i%3*260
			lines = append(lines, fmt.Sprintf("INV1\t%d.3\tRB%09dCN\t%.2f\t%.2f\t%.2f", 1+i%5, 123456700+i*7, float64(cod)/100, float64(back)/100, float64(cod+back)/100))
		}
		if r := mustRead(t, Request{}, lines...); r.Statement.Kind != data.StatementFreight {
			t.Errorf("the invoice is %s", r.Format)
		}
	}
	if _, err := readText(t, Request{}, "Seen\tWaybill\tThing", "x\tRB123456700CN\ty"); err == nil || !strings.Contains(err.Error(), "it needs") || strings.Contains(err.Error(), "thing") {
		t.Errorf("one column that is understood: %v", err)
	}
}

// Over the header may stand what groups of columns are about: it is not the header, though some of it could be.
func TestGroupsOverTheHeader(t *testing.T) {
	lines := []string{
		"Order Related Details\t\t\tPayment Details\t\tRevenue Details\tDeductions\t\t\t\t",
		"Order No\tOrder Date\tLive Order Status\tPayment Date\tFinal Settlement Amount\tTotal Sale Amount\tFixed Fee\tCommission\tShipping Charge\tTCS\tTDS",
	}
	for i := range 12 {
		sale, commission, shipping := 32300+i%3*4600, 646+i%2*90, 6200+i%2*1600
		lines = append(lines, fmt.Sprintf("98%06d_1\t2026-08-%02d\tDelivered\t2026-08-%02d\t%s\t%s\t0\t-%s\t-%s\t-%s\t-%s", 100000+i*7913, 1+i, 15+i,
			hundredths(sale-commission-shipping-161-32), hundredths(sale), hundredths(commission), hundredths(shipping), hundredths(161), hundredths(32)))
	}
	r := mustRead(t, Request{}, lines...)
	if l := r.Lines[0]; r.HeaderRow != 2 || l.Collected != 32300 || l.Net != 32300-646-6200-161-32 {
		t.Errorf("header in row %d: %+v", r.HeaderRow, l)
	}
}

func hundredths(n int) string { return fmt.Sprintf("%d.%02d", n/100, n%100) }

// Where what was collected, less the fee, is the net in every row, nothing else is kept back, though nothing says that it was collected.
func TestPostageOfTheBuyerIsNoCost(t *testing.T) {
	r := mustRead(t, Request{Currency: "EUR"}, "reference\ttype\tdate\tturnoverVatIncl\tcommission\tnetAmount\tshippingPriceVatExcl", "M1\tORDER\t2026-01-03\t96.40\t14.46\t81.94\t5.25", "M2\tORDER\t2026-01-04\t44.00\t6.60\t37.40\t5.25",
		"M3\tREFUND\t2026-01-05\t-44.00\t-6.60\t-37.40\t-5.25", "M4\tORDER\t2026-01-06\t130.00\t19.50\t110.50\t0.00", "M5\tORDER\t2026-01-09\t71.80\t10.77\t61.03\t8.40")
	if got := fieldOf(r, "shippingPriceVatExcl"); got != "" {
		t.Error(got)
	}
	for _, line := range r.Lines {
		if line.Freight != 0 || line.Left() != line.Net {
			t.Errorf("%+v", line)
		}
	}
}
