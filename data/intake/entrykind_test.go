package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
)

// described is a payout with a column that says what each entry is about, under a header of which the words do not say so; the fifth takes
// money back.
func described(header, of string, in, out string) []string {
	amounts := [][3]string{{"75.50", "-2.56", "72.94"}, {"47.50", "-1.72", "45.78"}, {"100.50", "-3.31", "97.19"}, {"116.00", "-3.78", "112.22"}, {"-116.00", "0.00", "-116.00"}, {"90.75", "-3.02", "87.73"}}
	rows := []string{fmt.Sprintf(header, of)}
	for i, a := range amounts {
		number, words := fmt.Sprint(7001+7*min(i, 3)+max(0, i-4)), in
		if i == 4 {
			words = out
		}
		rows = append(rows, fmt.Sprintf("1%d-07-2026\t%s\t%s\t%s\t%s\t%s", i, number, strings.ReplaceAll(words, "#", "#"+number), a[0], a[1], a[2]))
	}
	return rows
}

// Where nearly all values of a description are kinds of entries, it is the entry's type, in any language, be they followed by the number or the
// name of what they were for.
func TestDescriptionsThatNameEntries(t *testing.T) {
	for _, c := range []struct{ header, of, in, out string }{
		{"Date\tOrder\t%s\tAmount\tFee\tNet", "Description", "Payment", "Refund"},
		{"Date\tOrder\t%s\tAmount\tFee\tNet", "Details", "Sale #", "Refund #"},
		{"Date\tOrder\t%s\tAmount\tFee\tNet", "Details", "Payment #", "Refund #"},
		{"Date\tOrder\t%s\tAmount\tFee\tNet", "Narration", "Payment for order #", "Refund for order #"},
		{"Date\tOrder\t%s\tAmount\tFee\tNet", "Memo", "Sale Owen Clarke", "Refund Ann Lee"},
		{"Datum\tBestellung\t%s\tBetrag\tGebühr\tNetto", "Beschreibung", "Zahlung", "Erstattung"},
		{"Datum\tBestelling\t%s\tBedrag\tKosten\tNetto", "Omschrijving", "Betaling", "Terugbetaling"},
		{"Date\tCommande\t%s\tMontant\tFrais\tNet", "Libellé", "Paiement", "Remboursement"},
		{"Fecha\tPedido\t%s\tImporte\tComisión\tNeto", "Concepto", "Pago", "Reembolso"},
		{"Fecha\tPedido\t%s\tImporte\tComisión\tNeto", "Descripción", "Venta", "Devolución"},
		{"Data\tPedido\t%s\tValor\tTaxa\tLíquido", "Descrição", "Pagamento", "Reembolso"},
		{"Data\tZamówienie\t%s\tKwota\tProwizja\tNetto", "Opis", "Płatność", "Zwrot"},
		{"Tarih\tSipariş\t%s\tTutar\tKomisyon\tNet", "Açıklama", "Ödeme", "İade"},
		{"Data\tOrdine\t%s\tImporto\tCommissione\tNetto", "Descrizione", "Pagamento", "Rimborso"},
		{"Дата\tЗаказ\t%s\tСумма\tКомиссия\tК выплате", "Описание", "Оплата", "Возврат"},
		{"日期\t订单号\t%s\t金额\t手续费\t净额", "摘要", "支付", "退款"},
	} {
		r := mustRead(t, Request{Currency: "EUR", Answers: Answers{Dates: "dmy"}}, described(c.header, c.of, c.in, c.out)...)
		if len(r.Lines) != 6 || r.Lines[4].EntryType != data.EntryRefund || r.Lines[4].Collected != -11600 || r.Lines[0].EntryType != data.EntryRelease || r.Statement.Kind != data.StatementPayout {
			t.Errorf("%s %s: %s %v %v", c.of, c.in, r.Statement.Kind, moneyOf(r), reasons(r))
		}
	}
}

// Descriptions of which some begin with a word for an entry, or all with words for the same, say nothing of what kind each is.
func TestDescriptionsThatNameNoEntries(t *testing.T) {
	for _, c := range [][2]string{{"Sale Oak Board", "Order Oak Board"}, {"Blue mug, sale", "Refund Ann Lee"}, {"Sale of a mug to Ann", "Refund asked for by Bo, who is sad"}} {
		r := mustRead(t, Request{Currency: "EUR", Answers: Answers{Dates: "dmy"}, As: Statements, Statement: data.StatementPayout}, described("Date\tOrder\t%s\tAmount\tFee\tNet", "Description", c[0], c[1])...)
		if r.Lines[0].EntryType != "" || r.Lines[0].Note != c[0] {
			t.Errorf("%s: %v", c[0], moneyOf(r))
		}
	}
}

// An account is read whose entries are named by what they were for, more of them than words have that are looked up.
func TestAccountsThatDescribeTheirEntries(t *testing.T) {
	signed, parted := []string{"Date\tDescription\tOrder ID\tAmount\tBalance"}, []string{"Date\tDetails\tOrder\tDebit\tCredit\tBalance"}
	balance := 45.20
	for i := range 30 {
		number, amount, words := 7001+i/3, 50+float64(i%7), "Sale"
		switch i % 3 {
		case 1:
			amount, words = -1.5-float64(i), "Fee"
		case 2:
			amount, words = -10-float64(i%5), "Refund"
		}
		day := fmt.Sprintf("2026-05-%02d", i%30+1)
		signed = append(signed, fmt.Sprintf("%s\t%s #%d\t%d\t%.2f\t%.2f", day, words, number, number, amount, balance+amount-45.20))
		in, out := fmt.Sprintf("%.2f", amount), ""
		if amount < 0 {
			in, out = "", fmt.Sprintf("%.2f", -amount)
		}
		balance += amount
		parted = append(parted, fmt.Sprintf("%s\t%s #%d\t%d\t%s\t%s\t%.2f", day, words, number, number, out, in, balance))
	}
	for _, rows := range [][]string{signed, parted} {
		r := mustRead(t, Request{Currency: "USD"}, rows...)
		count := map[data.EntryType]int{}
		for _, l := range r.Lines {
			count[l.EntryType]++
		}
		if r.Statement.Kind != data.StatementLedger || count[data.EntryRelease] != 10 || count[data.EntryFee] != 10 || count[data.EntryRefund] != 10 {
			t.Errorf("%s: %s %v %v", rows[0], r.Statement.Kind, count, reasons(r))
		}
	}
}

// What a card processor charges a card is a payment; so it is not in an account, where a charge may be a fee.
func TestChargesArePaymentsOfAPayout(t *testing.T) {
	for kind, want := range map[data.StatementKind]data.EntryType{data.StatementPayout: data.EntryRelease, data.StatementLedger: data.EntryAdjustment} {
		r := mustRead(t, Request{Currency: "USD", As: Statements, Statement: kind}, "Date\tOrder number\tType\tGross\tFee\tNet", "2026-05-01\tA-1\tCharge\t20.00\t1.00\t19.00", "2026-05-02\tA-2\tCharge\t30.00\t1.00\t29.00", "2026-05-03\tA-1\tRefund\t-20.00\t0.00\t-20.00")
		if r.Lines[0].EntryType != want || slices.Contains(reasons(r), `the entry type "Charge" is not known: its amounts are taken for a payment`) {
			t.Errorf("%s: %v %v", kind, moneyOf(r), reasons(r))
		}
	}
}

// A chargeback takes the money back until the dispute is decided, and one that is won brings it again; what is asked for it is a fee.
func TestChargebacksOfAPayout(t *testing.T) {
	for words, want := range map[string]data.EntryType{
		"Chargeback": data.EntryChargeback, "Dispute": data.EntryChargeback, "Rückbelastung": data.EntryChargeback, "Contracargo": data.EntryChargeback, "Terugboeking": data.EntryChargeback,
		"Chargeback reversal": data.EntryChargeback, "Dispute won": data.EntryChargeback, "Chargeback fee": data.EntryFee, "Rückbelastungsgebühr": data.EntryFee,
	} {
		r := mustRead(t, Request{Currency: "USD"}, "Date\tOrder number\tType\tGross\tFee\tNet", "2026-05-01\tA-1\tPayment\t20.00\t1.00\t19.00", "2026-05-02\tA-2\tPayment\t30.00\t1.00\t29.00", "2026-05-03\tA-1\t"+words+"\t-20.00\t15.00\t-35.00")
		if got := r.Lines[2]; got.EntryType != want {
			t.Errorf("%s: %v %v", words, moneyOf(r), reasons(r))
		}
	}
}

// Only what a courier keeps back is the fee for collecting, where it is called nothing but a fee.
func TestOnlyCouriersFeesAreForCollecting(t *testing.T) {
	for _, c := range []struct{ rows, want string }{
		{"Order number\tType\tGross\tFee\tNet|A-1\tPayment\t20.00\t1.00\t19.00|A-2\tRefund\t-30.00\t0.50\t-30.50", "Fee"},
		{"AWB\tStatus\tCOD amount\tFee\tNet|AW1001\tDelivered\t20.00\t1.00\t19.00|AW1002\tDelivered\t30.00\t1.00\t29.00", data.FeeCOD},
	} {
		r := mustRead(t, Request{Currency: "USD"}, strings.Split(c.rows, "|")...)
		if len(r.Lines) != 2 || r.Lines[0].Fees[0].Kind != c.want {
			t.Errorf("%s: %+v", c.rows, r.Lines)
		}
	}
}

// What runs on from nothing is no more than what the rows come to so far, unless it is called a balance and nothing names the orders.
func TestABalanceOfNoOrdersMakesAnAccount(t *testing.T) {
	rows := []string{"Date\tType\tReference\tParty\tGross\tFee\tNet\tBalance"}
	sum := 0.0
	for i, gross := range []float64{942, 521.5, 457, -521.5, 602.89, 1723.55} {
		kind := "Funds received"
		if gross < 0 {
			kind = "Refund"
		}
		fee := max(0, float64(int(gross*3))/100)
		sum += gross - fee
		rows = append(rows, fmt.Sprintf("2026-09-%02d\t%s\t%d\tAnn Lee\t%.2f\t-%.2f\t%.2f\t%.2f", i+1, kind, 7001+i*3, gross, fee, gross-fee, sum))
	}
	r := mustRead(t, Request{Currency: "USD"}, rows...)
	if r.Statement.Kind != data.StatementLedger || r.Lines[0].EntryType != data.EntryRelease || r.Lines[3].EntryType != data.EntryRefund {
		t.Errorf("%s %v %v", r.Statement.Kind, moneyOf(r), reasons(r))
	}
}

// A status of a payout may say what its entry type would: that what is taken off was given back, or charged back.
func TestStatusSaysThatItWasRefunded(t *testing.T) {
	r := mustRead(t, Request{Currency: "GBP"}, "Processed\tOrder code\tStatus\tValue\tCommission\tNet amount",
		"2026-03-02\t7001\tSETTLED\t25.80\t1.07\t24.73", "2026-03-04\t7003\tSETTLED\t69.00\t2.37\t66.63", "2026-03-05\t7008\tSETTLED\t21.50\t0.94\t20.56",
		"2026-03-08\t7008\tREFUNDED\t-21.50\t0.00\t-21.50", "2026-03-09\t7003\tCHARGEBACK\t-69.00\t0.00\t-69.00", "2026-03-10\t7014\tSETTLED\t40.50\t1.51\t38.99")
	var got []data.EntryType
	for i := range r.Lines {
		got = append(got, r.Lines[i].EntryType)
	}
	if diff := cmp.Diff([]data.EntryType{"", "", "", data.EntryRefund, data.EntryChargeback, ""}, got); diff != "" {
		t.Error(diff)
	}
}
