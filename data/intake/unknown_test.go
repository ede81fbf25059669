package intake

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parcelbook/data/sheet"
)

// floor is the share of columns that have a meaning and must be understood with no help, in hundredths.
const floor = 95

// Files of layouts that no format knows: no column may be taken for what it is not, hardly any may be left, and the
// kind of file is right or asked for.
//
// In NAME.golden stands the kind of file, "ask" where it cannot be known for sure, and for each column what it is:
// "a?b" is either, "-" nothing, and so is nothing after the last "?".
func TestUnknownLayouts(t *testing.T) {
	files, err := filepath.Glob("testdata/unknown/*.csv")
	check(t, err)
	if len(files) < 60 {
		t.Fatalf("%d files", len(files))
	}
	needed, right := 0, 0
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".csv"), func(t *testing.T) {
			n, r := compareUnknown(t, file)
			needed, right = needed+n, right+r
		})
	}
	t.Logf("%d files: %d of %d columns understood", len(files), right, needed)
	if right*100 < needed*floor {
		t.Errorf("%d of %d columns understood", right, needed)
	}
}

// compareUnknown counts the columns that have a meaning, and those of them that are understood.
func compareUnknown(t *testing.T, file string) (needed, right int) {
	t.Helper()
	raw, err := os.ReadFile(file)
	check(t, err)
	golden, err := os.ReadFile(strings.TrimSuffix(file, ".csv") + ".golden")
	check(t, err)
	f, err := sheet.OpenBytes(filepath.Base(file), raw, sheet.Options{Score: Score})
	check(t, err)
	lib, err := builtin()
	check(t, err)
	var general []*plan
	for _, p := range lib.plans {
		if p.standing < known {
			general = append(general, p)
		}
	}
	p := &Proposal{}
	table, err := readTable(t.Context(), f, f.Sheets()[0], 0, nil)
	check(t, err)
	check(t, p.propose(newScout(f, table, Request{}, general)))
	lines := strings.Split(strings.TrimRight(string(golden), "\n"), "\n")
	kind := string(p.Kind)
	if p.Kind == Statements {
		kind = string(p.Statement)
	}
	kinds := strings.Split(lines[0], "?")
	if p.Sure && !slices.Contains(kinds, kind) || !p.Sure && !slices.Contains(kinds, "ask") {
		t.Errorf("%s (sure: %v, lacking %q) instead of %s", kind, p.Sure, p.Lacking, lines[0])
	}
	if len(p.Columns) < len(lines)-1 {
		t.Fatalf("%d columns, %d expected", len(p.Columns), len(lines)-1)
	}
	if !p.Sure {
		return 0, 0
	}
	for i, line := range lines[1:] {
		want, header, _ := strings.Cut(line, "\t")
		options := strings.Split(strings.ReplaceAll(want, "-", ""), "?")
		got := strings.Join(p.Columns[i].Fields, "+")
		if !slices.Contains(options, "") {
			needed++
			if slices.Contains(options, got) {
				right++
			}
		}
		if !slices.Contains(options, got) {
			if got == "" {
				t.Logf("%s %q: not taken for %s: %d, %s", sheet.ColumnName(i), header, want, p.Columns[i].Confidence, p.Columns[i].Reason)
			} else {
				t.Errorf("%s %q: %s instead of %s: %d, %s", sheet.ColumnName(i), header, got, want, p.Columns[i].Confidence, p.Columns[i].Reason)
			}
		}
	}
	return needed, right
}
