package book

import (
	"cmp"
	"context"
	"slices"

	"parcelbook/data"
	"parcelbook/data/store"
)

// ExportOrders lists orders with their lines and all that makes them again in another book. Without a sort of its own
// the list is by date; records of one day are in the order in which they came.
func (b *Book) ExportOrders(ctx context.Context, f data.OrderFilter) ([]data.ExportedOrder, error) {
	if f.Sort == "" {
		f.Sort = "order_date"
	}
	return read(ctx, b, func(tx *store.Tx) ([]data.ExportedOrder, error) {
		orders, err := tx.OrderRows(f)
		if err != nil {
			return nil, err
		}
		var out []data.ExportedOrder
		for chunk := range slices.Chunk(orders, batch) {
			lines, err := tx.LinesOf(idsOf(chunk, func(o data.OrderRow) int64 { return o.ID }))
			if err != nil {
				return nil, err
			}
			for _, o := range chunk {
				out = append(out, data.ExportedOrder{OrderRow: o, First: true})
				for i, l := range lines[o.ID] {
					if i > 0 {
						out = append(out, data.ExportedOrder{OrderRow: o})
					}
					last := &out[len(out)-1]
					last.HasLine, last.Line = true, data.LineRow{Line: l, OrderNumber: o.Number, Currency: o.Currency}
				}
			}
		}
		return out, nil
	})
}

// ExportParcels lists parcels with all that makes them again in another book, without a sort of its own in the order
// in which they came.
func (b *Book) ExportParcels(ctx context.Context, f data.ParcelFilter) ([]data.ExportedParcel, error) {
	return read(ctx, b, func(tx *store.Tx) ([]data.ExportedParcel, error) {
		parcels, err := tx.ParcelRows(f)
		if err != nil {
			return nil, err
		}
		if f.Sort == "" {
			slices.SortFunc(parcels, func(a, b data.ParcelRow) int { return cmp.Compare(a.ID, b.ID) })
		}
		names, err := tx.OrderNames(idsOf(parcels, func(p data.ParcelRow) int64 { return p.OrderID }))
		out := make([]data.ExportedParcel, len(parcels))
		for i, p := range parcels {
			out[i] = data.ExportedParcel{ParcelRow: p, Channel: names[p.OrderID].Channel}
		}
		return out, err
	})
}

// ExportCustomers lists customers with their documents and all that makes them again in another book.
func (b *Book) ExportCustomers(ctx context.Context, f data.CustomerFilter) ([]data.ExportedCustomer, error) {
	return read(ctx, b, func(tx *store.Tx) ([]data.ExportedCustomer, error) {
		customers, err := tx.CustomerRows(f)
		if err != nil {
			return nil, err
		}
		documents, err := tx.DocumentsOf(idsOf(customers, func(c data.CustomerRow) int64 { return c.ID }))
		var out []data.ExportedCustomer
		for _, c := range customers {
			out = append(out, data.ExportedCustomer{CustomerRow: c, Currency: b.settings.Currency, First: true})
			for i, d := range documents[c.ID] {
				if i > 0 {
					out = append(out, data.ExportedCustomer{CustomerRow: c, Currency: b.settings.Currency})
				}
				last := &out[len(out)-1]
				last.HasDocument, last.Document = true, d
			}
		}
		return out, err
	})
}

// ExportHolders lists carriers, channels and card processors with all that makes them again in another book,
// in the order in which they came.
func (b *Book) ExportHolders(ctx context.Context) ([]data.ExportedHolder, error) {
	return read(ctx, b, func(tx *store.Tx) ([]data.ExportedHolder, error) {
		carriers, err := tx.CarrierRows("", "")
		if err != nil {
			return nil, err
		}
		out := make([]data.ExportedHolder, len(carriers))
		for i, c := range carriers {
			out[i].CarrierRow = c
		}
		names, err := holderNames(tx)
		if err != nil {
			return nil, err
		}
		for _, kind := range []data.HolderKind{data.KindProcessor, data.KindChannel} {
			holders, err := tx.Holders(kind)
			if err != nil {
				return nil, err
			}
			for _, h := range holders {
				out = append(out, data.ExportedHolder{CarrierRow: data.CarrierRow{Holder: h}, Processor: names[h.ProcessorID]})
			}
		}
		slices.SortFunc(out, func(a, b data.ExportedHolder) int { return cmp.Compare(a.ID, b.ID) })
		return out, nil
	})
}

func idsOf[T any](all []T, id func(T) int64) []int64 {
	ids := make([]int64, len(all))
	for i, v := range all {
		ids[i] = id(v)
	}
	return ids
}
