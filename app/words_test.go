package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/data/intake"
	"parcelbook/data/say"
	"parcelbook/reports"
	"parcelbook/resources"
)

// translations reads the texts of a language.
func translations(t *testing.T, language string) map[string]string {
	t.Helper()
	texts := make(map[string]string)
	if err := json.Unmarshal(resources.Translation(language), &texts); err != nil {
		t.Fatal(err)
	}
	return texts
}

// asked are the keys and English texts that the code of the window names in lang.X.
func asked(t *testing.T) map[string]string {
	t.Helper()
	texts := make(map[string]string)
	for _, folder := range []string{".", "table", "../cmd/parcelbook"} {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(parsed, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok || len(call.Args) < 2 {
					return true
				}
				if f, ok := call.Fun.(*ast.SelectorExpr); !ok || f.Sel.Name != "X" {
					return true
				}
				if key, english := literal(call.Args[0]), literal(call.Args[1]); key != "" {
					if known, twice := texts[key]; twice && known != english {
						t.Errorf("%s is both %q and %q", key, known, english)
					}
					texts[key] = english
				}
				return true
			})
		}
	}
	return texts
}

// literal is the text of a string in the code, also one put together with +.
func literal(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		if err != nil {
			return ""
		}
		return text
	case *ast.BinaryExpr:
		return literal(e.X) + literal(e.Y)
	}
	return ""
}

// literals are all strings in the code of the project's packages, prefixes of keys among them.
func literals(t *testing.T) map[string]bool {
	t.Helper()
	found := make(map[string]bool)
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				found[literal(lit)] = true
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestEveryTextTheCodeAsksForIsTranslated(t *testing.T) {
	english, chinese := translations(t, "en"), translations(t, "zh")
	wanted := asked(t)
	if len(wanted) < 300 {
		t.Fatalf("only %d texts were found in the code", len(wanted))
	}
	for key, text := range wanted {
		if english[key] == "" || chinese[key] == "" {
			t.Errorf("%s: English %q, Chinese %q; the code has %q", key, english[key], chinese[key], text)
		}
	}
}

func TestLanguagesHaveTheSameKeysAndFields(t *testing.T) {
	english, chinese := translations(t, "en"), translations(t, "zh")
	field := regexp.MustCompile(`{{\.\w+}}`)
	fields := func(s string) []string {
		found := field.FindAllString(s, -1)
		slices.Sort(found)
		return found
	}
	for key, text := range english {
		other, ok := chinese[key]
		if !ok || strings.TrimSpace(text) == "" || strings.TrimSpace(other) == "" {
			t.Errorf("%s: English %q, Chinese %q", key, text, other)
		}
		if !slices.Equal(fields(text), fields(other)) {
			t.Errorf("%s: the fields of %q and %q differ", key, text, other)
		}
	}
	for key := range chinese {
		if _, ok := english[key]; !ok {
			t.Errorf("%s is only in Chinese", key)
		}
	}
}

// A count may be one, so no word that means several follows it.
func TestCountsReadWellForOne(t *testing.T) {
	several := regexp.MustCompile(`{{\.(Count|Rows|Taken|Left|Orders|Records|Lines|Days)}}( [a-z]+)*? [a-z]+s\b`)
	for key, text := range translations(t, "en") {
		if several.MatchString(text) {
			t.Errorf("%s: %q", key, text)
		}
	}
}

// A key is used where the code has it whole, or has its prefix and its word, or has its word as a column.
func TestNoTranslationIsLeftOver(t *testing.T) {
	found := literals(t)
	used := func(key string) bool {
		prefix, word, _ := strings.Cut(key, ".")
		last := key[strings.LastIndex(key, ".")+1:]
		switch prefix {
		case "weekday": // named by the standard library
			return found[prefix+"."]
		case "column", "report":
			return found[key] || found[word] || found[last]
		}
		return found[key] || (found[prefix] || found[prefix+"."]) && (found[word] || found[last])
	}
	for key := range translations(t, "en") {
		if !used(key) {
			t.Errorf("nothing asks for %s", key)
		}
	}
}

func TestWordsOfTheDomainAreTranslated(t *testing.T) {
	var keys []string
	columns := func(labels ...string) { keys = append(keys, labels...) }
	for _, c := range data.OrderColumns() {
		columns(c.Label)
	}
	for _, c := range data.DueColumns() {
		columns(c.Label)
	}
	for _, c := range data.TransferColumns() {
		columns(c.Label)
	}
	for _, c := range data.CustomerColumns("USD") {
		columns(c.Label)
	}
	for _, c := range data.CarrierColumns() {
		columns(c.Label)
	}
	for _, k := range data.DifferenceKinds() {
		keys = append(keys, "difference."+string(k))
	}
	for _, k := range data.DocumentKinds() {
		keys = append(keys, "document."+string(k))
	}
	for _, g := range reports.Groupings() {
		keys = append(keys, "grouping."+string(g))
	}
	for _, e := range handEvents() {
		keys = append(keys, "event."+string(e))
	}
	for _, f := range fieldNames() {
		keys = append(keys, "field."+f)
	}
	english, chinese := translations(t, "en"), translations(t, "zh")
	for _, key := range keys {
		if english[key] == "" || chinese[key] == "" {
			t.Errorf("%s: English %q, Chinese %q", key, english[key], chinese[key])
		}
	}
}

// fieldNames are all the fields that a column of a file can be.
func fieldNames() []string {
	var names []string
	for _, f := range intake.AllFields() {
		names = append(names, f.String())
	}
	return names
}

func TestWhatIsSaidBelowTheWindowIsSaidInItsLanguage(t *testing.T) {
	s := newDemo(t)
	reason := say.Textf("called %s, but %s", intake.OrderNumber, say.Textf("%q is an amount", "5.00"))
	failure := fmt.Errorf("orders.csv: %w", errors.Join(say.Errorf("order %s: %w", "8100", book.ErrNotFound), fs.ErrNotExist))
	for _, c := range []struct{ language, reason, earlier, error string }{
		{"zh", "表头说是订单号，但“5.00”是金额", "同一订单的第 3 行是 5.00 USD", "orders.csv: 订单 8100：不存在\n没有这个文件或文件夹"},
		{"en", `called order number, but "5.00" is an amount`, "row 3 of the same order says 5.00 USD", "orders.csv: order 8100: not found\nno such file or directory"},
	} {
		s.speak(c.language)
		if got := said(reason); got != c.reason {
			t.Errorf("the reason is %q, want %q", got, c.reason)
		}
		// What an earlier version said, and a book keeps, is understood still.
		if got := said(say.Textf("row %d of the same order says %s", 3, "5.00 USD")); got != c.earlier {
			t.Errorf("the earlier reason is %q, want %q", got, c.earlier)
		}
		if got := said(say.Of(failure)); got != c.error {
			t.Errorf("the error is %q, want %q", got, c.error)
		}
	}
}

func TestLanguageIsChangedWhileTheBookIsOpen(t *testing.T) {
	s := newDemo(t)
	s.setLanguage("zh")
	t.Cleanup(func() { s.speak("en") })
	if got := s.tabs.Items[0].Text; got != "今日" {
		t.Errorf("the first tab is called %q", got)
	}
	if s.app.Preferences().String(prefLanguage) != "zh" {
		t.Error("the language is not remembered")
	}
	for _, p := range s.pages {
		s.goTo(p)
	}
	s.noDialog()
	s.setLanguage("en")
	if got := s.tabs.Items[0].Text; got != "Today" {
		t.Errorf("back in English the first tab is called %q", got)
	}
}
