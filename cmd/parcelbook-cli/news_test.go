package main_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What opening a book changes in it is told once, beside what the command writes.
func TestWhatOpeningABookChangesIsTold(t *testing.T) {
	s := newSeller(t)
	if err := os.WriteFile(s.book, []byte(earlier(t, "freight_fees")), 0o600); err != nil {
		t.Fatal(err)
	}
	r := s.run("due", "--json")
	if r.code != 0 || !strings.HasPrefix(r.stderr, "parcelbook-cli: An earlier version") || strings.Count(r.stderr, "\n") != 1 {
		t.Errorf("exit %d: %s", r.code, r.stderr)
	}
	decode[[]any](t, r.out)
	if out := s.does("check"); out != "The book is sound.\n" {
		t.Errorf("check says %q", out)
	}
}

// earlier gives the bytes of a book that an earlier version of the program made.
func earlier(t *testing.T, name string) string {
	t.Helper()
	packed, err := os.ReadFile(filepath.Join("..", "..", "data", "book", "testdata", "versions", name+".parcelbook.gz"))
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
