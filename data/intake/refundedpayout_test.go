package intake

import (
	"testing"

	"parcelbook/data"
)

// What a card processor gave back to the buyer was collected no more, in a file that leaves the net to be reckoned; where the net is given and
// has it in it already, it is not taken off again.
func TestRefundsOfPayoutsAreTakenOff(t *testing.T) {
	rows := []string{"3113\t18.99\t18.99\tgbp\t0.48\tRefunded\tVisa", "3110\t12.50\t5.00\tgbp\t0.39\tPaid\tVisa", "3112\t42.00\t0.00\tgbp\t0.83\tPaid\tVisa"}
	r := mustRead(t, Request{}, append([]string{"order_id\tAmount\tAmount Refunded\tCurrency\tFee\tStatus\tCard Brand"}, rows...)...)
	for i, want := range [][2]int64{{0, -48}, {750, 711}, {4200, 4117}} {
		if line := r.Lines[i]; line.Collected != want[0] || line.Net != want[1] {
			t.Errorf("%s: %d collected, %d net", line.OrderNumber, line.Collected, line.Net)
		}
	}
	if len(r.Problems) > 0 {
		t.Error(r.Problems)
	}
	mapping := Format{Name: "mine", Title: "mine", Kind: Statements, Statement: "payout", Needs: []string{"order_number"}, Fields: map[string][]string{"order_number": {"No"}, "collected": {"In"}, "refunded": {"Back"}, "net": {"Out"}}}
	r = mustRead(t, Request{Mapping: &mapping, Currency: "GBP"}, "No\tIn\tBack\tOut", "3113\t18.99\t18.99\t0.00", "3110\t12.50\t5.00\t12.50")
	if a, b := r.Lines[0], r.Lines[1]; a.Collected != 0 || a.Net != 0 || b.Collected != 1250 || b.Net != 1250 {
		t.Error(a, b)
	}
	r = mustRead(t, Request{As: Statements, Statement: "payout"}, "Order ID\tGross Amount\tFees\tNet Amount\tRefund Amount", "3113\t18.99\t0.48\t18.51\t18.99", "3110\t12.50\t0.39\t12.11\t0.00", "3112\t42.00\t0.83\t41.17\t0.00")
	if got := fieldsAs(r, "Refund Amount"); got != "Refund Amount= " {
		t.Error(got)
	}
}

// What a row of its own gives back is not given back once more because it says so.
func TestARefundOfItsOwnRow(t *testing.T) {
	r := mustRead(t, Request{Currency: "EUR", As: Statements, Statement: data.StatementPayout}, "Order\tDate\tType\tGross\tRefund amount\tFee", "1001\t2026-10-02\tSale\t21\t0\t0.50", "1002\t2026-10-02\tSale\t22\t5\t0.50", "1003\t2026-10-03\tSale\t23\t0\t0.50", "1004\t2026-10-04\tRefund\t-24\t24\t0")
	if last := r.Lines[3]; last.Collected != -2400 || last.Net != -2400 || r.Lines[1].Collected != 1700 {
		t.Errorf("%v", moneyOf(r))
	}
}
