package intake

import (
	"cmp"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/say"
)

// charges says what the columns of an invoice are that are charged. Where their sum and all its parts are there, the largest part
// is freight, the others are fees, and the sum is the net. A sum without them is freight, and fees beside it are in it. Where
// there is none, and no freight, the largest of several fees is that.
func (c *clues) charges(fit *fitting, taken []candidate) []candidate {
	at := slices.IndexFunc(taken, func(k candidate) bool { return k.field == Freight })
	if at < 0 {
		return c.largest(taken)
	}
	items := c.items(fit, taken, taken[at].column, nil)
	if slices.ContainsFunc(items, c.carries) {
		return c.itemise(fit, taken, at, items)
	}
	if c.speaks(taken[at].column, "freight", "ship", "deliver") && !c.speaks(taken[at].column, "total", "net") {
		return taken
	}
	return slices.DeleteFunc(taken, func(k candidate) bool {
		if k.field == Fee {
			fit.layout.explained[k.column] = true
			column := &fit.layout.columns[k.column]
			column.Fields, column.Confidence, column.Reason = nil, sureConflict, "a part of what another column gives"
		}
		return k.field == Fee
	})
}

// largest makes freight of the largest of several fees.
func (c *clues) largest(taken []candidate) []candidate {
	at, fees := -1, 0
	size := func(column int) (sum int64) {
		for _, figure := range c.profiles[column].figures {
			sum += abs(figure.value)
		}
		return sum
	}
	for i, k := range taken {
		if k.field != Fee {
			continue
		}
		fees++
		if at < 0 || size(k.column) > size(taken[at].column) {
			at = i
		}
	}
	if fees > 1 {
		taken[at].field = Freight
	}
	return taken
}

// carries says whether a charge may be that for carrying a parcel.
func (c *clues) carries(t term) bool { return !c.speaks(t.column, "cod", "return", "insurance", "tax") }

// items are the columns that add up to a sum in most rows, those that are such sums themselves parted further, the largest first;
// nil where something is taken off, or where one of them is taken for something else than a charge. Of the sums that it is a part of
// none is a part of it again, as it may be in two equations.
func (c *clues) items(fit *fitting, taken []candidate, sum int, within []int) []term {
	if slices.Contains(within, sum) {
		return nil
	}
	within = append(slices.Clone(within), sum)
	at := slices.IndexFunc(c.related, func(r relation) bool {
		top := r.terms[r.whole()].column
		return (top == sum || c.same(top, sum)) && !slices.ContainsFunc(r.terms, func(t term) bool { return t.times >= 0 })
	})
	if at < 0 {
		return nil
	}
	var items []term
	r := &c.related[at]
	for i, t := range r.terms {
		if i == r.whole() {
			continue
		}
		another := func(k candidate) bool { return k.column == t.column && k.field != Fee }
		switch parts := c.items(fit, taken, t.column, within); {
		case t.sign == r.terms[r.whole()].sign || len(fit.layout.columns[t.column].Fields) > 0 && slices.ContainsFunc(taken, another):
			return nil
		case parts != nil:
			items = append(items, parts...)
		default:
			items = append(items, t)
		}
	}
	slices.SortStableFunc(items, func(a, b term) int { return cmp.Compare(b.size, a.size) })
	return items
}

// itemise takes the columns of an invoice's sum for what they are: the largest that may be for freight, the others for fees. What else
// is called a fee is left open: the sum is without it.
func (c *clues) itemise(fit *fitting, taken []candidate, sum int, items []term) []candidate {
	whole := taken[sum]
	whole.field = Net
	called := c.called(term{column: whole.column, times: -1})
	list := slices.DeleteFunc(taken, func(k candidate) bool {
		if k.field == Fee {
			column := &fit.layout.columns[k.column]
			column.Fields, column.Confidence, column.Reason = nil, sureConflict, say.Textf("could be fee, but %s is without it", called)
		}
		return k.column == whole.column || k.field == Fee
	})
	carried := slices.IndexFunc(items, c.carries)
	for i, t := range items {
		field := Fee
		if i == carried {
			field = Freight
		}
		delete(fit.layout.explained, t.column)
		list = append(list, candidate{column: t.column, guess: guess{field: field, side: noSide, reason: say.Textf("a part of %s", called)}, conf: whole.conf})
	}
	return append(list, whole)
}

// feeKind is what a column of fees is called: by its header, but for the fee for collecting, which rate cards speak of, and which only
// couriers call nothing but a fee.
func (c *clues) feeKind(fit *fitting, column int) string {
	header := fit.layout.columns[column].Header
	byWords := c.speaks(column, "cod") && c.speaks(column, "fee")
	if byWords || fit.layout.format.Statement == data.StatementCOD && slices.ContainsFunc(headerForms(header), func(f form) bool { return c.in.words.codFees[strings.TrimPrefix(f.words, "(")] }) {
		return data.FeeCOD
	}
	return header
}

// withoutSums leaves out a column of all fees where there are columns of each.
func (c *clues) withoutSums(fit *fitting, taken []candidate) []candidate {
	fees, sums := 0, 0
	for _, k := range taken {
		if k.field == Fee {
			fees++
			if c.speaks(k.column, "total") {
				sums++
			}
		}
	}
	if sums == 0 || sums == fees {
		return taken
	}
	return slices.DeleteFunc(taken, func(k candidate) bool {
		if k.field != Fee || !c.speaks(k.column, "total") {
			return false
		}
		column := &fit.layout.columns[k.column]
		fit.layout.explained[k.column] = true
		column.Fields, column.Confidence, column.Reason = nil, sureConflict, "the sum of fees that other columns give"
		return true
	})
}
