//go:build windows || darwin

package main

import (
	"errors"

	"github.com/ncruces/zenity"

	"fyne.io/fyne/v2"

	"parcelbook/app"
)

func files() app.Files { return native{} }

// native browses with the system's own dialogs.
type native struct{}

// Open browses for a file to read.
func (native) Open(w fyne.Window, extensions []string, chosen func(string)) {
	patterns := make([]string, len(extensions))
	for i, e := range extensions {
		patterns[i] = "*" + e
	}
	choose(chosen, func() (string, error) {
		return zenity.SelectFile(zenity.FileFilter{Patterns: patterns, CaseFold: true})
	})
}

// Folder browses for a folder.
func (native) Folder(w fyne.Window, chosen func(string)) {
	choose(chosen, func() (string, error) { return zenity.SelectFile(zenity.Directory()) })
}

// choose waits for the dialog off the UI thread and hands over what was chosen on it.
func choose(chosen func(string), ask func() (string, error)) {
	go func() {
		path, err := ask()
		switch {
		case errors.Is(err, zenity.ErrCanceled):
		case err != nil:
			fyne.LogError("the file dialog of the system", err)
		default:
			fyne.Do(func() { chosen(path) })
		}
	}()
}
