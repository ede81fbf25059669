package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"parcelbook/data"
)

// generator fills a book with made-up orders, as an import would.
type generator struct {
	random             *rand.Rand
	channels, carriers []int64
	row                int64
}

var titles = []string{
	"wireless earphone bluetooth case", "silicone phone cover", "usb charger cable type c", "women summer dress cotton", "led strip light 5m",
	"kitchen knife set steel", "travel bag leather", "mini camera", "kids running shoes", "蓝牙耳机 无线", "手机壳 透明", "夏季连衣裙 宝安仓", "чехол для телефона",
}

// begin makes the channels and carriers and one import.
func (g *generator) begin(tx *Tx) error {
	for _, name := range []string{"AliExpress", "Own shop", "Shopee"} {
		g.channels = append(g.channels, must(tx.SaveHolder(data.Holder{Kind: data.KindChannel, Name: name})))
	}
	for _, name := range []string{"Boxful", "Correos", "Почта"} {
		g.carriers = append(g.carriers, must(tx.SaveHolder(data.Holder{Kind: data.KindCarrier, Name: name})))
	}
	id := must(tx.SaveImport(data.Import{File: "orders.xlsx", Hash: "hash", Kind: "orders", At: noon}))
	g.row = must(tx.InsertRow(data.SourceRow{ImportID: id, Sheet: "Orders", Row: 2, Cells: []string{"a", "b", "c"}}))
	return nil
}

func pick[T any](g *generator, list ...T) T { return list[g.random.IntN(len(list))] }

// order writes one order of one line and one parcel with its transfers, all but the search.
func (g *generator) order(tx *Tx, n, of int) (int64, error) {
	date := data.Date("2024-01-01").AddDays(n * 850 / of)
	total := int64(500 + g.random.IntN(20000))
	o := data.Order{
		ChannelID: pick(g, g.channels...), Number: fmt.Sprint(8100000000000000 + int64(n)*7919), State: pick(g, data.OrderPaid, data.OrderShipped, data.OrderCompleted),
		Method: pick(g, data.Online, data.COD, data.Card), OrderDate: date, BuyerName: fmt.Sprintf("buyer %d", n%5000),
		RecipientName: fmt.Sprintf("%s Smith%d", pick(g, "John", "Ana", "Ольга", "王伟"), n%5000), Phone: fmt.Sprintf("+55 119 %08d", g.random.IntN(1e8)),
		Email: fmt.Sprintf("user%d@example.com", n), Country: "BR", City: "São Paulo", Address: "Rua das Flores 12, apto 3", PostalCode: "01000-000",
		Currency: "USD", Items: total, Total: total, RowID: g.row,
	}
	id, err := tx.SaveOrder(o)
	if err != nil {
		return 0, err
	}
	line := data.Line{Ident: "1", SKU: fmt.Sprintf("SKU-%d", n%900), Title: pick(g, titles...), Quantity: 1, UnitPrice: total, Total: total, RowID: g.row}
	if err := tx.SaveLines(id, []data.Line{line}); err != nil {
		return 0, err
	}
	carrier := pick(g, g.carriers...)
	p := data.Parcel{
		OrderID: id, CarrierID: carrier, Waybill: fmt.Sprintf("LP%011dCN", n*13), State: pick(g, data.ParcelSent, data.ParcelDelivered),
		SentDate: date.AddDays(1), CODAmount: total, Collected: -1, RowID: g.row,
	}
	if p.State == data.ParcelDelivered {
		p.DeliveredDate = date.AddDays(9)
	}
	if p.ID, err = tx.SaveParcel(p); err != nil {
		return 0, err
	}
	return id, g.money(tx, o, p, id)
}

func (g *generator) money(tx *Tx, o data.Order, p data.Parcel, id int64) error {
	customer, holder := data.Account{Kind: data.AccCustomer}, data.Account{Kind: data.AccCarrier, Holder: p.CarrierID}
	accepted := data.Transfer{
		Key: fmt.Sprintf("order %d accepted", id), Event: data.EventAccepted, Date: o.OrderDate, Debit: customer, Credit: data.Account{Kind: data.AccSales},
		Amount: o.Amount(o.Total), OrderID: id, RowID: g.row,
	}
	if _, err := tx.InsertTransfer(accepted); err != nil {
		return err
	}
	held := data.Holding{Account: customer, Amount: o.Amount(o.Total), Due: o.OrderDate.AddDays(30)}
	if p.State == data.ParcelDelivered {
		paid := accepted
		paid.Key, paid.Event, paid.Debit, paid.Credit, paid.ParcelID = fmt.Sprintf("parcel %d paid", p.ID), data.EventPayment, holder, customer, p.ID
		if _, err := tx.InsertTransfer(paid); err != nil {
			return err
		}
		held.Account = holder
	}
	if g.random.IntN(10) > 0 { // settled
		settled := accepted
		settled.Key, settled.Event, settled.Debit, settled.Credit = fmt.Sprintf("order %d settled", id), data.EventNet, data.Account{Kind: data.AccBank}, held.Account
		_, err := tx.InsertTransfer(settled)
		return err
	}
	if err := tx.SetHoldings(id, []data.Holding{held}); err != nil {
		return err
	}
	return tx.SetOrderState(id, true, false)
}

// fill writes n orders in transactions of up to 100,000.
func fill(t testing.TB, s *Store, n int) {
	t.Helper()
	g := &generator{random: rand.New(rand.NewPCG(1, 2))}
	write(t, s, g.begin)
	for from := 0; from < n; from += 100_000 {
		err := s.Write(context.Background(), func(tx *Tx) error {
			var ids []int64
			for i := from; i < min(from+100_000, n); i++ {
				id, err := g.order(tx, i, n)
				if err != nil {
					return err
				}
				ids = append(ids, id)
			}
			return tx.RefreshSearch(ids)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
