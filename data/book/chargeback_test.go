package book

import (
	"testing"

	"parcelbook/data"
	"parcelbook/data/intake"
)

// A chargeback in a payout is a dispute to be seen to and nothing that the processor holds; undone, it is as if the payout had never come.
func TestAChargebackOfAPayoutIsADispute(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, file{"orders.csv", "Order Number,Order Date,Payment Method,Customer Name,SKU,Product Name,Quantity,Order Total,Currency,Status\n" +
		"7001,2026-04-01,Credit Card,Ana,K1,Kettle,1,116.50,USD,Paid\n", intake.Orders, "Shop"})
	before, err := b.Totals(t.Context(), "2026-08-01")
	if err != nil {
		t.Fatal(err)
	}
	imp := b.mustTake(t, file{"payout.csv", "Created,Type,Order number,Gross,Fee,Net,Card brand\n2026-04-04,Payment,7001,116.50,3.79,112.71,Visa\n2026-04-07,Chargeback,7001,-116.50,15.00,-131.50,Visa\n", intake.Statements, "Helcim"})
	due, err := b.Due(t.Context(), "2026-08-01")
	if err != nil || len(due) != 1 || due[0].Why != data.DueDispute || due[0].Amount.Minor != 11650 {
		t.Errorf("%+v, %v", due, err)
	}
	totals, err := b.Totals(t.Context(), "2026-08-01")
	if err != nil || len(totals) != 1 || totals[0].Account.Kind != data.AccTransit {
		t.Errorf("%+v, %v", totals, err)
	}
	sound(t, b)
	if err := b.Undo(t.Context(), imp.ID, nil); err != nil {
		t.Fatal(err)
	}
	if after, err := b.Totals(t.Context(), "2026-08-01"); err != nil || len(after) != len(before) || after[0].Amount != before[0].Amount || after[0].Account != before[0].Account {
		t.Errorf("%+v, %v, before %+v", after, err, before)
	}
	sound(t, b)
}
