package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// put writes a file into a folder.
func put(t *testing.T, folder, name, content string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// offered is what the banner asks.
func (s *stage) offered() string {
	if s.banner.object.Hidden {
		return ""
	}
	return strings.Join(s.watch.offered, "\n")
}

func TestWatchedFolderOffersWhatAppearsAndNothingElse(t *testing.T) {
	s, folder := newEmpty(t), t.TempDir()
	put(t, folder, "before.csv", orderFile)
	s.askWatch()
	s.entries()[0].SetText(folder)
	s.press("OK")
	s.elapse()
	s.elapse()
	if got := s.offered(); got != "" {
		t.Fatalf("what was there before is offered: %s", got)
	}
	path := put(t, folder, "new.csv", orderFile[:40])
	put(t, folder, "page.txt", "just a text, nothing of a table in it")
	put(t, folder, "~$new.xlsx", orderFile)
	put(t, folder, "new.csv.part", orderFile)
	s.elapse()
	if got := s.offered(); got != "" {
		t.Fatalf("offered before it is known to be complete: %s", got)
	}
	put(t, folder, "new.csv", orderFile) // still growing
	s.elapse()
	if got := s.offered(); got != "" {
		t.Fatalf("offered while it grows: %s", got)
	}
	s.elapse()
	if got := s.offered(); got != path {
		t.Fatalf("offered: %q, want %q", got, path)
	}
	put(t, folder, "new.csv", orderFile+"\n") // after a pause
	s.elapse()
	s.elapse()
	if got := s.offered(); got != path {
		t.Fatalf("offered: %q, want only %q", got, path)
	}
	if s.count() != 0 || s.dialogText() != "" {
		t.Fatal("something happened before the user said so")
	}
	s.tap("Look at it")
	s.press("Take it in")
	if n := s.count(); n != 2 {
		t.Errorf("%d orders, want 2", n)
	}
	s.elapse()
	s.elapse()
	if got := s.offered(); got != "" {
		t.Errorf("offered twice: %s", got)
	}
}

func TestWatchRemembersWhatWasOfferedAndSeesWhatCameMeanwhile(t *testing.T) {
	s, folder := newEmpty(t), t.TempDir()
	s.watch.set(folder)
	put(t, folder, "one.csv", orderFile)
	s.elapse()
	s.elapse()
	s.tap("Not now")
	path := s.book.Path()
	s.openBook(newBookAt(t)) // as a start of the program does
	two := put(t, folder, "two.csv", orderFile)
	s.openBook(path)
	s.elapse()
	s.elapse()
	if got := s.offered(); got != two {
		t.Errorf("offered: %q, want only %q", got, two)
	}
}

func TestWatchStopsWhenItIsSwitchedOffOrTheBookIsLeft(t *testing.T) {
	s, folder := newEmpty(t), t.TempDir()
	s.watch.set(folder)
	put(t, folder, "one.csv", orderFile)
	s.elapse()
	s.elapse()
	if s.offered() == "" {
		t.Fatal("nothing is offered")
	}
	s.leaveBook()
	if s.offered() != "" {
		t.Error("still offered where no book is open")
	}
	s.elapse()
	if len(s.later) != 0 {
		t.Error("it still looks into the folder")
	}
	s.openBook(newBookAt(t))
	s.askWatch()
	s.entries()[0].SetText("")
	s.press("OK")
	s.elapse()
	s.elapse()
	if len(s.later) != 0 {
		t.Error("it still looks into the folder after it was switched off")
	}
}

func TestBannerLeavesNoGapWhenItIsAnswered(t *testing.T) {
	s := newEmpty(t)
	below := func() float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(s.tabs).Y }
	before := below()
	s.banner.show("New", button("Not now", nil, func() {}))
	if below() <= before {
		t.Fatal("the banner has no room of its own")
	}
	s.tap("Not now")
	if below() != before {
		t.Errorf("what is below the banner begins at %v, before it at %v", below(), before)
	}
}

func TestWatchSaysWhereThereIsNoSuchFolder(t *testing.T) {
	s := newEmpty(t)
	s.askWatch()
	s.entries()[0].SetText(filepath.Join(t.TempDir(), "gone"))
	s.press("OK")
	if !strings.Contains(s.dialogText(), "There is no such folder") {
		t.Errorf("it says: %s", s.dialogText())
	}
}

func TestFolderThatIsAwayForAWhileLosesNothing(t *testing.T) {
	s, parent := newEmpty(t), t.TempDir()
	folder := filepath.Join(parent, "drive")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	put(t, folder, "old.csv", orderFile)
	s.watch.set(folder)
	if err := os.Rename(folder, folder+"-away"); err != nil {
		t.Fatal(err)
	}
	s.elapse()
	if err := os.Rename(folder+"-away", folder); err != nil {
		t.Fatal(err)
	}
	s.elapse()
	s.elapse()
	if got := s.offered(); got != "" {
		t.Errorf("what was seen before is offered again: %s", got)
	}
}
