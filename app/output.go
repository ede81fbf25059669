package app

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"parcelbook/data"
	"parcelbook/reports"
	"parcelbook/reports/pdf"
	"parcelbook/reports/xlsx"
)

// reportHeader says whose book a report is of, and of which days.
func (w *Window) reportHeader(from, to data.Date) reports.Header {
	return reports.Header{Book: bookName(w.book.Path()), AsOf: w.book.Today(), From: from, To: to}
}

// printReport makes a PDF of a report and opens it in the system's viewer, from which it is printed.
func (w *Window) printReport(report func(context.Context) (reports.Report, error)) {
	load(w, func(ctx context.Context) (string, error) {
		r, err := report(ctx)
		if err != nil {
			return "", err
		}
		folder, err := os.MkdirTemp("", "parcelbook-")
		if err != nil {
			return "", err
		}
		path := filepath.Join(folder, r.ID+".pdf")
		return path, writeFile(path, func(out io.Writer) error { return pdf.Write(out, r, translate) })
	}, func(path string) {
		if err := w.opts.View(path); err != nil {
			w.fail(fmt.Errorf("%s: %w", lang.X("print.no_viewer", "The PDF is ready, but no viewer opened it; open {{.Path}} yourself", map[string]any{"Path": path}), err))
			return
		}
		w.toast.show(lang.X("print.opened", "{{.File}} is open in the viewer: print it from there", map[string]any{"File": filepath.Base(path)}))
	})
}

// exportReport writes a report to a workbook.
func (w *Window) exportReport(name string, report func(context.Context) (reports.Report, error)) {
	w.saveReport(name+".xlsx", report)
}

// saveReport asks where to write a report; the file's extension says in which format.
func (w *Window) saveReport(name string, report func(context.Context) (reports.Report, error)) {
	w.askSave(lang.X("export.title", "Write to a file"), name, func(path string) {
		load(w, func(ctx context.Context) (struct{}, error) {
			r, err := report(ctx)
			if err != nil {
				return struct{}{}, err
			}
			return struct{}{}, writeFile(path, func(out io.Writer) error { return render(out, filepath.Ext(path), r) })
		}, func(struct{}) {
			w.toast.show(lang.X("export.done", "Written: {{.File}}", map[string]any{"File": path}))
		})
	})
}

func render(out io.Writer, extension string, r reports.Report) error {
	switch strings.ToLower(extension) {
	case ".csv":
		return reports.CSV(out, r, translate)
	case ".pdf":
		return pdf.Write(out, r, translate)
	case ".json":
		return reports.JSON(out, r, translate)
	}
	return xlsx.Write(out, r, translate)
}
