package app

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data/book"
	"parcelbook/data/intake"
)

// unanswered are the questions that nothing was answered to, one of each kind: an answer holds for the whole file.
func unanswered(questions []intake.Question, given intake.Answers) []intake.Question {
	var open []intake.Question
	for _, q := range questions {
		asked := slices.ContainsFunc(open, func(o intake.Question) bool { return o.Kind == q.Kind })
		if *given.To(q.Kind) == "" && !asked {
			open = append(open, q)
		}
	}
	return open
}

// ask asks what only the user knows of a file, before its review. The answers are kept for the next file like it. What
// is not answered leaves the records that hang on it in quarantine.
func (r *importRun) ask(req book.Request, got readFile, questions []intake.Question) {
	box := container.NewVBox()
	var inputs []answerInput
	for _, q := range questions {
		input := askedFor(q, "")
		box.Add(input.content)
		inputs = append(inputs, input)
	}
	then := r.next // left
	var p *prompt
	box.Add(container.NewHBox(button(lang.X("question.skip", "I do not know: show me what that leaves"), nil, func() {
		then = func() { newReview(r, req, got) }
		p.dialog.Hide()
	})))
	p = r.w.prompt(r.title(lang.X("question.title", "What {{.File}} does not say", map[string]any{"File": requestName(req)})), lang.X("question.go_on", "Go on"), box,
		func() (func(), error) {
			for _, input := range inputs {
				if err := input.read(&req.Answers); err != nil {
					return nil, err
				}
			}
			then = func() {}
			return func() { r.read(req) }, nil
		})
	p.dialog.SetOnClosed(func() { then() })
	for _, input := range inputs {
		input.submitOn(p)
	}
	r.w.win.Canvas().Focus(inputs[0].first)
}

// questionText asks a question in plain words, with the value it hangs on.
func questionText(q intake.Question) string {
	about := map[string]any{"Column": orDash(oneLine(q.Column)), "Example": q.Example}
	switch q.Kind {
	case intake.AskDates:
		return lang.X("question.dates", "Column “{{.Column}}” has dates such as {{.Example}}. What comes first?", about)
	case intake.AskDecimal:
		return lang.X("question.decimal", "Column “{{.Column}}” has amounts such as {{.Example}}. Which sign begins the cents?", about)
	case intake.AskDirection:
		return lang.X("question.direction", "The file contradicts itself about money that came in and money that went out. Which way did it go where column “{{.Column}}” has {{.Example}}?", about)
	case intake.AskTax:
		return lang.X("question.tax", "Column “{{.Column}}” has tax such as {{.Example}}. Do the prices have it in them?", about)
	case intake.AskCash:
		return lang.X("question.cash", "Column “{{.Column}}” says of orders on delivery that they are paid ({{.Example}}). Who has that money?", about)
	}
	return lang.X("question.currency", "Column “{{.Column}}” has amounts such as {{.Example}}. Which currency is it?", about)
}

// answerInput asks a question and takes the answer to it.
type answerInput struct {
	content  fyne.CanvasObject
	first    fyne.Focusable
	submitOn func(*prompt)                    // lets the Enter key go on, once there is an answer
	read     func(into *intake.Answers) error // says why there is no answer
}

// askedFor asks a question, with an answer that is proposed, if any.
func askedFor(q intake.Question, proposed string) answerInput {
	said := widget.NewLabel(questionText(q))
	said.Wrapping = fyne.TextWrapWord
	if q.Kind == intake.AskCurrency {
		return askedForCurrency(q, said, proposed)
	}
	answer := newChoice(proposed, nil, slices.DeleteFunc(answersTo(q.Kind), func(o option[string]) bool { return !q.Takes(o.value) })...)
	submitOn := func(p *prompt) { answer.submitted = p.confirm }
	return answerInput{container.NewVBox(said, answer), answer, submitOn, func(into *intake.Answers) error {
		if answer.value() == "" {
			return errNoAnswer()
		}
		*into.To(q.Kind) = answer.value()
		return nil
	}}
}

// answersTo are the answers that there are to a kind of question; none to that for the currency, which is any.
func answersTo(kind string) []option[string] {
	switch kind {
	case intake.AskDates:
		return []option[string]{
			{"dmy", lang.X("question.dmy", "day first: 31.12.2026")},
			{"mdy", lang.X("question.mdy", "month first: 12/31/2026")},
			{"ymd", lang.X("question.ymd", "year first: 26-12-31")},
		}
	case intake.AskDecimal:
		return []option[string]{{".", lang.X("question.point", "point: 1,234.50")}, {",", lang.X("question.comma", "comma: 1.234,50")}}
	case intake.AskDirection:
		return []option[string]{{intake.In, lang.X("question.in", "it came in, to me")}, {intake.Out, lang.X("question.out", "it went out, from me")}}
	case intake.AskTax:
		return []option[string]{{intake.Included, lang.X("question.included", "yes, it is in the prices")}, {intake.Added, lang.X("question.added", "no, it is added to them")}}
	case intake.AskCash:
		return []option[string]{{intake.Seller, lang.X("question.seller", "I have it: the carrier has paid it over")}, {intake.Carrier, lang.X("question.carrier", "the carrier, until its statement says more")}}
	}
	return nil
}

// likelyCurrencies is how many currencies are offered; any other is typed.
const likelyCurrencies = 12

// askedForCurrency lets a currency be typed, or one of the likely ones be chosen.
func askedForCurrency(q intake.Question, said *widget.Label, proposed string) answerInput {
	entry := textField(proposed)
	entry.SetPlaceHolder("USD")
	content := container.NewVBox(said, entry)
	if len(q.Answers) > 0 {
		likely := container.New(&lines{width: promptWidth})
		for _, code := range q.Answers[:min(len(q.Answers), likelyCurrencies)] {
			likely.Add(button(code, nil, func() { entry.SetText(code) }))
		}
		content.Add(likely)
	}
	return answerInput{content, entry, func(p *prompt) { p.submitOn(entry) }, func(into *intake.Answers) error {
		code := strings.ToUpper(strings.TrimSpace(entry.Text))
		if code == "" {
			return errNoAnswer()
		}
		if err := (intake.Answers{Currency: code}).Validate(); err != nil {
			return err
		}
		if !q.Takes(code) {
			return errors.New(lang.X("question.not_meant", "{{.Example}} is no amount in {{.Currency}}.", map[string]any{"Example": q.Example, "Currency": code}))
		}
		into.Currency = code
		return nil
	}}
}

func errNoAnswer() error {
	return errors.New(lang.X("question.missing", "Answer it first."))
}
