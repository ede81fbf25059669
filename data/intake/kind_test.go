package intake

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"parcelbook/data"
)

// kindFile is a file of which the kind is known: its header, and rows in which # counts, ~ is an amount of its own, and ~a to ~c are parts of it.
type kindFile struct{ kind, header, row string }

var kindFiles = []kindFile{
	{"cod", "Invoice No\tAWB\tOrder No\tDelivery Date\tAmount\tFee\tNet Amount", "INV-70#g\tDX1002003#n\tORD-#n\t2026-05-#d\t~\t~a\t~b"},
	{"freight", "月结卡号\t日期\t运单号码\t客户订单号\t计费重量(kg)\t费用(元)\t增值服务费(元)\t应付金额(元)", "0210000123\t2026-05-#d\tSF17772958#n\tXS#n\t#g.4\t~b\t~a\t~"},
	{"ask", "Type\tBestelnummer\tEAN\tArtikelomschrijving\tAantal\tDatum\tBedrag excl. btw\tbtw-bedrag\tBedrag incl. btw", "#t\tA#nZ\t8712345678901\tBloempot\t2\t2026-10-#d\t#s~b\t#s~a\t#s~"},
	{"cod", "Nº de guía\tCliente\tCiudad\tFecha de entrega\tValor recaudado\tComisión recaudo\tTotal a girar", "7001#n\tAna Ruiz\tCali\t2026-05-#d\t~\t~a\t~b"},
	{"cod", "Numer przesyłki\tData doręczenia\tKwota pobrania\tProwizja\tDo wypłaty", "6200#n\t2026-05-#d\t~\t~a\t~b"},
	{"orders", "Bestellnummer\tBestelldatum\tKunde\tStraße\tPLZ\tOrt\tArtikel\tMenge\tEinzelpreis\tGesamtbetrag", "B-#n\t#d.05.2026\tUte Maier\tHauptstr. 7\t10115\tBerlin\tBecher\t1\t~\t~"},
	{"orders", "주문번호\t주문일\t구매자명\t수취인명\t전화번호\t주소\t상품명\t수량\t결제금액\t송장번호", "2026#n\t2026-05-#d\t김민수\t김민수\t010-1234-56#d\t서울시 강남구 1\t머그컵\t1\t~\t6543#n"},
	{"freight", "Lettera di vettura\tData spedizione\tDestinatario\tCAP\tPeso kg\tNolo\tSupplemento carburante\tTotale", "IT55#n\t2026-05-#d\tRossi\t20100\t#g.2\t~b\t~a\t~"},
	{"freight", "Numéro de suivi\tDate d'expédition\tPoids (kg)\tZone\tFrais de port\tSurcharge\tTotal HT", "XF44#n\t2026-05-#d\t#g.7\t2\t~b\t~a\t~"},
	{"freight", "Mail date\tRecipient\tTracking number\tOrder\tService\tCost\tStatus", "2026-05-#d\tAnn Lee\tLX9400#n\t#n\tExpress\t~a\tDelivered"},
	{"orders", "ID\tReference\tNew client\tDelivery\tCustomer\tTotal\tPayment\tStatus\tDate", "3#n\tKF#n\tYes\tItaly\tAnn Lee\t~\t#w\tDelivered\t2026-05-#d"},
	{"payout", "Order\tSettlement date\tItem price\tDelivery\tCommission\tNet payable", "#n\t2026-05-#d\t~\t0.00\t-~a\t~b"},
	{"payout", "Transaction ID\tOrder number\tDate\tCard brand\tGross\tFee\tNet\tPayout ID", "txn_#n\t#n\t2026-05-#d\tVisa\t~\t~a\t~b\tpo_#g1"},
	{"ledger", "Transaction date\tTransaction ID\tMerchant reference\tType\tGross\tMDR\tNet\tPayout date", "2026-05-#d\ttx#n\t#n\t#p\t#s~\t-~a\t#s~b\t2026-06-#d"},
	{"ledger", "Date\tTransaction type\tTransaction ID\tOrder number\tAmount\tBalance", "2026-05-#d\t#u\tTX#n\t#n\t#s~\t~"},
	{"ledger", "Дата\tТип операции\tНомер операции\tНомер заказа\tСумма", "2026-05-#d\t#r\t770#n\t5550#n\t#s~"},
	{"delivery", "Resi\tStatus\tTanggal terkirim", "JP55#n\tDelivered\t2026-05-#d"},
	{"freight", "Date\tTracking Number\tRecipient\tOrder\tService\tLabel cost", "2026-05-#d\t9400#n\tAnn Lee\tT#n\tPriority\t~a"},
	{"freight", "Ship Date\tTracking Number\tRecipient\tService\tWeight (lb)\tLabel Cost", "2026-05-#d\t9400#n\tAnn Lee\tPriority\t#g.5\t$~a"},
	{"freight", "Ship Date\tTracking Number\tRecipient\tService\tWeight (lb)\tPostage", "2026-05-#d\t9400#n\tAnn Lee\tPriority\t#g.5\t~a"},
	{"freight", "Ship Date\tTracking Number\tRecipient\tService\tWeight (lb)\tRate", "2026-05-#d\t9400#n\tAnn Lee\tPriority\t#g.5\t~a"},
	{"ask", "Ship Date\tTracking Number\tRecipient\tService\tWeight (lb)\tPostage\tPrice", "2026-05-#d\t9400#n\tAnn Lee\tPriority\t#g.5\t~a\t~b"},
	{"ask", "Ship Date\tTracking Number\tRecipient\tService\tWeight (lb)\tDeclared value", "2026-05-#d\t9400#n\tAnn Lee\tPriority\t#g.5\t~a"},
	{"freight", "発送日\tお問い合わせ番号\t届け先\tサイズ\t運賃", "2026/05/#d\tFX44#n\t伊藤 由美\t60\t14#d"},
	{"delivery", "AWB\tOrder No\tStatus\tCOD amount\tDate", "DX9911#n\t#n\tUndelivered\t~\t2026-05-#d"},
	{"ask", "AWB\tConsignee\tWeight\tCOD Amount\tStatus\tDelivered on\tFreight", "DX9911#n\tAnn Lee\t#g.5\t~\tDelivered\t2026-05-#d\t#g.1"},
	{"cod", "AWB\tConsignee\tWeight\tCOD Amount\tStatus\tDelivered on\tFreight\tRemitted on", "DX9911#n\tAnn Lee\t#g.5\t~\tDelivered\t2026-05-#d\t#g.1\t2026-06-#d"},
	{"cod", "Date\tTracking number\tReceiver\tCOD", "2026-05-#d\tDX9911#n\tAnn Lee\t~"},
	{"cod", "AWB\tOrder No\tDelivered\tCOD", "DX9911#n\t#n\t2026-05-#d\t~"},
	{"cod", "AWB Number\tOrder ID\tCOD Amount\tCOD Charges\tRemitted Amount\tUTR", "DX9911#n\tORD#n\t~\t~a\t~b\tUTR00#g1"},
	{"orders", "Order ID\tOrder date\tProduct\tSKU\tQty\tShip to name\tAddress\tTracking\tCOD amount", "#n\t2026-05-#d\tCup\tC-1\t1\tAnn Lee\t7 Mill Lane\tTR99#n\t~"},
	{"orders", "Order\tDate\tCustomer\tItem\tTotal\tDeposit\tBalance", "F#n\t2026-05-#d\tAnn Lee\tTable\t~\t~a\t~b"},
	{"orders", "Order\tDate\tCustomer\tItem\tNet\tVAT\tGross\tPaid date\tPaid by", "V#n\t2026-05-#d\tAnn Lee\tMug\t~b\t~a\t~\t2026-06-#d\tPayPal"},
	{"cod", "AWB\tOrder\tCOD Amount\tStatus\tRemittance Status\tRemittance Date", "N#n\tA#n\t~\tDelivered\tRemitted\t2026-06-#d"},
}

// lines writes a dozen rows.
func (f kindFile) lines() []string {
	lines := []string{f.header}
	for i := range 12 {
		whole := 100 + 3.25*float64(i)
		part := math.Round(whole*7+float64(i*13%7)*25) / 100
		pick := func(words ...string) string { return words[i%len(words)] }
		lines = append(lines, strings.NewReplacer(
			"#d", fmt.Sprintf("%02d", 1+i), "#n", fmt.Sprint(300200+i*7919), "#g", fmt.Sprint(i/4+1), "#s", pick("", "-", "-"),
			"#t", pick("Verkoopprijs artikel(en)", "Commissie", "Verzendlabel"), "#u", pick("Sale", "Refund", "Fee"), "#r", pick("Продажа", "Возврат", "Комиссия"),
			"#p", pick("Payment", "Refund", "Payout"), "#w", pick("Payments by check", "Cash on delivery (COD)", "PayPal"),
			"~a", fmt.Sprintf("%.2f", part), "~b", fmt.Sprintf("%.2f", whole-part), "~", fmt.Sprintf("%.2f", whole),
		).Replace(f.row))
	}
	return lines
}

// What a file holds tells its kind, whatever its language; where that is not enough, it is asked.
func TestKindsByEvidence(t *testing.T) {
	for _, f := range kindFiles {
		r, err := readText(t, Request{Currency: "EUR"}, f.lines()...)
		got := "ask"
		if err == nil {
			got = cmp.Or(string(r.Statement.Kind), string(r.Kind))
		} else if !errors.Is(err, ErrNoHeader) {
			t.Errorf("%s: %v", f.header, err)
		}
		if got != f.kind {
			t.Errorf("%s instead of %s: %s: %v", got, f.kind, f.header, err)
		}
	}
}

// What is left of a file that says little: the only amount beside a day of collecting, goods and postage that make a total, and what was
// paid for which order when.
func TestKindsOfFewColumns(t *testing.T) {
	for _, f := range []kindFile{
		{"cod", "Data\tSpedizione\tDestinatario\tEUR\tData incasso\tData bonifico", "#d/05/2026\tIT77#n\tRossi Ugo\t~\t#d/05/2026\t#d/06/2026"},
		{"cod", "Sendung\tEmpfänger\tBetrag\tEinzug\tÜberweisung am", "77#n\tUte Maier\t~\tbar\t2026-05-#d"},
		{"orders", "Nr zamówienia\tImię i nazwisko\tKwota zamówienia\tWaluta\tWysyłka i opłata\tWartość artykułów\tForma płatności", "#n\tEwa Lis\t~\tPLN\t~a\t~b\tPrzelewy24"},
		{"payout", "Payment date\tAmount paid\tCurrency\tOrder number", "2026-05-#d\t~\tEUR\t#n"},
	} {
		r, err := readText(t, Request{Currency: "EUR"}, f.lines()...)
		if err != nil {
			t.Errorf("%s: %v", f.header, err)
			continue
		}
		if got := cmp.Or(string(r.Statement.Kind), string(r.Kind)); got != f.kind {
			t.Errorf("%s instead of %s: %s", got, f.kind, f.header)
		}
	}
}

// A short invoice whose net and tax tell it from no remittance is asked about, unless something speaks of collecting or paying out.
func TestNothingSpeaksOfCollecting(t *testing.T) {
	for header, asked := range map[string]bool{
		"Numer przesyłki\tData nadania\tUsługa\tNetto\tVAT\tBrutto":               true,
		"Numer przesyłki\tData doręczenia\tUsługa\tDo wypłaty netto\tVAT\tBrutto": false,
	} {
		r, err := readText(t, Request{Currency: "PLN"}, header, "6200011\t2026-03-01\tKurier\t10.00\t2.30\t12.30", "6200023\t2026-03-02\tKurier\t20.00\t4.60\t24.60")
		if errors.Is(err, ErrNoHeader) != asked {
			t.Errorf("%s: %+v %v", header, r, err)
		}
	}
}

// What is kept back of orders and what is paid out for each makes a payout, be the day of the order there too, where nothing is said of who
// bought what.
func TestPayoutsWithTheDayOfTheOrder(t *testing.T) {
	for _, c := range [][3]string{
		{"payout", "Order ID\tOrder date\tSettlement date\tSale price\tShipping charged\tCommission\tPayment fee\tNet payout", "S%d\t2026-03-0%[1]d\t2026-03-13\t%d00\t5\t%[2]d\t2\t%[2]d03"},
		{"payout", "Bestellnummer\tBestelldatum\tVerkaufspreis\tProvision\tAuszahlung", "S%d\t1%[1]d.03.2026\t%d00,00\t10,00\t%[3]d,00"},
		{"orders", "Order ID\tOrder date\tProduct\tPrice\tQty\tCommission\tNet payout", "S%d\t2026-03-1%[1]d\tMug %[1]d\t%d00\t1\t10\t%[3]d"},
	} {
		lines := []string{c[1]}
		for i := range 2 {
			lines = append(lines, fmt.Sprintf(c[2], i+1, i+1, 100*i+90))
		}
		r := mustRead(t, Request{Currency: "EUR"}, lines...)
		if got := cmp.Or(string(r.Statement.Kind), string(r.Kind)); got != c[0] || len(r.Lines)+len(r.Orders) != 2 {
			t.Errorf("%s: %s: %v", c[1], got, reasons(r))
		}
	}
}

// accountRows is a list of what was paid for orders, with a column beside it of which the values are given.
func accountRows(header string, values ...string) []string {
	rows := []string{"Date\tType\tOrder number\tGross\tFee\tNet\t" + header}
	for i, v := range values {
		whole := 10 + 7*i
		rows = append(rows, fmt.Sprintf("2026-05-%02d\t%s\tA-%d\t%d.00\t%d.50\t%d.50\t%s", i+1, []string{"Sale", "Adjustment"}[i%2], i+1, whole, i+1, whole-i-2, v))
	}
	return rows
}

// A payout and an account say the same of each order: the account goes on from a balance that was there before, and is paid out to the bank
// itself.
func TestPayoutsAreToldFromLedgers(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []string
		want data.StatementKind
	}{
		{"nothing beside the amounts", accountRows("Batch", "B-1", "B-1", "B-1", "B-2", "B-2"), data.StatementPayout},
		{"a balance that was there before", accountRows("Saldo", "58.50", "73.00", "93.50", "120.00", "152.50"), data.StatementLedger},
		{"the newest first", accountRows("Saldo", "152.50", "144.00", "129.50", "109.00", "82.50"), data.StatementLedger},
		{"what the rows come to so far", accountRows("Saldo", "8.50", "23.00", "43.50", "70.00", "102.50"), data.StatementPayout},
		{"always the same more", accountRows("Line", "1", "2", "3", "4", "5"), data.StatementPayout},
	} {
		r, err := readText(t, Request{Currency: "EUR"}, c.rows...)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		told := slices.Contains(r.Evidence, "a balance that each row changes by its amount")
		if r.Statement.Kind != c.want || told != (c.want == data.StatementLedger) {
			t.Errorf("%s: a %s, for it shows %q", c.name, r.Statement.Kind, r.Evidence)
		}
	}
}

// What the user says that a file is it is read as, be it not clear or clear otherwise.
func TestTheKindThatIsSaidCounts(t *testing.T) {
	payout, unclear := accountRows("Batch", "B-1", "B-1", "B-1", "B-2", "B-2"), []string{"Order number\tCollected amount", "A-1\t10.00", "A-2\t15.00"}
	if r := mustRead(t, Request{}, payout...); r.Statement.Kind != data.StatementPayout {
		t.Fatalf("not clear: %s", r.Statement.Kind)
	}
	if _, err := readText(t, Request{Currency: "EUR", As: Statements}, unclear...); !errors.Is(err, ErrNoHeader) {
		t.Fatalf("it is clear: %v", err)
	}
	for kind, lines := range map[data.StatementKind][]string{data.StatementLedger: payout, data.StatementCOD: unclear} {
		r, err := readText(t, Request{Currency: "EUR", As: Statements, Statement: kind}, lines...)
		if err != nil || r.Statement.Kind != kind {
			t.Errorf("%s: %v", kind, err)
		}
	}
}

// What tells the kind of a file is told with it, be it that a format is recognised.
func TestTheEvidenceOfAKindIsTold(t *testing.T) {
	for _, c := range []struct {
		req  Request
		rows []string
		want []string
	}{
		{Request{}, kindFiles[3].lines(), []string{"what a courier collects", "fees, or what is left without them", "amounts of which something is kept back and the rest is left"}},
		{
			Request{Formats: []Format{{Name: "mine", Title: "mine", Kind: Orders, Recognise: []string{"My number|No of mine"}, Fields: map[string][]string{"order_number": {"My number"}, "order_total": {"Sum"}}}}},
			[]string{"My number\tSum\tDay", "1\t5.00\t2026-05-01"},
			[]string{"the headers by which this format is recognised: My number"},
		},
	} {
		c.req.Currency = "EUR"
		r := mustRead(t, c.req, c.rows...)
		var told []string
		for _, e := range r.Evidence {
			told = append(told, e.String())
		}
		for _, want := range c.want {
			if !slices.ContainsFunc(told, func(s string) bool { return strings.ReplaceAll(s, `"`, "") == want }) {
				t.Errorf("%s: it shows %q, not %q", r.Format, told, want)
			}
		}
		if slices.Contains(told, "cards") || slices.Contains(told, "") {
			t.Errorf("%s: it shows %q", r.Format, told)
		}
	}
}
