package intake

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// exactForm is the form in which an exact format compares headers: without regard to case and white space only.
func exactForm(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFKC.String(s)), " "))
}

// placed is what columnNames writes behind a header: which of several columns with that header is meant, and how
// many columns without a header further right.
var placed = regexp.MustCompile(` ?\[(\d+/\d+|\+\d+)\]$`)

// columnNames gives every column of a header a name of its own, by which an exact format finds it again wherever
// it stands: the header; "Date [2/3]" for the second of three columns with the same header; "Customer [+1]" for the
// first column right of it that has no header, as under a merged cell.
func columnNames(headers []string) []string {
	count := map[string]int{}
	for _, h := range headers {
		count[exactForm(h)]++
	}
	names := make([]string, len(headers))
	seen := map[string]int{}
	anchor, right := "", 0
	for i, h := range headers {
		form := exactForm(h)
		if form == "" {
			right++
			names[i] = strings.TrimSpace(fmt.Sprintf("%s [+%d]", anchor, right))
			continue
		}
		names[i] = strings.Join(strings.Fields(h), " ")
		seen[form]++
		if count[form] > 1 || placed.MatchString(form) {
			names[i] += fmt.Sprintf(" [%d/%d]", seen[form], count[form])
		}
		anchor, right = names[i], 0
	}
	return names
}

// namesFor gives so many columns their names, though the header may end before them.
func namesFor(headers []string, n int) []string {
	return columnNames(append(slices.Clone(headers), make([]string, max(0, n-len(headers)))...))[:n]
}

// columnLetters names columns as a spreadsheet does.
func columnLetters(n int) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = sheet.ColumnName(i)
	}
	return names
}

// joins stands between two headers that make one value.
const joins = " + "

// joined parts the headers that make one value together.
func joined(headers string) []string {
	parts := strings.Split(headers, joins)
	for i := range parts {
		parts[i] = unquoted(parts[i])
	}
	return parts
}

// quoted writes a header into a format, where plus signs join columns; unquoted reads it again.
func quoted(header string) string { return strings.ReplaceAll(header, "+", "++") }

func unquoted(header string) string { return strings.ReplaceAll(header, "++", "+") }

// tryExact takes exactly the columns that the format names; nil where one of them is not there.
func (p *plan) tryExact(header *row) *fitting {
	fit := bareFitting(header)
	at := p.places(header)
	if p.missing(at) != nil {
		return nil
	}
	fit.layout.format, fit.layout.plan = p.format, p
	p.takeSpecial(fit, func(header string) int {
		if column, ok := at[exactForm(header)]; ok {
			return column
		}
		return -1
	})
	for i := range p.grammars {
		g := &p.grammars[i]
		for name := range g.headers {
			fit.give(at[name], reasonItems, g.fields.Fields()...)
			fit.layout.items = append(fit.layout.items, items{column: at[name], grammar: g})
		}
	}
	for name := range p.codFees {
		fit.giveFee(at[name], data.FeeCOD)
	}
	for _, alt := range p.fields[Fee] {
		fit.giveFee(at[alt.parts[0]], "")
	}
	fit.sortFees()
	for field := range fieldCount {
		if field == Fee {
			continue
		}
		for _, alt := range p.fields[field] {
			source := make([]int, len(alt.parts))
			for i, part := range alt.parts {
				source[i] = at[part]
				fit.give(at[part], reasonFor(field, alt), field)
			}
			fit.layout.sources[field] = append(fit.layout.sources[field], source)
		}
	}
	fit.lacking = p.lacking(fit.layout.fields)
	return fit
}

// places says where the columns are that a header names, by the names an exact format uses.
func (p *plan) places(header *row) map[string]int {
	names := columnLetters(header.width())
	if !p.format.NoHeader {
		names = columnNames(header.texts())
	}
	at := make(map[string]int, len(names))
	for i, name := range names {
		at[exactForm(name)] = i
	}
	return at
}

// missing lists the columns that an exact format names and that are not there.
func (p *plan) missing(at map[string]int) []string {
	var missing []string
	for _, name := range p.columns {
		if _, ok := at[exactForm(name)]; !ok {
			missing = append(missing, name)
		}
	}
	return missing
}

// give says what a column is. One column may be given to several fields.
func (fit *fitting) give(column int, reason say.Text, fields ...Field) {
	c := &fit.layout.columns[column]
	if len(c.Fields) == 0 {
		fit.layout.taken++
	}
	c.Confidence, c.Reason = sureOwn, reason
	for _, f := range fields {
		c.Fields = append(c.Fields, f.String())
		fit.layout.fields = fit.layout.fields.With(f)
	}
}

func (fit *fitting) giveFee(column int, kind string) {
	var reason say.Text = reasonCODFee
	if kind == "" {
		kind, reason = fit.layout.columns[column].Header, reasonFee
	}
	if kind == "" {
		kind = sheet.ColumnName(column)
	}
	fit.give(column, reason, Fee)
	fit.layout.fees = append(fit.layout.fees, fee{column: column, kind: kind})
}
