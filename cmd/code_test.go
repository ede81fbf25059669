package cmd_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// banned lists what the domain and the reports do without: floats, which lose money, and a clock of their own,
// which makes them untestable.
func banned(name, source string) ([]string, error) {
	files := token.NewFileSet()
	var content any
	if source != "" {
		content = source
	}
	file, err := parser.ParseFile(files, name, content, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var found []string
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			if n.Name == "float64" || n.Name == "float32" {
				found = append(found, files.Position(n.Pos()).String()+": "+n.Name)
			}
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && x.Name == "time" && n.Sel.Name == "Now" {
				found = append(found, files.Position(n.Pos()).String()+": time.Now")
			}
		}
		return true
	})
	return found, nil
}

func TestDomainHasNoFloatsAndNoClock(t *testing.T) {
	// Where things stand on a page is told to the PDF library in floats; no money is.
	const drawing = "../reports/pdf"
	read := 0
	for _, dir := range []string{"../data", "../reports"} {
		err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || path == drawing {
				return skip(err)
			}
			if filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return nil
			}
			read++
			found, err := banned(path, "")
			for _, f := range found {
				t.Error(f)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if read == 0 {
		t.Error("no source was read")
	}
}

func skip(err error) error {
	if err != nil {
		return err
	}
	return filepath.SkipDir
}

func TestPlantedFloatIsFound(t *testing.T) {
	got, err := banned("p.go", "package p\n\nimport \"time\"\n\nvar a float64\nvar b = time.Now\n")
	want := []string{"p.go:5:7: float64", "p.go:6:9: time.Now"}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("found %q, %v, want %q", got, err, want)
	}
}
