package intake

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
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
	{"payout", "Transaction ID\tOrder number\tDate\tCard brand\tGross\tFee\tNet\tPayout ID", "txn_#n\t#n\t2026-05-#d\tVisa\t~\t~a\t~b\tpo_#g1"},
	{"ledger", "Date\tTransaction type\tTransaction ID\tOrder number\tAmount\tBalance", "2026-05-#d\t#u\tTX#n\t#n\t#s~\t~"},
	{"ledger", "Дата\tТип операции\tНомер операции\tНомер заказа\tСумма", "2026-05-#d\t#r\t770#n\t5550#n\t#s~"},
	{"delivery", "Resi\tStatus\tTanggal terkirim", "JP55#n\tDelivered\t2026-05-#d"},
	{"cod", "AWB Number\tOrder ID\tCOD Amount\tCOD Charges\tRemitted Amount\tUTR", "DX9911#n\tORD#n\t~\t~a\t~b\tUTR00#g1"},
	{"orders", "Order ID\tOrder date\tProduct\tSKU\tQty\tShip to name\tAddress\tTracking\tCOD amount", "#n\t2026-05-#d\tCup\tC-1\t1\tAnn Lee\t7 Mill Lane\tTR99#n\t~"},
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
