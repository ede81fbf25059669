package intake

import (
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// The confidence in a column, and where it is too small for the column to be taken.
const (
	sureOwn      = 100 // a header of the format itself
	sureShared   = 88  // a header known in general
	sureValues   = 95  // the most that headers and values together give
	sureKnown    = 96  // values that the book knows
	sureConflict = 50  // a header known, but another column fits better
	sureMaybe    = 60  // not taken, but it may well be so
	sureEnough   = 70
)

// Why a column is taken.
const (
	reasonItems  = "a cell of this format with several fields"
	reasonCODFee = "the fee for collecting"
	reasonFee    = "a fee that is kept back"
)

// kindFields are the fields that the shared headers can mean in a file of each kind.
var kindFields = map[Kind]FieldSet{
	Orders:     1<<Collected - 1,
	Statements: setOf(OrderNumber, Waybill, Collected, Refunded, Fee, Freight, Net, DeliveredDate, PaidDate, Reference, Status, Currency, CarrierName, RecipientName, EntryType, Direction, Note),
	Delivered:  setOf(OrderNumber, Waybill, Status, DeliveredDate, Collected, Currency, CarrierName, Note),
}

func setOf(fields ...Field) FieldSet {
	var set FieldSet
	for _, f := range fields {
		set = set.With(f)
	}
	return set
}

// fee is a column of fees and their kind.
type fee struct {
	column int
	kind   string
}

// items is a column whose cells hold several fields.
type items struct {
	column  int
	grammar *grammar
}

// layout says which columns of a sheet give which fields.
type layout struct {
	format   *Format
	plan     *plan // that found it; nil: the book's own list
	standing standing
	header   int                 // index of the header in the table's rows; -1: there is none
	sources  [fieldCount][][]int // the first that is not blank counts; the columns of one make one value
	fees     []fee
	// withdrawals are the columns of rows that tell of a payout to the bank.
	withdrawals map[Field]int
	debits      map[int]bool // columns of amounts that take money away and are written above zero
	directions  directions
	items       []items
	columns     []Column
	fields      FieldSet
	total       int        // the column that only the row of the statement's total fills; -1: there is none
	item        int        // the column that only rows of products fill; -1: there is none
	taken       int        // columns that give a field
	against     int        // how many columns' worth speaks against this kind of file
	evidence    []say.Text // what speaks for this kind of file, where that is told by words in general

	surelyCollected bool  // the column of what was collected is that, and another of what was to be
	currencies      []int // columns of currencies of which none is surely that of the amounts
	pending         []int // the column of what is still to be paid out; none
	running         []int // the column of the running balance; none
	taxed           taxed
	orderText       bool // only what is said of the entries names the orders
	dueIsCOD        bool // what is still to be paid is what the courier collects

	explained map[int]bool // columns that are not taken, for others already add up to them
	maybe     []candidate  // columns that may be a field that no other gives, not surely enough to take them

	own   *ownList // the book's own list that it is; nil: a file of others
	ownAt []int    // where the list's columns are in the sheet; -1: nowhere
}

// column is the column of a header; -1 where there is none.
func (l *layout) column(header string) int {
	words := value.Normalise(header)
	return slices.IndexFunc(l.columns, func(c Column) bool { return value.Normalise(c.Header) == words })
}

// fitting is a layout in the making.
type fitting struct {
	layout  layout
	index   map[string][]hit
	lacking []say.Text // what the format needs and no column gives
	score   int        // what speaks for its kind of file
}

// hit is a column that a form of words is the header of.
type hit struct {
	column int
	form   form
}

// bareFitting has the columns and nothing taken.
func bareFitting(header *row) *fitting {
	fit := &fitting{layout: layout{item: -1, total: -1}}
	fit.layout.columns = make([]Column, header.width())
	for i, text := range header.texts() {
		fit.layout.columns[i] = Column{Index: i, Header: strings.Join(strings.Fields(text), " ")}
	}
	return fit
}

// indexOf says which columns words are the header of, the surest first.
func indexOf(header *row) map[string][]hit {
	index := map[string][]hit{}
	for i := range header.width() {
		if header.mark(i).kind != sheet.Text || header.blank(i) {
			continue
		}
		for _, f := range headerForms(header.raw(i)) {
			index[f.words] = append(index[f.words], hit{column: i, form: f})
		}
	}
	for _, hits := range index {
		slices.SortStableFunc(hits, func(a, b hit) int { return a.form.loss - b.form.loss })
	}
	return index
}

// find gives the column of a header; -1 where there is none.
func (fit *fitting) find(header string) int {
	for _, h := range fit.index[value.Normalise(header)] {
		return h.column
	}
	return -1
}

// free gives the columns that words are the header of and that nothing has taken.
func (fit *fitting) free(words string) []hit {
	var free []hit
	for _, h := range fit.index[words] {
		if fit.layout.columns[h.column].Confidence == 0 {
			free = append(free, h)
		}
	}
	return free
}

// take gives a column to fields.
func (fit *fitting) take(h hit, confidence int, reason say.Text, fields ...Field) {
	c := &fit.layout.columns[h.column]
	c.Confidence = confidence - h.form.loss
	for _, f := range fields {
		c.Fields = append(c.Fields, f.String())
		fit.layout.fields = fit.layout.fields.With(f)
	}
	c.Reason = reason
	if h.form.part != "" {
		c.Reason = say.Textf("%s (by %q)", c.Reason, h.form.part)
	}
	fit.layout.taken++
}

func (fit *fitting) takeItems(g *grammar) {
	for words := range g.headers {
		for _, h := range fit.free(words) {
			fit.take(h, sureOwn, reasonItems, g.fields.Fields()...)
			fit.layout.items = append(fit.layout.items, items{column: h.column, grammar: g})
		}
	}
}

// takeFees takes the columns of fees before any amount can take them.
func (fit *fitting) takeFees(p *plan) {
	claim := func(words string, reason say.Text, kind string, confidence int) {
		for _, h := range fit.free(words) {
			name := kind
			if name == "" {
				name = fit.layout.columns[h.column].Header
			}
			fit.take(h, confidence, reason, Fee)
			fit.layout.fees = append(fit.layout.fees, fee{column: h.column, kind: name})
		}
	}
	for words := range p.codFees {
		claim(words, reasonCODFee, data.FeeCOD, sureOf(!p.format.Shared))
		claim(bracketed(words), reasonCODFee, data.FeeCOD, sureShared)
	}
	for _, alt := range p.fields[Fee] {
		claim(alt.parts[0], reasonFee, "", sureOf(alt.own))
	}
	fit.sortFees()
}

func (fit *fitting) sortFees() {
	slices.SortFunc(fit.layout.fees, func(a, b fee) int { return a.column - b.column })
}

func sureOf(own bool) int {
	if own {
		return sureOwn
	}
	return sureShared
}

// takeField finds the columns of one field. Amounts, dates and counts come from one column, for two could
// disagree; other fields may have columns that stand in where the better one is blank.
func (fit *fitting) takeField(field Field, alts []alternative) {
	for _, alt := range alts {
		single := len(alt.parts) == 1
		for {
			hits := fit.match(alt)
			if hits == nil || sureOf(alt.own)-hits[0].form.loss < sureEnough {
				break
			}
			if fit.rival(field, hits) {
				break
			}
			source := make([]int, len(hits))
			for i, h := range hits {
				fit.take(h, sureOf(alt.own), reasonFor(field, alt), field)
				source[i] = h.column
			}
			fit.layout.sources[field] = append(fit.layout.sources[field], source)
			if !single || fieldSpecs[field].reading == asWord { // another column of that name may have other words
				break
			}
		}
	}
}

func reasonFor(field Field, alt alternative) say.Text {
	if alt.own {
		return say.Textf("this format's header of %s", field)
	}
	return say.Textf("a common header of %s", field)
}

// match gives the free columns of an alternative, nil where any is missing.
func (fit *fitting) match(alt alternative) []hit {
	hits := make([]hit, 0, len(alt.parts))
	for _, words := range alt.parts {
		free := fit.free(words)
		if len(free) == 0 {
			return nil
		}
		hits = append(hits, free[0])
	}
	return hits
}

// rival marks columns that could give a field that a better column gives already.
func (fit *fitting) rival(field Field, hits []hit) bool {
	sources := fit.layout.sources[field]
	reading := fieldSpecs[field].reading
	if len(sources) == 0 || reading == asText || reading == asRef || reading == asWord && field != Currency {
		return false
	}
	for _, h := range hits {
		c := &fit.layout.columns[h.column]
		c.Confidence = sureConflict
		c.Reason = say.Textf("could be %s, which column %s gives", field, sheet.ColumnName(sources[0][0]))
	}
	return true
}

// ignores says whether a header, or a part of it, is known and of no use.
func (p *plan) ignores(header string) bool {
	return slices.ContainsFunc(headerForms(header), func(f form) bool { return f.loss <= lossPart && p.ignored[f.words] })
}

// leftovers says of the columns that nothing took why that is so.
func (fit *fitting) leftovers(p *plan) {
	for i := range fit.layout.columns {
		c := &fit.layout.columns[i]
		switch {
		case len(c.Fields) > 0:
		case p.ignores(c.Header), len(p.values) > 0:
			c.Reason, c.Ignored, c.Confidence = "not needed of this format", true, 0
		case c.Reason != "":
		case c.Header == "":
			c.Reason = "no header"
		default:
			c.Reason = "no known header"
		}
	}
}

// remark notes what else a column that is taken says of its amounts.
func (fit *fitting) remark(c *clues, taken []candidate, k candidate) {
	switch k.field {
	case Collected:
		fit.layout.surelyCollected = c.surelyCollected(k.column)
	case Outstanding:
		fit.layout.dueIsCOD = c.speaks(k.column, "cod")
	case Tax:
		fit.layout.taxed = c.taxOf(taken)
	case Net:
		switch p := &c.profiles[k.column]; {
		case k.part == lastPart && !p.share(p.negative, 9):
			fit.layout.debits[k.column] = true
		case k.part == 0:
			fit.layout.pending = c.pendingOf(fit, k.column)
		}
	}
}

// tells is what tells that a file is of this kind: its headers or values where a format is recognised by them.
func (l *layout) tells() []say.Text {
	switch {
	case l.own != nil:
		return []say.Text{"the columns of a list that the book exported"}
	case l.standing < known:
		return l.evidence
	case l.header < 0:
		return []say.Text{"values as this format has them"}
	}
	var names []string
	for _, either := range l.plan.recognise {
		at := slices.IndexFunc(l.columns, func(c Column) bool { return slices.Contains(either, value.Normalise(c.Header)) })
		if at >= 0 {
			names = append(names, l.columns[at].Header)
		}
	}
	if names == nil {
		return []say.Text{"all the headers that this format names"}
	}
	return []say.Text{say.Textf("the headers by which this format is recognised: %s", quotes(names))}
}
