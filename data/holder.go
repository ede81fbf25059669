package data

import (
	"errors"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"parcelbook/data/money"
	"parcelbook/data/say"
)

// HolderKind says what sort of party can hold the seller's money.
type HolderKind string

// The kinds of holder kept as records. The customer and the bank hold money too but need no such record.
const (
	KindChannel   HolderKind = "channel"   // a marketplace or shop that orders come from
	KindCarrier   HolderKind = "carrier"   // carries parcels, collects cash on delivery
	KindProcessor HolderKind = "processor" // settles card payments
)

// Said is the word as people say it.
func (k HolderKind) Said() say.Text { return say.Word(k) }

// Holder is a channel, carrier or card processor: whom to ask, and the rules by which they must pay.
type Holder struct {
	ID      int64
	Kind    HolderKind
	Name    string
	Contact string // a person or department
	Phone   string
	Email   string
	Note    string

	Cycle Cycle   // when the money they hold is due
	Fee   FeeRule // what a carrier keeps for collecting

	UsualDays     int    // days from sending to delivery, a carrier's; stands in where no delivery date is known
	PayWithinDays int    // days a channel's customer has to pay an online or card order
	Method        Method // how a channel's orders settle where its file does not say
	ProcessorID   int64  // who settles a channel's card orders; 0: the channel itself
}

// Validate says what is missing or impossible in the record.
func (h Holder) Validate() error {
	var errs []error
	if strings.TrimSpace(h.Name) == "" {
		errs = append(errs, say.Text("a name is needed"))
	}
	switch h.Kind {
	case KindChannel, KindCarrier, KindProcessor:
	default:
		errs = append(errs, say.Errorf("%q is not a kind of holder", string(h.Kind)))
	}
	if h.UsualDays < 0 || h.PayWithinDays < 0 {
		errs = append(errs, say.Text("days cannot be negative"))
	}
	if h.Method != "" && !h.Method.Valid() {
		errs = append(errs, say.Errorf("%q is not a method: choose online, cod or card", string(h.Method)))
	}
	errs = append(errs, h.Cycle.Validate(), h.Fee.Validate())
	return errors.Join(errs...)
}

// Basis is the fact that starts a payout cycle.
type Basis string

// The facts a cycle can count from.
const (
	FromDelivery Basis = "delivery"
	FromPayment  Basis = "payment"
	FromSending  Basis = "sending"
)

// Said is the word as people say it.
func (b Basis) Said() say.Text { return say.Word(b) }

// Cycle is the rule by which a holder pays out: so many days after a fact, then on the next of the days on
// which they pay. Neither weekdays nor month days means: on that very day.
type Cycle struct {
	From      Basis
	Days      int
	Working   bool           // Days skips Saturdays and Sundays
	Weekdays  []time.Weekday // pays on these days of the week
	MonthDays []int          // or on these days of the month, 1 to 31; 31 means month end
}

// Validate says what is impossible in the cycle. The zero Cycle is valid: due on the day of delivery.
func (c Cycle) Validate() error {
	switch c.From {
	case "", FromDelivery, FromPayment, FromSending:
	default:
		return say.Errorf("%q: a cycle counts from delivery, payment or sending", string(c.From))
	}
	if c.Days < 0 || c.Days > 366 {
		return say.Errorf("%d days: a cycle waits 0 to 366 days", c.Days)
	}
	if len(c.Weekdays) > 0 && len(c.MonthDays) > 0 {
		return say.Text("a cycle pays on days of the week or of the month, not both")
	}
	for _, d := range c.MonthDays {
		if d < 1 || d > 31 {
			return say.Errorf("%d is not a day of the month", d)
		}
	}
	return nil
}

// FeeRule is a carrier's rate card for collecting cash: a percentage of the amount collected plus a fixed
// part, at least a minimum. The zero FeeRule means that no rate card is known and no fee is checked.
type FeeRule struct {
	Percent  decimal.Decimal // 0.8 means 0.8 %
	Fixed    int64           // minor units of Currency
	Min      int64           // minor units of Currency
	Currency string
}

// Known says whether there is a rate card at all.
func (f FeeRule) Known() bool { return !f.Percent.IsZero() || f.Fixed != 0 || f.Min != 0 }

// Equal says whether two rate cards ask for the same.
func (f FeeRule) Equal(g FeeRule) bool {
	return f.Percent.Equal(g.Percent) && f.Fixed == g.Fixed && f.Min == g.Min && f.Currency == g.Currency
}

// Validate says what is impossible in the rate card.
func (f FeeRule) Validate() error {
	switch {
	case f.Percent.IsNegative() || f.Percent.GreaterThan(decimal.NewFromInt(100)):
		return say.Errorf("%s %%: a fee is 0 to 100 %% of the amount", f.Percent)
	case f.Fixed < 0 || f.Min < 0:
		return say.Text("a fee cannot be negative")
	case (f.Fixed != 0 || f.Min != 0) && !money.ValidCurrency(f.Currency):
		return say.Errorf("%q: a fixed or least fee needs a currency such as USD", f.Currency)
	}
	return nil
}
