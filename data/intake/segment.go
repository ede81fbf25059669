package intake

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"parcelbook/data/intake/value"
)

// token is a word of a header, or several that mean one thing together.
type token struct {
	text   string
	senses []sense // none: not known
	loss   int     // how much less sure it is than a word as it is spelt
	number int     // of a numeral such as the 2 of "Address 2"; 0: none
	remark bool    // stands in brackets
}

// What it costs that a word is not there as it is spelt.
const (
	lossCompound = 3 // several words written as one
	lossFuzzy    = 8 // a letter or two are wrong
	fuzzyFrom    = 4 // letters, from which one may be missing, from 5 wrong, from 8 two
)

// tokens parts a header, or a remark in it, into what it says.
func (x *lexicon) tokens(text string) []token {
	var words []string
	for word := range strings.FieldsSeq(spaced(text)) {
		numbered := strings.TrimRight(word, "0123456789") // "Address2" is a word and a number
		if letters := chatArabic.Replace(word); letters != word && x.spelt(letters) && (numbered == word || !x.spelt(numbered)) {
			words = append(words, letters)
		} else {
			words = append(words, splitScripts(word)...)
		}
	}
	var list []token
	for len(words) > 0 {
		senses, n := x.phrase(words)
		if n == 0 {
			list = append(list, x.single(words[0])...)
			n = 1
		} else {
			list = append(list, token{text: strings.Join(words[:n], " "), senses: senses})
		}
		words = words[n:]
	}
	return list
}

// chatArabic writes the letters of Arabic that Latin has none for, and that people write as digits: "sha7n".
var chatArabic = strings.NewReplacer("2", "", "3", "a", "5", "kh", "7", "h")

// splitScripts parts a word where letters of a script without spaces, others, and digits meet.
func splitScripts(word string) []string {
	class := func(r rune) int {
		switch {
		case r >= '0' && r <= '9':
			return 0
		case unspaced(r):
			return 1
		}
		return 2
	}
	var parts []string
	begin, last := 0, -1
	for i, r := range word {
		if c := class(r); last >= 0 && c != last {
			parts = append(parts, word[begin:i])
			begin = i
		}
		last = class(r)
	}
	return append(parts, word[begin:])
}

// unspaced says whether a letter is of a script that writes no spaces between words.
func unspaced(r rune) bool {
	return value.Ideographic(r) || r == 'ー' || r == '々' || unicode.In(r, unicode.Thai, unicode.Lao)
}

// phrase finds the longest entry that words begin with, and how many of them it takes.
func (x *lexicon) phrase(words []string) ([]sense, int) {
	for n := min(x.longest, len(words)); n > 0; n-- {
		text := strings.Join(words[:n], " ")
		if senses := x.lookUp(text, len(text)-len(words[n-1])); senses != nil {
			return senses, n
		}
	}
	return nil, 0
}

// lookUp finds a text, or a stem that it begins with and that goes at least so far and a little further.
func (x *lexicon) lookUp(text string, further int) []sense {
	if senses, ok := x.words[text]; ok {
		return senses
	}
	for end := len(text); end > further+3; end-- {
		if senses, ok := x.stems[text[:end]]; ok {
			if x.continues(text[end:], senses) {
				return nil // "Kundenreferenz" is more than an inflected "Kunde"
			}
			return senses
		}
	}
	return nil
}

// continues says whether what follows a stem is a word of its own rather than an inflection, as in "Transaktionsnummer".
func (x *lexicon) continues(rest string, stem []sense) bool {
	if utf8.RuneCountInString(rest) > 3 && x.lookUp(rest, 0) != nil {
		return true
	}
	for _, link := range linking {
		word, ok := strings.CutPrefix(rest, link)
		if !ok || len(word) < 3 && !slices.Contains(endings, word) {
			continue
		}
		if x.writeTogether(x.lookUp(word, 0), stem) || x.writeTogether(stem, stem) && len(word) > longEnough && x.compound(word, 3, true) != nil {
			return true
		}
	}
	return false
}

// writeTogether says whether words are of a language that writes nouns together, and mean something in it.
func (x *lexicon) writeTogether(words, others []sense) bool {
	return slices.ContainsFunc(words, func(s sense) bool {
		return x.names[s.concept] != little && slices.ContainsFunc(others, func(o sense) bool { return s.languages&o.languages&x.joining != 0 })
	})
}

// shortestHead is how many letters the known end of a word has at least of which the beginning is not known.
const shortestHead = 4

// headed reads a word of a language that writes nouns together of which only the last is known, such as "Dieselzuschlag":
// that says what it is.
func (x *lexicon) headed(word string) []token {
	runes := []rune(word)
	for at := 3; at+shortestHead <= len(runes); at++ {
		begin, end := string(runes[:at]), string(runes[at:])
		if senses := x.lookUp(end, 0); x.writeTogether(senses, senses) {
			return []token{{text: begin}, {text: end, senses: senses}}
		}
	}
	return nil
}

// single reads a word that is no entry: a numeral, several words written as one, one with a wrong letter, or none
// that is known.
func (x *lexicon) single(word string) []token {
	if n, err := strconv.Atoi(word); err == nil {
		return []token{{text: word, number: n}}
	}
	first, _ := firstRune(word)
	if unspaced(first) {
		return x.compound(word, 1, false)
	}
	if len([]rune(word)) >= 6 {
		if parts := x.compound(word, 3, true); parts != nil {
			return parts
		}
	}
	if isCode(strings.ToUpper(word)) {
		return nil // a currency, which an amount may be in
	}
	if senses := x.fuzzy(word); senses != nil {
		return []token{{text: word, senses: senses, loss: lossFuzzy}}
	}
	if senses := x.abbreviated(word); senses != nil {
		return []token{{text: word, senses: senses, loss: lossFuzzy}}
	}
	if parts := x.headed(word); parts != nil {
		return parts
	}
	return []token{{text: word}}
}

// How short an abbreviation may be, how long what it stands for is at least, and how much it may mean to be of use.
const (
	shortBegin  = 4 // letters that a word begins with
	shortBones  = 3 // letters out of all of a word
	longBones   = 5
	longEnough  = 6
	mostMeaning = 2
)

// spelt says whether a header consists of words that are known as they are spelt, and of no others: so it is decoded
// right.
func (x *lexicon) spelt(header string) bool {
	if len(header) > longestHeader {
		return false
	}
	words := strings.Fields(spaced(header))
	known := false
	for len(words) > 0 {
		senses, n := x.phrase(words)
		if n == 0 {
			return false
		}
		known = known || slices.ContainsFunc(senses, func(s sense) bool { return x.names[s.concept] != little })
		words = words[n:]
	}
	return known
}

// abbreviated finds what a word may be short for: a long word that it begins, or that it has the first letter and
// others of, hardly a vowel among them, as "chgs" of "charges".
func (x *lexicon) abbreviated(word string) []sense {
	runes := []rune(word)
	begins := len(runes) >= shortBegin
	bones := len(runes) >= shortBones && len(runes) <= longBones && strings.IndexFunc(word[len(string(runes[0])):], vowel) < 0
	if !begins && !bones {
		return nil
	}
	var found []sense
	for _, entry := range x.byInitial[string(runes[0])] {
		long := []rune(entry)
		if len(long) < max(longEnough, len(runes)+2) || !(begins && strings.HasPrefix(entry, word)) && !(bones && boneOf(runes, long)) {
			continue
		}
		for _, s := range append(slices.Clone(x.words[entry]), x.stems[entry]...) {
			at := slices.IndexFunc(found, func(o sense) bool { return o.concept == s.concept })
			if at >= 0 {
				found[at].languages |= s.languages
			} else if found = append(found, s); len(found) > mostMeaning {
				return nil // it may be short for too much
			}
		}
	}
	return found
}

func vowel(r rune) bool { return strings.ContainsRune("aeiou", r) }

// boneOf says whether the letters of a short word stand in a long one in their order, the last of them at its end or
// before a plural's, and leave out no more of its bones than they name.
func boneOf(short, long []rune) bool {
	at, bones := 0, 0
	for i, r := range long {
		if at < len(short) && r == short[at] {
			at++
		}
		if i == 0 || !vowel(r) {
			bones++
		}
	}
	last := short[len(short)-1]
	return at == len(short) && bones <= 2*len(short) && slices.Contains(long[len(long)-3:], last)
}

func firstRune(s string) (rune, bool) {
	for _, r := range s {
		return r, true
	}
	return 0, false
}

// endings are short words that others are written together with: "orderno".
var endings = []string{"no", "nr", "id", "qty", "tel", "cod", "sku", "awb"}

// linking stands between German and Dutch words that are written as one.
var linking = []string{"", "s", "es", "n", "en", "e", "ung", "ungs", "ing", "ings"}

// step is the best way to part a word up to some letter.
type step struct {
	cost, from int
	senses     []sense
	unknown    bool
}

// What a letter that no entry has costs beside an entry, and what no way to part a word costs.
const (
	unknownCost = 10
	never       = 1 << 20
)

// compound parts a word into entries, the fewest that leave the least over. Where all of it must be known and is
// not, it gives nil.
func (x *lexicon) compound(word string, shortest int, whole bool) []token {
	runes := []rune(word)
	best := make([]step, len(runes)+1)
	for i := 1; i <= len(runes); i++ {
		best[i].cost = never
	}
	for i := range runes {
		if best[i].cost >= never {
			continue
		}
		if cost := best[i].cost + unknownCost; !whole && cost < best[i+1].cost {
			best[i+1] = step{cost: cost, from: i, unknown: true}
		}
		for end := i + 1; end <= min(len(runes), i+x.widest); end++ {
			if end-i < shortest && !(end == len(runes) && slices.Contains(endings, string(runes[i:end]))) {
				continue
			}
			if senses := x.piece(string(runes[i:end]), whole, end == len(runes)); senses != nil && best[i].cost+1 < best[end].cost {
				best[end] = step{cost: best[i].cost + 1, from: i, senses: senses}
			}
		}
	}
	if best[len(runes)].cost >= never {
		return nil
	}
	var list []token
	for end := len(runes); end > 0; end = best[end].from {
		s := best[end]
		text := string(runes[s.from:end])
		if s.unknown && len(list) > 0 && list[len(list)-1].senses == nil {
			list[len(list)-1].text = text + list[len(list)-1].text
			continue
		}
		list = append(list, token{text: text, senses: s.senses})
	}
	slices.Reverse(list)
	if whole {
		if !oneLanguage(list) {
			return nil
		}
		list[0].loss = lossCompound
	}
	return list
}

// oneLanguage says whether words are of one language: those of several are not written as one, but may be found in a word of
// any, as "com" and "merce" in "commerce".
func oneLanguage(list []token) bool {
	common := ^languageSet(0)
	for _, t := range list {
		var languages languageSet
		for _, s := range t.senses {
			languages |= s.languages
		}
		common &= languages
	}
	return common != 0
}

// piece finds an entry that a part of a word is; of a word all of which must be known, with the sounds that link
// German words, and at its end inflected.
func (x *lexicon) piece(text string, whole, last bool) []sense {
	senses := x.words[text]
	if senses == nil && whole {
		senses = x.linked(text)
	}
	if senses == nil && whole && last {
		senses = x.lookUp(text, 0)
	}
	return senses
}

// linked finds a word or stem with a sound between it and the next word.
func (x *lexicon) linked(text string) []sense {
	for _, link := range linking {
		if stem, ok := strings.CutSuffix(text, link); ok && len(stem) >= 3 {
			if senses := x.words[stem]; senses != nil {
				return senses
			}
			if senses := x.stems[stem]; senses != nil {
				return senses
			}
		}
	}
	return nil
}

// fuzzy finds a word that differs by a letter, of long ones by two.
func (x *lexicon) fuzzy(word string) []sense {
	runes := []rune(word)
	if len(runes) < fuzzyFrom || !unicode.IsLetter(runes[0]) {
		return nil
	}
	allowed := 1
	if len(runes) >= 8 {
		allowed = 2
	}
	var found []sense
	nearest := allowed + 1
	for _, candidate := range x.byInitial[string(runes[0])] {
		other := []rune(candidate)
		if d := len(other) - len(runes); d > allowed || -d > allowed || len(runes) == fuzzyFrom && d < 1 || x.words[candidate] == nil {
			continue
		}
		switch d := distance(runes, other, nearest+1); {
		case d < nearest:
			found, nearest = x.words[candidate], d
		case d == nearest && d <= allowed:
			found = append(slices.Clone(found), x.words[candidate]...)
		}
	}
	return found
}

// distance counts the letters to add, leave out, change or swap to make one word of another; limit where it is that
// or more.
func distance(a, b []rune, limit int) int {
	var before, last []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, last, row = last, row, make([]int, len(b)+1)
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least >= limit {
			return limit
		}
	}
	return min(row[len(b)], limit)
}
