package intake

import (
	"strings"
	"testing"
)

// What is left out though it looks like money, or like what the file names nowhere else, is told by its column and is
// never lost in silence; what others add up to, what is taken already, and what is no money, is not.
func TestWhatIsLeftOutInDoubtIsTold(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []string
		want map[string]string // by header: what is told of it
	}{
		{
			"an amount under a word that says nothing",
			[]string{"Order No\tDate\tTotal\tZq", "A-1\t2026-05-01\t20.00\t3.15", "A-2\t2026-05-02\t30.00\t4.20"},
			map[string]string{"Zq": "it looks like an amount"},
		},
		{
			"a fee whose values cannot be read",
			[]string{"AWB\tCOD amount\tHandling fee", "W100001\t20.00\t6 USD incl. VAT", "W100002\t30.00\t7 USD incl. VAT"},
			map[string]string{"Handling fee": "it looks like an amount"},
		},
		{
			"a total that others add up to, a column of zeros, a weight, what is there twice",
			[]string{
				"AWB\tCOD amount\tTransfer fee\tHandling fee\tCharges\tNet payable\tInsurance fee paid by ACME\tWeight\tCollected",
				"W100001\t100.00\t7.31\t2.00\t9.31\t90.69\t0.00\t0.55\t100.00", "W100002\t250.50\t3.18\t5.01\t8.19\t242.31\t0.00\t1.25\t250.50",
				"W100003\t80.00\t4.44\t1.60\t6.04\t73.96\t0.00\t2.15\t80.00",
			},
			nil,
		},
		{
			"a waybill by its shape, under a word that says nothing",
			[]string{"Order No\tDate\tTotal\tZq", "A-1\t2026-05-01\t20.00\tXQ7710398812", "A-2\t2026-05-02\t30.00\tXQ2093817745", "A-3\t2026-05-02\t30.00\tXQ9918273645"},
			map[string]string{"Zq": "it may be waybill"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := mustRead(t, Request{}, c.rows...)
			told := map[string]string{}
			for _, p := range r.Problems {
				if strings.Contains(p.Reason.String(), "is not taken, though ") {
					told[p.Column] = p.Reason.String()
				}
			}
			for _, column := range r.Columns {
				want, open := c.want[column.Header]
				if (column.Doubt != "") != open || column.Doubt.String() != want || strings.Contains(told[column.Header], "though "+want) != open || len(column.Fields) > 0 && open {
					t.Errorf("%+v, told %q", column, told[column.Header])
				}
			}
			if r.Refused > 0 {
				t.Errorf("%v", reasons(r))
			}
		})
	}
}

// A column of amounts of which some cannot be read is taken, and what cannot be read is refused by its cell.
func TestUnreadableAmountsAreRefused(t *testing.T) {
	for _, rows := range [][]string{
		{"AWB\tCOD amount\tHandling fee", "W100001\t20.00\t6 USD incl. VAT", "W100002\t30.00\t1.50"},
		{"AWB\tCOD amount\tHandling fee", "W100001\t20.00\ttwelve", "W100002\t30.00\t1.50", "W100003\t30.00\t1.50", "W100004\t30.00\t1.50"},
		{"AWB\tCOD amount\tHandling fee", "W100001\t20.00\tsee below", "W100002\t30.00\tas agreed", "W100003\t30.00\t1.50"},
	} {
		r := mustRead(t, Request{}, rows...)
		if len(r.Columns[2].Fields) == 0 && r.Columns[2].Doubt == "" {
			t.Errorf("%q: %+v", rows, r.Columns[2])
		}
		if len(r.Columns[2].Fields) > 0 && r.Refused == 0 {
			t.Errorf("%q: nothing is refused", rows)
		}
	}
}

// A user's own mapping says of each column what it is: nothing of it is in doubt.
func TestMappingLeavesNoDoubt(t *testing.T) {
	header := "Order No\tDate\tTotal\tZq"
	format, err := NewFormat("mine", Orders, "", strings.Split(header, "\t"), [][]Field{{OrderNumber}, {OrderDate}, {OrderTotal}, nil})
	check(t, err)
	r := mustRead(t, Request{Mapping: &format}, header, "A-1\t2026-05-01\t20.00\t3.15", "A-2\t2026-05-02\t30.00\t4.20")
	for _, c := range r.Columns {
		if c.Doubt != "" {
			t.Errorf("%+v", c)
		}
	}
}

// A day of delivery that is only promised, and a name that is the seller's in every row, are asked.
func TestPromisesAndSellersAreNotTaken(t *testing.T) {
	for _, c := range []struct {
		rows   []string
		header string
		want   string // what the column is; "": it is asked
	}{
		{[]string{"Order No\tOrder date\tStatus\tDelivery date\tTotal", "1\t2026-05-01\tshipped\t2026-05-09\t5", "2\t2026-05-01\tdelivered\t2026-05-07\t5"}, "Delivery date", ""},
		{[]string{"Order No\tOrder date\tStatus\tDelivery date\tTotal", "1\t2026-05-01\tshipped\t\t5", "2\t2026-05-01\tdelivered\t2026-05-07\t5"}, "Delivery date", "delivered_date"},
		{[]string{"Order No\tOrder date\tShip by\tDelivery date\tTotal", "1\t2026-05-01\t2026-05-03\t2026-05-09\t5", "2\t2026-05-01\t2026-05-03\t2026-05-07\t5"}, "Delivery date", ""},
		{[]string{"Order No\tOrder date\tExpected delivery\tTotal", "1\t2026-05-01\t2026-05-09\t5", "2\t2026-05-01\t2026-05-07\t5"}, "Expected delivery", ""},
		{[]string{"AWB\tClient name\tCOD amount", "W100001\tACME Shop\t5", "W100002\tACME Shop\t6"}, "Client name", ""},
		{[]string{"AWB\tClient name\tCOD amount", "W100001\tAnn Example\t5", "W100002\tBen Sample\t6"}, "Client name", "recipient_name"},
	} {
		r := mustRead(t, Request{}, c.rows...)
		if got := fieldOf(r, c.header); got != c.want {
			t.Errorf("%q: %q instead of %q", c.rows, got, c.want)
		}
	}
}

// A list of orders with prices of which none is taken is asked about: read so, each order would come to nothing. The price at which shops buy
// is the buyer's where the buyers are shops, or where there is no other.
func TestOrdersOfNoAmountAreAsked(t *testing.T) {
	rows := []string{"1\t2026-05-01\tNorth Gifts\tMug\t2\t4.50\t9.90", "2\t2026-05-02\tHarbour Shop\tMug\t1\t4.50\t9.90", "3\t2026-05-04\tNorth Gifts\tBowl\t1\t6.25\t14.00"}
	for header, asked := range map[string]bool{
		"Order no\tDate\tStockist\tTitle\tQty\tWholesale price\tRetail price":    false,
		"Order no\tDate\tCustomer\tTitle\tQty\tWholesale price\tRetail price":    true,
		"Order no\tDate\tCustomer\tTitle\tQty\tWholesale price\tWeight":          false,
		"Order no\tDate\tCustomer\tTitle\tQty\tGross quux price\tDeclared value": true,
		"Order no\tDate\tCustomer\tTitle\tQty\tWeight\tDeclared value":           false,
	} {
		r, err := readText(t, Request{}, append([]string{header}, rows...)...)
		switch {
		case asked != (err != nil):
			t.Errorf("%s: %v", header, err)
		case !asked && strings.Contains(header, "Wholesale") && r.Orders[0].Total != 900:
			t.Errorf("%s: %d", header, r.Orders[0].Total)
		}
	}
}

// So is one of which the total is not understood: it may be either of two columns, is no amount, or has a header that says nothing. One that
// has nothing of money at all is taken in.
func TestOrdersOfNoTotalAreAsked(t *testing.T) {
	for _, c := range []struct {
		header, first, second string
		asked                 bool
	}{
		{"Total\tCurrency\tTotal in CHF", "22.00\tUSD\t19.00", "15.00\tCHF\t15.00", true},
		{"Thành tiền\tTổng\tGhi chú", "200k\t230k\t", "150k\t180k\t", true},
		{"@\t=", "10.50\t21.00", "8.25\t8.25", true},
		{"Carrier\tWeight\tNote", "DHL\t0.5\t", "DHL\t1.2\tcall", false},
	} {
		_, err := readText(t, Request{}, "Order no\tDate\tCustomer\tTitle\tQty\t"+c.header, "Q-1\t2026-05-04\tIda Holm\tVase\t2\t"+c.first, "Q-2\t2026-05-05\tOle Dahl\tBowl\t1\t"+c.second)
		if c.asked != (err != nil) {
			t.Errorf("%s: %v", c.header, err)
		}
	}
}
