package table

import "fyne.io/fyne/v2"

// Escaped hands Escape on to the window that an object with the keyboard is in, which Fyne does only where nothing
// has the keyboard, and says whether it did.
func Escaped(o fyne.CanvasObject, key *fyne.KeyEvent) bool {
	if key.Name != fyne.KeyEscape {
		return false
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(key)
	}
	return true
}
