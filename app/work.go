package app

import (
	"context"
	"errors"

	"fyne.io/fyne/v2/lang"
)

// load reads from the book off the UI thread and shows what it read.
func load[T any](w *Window, read func(context.Context) (T, error), show func(T)) {
	w.opts.Runner.Go(func() {
		got, err := read(context.Background())
		w.opts.Runner.Do(func() {
			if err != nil {
				w.fail(err)
				return
			}
			show(got)
		})
	})
}

// change writes to the book off the UI thread. When it is done everything on screen is read anew and said is
// shown for a moment ("" says nothing).
func (w *Window) change(said string, write func(context.Context) error) {
	w.changeThen(write, func() {
		if said != "" {
			w.toast.show(said)
		}
	})
}

// changeThen is change with something to do after it.
func (w *Window) changeThen(write func(context.Context) error, then func()) {
	load(w, func(ctx context.Context) (struct{}, error) { return struct{}{}, write(ctx) }, func(struct{}) {
		w.changed()
		then()
	})
}

// waited is what came of what had waited for a change. The change stands, whatever that is.
type waited struct {
	taken   int
	untried error
}

// takeWaiting takes in what waited for what has just been changed.
func (w *Window) takeWaiting(ctx context.Context) waited {
	taken, err := w.book.TakeWaiting(ctx)
	if ctx.Err() != nil {
		err = nil // what is left waits for the next change
	}
	return waited{taken, err}
}

// sayDone says what was done and how much was taken in that had waited for it, and tells what of that could not be tried. It
// follows the dialog in which it was done, which would take away with it what is opened over it.
func (w *Window) sayDone(done string, waiting waited, actions ...*pushButton) {
	if waiting.taken > 0 {
		done += "\n" + lang.X("waiting.taken", "Delivery results that had waited for this and are taken in now: {{.Count}}", map[string]any{"Count": waiting.taken})
	}
	w.toast.show(done, actions...)
	if waiting.untried != nil {
		w.tell(lang.X("waiting.failed", "Not all that waited could be taken in"), sentence(waiting.untried))
	}
}

// changeClosing is change for what ends the form on top of a stack.
func (w *Window) changeClosing(s *stack, said string, write func(context.Context) error) {
	load(w, func(ctx context.Context) (struct{}, error) { return struct{}{}, write(ctx) }, func(struct{}) {
		s.drop()
		w.changed()
		w.toast.show(said)
	})
}

// each does the same with several records and joins what went wrong.
func each[T any](items []T, do func(T) error) error {
	var errs []error
	for _, item := range items {
		errs = append(errs, do(item))
	}
	return errors.Join(errs...)
}
