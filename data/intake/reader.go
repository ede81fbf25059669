package intake

import (
	"context"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake/value"
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

	points      points
	orders      orders
	formats     [][]string       // the currencies that each number format of the table shows
	amounts     []int            // the columns of amounts and fees
	texts       []textColumn     // the columns of texts
	headers     map[int][]string // the currencies that the header of an amount column names
	spoken      spoken
	places      places
	status      map[string]StatusWords
	sheets      map[string]sheetState  // by their names, once looked up
	methods     map[string]data.Method // words looked up so far
	countries   map[string]string      // looked up so far
	told        map[string]bool        // words that are not known, once said
	asked       map[string]bool        // questions, once asked
	suspects    FieldSet               // amounts of the order that look like amounts of its lines
	summed      FieldSet               // amounts of the order of which each row has a part
	partly      FieldSet               // those of them that only the rows show to be so
	chargedOnce bool                   // what each row comes to has what it charges in it, which may be charged once or in each row
	taxRate     int64                  // what rows come to with tax that no column gives, in thousandths; 0: none
	perParcel   FieldSet               // those of these of which each parcel has its part, in every row of it
	undated     int                    // the column that is called the order's date, and holds none; -1: there is none
	returns     map[int]bool           // of the columns of days that were looked at, those on which orders came back
	ofPayment   map[int]bool           // of the columns of states, likewise, those of the payment
	answered    map[int]bool           // of the columns that ask whether an order is paid, those that hold nothing but answers
	ticks       []int                  // those of them in which all answers are yes
	rates       map[int]bool           // the columns of discounts that are percentages by their headers
	deposits    bool                   // some order is paid in part before it is delivered
	blankDues   bool                   // where nothing stands of what is owed of an order nothing is
	wholeDues   bool                   // what is to be collected of each order is what it comes to, goods and postage
	totals      totals
	skippings   []skipping
	payments    payments // of a remittance
	instalments instalments
	// someDelivered: a row of the statement says that its parcel was delivered.
	someDelivered  bool
	somePaid       bool                  // a row of the statement has a net above zero
	datesDelivered bool                  // of a list of deliveries, whether a day tells that a parcel was delivered
	uncollected    int64                 // what parcels of the statement would have collected that were not handed over
	entryTypes     map[string]EntryWords // words of entries, once looked up
	head           []headCell            // what cells over the data say of the statement
	subtotals      []row                 // rows that call themselves a total of something, and may be
	// Of the order or statement that is being read:
	draft    draft
	ordinals map[string]int // how often each ident has come
	waybills map[string]int // where its parcels are, by waybill
	said     map[string]int // the row that said a text first
	allSent  bool           // each of its rows names a waybill
	within   string         // the one currency that its rows name; "": none, several, or the whole file does

	row      *row
	parcels  []Parcel // that it names
	currency string   // of the row
	unnamed  error    // why the row has no currency
	ofTotal  bool     // it is a totals row, whose money goes no way
	untold   bool     // that is not said of an amount of the row yet
	byBook   bool     // nothing but the book says which currency it is
	problems []data.Problem
}

func newReader(ctx context.Context, req Request, t *table, l *layout, words *vocabulary) *reader {
	r := &reader{
		ctx: ctx, req: req, table: t, layout: l, format: l.format, words: words,
		points:  points{column: map[int]byte{}, answer: pointOf(req.Answers.Decimal), hint: pointOf(l.format.Decimal), tiny: words.Tiny, thousandths: map[byte]int{}, grouping: map[int]grouping{}},
		orders:  newOrders(req.Answers.Dates, l.format.Dates),
		headers: map[int][]string{}, returns: map[int]bool{}, ofPayment: map[int]bool{}, status: map[string]StatusWords{}, sheets: map[string]sheetState{}, methods: map[string]data.Method{}, countries: map[string]string{}, entryTypes: map[string]EntryWords{}, told: map[string]bool{}, asked: map[string]bool{},
		ordinals: map[string]int{}, waybills: map[string]int{}, said: map[string]int{},
		result: &Result{
			File: t.file, Kind: l.format.Kind, Format: l.format.Name, Sheet: t.sheet, Columns: l.columns,
			Evidence:    l.tells(),
			General:     l.own == nil && (l.standing < known || req.Mapping != nil),
			ChannelName: l.format.Channel, CarrierName: l.format.Carrier, ProcessorName: l.format.Processor,
		},
	}
	if r.result.General && l.header >= 0 && !l.format.exact() {
		exact := l.exactly(t.header(l.header, words.lexicon).texts())
		exact.Name = l.format.Name
		r.result.Layout = &exact
	}
	for _, name := range l.format.Sum {
		field, _ := ParseField(name)
		r.summed = r.summed.With(field)
	}
	lists := [][]StatusWords{words.Status, nil, l.format.Status} // the format's own come last and win
	if l.format.Statement == data.StatementCOD || l.format.Kind == Delivered {
		lists[1] = []StatusWords{{Words: words.CameBack, Parcel: data.ParcelReturned}, {Words: slices.Concat(words.Closed, words.Partly)}}
	}
	for _, list := range lists {
		for _, s := range list {
			for _, word := range s.Words {
				for _, form := range value.Forms(word) {
					r.status[form] = s
				}
			}
		}
	}
	if code := words.namedCurrency(l); code != "" {
		r.spoken.learn([]string{code}, true)
	}
	if code := r.labelledCurrency(); code != "" {
		r.spoken.learn([]string{code}, true)
	}
	for word, code := range l.format.CurrencyBy {
		if strings.Contains(strings.ToLower(t.file), strings.ToLower(word)) {
			r.spoken.learn([]string{code}, true)
		}
	}
	for _, code := range t.formats {
		r.formats = append(r.formats, words.formatCurrency(code))
	}
	r.keepHead()
	r.amounts, r.texts, r.skippings = amountColumns(l), textColumns(l), skippings(l)
	r.points.paid = slices.Concat(slices.Concat(l.sources[Collected], l.sources[OrderTotal], l.sources[Outstanding])...)
	for _, column := range r.amounts {
		if codes := words.headerCurrency(l.columns[column].Header); codes != nil {
			r.headers[column] = codes
		}
	}
	return r
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
	if column, ok := l.withdrawals[Net]; ok {
		columns = append(columns, column)
	}
	return columns
}

// clarify writes into cells of sheets in no known layout what is meant there: years, figures and answers.
func (r *reader) clarify(rows []row, dates []int) {
	if r.layout.standing == known {
		return
	}
	r.findYears(rows, dates)
	for _, field := range []Field{Shipping, Quantity} {
		for _, column := range r.columnsOf(setOf(field)) {
			r.words.writeFigures(rows, column, field)
		}
	}
	for _, c := range r.layout.columns {
		if ringed(c.Header, rows, c.Index) {
			withRings(rows, c.Index)
		}
	}
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
	if column, ok := r.layout.withdrawals[PaidDate]; ok {
		dates = append(dates, column)
	}
	r.clarify(rows, dates)
	for i := range rows {
		if i%1024 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		row := &rows[i]
		for _, column := range dates {
			if !row.blank(column) {
				r.learnDate(column, row)
			}
		}
		claims, ok := r.claims(row)
		r.spoken.learn(claims, ok)
		cents := ok && len(claims) > 0 && !slices.ContainsFunc(claims, inThousandths)
		for _, column := range r.amounts {
			if !row.blank(column) && row.mark(column).kind == sheet.Text {
				if fig, err := r.words.Figure(row.cell(column)); err == nil {
					r.points.learn(column, fig.Body, cents)
				}
			}
		}
		r.points.inThree = r.points.inThree || slices.ContainsFunc(claims, inThousandths)
		for _, source := range r.layout.sources[Country] {
			if text := value.Clean(row.cell(source[0])); text != "" {
				r.places.learn(r.country(text))
			}
		}
	}
	err := r.moreOfDates(rows, dates)
	r.orders.usual = r.usualOrder()
	return err
}
