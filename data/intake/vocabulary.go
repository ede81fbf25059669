package intake

import (
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/bojanz/currency"
	"golang.org/x/text/unicode/norm"

	"parcelbook/data"
	"parcelbook/data/money"
	"parcelbook/data/say"
	"parcelbook/resources"
)

// StatusWords are words of a file for a state of ours. A word with neither state is known to say nothing.
type StatusWords struct {
	Words  []string         `json:"words"`
	Order  data.OrderState  `json:"order,omitempty"`
	Parcel data.ParcelState `json:"parcel,omitempty"`
	// Unpaid is the state instead of Order where the file gives no day of payment: AliExpress calls an order
	// finished that was never paid.
	Unpaid data.OrderState `json:"unpaid,omitempty"`
	// Unsettled: no money has moved for the row of a statement that says this.
	Unsettled bool `json:"unsettled,omitempty"`
}

// MethodWords are words of a file for a method of payment; they may stand among others.
type MethodWords struct {
	Words  []string    `json:"words"`
	Method data.Method `json:"method"`
}

// EntryWords are words of a ledger for a type of entry; they may stand among others. Earlier ones win; without words all
// others are meant.
type EntryWords struct {
	Words []string       `json:"words"`
	Type  data.EntryType `json:"type"`
	// Negative: what the entry calls collected and net takes money away, and is written above zero.
	Negative bool `json:"negative,omitempty"`
	// BelowZero: only entries whose net is below zero are meant.
	BelowZero bool `json:"below_zero,omitempty"`
	// Whole: the words are meant where they are all that the entry says of itself.
	Whole bool `json:"whole,omitempty"`
}

// PartWords are words of an entry for what its amount is a part of; they may stand among others. Earlier ones win.
type PartWords struct {
	Words []string `json:"words"`
	Part  string   `json:"part"`
}

// vocabulary is the words by which unknown layouts are understood: resources/formats/generic.json.
type vocabulary struct {
	Fields     map[string]map[string][]string `json:"fields"` // by field and language
	CODFees    []string                       `json:"cod_fees"`
	Totals     []string                       `json:"totals"`
	Payouts    []string                       `json:"payouts"` // what a summary calls that which is paid out in all
	Status     []StatusWords                  `json:"status"`
	Settled    []string                       `json:"settled"`   // of rows of statements that say no more than that they are
	Unsettled  []string                       `json:"unsettled"` // of rows of statements for which no money has moved, besides those of Status
	CameBack   []string                       `json:"came_back"` // of parcels, in statements of carriers: elsewhere they may mean something else
	Methods    []MethodWords                  `json:"methods"`
	Carriers   []string                       `json:"carriers"` // names that values are known as carriers by
	Entries    []EntryWords                   `json:"entries"`
	Directions DirectionWords                 `json:"directions"`
	Currencies map[string][]string            `json:"currencies"`
	Countries  map[string][]string            `json:"countries"`       // names besides those that Unicode has, by code
	Tiny       []string                       `json:"tiny_currencies"` // worth less than a cent each
	Months     [][]string                     `json:"months"`
	Weekdays   [][]string                     `json:"weekdays"`   // from Sunday
	DateWords  []string                       `json:"date_words"` // that stand in dates and times of day and say nothing of the day
	Empty      []string                       `json:"empty"`      // that stand in a cell of any column in which there is nothing
	Nothing    []string                       `json:"nothing"`    // that stand beside those where a date, an amount, a number of an order or parcel, or a carrier is not known

	fields   [fieldCount][]alternative
	codFees  map[string]bool
	totals   map[string]bool
	tiny     map[string]bool
	months   map[string]int
	weekdays map[string]int
	little   map[string]bool // DateWords
	empty    map[string]bool // Empty as it is written, in lower case
	nothing  map[string]bool // Empty and Nothing
	// The first bytes of what stands for nothing; by them most texts are known to be something at once.
	beginNothing [256]bool
	currencies   map[string][]string

	lexicon      *lexicon
	phrases      map[string]FieldSet // what whole headers mean
	statusWords  map[string]StatusWords
	settled      map[string]bool
	unsettled    map[string]bool
	kinds        map[string]bool // words of Entries
	flows        flowWords
	methodWords  []string
	carrierNames map[string]bool
}

// languages is the order in which the languages of generic.json are tried.
var languages = []string{"en", "zh", "es", "pt", "fr", "de", "ru", "pl", "it", "tr", "vi", "id", "ko"}

const vocabularyFile = "generic.json"

// builtin is what the program brings along, read once.
var builtin = sync.OnceValues(func() (*library, error) { return load(resources.Formats()) })

// library is the formats and the words they share.
type library struct {
	formats []Format
	plans   []*plan // of formats
	words   *vocabulary
	headers map[string]bool // all headers that any of them knows, normalised
}

func load(files fs.FS) (*library, error) {
	names, err := fs.Glob(files, "*.json")
	if err != nil {
		return nil, say.Errorf("listing the formats: %w", err)
	}
	lib := &library{words: &vocabulary{}}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, say.Errorf("reading the format %s: %w", name, err)
		}
		switch name {
		case vocabularyFile:
			err = json.Unmarshal(text, lib.words)
		case headerWordsFile:
			lib.words.lexicon, err = parseLexicon(text)
		default:
			var format Format
			format, err = ParseFormat(text)
			lib.formats = append(lib.formats, format)
		}
		if err != nil {
			return nil, say.Errorf("the format %s: %w", name, err)
		}
	}
	if err := lib.words.prepare(); err != nil {
		return nil, say.Errorf("the format %s: %w", say.Raw(vocabularyFile), err)
	}
	lib.headers = map[string]bool{}
	lib.know(lib.words.fields[:]...)
	for _, f := range lib.formats {
		for _, headers := range f.Fields {
			lib.know(alternatives(headers, true, normalise))
		}
	}
	lib.plans = make([]*plan, len(lib.formats))
	for i := range lib.formats {
		if lib.plans[i], err = newPlan(&lib.formats[i], false, lib.words); err != nil {
			return nil, err
		}
	}
	return lib, nil
}

func (lib *library) know(lists ...[]alternative) {
	for _, list := range lists {
		for _, alt := range list {
			for _, part := range alt.parts {
				lib.headers[part] = true
			}
		}
	}
}

// prepare makes the words ready for comparing.
func (v *vocabulary) prepare() error {
	for name, byLanguage := range v.Fields {
		field, ok := ParseField(name)
		if !ok {
			return noField(name)
		}
		for language := range byLanguage {
			if !slices.Contains(languages, language) {
				return say.Errorf("%s: there is no language %q", name, language)
			}
		}
		for _, language := range languages {
			v.fields[field] = append(v.fields[field], alternatives(byLanguage[language], false, normalise)...)
		}
	}
	v.codFees, v.totals = wordSet(v.CODFees), wordSet(v.Totals)
	v.months, v.weekdays = numbered(v.Months, 1), numbered(v.Weekdays, 0)
	v.little, v.settled, v.unsettled = wordSet(v.DateWords), wordSet(v.Settled), wordSet(v.Unsettled)
	nothing := slices.Concat(v.Empty, v.Nothing)
	v.empty, v.nothing, v.beginNothing = formSet(v.Empty, strings.ToLower), wordSet(nothing), firstBytes(nothing)
	v.tiny = map[string]bool{}
	for _, code := range v.Tiny {
		v.tiny[code] = true
	}
	v.currencies = map[string][]string{}
	for _, code := range currency.GetCurrencyCodes() {
		v.currencies[code] = []string{code}
	}
	for _, symbol := range slices.Sorted(maps.Keys(v.Currencies)) {
		codes := v.Currencies[symbol]
		for _, code := range codes {
			if !money.ValidCurrency(code) {
				return say.Errorf("%q is not a currency: write its code of three letters, such as EUR", code)
			}
		}
		v.currencies[currencyToken(symbol)] = codes
	}
	v.prepareEvidence()
	return errors.Join(checkStatus(v.Status), v.Directions.check())
}

// prepareEvidence makes ready what headers and values are held against.
func (v *vocabulary) prepareEvidence() {
	v.phrases, v.statusWords = map[string]FieldSet{}, map[string]StatusWords{}
	for field := range fieldCount {
		for _, alt := range v.fields[field] {
			if len(alt.parts) == 1 {
				v.phrases[alt.parts[0]] = v.phrases[alt.parts[0]].With(field)
			}
		}
	}
	for header := range v.codFees {
		v.phrases[header] = v.phrases[header].With(Fee)
	}
	for _, s := range v.Status {
		for _, word := range s.Words {
			v.statusWords[normalise(word)] = s
		}
	}
	for _, m := range v.Methods {
		for _, word := range m.Words {
			v.methodWords = append(v.methodWords, normalise(word))
		}
	}
	v.carrierNames = wordSet(v.Carriers)
	v.flows, v.kinds = v.lexicon.flows(), map[string]bool{}
	maps.Copy(v.flows, v.Directions.flows())
	for _, e := range v.Entries {
		maps.Copy(v.kinds, wordSet(e.Words))
	}
}

// checkStatus finds a word that is given two meanings, or one that there is not.
func checkStatus(status []StatusWords) error {
	seen := map[string]StatusWords{}
	for _, s := range status {
		for _, state := range []data.OrderState{s.Order, s.Unpaid} {
			if state != "" && rank(state) < 0 {
				return say.Errorf("%q is no state of an order: choose from %s", string(state), listed(progress))
			}
		}
		if !s.Parcel.Valid() {
			return say.Errorf("%q is no state of a parcel: choose from %s", string(s.Parcel),
				listed([]data.ParcelState{data.ParcelSent, data.ParcelDelivered, data.ParcelRefused, data.ParcelReturned, data.ParcelLost}))
		}
		for _, word := range s.Words {
			key := normalise(word)
			if other, ok := seen[key]; ok && (other.Order != s.Order || other.Parcel != s.Parcel || other.Unsettled != s.Unsettled) {
				return say.Errorf("the status %q has two meanings: list it once", word)
			}
			seen[key] = s
		}
	}
	return nil
}

// listed writes our words one after another.
func listed[W ~string](words []W) string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = string(w)
	}
	return strings.Join(texts, ", ")
}

// numbered gives each list's words its number.
func numbered(lists [][]string, first int) map[string]int {
	numbers := map[string]int{}
	for i, words := range lists {
		for _, word := range words {
			numbers[normalise(word)] = first + i
		}
	}
	return numbers
}

func wordSet(words []string) map[string]bool { return formSet(words, normalise) }

func formSet(words []string, form func(string) string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[form(w)] = true
	}
	return set
}

// currencyToken is the form in which symbols and codes of currencies are compared.
func currencyToken(s string) string {
	return strings.ToUpper(strings.Join(strings.Fields(norm.NFKC.String(s)), ""))
}

// currency gives the currencies that a symbol or code may mean; none: it is not one.
func (v *vocabulary) currency(token string) []string {
	if codes, ok := v.currencies[token]; ok {
		return codes
	}
	return v.currencies[currencyToken(token)]
}

// isCode says whether a word of a header is a currency code, in capitals.
func isCode(word string) bool {
	return len(word) == 3 && word == strings.ToUpper(word) && money.ValidCurrency(word)
}

// headerCurrency gives the currencies that a header such as "Collected (SGD)", "收入金额（+元）" or "Сумма, руб." names.
func (v *vocabulary) headerCurrency(header string) []string {
	outside, inside := brackets(header)
	behind := ""
	if parts := strings.FieldsFunc(outside, func(r rune) bool { return r == ',' || r == '，' }); len(parts) > 1 {
		behind = parts[len(parts)-1]
	}
	for word := range strings.FieldsSeq(inside + " " + behind) {
		if codes := v.currency(strings.Trim(word, "+-")); codes != nil {
			return codes
		}
	}
	words := strings.FieldsFunc(outside, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("_/,，", r) })
	if len(words) < 2 {
		return nil
	}
	for _, word := range words {
		if isCode(word) {
			return []string{word}
		}
	}
	if last := words[len(words)-1]; v.isSign(last) {
		return v.currency(last)
	}
	return nil
}

// isSign says whether a word at the end of a header is a sign or an abbreviation of a currency, as in "Цена руб." or "单价/元",
// and nothing else: codes are written in capitals, and of a single letter hardly any is meant.
func (v *vocabulary) isSign(word string) bool {
	letters := []rune(word)
	switch {
	case v.currency(word) == nil || money.ValidCurrency(strings.ToUpper(word)):
		return false
	case ideographic(letters[0]):
		return true
	}
	return (len(letters) > 1 || !unicode.IsLetter(letters[0])) && !v.lexicon.spelt(word)
}

// namedCurrency gives the one currency code that the headers of a known layout name, those of columns that are not
// taken included.
func (v *vocabulary) namedCurrency(l *layout) string {
	if l.standing < known {
		return ""
	}
	found := ""
	for _, c := range l.columns {
		_, inside := brackets(c.Header)
		for word := range strings.FieldsSeq(inside) {
			switch {
			case !isCode(word):
			case found != "" && word != found:
				return ""
			default:
				found = word
			}
		}
	}
	return found
}
