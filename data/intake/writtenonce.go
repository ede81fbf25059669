package intake

import (
	"slices"

	"parcelbook/data/say"
)

// In sheets kept by hand the day of several orders, or their customer, may be written once, above them.

// carryWritten fills in the days and customers that are written once, where the days go on from row to row, and the customers stand before
// the numbers of their orders.
func (r *reader) carryWritten(rows []row) {
	numbers := r.layout.sources[OrderNumber]
	if r.layout.standing >= known || len(numbers) == 0 {
		return
	}
	number := numbers[0][0]
	days, buyer := r.columnsOf(setOf(OrderDate)), r.columnsOf(setOf(BuyerName, RecipientName, Phone, Email))
	if blank := writtenOnce(rows, number, days); len(days) == 1 && len(blank) > 0 && r.inOrder(rows, days[0]) {
		r.carryDown(rows, number, days, blank)
	}
	if blank := writtenOnce(rows, number, buyer); len(blank) > 0 && r.columnsOf(setOf(BuyerName, RecipientName)) != nil && slices.Max(buyer) < number {
		r.carryDown(rows, number, buyer, blank)
	}
}

// columnsOf are the columns of some fields.
func (r *reader) columnsOf(fields FieldSet) (columns []int) {
	for _, field := range fields.Fields() {
		columns = append(columns, slices.Concat(r.layout.sources[field]...)...)
	}
	return columns
}

// writtenOnce lists the orders that have nothing in some columns in which the one above has: none where anywhere the same is written twice,
// one below the other, for then what is blank is not known.
func writtenOnce(rows []row, number int, columns []int) (blank []int) {
	last := -1
	for i := range rows {
		above := last >= 0 && rows[i].sheet == rows[last].sheet
		switch {
		case rows[i].blank(number) || above && rows[i].cell(number) == rows[last].cell(number):
		case rows[i].hasAny(columns):
			if above && !slices.ContainsFunc(columns, func(column int) bool { return rows[i].cell(column) != rows[last].cell(column) }) {
				return nil
			}
			last = i
		case !above:
			return nil
		default:
			blank = append(blank, i)
		}
	}
	return blank
}

func (r *row) hasAny(columns []int) bool {
	return slices.ContainsFunc(columns, func(column int) bool { return !r.blank(column) })
}

// inOrder says whether the days in a column only go on, or only go back.
func (r *reader) inOrder(rows []row, column int) bool {
	last, forth, back := "", false, false
	for i := range rows {
		if r.begin(&rows[i]); rows[i].blank(column) {
			continue
		}
		day := string(r.dateAt(column))
		if day == "" {
			return false
		}
		forth, back = forth || last != "" && day > last, back || last != "" && day < last
		last = day
	}
	return forth != back
}

// carryDown fills the columns of some rows with what stands above them.
func (r *reader) carryDown(rows []row, number int, columns, blank []int) {
	var above *carry
	for i, next := 0, 0; next < len(blank); i++ {
		switch {
		case i == blank[next]:
			above.fill(&rows[i])
			next++
		case !rows[i].blank(number) && rows[i].hasAny(columns):
			above = carryOf(&rows[i], columns)
		}
	}
	r.row = &rows[blank[0]]
	r.tell(columns[0], say.Textf("what is not written here is that of the order above; so it is in %d rows", len(blank)))
}
