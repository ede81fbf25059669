package sheet

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestXLSCells(t *testing.T) {
	number := math.Float64bits
	text := func(s string) []any { return []any{uint16(units(s)), wideText(s)} }
	with := func(start []byte, rest ...any) []any { return append([]any{start}, rest...) }
	otherwise := func(kind, value byte) []byte { return []byte{kind, 0, value, 0, 0, 0, 0xFF, 0xFF} }
	formula := packed(uint32(0), uint16(3), "\x1e\x01\x00")
	cases := []struct {
		name  string
		write func(*biff)
		want  string
	}{
		{"numbers", func(b *biff) {
			b.put(recordNumber, cell(1, 0, 0), number(19.989999999999998))
			b.put(recordNumber, cell(1, 1, 0), number(8012345678901234))
			b.put(recordNumber, cell(1, 2, 0), number(-0.1))
			b.put(recordNumber, cell(1, 3, 0), number(1e300))
		}, "1: number 19.99|number 8012345678901234?|number -0.1|number 1" + strings.Repeat("0", 300) + "?"},
		{"numbers that are none", func(b *biff) {
			b.put(recordNumber, cell(1, 0, 0), number(math.Inf(-1)))
			b.put(recordRK, cell(1, 1, 0), uint32(number(math.Inf(1))>>32)|1)
		}, "1: error -Inf is no number|error +Inf is no number"},
		{"RK: whole, whole hundredths, upper bits, their hundredths, negative", func(b *biff) {
			b.put(recordRK, cell(1, 0, 0), uint32(1234<<2|2))
			b.put(recordRK, cell(1, 1, 2), uint32(1234<<2|3))
			b.put(recordRK, cell(1, 2, 0), uint32(number(1.5)>>32))
			b.put(recordRK, cell(1, 3, 0), uint32(number(1.5)>>32)|1)
			b.put(recordRK, cell(1, 4, 0), uint32(0xFFFFFFF6)|1) // -3, by a hundred
			b.put(recordRK, cell(1, 5, 0), uint32(3))
		}, "1: number 1234|number 12.34|number 1.5|number 0.015|number -0.03|number 0"},
		{"MULRK", func(b *biff) {
			b.put(recordMulRK, uint16(1), uint16(2), uint16(0), uint32(7<<2|2), uint16(1), uint32(45658<<2|2), uint16(2), uint32(5<<2|3), uint16(4))
		}, "2: -|-|number 7|date 2025-01-01 00:00:00|number 0.05"},
		{"texts in the cell, plain, wide and rich", func(b *biff) {
			b.put(recordLabel, cell(1, 0, 0), uint16(3), byte(0), "a\xe9b")
			b.put(recordLabel, with(cell(1, 1, 0), text("订单😀")...)...)
			b.put(recordRString, append(with(cell(1, 2, 0), text("rich")...), uint16(1), uint32(0))...)
			b.put(recordLabel, cell(1, 3, 0), uint16(0), byte(0))
		}, "1: text aéb|text 订单😀|text rich"},
		{"units that are no characters stay to be seen", func(b *biff) {
			b.put(recordLabel, cell(1, 0, 0), uint16(5), byte(stringWide), "a\x00\x3d\xd8b\x00\x00\x00\x00\xde")
			b.put(recordLabel, cell(1, 1, 0), uint16(1), byte(stringWide), "\x3d\xd8")
		}, "1: text a_xD83D_b_x0000__xDE00_|text _xD83D_"},
		{"booleans and errors", func(b *biff) {
			b.put(recordBoolErr, cell(1, 0, 0), byte(1), byte(0))
			b.put(recordBoolErr, cell(1, 1, 0), byte(0), byte(0))
			b.put(recordBoolErr, cell(1, 2, 0), byte(0x2A), byte(1))
		}, "1: bool TRUE|bool FALSE|error #N/A"},
		{"results of formulas", func(b *biff) {
			b.put(recordFormula, cell(1, 0, 1), number(45658.5), uint16(0), formula)
			b.put(recordFormula, cell(1, 1, 0), otherwise(1, 1), uint16(0), formula)
			b.put(recordFormula, cell(1, 2, 0), otherwise(2, 7), uint16(0), formula)
			b.put(recordFormula, cell(1, 3, 0), otherwise(3, 0), uint16(0), formula)
			b.put(recordFormula, cell(1, 4, 0), otherwise(0, 0), uint16(8), formula)
			b.put(recordShared, "the formula that cells share")
			b.put(recordString, text("a text")...)
			b.put(recordFormula, cell(1, 5, 0), otherwise(0, 0), uint16(0), formula)
			b.put(recordArray, "an array's formula")
			b.put(recordContinue, "its end")
			b.put(recordString, uint16(9), byte(0), "goes ")
			b.put(recordContinue, byte(stringWide), "o\x00n\x00 \x00\x2d\x4e")
		}, "1: date 2025-01-01 12:00:00|bool TRUE|error #DIV/0!|-|text a text|text goes on 中"},
		{"formulas that are yet to be worked out", func(b *biff) {
			b.put(recordFormula, cell(1, 0, 0), uint64(0), uint16(3), formula)
			b.put(recordFormula, cell(1, 1, 0), otherwise(3, 0), uint16(3), formula)
			b.put(recordFormula, cell(1, 2, 0), otherwise(0, 0), uint16(0), formula)
			b.put(recordFormula, cell(1, 3, 0), uint64(0), uint16(1), formula)
		}, "1: error " + NoStoredValue + "|error " + NoStoredValue + "|error " + NoStoredValue + "|number 0"},
		{"rows and cells in any order", func(b *biff) {
			b.put(recordRK, cell(3, 1, 0), uint32(1<<2|2))
			b.put(recordRK, cell(1, 1, 0), uint32(2<<2|2))
			b.put(recordRK, cell(1, 0, 0), uint32(3<<2|2))
			b.put(recordRK, cell(65536, 255, 0), uint32(4<<2|2))
			b.put(recordRK, cell(3, 0, 0), uint32(5<<2|2))
		}, "1: number 3|number 2\n3: number 5|number 1\n65536: " + strings.Repeat("-|", 255) + "number 4"},
		{"blank cells, merged ones and what is unknown are passed over", func(b *biff) {
			b.put(0x0201, cell(1, 0, 1))
			b.put(0x00BE, uint16(1), uint16(0), uint16(1), uint16(1), uint16(1))
			b.put(0x0208, uint16(8), uint32(0), uint64(0))
			b.put(0x00E5, uint16(1), uint64(0))
			b.put(0x1234, "?")
			b.put(recordRK, cell(9, 0, 0), uint32(1<<2|2))
		}, "9: number 1"},
		{"a chart in the sheet", func(b *biff) {
			b.put(recordRK, cell(1, 0, 0), uint32(1<<2|2))
			b.put(recordBOF, uint16(legacyVersion), uint16(0x20), uint64(0))
			b.put(recordNumber, cell(1, 0, 0), uint64(0))
			b.put(recordEOF)
			b.put(recordRK, cell(2, 0, 0), uint32(2<<2|2))
		}, "1: number 1\n2: number 2"},
	}
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			stream := biffOf(test.write)
			for container, data := range map[string][]byte{"bare": stream, "OLE": compound("Workbook", stream)} {
				rows, err := readBytes(data, Options{})
				if err != nil {
					t.Fatal(container, err)
				}
				if diff := cmp.Diff(test.want, show(rows)); diff != "" {
					t.Error(container, diff)
				}
			}
		})
	}
}

func TestXLSSharedStrings(t *testing.T) {
	rich := packed(uint16(4), byte(stringRich), uint16(2), "rich", uint64(0))
	phonetic := packed(uint16(2), byte(stringWide|stringPhonetic), uint32(6), "\x71\x67\xac\x4e", "kana!!")
	both := packed(uint16(1), byte(stringRich|stringPhonetic), uint16(1), uint32(3), "x", uint32(0), "abc")
	var global, records biff
	global.put(recordSST, uint32(9), uint32(4), rich, phonetic[:9])
	global.put(recordContinue, byte(stringWide), phonetic[9:14]) // a character and a part of its guide
	global.put(recordContinue, phonetic[14:], both, packed(uint16(0), byte(0)))
	for i := range 4 {
		records.put(recordLabelSST, cell(1, i, 0), uint32(i))
	}
	rows, err := readBytes(biffBook(global, biffSheet{name: "S", records: records}), Options{})
	if want := "1: text rich|text 東京|text x"; err != nil || show(rows) != want {
		t.Errorf("%s %v", show(rows), err)
	}
}

func TestXLSSheets(t *testing.T) {
	var one biff
	one.put(recordRK, cell(1, 0, 1), uint32(0<<2|2))
	var global biff
	global.put(recordDateMode, uint16(1))
	data := biffBook(global, biffSheet{name: "secret", state: 1, records: one}, biffSheet{name: "chart", content: 2}, biffSheet{name: "macros", content: 1},
		biffSheet{name: "5月", records: one}, biffSheet{name: "very secret", state: 2}, biffSheet{name: "June"})
	file, err := OpenBytes("test", data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"5月", "June", "secret", "very secret"}, file.Sheets()); diff != "" {
		t.Error(diff)
	}
	if rows, err := readSheet(file, "secret"); err != nil || show(rows) != "1: date 1904-01-01 00:00:00" {
		t.Errorf("%s %v", show(rows), err)
	}
	if rows, err := readSheet(file, "June"); err != nil || len(rows) > 0 {
		t.Errorf("%s %v", show(rows), err)
	}
}

func TestXLSRefusals(t *testing.T) {
	rk := uint32(1<<2 | 2)
	rows := func(parts ...any) func(*biff) { return func(b *biff) { b.put(parts[0].(uint16), parts[1:]...) } }
	global := func(kind uint16, parts ...any) []byte {
		var g, records biff
		g.put(kind, parts...)
		records.put(recordLabelSST, cell(7, 2, 0), uint32(3))
		return biffBook(g, biffSheet{name: "S", records: records})
	}
	old := biffOf(func(*biff) {})
	old[5] = 5
	cases := []struct {
		name     string
		data     []byte
		sentinel error
		want     string
	}{
		{"a cell twice", biffOf(func(b *biff) { b.put(recordRK, cell(4, 1, 0), rk); b.put(recordRK, cell(4, 1, 0), rk) }), ErrDamaged, `sheet "S", row 4, column B: the cell B4 is there twice`},
		{"a cell twice, out of order", biffOf(func(b *biff) {
			for _, row := range []int{4, 2, 4} {
				b.put(recordRK, cell(row, 1, 0), rk)
			}
		}), ErrDamaged, `row 4, column B: the cell B4 is there twice`},
		{"a string that is not there", global(recordSST, uint32(1), uint32(1), uint16(1), byte(0), "a"), ErrDamaged, `sheet "S", row 7, column C: the cell asks for the shared string 3 of 1`},
		{"no strings", biffOf(rows(uint16(recordLabelSST), cell(7, 2, 0), uint32(0))), ErrDamaged, "the shared string 0 of 0"},
		{"strings cut short", global(recordSST, uint32(9), uint32(9), uint16(4), byte(0), "abcd", uint16(4), byte(0), "abc"), ErrDamaged, "the workbook's texts break off at number 2 of 9"},
		{"more strings than it says", global(recordSST, uint32(1), uint32(1), uint16(1), byte(0), "a", uint16(1), byte(0), "b"), ErrDamaged, "texts do not end where they should"},
		{"strings without end", global(recordSST, uint32(1), uint32(1)<<31), ErrTooLarge, "too many texts"},
		{"half a character", global(recordSST, uint32(1), uint32(1), uint16(2), byte(stringWide), "a\x00b"), ErrDamaged, "break off at number 1"},
		{"a text cut short", biffOf(rows(uint16(recordLabel), cell(1, 0, 0), uint16(5), byte(0), "abc")), ErrDamaged, "row 1, column A: the text of the cell breaks off"},
		{"a text longer than any cell's", biffOf(func(b *biff) {
			b.put(recordLabel, cell(1, 0, 0), uint16(40_000), byte(0), strings.Repeat("x", 8000))
			for range 4 {
				b.put(recordContinue, byte(0), strings.Repeat("x", 8000))
			}
		}), ErrTooLarge, "more than 32767 characters"},
		{"an unknown style of a number", biffOf(rows(uint16(recordRK), cell(1, 0, 9), rk)), ErrDamaged, "row 1, column A: the cell has the style 9 of 3"},
		{"an incomplete cell", biffOf(rows(uint16(recordRK), uint16(1), uint16(1))), ErrDamaged, "row 1: the record of a cell is incomplete"},
		{"an incomplete number", biffOf(rows(uint16(recordNumber), cell(1, 0, 0), uint32(1))), ErrDamaged, "row 1, column A: the record of the cell is incomplete"},
		{"a run of numbers that does not add up", biffOf(rows(uint16(recordMulRK), uint16(0), uint16(0), uint16(0), rk, uint16(3))), ErrDamaged, "row 1: the record of a run of numbers is incomplete"},
		{"neither true nor false", biffOf(rows(uint16(recordBoolErr), cell(1, 0, 0), byte(2), byte(0))), ErrDamaged, "neither true nor false"},
		{"an unknown error", biffOf(rows(uint16(recordBoolErr), cell(1, 0, 0), byte(9), byte(1))), ErrDamaged, "the unknown error 9"},
		{"an unknown result", biffOf(rows(uint16(recordFormula), cell(1, 0, 0), "\x09\x00\x00\x00\x00\x00\xff\xff", uint16(0))), ErrDamaged, "gave something unknown"},
		{"a record over the end", biffOf(func(b *biff) { b.put(recordRK, cell(3, 0, 0), rk); *b = append(*b, 1, 2, 0xFF, 0) }), ErrDamaged, "row 3: the record at byte"},
		{"a record longer than any", biffOf(func(b *biff) { *b = append(*b, 1, 2, 0xFF, 0xFF) }), ErrDamaged, "reaches beyond its end"},
		{"a sheet that runs into the next", biffBook(nil, biffSheet{name: "S", records: biff("\x01\x02\x04\x00")}, biffSheet{name: "T"}), ErrDamaged, `sheet "S": the workbook breaks off`},
		{"a sheet that is not there", global(recordSheet, uint32(1<<30), uint16(0), byte(1), byte(0), "X"), ErrDamaged, `the sheet "X" is missing`},
		{"a sheet twice", biffBook(nil, biffSheet{name: "S"}, biffSheet{name: "s"}), ErrDamaged, `the sheet "s" twice`},
		{"no sheet", biffBook(nil, biffSheet{name: "chart", content: 2}), ErrDamaged, "no worksheet"},
		{"a password", global(recordFilePass, uint16(1), uint16(1)), ErrProtected, "password-protected; open it in a spreadsheet program and save it as .xlsx"},
		{"Excel 95", compound("Book", biffOf(func(*biff) {})), ErrLegacyXLS, "save it as .xlsx"},
		{"Excel 95 by its version", compound("Workbook", old), ErrLegacyXLS, "older than Excel 97"},
		{"a few lines of some shop's code", []byte("\x09\x08\x08\x00\x00\x00\x10\x00\x00\x00\x00\x00"), ErrLegacyXLS, "older than Excel 97"},
		{"a document", compound("WordDocument", nil), ErrNotSpreadsheet, "word processor"},
		{"something else", compound("Contents", nil), ErrNotSpreadsheet, "no workbook in it"},
		{"an encrypted workbook", compound("EncryptedPackage", nil), ErrProtected, "give its password"},
	}
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			file, err := OpenBytes("old.xls", test.data, Options{})
			if err == nil {
				_, err = readSheet(file, file.Sheets()[0])
			}
			if !errors.Is(err, test.sentinel) || !strings.Contains(fmt.Sprint(err), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
	if _, err := readBytes(compound("EncryptedPackage", nil), Options{Password: "x"}); !errors.Is(err, ErrDamaged) {
		t.Errorf("a broken protected workbook: %v", err)
	}
}

// TestXLSReadsBack writes random texts and numbers, the shared texts parted anywhere, and reads them.
func TestXLSReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.StringOfN(rapid.RuneFrom([]rune("aé中😀\n ")), 0, 30, -1), 1, 30).Draw(t, "texts")
		global := sharedRecords(t, texts)
		var records biff
		want := map[string]Cell{}
		for range rapid.IntRange(1, 60).Draw(t, "cells") {
			row, column := rapid.IntRange(1, 12).Draw(t, "row"), rapid.IntRange(0, 12).Draw(t, "column")
			name := ColumnName(column) + strconv.Itoa(row)
			if _, taken := want[name]; taken {
				continue
			}
			want[name] = putRandomCell(t, &records, cell(row, column, 0), texts)
		}
		stream := biffBook(global, biffSheet{name: "S", records: records})
		rows, err := readBytes(stream, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			for i, got := range row.Cells {
				name := ColumnName(i) + strconv.Itoa(row.Number)
				if got != want[name] {
					t.Fatalf("%s: %+v, want %+v", name, got, want[name])
				}
				delete(want, name)
			}
		}
		for name, left := range want {
			if left.Kind != Empty {
				t.Fatalf("%s was never read: %+v", name, left)
			}
		}
		if boxed, err := readBytes(compound("Workbook", stream), Options{}); err != nil || !cmp.Equal(rows, boxed) {
			t.Fatalf("otherwise in a compound file: %v", err)
		}
	})
}

// sharedRecords writes the SST record of texts, and goes on in CONTINUE records at random places.
func sharedRecords(t *rapid.T, texts []string) (global biff) {
	body := packed(uint32(99), uint32(len(texts)))
	kind := uint16(recordSST)
	turn := func(flags ...byte) {
		global.put(kind, body)
		kind, body = recordContinue, flags
	}
	part := func(label string) bool { return rapid.IntRange(0, 9).Draw(t, label) == 0 }
	for _, text := range texts {
		raw := wideText(text)[1:]
		wide := byte(stringWide)
		body = append(body, packed(uint16(len(raw)/2))...)
		if isLatin1(raw) && rapid.Bool().Draw(t, "plain") {
			wide = 0
		}
		body = append(body, wide)
		for i := 0; i < len(raw); i += 2 {
			if part("within") {
				if wide = 0; !isLatin1(raw[i:]) || rapid.Bool().Draw(t, "wide") {
					wide = stringWide
				}
				turn(wide)
			}
			body = append(body, raw[i])
			if wide != 0 {
				body = append(body, raw[i+1])
			}
		}
		if part("between") {
			turn()
		}
	}
	turn()
	return global
}

func isLatin1(raw []byte) bool {
	for i := 1; i < len(raw); i += 2 {
		if raw[i] != 0 {
			return false
		}
	}
	return true
}

func putRandomCell(t *rapid.T, records *biff, start []byte, texts []string) Cell {
	textCell := func(text string) Cell {
		if text == "" {
			return Cell{}
		}
		return Cell{Kind: Text, Text: text}
	}
	switch rapid.IntRange(0, 3).Draw(t, "kind") {
	case 0:
		i := rapid.IntRange(0, len(texts)-1).Draw(t, "index")
		records.put(recordLabelSST, start, uint32(i))
		return textCell(texts[i])
	case 1:
		text := rapid.SampledFrom(texts).Draw(t, "text")
		records.put(recordLabel, start, uint16(units(text)), wideText(text))
		return textCell(text)
	case 2:
		cents := rapid.Int32Range(-1<<29, 1<<29-1).Draw(t, "cents")
		records.put(recordRK, start, uint32(cents)<<2|3)
		return Cell{Kind: Number, Text: plainCents(int(cents))}
	default:
		value := rapid.Float64Range(-1e14, 1e14).Draw(t, "number")
		records.put(recordNumber, start, math.Float64bits(value))
		number, ok := parseNumber([]byte(strconv.FormatFloat(value, 'g', 15, 64)), nil)
		if !ok {
			t.Fatal(value)
		}
		return Cell{Kind: Number, Text: string(number.appendTo(nil))}
	}
}

func plainCents(cents int) string {
	if cents < 0 {
		return "-" + plain(-cents)
	}
	return plain(cents)
}
