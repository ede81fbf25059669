package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/width"

	"parcelbook/data/intake"
)

func TestFormatsAreSharedAsFiles(t *testing.T) {
	s := newSeller(t)
	s.does("init")
	if out := s.does("formats"); !strings.Contains(out, "shopify_orders") || strings.Contains(out, " own ") || out != s.does("formats", "list") {
		t.Fatalf("formats lists\n%s", out)
	} else {
		for line := range strings.Lines(out) {
			if n := wide(strings.TrimSpace(line)); n > 120 {
				t.Errorf("%d columns wide: %s", n, line)
			}
		}
	}
	path := filepath.Join(filepath.Dir(s.book), "моя форма 我的.json")
	s.does("formats", "export", "shopify_orders", "--out", path)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if shown := s.does("formats", "show", "shopify_orders"); shown != string(text) {
		t.Errorf("what is shown differs from what is exported:\n%s", cmp.Diff(shown, string(text)))
	}
	own := strings.Replace(string(text), `"shopify_orders"`, `"лавка"`, 1)
	if err := os.WriteFile(path, []byte(own), 0o600); err != nil {
		t.Fatal(err)
	}
	s.does("formats", "add", path)
	s.does("formats", "add", path)
	if out := s.does("formats"); strings.Count(out, "лавка") != 1 || !strings.Contains(out, " own ") {
		t.Errorf("formats lists\n%s", out)
	}
	again := filepath.Join(filepath.Dir(s.book), "again.json")
	s.does("formats", "export", "лавка", "--out", again)
	back, err := os.ReadFile(again)
	if err != nil {
		t.Fatal(err)
	}
	want, err := intake.ParseFormat([]byte(own))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := intake.ParseFormat(back); err != nil || cmp.Diff(want, got) != "" {
		t.Errorf("what comes back: %v\n%s", err, cmp.Diff(want, got))
	}
	s.does("formats", "remove", "лавка")
	s.isRefused([]string{"лавка", "formats list"}, "formats", "remove", "лавка")
	s.isRefused([]string{"shopify_orders"}, "formats", "remove", "shopify_orders")
	s.isRefused([]string{"лавка", "formats list"}, "formats", "show", "лавка")
	s.isRefused([]string{"gone"}, "formats", "export", "gone", "--out", again)
}

// wide is how many columns of a terminal a text takes.
func wide(text string) int {
	n := 0
	for _, r := range text {
		n++
		if kind := width.LookupRune(r).Kind(); kind == width.EastAsianWide || kind == width.EastAsianFullwidth {
			n++
		}
	}
	return n
}

func TestAFormatOfOnesOwnIsListedByItsColumns(t *testing.T) {
	s := newSeller(t)
	s.does("init")
	s.does("formats", "add", s.writeFile("own.json", `{"name": "own", "title": "own", "kind": "orders", "exact": true,
		"fields": {"order_number": ["No"], "order_date": ["When"], "order_total": ["Sum"]}}`))
	if out := s.does("formats"); !strings.Contains(out, "its columns: No, Sum, When") {
		t.Errorf("formats lists\n%s", out)
	}
}

func TestAFormatThatCannotBeUsedSaysWhatIsWrong(t *testing.T) {
	s := newSeller(t)
	s.does("init")
	for _, c := range []struct{ text, word string }{
		{"order number, total", "not a format"},
		{`{"name": "a", "kind": "orders", "needs": ["order_number"], "fields": {"order_shoes": ["Shoes"]}}`, "order_shoes"},
		{`{"name": "a", "kind": "orders", "needs": ["order_number"], "colour": "red"}`, "colour"},
		{`{"kind": "orders", "needs": ["order_number"]}`, "name"},
	} {
		s.isRefused([]string{"my format.json", c.word}, "formats", "add", s.writeFile("my format.json", c.text))
	}
	if out := s.does("formats"); strings.Contains(out, " own ") {
		t.Errorf("one was kept:\n%s", out)
	}
}
