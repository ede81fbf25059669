package intake

import (
	"regexp"
	"slices"
	"strings"

	"parcelbook/data/intake/value"
	"parcelbook/data/say"
)

// alternative is one way for a file to give a field: a header, or several that make one value together.
type alternative struct {
	parts []string // normalised
	own   bool     // the format's own, not a shared word
}

// alternatives makes headers ready for comparing in a form.
func alternatives(headers []string, own bool, form func(string) string) []alternative {
	list := make([]alternative, 0, len(headers))
	for _, header := range headers {
		alt := alternative{own: own}
		for _, part := range joined(header) {
			alt.parts = append(alt.parts, form(part))
		}
		list = append(list, alt)
	}
	return list
}

// plan is a format made ready for trying on headers.
type plan struct {
	format    *Format
	words     *vocabulary
	standing  standing
	recognise [][]string // normalised
	needs     [][]Field
	fields    [fieldCount][]alternative
	codFees   map[string]bool
	ignored   map[string]bool
	grammars  []grammar
	values    map[int]*regexp.Regexp // by which a format without a header is recognised
	columns   []string               // of an exact format: all that it names
	also      []*plan                // of further sheets of the same statement
}

// standing is how far one format comes before another.
type standing uint8

// The standings, the last to be believed first.
const (
	general    standing = iota // a built-in format that goes by words that are common
	ownGeneral                 // the seller's, likewise
	known                      // a built-in format that is recognised by its headers
	ownKnown                   // the seller's, likewise
)

func standingOf(f *Format, own bool) standing {
	switch recognised := f.exact() || len(f.Recognise) > 0; {
	case recognised && own:
		return ownKnown
	case recognised:
		return known
	case own:
		return ownGeneral
	}
	return general
}

// grammar is a CellGrammar made ready.
type grammar struct {
	cell     *CellGrammar
	headers  map[string]bool
	split    *regexp.Regexp
	patterns [fieldCount]*regexp.Regexp
	required FieldSet
	fields   FieldSet
	beside   bool
}

func newPlan(f *Format, own bool, words *vocabulary) (*plan, error) {
	if err := f.Validate(); err != nil {
		return nil, say.Errorf("the format %s: %w", f.Name, err)
	}
	form, single := value.Normalise, value.Normalise
	if f.exact() {
		form, single = exactForm, func(s string) string { return exactForm(unquoted(s)) }
	}
	p := &plan{format: f, words: words, standing: standingOf(f, own), codFees: value.SetOf(f.CODFees, single), ignored: value.SetOf(f.Ignored, single)}
	if f.exact() {
		p.columns = f.Columns()
	}
	for _, either := range f.Recognise {
		var group []string
		for header := range strings.SplitSeq(either, "|") {
			group = append(group, value.Normalise(header))
		}
		p.recognise = append(p.recognise, group)
	}
	for _, either := range f.Needs {
		var group []Field
		for name := range strings.SplitSeq(either, "|") {
			field, _ := ParseField(name)
			group = append(group, field)
		}
		p.needs = append(p.needs, group)
	}
	for name, headers := range f.Fields {
		field, _ := ParseField(name)
		p.fields[field] = alternatives(headers, p.standing == known || p.standing == ownKnown, form)
	}
	for letters, pattern := range f.Values {
		if p.values == nil {
			p.values = map[int]*regexp.Regexp{}
		}
		p.values[columnIndex(letters)] = regexp.MustCompile(pattern)
	}
	for i := range f.Cells {
		p.grammars = append(p.grammars, grammarOf(&f.Cells[i], single))
	}
	for _, further := range f.Also {
		further.Name, further.Title, further.Kind, further.Statement = f.Name, f.Title, f.Kind, f.Statement
		also, err := newPlan(&further, own, words)
		if err != nil {
			return nil, err
		}
		p.also = append(p.also, also)
	}
	return p, nil
}

func grammarOf(cell *CellGrammar, form func(string) string) grammar {
	g := grammar{cell: cell, headers: value.SetOf(cell.Header, form), split: regexp.MustCompile(cell.Split), beside: cell.Beside}
	for name, pattern := range cell.Fields {
		field, _ := ParseField(name)
		g.patterns[field] = regexp.MustCompile(pattern)
		g.fields = g.fields.With(field)
	}
	for _, name := range cell.Required {
		field, _ := ParseField(name)
		g.required = g.required.With(field)
	}
	return g
}

// try takes what columns it can; nil where the format's own headers are not all there.
func (p *plan) try(header *row, index map[string][]hit) *fitting {
	if p.format.exact() {
		return p.tryExact(header)
	}
	if !p.recognises(index) {
		return nil
	}
	fit := bareFitting(header)
	fit.index = index
	fit.layout.format, fit.layout.plan = p.format, p
	p.takeSpecial(fit, fit.find)
	for i := range p.grammars {
		fit.takeItems(&p.grammars[i])
	}
	fit.takeFees(p)
	for field := range fieldCount {
		if field != Fee {
			fit.takeField(field, p.fields[field])
		}
	}
	fit.lacking = p.lacking(fit.layout.fields)
	return fit
}

// recognises says whether the format's own headers are all there.
func (p *plan) recognises(index map[string][]hit) bool {
	return !slices.ContainsFunc(p.recognise, func(group []string) bool {
		return !slices.ContainsFunc(group, func(words string) bool { return len(index[words]) > 0 })
	})
}

// lacking says which of the fields that the plan needs are not there.
func (p *plan) lacking(fields FieldSet) []say.Text { return lackingOf(p.needs, fields) }

// lackingOf says of which groups of fields none is there.
func lackingOf(needs [][]Field, fields FieldSet) []say.Text {
	var lacking []say.Text
	for _, group := range needs {
		if !slices.ContainsFunc(group, fields.Has) {
			lacking = append(lacking, setOf(group...).said("%s or %s"))
		}
	}
	return lacking
}

// takeSpecial finds the columns that say what kind of row it is. at gives the column of a header, or -1.
func (p *plan) takeSpecial(fit *fitting, at func(header string) int) {
	fit.layout.item = at(p.format.Item)
	if p.format.Total != nil {
		fit.layout.total = at(p.format.Total.Column)
	}
	fit.layout.debits = map[int]bool{}
	for _, header := range p.format.Debits {
		if column := at(header); column >= 0 {
			fit.layout.debits[column] = true
		}
	}
	for name, header := range p.format.Withdrawals {
		column := at(header)
		if column < 0 {
			continue
		}
		field, _ := ParseField(name)
		if fit.layout.withdrawals == nil {
			fit.layout.withdrawals = map[Field]int{}
		}
		fit.layout.withdrawals[field] = column
		fit.give(column, say.Textf("this format's header of %s of a payout to the bank", field), field)
	}
}
