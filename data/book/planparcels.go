package book

import (
	"fmt"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake"
)

// parcelField names a parcel among the changes of its order.
const parcelField = "parcel"

// parcelPlan is what an order file would do to one of the order's parcels.
type parcelPlan struct {
	is      data.Parcel // ID 0: new
	kept    data.Parcel // with what the file says, but for what the user set by hand
	full    data.Parcel // with all that the file says
	carrier string      // by name
}

// planParcels pairs the parcels an order file tells of with those of the order, and appends to plans what it does to each. An
// order file only ever adds to what is known of a parcel: the courier knows better.
func planParcels(plans []parcelPlan, known []data.Parcel, files []intake.Parcel, carriers map[int64]string, hand map[int64]map[string]bool) []parcelPlan {
	pair := pairing(known, files, hand)
	for _, file := range files {
		is := pair[file.Return].take(file.Parcel)
		plan := parcelPlan{is: is, kept: mergeParcel(is, file.Parcel, hand[is.ID]), full: mergeParcel(is, file.Parcel, nil), carrier: file.Carrier}
		if plan.carrier == "" {
			plan.carrier = carriers[is.CarrierID]
		}
		plans = append(plans, plan)
	}
	return plans
}

// changes says what the file has otherwise than the book; what was set by hand is told apart.
func (p parcelPlan) changes() []Change {
	was, kept, full := parcelText(p.is), parcelText(p.kept), parcelText(p.full)
	if p.is.ID != 0 && p.is.CarrierID == 0 && p.carrier != "" {
		kept, full = kept+" "+p.carrier, full+" "+p.carrier
	}
	var changes []Change
	if kept != was {
		changes = append(changes, Change{Field: parcelField, Old: was, New: kept})
	}
	if full != kept {
		changes = append(changes, Change{Field: parcelField, Old: kept, New: full, Hand: true})
	}
	return changes
}

// saysAgain says whether a file says of a parcel what the book has of its waybill, its carrier, or of what became of it: had the book not
// had it, the file would have brought it.
func saysAgain(is data.Parcel, file intake.Parcel) (waybill, carrier, state bool) {
	waybill = data.RefKey(is.Waybill) != "" && data.RefKey(file.Waybill) == data.RefKey(is.Waybill)
	carrier = is.CarrierID != 0 && file.Carrier != ""
	state = is.State.Ended() && file.State != data.ParcelPlanned || is.SentDate != "" && file.SentDate != "" || is.DeliveredDate != "" && file.DeliveredDate != ""
	return waybill, carrier, state
}

// parcelQueues are the parcels of an order that no parcel of a file is paired with yet.
type parcelQueues struct {
	taken   map[int64]bool
	waybill map[string][]data.Parcel
	all     []data.Parcel
	loose   []data.Parcel // whose waybill is not known yet or was set by hand
	unnamed []data.Parcel // still under way, and the file no longer names them
}

// pairing sorts the parcels of an order, those that come back apart.
func pairing(known []data.Parcel, files []intake.Parcel, hand map[int64]map[string]bool) map[bool]*parcelQueues {
	if len(known) == 0 {
		return nil
	}
	named := map[string]bool{}
	for _, file := range files {
		named[data.RefKey(file.Waybill)] = true
	}
	pair := map[bool]*parcelQueues{}
	for _, p := range known {
		q, key := pair[p.Return], data.RefKey(p.Waybill)
		if q == nil {
			q = &parcelQueues{taken: map[int64]bool{}, waybill: map[string][]data.Parcel{}}
			pair[p.Return] = q
		}
		q.all = append(q.all, p)
		if key != "" {
			q.waybill[key] = append(q.waybill[key], p)
		}
		if p.Waybill == "" || hand[p.ID]["waybill"] {
			q.loose = append(q.loose, p)
		}
		if !p.State.Ended() && !named[key] {
			q.unnamed = append(q.unnamed, p)
		}
	}
	return pair
}

// take finds the parcel of an order that a file tells of: by waybill; else the one whose waybill is not known
// yet or was set by hand; else the one still under way that the file no longer names, for its waybill was corrected.
// ID 0: it is new.
func (q *parcelQueues) take(file data.Parcel) data.Parcel {
	if q == nil {
		return data.Parcel{Collected: -1}
	}
	key := data.RefKey(file.Waybill)
	if key == "" {
		p, _ := q.next(&q.all)
		return p
	}
	same := q.waybill[key]
	p, ok := q.next(&same)
	q.waybill[key] = same
	if !ok {
		p, ok = q.next(&q.loose)
	}
	if !ok {
		p, _ = q.next(&q.unnamed)
	}
	return p
}

// next takes the first of a list that is not taken, and leaves the rest.
func (q *parcelQueues) next(list *[]data.Parcel) (data.Parcel, bool) {
	for len(*list) > 0 {
		p := (*list)[0]
		*list = (*list)[1:]
		if !q.taken[p.ID] {
			q.taken[p.ID] = true
			return p, true
		}
	}
	return data.Parcel{Collected: -1}, false
}

// mergeParcel is a parcel with what a file adds to it, but for the fields set by hand.
func mergeParcel(is, file data.Parcel, hand map[string]bool) data.Parcel {
	if is.ID == 0 {
		return file
	}
	want := is
	if file.Waybill != "" && !hand["waybill"] {
		want.Waybill = file.Waybill
	}
	if want.SentDate == "" {
		want.SentDate = file.SentDate
	}
	if hand["state"] || want.State.Ended() && want.State != data.ParcelDelivered {
		return want
	}
	if want.DeliveredDate == "" && !hand["delivered_date"] {
		want.DeliveredDate = file.DeliveredDate
	}
	if !want.State.Ended() && file.State != data.ParcelPlanned {
		want.State, want.FileState = file.State, file.FileState
	}
	return want
}

func parcelText(p data.Parcel) string {
	return strings.Join(strings.Fields(fmt.Sprint(p.Waybill, " ", p.State, " ", p.SentDate, " ", p.DeliveredDate, " ", p.ClosedDate)), " ")
}
