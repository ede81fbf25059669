package settle

import (
	"cmp"
	"slices"

	"parcelbook/data"
	"parcelbook/data/money"
)

// Holdings gives who has the money of an order now: the balances, other than zero, of the customer and of
// channels, carriers and processors, and what is charged back, over the order's own transfers and those of its statement lines. Below zero
// the seller owes the holder. Each has the day on which it is due by the holder's rule. They are sorted by kind
// of holder, record and currency. An order of before the book's start date counts as settled and has none.
func Holdings(f data.OrderFacts) []data.Holding { return MoneyOf(f).Holdings }

func (o *order) holdings(own transfers) []data.Holding {
	if o.old() {
		return nil
	}
	var hs []data.Holding
	for b, minor := range Balances(own, o.linePostings()) {
		if minor == 0 || !owes(b.Account) {
			continue
		}
		h := data.Holding{OrderID: o.ID, Account: b.Account, HolderName: o.nameOf(b.Account), Amount: money.New(minor, b.Currency)}
		if minor > 0 {
			h.Due, h.Estimate = o.due(b.Account, own)
		}
		hs = append(hs, h)
	}
	if h, ok := o.disputedByLines(own); ok {
		hs = append(hs, h)
	}
	slices.SortFunc(hs, func(a, b data.Holding) int {
		return cmp.Or(cmp.Compare(a.Account.String(), b.Account.String()), cmp.Compare(a.Amount.Currency, b.Amount.Currency))
	})
	return hs
}

// disputedByLines is what statements say was charged back and did not come again, as far as no dispute was entered for it: it is to be
// seen to like one.
func (o *order) disputedByLines(own transfers) (h data.Holding, ok bool) {
	disputed := Balance{plain(data.AccDisputed), o.Currency}
	minor := Balances(own, o.linePostings())[disputed]
	for _, d := range o.Disputes {
		if d.Outcome == data.Undecided {
			minor -= d.Amount
		}
	}
	if minor <= 0 {
		return h, false
	}
	h = data.Holding{OrderID: o.ID, Account: disputed.Account, Amount: o.Amount(minor)}
	for _, lf := range o.Lines {
		if lf.Line.EntryType == data.EntryChargeback && lf.Line.Net < 0 {
			h.Due = paidOn(lf.Statement, lf.Line)
		}
	}
	return h, true
}

// owes says whether an account is that of somebody who has the seller's money and must part with it.
func owes(a data.Account) bool {
	switch a.Kind {
	case data.AccCustomer, data.AccChannel, data.AccCarrier, data.AccProcessor:
		return true
	}
	return false
}

func (o *order) nameOf(a data.Account) string {
	if a.Kind == data.AccCustomer {
		return cmp.Or(o.BuyerName, o.RecipientName)
	}
	return o.holders[a.Holder].Name
}

// expected is a day on which money is due; estimate: it rests on a reckoned delivery date.
type expected struct {
	day      data.Date
	estimate bool
}

// earlier gives the earlier of two days, passing over none.
func (e expected) earlier(f expected) expected {
	if e.day == "" || f.day != "" && f.day < e.day {
		return f
	}
	return e
}

// due gives the day by which a holder must part with the order's money.
func (o *order) due(a data.Account, own transfers) (data.Date, bool) {
	var e expected
	switch {
	case a.Kind == data.AccCustomer && o.method() == data.COD:
		e = o.dueOnDelivery()
	case a.Kind == data.AccCustomer:
		e.day = o.day().AddDays(o.holders[o.ChannelID].PayWithinDays)
	default:
		e = o.duePayout(a, own)
	}
	return e.day, e.estimate
}

// dueOnDelivery is when the customer should pay cash: the day the next of the parcels that have not collected
// yet is delivered, by the carrier's usual days where it is under way, by the order's ship-by date where it is
// not sent, or nobody says when. What is owed though all have collected was due with the last of them.
func (o *order) dueOnDelivery() expected {
	var next, last expected
	for _, p := range o.Parcels {
		if !collects(p) || failed(p) {
			continue
		}
		if c, ok := o.collection(p); ok {
			if c.date > last.day {
				last = expected{c.date, c.estimate}
			}
			continue
		}
		e := expected{day: o.ShipByDate}
		if e.day == "" || p.SentDate != "" || p.DeliveredDate != "" {
			e.day, e.estimate = o.delivered(p)
		}
		next = next.earlier(e)
	}
	switch {
	case next.day != "":
		return next
	case last.day != "":
		return last
	case o.ShipByDate == "" && o.sent():
		return expected{o.day(), true}
	}
	return expected{day: o.ShipByDate}
}

// duePayout is when a carrier, channel or processor must pay out by its cycle: a collection counts from its
// parcel, the earliest that no statement has paid for; a payment from the order; anything else, such as agreed
// compensation, from the day it became theirs.
func (o *order) duePayout(a data.Account, own transfers) expected {
	cycle := o.holders[a.Holder].Cycle
	var unpaid, paid expected
	for _, p := range o.Parcels {
		c, ok := o.collection(p)
		if !ok || c.holder != a {
			continue
		}
		e := o.dueCollection(p, c, cycle)
		if _, ok := o.firstCollected(p.ID); ok {
			paid = paid.earlier(e)
		} else {
			unpaid = unpaid.earlier(e)
		}
	}
	switch {
	case unpaid.day != "":
		return unpaid
	case paid.day != "":
		return paid
	case a == o.taker() && o.paid() > 0:
		return o.duePayment(a, cycle)
	}
	var first data.Date
	for _, t := range own {
		if t.Debit == a {
			first = data.FirstOf(first, t.Date)
		}
	}
	return expected{day: Next(cycle, first)}
}

// dueCollection is when cash collected for a parcel is due, by the cycle of who collected it.
func (o *order) dueCollection(p data.Parcel, c collection, cycle data.Cycle) expected {
	if cycle.From == data.FromSending && p.SentDate != "" {
		return expected{day: Next(cycle, p.SentDate)}
	}
	return expected{day: Next(cycle, c.date), estimate: c.estimate}
}

// duePayment is when the channel or processor must pay out what the buyer paid. A processor's cycle counts from
// payment unless it says otherwise, a channel's from delivery: of the last parcel, for then the order is
// complete. Where the parcels tell nothing yet, the order's own day stands in as an estimate.
func (o *order) duePayment(a data.Account, cycle data.Cycle) expected {
	from := cycle.From
	if from == "" && a.Kind == data.AccProcessor {
		from = data.FromPayment
	}
	if from == data.FromPayment {
		return expected{day: Next(cycle, cmp.Or(o.PaidDate, o.OrderDate))}
	}
	var last expected
	for _, p := range o.Parcels {
		if p.Return || failed(p) {
			continue
		}
		e := expected{day: p.SentDate}
		if from != data.FromSending {
			e.day, e.estimate = o.delivered(p)
		}
		if e.day > last.day {
			last = e
		}
	}
	if last.day == "" {
		last = expected{o.day(), true}
	}
	return expected{Next(cycle, last.day), last.estimate}
}
