package settle

import (
	"cmp"
	"slices"

	"parcelbook/data"
)

// order is the facts of an order without what was withdrawn, in an order that does not depend on how they came.
type order struct {
	data.Order
	Parcels  []data.Parcel
	Lines    []data.LineFact // earliest statement first
	Entries  []data.Entry
	Disputes []data.Dispute
	holders  map[int64]data.Holder
	start    data.Date
}

func newOrder(f data.OrderFacts) *order {
	o := &order{
		Order:    f.Order,
		Parcels:  without(f.Parcels, func(p data.Parcel) bool { return p.Withdrawn }),
		Lines:    without(f.Lines, func(l data.LineFact) bool { return l.Line.Withdrawn || l.Statement.Withdrawn }),
		Entries:  without(f.Entries, func(e data.Entry) bool { return e.Withdrawn }),
		Disputes: without(f.Disputes, func(d data.Dispute) bool { return d.Withdrawn }),
		holders:  f.Holders,
		start:    f.Start,
	}
	slices.SortFunc(o.Parcels, func(a, b data.Parcel) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(o.Entries, func(a, b data.Entry) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(o.Disputes, func(a, b data.Dispute) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(o.Lines, func(a, b data.LineFact) int {
		return cmp.Or(cmp.Compare(a.Statement.Date, b.Statement.Date), cmp.Compare(a.Statement.ID, b.Statement.ID),
			cmp.Compare(a.Line.Ordinal, b.Line.Ordinal), cmp.Compare(a.Line.ID, b.Line.ID))
	})
	o.priceBy(o.Lines)
	o.endParcels()
	o.collectRemitted()
	return o
}

// endParcels lets a remittance say that a parcel came back or was lost, of which tracking says no end: it collects nothing any more.
func (o *order) endParcels() {
	for i := range o.Parcels {
		p := &o.Parcels[i]
		if p.State.Ended() || !collects(*p) || paidFor(o.Lines, p.ID) {
			continue
		}
		for _, lf := range o.Lines {
			if lf.Statement.Kind == data.StatementCOD && lf.Line.ParcelID == p.ID && lf.Line.State.Ended() && lf.Line.State != data.ParcelDelivered {
				p.State, p.StateRowID = lf.Line.State, lf.Line.RowID
				p.ClosedDate = cmp.Or(lf.Line.DeliveredDate, lf.Line.PaidDate, lf.Statement.Date)
			}
		}
	}
}

// received says whether the seller has the cash of an order on delivery: its file has it as paid in full.
func (o *order) received() bool { return o.method() == data.COD && o.Total > 0 && o.Paid == o.Total }

// collectRemitted lets a remittance say that a courier collected what the file says the seller has received: it is the same money. Each
// parcel collects what it was paid for, and the first of them what that leaves of the total.
func (o *order) collectRemitted() {
	if !o.received() {
		return
	}
	var first *data.Parcel
	left := o.Paid
	for i := range o.Parcels {
		p := &o.Parcels[i]
		if p.Return || !paidFor(o.Lines, p.ID) {
			continue
		}
		first = cmp.Or(first, p)
		p.CODAmount = min(left, collectedFor(o.Lines, p.ID)[o.Currency])
		left -= p.CODAmount
	}
	if first != nil {
		first.CODAmount += left
		o.Paid = 0
	}
}

// paidOn is the day on which the buyer paid: of cash by which the last parcel was delivered, where the file does not say.
func (o *order) paidOn() data.Date {
	if o.PaidDate != "" || !o.received() {
		return cmp.Or(o.PaidDate, o.OrderDate)
	}
	last := o.OrderDate
	for _, p := range o.Parcels {
		last = max(last, p.DeliveredDate)
	}
	return last
}

// priceBy gives an order whose file names no amounts, such as a list of what is to be sent, the total and currency
// that its holder's statements call collected.
func (o *order) priceBy(lines []data.LineFact) {
	if o.Total != 0 || o.Items != 0 || o.Paid != 0 || o.Refunded != 0 || slices.ContainsFunc(o.Parcels, collects) {
		return
	}
	for _, lf := range lines {
		if !paysOut(lf.Statement) || lf.Line.EntryType != data.EntryRelease {
			continue
		}
		if o.Total == 0 {
			o.Currency = lf.Statement.Currency
		}
		if lf.Statement.Currency == o.Currency {
			o.Total += cmp.Or(lf.Line.Collected, lf.Line.Net)
		}
	}
	o.Total = max(o.Total, 0)
}

func without[T any](all []T, gone func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(all), gone)
}

// day is the day of the order: its date, else the day it was paid.
func (o *order) day() data.Date {
	if o.OrderDate != "" {
		return o.OrderDate
	}
	return o.PaidDate
}

// old says that the order counts as settled: it is of before the book's start date.
func (o *order) old() bool { return o.day() != "" && o.day() < o.start }

func (o *order) account(holderID int64) data.Account { return accountOf(o.holders[holderID]) }

// method is the order's method; where it is not known, cash on delivery if a parcel is to collect, else online.
func (o *order) method() data.Method {
	switch {
	case o.Method != "":
		return o.Method
	case slices.ContainsFunc(o.Parcels, collects):
		return data.COD
	}
	return data.Online
}

// taker is the holder who takes what the buyer pays before delivery: who has paid it out, where a statement tells
// (a shop may have several card processors), else the channel, or for a card its processor where it names one. Cash that
// the seller has received is in the bank.
func (o *order) taker() data.Account {
	if line, ok := o.firstPaidOut(); ok {
		return o.account(line.Statement.HolderID)
	}
	if o.received() {
		return plain(data.AccBank)
	}
	channel := o.holders[o.ChannelID]
	if o.method() == data.Card && channel.ProcessorID != 0 {
		return o.account(channel.ProcessorID)
	}
	return accountOf(channel)
}

// firstPaidOut finds the earliest line by which a holder pays out what the buyer paid: the first evidence of the payment
// where the order's file has none.
func (o *order) firstPaidOut() (first data.LineFact, ok bool) {
	at := slices.IndexFunc(o.Lines, func(lf data.LineFact) bool { return paysOut(lf.Statement) && o.drawn(lf) > 0 })
	if at < 0 {
		return first, false
	}
	return o.Lines[at], true
}

// collects says whether a parcel is to collect cash.
func collects(p data.Parcel) bool { return !p.Return && p.CODAmount > 0 }

// failed says whether a parcel will never be delivered.
func failed(p data.Parcel) bool { return p.State.Ended() && p.State != data.ParcelDelivered }

// collection is the cash a parcel brought, and the evidence of it.
type collection struct {
	holder   data.Account
	minor    int64
	date     data.Date
	estimate bool // the date is not known but reckoned
	rowID    int64
}

// collection gives what was collected on delivery of a parcel, once, from the first evidence: tracking says it
// was delivered, or a remittance says it was paid for (which counts for nothing against a cancelled order, or
// tracking that says refused, returned or lost: that is a difference). What the courier says they collected goes before what
// they were to collect; what a statement calls collected is only compared with it. The holder is who accounts
// for it, though it be another than the parcel's carrier, else that carrier. A payment entered by hand for the
// parcel is the evidence itself.
func (o *order) collection(p data.Parcel) (c collection, ok bool) {
	if !collects(p) || failed(p) || o.enteredFor(p) {
		return c, false
	}
	line, paid := o.firstCollected(p.ID)
	delivered := p.State == data.ParcelDelivered
	if !delivered && (!paid || o.State == data.OrderCancelled) {
		return c, false
	}
	c = collection{holder: o.account(p.CarrierID), minor: p.CODAmount, date: p.DeliveredDate, rowID: line.Line.RowID}
	if delivered {
		c.rowID = p.StateRowID
	}
	if delivered && p.Collected >= 0 {
		c.minor = p.Collected
	}
	if channel, ok := o.paysOutItself(); ok {
		c.holder = channel
	}
	if paid {
		c.holder = o.account(line.Statement.HolderID)
		c.date = cmp.Or(c.date, line.Line.DeliveredDate, line.Line.PaidDate, line.Statement.Date)
	}
	if c.date == "" {
		c.date, c.estimate = o.delivered(p)
	}
	return c, c.date != "" && c.holder.Kind != ""
}

// paysOutItself gives the order's channel where it pays out what was collected on delivery: its own carriers collect
// for it.
func (o *order) paysOutItself() (channel data.Account, ok bool) {
	channel = o.account(o.ChannelID)
	return channel, slices.ContainsFunc(o.Lines, func(lf data.LineFact) bool {
		return paysOut(lf.Statement) && lf.Statement.HolderID == o.ChannelID && o.drawn(lf) > 0
	})
}

// delivered is Delivered, and for a parcel that is on its way or has arrived, with no date of its own, the order's
// day plus the carrier's usual days, as an estimate.
func (o *order) delivered(p data.Parcel) (d data.Date, estimate bool) {
	carrier := o.holders[p.CarrierID]
	if d, estimate = Delivered(p, carrier); d == "" && (p.State != data.ParcelPlanned || o.sent()) {
		return o.day().AddDays(carrier.UsualDays), true
	}
	return d, estimate
}

// sent says whether the order's file has it as sent.
func (o *order) sent() bool { return o.State == data.OrderShipped || o.State == data.OrderCompleted }

// firstCollected finds the earliest remittance line that says cash was collected for a parcel, unless later lines
// take it back.
func (o *order) firstCollected(parcelID int64) (first data.LineFact, ok bool) {
	for _, lf := range o.Lines {
		if lf.Statement.Kind == data.StatementCOD && lf.Line.ParcelID == parcelID && lf.Line.Collected > 0 {
			return lf, paidFor(o.Lines, parcelID)
		}
	}
	return first, false
}

// paidFor says whether remittance lines, what they take back taken off, pay for a parcel.
func paidFor(lines []data.LineFact, parcelID int64) bool {
	for _, minor := range collectedFor(lines, parcelID) {
		if minor > 0 {
			return true
		}
	}
	return false
}

// collectedFor is what remittance lines say was collected for a parcel, by currency.
func collectedFor(lines []data.LineFact, parcelID int64) map[string]int64 {
	collected := map[string]int64{}
	for _, lf := range lines {
		if lf.Statement.Kind == data.StatementCOD && lf.Line.ParcelID == parcelID {
			collected[lf.Statement.Currency] += lf.Line.Collected
		}
	}
	return collected
}

func (o *order) enteredFor(p data.Parcel) bool {
	return slices.ContainsFunc(o.Entries, func(e data.Entry) bool { return e.Event == data.EventPayment && e.ParcelID == p.ID })
}

// entered sums the entries of an event in the order's currency.
func (o *order) entered(event data.Event) int64 {
	var sum int64
	for _, e := range o.Entries {
		if e.Event == event && e.Amount.Currency == o.Currency {
			sum += e.Amount.Minor
		}
	}
	return sum
}
