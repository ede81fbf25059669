package book

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/money"
)

// takeOrderFiles takes in what the marketplace and the shop export, a file for each month.
func (d *demo) takeOrderFiles() error {
	for _, m := range d.months() {
		market, shop := [][]string{demoMarketHeader()}, [][]string{demoShopHeader()}
		for i := range d.orders {
			o := &d.orders[i]
			switch {
			case !m.has(o.ordered):
			case o.marketplace:
				market = append(market, d.marketRow(o))
			default:
				shop = append(shop, d.shopRows(o)...)
			}
		}
		name := string(m.first)[:7] + ".csv"
		if err := d.take("订单导出 "+name, intake.Orders, demoMarketplace, market); err != nil {
			return err
		}
		if err := d.take("shop orders "+name, intake.Orders, demoShop, shop); err != nil {
			return err
		}
	}
	return nil
}

func demoMarketHeader() []string {
	return []string{
		"订单号", "订单状态", "负责人(业务员)", "买家名称", "下单时间", "付款时间", "产品总金额", "物流费用", "订单金额", "满立减",
		"产品信息\n（双击单元格展开所有产品信息！）", "订单备注", "收货地址", "收货人名称", "收货国家", "州/省", "城市", "地址", "邮编", "联系电话", "手机",
		"买家选择物流", "发货期限", "实际发货物流:运单号", "发货时间", "确认收货时间",
	}
}

// marketRow is an order as the marketplace exports it: one row, all its products in one cell.
func (d *demo) marketRow(o *demoOrder) []string {
	state := "等待买家付款"
	switch {
	case o.cancelled != "":
		state = "订单关闭"
	case o.state == data.ParcelDelivered:
		state = "订单结束"
	case o.sent != "":
		state = "等待买家收货"
	case o.paid != "":
		state = "等待您发货"
	}
	var goods strings.Builder
	for i, g := range o.goods {
		attributes := strings.NewReplacer(": ", ":", ", ", "、").Replace(g.specification)
		fmt.Fprintf(&goods, "【%d】%s\n(产品属性: %s)\n(商家编码:%s)\n(产品数量:%d piece)\n", i+1, g.title, attributes, g.sku, g.quantity)
	}
	parcel, received := "", data.Date("")
	if o.waybill != "" {
		parcel = d.carriers[o.place.carrier].Name + ":" + o.waybill
	}
	if o.state == data.ParcelDelivered {
		received = o.ended
	}
	b := o.buyer
	return []string{
		o.number, state, "店主", b.name, at(o.ordered, "09:12"), at(o.paid, "09:20"), "$ " + o.plain(o.total-o.shipping), "$ " + o.plain(o.shipping),
		"$ " + o.plain(o.total), "$ 0.00", goods.String(), o.note, b.address + ", " + b.city, b.name, o.place.country, b.region, b.city, b.address, b.postal,
		b.phone, b.phone, "Standard", at(o.ordered.AddDays(7), "09:12"), parcel, at(o.sent, "17:40"), at(received, "12:00"),
	}
}

// at is a day with a time of day, as exports write it.
func at(day data.Date, clock string) string {
	if day == "" {
		return ""
	}
	return string(day) + " " + clock
}

func demoShopHeader() []string {
	return []string{
		"Order number", "Order date", "Status", "Payment method", "Paid date", "Customer name", "Email", "Phone", "Country", "Region", "City", "Address",
		"Postal code", "SKU", "Product name", "Specification", "Quantity", "Unit price", "Shipping", "Order total", "Currency", "Carrier", "Waybill",
		"Shipped date", "Note",
	}
}

// shopRows are an order as the shop exports it: one row for each line.
func (d *demo) shopRows(o *demoOrder) [][]string {
	state := "pending"
	switch {
	case o.cancelled != "":
		state = "cancelled"
	case o.state == data.ParcelDelivered:
		state = "completed"
	case o.sent != "":
		state = "shipped"
	case o.paid != "":
		state = "paid"
	}
	method := "card"
	if o.method == data.COD {
		method = "cash on delivery"
	}
	carrier := ""
	if o.waybill != "" {
		carrier = d.carriers[o.place.carrier].Name
	}
	b := o.buyer
	var rows [][]string
	for _, g := range o.goods {
		title := g.title
		if o.place.familyFirst {
			title += " " + g.chinese
		}
		rows = append(rows, []string{
			o.number, string(o.ordered), state, method, string(o.paid), b.name, b.email, b.phone, o.place.country, b.region, b.city, b.address,
			b.postal, g.sku, title, g.specification, strconv.FormatInt(g.quantity, 10), o.plain(g.price), o.plain(o.shipping), o.plain(o.total),
			o.place.currency, carrier, o.waybill, string(o.sent), o.note,
		})
	}
	return rows
}

// takeDeliverySheets takes in what the carriers report of each month's parcels. The marketplace's own export
// tells of its parcels that arrived.
func (d *demo) takeDeliverySheets() error {
	words := map[data.ParcelState]string{
		data.ParcelDelivered: "delivered", data.ParcelRefused: "rejected", data.ParcelReturned: "returned", data.ParcelLost: "lost",
	}
	for _, m := range d.months() {
		for at, carrier := range d.carriers {
			rows := [][]string{{"waybill", "order_number", "delivery_status", "delivered_date", "amount_collected", "currency", "courier_notes"}}
			for i := range d.orders {
				o := &d.orders[i]
				if o.place.carrier != at || !m.has(o.ended) || o.ended == "" || o.marketplace && o.state == data.ParcelDelivered {
					continue
				}
				collected := money.New(0, o.place.currency)
				if o.cash() {
					collected.Minor = o.total
				}
				rows = append(rows, []string{o.waybill, o.number, words[o.state], string(o.ended), collected.Plain(), collected.Currency, ""})
			}
			name := fmt.Sprintf("%s deliveries %s.csv", carrier.Name, string(m.first)[:7])
			if err := d.take(name, intake.Delivered, carrier.Name, rows); err != nil {
				return err
			}
		}
	}
	return nil
}

// takeLedgers takes in the marketplace's running account, a file for each month: orders released some days after
// they arrived, its commission, a refund now and then, and what was withdrawn to the bank.
func (d *demo) takeLedgers() error {
	type entry struct {
		day                data.Date
		number, kind, item string
		minor              int64
	}
	var entries []entry
	for i := range d.orders {
		o := &d.orders[i]
		released := o.ended.AddDays(d.between(5, 9))
		if !o.marketplace || o.state != data.ParcelDelivered || released > d.asOf || d.chance(12) {
			continue // a few the marketplace sits on
		}
		entries = append(entries, entry{released, o.number, "放款", "订单放款", o.total}, entry{released, o.number, "扣费", "平台佣金", -(o.total*8 + 50) / 100})
		if refunded := released.AddDays(d.between(3, 12)); d.chance(15) && refunded <= d.asOf {
			entries = append(entries, entry{refunded, o.number, "退款", "售后退款", -o.total / 2})
		}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return strings.Compare(string(a.day), string(b.day)) })
	var wallet int64
	for _, m := range d.months() {
		rows := [][]string{{"结算时间", "收支类型", "费用项", "变动金额", "币种", "订单号"}}
		row := func(day data.Date, kind, item string, minor int64, number string) {
			rows = append(rows, []string{at(day, "18:23:40"), kind, item, "USD " + money.New(minor, "USD").Plain(), "USD", number})
		}
		for _, e := range entries {
			if m.has(e.day) {
				row(e.day, e.kind, e.item, e.minor, e.number)
				wallet += e.minor
			}
		}
		if wallet > 0 && m.last < d.asOf {
			row(m.last, "提现", "提现到银行卡", -wallet, "")
			wallet = 0
		}
		if err := d.take("收支流水 "+string(m.first)[:7]+".csv", intake.Statements, demoMarketplace, rows); err != nil {
			return err
		}
	}
	return nil
}
