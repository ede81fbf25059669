package intake

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Where an order has several parcels its rows tell what each collects, or each row what all of them do.
func TestWhatEachParcelCollects(t *testing.T) {
	const unclear = "2 parcels of this order have 21.00 USD each, which may be what each collects or what they collect together: write what the order collects in all into one of its rows, and leave it out of the others"
	type order struct {
		Total, Paid int64
		Parcels     []int64
	}
	for name, c := range map[string]struct {
		rows []string
		want []order
		says []string
	}{
		"another amount in each": {
			rows: []string{"COD amount\tWaybill", "1\t21\tA1", "1\t24\tA2", "2\t20\tB1", "3\t5\tC1", "3\t5\tC2", "4\t6\tD1", "4\t7\tD2"},
			want: []order{{4500, 0, []int64{2100, 2400}}, {2000, 0, []int64{2000}}, {1000, 0, []int64{500, 500}}, {1300, 0, []int64{600, 700}}},
		},
		"another one under its total": {
			rows: []string{"Order total\tCOD amount\tWaybill", "1\t50\t21\tA1", "1\t50\t24\tA2", "2\t20\t20\tB1"},
			want: []order{{5000, 500, []int64{2100, 2400}}, {2000, 0, []int64{2000}}},
		},
		"its own in each row of a parcel": {
			rows: []string{
				"SKU\tCOD amount\tWaybill", "1\tP\t21\tA1", "1\tQ\t21\tA1", "1\tR\t24\tA2", "1\tS\t24\tA2", "2\tP\t7\tB1", "2\tQ\t7\tB1", "2\tR\t9\tB2", "2\tS\t9\tB2",
			},
			want: []order{{4500, 0, []int64{2100, 2400}}, {1600, 0, []int64{700, 900}}},
		},
		"by the product, though some are alike": {
			rows: []string{
				"SKU\tCOD amount\tWaybill", "1\tP\t21\tA1", "1\tQ\t21\tA1", "1\tR\t24\tA2", "1\tS\t25\tA2", "2\tP\t7\tB1", "2\tQ\t8\tB1",
			},
			want: []order{{9100, 0, []int64{4200, 4900}}, {1500, 0, []int64{1500}}},
		},
		"the same, and nothing tells": {
			rows: []string{"COD amount\tWaybill", "1\t21\tA1", "1\t21\tA2", "2\t20\tB1"},
			want: []order{{2000, 0, []int64{2000}}}, says: []string{unclear},
		},
		"the same, as the order's total": {
			rows: []string{"Order total\tCOD amount\tWaybill", "1\t21\t21\tA1", "1\t21\t21\tA2", "2\t20\t20\tB1"},
			want: []order{{2100, 0, []int64{2100, 0}}, {2000, 0, []int64{2000}}},
		},
		"the same, which make the order's total": {
			rows: []string{"Order total\tCOD amount\tWaybill", "1\t42\t21\tA1", "1\t42\t21\tA2", "2\t20\t20\tB1"},
			want: []order{{4200, 0, []int64{2100, 2100}}, {2000, 0, []int64{2000}}},
		},
		"the same, where others are paid in part": {
			rows: []string{"Order total\tCOD amount\tWaybill", "1\t42\t21\tA1", "1\t42\t21\tA2", "2\t20\t10\tB1"},
			want: []order{{2000, 1000, []int64{1000}}}, says: []string{unclear},
		},
		"the same, and its goods come to it": {
			rows: []string{"Unit price\tQuantity\tCOD amount\tWaybill", "1\t7\t1\t21\tA1", "1\t7\t2\t21\tA2", "2\t10\t2\t20\tB1"},
			want: []order{{2100, 0, []int64{2100, 0}}, {2000, 0, []int64{2000}}},
		},
		"all of it in one row": {
			rows: []string{"COD amount\tWaybill", "1\t42\tA1", "1\t\tA2", "2\t20\tB1"},
			want: []order{{4200, 0, []int64{4200, 0}}, {2000, 0, []int64{2000}}},
		},
		"as it was before it was sent, and as it is": {
			rows: []string{"COD amount\tWaybill", "1\t21\t", "1\t24\tA2", "2\t20\tB1"},
			want: []order{{2000, 0, []int64{2000}}}, says: []string{"row 2 of the same order says 21.00 USD: let both say the same"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			lines := []string{"Order number\t" + c.rows[0] + "\tPayment method\tEmail"}
			for _, line := range c.rows[1:] {
				lines = append(lines, line+"\tCOD\tann@example.com")
			}
			r := mustRead(t, Request{}, dated(lines...)...)
			var got []order
			for _, o := range r.Orders {
				parcels := []int64{}
				for _, p := range o.Parcels {
					parcels = append(parcels, p.CODAmount)
				}
				got = append(got, order{o.Total, o.Paid, parcels})
			}
			var says []string
			for _, q := range r.Quarantine {
				says = append(says, q.Problems[0].Reason.String())
			}
			if diff := cmp.Diff(c.want, got) + cmp.Diff(c.says, says); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What was paid and what is still to be paid that do not come to the total are told.
func TestPartsThatAreNotTheTotal(t *testing.T) {
	r := mustRead(t, Request{}, "Order\tDate\tItem\tTotal\tAdvance\tBalance", "N-1\t2026-05-04\tVase\t437\t218\t218", "N-2\t2026-05-05\tBowl\t437\t218\t219", "N-3\t2026-05-06\tBowl\t437\t218\t0", "N-4\t2026-05-07\tBowl\t437\t0\t437")
	if told := reasons(r); len(told) != 1 || !strings.Contains(told[0], "comes to 436.00 USD") || r.Problems[0].Row != 2 || r.Orders[0].Paid != 21900 {
		t.Errorf("%v", r.Problems)
	}
}
