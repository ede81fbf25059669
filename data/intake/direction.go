package intake

import (
	"maps"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
)

// flow is where the money of a row goes, as the factor of what it comes to; 0: nothing says it.
type flow int64

const (
	comesIn flow = 1
	goesOut flow = -1
)

// DirectionWords are words for which way money goes, each the whole of a cell.
type DirectionWords struct {
	In  []string `json:"in,omitempty"`
	Out []string `json:"out,omitempty"`
}

// check finds a word that is given two meanings.
func (d DirectionWords) check() error {
	in := DirectionWords{In: d.In}.flows()
	for _, word := range d.Out {
		if in.of(word) != 0 {
			return say.Errorf("the direction %q has two meanings", word)
		}
	}
	return nil
}

// flows makes the words ready for being looked up.
func (d DirectionWords) flows() flowWords {
	words := flowWords{}
	for _, word := range d.In {
		words[flowKey(word)] = comesIn
	}
	for _, word := range d.Out {
		words[flowKey(word)] = goesOut
	}
	return words
}

// flows are the words of headers for what came in and what went out, which cells have as well.
func (x *lexicon) flows() flowWords {
	words := flowWords{}
	if x == nil {
		return words
	}
	in, out := x.concepts["moneyin"], x.concepts["moneyout"]
	for word, senses := range x.words {
		of := func(c concept) bool { return slices.ContainsFunc(senses, func(s sense) bool { return s.concept == c }) }
		switch {
		case of(in) == of(out):
		case of(in):
			words[flowKey(word)] = comesIn
		default:
			words[flowKey(word)] = goesOut
		}
	}
	return words
}

// flowWords are DirectionWords by their form.
type flowWords map[string]flow

// flowKey is the form in which words of a direction are compared; signs are what they are.
func flowKey(word string) string {
	word = strings.TrimSpace(word)
	if form := value.Normalise(strings.ToLower(word)); form != "" {
		return form
	}
	return word
}

// of is the way that a word says.
func (w flowWords) of(word string) flow { return w[flowKey(word)] }

// directions says how the rows of a statement tell which way their money goes.
type directions struct {
	words   flowWords
	signed  map[int]int64 // columns of amounts that have signs: 1 where these say what the words do, -1 where they say the opposite
	reverse bool          // an amount below zero beside a word takes back what the word says
	unclear say.Text      // why it is not known; "": it is
	told    say.Text      // what was found of it that is not as usual
	turned  flowWords     // the words of the file, where they are meant the other way round; as they are written
}

// directed says whether the rows tell by something else than signs which way their money goes: by a word, or by the column that
// an amount stands in.
func (l *layout) directed() bool { return len(l.sources[Direction])+len(l.debits) > 0 }

// worded says whether words tell which way the money of rows goes: not beside a column for either way, whose balance they may be
// about.
func (l *layout) worded() bool { return len(l.sources[Direction]) > 0 && len(l.debits) == 0 }

// unsigned says whether nothing but words tells it.
func (l *layout) unsigned() bool { return l.worded() && len(l.directions.signed) == 0 }

// flow is the way that the row says by its word.
func (r *reader) flow() flow {
	column, ok := r.first(Direction)
	if !ok || !r.layout.worded() {
		return 0
	}
	return r.layout.directions.words.of(value.Clean(r.row.cell(column)))
}

// goesOut says whether an amount in a column takes money away, of a row whose word says which way its money goes.
func (l *layout) goesOut(said flow, column int, below bool) bool {
	sign, signed := l.directions.signed[column]
	switch {
	case len(l.debits) > 0:
		return below != l.debits[column]
	case signed:
		return below != (sign < 0)
	}
	return below != (said == goesOut)
}

// direct gives an amount of a field the sign of the way that the row's word says it goes.
func (r *reader) direct(field Field, amount int64) int64 {
	column, ok := r.first(field)
	if !ok || amount == 0 || r.ofTotal || !r.layout.worded() {
		return amount
	}
	d := &r.layout.directions
	said := r.flow()
	sign, signed := d.signed[column]
	switch directed := amount * sign; {
	case signed && said == 0:
		r.tellWay("the sign of its amounts counts")
		return directed
	case signed && (directed < 0) != (said == goesOut):
		r.fail(column, "its sign is otherwise than the word for which way the money goes, and in most rows it is not: mend one of them")
		return directed
	case signed:
		return directed
	case said == 0:
		r.failWay()
	case amount < 0 && !d.reverse:
		r.fail(column, "it is below zero beside a word for which way the money goes, and in most rows it is not: mend one of them")
	}
	return amount * int64(said)
}

// givenBack says whether what was kept back comes back with what the row's word says goes out: where what it calls collected and
// net show nothing else.
func (r *reader) givenBack(line *data.StatementLine, collected, net int64, both bool) bool {
	costs := line.FeeTotal() + line.Freight
	if r.flow() != goesOut || costs <= 0 || !r.layout.worded() || collected+net >= 0 {
		return false
	}
	return !both || collected+costs == net
}

// failWay notes that the row does not say which way its money goes.
func (r *reader) failWay() {
	column, ok := r.first(Direction)
	if !ok {
		r.fail(r.layout.sources[Direction][0][0], "nothing says whether the money comes in or goes out")
		return
	}
	r.fail(column, "it is not known whether this says that money comes in or goes out: say so by a mapping, in its \"directions\"")
}

// tellWay tells of a word of a direction that is not known.
func (r *reader) tellWay(so say.Text) {
	if column, ok := r.first(Direction); ok {
		r.unknown(Direction, column, r.row.cell(column), so)
	}
}

// failUnclear refuses a row of a statement of which it is not known which way the money goes, and asks it of one whose money comes
// in by what it says.
func (r *reader) failUnclear() {
	d := &r.layout.directions
	if d.unclear == "" {
		return
	}
	if column, ok := r.incoming(); ok {
		r.failBy(column, &openError{kind: AskDirection, answers: []string{In, Out}, reason: d.unclear})
		return
	}
	column, ok := r.first(Direction)
	if !ok {
		column, ok = r.first(Net)
	}
	if ok {
		r.fail(column, d.unclear)
	}
}

// incoming is the column by which the row says that its money comes in: that of the word, or of the amount; ok is false where it
// says otherwise.
func (r *reader) incoming() (column int, ok bool) {
	if r.layout.worded() {
		column, ok = r.first(Direction)
		return column, ok && r.flow() == comesIn
	}
	columns := r.given(Net)
	at := slices.IndexFunc(columns, func(column int) bool {
		fig, err := r.words.figureOf(r.row.cell(column), r.row.mark(column))
		return err == nil && !r.layout.debits[column] && strings.Trim(fig.Body, "0.,") != ""
	})
	if at < 0 {
		return 0, false
	}
	return columns[at], true
}

// asFormat are the words of the file that are meant the other way round, as a format says them.
func (d *directions) asFormat() DirectionWords {
	var words DirectionWords
	for _, word := range slices.Sorted(maps.Keys(d.turned)) {
		if d.turned[word] == comesIn {
			words.In = append(words.In, word)
		} else {
			words.Out = append(words.Out, word)
		}
	}
	return words
}
