package intake

import (
	"errors"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
	"parcelbook/resources"
)

// mapped writes which column gives what: "AWB No.=waybill …".
func mapped(r *Result) string {
	var parts []string
	for _, c := range r.Columns {
		parts = append(parts, c.Header+"="+strings.Join(c.Fields, "+"))
	}
	return strings.Join(parts, " | ")
}

func TestHeadersOfStatements(t *testing.T) {
	for _, c := range []struct {
		header, row, format, mapped string
		line                        data.StatementLine
	}{
		{
			"AWB No.\tOrder Ref\tCOD Amount\tCOD Fee\tDelivered Date", "A1\t#7\t20.00\t1.00\t2026-09-01",
			"generic_cod", "AWB No.=waybill | Order Ref=order_number | COD Amount=collected | COD Fee=fee | Delivered Date=delivered_date",
			data.StatementLine{Waybill: "A1", OrderNumber: "#7", Collected: 2000, Net: 1900, DeliveredDate: "2026-09-01"},
		},
		{
			"STT\tMã vận đơn\tMã đơn\tSố tiền thu hộ (VND)\tPhí", "1\tA1\t7\t150.000\t5.000",
			"generic_cod", "STT= | Mã vận đơn=waybill | Mã đơn=order_number | Số tiền thu hộ (VND)=collected | Phí=fee",
			data.StatementLine{Waybill: "A1", OrderNumber: "7", Collected: 150000, Net: 145000},
		},
		{
			"Tracking\tCOD Fee\tCollected (SGD)", "A1\t1,50\t45,90",
			"generic_cod", "Tracking=waybill | COD Fee=fee | Collected (SGD)=collected",
			data.StatementLine{Waybill: "A1", Collected: 4590, Net: 4440},
		},
		{
			"Tracking\tCOD", "A1\t45,90",
			"generic_cod", "Tracking=waybill | COD=collected",
			data.StatementLine{Waybill: "A1", Collected: 4590, Net: 4590},
		},
		{
			"Tracking\tCOD (fee)\tCOD", "A1\t1.00\t45.90",
			"generic_cod", "Tracking=waybill | COD (fee)=fee | COD=collected",
			data.StatementLine{Waybill: "A1", Collected: 4590, Net: 4490},
		},
		{
			"Waybill\tOrder reference\tAmount\tFee\tNet\tDate\tBank reference", "A1\t7\t20\t1\t19\t2026-09-04\tTRF1",
			"generic_cod", "Waybill=waybill | Order reference=order_number | Amount=collected | Fee=fee | Net=net | Date=paid_date | Bank reference=reference",
			data.StatementLine{Waybill: "A1", OrderNumber: "7", Collected: 2000, Net: 1900, PaidDate: "2026-09-04", Reference: "TRF1"},
		},
		{
			"收货日期 Ngày xuất kho\t原单号 Mã đơn hệ thống\t转单号 Mã vận đơn\tCOD金额", "2026-09-01\t7\tA1\t20",
			"naza_cod", "收货日期 Ngày xuất kho= | 原单号 Mã đơn hệ thống=order_number | 转单号 Mã vận đơn=waybill | COD金额=collected",
			data.StatementLine{Waybill: "A1", OrderNumber: "7", Collected: 2000, Net: 2000},
		},
		{
			"Номер отправления\tНомер заказа\tНаложенный платеж\tКомиссия\tСтоимость доставки\tК перечислению", "A1\t7\t1 234,50\t12,50\t100,00\t1 122,00",
			"generic_cod", "Номер отправления=waybill | Номер заказа=order_number | Наложенный платеж=collected | Комиссия=fee | Стоимость доставки=freight | К перечислению=net",
			data.StatementLine{Waybill: "A1", OrderNumber: "7", Collected: 123450, Freight: 10000, Net: 112200},
		},
		{
			"Guía\tPedido\tValor recaudado\tComisión recaudo\tFlete\tNeto a pagar\tEstado", "A1\t7\t20\t-1\t-2\t17\tEntregado",
			"generic_cod", "Guía=waybill | Pedido=order_number | Valor recaudado=collected | Comisión recaudo=fee | Flete=freight | Neto a pagar=net | Estado=status",
			data.StatementLine{Waybill: "A1", OrderNumber: "7", Collected: 2000, Freight: 200, Net: 1700, State: data.ParcelDelivered, FileState: "Entregado"},
		},
	} {
		t.Run(c.header, func(t *testing.T) {
			r := mustRead(t, Request{}, c.header, c.row)
			if r.Format != c.format || mapped(r) != c.mapped || len(r.Lines) != 1 {
				t.Fatalf("%s: %s\n%v", r.Format, mapped(r), reasons(r))
			}
			got := r.Lines[0].StatementLine
			if fees := got.Collected - got.Freight - got.Net; fees != got.FeeTotal() {
				t.Errorf("fees of %d, %+v", fees, got.Fees)
			}
			got.Fees, got.Ident, got.Ordinal = nil, "", 0
			if diff := cmp.Diff(c.line, got); diff != "" {
				t.Error(diff)
			}
			for _, column := range r.Columns {
				if column.Reason == "" || (len(column.Fields) > 0) != (column.Confidence >= sureEnough) {
					t.Errorf("%+v", column)
				}
			}
		})
	}
}

func TestKindOfFile(t *testing.T) {
	for _, c := range []struct {
		header string
		kind   Kind
	}{
		{"Order ID\tStatus\tProduct\tQty\tPrice", Orders},
		{"Order No\tDate\tCustomer\tPhone\tAddress\tTotal", Orders},
		{"订单号\t下单时间\t收货人\t商品名称\t数量\t订单金额", Orders},
		{"Bestellnummer\tBestelldatum\tKäufer\tGesamtpreis", Orders},
		{"Номер заказа\tДата заказа\tТовар\tКоличество\tСумма заказа", Orders},
		{"Order No\tWaybill\tRecipient\tPhone\tAddress\tProduct\tCOD Amount", Orders},
		{"订单号,店铺账号,SKU,属性,数量,单价,币种,发货仓库,买家姓名,地址1,城市,省/州,区县,国家二字码,邮编,手机,Email,买家备注,下单时间,客服备注", Orders},
		{"order_id,order_date,order_status,customer_id,billing_first_name,billing_last_name,billing_email,billing_phone,shipping_city,order_total,order_currency,payment_method", Orders},
		{"AWB\tOrder No\tCOD Amount", Statements},
		{"Tracking No\tRecipient\tOrder No\tCOD Amount\tCOD Fee", Statements},
		{"Waybill\tStatus\tDate", Delivered},
		{"Tracking number\tDelivery date", Delivered},
		{"运单号\t签收状态\t签收时间", Delivered},
		{"order_number\tdelivery_status\tamount_collected\tfailure_reason\tcourier_notes", Delivered},
		{"Order No\tDelivery status\tAmount collected", Delivered},
	} {
		row := strings.Repeat("1\t", 30)
		if r := mustRead(t, Request{}, strings.ReplaceAll(c.header, ",", "\t"), row); r.Kind != c.kind {
			t.Errorf("%s: %s (%s), %s", c.header, r.Kind, r.Format, mapped(r))
		}
	}
	header := "Order No\tWaybill\tRecipient\tCOD Amount\tStatus"
	for _, as := range []Kind{Orders, Statements, Delivered} {
		if r := mustRead(t, Request{As: as}, header, "1\tA1\tX\t5\tdelivered"); r.Kind != as {
			t.Errorf("as %s: %s", as, r.Kind)
		}
	}
}

func TestNoHeader(t *testing.T) {
	for _, c := range []struct {
		as    Kind
		lines []string
		want  string
	}{
		{"", []string{"a\tb", "1\t2"}, "no header row is understood; check that"},
		{"", []string{"AWB_NO\tPICKUP_DT\tAMOUNT\tORIGIN", "1\t2026-01-01\t5\tX"}, `row 1: this header row is not enough, though of it there are understood "AWB_NO", "PICKUP_DT", "AMOUNT"; to be read as Order sheet it needs columns for order number; as Freight invoice of a carrier it needs columns for something that tells a Freight invoice of a carrier from other files; as Delivery list it needs columns for delivered date or status`},
		{Statements, []string{"Order number\tTitle\tTotal", "1\tA\t5"}, "or say what its columns are by a mapping"},
	} {
		_, err := readText(t, Request{As: c.as}, c.lines...)
		var failure *sheet.Failure
		if !errors.Is(err, ErrNoHeader) || !errors.As(err, &failure) || failure.File != "file.txt" || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v", err)
		}
	}
}

func TestRowsThatAreNoData(t *testing.T) {
	r := mustRead(
		t, Request{},
		"D&T Fulfillment — COD remittance 2026.10.05",
		"\t",
		"AWB\tOrder No\tCOD Amount\tCOD Fee",
		" \t\t ",
		"A1\t1\t20.00\t1.00",
		"AWB\tOrder No\tCOD Amount\tCOD Fee",
		"A2\t2\t30.00\t1.50",
		"Total\t\t50.00\t2.50",
	)
	want := StatementHead{Kind: data.StatementCOD, Reference: "file.txt", Date: "2026-10-05", Currency: "USD", Total: 4750, HasTotal: true, Reckoned: true}
	if diff := cmp.Diff(want, r.Statement); diff != "" || r.Rows != 2 || len(r.Lines) != 2 || r.HeaderRow != 3 {
		t.Errorf("%s\n%+v", diff, r)
	}
	r = mustRead(t, Request{}, "AWB\tOrder No\tCOD Amount\tCOD Fee", "A1\t1\t20\t1", "Total:\t\t25\t")
	if r.Statement.HasTotal || len(r.Problems) != 1 || r.Problems[0].Reason.String() != "the lines that could be read add up to 20.00 USD" {
		t.Errorf("%+v %v", r.Statement, reasons(r))
	}
}

// A row that lacks what its header says, but has a number, is no second row of the header.
func TestSparseRowIsNoHeader(t *testing.T) {
	r, err := readText(t, Request{As: Orders, Currency: "USD"},
		"Order number\tOrder date\tStatus\tBuyer name\tSKU\tQuantity\tUnit price\tOrder total\tCurrency\tWaybill\tShipped date",
		"\t\t\t1\t\t\t\t\t\t\t1", "\t\t\t\t\t\t\t\t\t\t1", "\t\t\t1\t\t\t\t\t\t\t1")
	check(t, err)
	if r.HeaderRow != 1 || r.Rows != 3 {
		t.Errorf("got header row %d and %d rows, want 1 and 3", r.HeaderRow, r.Rows)
	}
}

func TestSheetWithTheData(t *testing.T) {
	fill := func(f *excelize.File) {
		for _, name := range []string{"Notes", "Old orders"} {
			_, err := f.NewSheet(name)
			check(t, err)
		}
		check(t, f.SetSheetRow("Notes", "A1", &[]any{"Order", "Status"}))
		check(t, f.SetSheetRow("Notes", "A2", &[]any{"1", "sent"}))
		check(t, f.SetSheetRow("Old orders", "A1", &[]any{"Order number", "Title", "Total", "Date"}))
		check(t, f.SetSheetRow("Old orders", "A2", &[]any{"1", "Thing", 5, "2026-05-01"}))
	}
	if r := readBook(t, Request{Currency: "USD"}, fill); r.Sheet != "Old orders" || len(r.Orders) != 1 {
		t.Errorf("%+v", r)
	}
	if r := readBook(t, Request{Currency: "USD", Sheet: "Notes"}, fill); r.Sheet != "Notes" || r.Kind != Delivered {
		t.Errorf("%+v", r)
	}
}

func TestFormats(t *testing.T) {
	list, err := Formats()
	check(t, err)
	if len(list) == 0 {
		t.Fatal("no formats")
	}
	seen := map[string]bool{}
	for _, f := range list {
		if seen[f.Name] || f.Title == "" {
			t.Errorf("%q: not the only one, or without a title", f.Name)
		}
		seen[f.Name] = true
	}
	names, err := fs.Glob(resources.Formats(), "*.json")
	check(t, err)
	if len(list) != len(names)-2 {
		t.Errorf("%d formats in %d files", len(list), len(names))
	}
}

func TestHeaderWithoutRows(t *testing.T) {
	for _, lines := range [][]string{
		{"Title", "Order number\tTitle\tTotal"},
		{"AWB\tCOD Amount\tNet amount", "\t\t", "Total\t0\t0"},
		{"Waybill\tStatus\tDate"},
		{"Order number\tOrder date\tTotal"}, // which total, only values would tell
	} {
		_, err := readText(t, Request{}, lines...)
		var failure *sheet.Failure
		if !errors.Is(err, ErrNoRows) || !errors.As(err, &failure) || failure.Row == 0 || !strings.Contains(err.Error(), "file.txt, row ") {
			t.Errorf("%q: %v", lines, err)
		}
	}
}

// A column that is not taken is known to be of no use, or has no known header.
func TestColumnsThatAreNotTaken(t *testing.T) {
	r := mustRead(
		t, Request{}, "Name\tCreated at\tFinancial Status\tFulfillment Status\tLineitem quantity\tLineitem name\tLineitem price\tAccepts Marketing\tShoe Size",
		"#1\t2026-05-01\tpaid\tfulfilled\t1\tThing\t5\tno\t41",
	)
	if known, unknown := r.Columns[7], r.Columns[8]; r.Format != "shopify_orders" || !known.Ignored || unknown.Ignored || unknown.Fields != nil {
		t.Errorf("%s: %+v, %+v", r.Format, known, unknown)
	}
	for _, files := range samples() {
		names, err := fs.Glob(files, "*.*")
		check(t, err)
		for _, name := range names {
			r := readSample(t, files, name)
			for _, c := range r.Columns {
				if len(c.Fields) == 0 && !c.Ignored && !strings.HasPrefix(r.Format, "generic") {
					t.Errorf("%s: nothing is said of the column %q", name, c.Header)
				}
			}
		}
	}
}

// No shared word means two things in the same kind of file, or one of them would be taken in silence.
func TestSharedWordsHaveOneMeaning(t *testing.T) {
	lib, err := builtin()
	check(t, err)
	for kind, fields := range kindFields {
		meaning := map[string]Field{}
		for _, field := range fields.Fields() {
			for _, alt := range lib.words.fields[field] {
				words := strings.Join(alt.parts, " + ")
				if other, ok := meaning[words]; ok && other != field {
					t.Errorf("%s: %q means %s and %s", kind, words, other, field)
				}
				meaning[words] = field
				if kind == Statements && field != Fee && lib.words.codFees[words] {
					t.Errorf("%q means %s and the fee for collecting", words, field)
				}
			}
		}
	}
}

// Each thing that is wrong with a format is said with what to do about it.
func TestBadFormatsSayWhatToDo(t *testing.T) {
	todo := regexp.MustCompile(`[:;,] (?:choose|write|list|leave|put|name|add|give|mend|compare|say|cod)\b|^dates are|begin with "."`)
	said := 0
	for _, text := range []string{
		`{`,
		`{"kind": "y", "statement": "z", "fields": {"a": ["b"]}, "dates": "x", "decimal": ";", "currency": "EURO", "method": "m", "sum": ["sku"], "footers": ["("],
			"cells": [{"beside": true, "split": "(", "fields": {"sku": "a", "title": "("}, "required": ["note"]}], "status": [{"order": "payd", "words": ["a"]}]}`,
		`{"kind": "statement", "statement": "cod", "exact": true, "shared": true, "parts": [{"part": "p"}], "carry": ["c"], "withdrawals": {"w": "a"}, "head": {"h": "a"}, "values": {"1": "("},
			"fee_sign": "x", "total": {}, "status": [{"parcel": "gone", "words": ["a"]}]}`,
		`{"kind": "orders", "exact": true, "status": [{"order": "paid", "words": ["A"]}, {"order": "shipped", "words": ["a"]}]}`,
		`{"kind": "orders", "exact": true, "fields": {"sku": ["[1/2]"]}}`,
		`{"kind": "orders", "no_header": true, "fields": {"sku": ["1"]}}`,
	} {
		_, err := ParseFormat([]byte(text))
		for _, one := range say.Each(err) {
			said++
			if !todo.MatchString(one.String()) {
				t.Errorf("what to do? %s", one)
			}
		}
	}
	if said < 25 {
		t.Errorf("only %d things are wrong", said)
	}
}

func TestBadFormats(t *testing.T) {
	for text, want := range map[string]string{
		`{`:                          "not a format",
		`{"nme": "x"}`:               "unknown field",
		`{"name": "x", "kind": "y"}`: `"y" is not a kind of file`,
		`{"name": "x", "kind": "orders", "needs": ["waybil"], "fields": {}}`:                                                                         `no field "waybil"`,
		`{"name": "x", "kind": "orders", "needs": ["waybill"], "cells": [{"header": ["a"], "split": "(", "fields": {}}]}`:                            "missing closing )",
		`{"name": "x", "kind": "orders", "needs": ["waybill"], "cells": [{"header": ["a"], "split": "x", "fields": {"sku": "a"}}]}`:                  "needs one group",
		`{"name": "x", "kind": "orders", "needs": ["waybill"], "status": [{"order": "paid", "words": ["A"]}, {"order": "shipped", "words": ["a"]}]}`: "two meanings",
		`{"name": "x", "kind": "orders", "needs": ["waybill"], "status": [{"order": "payd", "words": ["A"]}]}`:                                       `"payd" is no state of an order: choose from unpaid, paid, `,
		`{"name": "x", "kind": "orders", "needs": ["waybill"], "status": [{"parcel": "gone", "words": ["A"]}]}`:                                      `"gone" is no state of a parcel: choose from sent, `,
	} {
		if _, err := ParseFormat([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
	_, err := load(fstest.MapFS{"generic.json": {Data: []byte(`{"fields": {"nonsense": {"en": ["x"]}}}`)}})
	if err == nil || !strings.Contains(err.Error(), `generic.json: there is no field "nonsense"`) {
		t.Error(err)
	}
}

// The right encoding yields more header words than a wrong one.
func TestScore(t *testing.T) {
	right, wrong := Score("订单号,订单状态,下单时间\n1,2,3\n"), Score("¶©µ¥ºÅ,¶©µ¥×´Ì¬,ÏÂµ¥Ê±¼ä\n1,2,3\n")
	if right != 3 || wrong != 0 {
		t.Errorf("right %d, wrong %d", right, wrong)
	}
	// In garbage the same bytes make the same letters, which may be a word, in every row.
	if once, often := Score("xyzzy\n·с\n"), Score("xyzzy\n·с\n·с\n·с\n"); once != often {
		t.Errorf("%d words, %d where one comes more than once", once, often)
	}
}

// A format of the user's own is data like the built-in ones.
func TestOwnFormat(t *testing.T) {
	format, err := ParseFormat([]byte(`{"name": "mine", "title": "My list", "kind": "orders", "channel": "Fair", "method": "cod", "currency": "EUR",
		"recognise": ["Bestelcode"], "fields": {"order_number": ["Bestelcode"], "order_total": ["Bedrag"], "order_date": ["Datum"], "buyer_name": ["Voornaam + Achternaam"]},
		"dates": "dmy", "footers": ["^Einde"]}`))
	check(t, err)
	r := mustRead(t, Request{Formats: []Format{format}}, "Voornaam\tBestelcode\tAchternaam\tBedrag\tDatum", "Jan\tB-1\tVoorbeeld\t12,50\t05/06/2026", "Einde van de lijst")
	if len(r.Orders) != 1 || r.Rows != 1 {
		t.Fatalf("%+v", r)
	}
	if o := r.Orders[0]; o.BuyerName != "Jan Voorbeeld" || o.Total != 1250 || o.Currency != "EUR" || o.Method != data.COD || r.ChannelName != "Fair" {
		t.Errorf("%+v", o)
	}
}
