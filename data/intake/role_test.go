package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Amounts that add up say what columns are whose headers say nothing, or several things, and speak against headers
// that say something else.
func TestWhatAmountsAddUpToIsWhatTheyAre(t *testing.T) {
	for _, c := range []struct {
		name    string
		rows    []string
		want    string
		reasons map[string]string // by header: what the reason holds
	}{
		{
			name: "a price and what it is a part of, by the number of pieces",
			rows: []string{
				"Order No\tDate\tTitle\tPieces\tZq\tZz\tPostage\tTotal", "A-1\t2026-05-01\tCup\t2\t10.50\t21.00\t4.00\t25.00",
				"A-2\t2026-05-02\tCup\t3\t7.25\t21.75\t0\t21.75", "A-3\t2026-05-03\tMug\t1\t9.99\t9.99\t4.00\t13.99", "A-4\t2026-05-03\tMug\t1\t9.99\t9.99\t3.50\t13.49",
			},
			want:    "Order No=order_number | Date=order_date | Title=title | Pieces=quantity | Zq=unit_price | Zz=line_total | Postage=shipping | Total=order_total",
			reasons: map[string]string{"Zq": "of Zz = Pieces × Zq in 4 of 4 rows", "Zz": "= Total − Postage in 4 of 4 rows", "Total": "and it is = Zz + Postage in 4 of 4 rows"},
		},
		{
			name: "two columns called the total: one is of the line",
			rows: []string{
				"Order No\tDate\tQuantity\tUnit price\tTotal\tShipping\tGrand total", "A-1\t2026-05-01\t2\t10.50\t21.00\t4.00\t25.00",
				"A-2\t2026-05-02\t3\t7.25\t21.75\t5.00\t26.75", "A-3\t2026-05-03\t1\t9.99\t9.99\t4.00\t13.99",
			},
			want:    "Order No=order_number | Date=order_date | Quantity=quantity | Unit price=unit_price | Total=line_total | Shipping=shipping | Grand total=order_total",
			reasons: map[string]string{"Total": "= Quantity × Unit price in 3 of 3 rows"},
		},
		{
			name: "an amount called price is that of the line",
			rows: []string{
				"Order No\tDate\tQuantity\tPrice\tZq", "A-1\t2026-05-01\t2\t21.00\t10.50", "A-2\t2026-05-02\t3\t21.75\t7.25", "A-3\t2026-05-03\t5\t55.55\t11.11",
			},
			want: "Order No=order_number | Date=order_date | Quantity=quantity | Price=line_total | Zq=unit_price",
		},
		{
			name: "what is kept back is a fee, whatever it is called",
			rows: []string{
				"AWB\tCOD amount\tZq\tCommission\tNet payable", "W100001\t100.00\t7.31\t2.00\t90.69", "W100002\t250.50\t3.18\t5.01\t242.31", "W100003\t80.00\t4.44\t1.60\t73.96",
			},
			want:    "AWB=waybill | COD amount=collected | Zq=fee | Commission=fee | Net payable=net",
			reasons: map[string]string{"Zq": "= COD amount − Commission − Net payable in 3 of 3 rows"},
		},
		{
			name: "an amount is what was collected, for the fee and the net are parts of it",
			rows: []string{
				"Order No\tAmount\tFee\tSettled", "S-100001\t100.00\t2.90\t97.10", "S-100007\t250.50\t7.26\t243.24", "S-100009\t80.00\t2.32\t77.68",
			},
			want: "Order No=order_number | Amount=collected | Fee=fee | Settled=net",
		},
		{
			name: "the sum of fees that other columns give",
			rows: []string{
				"AWB\tCOD amount\tTransfer fee\tHandling fee\tCharges\tNet payable", "W100001\t100.00\t7.31\t2.00\t9.31\t90.69", "W100002\t250.50\t3.18\t5.01\t8.19\t242.31", "W100003\t80.00\t4.44\t1.60\t6.04\t73.96",
			},
			want:    "AWB=waybill | COD amount=collected | Transfer fee=fee | Handling fee=fee | Charges= | Net payable=net",
			reasons: map[string]string{"Charges": "the sum of what other columns give: = Transfer fee + Handling fee in 3 of 3 rows"},
		},
		{
			name: "an invoice's total is the freight and the fees",
			rows: []string{
				"Invoice No\tAWB\tWeight\tZone\tFreight\tFuel surcharge\tVAT\tTotal", "F-1\tW100001\t0.5\t3\t10.00\t1.50\t0.58\t12.08", "F-1\tW100002\t1.0\t4\t14.00\t2.10\t0.81\t16.91",
			},
			want:    "Invoice No=reference | AWB=waybill | Weight= | Zone= | Freight=freight | Fuel surcharge=fee | VAT=fee | Total=net",
			reasons: map[string]string{"Total": "= Freight + Fuel surcharge + VAT in 2 of 2 rows", "VAT": "a part of Total"},
		},
		{
			name: "an invoice without a total charges all that it names",
			rows: []string{
				"Invoice No\tAWB\tWeight\tZone\tFreight\tFuel surcharge\tVAT", "F-1\tW100001\t0.5\t3\t10.00\t1.50\t0.58", "F-1\tW100002\t1.0\t4\t14.00\t2.10\t0.81",
			},
			want: "Invoice No=reference | AWB=waybill | Weight= | Zone= | Freight=freight | Fuel surcharge=fee | VAT=fee",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := mustRead(t, Request{}, c.rows...)
			if got := mapped(r); got != c.want {
				t.Errorf("%s\n%s: %s", c.want, r.Format, got)
			}
			for header, part := range c.reasons {
				at := slices.IndexFunc(r.Columns, func(c Column) bool { return c.Header == header })
				if !strings.Contains(r.Columns[at].Reason.String(), part) {
					t.Errorf("%s: %s", header, r.Columns[at].Reason)
				}
			}
		})
	}
}

// The charges of an invoice come to the same, whether it has a column of their total or not.
func TestChargesOfAnInvoice(t *testing.T) {
	with := mustRead(t, Request{}, "AWB\tWeight\tFreight\tFuel surcharge\tVAT\tTotal", "W100001\t0.5\t10.00\t1.50\t0.58\t12.08", "W100002\t1.0\t14.00\t2.10\t0.81\t16.91")
	without := mustRead(t, Request{}, "AWB\tWeight\tFreight\tFuel surcharge\tVAT", "W100001\t0.5\t10.00\t1.50\t0.58", "W100002\t1.0\t14.00\t2.10\t0.81")
	for _, r := range []*Result{with, without} {
		if len(r.Lines) != 2 || r.Lines[0].Freight != 1000 || r.Lines[0].FeeTotal() != 208 || r.Lines[1].Freight != 1400 || r.Lines[1].FeeTotal() != 291 {
			t.Errorf("%+v", r.Lines)
		}
	}
}

// Of a file without a header, or with one of words that say nothing, is proposed what its values and what they add up
// to show; it is never read without being asked.
func TestProposalByValuesAlone(t *testing.T) {
	rows := []string{
		"SO-4101\t2026-05-01\tAnn Example\tann@mail.example\tCup\t2\t10.50\t21.00\t4.00\t25.00\tEUR\tshipped",
		"SO-4102\t2026-05-02\tBen Sample\tben@mail.example\tCup\t3\t7.25\t21.75\t0\t21.75\tEUR\tdelivered",
		"SO-4104\t2026-05-02\tCat Muster\tcat@mail.example\tMug\t1\t9.99\t9.99\t4.00\t13.99\tEUR\tshipped",
		"SO-4105\t2026-05-04\tDan Model\tdan@mail.example\tMug\t2\t9.99\t19.98\t2.50\t22.48\tEUR\tcancelled",
	}
	want := []string{"order_number", "order_date", "recipient_name", "email", "", "quantity", "unit_price", "line_total", "shipping", "order_total", "currency", "status"}
	for _, header := range []string{"", "Zq1\tZq2\tZq3\tZq4\tZq5\tZq6\tZq7\tZq8\tZq9\tZqa\tZqb\tZqc"} {
		lines := slices.Clone(rows)
		if header != "" {
			lines = slices.Insert(lines, 0, header)
		}
		p := look(t, Request{}, lines...)
		if p.Sure || p.Kind != Orders || (p.HeaderRow == 0) != (header == "") {
			t.Errorf("%+v", p)
		}
		if got := taken(p.Columns); !slices.Equal(got, want) {
			t.Errorf("%q", got)
		}
		for _, c := range p.Columns {
			if len(c.Fields) > 0 && (c.Reason == "" || c.Confidence == 0) {
				t.Errorf("nothing is said of column %d", c.Index)
			}
		}
		if _, err := readText(t, Request{}, lines...); err == nil {
			t.Error("it was read")
		}
	}
}

// A total of which the channel's fee has been taken off is what the seller gets: it is not taken for what the buyer pays.
func TestTotalsWithoutFees(t *testing.T) {
	lines := []string{"# de venta\tFecha de venta\tTítulo de la publicación\tComprador\tDomicilio\tUnidades\tIngresos por productos\tCargo por venta e impuestos\tIngresos por envío\tTotal"}
	for i := range 12 {
		goods, shipping := 29900+i%4*5000, i%3*9900
		fee := goods * 16 / 100
		lines = append(lines, fmt.Sprintf("20000148%08d\t%d de agosto de 2026 10:%02d hs.\tTaza\tCliente %d\tCalle Uno %d\t1\t%s\t-%s\t%s\t%s", 1000+i*7919, 1+i, i, i, i, hundredths(goods), hundredths(fee), hundredths(shipping), hundredths(goods-fee+shipping)))
	}
	r := mustRead(t, Request{Currency: "MXN"}, lines...)
	if got := fieldOf(r, "Total"); got != "" {
		t.Errorf("the total is %q", got)
	}
}

// What a fee lessens is the net, and what it is a part of was collected, though a payout makes the net the larger of the two.
func TestTheNetIsWhatFeesLessen(t *testing.T) {
	lines := []string{"Date\tOrder id\tType\tSales\tSelling fees\tTotal"}
	for i := range 11 {
		lines = append(lines, fmt.Sprintf("2026-08-%02d\t111-%07d\tOrder\t%s\t-%s\t%s", 1+i, 1000+i*7919, hundredths(7600+i), hundredths(1140+i), hundredths(6460)))
	}
	lines = append(lines, "2026-08-14\t\tTransfer\t0\t0\t-710.60")
	r := mustRead(t, Request{}, lines...)
	if got := fieldOf(r, "Sales") + " " + fieldOf(r, "Total"); got != "collected net" {
		t.Errorf("%q", got)
	}
}

// What is called a subtotal is of the line where rows of the same order have different ones, and of the order where they have the same.
func TestSubtotalsOfLinesAndOrders(t *testing.T) {
	head := "Order no\tOrder date\tItem\tQty\tUnit price\tSubtotal\t"
	lines := mustRead(t, Request{}, head, "A-1\t2026-05-01\tCup\t2\t10.50\t21.00\t", "A-1\t2026-05-01\tMug\t1\t9.99\t9.99\t", "A-2\t2026-05-02\tCup\t3\t7.25\t21.75\t", "A-3\t2026-05-02\tMug\t2\t9.99\t19.98\t")
	orders := mustRead(t, Request{}, head, "A-1\t2026-05-01\tCup\t2\t10.50\t21.00\t", "A-2\t2026-05-02\tCup\t3\t7.25\t21.75\t", "A-3\t2026-05-02\tMug\t2\t9.99\t19.98\t")
	if a, b := fieldOf(lines, "Subtotal"), fieldOf(orders, "Subtotal"); a != "line_total" || b != "items_total" {
		t.Errorf("%q, %q", a, b)
	}
}

// Where orders have several rows, what adds up only with all of them tells the order's total from those of its lines, though
// its header is the less sure of the two.
func TestWhatAddsUpInWholeOrders(t *testing.T) {
	r := mustRead(
		t, Request{},
		"Order no\tOrder date\tItem\tQty\tUnit price\tTotal price\tPayment of shipping rate\tCustomer's payment",
		"A-1\t2026-05-01\tCup\t2\t10.50\t21.00\t4.00\t34.99", "A-1\t2026-05-01\tMug\t1\t9.99\t9.99\t4.00\t34.99",
		"A-2\t2026-05-02\tCup\t3\t7.25\t21.75\t5.00\t49.48", "A-2\t2026-05-02\tMug\t2\t9.99\t19.98\t5.00\t49.48", "A-2\t2026-05-02\tJug\t1\t2.75\t2.75\t5.00\t49.48",
		"A-3\t2026-05-03\tCup\t1\t10.50\t10.50\t4.50\t15.00",
	)
	want := "order_number order_date title quantity unit_price line_total shipping order_total"
	if got := strings.Join(taken(r.Columns), " "); got != want || len(r.Orders) != 3 || r.Orders[1].Total != 4948 || r.Orders[1].Items != 4448 {
		t.Errorf("%s %+v", got, r.Orders)
	}
	if reason := r.Columns[7].Reason.String(); !strings.HasSuffix(reason, "it is = Total price + Payment of shipping rate in 3 of 3 orders, and its values are amounts") {
		t.Error(reason)
	}
}

// Which of two totals the buyer pays, and which the goods cost, is told by the discount, which is taken off, and by the postage.
func TestDiscountsTellTheTotal(t *testing.T) {
	r := mustRead(
		t, Request{}, "Order No\tDate\tOrder total\tPostage\tDiscount\tTotal", "A-1\t2026-05-01\t21.00\t4.00\t5.00\t20.00",
		"A-2\t2026-05-02\t21.75\t5.00\t8.00\t18.75", "A-3\t2026-05-03\t9.99\t4.50\t6.00\t8.49", "A-4\t2026-05-03\t30.00\t4.00\t7.00\t27.00",
	)
	if got := strings.Join(taken(r.Columns), " "); got != "order_number order_date items_total shipping discount order_total" {
		t.Error(got)
	}
}

// Of two columns that are as surely the number of an order the first counts, each time that a file is read.
func TestOfEquallySureColumnsTheFirstCounts(t *testing.T) {
	called := &heading{guesses: []guess{{field: OrderNumber, in: 1 << ordersPurpose, sure: 90}}}
	c := &clues{profiles: []profile{{}, {}, {figures: []sum{{5, true}, {6, true}}}}, headings: []*heading{called, called, nil}, numbered: make([]bool, 3)}
	for i, cells := range [][]string{{"A-1", "B-1", "5"}, {"A-2", "B-1", "6"}} {
		c.sample = append(c.sample, newRow(2+i, cells, make([]mark, len(cells))))
	}
	if c.findFirstRows(); c.varies(2) {
		t.Fatal("the amount varies within an order of the second column, not of the first")
	}
}
