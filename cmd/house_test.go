package cmd_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "parcelbook"

// house says what each package may import of the project. A trailing /... takes in everything below, but for what
// a "-" takes out again.
func house() []rule {
	everyone := []string{"data", "data/...", "-data/store", "reports", "reports/...", "resources"}
	return []rule{
		{"data/say", nil},
		{"data/money", []string{"data/say"}},
		{"data/sheet", []string{"data/say"}},
		{"resources", nil},
		{"data", []string{"data/money", "data/say"}},
		{"data/settle", []string{"data", "data/money", "data/say"}},
		{"data/store", []string{"data", "data/money", "data/say"}},
		{"data/intake/value", []string{"data", "data/money", "data/say", "data/sheet"}},
		{"data/intake", []string{"data", "data/intake/value", "data/money", "data/say", "data/sheet", "resources"}},
		{"data/book", []string{"data", "data/...", "resources"}},
		{"reports", []string{"data", "data/money", "data/say"}},
		{"reports/xlsx", []string{"reports", "data", "data/money", "data/say", "resources"}},
		{"reports/pdf", []string{"reports", "data", "data/money", "data/say", "resources"}},
		{"app/table", everyone},
		{"app", append([]string{"app/..."}, everyone...)},
		{"cmd/parcelbook-cli", everyone},
		{"cmd/parcelbook", append([]string{"app", "app/..."}, everyone...)},
	}
}

type rule struct {
	name string
	may  []string
}

func (r rule) allows(imported string) bool {
	allowed := false
	for _, pattern := range r.may {
		name, taken := strings.CutPrefix(pattern, "-")
		if matches(name, imported) {
			allowed = !taken
		}
	}
	return allowed
}

func matches(pattern, name string) bool {
	if below, ok := strings.CutSuffix(pattern, "..."); ok {
		return strings.HasPrefix(name, below)
	}
	return pattern == name
}

type pkg struct {
	ImportPath string
	Dir        string
	GoFiles    []string
	Export     string
	Standard   bool
	Imports    []string
	CgoFiles   []string
}

// violations lists the imports that the house forbids, and the packages that it does not know.
func violations(pkgs []pkg) []string {
	rules := house()
	var found []string
	for _, p := range pkgs {
		name := strings.TrimPrefix(p.ImportPath, module+"/")
		at := slices.IndexFunc(rules, func(r rule) bool { return r.name == name })
		if at < 0 && len(p.Imports) > 0 {
			found = append(found, name+" is not in the house")
			continue
		}
		for _, imported := range p.Imports {
			imported, own := strings.CutPrefix(imported, module+"/")
			if own && !rules[at].allows(imported) {
				found = append(found, fmt.Sprintf("%s imports %s", name, imported))
			}
		}
	}
	return found
}

func TestImportsGoOneWay(t *testing.T) {
	pkgs := list(t, "", "./...")
	if len(pkgs) < len(house()) {
		t.Errorf("go list knows %d packages, the house %d", len(pkgs), len(house()))
	}
	for _, v := range violations(pkgs) {
		t.Error(v)
	}
}

func TestPlantedImportIsFound(t *testing.T) {
	overlay := plant(t, "data/money/planted.go", "package money\n\nimport _ \"parcelbook/resources\"\n")
	want := []string{"data/money imports resources"}
	if got := violations(list(t, overlay, "./...")); !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}

// displayNeeds lists what a program pulls in that needs a display or a C compiler.
func displayNeeds(pkgs []pkg) []string {
	var found []string
	for _, p := range pkgs {
		if strings.HasPrefix(p.ImportPath, "fyne.io/") {
			found = append(found, p.ImportPath)
		}
		if !p.Standard && len(p.CgoFiles) > 0 {
			found = append(found, p.ImportPath+" uses cgo")
		}
	}
	return found
}

func TestCommandLineNeedsNoDisplay(t *testing.T) {
	if found := displayNeeds(list(t, "", "-deps", "./cmd/parcelbook-cli")); len(found) > 0 {
		t.Errorf("the command line depends on %q", found)
	}
	overlay := plant(t, "cmd/parcelbook-cli/planted.go", "package main\n\nimport _ \"fyne.io/fyne/v2/driver/desktop\"\n")
	if found := displayNeeds(list(t, overlay, "-deps", "./cmd/parcelbook-cli")); !slices.Contains(found, "fyne.io/fyne/v2") {
		t.Errorf("planted Fyne not found, only %q", found)
	}
}

// plant makes the go command see one file more than there is.
func plant(t *testing.T, path, source string) string {
	t.Helper()
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "planted.go")
	if err := os.WriteFile(file, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {filepath.Join(root, filepath.FromSlash(path)): file}})
	if err != nil {
		t.Fatal(err)
	}
	name := file + ".json"
	if err := os.WriteFile(name, overlay, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// list is go list, with cgo on, so that what would use it shows.
func list(t *testing.T, overlay string, args ...string) []pkg {
	t.Helper()
	args = append([]string{"list", "-json=ImportPath,Dir,GoFiles,Export,Standard,Imports,CgoFiles", "-tags", "migrated_fynedo", "-overlay", overlay}, args...)
	command := exec.Command("go", args...)
	command.Dir = ".."
	command.Env = append(os.Environ(), "CGO_ENABLED=1")
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		t.Fatalf("go %s: %v", strings.Join(args, " "), err)
	}
	var pkgs []pkg
	decoder := json.NewDecoder(strings.NewReader(string(out)))
	for decoder.More() {
		var p pkg
		if err := decoder.Decode(&p); err != nil {
			t.Fatal(err)
		}
		pkgs = append(pkgs, p)
	}
	return pkgs
}
