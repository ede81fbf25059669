package sheet

import (
	"archive/zip"
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"
)

const benchRows, benchColumns = 100_000, 25

// BenchmarkXLSX reads 100,000 rows of 25 columns: shared strings (many distinct), inline strings, numbers and
// dates. In the same run it reports, over `unzip -p` of the same sheet to nowhere, how many times as long
// that took, and the highest live heap seen while reading.
func BenchmarkXLSX(b *testing.B) {
	path := filepath.Join(b.TempDir(), "bench.xlsx")
	writeBenchWorkbook(b, path)
	unzip, err := exec.LookPath("unzip")
	if err != nil {
		b.Skip("unzip is not installed, so there is nothing to compare with")
	}
	var reading, unzipping time.Duration
	var peak uint64
	for b.Loop() {
		start := time.Now()
		if err := exec.Command(unzip, "-p", path, "xl/worksheets/sheet1.xml").Run(); err != nil {
			b.Fatal(err)
		}
		unzipping += time.Since(start)

		runtime.GC()
		stop := watchHeap()
		start = time.Now()
		rows, filled := readAll(b, path)
		reading += time.Since(start)
		peak = max(peak, stop())
		if rows != benchRows || filled != benchRows*benchColumns {
			b.Fatalf("read %d rows, %d cells", rows, filled)
		}
	}
	b.ReportMetric(reading.Seconds()/unzipping.Seconds(), "x-unzip")
	b.ReportMetric(float64(peak)/(1<<20), "peak-MB")
}

// watchHeap samples the heap until the returned function is called, which gives the highest sample.
func watchHeap() (stop func() uint64) {
	quit, result := make(chan struct{}), make(chan uint64)
	go func() {
		var peak uint64
		var stats runtime.MemStats
		for {
			runtime.ReadMemStats(&stats)
			peak = max(peak, stats.HeapInuse)
			select {
			case <-quit:
				result <- peak
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	return func() uint64 { close(quit); return <-result }
}

func readAll(tb testing.TB, path string) (rows, filled int) {
	tb.Helper()
	file, err := Open(path, Options{})
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	err = file.Rows(context.Background(), file.Sheets()[0], func(row Row) error {
		rows++
		for i := range row.Cells {
			if row.Cells[i].Kind != Empty {
				filled++
			}
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return rows, filled
}

func writeBenchWorkbook(tb testing.TB, path string) {
	tb.Helper()
	file, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	archive := zip.NewWriter(file)
	shared := 0
	for _, part := range []struct {
		name  string
		write func(io.Writer)
	}{
		{"_rels/.rels", text(packageRels)},
		{"xl/workbook.xml", text(workbookXML)},
		{"xl/_rels/workbook.xml.rels", text(workbookRels)},
		{"xl/styles.xml", text(stylesXML)},
		{"xl/worksheets/sheet1.xml", func(w io.Writer) { shared = writeBenchSheet(w) }},
		{"xl/sharedStrings.xml", func(w io.Writer) { writeBenchStrings(w, shared) }},
	} {
		entry, err := archive.Create(part.name)
		if err != nil {
			tb.Fatal(err)
		}
		buffered := bufio.NewWriter(entry)
		part.write(buffered)
		if err := buffered.Flush(); err != nil {
			tb.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		tb.Fatal(err)
	}
	if err := file.Close(); err != nil {
		tb.Fatal(err)
	}
}

func text(s string) func(io.Writer) {
	return func(w io.Writer) { _, _ = io.WriteString(w, s) }
}

// writeBenchSheet gives the number of shared strings that the sheet uses: three to a row are its own.
func writeBenchSheet(w io.Writer) (shared int) {
	const common = 500
	shared = common
	_, _ = io.WriteString(w, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+
		`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	for row := 1; row <= benchRows; row++ {
		put(w, `<row r="%d" spans="1:%d">`, row, benchColumns)
		for column := range benchColumns {
			reference := ColumnName(column) + strconv.Itoa(row)
			switch column % 6 {
			case 0:
				if column < 18 {
					put(w, `<c r="%s" t="s"><v>%d</v></c>`, reference, shared)
					shared++
					continue
				}
				fallthrough
			case 1:
				put(w, `<c r="%s" t="s"><v>%d</v></c>`, reference, (row*7+column)%common)
			case 2:
				put(w, `<c r="%s" s="1"><v>%d.%02d</v></c>`, reference, row%5000, column*3)
			case 3:
				put(w, `<c r="%s" s="2"><v>%d.520833333336</v></c>`, reference, 45000+row%900)
			case 4:
				put(w, `<c r="%s" t="inlineStr"><is><t>Calle %d &amp; Co, 深圳</t></is></c>`, reference, row*column)
			default:
				put(w, `<c r="%s"><v>%d</v></c>`, reference, row%40)
			}
		}
		_, _ = io.WriteString(w, `</row>`)
	}
	_, _ = io.WriteString(w, `</sheetData></worksheet>`)
	return shared
}

// put writes to memory or to a zip in memory, which does not fail.
func put(w io.Writer, format string, args ...any) { _, _ = fmt.Fprintf(w, format, args...) }

func writeBenchStrings(w io.Writer, n int) {
	put(w, `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="%d">`, n)
	for i := range n {
		put(w, `<si><t>81%017d</t></si>`, i*7919)
	}
	_, _ = io.WriteString(w, `</sst>`)
}
