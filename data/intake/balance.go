package intake

import (
	"slices"

	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// split is which columns of a statement say what was collected, what of it was kept back, and what is left.
type split struct{ collected, net, costs []int }

// adds says whether a sampled row adds up, its costs taken off or added as the file has their signs, and whether it has all of
// its amounts.
func (c *clues) adds(row int, s split) (adds, whole bool) {
	at := func(columns []int) (sum, size int64) {
		for _, column := range columns {
			value := c.profiles[column].figures[row].value
			sum, size = sum+value, size+abs(value)
		}
		return sum, size
	}
	collected, _ := at(s.collected)
	net, _ := at(s.net)
	sum, size := at(s.costs)
	return net == collected-size || net == collected-sum || net == collected+sum, collected != 0 && net != 0 && size != 0
}

// addsUp says whether all sampled rows add up, several of them with something kept back.
func (c *clues) addsUp(s split) bool {
	rows := 0
	for i := range c.sample {
		adds, whole := c.adds(i, s)
		if !adds {
			return false
		}
		if whole {
			rows++
		}
	}
	return rows >= fewValues
}

// splitOf is the split that columns make together; ok is false where what was collected, or the net, is none of them.
func splitOf(taken []candidate) (s split, ok bool) {
	for _, k := range taken {
		switch {
		case k.field == Collected:
			s.collected = append(s.collected, k.column)
		case k.field == Net:
			s.net = append(s.net, k.column)
		case costs.Has(k.field):
			s.costs = append(s.costs, k.column)
		}
	}
	return s, len(s.collected) > 0 && len(s.net) > 0
}

// charging are the concepts of what is kept back of what was collected.
var charging = []string{"fee", "freight", "tax", "cost", "service", "ship", "deliver"}

// balance lets what adds up in all rows decide where words took another column: tax without which all add up is in a fee
// already, and is left out, as is what is not called a fee; and of several columns that may be what was collected, or the net, the
// one counts by which they do.
func (c *clues) balance(fit *fitting, list, taken []candidate) []candidate {
	s, ok := splitOf(taken)
	if purposeOf(fit.layout.format) == freightPurpose {
		return c.withoutNet(fit, s, taken)
	}
	if !ok || c.addsUp(s) {
		return taken
	}
	for _, cost := range s.costs {
		without := s
		without.costs = slices.DeleteFunc(slices.Clone(s.costs), func(column int) bool { return column == cost })
		if (c.speaks(cost, "tax") || !c.speaks(cost, charging...)) && c.addsUp(without) {
			column := &fit.layout.columns[cost]
			column.Fields, column.Confidence, column.Reason = nil, sureConflict, "what was collected comes to the net without it"
			return slices.DeleteFunc(taken, func(k candidate) bool { return k.column == cost })
		}
	}
	for _, k := range list {
		other := s
		switch {
		case k.conf < sureMaybe || len(fit.layout.columns[k.column].Fields) > 0 || k.part != 0:
			continue
		case k.field == Collected && len(s.collected) == 1:
			other.collected = []int{k.column}
		case k.field == Net && len(s.net) == 1:
			other.net = []int{k.column}
		default:
			continue
		}
		if !c.addsUp(other) {
			continue
		}
		at := slices.IndexFunc(taken, func(o candidate) bool { return o.field == k.field })
		was := &fit.layout.columns[taken[at].column]
		was.Fields, was.Confidence = nil, sureConflict
		was.Reason = say.Textf("could be %s, but the rows add up by what column %s has", k.field, sheet.ColumnName(k.column))
		k.conf, k.reason = max(k.conf, roleSome), say.Textf("the rows add up by it, and it may be %s", k.field)
		taken[at] = k
		return taken
	}
	return taken
}

// withoutNet leaves out what is called the net of an invoice where in no row the charges come to it: it is a part of what one of them is.
func (c *clues) withoutNet(fit *fitting, s split, taken []candidate) []candidate {
	if len(s.net) != 1 || len(s.costs) == 0 {
		return taken
	}
	for row := range c.sample {
		var charged int64
		for _, column := range s.costs {
			charged += abs(c.profiles[column].figures[row].value)
		}
		if net := c.profiles[s.net[0]].figures[row]; !net.ok || abs(net.value) == charged {
			return taken
		}
	}
	column := &fit.layout.columns[s.net[0]]
	column.Fields, column.Confidence, column.Reason = nil, sureConflict, "in no row the charges come to it"
	return slices.DeleteFunc(taken, func(k candidate) bool { return k.field == Net })
}

// pendingOf finds the column of what of the net is still to be paid out, of which most rows have all or nothing; nil: there is none.
func (c *clues) pendingOf(fit *fitting, net int) []int {
	for column := range c.profiles {
		if len(fit.layout.columns[column].Fields) > 0 || !c.speaks(column, "pending") || c.zeros(column) {
			continue
		}
		all, part := 0, 0
		for i := range c.sample {
			switch due, left := c.profiles[net].figures[i], c.profiles[column].figures[i]; {
			case !left.ok || left.value == 0:
			case left == due:
				all++
			case left.value > 0 && left.value < due.value:
				part++
			default:
				part = len(c.sample)
			}
		}
		if all > 0 && part <= all {
			return []int{column}
		}
	}
	return nil
}

// stillPending says what of the row's net is still to be paid out, in which column, and whether that is all of it.
func (r *reader) stillPending() (column int, left int64, all bool) {
	for _, column := range r.layout.pending {
		if left, ok := r.amountAt(column); ok && left != 0 {
			net, _ := r.amount(Net)
			return column, left, left == net
		}
	}
	return 0, 0, false
}

// refusePart refuses a row of whose net a part is still to be paid out.
func (r *reader) refusePart() {
	if column, left, all := r.stillPending(); left != 0 && !all {
		r.fail(column, "a part of this is still to be paid out: let the net be what was, and take the rest in with the statement that pays it")
	}
}
