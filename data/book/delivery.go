package book

import (
	"context"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// DeliveryResult says what became of deliveries recorded by hand.
type DeliveryResult struct {
	Done     int        // parcels
	Unknown  []string   // waybills and order numbers the book does not know, or not clearly
	Problems []say.Text // lines that could not be read
}

// Deliver records by hand what became of the outbound parcels of some orders.
func (b *Book) Deliver(ctx context.Context, orderIDs []int64, state data.ParcelState, date data.Date) (DeliveryResult, error) {
	orders, err := b.Orders(ctx, data.OrderFilter{IDs: orderIDs})
	if err != nil {
		return DeliveryResult{}, err
	}
	parcels, err := read(ctx, b, func(tx *store.Tx) ([]data.Parcel, error) { return tx.ParcelsOf(orderIDs...) })
	if err != nil {
		return DeliveryResult{}, err
	}
	byOrder := group(parcels, func(p data.Parcel) int64 { return p.OrderID })
	var plans []deliveryPlan
	for _, o := range orders {
		told := intake.Delivery{OrderNumber: o.Number, State: state, Date: date, Collected: -1}
		outbound := byOrder[o.ID]
		if len(outbound) == 0 {
			outbound = []data.Parcel{{OrderID: o.ID, Collected: -1}}
		}
		for _, p := range outbound {
			if !p.Return {
				plan := deliveryPlan{told: told, parcel: &p, is: p, want: deliver(p, told)}
				plan.compare(nil)
				plans = append(plans, plan)
			}
		}
	}
	return b.deliver(ctx, plans)
}

// PasteDeliveries records a pasted column of waybills or order numbers, each with a state and date of its own
// behind tabs, else with the ones given.
func (b *Book) PasteDeliveries(ctx context.Context, text string, state data.ParcelState, date data.Date) (DeliveryResult, error) {
	told, problems := intake.ReadDeliveries(text, state, date)
	plans, err := read(ctx, b, func(tx *store.Tx) ([]deliveryPlan, error) {
		plans, err := planDeliveries(tx, data.Holder{}, told)
		if err != nil {
			return nil, err
		}
		return asNumbers(tx, plans)
	})
	if err != nil {
		return DeliveryResult{}, err
	}
	for i := range plans {
		p := &plans[i]
		if p.parcel == nil {
			continue
		}
		p.want, p.changes = deliver(p.is, p.told), nil // it is the user who says so now
		p.compare(nil)
	}
	result, err := b.deliver(ctx, plans)
	for _, p := range problems {
		result.Problems = append(result.Problems, say.Textf("line %d: %q: %s", p.Row, p.Value, p.Reason))
	}
	return result, err
}

// asNumbers tries what matched no waybill as an order number: a pasted column can be either.
func asNumbers(tx *store.Tx, plans []deliveryPlan) ([]deliveryPlan, error) {
	var retry []intake.Delivery
	var at []int
	for i, p := range plans {
		if p.refused != "" && p.told.OrderNumber == "" {
			told := p.told
			told.OrderNumber, told.Waybill = told.Waybill, ""
			retry, at = append(retry, told), append(at, i)
		}
	}
	again, err := planDeliveries(tx, data.Holder{}, retry)
	for i, p := range again {
		plans[at[i]] = p
	}
	return plans, err
}

func (b *Book) deliver(ctx context.Context, plans []deliveryPlan) (DeliveryResult, error) {
	var result DeliveryResult
	for _, p := range plans {
		if p.refused != "" {
			result.Unknown = append(result.Unknown, p.told.OrderNumber+p.told.Waybill)
		} else {
			result.Done++
		}
	}
	return result, b.change(ctx, func(o *op) error { return o.takeDeliveries(plans) })
}
