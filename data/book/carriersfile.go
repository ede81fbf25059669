package book

import (
	"context"
	"errors"
	"slices"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// ofCarrier reads a file again that was taken for orders though the user names a carrier as the one it is from, or a card processor: neither
// has any. What names no goods and has a cost by waybill, which is nothing that a buyer was asked, is that carrier's invoice. Anything else is
// asked.
func (b *Book) ofCarrier(ctx context.Context, f opened, asked *intake.Request, req *Request, r *intake.Result) (*intake.Result, error) {
	if r.Kind != intake.Orders || r.Own || req.Holder == "" {
		return r, nil
	}
	named, err := b.namesCarrier(ctx, req)
	if err != nil || !named {
		return r, err
	}
	if r.General && req.As == "" && req.Mapping == nil && !takes(r, intake.SKU, intake.Title, intake.Quantity, intake.UnitPrice) {
		again := *asked
		again.As, again.Statement = intake.Statements, data.StatementFreight
		invoice, err := intake.Read(ctx, f.File, again)
		if err == nil && takes(invoice, intake.Waybill) && costsBesides(invoice, r) {
			*asked, req.As, req.Statement = again, again.As, again.Statement
			return invoice, nil
		}
		if err != nil && !errors.Is(err, intake.ErrNoHeader) {
			return nil, err
		}
	}
	return nil, say.Errorf("%s: it reads as orders, and those are from a channel, which %s is not: name the channel, or say what else the file is", r.File, req.Holder)
}

// namesCarrier says whether the user names a carrier or a card processor: by that word, or where the book knows no channel of the name.
func (b *Book) namesCarrier(ctx context.Context, req *Request) (bool, error) {
	if req.HolderKind != "" {
		return req.HolderKind != data.KindChannel, nil
	}
	return read(ctx, b, func(tx *store.Tx) (bool, error) {
		kind, err := knownAs(tx, req.Holder, data.KindChannel, data.KindCarrier, data.KindProcessor)
		return kind != "" && kind != data.KindChannel, err
	})
}

// knownAs is the first of some kinds that the book knows a holder of that name of; "": none.
func knownAs(tx *store.Tx, name string, kinds ...data.HolderKind) (data.HolderKind, error) {
	for _, kind := range kinds {
		switch _, err := findHolder(tx, kind, name); {
		case err == nil:
			return kind, nil
		case !isNotFound(err):
			return "", err
		}
	}
	return "", nil
}

// alsoChannel tells of a carrier that is new that the book knows a channel of its name.
func alsoChannel(tx *store.Tx, h data.Holder) ([]say.Text, error) {
	if h.ID != 0 || h.Kind != data.KindCarrier || h.Name == "" {
		return nil, nil
	}
	kind, err := knownAs(tx, h.Name, data.KindChannel)
	if kind == "" {
		return nil, err
	}
	return []say.Text{say.Textf("%s is known as a channel, and is taken for a carrier of that name too, which this file is from: where that is wrong, undo the import", h.Name)}, nil
}

// takes says whether a file has any of some fields.
func takes(r *intake.Result, fields ...intake.Field) bool {
	return slices.ContainsFunc(r.Columns, func(c intake.Column) bool { return isAny(c, fields...) })
}

func isAny(c intake.Column, fields ...intake.Field) bool {
	return slices.ContainsFunc(fields, func(f intake.Field) bool { return slices.Contains(c.Fields, f.String()) })
}

// costsBesides says whether the freight of an invoice stands in columns that are nothing of an order.
func costsBesides(invoice, orders *intake.Result) bool {
	found := false
	for i, c := range invoice.Columns {
		if !isAny(c, intake.Freight) {
			continue
		}
		if len(orders.Columns[i].Fields) > 0 {
			return false
		}
		found = true
	}
	return found
}
