package intake

import (
	"slices"
	"strings"
	"unicode"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
)

// cameBack are the states of parcels that were not handed over and will not be.
var cameBack = []data.ParcelState{data.ParcelRefused, data.ParcelReturned, data.ParcelLost}

// sheetState is what the name of a sheet says of all its rows.
type sheetState struct {
	StatusWords
	unpaid bool // nothing was paid for them yet
	paid   bool
}

// sheetState is what a name says of all rows of a sheet. It may say that beside words that change nothing of it, as "Pending COD" and
// "March returns" do, and "Not returned" does not.
func (v *vocabulary) sheetState(name string) (s sheetState) {
	words := strings.Fields(name)
	names := []string{name}
	for i := 1; i < len(words); i++ {
		if v.neutral(words[:i]) {
			names = append(names, strings.Join(words[i:], " "))
		}
	}
	for i := len(words) - 1; i > 0; i-- {
		if v.neutral(words[i:]) {
			names = append(names, strings.Join(words[:i], " "))
		}
	}
	for _, name := range names {
		states := v.statesOf(name)
		s.unpaid, s.paid = v.isStateOf(name, v.unsettled), v.isStateOf(name, v.settled)
		for _, state := range states {
			s.StatusWords = s.and(state)
		}
		s.unpaid = s.unpaid || s.Unsettled
		s.paid = s.paid || s.Order == data.OrderPaid && v.lexicon.mentions(name, "pay")
		if len(states) > 0 || s.unpaid || s.paid {
			return s
		}
	}
	return s
}

// neutral says whether words of a sheet's name say nothing of how its rows stand: what they are, and of when.
func (v *vocabulary) neutral(words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool {
		return !strings.ContainsFunc(word, unicode.IsDigit) && !v.IsMonth(word) && !v.sheetWords[value.Normalise(word)] &&
			!slices.ContainsFunc([]string{"order", "sale", "parcel", "waybill", "cod", "carrier"}, func(concept string) bool { return v.lexicon.mentions(word, concept) })
	})
}

// off says whether orders were called off, or parcels came back.
func (s *sheetState) off() bool {
	return s.Order.Off() || slices.Contains(cameBack, s.Parcel)
}

// setsApart says whether the name of a sheet says of all its rows what their columns do not, so that they are no more rows of another
// sheet: orders that were cancelled, or parcels that came back or are not paid for.
func (l *layout) setsApart(name string, words *vocabulary) bool {
	if l.fields.Has(Status) {
		return false
	}
	s := words.sheetState(name)
	return s.off() || l.format.Kind == Statements && (s.unpaid || s.Unsent || s.Parcel == data.ParcelSent)
}

// sheetSays is what the name of the row's sheet says of the row, where the file has no column for that.
func (r *reader) sheetSays() sheetState {
	if r.layout.fields.Has(Status) {
		return sheetState{}
	}
	name := r.table.sheetOf(r.row)
	s, ok := r.sheets[name]
	if !ok {
		s = r.words.sheetState(name)
		r.sheets[name] = s
	}
	return s
}

// readSheetState takes in what the name of the row's sheet says of its order.
func (r *reader) readSheetState(d *draft) StatusWords {
	s := r.sheetSays()
	if !s.off() && !s.paid {
		return StatusWords{}
	}
	d.off, d.on, d.saidPaid = d.off || s.off(), d.on || !s.off(), d.saidPaid || s.paid
	d.Has = d.Has.With(Status)
	d.wordState = together(d.wordState, s.Order)
	return s.StatusWords
}

// heedSheet lets the net of a row that says nothing else of its parcel, or the name of its sheet, say that the parcel came back.
func (r *reader) heedSheet(line *data.StatementLine) {
	s, name := r.sheetSays(), r.table.sheetOf(r.row)
	net, hasNet := r.first(Net)
	switch {
	case r.format.Statement != data.StatementCOD:
	case hasNet && r.netIsCost(line):
		r.collectNothing(line, true)
		r.tellOnce(net, r.header(net), "%q is no more than what some parcels cost: what these would have collected is not taken as collected")
	case !s.off():
	case hasNet && line.Net > 0:
		r.failRow(say.Textf("by the name of the sheet %q the parcel came back, and still a net is reckoned for it: leave it out, or name the sheet otherwise", name))
	default:
		r.collectNothing(line, hasNet)
		if key := "sheet " + name; !r.told[key] {
			r.told[key] = true
			r.result.Problems = append(r.result.Problems, data.Problem{Sheet: name, Reason: say.Textf(toldUncollected, name)})
		}
	}
}
