package intake

import (
	"slices"
	"strings"
	"unicode"

	"parcelbook/data"
	"parcelbook/data/intake/value"
)

// longestKind is how long a value is at most that begins with a word for an entry and says further what it was for.
const longestKind = 60

// takeKind takes in a value that is a word for what an entry is about, or begins with one before the number or the name of what it was
// for: "Refund", "Refund #1002", "Fee for order 1002", "Sale Ann Lee", "Bank transfer to my account".
func (p *profile) takeKind(v *vocabulary, text string) {
	if len(text) > longestKind {
		return
	}
	form := value.Normalise(text)
	if words, ok := v.kinds[form]; ok {
		p.kinds, p.kind = 1, words.Type
		return
	}
	plain := withoutNumbers(form)
	alone := plain == form && !nameLike(text) // what a remark may be, too, but for words that no remark begins with by chance
	for start := plain; start != ""; start = start[:max(strings.LastIndexByte(start, ' '), 0)] {
		if words, ok := v.kinds[start]; ok && (start == plain || !words.Whole) && (!alone || strings.Contains(start, " ")) {
			p.leads, p.kind = 1, words.Type
			return
		}
	}
}

// withoutNumbers leaves the figures out of a text, and what has no letter then.
func withoutNumbers(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }), " ")
}

// typeByStatus lets a status say that what a payout takes off was given back or charged back: "REFUNDED".
func (r *reader) typeByStatus(line *data.StatementLine) {
	if r.format.Statement != data.StatementPayout || line.EntryType != "" || line.Collected >= 0 && line.Net >= 0 {
		return
	}
	for _, column := range r.given(Status) {
		text := value.Clean(r.row.raw(column))
		word, _ := r.findState(text)
		switch kind := r.words.kinds[value.Normalise(text)].Type; {
		case kind == data.EntryRefund || kind == data.EntryChargeback:
			line.EntryType = kind
		case word.Order == data.OrderRefunded:
			line.EntryType = data.EntryRefund
		}
	}
}

// namesEntries says whether a column says of each row what kind of entry it is, and none is called that.
func (c *clues) namesEntries(column int) bool {
	p := &c.profiles[column]
	if p.n < fewValues || p.distinct < fewValues || !p.share(p.kinds+p.leads, 9) || p.leads > 0 && !p.varied {
		return false
	}
	for other, h := range c.headings {
		if other != column && h != nil && slices.ContainsFunc(h.guesses, func(g guess) bool { return g.field == EntryType && g.sure >= sureEnough }) && c.profiles[other].judge(EntryType).refuted == "" {
			return false
		}
	}
	return true
}
