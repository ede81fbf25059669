package book

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/money"
	"parcelbook/data/say"
	"parcelbook/data/settle"
	"parcelbook/data/store"
)

// demoRemitted is one line of a made-up remittance.
type demoRemitted struct {
	order                   *demoOrder
	waybill, number         string
	collected, fee, freight int64
}

// takeRemittances takes in what the carriers say they pay out, a file for each of their paydays.
func (d *demo) takeRemittances() error {
	for at, carrier := range d.carriers {
		if !carrier.Fee.Known() {
			continue
		}
		paydays := map[data.Date][]demoRemitted{}
		for i := range d.orders {
			if o := &d.orders[i]; o.place.carrier == at && o.method == data.COD && o.ended != "" {
				d.remit(carrier, o, paydays)
			}
		}
		for _, payday := range slices.Sorted(maps.Keys(paydays)) {
			if payday > d.asOf {
				break
			}
			name := fmt.Sprintf("%s remittance %s.csv", carrier.Name, payday)
			if err := d.take(name, intake.Statements, carrier.Name, remittanceRows(payday, paydays[payday])); err != nil {
				return err
			}
		}
	}
	return nil
}

const demoFreight = 320 // minor units, each way

// remit puts a parcel on the remittance of the day it is due, now and then with one of the mistakes that
// carriers make.
func (d *demo) remit(carrier data.Holder, o *demoOrder, paydays map[data.Date][]demoRemitted) {
	payday := settle.Next(carrier.Cycle, o.ended)
	line := demoRemitted{order: o, waybill: o.waybill, number: o.number, freight: demoFreight}
	next := settle.Next(carrier.Cycle, payday)
	switch o.state {
	case data.ParcelLost:
		return
	case data.ParcelDelivered:
		line.collected = o.total
	case data.ParcelRefused, data.ParcelReturned:
		line.freight += demoFreight
		if d.chance(10) {
			line.collected = o.total // remitted although it came back
		}
	}
	if fee, known := settle.Fee(carrier.Fee, money.New(line.collected, o.place.currency)); known {
		line.fee = fee.Minor
	}
	switch roll := d.IntN(1000); {
	case roll < 6:
		line.collected -= min(line.collected, 500)
	case roll < 10:
		line.collected += 300
	case roll < 15:
		return // left out, and nobody says why
	case roll < 19:
		paydays[next] = append(paydays[next], line)
	case roll < 25:
		line.fee += 75
	case roll < 28:
		line.waybill, line.number = line.waybill[:len(line.waybill)-4]+"9999", ""
	case roll < 50:
		payday = next // some are late
	}
	paydays[payday] = append(paydays[payday], line)
}

func remittanceRows(payday data.Date, lines []demoRemitted) [][]string {
	rows := [][]string{{"AWB No.", "Order Ref", "Recipient", "COD Amount", "COD Fee", "Freight", "Net amount", "Currency", "Delivered Date", "Paid Date", "Bank reference"}}
	for _, l := range lines {
		delivered := ""
		if l.order.state == data.ParcelDelivered {
			delivered = string(l.order.ended)
		}
		rows = append(rows, []string{
			l.waybill, l.number, l.order.buyer.name, l.order.plain(l.collected), l.order.plain(l.fee), l.order.plain(l.freight),
			l.order.plain(l.collected - l.fee - l.freight), l.order.place.currency, delivered, string(payday), "TT " + string(payday),
		})
	}
	return rows
}

// enterPayouts enters what the card processor pays out each week, as by hand: one payout for many orders.
func (d *demo) enterPayouts() error {
	type payday struct {
		day      data.Date
		currency string
	}
	paydays := map[payday][]*demoOrder{}
	for i := range d.orders {
		o := &d.orders[i]
		if o.method != data.Card || o.paid == "" || d.chance(8) { // a few the processor forgets
			continue
		}
		if day := settle.Next(d.processor.Cycle, o.paid); day <= d.asOf {
			key := payday{day, o.place.currency}
			paydays[key] = append(paydays[key], o)
		}
	}
	sorted := slices.SortedFunc(maps.Keys(paydays), func(a, b payday) int {
		return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.currency, b.currency))
	})
	for _, key := range sorted {
		ids, err := d.orderIDs(paydays[key])
		if err != nil {
			return err
		}
		payout := Payout{
			HolderID: d.processor.ID, Kind: data.StatementPayout, Date: key.day, Currency: key.currency,
			Reference: fmt.Sprintf("MC-%s-%s", key.day, key.currency),
		}
		for i, o := range paydays[key] {
			fee := (o.total*29+500)/1000 + 30
			payout.Lines = append(payout.Lines, PayoutLine{OrderID: ids[i], Collected: o.total, Fee: fee, Net: o.total - fee})
		}
		if _, err := d.book.EnterPayout(d.ctx, payout); err != nil {
			return err
		}
	}
	return nil
}

// orderIDs finds the records of made-up orders.
func (d *demo) orderIDs(orders []*demoOrder) ([]int64, error) {
	keys := make([]string, len(orders))
	for i, o := range orders {
		keys[i] = data.RefKey(o.number)
	}
	found, err := read(d.ctx, d.book, func(tx *store.Tx) ([]data.Order, error) { return tx.OrdersByKeys(keys) })
	if err != nil {
		return nil, err
	}
	byKey := make(map[string]int64, len(found))
	for _, o := range found {
		byKey[data.RefKey(o.Number)] = o.ID
	}
	ids := make([]int64, len(orders))
	for i, o := range orders {
		if ids[i] = byKey[keys[i]]; ids[i] == 0 {
			return nil, say.Errorf("order %s is not in the book", o.number)
		}
	}
	return ids, nil
}

// enterDeposits enters what reached the bank for each remittance and payout, now and then less its charges.
// The last ones are still under way.
func (d *demo) enterDeposits() error {
	statements, err := d.book.Statements(d.ctx, data.StatementFilter{})
	if err != nil {
		return err
	}
	slices.SortFunc(statements, func(a, b data.StatementRow) int { return cmp.Compare(a.ID, b.ID) })
	for _, s := range statements {
		arrived := s.Date.AddDays(d.between(1, 2))
		if s.Kind == data.StatementLedger || s.Net <= 0 || arrived > d.asOf {
			continue
		}
		deposit := data.Deposit{StatementID: s.ID, Date: arrived, Currency: s.Currency, Amount: s.Net, Reference: fmt.Sprintf("TT %s", s.Date)}
		if d.chance(30) && deposit.Amount > 1500 {
			deposit.Amount -= 1500
		}
		if _, err := d.book.SaveDeposit(d.ctx, deposit); err != nil {
			return err
		}
	}
	return nil
}
