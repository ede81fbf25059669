package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/data/intake"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// takenFile is what became of a file, as "import --json" writes it.
type takenFile struct {
	File      string            `json:"file"`
	Kind      string            `json:"kind"`
	Statement string            `json:"statement,omitempty"` // the kind of it
	Evidence  []string          `json:"evidence"`            // what tells that it is of its kind
	Format    string            `json:"format"`
	Sheet     string            `json:"sheet"`
	HeaderRow int               `json:"header_row"`
	Holder    string            `json:"holder,omitempty"`
	Like      string            `json:"holder_like,omitempty"`      // the earlier file by which alone it is known whose this one is
	Guessed   bool              `json:"holder_assumed,omitempty"`   // nothing says whose its orders are
	Assumed   string            `json:"currency_assumed,omitempty"` // for the file does not say which it is
	Mapping   map[string]string `json:"mapping"`
	Columns   []takenColumn     `json:"columns"`
	data.Counts
	Problems  []data.Problem  `json:"problems"`
	Questions []takenQuestion `json:"questions"`
	Recalled  []recalled      `json:"answers_recalled,omitempty"`
	Waited    int             `json:"waited,omitempty"` // delivery results that had waited for its orders and are taken in with them

	review  *book.Review
	byWords bool // nobody said what it is, and no known format
}

type takenColumn struct {
	Index      int      `json:"index"`
	Header     string   `json:"header"`
	Fields     []string `json:"fields"`
	Confidence int      `json:"confidence"`
	Reason     string   `json:"reason"`
	Doubt      string   `json:"doubt,omitempty"` // why it should not have been left out, perhaps
}

// takenQuestion is what the file leaves open, and by which option it is answered.
type takenQuestion struct {
	Kind    string   `json:"kind"`
	Column  string   `json:"column"`
	Example string   `json:"example"`
	Answers []string `json:"answers"` // none: any currency
}

// choice is what may be answered, of many currencies the commonest.
func (q *takenQuestion) choice() string {
	const told = 4
	answers := q.Answers
	if q.Kind == intake.AskCurrency {
		answers = append(slices.Clone(q.Answers[:min(len(q.Answers), told)]), "CODE")
	}
	return strings.Join(answers, "|")
}

// recalled is the answer to a question of the file that was given for an earlier one.
type recalled struct {
	Kind   string `json:"kind"`
	Answer string `json:"answer"`
	Like   string `json:"like"` // the earlier file

	others []string // what else may be answered; none: any currency
}

// refusedFile is a file that nothing was taken from; its kind is the one it was to be read as, if any.
func refusedFile(name string, kind intake.Kind, err error) takenFile {
	p := data.Problem{Reason: say.Raw(oneSentence(err))}
	var failure *sheet.Failure
	if errors.As(err, &failure) {
		p.Sheet, p.Row, p.Column = failure.Sheet, failure.Row, failure.Column
	}
	return takenFile{File: name, Kind: string(kind), Evidence: []string{}, Mapping: map[string]string{}, Columns: []takenColumn{}, Problems: []data.Problem{p}, Questions: []takenQuestion{}}
}

// reviewedFile is what became of a file that was read by what was said of it.
func reviewedFile(r *book.Review, said book.Request, dryRun bool) takenFile {
	counts, problems := r.Decided()
	t := takenFile{
		File: r.File, Kind: string(r.Kind), Statement: string(r.Statement), Evidence: inWords(r.Evidence), Format: r.Format, Sheet: r.Sheet, HeaderRow: r.HeaderRow,
		Holder: r.Holder, Like: r.Like, Guessed: r.HolderAssumed, Counts: counts,
		Mapping: map[string]string{}, Columns: []takenColumn{}, Problems: append(append([]data.Problem{}, problems...), suspicions(r, dryRun)...),
		Questions: []takenQuestion{}, review: r, byWords: r.General && said.As == "" && said.Mapping == nil,
	}
	for _, q := range r.Questions {
		t.Questions = append(t.Questions, takenQuestion{q.Kind, q.Column, q.Example, append([]string{}, q.Answers...)})
	}
	for _, a := range r.Assumptions {
		switch {
		case a.Like != "":
			t.Recalled = append(t.Recalled, recalled{a.Kind, a.Answer, a.Like, otherAnswers(a)})
		case a.Answer != said.Answers.Currency:
			t.Assumed = a.Answer
		}
	}
	t.addColumns(r.Columns)
	return t
}

// otherAnswers are what may be answered instead of what was taken; none of currencies.
func otherAnswers(a book.Assumption) []string {
	if a.Kind == intake.AskCurrency {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(a.Answers), func(answer string) bool { return answer == a.Answer })
}

func (t *takenFile) addColumns(columns []intake.Column) {
	for _, c := range columns {
		if _, taken := t.Mapping[c.Header]; len(c.Fields) > 0 && !taken {
			t.Mapping[c.Header] = c.Fields[0]
		}
		t.Columns = append(t.Columns, takenColumn{c.Index, c.Header, append([]string{}, c.Fields...), c.Confidence, c.Reason.String(), c.Doubt.String()})
	}
}

// suspicions are what the review would ask in the window, with what was done, and how it is done otherwise.
func suspicions(r *book.Review, dryRun bool) []data.Problem {
	var told []data.Problem
	twin := say.Text("the same customer, goods and amount as order %s; taken in as an order of its own: undo the import and take the file in with --leave-duplicates to leave such orders out, with --same-orders to take them for the other")
	correcting := say.Text("seems to correct import %d (%s): \"undo %[1]d\" takes that one back")
	if dryRun {
		twin = "the same customer, goods and amount as order %s; taken in as an order of its own: --leave-duplicates leaves such orders out, --same-orders takes them for the other"
		correcting = "seems to correct import %d (%s): --replace takes that one back first"
	}
	for _, item := range r.Items {
		if item.Twin != "" && !item.Leave {
			told = append(told, data.Problem{Sheet: item.Sheet, Row: item.Row, Value: item.Subject, Reason: say.Textf(twin, item.Twin)})
		}
	}
	for _, earlier := range r.Replaces {
		reason := say.Textf(correcting, earlier.ID, earlier.File)
		if r.Replace {
			reason = say.Textf("replaces import %d (%s), which is taken back; undoing this import does not bring it back", earlier.ID, earlier.File)
		}
		told = append(told, data.Problem{Sheet: r.Sheet, Reason: reason})
	}
	return told
}

// inWords are texts as they are read.
func inWords(texts []say.Text) []string {
	words := make([]string, len(texts))
	for i, text := range texts {
		words[i] = text.String()
	}
	return words
}

func columnOrFile(header string) string {
	if header == "" {
		return "the file"
	}
	return "column " + strconv.Quote(header)
}

// notTaken lists the columns that the user may have hoped would be taken.
func (t *takenFile) notTaken() string {
	var left []string
	for _, c := range t.review.Columns {
		if len(c.Fields) == 0 && !c.Ignored && c.Header != "" {
			left = append(left, strconv.Quote(c.Header))
		}
	}
	return strings.Join(left, ", ")
}

// taken says what the file was taken for beyond what it says itself, how to say otherwise, and what it leaves open.
func (t *takenFile) taken(dryRun bool) []string {
	var lines []string
	otherwise := "where that is wrong, undo the import and take the file in with"
	if dryRun {
		otherwise = "where that is wrong, say so with"
	}
	if t.byWords && len(t.Evidence) > 0 {
		lines = append(lines, fmt.Sprintf("taken for %s, for it shows %s: %s --as KIND", cmp.Or(t.Statement, t.Kind), strings.Join(t.Evidence, "; "), otherwise))
	}
	if t.Like != "" {
		lines = append(lines, fmt.Sprintf("taken for a file of %s, as %s was: %s --carrier NAME or --channel NAME", t.Holder, t.Like, otherwise))
	}
	if t.Guessed {
		lines = append(lines, fmt.Sprintf("taken for orders of the channel %s, for nothing says whose they are: %s --channel NAME", t.Holder, otherwise))
	}
	for _, a := range t.Recalled {
		what := map[string]string{
			intake.AskDates: "the order of dates", intake.AskDecimal: "the sign before decimals", intake.AskCurrency: "the currency",
			intake.AskDirection: "the way of what the file says came in", intake.AskTax: "the tax of prices",
			intake.AskCash: "who has the cash of orders on delivery that are paid",
		}[a.Kind]
		lines = append(lines, fmt.Sprintf("%s taken to be %s, as in %s: %s --%s %s",
			what, a.Answer, a.Like, otherwise, a.Kind, cmp.Or(strings.Join(a.others, "|"), "CODE")))
	}
	if t.Assumed != "" {
		lines = append(lines, fmt.Sprintf("amounts taken to be in %s, for the file does not say which currency they are in: %s --currency CODE", t.Assumed, otherwise))
	}
	if left := t.notTaken(); left != "" {
		lines = append(lines, "columns not taken: "+left)
	}
	if slices.ContainsFunc(t.Problems, func(p data.Problem) bool { return p.Row == 0 && p.Sheet != t.Sheet }) {
		other := "another sheet than this is chosen with --sheet NAME"
		if t.Kind == string(intake.Orders) {
			other += ", and with --numbers anew where the order numbers begin again on it"
		}
		lines = append(lines, other)
	}
	return append(lines, t.open()...)
}

// open says what the file leaves open, and how to answer it.
func (t *takenFile) open() []string {
	lines := make([]string, len(t.Questions))
	for i, q := range t.Questions {
		lines[i] = fmt.Sprintf("the file leaves open, of %q in %s: import it again with --%s %s", q.Example, columnOrFile(q.Column), q.Kind, q.choice())
	}
	return lines
}

// print says for people what became of the file.
func (t *takenFile) print(s *session, dryRun bool) error {
	n := t.Counts
	verb := "taken in"
	if dryRun {
		verb = "would be taken in"
	}
	if t.review.Already != nil {
		said := fmt.Sprintf("%s is in the book already, as import %d: nothing changes", t.File, t.review.Already.ID)
		if t.review.Replace {
			said += "; an earlier statement that it corrects is taken back by \"undo IMPORT\""
		}
		if waiting := len(t.review.Quarantine); waiting > 0 {
			said += fmt.Sprintf("; records of it that wait in quarantine: %d", waiting)
		}
		lines := []string{said + "."}
		for _, p := range t.Problems {
			if p.Row == 0 {
				lines = append(lines, p.Reason.String())
			}
		}
		return s.printf("%s\n", strings.Join(append(lines, t.open()...), "\n"))
	}
	if err := s.printf("%s %s as %s (%s, header in row %d); rows: %d, records: %d; %d new, %d changed, %d unchanged, %d refused, %d skipped.\n",
		t.File, verb, t.Kind, t.Format, t.HeaderRow, n.Rows, n.Records, n.New, n.Changed, n.Unchanged, n.Refused, n.Skipped); err != nil {
		return err
	}
	for _, line := range t.taken(dryRun) {
		if err := s.printf("%s\n", line); err != nil {
			return err
		}
	}
	kept := table{head: []string{"kept as set by hand", "field", "the book has", "the file has"}}
	changed := table{head: []string{"would change", "field", "the book has", "the file has"}}
	aliases := table{head: []string{"another code", "of order"}}
	for _, item := range t.review.Items {
		if item.Alias != "" {
			aliases.add(item.Subject, item.Alias)
		}
		for _, change := range item.Changes {
			cells := []string{item.Subject, say.Word(change.Field).String(), change.Old, change.New}
			switch {
			case !change.Accept:
				kept.add(cells...)
			case dryRun:
				changed.add(cells...)
			}
		}
	}
	for _, found := range []table{changed, aliases, kept} {
		if len(found.rows) == 0 {
			continue
		}
		if err := found.print(s.out, ""); err != nil {
			return err
		}
	}
	if len(t.Problems) == 0 {
		return nil
	}
	problems := problemTable()
	for _, p := range t.Problems {
		problems.add(problemCells(p)...)
	}
	return problems.print(s.out, "")
}
