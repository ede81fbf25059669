package app

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

// lengthyWork is work that takes its time, under a dialog that says how far it is and can end it.
type lengthyWork struct {
	dialog  *dialog.CustomDialog
	bar     *widget.ProgressBar
	unknown *widget.ProgressBarInfinite // while nothing says how far it is
	cancel  context.CancelFunc
}

// lengthy does work under a dialog that ends it by its button, by Escape, and when the window closes. then gets on
// the UI thread what came of it: context.Canceled where it was ended in time.
func lengthy[T any](w *Window, title string, work func(ctx context.Context, progress func(done, total int64)) (T, error), then func(T, error)) {
	ctx, cancel := context.WithCancel(context.Background())
	l := &lengthyWork{bar: widget.NewProgressBar(), unknown: widget.NewProgressBarInfinite(), cancel: cancel}
	l.bar.Hide()
	l.dialog = dialog.NewCustomWithoutButtons(title, container.NewStack(l.bar, l.unknown), w.win)
	l.dialog.SetOnClosed(cancel)
	l.dialog.Resize(fyne.NewSize(420, 120))
	w.open(l.dialog, button(lang.X("dialog.cancel", "Cancel"), nil, l.dialog.Hide))
	w.working = append(w.working, l)
	percent := int64(-1)
	progress := func(done, total int64) {
		if total <= 0 || done*100/total == percent {
			return
		}
		percent = done * 100 / total
		now := percent
		w.opts.Runner.Do(func() { l.show(float64(now) / 100) })
	}
	w.opts.Runner.Go(func() {
		got, err := work(ctx, progress)
		w.opts.Runner.Do(func() {
			l.unknown.Stop()
			l.dialog.Hide()
			w.worked(l)
			then(got, err)
		})
	})
}

// show says how much of the work is done, from 0 to 1.
func (l *lengthyWork) show(done float64) {
	if !l.unknown.Hidden {
		l.unknown.Stop()
		l.unknown.Hide()
		l.bar.Show()
	}
	l.bar.SetValue(done)
}

// worked notes that a work has ended, and does what waited for the last one.
func (w *Window) worked(l *lengthyWork) {
	w.working = slices.DeleteFunc(w.working, func(other *lengthyWork) bool { return other == l })
	if then := w.ended; then != nil && len(w.working) == 0 {
		w.ended = nil
		then()
	}
}

// endWork ends the lengthy work under way and the files that wait, and goes on with then when it has come to its end.
func (w *Window) endWork(then func()) {
	if w.run != nil {
		w.run.left = nil
	}
	if len(w.working) == 0 {
		then()
		return
	}
	w.ended = then
	for _, l := range slices.Clone(w.working) {
		l.cancel()
	}
}
