package book

import (
	"fmt"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/store"
)

// orderPlan is what taking in one order of a file would do.
type orderPlan struct {
	file     *intake.Order
	is       data.Order   // ID 0: new
	numbered []data.Order // those of its number that are there, of all runs of the channel's numbers
	changes  []Change     // of an order that is there
	lines    []data.Line
	parcels  []parcelPlan
	aliases  []string // of the order, as data.RefKey writes them
	told     bool     // the file tells of the order further up under another of its codes
	left     bool     // the user leaves it out
	other    bool     // it has nothing in common with the order that is there
}

// codesField names the aliases that an exported list brings among the changes of their order.
const codesField = "codes"

// newCodes are those of the aliases of an order in an exported list that the book does not have. A list frees none.
func (p *orderPlan) newCodes() []string {
	return slices.DeleteFunc(slices.Clone(p.file.Codes), func(code string) bool { return slices.Contains(p.aliases, data.RefKey(code)) })
}

// orderPlanner compares the orders of a file with those of the book, a batch at a time.
type orderPlanner struct {
	*store.Tx
	same map[string]string  // by an order's number, that of the order that the user says it is
	run  *string            // of the channel's numbers, which the orders of the file are of; nil: not decided, or there is none but the first
	told map[toldOrder]bool // orders with aliases that the file has told of so far

	plans   []orderPlan  // of the batch: the next one takes their place
	parcels []parcelPlan // of these
}

// toldOrder is what an order of a file is known by.
type toldOrder struct {
	channelID int64
	key       string
}

func (r *Review) orderPlanner(tx *store.Tx) *orderPlanner {
	return &orderPlanner{Tx: tx, same: r.same, run: r.run, told: map[toldOrder]bool{}}
}

// plan compares the orders of one channel. What it gives lasts until it is called again. An order under an alias is the order of the alias; of those that a file tells of
// under several codes the first counts, for which of them is right nobody knows.
func (pl *orderPlanner) plan(channel data.Holder, files []intake.Order) ([]orderPlan, error) {
	keys, aliases, err := pl.keys(channel, files)
	if err != nil {
		return nil, err
	}
	known, err := knownOf(pl.Tx, channel, keys)
	if err != nil {
		return nil, err
	}
	plans := slices.Grow(pl.plans[:0], len(files))[:len(files)]
	pl.plans, pl.parcels = plans, pl.parcels[:0]
	for i := range files {
		p, key := &plans[i], keys[i]
		*p = orderPlan{file: &files[i], numbered: known.numbered[data.BaseKey(key.number)], lines: files[i].Lines}
		p.is = pl.meant(p, key, &known)
		if p.is.ID != 0 {
			key.number = data.RefKey(p.is.Number)
		}
		p.aliases = aliases[key.number]
		if len(p.aliases) > 0 {
			told := toldOrder{channel.ID, key.number}
			p.told = pl.told[told]
			pl.told[told] = true
		}
		p.file.Number = pl.numberOf(p, key)
		first := len(pl.parcels)
		pl.parcels = planParcels(pl.parcels, known.parcels[p.is.ID], files[i].Parcels, known.holders, known.handOnParcels)
		p.parcels = slices.Clip(pl.parcels[first:])
		if p.is.ID != 0 && !p.told {
			p.compare(known.lines[p.is.ID], known.hand[p.is.ID])
		}
	}
	return plans, nil
}

// orderKey is what an order of a file is looked for by.
type orderKey struct {
	number string // in the form of data.RefKey
	exact  bool   // of that very order, not of one of any run of the channel's numbers
	alias  string // the number of the order of which the file names an alias; "": it names none
}

// keys gives those of the orders of a file, and the aliases of orders of the book by their numbers.
func (pl *orderPlanner) keys(channel data.Holder, files []intake.Order) ([]orderKey, map[string][]string, error) {
	keys, codes := make([]orderKey, len(files)), make([]string, 0, len(files))
	for i := range files {
		keys[i] = pl.key(&files[i])
		codes = append(codes, keys[i].number)
		if plain := data.RefKey(files[i].Number); plain != keys[i].number {
			codes = append(codes, plain)
		}
	}
	named, err := pl.names(channel, codes)
	if err != nil {
		return nil, nil, err
	}
	for i := range files {
		number, ok := named.numbers[keys[i].number]
		if !ok {
			number, ok = named.numbers[data.RefKey(files[i].Number)]
		}
		if ok {
			keys[i] = orderKey{data.RefKey(number), true, number}
		}
	}
	return keys, named.aliases, nil
}

// orderNames are the aliases among which the numbers of a file are looked for.
type orderNames struct {
	numbers map[string]string   // of the order that an alias is of, by the alias
	aliases map[string][]string // of an order, by its number
}

func (pl *orderPlanner) names(channel data.Holder, keys []string) (orderNames, error) {
	n := orderNames{numbers: map[string]string{}, aliases: map[string][]string{}}
	add := func(number, code string) {
		n.numbers[code] = number
		n.aliases[data.RefKey(number)] = append(n.aliases[data.RefKey(number)], code)
	}
	for code, number := range pl.same {
		add(number, data.RefKey(code))
	}
	if channel.ID == 0 {
		return n, nil
	}
	found, err := pl.AliasesAmong(channel.ID, keys)
	for _, a := range found {
		add(a.Number, data.RefKey(a.Code))
	}
	return n, err
}

// knownOrders are those of the orders of a file that the book has, with what belongs to them.
type knownOrders struct {
	numbered            map[string][]data.Order // by the number that the seller knows them by
	lines               map[int64][]data.Line
	parcels             map[int64][]data.Parcel
	hand, handOnParcels map[int64]map[string]bool // fields set by hand
	holders             map[int64]string          // names
}

func knownOf(tx *store.Tx, channel data.Holder, keys []orderKey) (k knownOrders, err error) {
	if channel.ID == 0 {
		return k, nil
	}
	bases := map[string]bool{}
	for _, key := range keys {
		bases[data.BaseKey(key.number)] = true
	}
	found, err := tx.OrdersOfRuns(keysOf(bases))
	if err != nil {
		return k, err
	}
	k.numbered = map[string][]data.Order{}
	var ids []int64
	for key := range bases {
		for _, o := range found[key] {
			if o.ChannelID == channel.ID {
				k.numbered[key] = append(k.numbered[key], o)
				ids = append(ids, o.ID)
			}
		}
	}
	if len(ids) == 0 {
		return k, nil
	}
	if k.lines, err = tx.LinesOf(ids); err != nil {
		return k, err
	}
	parcels, err := tx.ParcelsOf(ids...)
	if err != nil {
		return k, err
	}
	k.parcels = group(parcels, func(p data.Parcel) int64 { return p.OrderID })
	if k.hand, err = tx.HandEdits("order", ids); err != nil {
		return k, err
	}
	if k.handOnParcels, err = tx.HandEdits("parcel", idsOf(parcels, func(p data.Parcel) int64 { return p.ID })); err != nil {
		return k, err
	}
	k.holders, err = holderNames(tx)
	return k, err
}

// compare says what the file has otherwise than the book.
func (p *orderPlan) compare(lines []data.Line, hand map[string]bool) {
	p.other = isOther(p.is, lines, hand, p.file)
	file := p.file.Order
	if file.Method == "" && !p.file.Whole {
		file.Method = p.is.Method
	}
	p.changes = orderDiff(&p.is, &file, func(f orderField) bool { return p.file.Whole || f.given(p.file.Has) })
	if len(p.file.Lines) > 0 && !sameLines(lines, p.file.Lines) {
		p.changes = append(p.changes, Change{Field: "lines", Old: linesText(p.is, lines), New: linesText(p.file.Order, p.file.Lines)})
	}
	if more := p.newCodes(); len(more) > 0 {
		p.changes = append(p.changes, Change{Field: codesField, Old: "", New: strings.Join(more, " ")})
	}
	for i := range p.changes {
		p.changes[i].Hand = hand[p.changes[i].Field]
	}
	for _, parcel := range p.parcels {
		p.changes = append(p.changes, parcel.changes()...)
	}
	for i := range p.changes {
		p.changes[i].Accept = !p.changes[i].Hand
	}
}

func (p *orderPlan) outcome() Outcome {
	switch {
	case p.left:
		return Left
	case p.told:
		return Unchanged
	case p.is.ID == 0:
		return New
	case len(p.changes) > 0:
		return Changed
	}
	return Unchanged
}

// merged is the order as it will be, with the accepted changes.
func (p *orderPlan) merged() data.Order {
	if p.is.ID == 0 {
		return p.file.Order
	}
	want := p.is
	for _, f := range orderFields() {
		if p.accepts(f.name) {
			f.take(&want, &p.file.Order)
		}
	}
	return want
}

// accepts says whether the field changes and the change is wanted.
func (p *orderPlan) accepts(field string) bool {
	return slices.ContainsFunc(p.changes, func(c Change) bool { return c.Field == field && c.Accept })
}

// takesByHand says whether what the file says of the parcels counts before what was set by hand, of all or none.
func (p *orderPlan) takesByHand() bool {
	return slices.ContainsFunc(p.changes, func(c Change) bool { return c.Field == parcelField && c.Hand && c.Accept })
}

// setMethod settles a new order by its channel's usual method, where its file does not say.
func (p *orderPlan) setMethod(m data.Method) {
	p.file.SetMethod(m)
	for i, parcel := range p.file.Parcels {
		p.parcels[i].kept.CODAmount = parcel.CODAmount
	}
}

// sameLines says whether two orders have the same goods, in whatever order.
func sameLines(a, b []data.Line) bool {
	goods := func(lines []data.Line) []string {
		keys := make([]string, len(lines))
		for i, l := range lines {
			keys[i] = fmt.Sprintf("%q %q %q %d %d", l.SKU, l.Title, l.Specification, l.Quantity, l.UnitPrice)
		}
		slices.Sort(keys)
		return keys
	}
	return slices.Equal(goods(a), goods(b))
}

func linesText(o data.Order, lines []data.Line) string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		parts := []string{l.SKU, l.Title, l.Specification, fmt.Sprintf("%d × %s", l.Quantity, o.Amount(l.UnitPrice).Plain())}
		texts[i] = strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), " | ")
	}
	slices.Sort(texts)
	return strings.Join(texts, "\n")
}

// holderNames are the names of all channels, carriers and processors.
func holderNames(tx *store.Tx) (map[int64]string, error) {
	holders, err := tx.Holders("")
	if err != nil {
		return nil, err
	}
	names := make(map[int64]string, len(holders))
	for _, h := range holders {
		names[h.ID] = h.Name
	}
	return names, nil
}

// holdersByID are all channels, carriers and processors.
func holdersByID(tx *store.Tx) (map[int64]data.Holder, error) {
	all, err := tx.Holders("")
	byID := make(map[int64]data.Holder, len(all))
	for _, h := range all {
		byID[h.ID] = h
	}
	return byID, err
}
