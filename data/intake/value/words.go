package value

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/bojanz/currency"
	"golang.org/x/text/unicode/norm"

	"parcelbook/data/money"
	"parcelbook/data/say"
)

// Words are the words by which values are understood, whatever the column: of months and countries, of currencies, of
// nothing.
type Words struct {
	Currencies map[string][]string `json:"currencies"`      // by symbol, the commonest first
	Countries  map[string][]string `json:"countries"`       // names besides those that Unicode has, by code
	Tiny       []string            `json:"tiny_currencies"` // worth less than a cent each
	Months     [][]string          `json:"months"`
	Weekdays   [][]string          `json:"weekdays"`   // from Sunday
	DateWords  []string            `json:"date_words"` // that stand in dates and times of day and say nothing of the day
	Empty      []string            `json:"empty"`      // that stand in a cell of any column in which there is nothing
	Nothing    []string            `json:"nothing"`    // that stand beside those where a date, an amount, a number of an order or parcel, or a carrier is not known

	months   map[string]int
	weekdays map[string]int
	little   map[string]bool // DateWords
	empty    map[string]bool // Empty as it is written, in lower case
	nothing  map[string]bool // Empty and Nothing
	// The first bytes of what stands for nothing; by them most texts are known to be something at once.
	beginNothing [256]bool
	currencies   map[string][]string
	countries    struct {
		once sync.Once
		by   map[string]string // codes by normalised names
	}
}

// Prepare makes the words ready for comparing.
func (w *Words) Prepare() error {
	w.months, w.weekdays, w.little = numbered(w.Months, 1), numbered(w.Weekdays, 0), Set(w.DateWords)
	nothing := slices.Concat(w.Empty, w.Nothing)
	w.empty, w.nothing, w.beginNothing = SetOf(w.Empty, strings.ToLower), Set(nothing), firstBytes(nothing)
	w.currencies = map[string][]string{}
	for _, code := range currency.GetCurrencyCodes() {
		w.currencies[code] = []string{code}
	}
	for _, symbol := range slices.Sorted(maps.Keys(w.Currencies)) {
		codes := w.Currencies[symbol]
		for _, code := range codes {
			if !money.ValidCurrency(code) {
				return say.Errorf("%q is not a currency: write its code of three letters, such as EUR", code)
			}
		}
		w.currencies[currencyToken(symbol)] = codes
	}
	return w.checkCountries()
}

// IsMonth says whether a word is the name of a month.
func (w *Words) IsMonth(word string) bool { return w.months[Normalise(word)] > 0 }

// numbered gives each list's words its number.
func numbered(lists [][]string, first int) map[string]int {
	numbers := map[string]int{}
	for i, words := range lists {
		for _, word := range words {
			numbers[Normalise(word)] = first + i
		}
	}
	return numbers
}

// currencyToken is the form in which symbols and codes of currencies are compared.
func currencyToken(s string) string {
	return strings.ToUpper(strings.Join(strings.Fields(norm.NFKC.String(s)), ""))
}

// Currency gives the currencies that a symbol or code may mean; none: it is not one.
func (w *Words) Currency(token string) []string {
	if codes, ok := w.currencies[token]; ok {
		return codes
	}
	return w.currencies[currencyToken(token)]
}

// longestNothing is how long the text of a cell can be, in bytes, in which there is nothing.
const longestNothing = 16

// SaysNothing tells whether a text stands where there is none: in any column, or strictly in one of numbers of orders and
// parcels or of carriers, none of which is zero either.
func (w *Words) SaysNothing(text string, strict bool) bool {
	switch {
	case text == "", len(text) > longestNothing, !w.beginNothing[text[0]]: // most texts
		return false
	case strict:
		return w.Absent(text) || strings.Trim(text, "0") == ""
	}
	return Dashes(text) || w.empty[strings.ToLower(text)]
}

// Absent tells whether a text stands where a value is not known that is not just any text: a date, an amount, a number of
// an order. So does "none" in any spelling, which may be a name or a word elsewhere.
func (w *Words) Absent(text string) bool {
	return Dashes(text) || len(text) <= longestNothing && w.nothing[Normalise(strings.ToLower(text))]
}

// Dashes tells whether a text is nothing but the marks that are written where there is none.
func Dashes(text string) bool { return strings.Trim(text, "-–—/. \u00a0") == "" }

// firstBytes are those with which words, their capitals, dashes and zeros begin.
func firstBytes(words []string) (first [256]bool) {
	for _, word := range words {
		first[word[0]], first[strings.ToUpper(word)[0]] = true, true
	}
	for _, dash := range "-–—/.0" {
		first[string(dash)[0]] = true
	}
	return first
}

// Something is a text, or "" where it says that there is nothing: a dash, zeros, "N/A".
func (w *Words) Something(text string) string {
	if w.Absent(text) || strings.Trim(text, "-—–/0: ") == "" {
		return ""
	}
	return text
}
