package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parcelbook/app/table"
	"parcelbook/data"
)

// differenceList shows differences with what can be done about them: claim them, drop them, end them by a
// movement of money.
type differenceList struct {
	w      *Window
	stack  *stack
	table  *table.Table[data.Difference]
	said   *countLabel
	object fyne.CanvasObject
}

func newDifferenceList(w *Window, s *stack, source func() table.Source[data.Difference]) *differenceList {
	l := &differenceList{w: w, stack: s, said: newCountLabel()}
	claim := menuButton(w, lang.X("difference.claim", "Claim"), theme.MailSendIcon(), l.claimItems()...)
	resolve := menuButton(w, lang.X("difference.resolve", "Resolve"), theme.ConfirmIcon(), l.resolveItems()...)
	open := button(lang.X("today.open", "Open order"), theme.FileTextIcon(), func() {
		l.table.Selected(func(rows []data.Difference) { l.open(rows[0]) })
	})
	identify := button(lang.X("statement.tie", "This is order…"), theme.MailAttachmentIcon(), func() {
		l.table.Selected(func(rows []data.Difference) {
			w.askIdentify(rows[0].LineID, factsOf(only(data.DifferenceColumns(), "holder", "statement", "order_number", "waybill", "date", "got"), rows[0]))
		})
	})
	l.table = newTable(w, onScreen(data.DifferenceColumns()), source, func(o *table.Options[data.Difference]) {
		o.Empty = table.Notice(lang.X("difference.none", "Statements and the book agree."))
		o.Open = l.open
		o.Loaded = l.said.loaded
		o.Changed = func(n int) {
			l.said.changed(n)
			enabled(n > 0, claim)
			enabled(n == 1, resolve, open)
			enabled(false, identify)
			if n == 1 {
				l.table.Selected(func(rows []data.Difference) { enabled(rows[0].Kind == data.DiffUnknown, identify) })
			}
		}
		o.Tint = func(d data.Difference, column string) fyne.ThemeColorName {
			if column == "off" && d.Off.Minor < 0 && d.Claim.State == data.ClaimOpen {
				return theme.ColorNameError
			}
			return ""
		}
	})
	l.object = container.NewBorder(actionBar(l.said, claim, resolve, identify, open), nil, nil, nil, l.table.Object)
	return l
}

// open shows the order a difference is about, else its statement.
func (l *differenceList) open(d data.Difference) {
	switch {
	case d.OrderID != 0:
		l.stack.push(newOrderForm(l.w, l.stack, d.OrderID))
	case d.StatementID != 0:
		l.stack.push(newStatementForm(l.w, l.stack, d.StatementID))
	}
}

func (l *differenceList) claimItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, state := range []data.ClaimState{data.Claimed, data.ClaimResolved, data.ClaimDropped, data.ClaimOpen} {
		items = append(items, fyne.NewMenuItem(word("claim", state), func() {
			l.table.Selected(func(rows []data.Difference) { l.askClaim(rows, state) })
		}))
	}
	return items
}

func (l *differenceList) askClaim(rows []data.Difference, state data.ClaimState) {
	note := noteField("")
	l.w.promptChange(lang.X("difference.claim.title", "Set the claim to “{{.State}}”", map[string]any{"State": word("claim", state)}), lang.X("dialog.ok", "OK"), lang.X("form.saved", "Saved"),
		fieldGrid(1, field{translate("column.claim_note"), note}), func() (func(context.Context) error, error) {
			said := note.Text
			return func(ctx context.Context) error {
				return each(rows, func(d data.Difference) error { return l.w.book.SetClaim(ctx, d.Key(), state, said) })
			}, nil
		})
}

func (l *differenceList) resolveItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, how := range []data.Event{data.EventWriteOff, data.EventCompensation, data.EventOver} {
		items = append(items, fyne.NewMenuItem(word("event", how), func() {
			l.table.Selected(func(rows []data.Difference) { l.askResolve(rows[0], how) })
		}))
	}
	return items
}

func (l *differenceList) askResolve(d data.Difference, how data.Event) {
	reason := textField("")
	said := widget.NewLabel(lang.X("difference.resolve.text", "{{.Amount}} is recorded as: {{.How}}", map[string]any{"Amount": d.Off.Abs().String(), "How": word("event", how)}))
	l.w.promptChange(lang.X("difference.resolve.title", "Resolve the difference"), lang.X("entry.record", "Record it"), lang.X("entry.recorded", "Recorded"),
		container.NewVBox(said, fieldGrid(1, field{translate("column.reason"), reason})), func() (func(context.Context) error, error) {
			why := reason.Text
			return func(ctx context.Context) error { return l.w.book.Resolve(ctx, d, how, why) }, nil
		})
}
