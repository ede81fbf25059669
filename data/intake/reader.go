package intake

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parcelbook/data"
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
	suspects FieldSet               // amounts of the order that look like amounts of its lines
	// Of the order or statement that is being read:
	ordinals map[string]int // how often each ident has come
	waybills map[string]int // where its parcels are, by waybill
	said     map[string]int // the row that said a text first

	row      *row
	currency string // of the row
	problems []data.Problem
}

func newReader(ctx context.Context, req Request, t *table, l *layout, words *vocabulary) *reader {
	r := &reader{
		ctx: ctx, req: req, table: t, layout: l, format: l.format, words: words,
		points:  points{column: map[int]byte{}},
		orders:  orders{column: map[int]dayOrder{}, hint: dayOrder(l.format.Dates)},
		headers: map[int][]string{}, status: map[string]StatusWords{}, methods: map[string]data.Method{}, told: map[string]bool{}, ordinals: map[string]int{}, waybills: map[string]int{}, said: map[string]int{},
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
		if code != "" && (claims == nil || slices.Contains(claims, code)) {
			return code
		}
	}
	return ""
}
