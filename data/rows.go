package data

import "parcelbook/data/money"

// Holding is money of one order in one holder's hands, and when it is due.
type Holding struct {
	OrderID    int64
	Account    Account
	HolderName string
	Amount     money.Amount
	Due        Date // "" where no rule says
	Estimate   bool // Due rests on a reckoned delivery date
}

// OrderRow is an order as lists show it.
type OrderRow struct {
	Order
	Channel       string
	Customer      string
	CustomerIdent string
	Verification  Verification
	Carrier       string // of its first outbound parcel
	Waybills      string // of all its parcels, separated by spaces
	Codes         string // its aliases, separated by spaces
	ParcelState   ParcelState
	Delivered     Date
	Held          Holding // the most overdue of what others hold for it; zero when settled
	Open          bool    // something is still held or owed
}

// ParcelRow is a parcel as lists show it.
type ParcelRow struct {
	Parcel
	OrderNumber string
	Carrier     string
	Currency    string
	Freight     int64 // minor units of Currency that carrying it cost
	Fees        int64
}

// CustomerRow is a customer as lists show it.
type CustomerRow struct {
	Customer
	Orders    int
	Open      int            // orders not settled
	Refused   int            // parcels refused or returned
	Owed      []money.Amount // held or owed on open orders, by currency
	LastOrder Date
}

// StatementRow is a statement as lists show it.
type StatementRow struct {
	Statement
	HolderName string
	Lines      int
	Matched    int   // lines tied to an order
	Net        int64 // minor units: sum of the lines' net
	Deposited  int64 // minor units that reached the bank
	File       string
}

// CarrierRow is a carrier with what its parcels show.
type CarrierRow struct {
	Holder
	Parcels, Delivered, Returned, Lost, Underway int
	DaysToDeliver                                int // tenths of a day, on average; -1: unknown
	CODLag                                       int // tenths of a day from delivery to remittance, on average; -1: unknown
	Costs                                        []CarrierCost
	NewestStatement                              Date
}

// CarrierCost is what a carrier cost in one currency.
type CarrierCost struct {
	Currency      string
	Parcels       int   // that the cost is for: those it names, or where some of it names none, all sent in the period
	Freight, Fees int64 // minor units, in all
	Held          int64 // minor units that the carrier holds now
}

// SettlementRow is one group of the settlement report. All amounts are minor units of Currency. Money in dispute
// counts as held, for it is the seller's until the dispute is lost; money in a wallet counts as paid out, for the
// seller can withdraw it. What the seller gives back to a buyer afterwards is a refund and does not lower what
// was paid out.
type SettlementRow struct {
	Month     int // 202605, of the order date
	Method    Method
	Channel   string
	Carrier   string
	Currency  string
	Orders    int
	Sold      int64 // accepted
	Cancelled int64 // cancelled, refused, lost
	Paid      int64 // paid by buyers
	Fees      int64
	Freight   int64
	Refunds   int64
	Losses    int64 // written off and lost in disputes, compensation and gains taken off
	PaidOut   int64 // paid out by holders: in transit, at the bank or in a wallet
	Held      int64 // in the hands of carriers, channels and processors, or in dispute
	Owed      int64 // by customers
}

// ContactRow is a contact with its order.
type ContactRow struct {
	Contact
	OrderNumber string
}

// TransferRow is a transfer as lists show it, down to the cell it came from.
type TransferRow struct {
	Transfer
	DebitName, CreditName string // names of the holders
	OrderNumber           string
	Waybill               string
	Source                SourceRow // zero where it was entered by hand
	Audit                 Audit     // zero where it came from a file
}

// HolderTotal is what one holder has in one currency, over the whole book.
type HolderTotal struct {
	Account    Account // of money in transit: all of the statements of the holder, whose id it then carries
	HolderName string
	Amount     money.Amount
	Overdue    money.Amount // the part of Amount that was due before the day asked about
	OldestDue  Date         // "" where nothing held has a due date
	Orders     int          // orders that the money belongs to; money in transit and wallets count none
}
