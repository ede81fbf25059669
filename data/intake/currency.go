package intake

import (
	"slices"
	"strings"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"

	"parcelbook/data/intake/value"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// formatCurrency gives the currencies that a number format shows: "US$" in quotes, [$€-407], or bare.
func (v *vocabulary) formatCurrency(code string) []string {
	section, _, _ := strings.Cut(code, ";")
	if _, bracket, ok := strings.Cut(section, "[$"); ok {
		symbol, _, _ := strings.Cut(bracket, "]")
		symbol, _, _ = strings.Cut(symbol, "-")
		return v.Currency(symbol)
	}
	if quoted := strings.Split(section, `"`); len(quoted) == 3 {
		return v.Currency(quoted[1])
	}
	bare := strings.Trim(section, "#0.,?_-() \\*@")
	if bare == "General" || bare == "" {
		return nil
	}
	return v.Currency(bare)
}

// claims gives the currencies that a row's amounts can be in, by its currency column, the amounts themselves,
// their number formats and headers; nil where nothing says. ok is false where they contradict each other.
func (r *reader) claims(row *row) (claims []string, ok bool) {
	claim := func(codes []string) {
		if codes == nil {
			return
		}
		if claims == nil {
			claims, ok = codes, true
			return
		}
		if slices.Equal(claims, codes) {
			return
		}
		claims = value.Common(claims, codes)
		ok = ok && len(claims) > 0
		if claims == nil {
			claims = []string{}
		}
	}
	ok = true
	if !r.headersSay() {
		for _, column := range slices.Concat(r.layout.sources[Currency]...) {
			if text := value.Clean(row.cell(column)); text != "" {
				claim(r.words.Currency(text))
			}
		}
	}
	for _, column := range r.amounts {
		if row.blank(column) {
			continue
		}
		claim(r.headers[column])
		m := row.mark(column)
		claim(r.formats[m.format])
		if m.kind == sheet.Text && !bare(row.raw(column)) {
			if fig, err := r.words.Figure(row.cell(column)); err == nil {
				claim(fig.Money)
			}
		}
	}
	return claims, ok
}

// headersSay says whether the header of each amount names the one currency of all: a column of currencies is then of what they were before,
// as beside "Gross EUR" and "Net EUR".
func (r *reader) headersSay() bool {
	if len(r.amounts) == 0 {
		return false
	}
	first := r.headers[r.amounts[0]]
	return len(first) == 1 && !slices.ContainsFunc(r.amounts, func(column int) bool { return !slices.Equal(r.headers[column], first) })
}

// bare says whether an amount is nothing but ASCII digits and signs.
func bare(s string) bool { return strings.Trim(s, "0123456789.,-+ ") == "" }

// spoken is the currencies that the rows of a file name.
type spoken struct {
	certain []string // those that some row names beyond doubt
	shared  []string // those that every row that names any may mean
	several bool     // no one currency is what all such rows mean
}

// learn takes in what one row names.
func (s *spoken) learn(claims []string, ok bool) {
	switch {
	case !ok:
		s.several = true
		return
	case len(claims) == 0:
		return
	case len(claims) == 1 && !slices.Contains(s.certain, claims[0]):
		s.certain = append(s.certain, claims[0])
	}
	if s.shared == nil {
		s.shared = claims
		return
	}
	s.shared = value.Common(s.shared, claims)
	s.several = s.several || len(s.shared) == 0
}

// sole is the one currency that the file speaks of; "": none, or several.
func (s *spoken) sole() string {
	if len(s.shared) == 1 && !s.several {
		return s.shared[0]
	}
	return ""
}

// begin turns to a row: its problems so far are forgotten, its currency is found out.
func (r *reader) begin(row *row) {
	r.row, r.problems = row, nil
	r.currency, r.unnamed, r.untold, r.byBook = "", nil, true, false
	for _, column := range slices.Concat(r.layout.sources[Currency]...) {
		if text := value.Clean(row.cell(column)); text != "" && !row.blank(column) && r.words.Currency(text) == nil {
			r.fail(column, "not a currency")
			return
		}
	}
	claims, ok := r.claims(row)
	if !ok {
		r.failRow("its amounts are in more than one currency")
		return
	}
	if len(claims) == 0 {
		r.currency, r.unnamed = r.chooseUnnamed()
		return
	}
	r.currency, r.unnamed = r.choose(claims)
}

// choose picks the currency of a row that names some: the one it can only be, else the one that other rows name
// beyond doubt, that its owner says, the format. Else it is the one of the book or of the one country that all
// parcels go to, where these do not contradict each other, and that is assumed.
func (r *reader) choose(claims []string) (string, error) {
	if len(claims) == 1 {
		return claims[0], nil
	}
	named := value.Common(r.spoken.certain, claims)
	if len(named) == 1 {
		return named[0], nil
	}
	if len(named) > 1 { // each of them is somebody's: only the owner knows
		claims = named
	}
	near := value.Common(claims, []string{r.req.Currency, r.places.currency()})
	switch {
	case slices.Contains(claims, r.req.Answers.Currency):
		return r.assume(r.req.Answers.Currency, claims), nil
	case len(named) > 0:
	case slices.Contains(claims, r.format.Currency):
		return r.format.Currency, nil
	case len(near) == 1:
		return r.assume(near[0], claims), nil
	}
	return "", &openError{kind: AskCurrency, answers: claims, reason: severalMeant(claims)}
}

// severalMeant is why a row has no currency that names several; of a sign such as "$" these are many, the commonest first.
func severalMeant(claims []string) say.Text {
	const told = 4
	if more := len(claims) - told; more > 0 {
		return say.Textf("its amounts may be in %s or one of %d other currencies: nothing in the file says which; say which is meant", strings.Join(claims[:told], ", "), more)
	}
	return say.Textf("its amounts may be in %s: nothing in the file says which; say which is meant", strings.Join(claims, ", "))
}

// places is where a file's parcels go.
type places struct {
	country string // the code of the only country; "": none is named
	several bool
}

func (p *places) learn(country string) {
	p.several = p.several || p.country != "" && p.country != country
	p.country = country
}

// currency is that of the only country, "" where there is none.
func (p *places) currency() string {
	region, err := language.ParseRegion(p.country)
	if err != nil || p.several {
		return ""
	}
	unit, _ := currency.FromRegion(region)
	return unit.String()
}

// chooseUnnamed picks the currency of a row that names none: the one that all the record's or the file's other
// rows name, else what its owner says, the format, the book. Where all parcels go to one country of another currency
// than the book's, it may be that.
func (r *reader) chooseUnnamed() (string, error) {
	for _, code := range []string{r.within, r.spoken.sole()} {
		if code != "" {
			return code, nil
		}
	}
	switch answer := r.req.Answers.Currency; {
	case answer != "":
		return r.assume(answer, nil), nil
	case r.format.Currency != "":
		return r.format.Currency, nil
	}
	theirs, beside := r.places.currency(), r.undecided()
	switch {
	case len(beside) == 1:
		return beside[0], nil
	case len(beside) > 1:
		return "", &openError{
			kind: AskCurrency, answers: beside, others: true,
			reason: say.Textf("its columns of currencies have %s, and nothing says which of them its amounts are in: say by a mapping which column it is, or which currency is meant", strings.Join(beside, ", ")),
		}
	case r.spoken.several:
	case r.req.Currency == "":
		return "", &openError{kind: AskCurrency, reason: "no currency is named, neither in the file nor in the book"}
	case theirs != "" && theirs != r.req.Currency:
		return "", &openError{
			kind: AskCurrency, answers: []string{theirs, r.req.Currency}, others: true,
			reason: say.Textf("no currency is named, and all parcels go to where %s is paid in; say which is meant, that or %s, the currency of the book", theirs, r.req.Currency),
		}
	default:
		r.byBook = true
		return r.assume(r.req.Currency, nil), nil
	}
	return "", &openError{
		kind: AskCurrency, answers: slices.Clone(r.spoken.certain), others: true,
		reason: "this row names no currency, and others name more than one; say which is meant",
	}
}

// undecided are the currencies that the row has in the columns of which none is surely that of its amounts.
func (r *reader) undecided() []string {
	var codes []string
	for _, column := range r.layout.currencies {
		for _, code := range r.words.Currency(value.Clean(r.row.cell(column))) {
			if !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
	}
	return codes
}

// assume notes that amounts are taken to be in a currency that the file does not say, where it has amounts at all. It may
// be one of claims, where their sign says as much.
func (r *reader) assume(code string, claims []string) string {
	if len(r.amounts) > 0 && r.result.Assumed != code {
		column := r.doubtful()
		r.result.Assumed = code
		r.result.AssumedOf = Question{Kind: AskCurrency, Column: r.header(column), Example: r.row.cell(column), Answers: claims}
	}
	return code
}

// doubtful is the first column of the row that may mean several currencies, else that has an amount, for an example.
func (r *reader) doubtful() int {
	for _, source := range r.layout.sources[Currency] {
		if !r.row.blank(source[0]) {
			return source[0]
		}
	}
	given := slices.DeleteFunc(slices.Clone(r.amounts), r.row.blank)
	for _, column := range given {
		fig, err := r.words.Figure(r.row.cell(column))
		if err == nil && len(fig.Money) > 1 || len(r.headers[column]) > 1 || len(r.formats[r.row.mark(column).format]) > 1 {
			return column
		}
	}
	return append(given, r.amounts[0])[0]
}

// currencyOf is the one currency that some of the rows name; "" where none does, or several do.
func (r *reader) currencyOf(rows []row, indexes []int) string {
	var said spoken
	for _, i := range indexes {
		claims, ok := r.claims(&rows[i])
		said.learn(claims, ok)
	}
	return said.sole()
}
