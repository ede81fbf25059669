package data

import (
	"parcelbook/data/money"
	"parcelbook/data/say"
)

// Contact is one attempt to have an unpaid order settled, and what was agreed.
type Contact struct {
	ID       int64
	OrderID  int64
	Date     Date
	Note     string
	NextDate Date // when to look again; "" leaves it to the rules
	Promise  Date // the day by which someone said they would pay
}

// Due is one line of what is due today.
type Due struct {
	Order       OrderRow
	Holder      Account
	HolderName  string
	Amount      money.Amount
	DueDate     Date
	Estimate    bool // the delivery date behind DueDate is not known but reckoned
	DaysLate    int  // days past DueDate by the holder's own rule; below zero: not due yet
	Why         DueReason
	LastContact Contact
	NextDate    Date // follow up on this day: a set date, a promise, a dispute's deadline, else the due date
	Newest      Date // date of the holder's newest statement; "" where there is none
}

// DueReason says why an order is on the list; the next step follows from it.
type DueReason string

// The reasons, worst first.
const (
	DueDispute  DueReason = "dispute"  // evidence is due
	DuePromise  DueReason = "promise"  // a promise was not kept
	DueRemit    DueReason = "remit"    // a holder is late with the payout
	DueUnpaid   DueReason = "unpaid"   // the customer has not paid an online or card order, or not all at the door
	DueCarrier  DueReason = "carrier"  // the customer paid at the door, but which carrier has the money is not known
	DueDelivery DueReason = "delivery" // a COD parcel should have been delivered by now
	DueFollowUp DueReason = "followup" // the date set at the last contact has come
)

// DifferenceKind is a way in which a statement and the book disagree.
type DifferenceKind string

// The kinds of differences.
const (
	DiffShort     DifferenceKind = "short"
	DiffOver      DifferenceKind = "over"
	DiffMissing   DifferenceKind = "missing" // delivered, due by the newest statement, and on none
	DiffTwice     DifferenceKind = "paid twice"
	DiffUnknown   DifferenceKind = "unknown parcel"
	DiffCancelled DifferenceKind = "cancelled but paid"
	DiffFee       DifferenceKind = "fee off the rate card"
	DiffSum       DifferenceKind = "line does not add up"
	DiffTotal     DifferenceKind = "total does not add up"    // the statement's lines against the total it names
	DiffDeposit   DifferenceKind = "deposit does not add up"  // the statement against what reached the bank
	DiffState     DifferenceKind = "state disagrees"          // the statement and tracking tell different stories
	DiffCarrier   DifferenceKind = "other carrier"            // a carrier pays for a parcel that the book has with another
	DiffExchange  DifferenceKind = "paid in another currency" // than the order's: nobody can say whether the rate was right
)

// Said is the word as people say it.
func (k DifferenceKind) Said() say.Text { return say.Word(k) }

// DifferenceKinds lists the kinds in the order in which they are shown.
func DifferenceKinds() []DifferenceKind {
	return []DifferenceKind{
		DiffShort, DiffOver, DiffMissing, DiffTwice, DiffUnknown, DiffCancelled, DiffFee, DiffSum, DiffTotal, DiffDeposit, DiffState, DiffCarrier,
		DiffExchange,
	}
}

// Difference is one thing that a statement and the book disagree on. It is worked out anew each time, never stored.
type Difference struct {
	Kind        DifferenceKind
	HolderID    int64 // 0: the customer, who paid too much
	HolderName  string
	StatementID int64
	Statement   string // its reference
	LineID      int64
	OrderID     int64
	OrderNumber string
	ParcelID    int64
	Waybill     string
	Date        Date
	Expected    money.Amount
	Got         money.Amount
	Off         money.Amount // Got - Expected, 0 where their currencies differ; a fee above the card is below zero: it costs the seller
	Claim       Claim
	RowID       int64 // the row of the file it was read from
}

// Key tells one difference from another, so that a claim stays tied to it.
func (d Difference) Key() ClaimKey {
	return ClaimKey{Kind: d.Kind, StatementID: d.StatementID, LineID: d.LineID, ParcelID: d.ParcelID, OrderID: d.OrderID}
}

// ClaimKey names the difference a claim is about.
type ClaimKey struct {
	Kind                                   DifferenceKind
	StatementID, LineID, ParcelID, OrderID int64
}

// ClaimState is how far a claim has come.
type ClaimState string

// The states of a claim.
const (
	ClaimOpen     ClaimState = "open"
	Claimed       ClaimState = "claimed"
	ClaimResolved ClaimState = "resolved"
	ClaimDropped  ClaimState = "dropped"
)

// Claim is a difference the seller asks the carrier to mend.
type Claim struct {
	ID    int64
	Key   ClaimKey
	State ClaimState
	Date  Date // of the last change of state
	Note  string
}
