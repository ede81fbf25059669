package book

import (
	"fmt"

	"parcelbook/data"
	"parcelbook/data/money"
)

// enterDisputes enters chargebacks of card orders and disputes of marketplace orders: old ones decided, new ones open.
func (d *demo) enterDisputes() error {
	for i := range d.orders {
		o := &d.orders[i]
		rate := map[data.Method]int{data.Card: 25, data.Online: 8}[o.method]
		opened := o.ended.AddDays(d.between(2, 25))
		if o.state != data.ParcelDelivered || !d.chance(rate) || opened > d.asOf {
			continue
		}
		ids, err := d.orderIDs([]*demoOrder{o})
		if err != nil {
			return err
		}
		dispute := data.Dispute{
			OrderID: ids[0], Chargeback: o.method == data.Card, Opened: opened, Deadline: opened.AddDays(14), Amount: o.total,
			Evidence: "Waybill " + o.waybill + ", signed for on " + string(o.ended),
			Note:     pick(d.dice, []string{"Says it never arrived", "Says it is not as described", "Does not recognise the payment"}),
		}
		if closed := dispute.Deadline.AddDays(d.between(3, 20)); closed <= d.asOf {
			dispute.Closed, dispute.Outcome = closed, pick(d.dice, []data.Outcome{data.Won, data.Won, data.Lost})
		}
		if _, err := d.book.SaveDispute(d.ctx, dispute); err != nil {
			return err
		}
	}
	return nil
}

const demoPostage = 585 // minor units a parcel, by the post's monthly invoice

// enterFreight enters the post's invoice of each month and its payment, and gives back the money of prepaid
// parcels that were lost.
func (d *demo) enterFreight() error {
	post := data.Account{Kind: data.AccCarrier, Holder: d.carriers[carrierPost].ID}
	for _, m := range d.months() {
		var entries []data.Entry
		var parcels int64
		for i := range d.orders {
			o := &d.orders[i]
			if o.place.carrier == carrierPost && m.has(o.sent) {
				parcels++
			}
			if o.state == data.ParcelLost && m.has(o.ended) && o.method == data.Card {
				ids, err := d.orderIDs([]*demoOrder{o})
				if err != nil {
					return err
				}
				entries = append(entries, data.Entry{
					Event: data.EventRefund, Date: o.ended, Amount: money.New(o.total, o.place.currency), OrderID: ids[0],
					Holder: data.Account{Kind: data.AccBank}, Reason: "Lost on the way",
				})
			}
		}
		if invoiced := m.last.AddDays(3); parcels > 0 && invoiced <= d.asOf {
			amount, reason := money.New(parcels*demoPostage, "USD"), "Invoice YL-"+string(m.first)[:7]
			entries = append(entries, data.Entry{Event: data.EventFreight, Date: invoiced, Amount: amount, Holder: post, Reason: reason})
			if paid := invoiced.AddDays(20); paid <= d.asOf {
				entries = append(entries, data.Entry{Event: data.EventFreightPaid, Date: paid, Amount: amount, Holder: post, Reason: reason})
			}
		}
		for _, e := range entries {
			if _, err := d.book.SaveEntry(d.ctx, e); err != nil {
				return err
			}
		}
	}
	return nil
}

const demoCustomers = 120 // how many customers the seller got to know

// verifyCustomers marks the customers with the most orders as verified, asked or refused, with what they gave.
func (d *demo) verifyCustomers() error {
	rows, err := d.book.Customers(d.ctx, data.CustomerFilter{Page: data.Page{Sort: "orders", Desc: true, Limit: demoCustomers}})
	if err != nil {
		return err
	}
	for i, row := range rows {
		c := row.Customer
		switch roll := d.IntN(100); {
		case roll < 55:
			c.Verification, c.CreditLimit = data.Verified, int64(d.between(1, 10))*5000
			kind := pick(d.dice, data.DocumentKinds())
			c.Documents = []data.Document{{
				Kind: kind, Number: fmt.Sprintf("X%06d", 104_200+i*31), Expiry: d.asOf.AddDays(d.between(-60, 900)), Note: "copy on file",
			}}
		case roll < 80:
			c.Verification, c.Note = data.Asked, "Asked for a copy of the identity card"
		case roll < 88:
			c.Verification, c.Note = data.Refused, "Will not show any paper: prepaid only"
		default:
			continue
		}
		if _, err := d.book.SaveCustomer(d.ctx, c); err != nil {
			return err
		}
	}
	return nil
}

const demoPacking = 24 // how many orders stand on the packing table

// packGoods checks the goods of the newest orders that wait to be sent: most right, one packed in spite of a
// mismatch, the last ones half done.
func (d *demo) packGoods() error {
	var waiting []*demoOrder
	for i := len(d.orders) - 1; i >= 0 && len(waiting) < demoPacking; i-- {
		if o := &d.orders[i]; o.sent == "" && o.cancelled == "" && (o.paid != "" || o.method == data.COD) {
			waiting = append(waiting, o)
		}
	}
	ids, err := d.orderIDs(waiting)
	if err != nil {
		return err
	}
	for i, id := range ids {
		order, err := d.book.Order(d.ctx, id)
		if err != nil {
			return err
		}
		checks := map[int64]data.Check{}
		for _, l := range order.Lines {
			checks[l.ID] = data.Check{SKU: true, Name: true, Specification: true, Quantity: l.Quantity}
		}
		first, reason := order.Lines[0].ID, ""
		switch {
		case i == 2:
			checks[first] = data.Check{SKU: true, Name: true, Quantity: order.Lines[0].Quantity, Note: "other colour"}
			reason = "The customer agreed to the other colour by phone"
		case i%3 == 0:
			checks[first] = data.Check{SKU: true}
			if err := d.book.SaveChecks(d.ctx, id, checks); err != nil {
				return err
			}
			continue
		}
		if err := d.book.Pack(d.ctx, id, checks, reason); err != nil {
			return err
		}
	}
	return nil
}

const demoContacts = 60 // how many of the orders that are due were followed up

// followUp logs contacts over the worst of what is due, and takes some differences up with the carriers.
func (d *demo) followUp() error {
	due, err := d.book.Due(d.ctx, d.asOf)
	if err != nil {
		return err
	}
	for _, item := range due[:min(len(due), demoContacts)] {
		asked := d.asOf.AddDays(-d.between(1, 12))
		if asked < item.DueDate || d.chance(400) {
			continue
		}
		contact := data.Contact{OrderID: item.Order.ID, Date: asked, Note: pick(d.dice, []string{
			"Wrote to them, no answer yet", "Called, they look into it", "They say it is in the next payout", "已在旺旺上催款",
		})}
		switch d.IntN(3) {
		case 0:
			contact.Promise = asked.AddDays(d.between(2, 9))
		case 1:
			contact.NextDate = asked.AddDays(d.between(3, 14))
		}
		if _, err := d.book.LogContact(d.ctx, contact); err != nil {
			return err
		}
	}
	differences, err := d.book.Differences(d.ctx, d.asOf.AddDays(-demoDays), d.asOf)
	if err != nil {
		return err
	}
	for _, difference := range differences {
		state := pick(d.dice, []data.ClaimState{data.ClaimOpen, data.Claimed, data.Claimed, data.ClaimResolved, data.ClaimDropped})
		if state == data.ClaimOpen {
			continue
		}
		if err := d.book.SetClaim(d.ctx, difference.Key(), state, "Claim sent with the proof of delivery"); err != nil {
			return err
		}
	}
	return nil
}
