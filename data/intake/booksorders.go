package intake

import (
	"slices"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/money"
	"parcelbook/data/say"
)

// Meant is an order of the book that a number in a file may mean: what tells whether a row speaks of it.
type Meant struct {
	Names []string // of its buyer and recipient
	Total money.Amount
	COD   bool // it is paid on delivery
}

// fewMeant is how many rows at least speak of the orders whose numbers they have: less may be chance.
const fewMeant = 3

// ofBook lists, where nothing else says which order or parcel a row of a statement is of, the column of numbers under a header that says no more
// than that, of which hardly a row has not the name or the amount of the order that the book has by its number.
func (c *clues) ofBook(at purpose, list []candidate) []candidate {
	if at != codPurpose && at != payoutPurpose || surestOf(list, Waybill) >= 0 {
		return nil
	}
	called := surestOf(list, OrderNumber)
	for column, met := range c.meant {
		if called >= 0 && called != column || !c.ofMeant(column) {
			continue
		}
		return numbersOrders(list, column, sureKnown, say.Textf("%d of its values are numbers of orders of the book that have the name or the amount of their rows", met))
	}
	return nil
}

// numbersOrders takes a column for that of the orders' numbers, whatever its header calls it besides.
func numbersOrders(list []candidate, column, sure int, reason say.Text) []candidate {
	for i := range list {
		if k := &list[i]; k.column == column {
			k.conf = min(k.conf, sureConflict)
		}
	}
	return []candidate{{column: column, conf: sure, guess: guess{field: OrderNumber, sure: sure, rank: sure, side: noSide, reason: reason}}}
}

// ofMeant says whether hardly a row has not the name or the amount of the order whose number a column has.
func (c *clues) ofMeant(column int) bool {
	return c.meant[column] >= fewMeant && c.meant[column]*10 >= c.profiles[column].n*9
}

// meansCOD says whether most rows have the amounts of orders of the book that are paid on delivery: a list of what was delivered has none.
func (c *clues) meansCOD(column int, _ *profile) bool {
	return c.ofMeant(column) && c.meantCOD[column]*2 > c.meant[column]
}

// askMeant counts of each column of numbers in how many rows it has that of an order with the row's name or amount, and with its amount of one
// that is paid on delivery.
func (c *clues) askMeant(means func(keys []string) (map[string][]Meant, error)) error {
	c.meant, c.meantCOD = make([]int, len(c.profiles)), make([]int, len(c.profiles))
	for column := range c.profiles {
		p := &c.profiles[column]
		if means == nil || p.n < fewMeant || !p.share(p.digits, 9) || p.dates+p.decimals > 0 || p.distinct*10 < p.n*9 || c.headings[column] != nil && !c.saysOnly(column, counted, coded, "reference", "serial") {
			continue
		}
		keys := make([]string, 0, len(c.sample))
		for i := range c.sample {
			if !c.sample[i].blank(column) {
				keys = append(keys, data.RefKey(c.sample[i].cell(column)))
			}
		}
		orders, err := means(keys)
		if err != nil {
			return say.Errorf("looking the values of column %s up in the book: %w", c.names[column], err)
		}
		named, totals := 0, map[int64]bool{}
		for i := range c.sample {
			found := orders[data.RefKey(c.sample[i].cell(column))]
			for _, o := range found {
				totals[o.Total.Minor] = true
			}
			byName, bySum, onDelivery := c.speaksOf(i, column, found)
			named += once(byName)
			c.meant[column] += once(byName || bySum)
			c.meantCOD[column] += once(onDelivery)
		}
		if named < fewValues && (len(totals) < fewMeant || c.columns(func(_ int, p *profile) bool { return p.share(p.names, 9) }) > 0) {
			c.meant[column] = 0 // names of others, or amounts as any order may have
		}
	}
	return nil
}

// speaksOf says whether a row has the name or the amount of any of the orders that its number may mean, and the amount of one that is paid on delivery.
func (c *clues) speaksOf(row, number int, orders []Meant) (byName, bySum, onDelivery bool) {
	for _, o := range orders {
		fits := c.comesTo(row, number, o)
		byName, bySum, onDelivery = byName || c.isOf(row, number, o), bySum || fits, onDelivery || fits && o.COD
	}
	return byName, bySum, onDelivery
}

// isOf says whether a row has in another column than that of the number a name of an order.
func (c *clues) isOf(row, number int, o Meant) bool {
	return c.columns(func(column int, _ *profile) bool {
		text := value.Normalise(c.sample[row].cell(column))
		return column != number && text != "" && slices.ContainsFunc(o.Names, func(name string) bool { return value.Normalise(name) == text })
	}) > 0
}

// comesTo says whether a row has in another column than that of the number the total of an order.
func (c *clues) comesTo(row, number int, o Meant) bool {
	total := o.Total.Decimal().Shift(4).IntPart()
	return c.columns(func(column int, p *profile) bool {
		figure := p.figures[row]
		return column != number && total != 0 && figure.ok && figure.value == total
	}) > 0
}
