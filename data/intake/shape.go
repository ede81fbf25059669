package intake

import (
	"slices"
	"strconv"
	"strings"

	"parcelbook/data/say"
)

// How sure the values of a column make what it is, where its header says nothing.
const (
	sureByValues    = 74 // nothing else looks like that
	maybeByValues   = 64
	hardlyByValue   = 60
	enoughRows      = 5  // by which numbers that follow one another are those of orders
	sureByDirection = 84 // a few words that hardly say anything else
	sureByOrder     = 80 // the words say so surely, whether the numbers follow one another or not
)

// byShape says what columns may be by their values alone, where the headers say nothing, the surest first.
func (c *clues) byShape(at purpose, words []candidate) []candidate {
	var list []candidate
	for column := range c.profiles {
		if c.profiles[column].n < fewValues {
			continue
		}
		h := c.headings[column]
		refuted := h != nil && !slices.ContainsFunc(words, func(w candidate) bool { return w.column == column && w.conf > sureConflict })
		k, ok := c.shaped(at, column)
		if ok && !c.silent(column) { // some of its words are known, but nothing that they mean together
			k.conf -= lossPart / 2
			ok = k.conf >= sureByValues-lossPart/2 && (len(h.guesses) == 0 || refuted)
		}
		if ok && !slices.ContainsFunc(words, func(w candidate) bool { return w.field == k.field && w.conf >= sureMaybe }) {
			list = append(list, k)
		}
	}
	return onceEach(list)
}

// silent says whether the header of a column is no word that is known, or nothing but "number" or "code".
func (c *clues) silent(column int) bool {
	return c.headings[column] == nil || c.saysOnly(column, counted, coded, "reference")
}

// saysOnly says whether the words of a header that are known say nothing but some concepts.
func (c *clues) saysOnly(column int, concepts ...string) bool {
	x := c.in.words.lexicon
	left := c.headings[column].concepts.minus(conceptSet{}.with(x.concepts[little]))
	for _, name := range concepts {
		left = left.minus(conceptSet{}.with(x.concepts[name]))
	}
	return left.empty()
}

// likeness is what the values of a column are like, and the field that may be.
type likeness struct {
	fits  func(c *clues, column int, p *profile) bool
	field Field
	sure  int
	what  say.Text
	in    purposeSet
}

const statementPurposes = purposeSet(1<<codPurpose | 1<<payoutPurpose | 1<<ledgerPurpose | 1<<freightPurpose)

// likenesses are all of them, the first that fits to be believed.
var likenesses = []likeness{
	{func(_ *clues, _ int, p *profile) bool { return p.share(p.emails, 9) && p.several() }, Email, sureByValues, "e-mail addresses", everyPurpose},
	{func(_ *clues, _ int, p *profile) bool { return p.share(p.money, 9) && p.texts == p.n }, Currency, sureByValues, "currencies", everyPurpose},
	{func(c *clues, column int, p *profile) bool {
		return p.tellsWays() && (p.longest > 1 || p.minus > 0) && !c.speaks(column, "card", "method", "ship", "parcel", "waybill")
	}, Direction, sureByDirection, "words for which way money goes", statementPurposes &^ (1 << freightPurpose)},
	{func(c *clues, column int, _ *profile) bool { return c.namesEntries(column) }, EntryType, sureByDirection, "kinds of entries", ofEntries},
	{func(_ *clues, _ int, p *profile) bool { return p.share(p.dates, 9) }, OrderDate, maybeByValues, "dates", 1 << ordersPurpose},
	{func(_ *clues, _ int, p *profile) bool { return p.share(p.dates, 9) }, DeliveredDate, hardlyByValue, "dates", 1 << deliveryPurpose},
	{func(_ *clues, _ int, p *profile) bool { return p.share(p.dates, 9) }, PaidDate, hardlyByValue, "dates", statementPurposes},
	{func(c *clues, column int, _ *profile) bool { return c.numbered[column] }, OrderNumber, maybeByValues, "numbers that follow one another", everyPurpose &^ (1 << freightPurpose)},
	{func(_ *clues, _ int, p *profile) bool { return p.share(p.waybills, 8) }, Waybill, sureByValues, "waybills by their check digit", everyPurpose},
	{func(_ *clues, _ int, p *profile) bool {
		return p.share(p.phones, 9) && p.decimals == 0 && strings.ContainsAny(p.example, "+( ")
	}, Phone, maybeByValues, "telephone numbers", everyPurpose},
	{func(_ *clues, _ int, p *profile) bool { return p.share(p.refs, 9) && p.longest >= 8 && p.several() }, Waybill, hardlyByValue, "numbers that do not follow one another", everyPurpose},
	{func(_ *clues, _ int, p *profile) bool { return p.share(p.status, 8) && p.distinct > 1 }, Status, sureByValues + few, "words for a status", everyPurpose},
	{func(_ *clues, _ int, p *profile) bool { return p.share(p.methods, 8) }, PaymentMethod, maybeByValues, "ways to pay", everyPurpose},
	{func(_ *clues, _ int, p *profile) bool { return p.share(p.regions, 9) }, Country, maybeByValues, "codes of countries", everyPurpose},
	{func(_ *clues, _ int, p *profile) bool {
		return p.share(p.counts, 9) && p.decimals == 0 && p.longest <= 3 && !p.several()
	}, Quantity, hardlyByValue, "small whole numbers", 1 << ordersPurpose},
	{func(_ *clues, _ int, p *profile) bool { return p.words() && p.share(p.digits, 7) && p.several() }, Address, hardlyByValue, "words and numbers", everyPurpose},
	{func(_ *clues, _ int, p *profile) bool {
		return p.words() && p.digits == 0 && p.longest <= 40 && p.share(p.names, 8)
	}, RecipientName, hardlyByValue, "names", everyPurpose},
	{func(_ *clues, _ int, p *profile) bool { return p.words() && !p.several() }, Title, hardlyByValue, "words that come again", 1 << ordersPurpose},
}

// several says whether most values are there once.
func (p *profile) several() bool { return p.distinct*2 > p.n }

// words says whether the values are several words each.
func (p *profile) words() bool { return p.texts == p.n && p.share(p.spaces, 8) }

// shaped is the field that the values of a column look like.
func (c *clues) shaped(at purpose, column int) (candidate, bool) {
	p := &c.profiles[column]
	i := slices.IndexFunc(likenesses, func(s likeness) bool { return s.in.has(at) && s.fits(c, column, p) })
	if i < 0 {
		return candidate{}, false
	}
	s := likenesses[i]
	sure := s.sure
	if s.field == OrderNumber {
		sure = c.sureNumber(column)
	}
	reason := say.Textf("its values are %s, such as %q", s.what, p.example)
	return candidate{column: column, guess: guess{field: s.field, sure: sure, rank: sure, side: noSide, reason: reason}, conf: sure}, true
}

// sureNumber is how sure it is that numbers that follow one another are those of orders: no other column without a word
// that is known may hold numbers of anything.
func (c *clues) sureNumber(column int) int {
	switch {
	case c.speaks(column, "order"):
		return sureByOrder
	case c.othersMayNumber(column) || c.headings[column] == nil || c.profiles[column].n < enoughRows:
		return maybeByValues
	}
	return sureByValues
}

// othersMayNumber says whether another column, of which nothing is known, may hold the numbers of the orders.
func (c *clues) othersMayNumber(column int) bool {
	for other := range c.profiles {
		p := &c.profiles[other]
		if other != column && c.silent(other) && p.share(p.refs, 9) && p.decimals == 0 && p.distinct*2 > p.n && p.longest > 3 {
			return true
		}
	}
	return false
}

// follows says whether the values of a column follow one another as the numbers of orders do: each a little more, or
// a little less, than the one before. A count of the rows is not that.
func (c *clues) follows(column int) bool {
	p := &c.profiles[column]
	if p.n < 3 || p.runs() && p.longest < 4 || !p.share(p.refs, 9) {
		return false
	}
	up, down, steps := 0, 0, 0
	prefix, last := "", int64(-1)
	for i := range c.sample {
		head, n, ok := counter(c.sample[i].cell(column))
		if !ok {
			continue
		}
		if last >= 0 && n != last {
			steps++
			switch gap := n - last; {
			case head != prefix:
			case gap > 0 && gap <= nearby:
				up++
			case gap < 0 && gap >= -nearby:
				down++
			}
		}
		prefix, last = head, n
	}
	return steps >= 2 && max(up, down)*10 >= steps*9
}

// nearby is how far apart the numbers of orders are that follow one another.
const nearby = 100

// counter parts a number such as "WEB0411/25" into the last figures that may count, and what is around them.
func counter(text string) (around string, n int64, ok bool) {
	best := ""
	from := 0
	for i := 0; i < len(text); {
		if text[i] < '0' || text[i] > '9' {
			i++
			continue
		}
		j := i
		for j < len(text) && text[j] >= '0' && text[j] <= '9' {
			j++
		}
		if j-i >= len(best) {
			best, from = text[i:j], i
		}
		i = j
	}
	n, err := strconv.ParseInt(best, 10, 64)
	return text[:from] + "|" + text[min(from+len(best), len(text)):], n, err == nil
}

// countsWithin says whether values are numbers that count within a month or a year, such as 7/11/2026, one after another: days of
// a list go on by one as well, but of those the header says so.
func (c *clues) countsWithin(column int) bool {
	if c.speaks(column, "date") || !c.speaks(column, counted, coded, "slip") {
		return false
	}
	steps, ups := 0, 0
	within, last := "", 0
	for i := range c.sample {
		number, rest, ok := strings.Cut(c.sample[i].cell(column), "/")
		n, err := strconv.Atoi(number)
		if !ok || err != nil || rest == within && n == last {
			continue
		}
		if last > 0 {
			steps++
		}
		if rest == within && n == last+1 {
			ups++
		}
		within, last = rest, n
	}
	return steps >= enoughRows && ups*10 >= steps*8
}

// onceEach lowers what may be a field as well as others by the same values, so that it is asked.
func onceEach(list []candidate) []candidate {
	found := [fieldCount]int{}
	for _, k := range list {
		found[k.field]++
	}
	for i := range list {
		if k := &list[i]; found[k.field] > 1 && !many.Has(k.field) {
			k.conf = min(k.conf, hardlyByValue)
		}
	}
	return list
}
