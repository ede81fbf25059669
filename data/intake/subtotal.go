package intake

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/sheet"
)

// A row whose number is "Subtotal 01/05" or "小计 2026-05-01" sums others up by its words, but might be a record. Of a
// statement it is a total where its amounts prove it.

// maySum says whether where its number or, of a statement, its day would be a row has a word for a total, with more behind it or not;
// anywhere else it is that word alone.
func (r *reader) maySum(row *row) bool {
	for _, column := range r.identity() {
		if text := row.cell(column); text != "" && !r.words.sums(text) {
			return false
		}
	}
	return r.summing(row) >= 0
}

// summing is the column by which a row says that it sums others up; -1: it does not.
func (r *reader) summing(row *row) int {
	labels := r.identity()
	if r.format.Kind == Statements {
		labels = append(labels, slices.Concat(slices.Concat(r.layout.sources[DeliveredDate]...), slices.Concat(r.layout.sources[PaidDate]...))...)
	}
	if at := slices.IndexFunc(labels, func(column int) bool { return r.words.sums(row.cell(column)) }); at >= 0 {
		return labels[at]
	}
	if r.format.Kind != Statements || slices.ContainsFunc(labels, func(column int) bool { return !row.blank(column) }) {
		return -1
	}
	return r.words.totalIn(row)
}

// totalIn is the first column of a row that has a word for a total and nothing else; -1: none.
func (v *vocabulary) totalIn(row *row) int {
	for column := range row.width() {
		if !row.blank(column) && row.mark(column).kind == sheet.Text && v.totalWord(row.cell(column)) {
			return column
		}
	}
	return -1
}

// sums says whether a text is a word for a total, or begins or ends with one.
func (v *vocabulary) sums(text string) bool {
	if v.totalWord(text) {
		return true
	}
	said := value.Normalise(text)
	for end, next := range said {
		if v.totals[said[:end]] {
			last, _ := utf8.DecodeLastRuneInString(said[:end])
			if next == ' ' || !unicode.IsLetter(next) && unicode.Is(unicode.Lo, last) { // 小计3 is a total, TOTAL3 may be a number
				return true
			}
		}
		if next == ' ' && v.totals[said[end+1:]] || value.Ideographic(next) && v.totals[said[end:]] { // "Report total", 本期合计
			return true
		}
	}
	return false
}

// skipSubtotals leaves them out, and tells it.
func (r *reader) skipSubtotals() {
	for i := range r.subtotals {
		r.row, r.problems = &r.subtotals[i], nil
		r.fail(r.summing(r.row), "this sums other rows up, by its words; skipped")
		r.result.Problems = append(r.result.Problems, r.problems...)
	}
	r.result.Rows += len(r.subtotals)
	r.result.Skipped += len(r.subtotals)
}

// withSubtotals adds to the totals of a statement the rows that sum lines up: all above them, or those since the total before. A
// row that does not is refused, unless a line that it may count is refused too.
func (r *reader) withSubtotals(totals []row, signs map[int]int64) []row {
	for i := range r.subtotals {
		row := &r.subtotals[i]
		sum, ok := r.readTotal(row, signs)
		if ok && (r.refusedAbove(row) || r.sumsUp(row, &sum, 0) || r.sumsUp(row, &sum, totalAbove(row, totals))) {
			totals = append(totals, *row)
			continue
		}
		if len(r.problems) == 0 {
			r.fail(r.summing(row), "this sums other rows up, by its words, but no rows above it come to that")
		}
		r.result.Rows++
		r.refuse(firstText(row), []data.SourceRow{r.table.source(row)}, r.problems)
	}
	slices.SortFunc(totals, func(a, b row) int { return cmp.Or(a.sheet-b.sheet, a.number-b.number) })
	return totals
}

// totalAbove is the number of the last totals row above a row, 0 where there is none.
func totalAbove(row *row, totals []row) int {
	above := 0
	for i := range totals {
		if totals[i].sheet == row.sheet && totals[i].number < row.number {
			above = max(above, totals[i].number)
		}
	}
	return above
}

func (r *reader) refusedAbove(row *row) bool {
	return slices.ContainsFunc(r.result.Quarantine, func(q data.Quarantined) bool {
		return q.Rows[0].Sheet == r.table.sheetOf(row) && q.Rows[0].Row < row.number
	})
}

// sumsUp says whether what a totals row gives is what the lines below a row, and above itself, come to.
func (r *reader) sumsUp(total *row, sum *data.StatementLine, after int) bool {
	var lines data.StatementLine
	for i := range r.result.Lines {
		if l := &r.result.Lines[i]; l.Rows[0].Sheet == r.table.sheetOf(total) && l.Rows[0].Row > after && l.Rows[0].Row < total.number {
			lines.Collected, lines.Freight, lines.Net = lines.Collected+l.Collected, lines.Freight+l.Freight, lines.Net+l.Net
		}
	}
	r.row = total
	differs := func(field Field, a, b int64) bool { return r.given(field) != nil && a != b }
	return !differs(Collected, sum.Collected, lines.Collected) && !differs(Freight, sum.Freight, lines.Freight) && !differs(Net, sum.Net, lines.Net)
}
