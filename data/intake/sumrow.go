package intake

import (
	"cmp"
	"slices"
	"strings"
)

// fewestSummed is how many rows a row must sum up to be a total by its amounts alone.
const fewestSummed = 3

// columnSums is what the columns of amounts come to, in minor units, and in how many rows.
type columnSums struct {
	sums map[int]int64
	rows int
}

func newColumnSums() columnSums { return columnSums{sums: map[int]int64{}} }

// add adds what a row has in its columns of amounts.
func (c *columnSums) add(amounts map[int]int64) {
	for column, amount := range amounts {
		c.sums[column] += amount
	}
	c.rows++
}

// come says whether they come to such amounts, one of them at least not nothing.
func (c *columnSums) come(amounts map[int]int64) bool {
	some := false
	for column, amount := range amounts {
		if c.sums[column] != amount {
			return false
		}
		some = some || amount != 0
	}
	return some && c.rows >= fewestSummed
}

// partSums parts from the rows of a statement those that sum others up by their amounts, whatever word they have: they name
// no order, parcel, day or kind of entry, and each of their amounts is what its column comes to in the rows above, or in
// those below the last such row. The others stay as they were.
func (r *reader) partSums(rows, totals []row) (lines, all []row) {
	if !slices.ContainsFunc(rows, func(row row) bool { return r.anonymous(&row) }) {
		return rows, totals
	}
	lines, all = make([]row, 0, len(rows)), totals
	above, since := newColumnSums(), newColumnSums()
	for i := range rows {
		row := &rows[i]
		if i > 0 && row.sheet != rows[i-1].sheet {
			above, since = newColumnSums(), newColumnSums()
		}
		amounts := r.amountsOf(row)
		if r.anonymous(row) && (above.come(amounts) || since.come(amounts)) {
			all, since = append(all, *row), newColumnSums()
			continue
		}
		above.add(amounts)
		since.add(amounts)
		lines = append(lines, *row)
	}
	r.result.Rows -= len(rows) - len(lines)
	slices.SortStableFunc(all, func(a, b row) int { return cmp.Or(a.sheet-b.sheet, a.number-b.number) })
	return lines, all
}

// anonymous says whether a row tells neither what its amounts are of nor when they moved.
func (r *reader) anonymous(row *row) bool {
	if r.row = row; r.identified() {
		return false
	}
	_, known := r.knownEntry()
	return !known
}

// identified says whether the row names an order, a parcel or a day.
func (r *reader) identified() bool {
	return slices.ContainsFunc([]Field{OrderNumber, Waybill, DeliveredDate, PaidDate}, func(f Field) bool { return r.given(f) != nil })
}

// amountsOf is what can be read in the columns of amounts of a row, in minor units.
func (r *reader) amountsOf(row *row) map[int]int64 {
	r.begin(row)
	amounts := map[int]int64{}
	for _, column := range r.amounts {
		if sum, ok := r.amountAt(column); ok {
			amounts[column] = sum
		}
	}
	return amounts
}

// saysNothing says whether a row of a statement is none: it has no amount, and names neither a day nor an order or parcel, or
// it is a sentence. So are the balances that a period begins and ends with, and remarks.
func (r *reader) saysNothing(row *row) bool {
	if slices.ContainsFunc(r.amounts, func(column int) bool { return !row.blank(column) }) {
		return false
	}
	filled := 0
	for i := range row.width() {
		if !row.blank(i) {
			filled++
		}
	}
	if filled == 1 {
		text := firstText(row)
		return strings.Contains(text, " ") || strings.ContainsFunc(text, ideographic)
	}
	return !r.identified()
}
