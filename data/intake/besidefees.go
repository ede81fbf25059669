package intake

import (
	"maps"
	"slices"
	"strings"
)

// theFees is where the words for fees stand in those for what is left without them, or has them in it, as in "less ~".
const theFees = "~"

// addBesideFees adds what is a net, or gross, by the words for fees and others beside them: "less fees", "komisyon sonrası".
func (x *lexicon) addBesideFees(file headerWords) {
	for _, concept := range slices.Sorted(maps.Keys(file.BesideFees)) {
		patterns := file.BesideFees[concept]
		for at, language := range x.languages {
			for _, fees := range []string{"fee", "cost"} {
				for _, word := range file.Words[fees][language] {
					if !slices.Contains(file.Words["surcharge"][language], word) {
						x.addPatterns(patterns[language], word, sense{x.concepts[concept], 1 << at})
					}
				}
			}
		}
	}
}

// addPatterns adds one word for fees in all patterns, which goes on as that does where it stands last.
func (x *lexicon) addPatterns(patterns []string, word string, s sense) {
	for _, pattern := range patterns {
		before, behind, _ := strings.Cut(pattern, theFees)
		if behind == "" {
			x.add(before+word, s)
		} else {
			x.add(before+strings.TrimSuffix(word, "*")+behind, s)
		}
	}
}
