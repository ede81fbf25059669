package intake

import (
	"testing"

	"parcelbook/data"
)

// Yes below paid says that an order is paid in full, and no that it is not; so does nothing, in a column of nothing but yes.
func TestYesBelowPaid(t *testing.T) {
	for _, c := range []struct{ header, yes, no string }{
		{"Paid", "Yes", "No"},
		{"Paid?", "Y", "N"},
		{"Payment received", "yes", "no"},
		{"Bezahlt", "x", ""},
		{"Payé", "oui", "non"},
		{"Pagado", "sí", "no"},
		{"Оплачено", "да", "нет"},
		{"Zapłacono", "tak", "nie"},
		{"已付款", "是", "否"},
		{"是否付款", "是", "否"},
		{"Paid", "TRUE", "FALSE"},
		{"Paid", "1", "0"},
		{"Paid", "✓", ""},
		{"Betaald", "ja", "nee"},
		{"Lunas", "ya", "tidak"},
		{"입금확인", "예", "아니오"},
		{"Is paid", "yes", "no"},
		{"Ödendi mi", "Evet", "Hayır"},
		{"Payment", "Paid", "Unpaid"},
	} {
		r := mustRead(t, Request{}, "Order no\tDate\tProduct\tTotal\t"+c.header, "P-1\t2026-07-02\tShirt\t21\t"+c.yes, "P-2\t2026-07-03\tScarf\t14\t"+c.no, "P-3\t2026-07-04\tScarf\t15\t"+c.yes, "P-3\t2026-07-04\tBelt\t15\t", "P-4\t2026-07-05\tBelt\t16\t"+c.no)
		if fieldOf(r, c.header) != "status" || len(r.Orders) != 4 || len(r.Problems) > 0 {
			t.Errorf("%s: %q, %d orders, %v", c.header, fieldOf(r, c.header), len(r.Orders), reasons(r))
			continue
		}
		for i, paid := range []int64{2100, 0, 1500, 0} {
			if o := r.Orders[i]; o.Paid != paid || (o.State == data.OrderPaid) != (paid > 0) || !o.Has.Has(Status) {
				t.Errorf("%s: order %d is %s, %d of it paid", c.header, i+1, o.State, o.Paid)
			}
		}
	}
}

// An answer is one under a mapping, too, of the status or of what was paid, beside amounts; other words are told, and what is sent is no more
// paid for it.
func TestYesWhereSomethingIsPaid(t *testing.T) {
	headers := []string{"Order no", "Date", "Product", "Total", "Paid"}
	mapped := func(field Field) *Format {
		f, err := NewFormat("mine", Orders, "", headers, [][]Field{{OrderNumber}, {OrderDate}, {Title}, {OrderTotal}, {field}})
		check(t, err)
		return &f
	}
	for _, field := range []Field{Status, Paid} {
		r := mustRead(t, Request{Mapping: mapped(field)}, "Order no\tDate\tProduct\tTotal\tPaid", "P-1\t2026-07-02\tShirt\t21\tYes", "P-2\t2026-07-03\tScarf\t14\tno")
		if len(r.Orders) != 2 || r.Orders[0].Paid != 2100 || r.Orders[1].Paid != 0 || len(r.Problems) > 0 {
			t.Errorf("%s: %+v, %v", field, r.Orders, reasons(r))
		}
	}
	r := mustRead(t, Request{Mapping: mapped(Paid)}, "Order no\tDate\tProduct\tTotal\tPaid", "P-1\t2026-07-02\tShirt\t21\tYes", "P-2\t2026-07-03\tScarf\t14\t5", "P-3\t2026-07-03\tScarf\t14\t1")
	if r.Orders[0].Paid != 2100 || r.Orders[1].Paid != 500 || r.Orders[2].Paid != 100 {
		t.Errorf("%d, %d, %d", r.Orders[0].Paid, r.Orders[1].Paid, r.Orders[2].Paid)
	}
	r = mustRead(t, Request{}, "Order no\tDate\tProduct\tTotal\tPaid\tStatus", "P-1\t2026-07-02\tShirt\t21\tYes\tsent", "P-2\t2026-07-03\tScarf\t14\tNo\tsent", "P-3\t2026-07-04\tScarf\t15\tpartly\tsent", "P-4\t2026-07-04\tScarf\t16\tYes\tsent")
	if fieldOf(r, "Paid") != "status" || r.Orders[0].Paid != 2100 || r.Orders[1].Paid != 0 || r.Orders[1].State != data.OrderUnpaid || len(r.Problems) != 1 {
		t.Errorf("%q, %+v, %v", fieldOf(r, "Paid"), r.Orders, reasons(r))
	}
}

// Under a header that asks for something else, yes says nothing of the payment.
func TestYesThatSaysNothingOfThePayment(t *testing.T) {
	for _, header := range []string{"Prepaid label", "Confirmed", "Payment reminder", "Gift"} {
		r := mustRead(t, Request{}, "Order no\tDate\tProduct\tTotal\t"+header, "P-1\t2026-07-02\tShirt\t21\tYes", "P-2\t2026-07-03\tScarf\t14\tNo", "P-3\t2026-07-04\tScarf\t15\tYes")
		if r.Orders[0].Paid != 0 {
			t.Errorf("%s: %d paid", header, r.Orders[0].Paid)
		}
	}
}

// What is paid and has a day of sending is sent.
func TestYesBelowPaidOfWhatIsSent(t *testing.T) {
	r := mustRead(t, Request{}, "Order no\tDate\tProduct\tTotal\tPaid\tDispatched", "P-1\t2026-07-02\tShirt\t21\tYes\t2026-07-03", "P-2\t2026-07-03\tScarf\t14\tYes\t", "P-3\t2026-07-04\tBelt\t16\tNo\t")
	for i, want := range []data.OrderState{data.OrderShipped, data.OrderPaid, data.OrderUnpaid} {
		if o := r.Orders[i]; o.State != want || (o.Paid > 0) != (i < 2) {
			t.Errorf("order %d is %s, %d of it paid", i+1, o.State, o.Paid)
		}
	}
}
