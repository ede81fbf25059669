package intake

import (
	"fmt"
	"strings"
	"testing"

	"parcelbook/data"
)

// column is a header and what stands under it, "#" the number of the row.
type column struct{ header, value string }

// beneath writes columns under one another, beside what makes a list of orders of them.
func beneath(rows int, columns ...column) []string {
	lines := make([]string, rows+1)
	for i := range lines {
		cells := []string{"Order no", "Title", "Order total"}
		if i > 0 {
			cells = []string{fmt.Sprintf("A-%d", 100+i), "Cup", fmt.Sprintf("%d.50", 10+i)}
		}
		for _, c := range columns {
			cell := c.header
			if i > 0 {
				cell = strings.ReplaceAll(c.value, "#", fmt.Sprintf("%02d", i))
			}
			cells = append(cells, cell)
		}
		lines[i] = strings.Join(cells, "\t")
	}
	return lines
}

// What a header seems to say is not believed against what stands in it or around it.
func TestMisreadHeaders(t *testing.T) {
	dated := column{"Order date", "2026-05-#"}
	for _, c := range []struct {
		name, header, wrong string
		columns             []column
	}{
		{"the model of selling is no specification", "Modelo de venta", "specification", []column{dated, {"Modelo de venta", "Venta directa"}}},
		{"where a buyer came from is no attribute", "Attribution", "specification", []column{dated, {"Attribution", "Organic search"}}},
		{"a site is no way to pay", "決済サイト", "payment_method", []column{dated, {"決済サイト", "market.example.jp"}}},
		{"the number of a recipient in the order is no telephone", "送付先ID", "phone", []column{dated, {"送付先ID", "1"}}},
		{
			"a word of another language with a letter wrong says nothing", "Fecha del lire", "delivered_date",
			[]column{{"Fecha del lire", "2026-05-#"}, {"Talla", "M"}, {"Forma de pago", "Tarjeta"}, {"Dirección", "Calle #"}, {"Cantidad", "1"}},
		},
		{"a day of receipt may be the order's", "Dt Recvd", "paid_date", []column{{"Dt Recvd", "02/#/2026"}, {"Delivered on", "2026-06-#"}}},
		{
			"a company among the parts of an address is the recipient's", "Shipping Company", "carrier",
			[]column{dated, {"Shipping First Name", "Ann"}, {"Shipping Last Name", "Example"}, {"Shipping Company", "Example Ltd #"}, {"Shipping Street 1", "# High St"}, {"Shipping City", "Hillview"}},
		},
		{
			"a day of delivery of parcels on their way is a promise, though it follows the order", "Delivery Date", "delivered_date",
			[]column{dated, {"Ship By", "2026-06-#"}, {"Status", "Shipped"}, {"Delivery Date", "2026-07-#"}},
		},
	} {
		if r := mustRead(t, Request{}, beneath(8, c.columns...)...); fieldOf(r, c.header) == c.wrong {
			t.Errorf("%s: %s", c.name, c.wrong)
		}
	}
	company := mustRead(t, Request{}, beneath(8, dated, column{"Shipping Company", "DHL"}, column{"Waybill", "W71621689#"})...)
	if got := fieldOf(company, "Shipping Company"); got != "carrier" {
		t.Errorf("a carrier beside its waybills is %q", got)
	}
}

// Of two days of shipping the one that every row has is when to ship, and the other when it was done.
func TestDayToShipBesideTheDayOfShipping(t *testing.T) {
	lines := []string{"Order no\tOrder date\tOrder total\tShip date\tActual ship date"}
	for i := range 9 {
		actual := fmt.Sprintf("2026-05-%02d", 6+i)
		if i%3 == 0 {
			actual = ""
		}
		lines = append(lines, fmt.Sprintf("A-%d\t2026-05-%02d\t%d.50\t2026-05-%02d\t%s", 71+i, 3+i, 10+i, 5+i, actual))
	}
	if got := fieldsAs(mustRead(t, Request{}, lines...), "Ship date", "Actual ship date"); got != "Ship date= Actual ship date=shipped_date " {
		t.Error(got)
	}
}

// A statement's amount is no number of a transfer, and one company in every row that nobody knows for a carrier may be the seller.
func TestMisreadStatements(t *testing.T) {
	lines := []string{"Waybill\tCOD amount\tCOD fee\tNet\tBatch transfer\tShip company"}
	for i := range 9 {
		lines = append(lines, fmt.Sprintf("W71621%04d\t%d.50\t1.25\t%d.25\t1450.20\tExample Ltd", 17*i, 20+3*i, 19+3*i))
	}
	if got := fieldsAs(mustRead(t, Request{}, lines...), "Batch transfer", "Ship company"); got != "Batch transfer= Ship company= " {
		t.Error(got)
	}
}

// A deal is the order of those who keep deals.
func TestDealsAreOrders(t *testing.T) {
	lines := []string{"ID\tСделка\tТовар\tСумма сделки\tДата"}
	for i := range 9 {
		lines = append(lines, fmt.Sprintf("%d\tСД-%d\tЧашка\t%d,50\t%02d.05.2026", 100000+i*7919%9973, 46251+i, 10+i, 3+i))
	}
	if got := fieldsAs(mustRead(t, Request{}, lines...), "ID", "Сделка", "Сумма сделки"); got != "ID= Сделка=order_number Сумма сделки=order_total " {
		t.Error(got)
	}
}

// Nothing is proposed of a column without values that its words only may mean.
func TestNothingIsProposedOfNothing(t *testing.T) {
	p := look(t, Request{}, "Fecha\tMonto\tEstado\tCódigo de venta", "2026-05-01\t20.50\tpagado\t", "2026-05-02\t30.50\tpagado\t", "2026-05-03\t21.75\tpagado\t")
	if c := p.Columns[3]; p.Sure || len(c.Fields) > 0 {
		t.Errorf("sure: %t, %s is proposed as %s", p.Sure, c.Header, c.Fields)
	}
}

// What the charges come to is owed, whatever it is called; and the header of what is asked is the row whose words say the most, though what
// is under it has values like its own, too.
func TestWhatChargesComeToIsOwed(t *testing.T) {
	lines := []string{"Mã vận đơn\tNhân viên nhận hàng\tBưu cục gửi hàng\tCước tiêu chuẩn\tCông ty Gửi Hàng\tTổng cước sau chiết khấu\tTổng cước sau thuế và chiết khấu\tThuế GTGT\tTổng cước trước chiết khấu\tTiền phải thu\tSố tiền chiết khấu\tPhụ phí xăng dầu\tTiền thu hộ\tTrọng lượng tính cước"}
	for i := range 9 {
		base, cod := []int{28500, 22000}[i%2], i%3*350000
		lines = append(lines, fmt.Sprintf("84575224%04d\tNV Mẫu\tBC HCM 01\t%d\tCTY MẪU\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t0.5", 17*i, base, base*95/100, base*1026/1000, base*76/1000, base*105/100, base*1026/1000, base/10, base/20, cod))
	}
	if r, err := readText(t, Request{}, lines...); err == nil && r.Statement.Kind == data.StatementCOD {
		t.Errorf("what is owed is read as %s", r.Format)
	}
	if p := look(t, Request{}, lines...); p.HeaderRow != 1 {
		t.Errorf("the header is row %d", p.HeaderRow)
	}
}

// A shop's own number is no order's.
func TestNumberOfAShop(t *testing.T) {
	r, err := readText(t, Request{}, "Store ID\tOrder date\tTitle\tTotal", "7013\t2026-05-01\tCup\t10.50", "8841\t2026-05-02\tCup\t11.50", "7013\t2026-05-02\tMug\t12.50")
	if err == nil {
		t.Errorf("it was read as %s: %q", r.Format, fieldOf(r, "Store ID"))
	}
}

// "State" is where something goes, or what became of it: its values tell, though some of them are not known.
func TestStateIsAPlaceOrAStatus(t *testing.T) {
	for want, values := range map[string][]string{
		"region": {"Ohio", "Texas", "Maine", "Utah", "Iowa", "Idaho"},
		"status": {"Dispatched", "Cancelled by buyer", "Zorbified", "Awaiting payment", "", "Draft"},
	} {
		rows := beneath(len(values), column{"Order date", "2026-05-#"})
		rows[0] += "\tState"
		for i, value := range values {
			rows[i+1] += "\t" + value
		}
		if got := fieldOf(mustRead(t, Request{}, rows...), "State"); got != want {
			t.Errorf("%q: %q", values, got)
		}
	}
}

// What may be the name of somebody or of something is that of goods, where another column surely names who gets them.
func TestNameOfGoodsBesideTheRecipients(t *testing.T) {
	r := mustRead(
		t, Request{}, "订单号\t订单日期\t名称\t数量\t订单金额\t收货人", "A1\t2026-05-01\t加湿器 500ml\t1\t50.75\t赵*", "A2\t2026-05-02\t暖手宝 充电款\t2\t41.00\t李**", "A3\t2026-05-02\t滤芯 3支装\t1\t38.50\t王**",
	)
	if got := fieldsAs(r, "名称", "收货人"); got != "名称=title 收货人=recipient_name " {
		t.Error(got)
	}
}
