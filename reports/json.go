package reports

import (
	"encoding/json"
	"io"
	"strings"

	"parcelbook/data"
	"parcelbook/data/say"
)

type jsonReport struct {
	Report string         `json:"report"`
	Title  string         `json:"title"`
	Facts  map[string]any `json:"facts"`
	Tables []jsonTable    `json:"tables"`
	Notes  []string       `json:"notes,omitempty"`
}

type jsonTable struct {
	Table   string           `json:"table"`
	Title   string           `json:"title,omitempty"`
	Columns []jsonColumn     `json:"columns"`
	Rows    []map[string]any `json:"rows"`
	Totals  []map[string]any `json:"totals"`
}

type jsonColumn struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

type jsonMoney struct {
	Amount   string `json:"amount"`
	Currency string `json:"currency"`
}

// JSON writes a report with stable names: rows are objects by column ID, amounts {"amount": "12.34",
// "currency": "USD"}, dates "2026-01-31", words untranslated ("delivered"), empty cells null. A value that is
// an estimate has a companion "<id>_estimate": true. Titles, labels and notes are translated by tr.
func JSON(w io.Writer, r Report, tr func(key string) string) error {
	out := jsonReport{Report: r.ID, Title: tr(r.Title), Facts: map[string]any{}, Tables: []jsonTable{}}
	for _, f := range r.Facts {
		out.Facts[f.ID] = jsonValue(f.Value, f.Kind)
	}
	for _, t := range r.Tables {
		out.Tables = append(out.Tables, asJSON(t, tr))
	}
	for _, n := range r.Notes {
		out.Notes = append(out.Notes, tr(n))
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(out); err != nil {
		return say.Errorf("writing the JSON file: %w", err)
	}
	return nil
}

// JSONRows gives a table's rows alone, as JSON writes them.
func JSONRows(t Table) []map[string]any { return jsonRows(t.Columns, t.Rows) }

func asJSON(t Table, tr func(key string) string) jsonTable {
	out := jsonTable{Table: t.ID, Columns: []jsonColumn{}, Rows: jsonRows(t.Columns, t.Rows), Totals: jsonRows(t.Columns, t.Totals)}
	if t.Title != "" {
		out.Title = tr(t.Title)
	}
	for _, c := range t.Columns {
		if !c.Room {
			out.Columns = append(out.Columns, jsonColumn{ID: c.ID, Label: tr(c.Label)})
		}
	}
	return out
}

func jsonRows(columns []Column, rows [][]data.Value) []map[string]any {
	out := make([]map[string]any, 0, len(rows))
	for _, row := range rows {
		object := map[string]any{}
		for i, c := range columns {
			if c.Room {
				continue
			}
			object[c.ID] = jsonValue(row[i], c.Kind)
			if row[i].Estimate && !row[i].Empty {
				object[c.ID+"_estimate"] = true
			}
		}
		out = append(out, object)
	}
	return out
}

func jsonValue(v data.Value, kind data.ColumnKind) any {
	if v.Empty {
		return nil
	}
	switch kind {
	case data.MoneyColumn:
		return jsonMoney{Amount: v.Money.Plain(), Currency: v.Money.Currency}
	case data.NumberColumn:
		return v.Number
	case data.TenthsColumn:
		return json.Number(data.Tenths(v.Number))
	case data.DateColumn:
		return string(v.Date)
	case data.WordColumn:
		_, word, _ := strings.Cut(v.Text, ".")
		return word
	}
	return v.Text
}
