package intake

import (
	"cmp"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/say"
)

// rank is how far an order in this state has gone; -1: no state.
func rank(s data.OrderState) int { return slices.Index(data.OrderStates(), s) }

// readStatus takes in the status words of a row: of several in one row the furthest counts, for one tells of
// the payment and another of the parcel.
func (r *reader) readStatus(d *draft) StatusWords {
	columns := r.statusColumns()
	if len(columns) == 0 {
		return r.readSheetState(d)
	}
	var found StatusWords
	var said []saidState
	var texts []string
	for _, column := range columns {
		if r.broken(column) {
			return StatusWords{}
		}
		word, text := r.stateAt(column)
		if text == "" {
			continue
		}
		r.tellPart(d, word, column)
		texts, said = append(texts, text), append(said, saidState{word, column, r.header(column), text})
		if word.Order == "" && word.PaidToo {
			d.yesPaid, d.paidBy = true, &column
		}
	}
	for _, s := range r.words.reconcile(said) {
		word := s.StatusWords
		r.hearPayment(d, s)
		if word.Unpaid != "" && len(r.layout.sources[PaidDate]) > 0 && r.given(PaidDate) == nil {
			word.Order = word.Unpaid
		}
		found.further(word)
		d.ticksSent = d.ticksSent || word.Order == "" && word.Parcel != ""
	}
	if len(texts) == 0 { // nobody has called it off
		d.on = true
		return StatusWords{}
	}
	if said := strings.Join(texts, fieldSpecs[Status].join); r.news(Status, said) {
		d.states = append(d.states, said)
	}
	d.Has = d.Has.With(Status)
	d.off, d.on = d.off || found.Order.Off(), d.on || !found.Order.Off()
	d.wordState = together(d.wordState, found.Order)
	return found
}

// hearPayment takes in what a status says of the payment.
func (r *reader) hearPayment(d *draft, s saidState) {
	d.saidUnpaid, d.saidPaid = d.saidUnpaid || s.saysUnpaid(), d.saidPaid || s.saysPaid()
	if s.saysPaid() && noted(r.ofPayment, s.column, func() bool { return r.words.ofPayment(s.header) }) {
		d.paidBy = &s.column
	}
}

// further takes what another column says where it is further on.
func (s *StatusWords) further(word StatusWords) {
	if s.Order == "" || rank(word.Order) > rank(s.Order) {
		s.Order = word.Order
	}
	if word.Parcel != "" && (word.Parcel != data.ParcelSent || s.Parcel != data.ParcelDelivered) {
		s.Parcel = word.Parcel
	}
}

// together is the state of an order whose lines are in two states: what is still going on counts before what
// is called off, and the slower before the faster.
func together(a, b data.OrderState) data.OrderState {
	switch {
	case a == "" || b != "" && a.Off() && !b.Off():
		return b
	case b == "" || b.Off() && !a.Off():
		return a
	case rank(b) < rank(a):
		return b
	}
	return a
}

// derive completes an order when all its rows are read.
func (r *reader) derive(d *draft) {
	d.FileState, d.Note = strings.Join(d.states, ", "), strings.Join(d.notes, "; ")
	d.give(Note, d.Note != "")
	if d.Currency == "" && d.Has&setOf(OrderTotal, ItemsTotal, UnitPrice, LineTotal) != 0 {
		r.failRow("no currency is named, neither in the file nor in the book")
		return
	}
	d.Items, d.Shipping, d.Tax = d.amounts[ItemsTotal], d.amounts[Shipping], d.amounts[Tax]
	d.Discount, d.Refunded = abs(d.amounts[Discount]), abs(d.amounts[Refunded])
	r.deriveTotal(d)
	r.weighDue(d)
	r.weighTotal(d)
	if r.contradicts(d) {
		return
	}
	r.settleDues(d)
	if r.partly != 0 && d.off && d.on {
		r.failRow("some rows of this order are called off and some are not, and its amounts are the sum of them: take out the rows that were called off")
		return
	}
	if r.belowNothing(d) {
		return
	}
	if d.Has&^setOf(OrderNumber) == 0 {
		r.failRow("there is nothing but an order number")
		return
	}
	r.untick(d)
	d.deriveState(r.format.State)
	r.deriveMethod(d)
	r.weighCash(d)
	d.settleParcels()
	d.Paid = r.paid(d)
	d.holdAgainstPaid()
	d.SetMethod(d.Method)
	for _, p := range d.Parcels {
		if p.SentDate != "" && p.DeliveredDate != "" && p.DeliveredDate < p.SentDate {
			r.failRow(say.Textf("delivered on %s, before it was sent on %s", p.DeliveredDate, p.SentDate))
		}
	}
	if d.Total != 0 && !d.dated() {
		r.failDate()
	}
}

// deriveMethod takes the method from the column in which cash is still to be collected, or the format, where no other says it.
func (r *reader) deriveMethod(d *draft) {
	switch {
	case d.Method != "":
	case r.layout.dueIsCOD && d.amounts[Outstanding] > 0:
		d.Method = data.COD
		d.Has = d.Has.With(PaymentMethod)
	case r.format.Method != "" && len(r.layout.sources[PaymentMethod]) == 0:
		d.Method = r.format.Method
		d.Has = d.Has.With(PaymentMethod)
	}
}

// dated says whether anything about the order has a date that its money can go by.
func (d *draft) dated() bool {
	return d.OrderDate != "" || d.PaidDate != "" || d.CancelledDate != "" ||
		slices.ContainsFunc(d.Parcels, func(p Parcel) bool { return p.SentDate != "" || p.DeliveredDate != "" })
}

// failDate notes that the order has no date, by the cell where it belongs.
func (r *reader) failDate() {
	if sources := r.layout.sources[OrderDate]; len(sources) > 0 {
		r.fail(sources[0][0], "the order has no date: its money cannot be dated")
		return
	}
	if r.undated >= 0 {
		r.fail(r.undated, "the order has no date that can be read: write here its day, month and year")
		return
	}
	r.failRow("the order has no date: its money cannot be dated; add a column for the order date")
}

// calledDate is the column that is called the order's date and is not taken, for its values are none; -1: there is none.
func (r *reader) calledDate() int {
	in := newInterpreter(r.words)
	return slices.IndexFunc(r.layout.columns, func(c Column) bool {
		return len(c.Fields) == 0 && !c.Ignored && slices.ContainsFunc(in.heading(c.Header).guesses, func(g guess) bool { return g.field == OrderDate && g.in.has(ordersPurpose) && g.sure >= sureEnough })
	})
}

// belowNothing refuses an order with an amount below zero that no buyer pays.
func (r *reader) belowNothing(d *draft) bool {
	switch {
	case d.Total < 0:
		r.failRow(say.Textf("the order's total is below zero: %s", inMinor(d.Total, d.Currency)))
	case d.Shipping < 0:
		r.failRow(say.Textf("the postage is below zero: %s; no buyer pays that, it is what was kept back: where the file is what a channel paid out, say so", inMinor(d.Shipping, d.Currency)))
	default:
		return false
	}
	return true
}

// deriveTotal reckons the order's total where no column gives it.
func (r *reader) deriveTotal(d *draft) {
	if !d.Has.Has(ItemsTotal) && d.Has&setOf(UnitPrice, LineTotal) != 0 {
		for _, line := range d.Lines {
			sum, ok := lineSum(line)
			if !ok || d.Items+sum < d.Items && sum > 0 {
				r.failRow("the lines add up to too large an amount")
				return
			}
			d.Items += sum
		}
		d.Has = d.Has.With(ItemsTotal)
	}
	switch {
	case d.Has.Has(OrderTotal):
		d.Total = d.amounts[OrderTotal]
	case d.Has.Has(Paid) && d.Has.Has(Outstanding):
		d.Total = d.amounts[Paid] + d.amounts[Outstanding]
		d.Has = d.Has.With(OrderTotal)
	case d.Has.Has(ItemsTotal):
		d.Total = d.Items + d.Shipping - d.Discount
		r.addTax(d)
		if r.wholeDues {
			d.Total = max(d.Total, d.amounts[Outstanding])
		}
		d.Has = d.Has.With(OrderTotal)
	case d.Has.Has(Outstanding):
		d.Total = d.amounts[Outstanding]
		d.Has = d.Has.With(OrderTotal)
	case r.layout.fields&setOf(OrderTotal, ItemsTotal, UnitPrice, LineTotal, Outstanding) != 0 && !r.owesNothing(d):
		r.failRow("the order has no amount")
	}
}

// owesNothing says whether an order may well come without amounts: it is called off, or a marketplace waits for the
// payment still, and tells what it is with the next export.
func (r *reader) owesNothing(d *draft) bool {
	online := cmp.Or(d.Method, r.format.Method) == data.Online
	return d.wordState.Off() || d.CancelledDate != "" || d.wordState == data.OrderUnpaid && online
}

// lineSum is what a line costs; ok is false where that is beyond reckoning.
func lineSum(line data.Line) (sum int64, ok bool) {
	if line.Total != 0 || line.Quantity == 0 {
		return line.Total, true
	}
	sum = line.UnitPrice * line.Quantity
	return sum, sum/line.Quantity == line.UnitPrice
}

func abs(n int64) int64 {
	if n < 0 {
		return -n
	}
	return n
}

// deriveState takes the state from the file's words, and where these say nothing, from its dates.
func (d *draft) deriveState(usual data.OrderState) {
	d.State = d.wordState
	if d.State == data.OrderPaid && d.ticksSent {
		d.State = data.OrderShipped
	}
	if d.State == "" {
		d.State = cmp.Or(usual, data.OrderUnpaid)
		switch {
		case d.Has.Has(ShippedDate) || d.Has.Has(DeliveredDate) || d.ticksSent:
			d.State = data.OrderShipped
		case d.PaidDate != "" || d.saidPaid:
			d.State = data.OrderPaid
		}
	}
	if d.saidUnpaid && !d.saidPaid && d.PaidDate == "" && d.Method != data.COD && (d.State == data.OrderShipped || d.State == data.OrderCompleted) {
		d.State = data.OrderUnpaid // its parcels say that they are sent
	}
	switch {
	case d.CancelledDate == "" || d.State.Off() && d.State != data.OrderReturned:
	case d.cameBack:
		d.State = data.OrderReturned
	default:
		d.State = data.OrderCancelled
	}
}

// holdAgainstPaid corrects a state that only takes for granted what was paid: that of an order to be prepared of which nothing was, or of one
// with no status of which all was.
func (d *draft) holdAgainstPaid() {
	switch {
	case d.Total <= 0:
	case d.State == data.OrderPaid && d.PaidDate == "" && d.Has.Has(Paid) && d.Paid == 0:
		d.State = data.OrderUnpaid
	case d.State == data.OrderUnpaid && d.wordState == "" && !d.saidUnpaid && d.Paid >= d.Total:
		d.State = data.OrderPaid
	}
}

// paid is what the buyer has paid, by what the file says of it: the balance left, the day of payment, or the
// status.
func (r *reader) paid(d *draft) int64 {
	switch {
	case d.State == data.OrderCancelled && d.PaidDate == "":
		return 0
	case d.Received:
		return d.Total
	case d.Has.Has(Outstanding) && d.Has.Has(OrderTotal):
		return max(d.Total-d.amounts[Outstanding], 0)
	case d.Has.Has(Paid):
		return d.amounts[Paid]
	case d.PaidDate != "" || d.saidPaid || d.wordState == "" && r.format.State == data.OrderPaid:
		return d.Total
	case d.saidUnpaid || len(r.layout.sources[PaidDate]) > 0:
		return 0
	case d.wordState == data.OrderShipped || d.wordState == data.OrderCompleted:
		return d.Total
	}
	return 0
}
