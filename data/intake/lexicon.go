package intake

import (
	"encoding/json"
	"maps"
	"math/bits"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"parcelbook/data/intake/value"
	"parcelbook/data/say"
)

// concept is what a word of a header speaks of, whatever its language: an order, a date, a fee. The words of each
// are in resources/formats/headers.json.
type concept uint8

// conceptSet is a set of concepts.
type conceptSet [2]uint64

func (s conceptSet) has(c concept) bool { return s[c>>6]&(1<<(c&63)) != 0 }

func (s conceptSet) with(c concept) conceptSet {
	s[c>>6] |= 1 << (c & 63)
	return s
}

func (s conceptSet) union(t conceptSet) conceptSet { return conceptSet{s[0] | t[0], s[1] | t[1]} }

func (s conceptSet) minus(t conceptSet) conceptSet { return conceptSet{s[0] &^ t[0], s[1] &^ t[1]} }

func (s conceptSet) meets(t conceptSet) bool { return s[0]&t[0]|s[1]&t[1] != 0 }

func (s conceptSet) empty() bool { return s[0]|s[1] == 0 }

func (s conceptSet) size() int { return bits.OnesCount64(s[0]) + bits.OnesCount64(s[1]) }

// languageSet is a set of languages, by their index in the lexicon.
type languageSet uint32

// sense is a meaning of a word, and the languages in which it has it.
type sense struct {
	concept   concept
	languages languageSet
}

// purpose is what a file of a general format is for: its kind, and of a statement the kind of it.
type purpose uint8

// The purposes, by their names in headers.json.
const (
	ordersPurpose purpose = iota
	codPurpose
	payoutPurpose
	ledgerPurpose
	deliveryPurpose
	freightPurpose
	purposeCount
)

var purposeNames = [purposeCount]string{"orders", "cod", "payout", "ledger", "delivery", "freight"}

// purposeSet is a set of purposes.
type purposeSet uint8

const everyPurpose = purposeSet(1<<purposeCount - 1)

func (s purposeSet) has(p purpose) bool { return s&(1<<p) != 0 }

// purposeOf is the purpose of a format.
func purposeOf(f *Format) purpose {
	switch f.Kind {
	case Orders:
		return ordersPurpose
	case Delivered:
		return deliveryPurpose
	}
	for p, name := range purposeNames {
		if name == string(f.Statement) {
			return purpose(p) // #nosec G115 -- below purposeCount
		}
	}
	return codPurpose
}

// headerWords is headers.json: what words of headers speak of, and what they mean together.
type headerWords struct {
	Words      map[string]map[string][]string `json:"words"` // by concept and language; "stem*" begins a word
	Meanings   map[string][]meaningRule       `json:"meanings"`
	Counted    map[string][]string            `json:"counted"` // by language: headers of how many orders there were
	Others     []otherWords                   `json:"others"`
	BesideFees map[string]map[string][]string `json:"beside_fees"` // by concept and language: what words for fees, which "~" stands for, mean with others
}

// meaningRule says which concepts together are a field. Any concept that is neither in a head nor among those that
// may be there changes the meaning.
type meaningRule struct {
	In      []string       `json:"in,omitempty"`      // the purposes it holds for; all
	May     string         `json:"may,omitempty"`     // concepts that change nothing; "*": all but those in Not
	Not     string         `json:"not,omitempty"`     // concepts that it never has
	With    []string       `json:"with,omitempty"`    // it holds only beside a column of one of these fields
	Without []string       `json:"without,omitempty"` // it holds only where no column is one of these
	Heads   map[string]int `json:"heads"`             // concepts, "a|b" is either, and how sure they are
}

// head is a meaning made ready.
type head struct {
	all     []conceptSet // one of each
	core    conceptSet   // all of them together
	whose   bool         // they say whose it is, and not what
	may     conceptSet
	any     bool
	not     conceptSet
	in      purposeSet
	with    FieldSet
	without FieldSet
	sure    int
}

// lexicon is headerWords made ready.
type lexicon struct {
	concepts  map[string]concept
	names     []string
	languages []string
	joining   languageSet // the languages that write several nouns as one word
	common    languageSet // the language whose abbreviations are used in files of all others
	words     map[string][]sense
	stems     map[string][]sense
	byInitial map[string][]string // single words and stems of some length, by their first letter: where typing errors and abbreviations are looked up
	longest   int                 // how many words the longest entry has
	widest    int                 // how many runes the longest entry without spaces has
	meanings  [fieldCount][]head
	counted   map[string]bool
	others    []otherList
}

const headerWordsFile = "headers.json"

// little is the concept of words that say nothing.
const little = "of"

// counted and coded are the concepts of a number, which may be a telephone's or a house's, and of a code, which may not.
const (
	counted = "number"
	coded   = "code"
)

// ranging is the concept of words that make a date one end of a time.
const ranging = "range"

// commonLanguage is the one whose abbreviations, such as "ref", are used in files of all others.
const commonLanguage = "en"

// joiningLanguages write several nouns as one word.
var joiningLanguages = []string{"de", "nl", "da"}

// atEnd is the concept of words that make a date of what stands before them at the end of a header: "Paid on".
const atEnd = "on"

// spaced is the form in which words of headers are looked up: normalised, articles parted from their nouns, Korean
// in syllables.
func spaced(s string) string {
	return norm.NFC.String(value.Normalise(strings.Map(func(r rune) rune {
		if r == '\'' || r == '’' || r == 'ʼ' {
			return ' '
		}
		return r
	}, strings.ReplaceAll(s, "#", " number "))))
}

func parseLexicon(text []byte) (*lexicon, error) {
	var file headerWords
	if err := json.Unmarshal(text, &file); err != nil {
		return nil, err
	}
	x := &lexicon{concepts: map[string]concept{}, words: map[string][]sense{}, stems: map[string][]sense{}, byInitial: map[string][]string{}}
	x.names = make([]string, 0, len(file.Words))
	for name, byLanguage := range file.Words {
		x.names = append(x.names, name)
		for language := range byLanguage {
			if !slices.Contains(x.languages, language) {
				x.languages = append(x.languages, language)
			}
		}
	}
	slices.Sort(x.names)
	slices.Sort(x.languages)
	if len(x.names) > 128 || len(x.languages) > 32 {
		return nil, say.Errorf("%d concepts in %d languages are too many", len(x.names), len(x.languages))
	}
	for i, language := range x.languages {
		if slices.Contains(joiningLanguages, language) {
			x.joining |= 1 << i
		}
		if language == commonLanguage {
			x.common = 1 << i
		}
	}
	for i, name := range x.names {
		x.concepts[name] = concept(i) // #nosec G115 -- at most 128
	}
	for i, name := range x.names { // in one order, for of equal senses the first counts
		for at, language := range x.languages {
			for _, word := range file.Words[name][language] {
				x.add(word, sense{concept(i), 1 << at}) // #nosec G115 -- at most 128
			}
		}
	}
	x.addBesideFees(file)
	x.index()
	if err := x.readOthers(file); err != nil {
		return nil, err
	}
	return x, x.mean(file)
}

// index makes the words ready for being looked up: those that are stems, too, mean what these do.
func (x *lexicon) index() {
	for _, stem := range slices.Sorted(maps.Keys(x.stems)) {
		senses := x.stems[stem]
		for end := len(stem) - 1; end > 3; end-- {
			widen(senses, x.stems[stem[:end]])
		}
		if _, ok := x.words[stem]; ok {
			for _, s := range senses {
				merge(x.words, stem, s)
			}
		}
	}
	for _, word := range slices.Concat(slices.Collect(maps.Keys(x.words)), slices.Collect(maps.Keys(x.stems))) {
		if runes := []rune(word); len(runes) >= fuzzyFrom && !strings.Contains(word, " ") && !unspaced(runes[0]) {
			x.byInitial[string(runes[0])] = append(x.byInitial[string(runes[0])], word)
		}
	}
	for initial, list := range x.byInitial {
		slices.Sort(list)
		x.byInitial[initial] = slices.Compact(list)
	}
}

func (x *lexicon) add(word string, s sense) {
	list, key := x.words, spaced(word)
	if strings.HasSuffix(word, "*") {
		list = x.stems
	}
	x.longest = max(x.longest, strings.Count(key, " ")+1)
	x.widest = max(x.widest, len([]rune(key)))
	merge(list, key, s)
}

// widen adds to the senses of a longer stem the languages in which a shorter one means the same.
func widen(senses, shorter []sense) {
	for i := range senses {
		for _, s := range shorter {
			if s.concept == senses[i].concept {
				senses[i].languages |= s.languages
			}
		}
	}
}

// merge adds a sense to those of a word.
func merge(list map[string][]sense, word string, s sense) {
	for i := range list[word] {
		if known := &list[word][i]; known.concept == s.concept {
			known.languages |= s.languages
			return
		}
	}
	list[word] = append(list[word], s)
}

// mean makes the meanings ready.
func (x *lexicon) mean(file headerWords) error {
	for name, rules := range file.Meanings {
		field, ok := ParseField(name)
		if !ok {
			return noField(name)
		}
		for _, rule := range rules {
			heads, err := x.heads(rule)
			if err != nil {
				return say.Errorf("%s: %w", name, err)
			}
			x.meanings[field] = append(x.meanings[field], heads...)
		}
	}
	return nil
}

func (x *lexicon) heads(rule meaningRule) ([]head, error) {
	base := head{in: everyPurpose}
	if len(rule.In) > 0 {
		base.in = 0
	}
	for _, name := range rule.In {
		p := slices.Index(purposeNames[:], name)
		if p < 0 {
			return nil, say.Errorf("there is no purpose %q", name)
		}
		base.in |= 1 << p
	}
	var err error
	if base.with, err = fieldSet(rule.With); err != nil {
		return nil, err
	}
	if base.without, err = fieldSet(rule.Without); err != nil {
		return nil, err
	}
	if base.any = rule.May == "*"; !base.any {
		if base.may, err = x.set(strings.Fields(rule.May)); err != nil {
			return nil, err
		}
	}
	if base.not, err = x.set(strings.Fields(rule.Not)); err != nil {
		return nil, err
	}
	persons, err := x.set(append([]string{"ship", "deliver"}, owners...))
	if err != nil {
		return nil, err
	}
	heads := make([]head, 0, len(rule.Heads))
	for _, words := range slices.Sorted(maps.Keys(rule.Heads)) {
		h := base
		h.sure = rule.Heads[words]
		for either := range strings.FieldsSeq(words) {
			set, err := x.set(strings.Split(either, "|"))
			if err != nil {
				return nil, err
			}
			h.all = append(h.all, set)
			h.core = h.core.union(set)
		}
		h.whose = h.core.minus(persons).empty()
		heads = append(heads, h)
	}
	return heads, nil
}

func fieldSet(names []string) (set FieldSet, err error) {
	for _, name := range names {
		field, ok := ParseField(name)
		if !ok {
			return 0, noField(name)
		}
		set = set.With(field)
	}
	return set, nil
}

func (x *lexicon) set(names []string) (conceptSet, error) {
	var set conceptSet
	for _, name := range names {
		c, ok := x.concepts[name]
		if !ok {
			return set, say.Errorf("there is no concept %q", name)
		}
		set = set.with(c)
		if name == counted { // a code is a number, where a meaning does not say otherwise
			set = set.with(x.concepts[coded])
		}
	}
	return set, nil
}

// fits says whether concepts are what the head says, and nothing that changes it.
func (h *head) fits(set conceptSet) bool {
	if set.meets(h.not) {
		return false
	}
	var used conceptSet
	for _, either := range h.all {
		if !set.meets(either) {
			return false
		}
		used = used.union(either)
	}
	return h.any || set.minus(used).minus(h.may).empty()
}
