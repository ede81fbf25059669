package intake

import (
	"slices"

	"parcelbook/data/say"
)

// combinations is how many ways to read the words of one header are tried.
const combinations = 128

// together reads words as one header: of all senses they can have, those that make a meaning.
func (in *interpreter) together(tokens []token) []guess {
	x := in.words.lexicon
	ways := []way{{}}
	end := len(tokens) - 1
	for end > 0 && tokens[end].remark {
		end--
	}
	for i, t := range tokens {
		last := i > 0 && i == end
		switch {
		case t.number > 0:
			for i := range ways {
				ways[i].number = t.number
			}
			continue
		case t.senses == nil:
			for i := range ways {
				ways[i].unknown++
				if t.remark {
					ways[i].remarks++
				}
			}
			continue
		}
		senses := t.senses
		if at := slices.IndexFunc(senses, func(s sense) bool { return x.names[s.concept] == ranging }); last && at >= 0 {
			senses = senses[at : at+1]
		}
		var next []way
		for _, w := range ways {
			for _, s := range senses {
				if len(next) == combinations {
					break
				}
				next = append(next, in.branch(w, t, s, last))
			}
		}
		ways = next
	}
	var list []guess
	for _, w := range ways {
		if w.set.empty() {
			continue
		}
		list = x.collect(list, w)
	}
	return list
}

// branch goes on along a way by a sense of the next word.
func (in *interpreter) branch(w way, t token, s sense, last bool) way {
	x := in.words.lexicon
	w.loss += t.loss
	switch foreign := in.foreign(s); {
	case foreign && (len(t.text) <= shortWord || t.loss == lossFuzzy && len(t.text) <= fuzzyFrom) && s.languages&x.common == 0 && x.names[s.concept] != little:
		w.loss += lossShort
	case foreign:
		w.loss += lossForeign
	}
	switch x.names[s.concept] {
	case little:
	case ranging:
		w.ranged = last
	case atEnd:
		if last {
			w.set = w.set.with(x.concepts["date"])
		}
	default:
		w.set = w.set.with(s.concept)
	}
	return w
}

// way is one way to read the words of a header.
type way struct {
	set              conceptSet
	loss             int
	unknown, remarks int // words that are not known, and those of them in brackets
	number           int
	ranged           bool // from or to, of which a date would be one end
}

// collect adds what concepts mean together to a list, in which each field stands once for the same purposes.
func (x *lexicon) collect(list []guess, w way) []guess {
	for field := range fieldCount {
		for i := range x.meanings[field] {
			h := &x.meanings[field][i]
			if !h.fits(w.set) {
				continue
			}
			g := guess{field: field, sure: h.sure - w.loss - w.unknowns(field, h.whose), rank: h.sure, in: h.in, with: h.with, without: h.without, side: x.side(w.set), part: x.part(field, w), reason: say.Textf("by its words %s", field)}
			at := slices.IndexFunc(list, func(other guess) bool { return other.field == field && other.in == g.in && other.with == g.with })
			switch {
			case at < 0:
				list = append(list, g)
			case list[at].sure < g.sure:
				list[at] = g
			}
		}
	}
	return list
}

// unknowns is what the words that are not known cost. One beside nothing but whose it is may be what it is: "Opinion of
// the buyer" is no name, unless the values are.
func (w way) unknowns(field Field, whose bool) int {
	loss := lossUnknown
	switch reading := fieldSpecs[field].reading; {
	case reading == asText && !whose:
		loss = lossUnknownText
	case reading == asText, reading == asRef, reading == asWord:
		loss = lossUnknownWord
	}
	switch field {
	case Reference:
		loss = lossUnknown
	case Fee:
		loss = 0 // whatever it is for
	}
	total := (w.unknown-w.remarks)*loss + w.remarks*lossUnknownRemark
	if w.ranged && fieldSpecs[field].reading == asDate {
		total += lossUnknown
	}
	return total
}

// side says whose it is.
func (x *lexicon) side(set conceptSet) side {
	switch has := func(name string) bool { return set.has(x.concepts[name]) }; {
	case has("billing"):
		return billingSide
	case has("recipient"), has("ship"), has("deliver"), has("destination"):
		return recipientSide
	case has("customer"):
		return customerSide
	}
	return noSide
}

// part says which part of a value in several columns it is.
func (x *lexicon) part(field Field, w way) int {
	has := func(name string) bool { return w.set.has(x.concepts[name]) }
	switch field {
	case BuyerName, RecipientName:
		switch {
		case has("first") && has("last"):
		case has("first"):
			return firstPart
		case has("last"):
			return lastPart
		}
	case Net:
		switch {
		case has("moneyin") && has("moneyout"):
		case has("moneyin"):
			return firstPart
		case has("moneyout"):
			return lastPart
		}
	case Shipping:
		if has("cod") { // beside the postage
			return lastPart
		}
	case Address:
		if has("house") {
			return max(w.number, 1) + 10
		}
		return w.number
	}
	return 0
}
