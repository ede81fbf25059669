package intake

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/say"
)

// one takes in a file of one order.
func one(t *testing.T, lines ...string) Order {
	t.Helper()
	r := mustRead(t, Request{}, dated(lines...)...)
	if len(r.Orders) != 1 {
		t.Fatalf("%d orders, %v", len(r.Orders), reasons(r))
	}
	return r.Orders[0]
}

// refusedFor takes in a file of one order that is refused, and gives its reasons.
func refusedFor(t *testing.T, lines ...string) []string {
	t.Helper()
	r := mustRead(t, Request{}, lines...)
	if len(r.Orders) != 0 || len(r.Quarantine) != 1 {
		t.Fatalf("%d orders, %d refused", len(r.Orders), len(r.Quarantine))
	}
	return reasons(r)
}

func TestTotals(t *testing.T) {
	for _, c := range []struct {
		header, row string
		items, want int64
	}{
		{"Order total\tSubtotal\tShipping\tDiscount\tTax", "10\t20\t3\t1\t2", 2000, 1000},
		{"Subtotal\tShipping\tDiscount\tSales tax", "20\t3\t1\t2", 2000, 2400},
		{"Subtotal\tShipping\tDiscount\tSales tax", "20\t3\t-1\t2", 2000, 2400},
		{"SKU\tQuantity\tUnit price\tShipping", "A\t3\t1.50\t2", 450, 650},
		{"SKU\tQuantity\tUnit price\tLine total", "A\t3\t1.50\t4.00", 400, 400},
		{"SKU\tUnit price", "A\t1.50", 150, 150},
		{"Title\tCOD Amount", "A\t7", 0, 700},
	} {
		o := one(t, "Order number\t"+c.header, "1\t"+c.row)
		if o.Items != c.items || o.Total != c.want || !o.Has.Has(OrderTotal) {
			t.Errorf("%s: items %d, total %d", c.header, o.Items, o.Total)
		}
	}
}

func TestPaidAndCollected(t *testing.T) {
	for _, c := range []struct {
		name, header, row string
		state             data.OrderState
		paid, cod         int64 // cod: of the parcel; -1: there is none
	}{
		{"prepaid", "Status\tPaid date\tPayment method", "Paid\t2026-05-01\tPayPal", data.OrderPaid, 1000, -1},
		{"not paid", "Status\tPaid date\tPayment method", "Pending payment\t\tPayPal", data.OrderUnpaid, 0, -1},
		{"COD sent", "Status\tPayment method\tWaybill", "Shipped\tCash on Delivery (COD)\tA1", data.OrderShipped, 0, 1000},
		{"COD with a deposit", "Status\tPayment method\tWaybill\tBalance due", "Partially paid\tCOD\tA1\t6", data.OrderUnpaid, 400, 600},
		{"COD that the shop calls paid", "Status\tPayment method\tWaybill", "Paid\t货到付款\tA1", data.OrderPaid, 0, 1000},
		{"COD cancelled", "Status\tPayment method", "Cancelled\tcod", data.OrderCancelled, 0, -1},
		{"paid and cancelled", "Status\tPaid date\tPayment method", "Cancelled\t2026-05-01\tcard", data.OrderCancelled, 1000, -1},
		{"shipped, payment not told", "Status\tPayment method", "已发货\t支付宝", data.OrderShipped, 1000, 0},
		{"shipped, not paid", "Status\tPaid date\tPayment method", "Shipped\t\tcard", data.OrderShipped, 0, 0},
		{"sent by its date", "Shipped date", "2026-05-02", data.OrderShipped, 0, 0},
		{"nothing told", "Note", "x", data.OrderUnpaid, 0, -1},
		{"an unknown word", "Status\tPaid date", "Frobnicated\t2026-05-01", data.OrderPaid, 1000, -1},
		{"cancelled by its date", "Status\tCancelled at", "Pending\t2026-05-01", data.OrderCancelled, 0, -1},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := one(t, "Order number\tOrder total\t"+c.header, "1\t10\t"+c.row)
			cod := int64(-1)
			if len(o.Parcels) > 0 {
				cod = o.Parcels[0].CODAmount
			}
			if o.State != c.state || o.Paid != c.paid || cod != c.cod {
				t.Errorf("%s, paid %d, to collect %d", o.State, o.Paid, cod)
			}
		})
	}
}

func TestUnknownWordsAreToldOnce(t *testing.T) {
	r := mustRead(
		t, Request{}, dated(
			"Order number\tOrder total\tStatus\tPayment method",
			"1\t5\tFrobnicated\tBarter", "2\t5\tFrobnicated\tBarter", "3\t5\tPaid\tcard",
		)...,
	)
	want := []string{
		`the payment method "Barter" is not known: it is not set; a new order goes by its channel's usual method, and as online where the channel has none, until you set it by hand`,
		`the status "Frobnicated" is not known: it is kept as it is and changes nothing`,
	}
	got := reasons(r)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" || len(r.Orders) != 3 || r.Orders[0].FileState != "Frobnicated" || r.Orders[0].Method != "" {
		t.Errorf("%s %+v", diff, r.Orders)
	}
}

func TestSetMethod(t *testing.T) {
	o := one(t, "Order number\tOrder total\tWaybill\tStatus", "1\t10\tA1, A2\tShipped")
	if o.Method != "" || o.Paid != 1000 || len(o.Parcels) != 2 {
		t.Fatalf("%+v", o)
	}
	o.SetMethod(data.COD)
	if o.Paid != 0 || o.Parcels[0].CODAmount != 1000 || o.Parcels[1].CODAmount != 0 {
		t.Errorf("%+v", o)
	}
}

func TestParcels(t *testing.T) {
	o := one(
		t, "Order number\tSKU\tUnit price\tCarrier\tWaybill\tShipped date\tDelivered date\tStatus",
		"1\tA\t5\tFastPost\tW1\t2026-05-01\t2026-05-04\tDelivered",
		"1\tB\t5\tSlowPost\tW2\t2026-05-02\t\tShipped",
		"1\tC\t5\tFastPost\t#w1\t\t\tDelivered",
	)
	want := []Parcel{
		{data.Parcel{Waybill: "W1", State: data.ParcelDelivered, FileState: "Delivered, Shipped", SentDate: "2026-05-01", DeliveredDate: "2026-05-04", Collected: -1}, "FastPost", 0},
		{data.Parcel{Waybill: "W2", State: data.ParcelSent, FileState: "Delivered, Shipped", SentDate: "2026-05-02", Collected: -1}, "SlowPost", 0},
	}
	if diff := cmp.Diff(want, o.Parcels); diff != "" || len(o.Lines) != 3 || o.State != data.OrderShipped {
		t.Error(o.State, diff)
	}
	got := refusedFor(t, "Order number\tOrder total\tTitle\tShipped date\tDelivered date", "1\t5\tA\t2026-05-05\t2026-05-01")
	if got[0] != "delivered on 2026-05-01, before it was sent on 2026-05-05" {
		t.Error(got)
	}
}

func TestRowsOfOneOrder(t *testing.T) {
	o := one(
		t, "Order number\tBuyer name\tSKU\tQuantity\tUnit price\tOrder total\tNote",
		"#7\tAnna Muster\tA\t1\t5\t15\tring twice",
		"\t\tB\t2\t5\t\t",
		"#7\tAnna Muster\tA\t1\t5\t15.00\t",
	)
	var idents []string
	for _, l := range o.Lines {
		idents = append(idents, l.Ident[len(l.Ident)-2:])
	}
	if diff := cmp.Diff([]string{"#1", "#1", "#2"}, idents); diff != "" || o.Total != 1500 || o.Number != "#7" || len(o.Rows) != 3 {
		t.Errorf("%s %+v", diff, o)
	}
	if o.Lines[0].Ident[:24] != o.Lines[2].Ident[:24] || o.Lines[0].Ident[:24] == o.Lines[1].Ident[:24] {
		t.Errorf("idents %q", idents)
	}
	o = one(t, "Order number\tOrder item ID\tSKU\tUnit price", "1\t900\tA\t5", "1\t901\tA\t5")
	if o.Lines[0].Ident != "id:900#1" || o.Lines[1].Ident != "id:901#1" || o.Total != 1000 {
		t.Errorf("%+v", o.Lines)
	}
}

func TestOrdersThatAreRefused(t *testing.T) {
	for _, c := range []struct {
		want  string
		lines []string
	}{
		{"not an amount", []string{"Order number\tSKU\tOrder total", "1\tA\t5", "1\tB\tfive"}},
		{"row 2 of the same order says 5.00 USD: let both say the same", []string{"Order number\tBuyer name\tOrder total", "1\tAnn\t5", "1\tAnn\t6"}},
		{"this row is in EUR, row 2 of the same order in USD: an order is in one currency", []string{"Order number\tSKU\tUnit price\tCurrency", "1\tA\t5\tUSD", "1\tB\t6\tEUR"}},
		{"not a whole number of pieces", []string{"Order number\tSKU\tUnit price\tQuantity", "1\tA\t5\t1.5"}},
		{"no order number", []string{"Order number\tBuyer name\tOrder total", "\tAnna\t5"}},
		{"no order number", []string{"Order number\tBuyer name\tOrder total", "#\tAnna\t5"}},
		{"the order has no amount", []string{"Order number\tBuyer name\tOrder total", "1\tAnna\t"}},
		{"there is nothing but an order number", []string{"Order number\tBuyer name\tEmail", "Exported by the shop"}},
		{"the payment method is not that of row 2 of the same order: let both say the same", []string{"Order number\tSKU\tUnit price\tPayment method", "1\tA\t5\tCOD", "1\tB\t5\tVisa"}},
	} {
		if got := refusedFor(t, c.lines...); got[0] != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// Two spellings of one number may be one order or two, so neither is taken; rows that spell it alike are one order.
func TestTwoSpellingsOfOneNumber(t *testing.T) {
	r := mustRead(
		t, Request{}, dated(
			"Order number\tRecipient name\tSKU\tUnit price",
			"#1001\tAnn\tA\t10", "1001\tCy\tA\t10", "#1001\tAnn\tB\t5", "1002\tDee\tA\t10", "1002\tDee\tB\t10",
		)...,
	)
	if len(r.Orders) != 1 || r.Orders[0].Number != "1002" || len(r.Orders[0].Lines) != 2 || r.Refused != 3 || len(r.Quarantine) != 2 {
		t.Fatalf("%+v %v", r.Orders, reasons(r))
	}
	const twin say.Text = "row %d writes this number as %q: write both alike where they are one order, and apart where they are two"
	want := []data.Problem{
		{Row: 2, Column: "Order number", Value: "#1001", Reason: say.Textf(twin, 3, "1001")},
		{Row: 3, Column: "Order number", Value: "1001", Reason: say.Textf(twin, 2, "#1001")},
	}
	if diff := cmp.Diff(want, r.Problems); diff != "" {
		t.Error(diff)
	}
}

// Money without a date could be posted nowhere.
func TestOrdersWithoutADate(t *testing.T) {
	const reason = "the order has no date: its money cannot be dated"
	for _, c := range []struct {
		name, header, row string
		want              []data.Problem
	}{
		{"no date given", "Order number\tOrder total\tOrder date", "1\t5\t", []data.Problem{{Row: 2, Column: "Order date", Reason: reason}}},
		{"no column for it", "Order number\tOrder total\tTitle", "1\t5\tA", []data.Problem{{Row: 2, Reason: reason + "; add a column for the order date"}}},
		{"paid", "Order number\tOrder total\tPaid date", "1\t5\t2026-05-01", nil},
		{"sent", "Order number\tOrder total\tShipped date", "1\t5\t2026-05-01", nil},
		{"cancelled", "Order number\tOrder total\tCancelled at", "1\t5\t2026-05-01", nil},
		{"no money", "Order number\tWaybill\tRecipient name", "1\tA1\tAnn", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := mustRead(t, Request{As: Orders}, c.header, c.row)
			if diff := cmp.Diff(c.want, r.Problems); diff != "" || len(r.Quarantine) != len(c.want) {
				t.Errorf("%d refused\n%s", len(r.Quarantine), diff)
			}
		})
	}
}

// One row that cannot be read refuses its order whole, and no other.
func TestOneBadRowRefusesItsWholeOrder(t *testing.T) {
	r := mustRead(
		t, Request{}, dated(
			"Order number\tSKU\tQuantity\tUnit price",
			"1\tA\t1\t5", "2\tA\t1\t5", "1\tB\tmany\t5", "1\tC\t1\t5",
		)...,
	)
	if len(r.Orders) != 1 || r.Orders[0].Number != "2" || len(r.Quarantine) != 1 || r.Refused != 3 {
		t.Fatalf("%+v", r)
	}
	want := data.Quarantined{
		File: "file.txt", Subject: "1", State: data.QuarantineOpen,
		Problems: []data.Problem{{Row: 4, Column: "Quantity", Value: "many", Reason: "not a whole number of pieces"}},
	}
	got := r.Quarantine[0]
	if rows := got.Rows; len(rows) != 3 || rows[1].Row != 4 || rows[1].Cells[3] != "many" {
		t.Errorf("%+v", rows)
	}
	got.Rows = nil
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTextsThatDisagreeAreTold(t *testing.T) {
	r := mustRead(t, Request{}, dated("Order number\tSKU\tUnit price\tCity", "1\tA\t5\tLyon", "1\tB\t5\tParis")...)
	if len(r.Orders) != 1 || r.Orders[0].City != "Lyon" || len(r.Problems) != 1 || r.Problems[0].Value != "Paris" {
		t.Errorf("%+v %v", r.Orders, reasons(r))
	}
}

func TestNotesAreKeptOnce(t *testing.T) {
	o := one(t, "Order number\tSKU\tUnit price\tNote", "1\tA\t5\tring twice", "1\tB\t5\tfragile", "1\tC\t5\tring twice")
	if o.Note != "ring twice; fragile" {
		t.Error(o.Note)
	}
}

// One order in all rows of a large file is read in time that grows with the rows, not with their square.
func TestManyRowsOfOneOrder(t *testing.T) {
	lines := []string{"Order number\tBuyer name\tOrder total\tWaybill"}
	for i := range 60_000 {
		lines = append(lines, fmt.Sprintf("1\tAnna\t5\tW%d", i))
	}
	if o := one(t, lines...); len(o.Parcels) != 60_000 {
		t.Errorf("%d parcels", len(o.Parcels))
	}
}

// What the rows of one order say anew, each for itself, takes memory that grows with the rows, not with their square.
func TestManyNotesOfOneOrder(t *testing.T) {
	bytes := func(rows int) uint64 {
		lines := []string{"Order number\tSKU\tUnit price\tNote\tStatus"}
		for i := range rows {
			lines = append(lines, fmt.Sprintf("1\tA\t5\t%060d\tstate %050d", i, i))
		}
		lines = dated(lines...)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		r, err := readText(t, Request{}, lines...)
		if err != nil || len(r.Orders) != 1 || len(r.Orders[0].Note) < rows*60 || len(r.Orders[0].FileState) < rows*50 {
			t.Fatalf("%d rows: %v", rows, err)
		}
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	if few, many := bytes(1000), bytes(8000); many > 12*few {
		t.Errorf("%d bytes for 1,000 rows, %d for 8,000", few, many)
	}
}

func TestSameRowTwice(t *testing.T) {
	r := mustRead(t, Request{}, dated("Order number\tBuyer name\tOrder total", "1\tAnna\t5", "1\tAnna\t5", "2\tBert\t5")...)
	if len(r.Orders) != 2 || r.Skipped != 1 || r.Problems[0].Reason.String() != "the same as row 2; skipped" || r.Problems[0].Row != 3 {
		t.Errorf("%+v", r)
	}
}

// productCell is the header of AliExpress's orders, cut down to what a test needs, over one row.
func productCell(t *testing.T, cell, waybills string) *Result {
	t.Helper()
	quote := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
	return mustRead(
		t, Request{}, "订单号\t订单状态\t付款时间\t产品总金额\t订单金额\t产品信息（双击单元格展开所有产品信息！）\t收货人名称\t实际发货物流:运单号",
		strings.Join([]string{"8211000012345678", "订单结束", "2026-08-01 10:00", "US $5.00", "US $5.00", quote(cell), "陈思语", quote(waybills)}, "\t"),
	)
}

func TestProductCell(t *testing.T) {
	r := productCell(t,
		"【1】LED 灯 (白色)\n(产品属性: 颜色:白、尺寸:3(大))\n(商家编码:A-1(b))\n(产品数量:2 piece)\n(物流等级&买家选择物流:标准)\n【2】无属性的包(产品数量:1 lot)\n",
		"4PX:W1\nCainiao Super: W2；W3",
	)
	if len(r.Orders) != 1 {
		t.Fatal(reasons(r))
	}
	want := []data.Line{
		{SKU: "A-1(b)", Title: "LED 灯 (白色)", Specification: "颜色:白、尺寸:3(大)", Quantity: 2},
		{Title: "无属性的包", Quantity: 1},
	}
	var parcels []string
	for _, p := range r.Orders[0].Parcels {
		parcels = append(parcels, p.Carrier+"/"+p.Waybill)
	}
	got := r.Orders[0].Lines
	for i := range got {
		got[i].Ident = ""
	}
	if diff := cmp.Diff(want, got) + cmp.Diff([]string{"4PX/W1", "Cainiao Super/W2", "/W3"}, parcels); diff != "" {
		t.Error(diff)
	}
	for _, cell := range []string{"LED 灯", "【1】LED 灯\n(商家编码:A)", "【1】(产品数量:1 piece)"} {
		if r := productCell(t, cell, ""); len(r.Quarantine) != 1 || r.Problems[0].Reason.String() != "not understood: it should hold title and quantity of each item" {
			t.Errorf("%q: %v", cell, reasons(r))
		}
	}
}

// No buyer pays postage below zero: such an order waits.
func TestPostageBelowZero(t *testing.T) {
	r := mustRead(t, Request{Currency: "EUR"}, "Order number\tOrder date\tItem\tItem price\tShipping fee", "S1\t2026-03-14\tMug\t20.00\t-5.00", "S2\t2026-03-15\tPot\t15.00\t4.00")
	if len(r.Orders) != 1 || r.Orders[0].Number != "S2" || len(r.Quarantine) != 1 || !strings.Contains(r.Quarantine[0].Problems[0].Reason.String(), "postage is below zero") {
		t.Errorf("%+v: %v", r.Orders, reasons(r))
	}
}
