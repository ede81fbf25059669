package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data/say"
)

// mainMenu makes the menu of the window. What depends on the page asks the page what it can do.
func (w *Window) mainMenu() *fyne.MainMenu {
	open := w.book != nil
	return fyne.NewMainMenu(
		fyne.NewMenu(lang.X("menu.file", "File"), w.fileItems(open)...),
		fyne.NewMenu(lang.X("menu.edit", "Edit"),
			when(open, w.command(lang.X("menu.new", "New"), fyne.KeyN, func() { with(w, Creatable.CreateNew) })),
			when(open, w.command(lang.X("menu.save", "Save"), fyne.KeyS, func() { with(w, Savable.Save) })),
			when(open, w.command(lang.X("menu.find", "Find"), fyne.KeyF, func() { with(w, Searchable.FocusSearch) })),
			fyne.NewMenuItemSeparator(),
			when(open, fyne.NewMenuItem(lang.X("menu.settings", "Settings of the book…"), w.askSettings)),
			when(open, fyne.NewMenuItem(lang.X("menu.formats", "Formats of my own…"), w.showFormats)),
			when(open, fyne.NewMenuItem(lang.X("menu.watch", "Watch a folder…"), w.askWatch)),
		),
		fyne.NewMenu(lang.X("menu.view", "View"), w.viewItems()...),
		fyne.NewMenu(lang.X("menu.help", "Help"),
			fyne.NewMenuItem(lang.X("menu.keys", "Keyboard"), w.showKeys),
			fyne.NewMenuItem(lang.X("menu.about", "About Parcelbook"), w.showAbout),
		),
	)
}

func (w *Window) fileItems(open bool) []*fyne.MenuItem {
	quit := w.command(lang.X("menu.quit", "Quit"), fyne.KeyQ, w.quit)
	quit.IsQuit = true
	return []*fyne.MenuItem{
		fyne.NewMenuItem(lang.X("menu.new_book", "New book…"), w.askNewBook),
		fyne.NewMenuItem(lang.X("menu.open_book", "Open book…"), w.askOpenBook),
		fyne.NewMenuItem(lang.X("menu.sample", "Open the sample book"), w.openSample),
		fyne.NewMenuItemSeparator(),
		when(open, w.command(lang.X("menu.import", "Import…"), fyne.KeyO, w.askImport)),
		when(open, w.shifted(w.command(lang.X("menu.paste_table", "Paste a table…"), fyne.KeyV, w.pasteTable))),
		when(open, fyne.NewMenuItem(lang.X("menu.paste", "Paste deliveries…"), w.pasteDeliveries)),
		when(open, fyne.NewMenuItem(lang.X("menu.export", "Export shown to Excel…"), func() { with(w, Exportable.Export) })),
		when(open, w.command(lang.X("menu.print", "Print…"), fyne.KeyP, func() { with(w, Printable.Print) })),
		fyne.NewMenuItemSeparator(),
		when(open, fyne.NewMenuItem(lang.X("menu.backup", "Back up now"), w.backup)),
		when(open, fyne.NewMenuItem(lang.X("menu.restore", "Restore…"), w.askRestore)),
		when(open, fyne.NewMenuItem(lang.X("menu.check", "Check the book"), w.check)),
		fyne.NewMenuItemSeparator(),
		quit,
	}
}

// viewItems goes to a tab or changes the language.
func (w *Window) viewItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	keys := []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6}
	if w.book != nil {
		for i, p := range w.pages {
			items = append(items, w.command(p.title(), keys[i], func() { w.tabs.SelectIndex(i) }))
		}
		next := fyne.NewMenuItem(lang.X("menu.next_tab", "Next tab within"), w.nextTab)
		next.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyTab, Modifier: fyne.KeyModifierControl}
		items = append(items, next, w.command(lang.X("menu.back", "Back"), fyne.KeyW, w.back), fyne.NewMenuItemSeparator())
	}
	language := fyne.NewMenuItem(lang.X("menu.language", "Language"), nil)
	language.ChildMenu = fyne.NewMenu("",
		fyne.NewMenuItem("English", func() { w.setLanguage("en") }),
		fyne.NewMenuItem("简体中文", func() { w.setLanguage("zh") }))
	return append(items, language)
}

// typed lets Escape close the dialog on top, or the form, where no field has the keyboard.
func (w *Window) typed(e *fyne.KeyEvent) {
	if e.Name != fyne.KeyEscape {
		return
	}
	switch top := len(w.dialogs) - 1; {
	case w.mapping != nil && top >= 0 && w.dialogs[top] == w.mapping.dialog:
		w.mapping.leave()
	case top >= 0:
		w.dialogs[top].Hide()
	case w.win.Canvas().Overlays().Top() == nil:
		w.back()
	}
}

// nextTab goes to the next tab of a review, or within the form or page on screen, with the keyboard in what it shows.
func (w *Window) nextTab() {
	tabs := w.innerTabs()
	if tabs == nil {
		return
	}
	tabs.SelectIndex((tabs.SelectedIndex() + 1) % len(tabs.Items))
	w.win.Canvas().Unfocus()
	w.win.Canvas().FocusNext()
}

func (w *Window) innerTabs() *container.AppTabs {
	if w.win.Canvas().Overlays().Top() != nil {
		if v := w.review; v != nil && w.dialogs[len(w.dialogs)-1] == v.dialog {
			return v.tabs
		}
		return nil
	}
	if t, ok := ask[Tabbed](w); ok {
		return t.innerTabs()
	}
	return nil
}

// back closes the form on top of the current page.
func (w *Window) back() {
	if p := w.current(); p != nil {
		p.back()
	}
}

// command is a menu item with Ctrl and a key (Cmd on a Mac). The key does nothing behind a dialog.
func (w *Window) command(label string, key fyne.KeyName, do func()) *fyne.MenuItem {
	item := fyne.NewMenuItem(label, func() {
		if w.win.Canvas().Overlays().Top() == nil {
			do()
		}
	})
	item.Shortcut = &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
	return item
}

// shifted makes a command's key one with Shift too.
func (w *Window) shifted(item *fyne.MenuItem) *fyne.MenuItem {
	item.Shortcut.(*desktop.CustomShortcut).Modifier |= fyne.KeyModifierShift
	return item
}

// when disables an item that makes no sense now, its key too, which Fyne would let act all the same.
func when(on bool, item *fyne.MenuItem) *fyne.MenuItem {
	if !on {
		item.Disabled, item.Action = true, nil
	}
	return item
}

// with does something with what is on screen where that has the ability.
func with[C any](w *Window, do func(C)) {
	if c, ok := ask[C](w); ok {
		do(c)
	}
}

func (w *Window) setLanguage(language string) {
	w.leaveForms(func() {
		w.app.Preferences().SetString(prefLanguage, language)
		w.speak(language)
		w.toast.hide()
		if w.book == nil {
			w.showWelcome()
			return
		}
		w.build()
	})
}

func (w *Window) backup() {
	load(w, w.book.Backup, func(path string) {
		w.toast.show(lang.X("backup.done", "Backed up and verified: {{.File}}", map[string]any{"File": path}))
	})
}

// check looks for damage and contradictions in the book.
func (w *Window) check() {
	load(w, w.book.Check, func(found []say.Text) {
		if len(found) == 0 {
			w.toast.show(lang.X("check.sound", "The book is sound"))
			return
		}
		content := widget.NewLabel("")
		for _, one := range found {
			content.SetText(content.Text + "– " + said(one) + "\n")
		}
		content.Wrapping = fyne.TextWrapWord
		w.showDetail(lang.X("check.found", "The check found something"), content)
	})
}

func (w *Window) showKeys() {
	w.tell(lang.X("menu.keys", "Keyboard"), lang.X("keys.text",
		"Ctrl+F search · Ctrl+N new record · Ctrl+S save the form · Ctrl+P print · Ctrl+O import · Ctrl+Shift+V paste a table · Ctrl+W back from a form · Ctrl+1 to Ctrl+6 the tabs · Ctrl+Tab the next tab within a page, form or review\n\n"+
			"In a table: arrows, Page Up and Page Down, Home and End move; with Shift the selection grows; Ctrl+A selects all, Ctrl+C copies; Enter opens. Click a header to sort, drag it to widen the column."))
}

func (w *Window) showAbout() {
	w.tell(lang.X("menu.about", "About Parcelbook"), lang.X("about.text",
		"Parcelbook is the money-and-parcels book of a seller who ships with carriers of their own. It works offline, from one file, and sends nothing anywhere."))
}

// askSettings shows what belongs to the book as a whole.
func (w *Window) askSettings() {
	f := newSettingsFields(w, w.book.Settings())
	w.promptChange(lang.X("settings.title", "Settings of the book"), lang.X("form.save", "Save"), lang.X("form.saved", "Saved"), f.object, func() (func(context.Context) error, error) {
		s, err := f.settings()
		if err != nil {
			return nil, err
		}
		return func(ctx context.Context) error { return w.book.SetSettings(ctx, s) }, nil
	})
}
