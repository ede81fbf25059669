package intake

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
)

// entry is what the rows of one statement line say, and what is wrong with them.
type entry struct {
	Line
	problems []data.Problem
	subject  string // of one with problems
	strange  int    // the column of a status that is not known; -1: it has none
	at       int    // its row among those that are read
	won      bool   // it brings what was charged back again
}

// gather makes one entry of those about the same order or waybill, of the same type and currency; fees are of the
// same type as what they are kept back of. One that cannot be read takes the others with it.
func gather(entries []entry) []entry {
	type subject struct {
		waybill, order, currency string
		entry                    data.EntryType
	}
	at := make(map[subject]int, len(entries))
	whole := entries[:0] // in place: what is gathered is not needed again
	for _, e := range entries {
		key := subject{waybill: data.RefKey(e.Waybill), currency: e.Currency, entry: e.EntryType}
		if key.entry == data.EntryFee { // of the order, kept back of what is released for it
			key.entry = data.EntryRelease
		}
		if key.waybill == "" {
			key.order = data.RefKey(e.OrderNumber)
		}
		i, known := at[key]
		switch {
		case key.waybill == "" && key.order == "":
			whole = append(whole, e)
		case !known:
			at[key] = len(whole)
			whole = append(whole, e)
		default:
			whole[i].add(e)
		}
	}
	return whole
}

// add adds another entry to the first.
func (e *entry) add(other entry) {
	l := &e.StatementLine
	l.Collected, l.Freight, l.Net = l.Collected+other.Collected, l.Freight+other.Freight, l.Net+other.Net
	for _, fee := range other.Fees {
		l.AddFee(fee)
	}
	l.Waybill, l.OrderNumber = cmp.Or(l.Waybill, other.Waybill), cmp.Or(l.OrderNumber, other.OrderNumber)
	l.DeliveredDate, l.PaidDate = max(l.DeliveredDate, other.DeliveredDate), max(l.PaidDate, other.PaidDate)
	if l.EntryType == data.EntryFee && other.EntryType != data.EntryFee {
		l.EntryType, l.FileState = other.EntryType, other.FileState
	}
	l.State, l.FileState = cmp.Or(l.State, other.State), cmp.Or(l.FileState, other.FileState)
	l.Reference, l.Recipient, l.Note = cmp.Or(l.Reference, other.Reference), cmp.Or(l.Recipient, other.Recipient), cmp.Or(l.Note, other.Note)
	e.Rows = append(e.Rows, other.Rows...)
	e.problems = append(e.problems, other.problems...)
	e.subject = cmp.Or(e.subject, other.subject)
}

// skips says whether a row is not settled yet, or has no amount in a format of charges. It is skipped, and told.
func (r *reader) skips(row *row) bool {
	r.row, r.problems = row, nil
	if r.format.plain() && r.sheetSays().unpaid {
		r.skipRow(say.Textf("by its name the sheet %q is of what is not settled; skipped: name it otherwise where it is", r.table.sheetOf(row)))
		return true
	}
	column, ok := r.toSkip()
	if !ok && r.format.plain() {
		column, ok = r.unsettled()
	}
	if !ok && len(r.layout.pending) > 0 {
		r.begin(row)
		column, _, ok = r.stillPending()
	}
	if !ok {
		if column, ok = r.unpaid(); ok && row.blank(column) {
			r.tell(column, "nothing says that this was paid, as other rows do; skipped")
			r.result.Skipped++
			return true
		}
	}
	if ok {
		r.tell(column, "this is not settled; skipped")
		r.result.Skipped++
		return true
	}
	switch {
	case r.saysNothing(row):
		r.skipRow("there is nothing in this row that was paid or charged; skipped")
	case r.isBalance(row):
		r.skipRow("this is what was left before or after, and no entry; skipped")
	case r.format.Statement == data.StatementFreight && r.chargesNothing():
		r.skipRow("nothing is charged in this row; skipped")
	default:
		return false
	}
	return true
}

// skipRow leaves the row out, and tells why.
func (r *reader) skipRow(why say.Text) {
	r.failRow(why)
	r.result.Problems = append(r.result.Problems, r.problems...)
	r.result.Skipped++
}

// skipping is a column by whose words rows are skipped.
type skipping struct {
	column int
	words  []string
}

// skippings finds the columns that the format names for that, always in the same order.
func skippings(l *layout) []skipping {
	var list []skipping
	for _, header := range slices.Sorted(maps.Keys(l.format.Skip)) {
		if column := l.column(header); column >= 0 {
			list = append(list, skipping{column, l.format.Skip[header]})
		}
	}
	return list
}

// toSkip gives the column of a word by which the format skips the row.
func (r *reader) toSkip() (column int, ok bool) {
	for _, s := range r.skippings {
		word := r.row.cell(s.column)
		if slices.ContainsFunc(s.words, func(w string) bool { return begins(word, w) }) {
			return s.column, true
		}
	}
	return 0, false
}

// begins says whether a text is a word, or begins with it where the word ends in "*".
func begins(text, word string) bool {
	if start, open := strings.CutSuffix(word, "*"); open {
		return len(text) >= len(start) && strings.EqualFold(text[:len(start)], start)
	}
	return strings.EqualFold(word, text)
}

// chargesNothing says whether a row of an invoice has an amount in none of the columns of its charges.
func (r *reader) chargesNothing() bool {
	if len(r.layout.sources[Freight]) == 0 || r.given(Freight) != nil || r.given(Net) != nil {
		return false
	}
	return !slices.ContainsFunc(r.layout.fees, func(f fee) bool { return !r.row.blank(f.column) })
}

// readLine reads one row of a statement.
func (r *reader) readLine(signs map[int]int64) data.StatementLine {
	if column, ok := r.layout.withdrawals[Net]; ok && !r.row.blank(column) && r.given(Net) == nil {
		return r.readWithdrawal()
	}
	line := data.StatementLine{
		Waybill: r.ref(Waybill), OrderNumber: r.ref(OrderNumber),
		DeliveredDate: r.date(DeliveredDate), PaidDate: r.date(PaidDate),
		Reference: r.text(Reference), Recipient: r.text(RecipientName), Note: r.text(Note),
	}
	r.readState(&line)
	var words EntryWords
	if len(r.layout.sources[EntryType]) > 0 || r.format.Statement == data.StatementLedger {
		words = r.entryWords()
		line.EntryType = words.Type
		line.FileState = cmp.Or(r.text(EntryType), line.FileState)
		if kinds := r.parts(EntryType); r.format.Group && len(kinds) > 0 {
			line.FileState = kinds[0] // the others are of the row alone
		}
	}
	if line.EntryType == data.EntryWithdrawal && r.inside(OrderNumber) != "" {
		line.OrderNumber = "" // that of the payout, in a text that names orders elsewhere
	}
	r.failUnclear()
	if !r.readMoney(&line, signs, words.Negative && r.flow() == 0 && (words.Type != data.EntryChargeback || !r.signsMayLack())) && len(r.problems) == 0 {
		r.failRow("there is no amount")
	}
	if r.format.plain() {
		r.heedStatus(&line)
		r.typeByStatus(&line)
	}
	r.settleEntry(&line)
	r.refusePart()
	if line.Waybill == "" && line.OrderNumber == "" && len(r.problems) == 0 && !r.nameless(&line) {
		r.failRow("neither a waybill nor an order number")
	}
	return line
}

// readState reads what the row says became of its parcel.
func (r *reader) readState(line *data.StatementLine) {
	columns := r.given(Status)
	if s := r.sheetSays(); s.off() {
		line.State = s.Parcel
	}
	if len(columns) == 0 {
		return
	}
	line.FileState = r.text(Status)
	if column, ok := r.strange(); ok && r.onlyItsStatus() {
		r.fail(column, "this status is not known, and nothing else says whether this was collected: write one such as delivered, returned or sent")
		return
	}
	for _, column := range columns {
		word, _ := r.state(value.Clean(r.row.raw(column)), column)
		if line.State != "" && word.Parcel != "" && word.Parcel != line.State {
			r.tell(column, "another column says otherwise of the parcel, and counts")
		}
		line.State = cmp.Or(line.State, word.Parcel)
	}
}

// nameless says whether a line may be about no one order: an entry of an account, a charge of an invoice, or a
// payment for many orders by its reference, in a file that names none.
func (r *reader) nameless(line *data.StatementLine) bool {
	switch {
	case line.EntryType != "" || r.format.Statement == data.StatementFreight:
		return true
	case len(r.layout.sources[Waybill])+len(r.layout.sources[OrderNumber]) > 0:
		return false
	}
	return line.Reference != ""
}

// readWithdrawal reads a row that tells of a payout to the bank, in columns of its own.
func (r *reader) readWithdrawal() data.StatementLine {
	line := data.StatementLine{EntryType: data.EntryWithdrawal}
	sum, _ := r.amountAt(r.layout.withdrawals[Net])
	line.Net = -abs(sum)
	if column, ok := r.layout.withdrawals[PaidDate]; ok && !r.row.blank(column) {
		line.PaidDate = r.dateAt(column)
	}
	if column, ok := r.layout.withdrawals[Reference]; ok {
		line.Reference = value.Clean(r.row.cell(column))
	}
	return line
}

// settleEntry names as a fee what an entry of a fee calls an amount and nothing else. A withdrawal collects nothing, and is
// no fee.
func (r *reader) settleEntry(line *data.StatementLine) {
	switch {
	case line.EntryType == data.EntryFee && line.Collected != 0:
		line.AddFee(data.Fee{Kind: r.entryKind(), Amount: -line.Collected})
		line.Collected = 0
	case line.EntryType == data.EntryWithdrawal && r.format.Statement == data.StatementLedger:
		line.Collected = 0
		if line.FeeTotal()+line.Freight == -line.Net { // the same amount in its column and in the total's
			line.Fees, line.Freight = nil, 0
		}
	}
}

// entryKind is what an entry calls itself in the last of its columns.
func (r *reader) entryKind() string {
	kinds := r.parts(EntryType)
	if len(kinds) == 0 {
		return string(data.EntryFee)
	}
	return kinds[len(kinds)-1]
}

// entryWords finds what an entry is about by its words.
func (r *reader) entryWords() EntryWords {
	key := r.text(EntryType)
	if r.belowZero() {
		key += "\x1f-"
	}
	if r.lessFees() {
		key += "\x1f+"
	}
	words, known := r.entryTypes[key]
	if !known {
		words = r.findEntryWords()
		r.entryTypes[key] = words
	}
	return words
}

// findEntryWords looks the words of an entry up; what nothing is known of is an adjustment.
func (r *reader) findEntryWords() EntryWords {
	said := r.text(EntryType)
	if words, known := r.knownEntry(); known {
		return words
	}
	column, ok := r.first(EntryType)
	if way := r.words.flows.of(said); ok && way != 0 && !r.lessFees() {
		return EntryWords{Type: data.EntryAdjustment, Negative: way == goesOut}
	}
	if ok && r.format.Shared && r.format.Statement == data.StatementPayout && !r.belowZero() {
		r.unknown(EntryType, column, said, "its amounts are taken for a payment")
		return EntryWords{}
	}
	if ok {
		r.unknown(EntryType, column, said, "it is taken for an adjustment between the holder and the seller")
	}
	return EntryWords{Type: data.EntryAdjustment}
}

// lessFees says whether the row is of a payout that keeps a fee back of it: "Debit" is then the card that was paid by, and no way
// that money goes.
func (r *reader) lessFees() bool {
	return r.format.Shared && r.format.Statement == data.StatementPayout && slices.ContainsFunc(r.layout.fees, func(f fee) bool {
		return !r.row.blank(f.column) && strings.Trim(r.row.cell(f.column), "0.,- ") != ""
	})
}

// knownEntry finds what is known of the words of an entry.
func (r *reader) knownEntry() (words EntryWords, known bool) {
	said := r.text(EntryType)
	forms := value.Forms(said)
	if plain := withoutNumbers(value.Normalise(said)); plain != "" {
		forms = append(forms, plain) // "Payment #1002" is a payment
	}
	return r.words.entryWords(r.format, forms, r.belowZero())
}

// entryWords finds what an entry is about by its words: those of the format come first.
func (v *vocabulary) entryWords(f *Format, forms []string, belowZero bool) (EntryWords, bool) {
	for _, list := range [][]EntryWords{f.Entries, v.Entries} {
		i := slices.IndexFunc(list, func(e EntryWords) bool {
			return e.speaksOf(forms) && (!e.BelowZero || belowZero) && (e.In == "" || e.In == f.Statement)
		})
		if i >= 0 {
			return list[i], true
		}
	}
	return EntryWords{}, false
}

// speaksOf says whether an entry's words, in their forms, are among those that are meant.
func (e *EntryWords) speaksOf(forms []string) bool {
	if !e.Whole {
		return len(e.Words) == 0 || value.HoldsAny(forms, e.Words)
	}
	return slices.ContainsFunc(e.Words, func(word string) bool { return slices.Contains(forms, value.Normalise(word)) })
}

// belowZero says whether the row's net is.
func (r *reader) belowZero() bool {
	return slices.ContainsFunc(r.given(Net), func(column int) bool {
		fig, err := r.words.figureOf(r.row.cell(column), r.row.mark(column))
		return err == nil && strings.Trim(fig.Body, "0.,") != "" && r.layout.goesOut(r.flow(), column, fig.Negative)
	})
}
