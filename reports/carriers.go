package reports

import (
	"parcelbook/data"
	"parcelbook/data/money"
)

// Carriers compares carriers: how their parcels fare, and in each currency what a parcel costs and what they hold.
func Carriers(h Header, carriers []data.CarrierRow) Report {
	columns := pick(data.CarrierColumns(), "name", "parcels", "underway", "delivered_share", "returned_share", "lost_share",
		"days_to_deliver", "cod_lag", "newest_statement")
	costs := Table{ID: "costs", Title: "report.carriers.costs", Columns: []Column{
		textCol("name", 16), textCol(currencyID, 8), numberCol("parcels_costed"), bareCol("freight"), bareCol("fees"), bareCol("cost_per_parcel"), bareCol("held"),
	}}
	for _, carrier := range carriers {
		for _, c := range carrier.Costs {
			each, known := c.PerParcel()
			in := func(minor int64) data.Value { return data.MoneyValue(money.New(minor, c.Currency)) }
			costs.Rows = append(costs.Rows, []data.Value{
				text(carrier.Name), text(c.Currency), number(c.Parcels),
				in(c.Freight), in(c.Fees),
				{Money: each, Empty: !known},
				in(c.Held),
			})
		}
	}
	r := h.report("carriers", table("carriers", columns, carriers), costs)
	r.Notes = []string{"report.note.shares"}
	r.Landscape = true
	return r
}
