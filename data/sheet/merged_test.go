package sheet

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// Every container that has cells over several rows tells of them, and of no others.
func TestMerged(t *testing.T) {
	book := excelize.NewFile()
	for _, cell := range []string{"A1", "B2", "C2", "C3", "C4"} {
		check(t, book.SetCellStr("Sheet1", cell, "x"))
	}
	for _, to := range [][2]string{{"A1", "C1"}, {"B2", "B4"}} {
		check(t, book.MergeCell("Sheet1", to[0], to[1]))
	}
	xlsx, err := book.WriteToBuffer()
	check(t, err)

	xls := biffOf(func(b *biff) {
		b.put(recordLabel, cell(2, 1, 0), uint16(1), byte(0), "x")
		b.put(recordMerged, uint16(2), uint16(0), uint16(0), uint16(0), uint16(2), uint16(1), uint16(3), uint16(1), uint16(1))
	})
	row := func(cells string) string { return "<Row>" + cells + "</Row>" }
	const one = `<Cell><Data ss:Type="String">x</Data></Cell>`
	files := map[string]string{
		"xlsx": xlsx.String(),
		"xls":  string(xls),
		"xml": xmlRows(row(`<Cell ss:MergeAcross="2"><Data ss:Type="String">x</Data></Cell>`) +
			row(`<Cell ss:Index="2" ss:MergeDown="2"><Data ss:Type="String">x</Data></Cell>`+one) + row(`<Cell ss:Index="3"/>`) + row("")),
		"html": "<table><tr><td colspan=3>x</td></tr><tr><td></td><td rowspan=3>x</td><td>x</td></tr><tr><td></td><td>x</td></tr><tr></tr></table>",
	}
	for kind, content := range files {
		file, err := OpenBytes("book", []byte(content), Options{})
		check(t, err)
		if file.Container() != kind {
			t.Errorf("%s is read as %s", kind, file.Container())
		}
		merged, err := file.ReadRows(t.Context(), file.Sheets()[0], func(Row) error { return nil })
		check(t, err)
		if diff := cmp.Diff([]Merged{{Column: 1, First: 2, Last: 4}}, merged); diff != "" {
			t.Errorf("%s: %s", kind, diff)
		}
	}
}

// What a file says of places that a sheet does not have is no reason to refuse its cells.
func TestMergedNowhere(t *testing.T) {
	rows := `<row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell/><mergeCell ref="A1"/><mergeCell ref="B7:B2"/><mergeCell ref="C0:C2"/>` +
		`<mergeCell ref="#REF!"/><mergeCell ref="D1:D9999999"/></mergeCells><sheetData xmlns="other">`
	file, err := OpenBytes("book.xlsx", workbookOf(t, rows), Options{})
	check(t, err)
	merged, err := file.ReadRows(t.Context(), file.Sheets()[0], func(Row) error { return nil })
	check(t, err)
	if diff := cmp.Diff([]Merged{{Column: 3, First: 1, Last: maxRows}}, merged); diff != "" {
		t.Error(diff)
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
