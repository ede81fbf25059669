package intake

import (
	"regexp"
	"slices"

	"parcelbook/data/intake/value"
	"parcelbook/data/sheet"
)

// moreOfDates looks further where the columns that are taken leave open in which order the file writes its dates: at its
// other columns of dates, and at the period that stands over the header.
func (r *reader) moreOfDates(rows []row, taken []int) error {
	open := func(column int) bool {
		set := r.orders.of(column)
		return set != 0 && !set.One() && r.orders.column[column].cells > 0
	}
	if !slices.ContainsFunc(taken, open) {
		return nil
	}
	var columns []int
	for column := range r.table.width {
		if !slices.Contains(taken, column) && r.holdsDates(rows, column) {
			columns = append(columns, column)
		}
	}
	for i := range rows {
		if i%1024 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		for _, column := range columns {
			if d, ok := r.dayAt(&rows[i], column); ok {
				r.orders.learnFile(&d)
			}
		}
	}
	for i := range r.table.rows[:max(r.layout.header, 0)] {
		for _, text := range r.table.rows[i].texts() {
			r.learnPeriod(datesWithin.FindAllString(text, -1))
		}
	}
	return nil
}

// learnPeriod learns from the two dates of a period. One date alone may be the day of printing, written as the one who
// printed it does.
func (r *reader) learnPeriod(dates []string) {
	if len(dates) != 2 {
		return
	}
	for _, date := range dates {
		if d, err := r.words.Day(date); err == nil {
			r.orders.learnFile(&d)
		}
	}
}

// datesWithin finds dates in a title, such as "Period: 01/04/2026 to 31/10/2026".
var datesWithin = regexp.MustCompile(`\b\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})\b`)

// learnFile takes in what a date shows of the whole file, in whichever of its columns or over them it stands.
func (o *orders) learnFile(d *value.Day) {
	if shown := d.Orders(); shown != 0 && !d.Pointed {
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
func (r *reader) dayAt(row *row, column int) (value.Day, bool) {
	if row.blank(column) {
		return value.Day{}, false
	}
	text := r.words.Something(value.Clean(row.raw(column)))
	if row.mark(column).kind != sheet.Date && (row.mark(column).kind != sheet.Text || countOf(text) != noCount) {
		return value.Day{}, false
	}
	d, err := r.words.Day(text)
	return d, err == nil
}

// dayFirstLanguages are those of which all countries write the day before the month.
var dayFirstLanguages = []string{"bg", "cs", "de", "el", "es", "fr", "hr", "id", "it", "nl", "pl", "pt", "ro", "ru", "tr", "uk", "vi"}

// usualOrder is how the language that the headers are in writes its days. English is that of several countries, and where
// much of the headers may be English, nothing is known.
func (r *reader) usualOrder() value.DayOrder {
	x := r.words.lexicon
	in := newInterpreter(r.words)
	var headers []string
	for _, c := range r.layout.columns {
		headers = append(headers, c.Header)
	}
	in.learnLanguages(headers)
	most := slices.Index(in.weights, slices.Max(in.weights))
	common := slices.Index(x.languages, commonLanguage)
	if slices.Contains(dayFirstLanguages, x.languages[most]) && in.weights[most] > 2*in.weights[common] {
		return value.DayFirst
	}
	return 0
}

// tellUsual tells, once, that days are read as the language of the headers writes them, which somebody may have answered
// otherwise.
func (r *reader) tellUsual(column int) {
	if r.result.UsualOf.Kind != "" {
		return
	}
	r.result.UsualOf = Question{Kind: AskDates, Column: r.header(column), Example: r.row.cell(column), Answers: (value.DayFirst | value.MonthFirst).Names()}
	r.tell(column, "no date shows whether the day or the month comes first: they are read as the language of the headers writes them, the day first")
}
