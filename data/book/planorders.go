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
	file    *intake.Order
	is      data.Order // ID 0: new
	changes []Change   // of an order that is there
	lines   []data.Line
	parcels []parcelPlan
}

// parcelPlan is what it would do to one of the order's parcels.
type parcelPlan struct {
	is, want data.Parcel
	carrier  string // of want, by name
}

// planOrders compares the orders of a file with those of the book.
func planOrders(tx *store.Tx, channel data.Holder, files []intake.Order) ([]orderPlan, error) {
	keys := make([]string, len(files))
	for i := range files {
		keys[i] = data.RefKey(files[i].Number)
	}
	known := map[string]data.Order{}
	if channel.ID != 0 {
		found, err := tx.OrdersByKeys(keys)
		if err != nil {
			return nil, err
		}
		for _, o := range found {
			if o.ChannelID == channel.ID {
				known[data.RefKey(o.Number)] = o
			}
		}
	}
	ids := make([]int64, 0, len(known))
	for _, o := range known {
		ids = append(ids, o.ID)
	}
	linesOf, err := tx.LinesOf(ids)
	if err != nil {
		return nil, err
	}
	parcels, err := tx.ParcelsOf(ids...)
	if err != nil {
		return nil, err
	}
	hand, err := tx.HandEdits("order", ids)
	if err != nil {
		return nil, err
	}
	carriers, err := holderNames(tx)
	if err != nil {
		return nil, err
	}
	parcelsOf := group(parcels, func(p data.Parcel) int64 { return p.OrderID })

	plans := make([]orderPlan, len(files))
	for i := range files {
		p := orderPlan{file: &files[i], is: known[keys[i]], lines: files[i].Lines}
		p.parcels = planParcels(parcelsOf[p.is.ID], files[i].Parcels, carriers)
		if p.is.ID != 0 {
			p.compare(linesOf[p.is.ID], hand[p.is.ID])
		}
		plans[i] = p
	}
	return plans, nil
}

// compare says what the file has otherwise than the book.
func (p *orderPlan) compare(lines []data.Line, hand map[string]bool) {
	file := p.file.Order
	if file.Method == "" {
		file.Method = p.is.Method
	}
	p.changes = orderDiff(&p.is, &file, func(f orderField) bool { return f.given(p.file.Has) })
	if is, want := linesText(p.is, lines), linesText(p.file.Order, p.file.Lines); len(p.file.Lines) > 0 && is != want {
		p.changes = append(p.changes, Change{Field: "lines", Old: is, New: want})
	}
	for _, parcel := range p.parcels {
		if was, will := parcelText(parcel.is), parcelText(parcel.want); was != will {
			p.changes = append(p.changes, Change{Field: "parcel", Old: was, New: will})
		}
	}
	for i := range p.changes {
		c := &p.changes[i]
		c.Hand = hand[c.Field]
		c.Accept = !c.Hand
	}
}

func (p *orderPlan) outcome() Outcome {
	switch {
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

// setMethod settles a new order by its channel's usual method, where its file does not say.
func (p *orderPlan) setMethod(m data.Method) {
	p.file.SetMethod(m)
	for i, parcel := range p.file.Parcels {
		p.parcels[i].want.CODAmount = parcel.CODAmount
	}
}

// planParcels pairs the parcels an order file tells of with those of the order: by waybill, else with the one
// whose waybill is not known yet. An order file only ever adds to what is known of a parcel: the courier knows better.
func planParcels(known []data.Parcel, files []intake.Parcel, carriers map[int64]string) []parcelPlan {
	var plans []parcelPlan
	paired := map[int64]bool{}
	for _, file := range files {
		is := pairParcel(known, file.Parcel, paired)
		paired[is.ID] = is.ID != 0
		plan := parcelPlan{is: is, want: mergeParcel(is, file.Parcel), carrier: file.Carrier}
		if plan.carrier == "" {
			plan.carrier = carriers[is.CarrierID]
		}
		plans = append(plans, plan)
	}
	return plans
}

func pairParcel(known []data.Parcel, file data.Parcel, paired map[int64]bool) data.Parcel {
	key := data.RefKey(file.Waybill)
	free := slices.DeleteFunc(slices.Clone(known), func(p data.Parcel) bool { return paired[p.ID] || p.Return != file.Return })
	for _, p := range free {
		if key != "" && data.RefKey(p.Waybill) == key {
			return p
		}
	}
	for _, p := range free {
		if key == "" || p.Waybill == "" {
			return p
		}
	}
	return data.Parcel{Collected: -1}
}

func mergeParcel(is, file data.Parcel) data.Parcel {
	if is.ID == 0 {
		return file
	}
	want := is
	if want.Waybill == "" {
		want.Waybill = file.Waybill
	}
	if want.SentDate == "" {
		want.SentDate = file.SentDate
	}
	if want.DeliveredDate == "" && (want.State == data.ParcelDelivered || !want.State.Ended()) {
		want.DeliveredDate = file.DeliveredDate
	}
	if !want.State.Ended() && file.State != data.ParcelPlanned {
		want.State, want.FileState = file.State, file.FileState
	}
	return want
}

func linesText(o data.Order, lines []data.Line) string {
	parts := make([]string, len(lines))
	for i, l := range lines {
		parts[i] = fmt.Sprintf("%s | %s | %s | %d × %s", l.SKU, l.Title, l.Specification, l.Quantity, o.Amount(l.UnitPrice).Plain())
	}
	slices.Sort(parts)
	return strings.Join(parts, "\n")
}

func parcelText(p data.Parcel) string {
	return strings.Join(strings.Fields(fmt.Sprint(p.Waybill, " ", p.State, " ", p.SentDate, " ", p.DeliveredDate, " ", p.ClosedDate)), " ")
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
