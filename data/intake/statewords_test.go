package intake

import (
	"strings"
	"testing"

	"parcelbook/data"
)

// A status that says several things is read by its parts, and none of it where one is not known.
func TestStatusesOfSeveralParts(t *testing.T) {
	for _, c := range []struct {
		status string
		state  data.OrderState
		parcel data.ParcelState
		paid   int64
	}{
		{"Entregado - Pagado", data.OrderShipped, data.ParcelDelivered, 2050},
		{"bezahlt, versendet", data.OrderShipped, data.ParcelSent, 2050},
		{"Отправлен / не оплачен", data.OrderUnpaid, data.ParcelSent, 0},
		{"delivered, unpaid", data.OrderUnpaid, data.ParcelDelivered, 0},
		{"sent, not paid", data.OrderUnpaid, data.ParcelSent, 0},
		{"unshipped", data.OrderUnpaid, "", 0},
		{"已付款，待发货", data.OrderPaid, "", 2050},
		{"Paid · Cancelled", data.OrderCancelled, "", 0},
		{"Objeto entregue ao destinatário", data.OrderShipped, data.ParcelDelivered, 2050},
		{"Objeto devolvido ao remetente", data.OrderReturned, data.ParcelReturned, 0},
		{"Objeto saiu para entrega ao destinatário", data.OrderShipped, data.ParcelSent, 2050},
		{"Return - Confirm", data.OrderReturned, data.ParcelReturned, 0},
		{"Stornată", data.OrderCancelled, "", 0},
		{"İade Edildi", data.OrderReturned, data.ParcelReturned, 0},
		{"Paid - wrapped as a gift", data.OrderUnpaid, "", 0},
	} {
		r := mustRead(t, Request{}, "Order no\tOrder date\tOrder total\tStatus", "A-1\t2026-05-01\t20.50\t"+c.status)
		o := r.Orders[0]
		var parcel data.ParcelState
		if len(o.Parcels) > 0 {
			parcel = o.Parcels[0].State
		}
		if o.State != c.state || parcel != c.parcel || o.Paid != c.paid {
			t.Errorf("%s: %s, parcel %q, %d paid", c.status, o.State, parcel, o.Paid)
		}
	}
}

// Of what is paid on delivery it is no news that it is not paid yet.
func TestSentAndNotPaidOnDelivery(t *testing.T) {
	r := mustRead(t, Request{}, "Order no\tOrder date\tOrder total\tStatus\tPayment method", "A-1\t2026-05-01\t20.50\tsent, not paid\tCOD", "A-2\t2026-05-01\t20.50\tsent, not paid\tBank card")
	if a, b := r.Orders[0].State, r.Orders[1].State; a != data.OrderShipped || b != data.OrderUnpaid {
		t.Errorf("%s, %s", a, b)
	}
}

// That nothing was sent yet says nothing of the payment.
func TestWordsForNothingSentYet(t *testing.T) {
	r := bareReader(t)
	for word := range strings.SplitSeq("Nog niet verstuurd|Noch nicht verschickt|Chưa xuất kho|Belum terkirim|Не отгружено|未寄出|ยังไม่ได้ส่ง|Netrimisă|لم يشحن|출고전", "|") {
		if s, ok := r.findState(word); !ok || !s.Unsent || s.Order != "" {
			t.Errorf("%s is %+v", word, s)
		}
	}
}
