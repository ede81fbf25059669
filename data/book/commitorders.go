package book

import (
	"cmp"
	"fmt"
	"strings"

	"parcelbook/data"
)

// takeOrders writes the planned orders of one file.
func (o *op) takeOrders(channel data.Holder, plans []orderPlan) error {
	carriers := map[string]int64{}
	customers := map[string]int64{}
	channels := map[string]int64{}
	for i := range plans {
		if err := o.ctx.Err(); err != nil {
			return err
		}
		if plans[i].outcome() == Unchanged {
			continue
		}
		theirs, err := o.channelOf(&plans[i], channel, channels)
		if err == nil {
			err = o.takeOrder(theirs, &plans[i], carriers, customers)
		}
		if err != nil {
			return fmt.Errorf("order %s: %w", plans[i].file.Number, err)
		}
	}
	return nil
}

func (o *op) takeOrder(channel data.Holder, p *orderPlan, carriers, customers map[string]int64) error {
	rows, err := o.keepRows(p.file.Rows)
	if err != nil {
		return err
	}
	if p.is.ID == 0 && p.file.Method == "" && !p.file.Whole {
		p.setMethod(channel.Method)
	}
	want := p.merged()
	if p.is.ID == 0 {
		want.ChannelID, want.RowID = channel.ID, rows[0]
	}
	if p.is.ID == 0 || want != p.is {
		want.FactRowID = rows[0]
	}
	if want.CustomerID == 0 {
		if want.CustomerID, err = o.customerOf(want, p.ident(want), customers); err != nil {
			return err
		}
	}
	if want.ID, err = o.SaveOrder(want); err != nil {
		return err
	}
	if err := o.recordTaken(p, want); err != nil {
		return err
	}
	if err := o.takeLines(p, want, rows); err != nil {
		return err
	}
	if err := o.takeParcels(p, want, rows[0], carriers); err != nil {
		return err
	}
	o.touch(want.ID)
	if p.is.ID == 0 {
		return nil
	}
	return o.assignCOD(p.is, want)
}

// recordTaken puts into the trail what a file changed of an order, and that it brought one packed already.
func (o *op) recordTaken(p *orderPlan, want data.Order) error {
	switch {
	case p.is.ID == 0 && p.packedAlready():
		return o.record("pack", "order", want.ID, nil, want)
	case p.is.ID != 0 && p.is != want:
		return o.record("edit", "order", want.ID, p.is, want)
	}
	return nil
}

// takeLines writes the order's lines, each with the row it came from where the file has a row per line.
func (o *op) takeLines(p *orderPlan, want data.Order, rows []int64) error {
	if p.is.ID != 0 && !p.accepts("lines") {
		return nil
	}
	lines := p.file.Lines
	for i := range lines {
		lines[i].OrderID, lines[i].RowID = want.ID, rows[0]
		if len(rows) == len(lines) { // a row per line
			lines[i].RowID = rows[i]
		}
	}
	if p.is.ID != 0 {
		before, err := o.Lines(want.ID)
		if err != nil {
			return err
		}
		if err := o.record("edit", "lines", want.ID, before, lines); err != nil {
			return err
		}
	}
	return o.SaveLines(want.ID, lines)
}

// takeParcels writes the order's parcels. One that is new to an order that was there collects what no other parcel does.
func (o *op) takeParcels(p *orderPlan, order data.Order, row int64, carriers map[string]int64) error {
	if p.is.ID != 0 && !p.accepts(parcelField) {
		return nil
	}
	for _, plan := range p.parcels {
		want := p.parcel(plan)
		want.OrderID = order.ID
		if plan.is.ID == 0 {
			want.RowID = row
			if p.is.ID != 0 {
				uncollected, err := o.uncollected(order)
				if err != nil {
					return err
				}
				want.CODAmount = uncollected
			}
		}
		if want.State != plan.is.State || want.DeliveredDate != plan.is.DeliveredDate {
			want.StateRowID = row
		}
		if want.CarrierID == 0 {
			var err error
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
	}
	return nil
}

// uncollected is what of a COD order no parcel is to collect: those that failed collect nothing.
func (o *op) uncollected(order data.Order) (int64, error) {
	if order.Method != data.COD {
		return 0, nil
	}
	parcels, err := o.ParcelsOf(order.ID)
	left := order.Total - order.Paid
	for _, p := range parcels {
		if !p.Return && (!p.State.Ended() || p.State == data.ParcelDelivered) {
			left -= p.CODAmount
		}
	}
	return max(0, left), err
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
		c = data.Customer{
			Ident: ident, Name: cmp.Or(order.RecipientName, order.BuyerName, order.Email, order.Phone), Phone: order.Phone, Email: order.Email,
			Country: order.Country, City: order.City, Address: order.Address, Verification: data.Unverified, RowID: order.RowID,
		}
		c.ID, err = o.SaveCustomer(c)
	}
	known[ident] = c.ID
	return c.ID, err
}

// customerIdent is what tells two customers apart: the email, else the phone's digits, else name and address.
func customerIdent(o data.Order) string {
	if o.Email != "" {
		return "email:" + strings.ToLower(o.Email)
	}
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, o.Phone)
	if digits = strings.TrimLeft(digits, "0"); len(digits) >= 6 {
		return "phone:" + digits
	}
	name := cmp.Or(o.BuyerName, o.RecipientName)
	if name == "" {
		return ""
	}
	return "name:" + strings.ToLower(strings.Join([]string{name, o.Country, o.PostalCode, o.City, o.Address}, "|"))
}
