package app

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data/book"
	"parcelbook/data/intake"
	"parcelbook/data/sheet"
)

const (
	prefWatched = "watched"       // the folder looked into; "" for none
	prefSeen    = "watched.files" // what was in it, so that it is not offered twice
	watchEvery  = 3 * time.Second
)

// folderWatch offers the spreadsheets that appear in a folder for import. It looks into the folder every few seconds, which
// also works on a network drive, and takes a file for complete when it is as it was the time before.
type folderWatch struct {
	w       *Window
	folder  string
	seen    map[string]bool // marks of what was there before, or was offered
	growing map[string]bool // marks of what was found the last time and is not offered yet
	offered []string        // paths that wait for an answer
	number  int             // of the newest start: an older one's looks come to nothing
}

// set looks into a folder from now on, "" for none, and offers what is not there yet.
func (a *folderWatch) set(folder string) {
	a.stop()
	a.w.app.Preferences().SetString(prefWatched, folder)
	if folder == "" {
		return
	}
	a.w.opts.Runner.Go(func() {
		there, err := filesIn(folder)
		a.w.opts.Runner.Do(func() {
			if err != nil {
				a.w.fail(err)
				return
			}
			a.remember(slices.Collect(maps.Keys(there)))
			a.start()
		})
	})
}

// start goes on looking into the folder that was chosen.
func (a *folderWatch) start() {
	a.stop()
	a.folder = a.w.app.Preferences().String(prefWatched)
	if a.folder == "" {
		return
	}
	a.seen = make(map[string]bool)
	for _, mark := range a.w.app.Preferences().StringList(prefSeen) {
		a.seen[mark] = true
	}
	a.again(a.number)
}

// stop looks no more, and takes back what was offered.
func (a *folderWatch) stop() {
	a.number++
	a.growing, a.offered = nil, nil
	a.w.banner.hide()
}

func (a *folderWatch) again(number int) {
	a.w.opts.Later(watchEvery, func() {
		if number == a.number {
			a.look(number)
		}
	})
}

// look finds what is new in the folder, and what of it is complete.
func (a *folderWatch) look(number int) {
	folder, seen, before := a.folder, a.seen, a.growing
	a.w.opts.Runner.Go(func() {
		there, err := filesIn(folder)
		growing := make(map[string]bool)
		var complete, sheets []string
		for mark, path := range there {
			switch {
			case seen[mark]:
			case !before[mark]:
				growing[mark] = true
			default:
				complete = append(complete, mark)
				if isSpreadsheet(path) {
					sheets = append(sheets, path)
				}
			}
		}
		a.w.opts.Runner.Do(func() {
			if number != a.number {
				return
			}
			a.again(number)
			if err != nil {
				return // a drive that is away for a while
			}
			a.growing = growing
			if len(complete) > 0 {
				a.remember(append(there.kept(seen), complete...))
			}
			if len(sheets) > 0 {
				slices.Sort(sheets)
				a.offered = append(a.offered, slices.DeleteFunc(sheets, func(path string) bool { return slices.Contains(a.offered, path) })...) // one may have grown
				a.offer()
			}
		})
	})
}

// remember keeps over the program's end what is not to be offered again.
func (a *folderWatch) remember(marks []string) {
	slices.Sort(marks)
	a.w.app.Preferences().SetStringList(prefSeen, marks)
	a.seen = make(map[string]bool)
	for _, mark := range marks {
		a.seen[mark] = true
	}
}

// offer asks, without getting into the way, whether to take in what has appeared.
func (a *folderWatch) offer() {
	names := make([]string, len(a.offered))
	for i, path := range a.offered {
		names[i] = filepath.Base(path)
	}
	const shown = 3 // the rest is counted
	if len(names) > shown {
		names = append(names[:shown], fmt.Sprintf("+%d", len(names)-shown))
	}
	a.w.banner.show(lang.X("watch.new", "New in {{.Folder}}: {{.Files}}", map[string]any{"Folder": filepath.Base(a.folder), "Files": strings.Join(names, ", ")}),
		mainButton(lang.X("watch.import", "Look at it"), nil, func() {
			requests := make([]book.Request, len(a.offered))
			for i, path := range a.offered {
				requests[i] = book.Request{Path: path}
			}
			a.offered = nil
			a.w.importFiles(requests)
		}),
		button(lang.X("watch.later", "Not now"), nil, func() { a.offered = nil }))
}

// found is the files of a folder, by a mark of name, size and time that is another one when the file changes.
type found map[string]string

// kept are the marks of a set that are still there.
func (f found) kept(marks map[string]bool) []string {
	var kept []string
	for mark := range f {
		if marks[mark] {
			kept = append(kept, mark)
		}
	}
	return kept
}

// filesIn gives the files of a folder that are called like spreadsheets.
func filesIn(folder string) (found, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	there := make(found)
	for _, entry := range entries {
		name := entry.Name()
		if strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".") || !slices.Contains(spreadsheets, strings.ToLower(filepath.Ext(name))) {
			continue
		}
		if info, err := entry.Info(); err == nil && info.Mode().IsRegular() {
			there[fmt.Sprintf("%s|%d|%d", name, info.Size(), info.ModTime().UnixNano())] = filepath.Join(folder, name)
		}
	}
	return there, nil
}

// isSpreadsheet looks into a file: many a downloaded text or page is no table.
func isSpreadsheet(path string) bool {
	f, err := sheet.Open(path, sheet.Options{Score: intake.Score})
	if err != nil {
		return errors.Is(err, sheet.ErrProtected)
	}
	return f.Close() == nil
}

// askWatch asks whether to look into a folder, and into which.
func (w *Window) askWatch() {
	entry := textField(w.app.Preferences().String(prefWatched))
	entry.SetPlaceHolder(lang.X("watch.hint", "empty: no folder is looked into"))
	browse := button(lang.X("file.browse_folder", "Folder…"), theme.FolderOpenIcon(), func() {
		w.opts.Files.Folder(w.win, func(folder string) { entry.SetText(folder) })
	})
	said := widget.NewLabel(lang.X("watch.text", "Spreadsheets that appear in this folder are offered for import while the window is open. Nothing is taken in without your looking at it."))
	said.Wrapping = fyne.TextWrapWord
	p := w.prompt(lang.X("watch.title", "Watch a folder"), lang.X("dialog.ok", "OK"),
		container.NewVBox(said, fieldGrid(1, field{lang.X("watch.folder", "Folder"), container.NewBorder(nil, nil, nil, browse, entry)})),
		func() (func(), error) {
			folder := strings.TrimSpace(entry.Text)
			if folder == "" {
				return func() { w.watch.set("") }, nil
			}
			if info, err := os.Stat(folder); err != nil || !info.IsDir() {
				return nil, errors.New(lang.X("watch.no_folder", "There is no such folder. Choose one, or leave the field empty."))
			}
			return func() {
				w.watch.set(folder)
				w.toast.show(lang.X("watch.on", "New spreadsheets in {{.Folder}} will be offered", map[string]any{"Folder": folder}))
			}, nil
		})
	p.submitOn(entry)
}
