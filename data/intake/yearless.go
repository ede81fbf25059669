package intake

import (
	"cmp"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// Sheets kept by hand write days without a year: "08 May". Which year it is, the file's or sheet's name says or what stands over the header,
// another day of the row, or the calendar: what is written down has happened. Where none of these is certain the days stay unread.

// someYear stands for the year where only the form of days is looked at. It has a 29th of February.
const someYear = 2024

var errNoYear = say.Text("this day has no year, and nothing shows which one it is: write the year above the header, or into the name of the file")

// dateSample gives the days of sampled rows some year, in columns of nothing else: those with names of months, and those of numbers
// under a header that speaks of a day.
func (c *clues) dateSample() {
	for column := range c.names {
		n, days, numbers, behind := 0, 0, 0, 0
		for i := range c.sample {
			if c.sample[i].blank(column) {
				continue
			}
			n++
			text := c.sample[i].cell(column)
			if _, ok := c.in.words.InYear(text, someYear); ok {
				days++
				numbers += once(strings.Trim(text, "0123456789/.- ") == "")
				behind += once(c.in.words.YearBehind(text))
			} else if (n-days)*10 > len(c.sample) {
				break
			}
		}
		if n < fewValues || days*10 < n*9 || behind == days || numbers > 0 && !c.asksDay(column) {
			continue
		}
		for i := range c.sample {
			if dated, ok := c.in.words.InYear(c.in.words.WithoutWeekday(c.sample[i].cell(column)), someYear); ok {
				c.sample[i] = c.sample[i].with(column, dated, mark{kind: sheet.Text})
			}
		}
	}
}

// asksDay says whether the header of a column surely calls it some day.
func (c *clues) asksDay(column int) bool {
	return slices.ContainsFunc(c.in.heading(c.names[column]).guesses, func(g guess) bool { return fieldSpecs[g.field].reading == asDate && g.sure >= sureEnough })
}

// findYears writes the year into the days of some columns that are written without one, and tells once which it took.
func (r *reader) findYears(rows []row, columns []int) {
	columns = slices.Clone(columns)
	ordered := r.columnsOf(setOf(OrderDate))
	slices.SortStableFunc(columns, func(a, b int) int { return once(slices.Contains(ordered, b)) - once(slices.Contains(ordered, a)) })
	main := slices.IndexFunc(columns, func(column int) bool {
		return slices.ContainsFunc(rows[:min(len(rows), sampleRows)], func(row row) bool { return r.yearless(&row, column) })
	})
	if main < 0 {
		return
	}
	day := r.daysWritten(rows, columns)
	first, last, why := data.Date(""), data.Date(""), say.Text("")
	for from, to := 0, 0; from < len(rows); from = to {
		u := undated{named: r.yearsNamed(r.table.sheetOf(&rows[from])), today: r.req.Today}
		for to = from; to < len(rows) && rows[to].sheet == rows[from].sheet; to++ {
			u.add(r.dayAndDate(&rows[to], columns, columns[main], day))
		}
		near, by := u.near()
		for i, at := range near {
			if r.writeYears(&rows[from+i], columns, at, day) {
				if why == "" {
					r.row = rows[from+i].asIs
				}
				first, last, why = data.FirstOf(first, at), max(last, at), by
			}
		}
	}
	if why != "" {
		r.tell(columns[main], say.Textf("days here have no year: they are taken to be from %s to %s, %s; where that is wrong, write the year above the header or into the name of the file",
			string(first), string(last), why))
	}
}

// yearless says whether a cell holds a day without a year.
func (r *reader) yearless(row *row, column int) bool {
	_, ok := r.words.InYear(row.cell(column), someYear)
	return ok
}

// dayAndDate are the day of a row that has no year, of the main column or another one, and another day of it that has one.
func (r *reader) dayAndDate(row *row, columns []int, main int, day func(*row, int) data.Date) (bare, dated data.Date) {
	if r.yearless(row, main) {
		bare = day(row, main)
	}
	for _, column := range columns {
		if r.yearless(row, column) {
			bare = cmp.Or(bare, day(row, column))
		} else {
			dated = cmp.Or(dated, day(row, column))
		}
	}
	return bare, dated
}

// daysWritten gives what reads the days of columns, those without a year as of someYear, the day first where nothing shows what comes first.
func (r *reader) daysWritten(rows []row, columns []int) func(row *row, column int) data.Date {
	written := newOrders(r.req.Answers.Dates, r.format.Dates)
	parse := func(row *row, column int) (value.Day, bool) {
		text, ok := r.words.InYear(r.words.WithoutWeekday(row.cell(column)), someYear)
		if !ok {
			text = row.cell(column)
		}
		d, err := r.words.Day(text)
		return d, err == nil
	}
	for i := range rows {
		for _, column := range columns {
			if d, ok := parse(&rows[i], column); ok {
				written.learn(column, &d)
			}
		}
	}
	return func(row *row, column int) data.Date {
		d, ok := parse(row, column)
		if !ok {
			return ""
		}
		c, sole := d.Sole()
		if known := written.of(column); !sole && known.One() {
			c = d.In(known)
		} else if !sole {
			c = d.In(value.DayFirst)
		}
		if c == (value.Civil{}) {
			return ""
		}
		return c.Date()
	}
}

// writeYears writes into the days of a row the year in which each is the nearest to a day, and says whether there were any.
func (r *reader) writeYears(row *row, columns []int, near data.Date, day func(*row, int) data.Date) (written bool) {
	for _, column := range columns {
		if near == "" || !r.yearless(row, column) {
			continue
		}
		if dated, ok := r.words.InYear(row.cell(column), nearest(day(row, column), near).Time().Year()); ok {
			*row, written = row.with(column, dated, mark{kind: sheet.Text}), true
		}
	}
	return written
}

// datesInName are whole dates in the name of a sheet or file, or in a title: of the day it was made, and not of what it holds.
var datesInName = regexp.MustCompile(`\d{4}[-_./]?\d{2}[-_./]?\d{2}|\d{1,2}[-_./]\d{1,2}[-_./]\d{4}`)

// yearsNamed are the years that the name of a sheet tells, else what stands over the header, else the name of the file.
func (r *reader) yearsNamed(name string) []int {
	var titles []string
	for i := range r.table.rows[:max(r.layout.header, 0)] {
		titles = append(titles, r.table.rows[i].texts()...)
	}
	file := strings.TrimSuffix(r.table.file, filepath.Ext(r.table.file))
	for _, texts := range [][]string{{name}, titles, {file}} {
		var years []int
		for _, text := range texts {
			years = append(years, yearsIn(text)...)
		}
		if years != nil {
			slices.Sort(years)
			return slices.Compact(years)
		}
	}
	return nil
}

// yearsIn are the years in a title, such as "Orders 2026" or "2025/26".
func yearsIn(text string) (years []int) {
	last := 0
	for number := range strings.FieldsFuncSeq(datesInName.ReplaceAllString(text, " "), func(r rune) bool { return r < '0' || r > '9' }) {
		n := value.Atoi(number)
		switch {
		case len(number) == 4 && n >= firstYear && n <= lastYear:
			years, last = append(years, n), n
		case len(number) == 2 && last > 0 && n == (last+1)%100:
			years, last = append(years, last+1), 0
		default:
			last = 0
		}
	}
	return years
}
