package book

import (
	"context"
	"fmt"
	"io/fs"

	"parcelbook/resources"
)

// FillSample takes the sample files into the book, as their user would.
func FillSample(ctx context.Context, b *Book) error {
	files, err := fs.ReadDir(resources.Samples(), ".")
	if err != nil {
		return fmt.Errorf("the sample files: %w", err)
	}
	for _, f := range files {
		raw, err := fs.ReadFile(resources.Samples(), f.Name())
		if err != nil {
			return fmt.Errorf("sample file %s: %w", f.Name(), err)
		}
		r, err := b.Review(ctx, Request{Name: f.Name(), Bytes: raw})
		if err != nil {
			return fmt.Errorf("sample file %s: %w", f.Name(), err)
		}
		if _, err := b.commit(ctx, r); err != nil {
			return fmt.Errorf("sample file %s: %w", f.Name(), err)
		}
	}
	return nil
}
