package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/data/intake"
	"parcelbook/data/say"
)

// review shows what a file would do to the book before anything is written: what it was taken for, what is new,
// changed, unchanged and refused, and why.
type review struct {
	w       *Window
	run     *importRun
	req     book.Request
	review  *book.Review
	dialog  *dialog.CustomDialog
	inOrder []*book.ReviewItem
	items   *table.Table[*book.ReviewItem]
	outcome *choice[book.Outcome]
	changes *fyne.Container
	counts  *widget.Label
	faults  *table.Table[data.Problem]
	tabs    *container.AppTabs
	all     *tick  // leaves all suspected orders out; nil where there are none
	then    func() // follows when the dialog is closed: the next file, unless a button says otherwise
	holder  *widget.SelectEntry
}

func newReview(run *importRun, req book.Request, got readFile) {
	for i := range got.review.Items {
		if item := &got.review.Items[i]; run.leave[item.Subject] && item.Twin != "" {
			item.Leave = true
		}
	}
	run.leave = nil
	v := &review{w: run.w, run: run, req: req, review: got.review, inOrder: got.inOrder, changes: container.NewVBox()}
	v.show(got.holders)
}

func (v *review) show(holders []data.Holder) {
	r := v.review
	v.tabs = container.NewAppTabs(
		container.NewTabItem(lang.X("review.records", "Records ({{.Count}})", map[string]any{"Count": len(r.Items)}), v.itemView()),
		container.NewTabItem(lang.X("review.columns", "Columns ({{.Count}})", map[string]any{"Count": len(r.Columns)}), v.columnView()),
		container.NewTabItem("", v.problemView()),
	)
	content := container.NewBorder(container.NewVBox(v.summary(), v.whose(holders)), nil, nil, nil, v.tabs)
	v.decided()
	v.dialog = dialog.NewCustomWithoutButtons(v.run.title(lang.X("review.title", "Review before anything is written")), content, v.w.win)
	commit := mainButton(lang.X("review.commit", "Take it in"), theme.ConfirmIcon(), func() { v.end(v.commit) })
	if r.Already != nil {
		commit.Disable()
	}
	buttons := []*pushButton{
		button(lang.X("review.change_columns", "Change columns…"), theme.DocumentCreateIcon(), func() { v.end(func() { newMapping(v.run, v.req) }) }),
		button(lang.X("review.leave", "Leave it"), nil, v.leave), commit,
	}
	if len(v.run.left) > 0 {
		buttons = append([]*pushButton{button(lang.X("review.leave_all", "Leave all that follow"), nil, func() { v.end(v.run.stop) })}, buttons...)
	}
	size := v.w.win.Canvas().Size()
	v.dialog.Resize(fyne.NewSize(size.Width*0.94, size.Height*0.92))
	v.then = v.run.next
	v.w.review = v
	v.dialog.SetOnClosed(func() {
		v.w.review = nil
		v.then()
	})
	v.items.ReloadNow()
	v.w.open(v.dialog, buttons...)
}

// leave writes nothing.
func (v *review) leave() { v.end(v.run.next) }

// end closes the review, and goes on with then instead of the next file.
func (v *review) end(then func()) {
	v.then = then
	v.dialog.Hide()
}

// summary says what the file is and what taking it in would do, in rows.
func (v *review) summary() fyne.CanvasObject {
	r := v.review
	kind := word("import", r.Kind)
	if r.Statement != "" {
		kind = word("statement", r.Statement)
	}
	said := []string{r.File + ": " + kind, formatTitle(r.Format)}
	if r.Sheet != "" {
		said = append(said, lang.X("review.sheet", "sheet {{.Sheet}}", map[string]any{"Sheet": r.Sheet}))
	}
	if r.HeaderRow > 0 {
		said = append(said, lang.X("review.header", "header in row {{.Header}}", map[string]any{"Header": r.HeaderRow}))
	}
	what := widget.NewLabel(strings.Join(said, ", "))
	what.Wrapping = fyne.TextWrapWord
	v.counts = widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	box := container.NewVBox(what, evidenceLabel(r.Evidence), v.counts)
	for _, a := range r.Assumptions {
		told := widget.NewLabel(assumptionText(a))
		told.Truncation = fyne.TextTruncateEllipsis
		box.Add(container.NewBorder(nil, nil, button(lang.X("review.assumed.change", "Change…"), nil, func() { v.askAgain(a) }), nil, told))
	}
	if r.Already != nil {
		already := widget.NewLabel(lang.X("review.already", "This very file was taken in on {{.Date}}. Taking it in again would change nothing.",
			map[string]any{"Date": r.Already.At.Format("2006-01-02 15:04")}))
		already.Importance = widget.WarningImportance
		box.Add(already)
	}
	if len(r.Replaces) > 0 {
		files := make([]string, len(r.Replaces))
		for i, earlier := range r.Replaces {
			files[i] = earlier.File + " (" + earlier.At.Format("2006-01-02") + ")"
		}
		box.Add(newTick(lang.X("review.replace", "It seems to correct {{.Files}}: take that back in the same step", map[string]any{"Files": strings.Join(files, ", ")}),
			r.Replace, func(on bool) {
				r.Replace = on
				v.decided()
			}))
	}
	return box
}

// evidenceLabel says what tells that a file is of its kind.
func evidenceLabel(evidence []say.Text) *widget.Label {
	label := widget.NewLabel("")
	label.Truncation = fyne.TextTruncateEllipsis
	if len(evidence) > 0 {
		label.SetText(lang.X("review.evidence", "Taken for that, for it shows {{.Evidence}}", map[string]any{"Evidence": strings.Join(saidAll(evidence), "; ")}))
	} else {
		label.Hide()
	}
	return label
}

// assumptionText says what was taken for the answer to a question that the file leaves open, and how that is known.
func assumptionText(a book.Assumption) string {
	told := map[string]any{"Answer": a.Answer, "File": a.Like, "Column": oneLine(a.Column), "Example": a.Example}
	for _, o := range answersTo(a.Kind) {
		if o.value == a.Answer {
			told["Answer"] = o.label
		}
	}
	switch {
	case a.Like == "":
		return lang.X("review.assumed", "The file does not say which currency its amounts are in; taken as {{.Answer}}.", told)
	case a.Kind == intake.AskDates:
		return lang.X("review.recalled.dates", "Dates read as those of “{{.File}}” ({{.Answer}}).", told)
	case a.Kind == intake.AskDecimal:
		return lang.X("review.recalled.decimal", "Amounts read as those of “{{.File}}” ({{.Answer}}).", told)
	case a.Kind == intake.AskDirection:
		return lang.X("review.recalled.direction", "Where column “{{.Column}}” has {{.Example}}: {{.Answer}}, as in “{{.File}}”.", told)
	case a.Kind == intake.AskTax:
		return lang.X("review.recalled.tax", "Whether prices have their tax in them, as in “{{.File}}”: {{.Answer}}.", told)
	case a.Kind == intake.AskCash:
		return lang.X("review.recalled.cash", "Who has the cash of orders that are paid on delivery, as in “{{.File}}”: {{.Answer}}.", told)
	}
	return lang.X("review.recalled.currency", "Currency as in “{{.File}}”; taken as {{.Answer}}.", told)
}

// askAgain asks a question that the file was not read by the user's own answer to, and reads the file again by it. The
// answer is kept for the next file like it.
func (v *review) askAgain(a book.Assumption) {
	input := askedFor(a.Question, a.Answer)
	p := v.w.prompt(lang.X("review.answer", "What the file does not say"), lang.X("import.read", "Read it"), input.content, func() (func(), error) {
		if err := input.read(&v.req.Answers); err != nil {
			return nil, err
		}
		return func() { v.end(func() { v.run.read(v.req) }) }, nil
	})
	input.submitOn(p)
	v.w.win.Canvas().Focus(input.first)
}

// decided shows what taking the file in would do by what is decided now.
func (v *review) decided() {
	c, problems := v.review.Decided()
	v.counts.SetText(lang.X("review.counts",
		"Rows: {{.Rows}} ({{.New}} new, {{.Changed}} changed, {{.Unchanged}} unchanged, {{.Refused}} refused, {{.Skipped}} skipped)",
		map[string]any{"Rows": c.Rows, "New": c.New, "Changed": c.Changed, "Unchanged": c.Unchanged, "Refused": c.Refused, "Skipped": c.Skipped}))
	v.tabs.Items[2].Text = lang.X("review.problems", "Problems ({{.Count}})", map[string]any{"Count": len(problems)})
	v.tabs.Refresh()
	v.faults.ReloadNow()
	if v.all != nil {
		v.all.Checked = !slices.ContainsFunc(v.review.Items, func(i book.ReviewItem) bool { return i.Twin != "" && !i.Leave })
		v.all.Refresh()
	}
}

// whose says whose file it is and how that is known, to be corrected; another one's means another comparison.
func (v *review) whose(holders []data.Holder) fyne.CanvasObject {
	if v.review.Own {
		return container.NewHBox()
	}
	names := make([]string, len(holders))
	for i, h := range holders {
		names[i] = h.Name
	}
	again := button(lang.X("review.again", "Read it again for this one"), nil, func() {
		v.req.Holder = strings.TrimSpace(v.holder.Text)
		v.end(func() { v.run.read(v.req) })
	})
	again.Disable()
	v.holder = widget.NewSelectEntry(names)
	v.holder.SetText(v.review.Holder)
	v.holder.OnChanged = func(name string) { enabled(strings.TrimSpace(name) != v.review.Holder, again) }
	v.holder.OnSubmitted = func(string) {
		if !again.Disabled() {
			again.OnTapped()
		}
	}
	known := widget.NewLabel("")
	known.Truncation = fyne.TextTruncateEllipsis
	switch {
	case v.review.Like != "":
		known.SetText(lang.X("review.like", "known from “{{.File}}”", map[string]any{"File": v.review.Like}))
	case v.review.HolderAssumed:
		known.SetText(lang.X("review.assumed_holder", "nothing says whose orders these are"))
		known.Importance = widget.WarningImportance
	case !v.review.HolderKnown && v.review.Holder != "":
		known.SetText(lang.X("review.unknown_holder", "new to the book: it gets usual rules, to change under Carriers"))
		known.Importance = widget.WarningImportance
	}
	row := container.NewHBox(widget.NewLabel(word("account", data.AccountKind(v.review.HolderKind))), fixedWidth(220, v.holder), again)
	return container.NewBorder(nil, nil, row, nil, known)
}

func (v *review) columnView() fyne.CanvasObject {
	columns := fileColumns()
	t := newTable(v.w, columns, shown(columns, func() []intake.Column { return v.review.Columns }), func(o *table.Options[intake.Column]) {
		o.Tint = func(c intake.Column, _ string) fyne.ThemeColorName {
			if len(c.Fields) == 0 {
				return theme.ColorNamePlaceHolder
			}
			return ""
		}
	})
	t.ReloadNow()
	return t.Object
}

func (v *review) problemView() fyne.CanvasObject {
	columns := problemColumns()
	if v.review.Sheet == "" {
		columns = without(columns, "sheet")
	}
	problems := func() []data.Problem {
		_, problems := v.review.Decided()
		return problems
	}
	v.faults = newTable(v.w, columns, shown(columns, problems), func(o *table.Options[data.Problem]) {
		o.Empty = table.Notice(lang.X("review.no_problems", "Every value could be read."))
		o.Open = v.openProblem
	})
	return v.faults.Object
}

// openProblem shows a problem whole. What is said of another sheet as a whole leads to that sheet.
func (v *review) openProblem(p data.Problem) {
	title := lang.X("review.problem", "What cannot be read")
	if p.Row > 0 || p.Sheet == "" || p.Sheet == v.review.Sheet {
		v.w.tell(title, problemText(p))
		return
	}
	v.w.confirm(title, problemText(p), lang.X("review.read_sheet", "Read this sheet"), func() {
		v.req.Sheet = p.Sheet
		v.end(func() { v.run.read(v.req) })
	})
}

// commit writes what was reviewed, in one transaction, and takes in what had waited for it.
func (v *review) commit() {
	var waiting waited
	lengthy(v.w, v.run.title(lang.X("review.writing", "Taking {{.File}} in", map[string]any{"File": v.review.File})),
		func(ctx context.Context, progress func(done, total int64)) (data.Import, error) {
			v.review.Progress = progress
			done, err := v.w.book.Commit(ctx, v.review)
			if err == nil {
				waiting = v.w.takeWaiting(ctx)
			}
			return done, err
		},
		func(done data.Import, err error) {
			switch {
			case done.ID != 0: // be it that a cancel came too late
				v.taken(done, waiting)
			case errors.Is(err, context.Canceled):
				v.w.toast.show(lang.X("review.cancelled", "{{.File}} was not taken in; nothing was written", map[string]any{"File": v.review.File}))
			default:
				v.w.tellThen(lang.X("import.refused", "The file cannot be taken in"), sentence(err), v.run.next)
				return
			}
			v.run.next()
		})
}

// taken says what was taken in, and how much that had waited for it.
func (v *review) taken(done data.Import, waiting waited) {
	v.run.taken++
	v.run.waiting += waiting.taken
	v.w.changed()
	actions := []*pushButton{button(lang.X("imports.undo.confirm", "Undo"), nil, func() { v.w.undo(done, done.ID) })}
	if done.Counts.Refused > 0 {
		actions = append(actions, button(lang.X("quarantine.mend", "Mend…"), nil, v.w.showQuarantine))
	}
	said := lang.X("review.done", "{{.File}}: {{.New}} new, {{.Changed}} changed, {{.Unchanged}} unchanged, {{.Refused}} refused", map[string]any{
		"File": done.File, "New": done.Counts.New, "Changed": done.Counts.Changed, "Unchanged": done.Counts.Unchanged, "Refused": done.Counts.Refused,
	})
	v.w.sayDone(said, waiting, actions...)
}
