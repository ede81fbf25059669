package data

// Page is the part of a list that is wanted, and its order. Limit 0 means all.
type Page struct {
	Sort          string // a column's ID; "" is the list's own order
	Desc          bool
	Offset, Limit int
}

// OrderFilter narrows a list of orders. Nil and empty fields do not narrow.
type OrderFilter struct {
	Page
	IDs        []int64
	Search     string // part of number, name, phone, email, SKU, title or waybill
	Method     *Method
	State      *OrderState
	Parcel     *ParcelState
	ChannelID  *int64
	CarrierID  *int64
	CustomerID *int64
	HeldBy     *AccountKind
	Open       *bool
	LateOn     Date // overdue on this day
	From, To   Date // order date, both inclusive
}

// ParcelFilter narrows a list of parcels.
type ParcelFilter struct {
	Page
	Search    string
	OrderID   *int64
	CarrierID *int64
	State     *ParcelState
	From, To  Date // sent date
}

// CustomerFilter narrows a list of customers.
type CustomerFilter struct {
	Page
	Search       string
	Verification *Verification
}

// StatementFilter narrows a list of statements.
type StatementFilter struct {
	Page
	ID       *int64
	Search   string
	Kind     *StatementKind
	HolderID *int64
	From, To Date
}

// TransferFilter narrows a list of transfers.
type TransferFilter struct {
	Page
	OrderID     *int64
	StatementID *int64
	Account     *Account
	Event       *Event
	From, To    Date
}

// AuditFilter narrows the audit trail.
type AuditFilter struct {
	Page
	Kind     string
	Record   *int64
	ImportID *int64
}

// Ptr makes a pointer to a value, for a filter's field.
func Ptr[T any](v T) *T { return &v }
