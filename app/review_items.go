package app

import (
	"cmp"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"parcelbook/app/table"
	"parcelbook/data/book"
)

// itemView lists the records with what becomes of each; what there is to say or to decide of the chosen one is below.
func (v *review) itemView() fyne.CanvasObject {
	v.outcome = newChoice("", func(book.Outcome) { v.items.Reload() },
		orAny(lang.X("filter.outcome", "All records"), wordOptions("outcome", book.New, book.Changed, book.Unchanged, book.Refused))...)
	columns := itemColumns()
	if !ofSeveralSheets(v.inOrder) {
		columns = without(columns, "sheet")
	}
	v.items = newTable(v.w, columns, shown(columns, v.filtered), func(o *table.Options[*book.ReviewItem]) {
		o.Empty = table.Notice(lang.X("review.none", "No records."))
		o.Tint = itemTint
		o.Open = v.open
		o.Changed = func(n int) {
			v.changes.Objects = []fyne.CanvasObject{widget.NewLabel(lang.X("review.explain", "Choose a record to see what changes in it, and why it is refused."))}
			v.changes.Refresh()
			if n == 1 {
				v.items.Selected(func(rows []*book.ReviewItem) { v.explain(rows[0]) })
			}
		}
	})
	head := container.NewHBox(v.outcome.box)
	if same := v.review.Suspected(); len(same) > 0 {
		v.all = newTick(lang.X("review.leave_twins", "Leave out all that seem to be there under another number ({{.Count}})", map[string]any{"Count": len(same)}), false, v.leaveTwins)
		head.Add(button(lang.X("review.same_all", "They are the same orders"), nil, func() { v.same(v.review.Suspected()) }))
		head.Add(v.all)
	}
	list := v.items.Object
	if slices.ContainsFunc(v.inOrder, func(i *book.ReviewItem) bool {
		return i.Outcome == book.Changed || i.Outcome == book.Refused || i.Twin != ""
	}) {
		split := container.NewVSplit(list, container.NewVScroll(v.changes))
		split.Offset = 0.7
		list = split
	}
	return container.NewBorder(head, nil, nil, nil, list)
}

// leaveTwins decides at once of all orders that seem to be there under another number.
func (v *review) leaveTwins(leave bool) {
	v.review.LeaveTwins(leave)
	v.redecided()
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

// open is what Enter does with a record: one that is suspected to be there is left out, or taken in after all.
func (v *review) open(item *book.ReviewItem) {
	if item.Twin != "" {
		item.Leave = !item.Leave
		v.redecided()
	}
}

// redecided shows the records anew after a decision. The chosen one stays chosen.
func (v *review) redecided() {
	v.decided()
	v.items.Reload()
}

func (v *review) filtered() []*book.ReviewItem {
	outcome := v.outcome.value()
	return slices.DeleteFunc(slices.Clone(v.inOrder), func(i *book.ReviewItem) bool {
		return outcome != "" && i.Outcome != outcome
	})
}

// inFileOrder are the records of a review as they come in the file, sheet by sheet: those themselves, so that what is
// decided of them is decided in it.
func inFileOrder(r *book.Review) []*book.ReviewItem {
	items := make([]*book.ReviewItem, len(r.Items))
	sheets := make(map[string]int)
	for i := range r.Items {
		items[i] = &r.Items[i]
		if _, ok := sheets[items[i].Sheet]; !ok {
			sheets[items[i].Sheet] = len(sheets)
		}
	}
	slices.SortStableFunc(items, func(a, b *book.ReviewItem) int {
		if a.Sheet == b.Sheet {
			return cmp.Compare(a.Row, b.Row)
		}
		return cmp.Compare(sheets[a.Sheet], sheets[b.Sheet])
	})
	return items
}

// ofSeveralSheets says whether records come from more than one sheet. They are in the order of the file.
func ofSeveralSheets(items []*book.ReviewItem) bool {
	return len(items) > 0 && items[0].Sheet != items[len(items)-1].Sheet
}

// explain shows the old and the new value of each field of a changed record. What was edited by hand stays
// unless its tick is set; the ticks write into the review itself, for the changes of all copies are the same.
func (v *review) explain(item *book.ReviewItem) {
	v.changes.RemoveAll()
	for i := range item.Changes {
		change := &item.Changes[i]
		text := changeText(change)
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
		leave := newTick(lang.X("review.leave_twin", "Leave it out"), item.Leave, func(on bool) {
			item.Leave = on
			v.redecided()
			v.items.Focus() // the tick is another one by now
		})
		same := button(lang.X("review.same", "It is order {{.Number}}", map[string]any{"Number": item.Twin}), nil, func() {
			v.same(map[string]string{item.Subject: item.Twin})
		})
		v.changes.Add(container.NewHBox(leave, same))
	}
	if text := reasonText(item, "\n"); text != "" {
		label := widget.NewLabel(text)
		label.Wrapping = fyne.TextWrapWord
		label.Importance = widget.DangerImportance
		v.changes.Add(label)
	}
}
