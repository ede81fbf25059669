// Package intake turns the cells of a spreadsheet into candidate records: orders, statement lines, deliveries.
//
// What a layout looks like is data: a Format, read from resources/formats or made by the user. Nothing is
// guessed in silence and nothing is lost: every data row ends in exactly one candidate, in quarantine with its
// reasons, or among the skipped with a problem that says why.
package intake

import (
	"context"
	"errors"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// Kind says what a file is about.
type Kind string

// The kinds of file.
const (
	Orders     Kind = "orders"
	Statements Kind = "statement"
	Delivered  Kind = "delivery"

	// The book's own lists, beside that of orders.
	Customers Kind = "customers"
	Parcels   Kind = "parcels"
	Payments  Kind = "payments"
	Carriers  Kind = "carriers" // channels and card processors among them
)

// Request says how a file is to be taken in. The zero value finds everything out.
type Request struct {
	As        Kind               // "": find out
	Statement data.StatementKind // with As Statements, the kind of them; "": find out
	Currency  string             // the book's: stands where the file names none, and says which "$" is meant
	Sheet     string             // "": the sheet with the data, and those that go with it
	Others    bool               // with Sheet: those that go with it too
	Formats   []Format           // the seller's own, which come before the built-in ones
	Mapping   *Format            // read by this format and by no other; As is then not asked
	Answers   Answers            // to the questions that the file was found to leave open
	// Known says how many of some order numbers or waybills, as data.RefKey writes them, the book has: which column is
	// which may hang on it. nil: that is not known.
	Known func(f Field, keys []string) (int, error)
	// Means gives the orders of the book that each of some numbers may mean, by data.RefKey. nil: that is not known.
	Means    func(keys []string) (map[string][]Meant, error)
	Today    data.Date               // "": it is not known, and no day is too far ahead
	Mends    []data.Mend             // cells that the user gave another text
	Limit    int                     // read only so many data rows, for a preview; 0: all
	Batches  bool                    // leave Result.Orders empty and the orders to Result.EachOrders: a large file then takes a fourth of the memory
	Progress func(done, total int64) // in bytes; nil: nobody wants to know
}

// Result is a file as candidate records. Nothing in it is written anywhere yet.
type Result struct {
	File      string // base name
	Kind      Kind
	Format    string
	Sheet     string
	HeaderRow int // as the spreadsheet numbers it; 0: there is none
	Columns   []Column
	Own       bool       // one of the book's own exported lists
	Evidence  []say.Text // what tells that it is of its kind
	General   bool       // Format does not tell the layout: it goes by words that are common, or is a mapping made for the file
	Layout    *Format    // of one that is General: what each column was taken for, as a mapping; nil where that was given, or there is no header

	Statement StatementHead // of a statement
	// Whose the file is; "" where neither file nor format says.
	ChannelName, CarrierName, ProcessorName string

	Orders     []Order
	Unread     *Unread // the orders instead, where they are read in batches
	Lines      []Line
	Deliveries []Delivery
	Customers  []Customer
	Parcels    []ListedParcel
	Payments   []Payment
	Holders    []Holder
	Quarantine []data.Quarantined
	Problems   []data.Problem // all of them, those of the quarantine included
	Questions  []Question     // one of each kind and column; their answers would take records out of quarantine
	// Assumed is the currency of amounts of which nothing in the file says which it is, be it that they have a sign such as
	// "$": that of the answers, else the book's, or of a sign that of the one country that all parcels go to. "": there are
	// none. AssumedOf is the question that it answers.
	Assumed   string
	AssumedOf Question
	// UsualOf is the question which number of a date comes first where nothing but the language of the headers answers it;
	// without a kind where that was not needed.
	UsualOf Question

	Rows    int // data rows: those of all candidates, refused and skipped
	Refused int // rows in quarantine
	Skipped int // rows that say nothing new; a problem says why
}

// Column is what a column of the file was taken for.
type Column struct {
	Index      int // from 0
	Header     string
	Fields     []string // none: not taken
	Ignored    bool     // not taken, and the format says that it need not be
	Confidence int      // 0 to 100
	Reason     say.Text
	Doubt      say.Text // why it should not have been left out, perhaps; "": nothing says so
}

// StatementHead is what a statement says of itself.
type StatementHead struct {
	Kind      data.StatementKind
	Reference string // the holder's number of it, else the file's name
	Date      data.Date
	Currency  string
	Total     int64 // minor units of Currency that it names as paid out in all
	HasTotal  bool
	Reckoned  bool // Total stands nowhere in the file: a row gives what was collected and what of it was kept back
}

// Order is a candidate order. Ids, channel and customer are the caller's to give.
//
// Paid is what was paid before delivery: on a cash-on-delivery order that the shop calls paid it is 0, for that
// is the carrier's collection, which the parcel's CODAmount and the carrier's statement speak of. Where the seller has
// that money it is the total, and nothing is left to collect.
type Order struct {
	data.Order
	Received bool // the seller has the cash that was paid on delivery
	// Has says which fields the file gives a value for, reckoned ones included: only those may change an order
	// that is known already. Paid is given where PaidDate, Outstanding, Paid or Status is.
	Has     FieldSet
	Lines   []data.Line
	Parcels []Parcel
	Rows    []data.SourceRow

	// Of the book's own list alone: the row says everything, and nothing of it is reckoned.
	Whole    bool
	Channel  string   // name
	Codes    []string // data.Alias.Code of each
	Customer string   // data.Customer.Ident; "": none
}

// Parcel is a candidate parcel with the name of its carrier, "" where the file has none.
type Parcel struct {
	data.Parcel
	Carrier string
	Due     int64 // what the file says that this parcel is to collect, or all of them are; 0: it does not say
}

// Line is a candidate statement line, in its currency: a statement in several is one for each.
type Line struct {
	data.StatementLine
	Currency string
	Rows     []data.SourceRow // one, or those whose entries it sums up
}

// Delivery is what became of a parcel, by the courier's result sheet or by hand.
type Delivery struct {
	OrderNumber string // "" where only the waybill is known
	Waybill     string // "" where only the order number is known
	State       data.ParcelState
	FileState   string    // the status word as the file has it
	Date        data.Date // "": not said
	Collected   int64     // minor units of Currency; -1: not said
	Currency    string    // of Collected
	Assumed     bool      // Currency is the book's, for nothing names one
	Note        string
	Carrier     string // name; "" where the file has none
	Row         data.SourceRow
}

// SetMethod settles how an order is paid where the file does not say, and what its parcels collect by that: each what
// the file says of it, where that comes to what is not paid yet, else the first parcel to the customer all of it. It is called at most once, by whoever knows
// the channel's usual method.
func (o *Order) SetMethod(m data.Method) {
	o.Method = m
	if m == data.COD && o.Paid == o.Total && !o.Received {
		o.Paid = 0
	}
	var due int64
	for i := range o.Parcels {
		o.Parcels[i].CODAmount = 0
		due += o.Parcels[i].Due
	}
	if m != data.COD {
		return
	}
	left := max(o.Total-o.Paid, 0)
	for i := range o.Parcels {
		switch p := &o.Parcels[i]; {
		case due == left:
			p.CODAmount = p.Due
		case !p.Return:
			p.CODAmount = left
			return
		}
	}
}

// What can be wrong with a file that can be read.
var (
	ErrNoHeader = say.Text("no header") // no row is a header that any format understands
	ErrNoRows   = say.Text("no rows")   // there is nothing under the header
)

// Score counts the header words that a decoding of text yields, each once, for garbage repeats itself, to tell the right
// encoding: sheet.Options.Score.
func Score(text string) int {
	lib, err := builtin()
	if err != nil {
		return 0
	}
	found := map[string]bool{}
	for n, line := range strings.SplitN(text, "\n", headerWithin+1) {
		if n == headerWithin {
			break
		}
		for cell := range strings.FieldsFuncSeq(line, func(r rune) bool { return strings.ContainsRune(",;|\t\r\"", r) }) {
			if lib.headers[value.Normalise(cell)] || lib.words.lexicon.spelt(cell) {
				found[cell] = true
			}
		}
	}
	return len(found)
}

// Read takes a file in. A file without a header that is understood, or with nothing under it, is refused by a
// *sheet.Failure, as are the failures of reading; what is wrong with single values is in the Result.
func Read(ctx context.Context, f *sheet.File, req Request) (*Result, error) {
	if err := req.Answers.Validate(); err != nil {
		return nil, err
	}
	lib, err := builtin()
	if err != nil {
		return nil, err
	}
	plans, err := plansFor(req, lib)
	if err != nil {
		return nil, err
	}
	limit := 0
	if req.Limit > 0 {
		limit = headerWithin + req.Limit
	}
	t, l, err := locate(ctx, f, req, plans, limit)
	if err != nil {
		return nil, err
	}
	a := around{ctx: ctx, file: f, req: req, plans: plans, source: source{t, l}}
	if err := a.look(); err != nil {
		return nil, err
	}
	r := newReader(ctx, req, t, l, lib.words)
	r.result.Problems = a.told
	if l.header >= 0 {
		r.result.HeaderRow = t.rows[l.header].number
	}
	if l.own != nil {
		return r.readOwn()
	}
	r.tellDoubts()
	rows, totals := r.splitRows()
	if req.Limit > 0 {
		rows, totals, r.subtotals = rows[:min(len(rows), req.Limit)], nil, nil
	}
	r.tellBeyond(rows, f.Container() == "csv")
	r.result.Rows = len(rows)
	if len(rows)+len(a.also)+len(r.subtotals) == 0 {
		return nil, r.table.noRows(r.result.HeaderRow)
	}
	if err := r.learn(rows); err != nil {
		return nil, err
	}
	switch l.format.Kind {
	case Orders:
		r.skipSubtotals()
		err = r.readOrders(rows)
	case Statements:
		if err = r.readStatement(rows, totals); err == nil && req.Limit == 0 {
			own := len(r.result.Lines)
			err = errors.Join(r.readAlso(a.also), r.stated(f, own, a.unknown))
		}
	case Delivered:
		r.skipSubtotals()
		err = r.readDeliveries(rows)
	}
	if err != nil {
		return nil, err
	}
	return r.result, nil
}

// plansFor gives the formats that a file may have, ready to be tried, the seller's own first.
func plansFor(req Request, lib *library) ([]*plan, error) {
	if req.Mapping != nil {
		p, err := newPlan(req.Mapping, true, lib.words)
		return []*plan{p}, err
	}
	var plans []*plan
	for i := range req.Formats {
		p, err := newPlan(&req.Formats[i], true, lib.words)
		if err != nil {
			return nil, err
		}
		plans = append(plans, p)
	}
	plans = append(plans, lib.plans...)
	if req.As != "" {
		plans = slices.DeleteFunc(plans, func(p *plan) bool {
			return p.format.Kind != req.As || req.Statement != "" && p.format.Statement != req.Statement
		})
	}
	return plans, nil
}

// says says whether the user said that a file is of the very kind that a format is of.
func (req *Request) says(f *Format) bool {
	return req.As == f.Kind && req.Statement == f.Statement
}

func (t *table) noRows(header int) *sheet.Failure {
	return &sheet.Failure{
		File: t.file, Sheet: t.sheet, Row: header, Err: ErrNoRows,
		What: "the file has a header and no rows", Do: "export it again with what it should hold",
	}
}
