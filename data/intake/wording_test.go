package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// What a header is of another word of it than the one that is known best: the code of a contact is no telephone, a remark of
// the buyer no name, what something cost no price.
func TestHeadersWhoseOtherWordsChangeThem(t *testing.T) {
	dated := column{"Order date", "2026-05-#"}
	for _, c := range []struct {
		header, value, wrong string
		beside               []column
	}{
		{"ID contato", "154730#981", "phone", []column{{"Endereço", "Rua # casa"}}},
		{"お届け先コード", "0901234#", "phone", []column{{"お届け先住所", "東京都 #"}}},
		{"Customer contact code", "90012345#", "phone", nil},
		{"Carrier code", "DHL0#", "waybill", nil},
		{"Nhận xét từ Người mua", "Hàng đẹp lắm", "recipient_name", []column{{"Mã vận đơn", "VN12345#"}}},
		{"お届け先住所（アパートマンション名）", "メゾン#", "recipient_name", []column{{"お届け先住所", "東京都 #"}}},
		{"Address (tower name)", "Blue Tower", "recipient_name", []column{{"Address", "# High St"}}},
		{"Canal", "Tienda online", "payment_method", nil},
	} {
		lines := beneath(8, append([]column{dated, {c.header, c.value}}, c.beside...)...)
		if got := fieldOf(mustRead(t, Request{}, lines...), c.header); got == c.wrong {
			t.Errorf("%q is the %s", c.header, got)
		}
	}
	names := mustRead(t, Request{}, beneath(8, dated, column{"Ng. người nhận", "Trần Văn An"}, column{"Địa chỉ", "# Lê Lợi"})...)
	if got := fieldOf(names, "Ng. người nhận"); got != "recipient_name" {
		t.Errorf("names of recipients are %q", got)
	}
}

// What the seller pays for goods, and earns by them, is nothing that the buyer pays, though it adds up with what that is.
func TestWhatTheSellerPaysAndEarns(t *testing.T) {
	for _, c := range []struct{ price, cost, profit string }{
		{"Summe Position", "EK netto", "Deckungsbeitrag"},
		{"Subtotal", "Modal", "Untung"},
		{"商品金额", "成本价", "利润"},
		{"Сумма товаров", "Закупка", "Прибыль"},
		{"Wartość towarów", "Koszt zakupu", "Zysk"},
		{"Line total", "Cost", "Profit"},
	} {
		r := mustRead(
			t, Request{}, "Order no\tOrder date\tTitle\t"+c.price+"\t"+c.cost+"\t"+c.profit,
			"A-1\t2026-05-01\tCup\t19.90\t7.40\t12.50", "A-2\t2026-05-02\tMug\t24.90\t9.30\t15.60", "A-3\t2026-05-03\tJar\t15.20\t6.15\t9.05", "A-4\t2026-05-04\tPot\t31.00\t11.70\t19.30",
		)
		if got := fieldsAs(r, c.cost, c.profit); got != c.cost+"= "+c.profit+"= " {
			t.Error(got)
		}
	}
}

// Whether an order is paid, as 0 and 1, is no amount.
func TestYesAndNoAreNoAmounts(t *testing.T) {
	r := mustRead(t, Request{}, "Order no\tOrder date\tTitle\tPaid", "A-1\t2026-05-01\tCup\t1", "A-2\t2026-05-02\tMug\t0", "A-3\t2026-05-03\tJar\t1")
	if got := fieldOf(r, "Paid"); got != "status" {
		t.Error(got)
	}
}

// What is left for the seller when a fee is taken off is not the total of the order, whatever it is called.
func TestWhatIsLeftForTheSellerIsNoTotal(t *testing.T) {
	r := mustRead(
		t, Request{}, "Order no\tOrder date\tTitle\tQuantity\tUnit price\tAmount\tShipping\tCommission value\tAmount for the shop",
		"A-1\t2026-05-01\tCup\t1\t19.90\t19.90\t4.90\t2.98\t21.82", "A-2\t2026-05-02\tMug\t2\t24.90\t49.80\t4.90\t7.47\t47.23", "A-3\t2026-05-03\tJar\t1\t15.20\t15.20\t0.00\t2.28\t12.92", "A-4\t2026-05-04\tPot\t3\t31.00\t93.00\t4.90\t13.95\t83.95",
	)
	if got := fieldsAs(r, "Amount", "Commission value", "Amount for the shop"); got != "Amount=line_total Commission value= Amount for the shop= " {
		t.Error(got)
	}
}

// What adds up with other columns is an amount, and no code of goods by a header with a letter wrong.
func TestAmountsAreNoCodes(t *testing.T) {
	r := mustRead(
		t, Request{}, "Order no\tOrder date\tTitle\tQuantity\tPrice\tModell\tTotal",
		"A-1\t2026-05-01\tCup\t1\t19\t3\t22", "A-2\t2026-05-02\tMug\t2\t24\t5\t53", "A-3\t2026-05-03\tJar\t1\t15\t4\t19", "A-4\t2026-05-04\tPot\t3\t31\t7\t100",
	)
	if got := fieldOf(r, "Modell"); got == "sku" || got == "specification" {
		t.Error(got)
	}
}

// A number of pieces that is called an amount is by what it comes to with a price with tax, and the price without is another.
func TestPricesWithAndWithoutTax(t *testing.T) {
	r := mustRead(
		t, Request{}, "order code\tdate\titemName\titemAmount\titemUnitPriceWithVat\titemUnitPriceWithoutVat\titemTotalPriceWithVat\titemTotalPriceWithoutVat",
		"1001\t2026-05-01\tCup\t1\t12.10\t10.00\t12.10\t10.00", "1002\t2026-05-02\tMug\t2\t24.20\t20.00\t48.40\t40.00", "1003\t2026-05-03\tJar\t1\t36.30\t30.00\t36.30\t30.00", "1004\t2026-05-04\tPot\t3\t6.05\t5.00\t18.15\t15.00",
	)
	want := "itemAmount=quantity itemUnitPriceWithVat=unit_price itemUnitPriceWithoutVat= itemTotalPriceWithVat=line_total itemTotalPriceWithoutVat= "
	if got := fieldsAs(r, "itemAmount", "itemUnitPriceWithVat", "itemUnitPriceWithoutVat", "itemTotalPriceWithVat", "itemTotalPriceWithoutVat"); got != want {
		t.Error(got)
	}
}

// Of a status that is called a note it is the status.
func TestNotesThatAreStatuses(t *testing.T) {
	r := mustRead(
		t, Request{}, "Order no\tOrder date\tTitle\tOrder total\tCatatan kirim",
		"A-1\t2026-05-01\tCup\t19.90\tTerkirim", "A-2\t2026-05-02\tMug\t24.90\tDibatalkan", "A-3\t2026-05-03\tJar\t15.20\tTerkirim", "A-4\t2026-05-04\tPot\t31.00\tTerkirim",
	)
	if got := fieldOf(r, "Catatan kirim"); got != "status" {
		t.Error(got)
	}
}

// Of two columns that may each have the order's number one is proposed, and not the invoice's; of names beside those that are
// billed it is told whose they are.
func TestProposalOfColumnsThatCompete(t *testing.T) {
	p := look(
		t, Request{}, "Auftragsnummer\tExterne Auftragsnummer\tAuftragsdatum\tVorname (RA)\tNachname (RA)\tBezeichnung\tMenge\tOrt\tRechnungsnr.",
		"A-1041\t302-11\t01.05.2026\tJana\tMuster\tTasse\t1\tUlm\tR-9001", "A-1042\t302-72\t02.05.2026\tUwe\tBeispiel\tTasse\t2\tKiel\tR-9002", "A-1043\t305-43\t03.05.2026\tIda\tProbe\tKanne\t1\tHof\tR-9003",
	)
	want := []string{"order_number", "", "order_date", "buyer_name", "buyer_name", "title", "quantity", "city", ""}
	if got := taken(p.Columns); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// Numbers of pieces are not added to amounts, and what is left of the total when fees are taken off is not yet to be paid by
// anybody.
func TestSumsThatSayNothingOfTheBuyer(t *testing.T) {
	pieces := mustRead(
		t, Request{}, "Order no\tOrder date\tTitle\tQty\tTotal order quantity\tPrice\tTotal\tRefunded amount\tNet amount",
		"A-1\t2026-05-01\tCup\t1\t1\t19.90\t19.90\t0\t19.90", "A-2\t2026-05-02\tMug\t2\t2\t24.90\t49.80\t49.80\t0", "A-3\t2026-05-03\tJar\t1\t1\t15.20\t15.20\t0\t15.20", "A-4\t2026-05-04\tPot\t3\t3\t31.00\t93.00\t93.00\t0",
	)
	if got := fieldsAs(pieces, "Total", "Net amount"); got != "Total=order_total Net amount= " {
		t.Error(got)
	}
	open := mustRead(
		t, Request{}, "Order no\tOrder date\tTitle\tQuantity\tUnit price\tRecipient\tCity\tTotal do pedido\tComissão\tValor a receber",
		"A-1\t2026-05-01\tCup\t1\t19.90\tAnn Lee\tUlm\t19.90\t2.39\t17.51", "A-2\t2026-05-02\tMug\t2\t24.90\tBo Kern\tHof\t49.80\t5.98\t43.82", "A-3\t2026-05-03\tJar\t1\t15.20\tCy Moss\tKiel\t15.20\t1.82\t13.38", "A-4\t2026-05-04\tPot\t3\t31.00\tDi Hall\tBonn\t93.00\t11.16\t81.84",
	)
	if got := fieldsAs(open, "Total do pedido", "Valor a receber"); got != "Total do pedido=order_total Valor a receber= " {
		t.Error(got)
	}
}

// A word is not parted into pieces of two languages, and of two costs of shipping the one that says so is the seller's.
func TestWordsOfOneLanguage(t *testing.T) {
	r := mustRead(t, Request{}, beneath(
		8, column{"Order date", "2026-05-#"}, column{"Número do pedido no e-commerce", "LOJA-77#1"}, column{"Kargo Ücreti", "5.00"}, column{"Kargo Maliyeti", "4.#"},
		column{"Rechnungsadresse Vorname", "Jana"}, column{"Rechnungsadresse Nachname", "Muster"}, column{"Lieferadresse Vorname", "Uwe"}, column{"Lieferadresse Nachname", "Beispiel"})...)
	want := "Número do pedido no e-commerce= Kargo Ücreti=shipping Kargo Maliyeti= Rechnungsadresse Vorname=buyer_name Lieferadresse Vorname=recipient_name Lieferadresse Nachname=recipient_name "
	if got := fieldsAs(r, "Número do pedido no e-commerce", "Kargo Ücreti", "Kargo Maliyeti", "Rechnungsadresse Vorname", "Lieferadresse Vorname", "Lieferadresse Nachname"); got != want {
		t.Error(got)
	}
}

// A word that may be the buyer or the recipient is the buyer beside the name of whoever a parcel is delivered to.
func TestBuyerBesideRecipient(t *testing.T) {
	lines := []string{"Sipariş No\tSipariş Tarihi\tAlıcı\tTeslimat Alıcısı\tTeslimat Adresi", "S-1\t2026-05-01\tAyşe Demir\tAli Demir\tGül Sk. 4", "S-2\t2026-05-02\tCan Kaya\tCan Kaya\tLale Cd. 7"}
	r := mustRead(t, Request{}, lines...)
	if got := fieldsAs(r, "Alıcı", "Teslimat Alıcısı"); got != "Alıcı=buyer_name Teslimat Alıcısı=recipient_name " {
		t.Error(got)
	}
	for i := range lines {
		lines[i] = strings.Join(slices.Delete(strings.Split(lines[i], "\t"), 3, 4), "\t")
	}
	if got := fieldOf(mustRead(t, Request{}, lines...), "Alıcı"); got != "recipient_name" {
		t.Error(got)
	}
}

// What an order comes to without tax has postage in it as well as the goods.
func TestTotalWithoutTaxIsNoGoods(t *testing.T) {
	r := mustRead(
		t, Request{}, "orderCode\tdate\titemName\titemTotalPriceWithVat\ttotalPriceWithoutVat\ttotalPriceVat\ttotalPriceWithVat",
		"S-1\t2026-05-01\tCup\t24.20\t25.00\t5.25\t30.25", "S-2\t2026-05-02\tJar\t12.10\t15.00\t3.15\t18.15", "S-3\t2026-05-03\tMug\t36.30\t35.50\t7.46\t42.96", "S-4\t2026-05-04\tPot\t18.15\t20.00\t4.20\t24.20",
	)
	if got := fieldsAs(r, "totalPriceWithoutVat", "totalPriceWithVat"); got != "totalPriceWithoutVat= totalPriceWithVat=order_total " {
		t.Error(got)
	}
}

// The number of the invoice counts before that of a settlement, and that of an order as the carrier has it is the parcel's.
func TestNumbersOfOthers(t *testing.T) {
	invoice := mustRead(
		t, Request{As: Statements}, "Rechnungsnummer\tAbrechnungsnummer\tSendungsnummer\tGewicht (kg)\tFracht",
		"R-7261\t5012345601\t00340434406354544501\t7.2\t4.49", "R-7261\t5012345601\t00340434406354544502\t0.4\t3.79", "R-7261\t5012345601\t00340434406354544503\t1.4\t3.79",
	)
	if got := fieldsAs(invoice, "Rechnungsnummer", "Abrechnungsnummer"); got != "Rechnungsnummer=reference Abrechnungsnummer= " {
		t.Error(got)
	}
	carrier := mustRead(t, Request{}, beneath(6, column{"Order date", "2026-05-#"}, column{"Order courier", "GX7700#.H12"})...)
	if got := fieldOf(carrier, "Order courier"); got == "carrier" {
		t.Error(got)
	}
}

// A header that names the number of a waybill and that of an order is of the order where another column is surely the waybill's.
func TestWaybillOrOrderNumber(t *testing.T) {
	r := mustRead(
		t, Request{}, "Kargo Takip No\tİrsaliye / Sipariş No\tTeslim Tarihi\tTahsilat Tutarı\tÖdenecek Tutar",
		"5052190704683\tSP00880\t28.04.2026\t580,00\t556,00", "5845412842454\tSP00881\t28.04.2026\t580,00\t556,00", "5952023224643\tSP00882\t29.04.2026\t1.249,00\t1.204,04",
	)
	if got := fieldsAs(r, "Kargo Takip No", "İrsaliye / Sipariş No"); got != "Kargo Takip No=waybill İrsaliye / Sipariş No=order_number " {
		t.Error(got)
	}
}

// Numbers of orders that count within a month look like days; days in a column that is called a number do not count by one.
func TestNumbersWithinAMonth(t *testing.T) {
	for pattern, want := range map[string]string{"%d/11/2026": "order_number", "%d/2026": "order_number", "%[1]d/%[1]d/2026": ""} {
		lines := []string{"Nr zam.\tData wpływu\tKlient\tRazem"}
		for i := range 8 {
			lines = append(lines, fmt.Sprintf(pattern+"\t2026-11-%02d\tJan Nowak\t%d,50", i+1, i/2+14, 30+i))
		}
		r, err := readText(t, Request{}, lines...)
		if err != nil && want != "" {
			t.Errorf("%s: %v", pattern, err)
		} else if err == nil && fieldOf(r, "Nr zam.") != want {
			t.Errorf("%s: %q", pattern, fieldOf(r, "Nr zam."))
		}
	}
}
