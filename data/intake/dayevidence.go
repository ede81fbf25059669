package intake

import (
	"regexp"
	"slices"

	"parcelbook/data/sheet"
)

// moreOfDates looks further where the columns that are taken leave open in which order the file writes its dates: at its
// other columns of dates, at what stands over the header, and at how near the dates of a row lie to each other.
func (r *reader) moreOfDates(rows []row, taken []int) error {
	open := func(column int) bool {
		set := r.orders.of(column)
		return set != 0 && !set.one() && r.orders.column[column].cells > 0
	}
	if !slices.ContainsFunc(taken, open) {
		return nil
	}
	columns := slices.Clone(taken)
	for column := range r.table.width {
		if !slices.Contains(columns, column) && r.holdsDates(rows, column) {
			columns = append(columns, column)
		}
	}
	var near nearness
	for i := range rows {
		if i%1024 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		near.start()
		for _, column := range columns {
			d, ok := r.dayAt(&rows[i], column)
			if ok && !slices.Contains(taken, column) {
				r.orders.learnFile(&d)
			}
			near.add(&d, ok)
		}
	}
	for i := range r.table.rows[:max(r.layout.header, 0)] {
		for _, text := range r.table.rows[i].texts() {
			for _, date := range datesWithin.FindAllString(text, -1) {
				if d, err := r.words.parseDay(date); err == nil {
					r.orders.learnFile(&d)
				}
			}
		}
	}
	if !r.orders.file.one() {
		r.orders.file &= near.order()
	}
	return nil
}

// datesWithin finds dates in a title, such as "Period: 01/04/2026 to 31/10/2026".
var datesWithin = regexp.MustCompile(`\b\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})\b`)

// learnFile takes in what a date shows of the file that is in none of the columns taken.
func (o *orders) learnFile(d *day) {
	if shown := d.orders(); shown != 0 && !d.pointed {
		o.file &= shown
	}
}

// holdsDates says whether a column that is not taken holds dates: its first texts are, but for a few.
func (r *reader) holdsDates(rows []row, column int) bool {
	texts, dates := 0, 0
	for i := range rows[:min(len(rows), sampleRows)] {
		if rows[i].blank(column) {
			continue
		}
		texts++
		if _, ok := r.dayAt(&rows[i], column); ok {
			dates++
		}
	}
	return texts >= 3 && dates*10 >= texts*9
}

// dayAt reads the date in a cell as far as its text shows it, or as the spreadsheet has it.
func (r *reader) dayAt(row *row, column int) (day, bool) {
	if row.blank(column) {
		return day{}, false
	}
	text := r.words.something(cleanText(row.raw(column)))
	if row.mark(column).kind != sheet.Date && (row.mark(column).kind != sheet.Text || countOf(text) != noCount) {
		return day{}, false
	}
	d, err := r.words.parseDay(text)
	return d, err == nil
}

// nearness weighs the two orders by the days between the dates of a row: an order is paid, sent and settled within days,
// and read in the wrong order these become months.
type nearness struct {
	dates [2][]civil      // of the row, with the day first and with the month first
	pairs int             // of neighbours that are not as far from each other in both orders
	sums  [2]int          // of the days between them
	gaps  [2]map[int]bool // how many days lay between some
}

func (n *nearness) start() { n.dates[0], n.dates[1] = n.dates[0][:0], n.dates[1][:0] }

// add takes in a further date of the row; known is false where the cell has none.
func (n *nearness) add(d *day, known bool) {
	if !known {
		return
	}
	both := [2]civil{d.by[0], d.by[1]}
	if c, ok := d.sole(); ok {
		both = [2]civil{c, c}
	}
	if both[0] == (civil{}) || both[1] == (civil{}) {
		return
	}
	for way, c := range both {
		n.dates[way] = append(n.dates[way], c)
	}
	last := len(n.dates[0]) - 1
	if last == 0 {
		return
	}
	var between [2]int
	for way, dates := range n.dates {
		between[way] = daysBetween(dates[last-1], dates[last])
	}
	if between[0] == between[1] {
		return
	}
	n.pairs++
	for way, days := range between {
		n.sums[way] += days
		if n.gaps[way] == nil {
			n.gaps[way] = map[int]bool{}
		}
		n.gaps[way][days] = true
	}
}

// order is what the days between say; where they say nothing, any. That what is due is always a month later looks like a
// day in the other order: hence more than one distance is needed, in more than a few rows.
func (n *nearness) order() dayOrder {
	for way, order := range []dayOrder{dayFirst, monthFirst} {
		if n.pairs >= 8 && len(n.gaps[way]) >= 2 && n.sums[way]*4 <= n.sums[1-way] {
			return order
		}
	}
	return anyOrder
}

func daysBetween(a, b civil) int {
	days := int(b.date().Time().Sub(a.date().Time()).Hours() / 24)
	return max(days, -days)
}
