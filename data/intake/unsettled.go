package intake

import (
	"slices"

	"parcelbook/data"
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
		text := cleanText(r.row.raw(column))
		if word, _ := r.findState(text); word.Unsettled || isOneOf(text, r.words.unsettled) {
			return column, true
		}
	}
	return 0, false
}

// heedStatus lets the row's status say what its amounts are. What a parcel should have collected that was not handed over was
// not collected, unless the net has it in it.
func (r *reader) heedStatus(line *data.StatementLine) {
	columns := r.given(Status)
	if len(columns) == 0 || line.Collected <= 0 {
		return
	}
	said := cleanText(r.row.raw(columns[0]))
	off := false
	for _, column := range columns {
		word, _ := r.findState(cleanText(r.row.raw(column)))
		if word.Order == data.OrderCancelled || word.Order == data.OrderRefunded {
			said, off = cleanText(r.row.raw(column)), true
		}
	}
	_, hasNet := r.first(Net)
	switch handedOver := line.State == data.ParcelDelivered || line.State == data.ParcelPlanned && !off; {
	case r.format.Statement != data.StatementCOD && off:
		r.tellOnce(columns[0], said, "the amounts of rows that say %q count as paid, for the file has them: leave out those for which no money moved")
	case r.format.Statement != data.StatementCOD, handedOver, hasNet && line.Net > 0: // what is paid for all that is a difference
	default:
		if !hasNet {
			line.Net = -line.FeeTotal() - line.Freight
		}
		line.Collected = 0
		r.tellOnce(columns[0], said, "what rows that say %q would have collected is not taken as collected")
	}
}

// tellOnce tells of a status, once a file, what it is taken to mean.
func (r *reader) tellOnce(column int, said string, so say.Text) {
	if key := "so " + said; !r.told[key] {
		r.told[key] = true
		r.tell(column, say.Textf(so, said))
	}
}

// turnAway turns the signs of entries that take money away where the file writes all its amounts above zero. A refund that
// lessens the net gave back what it calls collected, too.
func (r *reader) turnAway(entries []entry) {
	if slices.ContainsFunc(entries, func(e entry) bool { return e.Net < 0 }) {
		for i := range entries {
			if e := &entries[i]; e.EntryType == data.EntryRefund && e.Net < 0 && e.Collected > 0 {
				e.Collected = -e.Collected
			}
		}
		return
	}
	told := false
	for i := range entries {
		e := &entries[i]
		if e.Net == 0 || e.EntryType != data.EntryRefund && e.EntryType != data.EntryWithdrawal && e.EntryType != data.EntryFee {
			continue
		}
		if e.EntryType == data.EntryFee || e.Collected-e.FeeTotal()-e.Freight == e.Net {
			for n := range e.Fees {
				e.Fees[n].Amount = -e.Fees[n].Amount
			}
			e.Freight = -e.Freight
		}
		e.Collected, e.Net = -e.Collected, -e.Net
		if !told {
			told = true
			at := e.Rows[0]
			r.result.Problems = append(r.result.Problems, data.Problem{
				Sheet: at.Sheet, Row: at.Row, Reason: "no amount is below zero: those of refunds, fees and withdrawals are taken to go out",
			})
		}
	}
}
