package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"parcelbook/reports"
	"parcelbook/reports/pdf"
	"parcelbook/reports/xlsx"
)

// printJSON writes a value for programs.
func (s *session) printJSON(value any) error { return writeJSON(s.out, value) }

func writeJSON(w io.Writer, value any) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(value)
}

// printRows writes a list's records for programs: an array of objects.
func (s *session) printRows(list reports.Report) error {
	return s.printJSON(reports.JSONRows(list.Tables[0]))
}

// writer writes a report in one format.
type writer func(w io.Writer, r reports.Report, tr func(key string) string) error

// writerFor chooses the format by the ending of the file's name.
func writerFor(path string) (writer, error) {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".xlsx":
		return xlsx.Write, nil
	case ".pdf":
		return pdf.Write, nil
	case ".csv":
		return reports.CSV, nil
	case ".json":
		return reports.JSON, nil
	}
	return nil, fmt.Errorf("%s: what to write is told by the name; let it end in .xlsx, .pdf, .csv or .json", path)
}

// save writes a report to a file.
func (s *session) save(path string, r reports.Report) error {
	write, err := writerFor(path)
	if err != nil {
		return err
	}
	return s.saveFile(path, func(w io.Writer) error { return write(w, r, s.words) })
}

// saveFile writes a file: to a temporary one first, so that a failure leaves what was there before.
func (s *session) saveFile(path string, write func(io.Writer) error) error {
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part")
	if err != nil {
		return fmt.Errorf("%s cannot be written; choose a folder that may be written to: %w", path, err)
	}
	err = errors.Join(write(file), file.Sync(), file.Close(), s.ctx.Err())
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("%s was not written: %w", path, err), os.Remove(file.Name()))
	}
	return s.printf("%s is written.\n", path)
}
