package intake

import (
	"cmp"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
)

// item is what a grammar finds of one item in a cell.
type item [fieldCount]string

// parse splits a cell into its items. ok is false where an item lacks what it must have.
func (g *grammar) parse(cell string) (list []item, ok bool) {
	for _, text := range g.split.Split(cell, -1) {
		if strings.TrimSpace(text) == "" {
			continue
		}
		it, ok := g.one(text)
		if !ok {
			return nil, false
		}
		list = append(list, it)
	}
	return list, len(list) > 0
}

// one reads a text as one item.
func (g *grammar) one(text string) (it item, ok bool) {
	for _, field := range g.fields.Fields() {
		if found := g.patterns[field].FindStringSubmatch(text); found != nil {
			it[field] = value.Clean(found[1])
		}
		if it[field] == "" && g.required.Has(field) {
			return it, false
		}
	}
	return it, true
}

// itemsOf gives the items of the cells that hold any of the fields.
func (r *reader) itemsOf(fields FieldSet) []item {
	var list []item
	var last items
	blank := false // the cell before
	for _, column := range r.layout.items {
		switch {
		case column.grammar.fields&fields == 0:
			continue
		case r.row.blank(column.column):
			last, blank = column, true
			continue
		case r.broken(column.column):
			continue
		}
		found, ok := column.grammar.parse(r.row.raw(column.column))
		switch {
		case !ok:
			r.fail(column.column, say.Textf("not understood: it should hold %s of each item", column.grammar.required.said("%s and %s")))
			if column.grammar.beside {
				list = nil // of which not enough is known
			}
		case column.grammar.beside && blank && column.grammar.fields == setOf(CarrierName) && len(found) == 1:
			list = append(list, found...) // who is to carry what has no waybill yet
		case column.grammar.beside:
			list = r.beside(list, last, found, column)
		default:
			list = append(list, found...)
		}
		last, blank = column, false
	}
	return list
}

// beside completes the items of the cell before with those of another, one for one. Where there is one of these,
// the cell before holds one item that only looks like several.
func (r *reader) beside(list []item, before items, more []item, column items) []item {
	if len(more) == 1 && len(list) > 1 {
		if whole, ok := before.grammar.one(r.row.raw(before.column)); ok {
			list = []item{whole}
		}
	}
	if len(more) != len(list) {
		r.fail(column.column, say.Textf("the number of items is %d here, and in %s %d", len(more), r.header(before.column), len(list)))
		return nil
	}
	for i := range list {
		for _, field := range column.grammar.fields.Fields() {
			list[i][field] = more[i][field]
		}
	}
	return list
}

var (
	parcelFields = setOf(Waybill, CarrierName)
	lineFields   = setOf(LineID, SKU, Title, Specification, Quantity, UnitPrice, LineTotal)
)

// parcelsOf gives the parcels that a row names, one for each waybill, and who carries what has none. They last until the
// next row is read.
func (r *reader) parcelsOf() (parcels []Parcel, carrier string) {
	carrier, parcels = r.text(CarrierName), r.parcels[:0]
	add := func(carrier, waybill string) {
		parcels = append(parcels, Parcel{Parcel: data.Parcel{Waybill: waybill, Collected: -1}, Carrier: carrier})
	}
	for _, it := range r.itemsOf(parcelFields) {
		if it[Waybill] == "" {
			carrier = cmp.Or(carrier, it[CarrierName])
			continue
		}
		add(it[CarrierName], it[Waybill])
	}
	for waybill := range strings.FieldsFuncSeq(r.ref(Waybill), func(c rune) bool { return strings.ContainsRune("\n,;，；、", c) }) {
		if waybill = strings.TrimSpace(waybill); waybill != "" {
			add(carrier, waybill)
		}
	}
	r.parcels = parcels
	return parcels, carrier
}

// mergeParcels adds the parcels of one row to those of the order, and gives the row's dates to its parcels.
func (r *reader) mergeParcels(d *draft, found []Parcel, sent, delivered data.Date, word StatusWords) {
	if len(found) == 0 {
		d.sent, d.delivered = cmp.Or(d.sent, sent), cmp.Or(d.delivered, delivered)
		d.parcelState = cmp.Or(word.Parcel, d.parcelState)
	}
	for _, p := range found {
		key := data.RefKey(p.Waybill)
		at, known := r.waybills[key]
		if !known {
			at = len(d.Parcels)
			r.waybills[key] = at
			d.Parcels = append(d.Parcels, p)
		}
		parcel := &d.Parcels[at]
		parcel.SentDate, parcel.DeliveredDate = cmp.Or(parcel.SentDate, sent), cmp.Or(parcel.DeliveredDate, delivered)
		parcel.Carrier = cmp.Or(parcel.Carrier, p.Carrier)
		parcel.State = cmp.Or(word.Parcel, parcel.State)
	}
}

// settleParcels completes the parcels when all rows of the order are read. An order of which only the sending
// or delivery is known has one parcel without a waybill, and so has one that a courier has the cash of.
func (d *draft) settleParcels() {
	if len(d.Parcels) == 0 && (d.handedOver && !d.Received || d.sent != "" || d.delivered != "" || d.parcelState != "") {
		d.Parcels = []Parcel{{Parcel: data.Parcel{Collected: -1}, Carrier: d.carrier}}
	}
	for i := range d.Parcels {
		d.settleParcel(&d.Parcels[i])
	}
}

func (d *draft) settleParcel(p *Parcel) {
	p.SentDate, p.DeliveredDate = cmp.Or(p.SentDate, d.sent), cmp.Or(p.DeliveredDate, d.delivered)
	p.FileState = d.FileState
	if p.State == data.ParcelPlanned {
		p.State = d.parcelState
	}
	switch {
	case p.State.Ended():
	case d.cameBack && !p.Return:
		p.State, p.ClosedDate = data.ParcelReturned, d.CancelledDate
	case d.handedOver || p.DeliveredDate != "":
		p.State = data.ParcelDelivered
	case p.SentDate != "" || d.State == data.OrderShipped || d.State == data.OrderCompleted:
		p.State = data.ParcelSent
	}
}
