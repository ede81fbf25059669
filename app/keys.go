package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"parcelbook/app/table"
)

// textEntry is Fyne's field, which lets Escape go on to the window.
type textEntry struct{ widget.Entry }

func newEntry() *textEntry { return extended(&textEntry{}) }

func newNoteEntry() *textEntry {
	e := &textEntry{}
	e.MultiLine = true
	return extended(e)
}

func newPasswordEntry() *textEntry {
	e := &textEntry{}
	e.Password = true
	return extended(e)
}

func extended(e *textEntry) *textEntry {
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey types a key.
func (e *textEntry) TypedKey(key *fyne.KeyEvent) {
	if !table.Escaped(e, key) {
		e.Entry.TypedKey(key)
	}
}

// pushButton is Fyne's button, which Enter presses too, and which lets Escape go on to the window.
type pushButton struct{ widget.Button }

// button makes a plain button; icon may be nil.
func button(label string, icon fyne.Resource, tapped func()) *pushButton {
	b := &pushButton{}
	b.Text, b.Icon, b.OnTapped = label, icon, tapped
	b.ExtendBaseWidget(b)
	return b
}

// mainButton makes the button of what one came for.
func mainButton(label string, icon fyne.Resource, tapped func()) *pushButton {
	b := button(label, icon, tapped)
	b.Importance = widget.HighImportance
	return b
}

// TypedKey presses the button by Space or Enter. It keeps the keyboard, which Fyne's would give away.
func (b *pushButton) TypedKey(key *fyne.KeyEvent) {
	if table.Escaped(b, key) || b.Disabled() || b.OnTapped == nil {
		return
	}
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.OnTapped()
	}
}

// tick is Fyne's check, which lets Escape go on to the window.
type tick struct{ widget.Check }

func newTick(label string, on bool, changed func(bool)) *tick {
	t := &tick{}
	t.Text, t.Checked, t.OnChanged = label, on, changed
	t.ExtendBaseWidget(t)
	return t
}

// TypedKey types a key.
func (t *tick) TypedKey(key *fyne.KeyEvent) { table.Escaped(t, key) }
