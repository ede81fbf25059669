package intake

import (
	"fmt"
	"strings"
	"testing"

	"parcelbook/data"
)

// In a remittance the days that many rows have together and that are the last are those of payment, and the last before them those of
// delivery, whatever they are called.
func TestDaysOfARemittanceByWhereTheyLie(t *testing.T) {
	rows := []string{"Waybill\tOrder no\tPickup date\tQzx\tCOD amount\tCOD fee\tNet\tVubl"}
	for i := range 9 {
		rows = append(rows, fmt.Sprintf("ABC%07d\tA-%d\t%02d/05/2026\t%02d/05/2026\t%d.50\t2.00\t%d.50\t26/05/2026", 1234+i*17, 100+i*3, 10+i, 13+i+i%2, 50+i*7, 48+i*7))
	}
	r := mustRead(t, Request{}, rows...)
	if got := fieldOf(r, "Pickup date") + " " + fieldOf(r, "Qzx") + " " + fieldOf(r, "Vubl"); got != " delivered_date paid_date" || r.Lines[0].DeliveredDate != "2026-05-13" || r.Lines[0].PaidDate != "2026-05-26" {
		t.Errorf("%q, %+v", got, r.Lines[0].StatementLine)
	}
}

// Of orders the days that come first are those of ordering, unless their header says something else.
func TestDaysOfOrdersByWhereTheyLie(t *testing.T) {
	for _, c := range [][3]string{{"Qzx", "2026-05", "order_date"}, {"Exported", "2026-05", ""}, {"Qzx", "1981-03", ""}} {
		rows := []string{"Order no\tOrder total\tShipped on\tDelivered on\t" + c[0]}
		for i := range 9 {
			rows = append(rows, fmt.Sprintf("A-%d\t%d.50\t2026-05-%02d\t2026-05-%02d\t%s-%02d", 71+i, 10+i, 5+i, 8+i, c[1], 4+i))
		}
		if r := mustRead(t, Request{}, rows...); fieldOf(r, c[0]) != c[2] {
			t.Errorf("%s with %s is %q", c[0], c[1], fieldOf(r, c[0]))
		}
	}
}

// A day of delivery before that of ordering is none.
func TestDaysThatLieOtherwise(t *testing.T) {
	rows := []string{"Order no\tOrder date\tOrder total\tDelivery date"}
	for i := range 9 {
		rows = append(rows, fmt.Sprintf("A-%d\t2026-05-%02d\t%d.50\t2026-04-%02d", 71+i, 5+i, 10+i, 8+i))
	}
	r := mustRead(t, Request{}, rows...)
	if got := fieldOf(r, "Delivery date"); got != "" || len(r.Orders) != 9 {
		t.Errorf("%q, %d orders", got, len(r.Orders))
	}
}

// What is taken back of what was paid, or cards, make an account or a payout of a file that names parcels, too.
func TestCouriersTakeNothingBack(t *testing.T) {
	r := mustRead(t, Request{}, "Release no\tWaybill\tOrder no\tParcel type\tType\tPaid by customer\tCommission\tNet to seller\tReleased on",
		"R-1\tABC0001234\tA-1\tS\tSale\t38.70\t4.26\t34.44\t2026-05-07", "R-1\tABC0001242\tA-2\tM\tRefund\t-68.80\t-7.57\t-61.23\t2026-05-07", "R-1\tABC0001259\tA-3\tM\tSale\t21.50\t2.37\t19.13\t2026-05-08", "R-1\tABC0001267\tA-4\tS\tRefund\t-43.10\t-4.74\t-38.36\t2026-05-08")
	if r.Statement.Kind == data.StatementCOD {
		t.Errorf("%s", r.Format)
	}
	r = mustRead(t, Request{}, strings.Split(strings.ReplaceAll("Waybill|Order no|Scheme|Card no.|Paid|Charge|Net|Settled on\nABC0001234|A-1|Visa|****3769|38.70|1.26|37.44|2026-05-07\nABC0001242|A-2|Mastercard|****7720|68.80|2.57|66.23|2026-05-07\nABC0001259|A-3|Visa|****1150|21.50|0.37|21.13|2026-05-08", "|", "\t"), "\n")...)
	if r.Statement.Kind == data.StatementCOD {
		t.Errorf("%s", r.Format)
	}
}
