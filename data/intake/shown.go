package intake

import (
	"slices"

	"parcelbook/data/say"
)

// showing is what the values of a column show that its header leaves unsaid: below "Paid" stand days or ways to pay.
type showing struct {
	concepts []string
	fits     func(p *profile) bool
	what     say.Text
}

// showings are all of them, each to be believed where most values are such.
var showings = []showing{
	{[]string{"date"}, func(p *profile) bool { return p.share(p.dates, 9) }, "dates"},
	{[]string{"carrier"}, func(p *profile) bool { return p.share(p.carriers, 7) }, "carriers"},
	{[]string{"pay", "method"}, func(p *profile) bool { return p.share(p.methods, 7) }, "ways to pay"},
	{[]string{"status"}, func(p *profile) bool { return p.share(p.status, 8) && p.distinct > 1 }, "words for a status"},
	{[]string{"postal"}, func(p *profile) bool { return p.share(p.postals, 9) }, "postal codes"},
	{[]string{"name"}, func(p *profile) bool { return p.share(p.names, 8) && p.digits == 0 && p.distinct > fewValues }, "names"},
	{[]string{"phone"}, func(p *profile) bool { return p.share(p.phones, 9) && p.share(p.dialled, 3) }, "telephone numbers"},
}

// shown lists what the columns may be by their headers and by what their values show together, where the words alone
// say nothing that the values allow.
func (c *clues) shown(fit *fitting, words []candidate, free func(column int, field Field) bool) []candidate {
	at := purposeOf(fit.layout.format)
	sure := make([]int, len(c.headings))
	for _, k := range words {
		sure[k.column] = max(sure[k.column], k.conf)
	}
	var list []candidate
	for column, h := range c.headings {
		p := &c.profiles[column]
		if h == nil || sure[column] >= sureMaybe || p.n < fewValues {
			continue
		}
		for _, s := range showings {
			said := len(slices.DeleteFunc(slices.Clone(s.concepts), func(concept string) bool { return !c.speaks(column, concept) }))
			if said == len(s.concepts) || said < len(s.concepts)-1 || !s.fits(p) {
				continue
			}
			for _, g := range c.in.beside(c.names[column], s.concepts) {
				if g.in.has(at) && free(column, g.field) {
					g.reason = say.Textf("%s and its values, which are %s", g.reason, s.what)
					list = append(list, c.weigh(fit, column, g))
				}
			}
		}
	}
	return list
}

// beside reads a header as if it had words for some concepts, too.
func (in *interpreter) beside(header string, concepts []string) []guess {
	x := in.words.lexicon
	tokens := x.tokens(header)
	for _, name := range concepts {
		tokens = append(tokens, token{senses: []sense{{x.concepts[name], ^languageSet(0)}}})
	}
	return in.together(tokens)
}
