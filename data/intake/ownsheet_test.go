package intake

import (
	"strings"
	"testing"

	"parcelbook/data"
)

// A column called nothing but a name is the other part of one of which another column is called the first or the last; the whole, where it
// has that part in it.
func TestOtherPartOfAName(t *testing.T) {
	for _, c := range []struct{ header, first, second, want string }{
		{"Surname\tName", "Holm\tIda", "Dahl\tOle", "Ida Holm"},
		{"Name\tVorname", "Holm\tIda", "Dahl\tOle", "Ida Holm"},
		{"Name\tSurname", "Ida Holm\tHolm", "Ole Dahl\tDahl", "Ida Holm"},
		{"First name\tLast name", "Ida\tHolm", "Ole\tDahl", "Ida Holm"},
	} {
		r := mustRead(t, Request{}, "Order\tDate\t"+c.header+"\tItem\tTotal", "N-1\t2026-05-04\t"+c.first+"\tVase\t22", "N-2\t2026-05-05\t"+c.second+"\tBowl\t16")
		if o := r.Orders[0]; o.RecipientName != c.want && o.BuyerName != c.want {
			t.Errorf("%s: buyer %q, recipient %q", c.header, o.BuyerName, o.RecipientName)
		}
	}
}

// What is called a name and holds numbers with a # before them numbers the orders, where nothing else does.
func TestOrdersCalledByNumbersWithAHash(t *testing.T) {
	rows := []string{"#2001\t2026-05-04\tVase\t22", "#2002\t2026-05-05\tBowl\t16", "#2003\t2026-05-06\tBowl\t16"}
	r := mustRead(t, Request{}, append([]string{"Name\tCreated at\tLineitem name\tTotal"}, rows...)...)
	if len(r.Orders) != 3 || r.Orders[0].Number != "#2001" {
		t.Errorf("%s, %v", fieldOf(r, "Name"), reasons(r))
	}
	for i := range rows {
		rows[i] += "\tB-7" + rows[i][4:5]
	}
	if r = mustRead(t, Request{}, append([]string{"Name\tCreated at\tLineitem name\tTotal\tOrder number"}, rows...)...); fieldOf(r, "Name") != "" {
		t.Errorf("beside an order number it is %s", fieldOf(r, "Name"))
	}
}

// Where a column is called the order's date and holds none, that is where one is missed.
func TestDatesWithoutAYear(t *testing.T) {
	r := mustRead(t, Request{}, "Order\tDate\tItem\tTotal", "N-1\t3 March\tVase\t22", "N-2\t4 March\tBowl\t16", "N-3\t5 March\tBowl\t16")
	if len(r.Quarantine) != 3 || r.Quarantine[0].Problems[0].Column != "Date" || !strings.Contains(r.Quarantine[0].Problems[0].Reason.String(), "year") {
		t.Errorf("%+v", r.Quarantine)
	}
}

// Words by which sheets in several languages say how an order is paid, and how it stands.
func TestWordsOfOwnSheets(t *testing.T) {
	for word, want := range map[string]data.Method{
		"دفع عند الاستلام": data.COD, "เก็บปลายทาง": data.COD, "післяплатою": data.COD, "készpénz átvételkor": data.COD, "наложенным платежом": data.COD,
		"بطاقة بنكية": data.Card, "카드결제": data.Card, "โอน": "", "تحويل": "", "átutalás": "",
	} {
		r := mustRead(t, Request{As: Orders}, "Order\tDate\tItem\tTotal\tPayment method", "N-1\t2026-05-04\tVase\t22\t"+word, "N-2\t2026-05-05\tBowl\t16\tCOD")
		if r.Orders[0].Method != want || fieldOf(r, "Payment method") != "payment_method" {
			t.Errorf("%s: %q", word, r.Orders[0].Method)
		}
	}
	for word, want := range map[string]data.OrderState{
		"جديد": data.OrderUnpaid, "új": data.OrderUnpaid, "новий": data.OrderUnpaid, "준비중": data.OrderPaid, "발송": data.OrderShipped, "выслан": data.OrderShipped,
		"ได้รับแล้ว": data.OrderShipped, "수령완료": data.OrderShipped, "törölt": data.OrderCancelled,
	} {
		r := mustRead(t, Request{As: Orders}, "Order\tDate\tItem\tTotal\tStatus", "N-1\t2026-05-04\tVase\t22\t"+word, "N-2\t2026-05-05\tBowl\t16\tPaid")
		if r.Orders[0].State != want {
			t.Errorf("%s: %q, %v", word, r.Orders[0].State, reasons(r))
		}
	}
	for _, c := range []struct{ number, deposit, rest string }{{"Č.", "Záloha", "Doplatek"}, {"№", "Передоплата", "Післяплата"}, {"No", "Deposit", "Balance"}} {
		r := mustRead(t, Request{As: Orders}, c.number+"\tDatum\tZboží\tCelkem\t"+c.deposit+"\t"+c.rest, "1\t2026-05-04\tVase\t22\t10\t12", "2\t2026-05-05\tBowl\t16\t16\t0", "3\t2026-05-06\tBowl\t16\t0\t16")
		if r.Orders[0].Paid != 1000 || r.Orders[1].Paid != 1600 || r.Orders[2].Paid != 0 {
			t.Errorf("%s: %v", c.deposit, r.Orders)
		}
	}
}
