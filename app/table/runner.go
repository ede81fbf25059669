package table

import "fyne.io/fyne/v2"

// Runner takes work off the UI thread and brings its result back.
type Runner interface {
	Go(work func()) // runs work without keeping the caller waiting
	Do(show func()) // runs show on the UI thread
}

// Background is the program's Runner: a goroutine for the work, Fyne's own queue for the result.
type Background struct{}

// Go starts work in a goroutine.
func (Background) Go(work func()) { go work() }

// Do queues show on the UI thread.
func (Background) Do(show func()) { fyne.Do(show) }

// Inline is the Runner of tests: everything happens at once, on the calling goroutine.
type Inline struct{}

// Go runs work to its end.
func (Inline) Go(work func()) { work() }

// Do runs show.
func (Inline) Do(show func()) { show() }
