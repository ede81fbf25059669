package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
)

// moneyOf writes down what each line of a statement moves.
func moneyOf(r *Result) []string {
	var list []string
	for _, l := range r.Lines {
		list = append(list, strings.TrimSpace(fmt.Sprintf("%s %d-%d=%d", l.EntryType, l.Collected, l.FeeTotal()+l.Freight, l.Net)))
	}
	return list
}

// What a row says of itself counts: nothing has moved for what is not settled, and what a parcel should have collected that
// was not handed over was not collected.
func TestStatusOfStatementRows(t *testing.T) {
	for name, c := range map[string]struct {
		rows    []string
		want    []string
		skipped int
		told    []string // by column of states
	}{
		"parcels that came back, without a net": {
			rows: []string{"Tracking Number\tCOD Amount\tDelivery Charges\tStatus", "ZX0000001\t12.34\t0.50\tReturned", "ZX0000002\t10.00\t0.50\tDelivered", "ZX0000003\t8.00\t0.50\tCancelled", "ZX0000004\t24.00\t0.50\tReturned"},
			want: []string{"0-50=-50", "1000-50=950", "0-50=-50", "0-50=-50"},
			told: []string{`what rows that say "Returned" would have collected is not taken as collected`, `what rows that say "Cancelled" would have collected is not taken as collected`},
		},
		"parcels that came back, with what is taken and reckoned for them": {
			rows: []string{"AWB\tCOD amount\tFee\tNet\tStatus", "ZX0000001\t12.34\t0.50\t-0.50\tReturned", "ZX0000002\t10.00\t0.50\t9.50\tDelivered", "ZX0000003\t8.00\t0.50\t7.50\tReturned"},
			want: []string{"0-50=-50", "1000-50=950"},
			told: []string{
				`what rows that say "Returned" would have collected is not taken as collected`,
				"by this the parcel was not delivered, as others were, and still a net is reckoned for it: leave it out until it is paid, or set right what became of it",
			},
		},
		"parcels that were sent, and paid for": {
			rows: []string{"AWB\tCOD Amount\tDelivery Charges\tOrder Status", "ZX0000001\t12.34\t0.50\tShipped", "ZX0000002\t10.00\t0.50\tShipped"},
			want: []string{"1234-50=1184", "1000-50=950"},
		},
		"what was collected says so": {
			rows: []string{"AWB\tCOD Amount\tCollected Amount\tDelivery Charges\tStatus", "ZX0000001\t12.34\t10.00\t0.50\tReturned", "ZX0000002\t10.00\t10.00\t0.50\tDelivered", "ZX0000003\t8.00\t8.00\t0.50\tDelivered"},
			want: []string{"1000-50=950", "1000-50=950", "800-50=750"},
		},
		"payments to come": {
			rows:    []string{"AWB\tDelivery Date\tCOD Amount\tFee\tNet\tPayment Status", "ZX0000001\t2026-06-05\t12.34\t0.50\t11.84\tPaid", "ZX0000002\t2026-06-05\t10.00\t0.50\t9.50\tPending", "ZX0000003\t2026-06-06\t8.00\t0.50\t7.50\tUnpaid", "ZX0000004\t2026-06-06\t24.00\t0.50\t23.50\tNot paid"},
			want:    []string{"1234-50=1184"},
			skipped: 3,
			told:    []string{"this is not settled; skipped", "this is not settled; skipped", "this is not settled; skipped"},
		},
		"cards that were declined": {
			rows: []string{
				"Transaction ID\tOrder ID\tDate\tAmount\tFee\tNet\tCurrency\tStatus", "T1\tC1\t2026-06-05\t12.34\t0.40\t11.94\tEUR\tSucceeded", "T2\tC2\t2026-06-05\t10.00\t0.30\t9.70\tEUR\tDeclined",
				"T3\tC3\t2026-06-06\t8.00\t0.20\t7.80\tEUR\tFailed", "T4\tC4\t2026-06-06\t24.00\t0.60\t23.40\tEUR\tRefunded", "T5\tC5\t2026-06-06\t30.00\t0.60\t29.40\tEUR\tFrobnicated",
			},
			want:    []string{"1234-40=1194", "2400-60=2340", "3000-60=2940"},
			skipped: 2,
			told: []string{
				"this is not settled; skipped", "this is not settled; skipped", `the amounts of rows that say "Refunded" count as paid, for the file has them: leave out those for which no money moved`,
				`the status "Frobnicated" is not known: it is kept as it is, and the amounts of its rows count`,
			},
		},
		"payments that ran out": {
			rows:    []string{"Transaction ID\tOrder ID\tDate\tAmount\tFee\tNet\tStatus", "T1\tC1\t2026-06-05\t12.34\t0.40\t11.94\tsettlement", "T2\tC2\t2026-06-05\t10.00\t\t\texpire"},
			want:    []string{"1234-40=1194"},
			skipped: 1,
			told:    []string{"this is not settled; skipped"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := mustRead(t, Request{Currency: "EUR", As: Statements}, c.rows...)
			var told []string
			for _, p := range r.Problems {
				if strings.HasSuffix(p.Column, "Status") {
					told = append(told, p.Reason.String())
				}
			}
			if diff := cmp.Diff(c.want, moneyOf(r)) + cmp.Diff(c.told, told); diff != "" || r.Skipped != c.skipped {
				t.Errorf("%s, %d skipped", diff, r.Skipped)
			}
		})
	}
}

// Where no amount is below zero, refunds, fees and withdrawals go out all the same; where some are, signs say what they say,
// but for a refund whose net goes out.
func TestWhatGoesOutAboveZero(t *testing.T) {
	const note = "what such entries come to is nowhere below zero in the file, and is taken to go out"
	for name, c := range map[string]struct {
		rows, want []string
		told       bool
	}{
		"no signs": {
			rows: []string{
				"Date\tType\tOrder ID\tSales\tCommission\tNet", "2026-06-01\tSale\tL1\t100.00\t10.00\t90.00", "2026-06-02\tRefund\tL2\t50.00\t5.00\t45.00", "2026-06-02\tRefund\tL3\t50.00\t5.00\t55.00",
				"2026-06-03\tService fee\t\t\t\t7.00", "2026-06-03\tPayout\t\t\t\t90.00",
			},
			want: []string{"release 10000-1000=9000", "refund -5000--500=-4500", "refund -5000-500=-5500", "fee 0-0=-700", "withdrawal 0-0=-9000"},
			told: true,
		},
		"signs": {
			rows: []string{"Date\tType\tOrder ID\tSales\tCommission\tNet", "2026-06-01\tSale\tL1\t100.00\t10.00\t90.00", "2026-06-02\tRefund\tL2\t50.00\t0\t-50.00", "2026-06-02\tRefund\t\t\t\t2.00", "2026-06-03\tPayout\t\t\t\t-40.00"},
			want: []string{"release 10000-1000=9000", "refund -5000-0=-5000", "refund 0-0=200", "withdrawal 0-0=-4000"},
		},
		"a refund whose fee is given back, and fees that are": {
			rows: []string{"Date\tType\tOrder ID\tSales\tCommission\tNet", "2026-06-01\tSale\tL1\t100.00\t10.00\t90.00", "2026-06-02\tRefund\tL2\t59.00\t2.00\t-57.00", "2026-06-03\tFee refund\t\t\t\t5.00", "2026-06-03\tPayout\t\t\t\t-40.00"},
			want: []string{"release 10000-1000=9000", "refund -5900--200=-5700", "adjustment 0-0=500", "withdrawal 0-0=-4000"},
		},
		"no signs beside a chargeback": {
			rows: []string{"Date\tType\tOrder ID\tSales\tCommission\tNet", "2026-06-01\tSale\tL1\t100.00\t10.00\t90.00", "2026-06-02\tChargeback\tL2\t50.00\t0\t50.00", "2026-06-02\tRefund\tL3\t50.00\t5.00\t45.00"},
			want: []string{"release 10000-1000=9000", "chargeback -5000-0=-5000", "refund -5000--500=-4500"},
			told: true,
		},
		"a chargeback that came again": {
			rows: []string{"Date\tType\tOrder ID\tSales\tCommission\tNet", "2026-06-01\tSale\tL1\t100.00\t10.00\t90.00", "2026-06-02\tChargeback\tL1\t-50.00\t0\t-50.00", "2026-06-12\tChargeback\tL1\t50.00\t0\t50.00"},
			want: []string{"release 10000-1000=9000", "chargeback -5000-0=-5000", "chargeback 5000-0=5000"},
		},
		"a chargeback that was won alone": {
			rows: []string{"Date\tType\tOrder ID\tSales\tCommission\tNet", "2026-06-01\tSale\tL1\t100.00\t10.00\t90.00", "2026-06-12\tChargeback reversal\tL1\t50.00\t0\t50.00", "2026-06-13\tDispute\tL2\t40.00\t0\t40.00"},
			want: []string{"release 10000-1000=9000", "chargeback 5000-0=5000", "chargeback -4000-0=-4000"},
			told: true,
		},
		"a chargeback": {
			rows: []string{"Date\tType\tOrder ID\tSales\tCommission\tNet", "2026-06-01\tSale\tL1\t100.00\t10.00\t90.00", "2026-06-02\tChargeback\tL2\t50.00\t0\t50.00", "2026-06-03\tPayout\t\t\t\t-40.00"},
			want: []string{"release 10000-1000=9000", "chargeback -5000-0=-5000", "withdrawal 0-0=-4000"},
			told: true,
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := mustRead(t, Request{Currency: "EUR", As: Statements}, c.rows...)
			told := slices.ContainsFunc(r.Problems, func(p data.Problem) bool { return p.Reason == note })
			if diff := cmp.Diff(c.want, moneyOf(r)); diff != "" || told != c.told {
				t.Error(diff, told)
			}
		})
	}
}

// Of two columns of which one has in each row what the other has, or nothing, that one is what was collected.
func TestWhatWasCollectedBesideWhatWasToBe(t *testing.T) {
	r := mustRead(
		t, Request{Currency: "EUR"}, "AWB\tDelivery Date\tCOD\tCollected\tShipping Fee\tCOD Fee",
		"ZX0000001\t2026-06-05\t12.34\t12.34\t1.00\t0.50", "ZX0000002\t2026-06-05\t10.00\t0\t1.00\t0.50", "ZX0000003\t2026-06-06\t8.00\t8.00\t1.00\t0.50",
	)
	if diff := cmp.Diff([]string{"1234-150=1084", "0-150=-150", "800-150=650"}, moneyOf(r)); diff != "" {
		t.Error(diff)
	}
	if got := fieldOf(r, "COD"); got != "" || r.Columns[2].Doubt != "" {
		t.Errorf("what was to be collected is %q, in doubt %q", got, r.Columns[2].Doubt)
	}
}

// A row whose status is not known and whose amounts do not add up, where those of others do, is not taken in silence: what it
// should have collected may not have been. What adds up, or stands where nothing does, is.
func TestAStrangeStatusThatDoesNotAddUp(t *testing.T) {
	header := "AWB\tDelivered\tCOD amount\tFee\tNet\tStatus"
	good := []string{"ZX0000001\t2026-06-05\t100.00\t2.00\t98.00\tDelivered", "ZX0000002\t2026-06-06\t80.00\t2.00\t78.00\tDelivered"}
	for row, want := range map[string]string{
		"ZX0000003\t2026-06-06\t50.00\t5.00\t-5.00\tFrobnicated":     "refused: this status is not known, and the row does not add up as the others do: what was collected, less what is kept back, is 45.00 USD and not -5.00 USD; set right what was collected",
		"ZX0000003\t2026-06-06\t50.00\t5.00\t45.00\tFrobnicated":     "5000-500=4500",
		"ZX0000003\t2026-06-06\t50.00\t5.00\t-5.00\tDelivery failed": "0-500=-500",
		"ZX0000003\t2026-06-06\t50.00\t5.00\t44.00\tDelivered":       "5000-500=4400", // a difference to tell
	} {
		r := mustRead(t, Request{}, append([]string{header}, append(slices.Clone(good), row)...)...)
		got := strings.Join(moneyOf(r)[2:], " ")
		if len(r.Quarantine) > 0 {
			got = "refused: " + r.Quarantine[0].Problems[0].Reason.String()
		}
		if got != want {
			t.Errorf("%s: %s, want %s", row, got, want)
		}
	}
	r := mustRead(t, Request{}, header, "ZX0000001\t2026-06-05\t100.00\t2.00\t99.00\tDelivered", "ZX0000002\t2026-06-06\t80.00\t2.00\t79.00\tDelivered", "ZX0000003\t2026-06-06\t50.00\t5.00\t46.00\tFrobnicated")
	if len(r.Quarantine) > 0 {
		t.Errorf("no row adds up: %v", reasons(r))
	}
}

// Words of carriers in the languages of their files for what was not handed over.
func TestWordsForWhatWasNotHandedOver(t *testing.T) {
	for _, word := range []string{
		"拒收退回", "转运退回", "Devuelto por remitente", "Devolución", "Giacenza", "Не вручено", "İade edildi", "Teslim edilmedi", "Từ chối nhận", "Gagal kirim", "배송실패", "Delivery failed", "RTS",
	} {
		r := mustRead(t, Request{}, "AWB\tDelivered\tPaid date\tCOD amount\tFee\tNet\tStatus",
			"ZX0000001\t2026-06-05\t2026-06-09\t100.00\t2.00\t98.00\tDelivered", "ZX0000002\t2026-06-06\t2026-06-09\t50.00\t5.00\t-5.00\t"+word)
		if got := moneyOf(r); len(got) != 2 || got[1] != "0-500=-500" {
			t.Errorf("%s: %v, %v", word, got, reasons(r))
		}
	}
}

// The words of a column count that is hardly called a status: a card that was declined has paid nothing.
func TestAStatusByItsWords(t *testing.T) {
	r := mustRead(t, Request{}, "Fecha\tNúmero de pedido\tResultado operación y código\tImporte\tTasa de descuento\tImporte neto\tMoneda",
		"2026-06-05\t1001\tAutorizada 188835\t12,34\t0,40\t11,94\tEUR", "2026-06-05\t1002\tDenegada 0190\t10,00\t0,30\t9,70\tEUR",
		"2026-06-06\t1003\tAutorizada 269931\t8,00\t0,20\t7,80\tEUR", "2026-06-06\t1004\tAutorizada 309995\t24,00\t0,60\t23,40\tEUR")
	if got := moneyOf(r); len(got) != 3 || r.Skipped != 1 {
		t.Errorf("%v, %s, %v", got, fieldOf(r, "Resultado operación y código"), reasons(r))
	}
}

// What failed in a remittance is the delivery where nothing is paid out by its net, and the payment where something would be, or nothing says.
func TestWhatFailedInARemittance(t *testing.T) {
	rows := func(header, failed string) []string {
		return []string{header, "AW1001\tDelivered\t100.00\t5.00\t95.00", failed, "AW1003\tDelivered\t60.00\t5.00\t55.00"}
	}
	for _, word := range []string{"Failed", "Fallido", "Gagal", "失败"} {
		r := mustRead(t, Request{Currency: "USD"}, rows("AWB\tStatus\tCOD amount\tFee\tNet", "AW1002\t"+word+"\t80.00\t5.00\t-5.00")...)
		if len(r.Lines) != 3 || r.Lines[1].State != data.ParcelReturned || r.Lines[1].Collected != 0 || r.Lines[1].Net != -500 {
			t.Errorf("%s: %v %v", word, moneyOf(r), reasons(r))
		}
		if r = mustRead(t, Request{Currency: "USD"}, rows("AWB\tStatus\tCOD amount\tFee\tNet", "AW1002\t"+word+"\t80.00\t5.00\t75.00")...); len(r.Lines) != 2 || r.Skipped != 1 {
			t.Errorf("%s, and a net: %v %v", word, moneyOf(r), reasons(r))
		}
	}
}

// A net that is what each parcel cost, and nothing else, says nothing of what was collected where no row is paid out: the cash goes another way.
func TestNetsThatAreCostsEverywhere(t *testing.T) {
	lines := []string{"AWB\tOrder\tCOD collected\tFee\tNet"}
	for i := range 8 {
		lines = append(lines, fmt.Sprintf("ZX000000%d\t%d\t%d.00\t5.00\t-5.00", i, i+1, 101+i))
	}
	r, err := readText(t, Request{Currency: "USD", As: Statements, Statement: data.StatementCOD}, lines...)
	if err != nil {
		return // it is asked
	}
	for i := range r.Lines {
		if r.Lines[i].Collected == 0 {
			t.Errorf("line %d: nothing was collected", i+1)
		}
	}
}
