package book

import (
	"parcelbook/data"
	"parcelbook/data/intake"
)

// orderField is a field of an order that a file may change: its name, the columns it follows from, how it
// reads, and how it is taken over.
type orderField struct {
	name   string
	from   []intake.Field
	figure bool // money or dates follow from it
	text   func(*data.Order) string
	take   func(to, from *data.Order)
}

// given says whether any column of the file speaks of the field.
func (f orderField) given(has intake.FieldSet) bool {
	for _, column := range f.from {
		if has.Has(column) {
			return true
		}
	}
	return false
}

func textField[S ~string](name string, at func(*data.Order) *S, from ...intake.Field) orderField {
	if own, ok := intake.ParseField(name); ok {
		from = append(from, own)
	}
	return orderField{
		name: name, from: from,
		text: func(o *data.Order) string { return string(*at(o)) },
		take: func(to, from *data.Order) { *at(to) = *at(from) },
	}
}

func figure(f orderField) orderField {
	f.figure = true
	return f
}

func moneyField(name string, at func(*data.Order) *int64, from ...intake.Field) orderField {
	if own, ok := intake.ParseField(name); ok {
		from = append(from, own)
	}
	return orderField{
		name: name, from: from, figure: true,
		text: func(o *data.Order) string { return o.Amount(*at(o)).Plain() },
		take: func(to, from *data.Order) { *at(to) = *at(from) },
	}
}

// orderFields lists what a file may change on an order, in the order in which a review shows it. The currency
// comes first: the amounts after it are read in it.
func orderFields() []orderField {
	return []orderField{
		figure(textField("currency", func(o *data.Order) *string { return &o.Currency }, intake.OrderTotal, intake.ItemsTotal, intake.UnitPrice)),
		figure(textField("state", func(o *data.Order) *data.OrderState { return &o.State }, intake.Status, intake.PaidDate, intake.ShippedDate, intake.DeliveredDate)),
		textField("status", func(o *data.Order) *string { return &o.FileState }),
		textField("method", func(o *data.Order) *data.Method { return &o.Method }, intake.PaymentMethod),
		figure(textField("order_date", func(o *data.Order) *data.Date { return &o.OrderDate })),
		figure(textField("paid_date", func(o *data.Order) *data.Date { return &o.PaidDate })),
		textField("ship_by_date", func(o *data.Order) *data.Date { return &o.ShipByDate }),
		figure(textField("cancelled_date", func(o *data.Order) *data.Date { return &o.CancelledDate }, intake.Status)),
		textField("buyer_name", func(o *data.Order) *string { return &o.BuyerName }),
		textField("recipient_name", func(o *data.Order) *string { return &o.RecipientName }),
		textField("phone", func(o *data.Order) *string { return &o.Phone }),
		textField("email", func(o *data.Order) *string { return &o.Email }),
		textField("country", func(o *data.Order) *string { return &o.Country }),
		textField("region", func(o *data.Order) *string { return &o.Region }),
		textField("city", func(o *data.Order) *string { return &o.City }),
		textField("address", func(o *data.Order) *string { return &o.Address }),
		textField("postal_code", func(o *data.Order) *string { return &o.PostalCode }),
		textField("note", func(o *data.Order) *string { return &o.Note }),
		moneyField("items_total", func(o *data.Order) *int64 { return &o.Items }),
		moneyField("shipping", func(o *data.Order) *int64 { return &o.Shipping }),
		moneyField("discount", func(o *data.Order) *int64 { return &o.Discount }),
		moneyField("tax", func(o *data.Order) *int64 { return &o.Tax }),
		moneyField("order_total", func(o *data.Order) *int64 { return &o.Total }, intake.OrderTotal, intake.ItemsTotal, intake.UnitPrice, intake.LineTotal),
		moneyField("paid", func(o *data.Order) *int64 { return &o.Paid }, intake.Status, intake.PaidDate, intake.Outstanding, intake.Paid),
		moneyField("refunded", func(o *data.Order) *int64 { return &o.Refunded }),
		textField("packed", func(o *data.Order) *data.PackState { return &o.Packed }),
		textField("pack_reason", func(o *data.Order) *string { return &o.PackReason }),
	}
}

// orderDiff lists how two orders differ in the fields that pass.
func orderDiff(is, want *data.Order, pass func(orderField) bool) []Change {
	var changes []Change
	for _, f := range orderFields() {
		if was, will := f.text(is), f.text(want); was != will && pass(f) {
			changes = append(changes, Change{Field: f.name, Old: was, New: will})
		}
	}
	return changes
}
