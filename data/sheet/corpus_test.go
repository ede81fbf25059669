package sheet

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// corpusCase is what a file of testdata/corpus must give: its rows, or a failure at a place.
type corpusCase struct {
	rows     string // as show writes them; "thousand" is 1,000 rows of their own number
	failure  error
	row      int
	column   string
	sentence string // what the failure must say
	atOpen   bool   // refused before any row could be asked for
}

const thousand = "thousand"

var corpus = map[string]corpusCase{
	"16digit-shared-text": {rows: "1: text 8012345678901234567|text 8012345678901234567|text 0012345678901234567"},
	"16digit-num-general": {rows: "1: number 8012345678901234?|number 577123456789012350?|number 577123456789012345?|number 8012300000000000?|number 801234567890123"},
	"float-noise":         {rows: "1: number 19.99|number 0.1|number 1.1|number 0.01|number 12|number 12.5"},
	"dates-1900": {rows: "1: date 2025-01-01|date 2025-01-01 12:30:00|date 2025-01-01|date 2025-01-01|date 2025-01-01 12:30:00|date 2025-01-01 12:30:00|date 1900-02-28|" +
		"error the date with the serial number 60 does not exist|error the date with the serial number -1 does not exist|date 2025-01-02 00:00:00"},
	"dates-1904": {rows: "1: date 2029-01-02|date 2029-01-02 12:30:00|date 2029-01-02|date 2029-01-02|date 2025-01-01 12:30:00|date 2025-01-01 12:30:00|date 1904-02-29|" +
		"date 1904-03-01|error the date with the serial number -1 does not exist|date 2029-01-03 00:00:00"},
	"currency-fmt-parens":         {rows: "1: number 1234.5|number -12"},
	"rich-phonetic-escape":        {rows: "1: text ab c|text 東京|text a\rb_x0041_"},
	"no-r-attrs":                  {rows: "1: text a|-|number 3\n2: number 1"},
	"gap-rows-trailing-empties":   {rows: "1: number 1\n4: -|number 4"},
	"dimension-wrong-a1":          {rows: "1: number 1|-|-|number 4\n5: number 5"},
	"mc-alternatecontent-in-row":  {rows: "1: number 1|number 2"},
	"merged":                      {rows: "1: number 1|number 10\n2: -|number 20"},
	"strict":                      {rows: "1: text strict|date 2025-01-01|date 2025-01-01"},
	"sheet-path-other-name":       {rows: "1: number 1"},
	"deep-nesting":                {rows: "1: number 1"},
	"cells-out-of-order":          {rows: "1: number 1|number 2|number 3"},
	"dtd-entity-bomb":             {rows: thousand},
	"formula-no-cache-cached-err": {rows: "1: error " + NoStoredValue + "|number 2|text a|error #N/A|error #DIV/0!|bool TRUE|number 0"},
	"row-r-1048576":               {rows: "1048576: number 1"},
	"html-as-xls":                 {rows: "1: text 1"},

	"dup-cell":                    {failure: ErrDamaged, row: 1, column: "A", sentence: "the cell A1 is there twice"},
	"xml-truncated-mid-sheet":     {failure: ErrDamaged, row: 504, sentence: "xl/worksheets/sheet1.xml breaks off at byte 22433"},
	"xml-garbage-mid-sheet":       {failure: ErrDamaged, row: 504, sentence: "not well-formed at byte 22433"},
	"zip-crc":                     {failure: ErrDamaged, sentence: "xl/worksheets/sheet1.xml does not match its checksum"},
	"zip-truncated-file":          {failure: ErrDamaged, sentence: "cut short", atOpen: true},
	"sst-bad-index":               {failure: ErrDamaged, row: 1, column: "B", sentence: `the shared string "99" of 1`},
	"sst-tmp-bad-index":           {failure: ErrDamaged, row: 1, column: "B", sentence: `the shared string "99" of 1`},
	"sst-malformed-xml":           {failure: ErrDamaged, sentence: "xl/sharedStrings.xml is not well-formed at byte 117"},
	"sst-tmp-truncated":           {failure: ErrDamaged, sentence: "xl/sharedStrings.xml is not well-formed at byte 121"},
	"utf-16-sheet":                {failure: ErrDamaged, sentence: "xl/worksheets/sheet1.xml is encoded in UTF-16"},
	"row-r-5":                     {failure: ErrDamaged, row: -5, sentence: "a row cannot be numbered -5"},
	"row-r-1048577":               {failure: ErrDamaged, row: 1048577, sentence: "at most 1048576 rows"},
	"300k-cells-no-r-in-a-row":    {failure: ErrDamaged, row: 1, column: "XFD", sentence: "at most 16384 columns"},
	"zip-declared-10gb-limit-1gb": {failure: ErrTooLarge, sentence: "more than 1024 MB", atOpen: true},
	"not-a-zip":                   {failure: ErrNotSpreadsheet, sentence: "not a spreadsheet", atOpen: true},
	"empty":                       {failure: ErrNotSpreadsheet, sentence: "the file is empty, not a spreadsheet", atOpen: true},
	"encrypted-ole-header":        {failure: ErrProtected, sentence: "password-protected", atOpen: true},
}

func TestCorpus(t *testing.T) {
	paths, err := filepath.Glob("testdata/corpus/*.xlsx")
	if err != nil || len(paths) != len(corpus) {
		t.Fatalf("%d files for %d cases (%v)", len(paths), len(corpus), err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".xlsx")
		t.Run(name, func(t *testing.T) {
			want, known := corpus[name]
			if !known {
				t.Fatal("a file that no case expects")
			}
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			start := time.Now()
			checkCorpus(t, path, want)
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("took %v", took)
			}
			if after, err := os.ReadFile(path); err != nil || !cmp.Equal(before, after) {
				t.Errorf("the file was changed (%v)", err)
			}
		})
	}
}

func checkCorpus(t *testing.T, path string, want corpusCase) {
	t.Helper()
	file, err := Open(path, Options{})
	if want.atOpen {
		checkFailure(t, err, path, "", want)
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	}()
	sheet := file.Sheets()[0]
	rows, err := readSheet(file, sheet)
	if want.failure != nil {
		checkFailure(t, err, path, sheet, want)
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if want.rows != thousand {
		if diff := cmp.Diff(want.rows, show(rows)); diff != "" {
			t.Error(diff)
		}
		return
	}
	if len(rows) != 1000 || rows[999].Number != 1000 || rows[999].Cells[0].Text != "1000" {
		t.Errorf("%d rows, the last %v", len(rows), rows[len(rows)-1])
	}
}

func checkFailure(t *testing.T, err error, path, sheet string, want corpusCase) {
	t.Helper()
	var failure *Failure
	if !errors.As(err, &failure) {
		t.Fatalf("error %v", err)
	}
	if !errors.Is(err, want.failure) {
		t.Errorf("%v is not %v", err, want.failure)
	}
	type place struct {
		File, Sheet, Column string
		Row                 int
	}
	got := place{failure.File, failure.Sheet, failure.Column, failure.Row}
	if diff := cmp.Diff(place{filepath.Base(path), sheet, want.column, want.row}, got); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(err.Error(), want.sentence) || failure.Do == "" {
		t.Errorf("says %q", err)
	}
}

// TestFailureSentence pins the form of the sentence users read.
func TestFailureSentence(t *testing.T) {
	file, err := Open("testdata/corpus/dup-cell.xlsx", Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = file.Rows(context.Background(), "S", func(Row) error { return nil })
	const want = `dup-cell.xlsx, sheet "S", row 1, column A: the cell A1 is there twice; open it in a spreadsheet program and save it again`
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}
