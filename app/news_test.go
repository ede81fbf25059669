package app

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWhatOpeningABookChangesIsTold(t *testing.T) {
	s := newStage(t)
	path := file(t, "old.parcelbook", earlier(t, "freight_fees"))
	s.openBook(path)
	if told := s.dialogText(); !strings.Contains(told, "now they are owed to the carriers: Swift") {
		t.Errorf("told: %s", told)
	}
	s.press("Close")
	s.openBook(path)
	s.noDialog()
}

// earlier gives the bytes of a book that an earlier version of the program made.
func earlier(t *testing.T, name string) string {
	t.Helper()
	packed, err := os.ReadFile(filepath.Join("..", "data", "book", "testdata", "versions", name+".parcelbook.gz"))
	if err != nil {
		t.Fatal(err)
	}
	zip, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(zip)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
