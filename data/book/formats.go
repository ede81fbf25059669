package book

import (
	"context"
	"encoding/json"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// Formats lists the seller's own formats by name. The built-in ones are intake.Formats.
func (b *Book) Formats(ctx context.Context) ([]intake.Format, error) { return read(ctx, b, ownFormats) }

func ownFormats(tx *store.Tx) ([]intake.Format, error) {
	saved, err := tx.Formats()
	if err != nil {
		return nil, err
	}
	formats := make([]intake.Format, len(saved))
	for i, s := range saved {
		if formats[i], err = intake.ParseFormat([]byte(s.Text)); err != nil {
			return nil, say.Errorf("the format %q saved in the book cannot be used: save it anew or delete it: %w", s.Name, err)
		}
	}
	return formats, nil
}

// SaveFormat keeps a format of the seller's own, by which files are recognised from then on. One of the same name is
// replaced; one with the name of a built-in format stands in for it.
func (b *Book) SaveFormat(ctx context.Context, f intake.Format) error {
	f.Name = strings.TrimSpace(f.Name)
	if err := f.Validate(); err != nil {
		return say.Errorf("the format cannot be saved: %w", err)
	}
	text, err := json.Marshal(f)
	if err != nil {
		return say.Errorf("the format %s cannot be saved: %w", f.Name, err)
	}
	return b.change(ctx, func(o *op) error {
		was, err := o.Format(f.Name)
		if err != nil && !isNotFound(err) {
			return err
		}
		want := data.SavedFormat{ID: was.ID, Name: f.Name, Text: string(text)}
		if want == was {
			return nil
		}
		return keep(o, "format", &want.ID, &want, func(int64) (data.SavedFormat, error) { return was, nil }, o.SaveFormat)
	})
}

// DeleteFormat forgets a format of the seller's own. What was taken in by it stays.
func (b *Book) DeleteFormat(ctx context.Context, name string) error {
	return b.change(ctx, func(o *op) error {
		f, err := o.Format(name)
		if err != nil {
			return err
		}
		if err := o.record("delete", "format", f.ID, f, nil); err != nil {
			return err
		}
		return o.DeleteFormat(f.ID)
	})
}
