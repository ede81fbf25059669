package app

import (
	"fyne.io/fyne/v2/lang"

	"parcelbook/data/book"
)

// askRestore puts a backup in the place of the book; the book that is replaced is kept.
func (w *Window) askRestore() {
	path := w.book.Path()
	w.askOpen(lang.X("restore.title", "Restore a backup"), lang.X("restore.confirm", "Restore"), []string{bookExtension}, func(from string) {
		w.confirm(lang.X("restore.sure.title", "Put the backup in the place of the book?"),
			lang.X("restore.sure.text", "The book as it is now is kept beside it under another name."),
			lang.X("restore.confirm", "Restore"), func() { w.leaveForms(func() { w.restore(path, from) }) })
	})
}

func (w *Window) restore(path, from string) {
	w.leaveBook()
	w.opts.Runner.Go(func() {
		replaced, err := book.Restore(path, from, w.bookOptions())
		w.opts.Runner.Do(func() {
			w.openBook(path)
			if err != nil {
				w.fail(err)
				return
			}
			w.toast.show(lang.X("restore.done", "Restored. The replaced book is kept: {{.File}}", map[string]any{"File": replaced}))
		})
	})
}
