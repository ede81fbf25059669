package intake

import "testing"

// What is left without fees, or has them in it, is called by them in every language, and is none of them.
func TestNetAndGrossOfFees(t *testing.T) {
	lib, err := builtin()
	check(t, err)
	in := newInterpreter(lib.words)
	for header, want := range map[string]string{
		"Betrag abzügl. Kosten": "net", "Betrag abzüglich Gebühren": "net", "Betrag nach Provision": "net", "Ohne Gebühren": "net",
		"Amount less commission": "net", "Amount after deduction of fees": "net", "Amount excl. fees": "net", "Net of charges": "net",
		"Montant hors frais": "net", "Montant après déduction des commissions": "net",
		"Importe sin comisión": "net", "Valor descontadas as taxas": "net", "Importo al netto delle commissioni": "net",
		"Kwota po opłatach": "net", "Částka po odečtení poplatků": "net", "Bedrag na kosten": "net",
		"Сумма за минусом комиссий": "net", "Komisyon sonrası tutar": "net", "Masraf hariç tutar": "net",
		"扣除手续费后金额": "net", "扣除佣金后金额": "net", "수수료 차감 후 금액": "net", "手数料差引後金額": "net",
		"Jumlah setelah komisi": "net", "Số tiền sau khi trừ hoa hồng": "net",
		"Transaktionsbetrag (inkl. Kosten)": "collected", "Amount before fees": "collected", "Importo al lordo delle commissioni": "collected",
		"Gebühren": "fee", "Fees": "fee", "Frais": "fee", "Provision für Kosten": "fee", "手续费": "fee", "Extra fee": "fee",
		"Total hors frais de port": "-", "Amount without shipping": "-", "Betrag ohne Versandkosten": "-",
	} {
		if got := in.surely("ledger", header); got[0] != want {
			t.Errorf("%q: %s, want %s", header, got, want)
		}
	}
}
