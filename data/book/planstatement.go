package book

import (
	"cmp"
	"maps"
	"slices"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/settle"
	"parcelbook/data/store"
)

// linePlan is what taking in one statement line would do.
type linePlan struct {
	line  intake.Line
	seen  bool              // an earlier statement of the holder has the same line
	is    int64             // that line
	known bool              // it is that line, not the same money paid twice
	told  *store.Remittance // what the holder has accounted for in another way before; nil: nothing
}

// there says whether the book has what the line says.
func (p *linePlan) there() bool { return p.known || p.told != nil }

func (p *linePlan) outcome() Outcome {
	if p.there() {
		return Unchanged
	}
	return New
}

// planLines compares a statement's lines with the book. A ledger is a running account whose exports overlap, so
// a line that is there is known. A remittance pays once: it is known only as a whole, for the same line in
// another remittance is money paid twice. What the imports but say counts for nothing.
func planLines(tx *store.Tx, holder data.Holder, r *intake.Result, but ...int64) ([]linePlan, error) {
	plans := make([]linePlan, len(r.Lines))
	idents := make([]string, len(r.Lines))
	for i, l := range r.Lines {
		plans[i] = linePlan{line: l}
		plans[i].line.Ordinal = i + 1
		idents[i] = plans[i].line.Ident
	}
	if holder.ID == 0 {
		return plans, nil
	}
	found, err := tx.LineIdents(holder.ID, idents, but...)
	if err != nil {
		return nil, err
	}
	every := true
	for _, ident := range idents {
		every = every && found[ident] != 0
	}
	for i := range plans {
		plans[i].is = found[idents[i]]
		plans[i].seen = plans[i].is != 0
		plans[i].known = plans[i].seen && (every || sameWhereSeen(r.Statement.Kind, &plans[i].line))
	}
	return plans, markRemittances(tx, holder, r, plans, but...)
}

// sameWhereSeen says whether a line that says just what an earlier one does is that: what accounts of entries say comes again where two of them
// overlap, and so does what a payout says of an order on a day. A remittance may well pay twice for a parcel.
func sameWhereSeen(kind data.StatementKind, l *intake.Line) bool {
	return kind == data.StatementLedger || kind == data.StatementPayout && l.PaidDate != "" && (l.OrderNumber != "" || l.Waybill != "" || l.Reference != "")
}

// knowOwn marks the lines that the very same file brought before: they are those lines, whatever else it says now.
func (p *plan) knowOwn(tx *store.Tx, hash string) error {
	own, err := tx.FileLineIdents(hash)
	for i := range p.lines {
		p.lines[i].known = p.lines[i].known || own[p.lines[i].line.Ident]
	}
	return err
}

// takeStatement writes the statement and those of its lines that are new, and ties them to their orders. A file in
// several currencies is a statement in each.
func (o *op) takeStatement(holder data.Holder, r *intake.Result, plans []linePlan) error {
	var currencies []string
	lines, known := map[string][]data.StatementLine{}, map[string]bool{}
	var again []int64
	for _, p := range plans {
		if p.there() {
			known[p.line.Currency] = true
			if p.seen {
				again = append(again, p.is)
			}
			continue
		}
		rows, err := o.keepRows(p.line.Rows)
		if err != nil {
			return err
		}
		p.line.RowID = rows[0]
		if lines[p.line.Currency] == nil {
			currencies = append(currencies, p.line.Currency)
		}
		lines[p.line.Currency] = append(lines[p.line.Currency], p.line.StatementLine)
	}
	if err := o.Confirm(o.imported, store.ConfirmedLine, again); err != nil {
		return err
	}
	for _, currency := range currencies {
		s := data.Statement{
			Kind: r.Statement.Kind, HolderID: holder.ID, Reference: r.Statement.Reference, Date: cmp.Or(r.Statement.Date, o.book.Today()),
			Currency: currency, ImportID: o.imported,
		}
		// Where some of its lines are there already the total is of those too.
		if currency == r.Statement.Currency && (!known[currency] || s.Kind == data.StatementLedger) {
			s.Total, s.HasTotal = r.Statement.Total, r.Statement.HasTotal
		}
		if err := o.saveStatement(holder, s, lines[currency]); err != nil {
			return err
		}
	}
	return nil
}

func (o *op) saveStatement(holder data.Holder, s data.Statement, lines []data.StatementLine) error {
	is, err := o.ImportStatement(s.ImportID, s.Currency)
	switch {
	case err == nil: // lines of it are taken in after the others
		s.ID = is.ID
	case isNotFound(err):
		if s.ID, err = o.SaveStatement(s); err != nil {
			return err
		}
	default:
		return err
	}
	for i := range lines {
		lines[i].StatementID = s.ID
		if lines[i].ID, err = o.SaveStatementLine(lines[i]); err != nil {
			return err
		}
	}
	o.statements[s.ID] = true
	return o.tieLines(s, holder, lines)
}

// tieLines ties lines of a holder's statement to the orders and parcels they speak of, then those that nothing was matched to and
// that may mean something now.
func (o *op) tieLines(s data.Statement, holder data.Holder, lines []data.StatementLine) error {
	waybills, numbers := map[string]bool{}, map[string]bool{}
	for _, l := range lines {
		waybills[data.RefKey(l.Waybill)] = true
		numbers[data.RefKey(l.OrderNumber)] = true
	}
	delete(waybills, "")
	delete(numbers, "")
	parcels, err := o.ParcelsByWaybill(keysOf(waybills))
	if err != nil {
		return err
	}
	orders, err := o.OrdersMeantBy(keysOf(numbers))
	if err != nil {
		return err
	}
	byWaybill := group(parcels, func(p data.Parcel) string { return data.RefKey(p.Waybill) })
	runs, err := runsAmong(o.Tx, orders)
	if err != nil {
		return err
	}
	var clearer store.LooseKeys // numbers of several orders, of which one is spoken of now, and waybills that are known now
	for _, l := range lines {
		m, ok := settle.Match(l, holder, byWaybill[data.RefKey(l.Waybill)], runs.meant(l, s))
		if !ok {
			continue
		}
		waybill, err := o.tieOne(l, holder, m)
		if err != nil {
			return err
		}
		if waybill != "" {
			clearer.Waybills = append(clearer.Waybills, waybill)
		}
		if number := data.RefKey(l.OrderNumber); len(orders[number]) > 1 {
			clearer.Numbers = append(clearer.Numbers, number)
			runs.tell(m.OrderID, data.LineFact{Line: l, Statement: s})
		}
		if key := data.RefKey(l.Waybill); key != "" && m.ParcelID == 0 { // a parcel may have come with it
			again, err := o.ParcelsByWaybill([]string{key})
			if err != nil {
				return err
			}
			byWaybill[key] = again
		}
	}
	return o.tieLoose(clearer)
}

// tie ties one line to what it was matched with, then those that name the parcel alone that it was the first to name.
func (o *op) tie(l data.StatementLine, holder data.Holder, m settle.Matched) error {
	waybill, err := o.tieOne(l, holder, m)
	if err != nil || waybill == "" {
		return err
	}
	return o.tieLoose(store.LooseKeys{Waybills: []string{waybill}})
}

// tieOne ties one line. The line may be the first to name the order's parcel, or its carrier; then it gives its waybill as data.RefKey
// writes it, else "".
func (o *op) tieOne(l data.StatementLine, holder data.Holder, m settle.Matched) (waybill string, err error) {
	named := m.ParcelID
	if holder.Kind == data.KindCarrier {
		if err := o.dropOwnCode(&l, m); err != nil {
			return "", err
		}
		parcels, err := o.ParcelsOf(m.OrderID)
		if err != nil {
			return "", err
		}
		if data.RefKey(l.Waybill) == "" && len(parcels) > 1 {
			if parcels, err = o.firstMeant(m, holder, parcels); err != nil {
				return "", err
			}
		}
		if is, ok := parcelOf(l, holder, m, parcels); ok {
			if m.ParcelID, err = o.nameParcel(is, l.Waybill, holder.ID); err != nil {
				return "", err
			}
		}
	}
	o.touch(l.OrderID, m.OrderID)
	if m.ParcelID != named {
		waybill = data.RefKey(l.Waybill)
	}
	return waybill, o.SetLineMatch(l.ID, m.OrderID, m.ParcelID)
}

// dropOwnCode takes the waybill of a line away that is none: it is the order's own number, or another code of it.
func (o *op) dropOwnCode(l *data.StatementLine, m settle.Matched) error {
	key := data.RefKey(l.Waybill)
	if m.ParcelID != 0 || key == "" {
		return nil
	}
	known, err := o.knownBy(m.OrderID, key)
	if known {
		l.Waybill = ""
	}
	return err
}

// firstMeant leaves out the carrier's parcels that only statements tell of, where it has others of the order: a line without
// a waybill means none of them, whether it comes before what tells of them or after.
func (o *op) firstMeant(m settle.Matched, holder data.Holder, parcels []data.Parcel) ([]data.Parcel, error) {
	facts, err := o.OrderFacts([]int64{m.OrderID})
	if err != nil {
		return nil, err
	}
	rows := map[int64]bool{}
	for _, f := range facts {
		for _, l := range f.Lines {
			rows[l.Line.RowID] = l.Line.RowID != 0
		}
	}
	told := func(p data.Parcel) bool { return rows[p.RowID] && p.ID != m.ParcelID }
	theirs := outboundOf(parcels, holder)
	if !slices.ContainsFunc(theirs, func(p data.Parcel) bool { return !told(p) }) {
		return parcels, nil
	}
	return slices.DeleteFunc(slices.Clone(parcels), func(p data.Parcel) bool { return told(p) && slices.Contains(theirs, p) }), nil
}

// parcelOf finds the parcel of its order that a carrier's line is about: the matched one, else the one whose waybill
// is not known yet, else for a line without waybill the only one that can be meant. Where there is none it is a new
// one; ok is false where a line without waybill could mean several.
func parcelOf(l data.StatementLine, holder data.Holder, m settle.Matched, parcels []data.Parcel) (is data.Parcel, ok bool) {
	theirs := outboundOf(parcels, holder)
	for _, p := range append(theirs, parcels...) {
		if p.ID == m.ParcelID {
			return p, true
		}
	}
	for _, p := range theirs {
		if p.Waybill == "" {
			return p, true
		}
	}
	switch {
	case l.Waybill == "" && len(theirs) == 1:
		return theirs[0], true
	case l.Waybill == "" && len(theirs) > 1:
		return data.Parcel{}, false
	}
	return data.Parcel{OrderID: m.OrderID, Collected: -1, RowID: l.RowID}, true
}

// nameParcel fills in the waybill and carrier that a statement line knows of a parcel.
func (o *op) nameParcel(is data.Parcel, waybill string, carrierID int64) (int64, error) {
	want := is
	if want.Waybill == "" {
		want.Waybill = waybill
	}
	if want.CarrierID == 0 {
		want.CarrierID = carrierID
	}
	if want == is {
		return is.ID, nil
	}
	id, err := o.saveParcel(is, want)
	if err != nil || is.ID != 0 {
		return id, err
	}
	order, err := o.Order(is.OrderID)
	if err != nil {
		return 0, err
	}
	return id, o.assignCOD(order, order)
}

// tieLoose ties the lines that matched nothing so far and that name any of the waybills or numbers.
func (o *op) tieLoose(keys store.LooseKeys) error {
	if len(keys.Waybills)+len(keys.Numbers) == 0 {
		return nil
	}
	if any, err := o.AnyLooseLines(); err != nil || !any {
		return err
	}
	none := func(key string) bool { return key == "" }
	keys.Waybills, keys.Numbers = slices.DeleteFunc(keys.Waybills, none), slices.DeleteFunc(keys.Numbers, none)
	lines, err := o.LooseLines(keys)
	if err != nil {
		return err
	}
	return o.tieAll(lines)
}

// tieAll ties lines of any statements.
func (o *op) tieAll(lines []data.StatementLine) error {
	byStatement := group(lines, func(l data.StatementLine) int64 { return l.StatementID })
	for _, id := range slices.Sorted(maps.Keys(byStatement)) {
		s, err := o.Statement(id)
		if err != nil {
			return err
		}
		holder, err := o.Holder(s.HolderID)
		if err != nil {
			return err
		}
		if err := o.as(s.ImportID, func() error { return o.tieLines(s, holder, byStatement[id]) }); err != nil {
			return err
		}
	}
	return nil
}

// as does work that goes back to another import than the one under way, so that undoing that import undoes it.
func (o *op) as(importID int64, do func() error) error {
	defer func(was int64) { o.imported = was }(o.imported)
	o.imported = importID
	return do()
}
