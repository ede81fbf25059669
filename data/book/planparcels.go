package book

import (
	"fmt"
	"slices"
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

// planParcels pairs the parcels an order file tells of with those of the order. An order file only ever adds to
// what is known of a parcel: the courier knows better.
func planParcels(known []data.Parcel, files []intake.Parcel, carriers map[int64]string, hand map[int64]map[string]bool) []parcelPlan {
	var plans []parcelPlan
	paired := map[int64]bool{}
	for _, file := range files {
		is := pairParcel(known, files, file.Parcel, paired, hand)
		paired[is.ID] = is.ID != 0
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
	var changes []Change
	if kept != was {
		changes = append(changes, Change{Field: parcelField, Old: was, New: kept})
	}
	if full != kept {
		changes = append(changes, Change{Field: parcelField, Old: kept, New: full, Hand: true})
	}
	return changes
}

// pairParcel finds the parcel of an order that a file tells of: by waybill; else the one whose waybill is not known
// yet or was set by hand; else the one still under way that the file no longer names, for its waybill was corrected.
func pairParcel(known []data.Parcel, files []intake.Parcel, file data.Parcel, paired map[int64]bool, hand map[int64]map[string]bool) data.Parcel {
	key := data.RefKey(file.Waybill)
	free := slices.DeleteFunc(slices.Clone(known), func(p data.Parcel) bool { return paired[p.ID] || p.Return != file.Return })
	named := func(p data.Parcel) bool {
		return slices.ContainsFunc(files, func(f intake.Parcel) bool { return data.RefKey(f.Waybill) == data.RefKey(p.Waybill) })
	}
	for _, fits := range []func(data.Parcel) bool{
		func(p data.Parcel) bool { return key != "" && data.RefKey(p.Waybill) == key },
		func(p data.Parcel) bool { return key == "" || p.Waybill == "" || hand[p.ID]["waybill"] },
		func(p data.Parcel) bool { return !p.State.Ended() && !named(p) },
	} {
		if i := slices.IndexFunc(free, fits); i >= 0 {
			return free[i]
		}
	}
	return data.Parcel{Collected: -1}
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
