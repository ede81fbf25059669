package intake

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
)

// answered is a list of orders with a column of answers beside a status, and one answer in the row below the header that is a yes.
func answered(header, yes, no string) []string {
	lines := []string{"Order no\tDate\tProduct\tTotal\tStatus\t" + header}
	for i := range 6 {
		answer := no
		if i == 0 {
			answer = yes
		}
		lines = append(lines, fmt.Sprintf("A-%d\t2026-07-%02d\tShirt\t1%d.00\tPaid\t%s", 41+i, i+2, i, answer))
	}
	return lines
}

// Yes below a header for orders that are called off or came back says what a status would, and no says nothing.
func TestYesBelowCancelled(t *testing.T) {
	for _, c := range []struct {
		header, yes, no string
		order           data.OrderState
		parcel          data.ParcelState
	}{
		{"Отменен", "Да", "Нет", data.OrderCancelled, ""},
		{"Is cancelled", "Yes", "No", data.OrderCancelled, ""},
		{"CANCELLED OR FAILED", "TRUE", "FALSE", data.OrderCancelled, ""},
		{"Order cancelled", "TRUE", "FALSE", data.OrderCancelled, ""},
		{"Cancelled", "1", "0", data.OrderCancelled, ""},
		{"Cancelled", "x", "", data.OrderCancelled, ""},
		{"Cancelled", "✓", "", data.OrderCancelled, ""},
		{"Storno", "Ja", "Nein", data.OrderCancelled, ""},
		{"已取消", "是", "否", data.OrderCancelled, ""},
		{"是否取消", "是", "否", data.OrderCancelled, ""},
		{"취소여부", "예", "아니오", data.OrderCancelled, ""},
		{"Anulado", "Sí", "No", data.OrderCancelled, ""},
		{"Refunded", "Y", "N", data.OrderRefunded, ""},
		{"Remboursé", "Oui", "Non", data.OrderRefunded, ""},
		{"Отказ", "Да", "Нет", data.OrderReturned, data.ParcelRefused},
		{"Returned", "yes", "no", data.OrderReturned, data.ParcelReturned},
	} {
		r := mustRead(t, Request{}, answered(c.header, c.yes, c.no)...)
		if got := fieldOf(r, c.header); got != "status" || len(r.Orders) != 6 {
			t.Errorf("%s: %q, %d orders", c.header, got, len(r.Orders))
			continue
		}
		if o := r.Orders[0]; o.State != c.order || c.parcel != "" && (len(o.Parcels) != 1 || o.Parcels[0].State != c.parcel) || o.FileState != "Paid / "+c.header {
			t.Errorf("%s: %s by %q, %v", c.header, o.State, o.FileState, o.Parcels)
		}
		if o := r.Orders[1]; o.State != data.OrderPaid || o.FileState != "Paid" {
			t.Errorf("%s: %s by %q where it says no", c.header, o.State, o.FileState)
		}
	}
}

// Yes below a header for orders that were sent or delivered says that, and nothing of whether they are paid.
func TestYesBelowSent(t *testing.T) {
	for _, c := range []struct {
		headers, answers string
		state            data.OrderState
		parcel           data.ParcelState
		paid             int64
	}{
		{"Shipped\tDelivered\tPaid", "Yes\tYes\tYes", data.OrderShipped, data.ParcelDelivered, 2000},
		{"Delivered?\tShipped?\tPaid?", "Yes\tYes\tYes", data.OrderShipped, data.ParcelDelivered, 2000},
		{"Shipped\tDelivered\tPaid", "Yes\tNo\tNo", data.OrderUnpaid, data.ParcelSent, 0},
		{"Shipped\tDelivered\tPaid", "No\tNo\tYes", data.OrderPaid, "", 2000},
		{"Paid\tSent", "✓\t✓", data.OrderShipped, data.ParcelSent, 2000},
		{"Paid\tSent", "✓\t", data.OrderPaid, "", 2000},
		{"Status\tVersendet", "Bezahlt\tJa", data.OrderShipped, data.ParcelSent, 2000},
		{"Enviado", "x", data.OrderShipped, data.ParcelSent, 0},
	} {
		r := mustRead(t, Request{}, "Order\tDate\tCustomer\tItem\tTotal\t"+c.headers, "A1\t2026-03-01\tAnn Bell\tMug\t20.00\t"+c.answers)
		o := r.Orders
		if len(o) != 1 || o[0].State != c.state || o[0].Paid != c.paid || (c.parcel == "") != (len(o[0].Parcels) == 0) || c.parcel != "" && o[0].Parcels[0].State != c.parcel {
			t.Errorf("%s, %s: %+v %v", c.headers, c.answers, o, reasons(r))
		}
	}
}

// Whether orders can be called off, or are not, is no state; nor is what would call off most of them.
func TestYesThatCallsNothingOff(t *testing.T) {
	for _, c := range [][3]string{{"Can be cancelled", "Yes", "No"}, {"Not cancelled", "Yes", "No"}, {"Cancellable", "Yes", "No"}, {"Cancelled", "No", "Yes"}} {
		if got := fieldOf(mustRead(t, Request{}, answered(c[0], c[1], c[2])...), c[0]); got != "" {
			t.Errorf("%s: %q", c[0], got)
		}
	}
}

// A day on which an order came back says that it did, beside one on which others were cancelled, and what was paid of it is known still.
func TestDayItCameBack(t *testing.T) {
	for _, c := range [][2]string{{"Cancelled on", "Returned on"}, {"Storniert am", "Retoure am"}, {"Fecha de cancelación", "Fecha de devolución"}, {"Дата отмены", "Дата возврата"}} {
		r := mustRead(t, Request{},
			"Order no\tDate\tProduct\tTotal\tPaid\t"+c[0]+"\t"+c[1],
			"A-1\t2026-07-02\tShirt\t10.00\tyes\t\t",
			"A-2\t2026-07-03\tShirt\t11.00\tno\t2026-07-05\t",
			"A-3\t2026-07-04\tShirt\t12.00\tyes\t\t2026-07-14",
			"A-4\t2026-07-04\tShirt\t13.00\tno\t\t2026-07-15")
		want := []string{"paid  10.00", "cancelled 2026-07-05 0.00", "returned 2026-07-14 12.00", "returned 2026-07-15 0.00"}
		var got []string
		for _, o := range r.Orders {
			got = append(got, fmt.Sprintf("%s %s %s", o.State, o.CancelledDate, o.Amount(o.Paid).Decimal().StringFixed(2)))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", c[1], diff)
		}
	}
}

// Below "Paid" an odd word beside yes and no leaves these what they are, and is told.
func TestOddWordsBelowPaid(t *testing.T) {
	r := mustRead(t, Request{Currency: "EUR"}, "Order no\tDate\tProduct\tTotal\tPaid", "A-1\t2026-07-02\tShirt\t10.00\tYes", "A-2\t2026-07-03\tShirt\t11.00\tNo",
		"A-3\t2026-07-04\tShirt\t12.00\tHalf", "A-4\t2026-07-05\tShirt\t13.00\tYes", "A-5\t2026-07-06\tShirt\t14.00\tDeposit")
	var got []data.OrderState
	for _, o := range r.Orders {
		got = append(got, o.State)
	}
	if diff := cmp.Diff([]data.OrderState{data.OrderPaid, data.OrderUnpaid, data.OrderUnpaid, data.OrderPaid, data.OrderUnpaid}, got); diff != "" || len(r.Problems) != 2 {
		t.Errorf("%s, %v", diff, r.Problems)
	}
}

// A remark that is no more than a state says so; one that says more is a remark.
func TestRemarksThatCallOff(t *testing.T) {
	r := mustRead(t, Request{Currency: "EUR"}, "Order no\tDate\tProduct\tTotal\tPaid\tNotes", "A-1\t2026-07-02\tShirt\t10.00\tyes\tgift wrap", "A-2\t2026-07-03\tShirt\t11.00\tyes\treturned - refunded",
		"A-3\t2026-07-04\tShirt\t12.00\tno\tcancelled", "A-4\t2026-07-05\tShirt\t13.00\tyes\treturned my call", "A-5\t2026-07-06\tShirt\t14.00\tno\t")
	var got []data.OrderState
	for _, o := range r.Orders {
		got = append(got, o.State)
	}
	if diff := cmp.Diff([]data.OrderState{data.OrderPaid, data.OrderRefunded, data.OrderCancelled, data.OrderPaid, data.OrderUnpaid}, got); diff != "" {
		t.Error(diff)
	}
}

// A parcel of which only the day is known on which it came back is not on its way any more; what is paid on delivery was delivered.
func TestParcelsOfDaysAndYes(t *testing.T) {
	r := mustRead(t, Request{Currency: "EUR", Answers: Answers{Cash: Carrier}}, "Order no\tDate\tProduct\tTotal\tPayment\tPaid\tTracking number\tShipped date\tReturned date",
		"A-1\t2026-07-02\tShirt\t10.00\tCOD\tyes\tTK70891261\t2026-07-03\t", "A-2\t2026-07-03\tShirt\t11.00\tCOD\tno\tTK70891262\t2026-07-04\t",
		"A-3\t2026-07-04\tShirt\t12.00\tCOD\tno\tTK70891263\t2026-07-05\t2026-07-15", "A-4\t2026-07-05\tShirt\t13.00\tCard\tyes\tTK70891264\t2026-07-06\t")
	var got []string
	for _, o := range r.Orders {
		got = append(got, fmt.Sprint(o.Parcels[0].State, " ", o.Parcels[0].ClosedDate, " ", o.Parcels[0].CODAmount))
	}
	if diff := cmp.Diff([]string{"delivered  1000", "sent  1100", "returned 2026-07-15 1200", "sent  0"}, got); diff != "" {
		t.Error(diff)
	}
}
