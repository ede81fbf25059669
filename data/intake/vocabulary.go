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

	"parcelbook/data"
	"parcelbook/data/intake/value"
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
	// Part: of the order a part was paid.
	Part bool `json:"part,omitempty"`
	// Unsent: nothing has been sent yet, whether it is paid or not.
	Unsent bool `json:"unsent,omitempty"`
	// PaidToo and UnpaidToo are what a status that says several things says of the payment beside Order.
	PaidToo   bool `json:"-"`
	UnpaidToo bool `json:"-"`
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
	// In: they are meant in statements of that kind alone; "": in all.
	In data.StatementKind `json:"in,omitempty"`
}

// PartWords are words of an entry for what its amount is a part of; they may stand among others. Earlier ones win.
type PartWords struct {
	Words []string `json:"words"`
	Part  string   `json:"part"`
}

// vocabulary is the words by which unknown layouts are understood: resources/formats/generic.json.
type vocabulary struct {
	value.Words
	Fields     map[string]map[string][]string `json:"fields"` // by field and language
	CODFees    []string                       `json:"cod_fees"`
	Totals     []string                       `json:"totals"`
	Balances   []string                       `json:"balances"` // what a period of an account begins and ends with
	Payouts    []string                       `json:"payouts"`  // what a summary calls that which is paid out in all
	Status     []StatusWords                  `json:"status"`
	Settled    []string                       `json:"settled"`     // of rows of statements that say no more than that they are
	Unsettled  []string                       `json:"unsettled"`   // of rows of statements for which no money has moved, besides those of Status
	CameBack   []string                       `json:"came_back"`   // of parcels, in statements of carriers: elsewhere they may mean something else
	Closed     []string                       `json:"closed"`      // likewise: they leave it to the amounts what became of it
	SheetWords []string                       `json:"sheet_words"` // what sheets are called by beside what they say of their rows
	Partly     []string                       `json:"partly"`      // of parcels of which a part was delivered
	Methods    []MethodWords                  `json:"methods"`
	Answers    AnswerWords                    `json:"answers"`
	Free       []string                       `json:"free"`     // that stand for postage that is nothing
	Pieces     []string                       `json:"pieces"`   // behind a number of them
	Carriers   []string                       `json:"carriers"` // names that values are known as carriers by
	Entries    []EntryWords                   `json:"entries"`
	Directions DirectionWords                 `json:"directions"`

	fields   [fieldCount][]alternative
	codFees  map[string]bool
	totals   map[string]bool
	balances map[string]bool

	lexicon      *lexicon
	phrases      map[string]FieldSet // what whole headers mean
	statusWords  map[string]StatusWords
	settled      map[string]bool
	unsettled    map[string]bool
	sheetWords   map[string]bool
	partly       map[string]bool
	kinds        map[string]EntryWords // by each word of Entries
	flows        flowWords
	methodWords  []string
	answered     answers
	free         map[string]bool
	pieces       map[string]bool
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
			lib.know(alternatives(headers, true, value.Normalise))
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
			v.fields[field] = append(v.fields[field], alternatives(byLanguage[language], false, value.Normalise)...)
		}
	}
	v.codFees, v.totals, v.balances = value.Set(v.CODFees), value.Set(v.Totals), value.Set(v.Balances)
	v.settled, v.unsettled, v.partly, v.sheetWords = value.Set(v.Settled), value.Set(v.Unsettled), value.Set(v.Partly), value.Set(v.SheetWords)
	v.free, v.pieces = value.Set(v.Free), value.Set(v.Pieces)
	v.prepareEvidence()
	return errors.Join(v.Words.Prepare(), checkStatus(v.Status), v.Directions.check())
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
			v.statusWords[value.Normalise(word)] = s
		}
	}
	for _, m := range v.Methods {
		for _, word := range m.Words {
			v.methodWords = append(v.methodWords, value.Normalise(word))
		}
	}
	v.answered = answers{yes: value.Set(v.Answers.Yes), no: value.Set(v.Answers.No), paid: value.Set(v.Answers.Paid)}
	v.carrierNames = value.Set(v.Carriers)
	v.flows, v.kinds = v.lexicon.flows(), map[string]EntryWords{}
	maps.Copy(v.flows, v.Directions.flows())
	for _, e := range v.Entries {
		for word := range value.Set(e.Words) {
			if _, ok := v.kinds[word]; !ok { // the first that has it counts, as in entryWords
				v.kinds[word] = e
			}
		}
	}
}

// checkStatus finds a word that is given two meanings, or one that there is not.
func checkStatus(status []StatusWords) error {
	seen := map[string]StatusWords{}
	for _, s := range status {
		for _, state := range []data.OrderState{s.Order, s.Unpaid} {
			if state != "" && rank(state) < 0 {
				return say.Errorf("%q is no state of an order: choose from %s", string(state), listed(data.OrderStates()))
			}
		}
		if !s.Parcel.Valid() {
			return say.Errorf("%q is no state of a parcel: choose from %s", string(s.Parcel),
				listed([]data.ParcelState{data.ParcelSent, data.ParcelDelivered, data.ParcelRefused, data.ParcelReturned, data.ParcelLost}))
		}
		for _, word := range s.Words {
			key := value.Normalise(word)
			if other, ok := seen[key]; ok && (other.Order != s.Order || other.Parcel != s.Parcel || other.Unsettled != s.Unsettled || other.Unsent != s.Unsent) {
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

// isCode says whether a word of a header is a currency code, in capitals.
func isCode(word string) bool {
	return len(word) == 3 && word == strings.ToUpper(word) && money.ValidCurrency(word)
}

// headerCurrency gives the currencies that a header such as "Collected (SGD)", "收入金额（+元）" or "Сумма, руб." names.
func (v *vocabulary) headerCurrency(header string) []string {
	outside, inside := value.Brackets(header)
	behind := ""
	if parts := strings.FieldsFunc(outside, func(r rune) bool { return r == ',' || r == '，' }); len(parts) > 1 {
		behind = parts[len(parts)-1]
	}
	for word := range strings.FieldsSeq(inside + " " + behind) {
		if codes := v.Currency(strings.Trim(word, "+-")); codes != nil {
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
		return v.Currency(last)
	}
	return nil
}

// isSign says whether a word at the end of a header is a sign or an abbreviation of a currency, as in "Цена руб." or "单价/元",
// and nothing else: codes are written in capitals, and of a single letter hardly any is meant.
func (v *vocabulary) isSign(word string) bool {
	letters := []rune(word)
	switch {
	case v.Currency(word) == nil || money.ValidCurrency(strings.ToUpper(word)):
		return false
	case value.Ideographic(letters[0]):
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
		_, inside := value.Brackets(c.Header)
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
