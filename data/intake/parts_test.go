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
			want: []int64{900}, says: []string{"row 2 of the same order says 5.00 USD: let both say the same", "row 4 of the same order says 7.00 USD: let both say the same", doubt},
		},
		"another buyer under the same number": {
			rows: []string{"Order number\tRecipient name\tSKU\tTotal", "1\tAnn\tA\t5", "1\tCy\tB\t6", "2\tDee\tA\t7", "2\tDee\tB\t8"},
			says: []string{"row 2 of the same order says 5.00 USD: let both say the same", "row 4 of the same order says 7.00 USD: let both say the same"},
		},
		"the same product again with another amount": {
			rows: []string{"Order number\tSKU\tTotal", "1\tA\t5", "1\tA\t6", "2\tA\t7", "2\tB\t8"},
			want: []int64{1500}, says: []string{"an earlier row of the same order says another amount of the same product: write each product once, and as it is now"},
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
			if told != (len(c.says) == 0 || strings.HasPrefix(c.says[0], "an earlier")) {
				t.Errorf("%v", r.Columns)
			}
		})
	}
}
