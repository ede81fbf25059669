package intake

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
)

func TestDeliveryStates(t *testing.T) {
	for word, want := range map[string]data.ParcelState{
		"delivered": data.ParcelDelivered, "not_delivered": data.ParcelSent, "rejected": data.ParcelRefused, "rescheduled": data.ParcelSent,
		"returned": data.ParcelReturned, "Entregado": data.ParcelDelivered, "已签收": data.ParcelDelivered, "拒收": data.ParcelRefused,
		"退回": data.ParcelReturned, "Lost by 3PL": data.ParcelLost, "вручено": data.ParcelDelivered, "Giao hàng thành công": data.ParcelDelivered,
		"Zugestellt": data.ParcelDelivered, "RTO": data.ParcelReturned, "DEVUELTO": data.ParcelReturned,
	} {
		r := mustRead(t, Request{}, "Waybill\tStatus\tDate", "A1\t"+word+"\t2026-05-01")
		if len(r.Deliveries) != 1 || r.Deliveries[0].State != want || r.Deliveries[0].FileState != word || r.Deliveries[0].Collected != -1 {
			t.Errorf("%s: %+v %v", word, r.Deliveries, reasons(r))
		}
	}
}

// In a courier's account a parcel is completed on the day of its delivery.
func TestDayOfCompletion(t *testing.T) {
	r := mustRead(t, Request{}, "Tracking ID\tCompleted Date\tStatus\tCOD Collected\tCOD Fee\tNet Remittance", "ZX0000001\t2026-01-07\tCompleted\t26.59\t0.53\t26.06", "ZX0000002\t2026-01-08\tCompleted\t20.00\t0.40\t19.60")
	if got := r.Lines[0].DeliveredDate; got != "2026-01-07" {
		t.Error(got)
	}
}

func TestDeliveriesThatAreRefused(t *testing.T) {
	r := mustRead(
		t, Request{}, "Waybill\tStatus\tDate\tAmount collected",
		"A1\tdelivered\t2026-05-01\t20", "A2\tvanished\t2026-05-01\t", "\tdelivered\t2026-05-01\t", "A4\t\t\t", "A5\t\t2026-05-02\t", "A6\tdelivered\tsoon\t", "A7\tdelivered\t2026-05-01\t-5",
	)
	want := []string{
		"this says nothing known about a parcel; use delivered, refused, returned, lost or sent",
		"neither a waybill nor an order number", "neither a state nor a date", "not a date", "what was collected cannot be below zero",
	}
	if diff := cmp.Diff(want, reasons(r)); diff != "" || r.Refused != 5 || len(r.Deliveries) != 2 {
		t.Errorf("%s %+v", diff, r)
	}
	if d := r.Deliveries; d[0].Collected != 2000 || d[0].Currency != "USD" || d[1].State != data.ParcelDelivered || d[1].Date != "2026-05-02" {
		t.Errorf("%+v", d)
	}
}

// A day says that a parcel was delivered, whatever courier's word stands beside it, where those that were not have none.
func TestDaysThatTellDeliveries(t *testing.T) {
	for last, want := range map[string]int{"A3\tOut for delivery\t": 2, "A3\tOut for delivery\t2026-04-17": 0, "A3\tDelivered\t2026-04-17": 0} {
		r := mustRead(t, Request{}, "Waybill\tStatus\tPOD date", "A1\tHandshake\t2026-04-09", "A2\tHandshake\t2026-04-15", last)
		got := 0
		for _, d := range r.Deliveries {
			if d.State == data.ParcelDelivered && d.FileState == "Handshake" && d.Date != "" {
				got++
			}
		}
		if got != want || r.Refused != 2-want {
			t.Errorf("%q: %+v %v", last, r.Deliveries, reasons(r))
		}
	}
}

// The days of a signature are those of a delivery.
func TestDaysOfSigning(t *testing.T) {
	for _, header := range []string{"Signing Time", "Signed At", "วันที่จัดส่งสำเร็จ", "เวลาเซ็นรับ", "Thời gian ký nhận"} {
		r := mustRead(t, Request{}, "Waybill\tStatus\t"+header, "AW1001\tDelivered\t2026-08-07 09:38", "AW1002\tDelivered\t2026-08-11 16:48", "AW1003\tPOD captured\t2026-08-12 10:00", "AW1004\tReturned to business\t")
		if len(r.Deliveries) != 4 || r.Deliveries[1].Date != "2026-08-11" || r.Deliveries[2].State != data.ParcelDelivered || r.Deliveries[3].State != data.ParcelReturned {
			t.Errorf("%s: %+v %v", header, r.Deliveries, reasons(r))
		}
	}
}

func TestPastedWaybills(t *testing.T) {
	got, problems := ReadDeliveries(
		"Waybill\tState\tDate\r\nA1\r\n\r\n 0A2 \treturned\r\nA3\tdelivered\t25/05/2026\r\nA4\tdelivered\t04/05/2026\nA5\t\t2026-05-09\nA6\tvanished\n\tlost\n1.2E+15\nA7\tlost\tx",
		data.ParcelDelivered, "2026-05-01",
	)
	want := []Delivery{
		{Waybill: "A1", State: data.ParcelDelivered, Date: "2026-05-01"},
		{Waybill: "0A2", State: data.ParcelReturned, FileState: "returned", Date: "2026-05-01"},
		{Waybill: "A3", State: data.ParcelDelivered, FileState: "delivered", Date: "2026-05-25"},
		{Waybill: "A4", State: data.ParcelDelivered, FileState: "delivered", Date: "2026-05-04"},
		{Waybill: "A5", State: data.ParcelDelivered, Date: "2026-05-09"},
	}
	rows := []int{2, 4, 5, 6, 7}
	for i := range got {
		if i < len(rows) && got[i].Row.Row != rows[i] || got[i].Collected != -1 {
			t.Errorf("%+v", got[i])
		}
		got[i].Row, got[i].Collected = data.SourceRow{}, 0
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var told []int
	for _, p := range problems {
		told = append(told, p.Row)
	}
	if diff := cmp.Diff([]int{8, 9, 10, 11}, told); diff != "" {
		t.Error(diff, problems)
	}
	if got, problems := ReadDeliveries("", data.ParcelDelivered, ""); len(got)+len(problems) != 0 {
		t.Error("something out of nothing")
	}
}

// Of two columns of states that contradict each other nobody knows which is right.
func TestADeliveryWithTwoStates(t *testing.T) {
	f, err := NewFormat("mine", Delivered, "", []string{"Waybill", "Status", "Last status"}, [][]Field{{Waybill}, {Status}, {Status}})
	check(t, err)
	r := mustRead(t, Request{Mapping: &f}, "Waybill\tStatus\tLast status", "1\tReturned\tDelivered", "2\tDelivered\tDelivered", "3\tDelivered\txyzzy", "4\txyzzy\tplugh")
	if len(r.Deliveries) != 2 || r.Refused != 2 || r.Deliveries[1].State != data.ParcelDelivered {
		t.Errorf("%+v %+v", r.Deliveries, r.Problems)
	}
	if told := len(r.Problems); told != 3 { // the contradiction, the word in the third row, and that the fourth says nothing
		t.Errorf("%d problems: %+v", told, r.Problems)
	}
}

// What only couriers call a parcel that is on its way back says so in their lists, too, as it does in a remittance.
func TestOnItsWayBack(t *testing.T) {
	r := mustRead(t, Request{As: Delivered}, "Tracking number\tStatus\tDate",
		"TK70891266\tDelivered\t2026-05-04", "TK77448050\tİade edildi\t2026-05-05", "TK77448051\tResa al mittente\t2026-05-05", "TK77448052\tRTS\t2026-05-06")
	for i, d := range r.Deliveries {
		if want := data.ParcelReturned; i > 0 && d.State != want {
			t.Errorf("%s: %s, not %s", d.FileState, d.State, want)
		}
	}
	if len(r.Deliveries) != 4 {
		t.Errorf("%d deliveries, %v", len(r.Deliveries), r.Problems)
	}
}
