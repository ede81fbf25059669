package intake

import (
	"slices"

	"parcelbook/data/say"
)

// notOfGoods are the concepts of amounts that are none of goods, whatever they come to.
var notOfGoods = []string{"fee", "freight", "cost", "buying", "profit", "discount", "tax", "refund", "return", "net", "remit", "weight", "prepaid", "balance", "cod", "collect"}

// ofGoodsAlone says whether a column of amounts that nothing surely calls anything may be what the goods of each row come to.
func (c *clues) ofGoodsAlone(list []candidate, column int) bool {
	p := &c.profiles[column]
	called := func(k candidate) bool { return k.column == column && k.conf >= sureEnough }
	return p.share(p.amounts, 9) && p.negative == 0 && !c.zeros(column) && !c.speaks(column, notOfGoods...) && !slices.ContainsFunc(list, called)
}

// linesOfTotal finds what lines come to by the total of the orders that have several, where nothing else says what goods come to: added up
// they are it, or with postage and a tax that the total has in it by its header and that is of one rate everywhere.
func (c *clues) linesOfTotal(at purpose, list []candidate) (found []candidate) {
	total := surestOf(list, OrderTotal)
	if at != ordersPurpose || total < 0 || c.first == nil || surestOf(list, LineTotal) >= 0 || surestOf(list, ItemsTotal) >= 0 {
		return nil
	}
	plain := surestOf(list, UnitPrice) < 0 && !slices.ContainsFunc(charges.Fields(), func(f Field) bool { return surestOf(list, f) >= 0 && !c.zeros(surestOf(list, f)) })
	for column := range c.profiles {
		if !c.ofGoodsAlone(list, column) {
			continue
		}
		var reason say.Text
		switch {
		case plain && c.addsUpTo(column, total):
			reason = say.Textf("the rows of each order add up to %s", c.called(term{column: total, times: -1}))
		case c.speaks(total, "incl") && c.varies(total) && surestOf(list, Tax) < 0 && c.withTaxAndPostage(column, surestOf(list, Shipping), total):
			reason = say.Textf("%s is that with postage and tax in each row", c.called(term{column: total, times: -1}))
		default:
			continue
		}
		found = append(found, candidate{column: column, conf: roleAll, guess: guess{field: LineTotal, sure: roleAll, rank: roleAll, side: noSide, reason: reason}})
	}
	return onceEach(found)
}

// addsUpTo says whether a column differs within orders and adds up, in each of them, to what all its rows have alike in another one.
func (c *clues) addsUpTo(column, total int) bool {
	sums, rows := map[int]int64{}, map[int]int{}
	for i, first := range c.first {
		if !c.profiles[column].figures[i].ok || !c.profiles[total].figures[i].ok {
			return false
		}
		sums[first] += c.profiles[column].figures[i].value
		rows[first]++
	}
	several := 0
	for first, sum := range sums {
		if sum != c.profiles[total].figures[first].value {
			return false
		}
		several += once(rows[first] > 1)
	}
	return several >= fewValues && c.varies(column) && !c.varies(total)
}

// withTaxAndPostage says whether a column has, in each row, what another one has with postage and with tax at one rate.
func (c *clues) withTaxAndPostage(column, postage, total int) bool {
	pairs := make([]taxedPair, len(c.sample))
	for i := range c.sample {
		pairs[i] = taxedPair{c.profiles[column].figures[i].value, c.profiles[total].figures[i].value}
		if postage >= 0 {
			pairs[i].without += c.profiles[postage].figures[i].value
		}
	}
	unit := int64(cent)
	if c.profiles[total].decimals == 0 {
		unit = tenThousand
	}
	return rateOf(pairs, unit) > 0
}

// taxedPair is an amount without tax and with it.
type taxedPair struct{ without, with int64 }

// rateOf is what amounts come to with tax at one rate, in thousandths of them, each to a unit; 0: at none.
func rateOf(pairs []taxedPair, unit int64) int64 {
	var largest taxedPair
	for _, p := range pairs {
		if p.without > largest.without {
			largest = p
		}
	}
	if largest.without <= 0 {
		return 0
	}
	rate := (largest.with*1000 + largest.without/2) / largest.without
	values := map[int64]bool{}
	for _, p := range pairs {
		if abs(p.with*1000-p.without*rate) > 1000*unit {
			return 0
		}
		values[p.without] = true
	}
	if rate <= 1000 || rate > highestTax || len(values) <= fewValues {
		return 0
	}
	return rate
}
