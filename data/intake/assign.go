package intake

import (
	"cmp"
	"maps"
	"slices"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// clues is what is known of the columns of a file under one header.
type clues struct {
	in        *interpreter
	headings  []*heading // of the columns; nil: no header
	names     []string   // headers of the columns
	profiles  []profile
	sample    []row
	known     [fieldCount][]int // of each column, how many of its values the book has as this
	meant     []int             // of each column, in how many rows it has the number of an order of the book that the row speaks of
	meantCOD  []int             // in how many rows it has that of one that is paid on delivery and comes to an amount of the row
	first     []int             // of each sampled row, the first of its order; nil: no order has several
	related   []relation        // between columns of amounts
	inOrders  []relation        // the same, of orders of which some have several rows
	days      [][]data.Date     // by column of dates and sampled row
	stages    []stage           // of each sampled row, how far its order has come; nil: not asked yet
	numbered  []bool            // of each column, whether its values follow one another
	orderText *orderText        // by which texts name orders; nil: none do
	about     conceptSet        // what the rows above, the sheet and the file are called after
	scores    [purposeCount]int // what speaks for each kind of file

	speaking [purposeCount][]say.Text // what speaks for each
}

// candidate is a column that may be a field.
type candidate struct {
	column int
	guess
	conf   int
	agreed say.Text
	denied bool // the reason says what speaks against it
	doubt  bool // its values may be something else, whatever speaks for it
}

// deny says why a column is not of the field.
func (k *candidate) deny(reason say.Text) {
	k.conf, k.denied, k.reason = min(k.conf, sureConflict), true, reason
}

// question says why a column may be of something else, so that it is asked.
func (k *candidate) question(reason say.Text) {
	k.conf, k.doubt, k.reason = min(k.conf, sureEnough-few), true, reason
}

// few is how near two candidates are that nothing tells apart.
const few = 2

// understand takes the columns that nothing has taken yet by what their headers and values say.
func (fit *fitting) understand(p *plan, c *clues) {
	list := c.candidates(fit, p)
	taken := make([]candidate, 0, len(list))
	var undecided FieldSet
	for i, k := range list {
		switch at := fit.clash(taken, k); {
		case len(fit.layout.columns[k.column].Fields) > 0:
		case k.conf < sureEnough:
			if k.conf >= sureMaybe {
				if c.profiles[k.column].n > 0 {
					fit.suggest(taken, k)
				}
			}
			fit.couldBe(k, "")
		case undecided.Has(k.field):
			fit.couldBe(k, "another")
		case at != "":
			fit.couldBe(k, at)
		default:
			if twin, ok := c.twin(fit, list[i+1:], k); ok {
				fit.suggest(taken, k)
				fit.undecided(k, twin)
				undecided = undecided.With(k.field)
				continue
			}
			fit.layout.columns[k.column].Fields = []string{k.field.String()}
			taken = append(taken, k)
		}
	}
	fit.settle(p, c, c.takeCurrency(fit, list, c.balance(fit, list, c.onlyGoods(onlyName(c.byTransaction(fit, list, c.accompanied(fit, taken)))))))
	fit.takeOrderText(c)
}

// candidates lists what the columns may be, the surest first.
func (c *clues) candidates(fit *fitting, p *plan) []candidate {
	at := purposeOf(p.format)
	free := func(column int, field Field) bool {
		return fit.layout.columns[column].Confidence == 0 && kindFields[p.format.Kind].Has(field) && !fit.layout.fields.Has(field) &&
			(field != EntryType || ofEntries.has(at)) && (field != Refunded || at == ordersPurpose || at == payoutPurpose)
	}
	var list []candidate
	add := func(found []candidate) {
		for _, k := range found {
			if free(k.column, k.field) {
				list = append(list, k)
			}
		}
	}
	for column, h := range c.headings {
		if h == nil {
			continue
		}
		for _, g := range h.guesses {
			if g.in.has(at) && free(column, g.field) {
				list = append(list, c.weigh(fit, column, g))
			}
		}
	}
	list = append(list, c.shown(fit, list, free)...)
	c.preferred(list)
	c.shopsOwn(at, list)
	c.runningNumbers(at, list)
	c.invoicesOfGoods(at, list)
	c.inSequence(at, list)
	c.onlyOrderDate(at, list)
	add(slices.Concat(c.soleCharge(at, list), c.placed(at, list)))
	before := c.priceReduced(at, list)
	list, charged := c.paidApart(at, list)
	list = c.buyerBeside(at, c.takenApart(at, list))
	roles := c.rolesOf(at, list)
	fit.layout.explained = map[int]bool{}
	for _, column := range slices.Concat(before, charged, slices.Collect(maps.Keys(roles.parts)), slices.Collect(maps.Keys(roles.spent))) {
		fit.layout.explained[column] = true
	}
	list = c.withoutPayout(at, roles.weigh(c.pairParts(c.halves(list)), free))
	add(c.byShape(at, list))
	add(slices.Concat(c.dayOfEntries(at, list), c.apart(at), c.soleCollected(at), c.discountRate(at, list), c.saidOff(at), c.linesOfTotal(at, list), c.hashNumbers(at, list), c.goodsByPrice(at, list), c.paidRest(at, list), c.statesRemarked(at, list), c.soleID(at, list)))
	add(c.dayByNumbers(at, list))
	list = append(list, c.ofBook(at, list)...)
	list = append(list, c.ordersByName(at, list)...)
	list = append(list, c.invoicedParcels(at, list)...)
	list = append(list, c.recognised(fit, p)...)
	list = apartByMargin(list)
	slices.SortStableFunc(list, func(a, b candidate) int {
		return cmp.Or(b.conf-a.conf, b.rank-a.rank, int(a.side)-int(b.side), a.column-b.column)
	})
	return list
}

// weigh holds a guess against the values of its column.
func (c *clues) weigh(fit *fitting, column int, g guess) candidate {
	at := purposeOf(fit.layout.format)
	v := c.judge(at, column, g)
	if g.field == Refunded && at == payoutPurpose {
		g.without = g.without.With(Net) // which has it in it
	}
	k := candidate{column: column, guess: g, conf: min(g.sure+v.shift, sureValues), agreed: v.agreed}
	if unsure := sureShared - few; c.profiles[column].n == 0 && (fieldSpecs[g.field].reading != asText && g.sure < unsure || g.sure < min(g.rank, unsure)) {
		k.conf = min(k.conf, sureEnough-1) // neither words nor values say so surely
	}
	if v.refuted == "" {
		if doubt := c.misgiving(at, column, g); doubt != "" {
			k.conf, k.agreed, k.doubt = min(k.conf, sureEnough-few), "", true
			k.reason = say.Textf("%s, but %s", k.reason, doubt)
		}
	}
	if v.refuted != "" {
		k.conf = min(k.conf, sureConflict)
		k.reason, k.denied = say.Textf("called %s, but %s", g.field, v.refuted), true
	}
	if k.side == billingSide || k.side == customerSide {
		k.conf -= int(k.side) - 1
	}
	return k
}

// judge says what the values of a column say to a guess.
func (c *clues) judge(at purpose, column int, g guess) verdict {
	v := c.profiles[column].judge(g.field)
	if c.numbered[column] {
		v = c.judgeFollowing(column, g, v)
	}
	if v.refuted == "" {
		if why := c.refutation(at, column, g.field); why != "" {
			v.refuted = why
			return v
		}
	}
	switch p := &c.profiles[column]; {
	case g.field != Reference:
	case c.ownReference(at, column):
		v = verdict{shift: sureMaybe - g.sure}
	case g.rank > sureEnough+lossBracket || ofEntries.has(at) && p.share(p.refs, 9):
		v.shift = max(v.shift, 0) // each transfer, entry or payment may have its own
	}
	return v
}

// refutation is why a column is not of a field, by what its values are beside its header and the other columns; "": nothing says so.
func (c *clues) refutation(at purpose, column int, field Field) say.Text {
	p := &c.profiles[column]
	switch {
	case !fieldSpecs[field].single() && c.inEquation(column):
		return "its values add up with those of other columns"
	case p.answersFor(field), field == PaymentMethod && p.share(p.answers, 5) && !c.in.words.paysBy(c.names[column]), fieldSpecs[field].reading == asDate && p.share(p.answers, 9):
		return say.Textf("%q may be yes or no", p.example)
	case field == PaymentMethod && p.methods == 0 && p.share(p.status, 8):
		return say.Textf("%q is a status", p.example)
	case field == Shipping && c.speaks(column, "seller") && c.buyerPaysToo(column):
		return "what the buyer pays for it stands beside it"
	case field == Phone && c.noPhone(column):
		return say.Textf("%q is none of %s", p.example, say.Text("telephone numbers"))
	case field == Note && ofEntries.has(at) && c.namesEntries(column):
		return say.Textf("%q is what an entry is about", p.example)
	}
	return ""
}

// judgeFollowing says what it makes of a guess that values follow one another, beside what they say each.
func (c *clues) judgeFollowing(column int, g guess, v verdict) verdict {
	h := c.headings[column]
	switch {
	case g.field == OrderNumber && g.sure < sureByOrder && c.profiles[column].n >= enoughRows:
		return verdict{shift: roleAgree, agreed: "numbers that follow one another"}
	case g.field == OrderNumber:
		return verdict{shift: agrees, agreed: "numbers that follow one another"}
	case g.field == Waybill && g.sure < sureByOrder && h != nil && slices.ContainsFunc(h.guesses, func(o guess) bool { return o.field == OrderNumber }):
		v.shift, v.agreed = doubts, ""
	}
	return v
}

// inEquation says whether a column is an amount, or a price of pieces, of which an equation is.
func (c *clues) inEquation(column int) bool {
	return slices.ContainsFunc(c.related, func(r relation) bool { return r.has(column) })
}

// noPhone says whether neither the header of a column nor most of its values are of telephones.
func (c *clues) noPhone(column int) bool {
	p := &c.profiles[column]
	return p.n >= fewValues && !p.share(p.phones, 5) && !c.speaks(column, "phone", "contact")
}

// ofEntries are the files of which each row is a movement of money.
const ofEntries = purposeSet(1<<payoutPurpose | 1<<ledgerPurpose)

// ofParcels are the files of couriers.
const ofParcels = purposeSet(1<<codPurpose | 1<<deliveryPurpose | 1<<freightPurpose)

// ownReference says whether a column that is called nothing but reference is the sender's own of each parcel, as couriers
// call it, rather than that of a transfer, which many parcels share.
func (c *clues) ownReference(at purpose, column int) bool {
	p := &c.profiles[column]
	return ofParcels.has(at) && c.silent(column) && p.n >= fewValues && p.distinct*10 >= p.n*9
}

// recognised lists the columns whose values the book has as order numbers or waybills.
func (c *clues) recognised(fit *fitting, p *plan) []candidate {
	var list []candidate
	for _, field := range []Field{OrderNumber, Waybill} {
		for column, found := range c.known[field] {
			pr := &c.profiles[column]
			if found == 0 || found < fewValues && found < pr.distinct || found*10 < len(pr.keys)*3 || len(fit.layout.columns[column].Fields) > 0 || fit.layout.fields.Has(field) {
				continue
			}
			reason := say.Textf("the book knows %d of its values as %s", found, field)
			list = append(list, candidate{column: column, guess: guess{field: field, sure: sureKnown, rank: sureKnown, side: noSide, reason: reason}, conf: sureKnown})
		}
	}
	return list
}

// apartByMargin lowers what a column may be where it may as well be something else that no other column surely is.
func apartByMargin(list []candidate) []candidate {
	surest := map[Field]candidate{}
	for _, k := range list {
		if k.conf > surest[k.field].conf {
			surest[k.field] = k
		}
	}
	best := map[int][2]int{} // by column: the surest, and the surest of another field
	first := map[int]Field{}
	for _, k := range list {
		b := best[k.column]
		switch o := surest[k.field]; {
		case k.barred(o):
		case k.conf > b[0]:
			if f, ok := first[k.column]; ok && f != k.field {
				b[1] = b[0]
			}
			b[0] = k.conf
			first[k.column] = k.field
		case k.field != first[k.column] && k.conf > b[1]:
			b[1] = k.conf
		}
		best[k.column] = b
	}
	for i := range list {
		k := &list[i]
		b := best[k.column]
		if k.conf >= sureEnough && k.conf <= b[0] && b[0]-b[1] <= few && k.conf >= b[1] {
			k.conf = sureEnough - 2
			k.reason = say.Textf("%s, or something else by the same words", k.reason)
		}
	}
	return list
}

// many are the fields that several columns can give.
var many = setOf(Phone, Email, Status, CancelledDate, Note, Specification, Fee)

// several says whether other columns may be the same field as well: of references, those that are surely called so.
func (k candidate) several() bool {
	return many.Has(k.field) || k.field == Reference && k.rank >= sureByOrder
}

// barred says whether a field that another column surely is cannot be given by this one, too.
func (k candidate) barred(by candidate) bool {
	whole := (k.field == BuyerName || k.field == RecipientName) && k.part+by.part == 0
	return !k.several() && (k.field != Shipping || k.part == by.part) && by.column != k.column && by.conf-k.conf > few && by.conf >= sureEnough && (whole || !joinedFields.Has(k.field))
}

// clash says by which column a field is given already; "": by none, or by several together.
func (fit *fitting) clash(taken []candidate, k candidate) string {
	if k.several() {
		return ""
	}
	whole, parts := "", 0
	for _, t := range taken {
		if t.field != k.field {
			continue
		}
		column := sheet.ColumnName(t.column)
		switch {
		case k.field == Net && t.part*k.part == firstPart*lastPart: // what came in and what went out
		case k.field == Collected && t.part != k.part && t.part*k.part != 0: // in cash and by card
		case k.field == Shipping && t.part != k.part: // the postage, and what is charged for collecting
		case k.field != Address && k.field != BuyerName && k.field != RecipientName, t.side != k.side, t.part == k.part:
			return column
		case t.part == 0:
			whole = column
		default:
			parts++
		}
	}
	if k.field != Address && (whole != "" && parts > 0 || k.part == 0 && parts > 1) {
		return cmp.Or(whole, "before")
	}
	return ""
}

// twin finds another column that may as well be the field, and has other values.
func (c *clues) twin(fit *fitting, rest []candidate, k candidate) (candidate, bool) {
	if k.several() {
		return candidate{}, false
	}
	for _, o := range rest {
		if o.conf < sureEnough || k.conf-o.conf > few {
			break
		}
		if o.field == k.field && o.rank == k.rank && o.side == k.side && o.part == k.part && o.column != k.column &&
			len(fit.layout.columns[o.column].Fields) == 0 && !c.same(k.column, o.column) && !c.sameDays(k.column, o.column) {
			return o, true
		}
	}
	return candidate{}, false
}

// sameDays says whether two columns hold the same days, one of them with the time, say.
func (c *clues) sameDays(a, b int) bool {
	p := &c.profiles[a]
	return p.n > 0 && p.dates == p.n && c.profiles[b].dates == p.n && slices.Equal(c.days[a], c.days[b])
}

// same says whether two columns hold the same.
func (c *clues) same(a, b int) bool {
	for i := range c.sample {
		if c.sample[i].cell(a) != c.sample[i].cell(b) {
			return false
		}
	}
	return len(c.sample) > 0
}

// suggest notes what a column may be, of fields and columns each once.
func (fit *fitting) suggest(taken []candidate, k candidate) {
	again := slices.ContainsFunc(fit.layout.maybe, func(o candidate) bool { return o.column == k.column })
	if !again && k.with == 0 && fit.clash(taken, k) == "" && fit.clash(fit.layout.maybe, k) == "" {
		fit.layout.maybe = append(fit.layout.maybe, k)
	}
}

// couldBe says what a column that is not taken may be, unless something surer was said already.
func (fit *fitting) couldBe(k candidate, by string) {
	column := &fit.layout.columns[k.column]
	if column.Confidence > 0 || k.conf <= 0 {
		return
	}
	column.Confidence = min(k.conf, sureEnough-1)
	switch {
	case by != "":
		column.Confidence = min(k.conf, sureConflict)
		column.Reason = say.Textf("could be %s, which column %s gives", k.field, by)
		if by == "another" {
			column.Reason = say.Textf("could be %s, and so could others", k.field)
		}
	case k.denied:
		column.Reason = k.reason
	default:
		column.Reason = say.Textf("could be %s, %s", k.field, k.reason)
	}
}

// undecided says of two columns that each may be the field.
func (fit *fitting) undecided(k, twin candidate) {
	for _, pair := range [][2]candidate{{k, twin}, {twin, k}} {
		column := &fit.layout.columns[pair[0].column]
		column.Confidence = sureEnough - 5
		column.Reason = say.Textf("could be %s, and so could column %s", k.field, sheet.ColumnName(pair[1].column))
	}
}

// accompanied leaves out what counts only beside other columns that are not there.
func (c *clues) accompanied(fit *fitting, taken []candidate) []candidate {
	all := slices.Clone(taken)
	return slices.DeleteFunc(taken, func(k candidate) bool {
		beside := func(o candidate) bool { return o.column != k.column && k.with.Has(o.field) }
		spoilt := k.without&fit.layout.fields != 0 || slices.ContainsFunc(all, func(o candidate) bool { return k.without.Has(o.field) && !c.zeros(o.column) })
		if !spoilt && (k.with == 0 || k.with&fit.layout.fields != 0 || slices.ContainsFunc(all, beside)) {
			return false
		}
		column := &fit.layout.columns[k.column]
		column.Fields, column.Confidence = nil, sureEnough-5
		column.Reason = say.Textf("could be %s, but nothing else says so", k.field)
		return true
	})
}

// zeros says whether a column of amounts holds nothing but zeros.
func (c *clues) zeros(column int) bool {
	p := &c.profiles[column]
	return p.n > 0 && p.amounts == p.n && !slices.ContainsFunc(p.figures, func(f sum) bool { return f.value != 0 })
}

// settle writes the columns that are taken into the layout.
func (fit *fitting) settle(p *plan, c *clues, taken []candidate) {
	taken = c.withoutSums(fit, taken)
	if purposeOf(p.format) == freightPurpose {
		taken = c.charges(fit, taken)
	}
	slices.SortStableFunc(taken, func(a, b candidate) int {
		return cmp.Or(int(a.side)-int(b.side), a.part-b.part, a.column-b.column)
	})
	var found [fieldCount][]int
	for _, k := range taken {
		column := &fit.layout.columns[k.column]
		column.Fields, column.Confidence, column.Reason = []string{k.field.String()}, k.conf, k.reason
		if k.agreed != "" {
			column.Reason = say.Textf("%s, and its values are %s", column.Reason, k.agreed)
		}
		fit.layout.fields = fit.layout.fields.With(k.field)
		fit.layout.taken++
		found[k.field] = append(found[k.field], k.column)
		fit.remark(c, taken, k)
	}
	if len(found[Net]) > 1 {
		fit.layout.fields = fit.layout.fields.With(Direction) // by the column that an amount stands in
	}
	slices.SortStableFunc(found[Reference], func(a, b int) int {
		return fit.layout.columns[b].Confidence - fit.layout.columns[a].Confidence
	})
	for field, columns := range found {
		field := Field(field) // #nosec G115 -- below fieldCount
		switch {
		case len(columns) == 0:
		case field == Fee:
			for _, column := range columns {
				fit.layout.fees = append(fit.layout.fees, fee{column: column, kind: c.feeKind(fit, column)})
			}
			fit.sortFees()
		case field == Net || field == Collected || field == Shipping || joinedFields.Has(field) && field != Reference:
			if field != BuyerName && field != RecipientName && field != Address {
				slices.Sort(columns)
			}
			fit.layout.sources[field] = append(fit.layout.sources[field], columns)
		default:
			for _, column := range columns {
				fit.layout.sources[field] = append(fit.layout.sources[field], []int{column})
			}
		}
	}
}
