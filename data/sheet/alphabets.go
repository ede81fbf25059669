package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The letters beyond ASCII of languages, by the encoding that each is written in: where two encodings turn the same bytes into letters, the
// one is right by which these are of one language within each word. "Dvoøák" is of none, "Dvořák" is Czech.
var (
	westernAlphabets = []string{
		"äöüßé", "àâæçèéêëîïôùûüœ", "áéíñóúü", "àáâãçéêíóôõú", "àèéìíòóù", "åäöéü", "æøåéò", "äëéèêïöüó", "äöõüšž", "àçèéíïòóúü", "áðéíóúýþæö",
	}
	centralAlphabets = []string{"áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "čćđšž", "ăâîşţ"}
	turkishAlphabets = []string{"çğıİöşüâîû"}
)

// ofOneLanguage counts the characters beyond ASCII that stand in words of one language each, or between words where they may. A few that do not
// are names from elsewhere, and say nothing against a text.
func ofOneLanguage(runes []rune, alphabets []string) int {
	wide, known := 0, 0
	for i := 0; i < len(runes); {
		end := i + 1
		if ofWord(runes[i]) {
			for end < len(runes) && ofWord(runes[end]) {
				end++
			}
		}
		n, ok := 0, true
		for at := i; at < end; at++ {
			if runes[at] >= utf8.RuneSelf {
				n, ok = n+1, ok && fits(runes, at)
			}
		}
		wide += n
		if ok && (!ofWord(runes[i]) || anyHas(alphabets, runes[i:end])) {
			known += n
		}
		i = end
	}
	if known*20 >= wide*19 {
		return wide
	}
	return known
}

// ofWord says whether a character is a letter of a word, and no sign of an ordinal.
func ofWord(r rune) bool { return unicode.IsLetter(r) && !strings.ContainsRune(ordinals, r) }

// anyHas says whether one alphabet has all letters of a word that are beyond ASCII.
func anyHas(alphabets []string, word []rune) bool {
	for _, alphabet := range alphabets {
		all := true
		for _, r := range word {
			all = all && (r < utf8.RuneSelf || strings.ContainsRune(alphabet, r) || strings.ContainsRune(alphabet, unicode.ToLower(r)))
		}
		if all {
			return true
		}
	}
	return false
}
