package app

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/resources"
)

// pinned is the day the tests take place on.
var pinned = time.Date(2026, 6, 15, 10, 0, 0, 0, time.UTC)

// stage is a window over a real book, with what happened outside of it.
type stage struct {
	*Window
	t      *testing.T
	viewed []string // files shown in the system's viewer
	later  []func() // what waits for its time
}

// newStage opens a window where no book is open yet.
func newStage(t *testing.T) *stage {
	t.Helper()
	s := &stage{t: t}
	s.Window = Create(test.NewTempApp(t), Options{
		Who: "tester", Now: func() time.Time { return pinned }, Runner: table.Inline{}, Files: FyneFiles{},
		View: func(path string) error {
			s.viewed = append(s.viewed, path)
			return nil
		},
		Later: func(_ time.Duration, do func()) { s.later = append(s.later, do) },
	})
	s.win.Resize(fyne.NewSize(1280, 800))
	t.Cleanup(func() {
		s.close()
		s.win.Close()
	})
	return s
}

// demo is the bytes of a book of a made-up year, made once: under the race detector that takes its time.
var demo = sync.OnceValues(func() (raw []byte, err error) {
	folder, err := os.MkdirTemp("", "parcelbook-test-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	path := filepath.Join(folder, "demo.parcelbook")
	b, err := book.Create(path, data.Settings{Currency: "USD", StartDate: "2025-06-15", TimeZone: "UTC"}, book.Options{Now: func() time.Time { return pinned }, Who: "tester"})
	if err != nil {
		return nil, err
	}
	if err := errors.Join(book.Demo(context.Background(), b, demoOrders, 7, data.DateOf(pinned)), b.Close()); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

const demoOrders = 150

// newDemo opens a window on a made-up year.
func newDemo(t *testing.T) *stage {
	t.Helper()
	raw, err := demo()
	if err != nil {
		t.Fatal(err)
	}
	s := newStage(t)
	s.openBook(file(t, "demo.parcelbook", string(raw)))
	if s.book == nil {
		t.Fatalf("the book did not open: %q", s.dialogText())
	}
	return s
}

// newEmpty opens a window on a new book without records.
func newEmpty(t *testing.T) *stage {
	t.Helper()
	s := newStage(t)
	s.openBook(newBookAt(t))
	return s
}

// newBookAt makes a new book without records and says where it lies.
func newBookAt(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "empty.parcelbook")
	b, err := book.Create(path, data.Settings{Currency: "USD", StartDate: "2026-01-01", TimeZone: "UTC"}, book.Options{Now: func() time.Time { return pinned }, Who: "tester"})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// elapse lets the time pass that functions wait for; what they wait for next stays.
func (s *stage) elapse() {
	waiting := s.later
	s.later = nil
	for _, do := range waiting {
		do()
	}
}

// key types a key as the driver does: to the object with the keyboard, else to the window.
func (s *stage) key(name fyne.KeyName) {
	e := &fyne.KeyEvent{Name: name}
	if focused := s.win.Canvas().Focused(); focused != nil {
		focused.TypedKey(e)
		return
	}
	s.win.Canvas().OnTypedKey()(e)
}

// pageOf brings the page of a type to the front.
func pageOf[P page](s *stage) P {
	for _, p := range s.pages {
		if found, ok := p.(P); ok {
			s.goTo(p)
			return found
		}
	}
	s.t.Fatal("no such page")
	panic("unreachable")
}

// overlays are the objects of what lies over the window: dialogs, from bottom to top.
func (s *stage) overlays(visit func(fyne.CanvasObject)) {
	for _, o := range s.win.Canvas().Overlays().List() {
		visitAll(o, visit)
	}
}

// visitAll visits an object and everything in it, widgets' insides included.
func visitAll(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			visitAll(child, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			visitAll(child, visit)
		}
	}
}

// dialogText is all that the dialogs say.
func (s *stage) dialogText() string {
	var text string
	s.overlays(func(o fyne.CanvasObject) {
		if label, ok := o.(*widget.Label); ok {
			text += label.Text + "\n"
		}
	})
	return text
}

// press taps the button with a label in the dialogs, the topmost where there are several.
func (s *stage) press(label string) {
	s.t.Helper()
	var found *pushButton
	s.overlays(func(o fyne.CanvasObject) {
		if b, ok := o.(*pushButton); ok && b.Text == label {
			found = b
		}
	})
	if found == nil {
		s.t.Fatalf("no dialog has a button %q; they say: %s", label, s.dialogText())
	}
	if found.Disabled() {
		s.t.Fatalf("the button %q is disabled", label)
	}
	test.Tap(found)
}

// entries are the text fields of the topmost dialog, in order.
func (s *stage) entries() []*textEntry {
	var entries []*textEntry
	list := s.win.Canvas().Overlays().List()
	if len(list) == 0 {
		s.t.Fatal("no dialog is open")
	}
	visitAll(list[len(list)-1], func(o fyne.CanvasObject) {
		if e, ok := o.(*textEntry); ok {
			entries = append(entries, e)
		}
	})
	return entries
}

// tap taps a button of the page, not of a dialog.
func (s *stage) tap(label string) {
	s.t.Helper()
	var found *pushButton
	visitAll(s.win.Content(), func(o fyne.CanvasObject) {
		if b, ok := o.(*pushButton); ok && b.Text == label {
			found = b
		}
	})
	if found == nil {
		s.t.Fatalf("no button %q on the page", label)
	}
	test.Tap(found)
}

// noDialog fails where a dialog is open.
func (s *stage) noDialog() {
	s.t.Helper()
	if text := s.dialogText(); text != "" {
		s.t.Fatalf("a dialog is open: %s", text)
	}
}

// sample writes one of the sample files to disk.
func sample(t *testing.T, name string) string {
	t.Helper()
	raw, err := fs.ReadFile(resources.Samples(), name)
	if err != nil {
		t.Fatal(err)
	}
	return file(t, name, string(raw))
}

// file writes a file to disk.
func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// drop drops files on the window.
func (s *stage) drop(paths ...string) {
	uris := make([]fyne.URI, len(paths))
	for i, p := range paths {
		uris[i] = storage.NewFileURI(p)
	}
	s.dropped(uris)
}
