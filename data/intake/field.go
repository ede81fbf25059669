package intake

import "parcelbook/data/say"

// Field is what a column can be. Its name is the one used in formats, mappings and JSON.
type Field uint8

// The fields. Amounts are in the row's currency.
const (
	OrderNumber Field = iota
	OrderDate
	PaidDate
	ShipByDate
	ShippedDate
	DeliveredDate
	CancelledDate
	Status
	PaymentMethod
	BuyerName
	RecipientName
	Phone
	Email
	Country
	Region
	City
	Address
	PostalCode
	LineID // the marketplace's own number of a line
	SKU
	Title
	Specification
	Quantity
	UnitPrice
	LineTotal
	ItemsTotal
	Shipping
	Discount
	Tax
	OrderTotal
	Outstanding // what the buyer has still to pay
	Paid        // what the buyer has paid of it
	Refunded
	Currency
	CarrierName
	Waybill
	Note
	Collected
	Fee
	Freight
	Net
	Reference
	EntryType
	Direction // whether the row's amounts come in or go out
	fieldCount
)

// reading says how the values of a field are read.
type reading uint8

const (
	asText reading = iota
	asRef          // order numbers and waybills: text always
	asDate
	asAmount
	asCount
	asWord // translated to one of our words
)

// fieldSpec is what is the same about a field in every file.
type fieldSpec struct {
	name    string
	reading reading
	line    bool   // belongs to a line of an order, not to the order
	join    string // between the columns that make one value together
}

var fieldSpecs = [fieldCount]fieldSpec{
	OrderNumber:   {name: "order_number", reading: asRef},
	OrderDate:     {name: "order_date", reading: asDate},
	PaidDate:      {name: "paid_date", reading: asDate},
	ShipByDate:    {name: "ship_by_date", reading: asDate},
	ShippedDate:   {name: "shipped_date", reading: asDate},
	DeliveredDate: {name: "delivered_date", reading: asDate},
	CancelledDate: {name: "cancelled_date", reading: asDate},
	Status:        {name: "status", reading: asWord, join: " / "},
	PaymentMethod: {name: "payment_method", reading: asWord},
	BuyerName:     {name: "buyer_name", join: " "},
	RecipientName: {name: "recipient_name", join: " "},
	Phone:         {name: "phone", join: " "},
	Email:         {name: "email", join: " "},
	Country:       {name: "country", join: " "},
	Region:        {name: "region", join: ", "},
	City:          {name: "city", join: ", "},
	Address:       {name: "address", join: ", "},
	PostalCode:    {name: "postal_code", join: " "},
	LineID:        {name: "line_id", reading: asRef, line: true},
	SKU:           {name: "sku", line: true, join: " "},
	Title:         {name: "title", line: true, join: " "},
	Specification: {name: "specification", line: true, join: ", "},
	Quantity:      {name: "quantity", reading: asCount, line: true},
	UnitPrice:     {name: "unit_price", reading: asAmount, line: true},
	LineTotal:     {name: "line_total", reading: asAmount, line: true},
	ItemsTotal:    {name: "items_total", reading: asAmount},
	Shipping:      {name: "shipping", reading: asAmount},
	Discount:      {name: "discount", reading: asAmount},
	Tax:           {name: "tax", reading: asAmount},
	OrderTotal:    {name: "order_total", reading: asAmount},
	Outstanding:   {name: "outstanding", reading: asAmount},
	Paid:          {name: "paid", reading: asAmount},
	Refunded:      {name: "refunded", reading: asAmount},
	Currency:      {name: "currency", reading: asWord},
	CarrierName:   {name: "carrier", join: " "},
	Waybill:       {name: "waybill", reading: asRef},
	Note:          {name: "note", join: "; "},
	Collected:     {name: "collected", reading: asAmount},
	Fee:           {name: "fee", reading: asAmount},
	Freight:       {name: "freight", reading: asAmount},
	Net:           {name: "net", reading: asAmount},
	Reference:     {name: "reference", reading: asText, join: " "},
	EntryType:     {name: "entry_type", reading: asWord, join: " / "},
	Direction:     {name: "direction", reading: asWord},
}

// String is the field's name in formats, mappings and JSON.
func (f Field) String() string {
	if f >= fieldCount {
		return "unknown"
	}
	return fieldSpecs[f].name
}

// Said is the field's name in words.
func (f Field) Said() say.Text { return say.Word(f.String()) }

// AllFields lists the fields in the order of the constants.
func AllFields() []Field { return FieldSet(1<<fieldCount - 1).Fields() }

// ParseField gives the field of a name.
func ParseField(name string) (Field, bool) {
	for f, spec := range fieldSpecs {
		if spec.name == name {
			return Field(f), true // #nosec G115 -- below fieldCount
		}
	}
	return 0, false
}

// FieldSet is a set of fields.
type FieldSet uint64

// Has says whether f is in the set.
func (s FieldSet) Has(f Field) bool { return s&(1<<f) != 0 }

// With is the set and f.
func (s FieldSet) With(f Field) FieldSet { return s | 1<<f }

// Fields lists the set in the order of the constants.
func (s FieldSet) Fields() []Field {
	var fields []Field
	for f := range fieldCount {
		if s.Has(f) {
			fields = append(fields, f)
		}
	}
	return fields
}

// said lists the set in words, two of them joined as the pattern says.
func (s FieldSet) said(pattern say.Text) say.Text {
	var words []say.Text
	for _, f := range s.Fields() {
		words = append(words, f.Said())
	}
	return say.Join(pattern, words...)
}
