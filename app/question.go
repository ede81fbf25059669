package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data/book"
	"parcelbook/data/intake"
	"parcelbook/data/money"
)

// unanswered are the questions that nothing was answered to, one of each kind: an answer holds for the whole file.
func unanswered(questions []intake.Question, given intake.Answers) []intake.Question {
	answered := map[string]bool{intake.AskDates: given.Dates != "", intake.AskDecimal: given.Decimal != "", intake.AskCurrency: given.Currency != ""}
	var open []intake.Question
	for _, q := range questions {
		if !answered[q.Kind] {
			answered[q.Kind] = true
			open = append(open, q)
		}
	}
	return open
}

// ask asks what only the user knows of a file, before its review. The answers are kept for the next file like it. What
// is not answered leaves the records that hang on it in quarantine.
func (r *importRun) ask(req book.Request, got readFile, questions []intake.Question) {
	box := container.NewVBox()
	var inputs []focusable
	var reads []func() error
	for _, q := range questions {
		said := widget.NewLabel(questionText(q))
		said.Wrapping = fyne.TextWrapWord
		input, read := answerField(q, &req.Answers)
		box.Add(said)
		box.Add(input)
		inputs = append(inputs, input)
		reads = append(reads, read)
	}
	then := r.next // left
	p := r.w.prompt(r.title(lang.X("question.title", "What {{.File}} does not say", map[string]any{"File": requestName(req)})), lang.X("question.go_on", "Go on"), box,
		func() (func(), error) {
			if err := readAll(reads...); err != nil {
				return nil, err
			}
			then = func() {}
			return func() { r.answered(req, got.review) }, nil
		})
	box.Add(container.NewHBox(button(lang.X("question.skip", "I do not know: show me what that leaves"), nil, func() {
		then = func() { newReview(r, req, got) }
		p.dialog.Hide()
	})))
	p.dialog.SetOnClosed(func() { then() })
	r.w.win.Canvas().Focus(inputs[0])
}

// answered keeps the answers of a request for the next file like it, and reads its file again by them.
func (r *importRun) answered(req book.Request, review *book.Review) {
	load(r.w, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, r.w.book.Remember(ctx, review, req.Answers)
	}, func(struct{}) { r.read(req) })
}

// questionText asks a question in plain words, with the value it hangs on.
func questionText(q intake.Question) string {
	about := map[string]any{"Column": orDash(oneLine(q.Column)), "Example": q.Example}
	switch q.Kind {
	case intake.AskDates:
		return lang.X("question.dates", "Column “{{.Column}}” has dates such as {{.Example}}. What comes first?", about)
	case intake.AskDecimal:
		return lang.X("question.decimal", "Column “{{.Column}}” has amounts such as {{.Example}}. Which sign begins the cents?", about)
	}
	return lang.X("question.currency", "Column “{{.Column}}” has amounts such as {{.Example}}. Which currency is it?", about)
}

// focusable is a field that can have the keyboard.
type focusable interface {
	fyne.CanvasObject
	fyne.Focusable
}

// answerField takes the answer to a question. read puts it among the answers, and says where there is none.
func answerField(q intake.Question, into *intake.Answers) (input focusable, read func() error) {
	target, options := &into.Currency, []option[string](nil)
	switch q.Kind {
	case intake.AskDates:
		target, options = &into.Dates, dateOrders()
	case intake.AskDecimal:
		target, options = &into.Decimal, decimalSigns()
	}
	missing := errors.New(lang.X("question.missing", "Answer it first. Without it, what hangs on it waits in quarantine."))
	if options == nil && len(q.Answers) == 0 {
		entry := newEntry()
		entry.SetPlaceHolder("USD")
		return entry, func() error {
			*target = strings.ToUpper(strings.TrimSpace(entry.Text))
			if !money.ValidCurrency(*target) {
				return missing
			}
			return nil
		}
	}
	if options == nil {
		options = textOptions(q.Answers)
	}
	options = slices.DeleteFunc(options, func(o option[string]) bool { return len(q.Answers) > 0 && !slices.Contains(q.Answers, o.value) })
	answer := newChoice("", nil, options...)
	return answer, func() error {
		if *target = answer.value(); *target == "" {
			return missing
		}
		return nil
	}
}
