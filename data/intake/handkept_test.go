package intake

import (
	"slices"
	"strings"
	"testing"
)

// What sellers write over the columns of a sheet of their own: whom, what, where to, and what else is to be known.
func TestHeadersOfSheetsKeptByHand(t *testing.T) {
	lib, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	for field, headers := range map[string]string{
		"title":          "What they want|要什么|Mit kért|Ne istedi|Что заказали|Pieza|Doce|Co zamówił|Cosa vuole|Was bestellt|Qué quiere|Mua gì|Pesan apa|注文内容|สั่งอะไร|Co objednala",
		"recipient_name": "An wen|Para quién|Per chi|Dla kogo|Komu|Kime|寄给谁|Pour qui|Voor wie",
		"buyer_name":     "Kto kupił|Кто (ник)|Кто заказал|微信名|Quién compra|Quem pediu|得意先名|Wer bestellt|Ai mua",
		"address":        "Where to|Куда|Wohin|Para onde|Dokąd|Paczkomat / Adres|Nereye|寄到哪里|Dove spedire|Hova",
		"note":           "Bits & bobs|Cosas a tener en cuenta|배송유의사항|Важно|Zu beachten|注意事项",
		"order_date":     "When|Когда|Kiedy|Wann",
		"payment_method": "Paid how|How paid",
		"paid":           "Sinal|Предоплата|Anzahlung|Zaliczka|Đặt cọc|Kapora|DP|선금|Anticipo|Acompte",
		"outstanding":    "Falta pagar|还差|Осталось|Reste à régler|Noch zu bezahlen|Zostało do zapłaty|Còn thiếu|Kalan ödeme|Kurang bayar|남은 금액|Still owes",
		"unit_price":     "商品結帳價",
		"specification":  "Sabor",
		"quantity":       "本数",
		"carrier":        "Bên ship",
		"cancelled_date": "Дата отменен",
		"delivered_date": "Tgl Terima",
		"order_number":   "线上订单号",
	} {
		for header := range strings.SplitSeq(headers, "|") {
			guesses := newInterpreter(lib.words).heading(header).guesses
			at := slices.IndexFunc(guesses, func(g guess) bool { return g.in.has(ordersPurpose) })
			if at < 0 || guesses[at].field.String() != field || guesses[at].sure < sureEnough {
				t.Errorf("%q is not %s: %v", header, field, guesses)
			}
		}
	}
}

// What a courier has yet to remit is none of what buyers have yet to pay.
func TestLeftToRemit(t *testing.T) {
	lib, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, header := range []string{"Reste à verser", "Da versare"} {
		if guesses := newInterpreter(lib.words).heading(header).guesses; len(guesses) == 0 || guesses[0].field != Net {
			t.Errorf("%s: %v", header, guesses)
		}
	}
}
