package data

import (
	"errors"

	"parcelbook/data/money"
	"parcelbook/data/say"
)

// Method is how an order is settled.
type Method string

// The three methods.
const (
	Online Method = "online" // the channel takes the money, then pays out
	COD    Method = "cod"    // the carrier collects it on delivery, then remits
	Card   Method = "card"   // a card processor takes it, then pays out; chargebacks come
)

// Valid says whether m is one of the three.
func (m Method) Valid() bool { return m == Online || m == COD || m == Card }

// OrderState is how far an order has come, in the words of the channel's file translated to ours.
type OrderState string

// The states of an order.
const (
	OrderUnpaid    OrderState = "unpaid"
	OrderPaid      OrderState = "paid"
	OrderShipped   OrderState = "shipped"
	OrderCompleted OrderState = "completed"
	OrderReturned  OrderState = "returned" // the goods came back, and so does the money
	OrderCancelled OrderState = "cancelled"
	OrderRefunded  OrderState = "refunded"
)

// OrderStates lists the states in the order in which an order goes through them.
func OrderStates() []OrderState {
	return []OrderState{OrderUnpaid, OrderPaid, OrderShipped, OrderCompleted, OrderReturned, OrderCancelled, OrderRefunded}
}

// Off says whether nothing more comes of an order: it was called off, or its goods came back.
func (s OrderState) Off() bool {
	return s == OrderReturned || s == OrderCancelled || s == OrderRefunded
}

// PackState says whether the goods were checked against the order.
type PackState string

// The states of packing.
const (
	Unpacked   PackState = ""
	Packed     PackState = "packed"
	Overridden PackState = "overridden" // packed in spite of a mismatch, with a reason
)

// Order is what a customer bought. Its identity is its channel and number among orders not withdrawn.
type Order struct {
	ID         int64
	ChannelID  int64
	CustomerID int64
	Number     string // text always: digits, leading zeros and '#' are kept
	State      OrderState
	FileState  string // the status word as the file has it
	Method     Method // "" where neither file nor channel says

	OrderDate, PaidDate, ShipByDate, CancelledDate Date

	BuyerName, RecipientName, Phone, Email                string
	Country, Region, City, Address, PostalCode, Note      string
	Currency                                              string // of all amounts below
	Items, Shipping, Discount, Tax, Total, Paid, Refunded int64  // minor units. Paid: what the file says was paid so far (Total for a paid order)

	Packed     PackState
	PackReason string // why it was packed in spite of a mismatch

	RowID     int64 // the import row it came from; 0: made by hand
	FactRowID int64 // the import row its figures last came from; 0: entered by hand
	Withdrawn bool  // its import was undone
}

// Amount gives minor units of the order's currency as an Amount.
func (o Order) Amount(minor int64) money.Amount { return money.New(minor, o.Currency) }

// Validate says what is missing or impossible in the record.
func (o Order) Validate() error {
	var errs []error
	if o.Number == "" {
		errs = append(errs, say.Text("an order number is needed"))
	}
	if o.ChannelID == 0 {
		errs = append(errs, say.Text("a channel is needed"))
	}
	if !money.ValidCurrency(o.Currency) {
		errs = append(errs, say.Errorf("%q is not a currency code such as USD", o.Currency))
	}
	if o.Method != "" && !o.Method.Valid() {
		errs = append(errs, say.Errorf("%q is not a method: choose online, cod or card", string(o.Method)))
	}
	if o.Total < 0 || o.Paid < 0 || o.Refunded < 0 {
		errs = append(errs, say.Text("total, paid and refunded cannot be negative"))
	}
	return errors.Join(errs...)
}

// Line is one product of an order.
type Line struct {
	ID            int64
	OrderID       int64
	Ident         string // the marketplace's line id, else the product and its ordinal among equals
	SKU, Title    string
	Specification string // "Color: Red, Size: XL"
	Quantity      int64
	UnitPrice     int64 // minor units of the order's currency
	Total         int64 // minor units; 0 where the file has none
	Check         Check
	RowID         int64
}

// Check is what the packer found for a line: each part ticked or not, and how many pieces.
type Check struct {
	SKU, Name, Specification bool
	Quantity                 int64 // pieces counted
	Note                     string
}

// Matches says whether everything about the line was ticked and the count is right.
func (l Line) Matches() bool {
	return l.Check.SKU && l.Check.Name && l.Check.Specification && l.Check.Quantity == l.Quantity
}

// ParcelState is where a parcel is, by tracking; it says nothing about money.
type ParcelState string

// The states of a parcel.
const (
	ParcelPlanned   ParcelState = "" // no sign of its sending yet
	ParcelSent      ParcelState = "sent"
	ParcelDelivered ParcelState = "delivered"
	ParcelRefused   ParcelState = "refused"  // the customer would not take it
	ParcelReturned  ParcelState = "returned" // it came back
	ParcelLost      ParcelState = "lost"
)

// Valid says whether s is a state of a parcel.
func (s ParcelState) Valid() bool {
	switch s {
	case ParcelPlanned, ParcelSent, ParcelDelivered, ParcelRefused, ParcelReturned, ParcelLost:
		return true
	}
	return false
}

// Ended says whether tracking has come to its end: delivered, or never to be.
func (s ParcelState) Ended() bool { return s != ParcelPlanned && s != ParcelSent }

// Parcel is what a carrier carries: one waybill. Its identity is its waybill; the carrier breaks ties.
type Parcel struct {
	ID        int64
	OrderID   int64
	CarrierID int64  // 0: not known yet
	Waybill   string // text always; "": the order's only parcel, waybill not known yet
	Return    bool   // a return waybill: it collects nothing
	State     ParcelState
	FileState string // the status word as the file has it

	SentDate, DeliveredDate, ClosedDate Date // ClosedDate: the day it was refused, returned or lost

	CODAmount  int64 // minor units of the order's currency to collect on delivery
	Collected  int64 // minor units the courier says they collected; -1: they did not say
	Note       string
	RowID      int64 // the import row it came from
	StateRowID int64 // the import row that last told its state; 0: told by hand, or by nobody
	Withdrawn  bool
}

// Validate says what is missing or impossible in the record.
func (p Parcel) Validate() error {
	var errs []error
	if p.OrderID == 0 {
		errs = append(errs, say.Text("a parcel belongs to an order"))
	}
	if !p.State.Valid() {
		errs = append(errs, say.Errorf("%q is not a state of a parcel", string(p.State)))
	}
	if p.State == ParcelDelivered && p.SentDate != "" && p.DeliveredDate != "" && p.DeliveredDate < p.SentDate {
		errs = append(errs, say.Errorf("delivered on %s before it was sent on %s", p.DeliveredDate, p.SentDate))
	}
	if p.CODAmount < 0 {
		errs = append(errs, say.Text("the amount to collect cannot be negative"))
	}
	return errors.Join(errs...)
}
