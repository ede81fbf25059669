// Package xlsx writes reports as workbooks: one sheet per table, with real dates and numbers, a frozen
// header, a filter and a print set-up.
package xlsx

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"parcelbook/data/say"
	"parcelbook/reports"
)

const (
	maxText      = 32767 // UTF-16 units in a cell (Excel specifications and limits)
	maxSheetName = 31
	paperA4      = 9 // ECMA-376 part 1, 18.3.1.63, paperSize
)

// Write writes the report as a workbook. tr translates the report's keys. An error names the sheet, row and
// column that do not fit into a workbook.
func Write(w io.Writer, r reports.Report, tr func(key string) string) (err error) {
	f := excelize.NewFile()
	defer func() {
		if closeErr := f.Close(); err == nil && closeErr != nil {
			err = say.Errorf("writing the workbook: %w", closeErr)
		}
	}()
	book := workbook{file: f, styles: styles{file: f, made: map[style]int{}}, tr: tr}
	names := sheetNames(r, tr)
	if err := f.SetSheetName(f.GetSheetName(0), names[0]); err != nil {
		return say.Errorf("writing the workbook: %w", err)
	}
	for i, t := range r.Tables {
		if i > 0 {
			if _, err := f.NewSheet(names[i]); err != nil {
				return say.Errorf("writing the workbook: %w", err)
			}
		}
		if err := book.sheet(names[i], r, t); err != nil {
			return say.Errorf("writing the workbook: sheet %q: %w", names[i], err)
		}
	}
	if err := f.Write(w); err != nil {
		return say.Errorf("writing the workbook: %w", err)
	}
	return nil
}

// sheetNames gives each table a name that a workbook accepts, and no two the same.
func sheetNames(r reports.Report, tr func(key string) string) []string {
	taken := map[string]bool{}
	names := make([]string, 0, len(r.Tables))
	for _, t := range r.Tables {
		title := r.Title
		if t.Title != "" {
			title = t.Title
		}
		wish := strings.Map(func(c rune) rune {
			if strings.ContainsRune(`:\/?*[]`, c) {
				return ' '
			}
			return c
		}, tr(title))
		wish = strings.Trim(wish, " '")
		name := strings.TrimRight(cut(wish, maxSheetName), " '")
		for n := 2; name == "" || taken[strings.ToLower(name)]; n++ {
			suffix := fmt.Sprintf(" %d", n)
			name = cut(wish, maxSheetName-len(suffix)) + suffix
		}
		taken[strings.ToLower(name)] = true
		names = append(names, name)
	}
	return names
}

// cut keeps at most so many UTF-16 units of s.
func cut(s string, units int) string {
	used := 0
	for i, c := range s {
		if used += utf16.RuneLen(c); used > units {
			return s[:i]
		}
	}
	return s
}

func textUnits(s string) int {
	n := 0
	for _, c := range s {
		n += utf16.RuneLen(c)
	}
	return n
}
