package book

import (
	"fmt"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/store"
)

// deliveryPlan is what one word from the courier would do to a parcel.
type deliveryPlan struct {
	told     intake.Delivery
	is, want data.Parcel // want has no ID where the order had no parcel yet
	order    data.Order
	changes  []Change
	refused  string // why it cannot be taken in
}

// planDeliveries compares what the courier tells with the book.
func planDeliveries(tx *store.Tx, told []intake.Delivery) ([]deliveryPlan, error) {
	waybills, numbers := map[string]bool{}, map[string]bool{}
	for _, d := range told {
		waybills[data.RefKey(d.Waybill)] = true
		numbers[data.RefKey(d.OrderNumber)] = true
	}
	delete(waybills, "")
	delete(numbers, "")
	parcels, err := tx.ParcelsByWaybill(keysOf(waybills))
	if err != nil {
		return nil, err
	}
	orders, err := tx.OrdersByKeys(keysOf(numbers))
	if err != nil {
		return nil, err
	}
	ids := make([]int64, len(orders))
	for i, o := range orders {
		ids[i] = o.ID
	}
	theirs, err := tx.ParcelsOf(ids...)
	if err != nil {
		return nil, err
	}
	ids = ids[:0]
	for _, p := range append(parcels, theirs...) {
		ids = append(ids, p.ID)
	}
	hand, err := tx.HandEdits("parcel", ids)
	if err != nil {
		return nil, err
	}
	byWaybill := group(parcels, func(p data.Parcel) string { return data.RefKey(p.Waybill) })
	byNumber := group(orders, func(o data.Order) string { return data.RefKey(o.Number) })
	byOrder := group(theirs, func(p data.Parcel) int64 { return p.OrderID })

	plans := make([]deliveryPlan, len(told))
	for i, d := range told {
		plans[i] = planDelivery(d, byWaybill[data.RefKey(d.Waybill)], byNumber[data.RefKey(d.OrderNumber)], byOrder)
		plans[i].compare(hand[plans[i].is.ID])
	}
	return plans, nil
}

func planDelivery(d intake.Delivery, parcels []data.Parcel, orders []data.Order, byOrder map[int64][]data.Parcel) deliveryPlan {
	p := deliveryPlan{told: d}
	if len(parcels) == 0 && len(orders) == 1 {
		p.order = orders[0]
		for _, parcel := range byOrder[p.order.ID] {
			if !parcel.Return && (d.Waybill == "" || parcel.Waybill == "") {
				parcels = append(parcels, parcel)
			}
		}
		if len(parcels) == 0 {
			parcels = []data.Parcel{{OrderID: p.order.ID, Collected: -1}}
		}
	}
	switch {
	case len(parcels) == 1:
		p.is = parcels[0]
		p.want = deliver(p.is, d)
	case len(parcels) > 1 && d.Waybill == "":
		p.refused = "the order has several parcels: the waybill is needed"
	case len(parcels) > 1 || len(orders) > 1:
		p.refused = "several orders or parcels have this number"
	default:
		p.refused = "no order or parcel of the book has this number: take in its orders first"
	}
	return p
}

// deliver is the parcel after the courier's word.
func deliver(p data.Parcel, d intake.Delivery) data.Parcel {
	if p.Waybill == "" {
		p.Waybill = d.Waybill
	}
	p.State, p.FileState = d.State, d.FileState
	p.DeliveredDate, p.ClosedDate = keepDate(p.DeliveredDate, d, data.ParcelDelivered), keepDate(p.ClosedDate, d, data.ParcelRefused, data.ParcelReturned, data.ParcelLost)
	if d.Collected >= 0 {
		p.Collected = d.Collected
	}
	if d.Note != "" {
		p.Note = d.Note
	}
	return p
}

// keepDate is the date of one of the states: the told one, or the known one where none is told; none in another state.
func keepDate(known data.Date, d intake.Delivery, states ...data.ParcelState) data.Date {
	for _, s := range states {
		if d.State == s {
			if d.Date != "" {
				return d.Date
			}
			return known
		}
	}
	return ""
}

func (p *deliveryPlan) compare(hand map[string]bool) {
	if p.refused != "" {
		return
	}
	add := func(field, old, new string) {
		if old != new {
			p.changes = append(p.changes, Change{Field: field, Old: old, New: new, Hand: hand[field], Accept: !hand[field]})
		}
	}
	add("waybill", p.is.Waybill, p.want.Waybill)
	add("state", string(p.is.State), string(p.want.State))
	add("delivered_date", string(p.is.DeliveredDate), string(p.want.DeliveredDate))
	add("closed_date", string(p.is.ClosedDate), string(p.want.ClosedDate))
	add("collected", fmt.Sprint(p.is.Collected), fmt.Sprint(p.want.Collected))
	add("note", p.is.Note, p.want.Note)
}

func (p *deliveryPlan) outcome() Outcome {
	switch {
	case p.refused != "":
		return Refused
	case len(p.changes) > 0:
		return Changed
	}
	return Unchanged
}

// merged is the parcel with the accepted changes.
func (p *deliveryPlan) merged() data.Parcel {
	want := p.want
	for _, c := range p.changes {
		if c.Accept {
			continue
		}
		switch c.Field {
		case "waybill":
			want.Waybill = p.is.Waybill
		case "state":
			want.State, want.FileState = p.is.State, p.is.FileState
		case "delivered_date":
			want.DeliveredDate = p.is.DeliveredDate
		case "closed_date":
			want.ClosedDate = p.is.ClosedDate
		case "collected":
			want.Collected = p.is.Collected
		case "note":
			want.Note = p.is.Note
		}
	}
	return want
}

// takeDeliveries writes what the courier tells. Rows of no known parcel go to quarantine.
func (o *op) takeDeliveries(carrier data.Holder, plans []deliveryPlan) error {
	carriers := map[string]int64{}
	for i := range plans {
		p := &plans[i]
		if p.outcome() != Changed {
			continue
		}
		want := p.merged()
		if want == p.is {
			continue
		}
		if o.imported != 0 {
			rows, err := o.keepRows([]data.SourceRow{p.told.Row})
			if err != nil {
				return err
			}
			want.StateRowID = rows[0]
			if want.ID == 0 {
				want.RowID = rows[0]
			}
		}
		if want.CarrierID == 0 {
			var err error
			if want.CarrierID, err = o.holderID(data.KindCarrier, p.told.Carrier, carriers); err != nil {
				return err
			}
		}
		if want.CarrierID == 0 {
			want.CarrierID = carrier.ID
		}
		if err := o.takeDelivery(p, want); err != nil {
			return fmt.Errorf("%s%s: %w", p.told.OrderNumber, p.told.Waybill, err)
		}
	}
	return nil
}

func (o *op) takeDelivery(p *deliveryPlan, want data.Parcel) error {
	id, err := o.saveParcel(p.is, want)
	if err != nil {
		return err
	}
	if o.imported == 0 {
		for _, c := range p.changes {
			if err := o.AddHandEdits("parcel", id, c.Field); err != nil {
				return err
			}
		}
	}
	if p.is.ID != 0 {
		return nil
	}
	order, err := o.Order(want.OrderID)
	if err != nil {
		return err
	}
	return o.assignCOD(order, order)
}
