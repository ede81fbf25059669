// Package app is the window: one file per tab, wired in Create. It shows what the use cases of data/book give
// and asks them for every change; it holds no rules of its own.
package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"

	"parcelbook/app/table"
	"parcelbook/data/book"
)

// Options are what the window needs from outside.
type Options struct {
	Book   string // path of the book to open; "" is the last one, or the welcome
	Sample bool   // open the sample book instead
	Who    string // written into the audit trail
	Now    func() time.Time
	Runner table.Runner
	Files  Files
	View   func(path string) error     // shows a file in the system's own viewer
	Later  func(time.Duration, func()) // runs a function on the UI thread after a while
}

// Window is the program's one window with the book that is open in it.
type Window struct {
	app     fyne.App
	win     fyne.Window
	opts    Options
	book    *book.Book // nil: none is open, the welcome is shown
	close   func()     // closes the book and gives it free
	pages   []page
	tabs    *container.AppTabs
	toast   *toast
	banner  *banner
	watch   *folderWatch
	stale   map[page]bool   // pages that were not on screen when the book changed
	dialogs []dialog.Dialog // those open that Escape may close, the one on top last
	run     *importRun      // the files being taken in; nil: none
	review  *review         // the one that is open; nil: none
	mapping *mapping        // the one that is open; nil: none
	working []*lengthyWork  // under way
	ended   func()          // waits for their end
}

// Create makes the window and opens the book in it.
func Create(a fyne.App, o Options) *Window {
	w := &Window{app: a, opts: o, close: func() {}, toast: newToast(o.Later), banner: newBanner()}
	w.watch = &folderWatch{w: w}
	a.Settings().SetTheme(&look{})
	w.speak(a.Preferences().String(prefLanguage))
	w.win = a.NewWindow("Parcelbook")
	w.win.SetIcon(icon())
	w.win.SetMaster()
	w.win.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { w.dropped(files) })
	w.win.SetCloseIntercept(w.quit)
	w.win.Canvas().SetOnTypedKey(w.typed)
	w.win.Resize(fyne.NewSize(
		float32(a.Preferences().FloatWithFallback(prefWidth, 1280)),
		float32(a.Preferences().FloatWithFallback(prefHeight, 800)),
	))
	w.showWelcome()
	switch last := a.Preferences().String(prefBook); {
	case o.Sample:
		w.openSample()
	case o.Book != "":
		w.openBook(o.Book)
	case last != "":
		w.openBook(last)
	}
	return w
}

// ShowAndRun shows the window until it is closed.
func (w *Window) ShowAndRun() { w.win.ShowAndRun() }

// What is remembered between two starts.
const (
	prefBook     = "book"
	prefLanguage = "language"
	prefTab      = "tab"
	prefWidth    = "width"
	prefHeight   = "height"
)

// build makes the tabs of the open book, anew after a change of language.
func (w *Window) build() {
	w.pages = []page{newToday(w), newOrders(w), newCustomers(w), newPayments(w), newCarriers(w), newReports(w)}
	w.stale = make(map[page]bool)
	items := make([]*container.TabItem, len(w.pages))
	for i, p := range w.pages {
		items[i] = container.NewTabItemWithIcon(p.title(), p.icon(), p.object())
		w.stale[p] = true
	}
	w.tabs = container.NewAppTabs(items...)
	w.tabs.SelectIndex(min(w.app.Preferences().Int(prefTab), len(items)-1))
	w.tabs.OnSelected = func(*container.TabItem) {
		w.app.Preferences().SetInt(prefTab, w.tabs.SelectedIndex())
		w.refreshCurrent()
	}
	w.win.SetMainMenu(w.mainMenu())
	w.win.SetContent(container.NewStack(w.banner.over(w.tabs), w.toast.layer))
	w.setTitle()
	w.refreshCurrent()
}

func (w *Window) setTitle() {
	if w.book == nil {
		w.win.SetTitle("Parcelbook")
		return
	}
	title := lang.X("window.title", "{{.Book}} – Parcelbook", map[string]any{"Book": bookName(w.book.Path())})
	if w.book.Settings().Sample {
		title += " (" + lang.X("window.sample", "made-up sample") + ")"
	}
	w.win.SetTitle(title)
}

// current is the page on screen, nil in the welcome.
func (w *Window) current() page {
	if w.book == nil {
		return nil
	}
	return w.pages[w.tabs.SelectedIndex()]
}

// changed is called after the book has changed: what is on screen is read anew, the rest when it is looked at.
func (w *Window) changed() {
	for _, p := range w.pages {
		w.stale[p] = true
	}
	w.refreshCurrent()
}

func (w *Window) refreshCurrent() {
	if p := w.current(); p != nil && w.stale[p] {
		w.stale[p] = false
		p.refresh()
	}
}

// goTo brings a page to the front.
func (w *Window) goTo(p page) {
	for i := range w.pages {
		if w.pages[i] == p {
			w.tabs.SelectIndex(i)
		}
	}
}

// quit remembers the window and closes it, after asking where a form was not saved.
func (w *Window) quit() {
	w.leaveForms(func() {
		size := w.win.Canvas().Size()
		w.app.Preferences().SetFloat(prefWidth, float64(size.Width))
		w.app.Preferences().SetFloat(prefHeight, float64(size.Height))
		w.watch.stop()
		w.close()
		w.win.Close()
	})
}

// leaveForms goes on with then when no work is under way any more and no form holds anything that is not saved, or
// the user lets it go.
func (w *Window) leaveForms(then func()) { w.endWork(func() { w.leaveUnsaved(then) }) }

func (w *Window) leaveUnsaved(then func()) {
	for _, p := range w.pages {
		if f := p.top(); f != nil && f.dirty() {
			w.confirm(lang.X("form.unsaved.title", "Not saved"),
				lang.X("form.unsaved.text", "“{{.Form}}” has changes that are not saved. Let them go?", map[string]any{"Form": f.heading()}),
				lang.X("form.unsaved.discard", "Let them go"), then)
			return
		}
	}
	then()
}
