package intake

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
)

// A row of a remittance that says nothing of a payment where others do was not paid, and one of a parcel that is still on its way collected
// nothing.
func TestUnpaidRowsOfARemittance(t *testing.T) {
	const (
		asOthers = "nothing says that this was paid, as other rows do; skipped"
		open     = "this is not settled; skipped"
		unknown  = "this status is not known, and nothing else says whether this was collected: write one such as delivered, returned or sent"
	)
	nothing := func(word string) string {
		return `what rows that say "` + word + `" would have collected is not taken as collected`
	}
	for name, c := range map[string]struct {
		rows, want, told []string
	}{
		"parcels on their way, with a date that may be any": {
			rows: []string{
				"AWB\tDate\tCOD Amount\tStatus\tFreight", "ZX0000001\t2026-06-05\t12.34\tDelivered\t1.00", "ZX0000002\t2026-06-05\t10.00\tUndelivered\t1.00", "ZX0000003\t2026-06-06\t8.00\tIn transit\t1.00",
				"ZX0000004\t2026-06-06\t9.00\tProcessing\t1.00", "ZX0000005\t2026-06-06\t7.00\tNo entregado\t1.00", "ZX0000006\t2026-06-06\t6.00\tPaid\t1.00", "ZX0000007\t2026-06-06\t5.00\tFrobnicated\t1.00",
			},
			want: []string{"1234-100=1134", "0-100=-100", "0-100=-100", "0-100=-100", "0-100=-100", "600-100=500"},
			told: []string{nothing("Undelivered"), nothing("In transit"), nothing("Processing"), nothing("No entregado"), unknown},
		},
		"parcels on their way of which one was paid for": {
			rows: []string{
				"AWB\tCOD Amount\tStatus\tPaid on", "ZX0000001\t12.34\tDelivered\t2026-06-05", "ZX0000002\t10.00\tIn transit\t2026-06-05", "ZX0000003\t8.00\tIn transit\t", "ZX0000004\t9.00\tFrobnicated\t2026-06-05", "ZX0000005\t9.00\tReturned\t",
			},
			want: []string{"1234-0=1234", "1000-0=1000", "900-0=900", "0-0=0"},
			told: []string{
				`rows that say "In transit" count as collected, for they say when or how they were paid`, asOthers,
				`the status "Frobnicated" is not known: it is kept as it is, and the amounts of its rows count`, nothing("Returned"),
			},
		},
		"nothing is paid out for one": {
			rows: []string{"AWB\tDelivered on\tCOD amount\tRemitted amount\tUTR\tRemitted on", "ZX0000001\t2026-06-05\t100\t98\tU1\t2026-06-09", "ZX0000002\t2026-06-05\t150\t\t\t", "ZX0000003\t2026-06-06\t50\t49\tU1\t2026-06-09"},
			want: []string{"10000-0=9800", "5000-0=4900"},
			told: []string{asOthers},
		},
		"a net and nothing else": {
			rows: []string{"AWB\tCOD amount\tFee\tNet", "ZX0000001\t100\t2\t98", "ZX0000002\t150\t3\t", "ZX0000003\t50\t1\t49"},
			want: []string{"10000-200=9800", "5000-100=4900"},
			told: []string{asOthers},
		},
		"a net of the whole batch": {
			rows: []string{"AWB\tCOD amount\tFee\tNet", "ZX0000001\t100\t2\t294", "ZX0000002\t150\t3\t", "ZX0000003\t50\t1\t"},
			want: []string{"10000-200=29400", "15000-300=14700", "5000-100=4900"},
		},
		"yes and no": {
			rows: []string{"AWB\tDelivered\tCOD amount\tPaid out", "ZX0000001\t2026-06-05\t100\tYes", "ZX0000002\t2026-06-05\t150\tNo", "ZX0000003\t2026-06-06\t50\tYes", "ZX0000004\t2026-06-06\t30\t"},
			want: []string{"10000-0=10000", "5000-0=5000"},
			told: []string{open, asOthers},
		},
		"a state of the payment": {
			rows: []string{"AWB\tCOD\tFee\tNet\tRemittance status\tRemittance date", "ZX0000001\t100\t2\t98\tRemitted\t2026-06-09", "ZX0000002\t150\t3\t147\tPending\t", "ZX0000003\t50\t1\t49\tProcessing\t", "ZX0000004\t50\t1\t49\tRemitted\t"},
			want: []string{"10000-200=9800", "5000-100=4900"},
			told: []string{open, open},
		},
		"a state that is not known, and no day": {
			rows: []string{"Nr. AWB\tValoare ramburs\tData incasare\tStatus", "ZX0000001\t250,00\t04.06.2026\tAchitat", "ZX0000002\t99,90\t05.06.2026\tAchitat", "ZX0000003\t120,00\t\tFrobnicat"},
			want: []string{"25000-0=25000", "9990-0=9990"},
			told: []string{asOthers},
		},
		"days that only some rows have": {
			rows: []string{"AWB\tCOD\tFee\tPaid on", "ZX0000001\t100\t2\t2026-06-09", "ZX0000002\t150\t3\t", "ZX0000003\t50\t1\t", "ZX0000004\t50\t1\t2026-06-16", "ZX0000005\t50\t1\t"},
			want: []string{"10000-200=9800", "5000-100=4900"},
			told: []string{asOthers, asOthers, asOthers},
		},
		"one day, that of all": {
			rows: []string{"AWB\tCOD\tFee\tPaid on", "ZX0000001\t100\t2\t2026-06-09", "ZX0000002\t150\t3\t", "ZX0000003\t50\t1\t"},
			want: []string{"10000-200=9800", "15000-300=14700", "5000-100=4900"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := mustRead(t, Request{Currency: "EUR", As: Statements, Statement: data.StatementCOD}, c.rows...)
			var told []string
			for _, p := range r.Problems {
				if p.Row > 1 {
					told = append(told, p.Reason.String())
				}
			}
			if diff := cmp.Diff(c.want, moneyOf(r)) + cmp.Diff(c.told, told); diff != "" {
				t.Error(diff)
			}
		})
	}
}
