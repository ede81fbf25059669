package intake

import (
	"slices"

	"parcelbook/data/say"
)

// Rows of a sheet kept by hand have running numbers, called nothing but that. Where nothing else numbers the orders they do, if they go on
// from an earlier sheet. Those that begin at 1 may begin there in the next sheet, too, which would change the orders of this one: that is
// asked.

// runningNumbers believes such a column, or asks.
func (c *clues) runningNumbers(at purpose, list []candidate) {
	for i := range list {
		k := &list[i]
		if at != ordersPurpose || k.field != OrderNumber || k.conf < sureMaybe || k.conf >= sureEnough || k.doubt || !c.saysOnly(k.column, counted, coded, "serial") {
			continue
		}
		rival := func(o candidate) bool { return o.field == OrderNumber && o.column != k.column && o.conf >= sureMaybe }
		switch first, ok := c.running(k.column); {
		case !ok || slices.ContainsFunc(list, rival):
		case first <= enoughRows: // one that begins at 1 may have lost rows
			k.question(say.Textf("%s, but these numbers begin at %d: the next sheet may have them again for other orders", k.reason, first))
		default:
			k.conf, k.agreed = c.sureNumber(k.column), "numbers that go on from those of an earlier sheet"
		}
	}
}

// running says whether hardly a row is without a whole number, and hardly one has not a little more, or less, than the row before, or the
// same; and which is the least.
func (c *clues) running(column int) (first int64, ok bool) {
	p := &c.profiles[column]
	n, up, down, last := 0, 0, 0, int64(-1)
	for _, figure := range p.figures {
		if !figure.ok || figure.value%tenThousand != 0 {
			continue
		}
		number := figure.value / tenThousand
		switch gap := number - last; {
		case last < 0:
			first = number
		case gap > 0 && gap <= nearby:
			up++
		case gap < 0 && gap >= -nearby:
			down++
		}
		first, last, n = min(first, number), number, n+1
	}
	return first, p.distinct > enoughRows && n*10 >= len(c.sample)*9 && max(up, down)*10 >= (p.distinct-1)*9
}
