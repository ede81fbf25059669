package intake

import (
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"parcelbook/data/intake/value"
	"parcelbook/data/money"
	"parcelbook/data/say"
)

// tellPaid tells what a statement pays out in another currency than that of its lines, and how far that is from what
// they come to at the rate it names.
func (r *reader) tellPaid(t *table, net int64) {
	row, column := r.labelled(t, r.format.Total.Paid)
	if row == nil {
		return
	}
	lines, codes := r.result.Statement.Currency, r.codesIn(labelOf(row, column))
	if len(codes) != 1 || codes[0] == lines {
		return
	}
	paid, err := r.sumAt(row, column, codes[0])
	reason := say.Textf("the statement pays out %s for %s", inMinor(paid, codes[0]), inMinor(net, lines))
	if err != nil {
		reason = say.Textf("what the statement pays out cannot be read: %v", err)
	} else if rate, ok := r.rate(t, lines, codes[0]); ok {
		worth, err := money.Round(money.New(net, lines).Decimal().Mul(rate), codes[0])
		if off := paid - worth.Minor; err == nil && off != 0 {
			reason = say.Textf("%s; at its rate of %s that is %s, so %s was kept back before", reason, rate, worth, inMinor(-off, codes[0]))
		}
	}
	r.result.Problems = append(r.result.Problems, problemAt(t, row, column, reason))
}

// rate finds the rate from one currency to another, beside a label that names both in that order.
func (r *reader) rate(t *table, from, to string) (decimal.Decimal, bool) {
	for i := range t.rows {
		row := &t.rows[i]
		for at := range row.width() {
			codes := r.codesIn(row.cell(at))
			if len(codes) != 2 || codes[0] != from || codes[1] != to || !value.HoldsAny(value.Forms(row.cell(at)), strings.Split(r.format.Total.Rate, "|")) {
				continue
			}
			for column := at + 1; column < row.width(); column++ {
				if rate, err := decimal.NewFromString(row.cell(column)); err == nil {
					return rate, true
				}
			}
		}
	}
	return decimal.Decimal{}, false
}

// labelOf is the text left of a cell.
func labelOf(row *row, column int) string {
	for column--; column >= 0; column-- {
		if !row.blank(column) {
			return row.cell(column)
		}
	}
	return ""
}

// codesIn lists the currencies that a text names by codes of three letters, in order.
func (r *reader) codesIn(text string) []string {
	var found []string
	for word := range strings.FieldsFuncSeq(text, func(c rune) bool { return !unicode.IsLetter(c) }) {
		if codes := r.words.Currency(word); len(codes) == 1 && len(word) == 3 {
			found = append(found, codes[0])
		}
	}
	return found
}
