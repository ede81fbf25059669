package intake

import (
	"parcelbook/data/intake/value"
)

// paidRest lists the column that is, whatever it is called, what was paid of each order: all that is not still to be paid. Where one of the two
// has nothing, or a dash, the other has it all.
func (c *clues) paidRest(at purpose, list []candidate) []candidate {
	total, due := surestOf(list, OrderTotal), surestOf(list, Outstanding)
	if at != ordersPurpose || total < 0 || due < 0 || total == due || surestOf(list, Paid) >= 0 {
		return nil
	}
	for column := range c.profiles {
		if column == total || column == due || !c.isRest(column, total, due) || c.surelyOther(list, column) {
			continue
		}
		return []candidate{{column: column, conf: roleAll, guess: guess{
			field: Paid, sure: roleAll, rank: roleAll, side: noSide, reason: "what is still to be paid and this come to the total of each order",
		}}}
	}
	return nil
}

// surelyOther says whether a column is surely something else than what was paid or is to be.
func (c *clues) surelyOther(list []candidate, column int) bool {
	for _, k := range list {
		if k.column == column && k.conf >= sureEnough && k.field != Paid && k.field != Outstanding {
			return true
		}
	}
	return false
}

// isRest says whether a column has in each row that has a total what is not still due of it: of some all, of others not all.
func (c *clues) isRest(column, total, due int) bool {
	nothing := func(i, column int) bool {
		return c.sample[i].blank(column) || value.Dashes(c.sample[i].cell(column))
	}
	paid, left, rows := 0, 0, 0
	for i := range c.sample {
		t, d, p := c.profiles[total].figures[i], c.profiles[due].figures[i], c.profiles[column].figures[i]
		if !t.ok || t.value == 0 {
			continue
		}
		if !d.ok && !nothing(i, due) || !p.ok && !nothing(i, column) || d.value+p.value != t.value {
			return false
		}
		rows, paid, left = rows+1, paid+once(p.value > 0), left+once(d.value > 0)
	}
	return rows > fewValues && paid > 0 && left > 0
}
