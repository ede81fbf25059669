package data

import (
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"parcelbook/data/money"
	"parcelbook/data/say"
)

// AccountKind is a kind of account that money moves between.
type AccountKind string

// The accounts. Those of the first group hold money; the others say where it came from or went.
const (
	AccCustomer  AccountKind = "customer"  // owed by the customer
	AccChannel   AccountKind = "channel"   // held by a channel
	AccCarrier   AccountKind = "carrier"   // held by a carrier
	AccProcessor AccountKind = "processor" // held by a card processor
	AccTransit   AccountKind = "transit"   // paid out by a statement and not yet at the bank
	AccWallet    AccountKind = "wallet"    // the seller's own balance with a channel, until withdrawn
	AccBank      AccountKind = "bank"

	AccSales        AccountKind = "sales"
	AccReturns      AccountKind = "returns"
	AccFees         AccountKind = "fees" // by kind of fee
	AccFreight      AccountKind = "freight"
	AccPayable      AccountKind = "payable" // owed to a carrier for freight
	AccRefunds      AccountKind = "refunds"
	AccDisputed     AccountKind = "disputed"
	AccLosses       AccountKind = "losses" // by reason
	AccGains        AccountKind = "gains"
	AccCompensation AccountKind = "compensation"
	AccExchange     AccountKind = "exchange"
	AccOpening      AccountKind = "opening" // what holders held on the book's start date
)

// Account is where money is or goes: a kind, and where the kind needs one, a holder (or, in transit, a
// statement) and a name (the kind of fee, the reason of a loss). With the transfer's currency it is one balance.
type Account struct {
	Kind   AccountKind
	Holder int64  // record id of the holder; the statement's for money in transit
	Name   string // kind of fee or reason of loss
}

// String is the stored form: "carrier:3", "fees:0:cod", "bank".
func (a Account) String() string {
	s := string(a.Kind)
	if a.Holder != 0 || a.Name != "" {
		s += ":" + strconv.FormatInt(a.Holder, 10)
	}
	if a.Name != "" {
		s += ":" + a.Name
	}
	return s
}

// ParseAccount reads what String wrote.
func ParseAccount(s string) Account {
	kind, rest, _ := strings.Cut(s, ":")
	holder, name, _ := strings.Cut(rest, ":")
	id, _ := strconv.ParseInt(holder, 10, 64)
	return Account{Kind: AccountKind(kind), Holder: id, Name: name}
}

// Event is what happened, in the words of the money model.
type Event string

// The events that move money.
const (
	EventAccepted     Event = "accepted"
	EventCancelled    Event = "cancelled"    // unpaid, or refused on delivery
	EventPayment      Event = "payment"      // the buyer pays
	EventNet          Event = "net"          // net of a statement line
	EventDeposit      Event = "deposit"      // reaches the bank
	EventFee          Event = "fee"          // kept back by the holder
	EventFreight      Event = "freight"      // kept back, or invoiced
	EventFreightPaid  Event = "freight paid" // invoice paid from the bank
	EventSetOff       Event = "set off"      // invoice set off against cash collected
	EventRefund       Event = "refund"
	EventDisputed     Event = "disputed"
	EventDisputeWon   Event = "dispute won"
	EventDisputeLost  Event = "dispute lost"
	EventWriteOff     Event = "write-off"
	EventOver         Event = "overpayment accepted"
	EventCompensation Event = "compensation"
	EventLost         Event = "parcel lost"
	EventExchange     Event = "exchange"
	EventOpening      Event = "opening balance"
)

// Said is the word as people say it.
func (e Event) Said() say.Text { return say.Word(e) }

// Transfer is one movement of money from the credit account to the debit account: one row, never changed.
// A correction is a further transfer that reverses it.
type Transfer struct {
	ID            int64
	Key           string // what the transfer says, so that the same fact is not posted twice: "order 12 accepted"
	Event         Event
	Date          Date
	Debit, Credit Account
	Amount        money.Amount // above zero
	OrderID       int64        // 0 on a statement line's transfers: the order is the line's
	ParcelID      int64
	LineID        int64 // statement line
	StatementID   int64
	Reason        string
	Rate          decimal.Decimal // units of the other currency for one of this; zero where no currencies meet
	RowID         int64           // import row that gave the fact; 0: AuditID says who entered it
	AuditID       int64
	Reverses      int64 // the transfer taken back by this one
	RecordedAt    time.Time
}

// Same says whether two transfers move the same money for the same reason on the same day, at the same rate.
func (t Transfer) Same(u Transfer) bool {
	return t.Key == u.Key && t.Event == u.Event && t.Date == u.Date && t.Debit == u.Debit && t.Credit == u.Credit && t.Amount == u.Amount && t.Rate.Equal(u.Rate)
}

// Entry is a movement of money recorded by hand, or an opening balance: a payment at the door of the bank, a
// refund, a write-off, freight invoiced.
type Entry struct {
	ID          int64
	Event       Event
	Date        Date
	Amount      money.Amount
	OrderID     int64
	ParcelID    int64
	LineID      int64        // the statement line it mends
	Holder      Account      // the holder whose money moves; Bank where the bank itself takes or pays
	Other       money.Amount // what arrived in the other currency, for an exchange
	StatementID int64        // for an exchange: the statement whose money is in transit
	Reason      string
	RowID       int64
	Withdrawn   bool
}

// Dispute is a chargeback or a buyer's dispute over an order.
type Dispute struct {
	ID         int64
	OrderID    int64
	Chargeback bool // else a dispute opened with the channel
	Opened     Date
	Deadline   Date // evidence is due
	Closed     Date
	Outcome    Outcome
	Amount     int64 // minor units of the order's currency
	Evidence   string
	Note       string
	Withdrawn  bool
}

// Outcome is how a dispute ended.
type Outcome string

// The outcomes.
const (
	Undecided Outcome = ""
	Won       Outcome = "won"
	Lost      Outcome = "lost"
)
