package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parcelbook/data/intake"
)

// keepFormat keeps a format of the seller's own.
func (s *stage) keepFormat(name string) {
	s.t.Helper()
	f, err := intake.NewFormat(name, intake.Orders, "", []string{"Zyx-No", "Tot"}, [][]intake.Field{{intake.OrderNumber}, {intake.OrderTotal}})
	if err != nil {
		s.t.Fatal(err)
	}
	if err := s.book.SaveFormat(context.Background(), f); err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) formatNames() string {
	s.t.Helper()
	all, err := s.book.Formats(context.Background())
	if err != nil {
		s.t.Fatal(err)
	}
	names := make([]string, len(all))
	for i, f := range all {
		names[i] = f.Name
	}
	return strings.Join(names, " ")
}

func TestOwnFormatsAreRenamedSharedAndDeleted(t *testing.T) {
	s := newEmpty(t)
	s.keepFormat("zyx")
	s.showFormats()
	s.selectItem("zyx")
	s.press("Rename…")
	s.entries()[0].SetText("my shop")
	s.press("Save")
	if got := s.formatNames(); got != "my shop" {
		t.Fatalf("after renaming: %s", got)
	}
	s.selectItem("my shop")
	path := filepath.Join(t.TempDir(), "shared.json")
	s.press("Save as a file…")
	s.entries()[0].SetText(path)
	s.press("Save")
	if text, err := os.ReadFile(path); err != nil || !strings.Contains(string(text), `"Zyx-No"`) {
		t.Fatalf("the file holds %s, %v", text, err)
	}
	s.selectItem("my shop")
	s.press("Delete…")
	s.press("Delete")
	if got := s.formatNames(); got != "" {
		t.Fatalf("after deleting: %s", got)
	}
	for range 2 {
		s.press("Add from a file…")
		s.entries()[0].SetText(path)
		s.press("Add it")
		if got := s.formatNames(); got != "my shop" {
			t.Fatalf("after adding: %s", got)
		}
	}
	if !strings.Contains(s.dialogText(), "There is a format “my shop” of yours already") {
		t.Errorf("the second time it says: %s", s.dialogText())
	}
	s.press("Replace")
	s.press("Close")
	s.noDialog()
}

func TestFileThatIsNoFormatIsRefusedByName(t *testing.T) {
	s := newEmpty(t)
	s.showFormats()
	s.press("Add from a file…")
	s.entries()[0].SetText(file(t, "wrong.json", `{"name": "x", "colour": "red"}`))
	s.press("Add it")
	if said := s.dialogText(); !strings.Contains(said, "wrong.json: not a format") {
		t.Errorf("it says: %s", said)
	}
}
