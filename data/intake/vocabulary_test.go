package intake

import (
	"reflect"
	"strings"
	"testing"

	"parcelbook/data"
	"parcelbook/resources"
)

// bareReader reads by the words that all formats share.
func bareReader(t *testing.T) *reader {
	t.Helper()
	lib, err := builtin()
	check(t, err)
	return newReader(t.Context(), Request{}, pasted("x"), &layout{format: &Format{Kind: Orders}, header: -1, item: -1, total: -1}, lib.words)
}

// In each language: what an order is called that is not paid, paid, cancelled, refunded, completed, and a parcel that is on
// its way, delivered, refused, returned.
func TestStatusWordsOfManyLanguages(t *testing.T) {
	r := bareReader(t)
	for language, line := range map[string]string{
		"en": "Awaiting payment|Paid|Cancelled|Refunded|Completed|In transit|Delivered|Refused|Returned",
		"zh": "待付款|已付款|已取消|已退款|已完成|运输中|已签收|拒收|已退回",
		"ru": "Ожидает оплаты|Оплачен|Отменён|Средства возвращены|Завершён|В пути|Доставлен|Отказ от получения|Возвращён",
		"es": "Pendiente de pago|Pagado|Cancelado|Reembolsado|Completado|En tránsito|Entregado|Rechazado|Devuelto",
		"pt": "Aguardando pagamento|Pago|Cancelado|Reembolsado|Concluído|Em trânsito|Entregue|Recusado|Devolvido",
		"fr": "En attente de paiement|Payée|Annulée|Remboursée|Terminée|En transit|Livrée|Refusée|Retournée",
		"de": "Zahlung ausstehend|Bezahlt|Storniert|Rückerstattet|Abgeschlossen|Unterwegs|Zugestellt|Annahme verweigert|Retourniert",
		"pl": "Oczekuje na płatność|Opłacone|Anulowane|Zwrócono środki|Zrealizowane|W drodze|Dostarczona|Odmowa przyjęcia|Zwrócona",
		"it": "In attesa di pagamento|Pagato|Annullato|Rimborsato|Completato|In transito|Consegnato|Rifiutato|Restituito",
		"tr": "Ödeme bekliyor|Ödendi|İptal edildi|Para iadesi yapıldı|Tamamlandı|Yolda|Teslim edildi|Kabul edilmedi|Göndericiye iade",
		"vi": "Chờ thanh toán|Đã thanh toán|Đã hủy|Đã hoàn tiền|Hoàn thành|Đang vận chuyển|Giao thành công|Từ chối nhận hàng|Đã chuyển hoàn",
		"id": "Menunggu pembayaran|Sudah dibayar|Dibatalkan|Dana dikembalikan|Selesai|Dalam perjalanan|Telah sampai|Ditolak|Dikembalikan",
		"ko": "입금대기|결제완료|취소완료|환불완료|구매확정|배송중|배송완료|수취거부|반송",
		"ja": "入金待ち|入金済み|キャンセル|返金済み|取引完了|配送中|配達完了|受取拒否|返品済み",
		"uk": "Очікує оплати|Оплачено|Скасовано|Кошти повернуто|Виконано|В дорозі|Доставлено|Відмова від отримання|Повернуто",
		"cs": "Čeká na platbu|Zaplaceno|Zrušeno|Refundováno|Dokončeno|Na cestě|Doručeno|Odmítnuto|Vráceno",
		"ro": "În așteptarea plății|Plătită|Anulată|Rambursat|Finalizată|În curs de livrare|Livrată|Refuzată|Returnată",
		"hu": "Fizetésre vár|Kifizetve|Törölve|Visszatérítve|Teljesítve|Kiszállítás alatt|Kézbesítve|Átvétel megtagadva|Visszaküldve",
		"el": "Αναμονή πληρωμής|Πληρωμένη|Ακυρώθηκε|Επιστροφή χρημάτων|Ολοκληρώθηκε|Σε μεταφορά|Παραδόθηκε|Άρνηση παραλαβής|Επιστράφηκε",
		"ar": "بانتظار الدفع|تم الدفع|ملغي|تم رد المبلغ|مكتمل|قيد التوصيل|تم التسليم|رفض الاستلام|مرتجع",
	} {
		orders := []data.OrderState{data.OrderUnpaid, data.OrderPaid, data.OrderCancelled, data.OrderRefunded, data.OrderCompleted}
		parcels := []data.ParcelState{data.ParcelSent, data.ParcelDelivered, data.ParcelRefused, data.ParcelReturned}
		for i, word := range strings.Split(line, "|") {
			s, ok := r.findState(word)
			if i < len(orders) && (s.Order != orders[i] || s.Parcel != "") || i >= len(orders) && s.Parcel != parcels[i-len(orders)] || !ok {
				t.Errorf("%s: %s is %+v", language, word, s)
			}
		}
	}
	for state, words := range map[data.OrderState]string{
		data.OrderUnpaid:    "Nowe|Новый заказ|Đơn mới|新订单|Nevyřízená|미결제",
		data.OrderPaid:      "Do wysłania|In Kommissionierung|Vyřizuje se|Ожидается отгрузка|Đang đóng gói|待打单|Paid - not yet sent|Sedang dikemas|En el taller|W pracowni|В мастерской|Atölyede|製作中|제작 중|กำลังทำ|În lucru|Nog te verzenden|قيد التصنيع",
		data.OrderCancelled: "Stornována|Отменен покупателем|Cancelled by customer|已作废",
	} {
		for word := range strings.SplitSeq(words, "|") {
			if s, ok := r.findState(word); !ok || s.Order != state || s.Parcel != "" {
				t.Errorf("%s is %+v", word, s)
			}
		}
	}
	for state, words := range map[data.ParcelState]string{
		data.ParcelSent:      "Handed to courier|Kargoya teslim edildi|Передан курьеру|已揽收|Odeslána|Diserahkan ke kurir",
		data.ParcelDelivered: "Received by customer|Odebrana|Entregado al cliente|Alıcıya teslim edildi|Doručena|Is geleverd|ส่งถึงแล้ว|お届け完了|Вручена",
		data.ParcelRefused:   "Klient odmówił|Khách không nhận|客户拒签",
		data.ParcelReturned:  "RTO-Delivered|Returned to vendor|Zwrócono do nadawcy|Vráceno odesílateli",
	} {
		for word := range strings.SplitSeq(words, "|") {
			if s, ok := r.findState(word); !ok || s.Parcel != state {
				t.Errorf("%s is %+v", word, s)
			}
		}
	}
	// What may mean one thing or another is told, not guessed.
	for _, word := range []string{"Closed", "Failed", "On hold", "Successful", "Partial", "Returning", "Diterima", "Received", "Принят", "Получен", "Open", "Processed"} {
		if s, ok := r.findState(word); ok {
			t.Errorf("%s is %+v", word, s)
		}
	}
}

func TestPaymentWordsOfManyLanguages(t *testing.T) {
	r := bareReader(t)
	for method, words := range map[data.Method]string{
		data.COD: "Cash on delivery (COD)|货到付款|Наложенный платёж|Contra reembolso|Pago contra entrega|Pagamento na entrega|Contre-remboursement|Nachnahme|Za pobraniem|Contrassegno|" +
			"Kapıda ödeme|Thu hộ|Bayar di Tempat|Наличными курьеру|Картой при получении|เก็บเงินปลายทาง|대금상환|代金引換|Післяплата|Dobírka|Ramburs|Utánvét|Αντικαταβολή|الدفع عند الاستلام|À cobrança",
		data.Card: "Visa ****4242|信用卡|Банковская карта|Tarjeta de crédito|Cartão de crédito|Carte bancaire|Kreditkarte|Karta kredytowa|Carta di credito|Kredi kartı|Thẻ tín dụng|Kartu kredit|" +
			"신용카드|クレジットカード|Картка|Platební karta|Bankkártya|CB|Carte bleue|Πιστωτική κάρτα|بطاقة ائتمان|PayU|Mercado Pago|Debit / credit card|iyzico",
		data.Online: "在线支付|Онлайн оплата|Pix|Pago en línea|Płatność online|Trả trước|UPI|BLIK|СБП|카카오페이|FPX|Ví MoMo|GCash|iDEAL",
		"":          "Bank transfer|Transferencia|Überweisung|Virement|Перевод|转账|Gift card|Geschenkkarte|배송비 착불|Cash|Invoice|Vorkasse|Rechnung|Przelew|Havale|Chuyển khoản|무통장입금|到付",
	} {
		for word := range strings.SplitSeq(words, "|") {
			if got := r.findMethod(word); got != method {
				t.Errorf("%s is %q, want %q", word, got, method)
			}
		}
	}
}

// A method that is denied is none; what else the text says counts.
func TestPaymentWordsThatAreDenied(t *testing.T) {
	r := bareReader(t)
	for method, words := range map[data.Method]string{
		"": "Non-COD|COD - no|Cash on delivery: not available|ohne Nachnahme|Keine Kreditkarte|sans contre-remboursement|sin contra entrega|não na entrega|Contrassegno no|bez pobrania|Наложенный платёж: нет|" +
			"kapıda ödeme değil|không thu hộ|tanpa COD|非货到付款|不支持货到付款|착불결제 불가|代引き不可",
		data.Online: "Prepaid (not COD)|Pix, sem contra entrega|в наличных нет (онлайн)|Sin recaudo|预付，非货到付款",
		data.COD:    "COD (no card)|Nachnahme; keine Karte",
		data.Card:   "Visa no. 4242|Card, not COD",
	} {
		for word := range strings.SplitSeq(words, "|") {
			if got := r.findMethod(word); got != method {
				t.Errorf("%s is %q, want %q", word, got, method)
			}
		}
	}
}

// A column that is called a method and says yes or no says of which orders it is the method; numbers under that header are no amounts
// where they can only be that.
func TestMethodByYesAndNo(t *testing.T) {
	for _, c := range []struct{ header, yes, no string }{
		{"COD", "Yes", "No"},
		{"Is COD", "Y", "N"},
		{"Nachnahme", "Ja", "Nein"},
		{"是否货到付款", "是", "否"},
		{"COD (Yes/No)", "true", "false"},
		{"Customer paid", "Yes", "No"},
		{"Buyer Paid", "True", "False"},
		{"Kunde hat bezahlt", "ja", "nein"}, // no way to pay
	} {
		r := mustRead(t, Request{}, "Order no\tDate\tProduct\tQty\tPrice\t"+c.header, "1\t2026-06-02\tMug\t1\t40.00\t"+c.yes, "2\t2026-06-18\tJar\t1\t34.00\t"+c.no, "3\t2026-06-19\tJar\t1\t34.00\t"+c.no)
		field, method := PaymentMethod.String(), data.COD
		switch {
		case strings.Contains(c.header, "aid"):
			field, method = Status.String(), ""
		case strings.Contains(c.header, "bezahlt"):
			field, method = "", ""
		}
		if got := fieldOf(r, c.header); got != field || r.Orders[0].Method != method || r.Orders[1].Method != "" {
			t.Errorf("%s is %q: %q, %q", c.header, got, r.Orders[0].Method, r.Orders[1].Method)
		}
	}
	r := mustRead(t, Request{}, "Order no\tDate\tProduct\tQty\tPrice\tCOD", "1\t2026-06-02\tMug\t1\t40.00\t1", "2\t2026-06-18\tJar\t1\t34.00\t0", "3\t2026-06-19\tJar\t1\t34.00\t0")
	if got := fieldOf(r, "COD"); got != "" || len(r.Problems) == 0 {
		t.Errorf("%q, %v", got, r.Problems)
	}
}

func TestEntryWordsOfManyLanguages(t *testing.T) {
	for want, words := range map[data.EntryType]string{
		data.EntryFee:        "Service fee|Refund fee|手续费|退款手续费|Комиссия|Comisión|Comissão de venda|Frais de service|Gebühr|Prowizja|Commissione|Komisyon|Phí dịch vụ|Biaya layanan|수수료|手数料|Комісія|Provize|رسوم",
		data.EntryWithdrawal: "Withdrawal|提现|Вывод средств|Retiro|Saque|Retrait|Auszahlung|Wypłata|Prelievo|Para çekme|Rút tiền|Penarikan dana|출금|Disbursement|Bank transfer|Transferencia bancaria|Virement|Überweisung|Bonifico|Przelew|Банковский перевод|Chuyển khoản|계좌이체",
		data.EntryRefund:     "Order refund|退款|Возврат средств|Reembolso|Remboursement|Erstattung|Zwrot środków|Rimborso|İade|Hoàn tiền|Pengembalian dana|환불|返金",
		data.EntryRelease:    "Order|放款|Продажа|Venta|Venda|Vente|Verkauf|Sprzedaż|Vendita|Satış|Bán hàng|Penjualan|판매",
		data.EntryAdjustment: "Correction|Reserve|Korrektur",
	} {
		for word := range strings.SplitSeq(words, "|") {
			r := mustRead(t, Request{}, "结算时间\t收支类型\t变动金额\t币种\t订单号", "2026-02-03 18:23:40\t"+word+"\t-12.30\tCNY\t1001")
			if len(r.Lines) != 1 || r.Lines[0].EntryType != want {
				t.Errorf("%s: %+v, want %s", word, r.Lines, want)
			}
		}
	}
}

// What is known is the same each time that it is loaded, whatever order a map gives; else one file would be read in two ways.
func TestWordsAreTheSameEachTime(t *testing.T) {
	first, err := load(resources.Formats())
	check(t, err)
	for range 5 {
		again, err := load(resources.Formats())
		check(t, err)
		if !reflect.DeepEqual(first.words, again.words) || !reflect.DeepEqual(first.plans, again.plans) {
			t.Fatal("loaded twice, the words or the formats differ")
		}
	}
}
