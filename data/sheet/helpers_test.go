package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"strconv"
	"strings"
	"testing"
)

// readBytes reads the first sheet of data, cells copied.
func readBytes(data []byte, opts Options) (rows []Row, err error) {
	file, err := OpenBytes("test", data, opts)
	if err != nil {
		return nil, err
	}
	return readSheet(file, file.Sheets()[0])
}

func readSheet(file *File, sheet string) (rows []Row, err error) {
	err = file.Rows(context.Background(), sheet, func(row Row) error {
		rows = append(rows, Row{row.Number, append([]Cell(nil), row.Cells...)})
		return nil
	})
	return rows, err
}

// zipped makes a zip archive of name, content pairs.
func zipped(tb testing.TB, parts ...string) []byte {
	tb.Helper()
	var buffer bytes.Buffer
	archive := zip.NewWriter(&buffer)
	for i := 0; i < len(parts); i += 2 {
		entry, err := archive.Create(parts[i])
		if err == nil {
			_, err = entry.Write([]byte(parts[i+1]))
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		tb.Fatal(err)
	}
	return buffer.Bytes()
}

// workbookOf makes a workbook whose only sheet has these rows as XML; extra parts may follow.
func workbookOf(tb testing.TB, rows string, extra ...string) []byte {
	tb.Helper()
	const open = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><sheetData>`
	return zipped(tb, append([]string{
		"_rels/.rels", packageRels,
		"xl/workbook.xml", workbookXML,
		"xl/_rels/workbook.xml.rels", workbookRels,
		"xl/styles.xml", stylesXML,
		"xl/worksheets/sheet1.xml", open + rows + `</sheetData></worksheet>`,
	}, extra...)...)
}

// show writes rows as "1: text A|number 2|-", one to a line.
func show(rows []Row) string {
	var lines []string
	for _, row := range rows {
		var cells []string
		for _, cell := range row.Cells {
			shown := cell.Kind.String() + " " + cell.Text
			if cell.Doubtful {
				shown += "?"
			}
			if cell.Kind == Empty {
				shown = "-"
			}
			cells = append(cells, shown)
		}
		lines = append(lines, strconv.Itoa(row.Number)+": "+strings.Join(cells, "|"))
	}
	return strings.Join(lines, "\n")
}
