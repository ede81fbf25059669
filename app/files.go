package app

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/natefinch/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"
)

// Files lets the user browse for a file or a folder. What is chosen comes on the UI thread; nothing comes where
// the user cancels.
type Files interface {
	Open(w fyne.Window, extensions []string, chosen func(path string))
	Folder(w fyne.Window, chosen func(path string))
}

// FyneFiles browses with Fyne's own dialogs.
type FyneFiles struct{}

// Open browses for a file to read.
func (FyneFiles) Open(w fyne.Window, extensions []string, chosen func(string)) {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil || file == nil {
			return
		}
		path := file.URI().Path()
		if file.Close() == nil {
			chosen(path)
		}
	}, w)
	d.SetFilter(storage.NewExtensionFileFilter(extensions))
	fromLast(d)
	d.Resize(fyne.NewSize(820, 560))
	d.Show()
}

// Folder browses for a folder.
func (FyneFiles) Folder(w fyne.Window, chosen func(string)) {
	d := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err == nil && folder != nil {
			chosen(folder.Path())
		}
	}, w)
	fromLast(d)
	d.Resize(fyne.NewSize(820, 560))
	d.Show()
}

// fromLast lets a dialog begin where a file was chosen last.
func fromLast(d *dialog.FileDialog) {
	last := fyne.CurrentApp().Preferences().String(prefFolder)
	if folder, err := storage.ListerForURI(storage.NewFileURI(last)); err == nil && last != "" {
		d.SetLocation(folder)
	}
}

const (
	bookExtension = ".parcelbook"
	prefFolder    = "folder" // where files were chosen last
)

var spreadsheets = []string{".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".txt", ".xml", ".htm", ".html"}

// pathField takes the path of a file: typed, or browsed for.
func (w *Window) pathField(extensions []string) (*textEntry, fyne.CanvasObject) {
	entry := newEntry()
	browse := button(lang.X("file.browse", "Browse…"), theme.FolderOpenIcon(), func() {
		w.opts.Files.Open(w.win, extensions, func(path string) { entry.SetText(path) })
	})
	return entry, container.NewBorder(nil, nil, nil, browse, entry)
}

// askOpen asks for a file to read.
func (w *Window) askOpen(title, confirm string, extensions []string, then func(path string)) {
	entry, box := w.pathField(extensions)
	p := w.prompt(title, confirm, fieldGrid(1, field{lang.X("file.path", "File"), box}), func() (func(), error) {
		path, err := typedPath(entry.Text)
		if err != nil {
			return nil, err
		}
		if _, err := os.Stat(path); err != nil {
			return nil, err
		}
		w.app.Preferences().SetString(prefFolder, filepath.Dir(path))
		return func() { then(path) }, nil
	})
	p.submitOn(entry)
}

// askSave asks where to write a file that is proposed to be called name.
func (w *Window) askSave(title, name string, then func(path string)) {
	entry := textField(filepath.Join(w.folder(), name))
	browse := button(lang.X("file.browse_folder", "Folder…"), theme.FolderOpenIcon(), func() {
		w.opts.Files.Folder(w.win, func(folder string) { entry.SetText(filepath.Join(folder, filepath.Base(entry.Text))) })
	})
	box := container.NewBorder(nil, nil, nil, browse, entry)
	p := w.prompt(title, lang.X("file.save", "Save"), fieldGrid(1, field{lang.X("file.path", "File"), box}), func() (func(), error) {
		path, err := typedPath(entry.Text)
		if err != nil {
			return nil, err
		}
		if filepath.Ext(path) == "" {
			path += filepath.Ext(name)
		}
		w.app.Preferences().SetString(prefFolder, filepath.Dir(path))
		if _, err := os.Stat(path); err != nil {
			return func() { then(path) }, nil
		}
		return func() {
			w.confirm(lang.X("file.replace.title", "Replace the file?"),
				lang.X("file.replace.text", "{{.File}} is there already.", map[string]any{"File": path}),
				lang.X("file.replace.confirm", "Replace"), func() { then(path) })
		}, nil
	})
	p.submitOn(entry)
}

// folder is where files were chosen last, the home folder at first.
func (w *Window) folder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		home = "."
	}
	return w.app.Preferences().StringWithFallback(prefFolder, home)
}

func typedPath(text string) (string, error) {
	path := strings.Trim(strings.TrimSpace(text), `"`)
	if path == "" {
		return "", errors.New(lang.X("file.none", "Choose a file, or type its path."))
	}
	return filepath.Abs(path)
}

// bookName is a book's file name without its extension.
func bookName(path string) string {
	return strings.TrimSuffix(filepath.Base(path), bookExtension)
}

// writeFile writes a file whole or not at all: what stood there stays until the new one is complete.
func writeFile(path string, write func(io.Writer) error) error {
	reader, writer := io.Pipe()
	go func() { writer.CloseWithError(write(writer)) }()
	return atomic.WriteFile(path, reader)
}
