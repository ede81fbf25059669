package intake

import (
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake/value"
)

// payments is what shows of the rows of a remittance whether each was paid, beside what became of its parcel. A row that has
// nothing of it where others have was not.
type payments struct {
	by      []int // columns of when rows were paid, or by which transfer
	net     []int // columns of what was paid out for each
	answers []int // columns that answer whether it was
	states  []int // columns of states that call some rows paid, and say of no row that its parcel was delivered
}

// findPayments finds what shows of the rows of a remittance which of them were paid.
func (r *reader) findPayments(rows []row) (p payments) {
	if !r.format.plain() || r.format.Statement != data.StatementCOD {
		return p
	}
	collecting := slices.DeleteFunc(slices.Clone(rows), func(row row) bool {
		r.row = &row
		return !r.hasSome(Collected)
	})
	filled := func(column int) (n int) {
		for i := range collecting {
			n += once(!collecting[i].blank(column))
		}
		return n
	}
	most := func(column int) bool { return filled(column)*2 >= len(collecting) }
	p.by = only(r.columnsOf(setOf(PaidDate)), func(column int) bool {
		n := filled(column)
		return r.ofPayments(column) && n > 0 && (n > 1 || len(collecting) == 1 || collecting[0].blank(column)) // one at the top is of all
	})
	p.by = append(p.by, only(r.columnsOf(setOf(Reference)), most)...)
	p.net = only(r.columnsOf(setOf(Net)), most)
	p.states = only(r.columnsOf(setOf(Status)), func(column int) bool { return r.statesPaid(rows, column) })
	for column := range r.layout.columns {
		if r.answersPaid(collecting, column) {
			p.answers = append(p.answers, column)
			r.layout.columns[column].Reason, r.layout.columns[column].Ignored = "it says of each row whether it was paid", true
		}
	}
	return p
}

// only keeps the columns that are such.
func only(columns []int, are func(column int) bool) []int {
	return slices.DeleteFunc(columns, func(column int) bool { return !are(column) })
}

// statesPaid says whether a column of states calls some row paid, and says of none that its parcel was delivered.
func (r *reader) statesPaid(rows []row, column int) bool {
	paid := false
	for i := range rows {
		text := value.Clean(rows[i].cell(column))
		if word, _ := r.findState(text); word.Parcel == data.ParcelDelivered {
			return false
		}
		paid = paid || text != "" && r.settles(text)
	}
	return paid
}

// ofPayments says whether a column is called after payments to the seller, or was said to be of them.
func (r *reader) ofPayments(column int) bool {
	header := r.layout.columns[column].Header
	return r.layout.standing >= known || slices.ContainsFunc([]string{"pay", "remit", "bank", "batch", "collect"}, func(concept string) bool {
		return r.words.lexicon.mentions(header, concept)
	})
}

// answersPaid says whether a column that nothing else is known of answers in each row whether it was paid, be it by a
// mark in some.
func (r *reader) answersPaid(rows []row, column int) bool {
	c := r.layout.columns[column]
	asks := func(concept string) bool { return r.words.lexicon.mentions(c.Header, concept) }
	if r.layout.standing >= known || len(c.Fields) > 0 || !asks("pay") && !asks("remit") || asks("method") {
		return false
	}
	answered := false
	for i := range rows {
		if rows[i].blank(column) {
			continue
		}
		yes, no := r.words.answer(rows[i].cell(column))
		if !yes && !no {
			return false
		}
		answered = answered || yes
	}
	return answered
}

// hasSome says whether the row has an amount other than zero of a field.
func (r *reader) hasSome(field Field) bool {
	return slices.ContainsFunc(r.given(field), func(column int) bool {
		fig, err := r.words.figureOf(r.row.cell(column), r.row.mark(column))
		return err == nil && strings.Trim(fig.Body, "0.,") != ""
	})
}

// settles says whether a status says that something was paid.
func (r *reader) settles(text string) bool {
	if r.words.isStateOf(text, r.words.settled) {
		return true
	}
	word, _ := r.findState(text)
	return word.Order == data.OrderPaid && (r.words.lexicon.mentions(text, "pay") || r.words.lexicon.mentions(text, "remit"))
}

// showsPaid says whether the row says when it was paid, or by which transfer.
func (r *reader) showsPaid() bool {
	return slices.ContainsFunc(r.payments.by, func(column int) bool { return !r.row.blank(column) })
}

// unpaid says whether a row of a remittance was not paid, and in which column that is seen. It is not for parcels that came back:
// what that cost may be taken off.
func (r *reader) unpaid() (column int, ok bool) {
	p := &r.payments
	if !r.hasSome(Collected) {
		return 0, false
	}
	for _, column := range p.answers {
		if yes, _ := r.words.answer(r.row.cell(column)); !yes {
			return column, true
		}
	}
	for _, column := range r.given(Status) {
		text := value.Clean(r.row.raw(column))
		word, known := r.findState(text)
		sent := word.Parcel == "" || word.Parcel == data.ParcelSent || word.Parcel == data.ParcelDelivered
		if r.settles(text) || !sent || word.Order.Off() {
			return 0, false
		}
		if known && !r.showsPaid() && slices.Contains(p.states, column) {
			return column, true
		}
	}
	for _, columns := range [][]int{p.by, p.net} {
		if len(columns) > 0 && !r.showsPaid() && !slices.ContainsFunc(columns, func(column int) bool { return !r.row.blank(column) }) {
			return columns[0], true
		}
	}
	return 0, false
}

// onlyItsStatus says whether nothing but its status says of a row of a remittance whether it was collected, where others say that they were
// delivered.
func (r *reader) onlyItsStatus() bool {
	return r.format.Statement == data.StatementCOD && r.someDelivered && r.hasSome(Collected) && r.given(Net) == nil && !r.showsPaid()
}
