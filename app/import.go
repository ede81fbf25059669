package app

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data/book"
	"parcelbook/data/intake"
	"parcelbook/data/sheet"
)

// askImport asks for a file to take in, and what the user knows of it.
func (w *Window) askImport() {
	entry, box := w.pathField(spreadsheets)
	as := newChoice("", nil, kindOptions()...)
	holder := textField("")
	holder.SetPlaceHolder(lang.X("import.holder_hint", "empty: what the file says"))
	p := w.prompt(lang.X("import.title", "Import a file"), lang.X("import.read", "Read it"),
		fieldGrid(1, field{lang.X("file.path", "File"), box}, field{lang.X("import.as", "It is"), as},
			field{lang.X("import.holder", "Carrier or channel"), holder}),
		func() (func(), error) {
			path, err := typedPath(entry.Text)
			if err != nil {
				return nil, err
			}
			w.app.Preferences().SetString(prefFolder, filepath.Dir(path))
			req := book.Request{Path: path, As: as.value(), Holder: strings.TrimSpace(holder.Text)}
			return func() { w.importFiles([]book.Request{req}) }, nil
		})
	p.submitOn(entry, holder)
}

func kindOptions() []option[intake.Kind] {
	return append([]option[intake.Kind]{{"", lang.X("import.auto", "found out from the file")}},
		wordOptions("import", intake.Orders, intake.Statements, intake.Delivered)...)
}

// dropped takes in the files dropped on the window, one after the other. A book is opened.
func (w *Window) dropped(files []fyne.URI) {
	var requests []book.Request
	for _, f := range files {
		path := f.Path()
		if strings.EqualFold(filepath.Ext(path), bookExtension) {
			w.openBook(path)
			return
		}
		requests = append(requests, book.Request{Path: path})
	}
	if w.book == nil {
		w.tell(lang.X("import.no_book.title", "No book is open"), lang.X("import.no_book.text", "Open or make a book first, then drop the files on the window."))
		return
	}
	w.importFiles(requests)
}

// importFiles takes in one file after the other, each with its own review.
func (w *Window) importFiles(requests []book.Request) {
	if len(requests) == 0 {
		return
	}
	w.importFile(requests[0], func() { w.importFiles(requests[1:]) })
}

// importFile reads a file and shows what it would do to the book; next goes on once it is dealt with.
func (w *Window) importFile(req book.Request, next func()) {
	ctx, cancel := context.WithCancel(context.Background())
	bar := widget.NewProgressBar()
	waiting := dialog.NewCustomWithoutButtons(lang.X("import.reading", "Reading {{.File}}", map[string]any{"File": filepath.Base(req.Path)}), bar, w.win)
	waiting.SetButtons([]fyne.CanvasObject{widget.NewButton(lang.X("dialog.cancel", "Cancel"), cancel)})
	waiting.Resize(fyne.NewSize(420, 120))
	waiting.Show()
	percent := int64(-1)
	req.Progress = func(done, total int64) {
		if total <= 0 || done*100/total == percent {
			return
		}
		percent = done * 100 / total
		now := percent
		w.opts.Runner.Do(func() { bar.SetValue(float64(now) / 100) })
	}
	w.opts.Runner.Go(func() {
		review, err := w.book.Review(ctx, req)
		w.opts.Runner.Do(func() {
			cancel()
			waiting.Hide()
			if err != nil {
				w.notRead(req, err, next)
				return
			}
			newReview(w, req, review, next)
		})
	})
}

// notRead asks for what is missing to read a file, or says why it cannot be read.
func (w *Window) notRead(req book.Request, err error, next func()) {
	switch {
	case errors.Is(err, context.Canceled):
		next()
	case errors.Is(err, sheet.ErrProtected):
		w.askMissing(lang.X("import.password.title", "The file is protected"), lang.X("import.password", "Password of {{.File}}", map[string]any{"File": filepath.Base(req.Path)}),
			widget.NewPasswordEntry(), next, func(password string) {
				req.Password = password
				w.importFile(req, next)
			})
	case errors.Is(err, book.ErrWhose):
		w.askMissing(lang.X("import.whose.title", "Whose file is it?"), lang.X("import.whose", "Carrier, channel or processor of {{.File}}", map[string]any{"File": filepath.Base(req.Path)}),
			widget.NewEntry(), next, func(name string) {
				req.Holder = name
				w.importFile(req, next)
			})
	default:
		w.tellThen(lang.X("import.refused", "The file cannot be taken in"), sentence(err), next)
	}
}

// askMissing asks for one text without which a file cannot be read; left is called where the user leaves the file.
func (w *Window) askMissing(title, label string, entry *widget.Entry, left func(), then func(string)) {
	given := false
	p := w.prompt(title, lang.X("import.read", "Read it"), fieldGrid(1, field{label, entry}), func() (func(), error) {
		text := strings.TrimSpace(entry.Text)
		if text == "" {
			return nil, errors.New(lang.X("import.missing", "Fill it in, or cancel."))
		}
		given = true
		return func() { then(text) }, nil
	})
	p.dialog.SetOnClosed(func() {
		if !given {
			left()
		}
	})
	p.submitOn(entry)
}
