package intake

import (
	"slices"
	"strings"
)

// feesOff is where the words for fees stand in those for what is left without them, as in "less ~".
const feesOff = "~"

// addNets adds what is left without fees: it is called by the words for these, and words such as "less" before them or "sonrası" behind.
func (x *lexicon) addNets(file headerWords) {
	for at, language := range x.languages {
		for _, pattern := range file.FeesOff[language] {
			for _, fees := range []string{"fee", "cost"} {
				for _, word := range file.Words[fees][language] {
					if !slices.Contains(file.Words["surcharge"][language], word) {
						x.addNet(pattern, word, 1<<at)
					}
				}
			}
		}
	}
}

// addNet adds what is left without one word for fees, which goes on as that does where it stands last.
func (x *lexicon) addNet(pattern, word string, language languageSet) {
	before, behind, _ := strings.Cut(pattern, feesOff)
	if behind != "" {
		word = strings.TrimSuffix(word, "*")
	}
	x.add(before+word+behind, sense{x.concepts["net"], language})
}
