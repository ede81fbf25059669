package intake

import (
	"slices"

	"parcelbook/data"
	"parcelbook/data/say"
)

// weighty are the fields without which the money or the parcels of a file would be misread; a column that may be one of
// them is asked for.
var weighty = map[Kind]FieldSet{
	Orders:     setOf(OrderDate, PaidDate, Status, PaymentMethod, Waybill, Currency),
	Statements: setOf(OrderNumber, Waybill, PaidDate, DeliveredDate, Currency, Direction),
	Delivered:  setOf(OrderNumber, Waybill, Status, DeliveredDate),
}

// doubt says of the columns that were not taken which look like money, or like something that the file names nowhere
// else: what would be left out must not be left out in silence.
func (s *scout) doubt(l *layout) error {
	open := func(c Column) bool { return len(c.Fields) == 0 && !c.Ignored && !l.explained[c.Index] }
	if l.format.exact() || len(s.plans) == 1 || !slices.ContainsFunc(l.columns, open) {
		return nil // the user has said of each column what it is, or nothing is left
	}
	c, err := s.cluesAt(l.header)
	if err != nil {
		return err
	}
	for i := range l.columns {
		column := &l.columns[i]
		if !open(*column) || c.twinTaken(l, i) {
			continue
		}
		at := slices.IndexFunc(l.maybe, func(k candidate) bool {
			return k.column == i && weighty[l.format.Kind].Has(k.field) && !l.fields.Has(k.field)
		})
		switch {
		case c.money(i) && (l.format.Kind != Delivered || c.speaks(i, "cod", "collect")):
			column.Doubt = "it looks like an amount"
		case l.format.Kind == Statements && !l.directed() && c.profiles[i].tellsWays() && !c.speaks(i, "card"):
			column.Doubt = say.Textf("it may be %s", Direction)
		case at >= 0:
			column.Doubt = say.Textf("it may be %s", l.maybe[at].field)
		}
	}
	return nil
}

// twinTaken says whether a column that is taken holds the same, or says what was collected of it.
func (c *clues) twinTaken(l *layout, column int) bool {
	if at := c.whereCollected(column); at >= 0 && slices.Contains(l.columns[at].Fields, Collected.String()) {
		return true
	}
	for i := range l.columns {
		if len(l.columns[i].Fields) > 0 && c.same(column, i) {
			return true
		}
	}
	return false
}

// money says whether a column holds amounts, by its header, or where that says nothing by most of its values. One of
// nothing but zeros has none.
func (c *clues) money(column int) bool {
	p, h := &c.profiles[column], c.headings[column]
	if p.n == 0 || p.digits == 0 || c.speaks(column, "weight", "quantity", "count", "percent", "duration", "declared", "balance", "original", "estimate") {
		return false
	}
	if c.zeros(column) {
		return false
	}
	if h != nil && p.digits*2 >= p.n && p.refs < p.n && slices.ContainsFunc(h.guesses, func(g guess) bool { return fieldSpecs[g.field].reading == asAmount && g.sure >= sureMaybe }) {
		return true
	}
	return c.silent(column) && p.share(p.decimals, 5) && p.share(p.amounts, 5)
}

// priced are the headers of prices and sums in a list of orders of which no column is taken for what an order comes to: read so, each
// would come to nothing.
func (c *clues) priced(l *layout) (headers []string) {
	if l.format.Kind != Orders || l.fields&prices != 0 {
		return nil
	}
	for i := range l.columns {
		p := &c.profiles[i]
		if len(l.columns[i].Fields) == 0 && p.n*2 > len(c.sample) && !c.zeros(i) && c.mayPrice(i) {
			headers = append(headers, c.names[i])
		}
	}
	return headers
}

// mayPrice says whether a column may say what an order comes to: by its words, whatever it holds; as amounts below words of prices; or as
// what looks like money below a header that says nothing.
func (c *clues) mayPrice(column int) bool {
	others := slices.DeleteFunc(slices.Clone(changing), func(concept string) bool { return concept == "original" })
	others = append(others, "quantity", "ship", "deliver", "freight", "buying", "balance", coded)
	p, h := &c.profiles[column], c.headings[column]
	called := func(g guess) bool { return prices.Has(g.field) && g.in.has(ordersPurpose) && g.sure >= sureEnough }
	switch {
	case h != nil && p.digits*2 > p.n && !c.buying(column) && slices.ContainsFunc(h.guesses, called):
		return true
	case c.speaks(column, others...):
		return false
	}
	return p.share(p.amounts, 9) && c.speaks(column, "price", "unitprice", "amount", "total", "subtotal") || c.silent(column) && c.money(column)
}

// tellDoubts tells of the columns in doubt, so that nobody takes what was read for all there is.
func (r *reader) tellDoubts() {
	if told := r.layout.directions.told; told != "" {
		r.result.Problems = append(r.result.Problems, data.Problem{Sheet: r.table.sheet, Row: r.result.HeaderRow, Reason: told})
	}
	if r.format.Statement == data.StatementLedger && len(r.layout.sources[EntryType])+len(r.format.Entries) == 0 {
		r.result.Problems = append(r.result.Problems, data.Problem{
			Sheet: r.table.sheet, Row: r.result.HeaderRow,
			Reason: "no column says what the entries are about: they are taken for adjustments between the holder and the seller",
		})
	}
	for _, c := range r.layout.columns {
		if c.Doubt == "" {
			continue
		}
		problem := data.Problem{Sheet: r.table.sheet, Row: r.result.HeaderRow, Column: r.header(c.Index), Reason: say.Textf("this column is not taken, though %s: say by a mapping what it is", c.Doubt)}
		if c.Reason != "" {
			problem.Reason = say.Textf("%s (%s)", problem.Reason, c.Reason)
		}
		r.result.Problems = append(r.result.Problems, problem)
	}
}
