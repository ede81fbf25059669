package app

import (
	"cmp"
	"context"
	"errors"
	"maps"
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
)

// review shows what a file would do to the book before anything is written: what it was taken for, what is new,
// changed, unchanged and refused, and why.
type review struct {
	w       *Window
	run     *importRun
	req     book.Request
	review  *book.Review
	dialog  *dialog.CustomDialog
	items   *table.Table[*book.ReviewItem]
	outcome *choice[book.Outcome]
	changes *fyne.Container
	then    func() // follows when the dialog is closed: the next file, unless a button says otherwise
	holder  *widget.SelectEntry
}

func newReview(run *importRun, req book.Request, r *book.Review) {
	for i := range r.Items {
		if item := &r.Items[i]; run.leave[item.Subject] && item.Twin != "" {
			item.Leave = true
		}
	}
	run.leave = nil
	v := &review{w: run.w, run: run, req: req, review: r, changes: container.NewVBox()}
	load(v.w, func(ctx context.Context) ([]data.Holder, error) { return v.w.book.Holders(ctx, r.HolderKind) }, v.show)
}

func (v *review) show(holders []data.Holder) {
	r := v.review
	content := container.NewBorder(container.NewVBox(v.summary(), v.whose(holders)), nil, nil, nil, container.NewAppTabs(
		container.NewTabItem(lang.X("review.records", "Records ({{.Count}})", map[string]any{"Count": len(r.Items)}), v.itemView()),
		container.NewTabItem(lang.X("review.columns", "Columns ({{.Count}})", map[string]any{"Count": len(r.Columns)}), v.columnView()),
		container.NewTabItem(lang.X("review.problems", "Problems ({{.Count}})", map[string]any{"Count": len(r.Problems)}), v.problemView()),
	))
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
	v.dialog.SetOnClosed(func() { v.then() })
	v.w.open(v.dialog, buttons...)
	v.items.Reload()
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
	c := r.Counts
	what := widget.NewLabel(lang.X("review.what", "{{.File}}: {{.Kind}}, format “{{.Format}}”, sheet {{.Sheet}}, header in row {{.Header}}", map[string]any{
		"File": r.File, "Kind": word("import", r.Kind), "Format": r.Format, "Sheet": orDash(r.Sheet), "Header": r.HeaderRow,
	}))
	what.Wrapping = fyne.TextWrapWord
	counts := widget.NewLabelWithStyle(lang.X("review.counts",
		"{{.Rows}} rows: {{.New}} new, {{.Changed}} changed, {{.Unchanged}} unchanged, {{.Refused}} refused, {{.Skipped}} skipped",
		map[string]any{"Rows": c.Rows, "New": c.New, "Changed": c.Changed, "Unchanged": c.Unchanged, "Refused": c.Refused, "Skipped": c.Skipped}),
		fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	box := container.NewVBox(what, counts)
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
			r.Replace, func(on bool) { r.Replace = on }))
	}
	return box
}

// whose says whose file it is, to be corrected; another one's means another comparison.
func (v *review) whose(holders []data.Holder) fyne.CanvasObject {
	names := make([]string, len(holders))
	for i, h := range holders {
		names[i] = h.Name
	}
	v.holder = widget.NewSelectEntry(names)
	v.holder.SetText(v.review.Holder)
	again := button(lang.X("review.again", "Read it again for this one"), nil, func() {
		v.req.Holder = strings.TrimSpace(v.holder.Text)
		v.end(func() { v.run.read(v.req) })
	})
	row := container.NewHBox(widget.NewLabel(word("account", data.AccountKind(v.review.HolderKind))), fixedWidth(240, v.holder), again)
	if !v.review.HolderKnown {
		unknown := widget.NewLabel(lang.X("review.unknown_holder", "not in the book yet: it is made with usual rules, to be set right under Carriers"))
		unknown.Importance = widget.WarningImportance
		row.Add(unknown)
	}
	return row
}

// itemView lists the records with what becomes of each; the fields of a changed one are shown below.
func (v *review) itemView() fyne.CanvasObject {
	v.outcome = newChoice("", func(book.Outcome) { v.items.Reload() },
		orAny(lang.X("filter.outcome", "All records"), wordOptions("outcome", book.New, book.Changed, book.Unchanged, book.Refused))...)
	v.items = newTable(v.w, itemColumns(), shown(itemColumns(), v.filtered), func(o *table.Options[*book.ReviewItem]) {
		o.Empty = table.Notice(lang.X("review.none", "No records."))
		o.Tint = itemTint
		o.Changed = func(n int) {
			v.changes.RemoveAll()
			if n == 1 {
				v.items.Selected(func(rows []*book.ReviewItem) { v.explain(rows[0]) })
			}
		}
	})
	split := container.NewVSplit(v.items.Object, container.NewVScroll(v.changes))
	split.Offset = 0.7
	head := container.NewHBox(v.outcome.box)
	if n := twins(v.review); n > 0 {
		head.Add(button(lang.X("review.same_all", "They are the same orders"), nil, func() { v.same(v.review.Suspected()) }))
		head.Add(newTick(lang.X("review.leave_twins", "Leave out the {{.Count}} that seem to be there under another number", map[string]any{"Count": n}), false, v.leaveTwins))
	}
	return container.NewBorder(head, nil, nil, nil, split)
}

// same reads the file again with orders of it taken for the ones they seem to be. What is to be left out stays so.
func (v *review) same(orders map[string]string) {
	same := maps.Clone(v.req.Same)
	if same == nil {
		same = map[string]string{}
	}
	maps.Copy(same, orders)
	v.req.Same = same
	v.run.leave = map[string]bool{}
	for _, item := range v.review.Items {
		if item.Leave {
			v.run.leave[item.Subject] = true
		}
	}
	v.end(func() { v.run.read(v.req) })
}

// leaveTwins decides at once of all orders that seem to be there under another number.
func (v *review) leaveTwins(leave bool) {
	v.review.LeaveTwins(leave)
	v.changes.RemoveAll()
	v.items.Reload()
}

// twins counts the orders of a review that seem to be in the book, or above in the file, under another number.
func twins(r *book.Review) int {
	return len(slices.DeleteFunc(itemsOf(r), func(i *book.ReviewItem) bool { return i.Twin == "" }))
}

func (v *review) filtered() []*book.ReviewItem {
	outcome := v.outcome.value()
	return slices.DeleteFunc(itemsOf(v.review), func(i *book.ReviewItem) bool {
		return outcome != "" && i.Outcome != outcome
	})
}

// inFileOrder are the records of a review as they come in the file.
func inFileOrder(r *book.Review) []*book.ReviewItem {
	items := itemsOf(r)
	slices.SortStableFunc(items, func(a, b *book.ReviewItem) int { return cmp.Compare(a.Row, b.Row) })
	return items
}

// itemsOf are the records of a review themselves, so that what is decided of them is decided in it.
func itemsOf(r *book.Review) []*book.ReviewItem {
	items := make([]*book.ReviewItem, len(r.Items))
	for i := range r.Items {
		items[i] = &r.Items[i]
	}
	return items
}

// explain shows the old and the new value of each field of a changed record. What was edited by hand stays
// unless its tick is set; the ticks write into the review itself, for the changes of all copies are the same.
func (v *review) explain(item *book.ReviewItem) {
	v.changes.RemoveAll()
	for i := range item.Changes {
		change := &item.Changes[i]
		text := translate("field."+change.Field) + ": " + orDash(change.Old) + " → " + orDash(change.New)
		if change.Hand {
			text += "  (" + lang.X("review.hand", "edited by hand") + ")"
		}
		take := newTick(text, change.Accept, func(on bool) { change.Accept = on })
		v.changes.Add(take)
	}
	if item.Alias != "" {
		v.changes.Add(widget.NewLabel(aliasText(item)))
	}
	if item.Twin != "" {
		v.changes.Add(widget.NewLabel(twinText(item)))
		v.changes.Add(button(lang.X("review.same", "It is order {{.Number}}", map[string]any{"Number": item.Twin}), nil, func() {
			v.same(map[string]string{item.Subject: item.Twin})
		}))
		v.changes.Add(newTick(lang.X("review.leave_twin", "Leave it out"), item.Leave, func(on bool) { item.Leave = on }))
	}
	if item.Reason != "" {
		label := widget.NewLabel(item.Reason)
		label.Wrapping = fyne.TextWrapWord
		label.Importance = widget.DangerImportance
		v.changes.Add(label)
	}
}

func (v *review) columnView() fyne.CanvasObject {
	columns := fileColumns()
	t := newTable(v.w, columns, shown(columns, func() []intake.Column { return v.review.Columns }), func(o *table.Options[intake.Column]) {
		o.Tint = func(c intake.Column, _ string) fyne.ThemeColorName {
			if len(c.Fields) == 0 {
				return theme.ColorNameDisabled
			}
			return ""
		}
	})
	t.Reload()
	return t.Object
}

func (v *review) problemView() fyne.CanvasObject {
	columns := problemColumns()
	t := newTable(v.w, columns, shown(columns, func() []data.Problem { return v.review.Problems }), func(o *table.Options[data.Problem]) {
		o.Empty = table.Notice(lang.X("review.no_problems", "Every value could be read."))
	})
	t.Reload()
	return t.Object
}

// commit writes what was reviewed, in one transaction.
func (v *review) commit() {
	lengthy(v.w, v.run.title(lang.X("review.writing", "Taking {{.File}} in", map[string]any{"File": v.review.File})),
		func(ctx context.Context, progress func(done, total int64)) (data.Import, error) {
			v.review.Progress = progress
			return v.w.book.Commit(ctx, v.review)
		},
		func(done data.Import, err error) {
			switch {
			case errors.Is(err, context.Canceled):
				v.w.toast.show(lang.X("review.cancelled", "{{.File}} was not taken in; nothing was written", map[string]any{"File": v.review.File}))
			case err != nil:
				v.w.tellThen(lang.X("import.refused", "The file cannot be taken in"), sentence(err), v.run.next)
				return
			default:
				v.taken(done)
			}
			v.run.next()
		})
}

// taken says what was taken in.
func (v *review) taken(done data.Import) {
	v.run.taken = append(v.run.taken, done)
	v.w.changed()
	v.w.toast.show(lang.X("review.done", "{{.File}}: {{.New}} new, {{.Changed}} changed, {{.Unchanged}} unchanged, {{.Refused}} refused", map[string]any{
		"File": done.File, "New": done.Counts.New, "Changed": done.Counts.Changed, "Unchanged": done.Counts.Unchanged, "Refused": done.Counts.Refused,
	}), button(lang.X("imports.undo.confirm", "Undo"), nil, func() { v.w.undo(done) }))
}
