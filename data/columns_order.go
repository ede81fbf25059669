package data

import (
	"strings"

	"parcelbook/data/money"
)

// Words that stand where a record has none.
const (
	methodUnset   Method      = "unset"
	parcelPlanned ParcelState = "planned"
	unpacked      PackState   = "unpacked"
)

// OrderColumns shows orders: first what a list on screen has room for, then what only an export holds.
func OrderColumns() []Column[OrderRow] {
	amount := func(id string, minor func(OrderRow) int64) Column[OrderRow] {
		return moneyColumn(id, func(o OrderRow) money.Amount { return o.Amount(minor(o)) })
	}
	return append([]Column[OrderRow]{
		textColumn("number", 20, func(o OrderRow) string { return o.Number }),
		dateColumn("order_date", func(o OrderRow) Date { return o.OrderDate }),
		textColumn("channel", 14, func(o OrderRow) string { return o.Channel }),
		textColumn("customer", 20, func(o OrderRow) string { return o.Customer }),
		wordColumn("method", "method", 10, func(o OrderRow) Method { return orElse(o.Method, methodUnset) }),
		wordColumn("state", "state", 11, func(o OrderRow) OrderState { return o.State }),
		amount("total", func(o OrderRow) int64 { return o.Total }),
		moneyColumn("held", func(o OrderRow) money.Amount { return o.Held.Amount }),
		column("due", DateColumn, 11, func(o OrderRow) Value { return due(o.Held.Due, o.Held.Estimate) }),
		textColumn("carrier", 14, func(o OrderRow) string { return o.Carrier }),
		wordColumn("parcel_state", "state", 11, func(o OrderRow) ParcelState { return orElse(o.ParcelState, parcelPlanned) }),
		dateColumn("delivered", func(o OrderRow) Date { return o.Delivered }),
	}, fixed(
		wordColumn("holder_kind", "account", 12, func(o OrderRow) AccountKind { return o.Held.Account.Kind }),
		textColumn("holder", 16, func(o OrderRow) string { return o.Held.HolderName }),
		textColumn("waybills", 22, func(o OrderRow) string { return o.Waybills }),
		textColumn("recipient", 20, func(o OrderRow) string { return o.RecipientName }),
		textColumn("phone", 16, func(o OrderRow) string { return o.Phone }),
		textColumn("email", 24, func(o OrderRow) string { return o.Email }),
		textColumn("country", 10, func(o OrderRow) string { return o.Country }),
		textColumn("region", 14, func(o OrderRow) string { return o.Region }),
		textColumn("city", 14, func(o OrderRow) string { return o.City }),
		textColumn("address", 30, func(o OrderRow) string { return o.Address }),
		textColumn("postal_code", 10, func(o OrderRow) string { return o.PostalCode }),
		textColumn("currency", 8, func(o OrderRow) string { return o.Currency }),
		amount("items", func(o OrderRow) int64 { return o.Items }),
		amount("shipping", func(o OrderRow) int64 { return o.Shipping }),
		amount("discount", func(o OrderRow) int64 { return o.Discount }),
		amount("tax", func(o OrderRow) int64 { return o.Tax }),
		amount("paid", func(o OrderRow) int64 { return o.Paid }),
		amount("refunded", func(o OrderRow) int64 { return o.Refunded }),
		dateColumn("paid_date", func(o OrderRow) Date { return o.PaidDate }),
		dateColumn("ship_by_date", func(o OrderRow) Date { return o.ShipByDate }),
		dateColumn("cancelled_date", func(o OrderRow) Date { return o.CancelledDate }),
		wordColumn("verification", "verification", 12, func(o OrderRow) Verification { return o.Verification }),
		wordColumn("packed", "packed", 12, func(o OrderRow) PackState { return orElse(o.Packed, unpacked) }),
		textColumn("pack_reason", 20, func(o OrderRow) string { return o.PackReason }),
		textColumn("file_state", 16, func(o OrderRow) string { return o.FileState }),
		textColumn("note", 30, func(o OrderRow) string { return o.Note }),
	)...)
}

func due(d Date, estimate bool) Value {
	v := DateValue(d)
	v.Estimate = estimate
	return v
}

// LineRow is a line of an order as lists show it.
type LineRow struct {
	Line
	OrderNumber string
	Currency    string // of the order
}

// LineColumns shows the lines of orders.
func LineColumns() []Column[LineRow] {
	return fixed(
		textColumn("order_number", 20, func(l LineRow) string { return l.OrderNumber }),
		textColumn("sku", 16, func(l LineRow) string { return l.SKU }),
		textColumn("title", 30, func(l LineRow) string { return l.Title }),
		textColumn("specification", 24, func(l LineRow) string { return l.Specification }),
		numberColumn("quantity", 8, func(l LineRow) int64 { return l.Quantity }),
		moneyColumn("unit_price", func(l LineRow) money.Amount { return money.New(l.UnitPrice, l.Currency) }),
		column("line_total", MoneyColumn, 16, func(l LineRow) Value {
			return Value{Money: money.New(l.Line.Total, l.Currency), Empty: l.Line.Total == 0}
		}),
		textColumn("currency", 8, func(l LineRow) string { return l.Currency }),
		numberColumn("counted", 8, func(l LineRow) int64 { return l.Check.Quantity }),
		textColumn("check_note", 24, func(l LineRow) string { return l.Check.Note }),
	)
}

// ParcelColumns shows parcels.
func ParcelColumns() []Column[ParcelRow] {
	amount := func(id string, minor func(ParcelRow) int64) Column[ParcelRow] {
		return moneyColumn(id, func(p ParcelRow) money.Amount { return money.New(minor(p), p.Currency) })
	}
	return append([]Column[ParcelRow]{
		textColumn("waybill", 20, func(p ParcelRow) string { return p.Waybill }),
		textColumn("carrier", 14, func(p ParcelRow) string { return p.Carrier }),
		wordColumn("state", "state", 11, func(p ParcelRow) ParcelState { return orElse(p.State, parcelPlanned) }),
		dateColumn("sent_date", func(p ParcelRow) Date { return p.SentDate }),
		dateColumn("delivered_date", func(p ParcelRow) Date { return p.DeliveredDate }),
		amount("cod_amount", func(p ParcelRow) int64 { return p.CODAmount }),
	}, fixed(
		textColumn("order_number", 20, func(p ParcelRow) string { return p.OrderNumber }),
		column("collected", MoneyColumn, 16, func(p ParcelRow) Value {
			return Value{Money: money.New(p.Collected, p.Currency), Empty: p.Collected < 0}
		}),
		amount("freight", func(p ParcelRow) int64 { return p.Freight }),
		amount("fees", func(p ParcelRow) int64 { return p.Fees }),
		textColumn("currency", 8, func(p ParcelRow) string { return p.Currency }),
		dateColumn("closed_date", func(p ParcelRow) Date { return p.ClosedDate }),
		wordColumn("return", "word", 8, func(p ParcelRow) string { return yes(p.Return) }),
		textColumn("file_state", 16, func(p ParcelRow) string { return p.FileState }),
		textColumn("note", 30, func(p ParcelRow) string { return p.Note }),
	)...)
}

// CustomerColumns shows customers; currency is the book's, in which credit limits are set.
func CustomerColumns(currency string) []Column[CustomerRow] {
	return append([]Column[CustomerRow]{
		textColumn("name", 24, func(c CustomerRow) string { return c.Name }),
		textColumn("country", 10, func(c CustomerRow) string { return c.Country }),
		wordColumn("verification", "verification", 12, func(c CustomerRow) Verification { return c.Verification }),
		numberColumn("orders", 8, func(c CustomerRow) int { return c.Orders }),
		numberColumn("open", 8, func(c CustomerRow) int { return c.Open }),
		dateColumn("last_order", func(c CustomerRow) Date { return c.LastOrder }),
	}, fixed(
		textColumn("owed", 24, func(c CustomerRow) string { return amountList(c.Owed) }),
		numberColumn("refused", 8, func(c CustomerRow) int { return c.Refused }),
		textColumn("phone", 16, func(c CustomerRow) string { return c.Phone }),
		textColumn("email", 24, func(c CustomerRow) string { return c.Email }),
		textColumn("city", 14, func(c CustomerRow) string { return c.City }),
		textColumn("address", 30, func(c CustomerRow) string { return c.Address }),
		column("credit_limit", MoneyColumn, 16, func(c CustomerRow) Value {
			return Value{Money: money.New(c.CreditLimit, currency), Empty: c.CreditLimit == 0}
		}),
		textColumn("note", 30, func(c CustomerRow) string { return c.Note }),
	)...)
}

// amountList writes amounts of several currencies into one cell; they are never added up.
func amountList(amounts []money.Amount) string {
	texts := make([]string, len(amounts))
	for i, a := range amounts {
		texts[i] = a.String()
	}
	return strings.Join(texts, ", ")
}
