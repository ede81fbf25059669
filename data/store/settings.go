package store

import (
	"strconv"

	"parcelbook/data"
	"parcelbook/data/say"
)

// Settings reads what the book was set up with.
func (tx *Tx) Settings() (data.Settings, error) {
	var s data.Settings
	err := tx.each(func(row scanner) error {
		var name, value string
		if err := row.Scan(&name, &value); err != nil {
			return err
		}
		switch name {
		case "currency":
			s.Currency = value
		case "start_date":
			s.StartDate = data.Date(value)
		case "time_zone":
			s.TimeZone = value
		case "sample":
			s.Sample = value == "true"
		}
		return nil
	}, "SELECT name, value FROM setting")
	return s, err
}

// SetSettings changes what the book was set up with.
func (tx *Tx) SetSettings(s data.Settings) error {
	if err := s.Validate(); err != nil {
		return say.Errorf("settings: %w", err)
	}
	for _, v := range [][2]string{
		{"currency", s.Currency}, {"start_date", string(s.StartDate)}, {"time_zone", s.TimeZone}, {"sample", strconv.FormatBool(s.Sample)},
	} {
		if _, err := tx.exec("INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", v[0], v[1]); err != nil {
			return say.Errorf("settings: %w", err)
		}
	}
	return nil
}
