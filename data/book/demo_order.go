package book

import (
	"fmt"
	"math/big"

	"parcelbook/data"
)

// demoOrder is a made-up order with everything that becomes of it up to the last day of the history.
type demoOrder struct {
	number, note string
	marketplace  bool
	place        *demoPlace
	buyer        demoBuyer
	method       data.Method
	goods        []demoGoods
	shipping     int64
	total        int64 // minor units of the place's currency

	ordered, paid, sent, ended, cancelled data.Date

	state   data.ParcelState
	waybill string
}

type demoBuyer struct{ name, phone, email, address, city, region, postal string }

type demoGoods struct {
	demoProduct
	specification string
	quantity      int64
}

func (o *demoOrder) plain(minor int64) string {
	return data.Order{Currency: o.place.currency}.Amount(minor).Plain()
}

// cash says whether the carrier collected money for the order.
func (o *demoOrder) cash() bool { return o.method == data.COD && o.state == data.ParcelDelivered }

// rollOrders makes all orders up. There are more of them from month to month: the business grows.
func (d *demo) rollOrders(n int) error {
	marketPlaces, shopPlaces := demoMarketPlaces(), demoShopPlaces()
	buyers := map[*demoPlace][]demoBuyer{}
	d.orders = make([]demoOrder, 0, n)
	first := d.asOf.AddDays(1 - demoDays)
	for i := range n {
		if err := d.ctx.Err(); err != nil {
			return err
		}
		o := demoOrder{marketplace: d.chance(450), ordered: first.AddDays(growth(i, n))}
		if o.marketplace {
			o.place = &marketPlaces[d.IntN(len(marketPlaces))]
			o.number = fmt.Sprintf("81%014d", 7_000_000_000+int64(i)*137)
		} else {
			o.place = &shopPlaces[d.IntN(len(shopPlaces))]
			o.number = fmt.Sprintf("#%d", 1001+i)
		}
		if known := buyers[o.place]; len(known) > 0 && d.chance(300) {
			o.buyer = pick(d.dice, known)
		} else {
			o.buyer = d.rollBuyer(o.place, i)
			buyers[o.place] = append(known, o.buyer)
		}
		d.rollGoods(&o)
		d.rollFate(&o, i)
		d.orders = append(d.orders, o)
	}
	return nil
}

// growth spreads n orders over the history so that the last days have the most: the i-th falls on day
// √(i/n) of it.
func growth(i, n int) int {
	x := new(big.Int).Mul(big.NewInt(int64(i)), big.NewInt(demoDays*demoDays))
	return int(x.Sqrt(x.Div(x, big.NewInt(int64(n)))).Int64())
}

func (d *demo) rollBuyer(p *demoPlace, i int) demoBuyer {
	city := pick(d.dice, p.cities)
	b := demoBuyer{
		name:  pick(d.dice, p.given) + " " + pick(d.dice, p.family),
		phone: fmt.Sprintf("%s %07d", p.prefix, 1_000_000+i), email: fmt.Sprintf("buyer%06d@mail.example", i+1),
		address: fmt.Sprintf("%s %d", p.street, d.between(1, 180)), city: city.name, region: city.region, postal: city.postal,
	}
	if p.familyFirst {
		b.name = pick(d.dice, p.family) + pick(d.dice, p.given)
	}
	return b
}

func (d *demo) rollGoods(o *demoOrder) {
	products := demoProducts()
	for _, at := range d.Perm(len(products))[:1+min(d.IntN(5)/2, 2)] {
		p := products[at]
		g := demoGoods{demoProduct: p, specification: pick(d.dice, p.specifications), quantity: int64(1 + d.IntN(8)/6)}
		o.goods = append(o.goods, g)
		o.total += g.price * g.quantity
	}
	if o.total < 4000 {
		o.shipping = 490
	}
	o.total += o.shipping
	if d.chance(40) {
		o.note = pick(d.dice, []string{"Gift, please leave the invoice out", "Call before delivery", "请尽快发货", "Позвоните за час"})
	}
}

// rollFate decides how the order is paid and what becomes of its parcel.
func (d *demo) rollFate(o *demoOrder, i int) {
	switch {
	case o.marketplace:
		o.method = data.Online
	case d.chance(o.place.cod):
		o.method = data.COD
	default:
		o.method = data.Card
	}
	if o.method != data.COD {
		if d.chance(30) { // never paid: cancelled after some days
			o.cancelled = d.past(o.ordered.AddDays(d.between(5, 10)))
			return
		}
		o.paid = o.ordered
	} else if d.chance(25) {
		o.cancelled = d.past(o.ordered.AddDays(d.between(0, 2)))
		return
	}
	if o.sent = d.past(o.ordered.AddDays(d.between(1, 3))); o.sent == "" {
		return
	}
	o.waybill = [...]string{"YL%09dCN", "0012%08d", "IBP%010d"}[o.place.carrier]
	o.waybill = fmt.Sprintf(o.waybill, 400_000+i*7)
	o.state = data.ParcelSent
	days := d.carriers[o.place.carrier].UsualDays
	way := max(1, days+d.between(-days/3, days/2))
	state := data.ParcelDelivered
	switch roll := d.IntN(1000); {
	case roll < 8:
		state, way = data.ParcelLost, way+30
	case o.method == data.COD && roll < 140:
		state = data.ParcelRefused
	case o.method == data.COD && roll < 175:
		state, way = data.ParcelReturned, way+8
	}
	if o.ended = d.past(o.sent.AddDays(way)); o.ended != "" {
		o.state = state
	}
}

// past is the day, or none where it is still to come.
func (d *demo) past(day data.Date) data.Date {
	if day > d.asOf {
		return ""
	}
	return day
}
