package intake

import "slices"

// mostAdded is how many amounts beside goods and fees are tried as parts of what a channel pays out.
const mostAdded = 7

// payout is what a channel pays out for the goods of a row, and what it takes off.
type payout struct {
	net    int
	taken  []int // off it: fees, and whatever else lessens it
	others int   // amounts beside goods and fees that it takes to come to the net
}

// withoutPayout leaves out of what the columns of orders may be what is left for the seller: in all rows it is the goods less all that is
// called a fee, with other amounts added or taken off. What lessens it is the seller's too, be it called shipping.
func (c *clues) withoutPayout(at purpose, list []candidate) []candidate {
	if at != ordersPurpose {
		return list
	}
	found, ok := c.payoutIn(list)
	if !ok {
		return list
	}
	for i := range list {
		k := &list[i]
		switch {
		case !prices.Has(k.field) && !setOf(Shipping, Tax, Discount, Paid, Refunded).Has(k.field), k.field == UnitPrice:
		case k.column == found.net:
			k.conf, k.reason = min(k.conf, sureConflict), leftForSeller
		case slices.Contains(found.taken, k.column):
			k.conf, k.reason = min(k.conf, sureConflict), reasonFee
		}
	}
	return list
}

// amounts are the columns of a file of orders by what they may be to the seller.
type amounts struct {
	nets, goods, fees, others []int
	quantity                  int // -1: there is none
}

// amountsIn sorts the columns of amounts.
func (c *clues) amountsIn(list []candidate) amounts {
	found := amounts{quantity: -1}
	for i := range c.profiles {
		p := &c.profiles[i]
		switch {
		case p.n < fewValues || !p.share(p.amounts, 9) || c.zeros(i) || c.headings[i] == nil:
		case mayBe(list, i, setOf(Quantity)):
			found.quantity = i
		case c.speaks(i, "weight", "percent", "balance", "original", "number", "phone", "date"):
		case c.speaks(i, "fee") && !c.speaks(i, "ship", "deliver", "freight", "discount", "refund"):
			found.fees = append(found.fees, i)
		case c.speaks(i, "remit", "payable", "net"):
			found.nets = append(found.nets, i)
		case mayBe(list, i, bases|setOf(UnitPrice)):
			found.goods = append(found.goods, i)
		case mayBe(list, i, wholes|setOf(Paid)):
			found.nets = append(found.nets, i)
		default:
			found.others = append(found.others, i)
		}
	}
	return found
}

// mayBe says whether a column may be one of some fields.
func mayBe(list []candidate, column int, fields FieldSet) bool {
	return slices.ContainsFunc(list, func(k candidate) bool { return k.column == column && fields.Has(k.field) && k.conf >= sureMaybe })
}

// payoutIn finds the net that takes the fewest amounts beside the goods and the fees.
func (c *clues) payoutIn(list []candidate) (best payout, ok bool) {
	in := c.amountsIn(list)
	if len(in.fees) == 0 || len(in.others) > mostAdded {
		return payout{}, false
	}
	for _, net := range in.nets {
		for _, goods := range in.goods {
			times := -1
			if mayBe(list, goods, setOf(UnitPrice)) {
				times = in.quantity
			}
			left := c.leftOf(net, goods, times, in.fees)
			if left == nil {
				continue
			}
			if taken, n := c.parts(left, in.others); n >= 0 && (!ok || n < best.others) {
				best, ok = payout{net: net, taken: append(slices.Clone(in.fees), taken...), others: n}, true
			}
		}
	}
	return best, ok
}

// leftOf is in each row what the net is more than the goods less the fees; nil where a row lacks one of them.
func (c *clues) leftOf(net, goods, times int, fees []int) []int64 {
	left := make([]int64, len(c.sample))
	for row := range c.sample {
		at := func(column int) int64 { return c.profiles[column].figures[row].value }
		if !c.profiles[net].figures[row].ok {
			return nil
		}
		worth := at(goods)
		if times >= 0 {
			worth = worth / tenThousand * at(times)
			worth += at(goods) % tenThousand * at(times) / tenThousand
		}
		left[row] = at(net) - worth
		for _, fee := range fees {
			left[row] += at(fee) * c.signOf(fee)
		}
	}
	return left
}

// signOf says whether the values of a column are in all above zero or below.
func (c *clues) signOf(column int) int64 {
	sum := int64(0)
	for _, f := range c.profiles[column].figures {
		sum += f.value
	}
	if sum < 0 {
		return -1
	}
	return 1
}

// parts finds the fewest columns that, added or taken off, come to an amount in all rows, and which of them lessen it; n is -1 where none do.
func (c *clues) parts(left []int64, columns []int) (lessen []int, n int) {
	if !slices.ContainsFunc(left, func(v int64) bool { return v != 0 }) {
		return nil, 0
	}
	n = -1
	for i, column := range columns {
		for _, sign := range []int64{1, -1} {
			rest := make([]int64, len(left))
			for row := range left {
				rest[row] = left[row] - sign*c.profiles[column].figures[row].value
			}
			taken, more := c.parts(rest, columns[i+1:])
			if more < 0 || n >= 0 && more+1 >= n {
				continue
			}
			lessen, n = taken, more+1
			if sign*c.signOf(column) < 0 && !c.speaks(column, "discount") {
				lessen = append(slices.Clone(taken), column)
			}
		}
	}
	return lessen, n
}
