package intake

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/money"
	"parcelbook/data/sheet"
)

// reader reads the values of a table's rows by a layout. What cannot be read becomes a problem of the row.
type reader struct {
	ctx    context.Context
	req    Request
	table  *table
	layout *layout
	format *Format
	words  *vocabulary
	result *Result

	points   points
	orders   orders
	formats  [][]string       // the currencies that each number format of the table shows
	amounts  []int            // the columns of amounts and fees
	headers  map[int][]string // the currencies that the header of an amount column names
	sole     string           // the one currency that the file speaks of; "": none, or several
	status   map[string]StatusWords
	methods  map[string]data.Method // words looked up so far
	told     map[string]bool        // words that are not known, once said
	ordinals map[string]int         // how often each ident has come, of the order or statement

	row      *row
	currency string // of the row
	problems []data.Problem
}

func newReader(ctx context.Context, req Request, t *table, l *layout, words *vocabulary) *reader {
	r := &reader{
		ctx: ctx, req: req, table: t, layout: l, format: l.format, words: words,
		points:  points{column: map[int]byte{}},
		orders:  orders{column: map[int]dayOrder{}, hint: dayOrder(l.format.Dates)},
		headers: map[int][]string{}, status: map[string]StatusWords{}, methods: map[string]data.Method{}, told: map[string]bool{}, ordinals: map[string]int{},
		result: &Result{
			File: t.file, Kind: l.format.Kind, Format: l.format.Name, Sheet: t.sheet, Columns: l.columns,
			ChannelName: l.format.Channel, CarrierName: l.format.Carrier,
		},
	}
	if l.format.Decimal != "" {
		r.points.hint = l.format.Decimal[0]
	}
	for _, list := range [][]StatusWords{words.Status, l.format.Status} { // the format's own come last and win
		for _, s := range list {
			for _, word := range s.Words {
				r.status[normalise(word)] = s
			}
		}
	}
	for _, code := range t.formats {
		r.formats = append(r.formats, words.formatCurrency(code))
	}
	r.amounts = amountColumns(l)
	for _, column := range r.amounts {
		if codes := words.headerCurrency(l.columns[column].Header); codes != nil {
			r.headers[column] = codes
		}
	}
	return r
}

// formatCurrency gives the currencies that a number format shows: "US$" in quotes, [$€-407], or bare.
func (v *vocabulary) formatCurrency(code string) []string {
	section, _, _ := strings.Cut(code, ";")
	if _, bracket, ok := strings.Cut(section, "[$"); ok {
		symbol, _, _ := strings.Cut(bracket, "]")
		symbol, _, _ = strings.Cut(symbol, "-")
		return v.currency(symbol)
	}
	if quoted := strings.Split(section, `"`); len(quoted) == 3 {
		return v.currency(quoted[1])
	}
	bare := strings.Trim(section, "#0.,?_-() \\*@")
	if bare == "General" || bare == "" {
		return nil
	}
	return v.currency(bare)
}

func amountColumns(l *layout) []int {
	var columns []int
	for field, sources := range l.sources {
		if fieldSpecs[field].reading == asAmount {
			for _, source := range sources {
				columns = append(columns, source...)
			}
		}
	}
	for _, f := range l.fees {
		columns = append(columns, f.column)
	}
	return columns
}

// learn looks over all rows for how the file writes amounts and dates, and which currency it speaks of.
func (r *reader) learn(rows []row) error {
	var dates []int
	for field, sources := range r.layout.sources {
		if fieldSpecs[field].reading == asDate {
			for _, source := range sources {
				dates = append(dates, source...)
			}
		}
	}
	var sole []string
	several := false
	for i := range rows {
		if i%1024 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		row := &rows[i]
		for _, column := range dates {
			if !row.blank(column) && row.marks[column].kind == sheet.Text {
				r.learnDate(column, row.cell(column))
			}
		}
		for _, column := range r.amounts {
			if !row.blank(column) && row.marks[column].kind == sheet.Text {
				if fig, err := r.words.parseFigure(row.cell(column)); err == nil {
					r.points.learn(column, fig.body)
				}
			}
		}
		if claims, ok := r.claims(row); !ok {
			several = true
		} else if len(claims) > 0 {
			if sole != nil {
				claims = common(sole, claims)
			}
			several = several || len(claims) == 0
			sole = claims
		}
	}
	if len(sole) == 1 && !several {
		r.sole = sole[0]
	}
	return nil
}

func (r *reader) learnDate(column int, text string) {
	if _, iso := isoDate(text); !iso {
		r.orders.learn(column, text)
	}
}

// claims gives the currencies that a row's amounts can be in, by its currency column, the amounts themselves,
// their number formats and headers; nil where nothing says. ok is false where they contradict each other.
func (r *reader) claims(row *row) (claims []string, ok bool) {
	claim := func(codes []string) {
		if codes == nil {
			return
		}
		if claims == nil {
			claims, ok = codes, true
			return
		}
		if slices.Equal(claims, codes) {
			return
		}
		claims = common(claims, codes)
		ok = ok && len(claims) > 0
		if claims == nil {
			claims = []string{}
		}
	}
	ok = true
	for _, source := range r.layout.sources[Currency] {
		if text := cleanText(row.cell(source[0])); text != "" {
			claim(r.words.currency(text))
		}
	}
	for _, column := range r.amounts {
		if row.blank(column) {
			continue
		}
		claim(r.headers[column])
		m := row.marks[column]
		claim(r.formats[m.format])
		if m.kind == sheet.Text && !bare(row.cells[column]) {
			if fig, err := r.words.parseFigure(row.cell(column)); err == nil {
				claim(fig.money)
			}
		}
	}
	return claims, ok
}

// bare says whether an amount is nothing but ASCII digits and signs.
func bare(s string) bool { return strings.Trim(s, "0123456789.,-+ ") == "" }

// begin turns to a row: its problems so far are forgotten, its currency is found out.
func (r *reader) begin(row *row) {
	r.row, r.problems = row, nil
	r.currency = ""
	for _, source := range r.layout.sources[Currency] {
		if text := cleanText(row.cell(source[0])); text != "" && r.words.currency(text) == nil {
			r.fail(source[0], "not a currency")
			return
		}
	}
	claims, ok := r.claims(row)
	if !ok {
		r.failRow("its amounts are in more than one currency")
		return
	}
	r.currency = r.choose(claims)
	if r.currency == "" && len(claims) > 0 {
		r.failRow(fmt.Sprintf("its amounts may be in %s: nothing in the file says which", strings.Join(claims, ", ")))
	}
}

// choose picks the currency of a row: the one it can only be, else the format's, the file's, the book's.
func (r *reader) choose(claims []string) string {
	if len(claims) == 1 {
		return claims[0]
	}
	for _, code := range []string{r.sole, r.format.Currency, r.req.Currency} {
		if code != "" && (claims == nil || contains(claims, code)) {
			return code
		}
	}
	return ""
}

// fail notes that the value at a column of the row cannot be read.
func (r *reader) fail(column int, reason string) {
	r.problems = append(r.problems, r.problem(column, reason))
}

func (r *reader) problem(column int, reason string) data.Problem {
	return data.Problem{Sheet: r.table.sheet, Row: r.row.number, Column: r.header(column), Value: r.row.cell(column), Reason: reason}
}

// tell notes something that refuses nothing.
func (r *reader) tell(column int, reason string) {
	r.result.Problems = append(r.result.Problems, r.problem(column, reason))
}

// failRow notes what is wrong with the row as a whole.
func (r *reader) failRow(reason string) {
	r.problems = append(r.problems, data.Problem{Sheet: r.table.sheet, Row: r.row.number, Reason: reason})
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

// broken notes a cell that holds an error of the spreadsheet instead of a value.
func (r *reader) broken(column int) bool {
	if r.row.marks[column].kind != sheet.Error {
		return false
	}
	r.fail(column, "the spreadsheet has no value here: "+r.row.cell(column))
	return true
}

// parts gives the texts of a field's columns.
func (r *reader) parts(field Field) []string {
	var parts []string
	for _, column := range r.given(field) {
		if r.broken(column) {
			continue
		}
		if text := cleanText(r.row.cells[column]); text != "" {
			parts = append(parts, text)
		}
	}
	return parts
}

// text gives a field as text, "" where the row has none.
func (r *reader) text(field Field) string {
	columns := r.given(field)
	if len(columns) == 1 && r.row.marks[columns[0]].kind != sheet.Error {
		return cleanText(r.row.cells[columns[0]])
	}
	return strings.Join(r.parts(field), fieldSpecs[field].join)
}

// ref gives an order number or waybill.
func (r *reader) ref(field Field) string {
	for _, column := range r.given(field) {
		if r.broken(column) {
			return ""
		}
		ref, err := cleanRef(r.row.cells[column], r.row.marks[column])
		if err != nil {
			r.fail(column, err.Error())
		}
		return ref
	}
	return ""
}

// date gives a field as a date, "" where the row has none.
func (r *reader) date(field Field) data.Date {
	for _, column := range r.given(field) {
		if r.broken(column) {
			return ""
		}
		text := cleanText(r.row.cells[column])
		if strings.Trim(text, "-—–/") == "" {
			return ""
		}
		date, err := r.orders.read(r.words, text, column)
		if err != nil {
			r.fail(column, err.Error())
		}
		return date
	}
	return ""
}

// amount gives a field in minor units of the row's currency; ok is false where the row has none.
func (r *reader) amount(field Field) (sum int64, ok bool) {
	for _, column := range r.given(field) {
		return r.amountAt(column)
	}
	return 0, false
}

func (r *reader) amountAt(column int) (sum int64, ok bool) {
	if r.row.blank(column) || r.broken(column) {
		return 0, false
	}
	text := strings.TrimPrefix(r.row.cell(column), "'")
	fig, err := r.words.figureOf(text, r.row.marks[column])
	if errors.Is(err, errEmpty) {
		return 0, false
	}
	if err == nil && r.currency == "" {
		if len(r.problems) == 0 {
			r.fail(column, "no currency is named, neither in the file nor in the book")
		}
		return 0, false
	}
	if err == nil && r.row.marks[column].kind == sheet.Number {
		sum, err = minor(fig.body, '.', r.currency)
		if fig.negative {
			sum = -sum
		}
	} else if err == nil {
		sum, err = r.points.read(fig, column, r.currency)
	}
	if err != nil {
		r.fail(column, err.Error())
		return 0, false
	}
	return sum, true
}

// state looks up the words of a status column. A word that is not known is told once and means nothing.
func (r *reader) state(word string, column int) (StatusWords, bool) {
	s, ok := r.status[word]
	if !ok {
		s, ok = r.status[normalise(word)]
		if ok {
			r.status[word] = s
		}
	}
	if !ok {
		r.unknown("status", column, word)
	}
	return s, ok
}

// unknown tells of a word that means nothing to us, once a file.
func (r *reader) unknown(what string, column int, word string) {
	key := what + " " + word
	if r.told[key] {
		return
	}
	r.told[key] = true
	r.tell(column, fmt.Sprintf("the %s %q is not known; it is kept as it is and changes nothing", what, word))
}

// method translates a payment method; "" for one that is not known.
func (r *reader) method(word string, column int) data.Method {
	if m, ok := r.methods[word]; ok {
		return m
	}
	m := r.findMethod(normalise(word))
	if m == "" {
		r.unknown("payment method", column, word)
	}
	r.methods[word] = m
	return m
}

func (r *reader) findMethod(text string) data.Method {
	for _, list := range [][]MethodWords{r.format.Methods, r.words.Methods} {
		for _, m := range list {
			for _, w := range m.Words {
				if holds(text, normalise(w)) {
					return m.Method
				}
			}
		}
	}
	return ""
}

// written is a field as the file has it, unread.
func (r *reader) written(field Field) string {
	for _, column := range r.given(field) {
		return r.row.cell(column)
	}
	return ""
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
