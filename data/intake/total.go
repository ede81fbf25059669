package intake

import (
	"cmp"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// stated reads the total that a statement names on another sheet. Of the lines those before own are from the sheet with
// the data; whether the total counts the others too shows by what it comes to.
func (r *reader) stated(f *sheet.File, own int, unknown []string) error {
	where := r.format.Total
	if where == nil && r.layout.standing < known {
		return r.summary(f, unknown)
	}
	at := slices.IndexFunc(f.Sheets(), where.on)
	if at < 0 || f.Sheets()[at] == r.table.sheet {
		return nil
	}
	t, err := readTable(r.ctx, f, f.Sheets()[at], 0, nil)
	if err != nil {
		return err
	}
	head := &r.result.Statement
	if row, column := r.labelled(t, where.Label); row != nil {
		r.stateTotal(t, row, column)
	}
	lines := r.result.Lines
	if more := netOf(lines[own:], head.Currency); head.HasTotal && more != 0 && head.Total == netOf(lines[:own], head.Currency) {
		head.Total += more
	}
	r.tellPaid(t, netOf(lines[:own], head.Currency))
	return nil
}

// summary reads the total of a statement in no known layout from the rows over its header or a sheet that sums it up, by the
// words for what is paid out in all. Where a row of totals differs from its lines already, that is enough to be told.
func (r *reader) summary(f *sheet.File, sheets []string) error {
	if head := &r.result.Statement; head.HasTotal && head.Total != netOf(r.result.Lines, head.Currency) {
		return nil
	}
	title := *r.table
	title.rows = r.table.rows[:max(r.layout.header, 0)]
	tables := []*table{&title}
	for _, name := range sheets {
		t, err := readTable(r.ctx, f, name, 0, nil)
		if err != nil {
			return err
		}
		tables = append(tables, t)
	}
	for _, t := range tables {
		r.weighSummary(t)
	}
	for _, t := range tables {
		row, column := r.labelled(t, strings.Join(r.words.Payouts, "|"))
		if row == nil {
			continue
		}
		if codes := r.codesIn(labelOf(row, column)); len(codes) == 0 || slices.Equal(codes, []string{r.result.Statement.Currency}) {
			r.stateTotal(t, row, column)
			if t != &title {
				r.tellCompared(t.sheet)
			}
			return nil
		}
	}
	return nil
}

// tellCompared tells that a sheet's total is used, instead of that its rows are not taken.
func (r *reader) tellCompared(name string) {
	i := slices.IndexFunc(r.result.Problems, func(p data.Problem) bool { return p.Sheet == name && p.Row == 0 })
	if i >= 0 {
		r.result.Problems[i].Reason = "the total on this sheet is compared with the lines; nothing else of it is taken"
	}
}

// labelled finds the first number or text right of a label, or where that is no amount and one stands below the label, that:
// "a|b" is either. The row is nil where there is none.
func (r *reader) labelled(t *table, label string) (*row, int) {
	labels := value.Set(strings.Split(label, "|"))
	isAmount := func(row *row, column int) bool {
		_, err := r.words.figureOf(row.cell(column), row.mark(column))
		return err == nil
	}
	for i := range t.rows {
		row := &t.rows[i]
		for at := range row.width() {
			if label == "" || !slices.ContainsFunc(headerForms(row.raw(at)), func(f form) bool { return f.loss <= lossPart && labels[f.words] }) {
				continue
			}
			column := at + 1
			for column < row.width() && row.blank(column) {
				column++
			}
			found := column < row.width()
			if below := i + 1; below < len(t.rows) && at < t.rows[below].width() && isAmount(&t.rows[below], at) && !(found && isAmount(row, column)) {
				return &t.rows[below], at
			}
			if found {
				return row, column
			}
		}
	}
	return nil, 0
}

// netOf sums what lines in a currency pay out.
func netOf(lines []Line, currency string) (sum int64) {
	for i := range lines {
		if lines[i].Currency == currency {
			sum += lines[i].Net
		}
	}
	return sum
}

// stateTotal takes a cell of another sheet as the statement's total, in the statement's currency.
func (r *reader) stateTotal(t *table, row *row, column int) {
	head := &r.result.Statement
	sum, err := r.sumAt(row, column, head.Currency)
	if err != nil {
		r.result.Problems = append(r.result.Problems, problemAt(t, row, column, say.Textf("the statement's total cannot be read: %v", err)))
		return
	}
	head.Total, head.HasTotal = sum, true
}

// sumAt reads a cell beside the data as an amount in a currency.
func (r *reader) sumAt(row *row, column int, currency string) (int64, error) {
	fig, err := r.words.figureOf(row.cell(column), row.mark(column))
	if err != nil {
		return 0, err
	}
	if row.mark(column).kind != sheet.Number {
		return r.points.read(fig, -1, currency)
	}
	sum, err := value.Minor(fig.Body, '.', currency)
	if fig.Negative {
		sum = -sum
	}
	return sum, err
}

// headCell is a cell over the data that says something of the statement.
type headCell struct {
	field  string
	row    row
	column int
}

// keepHead finds the cells of the format's head, before the rows of data are parted from them.
func (r *reader) keepHead() {
	for name, cell := range r.format.Head {
		letters := strings.TrimRight(cell, "0123456789")
		number, column := value.Atoi(cell[len(letters):]), columnIndex(letters)
		i := slices.IndexFunc(r.table.rows, func(row row) bool { return row.number == number })
		if i >= 0 && !r.table.rows[i].blank(column) {
			r.head = append(r.head, headCell{name, r.table.rows[i], column})
		}
	}
}

// readHead reads what cells over the data say of the statement.
func (r *reader) readHead() {
	head := &r.result.Statement
	for i := range r.head {
		row, column := &r.head[i].row, r.head[i].column
		switch r.head[i].field {
		case Net.String():
			r.stateTotal(r.table, row, column)
		case PaidDate.String():
			r.row, r.problems = row, nil
			head.Date = r.dateAt(column)
			r.result.Problems = append(r.result.Problems, r.problems...)
		default:
			head.Reference = row.cell(column)
		}
	}
}

// sumStatement reads the totals rows. The last one's payout is the statement's total, with that of those above it where it sums up only
// what stands below them, and so for each sheet; where it gives only what was collected, that is compared at once.
func (r *reader) sumStatement(totals []row, signs map[int]int64) {
	if len(totals) == 0 {
		return
	}
	if r.layout.total >= 0 {
		r.columnTotal(totals)
		return
	}
	var all, sum data.StatementLine
	complete, summed, above := true, 0, 0
	for i := range totals {
		if i > 0 && totals[i].sheet != totals[i-1].sheet {
			sum, above = data.StatementLine{}, 0
		}
		part, ok := r.readTotal(&totals[i], signs)
		if !ok {
			r.result.Problems = append(r.result.Problems, r.problems...)
			return
		}
		if r.layout.unsigned() && !r.sumsUp(&totals[i], &part, 0) {
			return // what came in and what went out may be added up in it
		}
		further := !r.sumsUp(&totals[i], &part, 0) && r.sumsUp(&totals[i], &part, above)
		if r.format.Statement == data.StatementFreight {
			part.Net = cmp.Or(-part.Net, part.Freight+part.FeeTotal()) // what an invoice asks for is its total
		}
		if further {
			part.Collected, part.Net = part.Collected+sum.Collected, part.Net+sum.Net
		}
		sum, above = part, totals[i].number
		if i+1 == len(totals) || totals[i+1].sheet != totals[i].sheet {
			all.Collected, all.Net = all.Collected+sum.Collected, all.Net+sum.Net
			complete = complete && r.complete()
			r.result.Statement.Reckoned = r.reckoned()
			summed++
		}
	}
	if summed < len(r.table.sheets) {
		return // they are not of all rows
	}
	r.checkTotals(all, complete)
}

// checkTotals takes the statement's total from what its totals rows give together, and tells where another sum was collected
// than they say.
func (r *reader) checkTotals(all data.StatementLine, complete bool) {
	head := &r.result.Statement
	if complete {
		head.Total, head.HasTotal = all.Net, true
		if all.Net != netOf(r.result.Lines, head.Currency) || r.result.Refused+r.result.Skipped > 0 {
			return // that is told already
		}
	}
	if columns := r.given(Collected); len(columns) > 0 && !r.collects(all.Collected) {
		r.tell(columns[0], say.Textf("the lines that could be read add up to %s", inMinor(r.collected(), head.Currency)))
	}
}

// collected is what the lines in the statement's currency collected.
func (r *reader) collected() (sum int64) {
	for i := range r.result.Lines {
		if r.result.Lines[i].Currency == r.result.Statement.Currency {
			sum += r.result.Lines[i].Collected
		}
	}
	return sum
}

// collects says whether the lines collected so much, be it with what they would have collected that was not handed over.
func (r *reader) collects(sum int64) bool {
	collected := r.collected()
	return sum == collected || sum == collected+r.uncollected
}

// weighSummary tells where a summary says that another sum was collected than that of the lines. It goes by no word
// in particular, but by any that a column of that may be called.
func (r *reader) weighSummary(t *table) {
	at := purposeOf(r.format)
	in := newInterpreter(r.words)
	if r.result.Refused+r.result.Skipped > 0 {
		return
	}
	for i := range t.rows {
		row := &t.rows[i]
		for column := range row.width() - 1 {
			label := row.cell(column)
			if row.mark(column).kind != sheet.Text || label == "" || len(label) > longestHeader || row.blank(column+1) {
				continue
			}
			isCollected := func(g guess) bool { return g.field == Collected && g.in.has(at) && g.sure >= sureByOrder }
			sum, err := r.sumAt(row, column+1, r.result.Statement.Currency)
			if err == nil && !r.collects(sum) && slices.ContainsFunc(in.heading(label).guesses, isCollected) {
				r.result.Problems = append(r.result.Problems, problemAt(t, row, column+1, say.Textf("what the lines collected comes to %s", inMinor(r.collected(), r.result.Statement.Currency))))
			}
		}
	}
}

// readTotal reads the amounts of a totals row, which are in the statement's currency.
func (r *reader) readTotal(row *row, signs map[int]int64) (sum data.StatementLine, ok bool) {
	r.begin(row)
	r.currency = cmp.Or(r.result.Statement.Currency, r.currency)
	r.ofTotal = true
	ok = r.readMoney(&sum, signs, false)
	r.ofTotal = false
	return sum, ok && len(r.problems) == 0
}

// columnTotal takes the total from the rows that only it is in, one for each statement that was put into the file.
// Where nothing else gives a date, theirs stands.
func (r *reader) columnTotal(totals []row) {
	head := &r.result.Statement
	for i := range totals {
		r.begin(&totals[i])
		if !r.row.blank(r.layout.total) {
			sum, ok := r.amountAt(r.layout.total)
			head.Total, head.HasTotal = head.Total+sum, head.HasTotal || ok
			head.Date = max(head.Date, r.date(PaidDate))
		}
		r.result.Problems = append(r.result.Problems, r.problems...)
	}
}

// repeatedTotal takes the total that every row has, once for each statement that was put into the file.
func (r *reader) repeatedTotal(rows []row) {
	where, at := r.format.Total, r.layout.total
	if where == nil || !where.Each || at < 0 {
		return
	}
	totals := map[string]int64{}
	for i := range rows {
		r.begin(&rows[i])
		reference := r.text(Reference)
		total, ok := r.amountAt(at)
		if was, met := totals[reference]; !ok || met && was != total || r.currency != r.result.Statement.Currency {
			r.tell(at, "this is not the total that other rows have: the total is not compared")
			return
		}
		totals[reference] = total
	}
	head := &r.result.Statement
	for _, total := range totals {
		head.Total += total
	}
	head.HasTotal = len(totals) > 0
}

// tellKeptBack tells what payouts that stand among their transactions are less than these, for no column names it.
func (r *reader) tellKeptBack() {
	if _, ok := r.layout.withdrawals[Net]; !ok {
		return
	}
	var net, paid, last int64
	var row data.SourceRow
	for i := range r.result.Lines {
		l := &r.result.Lines[i]
		if l.EntryType == data.EntryWithdrawal {
			paid, last, row = paid-l.Net, net, l.Rows[0]
		} else {
			net += l.Net
		}
	}
	if currency := r.result.Statement.Currency; paid != 0 && last > paid {
		r.result.Problems = append(r.result.Problems, data.Problem{
			Sheet: row.Sheet, Row: row.Row, Column: r.header(r.layout.withdrawals[Net]), Value: inMinor(paid, currency),
			Reason: say.Textf("the transactions above this payout come to %s, %s more than is paid out: what was kept back, or is paid out later, is not named",
				inMinor(last, currency), inMinor(last-paid, currency)),
		})
	}
}

// reckoned says whether the payout of a totals row only follows from several amounts that it gives.
func (r *reader) reckoned() bool {
	given := 0
	for _, column := range r.amounts {
		given += once(!r.row.blank(column))
	}
	return r.given(Net) == nil && given > 1
}

// complete says whether a totals row gives the payout, or everything that it follows from.
func (r *reader) complete() bool {
	if r.given(Net) != nil {
		return true
	}
	for _, f := range r.layout.fees {
		if r.row.blank(f.column) {
			return false
		}
	}
	return len(r.layout.sources[Net]) == 0 && (len(r.layout.sources[Freight]) == 0 || r.given(Freight) != nil)
}

func problemAt(t *table, row *row, column int, reason say.Text) data.Problem {
	return data.Problem{Sheet: t.sheetOf(row), Row: row.number, Column: sheet.ColumnName(column), Value: row.cell(column), Reason: reason}
}
