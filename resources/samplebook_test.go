package resources

import (
	"fmt"
	"strings"
	"time"
)

// What the samples tell of: a seller with a shop on a marketplace and one of their own, in the autumn of 2026.
// All people, numbers and addresses are made up.

// good is something the seller sells.
type good struct {
	sku, chinese, title, specification string
	cents                              int64
}

var goods = []good{
	{"LMP-USB-01", "可充电USB台灯 三档调光", "Rechargeable USB desk lamp", "颜色:白色、插头:欧规", 1890},
	{"BAG-CNV-RD", "帆布单肩包 大容量", "Canvas shoulder bag", "颜色:红色", 2450},
	{"CBL-TC-2M", "Type-C快充数据线", "Type-C fast charging cable", "长度:2米", 690},
	{"MUG-BMB-03", "竹盖保温杯", "Bamboo lid thermos mug", "容量:450ml、颜色:绿色", 1575},
	{"TOY-WDN-12", "木质拼图 12件套", "Wooden puzzle, 12 pieces", "", 1299},
	{"SCK-WL-5P", "羊毛袜 五双装", "Wool socks, five pairs", "尺码:39-42", 2199},
	{"HDP-BT-X7", "无线蓝牙耳机 X7", "Bluetooth headphones X7", "颜色:黑色", 3990},
}

// autumn is a day counted from 1 August 2026.
func autumn(day int) time.Time { return time.Date(2026, time.August, 1+day, 0, 0, 0, 0, time.UTC) }

func dollars(cents int64) string {
	return fmt.Sprintf("%s%d.%02d", minus(cents), abs(cents)/100, abs(cents)%100)
}

func minus(n int64) string {
	if n < 0 {
		return "-"
	}
	return ""
}

func abs(n int64) int64 { return max(n, -n) }

// yuan writes an amount as the marketplace does, with a space that does not break.
func yuan(fen int64) string {
	whole := fmt.Sprint(abs(fen) / 100)
	if len(whole) > 3 {
		whole = whole[:len(whole)-3] + "," + whole[len(whole)-3:]
	}
	return fmt.Sprintf("CN￥\u00a0%s%s.%02d", minus(fen), whole, abs(fen)%100)
}

// marketOrder is an order on the marketplace.
type marketOrder struct {
	number    string
	buyer     int
	ordered   time.Time
	goods     []int // indexes of goods; the quantity is 1 more than the place in the list
	shipping  int64
	discount  int64
	state     string // status word
	waybills  string
	sent, got time.Time // zero: not yet
}

func (o marketOrder) items() int64 {
	var sum int64
	for i, g := range o.goods {
		sum += goods[g].cents * 7 * int64(i+1) // prices in yuan
	}
	return sum
}

func (o marketOrder) total() int64 { return o.items() + o.shipping - o.discount }

func (o marketOrder) paid() bool { return o.state != "等待买家付款" && o.state != "订单关闭" }

// buyers on the marketplace: account, name, country, region, city, address, postal code, phone.
var buyers = [][8]string{
	{"ru1180442", "Ольга Снежина", "Russian Federation", "Московская область", "Подольск", "ул. Лесная, д. 14, кв. 52", "142100", "+7 900 555 01 17"},
	{"cl3307715", "Matías Roldán Pezoa", "Chile", "Valparaíso", "Quilpué", "Pasaje Los Copihues 218", "2430000", "+56 9 5550 0142"},
	{"kz9023318", "Айгуль Тестова", "Kazakhstan", "Алматы", "Алматы", "мкр. Самал-9, д. 3, кв. 7", "050000", "+7 700 555 02 03"},
	{"sg2204816", "陈思语", "Singapore", "", "Singapore", "Blk 991 Sample Street #04-17", "560991", "+65 8555 0121"},
	{"pl7715203", "Zofia Przykładowska", "Poland", "Śląskie", "Gliwice", "ul. Wzorcowa 7/12", "44-100", "+48 555 010 244"},
	{"my6610429", "林嘉豪", "Malaysia", "Pulau Pinang", "George Town", "88 Jalan Contoh", "10200", "+60 12-555 0188"},
	{"br5521874", "João Exemplo da Silva", "Brazil", "Minas Gerais", "Uberlândia", "Rua das Amostras, 450", "38400-000", "+55 34 95555-0167"},
	{"ua4419082", "Тарас Зразковий", "Ukraine", "Львівська область", "Львів", "вул. Прикладна, 21", "79000", "+380 50 555 0130"},
}

// marketOrderList makes thirty orders, one every three or four days.
func marketOrderList() []marketOrder {
	list := make([]marketOrder, 30)
	for i := range list {
		o := marketOrder{
			number: fmt.Sprintf("82%014d", 10_450_000_717+int64(i)*7_919_033), buyer: (i * 5) % len(buyers),
			ordered: autumn(3*i + i/4).Add(time.Duration(8+i%11)*time.Hour + time.Duration(i*7%60)*time.Minute),
			goods:   []int{i % len(goods)}, shipping: int64(i%3) * 850,
		}
		if i%4 == 1 {
			o.goods = append(o.goods, (i+3)%len(goods))
		}
		if i%7 == 3 {
			o.goods, o.discount = append(o.goods, (i+5)%len(goods)), 1000
		}
		sent, got := o.ordered.AddDate(0, 0, 2), o.ordered.AddDate(0, 0, 20+i%6)
		switch {
		case i == 6:
			o.state = "订单关闭" // never paid
		case i == 29:
			o.state = "等待买家付款"
		case i >= 27:
			o.state = "等待您发货"
		case i >= 21:
			o.state, o.sent = "等待买家收货", sent
		default:
			o.state, o.sent, o.got = "订单结束", sent, got
		}
		if !o.sent.IsZero() {
			service := []string{"AliExpress Standard Shipping:LP00", "Cainiao Super Economy:CNG00", "4PX:4PX30"}[i%3]
			o.waybills = fmt.Sprintf("%s%09d", service, 540_020_133+i*61_417)
			if i == 10 { // sent in two parcels
				o.waybills += fmt.Sprintf("\n4PX:4PX30%09d", 811_300_017)
			}
		}
		list[i] = o
	}
	return list
}

func clock(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02 15:04")
}

// marketOrders is the marketplace's export of orders: one row for each, all its products in one cell.
func marketOrders() [][]string {
	rows := [][]string{{
		"订单号", "订单状态", "负责人(业务员)", "买家名称", "下单时间", "付款时间", "产品总金额", "物流费用", "订单金额", "满立减",
		"产品信息\n（双击单元格展开所有产品信息！）", "订单备注", "收货地址", "收货人名称", "收货国家", "州/省", "城市", "地址", "邮编",
		"联系电话", "手机", "买家选择物流", "发货期限", "实际发货物流:运单号", "发货时间", "确认收货时间",
	}}
	for i, o := range marketOrderList() {
		b := buyers[o.buyer]
		paid := ""
		if o.paid() {
			paid = clock(o.ordered.Add(11 * time.Minute))
		}
		note := ""
		if i%9 == 4 {
			note = "请包装好一点，谢谢"
		}
		rows = append(rows, []string{
			o.number, o.state, "店主", b[0], clock(o.ordered), paid, yuan(o.items()), yuan(o.shipping), yuan(o.total()), yuan(o.discount),
			crammed(o.goods), note, strings.Join(b[2:7], ", "), b[1], b[2], b[3], b[4], b[5], b[6],
			"", b[7], "AliExpress Standard Shipping", clock(o.ordered.AddDate(0, 0, 7)), o.waybills, clock(o.sent), clock(o.got),
		})
	}
	return rows
}

// crammed is the product cell.
func crammed(list []int) string {
	var b strings.Builder
	for i, at := range list {
		g := goods[at]
		fmt.Fprintf(&b, "【%d】%s\n", i+1, g.chinese)
		if g.specification != "" {
			fmt.Fprintf(&b, "(产品属性: %s)\n", g.specification)
		}
		fmt.Fprintf(&b, "(商家编码:%s)\n(产品数量:%d piece)\n", g.sku, i+1)
	}
	return b.String()
}

// marketLedger is the marketplace's running account: what finished orders released, its commission of 8 %, a
// refund, and what was withdrawn.
func marketLedger() [][]string {
	rows := [][]string{{"结算时间", "收支类型", "费用项", "变动金额", "币种", "订单号"}}
	var balance int64
	entry := func(at time.Time, kind, item string, fen int64, number string) {
		balance += fen
		rows = append(rows, []string{at.Format(time.DateTime), kind, item, yuan(fen), "CNY", number})
	}
	for i, o := range marketOrderList() {
		if o.got.IsZero() || i == 17 { // one that the marketplace has not released
			continue
		}
		at := o.got.AddDate(0, 0, 3).Add(23 * time.Second)
		entry(at, "放款", "订单放款", o.total(), o.number)
		entry(at, "扣费", "平台佣金", -(o.total()*8+50)/100, o.number)
		if i == 8 {
			entry(at.AddDate(0, 0, 1), "退款", "售后退款", -o.total()/2, o.number)
		}
		if i%7 == 6 || i == 20 {
			entry(at.AddDate(0, 0, 2), "提现", "提现到银行卡", -balance, "")
		}
	}
	return rows
}
