package cmd_test

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parcelbook/data/intake"
	"parcelbook/resources"
)

// speaker is a package below the window with what its code says.
type speaker struct {
	files []*ast.File
	fset  *token.FileSet
	pkg   *types.Package
	info  *types.Info
}

// speakers are the packages below the window, and one that is planted among them where its source is given.
func speakers(t *testing.T, planted ...string) []speaker {
	t.Helper()
	pkgs := list(t, "", "-export", "-deps", "./data/...", "./reports/...")
	export := map[string]string{}
	for _, p := range pkgs {
		export[p.ImportPath] = p.Export
	}
	fset := token.NewFileSet()
	imports := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(export[path]) })
	var found []speaker
	add := func(path string, names []string, source any) {
		s := speaker{fset: fset, info: &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}}
		for _, name := range names {
			file, err := parser.ParseFile(fset, name, source, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			s.files = append(s.files, file)
		}
		pkg, err := (&types.Config{Importer: imports}).Check(path, fset, s.files, s.info)
		if err != nil {
			t.Fatal(err)
		}
		s.pkg = pkg
		found = append(found, s)
	}
	for _, p := range pkgs {
		if strings.HasPrefix(p.ImportPath, module+"/data") || strings.HasPrefix(p.ImportPath, module+"/reports") {
			names := make([]string, len(p.GoFiles))
			for i, name := range p.GoFiles {
				names[i] = filepath.Join(p.Dir, name)
			}
			add(p.ImportPath, names, nil)
		}
	}
	for _, source := range planted {
		add(module+"/data/planted", []string{"planted.go"}, source)
	}
	return found
}

// inspect calls fn with all expressions of the package; it says whether to look into one.
func (s *speaker) inspect(fn func(ast.Expr, types.TypeAndValue) bool) {
	for _, file := range s.files {
		ast.Inspect(file, func(n ast.Node) bool {
			e, ok := n.(ast.Expr)
			return !ok || fn(e, s.info.Types[e])
		})
	}
}

func (s *speaker) at(e ast.Expr) string {
	return s.fset.Position(e.Pos()).String()
}

func isText(t types.Type) bool { return t != nil && t.String() == module+"/data/say.Text" }

// patterns are all that can be said: the constants that are a say.Text, and our own words that say themselves.
func patterns(all []speaker) map[string]bool {
	found := map[string]bool{}
	for _, s := range all {
		s.inspect(func(_ ast.Expr, v types.TypeAndValue) bool {
			if v.Value == nil || !isText(v.Type) {
				return true
			}
			found[constant.StringVal(v.Value)] = true
			return false
		})
		for _, name := range s.pkg.Scope().Names() {
			word, ok := s.pkg.Scope().Lookup(name).(*types.Const)
			if ok && word.Val().Kind() == constant.String && speaks(word.Type()) && !isText(word.Type()) {
				found[strings.ReplaceAll(constant.StringVal(word.Val()), "_", " ")] = true
			}
		}
	}
	return found
}

// titles are what the built-in formats are called.
func titles(t *testing.T) map[string]bool {
	t.Helper()
	formats, err := intake.Formats()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for i := range formats {
		found[formats[i].Said().String()] = true
	}
	return found
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// speaks says whether a type has the method by which it is a part of a text.
func speaks(t types.Type) bool { return hasMethod(t, "Said") }

func hasMethod(t types.Type, name string) bool {
	m, _, _ := types.LookupFieldOrMethod(t, true, nil, name)
	_, ok := m.(*types.Func)
	return ok
}

var verb = regexp.MustCompile(`%(?:\[(\d+)\])?[.\d+#]*([a-zA-Z%])`)

// verbs are the verbs of a pattern by the arguments that they are for; texts, quoted or not, are alike.
func verbs(pattern string) map[int]string {
	found := map[int]string{}
	next := 1
	for _, v := range verb.FindAllStringSubmatch(pattern, -1) {
		if v[2] == "%" {
			continue
		}
		if v[1] != "" {
			next, _ = strconv.Atoi(v[1])
		}
		if found[next] = "text"; v[2] == "d" {
			found[next] = "number"
		}
		next++
	}
	return found
}

// What is wrong with how a package says something would be seen only by whoever reads it in another language.
func TestEverythingIsSaidSoThatItCanBeTranslated(t *testing.T) {
	for _, s := range speakers(t) {
		for _, wrong := range s.wrong() {
			t.Error(wrong)
		}
	}
}

func TestWhatIsSaidWronglyIsFound(t *testing.T) {
	all := speakers(t, `package planted

import (
	"errors"
	"fmt"

	"parcelbook/data/intake"
	"parcelbook/data/say"
)

func wrong(name string, kind intake.Kind, list []string, t say.Text) any {
	return []any{
		errors.New("not made by say"),
		fmt.Errorf("nor %s", name),
		say.Text(name),
		string(t),
		t + ", and more",
		say.Textf("%s has %d", name),
		say.Textf("%d", name),
		say.Textf("%s", 1),
		say.Textf("%s", kind),
		say.Textf("%q", list),
		say.Textf("%s", "a constant"),
		say.Textf("%s", intake.OrderNumber.String()),
	}
}

func right(name string, n int, err error) error {
	return say.Errorf("%[2]s of %[1]d: %[3]w", n, intake.OrderNumber, err)
}
`)
	if found := all[len(all)-1].wrong(); len(found) != 12 {
		t.Errorf("found %d: %s", len(found), strings.Join(found, "\n"))
	}
	if !patterns(all)["%s has %d"] || !patterns(all)[", and more"] {
		t.Error("what is planted is not among what is said")
	}
}

// wrong lists where the package says something that cannot be translated.
func (s *speaker) wrong() []string {
	var found []string
	if s.pkg.Name() == "say" {
		return nil
	}
	s.inspect(func(e ast.Expr, v types.TypeAndValue) bool {
		switch e := e.(type) {
		case *ast.BinaryExpr:
			if e.Op == token.ADD && v.Value == nil && isText(v.Type) {
				found = append(found, fmt.Sprintf("%s: texts are put together by say.Textf", s.at(e)))
			}
		case *ast.CallExpr:
			for _, fault := range s.faults(e) {
				found = append(found, fmt.Sprintf("%s: %s", s.at(e), fault))
			}
		}
		return true
	})
	return found
}

// faults are what is wrong with how a call says something.
func (s *speaker) faults(call *ast.CallExpr) []string {
	if f, ok := call.Fun.(*ast.SelectorExpr); ok {
		if x, ok := f.X.(*ast.Ident); ok && (x.Name+"."+f.Sel.Name == "errors.New" || x.Name+"."+f.Sel.Name == "fmt.Errorf") {
			return []string{"an error is made by package say"}
		}
	}
	of := s.info.Types[call.Fun]
	if of.IsType() && len(call.Args) == 1 && s.pkg.Name() != "store" {
		arg := s.info.Types[call.Args[0]]
		if arg.Value == nil && isText(of.Type) != isText(arg.Type) && types.Identical(of.Type.Underlying(), types.Typ[types.String]) {
			return []string{"a text is neither made of a string nor made one, but where it is stored"}
		}
	}
	if signature, ok := of.Type.(*types.Signature); ok && signature.Variadic() && signature.Params().Len() > 1 && !call.Ellipsis.IsValid() {
		return s.misused(call, signature)
	}
	return nil
}

// misused says which arguments of a call are not those of its pattern, where it has one.
func (s *speaker) misused(call *ast.CallExpr, signature *types.Signature) []string {
	at := signature.Params().Len() - 2
	rest := signature.Params().At(at + 1).Type().(*types.Slice).Elem()
	pattern := s.info.Types[call.Args[at]]
	if _, any := rest.Underlying().(*types.Interface); !any || !isText(signature.Params().At(at).Type()) || pattern.Value == nil {
		return nil
	}
	var found []string
	want, args := verbs(constant.StringVal(pattern.Value)), call.Args[at+1:]
	if len(want) != len(args) {
		found = append(found, fmt.Sprintf("%d arguments for %s", len(args), pattern.Value))
	}
	for i, arg := range args {
		if kind := s.kind(arg); kind != want[i+1] {
			found = append(found, fmt.Sprintf("argument %d of %s is %s instead of %s", i+1, pattern.Value, kind, want[i+1]))
		}
	}
	return found
}

// kind is how an argument is said.
func (s *speaker) kind(arg ast.Expr) string {
	t := s.info.Types[arg].Type
	if v := s.info.Types[arg].Value; v != nil && v.Kind() == constant.String && !speaks(t) {
		return "a constant that is no text"
	}
	if call, ok := arg.(*ast.CallExpr); ok {
		if f, ok := call.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "String" && speaks(s.info.Types[f.X].Type) {
			return "a word that is not said in words"
		}
	}
	if basic, ok := t.Underlying().(*types.Basic); ok && basic.Info()&types.IsInteger != 0 && !speaks(t) && !hasMethod(t, "String") {
		return "number"
	}
	_, named := t.(*types.Named)
	basic, _ := t.Underlying().(*types.Basic)
	slice, _ := t.Underlying().(*types.Slice)
	switch {
	case speaks(t), hasMethod(t, "Error"), hasMethod(t, "String"), t.String() == module+"/data.Date":
		return "text"
	case basic != nil && basic.Info()&types.IsString != 0 && !named:
		return "text"
	case slice != nil && types.Identical(slice.Elem(), types.Typ[types.Byte]):
		return "text"
	}
	return "a " + t.String() + ", which says nothing"
}

// sayings are the Chinese patterns by the English ones.
func sayings(t *testing.T, file []byte) map[string]string {
	t.Helper()
	var chinese map[string]string
	if err := json.Unmarshal(file, &chinese); err != nil {
		t.Fatal(err)
	}
	return chinese
}

func TestWhatIsSaidIsTranslated(t *testing.T) {
	said, chinese := patterns(speakers(t)), sayings(t, resources.Sayings())
	maps.Copy(said, titles(t))
	if len(said) < 300 {
		t.Fatalf("only %d patterns were found in the code", len(said))
	}
	for _, pattern := range slices.Sorted(maps.Keys(said)) {
		text := chinese[pattern]
		switch {
		case text == "" && !strings.ContainsFunc(verb.ReplaceAllString(pattern, ""), isLetter): // nothing but arguments and signs
		case strings.TrimSpace(text) == "":
			t.Errorf("resources/translations/said_zh.json has nothing for %q", pattern)
		case !maps.Equal(verbs(text), verbs(pattern)):
			t.Errorf("%q has other arguments than %q", text, pattern)
		}
	}
	for pattern := range chinese {
		if !said[pattern] {
			t.Errorf("nothing says %q: if rows may wait in quarantine with this reason, move it to said_zh_earlier.json", pattern)
		}
	}
	for pattern, text := range sayings(t, resources.EarlierSayings()) {
		if said[pattern] || text == "" || !maps.Equal(verbs(text), verbs(pattern)) {
			t.Errorf("of earlier versions, %q is said still, or has other arguments than %q", pattern, text)
		}
	}
}

func TestFieldsAreSaidInWords(t *testing.T) {
	for _, f := range intake.AllFields() {
		if said := f.Said().String(); strings.Contains(said, "_") || said == "" {
			t.Errorf("%s is said as %q", f, said)
		}
	}
}
