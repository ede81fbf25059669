package reports

import (
	"encoding/csv"
	"io"
	"strings"

	"parcelbook/data"
	"parcelbook/data/say"
)

const byteOrderMark = "\uFEFF" // spreadsheet programs read a CSV file as UTF-8 only with it

// CSV writes the tables of a report one below the other, an empty line between them, each under a header of
// column IDs. Amounts are plain numbers in major units, followed by their currency where it is not the one
// that the row names in a column of its own; dates are 2026-01-31. Facts, totals and columns to write in are
// left out: the file is for programs. Text that a spreadsheet would take for a formula is guarded with an
// apostrophe.
func CSV(w io.Writer, r Report, tr func(key string) string) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return say.Errorf("writing the CSV file: %w", err)
	}
	out := csv.NewWriter(w)
	for i, t := range r.Tables {
		if i > 0 {
			out.Flush()
			if _, err := io.WriteString(w, "\n"); err != nil {
				return say.Errorf("writing the CSV file: %w", err)
			}
		}
		if err := csvTable(out, t, tr); err != nil {
			return say.Errorf("writing the CSV file: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return say.Errorf("writing the CSV file: %w", err)
	}
	return nil
}

func csvTable(out *csv.Writer, t Table, tr func(key string) string) error {
	var record []string
	for _, c := range t.Columns {
		if !c.Room {
			record = append(record, c.ID)
		}
	}
	if err := out.Write(record); err != nil {
		return err
	}
	for _, row := range t.Rows {
		record = record[:0]
		named := t.currencyOf(row)
		for i, c := range t.Columns {
			if !c.Room {
				record = append(record, csvCell(row[i], c.Kind, named, tr))
			}
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	return nil
}

// csvCell writes a value of a row that names a currency, "" for none.
func csvCell(v data.Value, kind data.ColumnKind, currency string, tr func(key string) string) string {
	switch {
	case v.Empty || kind != data.MoneyColumn:
		s := data.Text(v, kind, tr)
		if kind == data.TextColumn || kind == data.WordColumn {
			return guard(s)
		}
		return s
	case v.Money.Currency == currency:
		return mark(v) + v.Money.Plain()
	}
	return mark(v) + v.Money.Plain() + " " + v.Money.Currency
}

func mark(v data.Value) string {
	if v.Estimate {
		return data.EstimateMark
	}
	return ""
}

// guard keeps a spreadsheet from running text as a formula (OWASP, "CSV Injection"), and from taking it for an error, such
// as #N/A or #REF!. Text that looks guarded already gets one more apostrophe, so that taking one off gives the text again,
// whatever it was.
func guard(s string) string {
	rest := strings.TrimLeft(s, "'")
	if rest == "" {
		return s
	}
	last := rest[len(rest)-1]
	if strings.IndexByte("=+-@\t\r", rest[0]) >= 0 || rest[0] == '#' && (rest == "#N/A" || last == '!' || last == '?') {
		return "'" + s
	}
	return s
}
