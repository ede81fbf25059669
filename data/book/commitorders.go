package book

import (
	"errors"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// takeOrders plans the file's orders anew and writes them as they were reviewed, a batch at a time. They are compared with
// the book as it was before: another connection reads that while this one writes.
func (o *op) takeOrders(r *Review, channel data.Holder, reviewed []ReviewItem, keys *looseKeys) error {
	return o.book.store.Read(o.ctx, func(before *store.Tx) error {
		n := newcomers{op: o, before: before, channel: channel, channels: map[string]int64{}, carriers: map[string]int64{}, customers: map[string]int64{}}
		return n.takeAll(r, reviewed, keys)
	})
}

func (n *newcomers) takeAll(r *Review, reviewed []ReviewItem, keys *looseKeys) error {
	done := 0
	err := r.eachOrders(n.ctx, n.before, n.channel, func(plans []orderPlan) error {
		items := make([]ReviewItem, len(plans))
		for i := range plans {
			items[i] = plans[i].item()
			keys.addOrder(&plans[i])
		}
		these := reviewed[done:min(len(reviewed), done+len(plans))]
		if err := r.agree(items, these, 0); err != nil {
			return err
		}
		for i := range plans {
			plans[i].left = these[i].Leave
		}
		if err := n.takeBatch(plans); err != nil {
			return err
		}
		done += len(plans)
		if r.Progress != nil {
			r.Progress(int64(done), int64(len(reviewed)))
		}
		return nil
	})
	if err == nil && done != len(reviewed) {
		err = r.changed()
	}
	if err != nil {
		return err
	}
	return n.takeCodes()
}

// takeBatch writes the planned orders that are new, then what changes of others.
func (n *newcomers) takeBatch(plans []orderPlan) error {
	var fresh []*orderPlan
	var again []int64
	for i := range plans {
		if plans[i].outcome() == New {
			fresh = append(fresh, &plans[i])
		} else if plans[i].is.ID != 0 {
			again = append(again, plans[i].is.ID)
		}
	}
	if err := n.take(fresh); err != nil {
		return err
	}
	if err := errors.Join(n.Confirm(n.imported, store.ConfirmedOrder, again), n.confirmParcels(plans)); err != nil {
		return err
	}
	for i := range plans {
		if plans[i].outcome() == Left {
			if _, err := n.keepRows(plans[i].file.Rows); err != nil {
				return err
			}
		}
		if plans[i].outcome() != Changed {
			continue
		}
		n.free = nil
		if err := n.takeOrder(&plans[i], n.carriers, n.customers); err != nil {
			return say.Errorf("order %s: %w", plans[i].file.Number, err)
		}
	}
	for i := range plans {
		n.gatherCodes(&plans[i])
	}
	return nil
}

// confirmParcels notes of parcels what the file says of them that the book had from elsewhere.
func (n *newcomers) confirmParcels(plans []orderPlan) error {
	var waybills, carriers, states []int64
	for i := range plans {
		for at, file := range plans[i].file.Parcels {
			is := plans[i].parcels[at].is
			if is.ID == 0 {
				continue
			}
			waybill, carrier, state := saysAgain(is, file)
			if waybill {
				waybills = append(waybills, is.ID)
			}
			if carrier {
				carriers = append(carriers, is.ID)
			}
			if state {
				states = append(states, is.ID)
			}
		}
	}
	return errors.Join(n.Confirm(n.imported, store.ConfirmedWaybill, waybills), n.Confirm(n.imported, store.ConfirmedCarrier, carriers), n.Confirm(n.imported, store.ConfirmedState, states))
}

// gatherCodes notes the aliases that an exported list brings.
func (n *newcomers) gatherCodes(p *orderPlan) {
	if outcome := p.outcome(); outcome != New && (outcome != Changed || !p.accepts(codesField)) {
		return
	}
	channelID := p.is.ChannelID
	if p.is.ID == 0 {
		channelID = n.channels[p.file.Channel]
	}
	for _, code := range p.newCodes() {
		n.codes = append(n.codes, data.NewAlias(channelID, p.file.Number, code))
	}
}

// takeCodes ties the aliases that an exported list brings, once all its orders are there: a code may be the number of one.
func (n *newcomers) takeCodes() error {
	for _, a := range n.codes {
		order, _, err := numbered(n.Tx, a.ChannelID, a.Number)
		if err != nil {
			return err
		}
		a.Number = order.Number
		if err := a.Validate(); err != nil {
			return err
		}
		if err := n.addAlias(a, order.ID); err != nil {
			return say.Errorf("order %s: %w", order.Number, err)
		}
	}
	return nil
}

// takeOrder writes what changes of an order that is there.
func (o *op) takeOrder(p *orderPlan, carriers, customers map[string]int64) error {
	rows, err := o.keepRows(p.file.Rows)
	if err != nil {
		return err
	}
	want := p.merged()
	if want != p.is {
		want.FactRowID = rows[0]
	}
	if want.CustomerID == 0 {
		if want.CustomerID, err = o.customerOf(want, p.ident(&want), customers); err != nil {
			return err
		}
	}
	if _, err := o.SaveOrder(want); err != nil {
		return err
	}
	if p.is != want {
		if err := o.record("edit", "order", want.ID, p.is, want); err != nil {
			return err
		}
	}
	if err := o.takeLines(p, want, rows); err != nil {
		return err
	}
	if err := o.takeParcels(p, want, rows[0], carriers); err != nil {
		return err
	}
	o.touch(want.ID)
	return o.assignCOD(p.is, want)
}

// linesFrom are the order's lines as the file has them, each with the row it came from where the file has a row per
// line; rows are the ids of the order's rows.
func (p *orderPlan) linesFrom(orderID int64, rows []int64) []data.Line {
	lines := p.file.Lines
	for i := range lines {
		lines[i].OrderID, lines[i].RowID = orderID, rows[0]
		if len(p.file.Rows) == len(lines) {
			lines[i].RowID = rows[i]
		}
	}
	return lines
}

// takeLines makes the file's lines those of an order that is there, where that is wanted.
func (o *op) takeLines(p *orderPlan, want data.Order, rows []int64) error {
	if !p.accepts("lines") {
		return nil
	}
	lines := p.linesFrom(want.ID, rows)
	before, err := o.Lines(want.ID)
	if err != nil {
		return err
	}
	if err := o.record("edit", "lines", want.ID, before, lines); err != nil {
		return err
	}
	return o.SaveLines(want.ID, lines)
}

// takeParcels writes the parcels of an order that was there. One that is new collects what no other parcel does.
func (o *op) takeParcels(p *orderPlan, order data.Order, row int64, carriers map[string]int64) error {
	if !p.accepts(parcelField) {
		return nil
	}
	uncollected, err := o.uncollected(order)
	if err != nil {
		return err
	}
	byHand := p.takesByHand()
	for _, plan := range p.parcels {
		want := plan.kept
		if byHand {
			want = plan.full
		}
		want.OrderID = order.ID
		if plan.is.ID == 0 {
			want.RowID, want.CODAmount = row, max(0, uncollected)
		}
		if want.State != plan.is.State || want.DeliveredDate != plan.is.DeliveredDate {
			want.StateRowID = row
		}
		if want.CarrierID == 0 {
			if want.CarrierID, err = o.holderID(data.KindCarrier, plan.carrier, carriers); err != nil {
				return err
			}
		}
		if want == plan.is {
			continue
		}
		if _, err := o.saveParcel(plan.is, want); err != nil {
			return err
		}
		if order.Method == data.COD {
			uncollected += toCollect(plan.is) - toCollect(want)
		}
	}
	return nil
}

// uncollected is what of a COD order no parcel is to collect.
func (o *op) uncollected(order data.Order) (int64, error) {
	if order.Method != data.COD {
		return 0, nil
	}
	parcels, err := o.ParcelsOf(order.ID)
	left := order.Total - order.Paid
	for _, p := range parcels {
		left -= toCollect(p)
	}
	return left, err
}

// toCollect is what a parcel is to collect: those that failed collect nothing.
func toCollect(p data.Parcel) int64 {
	if p.Return || p.State.Ended() && p.State != data.ParcelDelivered {
		return 0
	}
	return p.CODAmount
}

// saveParcel writes a parcel; a change of one that was there goes into the trail.
func (o *op) saveParcel(before, want data.Parcel) (int64, error) {
	id, err := o.SaveParcel(want)
	if err != nil {
		return 0, err
	}
	want.ID = id
	o.touch(want.OrderID, before.OrderID)
	switch {
	case before.ID != 0:
		return id, o.record("edit", "parcel", id, before, want)
	case o.imported == 0:
		return id, o.record("create", "parcel", id, nil, want)
	}
	return id, nil
}

// assignCOD keeps the amount to collect on the first outbound parcel true to the order: what is still to be
// paid of a COD order, nothing of any other. An amount set by hand stays.
func (o *op) assignCOD(before, want data.Order) error {
	parcels, err := o.ParcelsOf(want.ID)
	if err != nil {
		return err
	}
	first := -1
	for i, p := range parcels {
		if p.Return {
			continue
		}
		if first < 0 {
			first = i
		} else if p.CODAmount != 0 {
			return nil // split over several parcels: somebody decided that
		}
	}
	if first < 0 {
		return nil
	}
	p, was := parcels[first], parcels[first]
	switch {
	case want.Method != data.COD:
		p.CODAmount = 0
	case p.CODAmount == 0 || p.CODAmount == before.Total-before.Paid:
		p.CODAmount = max(0, want.Total-want.Paid)
	}
	hand, err := o.HandEdits("parcel", []int64{p.ID})
	if err != nil || p == was || hand[p.ID]["cod_amount"] {
		return err
	}
	_, err = o.saveParcel(was, p)
	return err
}

// keepRows stores raw rows of the file and gives their ids.
func (o *op) keepRows(rows []data.SourceRow) ([]int64, error) {
	ids := make([]int64, len(rows))
	for i, row := range rows {
		if id := o.kept[row.Place()]; id != 0 {
			ids[i] = id
			continue
		}
		row.ImportID = o.imported
		id, err := o.InsertRow(row)
		if err != nil {
			return nil, err
		}
		ids[i] = id
	}
	return ids, nil
}

// customerOf finds an order's customer by what identifies them, or makes the record.
func (o *op) customerOf(order data.Order, ident string, known map[string]int64) (int64, error) {
	if ident == "" {
		return 0, nil
	}
	if id := known[ident]; id != 0 {
		return id, nil
	}
	c, err := o.CustomerByIdent(ident)
	if isNotFound(err) {
		c = newCustomer(ident, &order)
		c.ID, err = o.SaveCustomer(c)
	}
	known[ident] = c.ID
	return c.ID, err
}
