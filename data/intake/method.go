package intake

import (
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake/value"
)

// AnswerWords are words of a file for yes and no, in a column whose header is the question; those that make a question of a header,
// and those by which it asks whether an order is paid; and those that deny what stands beside them.
type AnswerWords struct {
	Ask  []string `json:"ask"`
	Paid []string `json:"paid"`
	Yes  []string `json:"yes"`
	No   []string `json:"no"`
	Deny []string `json:"deny"`
}

// answers are AnswerWords made ready.
type answers struct{ yes, no, paid map[string]bool }

// method translates a payment method; "" for one that is not known.
func (r *reader) method(word string, column int) data.Method {
	if m, ok := r.methods[word]; ok {
		return m
	}
	var m data.Method
	switch form := value.Normalise(word); {
	case r.words.answered.yes[form]:
		m = r.methodIn(r.layout.columns[column].Header, false)
	case !r.words.answered.no[form]:
		m = r.findMethod(word)
	}
	if m == "" {
		r.unknown(PaymentMethod, column, word,
			"it is not set; a new order goes by its channel's usual method, and as online where the channel has none, until you set it by hand")
	}
	r.methods[word] = m
	return m
}

// findMethod finds the method that a text speaks of. Where something in it is denied, each part of it speaks for itself: "Prepaid (not
// COD)" is prepaid.
func (r *reader) findMethod(text string) data.Method {
	if !r.words.denies(text) {
		return r.methodIn(text, false)
	}
	outside, inside := value.Brackets(text)
	for _, part := range strings.FieldsFunc(outside+","+inside, func(c rune) bool { return strings.ContainsRune(",;，；、", c) }) {
		if m := r.methodIn(part, r.words.denies(part)); m != "" {
			return m
		}
	}
	return ""
}

// methodIn finds a method by the words for it: in a text that denies something, by those that do so themselves.
func (r *reader) methodIn(text string, denied bool) data.Method {
	forms := value.Forms(text)
	for _, list := range [][]MethodWords{r.format.Methods, r.words.Methods} {
		for _, m := range list {
			said := func(word string) bool {
				return value.HoldsAny(forms, []string{word}) && (!denied || r.words.denies(word))
			}
			if slices.ContainsFunc(m.Words, said) {
				return m.Method
			}
		}
	}
	return ""
}

// denies says whether a text has a word that denies what stands beside it. Before a number such a word is short for that: "Card no. 12".
func (v *vocabulary) denies(text string) bool {
	form := value.Normalise(strings.ToLower(text))
	return slices.ContainsFunc(v.Answers.Deny, func(word string) bool {
		word = value.Normalise(word)
		_, behind, _ := strings.Cut(" "+form+" ", " "+word+" ")
		return value.Holds(form, word) && (behind == "" || behind[0] < '0' || behind[0] > '9')
	})
}

// paysBy says whether a text speaks of a way to pay.
func (v *vocabulary) paysBy(text string) bool {
	form := value.Normalise(text)
	return slices.ContainsFunc(v.methodWords, func(word string) bool { return value.Holds(form, word) })
}
