package intake

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Amounts that rows of further products give each for itself are added up; whatever may be something else is refused.
func TestPartsOfAnAmount(t *testing.T) {
	const doubt = "this column has another amount in each row of most orders, so it may be the amount of the line"
	for name, c := range map[string]struct {
		rows []string
		want []int64  // totals of the orders
		says []string // why others are refused
		// untold: nothing is added up; stays: it is, though an order is refused.
		untold, stays bool
	}{
		"each row has its part of all": {
			rows: []string{
				"Order number\tSKU\tQuantity\tUnit price\tTax\tShipping\tDiscount\tOrder total",
				"1\tA\t2\t10\t2\t3\t1\t24", "1\tB\t1\t5\t0.5\t1.5\t0\t7", "2\tA\t1\t10\t1\t3\t0\t14", "3\tA\t1\t10\t1\t3\t0\t14", "3\tB\t1\t10\t1\t3\t0\t14", "3\tC\t1\t5\t1\t0\t0\t6",
			},
			want: []int64{3100, 1400, 3400},
		},
		"charges without a total": {
			rows: []string{"Order number\tSKU\tQuantity\tUnit price\tShipping\tDiscount", "1\tA\t2\t10\t3\t-1", "1\tB\t1\t5\t1.50\t0", "2\tA\t1\t10\t3\t0"},
			want: []int64{2850, 1300},
		},
		"a total and nothing besides": {
			rows: []string{"Order number\tSKU\tTotal", "1\tA\t5", "1\tB\t6", "2\tA\t7", "2\tB\t8", "3\tA\t5", "3\tB\t5", "4\tA\t9"},
			want: []int64{1100, 1500, 1000, 900},
		},
		"the price has the tax in it": {
			rows: []string{"Order number\tSKU\tQuantity\tUnit price\tTax\tShipping\tOrder total", "1\tA\t2\t10\t2\t3\t23", "1\tB\t1\t5\t0.5\t1.5\t6.5", "2\tA\t1\t10\t1\t3\t13"},
			want: []int64{2950, 1300},
		},
		"a total that may lack the postage": {
			rows: []string{"Order number\tSKU\tShipping\tTotal", "1\tA\t3\t5", "1\tB\t3\t6", "2\tA\t3\t7", "2\tB\t3\t8", "3\tA\t3\t5", "3\tB\t3\t5", "4\tA\t2\t9"},
			says: []string{doubt, doubt, doubt, doubt},
		},
		"another buyer under the same number": {
			rows: []string{"Order number\tRecipient name\tSKU\tTotal", "1\tAnn\tA\t5", "1\tCy\tB\t6", "2\tDee\tA\t7", "2\tDee\tB\t8"},
			says: []string{"row 2 of the same order says 5.00 USD: let both say the same", "row 4 of the same order says 7.00 USD: let both say the same"},
		},
		"the same product again with another amount": {
			rows: []string{"Order number\tSKU\tTotal", "1\tA\t5", "1\tA\t6", "2\tA\t7", "2\tB\t8"},
			want: []int64{1500}, says: []string{"an earlier row of the same order says another amount of the same product: write each product once, and as it is now"}, stays: true,
		},
		"the same part in each row": {
			rows: []string{"Order number\tSKU\tQuantity\tUnit price\tOrder total", "1\tA\t2\t5\t10", "1\tB\t1\t10\t10", "2\tA\t2\t5\t10", "3\tA\t2\t5\t10", "3\tB\t2\t5\t10", "4\tC\t3\t7\t21", "5\tD\t4\t2.50\t10"},
			want: []int64{2000, 1000, 2000, 2100, 1000}, untold: true,
		},
		"equal lines of one order": {
			rows: []string{"Order number\tSKU\tQuantity\tUnit price\tTotal", "1\tA\t1\t8\t8", "1\tB\t1\t8\t8", "2\tA\t1\t5\t5", "3\tA\t2\t5\t10"},
			want: []int64{1600, 500, 1000},
		},
		"equal lines without a number of pieces, whose total has the discount in it": {
			rows: []string{"Order number\tSKU\tUnit price\tDiscount\tAmount", "1\tA\t8\t1\t7", "1\tB\t8\t1\t7", "2\tA\t5\t1\t4", "2\tB\t6\t2\t4"},
			want: []int64{1400, 800},
		},
		"equal lines with postage, which may be charged once": {
			rows: []string{"Order number\tSKU\tQuantity\tUnit price\tShipping\tTotal", "1\tA\t1\t8\t2\t10", "1\tB\t1\t8\t2\t10", "2\tA\t1\t5\t2\t7"},
			want: []int64{700}, says: []string{string(chargedOnce)}, untold: true,
		},
		"equal lines beside totals of whole orders": {
			rows: []string{"Order number\tSKU\tQuantity\tUnit price\tTotal", "1\tA\t1\t8\t8", "1\tB\t1\t8\t8", "2\tA\t1\t5\t11", "2\tB\t1\t6\t11", "3\tA\t1\t5\t9", "3\tB\t1\t4\t9"},
			want: []int64{1100, 900}, says: []string{"each of the 2 lines of this order comes to that, and all of them to 16.00 USD: say by a mapping whether it is what the line comes to"}, untold: true,
		},
		"two for the price of one, the discount named": {
			rows: []string{"Order number\tSKU\tQuantity\tUnit price\tDiscount\tTotal", "1\tA\t1\t8\t8\t8", "1\tB\t1\t8\t8\t8", "2\tA\t1\t5\t0\t11", "2\tB\t1\t6\t0\t11"},
			want: []int64{800, 1100}, untold: true,
		},
		"a row that is called off": {
			rows: []string{"Order number\tSKU\tStatus\tTotal", "1\tA\tPaid\t5", "1\tB\tCancelled\t6", "2\tA\tPaid\t7", "2\tB\tPaid\t8"},
			want: []int64{1500}, says: []string{"some rows of this order are called off and some are not, and its amounts are the sum of them: take out the rows that were called off"}, stays: true,
		},
		"the total in the first row only": {
			rows: []string{"Order number\tSKU\tOrder total", "1\tA\t15", "1\tB\t0.00", "2\tA\t7", "2\tB\t7"},
			want: []int64{1500, 700}, untold: true,
		},
		"the same product twice": {
			rows: []string{"Order number\tSKU\tTotal", "1\tA\t5", "1\tA\t5", "2\tA\t7", "2\tB\t8"},
			want: []int64{1000, 1500},
		},
		"no product is named": {
			rows: []string{"Order number\tRecipient name\tTotal", "1\tAnn\t5", "1\tAnn\t6", "2\tAnn\t7"},
			want: []int64{700}, says: []string{"row 2 of the same order says 5.00 USD: let both say the same"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := mustRead(t, Request{}, dated(c.rows...)...)
			var got []int64
			for _, o := range r.Orders {
				got = append(got, o.Total)
			}
			var says []string
			for _, q := range r.Quarantine {
				says = append(says, q.Problems[0].Reason.String())
			}
			if diff := cmp.Diff(c.want, got) + cmp.Diff(c.says, says); diff != "" {
				t.Error(diff)
			}
			told := slices.ContainsFunc(r.Columns, func(c Column) bool {
				return strings.HasSuffix(c.Reason.String(), "each row of an order has its part of it, and they are added up")
			})
			if told != (len(c.says) == 0 && !c.untold || c.stays) {
				t.Errorf("%v", r.Columns)
			}
		})
	}
}

// A number that comes again on another day and for another name is of two orders.
func TestNumbersThatBeginAnew(t *testing.T) {
	got := refusedFor(t, "Order number\tOrder date\tRecipient name\tSKU\tUnit price", "1\t2026-04-01\tAnn\tA\t5", "1\t2026-05-01\tCy\tA\t5")
	if want := "row 2 has this number too, of another day and another name"; !strings.HasPrefix(got[len(got)-1], want) {
		t.Errorf("%q", got)
	}
}

// Tax that the price has in it, as where value added tax is charged, is not added to it.
func TestTaxInThePrice(t *testing.T) {
	for currency, want := range map[string]int64{"USD": 1400, "GBP": 1200} {
		o := one(
			t, "amazon-order-id\tpurchase-date\tlast-updated-date\torder-status\titem-status\tsku\tquantity\tcurrency\titem-price\titem-tax\tshipping-price\tshipping-tax",
			"202-1\t2026-05-01T10:00:00+00:00\t2026-05-02T10:00:00+00:00\tShipped\tShipped\tMUG\t1\t"+currency+"\t12.00\t2.00\t0.00\t0.00",
		)
		if o.Total != want || o.Tax != 200 {
			t.Errorf("%s: %d, tax %d", currency, o.Total, o.Tax)
		}
	}
}
