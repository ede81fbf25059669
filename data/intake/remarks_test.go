package intake

import (
	"fmt"
	"testing"

	"parcelbook/data"
)

// Remarks that are states are the status where no column is; any others stay remarks.
func TestRemarksThatAreStates(t *testing.T) {
	lines := func(header string, remarks ...string) []string {
		list := []string{"Order no\tDate\tName\tItem\tTotal\t" + header}
		for i, remark := range remarks {
			list = append(list, fmt.Sprintf("A-%d\t2026-05-%02d\tAnn\tMug\t1%d.00\t%s", 11+i, 4+i, i, remark))
		}
		return list
	}
	r := mustRead(t, Request{Currency: "EUR"}, lines("Remarks", "For packing", "Shipped", "Shipped", "Cancelled", "Received", "For packing")...)
	want := []data.OrderState{data.OrderPaid, data.OrderShipped, data.OrderShipped, data.OrderCancelled, data.OrderUnpaid, data.OrderPaid}
	for i, o := range r.Orders {
		if o.State != want[i] {
			t.Errorf("order %s is %s, not %s", o.Number, o.State, want[i])
		}
	}
	if len(r.Problems) != 1 || r.Problems[0].Value != "Received" {
		t.Errorf("%v", r.Problems)
	}
	for _, remarks := range [][]string{
		{"gift", "call first", "leave at door", "blue ribbon", "Shipped"},
		{"", "", "", "Cancelled", ""},
		{"Shipped on Monday", "rings twice", "Shipped", "gift", "gift"},
	} {
		if got := fieldOf(mustRead(t, Request{Currency: "EUR"}, lines("Remarks", remarks...)...), "Remarks"); got != "note" {
			t.Errorf("%v: %q", remarks, got)
		}
	}
	both := mustRead(t, Request{Currency: "EUR"}, lines("Status\tRemarks", "Paid\tShipped", "Paid\tShipped", "Paid\tCancelled", "Paid\tShipped")...)
	if got := fieldOf(both, "Remarks"); got == "status" {
		t.Errorf("beside a status: %q", got)
	}
}
