package intake

import (
	"fmt"
	"testing"
)

// amountsOf writes what the lines of a statement collected and come to.
func amountsOf(r *Result) (text string) {
	for _, l := range r.Lines {
		text += fmt.Sprintf("%d-%d-%d=%d ", l.Collected, l.FeeTotal(), l.Freight, l.Net)
	}
	return text
}

// Tax that a fee has in it was not kept back once more: without it all rows add up.
func TestTaxWithinTheFee(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"German": {[]string{"Sendung\tZustelldatum\tNachnahme\tGebühr\tdavon MwSt.\tAuszahlung", "1000000001\t2026-06-01\t100.00\t3.00\t0.48\t97.00", "1000000002\t2026-06-17\t200.00\t6.00\t0.96\t194.00"}, "10000-300-0=9700 20000-600-0=19400 "},
		"Russian": {
			[]string{"Отправление\tНаложенный платёж\tСтраховой сбор\tКомиссия\tНДС в т.ч.\tДоставка\tК выплате", "1400000001\t1000.00\t10.00\t30.00\t6.67\t250.00\t710.00", "1400000002\t2000.00\t20.00\t60.00\t13.33\t250.00\t1670.00"},
			"100000-4000-25000=71000 200000-8000-25000=167000 ",
		},
		"kept back besides": {[]string{"Waybill\tCOD amount\tCOD fee\tVAT\tNet", "1000000001\t100.00\t3.00\t0.60\t96.40", "1000000002\t200.00\t6.00\t1.20\t192.80"}, "10000-360-0=9640 20000-720-0=19280 "},
	} {
		t.Run(name, func(t *testing.T) {
			if got := amountsOf(mustRead(t, Request{As: Statements}, c.lines...)); got != c.want {
				t.Error(got)
			}
		})
	}
}

// Of what should have been collected and what was, the one is taken by which the rows add up.
func TestWhatWasCollectedAddsUp(t *testing.T) {
	r := mustRead(
		t, Request{As: Statements}, "快递单号\t签收时间\t应收代收款\t实收代收款\t手续费\t运费\t应返金额", "ZT0000001\t2026-06-01\t100\t100\t2\t8\t90", "ZT0000002\t2026-06-02\t200\t150\t3\t8\t139", "ZT0000003\t2026-06-02\t50\t0\t0\t8\t-8",
	)
	if got := fieldsAs(r, "应收代收款", "实收代收款"); got != "应收代收款= 实收代收款=collected " {
		t.Error(got)
	}
	if got := amountsOf(r); got != "10000-200-800=9000 15000-300-800=13900 0-0-800=-800 " {
		t.Error(got)
	}
}

// What is still to be paid out was not paid: such a row is skipped and told, and where a part of it is, refused.
func TestStillToBePaidOut(t *testing.T) {
	for name, header := range map[string]string{
		"English": "AWB\tDelivered\tCOD Amount\tFee\tNet Payable\tAmount Paid\tAmount Pending",
		"Chinese": "快递单号\t签收时间\t代收货款\t手续费\t应返金额\t已返金额\t未返金额",
	} {
		t.Run(name, func(t *testing.T) {
			r := mustRead(
				t, Request{As: Statements}, header, "AW1000001\t2026-06-01\t100.00\t2.00\t98.00\t98.00\t0.00", "AW1000002\t2026-06-02\t200.00\t4.00\t196.00\t0.00\t196.00", "AW1000003\t2026-06-02\t50.00\t1.00\t49.00\t9.00\t40.00",
			)
			if len(r.Lines) != 1 || r.Lines[0].Waybill != "AW1000001" || r.Skipped != 1 || r.Refused != 1 {
				t.Errorf("%d lines, %d skipped, %d refused: %v", len(r.Lines), r.Skipped, r.Refused, r.Problems)
			}
		})
	}
}

// A running balance is not what is still to be paid out, though it be the net of the only row.
func TestRunningBalanceIsNotPending(t *testing.T) {
	r := mustRead(t, Request{As: Statements}, "Order number\tType\tDate\tAmount\tBalance\tCurrency", "S1\tPayment\t2026-10-05\t20.00\t20.00\tUSD")
	if len(r.Lines) != 1 || r.Skipped != 0 {
		t.Errorf("%d lines, %d skipped", len(r.Lines), r.Skipped)
	}
}

// What holds in all rows counts before words: fees are kept back of what was collected, though that be called net.
func TestProceedsThatFeesAreKeptBackOf(t *testing.T) {
	r := mustRead(
		t, Request{As: Statements}, "order_nr\ttransaction_date\ttransaction_type\tnet_proceeds\treferral_fee\tlogistics_fees\ttotal_amount", "NA4800384\t2026-09-02\torder\t129.00\t-19.35\t-12.60\t97.05",
		"NA4690632\t2026-09-02\torder\t129.00\t-19.35\t-9.45\t100.20", "NA4920264\t2026-09-03\torder\t89.00\t-13.35\t-9.45\t66.20", "NA4562906\t2026-09-03\torder\t45.00\t-6.75\t-12.60\t25.65",
	)
	if got := fieldsAs(r, "net_proceeds", "total_amount"); got != "net_proceeds=collected total_amount=net " {
		t.Error(got)
	}
}
