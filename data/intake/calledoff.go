package intake

import (
	"slices"
	"strings"
	"unicode"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
)

// A column called cancelled, refunded, returned, sent or delivered may only say yes or no: yes says of the order what a status that is
// called so would, and no says nothing. So may one called paid, where no says that it is not.

// asked is what a header says of an order where its column says yes, be it as a question: "Is cancelled", "是否取消", "Shipped?".
// Off says whether the order is called off by that or came back.
func (v *vocabulary) asked(header string) (state StatusWords, off, ok bool) {
	state = v.stateOf(v.question(header))
	off = state.Order.Off()
	return state, off, off || state.Parcel == data.ParcelSent || state.Parcel == data.ParcelDelivered
}

// ofReturns says whether the days of a column are by its header those on which orders came back.
func (r *reader) ofReturns(column int) bool {
	return noted(r.returns, column, func() bool { return r.words.lexicon.mentions(r.header(column), "return") })
}

// noted gives what was found of a column, and finds it where nobody asked yet.
func noted(found map[int]bool, column int, find func() bool) bool {
	is, known := found[column]
	if !known {
		is = find()
		found[column] = is
	}
	return is
}

// question is what a header asks, without the words that only make a question of it.
func (v *vocabulary) question(header string) string {
	form := value.Normalise(header)
	for _, word := range v.Answers.Ask {
		form = without(form, value.Normalise(word))
	}
	return form
}

// asksPaid says whether a header asks whether an order is paid: "Paid?", "是否付款".
func (v *vocabulary) asksPaid(header string) bool {
	return v.answered.paid[value.Normalise(header)] || v.answered.paid[v.question(header)]
}

// without leaves out a word that a text begins or ends with.
func without(text, word string) string {
	space := " "
	if first, _ := firstRune(word); unspaced(first) || unicode.Is(unicode.Hangul, first) {
		space = ""
	}
	return strings.TrimSuffix(strings.TrimPrefix(text, word+space), space+word)
}

// answer says whether a text is a yes or a no, be it by a sign.
func (v *vocabulary) answer(text string) (yes, no bool) {
	form := value.Normalise(text)
	if form == "" {
		return slices.Contains(v.Answers.Yes, text), slices.Contains(v.Answers.No, text)
	}
	return v.answered.yes[form] || form == "1", v.answered.no[form] || form == "0"
}

// saidOff lists the columns that say yes or no under such a header. Where nearly all say yes, it may mean that orders can be called off.
func (c *clues) saidOff(at purpose) []candidate {
	if at != ordersPurpose {
		return nil
	}
	var list []candidate
	for column := range c.profiles {
		p := &c.profiles[column]
		_, off, state := c.in.words.asked(c.names[column])
		if !state && !c.in.words.asksPaid(c.names[column]) || !p.share(p.answers, 5) && !p.flags() || state && !p.share(p.answers, 9) && !p.flags() {
			continue
		}
		yes := 0
		for i := range c.sample {
			is, _ := c.in.words.answer(c.sample[i].cell(column))
			yes += once(is)
		}
		k := candidate{column: column, conf: sureByDirection, guess: guess{
			field: Status, sure: sureByDirection, rank: sureByDirection, side: noSide, reason: "by its words and its values, which are yes or no",
		}}
		if off && yes*4 > len(c.sample)*3 {
			k.question(say.Textf("%s, but nearly all orders would be called off", k.reason))
		}
		list = append(list, k)
	}
	return list
}
