package intake

import "slices"

// onlyName takes the one name of a list that says where parcels go for the recipient's, where nothing says that it is the buyer's.
func onlyName(taken []candidate) []candidate {
	has := func(field Field) bool {
		return slices.ContainsFunc(taken, func(k candidate) bool { return k.field == field })
	}
	if has(RecipientName) || !has(Address) && !has(City) && !has(PostalCode) || slices.ContainsFunc(taken, func(k candidate) bool { return k.field == BuyerName && k.side != noSide }) {
		return taken
	}
	for i := range taken {
		if k := &taken[i]; k.field == BuyerName {
			k.field, k.reason = RecipientName, "by its words a name, the only one of whoever a parcel goes to"
		}
	}
	return taken
}

// buyerBeside takes a name that is called nothing but the recipient's for the buyer's, in a list of orders, where another column is that
// of whoever the parcel is delivered to and none is called the buyer's: in some languages one word is either.
func (c *clues) buyerBeside(at purpose, list []candidate) []candidate {
	delivered := slices.ContainsFunc(list, func(k candidate) bool {
		return k.field == RecipientName && k.part == 0 && k.conf >= sureEnough && c.speaks(k.column, "ship", "deliver")
	})
	if at != ordersPurpose || !delivered || surestOf(list, BuyerName) >= 0 {
		return list
	}
	plain, _ := c.in.words.lexicon.set([]string{"recipient", "name", little})
	for i := range list {
		k := &list[i]
		if h := c.headings[k.column]; h != nil && k.field == RecipientName && k.part == 0 && h.concepts.minus(plain).empty() {
			k.field, k.side, k.reason = BuyerName, customerSide, "by its words a name, beside that of whoever the parcel is delivered to"
		}
	}
	return list
}

// onlyGoods takes the model for what was sold where nothing else says it, rather than for one of several kinds of it.
func (c *clues) onlyGoods(taken []candidate) []candidate {
	named := slices.ContainsFunc(taken, func(k candidate) bool { return k.field == Title })
	at := slices.IndexFunc(taken, func(k candidate) bool { return k.field == Specification && c.speaks(k.column, "model") })
	if !named && at >= 0 {
		taken[at].field, taken[at].reason = Title, "by its words a model, and no other column says what was sold"
	}
	return taken
}
