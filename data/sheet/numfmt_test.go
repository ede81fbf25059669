package sheet

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

func TestParseFormat(t *testing.T) {
	cases := map[shown][]string{
		showsNumber: {
			"", "General", "0", "#,##0.00", `"US$"#,##0.00`, `#,##0.00_);(#,##0.00)`, "0.00E+00", "@", "# ?/?", `0" days"`,
			`[$€-407] #,##0.00`, `_-* #,##0.00\ [$kr-41D]_-`, `[Red]General`, `General" kg"`, `R$ #,##0.00`, `[$¥-804]#,##0.00;[Red]-0`, `#,##0.00"h"`, "0%",
			"00.00", "00000-0000", "0;00", "0000 km", `[<=9999999]###\-####;\(###\)\ ###\-####`,
		},
		showsDate: {
			"m/d/yyyy", `yyyy\-mm\-dd`, `[$-409]d\-mmm\-yy;@`, "[$-F800]dddd, mmmm dd, yyyy", "mmm-yy", `yyyy"年"m"月"d"日"`, "yyyy年m月d日",
			"mm/dd", "dddd", "mmmm", "[$-411]ggge", "[Red]yyyy", "m", "aaaa",
		},
		showsDateTime: {"yyyy-mm-dd hh:mm:ss", "d/m/yy h:mm AM/PM", `yyyy"年"m"月"d"日"\ h"时"mm"分"`, "dd.mm.yyyy hh:mm:ss.000"},
		showsTime:     {"h:mm", "mm:ss", "mm:ss.0", "h:mm AM/PM", "[$-409]h:mm:ss A/P", "上午/下午h:mm"},
		showsDigits:   {"00000", "00", "0000000;@"},
		showsElapsed:  {"[h]:mm:ss", "[hh]:mm", "[mm]:ss", "[ss]", "[H]:MM"},
	}
	for want, codes := range cases {
		for _, code := range codes {
			if got := parseFormat(code); got.shows != want {
				t.Errorf("%q shows %d, want %d", code, got.shows, want)
			}
		}
	}
	for id, code := range builtinFormats {
		got := parseFormat(code).shows
		isMoment := id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50
		if (got != showsNumber) != isMoment {
			t.Errorf("built-in format %d (%s) shows %d", id, code, got)
		}
	}
}

// TestDecimalRounds compares with exact arithmetic: up to 15 digits of the whole part, the text is the
// value rounded half up to 15 significant digits; beyond, it is the value.
func TestDecimalRounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		written := rapid.StringMatching(`-?[0-9]{1,20}(\.[0-9]{0,20})?(E[+-]?[0-9]{1,2})?`).Draw(t, "number")
		got, ok := parseNumber([]byte(written), nil)
		if !ok {
			t.Fatalf("%q is refused", written)
		}
		doubtful := got.doubtful()
		if !doubtful {
			got.round()
		}
		exact, err := decimal.NewFromString(strings.Replace(written, ".E", "E", 1))
		if err != nil {
			t.Skip(err)
		}
		whole := exact.Abs().Truncate(0).String()
		if doubtful != (len(whole) > 15) {
			t.Fatalf("%q: doubtful is %v", written, doubtful)
		}
		want := exact
		if !doubtful && !exact.IsZero() {
			magnitude := len(exact.Abs().Coefficient().String()) + int(exact.Exponent()) // 0.d × 10^magnitude
			want = exact.Round(int32(15 - magnitude))
		}
		text := string(got.appendTo(nil))
		back, ok := new(big.Rat).SetString(text)
		if !ok || back.Cmp(want.Rat()) != 0 {
			t.Fatalf("%q: %s, want %s", written, text, want)
		}
		if strings.ContainsAny(text, "eE") || text == "-0" || strings.HasPrefix(text, "00") || strings.Contains(text, ".") && strings.HasSuffix(text, "0") {
			t.Fatalf("%q: %s is not plain", written, text)
		}
	})
}

func TestNumbersRefused(t *testing.T) {
	for _, written := range []string{"", " ", "-", ".", "1E", "E5", "1E+", "1 2", "0x1", "1,5", "INF", "NaN", "1E400", strings.Repeat("1", 2000)} {
		if d, ok := parseNumber([]byte(written), nil); ok {
			t.Errorf("%q is read as %s", written, d.appendTo(nil))
		}
	}
}

// TestSerialDates takes moments to the serial number that Excel gives them and back.
func TestSerialDates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		since04 := rapid.Bool().Draw(t, "1904")
		base, first, last := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC), 61, lastDay1900
		if since04 {
			base, first, last = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC), 0, lastDay1904
		}
		day := rapid.IntRange(first, last).Draw(t, "day")
		second := rapid.IntRange(0, secondsPerDay-1).Draw(t, "second")
		serial := decimal.NewFromInt(int64(day)).Add(decimal.NewFromInt(int64(second)).DivRound(decimal.NewFromInt(secondsPerDay), 10))

		number, ok := parseNumber([]byte(serial.String()), nil)
		if !ok {
			t.Fatal(serial)
		}
		number.round()
		gotDay, gotSecond, ok := number.days()
		unix, real := calendarDay(gotDay, since04)
		if !ok || !real {
			t.Fatalf("%s does not exist", serial)
		}
		got := string(appendClock(append(appendDay(nil, unix), ' '), gotSecond))
		want := base.AddDate(0, 0, day).Add(time.Duration(second) * time.Second).Format(time.DateTime)
		if got != want {
			t.Fatalf("%s: %s, want %s", serial, got, want)
		}
	})
}

func TestDaysOfTheFirstWeeks(t *testing.T) {
	for serial, want := range map[int]string{1: "1900-01-01", 31: "1900-01-31", 59: "1900-02-28", 61: "1900-03-01"} {
		unix, ok := calendarDay(serial, false)
		if got := string(appendDay(nil, unix)); !ok || got != want {
			t.Errorf("%d: %s %v, want %s", serial, got, ok, want)
		}
	}
	for _, serial := range []int{-1, 0, 60, lastDay1900 + 1} {
		if _, ok := calendarDay(serial, false); ok {
			t.Errorf("%d exists", serial)
		}
	}
}

func TestDurationsAndTimes(t *testing.T) {
	styles := strings.NewReplacer(`numFmtId="164"/>`, `numFmtId="46"/>`, `numFmtId="165"/></cell`, `numFmtId="20"/></cell`).Replace(stylesXML)
	data := zipped(t, "_rels/.rels", packageRels, "xl/workbook.xml", workbookXML, "xl/_rels/workbook.xml.rels", workbookRels, "xl/styles.xml", styles,
		"xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">`+
			`<c r="A1" s="1"><v>1.5</v></c><c r="B1" s="1"><v>45658</v></c><c r="C1" s="2"><v>0.25</v></c><c r="D1" s="2"><v>45658.25</v></c></row></sheetData></worksheet>`)
	rows, err := readBytes(data, Options{})
	const want = "1: text 36:00:00|text 1095792:00:00|text 06:00:00|date 2025-01-01 06:00:00"
	if err != nil || show(rows) != want {
		t.Errorf("%s %v", show(rows), err)
	}
}

func TestFormatIsTold(t *testing.T) {
	rows, err := readBytes(workbookOf(t, `<row r="1"><c r="A1" s="1"><v>1.5</v></c><c r="B1" s="2"><v>45658</v></c><c r="C1"><v>1</v></c></row>`), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{`"US$"#,##0.00`, `yyyy\-mm\-dd\ hh:mm:ss`, ""} {
		if got := rows[0].Cells[i].Format; got != want {
			t.Errorf("column %s: %q, want %q", ColumnName(i), got, want)
		}
	}
}

// A number that its format shows with leading zeros is the text that is seen, in every kind of workbook.
func TestLeadingZerosOfAFormat(t *testing.T) {
	const want = "1: text 01234|number 12345|number 123456|number 12.5|number -5|text 00000"
	values := []any{1234, 12345, 123456, 12.5, -5, 0}
	code := "00000"
	file := excelize.NewFile()
	style, err := file.NewStyle(&excelize.Style{CustomNumFmt: &code})
	err = errors.Join(err, file.SetSheetRow("Sheet1", "A1", &values), file.SetCellStyle("Sheet1", "A1", "F1", style))
	workbook, writing := file.WriteToBuffer()
	if err = errors.Join(err, writing); err != nil {
		t.Fatal(err)
	}
	var cells strings.Builder
	for _, v := range values {
		fmt.Fprintf(&cells, `<Cell ss:StyleID="z"><Data ss:Type="Number">%v</Data></Cell>`, v)
	}
	document := `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">` +
		`<Styles><Style ss:ID="z"><NumberFormat ss:Format="00000"/></Style></Styles><Worksheet ss:Name="S"><Table><Row>` + cells.String() + `</Row></Table></Worksheet></Workbook>`
	for _, raw := range [][]byte{workbook.Bytes(), []byte(document)} {
		rows, err := readBytes(raw, Options{})
		if err != nil || show(rows) != want {
			t.Errorf("%s, %v", show(rows), err)
		}
	}
}
