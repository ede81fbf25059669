package intake

import (
	"cmp"
	"slices"
	"strings"

	"parcelbook/data/intake/value"
	"parcelbook/data/say"
)

// guess is what a header, or the values under it, may mean.
type guess struct {
	field   Field
	sure    int
	rank    int // how near the words come to the field's own name, among equals
	in      purposeSet
	with    FieldSet // it counts only beside a column of one of these
	without FieldSet // and only where there is none of these
	side    side
	part    int // of a value in several columns: the order of them; 0: all of it
	reason  say.Text
}

// side is whose a name, phone or address is, the likeliest to be the recipient's first.
type side uint8

const (
	recipientSide side = iota
	noSide
	customerSide
	billingSide
)

// The parts of a name, and of the net of an account: what came in and what went out.
const (
	firstPart = 1
	lastPart  = 2
)

// What less known words cost, by how the values of the field are read: a word that is not known may turn a date or
// an amount into another one, but hardly a name.
const (
	lossUnknown       = 25
	lossUnknownWord   = 19 // of numbers of orders and parcels, and of words: "Order no. of ACME"
	lossUnknownText   = 14
	lossUnknownRemark = 4
	lossForeign       = 9  // the word is of a language that hardly any other header is of
	lossShort         = 21 // and so short that it may be anything here, or spelt otherwise
	shortWord         = 3  // letters
)

// heading is a header that has been read: all that it may mean, the surest first.
type heading struct {
	guesses  []guess
	concepts conceptSet // that any of its words may speak of
	known    int        // words that are known
}

// interpreter reads the headers of a file.
type interpreter struct {
	words   *vocabulary
	weights []int // of each language: how many words of the headers can only be of it and few others
	read    map[string]*heading
}

func newInterpreter(words *vocabulary) *interpreter {
	return &interpreter{words: words, read: map[string]*heading{}}
}

// learnLanguages counts what languages the headers are in.
func (in *interpreter) learnLanguages(headers []string) {
	x := in.words.lexicon
	in.weights = make([]int, len(x.languages))
	in.read = map[string]*heading{}
	for _, header := range headers {
		for _, t := range x.tokens(header) {
			var languages languageSet
			for _, s := range t.senses {
				languages |= s.languages
			}
			for i := range x.languages {
				if n := languages.size(); languages&(1<<i) != 0 && n > 0 {
					in.weights[i] += 60 / n
				}
			}
		}
	}
}

func (s languageSet) size() (n int) {
	for ; s != 0; s &= s - 1 {
		n++
	}
	return n
}

// foreign says whether a sense is of languages that the file is hardly in.
func (in *interpreter) foreign(s sense) bool {
	if in.weights == nil {
		return false
	}
	most, best := slices.Max(in.weights), 0
	for i, weight := range in.weights {
		if s.languages&(1<<i) != 0 {
			best = max(best, weight)
		}
	}
	return best*4 < most
}

// heading reads a header.
func (in *interpreter) heading(header string) *heading {
	h, ok := in.read[header]
	if !ok {
		h = in.interpret(header)
		in.read[header] = h
	}
	return h
}

func (in *interpreter) interpret(header string) *heading {
	h := &heading{}
	whole, remark := value.Brackets(header)
	outside, inside := in.words.unpriced(whole, remark)
	tokens := in.words.lexicon.tokens(outside)
	means := in.words.lexicon.means(inside)
	for _, t := range in.words.lexicon.tokens(inside) {
		t.remark = t.senses != nil || !means // what a word of a remark is said of may be one that is not known: "Address (tower name)"
		tokens = append(tokens, t)
	}
	for _, t := range tokens {
		for _, s := range t.senses {
			h.concepts = h.concepts.with(s.concept)
		}
		if t.senses != nil {
			h.known++
		}
	}
	h.guesses = in.together(tokens)
	if len(h.guesses) == 0 && inside != "" && !in.words.lexicon.changes(inside) {
		h.guesses = in.together(in.words.lexicon.tokens(outside))
		for i := range h.guesses {
			h.guesses[i].sure -= lossPart
		}
	}
	if len(h.guesses) == 0 {
		h.guesses = in.apart(outside)
	}
	h.guesses = in.eitherNumber(outside, in.phrases(header, inside, h.guesses))
	if outside != whole || inside != remark {
		h.guesses = amountsFirst(h.guesses)
	}
	slices.SortStableFunc(h.guesses, func(a, b guess) int { return cmp.Or(b.sure-a.sure, b.rank-a.rank) })
	return h
}

// amountsUnder is what amounts under nothing but a currency may be: those of any kind, and surely none. nil: the header says something
// else.
func (in *interpreter) amountsUnder(header string) *heading {
	if in.heading(header).known > 0 || !in.words.isPrice(strings.TrimSpace(header)) {
		return nil
	}
	h := &heading{concepts: conceptSet{}.with(in.words.lexicon.concepts["amount"]), guesses: in.together(in.words.lexicon.tokens("amount"))}
	for i := range h.guesses {
		h.guesses[i].sure = min(h.guesses[i].sure, sureMaybe)
		h.guesses[i].reason = "its header is a currency"
	}
	return h
}

// amountsFirst leaves amounts alone where a header that names a currency may be one: "Delivery (EUR)" is no day.
func amountsFirst(list []guess) []guess {
	isAmount := func(g guess) bool { return fieldSpecs[g.field].reading == asAmount }
	if !slices.ContainsFunc(list, isAmount) {
		return list
	}
	return slices.DeleteFunc(list, func(g guess) bool { return !isAmount(g) })
}

// unpriced leaves out of a header, and of the remark in it, the currency that it names first or last, or a rate.
func (v *vocabulary) unpriced(outside, remark string) (string, string) {
	words := strings.Fields(outside)
	if last := len(words) - 1; last > 0 && v.isPrice(words[last]) {
		outside = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(outside), words[last]))
		words = words[:last]
	}
	if len(words) > 1 && v.isPrice(words[0]) {
		outside = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(outside), words[0]))
	}
	if rest, ok := strings.CutSuffix(strings.TrimSpace(outside), "%"); ok {
		if named := strings.TrimRight(rest, " .,0123456789"); named != strings.TrimRight(rest, " .,") && named != "" {
			outside = named // as is "VAT 20 %"
		}
	}
	if rate, ok := strings.CutSuffix(remark, "%"); ok && strings.Trim(rate, " .,0123456789") == "" && rate != "" {
		return outside, "" // "VAT (20 %)" is the tax at that rate
	}
	rest := slices.DeleteFunc(strings.Fields(remark), func(word string) bool { return v.Currency(word) != nil })
	return outside, strings.Join(rest, " ")
}

// isPrice says whether a word names a currency, and is nothing else.
func (v *vocabulary) isPrice(word string) bool {
	return len([]rune(word)) > 1 && v.Currency(word) != nil && !v.lexicon.spelt(word)
}

// phrases adds what whole headers are known to mean.
func (in *interpreter) phrases(header, remark string, list []guess) []guess {
	known := in.words.phrases[value.Normalise(header)]
	loss := 0
	if known == 0 && remark != "" && in.words.harmless(remark) {
		outside, _ := value.Brackets(header)
		known, loss = in.words.phrases[value.Normalise(outside)], lossBracket
	}
	for _, field := range known.Fields() {
		at := slices.IndexFunc(list, func(g guess) bool { return g.field == field && g.with == 0 })
		if at < 0 {
			at = len(list)
			list = append(list, guess{field: field, rank: sureEnough, in: everyPurpose, side: noSide})
			if field == BuyerName || field == RecipientName {
				list[at].side = in.sideOf(in.words.lexicon.tokens(header))
			}
		}
		g := &list[at]
		g.in, g.sure, g.reason = everyPurpose, max(g.sure, sureShared-loss), say.Textf("a common header of %s", field)
	}
	return list
}

// harmless says whether a remark in brackets changes nothing: a currency, a unit, a word that is not known.
func (v *vocabulary) harmless(remark string) bool {
	for _, t := range v.lexicon.tokens(remark) {
		for _, s := range t.senses {
			if v.lexicon.names[s.concept] != little {
				return false
			}
		}
	}
	return true
}

func (in *interpreter) sideOf(tokens []token) side {
	var set conceptSet
	for _, t := range tokens {
		for _, s := range t.senses {
			set = set.with(s.concept)
		}
	}
	return in.words.lexicon.side(set)
}

// apart reads the parts of a header that says the same in two languages, or two things.
func (in *interpreter) apart(header string) []guess {
	parts := strings.FieldsFunc(header, func(r rune) bool { return r == '\n' || r == '/' || r == '|' || r == '\\' })
	if len(parts) < 2 {
		east, west := scripts(header)
		if east == "" || west == "" {
			return nil
		}
		parts = []string{east, west}
	}
	var common []guess
	for _, part := range parts {
		list := in.together(in.words.lexicon.tokens(part))
		for i := range list {
			list[i].sure -= lossPart
			list[i].reason = say.Textf("%s in %s", list[i].reason, strings.TrimSpace(part))
		}
		switch {
		case len(list) == 0 && in.words.lexicon.means(part):
			return nil
		case len(list) == 0:
		case common == nil:
			common = list
		default:
			common = slices.DeleteFunc(common, func(g guess) bool {
				return !slices.ContainsFunc(list, func(other guess) bool { return other.field == g.field })
			})
			if len(common) == 0 {
				return nil
			}
		}
	}
	return common
}

// eitherNumber adds that a header which names a waybill's number and an order's, parted by a stroke, may be either.
func (in *interpreter) eitherNumber(header string, list []guess) []guess {
	parts := strings.Split(header, "/")
	at := slices.IndexFunc(list, func(g guess) bool { return g.field == Waybill })
	if len(parts) != 2 || at < 0 {
		return list
	}
	of := func(part string, field Field) bool {
		guesses := in.together(in.words.lexicon.tokens(part))
		return len(guesses) > 0 && slices.ContainsFunc(guesses, func(g guess) bool { return g.field == field && g.sure >= sureByOrder })
	}
	if !(of(parts[0], Waybill) && of(parts[1], OrderNumber)) && !(of(parts[0], OrderNumber) && of(parts[1], Waybill)) {
		return list
	}
	list[at].sure -= lossPart
	order := list[at]
	order.field, order.reason = OrderNumber, say.Textf("by its words %s", OrderNumber)
	return append(list, order)
}

// changing are the concepts that make something else of what they are said of.
var changing = []string{
	"estimate", "due", "return", "refund", "sender", "seller", "fee", "percent", "weight", "original", "insurance", "declared", "cancel", "billing",
	"tax", "discount", "count", "duration", "invoice", "papers", "cod", "excl", "flag",
}

// changes says whether a remark makes something else of a header.
func (x *lexicon) changes(remark string) bool {
	for _, t := range x.tokens(remark) {
		for _, s := range t.senses {
			if slices.Contains(changing, x.names[s.concept]) {
				return true
			}
		}
	}
	return false
}

// means says whether any word of a text is known to say something.
func (x *lexicon) means(text string) bool {
	for _, t := range x.tokens(text) {
		for _, s := range t.senses {
			if x.names[s.concept] != little && x.names[s.concept] != ranging {
				return true
			}
		}
	}
	return false
}
