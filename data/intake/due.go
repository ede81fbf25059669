package intake

import (
	"parcelbook/data"
	"parcelbook/data/say"
)

// readDue notes what a row of one parcel says is to be collected.
func (r *reader) readDue(d *draft, found []Parcel) {
	if len(found) != 1 || d.due <= 0 {
		return
	}
	p := &d.Parcels[r.waybills[data.RefKey(found[0].Waybill)]]
	if r.summed.Has(Outstanding) && !r.perParcel.Has(Outstanding) {
		p.Due += d.due
	} else {
		p.Due = d.due
	}
}

// weighDue settles what an order collects whose parcels all have the same amount: each its part of it, or each row repeats
// the whole. The order's total tells, unless some orders are paid in part before.
func (r *reader) weighDue(d *draft) {
	if r.summed.Has(Outstanding) || r.layout.standing == known {
		return
	}
	parcels := int64(0)
	for i := range d.Parcels {
		if d.Parcels[i].Due > 0 {
			parcels++
		}
	}
	each, told := d.amounts[Outstanding], d.amounts[OrderTotal] != 0 || d.Has.Has(ItemsTotal)
	switch {
	case parcels < 2, told && d.Total == each:
	case told && d.Total == each*parcels && !r.deposits:
		d.amounts[Outstanding] = d.Total
	default:
		r.fail(r.layout.sources[Outstanding][0][0],
			say.Textf("%d parcels of this order have %s each, which may be what each collects or what they collect together: write what the order collects in all into one of its rows, and leave it out of the others",
				parcels, inMinor(each, d.Currency)))
	}
}

// owesMore refuses an order of which more is still to be paid than it comes to, unless a known format has it so.
func (r *reader) owesMore(d *draft) bool {
	due := d.amounts[Outstanding]
	if due <= max(d.Total, 0) || r.layout.standing == known {
		return false
	}
	r.fail(r.layout.sources[Outstanding][0][0],
		say.Textf("more is still to be paid than the order comes to, which is %s: say by a mapping what each amount is", inMinor(d.Total, d.Currency)))
	return true
}

// settleDues settles what is still to be paid of an order whose total is known.
func (r *reader) settleDues(d *draft) {
	if r.blankDues && !d.saidUnpaid {
		d.Has = d.Has.With(Outstanding)
	}
	r.tellRest(d)
	d.settleInstalments()
}

// tellRest tells of an order of which something was paid and something is still to be, and the two do not come to its total.
func (r *reader) tellRest(d *draft) {
	paid, due := d.amounts[Paid], d.amounts[Outstanding]
	if paid > 0 && due > 0 && d.Has.Has(OrderTotal) && paid+due != d.Total && r.layout.standing != known {
		r.tell(r.layout.sources[Outstanding][0][0], say.Textf("with the %s paid this comes to %s, and the order to %s: what is still to be paid counts, and the rest of the order as paid",
			inMinor(paid, d.Currency), inMinor(paid+due, d.Currency), inMinor(d.Total, d.Currency)))
	}
}

// findDeposits finds whether some order, of one row, has been paid in part.
func (r *reader) findDeposits(rows []row, groups []group) {
	if len(r.layout.sources[Outstanding]) == 0 || len(r.layout.sources[Waybill]) == 0 {
		return
	}
	for i := range groups {
		if g := &groups[i]; len(g.rows) == 1 && !r.deposits {
			r.begin(&rows[g.rows[0]])
			total, _ := r.amount(OrderTotal)
			due, _ := r.amount(Outstanding)
			r.deposits = 0 < due && due < total
		}
	}
}

// findBlankDues finds whether nothing is owed of orders that have nothing in the column of what is: of orders of which nothing was paid it has all
// they come to, of some others nothing, and of none a zero or dash. What couriers collect says nothing of who paid before.
func (r *reader) findBlankDues(rows []row) {
	due := r.columnsOf(setOf(Outstanding))
	if len(due) != 1 || r.layout.standing == known || r.layout.fields&setOf(Paid, PaidDate) != 0 || r.words.lexicon.mentions(r.header(due[0]), "cod") || r.words.lexicon.mentions(r.header(due[0]), "collect") {
		return
	}
	whole, blank := 0, -1
	for i := range rows {
		r.begin(&rows[i])
		total, given := r.amount(OrderTotal)
		left, owed := r.amount(Outstanding)
		switch {
		case !given || total <= 0:
		case rows[i].blank(due[0]):
			blank = i
		case !owed || left <= 0:
			return
		case left == total:
			whole++
		}
	}
	if whole >= fewValues && blank >= 0 {
		r.row, r.blankDues = &rows[blank], true
		r.tell(due[0], "nothing is taken to be owed where nothing stands here: orders of which nothing was paid have all they come to here")
	}
}

// findWholeDues finds whether what is to be collected of each order, unless it is nothing, is never less than its goods, where nothing
// else says what orders come to besides: then it is what they come to, with postage.
func (r *reader) findWholeDues(rows []row, groups []group) {
	if r.layout.fields&(charges|setOf(Outstanding, OrderTotal, Paid)) != setOf(Outstanding) || r.layout.standing == known || r.summed.Has(Outstanding) {
		return
	}
	for i := range groups {
		var goods, due int64
		for _, at := range groups[i].rows {
			r.begin(&rows[at])
			sum, _, _ := r.rowSum()
			collects, _ := r.amount(Outstanding)
			goods, due = goods+sum, max(due, collects)
		}
		if goods == 0 || due != 0 && due < goods {
			r.wholeDues = false
			return
		}
		r.wholeDues = r.wholeDues || due > goods
	}
}
