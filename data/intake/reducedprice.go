package intake

import (
	"slices"

	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// priceReduced tells the price that a discount leaves from the discount, which some headers call alike, and from the price before it:
// it is less than that, and in most rows not by half. It gives the columns of prices before it.
func (c *clues) priceReduced(at purpose, list []candidate) (explained []int) {
	if at != ordersPurpose {
		return nil
	}
	for column := range c.headings {
		isPrice := func(k candidate) bool { return k.column == column && k.field == UnitPrice && k.conf >= sureEnough }
		if !c.speaks(column, "discount") || !c.speaks(column, "price", "unitprice") || !slices.ContainsFunc(list, isPrice) {
			continue
		}
		others := slices.DeleteFunc(slices.Clone(list), func(k candidate) bool { return c.speaks(k.column, "discount") })
		before := surestOf(others, UnitPrice)
		alone := !slices.ContainsFunc(others, func(k candidate) bool { return prices.Has(k.field) && k.conf >= sureEnough })
		reduced := c.speaks(column, "after") || alone || before >= 0 && c.nearBelow(column, before)
		for i := range list {
			if k := &list[i]; k.column == column {
				k.priceOrDiscount(reduced)
			} else if k.column == before && k.field == UnitPrice && reduced {
				k.deny(say.Textf("%s, but column %s has it with a discount taken off", k.reason, sheet.ColumnName(column)))
				explained = append(explained, before)
			}
		}
	}
	return explained
}

// priceOrDiscount makes a price of what may be that or a discount, where it is one with that taken off; else it may be either.
func (k *candidate) priceOrDiscount(reduced bool) {
	switch {
	case k.field != UnitPrice && k.field != Discount:
	case !reduced:
		k.question(say.Textf("%s, or something else by the same words", k.reason))
	case k.field == UnitPrice:
		k.conf = max(k.conf, roleAll)
	default:
		k.deny(say.Textf("%s, but it is the price with it taken off", k.reason))
	}
}

// nearBelow says whether a column has in each row what another one has, or less, and in most more than half of it.
func (c *clues) nearBelow(column, other int) bool {
	near, of := 0, 0
	for i := range c.sample {
		a, b := c.profiles[column].figures[i], c.profiles[other].figures[i]
		switch {
		case !a.ok || !b.ok:
		case a.value > b.value:
			return false
		default:
			of++
			near += once(a.value*2 > b.value)
		}
	}
	return of > 0 && near*2 > of
}
