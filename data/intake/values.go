package intake

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/money"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// fail notes that the value at a column of the row cannot be read.
func (r *reader) fail(column int, reason say.Text) {
	r.problems = append(r.problems, r.problem(column, reason))
}

func (r *reader) problem(column int, reason say.Text) data.Problem {
	return data.Problem{Sheet: r.table.sheetOf(r.row), Row: r.row.number, Column: r.header(column), Value: r.row.cell(column), Reason: reason}
}

// tell notes something that refuses nothing.
func (r *reader) tell(column int, reason say.Text) {
	r.result.Problems = append(r.result.Problems, r.problem(column, reason))
}

// failRow notes what is wrong with the row as a whole.
func (r *reader) failRow(reason say.Text) {
	r.problems = append(r.problems, data.Problem{Sheet: r.table.sheetOf(r.row), Row: r.row.number, Reason: reason})
}

// header names a column in messages.
func (r *reader) header(column int) string {
	if column < len(r.layout.columns) && r.layout.columns[column].Header != "" {
		return r.layout.columns[column].Header
	}
	return sheet.ColumnName(column)
}

// given gives the columns of a field that hold something in the row: those of its first source that does.
func (r *reader) given(field Field) []int {
	for _, source := range r.layout.sources[field] {
		for i, column := range source {
			if r.row.blank(column) {
				continue
			}
			rest := source[i:]
			if !slices.ContainsFunc(rest, r.row.blank) {
				return rest
			}
			return slices.DeleteFunc(slices.Clone(rest), r.row.blank)
		}
	}
	return nil
}

// first is the first column that holds something of a field in the row.
func (r *reader) first(field Field) (column int, ok bool) {
	columns := r.given(field)
	if len(columns) == 0 {
		return 0, false
	}
	return columns[0], true
}

// broken notes a cell that holds an error of the spreadsheet instead of a value.
func (r *reader) broken(column int) bool {
	if r.row.mark(column).kind != sheet.Error {
		return false
	}
	r.fail(column, say.Textf("the spreadsheet has no value here: %s", r.row.cell(column)))
	return true
}

// inside gives what a cell of several fields holds of one of a statement's line, "" where no cell does.
func (r *reader) inside(field Field) string {
	text, _ := r.insideOf(field)
	return text
}

// insideOf gives the same, and the column of that cell.
func (r *reader) insideOf(field Field) (text string, column int) {
	if r.format.Kind != Statements {
		return "", 0 // orders have items, each with its own
	}
	for _, column := range r.layout.items {
		if !column.grammar.fields.Has(field) || r.row.blank(column.column) || r.broken(column.column) {
			continue
		}
		if it, ok := column.grammar.one(r.row.raw(column.column)); ok && it[field] != "" {
			return it[field], column.column
		}
	}
	return "", 0
}

// parts gives the texts of a field's columns.
func (r *reader) parts(field Field) []string {
	if text := r.inside(field); text != "" {
		return []string{text}
	}
	var parts []string
	for _, column := range r.given(field) {
		if r.broken(column) {
			continue
		}
		if text := value.Clean(r.row.raw(column)); text != "" {
			parts = append(parts, text)
		}
	}
	return parts
}

// text gives a field as text, "" where the row has none.
func (r *reader) text(field Field) string {
	if text := r.inside(field); text != "" {
		return text
	}
	columns := r.given(field)
	if len(columns) == 1 && r.row.mark(columns[0]).kind != sheet.Error {
		return value.Clean(r.row.raw(columns[0]))
	}
	return strings.Join(r.parts(field), fieldSpecs[field].join)
}

// ref gives an order number or waybill.
func (r *reader) ref(field Field) string {
	if text := r.inside(field); text != "" {
		return text
	}
	column, ok := r.first(field)
	if !ok || r.broken(column) {
		return ""
	}
	ref, err := value.Ref(r.row.raw(column), r.row.mark(column).kind, r.row.mark(column).doubtful)
	if err != nil {
		r.fail(column, say.Of(err))
	}
	return ref
}

// date gives a field as a date, "" where the row has none.
func (r *reader) date(field Field) data.Date {
	column, ok := r.first(field)
	if !ok {
		return ""
	}
	return r.dateAt(column)
}

func (r *reader) dateAt(column int) (date data.Date) {
	if r.broken(column) {
		return ""
	}
	text := r.words.Something(value.Clean(r.row.raw(column)))
	if text == "" {
		return ""
	}
	date, ok := value.ISODate(text)
	if !ok {
		date, ok = r.counted(text, column)
	}
	var err error
	if !ok {
		date, err = r.orders.read(r.words, text, column)
	}
	switch {
	case err != nil && r.yearless(r.row, column):
		err = errNoYear
	case err != nil:
	case r.row.mark(column).kind == sheet.Date && r.orders.at(column).swapped():
		err = errSwapped
	case r.beyondYears(date):
		err = errBeyond
	}
	if err != nil {
		r.failBy(column, err)
	} else if !ok && r.orders.of(column) != r.orders.shown(column) {
		r.tellUsual(column)
	}
	return date
}

// errBeyond is why a day is not taken that is years ahead.
var errBeyond = say.Text("this day is more than a year ahead: the year seems wrong")

// beyondYears says whether a day is in a later year than the next. Without knowing today none is.
func (r *reader) beyondYears(date data.Date) bool {
	return r.req.Today != "" && date != "" && date.Time().Year() > r.req.Today.Time().Year()+1
}

// amount gives a field in minor units of the row's currency, the sum of the columns that make it; ok is false where
// the row has none.
func (r *reader) amount(field Field) (sum int64, ok bool) {
	if text, column := r.insideOf(field); text != "" {
		return r.amountOf(text, column, mark{})
	}
	for _, column := range r.given(field) {
		if field == Discount && r.inPercent(column) {
			return r.rateOff(column)
		}
		part, read := r.amountAt(column)
		if r.layout.debits[column] {
			if part < 0 && !r.onlyDebits(field) {
				r.fail(column, "this column was taken for what goes out, written above zero; say by a mapping what it is")
			}
			part = -part
		}
		sum, ok = sum+part, ok || read
	}
	return sum, ok
}

// onlyDebits says whether a format knows of no column of a field but one of debits: what brings money is below zero in it.
func (r *reader) onlyDebits(field Field) bool {
	columns := slices.Concat(r.layout.sources[field]...)
	return r.layout.standing >= known && len(columns) == 1 && r.layout.debits[columns[0]]
}

func (r *reader) amountAt(column int) (sum int64, ok bool) {
	if r.row.blank(column) || r.broken(column) {
		return 0, false
	}
	return r.amountOf(strings.TrimPrefix(r.row.cell(column), "'"), column, r.row.mark(column))
}

// amountOf reads an amount that stands in a column, alone in its cell or not.
func (r *reader) amountOf(text string, column int, m mark) (sum int64, ok bool) {
	fig, err := r.words.figureOf(text, m)
	if errors.Is(err, value.ErrEmpty) {
		return 0, false
	}
	if err == nil && r.currency == "" {
		r.openAmount(fig, column)
		return 0, false
	}
	if err == nil && m.kind == sheet.Number {
		sum, err = value.Minor(fig.Body, '.', r.currency)
		if fig.Negative {
			sum = -sum
		}
	} else if err == nil {
		sum, err = r.points.read(fig, column, r.currency)
	}
	if err != nil {
		r.failBy(column, err)
		return 0, false
	}
	return sum, true
}

// figureOf is the figure in a cell.
func (v *vocabulary) figureOf(text string, m mark) (value.Figure, error) {
	if m.kind == sheet.Bool || m.kind == sheet.Date {
		return value.Figure{}, value.ErrNoAmount
	}
	return v.Figure(text)
}

// openAmount notes of an amount whose currency is not known why, once a row. Which sign begins its decimals may be open
// besides; that is asked too, for all questions of a file are asked at once.
func (r *reader) openAmount(fig value.Figure, column int) {
	var open *openError
	if !errors.As(r.unnamed, &open) {
		return
	}
	if r.untold {
		r.failBy(column, open)
		r.untold = false
	}
	likely := append(slices.Clone(open.answers), cmp.Or(r.req.Currency, "USD"))[0]
	if r.row.mark(column).kind == sheet.Number {
		return
	}
	if _, err := r.points.read(fig, column, likely); errors.As(err, &open) {
		r.ask(column, open)
	}
}

// state looks up the words of a status column. A word that is not known is told once and means nothing.
func (r *reader) state(word string, column int) (StatusWords, bool) {
	s, ok := r.findState(word)
	switch {
	case ok:
	case r.format.Kind != Statements:
		r.unknown(Status, column, word, "it is kept as it is and changes nothing")
	case !r.words.isOfPayment(word):
		r.unknown(Status, column, word, "it is kept as it is, and the amounts of its rows count")
	}
	return s, ok
}

// stateAt is what the status at a column of the row says, and the words for it: a yes says what its header does. "": nothing.
func (r *reader) stateAt(column int) (StatusWords, string) {
	text, header := value.Clean(r.row.raw(column)), strings.TrimRight(r.header(column), "?？ ")
	if s, known := r.findState(text); known {
		return s, text
	}
	yes, no := r.words.answer(text)
	state, off, says := r.words.asked(header)
	switch asked := r.asksPaid(column); {
	case !yes && !no:
	case asked && yes:
		return StatusWords{PaidToo: true}, header // sent or not
	case asked:
		return StatusWords{Order: data.OrderUnpaid}, header + ": " + text
	case off && yes:
		return state, header
	case says && yes:
		return StatusWords{Parcel: state.Parcel}, header // paid or not
	case says:
		return StatusWords{}, ""
	}
	if r.asksPaid(column) {
		r.tell(column, "this is neither yes nor no: the order counts as not paid, until you enter by hand what was")
		return StatusWords{}, text
	}
	s, _ := r.state(text, column)
	return s, text
}

// isStateOf says whether a status is, in any of its forms, one of some words.
func (v *vocabulary) isStateOf(text string, words map[string]bool) bool {
	_, ok := v.stateForm(text, func(form string) bool { return words[form] })
	return ok
}

// isOfPayment says whether a status is one of the payment of a row, settled or not.
func (v *vocabulary) isOfPayment(text string) bool {
	return v.isStateOf(text, v.settled) || v.isStateOf(text, v.unsettled)
}

// findState looks a status up; as it is written it is kept, to be found at once the next time.
func (r *reader) findState(text string) (s StatusWords, ok bool) {
	if s, ok = r.status[text]; ok {
		return s, true
	}
	forms := r.words.stateForms(text, func(form string) bool { _, known := r.status[form]; return known })
	for _, form := range forms {
		s = s.and(r.status[form])
	}
	if len(forms) > 0 {
		r.status[text] = s
	}
	return s, len(forms) > 0
}

// stateForm is the form of a status that is known: as it is written, without its code, as in "Denegada 0190", or without the
// noun that it is the state of, as in "Pedido cancelado". What is paid is no such noun: "payment pending" is more than "pending".
func (v *vocabulary) stateForm(text string, known func(form string) bool) (form string, ok bool) {
	forms := value.Forms(text)
	for _, form := range forms {
		if known(form) {
			return form, true
		}
	}
	words := slices.DeleteFunc(strings.Fields(forms[len(forms)-1]), func(word string) bool { return strings.Trim(word, "0123456789") == "" })
	if form = strings.Join(words, " "); known(form) {
		return form, true
	}
	last := len(words) - 1
	if last < 1 {
		return "", false
	}
	noun := func(word string) bool {
		return slices.ContainsFunc([]string{"order", "parcel", "waybill"}, func(concept string) bool { return v.lexicon.mentions(word, concept) })
	}
	if form = strings.Join(words[1:], " "); known(form) && noun(words[0]) {
		return form, true
	}
	form = strings.Join(words[:last], " ")
	return form, known(form) && noun(words[last])
}

// unknown tells of a word that means nothing to us, once a file.
func (r *reader) unknown(field Field, column int, word string, so say.Text) {
	key := field.String() + " " + word
	if r.told[key] {
		return
	}
	r.told[key] = true
	r.tell(column, say.Textf("the %s %q is not known: %s", field, word, so))
}

// written is a field as the file has it, unread.
func (r *reader) written(field Field) string {
	column, ok := r.first(field)
	if !ok {
		return ""
	}
	return r.row.cell(column)
}

// refuse puts a record into quarantine with all its rows.
func (r *reader) refuse(subject string, rows []data.SourceRow, problems []data.Problem) {
	r.result.Quarantine = append(r.result.Quarantine, data.Quarantined{
		File: r.table.file, Subject: subject, Rows: rows, Problems: problems, State: data.QuarantineOpen,
	})
	r.result.Problems = append(r.result.Problems, problems...)
	r.result.Refused += len(rows)
}

// inMinor gives an amount of the row for messages.
func inMinor(sum int64, currency string) string { return money.New(sum, currency).String() }
