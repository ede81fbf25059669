package intake

import (
	"slices"

	"parcelbook/data/intake/value"
)

// asksPaid says whether yes at a column means that an order is paid: by its header, or because it is taken for what was paid.
func (r *reader) asksPaid(column int) bool {
	return r.words.asksPaid(r.header(column)) || slices.Contains(slices.Concat(r.layout.sources[Paid]...), column)
}

// saysPaid says whether the row has a yes or no where an amount that was paid may stand: 1 is a yes where all others are answers, too.
func (r *reader) saysPaid() bool {
	column, ok := r.first(Paid)
	if !ok {
		return false
	}
	text := value.Clean(r.row.raw(column))
	yes, no := r.words.answer(text)
	if said, known := r.findState(text); known {
		return said.saysPaid() || said.saysUnpaid()
	}
	return (yes || no) && (!value.DigitsOnly(text) || r.answered[column])
}

// statusColumns are the columns of the row that say how its order stands.
func (r *reader) statusColumns() []int {
	columns := r.given(Status)
	if r.saysPaid() {
		columns = slices.Concat(columns, r.given(Paid)[:1])
	}
	for _, column := range r.given(Note) {
		if r.callsOff(column) {
			columns = slices.Concat(columns, []int{column})
		}
	}
	return columns
}

// callsOff says whether a remark is no more than that the order was called off or came back.
func (r *reader) callsOff(column int) bool {
	if r.layout.standing >= known {
		return false
	}
	said := r.words.stateOf(value.Clean(r.row.cell(column)))
	return said.Order.Off()
}

// findAnswers finds the columns that ask whether an order is paid and hold nothing but answers. Where all of them are yes, an order that has
// nothing there is not paid.
func (r *reader) findAnswers(rows []row) {
	r.answered = map[int]bool{}
	for _, column := range slices.Concat(slices.Concat(r.layout.sources[Status]...), slices.Concat(r.layout.sources[Paid]...)) {
		if !r.asksPaid(column) {
			continue
		}
		ticked, answers, others := 0, 0, 0
		for i := range rows {
			if rows[i].blank(column) {
				continue
			}
			yes, no := r.words.answer(value.Clean(rows[i].raw(column)))
			ticked, answers, others = ticked+once(yes), answers+once(yes || no), others+once(!yes && !no)
		}
		r.answered[column] = others == 0
		if others == 0 && ticked > 0 && ticked == answers {
			r.ticks = append(r.ticks, column)
		}
	}
}

// untick says of an order that none of its rows has a yes in such a column.
func (r *reader) untick(d *draft) {
	if len(r.ticks) > 0 && !d.ticked {
		d.saidUnpaid, d.Has = true, d.Has.With(Status)
	}
}
