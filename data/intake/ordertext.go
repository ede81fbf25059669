package intake

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"parcelbook/data/intake/value"
	"parcelbook/data/say"
)

// Accounts may have no column of order numbers, and name the order in what they say of each entry: "Commission order 7001", "Refund #7001",
// "Penjualan - INV/2026/7001". Such a column is one of a cell with several fields.

// orderText is the column whose texts name the orders, and how.
type orderText struct {
	column int
	cell   CellGrammar
}

// number is a number, perhaps with a few capitals before it; before it may stand a word for that.
const (
	number = `(?:[A-Z]{1,5}[-/_]?)?\p{N}[\p{L}\p{N}/_-]*`
	called = `[\s.:：#№]*(?:(?i:no|nr|num|number|id|n[°º]|numero|número|nummer|номер|号|編號|编号|番号|번호)[\s.:：#№]+)?`
)

// The ways in which a text may name an order: by a word before its number, by one that its number begins with, by a # alone.
var (
	orderApart  = regexp.MustCompile(`(\p{L}[\p{L}\p{M}]+)` + called + number)
	orderJoined = regexp.MustCompile(`(?:^|[\s(\[,;:])(\p{L}+)[-/_]\p{N}`)
	orderHashed = regexp.MustCompile(`(?:^|(\p{L}[\p{L}\p{M}]*)?[\s(\[,;:]+)#\s?\p{N}`)
)

// documents are papers of any kind, which headers call orders by; others have numbers of their own.
var (
	documents = value.Set([]string{"doc", "document", "documento"})
	others    = value.Set([]string{"ticket", "case", "dispute", "payout", "batch", "transfer"})
)

// ordersInText finds the column of texts that name an order in most rows, each in the same way; nil: there is none.
func (c *clues) ordersInText() *orderText {
	for column := range c.profiles {
		if p := &c.profiles[column]; p.n < fewValues || !p.share(p.texts, 9) || p.share(p.dates, 5) || !p.share(p.spaces, 9) {
			continue
		}
		if pattern := c.orderPattern(column); pattern != "" {
			return &orderText{column, CellGrammar{Fields: map[string]string{OrderNumber.String(): pattern}}}
		}
	}
	return nil
}

// orderPattern is how most texts of a column name orders, as a pattern; "": they name none, or hardly more than one.
func (c *clues) orderPattern(column int) string {
	named := map[*regexp.Regexp]map[string]bool{}
	counts := map[*regexp.Regexp]int{}
	for i := range c.sample {
		how, name := c.in.words.lexicon.namesOrder(value.Clean(c.sample[i].cell(column)))
		if how == nil {
			continue
		}
		counts[how]++
		if named[how] == nil {
			named[how] = map[string]bool{}
		}
		named[how][name] = true
	}
	for how, n := range counts {
		names := strings.Join(slices.Sorted(maps.Keys(named[how])), "|")
		pattern := map[*regexp.Regexp]string{
			orderApart:  `(?i)(?:^|[^\p{L}])(?:` + names + `)` + called + `(` + number + `)`,
			orderJoined: `(?i)(?:^|[\s(\[,;:])((?:` + names + `)[-/_]\p{N}[\p{L}\p{N}/_-]*)`,
			orderHashed: `(?i)(?:^|[^\p{L}])(?:` + names + `)[\s(\[,;:]*#\s?(\p{N}[\p{L}\p{N}/_-]*)`,
		}[how]
		if n*2 > c.profiles[column].n && c.numbersBy(column, regexp.MustCompile(pattern)) >= fewValues {
			return pattern
		}
	}
	return ""
}

// numbersBy counts the different numbers that a pattern finds in a column.
func (c *clues) numbersBy(column int, pattern *regexp.Regexp) int {
	numbers := map[string]bool{}
	for i := range c.sample {
		if found := pattern.FindStringSubmatch(c.sample[i].cell(column)); found != nil {
			numbers[found[1]] = true
		}
	}
	return len(numbers)
}

// namesOrder says how a text names an order, and by or after which word; nil: it does not.
func (x *lexicon) namesOrder(text string) (how *regexp.Regexp, name string) {
	for _, found := range orderJoined.FindAllStringSubmatch(text, -1) {
		if x.ofOrder(found[1], "order", "invoice") {
			return orderJoined, regexp.QuoteMeta(strings.ToLower(found[1]))
		}
	}
	for _, found := range orderApart.FindAllStringSubmatch(text, -1) {
		if x.ofOrder(found[1], "order") {
			return orderApart, regexp.QuoteMeta(strings.ToLower(found[1]))
		}
	}
	if found := orderHashed.FindStringSubmatch(text); found != nil && !others[value.Normalise(found[1])] && !x.ofOrder(found[1], "invoice", "papers") {
		return orderHashed, regexp.QuoteMeta(strings.ToLower(found[1]))
	}
	return nil, ""
}

// ofOrder says whether a word as it is spelt, or one that is written together with it, speaks of some concepts.
func (x *lexicon) ofOrder(word string, concepts ...string) bool {
	first, _ := firstRune(word)
	if len([]rune(word)) < shortWord && !unspaced(first) || documents[value.Normalise(word)] {
		return false
	}
	word = spaced(word)
	of := func(senses []sense) bool {
		return slices.ContainsFunc(senses, func(s sense) bool { return slices.Contains(concepts, x.names[s.concept]) })
	}
	if senses := x.lookUp(word, 0); senses != nil {
		return of(senses)
	}
	shortest := 3
	if unspaced(first) {
		shortest = 1
	}
	return slices.ContainsFunc(x.compound(word, shortest, shortest > 1), func(t token) bool { return of(t.senses) })
}

// takeOrderText lets texts name the orders of a payout or account that has no column for these, nor for parcels.
func (fit *fitting) takeOrderText(c *clues) {
	if c.orderText == nil || !ofEntries.has(purposeOf(fit.layout.format)) || fit.layout.fields&setOf(OrderNumber, Waybill) != 0 {
		return
	}
	column := &fit.layout.columns[c.orderText.column]
	reason := say.Text("its texts name the orders")
	if len(column.Fields) == 0 {
		fit.layout.taken++
	} else {
		reason = say.Textf("%s, and its texts name the orders", column.Reason)
	}
	column.Fields, column.Confidence, column.Reason = append(column.Fields, OrderNumber.String()), sureByOrder, reason
	fit.layout.fields = fit.layout.fields.With(OrderNumber)
	g := grammarOf(&c.orderText.cell, value.Normalise)
	fit.layout.items, fit.layout.orderText = append(fit.layout.items, items{column: c.orderText.column, grammar: &g}), true
}
