package intake

import (
	"slices"
	"strings"
)

// apart lists the columns of an account of which one is headed as what came in and another as what went out, where each row has an
// amount in one of the two alone.
func (c *clues) apart(at purpose) []candidate {
	if !ofEntries.has(at) {
		return nil
	}
	flows := make([]flow, len(c.headings))
	for column := range c.headings {
		if p := &c.profiles[column]; p.share(p.amounts, 9) && !c.zeros(column) && !p.runs() {
			flows[column] = c.in.headed(c.names[column])
		}
	}
	var list []candidate
	for in := range flows {
		for out := range flows {
			if flows[in] != comesIn || flows[out] != goesOut || !c.alternate(in, out) {
				continue
			}
			for part, column := range map[int]int{firstPart: in, lastPart: out} {
				list = append(list, candidate{column: column, conf: sureValues, guess: guess{
					field: Net, sure: sureValues, rank: sureValues, side: noSide, part: part,
					reason: "by its words one of what came in and what went out, of which each row has one",
				}})
			}
		}
	}
	return list
}

// headed is which way the amounts in a column go by its header.
func (in *interpreter) headed(header string) flow {
	for _, form := range headerForms(header) {
		if way := in.words.flows.of(form.words); way != 0 {
			return way
		}
	}
	concepts, x := in.heading(header).concepts, in.words.lexicon
	switch came, went := concepts.has(x.concepts["moneyin"]), concepts.has(x.concepts["moneyout"]); {
	case came == went:
		return 0
	case came:
		return comesIn
	}
	return goesOut
}

// alternate says whether no row has an amount in both columns.
func (c *clues) alternate(a, b int) bool {
	for i := range c.sample {
		if c.profiles[a].figures[i].value != 0 && c.profiles[b].figures[i].value != 0 {
			return false
		}
	}
	return true
}

// halves takes a column called nothing but a name for the other part of a name of which another column is called the first or the last, and
// none the other: "Surname, Name". It is the whole name where it has that part in it.
func (c *clues) halves(list []candidate) []candidate {
	names := setOf(BuyerName, RecipientName)
	for _, k := range list {
		other := firstPart + lastPart - k.part
		if !names.Has(k.field) || k.part == 0 || slices.ContainsFunc(list, func(o candidate) bool { return o.field == k.field && o.side == k.side && o.part == other }) {
			continue
		}
		at := slices.IndexFunc(list, func(o candidate) bool {
			return o.column != k.column && names.Has(o.field) && o.part == 0 && c.speaksOnly(o.column, "name") && !c.contain(o.column, k.column)
		})
		if at < 0 {
			continue
		}
		column := list[at].column
		list = slices.DeleteFunc(list, func(o candidate) bool { return o.column == column && names.Has(o.field) })
		k.column, k.part, k.reason = column, other, "by its words a name, beside another part of it"
		return append(list, k)
	}
	return list
}

// contain says whether a column has in any row what another one has there.
func (c *clues) contain(column, part int) bool {
	return slices.ContainsFunc(c.sample, func(r row) bool { return !r.blank(part) && strings.Contains(r.cell(column), r.cell(part)) })
}

// pairParts lets parts of a name, or of an account what came in and what went out, count only together.
func (c *clues) pairParts(list []candidate) []candidate {
	partner := func(k candidate) bool {
		return slices.ContainsFunc(list, func(o candidate) bool {
			return o.field == k.field && o.side == k.side && o.column != k.column && o.part > 0 && o.part != k.part
		})
	}
	for i := range list {
		k := &list[i]
		if k.field != BuyerName && k.field != RecipientName && k.field != Net || k.part == 0 {
			continue
		}
		switch {
		case partner(*k):
			k.conf = min(k.conf+6, sureValues)
		case k.field == Net:
			k.conf = min(k.conf-6, sureEnough-few)
		default:
			k.conf -= 6
		}
	}
	return list
}
