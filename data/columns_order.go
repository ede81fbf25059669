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

func methods() []Method { return []Method{Online, COD, Card} }

func parcelStates() []ParcelState {
	return []ParcelState{ParcelSent, ParcelDelivered, ParcelRefused, ParcelReturned, ParcelLost}
}

// OrderColumns shows orders: first what a list on screen has room for, then what only an export holds.
func OrderColumns() []Column[OrderRow] {
	currency := func(o OrderRow) string { return o.Currency }
	amount := func(id string, at func(*OrderRow) *int64) Column[OrderRow] { return amountFact(id, currency, at) }
	return append([]Column[OrderRow]{
		textFact("number", 20, func(o *OrderRow) *string { return &o.Number }),
		dateFact("order_date", func(o *OrderRow) *Date { return &o.OrderDate }),
		textFact("channel", 14, func(o *OrderRow) *string { return &o.Channel }),
		textColumn("customer", 20, func(o OrderRow) string { return o.Customer }),
		wordFact("method", "method", 10, methodUnset, methods(), func(o *OrderRow) *Method { return &o.Method }),
		wordFact("state", "state", 11, "", OrderStates(), func(o *OrderRow) *OrderState { return &o.State }),
		amount("total", func(o *OrderRow) *int64 { return &o.Total }),
		moneyColumn("held", func(o OrderRow) money.Amount { return o.Held.Amount }),
		column("due", DateColumn, 11, func(o OrderRow) Value { return due(o.Held.Due, o.Held.Estimate) }),
		textColumn("carrier", 14, func(o OrderRow) string { return o.Carrier }),
		wordColumn("parcel_state", "state", 11, func(o OrderRow) ParcelState { return orElse(o.ParcelState, parcelPlanned) }),
		dateColumn("delivered", func(o OrderRow) Date { return o.Delivered }),
	}, fixed(
		wordColumn("holder_kind", "account", 12, func(o OrderRow) AccountKind { return o.Held.Account.Kind }),
		textColumn("holder", 16, func(o OrderRow) string { return o.Held.HolderName }),
		textColumn("waybills", 22, func(o OrderRow) string { return o.Waybills }),
		textFact("codes", 16, func(o *OrderRow) *string { return &o.Codes }),
		textFact("recipient", 20, func(o *OrderRow) *string { return &o.RecipientName }),
		textFact("phone", 16, func(o *OrderRow) *string { return &o.Phone }),
		textFact("email", 24, func(o *OrderRow) *string { return &o.Email }),
		textFact("country", 10, func(o *OrderRow) *string { return &o.Country }),
		textFact("region", 14, func(o *OrderRow) *string { return &o.Region }),
		textFact("city", 14, func(o *OrderRow) *string { return &o.City }),
		textFact("address", 30, func(o *OrderRow) *string { return &o.Address }),
		textFact("postal_code", 10, func(o *OrderRow) *string { return &o.PostalCode }),
		textFact("currency", 8, func(o *OrderRow) *string { return &o.Currency }),
		amount("items", func(o *OrderRow) *int64 { return &o.Items }),
		amount("shipping", func(o *OrderRow) *int64 { return &o.Shipping }),
		amount("discount", func(o *OrderRow) *int64 { return &o.Discount }),
		amount("tax", func(o *OrderRow) *int64 { return &o.Tax }),
		amount("paid", func(o *OrderRow) *int64 { return &o.Paid }),
		amount("refunded", func(o *OrderRow) *int64 { return &o.Refunded }),
		dateFact("paid_date", func(o *OrderRow) *Date { return &o.PaidDate }),
		dateFact("ship_by_date", func(o *OrderRow) *Date { return &o.ShipByDate }),
		dateFact("cancelled_date", func(o *OrderRow) *Date { return &o.CancelledDate }),
		wordColumn("verification", "verification", 12, func(o OrderRow) Verification { return o.Verification }),
		wordFact("packed", "packed", 12, unpacked, []PackState{Packed, Overridden}, func(o *OrderRow) *PackState { return &o.Packed }),
		textFact("pack_reason", 20, func(o *OrderRow) *string { return &o.PackReason }),
		textFact("file_state", 16, func(o *OrderRow) *string { return &o.FileState }),
		textFact("note", 30, func(o *OrderRow) *string { return &o.Note }),
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
	currency := func(l LineRow) string { return l.Currency }
	return fixed(
		textColumn("order_number", 20, func(l LineRow) string { return l.OrderNumber }),
		textFact("sku", 16, func(l *LineRow) *string { return &l.SKU }),
		textFact("title", 30, func(l *LineRow) *string { return &l.Title }),
		textFact("specification", 24, func(l *LineRow) *string { return &l.Specification }),
		numberFact("quantity", 8, func(l *LineRow) *int64 { return &l.Quantity }),
		amountFact("unit_price", currency, func(l *LineRow) *int64 { return &l.UnitPrice }),
		optionalFact("line_total", 0, currency, func(l *LineRow) *int64 { return &l.Line.Total }),
		textColumn("currency", 8, currency),
		numberFact("counted", 8, func(l *LineRow) *int64 { return &l.Check.Quantity }),
		textFact("check_note", 24, func(l *LineRow) *string { return &l.Check.Note }),
	)
}

// ParcelColumns shows parcels.
func ParcelColumns() []Column[ParcelRow] {
	currency := func(p ParcelRow) string { return p.Currency }
	amount := func(id string, minor func(ParcelRow) int64) Column[ParcelRow] {
		return moneyColumn(id, func(p ParcelRow) money.Amount { return money.New(minor(p), p.Currency) })
	}
	return append([]Column[ParcelRow]{
		textFact("waybill", 20, func(p *ParcelRow) *string { return &p.Waybill }),
		textFact("carrier", 14, func(p *ParcelRow) *string { return &p.Carrier }),
		wordFact("state", "state", 11, parcelPlanned, parcelStates(), func(p *ParcelRow) *ParcelState { return &p.State }),
		dateFact("sent_date", func(p *ParcelRow) *Date { return &p.SentDate }),
		dateFact("delivered_date", func(p *ParcelRow) *Date { return &p.DeliveredDate }),
		amountFact("cod_amount", currency, func(p *ParcelRow) *int64 { return &p.CODAmount }),
	}, fixed(
		textFact("order_number", 20, func(p *ParcelRow) *string { return &p.OrderNumber }),
		optionalFact("collected", -1, currency, func(p *ParcelRow) *int64 { return &p.Collected }),
		amount("freight", func(p ParcelRow) int64 { return p.Freight }),
		amount("fees", func(p ParcelRow) int64 { return p.Fees }),
		textFact("currency", 8, func(p *ParcelRow) *string { return &p.Currency }),
		dateFact("closed_date", func(p *ParcelRow) *Date { return &p.ClosedDate }),
		flagFact("return", func(p *ParcelRow) *bool { return &p.Return }),
		textFact("file_state", 16, func(p *ParcelRow) *string { return &p.FileState }),
		textFact("note", 30, func(p *ParcelRow) *string { return &p.Note }),
	)...)
}

// CustomerColumns shows customers; currency is the book's, in which credit limits are set.
func CustomerColumns(currency string) []Column[CustomerRow] {
	return append([]Column[CustomerRow]{
		textFact("name", 24, func(c *CustomerRow) *string { return &c.Name }),
		textFact("country", 10, func(c *CustomerRow) *string { return &c.Country }),
		wordFact("verification", "verification", 12, "", []Verification{Unverified, Asked, Verified, Refused}, func(c *CustomerRow) *Verification { return &c.Verification }),
		numberColumn("orders", 8, func(c CustomerRow) int { return c.Orders }),
		numberColumn("open", 8, func(c CustomerRow) int { return c.Open }),
		dateColumn("last_order", func(c CustomerRow) Date { return c.LastOrder }),
	}, fixed(
		textColumn("owed", 24, func(c CustomerRow) string { return amountList(c.Owed) }),
		numberColumn("refused", 8, func(c CustomerRow) int { return c.Refused }),
		textFact("phone", 16, func(c *CustomerRow) *string { return &c.Phone }),
		textFact("email", 24, func(c *CustomerRow) *string { return &c.Email }),
		textFact("city", 14, func(c *CustomerRow) *string { return &c.City }),
		textFact("address", 30, func(c *CustomerRow) *string { return &c.Address }),
		optionalFact("credit_limit", 0, func(CustomerRow) string { return currency }, func(c *CustomerRow) *int64 { return &c.CreditLimit }),
		textFact("note", 30, func(c *CustomerRow) *string { return &c.Note }),
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
