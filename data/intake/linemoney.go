package intake

import (
	"slices"

	"parcelbook/data"
	"parcelbook/data/intake/value"
)

// readMoney reads the amounts of a line, and reckons the one of collected and net that the file leaves out. Negative
// says that what it calls collected and net takes money away. It says whether there was any amount.
func (r *reader) readMoney(line *data.StatementLine, signs map[int]int64, negative bool) bool {
	hasFees, hasFreight := r.readCosts(line, signs)
	collected, hasCollected := r.amount(Collected)
	net, hasNet := r.amount(Net)
	collected, net = r.direct(Collected, collected), r.direct(Net, net)
	collected -= r.givenBackOf(line, collected, net, hasNet)
	if r.givenBack(line, collected, net, hasCollected && hasNet) {
		turnCosts(line)
	}
	switch {
	case negative:
		collected, net = -abs(collected), -abs(net)
	case len(r.layout.debits) > 0 && net < 0 && line.EntryType != data.EntryRelease:
		collected = -abs(collected)
	}
	line.Collected, line.Net = collected, net
	switch {
	case len(r.format.Parts) > 0:
		r.readPart(line)
		return hasNet
	case r.format.Statement == data.StatementFreight:
		line.Net = -net // which the seller owes
		return hasFreight || hasNet || hasFees
	case hasCollected || hasNet:
		r.complement(line, hasCollected, hasNet)
		return true
	case (hasFees || hasFreight) && (len(r.layout.sources[EntryType]) > 0 || r.onlyCosts()):
		r.complement(line, true, false)
		return true
	}
	return false
}

// givenBackOf is what a row of a payment says that the buyer has again of it, where its net does not say otherwise.
func (r *reader) givenBackOf(line *data.StatementLine, collected, net int64, hasNet bool) int64 {
	back, ok := r.amount(Refunded)
	if back = abs(back); !ok || collected <= 0 || line.EntryType == data.EntryRefund || hasNet && collected-back-line.FeeTotal()-line.Freight != net {
		return 0
	}
	return back
}

// readCosts reads what a row keeps back, and says what of it there was.
func (r *reader) readCosts(line *data.StatementLine, signs map[int]int64) (hasFees, hasFreight bool) {
	for _, f := range r.layout.fees {
		if sum, ok := r.amountAt(f.column); ok && sum != 0 {
			line.Fees = append(line.Fees, data.Fee{Kind: f.kind, Amount: sum * signs[f.column]})
			hasFees = true
		}
	}
	freight, hasFreight := r.amount(Freight)
	if hasFreight {
		line.Freight = freight * signs[r.given(Freight)[0]]
	}
	return hasFees, hasFreight
}

// onlyCosts says whether the sheet has no column but for what is kept back.
func (r *reader) onlyCosts() bool {
	return len(r.layout.sources[Collected])+len(r.layout.sources[Net]) == 0
}

// complement reckons what the file leaves out of a line's amounts.
func (r *reader) complement(line *data.StatementLine, hasCollected, hasNet bool) {
	costs := line.FeeTotal() + line.Freight
	switch {
	case !hasNet:
		line.Net = line.Collected - costs
		return
	case r.format.NetBeforeFees:
		line.Net -= costs
	}
	switch {
	case !hasCollected && (costs != 0 || r.format.Statement != data.StatementLedger):
		line.Collected = line.Net + costs
	case hasCollected && r.format.RestFee != "" && line.Collected-costs != line.Net:
		line.AddFee(data.Fee{Kind: r.format.RestFee, Amount: line.Collected - costs - line.Net})
	}
}

// readPart says what the one amount of a row is a part of, by the words of the entry. A fee's kind is the last of
// them.
func (r *reader) readPart(line *data.StatementLine) {
	sum := line.Net
	part := Collected
	forms := value.Forms(r.text(EntryType))
	if i := slices.IndexFunc(r.format.Parts, func(p PartWords) bool { return value.HoldsAny(forms, p.Words) }); i >= 0 {
		part, _ = ParseField(r.format.Parts[i].Part)
	}
	line.Collected = 0
	switch part {
	case Fee:
		line.AddFee(data.Fee{Kind: r.entryKind(), Amount: -sum})
	case Freight:
		line.Freight = -sum
	default:
		line.Collected = sum
	}
}

// feeSigns finds for each column of fees and freight which sign takes money from the seller: -1 where the file
// writes what it keeps back as a negative number. The format knows, or most of the column's amounts show it; and
// where lines name both what was collected and what is paid out, the signs are those by which most lines add up.
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
		signs[column] = 1
		if r.format.FeeSign == "-" || r.format.FeeSign == "" && r.mostlyNegative(rows, column) {
			signs[column] = -1
		}
	}
	anchored := len(r.layout.sources[Collected]) > 0 || r.format.Statement == data.StatementFreight
	if r.format.FeeSign == "" && anchored && len(r.layout.sources[Net]) > 0 {
		r.balanceSigns(rows, columns, signs)
	}
	return signs
}

func (r *reader) mostlyNegative(rows []row, column int) bool {
	balance := 0
	for i := range rows {
		if rows[i].blank(column) {
			continue
		}
		fig, err := r.words.figureOf(rows[i].cell(column), rows[i].mark(column))
		switch {
		case err != nil || value.DigitsOnly(fig.Body) && value.Atoi(fig.Body) == 0:
		case fig.Negative:
			balance--
		default:
			balance++
		}
	}
	return balance < 0
}

// balanceSigns turns the sign of each column by which more lines add up.
func (r *reader) balanceSigns(rows []row, columns []int, signs map[int]int64) {
	sample := rows[:min(len(rows), 200)]
	best := r.balanced(sample, signs)
	for _, column := range columns {
		signs[column] = -signs[column]
		if n := r.balanced(sample, signs); n > best {
			best = n
		} else {
			signs[column] = -signs[column]
		}
	}
}

// balanced counts the rows that add up.
func (r *reader) balanced(rows []row, signs map[int]int64) (n int) {
	for i := range rows {
		r.begin(&rows[i])
		var line data.StatementLine
		if r.readMoney(&line, signs, false) && line.Left() == line.Net {
			n++
		}
	}
	return n
}
