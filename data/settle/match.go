package settle

import (
	"slices"

	"parcelbook/data"
)

// Matched is what a statement line is about. ParcelID is 0 where only the order is known: the line's waybill, if
// it has one, is new to the order.
type Matched struct {
	OrderID, ParcelID int64
}

// Match finds the order, and where it can the parcel, that a line of a holder's statement is about. parcels are
// those with the line's waybill, of any carrier; orders those with its order number, of any channel, both
// compared as data.RefKey writes them. The waybill counts first, and the carrier breaks ties between parcels
// that share it (a parcel whose carrier is not known comes after the holder's own), then the order number does.
// Failing the waybill, the order number decides; a channel speaks of its own orders only. ok is false where
// nothing or more than one thing fits: a doubtful line is left for the seller.
func Match(line data.StatementLine, holder data.Holder, parcels []data.Parcel, orders []data.Order) (m Matched, ok bool) {
	orders = slices.DeleteFunc(slices.Clone(orders), func(o data.Order) bool {
		return o.Withdrawn || holder.Kind == data.KindChannel && o.ChannelID != holder.ID
	})
	if data.RefKey(line.Waybill) != "" {
		parcels = slices.DeleteFunc(slices.Clone(parcels), func(p data.Parcel) bool { return p.Withdrawn })
		if len(parcels) > 0 {
			return matchParcel(holder, parcels, orders)
		}
	}
	if data.RefKey(line.OrderNumber) == "" || len(orders) != 1 {
		return Matched{}, false
	}
	return Matched{OrderID: orders[0].ID}, true
}

func matchParcel(holder data.Holder, parcels []data.Parcel, orders []data.Order) (Matched, bool) {
	narrow := func(fits func(data.Parcel) bool) {
		var left []data.Parcel
		for _, p := range parcels {
			if fits(p) {
				left = append(left, p)
			}
		}
		if len(left) > 0 {
			parcels = left
		}
	}
	narrow(func(p data.Parcel) bool {
		return p.CarrierID == 0 || holder.Kind != data.KindCarrier || p.CarrierID == holder.ID
	})
	narrow(func(p data.Parcel) bool { return p.CarrierID == holder.ID })
	narrow(func(p data.Parcel) bool {
		return slices.ContainsFunc(orders, func(o data.Order) bool { return o.ID == p.OrderID })
	})
	if len(parcels) != 1 {
		return Matched{}, false
	}
	return Matched{OrderID: parcels[0].OrderID, ParcelID: parcels[0].ID}, true
}
