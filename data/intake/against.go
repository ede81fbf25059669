package intake

import "slices"

// against weighs, in columns, what speaks for another kind of file than the one that the layout is of.
func (c *clues) against(fit *fitting, at purpose) int {
	switch at {
	case ordersPurpose:
		return c.againstOrders(fit)
	case deliveryPurpose:
		return c.ordered() + c.moneyBeside(fit)
	case freightPurpose:
		return c.speaking(goods) - len(fit.layout.explained)
	case ledgerPurpose:
		return c.againstStatement() + c.againstLedger(fit)
	}
	against := c.againstStatement()
	if c.billed(fit) {
		against += muchAgainst
	}
	against += max(0, c.hinted(freightPurpose)-max(0, c.hinted(at))) / 2
	if at == codPurpose && c.takesBack() {
		against += 2
	}
	if ordered := c.ordered(); ordered >= muchAgainst {
		against += ordered
	}
	return against
}

// moneyBeside weighs the amounts that a list of parcels would leave out: with a fee among them, or several, it tells of money.
func (c *clues) moneyBeside(fit *fitting) int {
	amounts := 0
	for column := range c.profiles {
		p := &c.profiles[column]
		switch {
		case len(fit.layout.columns[column].Fields) > 0 || !p.share(p.amounts, 9) || c.zeros(column):
		case c.speaks(column, "weight", counted, coded, "phone", "postal", "count", "quantity", "declared", "percent", "duration", "serial"):
		case c.speaks(column, "fee", "net", "remit"):
			amounts += 2
		case c.speaks(column, "amount", "total", "gross", "price", "collect", "sale"):
			amounts++
		}
	}
	if amounts < 2 {
		return 0
	}
	return max(amounts, muchAgainst)
}

// sold are the fields of which a list of orders has at least one, where a list of parcels has none.
var sold = setOf(OrderDate, Title, SKU, Quantity, UnitPrice, LineTotal, ItemsTotal, OrderTotal)

// againstOrders weighs what speaks for a statement rather than for orders.
func (c *clues) againstOrders(fit *fitting) int {
	x := c.in.words.lexicon
	against := 0
	tells := sold
	if fit.layout.fields.Has(Waybill) && fit.layout.fields.Has(Status) {
		tells &^= setOf(OrderDate) // it may as well be when the parcel was delivered
	}
	if fit.layout.fields&tells == 0 {
		against += 2
	}
	for _, h := range c.headings {
		if h == nil {
			continue
		}
		has := func(name string) bool { return h.concepts.has(x.concepts[name]) }
		if has("fee") && !has("freight") && !has("ship") && !has("deliver") || has("remit") || has("net") && !has("price") {
			against++
		}
		if h.ofAccount() {
			against += 2
		}
	}
	if c.takenBack(fit) {
		against += 2
	}
	if c.bill && fit.layout.fields&goods == 0 {
		against += muchAgainst
	}
	if c.labelled(fit) {
		against += c.speaking(address | setOf(Region, City)) // which a label has as well
	}
	if slices.ContainsFunc(c.related, c.ofCharges) {
		against += 2
	}
	return against
}

// ofAccount says whether a header is one that only the entries of an account have: their type or number.
func (h *heading) ofAccount() bool {
	entry := slices.ContainsFunc(h.guesses, func(g guess) bool {
		return (g.field == EntryType || g.field == Reference || g.field == Direction) && g.in.has(ledgerPurpose) && g.rank >= sureByOrder
	})
	return entry && !slices.ContainsFunc(h.guesses, func(g guess) bool {
		return g.in.has(ordersPurpose) && kindFields[Orders].Has(g.field) && g.sure >= sureMaybe
	})
}

// takenBack says whether what would be the total of orders is often below zero, as only entries of an account are.
func (c *clues) takenBack(fit *fitting) bool {
	return slices.ContainsFunc([]Field{OrderTotal, LineTotal, ItemsTotal}, func(f Field) bool {
		return slices.ContainsFunc(fit.layout.sources[f], func(columns []int) bool {
			p := &c.profiles[columns[0]]
			return p.negative >= fewValues && p.share(p.negative, 2)
		})
	})
}

// againstStatement weighs what speaks for orders: numbers of pieces times their prices.
func (c *clues) againstStatement() int {
	if slices.ContainsFunc(c.related, func(r relation) bool { return r.product() >= 0 }) {
		return 2
	}
	return 0
}

// againstLedger weighs what speaks for a payout: what was paid, less what was kept back of it, and no balance; and cards.
func (c *clues) againstLedger(fit *fitting) int {
	against := 0
	if fit.layout.fields.Has(Collected) && fit.layout.fields.Has(Fee) && !c.about.has(c.in.words.lexicon.concepts["balance"]) {
		against++
	}
	if c.showsCards() {
		against += 2
	}
	return against
}

// billed says whether what would be left of what was collected is the sum of charges, as on an invoice for them.
func (c *clues) billed(fit *fitting) bool {
	nets := slices.Concat(fit.layout.sources[Net]...)
	charge := func(column int) bool {
		return slices.ContainsFunc(fit.layout.fees, func(f fee) bool { return f.column == column }) || c.speaks(column, "fee", "freight")
	}
	return slices.ContainsFunc(c.related, func(r relation) bool {
		whole := r.terms[r.whole()]
		left := func(net int) bool { return net == whole.column || c.same(net, whole.column) }
		return slices.ContainsFunc(nets, left) && !slices.ContainsFunc(r.terms, func(t term) bool {
			return t.times >= 0 || t.column != whole.column && !charge(t.column)
		})
	})
}

// goods are the fields of what was bought, which a list of parcels has nothing of.
var goods = setOf(Title, SKU, Quantity, UnitPrice, LineTotal, ItemsTotal)

// address is where an order goes, of which a statement has little.
var address = setOf(Email, Country, Address, PostalCode)

// ordered counts the columns that speak of what was bought, and where many do, of where it goes as well.
func (c *clues) ordered() int {
	sold := c.speaking(goods)
	if addressed := c.speaking(address); sold > 0 && addressed >= muchAgainst {
		sold += addressed
	}
	return sold
}

// speaking counts the columns of a list of orders that are surely some fields by their headers.
func (c *clues) speaking(fields FieldSet) (columns int) {
	for column, h := range c.headings {
		if h == nil || len(h.guesses) == 0 || c.profiles[column].n == 0 {
			continue
		}
		if g := h.guesses[0]; g.sure >= sureEnough && g.in.has(ordersPurpose) && fields.Has(g.field) {
			columns++
		}
	}
	return columns
}
