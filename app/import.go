package app

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"parcelbook/data/book"
)

// askImport asks for a file to take in, and what the user knows of it.
func (w *Window) askImport() {
	entry, box := w.pathField(spreadsheets)
	as := newChoice(fileKind{}, nil, append([]option[fileKind]{{fileKind{}, lang.X("import.auto", "found out from the file")}}, fileKinds()...)...)
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
			req := book.Request{Path: path, As: as.value().kind, Statement: as.value().statement, Holder: strings.TrimSpace(holder.Text)}
			return func() { w.importFiles([]book.Request{req}) }, nil
		})
	p.submitOn(entry, holder)
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

// pasteTable takes in the table on the clipboard, as a spreadsheet program copies it.
func (w *Window) pasteTable() {
	text := w.app.Clipboard().Content()
	if strings.TrimSpace(text) == "" {
		w.tell(lang.X("import.no_table.title", "There is nothing to paste"), noTable())
		return
	}
	name := lang.X("import.pasted", "Pasted {{.At}}", map[string]any{"At": w.opts.Now().Format("2006-01-02 15:04:05")})
	w.importFiles([]book.Request{{Name: name, Bytes: []byte(text)}})
}

// noTable says how to have a table on the clipboard.
func noTable() string {
	return lang.X("import.no_table.text", "Select the table in the spreadsheet program with its header, copy it (Ctrl+C), and paste it here.")
}
