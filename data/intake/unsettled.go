package intake

import (
	"cmp"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
)

// plain says whether the format leaves it to words in general what the states and entries of a statement mean for its money.
func (f *Format) plain() bool {
	return f.Statement != data.StatementFreight && len(f.Status)+len(f.Skip)+len(f.Entries)+len(f.Parts) == 0
}

// unsettled says whether the row's status says that no money has moved for it, in the column that does. It is not for words of
// an order, such as cancelled: what was paid for one may be taken back in another row.
func (r *reader) unsettled() (column int, ok bool) {
	for _, column := range r.given(Status) {
		text := value.Clean(r.row.raw(column))
		word, _ := r.findState(text)
		if word.Unsettled || r.words.isStateOf(text, r.words.unsettled) && (word.Parcel == "" || !r.paysNothing()) {
			return column, true
		}
	}
	return 0, false
}

// paysNothing says whether the row has a net, and by it nothing is paid out: what failed then is the delivery, and not a payment.
func (r *reader) paysNothing() bool {
	column, ok := r.first(Net)
	if !ok {
		return false
	}
	above, legible := r.aboveZero(r.row, column)
	return legible && !above
}

// aboveZero says whether an amount is above zero, whatever its currency; legible is false where the row has none at a column.
func (r *reader) aboveZero(row *row, column int) (above, legible bool) {
	if row.blank(column) {
		return false, false
	}
	figure, err := r.words.figureOf(row.cell(column), row.mark(column))
	return !figure.Negative && strings.ContainsAny(figure.Body, "123456789"), err == nil
}

// heedStatus lets the row's status say what its amounts are. What a parcel should have collected that was not handed over was
// not collected, unless the net has it in it.
func (r *reader) heedStatus(line *data.StatementLine) {
	columns := r.given(Status)
	switch {
	case line.Collected <= 0 || r.layout.surelyCollected:
		return
	case len(columns) == 0:
		r.heedSheet(line)
		return
	}
	said, off := r.calledOff(columns)
	switch {
	case r.format.Statement == data.StatementCOD:
		r.heedParcel(line, columns, said, off)
	case off:
		r.tellOnce(columns[0], said, "the amounts of rows that say %q count as paid, for the file has them: leave out those for which no money moved")
	}
}

// heedParcel lets what became of a parcel say what was collected for it.
func (r *reader) heedParcel(line *data.StatementLine, columns []int, said string, off bool) {
	_, hasNet := r.first(Net)
	handedOver, costsOnly := r.handedOver(line, columns, off), line.FeeTotal()+line.Freight == -line.Net
	partly := slices.IndexFunc(columns, func(column int) bool {
		return r.words.isStateOf(value.Clean(r.row.raw(column)), r.words.partly)
	})
	switch {
	case partly >= 0:
		r.fail(columns[partly], "by this only a part was delivered: write what was collected for that part, and delivered here")
		return
	case hasNet && !handedOver && r.onlyReckoned(line):
		r.fail(columns[0], "by this the parcel was not delivered, as others were, and still a net is reckoned for it: leave it out until it is paid, or set right what became of it")
		return
	case hasNet && line.Net > 0: // what is paid for all that is a difference
		return
	case handedOver: // or "Closed", which leaves it to the amounts
		if !hasNet || line.State != "" || !r.netIsCost(line) || r.isStrange() {
			return
		}
	case line.State != data.ParcelSent && line.State != data.ParcelPlanned || off: // it came back
	case !costsOnly && !r.someDelivered: // the word stands for more than that
		return
	case !costsOnly && r.showsPaid():
		r.tellOnce(columns[0], said, "rows that say %q count as collected, for they say when or how they were paid")
		return
	}
	r.collectNothing(line, hasNet)
	r.tellOnce(columns[0], said, toldUncollected)
}

// paysOut says whether a row of a statement has a net above zero.
func (r *reader) paysOut(rows []row) bool {
	nets := slices.Concat(r.layout.sources[Net]...)
	return slices.ContainsFunc(rows, func(row row) bool {
		return slices.ContainsFunc(nets, func(column int) bool {
			above, legible := r.aboveZero(&row, column)
			return legible && above
		})
	})
}

// netIsCost says whether the net of a parcel is what it cost and nothing else, as that of others is not, so that nothing was collected.
func (r *reader) netIsCost(line *data.StatementLine) bool {
	costs := line.FeeTotal() + line.Freight
	return r.somePaid && r.format.Statement == data.StatementCOD && costs > 0 && line.Net == -costs && line.Collected > 0
}

// handedOver says whether a parcel was delivered, or nothing says otherwise.
func (r *reader) handedOver(line *data.StatementLine, columns []int, off bool) bool {
	return line.State == data.ParcelDelivered || line.State == data.ParcelPlanned && !off && !r.underway(columns)
}

// onlyReckoned says whether the net of a parcel that was not handed over, as others were, is no more than what it would have collected less
// what is kept back, and nothing else says that it was paid.
func (r *reader) onlyReckoned(line *data.StatementLine) bool {
	return line.Net > 0 && line.Left() == line.Net && r.someDelivered && !r.showsPaid()
}

// calledOff says whether columns of states call the row cancelled or refunded, and what they say.
func (r *reader) calledOff(columns []int) (said string, off bool) {
	said = value.Clean(r.row.raw(columns[0]))
	for _, column := range columns {
		word, _ := r.findState(value.Clean(r.row.raw(column)))
		if word.Order.Off() {
			said, off = value.Clean(r.row.raw(column)), true
		}
	}
	return said, off
}

// toldUncollected is told of what says that nothing was collected.
const toldUncollected say.Text = "what rows that say %q would have collected is not taken as collected"

// collectNothing takes what a parcel would have collected out of its line.
func (r *reader) collectNothing(line *data.StatementLine, hasNet bool) {
	if !hasNet {
		line.Net = -line.FeeTotal() - line.Freight
	}
	r.uncollected += line.Collected
	line.Collected = 0
}

// underway says whether what a row says of itself is known, and is neither that it was delivered nor that it was paid, where other rows say
// that they were delivered.
func (r *reader) underway(columns []int) bool {
	known := false
	for _, column := range columns {
		text := value.Clean(r.row.raw(column))
		word, ok := r.findState(text)
		if r.settles(text) || word.Order == data.OrderCompleted {
			return false
		}
		known = known || ok && (word.Unsent || word.Order == data.OrderPaid)
	}
	return known && r.someDelivered
}

// saysDelivered says whether any row says of its parcel that it was delivered.
func (r *reader) saysDelivered(rows []row) bool {
	return slices.ContainsFunc(rows, func(row row) bool {
		r.row = &row
		return slices.ContainsFunc(r.given(Status), func(column int) bool {
			word, _ := r.findState(value.Clean(row.raw(column)))
			return word.Parcel == data.ParcelDelivered
		})
	})
}

// tellOnce tells of a status, once a file, what it is taken to mean.
func (r *reader) tellOnce(column int, said string, so say.Text) {
	if key := "so " + said; !r.told[key] {
		r.told[key] = true
		r.tell(column, say.Textf(so, said))
	}
}

// signsMayLack says whether money that goes out may be written above zero: where no known format says otherwise, and no word which way it goes.
func (r *reader) signsMayLack() bool { return r.format.plain() && !r.layout.directed() }

// turnAway turns the signs of entries that take money away and are written above zero: refunds, fees, withdrawals and chargebacks but for
// those that are won, where none of the kind is below zero in the file. What lessens the net and is called collected was given back, too.
func (r *reader) turnAway(entries []entry) {
	for _, kind := range []data.EntryType{data.EntryRefund, data.EntryFee, data.EntryWithdrawal, data.EntryChargeback} {
		of := func(e entry) bool { return e.EntryType == kind && !e.won }
		above := !slices.ContainsFunc(entries, func(e entry) bool { return of(e) && e.Net < 0 })
		told := false
		for i := range entries {
			e := &entries[i]
			switch {
			case !of(*e):
			case above && e.Net > 0:
				e.turn()
				if !told {
					told = true
					at := e.Rows[0]
					r.result.Problems = append(r.result.Problems, data.Problem{
						Sheet: at.Sheet, Row: at.Row, Reason: "what such entries come to is nowhere below zero in the file, and is taken to go out",
					})
				}
			case kind == data.EntryRefund && e.Net < 0 && e.Collected > 0:
				e.Net = -e.Net // as the file would write it above zero
				e.turn()
			}
		}
	}
}

// turn turns the signs of what an entry collected and its net, and of what was kept back where it adds up that way.
func (e *entry) turn() {
	if e.EntryType == data.EntryFee || e.Left() == e.Net {
		turnCosts(&e.StatementLine)
	}
	e.Collected, e.Net = -e.Collected, -e.Net
}

// turnCosts turns the signs of what a line says was kept back.
func turnCosts(line *data.StatementLine) {
	for n := range line.Fees {
		line.Fees[n].Amount = -line.Fees[n].Amount
	}
	line.Freight = -line.Freight
}

// strange says whether the row has a status and none that is known, and by which column.
func (r *reader) strange() (column int, ok bool) {
	for _, column = range r.given(Status) {
		word := value.Clean(r.row.raw(column))
		if _, known := r.findState(word); known || r.words.isOfPayment(word) {
			return column, false
		}
		ok = true
	}
	return column, ok
}

// isStrange says whether the row has a status and none that is known.
func (r *reader) isStrange() bool {
	_, strange := r.strange()
	return strange
}

// refuseStrange refuses entries whose status is not known and that do not add up, where most others do or their net is only what they
// cost: what such a row calls collected may well not have been.
func (r *reader) refuseStrange(entries []entry) {
	others, held := 0, 0
	for i := range entries {
		if e := &entries[i]; e.strange < 0 && e.Collected != 0 {
			others++
			if e.Left() == e.Net {
				held++
			}
		}
	}
	if r.format.NetBeforeFees {
		return
	}
	most := held >= fewValues && held*3 >= others*2
	for i := range entries {
		e := &entries[i]
		if e.strange < 0 || len(e.problems) > 0 || e.Left() == e.Net || !most && !r.netIsCost(&e.StatementLine) {
			continue
		}
		at := e.Rows[0]
		e.subject = cmp.Or(e.Waybill, e.OrderNumber)
		e.problems = append(e.problems, data.Problem{
			Sheet: at.Sheet, Row: at.Row, Column: r.header(e.strange), Value: at.Cells[e.strange],
			Reason: say.Textf("this status is not known, and the row does not add up as the others do: what was collected, less what is kept back, is %s and not %s; set right what was collected", inMinor(e.Left(), e.Currency), inMinor(e.Net, e.Currency)),
		})
	}
}
