package sheet

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// peerBook is a workbook that other programs are to save as .xls, and the cells that must be read from that,
// as show writes them, by sheet.
type peerBook struct {
	since04 bool
	rows    int
	sheets  []string
	want    map[string]string
}

// peerFormulas are formulas, written out as the cells that their results are.
var peerFormulas = [][2]string{
	{`"a"&"é中😀"`, "text aé中😀"},
	{"1/3", "number 0.333333333333333"},
	{"1=1", "bool TRUE"},
	{"NA()", "error #N/A"},
	{"1/0", "error #DIV/0!"},
	{`""`, "-"},
	{"2+3", "number 5"},
	{`REPT("long ",100)`, "text " + strings.Repeat("long ", 100)},
}

// write writes the workbook as .xlsx, and what is in it to want.
func (b *peerBook) write(t *testing.T, path string) {
	t.Helper()
	file := excelize.NewFile()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	check(file.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &b.since04}))
	check(file.SetSheetName("Sheet1", "Orders 订单"))
	for _, name := range []string{"hidden", "Zahlungen"} {
		_, err := file.NewSheet(name)
		check(err)
		check(file.SetCellStr(name, "C3", "in "+name))
	}
	check(file.SetSheetVisible("hidden", false))
	b.sheets = []string{"Orders 订单", "Zahlungen", "hidden"}
	b.want = map[string]string{"hidden": "3: -|-|text in hidden", "Zahlungen": "3: -|-|text in Zahlungen"}

	var styles []int
	for _, code := range []string{"yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", `"US$"#,##0.00`, `#,##0.00\ [$€-407]`, "[h]:mm:ss"} {
		style, err := file.NewStyle(&excelize.Style{CustomNumFmt: &code})
		check(err)
		styles = append(styles, style)
	}
	var lines []string
	for n := 1; n <= b.rows; n++ {
		cells, want := b.row(n)
		check(file.SetSheetRow("Orders 订单", fmt.Sprintf("A%d", n), &cells))
		check(file.SetCellDefault("Orders 订单", fmt.Sprintf("L%d", n), fmt.Sprintf("%d000000.2999999999", n))) // the noise of 0.1 + 0.2
		if n <= len(peerFormulas) {
			formula := peerFormulas[n-1]
			check(file.SetCellFormula("Orders 订单", fmt.Sprintf("N%d", n), formula[0]))
			if formula[1] != "-" {
				want += "|" + formula[1]
			}
		}
		lines = append(lines, fmt.Sprintf("%d: %s", n, want))
	}
	for i, style := range styles {
		column := ColumnName(5 + i)
		check(file.SetCellStyle("Orders 订单", column+"1", fmt.Sprintf("%s%d", column, b.rows), style))
	}
	check(file.SetCellRichText("Orders 订单", "A1", []excelize.RichTextRun{{Text: "order "}, {Text: "number", Font: &excelize.Font{Bold: true}}, {Text: " 号"}}))
	lines[0] = strings.Replace(lines[0], "text 0000001234567890123", "text order number 号", 1)
	b.want["Orders 订单"] = strings.Join(lines, "\n")
	check(file.SaveAs(path))
}

// row gives the cells of a row, and what they are to be read as.
func (b *peerBook) row(n int) (cells []any, want string) {
	order := fmt.Sprintf("%019d", n*1_234_567_890_123)
	chinese := fmt.Sprintf("%d %s", n, strings.Repeat("灯笼，红色 ", n%40))
	latin := fmt.Sprintf("%d %s", n, strings.Repeat("paper lantern, ", n%60))
	mixed := fmt.Sprintf("Заказ %d é\nłódź", n)
	if n <= 3 { // Gnumeric miscounts such a character where its text goes on in another record
		mixed += " 😀"
	}
	day := 40_000 + n%5000
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if b.since04 {
		base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	shown := base.AddDate(0, 0, day)
	cells = []any{order, chinese, latin, mixed, nil, day, float64(day) + 0.75, float64(n) * 1.25, -float64(n) / 100, 1.5, n, nil, n%2 == 0}
	want = strings.Join([]string{
		"text " + order, "text " + chinese, "text " + latin, "text " + mixed, "-", "date " + shown.Format(time.DateOnly), "date " + shown.Format(time.DateOnly) + " 18:00:00",
		"number " + plain(n*125), "number -" + plain(n), "text 36:00:00", fmt.Sprintf("number %d", n), fmt.Sprintf("number %d000000.3", n), "bool " + strings.ToUpper(fmt.Sprint(n%2 == 0)),
	}, "|")
	return cells, want
}

// plain writes hundredths without trailing zeros.
func plain(hundredths int) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%d.%02d", hundredths/100, hundredths%100), "0"), ".")
}

// check reads what a program made of the workbook.
func (b *peerBook) check(t *testing.T, path string) {
	t.Helper()
	file, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	}()
	if diff := cmp.Diff(b.sheets, file.Sheets()); diff != "" || file.Container() != "xls" {
		t.Fatalf("%s: %s", file.Container(), diff)
	}
	for _, sheet := range b.sheets {
		rows, err := readSheet(file, sheet)
		if err != nil {
			t.Fatal(err)
		}
		got, want := strings.Split(show(rows), "\n"), strings.Split(b.want[sheet], "\n")
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || got[i] != want[i] {
				t.Fatalf("sheet %q, %d lines of %d, line %d:\ngot  %q\nwant %q", sheet, len(got), len(want), i+1, got[min(i, len(got)-1)], want[min(i, len(want)-1)])
			}
		}
		if sheet != b.sheets[0] {
			continue
		}
		if dollars, euros := rows[0].Cells[7].Format, rows[0].Cells[8].Format; !strings.Contains(dollars, "US$") || !strings.Contains(euros, "€") {
			t.Errorf("the formats are %q, %q", dollars, euros)
		}
	}
}

// peerBooks are small ones, which testdata/xls has as the programs saved them.
func peerBooks() map[string]*peerBook {
	return map[string]*peerBook{"orders": {rows: 60}, "since1904": {rows: 20, since04: true}}
}

// TestStoredXLS reads what LibreOffice 7.4 and Gnumeric 1.12.55 made of the small workbooks.
func TestStoredXLS(t *testing.T) {
	for name, book := range peerBooks() {
		book.write(t, filepath.Join(t.TempDir(), "source.xlsx"))
		for _, program := range []string{"libreoffice", "gnumeric"} {
			t.Run(name+"-"+program, func(t *testing.T) { book.check(t, filepath.Join("testdata", "xls", name+"-"+program+".xls")) })
		}
	}
}

// TestPeerXLS has both programs save workbooks, a long one among them, and reads them. With XLS_KEEP set to a
// folder it keeps the small ones there.
func TestPeerXLS(t *testing.T) {
	books := peerBooks()
	books["long"] = &peerBook{rows: 20_000}
	folder := t.TempDir()
	var sources []string
	for name, book := range books {
		source := filepath.Join(folder, name+".xlsx")
		book.write(t, source)
		sources = append(sources, source)
	}
	programs := map[string]func(*testing.T, string) []*exec.Cmd{
		"libreoffice": func(t *testing.T, to string) []*exec.Cmd {
			profile := "-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir())
			return []*exec.Cmd{exec.Command("soffice", append([]string{profile, "--headless", "--convert-to", "xls", "--outdir", to}, sources...)...)}
		},
		"gnumeric": func(_ *testing.T, to string) (all []*exec.Cmd) {
			for _, source := range sources {
				name := strings.TrimSuffix(filepath.Base(source), ".xlsx") + ".xls"
				all = append(all, exec.Command("ssconvert", "--export-type=Gnumeric_Excel:excel_biff8", source, filepath.Join(to, name)))
			}
			return all
		},
	}
	for program, commands := range programs {
		t.Run(program, func(t *testing.T) {
			to := t.TempDir()
			for _, command := range commands(t, to) {
				if command.Err != nil {
					t.Skipf("%s is not installed: what it saved earlier is read by TestStoredXLS", filepath.Base(command.Path))
				}
				if said, err := command.CombinedOutput(); err != nil {
					t.Fatalf("%v: %s", err, said)
				}
			}
			for name, book := range books {
				made := filepath.Join(to, name+".xls")
				book.check(t, made)
				if keep := os.Getenv("XLS_KEEP"); keep != "" && name != "long" {
					data, err := os.ReadFile(made)
					if err == nil {
						err = os.WriteFile(filepath.Join(keep, name+"-"+program+".xls"), data, 0o600)
					}
					if err != nil {
						t.Fatal(err)
					}
				}
			}
		})
	}
}

// TestDamagedXLS cuts stored workbooks off at every sector, and breaks each of their links between sectors: they
// are read as they were, or refused.
func TestDamagedXLS(t *testing.T) {
	const sector = 512
	paths, err := filepath.Glob("testdata/xls/*.xls")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want, err := readAllSheets(whole)
		if err != nil {
			t.Fatal(err)
		}
		refused := 0
		try := func(what string, data []byte) {
			got, err := readAllSheets(data)
			switch {
			case err != nil:
				refused++
				checkSays(t, err)
			case got != want:
				t.Errorf("%s, %s: read otherwise, and not refused", path, what)
			}
		}
		for at := sector; at < len(whole); at += sector {
			try(fmt.Sprintf("cut at %d", at), whole[:at])
		}
		if refused == 0 {
			t.Error("no cut was noticed")
		}
		table := sector * (1 + int(u32(whole[76:]))) // the first part of the allocation table
		for link := table; link < table+sector; link += 4 {
			for _, to := range []uint32{0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFF0, 0, u32(whole[link:]) + 1} {
				data := bytes.Clone(whole)
				data[link], data[link+1], data[link+2], data[link+3] = byte(to), byte(to>>8), byte(to>>16), byte(to>>24)
				try(fmt.Sprintf("link %d to %d", (link-table)/4, to), data)
			}
		}
	}
}

func readAllSheets(data []byte) (string, error) {
	file, err := OpenBytes("damaged.xls", data, Options{})
	if err != nil {
		return "", err
	}
	var all strings.Builder
	for _, sheet := range file.Sheets() {
		err := file.Rows(context.Background(), sheet, func(row Row) error {
			_, err := fmt.Fprintf(&all, "%s %d %v\n", sheet, row.Number, row.Cells)
			return err
		})
		if err != nil {
			return "", err
		}
	}
	return all.String(), nil
}
