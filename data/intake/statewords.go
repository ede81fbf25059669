package intake

import (
	"cmp"
	"regexp"
	"slices"

	"parcelbook/data"
)

// A status may say several things at once, as does "Completed - Paid": one of the payment and another of the parcel, say.

// joint is what stands between the parts of such a status.
var joint = regexp.MustCompile(`\s[-–—]\s|[/|;,:·•&+、，；：\n]`)

// stateForms are the forms of a status that are known: the only one, or one of each of its parts; nil where not all are known.
func (v *vocabulary) stateForms(text string, known func(form string) bool) []string {
	if form, ok := v.stateForm(text, known); ok {
		return []string{form}
	}
	parts := joint.Split(text, -1)
	if len(parts) < 2 {
		return nil
	}
	forms := make([]string, 0, len(parts))
	for _, part := range parts {
		form, ok := v.stateForm(part, known)
		if !ok {
			return nil
		}
		forms = append(forms, form)
	}
	return forms
}

// and is what two parts of a status say together: of the order the furthest counts, as it does of columns that say it.
func (s StatusWords) and(t StatusWords) StatusWords {
	both := s
	if s.Order == "" || rank(t.Order) > rank(s.Order) {
		both.Order, both.Unpaid = t.Order, t.Unpaid
	}
	both.Parcel = cmp.Or(t.Parcel, s.Parcel)
	both.Unsettled, both.Unsent = s.Unsettled || t.Unsettled, s.Unsent || t.Unsent
	both.Part = s.Part || t.Part
	both.PaidToo, both.UnpaidToo = s.saysPaid() || t.saysPaid(), s.saysUnpaid() || t.saysUnpaid()
	return both
}

// saysPaid says whether an order was paid by its status, whatever became of it.
func (s *StatusWords) saysPaid() bool {
	return s.PaidToo || s.Order == data.OrderPaid || s.Order == data.OrderRefunded
}

func (s *StatusWords) saysUnpaid() bool { return s.UnpaidToo || s.Order == data.OrderUnpaid }

// saidState is what a status says, and in what words.
type saidState struct {
	StatusWords
	column       int
	header, text string
}

// reconcile leaves out, of states in one row of which some say that the order is paid and some that it is not, those that only take it for
// granted: "to be prepared" beside a payment that is outstanding, "new" beside one that was received.
func (v *vocabulary) reconcile(states []saidState) []saidState {
	paid := func(s saidState) bool { return s.saysPaid() }
	unpaid := func(s saidState) bool { return s.saysUnpaid() }
	if !slices.ContainsFunc(states, paid) || !slices.ContainsFunc(states, unpaid) {
		return states
	}
	granted := func(s saidState) bool { return (paid(s) || unpaid(s)) && !v.speaksOfPayment(s) }
	if !slices.ContainsFunc(states, v.speaksOfPayment) {
		return states
	}
	return slices.DeleteFunc(states, granted)
}

// speaksOfPayment says whether a status is one of the payment, by its words or those above it.
func (v *vocabulary) speaksOfPayment(s saidState) bool {
	return v.ofPayment(s.header) || v.lexicon.mentions(s.text, "pay")
}

// ofPayment says whether a header speaks of the payment.
func (v *vocabulary) ofPayment(header string) bool {
	return v.asksPaid(header) || v.lexicon.mentions(header, "pay")
}

// stateOf is what a status says in all of its parts.
func (v *vocabulary) stateOf(text string) (said StatusWords) {
	for _, s := range v.statesOf(text) {
		said = said.and(s)
	}
	return said
}

// statesOf is all that a status says, by the words that are known in general.
func (v *vocabulary) statesOf(text string) []StatusWords {
	var list []StatusWords
	for _, form := range v.stateForms(text, func(form string) bool { _, known := v.statusWords[form]; return known }) {
		list = append(list, v.statusWords[form])
	}
	return list
}
