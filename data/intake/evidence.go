package intake

import (
	"slices"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
)

// evidence is something about a file that tells kinds of files apart.
type evidence struct {
	says  say.Text           // what speaks for a kind; "": it only speaks against some
	found func(c *clues) int // how much of it there is; 0: nothing
	tells [purposeCount]int  // what each piece of it weighs for a file of each purpose, or against it
}

// allEvidence is what tells kinds of files apart, with what it weighs for orders, remittances, payouts, accounts, deliveries and invoices.
// What most files of a kind have and hardly any other weighs much. Of words only those of columns count, for titles speak of anything; and
// only of a payout beside an account a word about cards or gross amounts.
var allEvidence = []evidence{
	// Goods, where they go and how they are paid for make an order; entries of an account may name what was sold, too.
	{"what was bought", func(c *clues) int {
		return c.upTo(2, ordersPurpose, goods&^setOf(Quantity)) * (1 - once(c.pricedParcels()))
	}, [purposeCount]int{3, -2, 0, 1, -2, 0}},
	{"addresses, e-mails or telephone numbers", func(c *clues) int { return c.upTo(3, ordersPurpose, setOf(Address, Email, Phone)) }, [purposeCount]int{3, 0, -1, -1, -2, 0}},
	{"prices by the piece", func(c *clues) int { return c.prices() }, [purposeCount]int{4, -2, -2, -2, -2, 0}},
	{"goods and postage that make a total", func(c *clues) int { return once(slices.ContainsFunc(c.related, c.addsUpGoods)) }, [purposeCount]int{2, -2, -2, -2, -1, -1}},
	{"deposits, and what is left of each total", func(c *clues) int { return once(slices.ContainsFunc(c.related, c.depositsAndRests)) }, [purposeCount]int{3, -1, -2, -4, -1, -1}},
	{"items that were each sold once", func(c *clues) int { return once(c.soldOnce() >= 0) }, [purposeCount]int{4, -2, -2, -4, -2, -2}},
	{"how each was paid for", func(c *clues) int { return c.upTo(1, ordersPurpose, setOf(PaymentMethod)) }, [purposeCount]int{2, -1, 1, 0, -1, 0}},
	{"who bought", func(c *clues) int { return c.any(c.buyers) }, [purposeCount]int{2, -1, 0, 0, -1, 0}},
	{"when something was ordered", func(c *clues) int { return c.any(c.ordered) }, [purposeCount]int{1, -1, 0, 0, -2, -1}},
	{"", func(c *clues) int { return 1 - c.upTo(1, ordersPurpose, goods|prices) }, [purposeCount]int{-1, 0, 0, 0, 0, 0}},
	// What a courier collects is told by it, and by the parcels; a card processor and a channel hardly ever name these.
	{"what a courier collects", func(c *clues) int { return c.any(c.collects) }, [purposeCount]int{-1, 4, -3, -3, 1, -2}},
	{"orders of the book that are paid on delivery", func(c *clues) int { return c.any(c.meansCOD) }, [purposeCount]int{-2, 4, -4, -3, 1, -1}},
	{"a fee for collecting", func(c *clues) int {
		return c.any(func(i int, _ *profile) bool { return c.speaks(i, "cod") && c.surely(i, codPurpose, Fee) })
	}, [purposeCount]int{0, 2, -1, -1, -1, 0}},
	{"when what was collected for each parcel was paid out", func(c *clues) int {
		return c.any(c.collects) * c.any(func(i int, p *profile) bool {
			return p.share(p.dates, 9) && c.speaks(i, "remit") && c.surely(i, codPurpose, PaidDate)
		})
	}, [purposeCount]int{0, 2, 0, 0, -1, 0}},
	{"what was collected", func(c *clues) int { return max(c.any(c.wasCollected), once(c.onlyCollected() >= 0)) }, [purposeCount]int{0, 2, 0, 0, 0, -2}},
	{"waybills", func(c *clues) int { return c.upTo(1, codPurpose, setOf(Waybill)) }, [purposeCount]int{0, 0, -5, -4, 3, 0}},
	{"", func(c *clues) int { return 1 - c.upTo(1, codPurpose, setOf(Waybill)) }, [purposeCount]int{0, -2, 0, 0, -1, -3}},
	{"what became of each parcel", func(c *clues) int {
		return c.any(func(i int, p *profile) bool {
			return p.share(p.status, 8) || c.speaks(i, "deliver") && c.surely(i, deliveryPurpose, Status)
		})
	}, [purposeCount]int{1, 0, -1, -1, 2, -2}},
	{"", func(c *clues) int { // of which a list of deliveries would say what became
		return c.any(c.collects) * (1 - c.any(func(_ int, p *profile) bool { return p.share(p.status, 5) }))
	}, [purposeCount]int{0, 0, 0, 0, -4, 0}},
	// Any statement but an invoice says what is kept back, and what is left to be paid out. A list of parcels has no such money.
	{"", func(c *clues) int {
		return c.any(func(i int, p *profile) bool { return c.moneyed(i, p) && !c.speaks(i, "cod", "collect") })
	}, [purposeCount]int{0, 0, 0, 0, -5, 0}},
	{"fees, or what is left without them", func(c *clues) int { return c.any(c.costs) }, [purposeCount]int{-1, 3, 3, 3, -3, 1}},
	{"amounts of which something is kept back and the rest is left", func(c *clues) int { return once(slices.ContainsFunc(c.related, c.keepsBack)) }, [purposeCount]int{-1, 3, 3, 2, -2, -2}},
	{"when each order was settled, and what was kept back of it", func(c *clues) int { return once(c.settledDay()) }, [purposeCount]int{-5, 0, 4, 1, -1, -1}},
	{"the transfer, bank or batch by which rows were paid", func(c *clues) int {
		return c.any(func(i int, _ *profile) bool {
			return c.speaks(i, "remit", "bank", "batch") && !c.speaks(i, "prepaid") || c.surely(i, codPurpose, Reference)
		})
	}, [purposeCount]int{-1, 1, 2, 2, -2, 0}},
	// An account has entries of several types, and takes back what it gave; cards are what a processor sees.
	{"entries of several types", func(c *clues) int { return c.any(c.entries) }, [purposeCount]int{-2, -1, 2, 3, -1, -1}},
	{"the type, number or direction of each entry", func(c *clues) int {
		return c.any(func(i int, _ *profile) bool { return c.headings[i] != nil && c.headings[i].ofAccount() })
	}, [purposeCount]int{-2, 0, 2, 2, -2, -1}},
	{"amounts both above and below zero", func(c *clues) int { return max(once(c.takesBack()), c.any(c.bothWays)) }, [purposeCount]int{-4, -1, 3, 3, -1, -1}},
	{"a balance that each row changes by its amount", func(c *clues) int { return c.any(c.runsOn) }, [purposeCount]int{-2, -2, 0, 3, -2, -2}},
	{"payouts to the bank among other entries", func(c *clues) int { return c.any(c.paysOut) }, [purposeCount]int{-2, -1, 0, 2, -1, -1}},
	{"which way the money of each row goes", func(c *clues) int { return once(c.directed()) }, [purposeCount]int{-2, -2, 3, 3, -2, -2}},
	{"cards", func(c *clues) int { return once(c.showsCards()) }, [purposeCount]int{-1, -2, 4, 2, -1, -1}},
	{"a name that speaks of cards or gross amounts", func(c *clues) int {
		concepts := c.in.words.lexicon.concepts
		return once(c.about.has(concepts["card"]) || c.about.has(concepts["gross"]))
	}, [purposeCount]int{0, 0, 1, 0, 0, 0}},
	{"for which order, when and how much was paid", func(c *clues) int { return once(c.onlyPaid()) }, [purposeCount]int{-1, 0, 3, 0, 0, 0}},
	// An invoice for parcels weighs them, adds charges up, and has one number for many.
	{"weights", func(c *clues) int { return c.any(c.weight) }, [purposeCount]int{-1, 0, -2, -2, 0, 4}},
	{"parcels, how each was sent and what that cost, and nothing of what was sold", func(c *clues) int { return once(c.labelled()) }, [purposeCount]int{0, 0, 0, 0, 0, 5}},
	{"charges that add up", func(c *clues) int { return once(c.sumsCharges()) }, [purposeCount]int{-2, -2, -2, -2, -2, 5}},
	{"what carriers add to a charge, such as fuel or tax", func(c *clues) int { return once(slices.ContainsFunc(c.related, c.surcharged)) }, [purposeCount]int{0, -2, -4, -4, 0, 2}},
	{"an invoice number that many parcels share", func(c *clues) int { return once(c.invoiced()) }, [purposeCount]int{-2, -2, -2, -2, -2, 4}},
}

// once counts what is there as one.
func once(is bool) int {
	if is {
		return 1
	}
	return 0
}

// columns counts the columns with values that are such.
func (c *clues) columns(are func(column int, p *profile) bool) (n int) {
	for i := range c.profiles {
		n += once(c.profiles[i].n > 0 && are(i, &c.profiles[i]))
	}
	return n
}

// having counts the fields that columns surely are in a file for a purpose, by their headers and not against their values.
func (c *clues) having(at purpose, fields FieldSet) (n int) {
	for _, field := range fields.Fields() {
		n += min(1, c.columns(func(i int, p *profile) bool {
			return c.surely(i, at, field) && p.judge(field).refuted == "" && (field != Title || !c.namesEntries(i))
		}))
	}
	return n
}

// upTo counts the same, so many at most.
func (c *clues) upTo(most int, at purpose, fields FieldSet) int {
	return min(most, c.having(at, fields))
}

// any is 1 where any column with values is such.
func (c *clues) any(is func(column int, p *profile) bool) int { return min(1, c.columns(is)) }

// prices is 1 where there is a price by the piece, or a number of pieces times one. What something is kept back of to leave a net is none.
func (c *clues) prices() int {
	multiplied := slices.ContainsFunc(c.related, func(r relation) bool { return r.product() >= 0 })
	return max(once(multiplied), c.any(func(i int, p *profile) bool {
		return !c.pricedParcels() && c.surely(i, ordersPurpose, UnitPrice) && p.judge(UnitPrice).refuted == "" &&
			!slices.ContainsFunc(c.related, func(r relation) bool { return r.terms[r.whole()].column == i && c.keepsBack(r) })
	}))
}

// buyers says whether a column is who bought: one name in every row may be the seller, as couriers call their client.
func (c *clues) buyers(column int, p *profile) bool {
	return (p.distinct > 1 || p.n < enoughRows) && c.surely(column, ordersPurpose, BuyerName) && p.judge(BuyerName).refuted == ""
}

// ordered says whether a column is when something was ordered, and not just a date.
func (c *clues) ordered(column int, p *profile) bool {
	return p.share(p.dates, 9) && c.speaks(column, "order", "created", "purchase", "sale") && c.surely(column, ordersPurpose, OrderDate)
}

// moneyed says whether a column of amounts is called one.
func (c *clues) moneyed(column int, p *profile) bool {
	return p.share(p.amounts, 9) && !c.zeros(column) && c.headings[column] != nil && slices.ContainsFunc(c.headings[column].guesses, func(g guess) bool { return fieldSpecs[g.field].reading == asAmount && g.sure >= sureMaybe })
}

// collects says whether a column is what a courier collects.
func (c *clues) collects(column int, p *profile) bool {
	if !p.share(p.amounts, 9) || c.zeros(column) || c.surely(column, codPurpose, Fee) || c.speaks(column, "fee", "freight", "tax", "remit", "net", "date", "status", "cost", "service") {
		return false
	}
	return c.speaks(column, "cod") || c.speaks(column, "collect") && c.having(codPurpose, setOf(Waybill)) > 0
}

// addsUpGoods says whether what is surely called an order's total is what the goods come to with postage.
func (c *clues) addsUpGoods(r relation) bool {
	if r.product() >= 0 || !c.surely(r.terms[r.whole()].column, ordersPurpose, OrderTotal) {
		return false
	}
	whole, posted, goods := r.terms[r.whole()], false, false
	for _, t := range r.terms {
		if t.column != whole.column && t.lessens(whole) {
			posted = posted || c.speaks(t.column, "ship", "deliver", "freight")
			goods = goods || c.speaks(t.column, "item", "subtotal")
		}
	}
	return posted && goods && c.speaks(whole.column, "order")
}

// entries says whether a column tells what each entry of an account is: of the words for that, several.
func (c *clues) entries(column int, p *profile) bool {
	switch {
	case p.n < fewValues || !p.share(p.texts, 9) || c.speaks(column, "status", "method"):
		return false
	case p.varied && p.share(p.leads, 9):
		return true
	case p.distinct > fewWords:
		return false
	}
	types, rows := map[string]bool{}, 0
	meant := map[string]int{} // of c.in.words.Entries, by text: looking through them all takes long, and the texts are few
	for i := range c.sample {
		text := c.sample[i].cell(column)
		at, known := meant[text]
		if !known {
			forms := value.Forms(text)
			at = slices.IndexFunc(c.in.words.Entries, func(e EntryWords) bool { return len(e.Words) > 0 && value.HoldsAny(forms, e.Words) })
			if c.in.words.paysBy(text) {
				at = -1 // "Cash on delivery" is how an order is paid, too
			}
			meant[text] = at
		}
		if at >= 0 {
			types[string(c.in.words.Entries[at].Type)] = true
			rows++
		}
	}
	return rows*2 >= p.n && len(types) > 1
}

// paysOut says whether a column tells what each entry of an account is, and of some that they went to the bank.
func (c *clues) paysOut(column int, p *profile) bool {
	return c.entries(column, p) && slices.ContainsFunc(c.sample, func(r row) bool {
		words, _ := c.in.words.entryWords(&Format{}, value.Forms(r.cell(column)), false)
		return words.Type == data.EntryWithdrawal
	})
}

// bothWays says whether a column of amounts is above zero in some rows and below it in others, as entries of an account are.
func (c *clues) bothWays(column int, p *profile) bool {
	return p.share(p.amounts, 9) && p.negative >= fewValues && p.share(p.negative, 1) && !p.share(p.negative, 9) &&
		!c.speaks(column, "fee", "discount", "refund", "return", "tax", "freight", "net", "remit")
}

// weight says whether a column is what each parcel weighs, and nothing that is added to money.
func (c *clues) weight(column int, p *profile) bool {
	return c.speaks(column, "weight") && p.negative == 0 && p.n*2 >= len(c.sample) && p.share(p.digits, 9) && !c.zeros(column) && !c.inEquation(column)
}

// costs says whether a column is of fees, or of what is left without them.
func (c *clues) costs(column int, p *profile) bool {
	return p.share(p.amounts, 9) && !c.speaks(column, "prepaid") && (c.speaks(column, "fee") && !c.speaks(column, "ship", "deliver", "freight") || c.speaks(column, "remit") || c.speaks(column, "net") && !c.speaks(column, "price", "weight") && !c.lacksTax(column))
}

// lacksTax says whether a column and tax make another one: it is net of that, and nothing was kept back.
func (c *clues) lacksTax(column int) bool {
	return slices.ContainsFunc(c.related, func(r relation) bool {
		whole := r.terms[r.whole()].column
		if r.product() >= 0 || len(r.terms) != 3 || whole == column || !r.has(column) {
			return false
		}
		return slices.ContainsFunc(r.terms, func(t term) bool {
			return t.column != column && t.column != whole && c.speaks(t.column, "tax")
		})
	})
}

// keepsBack says whether a sum is parted into the net and into a charge that lessens it.
func (c *clues) keepsBack(r relation) bool {
	if r.product() >= 0 {
		return false
	}
	top := r.terms[r.whole()]
	if c.speaks(top.column, "fee", "freight") || c.surcharged(r) {
		return false
	}
	parts, _ := r.parted()
	net := slices.IndexFunc(parts, func(t term) bool {
		return c.surely(t.column, codPurpose, Net) || c.surely(t.column, ledgerPurpose, Net)
	})
	return net >= 0 && slices.ContainsFunc(parts, func(t term) bool {
		return t.column != parts[net].column && t.lessens(top) && c.speaks(t.column, "fee", "freight") && !c.speaks(t.column, "tax", "discount")
	})
}

// weighKinds weighs all evidence.
func (c *clues) weighKinds() {
	for _, e := range allEvidence {
		n := e.found(c)
		for p := range c.scores {
			c.scores[p] += n * e.tells[p]
			if n*e.tells[p] > 0 {
				c.speaking[p] = append(c.speaking[p], e.says)
			}
		}
	}
}

// margin is by how much evidence has to speak more for one kind of file than for another.
const margin = 2

// kindOf is what a file is read as: what the evidence speaks for the most, of what has all that its kind needs. nil: none has, or the
// evidence speaks as much for another kind, which is to be asked.
func kindOf(fits []*fitting) *fitting {
	var best, rival *fitting
	for _, fit := range fits {
		if fit.ready() && (best == nil || fit.above(best)) {
			best = fit
		}
	}
	if best == nil || best.layout.standing > general {
		return best
	}
	for _, fit := range fits {
		if fit != best && fit.mayBe(best) && (rival == nil || fit.score > rival.score) {
			rival = fit
		}
	}
	if rival == nil {
		return best
	}
	best.lacking = []say.Text{say.Textf("something that tells it from a %s", rival.layout.format)}
	return nil
}

// ready says whether a file can be read by a layout.
func (fit *fitting) ready() bool { return len(fit.lacking) == 0 && fit.layout.taken >= 2 }

// above says whether a layout is to be believed before another. Where as much speaks for a payout that says what is kept back of each order as
// for an account, it is one: nothing shows a balance, or a payout among the entries.
func (fit *fitting) above(other *fitting) bool {
	payout := setOf(OrderNumber, Fee, Net)
	switch {
	case fit.layout.standing != other.layout.standing:
	case fit.score != other.score:
		return fit.score > other.score
	case purposeOf(fit.layout.format) == payoutPurpose && purposeOf(other.layout.format) == ledgerPurpose && fit.layout.taken == other.layout.taken:
		return fit.layout.fields&payout == payout
	}
	return better(&fit.layout, &other.layout)
}

// mayBe says whether a file that would be read by another layout may be of this one's kind all the same. A payout and an account say the
// same of each order: between two that can be read the evidence alone decides.
func (fit *fitting) mayBe(other *fitting) bool {
	account := func(f *fitting) bool { return ofEntries.has(purposeOf(f.layout.format)) }
	switch {
	case account(fit) && account(other):
		return !fit.ready() && fit.score > other.score
	case fit.ready():
		return fit.score > other.score-margin
	}
	return fit.score > 0 && fit.score > other.score
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

// goods are the fields of what was bought, which a list of parcels has nothing of.
var goods = setOf(Title, SKU, Quantity, UnitPrice, LineTotal, ItemsTotal)

// labelled says whether nothing is said of what was sold, but of parcels what it cost to send each, and what it weighs or by which service it
// went; or that it cost so much and nothing else, neither what became of it nor another amount.
func (c *clues) labelled() bool {
	if c.pricedParcels() {
		return true
	}
	if c.having(codPurpose, setOf(Waybill)) == 0 || c.having(ordersPurpose, goods|prices) > 0 {
		return false
	}
	sent := c.columns(c.weight) > 0 || c.served()
	if sent && c.onlyCost() >= 0 {
		return true
	}
	costs := c.columns(func(i int, p *profile) bool {
		return p.share(p.amounts, 9) && !c.zeros(i) && c.surely(i, freightPurpose, Freight)
	})
	return costs > 0 && (sent || c.columns(c.moneyed) == 1 && c.having(deliveryPurpose, setOf(Status, DeliveredDate)) == 0)
}

// pricedParcels says whether prices are those of sending parcels: each is weighed or named its service, and nothing says what was sold, who bought
// it or how it was paid, what became of a parcel or was collected for it, or what sending it cost besides.
func (c *clues) pricedParcels() bool {
	sent := c.having(codPurpose, setOf(Waybill)) > 0 && (c.columns(c.weight) > 0 || c.served()) && c.having(ordersPurpose, setOf(UnitPrice)) > 0
	return sent && c.having(ordersPurpose, goods&^setOf(UnitPrice)|setOf(BuyerName, Email, Phone, PaymentMethod)) == 0 &&
		c.having(deliveryPurpose, setOf(Status, DeliveredDate)) == 0 && c.any(c.ordered) == 0 &&
		c.any(func(i int, p *profile) bool {
			return c.collects(i, p) || p.share(p.amounts, 9) && c.speaks(i, "ship", "deliver", "freight")
		}) == 0
}

// served says whether a column names the service by which each parcel went, and none what was collected or paid out.
func (c *clues) served() bool {
	return c.columns(func(i int, p *profile) bool {
		return c.speaks(i, "service") && !c.speaks(i, "amount", "fee", "cost") && p.share(p.texts, 9)
	}) > 0 && c.columns(c.collects)+c.having(codPurpose, setOf(Collected, Net)) == 0
}

// settledDay says whether of days there is that of the settlement alone, or that of the order and nothing of who bought what, beside a fee
// and what is left without it, and no payout among the entries of an account.
func (c *clues) settledDay() bool {
	settled := c.any(func(i int, p *profile) bool { return p.share(p.dates, 9) && c.speaks(i, "remit") }) > 0
	if ordered := c.any(c.ordered) > 0; ordered {
		settled = c.having(ordersPurpose, setOf(Title, SKU, Quantity, BuyerName, RecipientName, Address, Email, Phone, Waybill))+c.any(c.ofEntries) == 0
	}
	return settled && c.any(c.paysOut) == 0 &&
		c.any(func(i int, p *profile) bool { return c.costs(i, p) && c.speaks(i, "fee") }) > 0 &&
		c.any(func(i int, p *profile) bool { return p.share(p.amounts, 9) && c.surely(i, payoutPurpose, Net) }) > 0
}

// ofEntries says whether a column is headed as the type, number or direction of each entry.
func (c *clues) ofEntries(column int, _ *profile) bool {
	return c.headings[column] != nil && c.headings[column].ofAccount()
}

// sumsCharges says whether a column is the sum of charges, and no part of more.
func (c *clues) sumsCharges() bool {
	return slices.ContainsFunc(c.related, func(r relation) bool {
		whole := r.terms[r.whole()].column
		return c.ofCharges(r) && !c.partOf(whole) && !c.keptBack(whole, nil)
	})
}

// keptBack says whether a column is a part of what was collected, or of what itself is one.
func (c *clues) keptBack(column int, within []int) bool {
	within = append(within, column)
	return slices.ContainsFunc(c.related, func(r relation) bool {
		whole := r.terms[r.whole()].column
		return r.product() < 0 && r.has(column) && !slices.Contains(within, whole) && (c.speaks(whole, "cod", "collect") || c.keptBack(whole, within))
	})
}

// ofCharges says whether the most of what a sum is parted into is called a charge, and is not offset by it.
func (c *clues) ofCharges(r relation) bool {
	if r.product() >= 0 {
		return false
	}
	_, most := r.parted()
	return (r.terms[r.whole()].sum > 0) == (most.sum > 0) && c.carries(most) && c.speaks(most.column, "freight", "fee") || c.surcharged(r)
}

// directed says whether each row says which way its money goes: by a word, or by which of two columns it stands in.
func (c *clues) directed() bool {
	in, out := false, false
	for i := range c.profiles {
		p := &c.profiles[i]
		if p.tellsWays() {
			return true
		}
		if way := c.in.headed(c.names[i]); way != 0 && p.share(p.amounts, 9) && !p.runs() {
			in, out = in || way == comesIn, out || way == goesOut
		}
	}
	return in && out
}

// showsCards says whether a column holds numbers of cards, or their brands.
func (c *clues) showsCards() bool {
	return slices.ContainsFunc(c.profiles, func(p profile) bool { return p.n >= fewValues && p.share(p.cards, 9) })
}

// takesBack says whether what others are kept back of, to leave a net, is in several rows below zero.
func (c *clues) takesBack() bool {
	return slices.ContainsFunc(c.related, func(r relation) bool {
		return r.product() < 0 && r.leaves() && c.profiles[r.terms[r.whole()].column].negative >= fewValues
	})
}

// partOf says whether an equation has a column as a part of its largest term, and not the most of it.
func (c *clues) partOf(column int) bool {
	return slices.ContainsFunc(c.related, func(r relation) bool {
		_, most := r.parted()
		return slices.ContainsFunc(r.terms, func(t term) bool {
			return t.column == column && t.times < 0 && t.column != r.terms[r.whole()].column && t.column != most.column
		})
	})
}
