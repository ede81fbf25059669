package app

import (
	"cmp"
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

// lengthyWork is work that takes its time, under a dialog that says how far it is and can end it.
type lengthyWork struct {
	dialog *dialog.CustomDialog
	bar    *widget.ProgressBar
	cancel context.CancelFunc
}

// showEvery is how often the bar moves: each time the whole window is drawn anew, beside work that needs the processor.
const showEvery = 100 * time.Millisecond

// lengthy does work under a dialog that ends it by its button, by Escape, and when the window closes. then gets on
// the UI thread what came of it, with context.Canceled where it was ended, be that too late to stop it.
func lengthy[T any](w *Window, title string, work func(ctx context.Context, progress func(done, total int64)) (T, error), then func(T, error)) {
	ctx, cancel := context.WithCancel(context.Background())
	l := &lengthyWork{bar: widget.NewProgressBar(), cancel: cancel}
	l.dialog = dialog.NewCustomWithoutButtons(title, l.bar, w.win)
	l.dialog.SetOnClosed(cancel)
	l.dialog.Resize(fyne.NewSize(420, 120))
	w.open(l.dialog, button(lang.X("dialog.cancel", "Cancel"), nil, l.dialog.Hide))
	w.working = append(w.working, l)
	var shown time.Time
	progress := func(done, total int64) {
		if total <= 0 || done < total && time.Since(shown) < showEvery {
			return
		}
		shown = time.Now()
		w.opts.Runner.Do(func() { l.bar.SetValue(float64(done) / float64(total)) })
	}
	w.opts.Runner.Go(func() {
		got, err := work(ctx, progress)
		w.opts.Runner.Do(func() {
			err := cmp.Or(err, ctx.Err())
			l.dialog.Hide()
			w.worked(l)
			then(got, err)
		})
	})
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
