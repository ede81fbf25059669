package intake

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
)

// readOrders makes orders of the data rows, or where they are read in batches gets ready to.
func (r *reader) readOrders(rows []row) error {
	rows = r.withoutSkipped(rows)
	r.carryWritten(rows)
	groups := r.groupRows(rows)
	r.undated = r.calledDate()
	r.findRates(rows)
	r.findAnswers(rows)
	r.findInstalments(rows)
	r.findParts(rows, groups)
	r.findDeposits(rows, groups)
	r.findWholeDues(rows, groups)
	r.findBlankDues(rows)
	if r.req.Batches {
		r.result.Unread = &Unread{reader: r, rows: rows, groups: groups}
		return r.ctx.Err()
	}
	r.result.Orders = make([]Order, 0, len(groups))
	for i := range groups {
		if i%1024 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		r.readOrder(rows, &groups[i])
	}
	r.readPhones(r.result.Orders)
	r.tellTotals()
	return r.ctx.Err()
}

// withoutSkipped leaves out the rows that the format says are no orders, and tells of them.
func (r *reader) withoutSkipped(rows []row) []row {
	if len(r.skippings) == 0 {
		return rows
	}
	kept := rows[:0] // in place: what is skipped is not needed again
	for i := range rows {
		r.row = &rows[i]
		if column, ok := r.toSkip(); ok {
			r.result.Skipped++
			r.tell(column, "this row is no order; skipped")
			continue
		}
		kept = append(kept, rows[i])
	}
	return kept
}

// orderAmounts are the amounts that an order has once, however many rows it has.
var orderAmounts = []Field{ItemsTotal, Shipping, Discount, Tax, OrderTotal, Outstanding, Paid, Refunded}

// draft is an order in the making.
type draft struct {
	Order
	seen     [fieldCount]int // the row that gave an amount of the order
	amounts  [fieldCount]int64
	lines    map[string]int // where a line is, of a format with a row for each piece
	notes    []string       // each once
	states   []string       // the file's words for its state, each once
	due      int64          // what the row says is to be paid still
	itemised bool           // it has a row that sums it up, and rows of products

	wordState   data.OrderState // by the file's words, of all rows
	otherDay    bool            // a row names another day than the first
	cameBack    bool            // its last day is the one it came back on, not the one it was called off on
	off, on     bool            // rows that are called off, and rows that are not
	depositPaid bool            // its deposit is, as far as a column says
	restPaid    bool            // and what was left of it is
	saidUnpaid  bool
	yesPaid     bool // a yes says that it is paid
	paidBy      *int // the column of a status that says so
	handedOver  bool // it was paid on delivery
	saidPaid    bool
	ticked      bool // a row has the yes that says so
	ticksSent   bool // a row says yes below a header such as sent
	carrier     string
	sent        data.Date // of parcels that no waybill is known of
	delivered   data.Date
	parcelState data.ParcelState
}

func (r *reader) readOrder(rows []row, g *group) {
	d := &r.draft // one for all orders, for it is large
	*d = draft{}
	r.within = ""
	if r.spoken.several && len(g.rows) > 1 {
		r.within = r.currencyOf(rows, g.rows)
	}
	r.ordinals, r.waybills, r.said = emptied(r.ordinals), emptied(r.waybills), emptied(r.said)
	d.Number = g.number
	d.Rows = make([]data.SourceRow, 0, len(g.rows))
	if r.format.Units {
		d.lines = make(map[string]int, len(g.rows))
	}
	var problems []data.Problem
	d.itemised, r.allSent = r.itemised(rows, g), r.sent(rows, g)
	for n, i := range g.rows {
		row := &rows[i]
		if n > 0 && n%1024 == 0 && r.ctx.Err() != nil {
			return
		}
		if len(g.rows) > 1 && r.duplicate(row) {
			continue
		}
		d.Rows = append(d.Rows, r.table.source(row))
		r.begin(row)
		r.readRow(d)
		problems = append(problems, r.problems...)
	}
	r.row, r.problems = &rows[g.rows[0]], nil
	if g.twin != nil {
		r.fail(r.given(OrderNumber)[0], say.Textf("row %d writes this number as %q: write both alike where they are one order, and apart where they are two",
			rows[g.twin.rows[0]].number, g.twin.number))
		problems = append(problems, r.problems...)
	}
	if len(problems) == 0 {
		r.derive(d)
		problems = r.problems
	}
	if len(problems) > 0 {
		r.refuse(cmp.Or(g.number, r.written(OrderNumber), d.RecipientName, d.BuyerName), d.Rows, problems)
		return
	}
	r.result.Orders = append(r.result.Orders, d.Order)
}

// itemised says whether one of the order's rows sums the others up.
func (r *reader) itemised(rows []row, g *group) bool {
	if r.layout.item < 0 || len(g.rows) < 2 {
		return false
	}
	without := 0
	for _, i := range g.rows {
		if rows[i].blank(r.layout.item) {
			without++
		}
	}
	return without > 0 && without < len(g.rows)
}

// emptied gives an empty map: the same one, unless it has grown so large that clearing it each time is slow.
func emptied[V any](m map[string]V) map[string]V {
	if len(m) > 64 {
		return map[string]V{}
	}
	clear(m)
	return m
}

// duplicate says whether a row says word for word what an earlier row of the order said, where a row is not a
// line. Such a row is skipped, and told.
func (r *reader) duplicate(row *row) bool {
	if !r.format.OneOrderPerRow && r.layout.fields&lineFields != 0 {
		return false
	}
	key := "row " + strings.Join(row.texts(), "\x1f")
	earlier, known := r.said[key]
	if !known {
		r.said[key] = row.number
		return false
	}
	r.row, r.problems = row, nil
	r.failRow(say.Textf("the same as row %d; skipped", earlier))
	r.result.Problems = append(r.result.Problems, r.problems...)
	r.result.Skipped++
	return true
}

// news says whether the order has not said a text of a field yet.
func (r *reader) news(field Field, text string) bool {
	key := field.String() + " " + text
	_, known := r.said[key]
	r.said[key] = r.row.number
	return !known
}

// readRow adds what a row says to its order.
func (r *reader) readRow(d *draft) {
	if len(r.problems) > 0 {
		return
	}
	if r.format.OneOrderPerRow && len(d.Rows) > 1 {
		r.failRow(say.Textf("order %s is in row %d too, with other values: let one row say it, or number one of them otherwise", d.Number, d.Rows[0].Row))
		return
	}
	if d.Number == "" {
		if r.ref(OrderNumber); len(r.problems) == 0 {
			r.failRow("no order number")
		}
		return
	}
	if d.Currency == "" {
		d.Currency = r.currency
	} else if r.currency != d.Currency {
		r.failRow(say.Textf("this row is in %s, row %d of the same order in %s: an order is in one currency", r.currency, d.Rows[0].Row, d.Currency))
		return
	}
	named := d.RecipientName + d.BuyerName
	r.readTexts(d)
	r.readDates(d)
	if text := r.text(RecipientName) + r.text(BuyerName); d.otherDay && text != "" && named != "" && text != named {
		r.failRow(say.Textf("row %d has this number too, of another day and another name: where numbers begin anew, write what tells the orders apart before them", d.Rows[0].Row))
		return
	}
	r.readAmounts(d)
	r.readInstalments(d)
	r.readLines(d)
	word := r.readStatus(d)
	d.ticked = d.ticked || r.row.hasAny(r.ticks)
	found, carrier := r.parcelsOf()
	d.carrier = cmp.Or(d.carrier, carrier)
	if len(found) > 0 {
		d.Has = d.Has.With(Waybill)
	}
	sent, delivered := r.date(ShippedDate), r.date(DeliveredDate)
	d.give(ShippedDate, sent != "")
	d.give(DeliveredDate, delivered != "")
	r.mergeParcels(d, found, sent, delivered, word)
	r.readDue(d, found)
}

func (d *draft) give(f Field, given bool) {
	if given {
		d.Has = d.Has.With(f)
	}
}

// readTexts takes the order's texts from the first row that has them.
func (r *reader) readTexts(d *draft) {
	for _, t := range []struct {
		field Field
		to    *string
	}{
		{BuyerName, &d.BuyerName},
		{RecipientName, &d.RecipientName},
		{Phone, &d.Phone},
		{Email, &d.Email},
		{Country, &d.Country},
		{Region, &d.Region},
		{City, &d.City},
		{Address, &d.Address},
		{PostalCode, &d.PostalCode},
	} {
		text := r.text(t.field)
		if t.field == Country {
			text = r.country(text)
		}
		switch {
		case text == "" || text == *t.to:
		case *t.to == "":
			*t.to = text
			d.Has = d.Has.With(t.field)
		default:
			r.differs(t.field, d)
		}
	}
	if text := r.text(Note); text != "" && r.news(Note, text) {
		d.notes = append(d.notes, text)
	}
	if text := r.parts(PaymentMethod); len(text) > 0 {
		m := r.method(text[0], r.given(PaymentMethod)[0])
		if d.Method != "" && m != "" && m != d.Method {
			r.failRow(say.Textf("the payment method is not that of row %d of the same order: let both say the same", d.Rows[0].Row))
		}
		d.Method = cmp.Or(d.Method, m)
		d.give(PaymentMethod, m != "")
	}
}

// differs tells that rows of one order disagree about something that no money hangs on; the first counts.
func (r *reader) differs(field Field, d *draft) {
	r.tell(r.given(field)[0], say.Textf("row %d of the same order says otherwise, and counts", d.Rows[0].Row))
}

func (r *reader) readDates(d *draft) {
	for _, t := range []struct {
		field Field
		to    *data.Date
	}{{OrderDate, &d.OrderDate}, {PaidDate, &d.PaidDate}, {ShipByDate, &d.ShipByDate}, {CancelledDate, &d.CancelledDate}} {
		date := r.date(t.field)
		switch {
		case date == "" || date == *t.to:
		case *t.to == "":
			*t.to = date
			d.Has = d.Has.With(t.field)
			d.cameBack = d.cameBack || t.field == CancelledDate && r.ofReturns(r.given(t.field)[0])
		default:
			r.differs(t.field, d)
			d.otherDay = d.otherDay || t.field == OrderDate
		}
	}
}

// readAmounts takes the amounts of the whole order. Rows that disagree about one refuse the order.
func (r *reader) readAmounts(d *draft) {
	d.due = 0
	if d.itemised && !r.row.blank(r.layout.item) {
		return
	}
	for _, field := range orderAmounts {
		if field == Paid && r.saysPaid() {
			continue
		}
		sum, ok := r.amount(field)
		if ok || setOf(Paid, Outstanding).Has(field) && r.dashed(field) {
			r.readAmount(d, field, sum)
			if field == Outstanding {
				d.due = sum
			}
		}
	}
}

// dashed says whether the row has a dash for an amount: that it is nothing.
func (r *reader) dashed(field Field) bool {
	column, ok := r.first(field)
	return ok && value.Dashes(r.row.cell(column))
}

func (r *reader) readAmount(d *draft, field Field, sum int64) {
	again, otherwise := r.again(field, sum)
	switch {
	case otherwise:
		r.fail(r.given(field)[0], "an earlier row of the same order says another amount of the same product: write each product once, and as it is now")
	case again && r.perParcel.Has(field):
	case r.summed.Has(field):
		if d.amounts[field]+sum < d.amounts[field] && sum > 0 {
			r.failRow("the rows add up to too large an amount")
		}
		d.amounts[field] += sum
		d.Has = d.Has.With(field)
	case r.suspects.Has(field) && sumsUp.Has(field) && r.layout.standing != known && !r.chargedOnce && r.chargedInRow():
		r.fail(r.given(field)[0], suspected)
	case !d.Has.Has(field) || d.amounts[field] == 0:
		d.amounts[field], d.seen[field] = sum, r.row.number
		d.Has = d.Has.With(field)
	case sum == 0: // it stands in another row
	case sum != d.amounts[field]:
		r.fail(r.given(field)[0], say.Textf("row %d of the same order says %s: let both say the same", d.seen[field], inMinor(d.amounts[field], d.Currency)))
	case r.suspects.Has(field) && r.chargedOnce:
		r.fail(r.given(field)[0], chargedOnce)
	case r.suspects.Has(field):
		r.fail(r.given(field)[0], suspected)
	}
}

// readLines adds the products that a row names.
func (r *reader) readLines(d *draft) {
	if d.itemised && r.row.blank(r.layout.item) {
		return
	}
	for _, it := range r.itemsOf(lineFields) {
		quantity, err := value.Pieces(it[Quantity])
		if err != nil {
			r.failRow(say.Textf("%s: %v", it[Title], err))
			continue
		}
		r.addLine(d, data.Line{SKU: it[SKU], Title: it[Title], Specification: it[Specification], Quantity: quantity}, it[LineID])
	}
	line := data.Line{SKU: r.text(SKU), Title: r.text(Title), Specification: r.text(Specification), Quantity: 1}
	id := r.ref(LineID)
	price, priced := r.amount(UnitPrice)
	total, totalled := r.amount(LineTotal)
	pieces := r.given(Quantity)
	for _, column := range pieces {
		var err error
		if line.Quantity, err = value.Pieces(r.row.cell(column)); err != nil && !r.broken(column) {
			r.fail(column, say.Of(err))
		}
	}
	if line.SKU == "" && line.Title == "" && line.Specification == "" && id == "" && !priced && !totalled && len(pieces) == 0 {
		return
	}
	line.UnitPrice, line.Total = price, total
	d.give(UnitPrice, priced)
	d.give(LineTotal, totalled)
	r.addLine(d, line, id)
}

// addLine gives a line its identity: the marketplace's number of it, else what it says, and its ordinal among
// equals.
func (r *reader) addLine(d *draft, line data.Line, id string) {
	ident := "id:" + id
	if id == "" {
		ident = fingerprint(line.SKU, line.Title, line.Specification, strconv.FormatInt(line.UnitPrice, 10))
	}
	if at, known := d.lines[ident]; known {
		d.Lines[at].Quantity += line.Quantity
		d.Lines[at].Total += line.Total
		return
	}
	if d.lines != nil {
		d.lines[ident] = len(d.Lines)
	}
	line.Ident = r.ordinal(ident)
	d.give(SKU, line.SKU != "")
	d.give(Title, line.Title != "")
	d.give(Specification, line.Specification != "")
	d.Has = d.Has.With(Quantity)
	d.Lines = append(d.Lines, line)
}

// fingerprint stands for a list of values, so that equal lists have equal ones.
func fingerprint(values ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(values, "\x1f")))
	return hex.EncodeToString(sum[:12])
}

// ordinal tells equal things apart by their place among each other, the first being 1.
func (r *reader) ordinal(ident string) string {
	r.ordinals[ident]++
	return ident + "#" + strconv.Itoa(r.ordinals[ident])
}
