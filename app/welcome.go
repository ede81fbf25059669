package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data"
	"parcelbook/data/book"
)

// showWelcome shows what one can begin with where no book is open.
func (w *Window) showWelcome() {
	icon := canvas.NewImageFromResource(icon())
	icon.FillMode = canvas.ImageFillContain
	icon.SetMinSize(fyne.NewSquareSize(96))
	title := canvas.NewText("Parcelbook", theme.Color(theme.ColorNameForeground))
	title.TextSize, title.TextStyle.Bold, title.Alignment = 28, true, fyne.TextAlignCenter
	said := widget.NewLabelWithStyle(lang.X("welcome.text",
		"Who holds my money? Is it late by their own rules?\nDid they pay the right amount? What do I do about it today?"), fyne.TextAlignCenter, fyne.TextStyle{})
	sample := button(lang.X("welcome.sample", "Look around in the sample book"), theme.VisibilityIcon(), w.openSample)
	own := button(lang.X("welcome.own", "Make a book of my own"), theme.ContentAddIcon(), w.askNewBook)
	own.Importance = widget.HighImportance
	open := button(lang.X("welcome.open", "Open a book"), theme.FolderOpenIcon(), w.askOpenBook)
	w.win.SetMainMenu(w.mainMenu())
	w.win.SetContent(container.NewStack(
		container.NewCenter(container.NewVBox(icon, title, said, own, sample, open)), w.toast.layer))
	w.setTitle()
}

func (w *Window) bookOptions() book.Options { return book.Options{Now: w.opts.Now, Who: w.opts.Who} }

// openBook opens the book at a path in place of the one that is open.
func (w *Window) openBook(path string) {
	w.leaveForms(func() {
		w.take(path, func() (*book.Book, error) { return book.Open(path, w.bookOptions()) })
	})
}

// take locks the book at a path, gets it, and shows it in place of the one that is open. Where that fails the
// one that is open stays, unless it is the same file.
func (w *Window) take(path string, get func() (*book.Book, error)) {
	if w.book != nil && w.book.Path() == path {
		w.leaveBook()
	}
	load(w, func(context.Context) (opened, error) {
		release, err := book.Lock(path)
		if err != nil {
			return opened{}, err
		}
		b, err := get()
		if err != nil {
			return opened{}, errors.Join(err, release())
		}
		return opened{b, release}, nil
	}, func(o opened) {
		w.leaveBook()
		w.book = o.book
		w.close = func() {
			if err := errors.Join(o.book.Close(), o.release()); err != nil {
				fyne.LogError("closing the book", err)
			}
		}
		w.app.Preferences().SetString(prefBook, path)
		w.build()
		w.watch.start()
		if news := o.book.News(); news != "" {
			w.tell(lang.X("open.news", "What opening the book changed in it"), said(news))
		}
	})
}

// opened is a book with what gives it free for others.
type opened struct {
	book    *book.Book
	release func() error
}

// leaveBook closes the book, and what is open over it, and shows the welcome.
func (w *Window) leaveBook() {
	w.watch.stop()
	for len(w.dialogs) > 0 {
		w.dialogs[len(w.dialogs)-1].Hide()
	}
	w.close()
	w.close, w.book, w.pages = func() {}, nil, nil
	w.showWelcome()
}

func (w *Window) askOpenBook() {
	w.askOpen(lang.X("open.title", "Open a book"), lang.X("open.confirm", "Open"), []string{bookExtension}, w.openBook)
}

// openSample opens the sample book; at the first time it is made from the sample files, through the real import.
func (w *Window) openSample() {
	w.leaveForms(func() {
		path := filepath.Join(w.app.Storage().RootURI().Path(), "sample"+bookExtension)
		w.take(path, func() (*book.Book, error) {
			if _, err := os.Stat(path); err == nil {
				return book.Open(path, w.bookOptions())
			}
			if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
				return nil, err
			}
			today := data.DateOf(w.opts.Now())
			b, err := book.Create(path, data.Settings{Currency: "USD", StartDate: today.AddDays(-365), TimeZone: "Local", Sample: true}, w.bookOptions())
			if err != nil {
				return nil, err
			}
			return b, book.FillSample(context.Background(), b)
		})
	})
}
