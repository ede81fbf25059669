package sheet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// longText is a text and longWorkbook a workbook of n rows, long enough to be read in many blocks.
func longText(n int) []byte {
	return []byte("number,word\n" + strings.Repeat("1,some words to fill the row\n", n))
}

func longWorkbook(tb testing.TB, n int) []byte {
	tb.Helper()
	var rows strings.Builder
	for i := 1; i <= n; i++ {
		rows.WriteString(`<row><c><v>` + strconv.Itoa(i) + `</v></c><c t="str"><v>some words to fill the row</v></c></row>`)
	}
	return workbookOf(tb, rows.String())
}

// longLegacy is an old workbook of n rows.
func longLegacy(n int) []byte {
	return biffOf(func(b *biff) {
		for i := range n {
			b.put(recordRK, cell(i%65_536+1, i/65_536, 0), uint32(i<<2|2))
		}
	})
}

// longXMLBook is an XML workbook of n rows.
func longXMLBook(n int) []byte {
	return []byte(xmlRows(strings.Repeat(`<Row><Cell><Data ss:Type="String">some words to fill the row</Data></Cell></Row>`, n)))
}

func TestCancelStops(t *testing.T) {
	before := runtime.NumGoroutine()
	for name, data := range map[string][]byte{"csv": longText(100_000), "xlsx": longWorkbook(t, 100_000), "xls": longLegacy(60_000), "xml": longXMLBook(100_000)} {
		file, err := OpenBytes(name, data, Options{})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		seen := 0
		err = file.Rows(ctx, file.Sheets()[0], func(Row) error {
			seen++
			if seen == 10 {
				cancel()
			}
			return nil
		})
		if !errors.Is(err, context.Canceled) || seen != 10 {
			t.Errorf("%s: %d rows, %v", name, seen, err)
		}
		done, total := file.Progress()
		if done <= 0 || done > total/2 {
			t.Errorf("%s: cancelled at %d of %d bytes", name, done, total)
		}
		cancel()
	}
	for deadline := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before; {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines are left over", runtime.NumGoroutine()-before)
		}
		time.Sleep(time.Millisecond)
	}
}

// TestCancelledBeforeTheRows cancels while an old workbook's records are still being put in order.
func TestCancelledBeforeTheRows(t *testing.T) {
	file, err := OpenBytes("test", longLegacy(60_000), Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := file.Rows(ctx, "S", func(Row) error { t.Error("a row"); return nil }); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if done, total := file.Progress(); total != 0 {
		t.Errorf("%d of %d bytes", done, total)
	}
}

func TestYieldStops(t *testing.T) {
	mine := errors.New("mine")
	for name, data := range map[string][]byte{"csv": longText(10), "xlsx": longWorkbook(t, 10), "xls": longLegacy(10), "xml": longXMLBook(10), "html": []byte("<table><tr><td>a<tr><td>b</table>")} {
		file, err := OpenBytes(name, data, Options{})
		if err != nil {
			t.Fatal(err)
		}
		seen := 0
		err = file.Rows(context.Background(), file.Sheets()[0], func(Row) error { seen++; return mine })
		if err != mine || seen != 1 { //nolint:errorlint // it must come back untouched
			t.Errorf("%s: %d rows, %v", name, seen, err)
		}
		func() {
			defer func() {
				if recover() != "boom" {
					t.Errorf("%s: the caller's own panic was swallowed", name)
				}
			}()
			_ = file.Rows(context.Background(), file.Sheets()[0], func(Row) error { panic("boom") })
		}()
		if rows, err := readSheet(file, file.Sheets()[0]); err != nil || len(rows) < 2 {
			t.Errorf("%s: cannot be read again: %d rows, %v", name, len(rows), err)
		}
	}
}

func TestProgressEndsAtTotal(t *testing.T) {
	for name, data := range map[string][]byte{"csv": longText(1000), "xlsx": longWorkbook(t, 1000), "xls": longLegacy(1000), "xml": longXMLBook(1000), "html": []byte("<table><tr><td>a<tr><td>b</table>")} {
		file, err := OpenBytes(name, data, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if done, total := file.Progress(); done != 0 || total != 0 {
			t.Errorf("%s: %d of %d before anything", name, done, total)
		}
		if _, err := readSheet(file, file.Sheets()[0]); err != nil {
			t.Fatal(err)
		}
		if done, total := file.Progress(); done != total || total == 0 {
			t.Errorf("%s: %d of %d at the end", name, done, total)
		}
	}
}

func TestOpenRefusals(t *testing.T) {
	folder := t.TempDir()
	if _, err := Open(filepath.Join(folder, "none.xlsx"), Options{}); !errors.Is(err, os.ErrNotExist) || !strings.HasPrefix(err.Error(), "none.xlsx: cannot be opened") {
		t.Errorf("a file that is not there: %v", err)
	}
	if _, err := Open(folder, Options{}); err == nil || !strings.Contains(err.Error(), "cannot be opened") {
		t.Errorf("a folder: %v", err)
	}
}

func TestNameIsWithoutFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "orders.txt")
	if err := os.WriteFile(path, longText(1), 0o400); err != nil {
		t.Fatal(err)
	}
	file, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if file.Name() != "orders.txt" {
		t.Error(file.Name())
	}
	if err := file.Close(); err != nil {
		t.Error(err)
	}
}

func TestProtectedWorkbook(t *testing.T) {
	book := excelize.NewFile()
	if err := book.SetCellStr("Sheet1", "A1", "secret"); err != nil {
		t.Fatal(err)
	}
	var data bytes.Buffer
	if err := book.Write(&data, excelize.Options{Password: "pässword"}); err != nil {
		t.Fatal(err)
	}
	for password, want := range map[string]string{"": "is password-protected", "wrong": "does not open the workbook"} {
		if _, err := readBytes(data.Bytes(), Options{Password: password}); !errors.Is(err, ErrProtected) || !strings.Contains(err.Error(), want) {
			t.Errorf("password %q: %v", password, err)
		}
	}
	rows, err := readBytes(data.Bytes(), Options{Password: "pässword"})
	if err != nil || show(rows) != "1: text secret" {
		t.Errorf("%s %v", show(rows), err)
	}
	damaged := data.Bytes()[:len(data.Bytes())/2]
	if _, err := readBytes(damaged, Options{Password: "pässword"}); err == nil {
		t.Error("half of it is read")
	}
}

// TestExcelizeReadsBack writes random cells with excelize and reads the same ones.
func TestExcelizeReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book := excelize.NewFile()
		style, err := book.NewStyle(&excelize.Style{NumFmt: 22})
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]Cell{}
		for range rapid.IntRange(1, 20).Draw(t, "cells") {
			column, row := rapid.IntRange(1, 60).Draw(t, "column"), rapid.IntRange(1, 40).Draw(t, "row")
			name, err := excelize.CoordinatesToCellName(column, row)
			if err != nil {
				t.Fatal(err)
			}
			if _, taken := want[name]; taken {
				continue
			}
			want[name] = writeRandomCell(t, book, name, style)
		}
		var data bytes.Buffer
		if err := book.Write(&data); err != nil {
			t.Fatal(err)
		}
		rows, err := readBytes(data.Bytes(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			for i, cell := range row.Cells {
				name := ColumnName(i) + strconv.Itoa(row.Number)
				if cell.Kind != Empty && cell != want[name] {
					t.Fatalf("%s: %+v, want %+v", name, cell, want[name])
				}
				if cell.Kind != Empty {
					delete(want, name)
				}
			}
		}
		if len(want) > 0 {
			t.Fatalf("never read: %v", want)
		}
	})
}

func writeRandomCell(t *rapid.T, book *excelize.File, name string, dateStyle int) Cell {
	var err error
	var cell Cell
	switch rapid.IntRange(0, 4).Draw(t, "kind") {
	case 0:
		cell = Cell{Kind: Text, Text: rapid.StringMatching(`[ -~é中文😀\t\n]{1,20}|0[0-9]{18}`).Draw(t, "text")}
		err = book.SetCellStr("Sheet1", name, cell.Text)
	case 1:
		number := rapid.Int64Range(-999_999_999_999_999, 999_999_999_999_999).Draw(t, "number")
		cell = Cell{Kind: Number, Text: strconv.FormatInt(number, 10)}
		err = book.SetCellInt("Sheet1", name, number)
	case 2:
		whole, cents := rapid.IntRange(0, 999_999).Draw(t, "whole"), rapid.IntRange(1, 99).Draw(t, "cents")
		written := fmt.Sprintf("%d.%02d", whole, cents)
		cell = Cell{Kind: Number, Text: strings.TrimRight(written, "0")}
		noise := rapid.SampledFrom([]string{"", "0000000000000001", "00000000000000049"}).Draw(t, "noise")
		err = book.SetCellDefault("Sheet1", name, written+noise)
	case 3:
		cell = Cell{Kind: Bool, Text: "TRUE"}
		err = book.SetCellBool("Sheet1", name, true)
	default:
		seconds := rapid.Int64Range(-2_000_000_000, 4_000_000_000).Draw(t, "moment")
		moment := time.Unix(seconds, 0).UTC()
		cell = Cell{Kind: Date, Text: moment.Format(time.DateTime), Format: builtinFormats[22]}
		if err = book.SetCellValue("Sheet1", name, moment); err == nil {
			err = book.SetCellStyle("Sheet1", name, name, dateStyle)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return cell
}

func TestATextHasNoSheetToChoose(t *testing.T) {
	file, err := OpenBytes("a.csv", []byte("a,b\n1,2\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := readSheet(file, "May"); !errors.Is(err, ErrNoSheet) || !strings.Contains(err.Error(), "leave the sheet out") {
		t.Errorf("it says %v", err)
	}
}
