package store

import (
	"parcelbook/data"
	"parcelbook/data/say"
)

var parcelSorting = sorting{
	keys: map[string]string{
		"waybill":    "p.waybill_key",
		"state":      "p.state",
		"cod_amount": "p.cod_amount",
	},
	sparse: map[string]string{
		"carrier":        "h.name",
		"sent_date":      "nullif(p.sent_date, '')",
		"delivered_date": "nullif(p.delivered_date, '')",
	},
	tie: "p.id",
	own: "p.id DESC",
}

func selectParcels(f data.ParcelFilter) selection {
	s := selection{from: "parcel p JOIN orders o ON o.id = p.order_id LEFT JOIN holder h ON h.id = p.carrier_id"}
	s.and("NOT p.withdrawn")
	s.like(data.RefKey(f.Search), "p.waybill_key", "o.number_key")
	narrow(&s, f.OrderID, "p.order_id = ?")
	narrow(&s, f.CarrierID, "p.carrier_id = ?")
	narrow(&s, f.State, "p.state = ?")
	s.period("p.sent_date", f.From, f.To)
	return s
}

// ParcelRows lists a page of parcels, the newest record first where no column is named to sort by. Freight and fees
// are those that statements and entries by hand name for the parcel in its order's currency.
func (tx *Tx) ParcelRows(f data.ParcelFilter) ([]data.ParcelRow, error) {
	ids, err := tx.idsOf("p.id", selectParcels(f), parcelSorting, f.Page)
	if err != nil {
		return nil, say.Errorf("listing parcels: %w", err)
	}
	rows := make([]data.ParcelRow, 0, len(ids))
	err = tx.each(func(row scanner) error {
		var r data.ParcelRow
		err := row.Scan(append(parcels.fields(&r.Parcel), &r.OrderNumber, &r.Carrier, &r.Currency, &r.Freight, &r.Fees)...)
		rows = append(rows, r)
		return err
	}, "SELECT "+parcels.list("p")+`, o.number, coalesce(h.name, ''), o.currency,
			coalesce((SELECT sum(l.freight) FROM statement_line l JOIN statement s ON s.id = l.statement_id
				WHERE l.parcel_id = p.id AND NOT l.withdrawn AND s.currency = o.currency), 0)
			+ coalesce((SELECT sum(e.amount) FROM entry e
				WHERE e.order_id = o.id AND e.parcel_id = p.id AND NOT e.withdrawn AND e.event = 'freight' AND e.currency = o.currency), 0),
			coalesce((SELECT sum(f.amount) FROM statement_line l JOIN statement s ON s.id = l.statement_id JOIN statement_fee f ON f.line_id = l.id
				WHERE l.parcel_id = p.id AND NOT l.withdrawn AND s.currency = o.currency), 0)
		FROM json_each(?) page CROSS JOIN parcel p ON p.id = page.value
		JOIN orders o ON o.id = p.order_id
		LEFT JOIN holder h ON h.id = p.carrier_id
		ORDER BY page.key`, listOf(ids))
	if err != nil {
		return nil, say.Errorf("listing parcels: %w", err)
	}
	return rows, nil
}
