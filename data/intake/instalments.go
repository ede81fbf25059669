package intake

import (
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake/value"
)

// An order may be paid in two parts, a deposit and the rest, and a column of each may say when that was paid, or whether: the amounts beside
// it stay as they were.

// instalments are the columns that say so.
type instalments struct{ deposits, rests []int }

// depositsAndRests says whether an equation parts what is called a total into what was paid ahead and what is left of it.
func (c *clues) depositsAndRests(r relation) bool {
	if len(r.terms) != 3 || r.product() >= 0 {
		return false
	}
	whole := r.terms[r.whole()]
	called := func(concepts ...string) bool {
		return slices.ContainsFunc(r.terms, func(t term) bool {
			return t.column != whole.column && t.lessens(whole) && c.speaks(t.column, concepts...)
		})
	}
	return called("prepaid") && called("balance", "due", "cod") && c.speaks(whole.column, "total", "price", "amount")
}

// findInstalments finds them: what they hold are days, or answers.
func (r *reader) findInstalments(rows []row) {
	if r.layout.standing == known {
		return
	}
	ahead := slices.ContainsFunc(slices.Concat(r.layout.sources[Paid]...), func(column int) bool { return r.words.lexicon.mentions(r.header(column), "prepaid") })
	for i := range r.layout.columns {
		c := &r.layout.columns[i]
		says := func(concept string) bool { return r.words.lexicon.mentions(c.Header, concept) }
		taken := c.Ignored || len(c.Fields) > 0 && !slices.Equal(c.Fields, []string{PaidDate.String()})
		deposit, rest := says("prepaid"), says("balance")
		if taken || deposit == rest || says("due") || says("estimate") || says("shipby") || !r.answersOrDays(rows, i) {
			continue
		}
		switch {
		case deposit && !ahead:
			continue
		case deposit:
			r.instalments.deposits = append(r.instalments.deposits, i)
		default:
			r.instalments.rests = append(r.instalments.rests, i)
		}
		c.Reason, c.Ignored = "it says of each row whether that part was paid", len(c.Fields) == 0
	}
}

// answersOrDays says whether a column holds nothing but days, or yes and no.
func (r *reader) answersOrDays(rows []row, column int) bool {
	filled := false
	for i := range rows {
		if rows[i].blank(column) {
			continue
		}
		yes, no := r.words.answer(value.Clean(rows[i].raw(column)))
		if _, day := r.dayAt(&rows[i], column); !day && !yes && !no {
			return false
		}
		filled = true
	}
	return filled
}

// readInstalments notes which parts of its order a row calls paid. On a day that is still to come it is to be.
func (r *reader) readInstalments(d *draft) {
	paid := func(column int) bool {
		_, no := r.words.answer(value.Clean(r.row.cell(column)))
		if _, day := r.dayAt(r.row, column); day && r.req.Today != "" && r.dateAt(column) > r.req.Today {
			return false
		}
		return !r.row.blank(column) && !no
	}
	d.depositPaid = d.depositPaid || len(r.instalments.deposits) == 0 || slices.ContainsFunc(r.instalments.deposits, paid)
	if slices.ContainsFunc(r.instalments.rests, paid) {
		d.restPaid, d.due = true, 0
	}
}

// tellPart tells of a state by which only a part was paid, where no amount says how much.
func (r *reader) tellPart(d *draft, word StatusWords, column int) {
	if word.Part && r.layout.standing != known && d.Has&setOf(Paid, Outstanding) == 0 {
		r.tell(column, "a part was paid, and nothing says how much: the order counts as not paid, until you enter by hand what was")
	}
}

// settleInstalments lets that say what is still to be paid.
func (d *draft) settleInstalments() {
	if !d.depositPaid && (d.amounts[Outstanding] != 0 || !d.Has.Has(Outstanding)) {
		d.amounts[Outstanding] += d.amounts[Paid]
		d.amounts[Paid] = 0
		d.Has = d.Has.With(Outstanding)
	}
	if d.restPaid {
		d.amounts[Outstanding] = 0
		d.Has = d.Has.With(Outstanding)
	}
}

// saysPaidLast says whether a header ends in a word that calls something paid, and neither denies it nor has a word before it as "to be" is.
func (v *vocabulary) saysPaidLast(header string) bool {
	words := strings.Fields(value.Normalise(header))
	last := len(words) - 1
	if last < 1 || v.denies(header) || v.stateOf(words[last]).Order != data.OrderPaid {
		return false
	}
	return !slices.ContainsFunc(v.lexicon.tokens(words[last-1]), func(t token) bool {
		return slices.ContainsFunc(t.senses, func(s sense) bool { return v.lexicon.names[s.concept] == little })
	})
}
