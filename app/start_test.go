package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"parcelbook/data"
	"parcelbook/data/book"
)

func TestFirstStartMakesABook(t *testing.T) {
	s := newStage(t)
	if s.book != nil || s.current() != nil {
		t.Fatal("a book is open at the first start")
	}
	path := filepath.Join(t.TempDir(), "mine")
	s.tap("Make a book of my own")
	fields := s.entries()
	fields[0].SetText(path)
	fields[1].SetText("nonsense")
	s.press("Make it")
	if !strings.Contains(s.dialogText(), "currency") {
		t.Errorf("a currency that is none: %s", s.dialogText())
	}
	fields[1].SetText("eur")
	fields[2].SetText("2026-03-01")
	fields[3].SetText("Asia/Shanghai")
	fields[4].SetText("Ruta Express")
	fields[5].SetText("a little")
	s.press("Make it")
	if !strings.Contains(s.dialogText(), `Ruta Express: Fee, % of the amount: "a little" is not a number`) {
		t.Errorf("a fee that is none: %s", s.dialogText())
	}
	fields[5].SetText("0,8")
	fields[6].SetText("7") // days
	fields[7].SetText("whenever they like")
	s.press("Make it")
	if !strings.Contains(s.dialogText(), "Ruta Express: or on days of the month") {
		t.Errorf("a cycle that is none: %s", s.dialogText())
	}
	fields[7].SetText("15, end")
	s.press("One more")
	if focused := s.win.Canvas().Focused(); focused != fyne.Focusable(s.entries()[8]) {
		t.Errorf("%T has the keyboard, not the name of the next carrier", focused)
	}
	s.press("Make it")
	s.noDialog()
	if s.book == nil {
		t.Fatal("the book is not open")
	}
	want := data.Settings{Currency: "EUR", StartDate: "2026-03-01", TimeZone: "Asia/Shanghai"}
	if got := s.book.Settings(); got != want {
		t.Errorf("the settings are %+v, want %+v", got, want)
	}
	holders, err := s.book.Holders(context.Background(), data.KindCarrier)
	if err != nil || len(holders) != 1 || holders[0].Fee.Percent.String() != "0.8" || holders[0].Cycle.String() != "7 days after delivery; 15 end" {
		t.Errorf("the carriers are %+v, %v", holders, err)
	}
	if !strings.HasPrefix(s.win.Title(), "mine") {
		t.Errorf("the window is called %q", s.win.Title())
	}
}

func TestSampleBookIsMadeOnceThenOpened(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir()) // where an app under test keeps what is its own
	s := newStage(t)
	s.openSample()
	if s.book == nil || !s.book.Settings().Sample || s.count() == 0 {
		t.Fatalf("the sample book is not open: %s", s.dialogText())
	}
	path := s.book.Path()
	made := s.count()
	s.openSample()
	if s.book == nil || s.book.Path() != path || s.count() != made {
		t.Errorf("the second time it says: %s", s.dialogText())
	}
}

func TestBooksThatCannotBeOpened(t *testing.T) {
	notABook := file(t, "notes.parcelbook", "these are notes")
	locked := filepath.Join(t.TempDir(), "locked.parcelbook")
	b, err := book.Create(locked, data.Settings{Currency: "USD", TimeZone: "UTC"}, book.Options{Now: func() time.Time { return pinned }})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	release, err := book.Lock(locked)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := release(); err != nil {
			t.Error(err)
		}
	}()
	for path, want := range map[string]string{
		notABook: "not a Parcelbook book",
		locked:   "open in another window",
		filepath.Join(t.TempDir(), "gone.parcelbook"): "gone.parcelbook",
	} {
		s := newDemo(t)
		known := s.book.Path()
		s.openBook(path)
		if !strings.Contains(s.dialogText(), want) {
			t.Errorf("%s: it does not say %q: %s", filepath.Base(path), want, s.dialogText())
		}
		if strings.Count(s.dialogText(), "open in another window") > 1 {
			t.Errorf("it says so twice: %s", s.dialogText())
		}
		if s.book == nil || s.book.Path() != known {
			t.Errorf("%s: the book that was open is gone", filepath.Base(path))
		}
		if strings.Contains(path, "gone") {
			if _, err := os.Stat(path); err == nil {
				t.Error("opening a book that is not there made one")
			}
		}
	}
}

func TestBackupAndRestore(t *testing.T) {
	s := taken(t)
	s.backup()
	s.noDialog()
	_, saved, found := strings.Cut(s.toast.text(), ": ")
	if !found {
		t.Fatalf("the toast says %q", s.toast.text())
	}
	s.drop(sample(t, "shopify_orders.csv"))
	s.press("Take it in")
	if s.count() <= 2 {
		t.Fatal("nothing was taken in after the backup")
	}
	s.askRestore()
	s.entries()[0].SetText(saved)
	s.press("Restore")
	s.press("Restore")
	s.noDialog()
	if n := s.count(); n != 2 {
		t.Errorf("%d orders after restoring, want the 2 of the backup", n)
	}
	if !strings.Contains(s.toast.text(), "is kept") {
		t.Errorf("it does not say where the replaced book is: %q", s.toast.text())
	}
}

func TestCheckSaysThatTheBookIsSound(t *testing.T) {
	s := newDemo(t)
	s.check()
	s.noDialog()
	if got := s.toast.text(); got != "The book is sound" {
		t.Errorf("the toast says %q", got)
	}
}

func TestSettingsOfTheBook(t *testing.T) {
	s := newEmpty(t)
	s.askSettings()
	s.entries()[2].SetText("Mars/Olympus")
	s.press("Save")
	if !strings.Contains(s.dialogText(), "Mars/Olympus") {
		t.Errorf("a time zone that is none: %s", s.dialogText())
	}
	s.entries()[2].SetText("Asia/Shanghai")
	s.press("Save")
	s.noDialog()
	if got := s.book.Settings().TimeZone; got != "Asia/Shanghai" {
		t.Errorf("the time zone is %q", got)
	}
}

func TestKeysOfTheMenuRestBehindADialog(t *testing.T) {
	s := newEmpty(t)
	s.askImport()
	for _, menu := range s.win.MainMenu().Items {
		for _, item := range menu.Items {
			if item.Shortcut != nil && item.Action != nil {
				item.Action()
			}
		}
	}
	if n := len(s.win.Canvas().Overlays().List()); n != 1 {
		t.Errorf("%d dialogs lie over each other", n)
	}
}

func TestWhatIsRemembered(t *testing.T) {
	s := newDemo(t)
	pageOf[*customers](s)
	if s.app.Preferences().String(prefBook) != s.book.Path() || s.app.Preferences().Int(prefTab) != 2 {
		t.Errorf("remembered: book %q, tab %d", s.app.Preferences().String(prefBook), s.app.Preferences().Int(prefTab))
	}
}
