package data

import (
	"errors"

	"parcelbook/data/say"
)

// StatementKind says what a holder accounts for.
type StatementKind string

// The kinds of statement.
const (
	StatementCOD     StatementKind = "cod"     // a carrier's remittance
	StatementPayout  StatementKind = "payout"  // a card processor's or channel's payout, order by order
	StatementLedger  StatementKind = "ledger"  // a channel's running account, entry by entry, withdrawals included
	StatementFreight StatementKind = "freight" // a carrier's invoice
)

// Statement is a file, or an entry by hand, by which a holder accounts for money.
type Statement struct {
	ID        int64
	Kind      StatementKind
	HolderID  int64
	Reference string // the holder's number of it, else the file's name
	Date      Date   // the day it was paid or issued
	Currency  string
	Total     int64 // minor units that the statement itself names as its total
	HasTotal  bool
	ImportID  int64 // 0: entered by hand
	Withdrawn bool
}

// Validate says what is missing in the record.
func (s Statement) Validate() error {
	var errs []error
	if s.HolderID == 0 {
		errs = append(errs, say.Text("a statement is somebody's: choose the carrier, channel or processor"))
	}
	if s.Date == "" {
		errs = append(errs, say.Text("a statement needs a date"))
	}
	return errors.Join(errs...)
}

// EntryType says what a line of a ledger is about.
type EntryType string

// The types of ledger entries. A COD or payout line has none.
const (
	EntryRelease    EntryType = "release" // an order's money becomes the seller's
	EntryFee        EntryType = "fee"
	EntryRefund     EntryType = "refund"
	EntryWithdrawal EntryType = "withdrawal" // the wallet is paid out to the bank
	EntryChargeback EntryType = "chargeback" // a dispute takes the money back; above zero: it was won, and the money comes again
	EntryAdjustment EntryType = "adjustment"
)

// StatementLine is one row of a statement. All amounts are minor units of the statement's currency.
type StatementLine struct {
	ID            int64
	StatementID   int64
	Ordinal       int    // its place in the statement
	Ident         string // what the same line says again in another file: its fields and its ordinal among equals
	Waybill       string
	OrderNumber   string
	EntryType     EntryType
	Collected     int64
	Fees          []Fee // kept back by the holder, by kind; above zero takes money from the seller
	Freight       int64
	Net           int64 // what is paid out for the line; below zero the seller owes
	DeliveredDate Date
	PaidDate      Date
	State         ParcelState // what the line says of the parcel
	FileState     string
	Reference     string // bank reference
	Recipient     string
	Note          string
	OrderID       int64 // the order it was matched to; 0: none
	ParcelID      int64
	RowID         int64
	Withdrawn     bool
}

// Left is what was collected less what was kept back of it, in minor units: the net, of a line that adds up.
func (l StatementLine) Left() int64 { return l.Collected - l.FeeTotal() - l.Freight }

// FeeTotal sums the fees kept back.
func (l StatementLine) FeeTotal() int64 {
	var sum int64
	for _, f := range l.Fees {
		sum += f.Amount
	}
	return sum
}

// AddFee adds a fee to those of its kind.
func (l *StatementLine) AddFee(fee Fee) {
	for i := range l.Fees {
		if l.Fees[i].Kind == fee.Kind {
			l.Fees[i].Amount += fee.Amount
			return
		}
	}
	l.Fees = append(l.Fees, fee)
}

// Fee is one kind of fee on a line.
type Fee struct {
	Kind   string // "cod", or the header of its column
	Amount int64  // minor units
}

// The kinds of fees that need no column header to name them.
const (
	FeeCOD    = "cod"    // a carrier's for collecting, which its rate card speaks of
	FeePayout = "payout" // what a channel or card processor keeps of a payout
)

// Deposit is the money that really reached the bank for a statement.
type Deposit struct {
	ID          int64
	StatementID int64
	Date        Date
	Currency    string
	Amount      int64 // minor units; below zero: the bank paid
	Reference   string
	Withdrawn   bool
}
