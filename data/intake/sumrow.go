package intake

import (
	"cmp"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake/value"
)

// How many rows a row must sum up to be a total by its amounts alone, and how many it must where it stands below all others.
const (
	fewestSummed = 3
	fewestAbove  = 2
)

// columnSums is what columns of amounts come to, in minor units, and in how many rows each has one.
type columnSums map[int]struct {
	sum  int64
	rows int
}

// add adds what a row has in its columns of amounts.
func (c columnSums) add(amounts map[int]int64) {
	for column, amount := range amounts {
		if s := c[column]; amount != 0 {
			s.sum, s.rows = s.sum+amount, s.rows+1
			c[column] = s
		}
	}
}

// come says whether they come to such amounts, one of them from at least so many rows.
func (c columnSums) come(amounts map[int]int64, least int) bool {
	enough := false
	for column, amount := range amounts {
		s := c[column]
		if s.sum != amount {
			return false
		}
		enough = enough || amount != 0 && s.rows >= least
	}
	return enough
}

// are says whether they come to such amounts and nothing besides, be it in one row.
func (c columnSums) are(amounts map[int]int64) bool {
	for column := range c {
		if _, given := amounts[column]; !given {
			return false
		}
	}
	return c.come(amounts, 1)
}

// partSums parts from the rows of a statement those that sum others up by their amounts, whatever word they have: they name
// no order, parcel, day or kind of entry, and each of their amounts is what its column comes to in the rows above, or in
// those below the last such row. They are told. One that sums up too few to be sure is refused, unless a total below leaves it out.
func (r *reader) partSums(rows, totals []row) (lines, all []row) {
	if !slices.ContainsFunc(rows, func(row row) bool { return r.anonymous(&row) }) {
		return rows, totals
	}
	lines, all = make([]row, 0, len(rows)), totals
	above, since := columnSums{}, columnSums{}
	var doubtful []row
	for i := range rows {
		row := &rows[i]
		if i > 0 && row.sheet != rows[i-1].sheet {
			above, since = columnSums{}, columnSums{}
			r.refuseSums(doubtful)
			doubtful = nil
		}
		least := fewestSummed
		if i == len(rows)-1 || row.sheet != rows[i+1].sheet {
			least = fewestAbove
		}
		amounts := r.amountsOf(row)
		if r.anonymous(row) {
			switch total := above.come(amounts, least); {
			case total, since.come(amounts, fewestSummed):
				if total {
					all = append(all, r.skipSums(doubtful)...)
					doubtful = nil
				}
				all, since = append(all, r.skipSums(rows[i:i+1])...), columnSums{}
				continue
			case above.are(amounts), since.are(amounts):
				doubtful, since = append(doubtful, *row), columnSums{}
				continue
			}
		}
		above.add(amounts)
		since.add(amounts)
		lines = append(lines, *row)
	}
	r.refuseSums(doubtful)
	slices.SortStableFunc(all, func(a, b row) int { return cmp.Or(a.sheet-b.sheet, a.number-b.number) })
	return lines, all
}

// skipSums tells of rows that sum others up.
func (r *reader) skipSums(rows []row) []row {
	for i := range rows {
		r.row, r.problems = &rows[i], nil
		r.skipRow("its amounts are what the rows above it come to: it sums them up; skipped")
	}
	return rows
}

// refuseSums refuses rows that may sum others up.
func (r *reader) refuseSums(rows []row) {
	for i := range rows {
		r.row, r.problems = &rows[i], nil
		r.failRow("its amounts are what the rows above it come to: it may sum them up: leave it out, or write which order or parcel it is of, or its day")
		r.refuse("", []data.SourceRow{r.table.source(r.row)}, r.problems)
	}
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
	if row.filled() == 1 {
		text := firstText(row)
		return strings.Contains(text, " ") || strings.ContainsFunc(text, value.Ideographic)
	}
	return !r.identified()
}
