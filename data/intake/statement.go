package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"parcelbook/data"
)

// readStatement makes statement lines of the data rows, and reads what the statement says of itself.
func (r *reader) readStatement(rows, totals []row) error {
	head := &r.result.Statement
	head.Kind = r.format.Statement
	signs := r.feeSigns(rows)
	r.result.Lines = make([]Line, 0, len(rows))
	for i := range rows {
		if i%1024 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		r.begin(&rows[i])
		line := r.readLine(signs)
		if len(r.problems) == 0 {
			head.Currency = cmp.Or(head.Currency, r.currency)
			if r.currency != head.Currency {
				r.failRow(fmt.Sprintf("this statement has lines in %s and %s: save the %[2]s lines as a file of their own", head.Currency, r.currency))
			}
		}
		source := r.table.source(&rows[i])
		if len(r.problems) > 0 {
			r.refuse(cmp.Or(line.Waybill, line.OrderNumber, r.written(Waybill), r.written(OrderNumber)), []data.SourceRow{source}, r.problems)
			continue
		}
		line.Ident = r.ordinal(lineIdent(line, r.currency))
		line.Ordinal = len(r.result.Lines) + 1
		r.result.Lines = append(r.result.Lines, Line{StatementLine: line, Row: source})
	}
	r.describeStatement()
	r.sumStatement(totals, signs)
	return nil
}

// readLine reads one row of a statement.
func (r *reader) readLine(signs map[int]int64) data.StatementLine {
	line := data.StatementLine{
		Waybill: r.ref(Waybill), OrderNumber: r.ref(OrderNumber),
		DeliveredDate: r.date(DeliveredDate), PaidDate: r.date(PaidDate),
		Reference: r.text(Reference), Recipient: r.text(RecipientName), Note: r.text(Note),
	}
	if columns := r.given(Status); len(columns) > 0 {
		line.FileState = r.text(Status)
		word, _ := r.state(line.FileState, columns[0])
		line.State = word.Parcel
	}
	ledger := r.format.Statement == data.StatementLedger
	if ledger {
		line.EntryType = r.entryType()
		line.FileState = cmp.Or(r.text(EntryType), line.FileState)
	} else if line.Waybill == "" && line.OrderNumber == "" && len(r.problems) == 0 {
		r.failRow("neither a waybill nor an order number")
	}
	if !r.readMoney(&line, signs) && len(r.problems) == 0 {
		r.failRow("there is no amount")
	}
	return line
}

// readMoney reads the amounts of a line, and reckons the one of collected and net that the file leaves out.
// It says whether there was any.
func (r *reader) readMoney(line *data.StatementLine, signs map[int]int64) bool {
	for _, f := range r.layout.fees {
		if sum, ok := r.amountAt(f.column); ok && sum != 0 {
			line.Fees = append(line.Fees, data.Fee{Kind: f.kind, Amount: sum * signs[f.column]})
		}
	}
	freight, hasFreight := r.amount(Freight)
	if hasFreight {
		line.Freight = freight * signs[r.given(Freight)[0]]
	}
	collected, hasCollected := r.amount(Collected)
	net, hasNet := r.amount(Net)
	costs := line.FeeTotal() + line.Freight
	switch {
	case !hasCollected && !hasNet:
		return false
	case r.format.Statement == data.StatementLedger:
	case !hasNet:
		net = collected - costs
	case !hasCollected:
		collected = net + costs
	}
	line.Collected, line.Net = collected, net
	return true
}

// feeSigns finds for each column of fees and freight which sign takes money from the seller: -1 where the file
// writes what it keeps back as a negative number.
func (r *reader) feeSigns(rows []row) map[int]int64 {
	signs := map[int]int64{}
	columns := make([]int, 0, len(r.layout.fees)+1)
	for _, f := range r.layout.fees {
		columns = append(columns, f.column)
	}
	for _, source := range r.layout.sources[Freight] {
		columns = append(columns, source...)
	}
	for _, column := range columns {
		balance := 0
		for i := range rows {
			if rows[i].blank(column) {
				continue
			}
			fig, err := r.words.figureOf(rows[i].cell(column), rows[i].mark(column))
			switch {
			case err != nil || digitsOnly(fig.body) && atoi(fig.body) == 0:
			case fig.negative:
				balance--
			default:
				balance++
			}
		}
		signs[column] = 1
		if balance < 0 {
			signs[column] = -1
		}
	}
	return signs
}

// entryType finds what a ledger's line is about by its words.
func (r *reader) entryType() data.EntryType {
	text := normalise(r.text(EntryType))
	for _, list := range [][]EntryWords{r.format.Entries, r.words.Entries} {
		for _, e := range list {
			for _, word := range e.Words {
				if holds(text, normalise(word)) {
					return e.Type
				}
			}
		}
	}
	return data.EntryAdjustment
}

// lineIdent is what a line says, as one word: the same line in another file has the same. The same figures in
// another currency are another line.
func lineIdent(l data.StatementLine, currency string) string {
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
	head.Reference = r.table.file
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

// titleDate is the date in the rows above the header.
func (r *reader) titleDate() data.Date {
	for i := range r.table.rows[:max(r.layout.header, 0)] {
		for _, cell := range r.table.rows[i].texts() {
			if date := nameDate(cell); date != "" {
				return date
			}
		}
	}
	return ""
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
	date, ok := isoDate(s[:4] + "-" + s[4:6] + "-" + s[6:])
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
			if source[0] >= len(r.result.Lines[i].Row.Cells) {
				continue
			}
			name := cleanText(r.result.Lines[i].Row.Cells[source[0]])
			if name != "" && only != "" && name != only {
				return ""
			}
			only = cmp.Or(only, name)
		}
	}
	return only
}
