package intake

import (
	"maps"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
)

// account is rows of a statement as evidence of which way their money goes: what a holder calls a debit in its own
// books may be what it paid to the seller.
type account struct {
	words  *vocabulary
	layout *layout
	rows   []row
	money  []int // the columns of what the rows come to
}

func newAccount(words *vocabulary, l *layout, rows []row) *account {
	a := &account{words: words, layout: l, rows: rows}
	for _, field := range []Field{Collected, Net} {
		if len(l.sources[field]) > 0 {
			a.money = l.sources[field][0]
		}
	}
	return a
}

// orient finds how the rows of a statement say which way their money goes, and whether their words are meant as usual. A format
// that says it itself is believed.
func (s *scout) orient(l *layout) {
	if l.format.Kind != Statements {
		return
	}
	a := newAccount(s.words, l, sampled(s.table, l.header))
	if l.directed() {
		s.orientWords(a)
	} else if l.standing < known {
		l.running = a.running()
	}
}

// orientWords does so where words say it, or two columns.
func (s *scout) orientWords(a *account) {
	l := a.layout
	d := &l.directions
	said := l.format.Directions.flows()
	d.words = maps.Clone(s.words.flows)
	if !a.says("+") {
		maps.DeleteFunc(d.words, func(word string, _ flow) bool { return value.Dashes(word) }) // which stand for nothing then
	}
	maps.Copy(d.words, said)
	a.sign()
	if l.standing == known || len(a.money) == 0 {
		return
	}
	l.running = a.running()
	meant, by, unclear := a.meant()
	switch byUser := len(said) > 0 || len(l.debits) > 0 && l.standing == ownKnown; {
	case byUser && meant == goesOut && by != "":
		d.told = say.Textf("by this mapping what comes in and what goes out is the opposite of what %s says", by)
	case byUser:
	case unclear != "" && s.req.Answers.Direction == "":
		d.unclear = unclear
	case unclear != "" && s.req.Answers.Direction == Out:
		a.turn()
	case unclear != "":
	case meant == goesOut:
		d.told = say.Textf("the words for what comes in and what goes out are meant the other way round, as %s says", by)
		a.turn()
	}
}

// says says whether any row has a word for its direction.
func (a *account) says(word string) bool {
	return slices.ContainsFunc(a.layout.sources[Direction], func(source []int) bool {
		return slices.ContainsFunc(a.rows, func(row row) bool { return value.Clean(row.cell(source[0])) == word })
	})
}

// meant is which way what the words call coming in goes, and by what that is proven; or why nothing tells.
func (a *account) meant() (meant flow, by, unclear say.Text) {
	proven, by := a.proven()
	kinds, signs := a.byKind(), slices.Collect(maps.Values(a.layout.directions.signed))
	opposite := slices.Contains(signs, -1)
	if kinds == 0 && !slices.Contains(signs, 1) {
		kinds = a.bySum()
	}
	const ask = "%s; say which way this money goes, or by a mapping, in its \"directions\" or \"debits\", what comes in and what goes out"
	switch {
	case proven != 0 && kinds == -proven:
		return 0, "", say.Textf(ask, say.Textf("what comes in by %s goes out by the kinds of the entries", by))
	case proven != 0:
		return proven, by, ""
	case kinds == goesOut && opposite:
		return goesOut, "the sign of the amounts", ""
	case kinds == goesOut:
		return 0, "", say.Textf(ask, say.Text("what comes in by this goes out by the kinds of the entries"))
	case opposite:
		return 0, "", say.Textf(ask, say.Text("what comes in by this goes out by the signs of the amounts"))
	}
	return comesIn, "", ""
}

// turn takes the words for their opposites, or of two columns each for the other.
func (a *account) turn() {
	d := &a.layout.directions
	for word, way := range d.words {
		d.words[word] = -way
	}
	for column := range d.signed {
		d.signed[column] = -d.signed[column]
	}
	for _, source := range a.layout.sources[Direction] {
		d.turned = flowWords{}
		for i := range a.rows {
			if word := value.Clean(a.rows[i].cell(source[0])); d.words.of(word) != 0 {
				d.turned[word] = d.words.of(word)
			}
		}
	}
	if len(a.layout.debits) > 0 {
		other := map[int]bool{}
		for _, column := range a.money {
			if !a.layout.debits[column] {
				other[column] = true
			}
		}
		a.layout.debits = other
	}
}

// sign finds the columns of amounts that have signs beside the words.
func (a *account) sign() {
	d := &a.layout.directions
	d.signed = map[int]int64{}
	if !a.layout.worded() {
		return
	}
	for _, column := range slices.Concat(slices.Concat(a.layout.sources[Collected]...), slices.Concat(a.layout.sources[Net]...)) {
		var above, same, opposite, below int
		for i := range a.rows {
			value, way := a.figure(i, column).value, a.flow(i)
			if value == 0 || way == 0 {
				continue
			}
			if value > 0 {
				above++
			} else {
				below++
			}
			if (value < 0) == (way == goesOut) {
				same++
			} else {
				opposite++
			}
		}
		switch {
		case below == 0 || above >= max(same, opposite):
		case same >= opposite:
			d.signed[column] = 1
		default:
			d.signed[column] = -1
		}
	}
}

// flow is the way that the word of a row says.
func (a *account) flow(i int) flow {
	for _, source := range a.layout.sources[Direction] {
		if word := value.Clean(a.rows[i].cell(source[0])); word != "" {
			return a.layout.directions.words.of(word)
		}
	}
	return 0
}

// figure is the amount in a cell.
func (a *account) figure(i, column int) sum {
	var p profile
	if row := &a.rows[i]; !row.blank(column) {
		if fig, err := a.words.figureOf(strings.TrimPrefix(row.cell(column), "'"), row.mark(column)); err == nil {
			p.takeFigure(fig)
		}
	}
	return p.figure
}

// comesTo is what a row comes to, as its words say.
func (a *account) comesTo(i int) (sum int64) {
	for _, column := range a.money {
		value := a.figure(i, column).value
		switch sign, signed := a.layout.directions.signed[column]; {
		case a.layout.debits[column]:
			sum -= value
		case !a.layout.worded():
			sum += value
		case signed:
			sum += value * sign
		default:
			sum += value * int64(a.flow(i))
		}
	}
	return sum
}

// byKind is which way most rows go of which the kind of entry says it, where they come in by their words.
func (a *account) byKind() flow {
	as, otherwise := 0, 0
	for i := range a.rows {
		switch usual := a.words.usualWay(a.layout.format, a.entry(i)); {
		case usual == 0 || a.comesTo(i) == 0:
		case (a.comesTo(i) < 0) == (usual == goesOut):
			as++
		default:
			otherwise++
		}
	}
	switch {
	case as > otherwise:
		return comesIn
	case otherwise > as && otherwise >= fewValues:
		return goesOut
	}
	return 0
}

// muchMore is how much more comes in than goes out of what a holder pays out, at least: of that no payouts are taken off.
const muchMore = 3

// bySum is which way most goes of what is paid out for orders, where it comes in by the words; 0: about as much goes either way.
func (a *account) bySum() flow {
	if a.layout.format.Statement == data.StatementLedger {
		return 0
	}
	var in, out int64
	for i := range a.rows {
		sum := a.comesTo(i)
		in, out = in+max(sum, 0), out+max(-sum, 0)
	}
	switch {
	case in > out*muchMore:
		return comesIn
	case out > in*muchMore:
		return goesOut
	}
	return 0
}

// entry is what a row says of the kind of its entry, in a note where no column is for that.
func (a *account) entry(i int) string {
	sources := a.layout.sources[EntryType]
	if len(sources) == 0 {
		sources = a.layout.sources[Note]
	}
	var parts []string
	for _, source := range sources {
		for _, column := range source {
			parts = append(parts, value.Clean(a.rows[i].cell(column)))
		}
		if strings.Join(parts, "") != "" {
			break
		}
	}
	return strings.Join(parts, fieldSpecs[EntryType].join)
}

// usualWay is which way money goes for entries of a kind; 0: either way.
func (v *vocabulary) usualWay(f *Format, kind string) flow {
	words, _ := v.entryWords(f, value.Forms(kind), false)
	switch {
	case words.Negative, words.Type == data.EntryRefund, words.Type == data.EntryFee, words.Type == data.EntryWithdrawal:
		return goesOut
	case words.Type == data.EntryRelease:
		return comesIn
	}
	return 0
}

// proven is which way money goes that comes in by the words, by what the rows come to together, and by what that is proven.
func (a *account) proven() (proven flow, by say.Text) {
	for _, column := range a.layout.running {
		if found := a.carried(column); found != 0 {
			a.layout.directions.reverse = true
			return found, say.Textf("the balance in %q", a.layout.columns[column].Header)
		}
	}
	if found := a.keptBack(); found != 0 {
		return found, "what was kept back"
	}
	return 0, ""
}

// text is what a row has in the first column of a field.
func (a *account) text(i int, field Field) string {
	if sources := a.layout.sources[field]; len(sources) > 0 {
		return a.rows[i].cell(sources[0][0])
	}
	return ""
}

// keptBack is which way money goes that comes in by the words, by what is kept back of it: of what comes in less is left, and what
// goes out takes more.
func (a *account) keptBack() flow {
	if len(a.layout.sources[Collected]) == 0 || len(a.layout.sources[Net]) == 0 || !a.layout.worded() {
		return 0
	}
	var less, more [2]int // of what comes in, and of what goes out
	for i := range a.rows {
		gross, net := abs(a.figure(i, a.layout.sources[Collected][0][0]).value), abs(a.figure(i, a.money[0]).value)
		at := map[flow]int{comesIn: 0, goesOut: 1}
		switch n, ok := at[a.flow(i)]; {
		case !ok || gross == 0 || net == 0:
		case net < gross:
			less[n]++
		case net > gross:
			more[n]++
		}
	}
	switch {
	case less[0]*more[1] > 0 && more[0]+less[1] == 0:
		return comesIn
	case less[1]*more[0] > 0 && more[1]+less[0] == 0:
		return goesOut
	}
	return 0
}
