package intake

import (
	"cmp"
	"slices"
	"strconv"

	"parcelbook/data"
	"parcelbook/data/intake/value"
)

// readStatement makes statement lines of the data rows, and reads what the statement says of itself.
func (r *reader) readStatement(rows, totals []row) error {
	r.result.Statement.Kind = r.format.Statement
	rows, totals = r.partSums(r.withoutSummary(rows), totals)
	signs := r.feeSigns(rows)
	r.payments = r.findPayments(rows)
	r.someDelivered = r.format.plain() && r.saysDelivered(rows)
	r.somePaid = r.paysOut(rows)
	if err := r.readEntries(rows, signs); err != nil {
		return err
	}
	r.readHead()
	r.describeStatement()
	r.sumStatement(r.withSubtotals(totals, signs), signs)
	r.repeatedTotal(rows)
	r.tellKeptBack()
	return nil
}

// readEntries makes statement lines of data rows.
func (r *reader) readEntries(rows []row, signs map[int]int64) error {
	head := &r.result.Statement
	entries := make([]entry, 0, len(rows))
	for i := range rows {
		if i%1024 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		if r.skips(&rows[i]) {
			continue
		}
		r.begin(&rows[i])
		line := r.readLine(signs)
		e := entry{Line: Line{StatementLine: line, Currency: r.currency, Rows: []data.SourceRow{r.table.source(r.row)}}, problems: r.problems, strange: -1, at: i}
		if column, ok := r.strange(); ok {
			e.strange = column
		}
		e.won = line.EntryType == data.EntryChargeback && !r.entryWords().Negative
		if len(e.problems) > 0 {
			e.subject = cmp.Or(line.Waybill, line.OrderNumber, r.written(Waybill), r.written(OrderNumber))
		}
		entries = append(entries, e)
	}
	if r.signsMayLack() {
		r.turnAway(entries)
		r.refuseStrange(entries)
	}
	r.heedBalance(rows, entries)
	if r.format.Group {
		entries = gather(entries)
	}
	r.result.Lines = slices.Grow(r.result.Lines, len(entries))
	for _, e := range entries {
		if len(e.problems) > 0 {
			r.refuse(e.subject, e.Rows, e.problems)
			continue
		}
		head.Currency = cmp.Or(head.Currency, e.Currency)
		said := e.StatementLine
		if r.layout.orderText { // which another export of the account may not show
			said.OrderNumber = ""
		}
		e.Ident = r.ordinal(lineIdent(said, e.Currency))
		e.Ordinal = len(r.result.Lines) + 1
		r.result.Lines = append(r.result.Lines, e.Line)
	}
	return nil
}

// lineIdent is what a line says, as one word: the same line in another file has the same. The same figures in
// another currency are another line.
func lineIdent(l data.StatementLine, currency string) string {
	if l.EntryType == data.EntryChargeback { // as the adjustment that it once was taken for
		l.EntryType = data.EntryAdjustment
	}
	values := []string{
		currency,
		data.RefKey(l.Waybill), data.RefKey(l.OrderNumber), string(l.EntryType), l.FileState, l.Note,
		string(l.DeliveredDate), string(l.PaidDate), l.Reference,
	}
	for _, n := range []int64{l.Collected, l.FeeTotal(), l.Freight, l.Net} {
		values = append(values, strconv.FormatInt(n, 10))
	}
	return fingerprint(values...)
}

// describeStatement finds the statement's own number and date.
func (r *reader) describeStatement() {
	head := &r.result.Statement
	if head.Reference == "" {
		head.Reference = r.table.file
	}
	references := map[string]bool{}
	var delivered data.Date
	for i := range r.result.Lines {
		l := &r.result.Lines[i]
		references[l.Reference] = true
		head.Date = max(head.Date, l.PaidDate)
		delivered = max(delivered, l.DeliveredDate)
	}
	if len(references) == 1 && r.result.Lines[0].Reference != "" {
		head.Reference = r.result.Lines[0].Reference
	}
	head.Date = cmp.Or(head.Date, r.titleDate(), nameDate(r.table.file), delivered)
	if r.result.CarrierName == "" {
		r.result.CarrierName = r.onlyCarrier()
	}
}

// titleDate is the date in the rows above the header: that which a label calls the statement's or the payment's, else one written year first.
func (r *reader) titleDate() data.Date {
	var found data.Date
	rows := r.table.rows[:max(r.layout.header, 0)]
	for i := range rows {
		for column := range rows[i].width() {
			label, text := labelAt(&rows[i], column)
			if !r.datesStatement(label) {
				continue
			}
			if day, err := r.words.Day(text); err == nil {
				found = max(found, r.orders.titled(&day))
			}
		}
	}
	for i := 0; i < len(rows) && found == ""; i++ {
		for _, cell := range rows[i].texts() {
			if found = nameDate(cell); found != "" {
				break
			}
		}
	}
	return found
}

// datesStatement says whether a label is that of the day of a statement or of its payment, not of a day that it begins or ends with or is
// due on.
func (r *reader) datesStatement(label string) bool {
	says := func(concepts ...string) bool {
		return slices.ContainsFunc(concepts, func(concept string) bool { return r.words.lexicon.mentions(label, concept) })
	}
	return says("date") && says("remit", "pay", "batch", "invoice", "valuedate") && !says("range", "due", "order", "deliver")
}

// nameDate is the last date that a text such as a file's name holds, written year first.
func nameDate(text string) data.Date {
	var last data.Date
	for i := range text {
		if i > 0 && text[i-1] >= '0' && text[i-1] <= '9' {
			continue
		}
		for _, length := range []int{10, 8} {
			if i+length > len(text) {
				continue
			}
			if date := yearFirst(text[i : i+length]); date != "" {
				last = date
				break
			}
		}
	}
	return last
}

// yearFirst reads "2026-05-01", "2026.05.01", "2026/05/01", "2026_05_01" and "20260501".
func yearFirst(s string) data.Date {
	if len(s) == 10 {
		if s[4] != s[7] || !slices.Contains([]byte("-./_"), s[4]) {
			return ""
		}
		s = s[:4] + s[5:7] + s[8:]
	}
	date, ok := value.ISODate(s[:4] + "-" + s[4:6] + "-" + s[6:])
	if !ok {
		return ""
	}
	return date
}

// onlyCarrier is the carrier that all lines name, "" where they name several or none.
func (r *reader) onlyCarrier() string {
	only := ""
	for i := range r.result.Lines {
		for _, source := range r.layout.sources[CarrierName] {
			cells := r.result.Lines[i].Rows[0].Cells
			if source[0] >= len(cells) {
				continue
			}
			name := value.Clean(cells[source[0]])
			if r.words.SaysNothing(name, true) {
				continue
			}
			if only != "" && name != only {
				return ""
			}
			only = cmp.Or(only, name)
		}
	}
	return only
}
