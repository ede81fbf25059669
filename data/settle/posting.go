package settle

import (
	"cmp"

	"parcelbook/data"
	"parcelbook/data/say"
)

// Postings gives the transfers that an order asks for, by the money table of the design: the order itself, its
// parcels, entries and disputes, and the exchange where a statement pays in another currency. ID, RecordedAt
// and AuditID are empty; RowID is that of the fact where it came from a file, else 0; Key is unique and stable.
//
// An order of before the book's start date counts as settled: only its opening balances, and what was entered
// by hand for a later day, are posted. Its statement lines are posted with their statement.
func Postings(f data.OrderFacts) []data.Transfer { return MoneyOf(f).Transfers }

func (o *order) postings() transfers {
	var ts transfers
	for _, e := range o.Entries {
		if !o.old() || e.Event == data.EventOpening || e.Date >= o.start {
			ts = append(ts, EntryPostings(e)...)
		}
	}
	if o.old() {
		return ts
	}
	o.postPayment(&ts)
	o.postCollections(&ts)
	o.postDisputes(&ts)
	o.postAccepted(&ts)
	o.postUncollected(&ts)
	return append(ts, o.exchanges(ts)...)
}

// postAccepted has the customer owe the order's total from its day on, or where the order has no date from the
// first dated fact about it.
func (o *order) postAccepted(ts *transfers) {
	t := data.Transfer{
		Key: key("order", o.ID, data.EventAccepted), Event: data.EventAccepted, Date: o.day(),
		Debit: customer(), Credit: plain(data.AccSales), OrderID: o.ID, RowID: o.FactRowID,
	}
	for _, other := range *ts {
		if o.day() == "" {
			t.Date = data.FirstOf(t.Date, other.Date)
		}
	}
	ts.post(t, o.Total, o.Currency)
}

// postPayment posts what the order's file says was paid, with the holder who takes payments, and what it says
// was refunded: by that holder, and of cash collected on delivery by the bank.
func (o *order) postPayment(ts *transfers) {
	paid := o.paid()
	t := data.Transfer{OrderID: o.ID, RowID: o.FactRowID, Event: data.EventPayment, Date: o.paidOn()}
	t.Key, t.Debit, t.Credit = key("order", o.ID, t.Event), o.taker(), customer()
	ts.post(t, paid, o.Currency)

	refunded := o.refunded(paid)
	t.Event, t.Date = data.EventRefund, cmp.Or(o.CancelledDate, o.PaidDate, o.OrderDate)
	t.Key, t.Debit, t.Credit = key("order", o.ID, t.Event), plain(data.AccRefunds), o.taker()
	ts.post(t, min(refunded, paid), o.Currency)
	t.Key, t.Credit = t.Key+" of cash", plain(data.AccBank)
	ts.post(t, min(refunded-min(refunded, paid), o.cash()), o.Currency)
}

// paid is what the buyer paid by the order's file. An online or card order that is paid, shipped, completed or
// refunded, or that a holder has paid out, is paid in full where the file names no sum, and at least what was refunded. Of a COD order it is the
// deposit: what its parcels do not collect. Payments entered by hand may be the same money, so the file adds at
// most what they leave of the total.
func (o *order) paid() int64 {
	paid := o.Paid
	if o.method() == data.COD {
		toCollect := int64(0)
		for _, p := range o.Parcels {
			if collects(p) && !failed(p) {
				toCollect += p.CODAmount
			}
		}
		if toCollect > 0 {
			paid = min(paid, max(0, o.Total-toCollect))
		}
	} else {
		switch o.State {
		case data.OrderPaid, data.OrderShipped, data.OrderCompleted, data.OrderRefunded:
			paid = cmp.Or(paid, o.Total)
		case data.OrderUnpaid, data.OrderReturned, "":
			if _, ok := o.firstPaidOut(); ok {
				paid = cmp.Or(paid, o.Total)
			}
		}
		paid = max(paid, o.Refunded)
	}
	if entered := o.entered(data.EventPayment); entered > 0 {
		paid = min(paid, max(0, o.Total-entered))
	}
	return paid
}

// refunded is what the order's file says was given back and nothing else tells: a refund line of a ledger or an
// entry by hand is the evidence where there is one. A cancelled order's online or card payment is refunded, and
// a refunded order is refunded in full where the file names no sum, but for what was charged back. Of an order that came back it is
// what its holder has not paid out.
func (o *order) refunded(paid int64) int64 {
	refunded := o.Refunded
	taken, given := o.chargedBack()
	switch {
	case o.State == data.OrderCancelled && o.method() != data.COD:
		refunded = max(refunded, paid-taken+given)
	case o.State == data.OrderRefunded:
		refunded = cmp.Or(refunded, paid-taken+given)
	case o.State == data.OrderReturned && o.method() != data.COD:
		if drawn, same := o.drawnFrom(o.taker()); same {
			refunded = cmp.Or(refunded, max(0, paid-drawn))
		}
	}
	refunded -= o.entered(data.EventRefund)
	for _, lf := range o.Lines {
		if lf.Line.EntryType != data.EntryRefund {
			continue
		}
		if lf.Statement.Currency != o.Currency {
			return 0
		}
		refunded += cmp.Or(lf.Line.Collected, lf.Line.Net)
	}
	return max(0, refunded)
}

// cash is what was collected on delivery, of all parcels.
func (o *order) cash() (sum int64) {
	for _, p := range o.Parcels {
		if c, ok := o.collection(p); ok {
			sum += c.minor
		}
	}
	return sum
}

func (o *order) postCollections(ts *transfers) {
	for _, p := range o.Parcels {
		if c, ok := o.collection(p); ok {
			ts.post(data.Transfer{
				Key: key("parcel", p.ID, data.EventPayment), Event: data.EventPayment, Date: c.date,
				Debit: c.holder, Credit: customer(), OrderID: o.ID, ParcelID: p.ID, RowID: c.rowID,
			}, c.minor, o.Currency)
		}
	}
}

// postUncollected takes off what the customer will never pay: all that an order leaves unpaid that was cancelled or came back, else
// what refused, returned and lost parcels did not collect, as far as the customer owes it and no other parcel is
// still to collect it (a parcel sent again collects the same money).
func (o *order) postUncollected(ts *transfers) {
	owed := Balances(*ts)[Balance{customer(), o.Currency}]
	whole := data.Transfer{
		Key: key("order", o.ID, data.EventCancelled), Event: data.EventCancelled, Date: cmp.Or(o.CancelledDate, o.day()),
		Debit: plain(data.AccReturns), Credit: customer(), OrderID: o.ID, RowID: o.FactRowID,
	}
	if o.State == data.OrderCancelled {
		ts.post(whole, max(0, owed), o.Currency)
		return
	}
	for _, p := range o.Parcels {
		if collects(p) && !failed(p) && !o.enteredFor(p) {
			if _, collected := o.collection(p); !collected {
				owed -= p.CODAmount
			}
		}
	}
	for _, p := range o.Parcels {
		if !collects(p) || !failed(p) || owed <= 0 {
			continue
		}
		t := data.Transfer{
			Event: data.EventCancelled, Date: cmp.Or(p.ClosedDate, p.SentDate, o.OrderDate),
			Debit: plain(data.AccReturns), Credit: customer(), OrderID: o.ID, ParcelID: p.ID, RowID: p.StateRowID,
		}
		if p.State == data.ParcelLost {
			t.Event, t.Debit = data.EventLost, losses("lost")
		}
		t.Key = key("parcel", p.ID, t.Event)
		ts.post(t, min(p.CODAmount, owed), o.Currency)
		owed -= p.CODAmount
	}
	if o.State == data.OrderReturned {
		ts.post(whole, max(0, owed), o.Currency)
	}
}

// postDisputes takes disputed money from the holder who took the payment on the day the dispute opens, and on
// the day it closes gives it back or calls it lost. Of what statements say was charged back, and came again, they are the evidence.
func (o *order) postDisputes(ts *transfers) {
	disputed := plain(data.AccDisputed)
	taken, given := o.chargedBack()
	for _, d := range o.Disputes {
		t := data.Transfer{Event: data.EventDisputed, Date: d.Opened, Debit: disputed, Credit: o.taker(), OrderID: o.ID}
		t.Key = key("dispute", d.ID, t.Event)
		ts.post(t, unsaid(d.Amount, &taken), o.Currency)
		if d.Opened == "" || d.Outcome == data.Undecided {
			continue
		}
		t.Event, t.Debit, t.Credit = data.EventDisputeWon, o.taker(), disputed
		if d.Outcome == data.Lost {
			t.Event, t.Debit, t.Reason = data.EventDisputeLost, losses("dispute"), string(say.Text("dispute"))
			if d.Chargeback {
				t.Debit, t.Reason = losses("chargeback"), string(say.Text("chargeback"))
			}
		}
		t.Key, t.Date = key("dispute", d.ID, t.Event), cmp.Or(d.Closed, d.Opened)
		amount := d.Amount
		if d.Outcome == data.Won {
			amount = unsaid(amount, &given)
		}
		ts.post(t, amount, o.Currency)
	}
}

// unsaid is what of an amount is not said by statements, of which what they say is taken off.
func unsaid(amount int64, said *int64) int64 {
	same := min(amount, *said)
	*said -= same
	return amount - same
}

// chargedBack is what statements in the order's currency say was charged back for it, and what of that came again.
func (o *order) chargedBack() (taken, given int64) {
	for _, lf := range o.Lines {
		if lf.Line.EntryType != data.EntryChargeback || lf.Statement.Currency != o.Currency {
			continue
		}
		for _, t := range linePostings(lf.Statement, lf.Line, o.account(lf.Statement.HolderID)) {
			switch {
			case t.Debit.Kind == data.AccDisputed:
				taken += t.Amount.Minor
			case t.Credit.Kind == data.AccDisputed:
				given += t.Amount.Minor
			}
		}
	}
	return taken, given
}
