package intake

import "slices"

// invoicesOfGoods takes the number and day of an invoice for those of the order, in a list that says what was bought, and how many of it, and has no
// others: the seller keeps one by the other.
func (c *clues) invoicesOfGoods(at purpose, list []candidate) {
	sure := func(field Field) bool { return surestOf(list, field) >= 0 }
	if at != ordersPurpose || !sure(Title) || !sure(Quantity) {
		return
	}
	for i := range list {
		k := &list[i]
		if k.field != OrderNumber && k.field != OrderDate || k.conf < sureMaybe || k.conf >= sureEnough || k.doubt || !c.speaks(k.column, "invoice", "billing") {
			continue
		}
		if slices.ContainsFunc(list, func(o candidate) bool { return o.field == k.field && o.column != k.column && o.conf >= k.conf }) {
			continue
		}
		k.conf, k.agreed = sureByOrder, "the list says what was bought, and numbers it by nothing else"
		if k.field == OrderDate {
			k.agreed = "the list says what was bought, and dates it by nothing else"
		}
	}
}
