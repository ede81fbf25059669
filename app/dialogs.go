package app

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data/book"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// fail says in a plain dialog what went wrong and what to do.
func (w *Window) fail(err error) {
	w.tell(lang.X("error.title", "That did not work"), sentence(err))
}

// tell shows a text until it is closed.
func (w *Window) tell(title, text string) { w.tellThen(title, text, func() {}) }

// tellThen is tell with something to go on with afterwards.
func (w *Window) tellThen(title, text string, then func()) {
	label := widget.NewLabel(text)
	label.Wrapping = fyne.TextWrapWord
	label.Selectable = true
	d := dialog.NewCustomWithoutButtons(title, container.NewVScroll(label), w.win)
	d.SetOnClosed(then)
	d.Resize(fyne.NewSize(560, 240))
	w.open(d, button(lang.X("dialog.close", "Close"), nil, d.Hide))
}

// sentence puts an error in the user's language where it is one that everybody meets, with the details after it.
func sentence(err error) string {
	if errors.Is(err, book.ErrLocked) {
		return lang.X("error.locked", "The book is open in another window. Close it there first.")
	}
	for _, known := range []struct {
		err  error
		text string
	}{
		{book.ErrNotBook, lang.X("error.not_book", "This file is not a Parcelbook book. Choose another file.")},
		{book.ErrNewer, lang.X("error.newer", "This book was made by a newer Parcelbook. Update the program to open it.")},
		{book.ErrReadOnly, lang.X("error.read_only", "This book cannot be written to. Copy it to a folder of your own and open the copy.")},
		{book.ErrExists, lang.X("error.exists", "There is a file of that name already. Choose another name.")},
		{book.ErrNotFound, lang.X("error.not_found", "This record is not in the book any more.")},
		{book.ErrInUse, lang.X("error.in_use", "Other records depend on this one, so it stays.")},
		{book.ErrCodeTaken, lang.X("error.code_taken", "This code stands for another order already. Remove it there first, or choose that order.")},
		{sheet.ErrProtected, lang.X("error.protected", "The file is protected by a password.")},
	} {
		if errors.Is(err, known.err) {
			return known.text + "\n\n" + said(say.Of(err))
		}
	}
	return said(say.Of(err))
}

// open shows a dialog with its buttons, the last of which has the keyboard. Escape closes it.
func (w *Window) open(d *dialog.CustomDialog, buttons ...*pushButton) {
	row := make([]fyne.CanvasObject, len(buttons))
	for i, b := range buttons {
		row[i] = b
	}
	d.SetButtons(row)
	w.dialogs = append(w.dialogs, d)
	d.SetOnClosed(func() {
		w.dialogs = slices.DeleteFunc(w.dialogs, func(other dialog.Dialog) bool { return other == d })
	})
	d.Show()
	if last := len(buttons) - 1; last >= 0 && !buttons[last].Disabled() {
		w.win.Canvas().Focus(buttons[last])
	}
}

// confirm asks before something is done that cannot be taken back.
func (w *Window) confirm(title, text, confirm string, then func()) {
	label := widget.NewLabel(text)
	label.Wrapping = fyne.TextWrapWord
	d := dialog.NewCustomWithoutButtons(title, label, w.win)
	d.Resize(fyne.NewSize(480, 180))
	w.open(d, button(lang.X("dialog.cancel", "Cancel"), nil, d.Hide), mainButton(confirm, nil, func() {
		d.Hide()
		then()
	}))
}

// prompt shows fields to fill in. submit reads them: it says what is wrong, and then the dialog stays, or what to
// do once it is closed.
func (w *Window) prompt(title, confirm string, content fyne.CanvasObject, submit func() (then func(), err error)) *prompt {
	p := w.newPrompt(title, confirm, content)
	p.confirm = func() {
		then, err := submit()
		if err != nil {
			p.say(err)
			return
		}
		p.dialog.Hide() // first: what is shown above it would go with it
		then()
	}
	return p
}

// promptChange is prompt for a change of the book. Where the book refuses it, the dialog stays with what was typed.
func (w *Window) promptChange(title, confirm, said string, content fyne.CanvasObject, submit func() (write func(context.Context) error, err error)) *prompt {
	return w.promptChangeThen(title, confirm, content, submit, func() { w.toast.show(said) })
}

// promptChangeThen is promptChange with something else to do after the change.
func (w *Window) promptChangeThen(title, confirm string, content fyne.CanvasObject, submit func() (write func(context.Context) error, err error), then func()) *prompt {
	p := w.newPrompt(title, confirm, content)
	p.confirm = func() {
		write, err := submit()
		if err != nil {
			p.say(err)
			return
		}
		w.opts.Runner.Go(func() {
			err := write(context.Background())
			w.opts.Runner.Do(func() {
				if err != nil {
					p.say(errors.New(sentence(err)))
					return
				}
				p.dialog.Hide()
				w.changed()
				then()
			})
		})
	}
	return p
}

// promptWidth is how wide a dialog of fields is, if they need no more.
const promptWidth = 520

// prompt is a dialog of fields that is open.
type prompt struct {
	dialog  *dialog.CustomDialog
	confirm func()
	wrong   *widget.Label
}

func (w *Window) newPrompt(title, confirm string, content fyne.CanvasObject) *prompt {
	p := &prompt{wrong: widget.NewLabel("")}
	p.wrong.Importance = widget.DangerImportance
	p.wrong.Wrapping = fyne.TextWrapWord
	p.wrong.Hide()
	p.dialog = dialog.NewCustomWithoutButtons(title, container.NewBorder(nil, p.wrong, nil, nil, content), w.win)
	p.dialog.Resize(fyne.NewSize(promptWidth, p.dialog.MinSize().Height))
	w.open(p.dialog, button(lang.X("dialog.cancel", "Cancel"), nil, p.dialog.Hide), mainButton(confirm, nil, func() { p.confirm() }))
	w.focusFirst(content)
	return p
}

// say shows what is wrong below the fields.
func (p *prompt) say(err error) {
	p.wrong.SetText(said(say.Of(err)))
	p.wrong.Show()
}

// submitOn lets the Enter key in a field confirm the dialog.
func (p *prompt) submitOn(entries ...*textEntry) {
	for _, e := range entries {
		e.OnSubmitted = func(string) { p.confirm() }
	}
}

// focusFirst gives the keyboard to the first field of a dialog. What it proposes is selected, so that typing replaces it.
func (w *Window) focusFirst(content fyne.CanvasObject) {
	var first *textEntry
	walk(content, func(o fyne.CanvasObject) {
		if e, ok := o.(*textEntry); ok && first == nil && !e.Disabled() {
			first = e
		}
	})
	if first == nil {
		return
	}
	w.win.Canvas().Focus(first)
	if !first.MultiLine {
		first.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// walk visits an object and all that containers hold in it.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			walk(child, visit)
		}
	case *container.Scroll:
		walk(o.Content, visit)
	}
}
