package book

import (
	"cmp"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/money"
	"parcelbook/data/say"
	"parcelbook/data/settle"
	"parcelbook/data/store"
)

// deliveryPlan is what one word from the courier would do to a parcel.
type deliveryPlan struct {
	told     intake.Delivery
	parcel   *data.Parcel // as the rows so far leave it; shared by the rows that speak of it
	is, want data.Parcel
	currency string // of the parcel's order
	changes  []Change
	refused  say.Text // why it cannot be taken in
}

// noSuchParcel is why what a courier tells waits until its orders are taken in, or a code of it is tied to an order.
const noSuchParcel say.Text = "no order or parcel of the book has this number: take in its orders first"

// shelf is the parcels that a file of deliveries speaks of, as the rows read so far leave them: a sheet may tell a
// parcel's whole history, or be the first to tell the waybills of an order.
type shelf struct {
	byWaybill map[string][]*data.Parcel
	byOrder   map[int64][]*data.Parcel
	orders    map[string][]data.Order // by number and alias
	carriers  map[string]int64        // by name
	currency  map[int64]string        // of the orders
	hand      map[int64]map[string]bool
}

// planDeliveries compares what a courier tells with the book, row after row.
func planDeliveries(tx *store.Tx, courier data.Holder, told []intake.Delivery) ([]deliveryPlan, error) {
	s, err := newShelf(tx, told)
	if err != nil {
		return nil, err
	}
	plans := make([]deliveryPlan, len(told))
	for i, d := range told {
		d.Carrier = cmp.Or(d.Carrier, courier.Name)
		plans[i] = s.plan(d)
	}
	return plans, nil
}

func newShelf(tx *store.Tx, told []intake.Delivery) (*shelf, error) {
	waybills, numbers := map[string]bool{}, map[string]bool{}
	for _, d := range told {
		waybills[data.RefKey(d.Waybill)] = true
		numbers[data.RefKey(d.OrderNumber)] = true
	}
	orders, theirs, err := ordersNamed(tx, waybills, numbers)
	if err != nil {
		return nil, err
	}
	parcels, err := tx.ParcelsOf(theirs...)
	if err != nil {
		return nil, err
	}
	ids := make([]int64, len(parcels))
	for i, p := range parcels {
		ids[i] = p.ID
	}
	s := &shelf{
		byWaybill: map[string][]*data.Parcel{}, byOrder: map[int64][]*data.Parcel{}, carriers: map[string]int64{},
		orders: orders,
	}
	if s.currency, err = orderCurrencies(tx, theirs); err != nil {
		return nil, err
	}
	for i := range parcels {
		s.put(&parcels[i])
	}
	holders, err := tx.Holders(data.KindCarrier)
	if err != nil {
		return nil, err
	}
	for _, h := range holders {
		s.carriers[strings.ToLower(h.Name)] = h.ID
	}
	s.hand, err = tx.HandEdits("parcel", ids)
	return s, err
}

// ordersNamed finds the orders that waybills and codes in the form of data.RefKey name: by code, and the ids of them all.
func ordersNamed(tx *store.Tx, waybills, codes map[string]bool) (byCode map[string][]data.Order, ids []int64, err error) {
	delete(waybills, "")
	delete(codes, "")
	parcels, err := tx.ParcelsByWaybill(keysOf(waybills))
	if err != nil {
		return nil, nil, err
	}
	if byCode, err = tx.OrdersMeantBy(keysOf(codes)); err != nil {
		return nil, nil, err
	}
	theirs := map[int64]bool{}
	for _, p := range parcels {
		theirs[p.OrderID] = true
	}
	for _, orders := range byCode {
		for _, o := range orders {
			theirs[o.ID] = true
		}
	}
	return byCode, keysOf(theirs), nil
}

// orderCurrencies gives the currency of each order.
func orderCurrencies(tx *store.Tx, ids []int64) (map[int64]string, error) {
	currencies := map[int64]string{}
	if len(ids) == 0 {
		return currencies, nil
	}
	rows, err := tx.OrderRows(data.OrderFilter{IDs: ids})
	for _, o := range rows {
		currencies[o.ID] = o.Currency
	}
	return currencies, err
}

func (s *shelf) put(p *data.Parcel) {
	s.byOrder[p.OrderID] = append(s.byOrder[p.OrderID], p)
	if key := data.RefKey(p.Waybill); key != "" {
		s.byWaybill[key] = append(s.byWaybill[key], p)
	}
}

// plan finds the parcel that a row speaks of, and says what the row does to it.
func (s *shelf) plan(d intake.Delivery) deliveryPlan {
	p := deliveryPlan{told: d}
	if p.parcel, p.refused = s.find(d); p.parcel == nil {
		return p
	}
	p.currency = s.currency[p.parcel.OrderID]
	if d.Collected, p.refused = collectedIn(d, p.currency); p.refused != "" {
		p.parcel = nil
		return p
	}
	p.told = d
	p.is, p.want = *p.parcel, *p.parcel
	if !stale(p.is, d) {
		p.want = deliver(p.is, d)
	}
	if p.want.CarrierID == 0 {
		p.want.CarrierID = s.carrierID(d)
	}
	p.compare(s.hand[p.is.ID])
	*p.parcel = p.want
	if key := data.RefKey(p.want.Waybill); key != data.RefKey(p.is.Waybill) {
		s.byWaybill[key] = append(s.byWaybill[key], p.parcel)
	}
	return p
}

// collectedIn gives what was collected in minor units of the order's currency, which is that of an amount for which
// nothing names one. What it is worth that was collected in another, nobody has said.
func collectedIn(d intake.Delivery, currency string) (int64, say.Text) {
	if d.Collected <= 0 || currency == "" || d.Currency == currency {
		return d.Collected, ""
	}
	told := money.New(d.Collected, d.Currency)
	if !d.Assumed {
		return 0, say.Textf("%s was collected, and the order is in %s: say what it is in that", told.String(), currency)
	}
	same, err := money.FromDecimal(told.Decimal(), currency)
	if err != nil {
		return 0, say.Textf("%s was collected: %v", told.Plain(), err)
	}
	return same.Minor, ""
}

func (s *shelf) carrierID(d intake.Delivery) int64 { return s.carriers[strings.ToLower(d.Carrier)] }

// find gives the parcel of a row: by waybill, where the order number and the carrier break ties; else by order
// number the order's only parcel, the one whose waybill is not known yet, or a new one.
func (s *shelf) find(d intake.Delivery) (p *data.Parcel, refused say.Text) {
	orders := s.ofRun(d)
	of := func(p *data.Parcel) bool {
		return slices.ContainsFunc(orders, func(o data.Order) bool { return o.ID == p.OrderID })
	}
	if named := s.byWaybill[data.RefKey(d.Waybill)]; len(named) > 0 {
		named = narrow(narrow(named, of), func(p *data.Parcel) bool { return p.CarrierID == s.carrierID(d) })
		if len(named) > 1 {
			return nil, "several parcels have this waybill: say the carrier or the order number"
		}
		return named[0], ""
	}
	switch {
	case len(orders) == 0:
		return nil, noSuchParcel
	case len(orders) > 1:
		return nil, "several orders have this number: say the waybill"
	}
	var theirs []*data.Parcel
	for _, p := range s.byOrder[orders[0].ID] {
		if !p.Return && (d.Waybill == "" || p.Waybill == "") {
			theirs = append(theirs, p)
		}
	}
	switch {
	case len(theirs) == 0:
		fresh := &data.Parcel{OrderID: orders[0].ID, Collected: -1}
		s.put(fresh)
		return fresh, ""
	case len(theirs) > 1 && d.Waybill == "":
		return nil, "the order has several parcels: say the waybill"
	}
	return theirs[0], ""
}

// narrow keeps what fits, or everything where nothing does.
func narrow[T any](all []T, fits func(T) bool) []T {
	var left []T
	for _, p := range all {
		if fits(p) {
			left = append(left, p)
		}
	}
	if len(left) == 0 {
		return all
	}
	return left
}

// ofRun gives the orders that a row may mean by their number.
func (s *shelf) ofRun(d intake.Delivery) []data.Order {
	orders := s.orders[data.RefKey(d.OrderNumber)]
	if !severalRuns(orders) {
		return orders
	}
	facts := make([]*data.OrderFacts, len(orders))
	for i, o := range orders {
		facts[i] = &data.OrderFacts{Order: o}
		for _, p := range s.byOrder[o.ID] {
			facts[i].Parcels = append(facts[i].Parcels, *p)
		}
	}
	collected, other := collectedIn(d, orders[0].Currency)
	if other != "" { // which cannot be compared
		collected = -1
	}
	return settle.ParcelMention(d.State, d.Date, collected).OfRun(facts)
}

// stale says that a file tells old news of a parcel: of a day before its end, or only that it was under way.
func stale(p data.Parcel, d intake.Delivery) bool {
	ended := cmp.Or(p.DeliveredDate, p.ClosedDate)
	return p.State.Ended() && (d.Date != "" && d.Date < ended || !d.State.Ended() && d.Date <= ended)
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
	add("collected", p.collected(p.is), p.collected(p.want))
	add("note", p.is.Note, p.want.Note)
	if p.is.CarrierID == 0 {
		add("carrier", "", p.told.Carrier)
	}
}

// collected shows what was collected for the parcel; "" where that is not known.
func (p *deliveryPlan) collected(parcel data.Parcel) string {
	if parcel.Collected < 0 {
		return ""
	}
	return money.New(parcel.Collected, p.currency).Plain()
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
func (o *op) takeDeliveries(plans []deliveryPlan) error {
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
		if err := o.takeDelivery(p, want, carriers); err != nil {
			return say.Errorf("%s%s: %w", p.told.OrderNumber, p.told.Waybill, err)
		}
	}
	return nil
}

// takeDelivery writes one parcel. A row may be the second to speak of a parcel that came with this file.
func (o *op) takeDelivery(p *deliveryPlan, want data.Parcel, carriers map[string]int64) error {
	fresh := p.parcel.ID == 0
	p.is.ID, want.ID, want.RowID, want.StateRowID = p.parcel.ID, p.parcel.ID, p.parcel.RowID, p.parcel.StateRowID
	var row int64
	if o.imported != 0 {
		rows, err := o.keepRows([]data.SourceRow{p.told.Row})
		if err != nil {
			return err
		}
		row = rows[0]
	}
	if fresh {
		want.RowID = row
	}
	if want.State != p.is.State || want.DeliveredDate != p.is.DeliveredDate || want.ClosedDate != p.is.ClosedDate || want.Collected != p.is.Collected {
		want.StateRowID = row
	}
	var err error
	if want.CarrierID == 0 {
		if want.CarrierID, err = o.holderID(data.KindCarrier, p.told.Carrier, carriers); err != nil {
			return err
		}
	}
	if want.ID, err = o.saveParcel(p.is, want); err != nil {
		return err
	}
	p.parcel.ID, p.parcel.RowID, p.parcel.StateRowID = want.ID, want.RowID, want.StateRowID
	if o.imported == 0 {
		for _, c := range p.changes {
			if err := o.AddHandEdits("parcel", want.ID, c.Field); err != nil {
				return err
			}
		}
	}
	if !fresh {
		return nil
	}
	order, err := o.Order(want.OrderID)
	if err != nil {
		return err
	}
	return o.assignCOD(order, order)
}
