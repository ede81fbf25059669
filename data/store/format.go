package store

import (
	"parcelbook/data"
	"parcelbook/data/say"
)

var formats = newRecord(record[data.SavedFormat]{
	name:   "format",
	table:  "format",
	fields: func(f *data.SavedFormat) []any { return []any{&f.ID, &f.Name, &f.Text} },
}, "name text")

// Formats lists the seller's own formats by name.
func (tx *Tx) Formats() ([]data.SavedFormat, error) { return formats.all(tx, "ORDER BY t.name") }

// Format finds one of the seller's own formats by its name.
func (tx *Tx) Format(name string) (data.SavedFormat, error) {
	f, err := formats.get(tx, "WHERE t.name = ?", name)
	if err != nil {
		return f, say.Errorf("format %q: %w", name, err)
	}
	return f, nil
}

// SaveFormat adds or changes a format and gives its id.
func (tx *Tx) SaveFormat(f data.SavedFormat) (int64, error) { return formats.save(tx, &f) }

// DeleteFormat removes a format. Imports that were read by it keep its name.
func (tx *Tx) DeleteFormat(id int64) error { return formats.delete(tx, id) }
